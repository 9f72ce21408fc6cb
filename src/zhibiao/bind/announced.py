"""Finds the day on which a text says that it was told: 今日(1月2日), 甲市3日电, in the year that its figures leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.rules import Rules
from zhibiao.spot.anchor import month_end
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns, TimeExpression
from zhibiao.stages import PeriodMention, Text

YEAR_END = "year_end"
"""How the end of a year resolves, which is over where figures of it are reported."""
SPANS = (
    "month",
    "months",
    "month_span",
    "first_months",
    "quarter",
    "first_quarter",
    "first_quarters",
    "half",
    "year",
    "ended",
)
"""How time expressions are resolved that say what a text reports on."""
LAST_MONTH_OF_ANNUAL_NEWS = 4
"""The month in which the last annual results of the year before are told."""
FORETOLD = dt.timedelta(days=182)
"""How long before the end of a period a company may foretell what it will have earned in it."""
SENTENCE_ENDS = "\u3002\n"
CLAUSE_ENDS = ",;\u3002\n"


@dataclass(frozen=True, slots=True)
class Announced:
    """The words of ``markers.toml`` that tell when a text was told, compiled.

    ``told_on``: the day of it; ``event``: at what it was told; ``begins``: that a year has just begun; ``foretold``:
    that the figures are not those of a period that is over.
    """

    periods: PeriodPatterns
    calendar: Calendar
    told_on: regex.Pattern[str]
    event: regex.Pattern[str]
    begins: regex.Pattern[str]
    foretold: regex.Pattern[str]

    def reported(self, text: Text, expressions: Iterable[TimeExpression], anchor: Anchor) -> Iterator[PeriodMention]:
        """Yield the months, quarters and years that the text names with their year and reports on."""
        for expression in expressions:
            if expression.resolve in (*SPANS, YEAR_END) and not NAMED_YEARS.isdisjoint(expression.parts):
                span = self.calendar.resolve(expression, anchor)
                if span is None:
                    continue
                if self._is_foretold(text.chars, expression):
                    span = replace(span, last=span.last - FORETOLD)
                if span.grain == "year" and self.begins.match(text.chars, expression.end):
                    span = replace(span, last=span.first - dt.timedelta(days=1))  # 2026年开门红: it has just begun.
                yield span

    def _is_foretold(self, chars: str, expression: TimeExpression) -> bool:
        """Return whether a clause tells what is expected of a period (预计2021年上半年盈利, 2021年半年度业绩预告)."""
        low = max(chars.rfind(mark, 0, expression.start) for mark in CLAUSE_ENDS) + 1
        high = min((at for mark in CLAUSE_ENDS if (at := chars.find(mark, expression.end)) >= 0), default=len(chars))
        return self.foretold.search(chars, low, high) is not None

    def on(self, head: str, ends: Callable[[int | None], dt.date | None]) -> tuple[dt.date, str] | None:
        """Return the day on which ``head`` says that it was told (今日(1月2日), 3日电).

        ``ends`` tells the last day that the text reports on, for the month of that day.
        """
        match = self.told_on.search(head)
        if match is None:
            return None
        month = self.calendar.number(match["m"]) if match["m"] else None
        last = ends(month)
        if last is None:
            return None
        last = self._end_of_month(head, match.start(), last) if month is None else last
        day = self.calendar.number(match["d"])
        for months in range(1, 13):
            year, index = divmod(last.month - 1 + months, 12)
            if month in (None, index + 1) and 1 <= day <= month_end(last.year + year, index + 1).day:
                return dt.date(last.year + year, index + 1, day), match.group()
        return None

    def _end_of_month(self, head: str, told: int, last: dt.date) -> dt.date:
        """Return the end of the month that the sentence names without its year before ``told``, behind ``last``."""
        start = max(head.rfind(mark, 0, told) for mark in SENTENCE_ENDS) + 1
        bare = (e for e in self.periods.find(head, start, told) if e.resolve == "month" and e.role == "frame")
        named = next((e for e in bare if e.parts.keys() == {"m"}), None)
        if named is None:
            return last
        month = self.calendar.number(named.parts["m"])
        year = last.year + (month <= last.month)
        return month_end(year, month)

    def end_of_news(self, head: str, reported: Sequence[PeriodMention], month: int | None) -> dt.date | None:
        """Return the last day that ``reported`` and the event that ``head`` names can mean if told in ``month``."""
        return max(filter(None, (self._end_of_reported(reported, month), self._event_year(head))), default=None)

    def _end_of_reported(self, reported: Sequence[PeriodMention], month: int | None) -> dt.date | None:
        """Return the day after which ``reported`` can be told in ``month``.

        Of a year that is named as a whole, early in the year after; later in the year it is the running one.
        """
        last = max((span.last for span in reported), default=None)
        if last is None:
            return None
        finer = [s.last for s in reported if s.grain not in ("year", "years") and s.last.year == last.year]
        if finer:
            return max(finer)
        return last if month is None or month <= LAST_MONTH_OF_ANNUAL_NEWS else last.replace(year=last.year - 1)

    def _event_year(self, head: str) -> dt.date | None:
        """Return the day before the year of an event at which ``head`` was told (2023甲市招商大会)."""
        match = self.event.search(head)
        return dt.date(int(match["y"]) - 1, 12, 31) if match is not None else None


def compile_announced(rules: Rules, periods: PeriodPatterns, calendar: Calendar) -> Announced:
    """Compile the words of ``markers.toml`` that tell when a text was told."""
    table = rules.table("markers")["profile"]
    names = ("told_on", "event", "begins", "foretold")
    return Announced(periods, calendar, *(regex.compile(table[name]) for name in names))
