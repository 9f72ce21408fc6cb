"""The laws that hold between a document and its source text: origin and ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.model import Document, Span
from zhibiao.normalize import normalize

_DIGITS = re.compile(r"[0-9]+")
_IN_CELL = re.compile(r"\S(?:[^\t]*\S)?")
"""What lies between tabs, which part the cells of a table: no number goes on over one."""
_SHOWN = 30


def origin_problems(document: Document, text: str) -> Iterator[str]:
    """Yield where a record does not stand in the text where it says: law 1."""
    if document.source.characters != len(text):
        yield f" source.characters: {document.source.characters}, but the source text has {len(text)}"
    for place, span in _spans(document):
        there = text[span.start : span.end]
        if there != span.quote:
            yield f" {place}.source: {span.quote!r} is not the source text at {span.start}-{span.end} ({_brief(there)})"
        elif span.line != (line := text.count("\n", 0, span.start) + 1):
            yield f" {place}.source.line: {span.line}, but the quote starts on line {line}"


def overlap_problems(document: Document) -> Iterator[str]:
    """Yield where a number counts twice: law 2."""
    spans = sorted(_numbers(document), key=lambda found: (found[1].start, found[1].end))
    for (one, first), (other, second) in pairwise(spans):
        if second.start < first.end:
            yield f" {other}.source: {second.quote!r} at {second.start} counts twice, see {one}"


def ledger_problems(document: Document, text: str) -> Iterator[str]:
    """Yield the numbers of the text that are neither an observation nor unbound: law 2."""
    normal = normalize(text)
    starts = [span for _, span in sorted(_numbers(document), key=lambda found: found[1].start)]
    spans = iter(starts)
    span = next(spans, None)
    written = (normal.origin(*match.span()) for match in _DIGITS.finditer(normal.chars))
    for low, high in sorted(cell.span() for at in written for cell in _IN_CELL.finditer(text, *at)):
        while span is not None and span.end <= low:
            span = next(spans, None)
        if span is None or not (span.start <= low and high <= span.end):
            line = text.count("\n", 0, low) + 1
            yield f" {_brief(text[low:high])} on line {line} at {low} is neither an observation nor unbound"


def _spans(document: Document) -> Iterator[tuple[str, Span]]:
    yield from _numbers(document)
    yield from ((f"milestones.{index}", one.source) for index, one in enumerate(document.milestones))


def _numbers(document: Document) -> Iterator[tuple[str, Span]]:
    yield from ((f"observations.{index}", one.source) for index, one in enumerate(document.observations))
    yield from ((f"unbound.{index}", one.source) for index, one in enumerate(document.unbound))


def _brief(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
