"""Finds the period on which a report, a release or a plan is as a whole, from its title and its first words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.frames import long_span
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules
from zhibiao.spot.anchor import MONTHS, month_end
from zhibiao.spot.calendar import Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns
from zhibiao.stages import Grain, PeriodMention

LONGEST_HEAD = 400
LONGEST_REPORT_HEAD = 1500
REPORTING = ("company", "organization")
"""Kinds of subjects that report on financial years of their own."""
REPORTS: Mapping[str, tuple[int, int, Grain]] = {
    "quarter": (1, 3, "quarter"),
    "half": (1, 6, "half"),
    "quarters": (1, 9, "months"),
    "year": (1, 12, "year"),
}
"""The first and last month of what a report under its kind alone is on; it comes out after them."""

BUDGET_MONTHS = range(2, 4)
"""When the budget of a financial year is presented that begins in April."""
WHOLE_YEAR = "period.whole_year"
Found = tuple[PeriodMention | None, str]
"""A period and the words that give it."""


@dataclass(frozen=True, slots=True)
class ReportPeriods:
    """The words of ``markers.toml`` around what a report is on, compiled."""

    periods: PeriodPatterns
    calendar: Calendar
    report_of: regex.Pattern[str]
    report_shows: regex.Pattern[str]
    own_report: regex.Pattern[str]
    reported: regex.Pattern[str]
    census_day: regex.Pattern[str]
    census_before: regex.Pattern[str]
    census_title: regex.Pattern[str]
    half_report: regex.Pattern[str]
    first_half: regex.Pattern[str]
    budget: regex.Pattern[str]
    budget_places: frozenset[str]
    only: tuple[str, ...]
    fiscal: re.Pattern[str]

    def find(
        self, body: str, title: str | None, headlines: str, subject: Subject | None, anchor: Anchor, years: bool,
        plans: bool,
    ) -> Found:  # fmt: skip
        """Return the period on which ``body`` is.

        ``title``: that which may name it; ``years``: it may be a whole year, ``plans``: also one to come.
        """
        period, said = self._title_period(title, anchor, years, plans) if title is not None else (None, "")
        if period is not None and period.grain == "month":
            behind = body[body.find(title or "") :].removeprefix(title or "")
            period, said = self._cumulative(behind[:LONGEST_HEAD], period, said, anchor)
        period, said = self._census(headlines, body[:LONGEST_REPORT_HEAD]) or (period, said)
        company = subject is not None and subject.kind == "company"
        if company and period is not None and (period.rule == WHOLE_YEAR or self.fiscal.search(said)):
            # 2015财年Q3财报: when that was, only the text can tell (截至2014年12月31日的2015财年第三季度).
            period, said = self._dated(body[:LONGEST_HEAD], anchor) or (period, said)
        reports = subject is not None and subject.kind in REPORTING
        if period is None and (reports or self.own_report.match(body)):
            period, said = self._report_period(body)
        if period is None and company and anchor.date is not None:
            period, said = self._reported(body, anchor.date)
        if period is None and subject is not None and subject.name in self.budget_places and anchor.date is not None:
            period, said = self._budgeted(title or "", anchor.date)
        return period, said

    def _budgeted(self, title: str, date: dt.date) -> Found:
        """Return the financial year, from April on, whose budget is presented before it on ``date`` (财政预算案)."""
        told = self.budget.search(title)
        if told is None or date.month not in BUDGET_MONTHS:
            return None, ""
        first, last = dt.date(date.year, 4, 1), dt.date(date.year + 1, 3, 31)
        return PeriodMention(*told.span(), first, last, "year", "period.budget"), told.group()

    def half_ended(self, head: str, date: dt.date | None) -> tuple[dt.date | None, int | None]:
        """Return the day on which the first half of a financial year ended, and how that year is called.

        ``head`` says when that half or a quarter ended (截至2018年9月30日止六个月).
        """
        said = self.first_half.search(head)
        year = int(said["y"]) if said is not None and said["y"] else date.year if date is not None else None
        if said is None or year is None:
            return None, None
        behind = 6 - 3 * self.calendar.number(said["q"]) if said["q"] else 0
        index = year * MONTHS + int(said["m"]) - 1 + behind
        label = int(said["label"]) if said["label"] else (index + 6) // MONTHS
        return month_end(index // MONTHS, index % MONTHS + 1), label

    def _title_period(
        self, title: str, anchor: Anchor, years: bool, plans: bool
    ) -> tuple[PeriodMention | None, str]:  # fmt: skip
        """Return the period that a title names (2023年上半年); a whole year, a five-year plan only where it may be."""
        for expression in self.periods.find(title, 0, len(title)):
            mention = self.calendar.resolve(expression, anchor)
            if mention is None or mention.grain in ("day", "instant") or (mention.grain == "plan" and not plans):
                continue
            if title.endswith(self.only, 0, expression.start):
                continue  # 出口自1998年最低
            if long_span(mention) and not plans:
                continue
            if not years and anchor.date is not None and mention.first > anchor.date:
                continue  # 四公司下月加价: what is to come is not what the text is of.
            mention = self._halved(mention, title, expression.end)
            return (mention, expression.text) if years or mention.grain not in ("year", "years") else (None, "")
        return None, ""

    def _cumulative(
        self, head: str, month: PeriodMention, month_text: str, anchor: Anchor
    ) -> tuple[PeriodMention, str]:
        """Return the months up to ``month`` where a report on it opens with them (1-3月), else the month itself."""
        said = 0
        for expression in self.periods.find(head, 0, len(head)):
            mention = self.calendar.resolve(expression, anchor)
            said += mention is not None and (mention.first, mention.last) == (month.first, month.last)
            if said:
                break
            if mention is not None and mention.grain in ("months", "quarter", "half") and mention.last == month.last:
                return mention, expression.text
        return month, month_text

    def _dated(self, head: str, anchor: Anchor) -> tuple[PeriodMention, str] | None:
        """Return the quarter or half of a financial year that ``head`` dates by its last day."""
        for expression in self.periods.find(head, 0, len(head)):
            mention = self.calendar.resolve(expression, anchor) if expression.resolve == "ended" else None
            if mention is not None and mention.grain not in ("day", "instant"):
                return mention, expression.text
        return None

    def _census(self, headlines: str, head: str) -> tuple[PeriodMention, str] | None:
        """Return the day on which the census counted whose communiqué this is."""
        titled = self.census_title.search(headlines)
        if titled is None:
            return None
        for expression in self.periods.find(head, 0, len(head)):
            told = self.census_day.match(head, expression.end) or self.census_before.search(head[: expression.start])
            mention = self.calendar.resolve(expression, Anchor()) if told is not None else None
            if mention is not None and mention.grain == "day":
                return replace(mention, grain="instant"), expression.text
        day = self.calendar.censuses[titled["census"]].get(titled["nth"])
        low, high = titled.span("census")
        return (PeriodMention(low, high, day, day, "instant", "period.census"), titled["census"]) if day else None

    def _halved(self, mention: PeriodMention, text: str, end: int) -> PeriodMention:
        """Return the first half of the year where a half-year report follows it (2023年半年度报告)."""
        if mention.grain != "year" or self.half_report.match(text, end) is None:
            return mention
        return replace(mention, last=mention.first.replace(month=6, day=30), grain="half")

    def _report_period(self, body: str) -> tuple[PeriodMention | None, str]:
        """Return the period on which a company reports (2023年年度报告)."""
        head = body[:LONGEST_REPORT_HEAD]
        for expression in self.periods.find(head, 0, len(head)):
            said = self.report_of.match(head, expression.end)
            if said is None and self.report_of.search(expression.text) is None:
                continue
            end = said.end() if said is not None else expression.end
            if "\u3002" in head[: expression.start] and self.report_shows.match(head, end):
                continue  # 2019年年报显示,公司主营制造业: not what the text is about.
            mention = self.calendar.resolve(expression, Anchor())
            if mention is None or mention.grain not in ("year", "half", "quarter", "months"):
                continue
            mention = self._halved(mention, head, expression.end)
            return mention, expression.text
        return None, ""

    def _reported(self, body: str, date: dt.date) -> tuple[PeriodMention | None, str]:
        """Return the period of the report that a company publishes under its kind alone, on ``date`` (公布半年报)."""
        match = self.reported.search(body[:LONGEST_HEAD])
        if match is None or match.lastgroup is None:
            return None, ""
        first, last, grain = REPORTS[match.lastgroup]
        end = month_end(date.year, last)
        end = end.replace(year=int(match["y"]) if match["y"] else date.year - (end > date))
        low, high = match.span(match.lastgroup)
        return PeriodMention(low, high, end.replace(month=first, day=1), end, grain, "period.reported"), match[
            match.lastgroup
        ]


def compile_report_periods(rules: Rules, periods: PeriodPatterns, calendar: Calendar) -> ReportPeriods:
    """Compile the words of ``markers.toml`` around what a report is on."""
    markers = rules.table("markers")
    table = markers["profile"]
    keys = ("report_of", "report_shows", "own_report", "reported", "census_day", "census_before", "census_title")
    patterns = {key: regex.compile(table[key]) for key in (*keys, "half_report", "first_half", "budget")}
    places = frozenset(table["budget_places"])
    only, fiscal = tuple(markers["frame"]["only"]), re.compile(table["fiscal"])
    return ReportPeriods(periods=periods, calendar=calendar, only=only, fiscal=fiscal, budget_places=places, **patterns)
