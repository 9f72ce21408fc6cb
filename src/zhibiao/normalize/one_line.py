"""Paragraphs that were saved as one line: a blank behind a sentence stands for the line end that was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zhibiao.normalize.draft import Edit
from zhibiao.normalize.headings import Headings
from zhibiao.normalize.lines import LineWords
from zhibiao.normalize.tables import CJK

LONGEST = 400
"""Characters of a line that may be one paragraph."""
FEWEST = 2
"""Blanks behind sentences that show paragraphs."""
MOST = 0.5
"""Share of the sentences of a line that a blank follows where it parts paragraphs, and is not set behind each."""
SHORTEST_HEADING, LONGEST_HEADING = 6, 40
_STOP = re.compile("[\u3002;!?][\u201d\u2019)]?")
_GAP = re.compile(r"(?<=[\u3002!?;:\u201d)])[ \t]+(?=\S)")
_START = re.compile("^|[\u3002!?;: ]+")
# The rest of a numbered heading and the blank that ends it: 一、|甲乙丙 丁….
_HEADING = re.compile(rf"[{CJK}0-9\u201c\u201d\u3001]{{2,{LONGEST_HEADING}}}(?P<end> +)(?=[{CJK}0-9\u201c(])")


def part_line(chars: str, repairs: Counter[str], words: LineWords) -> list[Edit]:
    """Return the edits that part the paragraphs of each long line, and a headline from the news behind it."""
    edits: list[Edit] = []
    start = 0
    for line in chars.split("\n"):
        if len(line) > LONGEST:
            ends = sorted(set(_ends(line, words.headings)))
            edits += [Edit(start + low, start + high, "\n") for low, high in ends]
        if not start and (begins := _telegram(line, words)):
            edits.append(Edit(begins, begins, "\n"))
        start += len(line) + 1
    repairs["line_end"] += len(edits)
    return edits


def _telegram(line: str, words: LineWords) -> int:
    """Return where the news begins behind a headline in the same ``line``, or 0."""
    match = words.telegram.search(line, SHORTEST_HEADING, LONGEST_HEADING * 2)
    return match.start() if match is not None and _STOP.search(line, 0, match.start()) is None else 0


def _ends(line: str, headings: Headings) -> Iterator[tuple[int, int]]:
    """Yield the blanks of ``line`` at which a paragraph or a heading ends."""
    gaps = [match.span() for match in _GAP.finditer(line)]
    if not FEWEST <= len(gaps) <= MOST * sum(1 for _ in _STOP.finditer(line)):
        return
    yield from gaps
    for start in _START.finditer(line):
        number = headings.enumeration.match(line, start.end())
        heading = _HEADING.match(line, number.end()) if number is not None else None
        if heading is not None:
            yield heading.span("end")
