"""Decides whether a number is actual, an estimate or a target."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import regex

from zhibiao.model import Status
from zhibiao.rules import Rules
from zhibiao.stages import PeriodMention


@dataclass(frozen=True, slots=True)
class Statuses:
    """The status words of ``markers.toml``, compiled into one alternation with a group per status."""

    markers: regex.Pattern[str]
    target_heading: regex.Pattern[str]
    actual_heading: regex.Pattern[str]

    def of_heading(self, heading: str) -> Status | None:
        """Return the status that a heading sets for its section."""
        if self.actual_heading.search(heading):
            return "actual"
        return "target" if self.target_heading.search(heading) else None

    def of(
        self, text: str, default: Status, period: PeriodMention | None, date: dt.date | None
    ) -> tuple[Status, str]:
        """Return the status of a number behind ``text``, its sentence up to it, and the rule that decided."""
        last = None
        for match in self.markers.finditer(text):
            if match.lastgroup != "no":
                last = match.lastgroup
        future = period is not None and date is not None and period.last > date and period.last.year > date.year
        past = period is not None and date is not None and period.last <= date and period.grain != "plan"
        if last == "estimate":
            # 预计 of a year to come is a plan only if the text calls it one.
            return "estimate", "status.estimate"
        if last == "target":
            return ("actual", "status.past") if past and default == "actual" and period is not None and period.last.year < (date or period.last).year else ("target", "status.target")
        if last == "actual":
            return "actual", "status.actual"
        if future:
            return "target", "status.future"
        if default == "target" and past:
            return "actual", "status.past"
        return default, "status.default"


def compile_statuses(rules: Rules) -> Statuses:
    """Compile the status words of ``markers.toml``."""
    table = rules.table("markers")["status"]

    def words(key: str) -> str:
        return "|".join(regex.escape(w) for w in sorted(table[key], key=len, reverse=True))

    return Statuses(
        markers=regex.compile(
            f"(?P<no>{words('not_target')})|(?P<actual>{words('actual')})|(?P<estimate>{words('estimate')})|(?P<target>{words('target')})"
        ),
        target_heading=regex.compile(words("target_headings")),
        actual_heading=regex.compile(words("actual_headings")),
    )
