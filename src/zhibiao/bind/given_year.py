"""Tells the year in which a work report or a plan is given, from what news says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from zhibiao.rules import Rules
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns, TimeExpression
from zhibiao.stages import Block

LONGEST_HEAD = 400
LONGEST_HEADING = 44
FIVE_YEARS = 5
BEFORE_FIRST_TERM = 1953
"""Five years before the first of the terms that the country and most provinces count alike: the 13th opened in 2018."""
FIRST_SURE_TERM = 8
"""The first term from which they do."""


@dataclass(frozen=True, slots=True)
class GivenYear:
    """The words of ``markers.toml``, compiled, that tell when a report or plan is given.

    ``of_years``: what headings have that name a year; ``reviewed`` and ``planned``: behind the year; ``reviewing``:
    before it; ``budget``: behind a year, its budget or plan; ``session``: of a congress, with its number; ``aims``:
    the year for which a report sets its goals; ``issues``: a plan that is issued, with the years for which it holds;
    ``issued``: one whose name may tell them; ``looks_back``: the year before.
    """

    calendar: Calendar
    periods: PeriodPatterns
    plan_title: regex.Pattern[str]
    not_plan_title: regex.Pattern[str]
    work_report: regex.Pattern[str]
    of_years: regex.Pattern[str]
    reviewed: regex.Pattern[str]
    reviewing: regex.Pattern[str]
    planned: regex.Pattern[str]
    budget: regex.Pattern[str]
    session: regex.Pattern[str]
    aims: regex.Pattern[str]
    issues: regex.Pattern[str]
    issued: regex.Pattern[str]
    plan_years: regex.Pattern[str]
    draft: regex.Pattern[str]
    looks_back: regex.Pattern[str]

    def of_report(self, chars: str) -> int | None:
        """Return the year in which the work report is given of which ``chars`` tells."""
        head = chars[:LONGEST_HEAD]
        if self.work_report.search(head) is None:
            return None
        headed = self._of_headings(chars)
        if headed is not None:
            return headed
        back = self.looks_back.search(chars[: 2 * LONGEST_HEAD])
        if back is not None:
            return int(back["y"]) + 1
        aimed = self.aims.search(chars)
        if aimed is not None:
            return int(aimed["y"])
        held = self.session.search(head)
        if held is None:
            return self._of_draft(chars[: 2 * LONGEST_HEAD])
        term = int(self.calendar.number(held["term"]))
        if term < FIRST_SURE_TERM:
            return None
        return BEFORE_FIRST_TERM + FIVE_YEARS * term + int(self.calendar.number(held["session"])) - 1

    def _of_draft(self, head: str) -> int | None:
        """Return the first year of the five-year plan whose draft is given with the report."""
        draft = self.draft.search(head)
        if draft is None:
            return None
        plans = (
            e for e in self.periods.find(draft.group(), 0, len(draft.group())) if e.resolve in ("plan", "plan_long")
        )
        mentions = (self.calendar.resolve(e, Anchor()) for e in plans)
        return next((m.first.year for m in mentions if m is not None), None)

    def _of_headings(self, chars: str) -> int | None:
        """Return the year after the one that a heading reviews (1999年工作回顾), else the one that one plans for."""
        planned = None
        for line in chars.split("\n"):
            if len(line) > LONGEST_HEADING or self.of_years.search(line) is None:
                continue
            for expression in self.periods.find(line, 0, len(line)):
                if expression.resolve != "year" or NAMED_YEARS.isdisjoint(expression.parts):
                    continue
                year = self.calendar.year(expression.parts, Anchor())
                reviewed = self.reviewed.match(line, expression.end) or self.reviewing.search(line[: expression.start])
                if year is not None and reviewed:
                    return year + 1
                if planned is None and self.planned.match(line, expression.end):
                    planned = year
        return planned

    def of_review(self, chars: str, blocks: Sequence[Block], expressions: Sequence[TimeExpression], last: int) -> int:
        """Return the year of a work report: that after ``last``, unless its headings or budgets divide two years."""
        named = [e for e in expressions if e.resolve == "year" and not NAMED_YEARS.isdisjoint(e.parts)]
        budgets = {self.calendar.year(e.parts, Anchor()) for e in named if self.budget.match(chars, e.end)}
        over = {self.calendar.year(e.parts, Anchor()) for e in named if not self.budget.match(chars, e.end)}
        if last in budgets and last not in over:
            return last
        headings = [chars[b.start : b.end] for b in blocks if b.kind == "heading"]
        divided = all(any(str(year) in heading for heading in headings) for year in (last - 1, last))
        return last if divided else last + 1

    def is_plan(self, title: str) -> bool:
        """Return whether ``title`` is that of a plan, and not of a report on how one is carried out."""
        return self.plan_title.search(title) is not None and self.not_plan_title.search(title) is None

    def of_plan(self, chars: str, title: str) -> int | None:
        """Return the first year of the plan that ``title`` is of, or of whose issue the head of ``chars`` tells."""
        issued = self.issues.search(chars[:LONGEST_HEAD])
        if issued is not None:
            return int(issued["y"])
        named = self.issued.search(chars[:LONGEST_HEAD])
        if named is not None and not self.is_plan(title):
            title = named["title"]
        if not self.is_plan(title):
            return None
        years = self.plan_years.search(title)
        if years is not None:
            return int(years["y"])
        plans = (e for e in self.periods.find(title, 0, len(title)) if e.resolve in ("plan", "years"))
        mentions = (self.calendar.resolve(e, Anchor()) for e in plans)
        return next((m.first.year for m in mentions if m is not None), None)


def compile_given_year(rules: Rules, periods: PeriodPatterns, calendar: Calendar) -> GivenYear:
    """Compile the words of ``markers.toml`` that tell when a report or plan is given."""
    table = rules.table("markers")["profile"]
    heads = ("head_of_years", "head_reviewed", "head_reviewing", "head_planned", "budget_of")
    names = (
        "plan_title",
        "not_plan_title",
        "work_report",
        *heads,
        "session",
        "aims",
        "issues",
        "issued",
        "plan_years",
        "draft",
        "looks_back",
    )
    return GivenYear(calendar, periods, *(regex.compile(table[name]) for name in names))
