"""Tells what a growth or change is against: the year before, the month before, a year that the text names."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from zhibiao.alternatives import compile_any
from zhibiao.bind.period_state import Frame
from zhibiao.bind.site import Site
from zhibiao.rules import Rules

COMPARISONS = ("yoy", "mom", "avg")


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The comparison words of ``markers.toml``, compiled."""

    comparison: re.Pattern[str]
    against_month: regex.Pattern[str]

    def of(self, site: Site, frame: Frame | None) -> str | None:
        """Return what a growth is against: the year that the text names, if it is not the one before."""
        compare, state = self._said(site, frame), site.walk.periods
        if site.statement.measure not in ("growth", "change") or site.statement.rule == "measure.gap":
            return compare
        opening = self.against_month.match(site.walk.chars, site.start) if state.compared is None else None
        if opening is not None:
            state.compared = opening.end(), "mom"  # 与上月相比,出口增长3%,进口增长2%
        if compare in (None, "yoy") and state.compared is not None:
            # 环比上涨0.3%,其中城市上涨0.2%: the next growth is against the same.
            position, against = state.compared
            holds = site.statement.measure == "growth" or against != "mom"
            if holds and self.comparison.search(site.walk.chars, position, site.quantity.start) is None:
                compare = against
        told = compare is not None and (compare == "mom" or compare.startswith("base:"))
        if told and compare is not None and (site.statement.measure == "growth" or compare != "mom"):
            state.compared = site.quantity.end, compare
        elif site.statement.measure == "growth":
            state.compared = None
        return compare

    def _said(self, site: Site, frame: Frame | None) -> str | None:
        """Return what the words at the growth say that it is against."""
        said = site.statement.compare
        if said not in (None, "yoy") or site.statement.rule == "measure.gap":
            return said
        bases = (b for b in reversed(site.walk.periods.bases) if site.start <= b.position < site.quantity.start)
        base = next(bases, None)
        if base is None or base.mention is None or site.statement.measure not in ("growth", "change"):
            return said
        previous = site.previous
        behind = previous is not None and previous.sentence[0] == site.start and base.position < previous.quantity.end
        if behind and previous is not None and (previous.period is None or previous.period.first != base.mention.first):
            return said  # But 同2000年的30万人相比,增加2万人: the number before is what it is compared with.
        year = base.mention.first.year
        before = frame is not None and frame.mention is not None and frame.mention.last.year == year + 1
        return "yoy" if before else f"base:{year}"


def compile_comparisons(rules: Rules) -> Comparisons:
    """Compile the comparison words of ``markers.toml``."""
    table = rules.table("markers")["compare"]
    words = compile_any(word for key in COMPARISONS for word in table[key])
    return Comparisons(words, regex.compile(table["against_month"]))
