"""Tells which year a text calls this year that never names it: the one after the last that it tells as a whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.anchor import MONTHS, month_end
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.spot.periods import TimeExpression
from zhibiao.stages import Text

PARTS = ("month", "months", "first_months", "half", "quarter", "first_quarter", "first_quarters")
"""How time expressions are resolved that name a part of a year."""
FINER = (*PARTS, "day", "ended")
WHOLE = ("year", "year_end")
PLANS = ("plan", "plan_year")
LAST_MONTH, THIS_MONTH = "-1 month", "0 month"
"""How ``periods.toml`` says which month a word means."""
EARLY = 3
"""The last of the months in which the results of a whole year are told."""


@dataclass(frozen=True, slots=True)
class Running:
    """How far a year has run: the text was written after the day ``before``, ``latest`` is what it can mean."""

    before: dt.date
    latest: dt.date


@dataclass(frozen=True, slots=True)
class RunningYear:
    """The words of ``markers.toml`` that tell of a year without its number, compiled.

    ``new_year``: that a year has just begun; ``ends``: that what is compared with is the end of a year, or a whole
    one; ``planned``: behind a year, that it is the plan for it that is compared with; ``distant``: that the text
    compares with more than the year before; ``opens`` and ``closes``: behind a plan, its first or last year;
    ``assessed``: behind a year, that what was done in it was judged; ``begins``: that it has just begun.
    """

    calendar: Calendar
    marker: re.Pattern[str]
    new_year: regex.Pattern[str]
    ends: regex.Pattern[str]
    planned: regex.Pattern[str]
    distant: regex.Pattern[str]
    opens: regex.Pattern[str]
    closes: regex.Pattern[str]
    assessed: regex.Pattern[str]
    begins: regex.Pattern[str]

    def find(
        self, text: Text, spotted: Sequence[Sequence[Spotted]], years: Sequence[int], anchor: Anchor
    ) -> Running | None:
        """Return how far a year has run that the text speaks of, behind the last of the ``years`` that it names."""
        behind = self._behind_same_part(spotted, anchor)
        if behind is not None and behind > max(years, default=0):
            end = self._last(spotted, behind) or dt.date(behind, 12, 31)
            return Running(end, end)
        if not years:
            year = self._compared(text, spotted, anchor) or self._of_plan(text, spotted)
            latest = self._last(spotted, year) or dt.date(year, 12, 31) if year is not None else None
            return Running(latest, latest) if latest is not None else None
        last = max(years)
        if self._assessed(last, text, spotted, anchor):
            return Running(dt.date(last, 12, 31), dt.date(last + 1, 12, 31))
        month = self._before_last_month(last, spotted)
        if month is not None:
            return Running(month, _month_after(month))
        if self._looks_back(last, text, spotted, anchor):
            return Running(dt.date(last, 12, 31), dt.date(last + 1, EARLY, 31))
        begun = self.new_year.search(text.chars) is not None
        parts = [[f for f in found if self._tells_part(text, f)] for found in spotted]
        if not begun and not any(parts):
            return None
        if last not in self._wholes(text, spotted, anchor):
            return None
        if begun:
            return Running(dt.date(last, 12, 31), dt.date(last + 1, 1, 31))
        latest = self._behind(last, spotted, parts, anchor)
        return Running(latest, latest) if latest is not None else None

    def _behind(
        self, last: int, spotted: Sequence[Sequence[Spotted]], parts: Sequence[Sequence[Spotted]], anchor: Anchor
    ) -> dt.date | None:
        """Return the last day of the ``parts`` of a year that is told beside the whole of the ``last`` one named."""
        finer = (e for e in _expressions(spotted) if e.resolve in FINER and not NAMED_YEARS.isdisjoint(e.parts))
        if any(self.calendar.year(e.parts, anchor) == last for e in finer):
            return None
        return self._last(parts, last + 1)

    def _last(self, spotted: Sequence[Sequence[Spotted]], year: int) -> dt.date | None:
        """Return the last day of ``year`` of which the text tells without naming the year."""
        anchor = Anchor(date=dt.date(year, 12, 31), year=year, whole_year=year)
        bare = (e for e in _expressions(spotted) if e.resolve in PARTS and NAMED_YEARS.isdisjoint(e.parts))
        mentions = (self.calendar.resolve(e, anchor) for e in bare)
        return max((m.last for m in mentions if m is not None and m.last.year == year), default=None)

    def _compared(self, text: Text, spotted: Sequence[Sequence[Spotted]], anchor: Anchor) -> int | None:
        """Return the year that a text without one compares with the year before (较2023年末, 比2016年全年)."""
        if self.distant.search(text.chars):
            return None
        running: set[int] = set()
        for expression in _expressions(spotted, "base"):
            year = self.calendar.year(expression.parts, anchor) if NAMED_YEARS & expression.parts.keys() else None
            if year is None:
                continue
            if self.planned.match(text.chars, expression.end):
                running.add(year)
            elif self.ends.search(expression.text) or self.ends.match(text.chars, expression.end):
                running.add(year + 1)
        return max(running, default=None)

    def _behind_same_part(self, spotted: Sequence[Sequence[Spotted]], anchor: Anchor) -> int | None:
        """Return the year whose quarter is compared with the same one a year before (今年二季度,…较2018年二季度)."""
        now = {
            (e.resolve, e.parts.get("q"))
            for e in _expressions(spotted)
            if e.resolve in PARTS and self.calendar.relative.get(e.parts.get("rel", "")) == 0
        }
        bases = (e for e in _expressions(spotted, "base") if (e.resolve, e.parts.get("q")) in now)
        years = (self.calendar.year(e.parts, anchor) for e in bases if not NAMED_YEARS.isdisjoint(e.parts))
        return max((year + 1 for year in years if year is not None), default=None)

    def _of_plan(self, text: Text, spotted: Sequence[Sequence[Spotted]]) -> int | None:
        """Return the year that opens or closes a five-year plan (“十四五”开局首季)."""
        for expression in _expressions(spotted):
            mention = self.calendar.resolve(expression, Anchor()) if expression.resolve in PLANS else None
            if mention is not None and mention.grain == "year":
                return mention.first.year
            if mention is not None and self.opens.match(text.chars, expression.end):
                return mention.first.year
            if mention is not None and self.closes.match(text.chars, expression.end):
                return mention.last.year
        return None

    def _assessed(self, last: int, text: Text, spotted: Sequence[Sequence[Spotted]], anchor: Anchor) -> bool:
        """Return whether ``last`` is only named as the year that was assessed, and is that before (2024年度考核)."""
        expressions = list(_expressions(spotted))
        if all(self.calendar.relative.get(e.parts.get("rel", ""), 0) >= 0 for e in expressions):
            return False
        named = [e for e in expressions if not NAMED_YEARS.isdisjoint(e.parts)]
        of_last = [e for e in named if self.calendar.year(e.parts, anchor) == last]
        return bool(of_last) and all(self.assessed.match(text.chars, e.end) for e in of_last)

    def _before_last_month(self, last: int, spotted: Sequence[Sequence[Spotted]]) -> dt.date | None:
        """Return the end of the month of the year ``last`` that the text names, and goes on to call the last month."""
        expressions = list(_expressions(spotted))
        words = {e.parts["month"] for e in expressions if e.resolve == "this_month"}
        opening = {e.parts["month"] for e in _opening(spotted) if e.resolve == "this_month"}
        if not any(self.calendar.months.get(word) == LAST_MONTH for word in opening):
            return None
        if any(self.calendar.months.get(word, THIS_MONTH) == THIS_MONTH for word in words):
            return None
        anchor = Anchor(year=last, whole_year=last)
        named = (e for e in expressions if e.resolve == "month" and not NAMED_YEARS.isdisjoint(e.parts))
        mentions = (self.calendar.resolve(e, anchor) for e in named)
        return max((m.last for m in mentions if m is not None and m.last.year == last), default=None)

    def _looks_back(self, last: int, text: Text, spotted: Sequence[Sequence[Spotted]], anchor: Anchor) -> bool:
        """Return whether the text calls the year ``last`` last year, of which it tells as a whole (去年,…)."""
        expressions = list(_expressions(spotted))
        offsets = {self.calendar.relative.get(e.parts.get("rel", "")) for e in expressions}
        finer = (e for e in expressions if e.resolve in FINER and not NAMED_YEARS.isdisjoint(e.parts))
        if 0 in offsets or any(self.calendar.year(e.parts, anchor) == last for e in finer):
            return False
        opening = _opening(spotted)
        told = any(e.resolve in WHOLE and self.calendar.relative.get(e.parts.get("rel", "")) == -1 for e in opening)
        return told and last in self._wholes(text, spotted, anchor)

    def _tells_part(self, text: Text, found: Spotted) -> bool:
        """Return whether a sentence tells a part of this year (今年上半年; 今年以来,…1至6月) that is no plan."""
        if self.marker.search(text.chars, found.sentence.start, found.sentence.end):
            return False
        this = [e for e in found.expressions if self.calendar.relative.get(e.parts.get("rel", "")) == 0]
        if any(e.role == "frame" and e.resolve in PARTS for e in this):
            return True
        bare = (e for e in found.expressions if e.role == "frame" and e.resolve in PARTS)
        return bool(this) and any({*NAMED_YEARS, "rel"}.isdisjoint(e.parts) for e in bare)

    def _wholes(self, text: Text, spotted: Sequence[Sequence[Spotted]], anchor: Anchor) -> set[int]:
        """Return the years that the text names as a whole before a figure that is no plan."""
        wholes: set[int] = set()
        for found in (f for sentences in spotted for f in sentences if f.quantities):
            start, end = found.sentence.start, found.sentence.end
            if self.marker.search(text.chars, start, end):
                continue
            last = max(q.start for q in found.quantities)
            for expression in found.expressions:
                if expression.role != "frame" or expression.resolve not in WHOLE or expression.end > last:
                    continue
                if self.begins.match(text.chars, expression.end) is None:
                    year = self.calendar.year(expression.parts, anchor)
                    if year is not None and not NAMED_YEARS.isdisjoint(expression.parts):
                        wholes.add(year)
        return wholes


def _opening(spotted: Sequence[Sequence[Spotted]]) -> Iterator[TimeExpression]:
    """Yield the time expressions that open a sentence with figures."""
    sentences = (f for found in spotted for f in found if f.quantities and f.expressions)
    return (f.expressions[0] for f in sentences if f.expressions[0].start == f.sentence.start)


def _month_after(day: dt.date) -> dt.date:
    """Return the last day of the month behind that of ``day``."""
    year, month = (day.year, day.month + 1) if day.month < MONTHS else (day.year + 1, 1)
    return month_end(year, month)


def _expressions(spotted: Sequence[Sequence[Spotted]], role: str = "frame") -> Iterator[TimeExpression]:
    return (e for sentences in spotted for found in sentences for e in found.expressions if e.role == role)


def compile_running_year(rules: Rules, calendar: Calendar, planned: re.Pattern[str]) -> RunningYear:
    """Compile the words of ``markers.toml`` that tell of a year without its number."""
    table = rules.table("markers")["running_year"]
    begins = rules.table("markers")["profile"]["begins"]
    names = ("new_year", "ends", "planned", "distant", "opens", "closes", "assessed")
    return RunningYear(calendar, planned, *(regex.compile(body) for body in (*(table[name] for name in names), begins)))
