"""Segment: the lines of the normalized text as blocks, each cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from zhibiao.normalize import shipped_normalizer
from zhibiao.normalize.headings import Headings
from zhibiao.stages import Block, Sentence, Text

_LONGEST = 400
# Where a heading has run into its text, a rate stands right before a year: 增长5%2020年,….
_STOPS = re.compile(
    '[\u3002;!?\u2026(\u201c"%](?:'  # One class first, by which a search skips to the next mark.
    '(?<=[\u3002;!?\u2026])[\u3002;!?\u2026]*[\u201d\u2019)\u300b\u3011]*|(?<=[(\u201c"])|(?<=%)(?=(?:19|20)[0-9]{2}\u5e74))'
)
_PAIRS = {"(": ")", "\u201c": "\u201d", '"': '"'}
# A semicolon in brackets or quotes shorter than this is part of what they hold.
_SHORT = 60
_COMMA = re.compile(r"[,\u3001](?!\d)")
_NUMBER = frozenset("0123456789.,")


def segment(text: Text, headings: Headings | None = None) -> tuple[Block, ...]:
    """Return the blocks of ``text`` in order: every line that is not empty, with its sentences.

    A sentence ends behind its stop or semicolon and the quotes and brackets that close there, also behind a
    dateline; one that is
    longer than 400 characters is cut at a comma. The sentences of a block leave out only blanks between them.
    ``headings``: the words that open one, else those of the shipped rules.
    """
    headings = headings or shipped_normalizer().words.headings
    blocks: list[Block] = []
    start = 0
    for line in text.chars.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            kind: Literal["heading", "paragraph"] = "heading" if headings.is_heading(line) else "paragraph"
            blocks.append(Block(kind, start, end, tuple(_sentences(line, start, headings.dateline_end(line)))))
        start = end + 1
    return tuple(blocks)


def _sentences(line: str, offset: int, dateline: int) -> Iterator[Sentence]:
    """Yield the sentences of ``line``; its ``dateline``, up to which it tells where a text is from, is one."""
    start = 0
    for stop in (dateline, *(stop for stop in _stops(line) if stop > dateline)):
        for end in _limited(line, start, stop) if stop - start > _LONGEST else (stop,):
            piece = line[start:end]
            bare = piece.strip()
            if bare:
                lead = piece.index(bare[0])
                yield Sentence(offset + start + lead, offset + start + lead + len(bare))
            start = end


def _stops(line: str) -> Iterator[int]:
    """Yield where the sentences of ``line`` end; the last is its end."""
    closed_at = 0
    in_quotes = False
    for match in _STOPS.finditer(line):
        mark, end = match.group(), match.end()
        if mark in _PAIRS:
            in_quotes ^= mark == '"'
            if mark != '"' or in_quotes:
                closed_at = max(closed_at, line.find(_PAIRS[mark], end, end + _SHORT) + 1)
            continue
        if in_quotes and line.startswith('"', end):
            end += 1  # A straight quote that closes; the pattern reads it once more, as the next match.
        if (not mark.startswith(";") or end > closed_at) and end < len(line):
            yield end
    yield len(line)


def _limited(line: str, start: int, end: int) -> Iterator[int]:
    """Yield the ends of the pieces of a sentence, none longer than the limit."""
    while end - start > _LONGEST:
        start = _last_cut(line, start, start + _LONGEST)
        yield start
    yield end


def _last_cut(line: str, start: int, limit: int) -> int:
    """Return where to cut before ``limit``: behind the last comma, else before a number that crosses it."""
    comma = max((match.end() for match in _COMMA.finditer(line, start, limit)), default=start)
    if comma > start:
        return comma
    cut = limit
    while cut > start and line[cut - 1] in _NUMBER and line[cut] in _NUMBER:
        cut -= 1
    return cut if cut > start else limit
