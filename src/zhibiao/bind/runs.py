"""Reads how long in a row something has been so: 连续三年保持27%以上."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.site import Site
from zhibiao.rules import Rules
from zhibiao.spot.numerals import Numerals, compile_numerals
from zhibiao.stages import Grain, PeriodMention

MONTHS: Mapping[str, int] = {"month": 1, "months": 1, "quarter": 3, "year": 12}
"""The months of a period that others in a row end with."""
TOGETHER: Mapping[str, Grain] = {"month": "months", "months": "months", "quarter": "months", "year": "years"}


@dataclass(frozen=True, slots=True)
class Runs:
    """The words of ``markers.toml`` for periods in a row, compiled; ``grains``: what each of their units counts."""

    numerals: Numerals
    row: regex.Pattern[str]
    grains: Mapping[str, tuple[str, ...]]

    def of(self, site: Site, period: PeriodMention | None) -> PeriodMention | None:
        """Return ``period`` with those before it in which the number at ``site`` was the same."""
        if period is None or site.statement.measure == "rank":
            return period
        found = self.row.search(site.walk.chars, site.low, site.quantity.start)
        if found is None or period.grain not in self.grains[found["unit"]]:
            return period
        count = self.numerals.read(found["n"])
        if count is None or count < 2:
            return period
        last = period.last.year * 12 + period.last.month - 1
        first = last - int(count) * MONTHS[period.grain] + 1
        return replace(period, first=dt.date(first // 12, first % 12 + 1, 1), grain=TOGETHER[period.grain])


def compile_runs(rules: Rules) -> Runs:
    """Compile the words of ``markers.toml`` for periods in a row."""
    table = rules.table("markers")["run"]
    grains = {unit: tuple(kinds) for unit, kinds in table["grains"].items()}
    return Runs(compile_numerals(rules), regex.compile(table["row"]), grains)
