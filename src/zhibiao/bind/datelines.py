"""Finds the date that a line of its own gives: a publication line, a dateline, the stamp of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from zhibiao.rules import Rules
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns
from zhibiao.stages import Block, Text

HEAD = 6
"""Blocks at the top and the bottom in which dateline and publication line stand."""
LONGEST_DATELINE = 40
Found = Literal["given", "dateline", "publication", "title", "text"]
Dated = tuple[dt.date | None, Found | None, str]
"""A date, how it was found, and the words that gave it."""


@dataclass(frozen=True, slots=True)
class Datelines:
    """The dateline words of ``markers.toml``, compiled.

    ``stamp``: a day with the time of the day, or beside who wrote it and how often it was read; one in the address
    of the page, or in English.
    """

    periods: PeriodPatterns
    calendar: Calendar
    publication: regex.Pattern[str]
    dateline: regex.Pattern[str]
    stamp: regex.Pattern[str]
    months: Mapping[str, int]

    def find(self, text: Text, blocks: Sequence[Block], anchor: Anchor) -> Dated | None:
        """Find a publication line, a dateline, a stamp, or a line that is little more than a date."""
        ends = blocks[:HEAD], blocks[-HEAD:]
        lines = [text.chars[b.start : b.end] for end in ends for b in end]
        kinds: tuple[tuple[regex.Pattern[str], Found], ...] = (
            (self.publication, "publication"),
            (self.dateline, "dateline"),
        )
        for pattern, found in kinds:
            for line in lines:
                match = pattern.search(line)
                day = (
                    next(self._days(line[match.start() : match.end() + LONGEST_DATELINE], anchor), None)
                    if match
                    else None
                )
                if day is not None:
                    return day[0], found, day[1]
        for end in ends:
            stamped = self._stamped("\n".join(text.chars[b.start : b.end] for b in end))
            if stamped is not None:
                return stamped
        for line in lines:
            stated = next(self._days(line, anchor, with_year=True), None) if len(line) <= LONGEST_DATELINE else None
            if stated is not None:
                return stated[0], "dateline", stated[1]
        return None

    def _stamped(self, lines: str) -> Dated | None:
        """Return the day that a stamp near the start of one of ``lines`` gives."""
        for match in self.stamp.finditer(lines):
            ends = match.end() == len(lines) or lines[match.end()] == "\n"
            if not ends and match.start() - (lines.rfind("\n", 0, match.start()) + 1) > LONGEST_DATELINE:
                continue
            year = int(match["y"]) if match["y"] else self.calendar.republic(match["roc"])
            try:
                month = int(match["m"]) if match["m"] else self.months[match["mon"]]
                return dt.date(year, month, int(match["d"])), "publication", match.group()
            except ValueError:
                continue
        return None

    def _days(self, line: str, anchor: Anchor, with_year: bool = False) -> Iterator[tuple[dt.date, str]]:
        """Yield the days that ``line`` names; ``with_year``: only those that name their year."""
        for expression in self.periods.find(line, 0, len(line)):
            if expression.resolve != "day" or expression.role != "frame":
                continue
            if with_year and NAMED_YEARS.isdisjoint(expression.parts):
                continue
            if line.startswith(":", expression.end):
                continue  # 2022年12月31日:3港仙: the day of a figure.
            mention = self.calendar.resolve(expression, anchor)
            if mention is not None:
                yield mention.first, expression.text


def compile_datelines(rules: Rules, periods: PeriodPatterns, calendar: Calendar) -> Datelines:
    """Compile the dateline words of ``markers.toml``."""
    table = rules.table("markers")["profile"]
    publication, dateline, stamp = (regex.compile(table[name]) for name in ("publication", "dateline", "stamp"))
    return Datelines(periods, calendar, publication, dateline, stamp, table["months"])
