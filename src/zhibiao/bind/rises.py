"""Finds the two ends of a rise or fall: 由A增加到B, 从上年的第5位升至第3位."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.period_state import Frame, a_year_before
from zhibiao.bind.site import Bound, Site
from zhibiao.rules import Rules
from zhibiao.stages import PeriodMention, Quantity

AT_LEAST = 2
"""Years that an average is over."""


@dataclass(frozen=True, slots=True)
class Rises:
    """The rise words of ``markers.toml``, compiled.

    ``opens``: what stands before the first number; ``leads``: what stands behind it; ``leads_on``: the same across
    the end of its clause.
    """

    opens: regex.Pattern[str]
    leads: regex.Pattern[str]
    leads_on: regex.Pattern[str]

    def opening(self, site: Site) -> int | None:
        """Return where the words of a rise open that starts with the quantity of ``site``, or None if none does."""
        low = max(site.low, site.last.quantity.end) if site.last is not None else site.low
        if site.member is not None and site.member.index:
            low = site.start  # 分别由16%、70%提高到23%和75%
        return self._opening(site.walk.chars, low, site.quantity)

    def start(self, site: Site) -> Bound | None:
        """Return the first end of the rise that the quantity of ``site`` ends, or None."""
        last = site.last
        if site.member is not None and site.member.index and self.opening(site) is not None:
            return None
        opened = last is not None and self._opening(site.walk.chars, self._low(site, last), last.quantity) is not None
        return last if opened else None

    def opens_at(self, site: Site, first: Bound) -> int:
        """Return where the words of the rise open whose ``first`` end is given."""
        opening = self._opening(site.walk.chars, self._low(site, first), first.quantity)
        return first.quantity.start if opening is None else opening

    def began(self, site: Site, period: PeriodMention, stock: bool) -> PeriodMention:
        """Return when the first end of a rise held that opens in ``period``; ``stock``: it is told of a day.

        That time is said, is that of the level which the sentence compares with, or lies before ``period``.
        """
        base = next((b for b in reversed(site.walk.periods.bases) if b.position < site.quantity.start), None)
        said = site.walk.periods.start or (base.mention if base is not None else None)
        return said or _before(site, period, stock)

    def _low(self, site: Site, last: Bound) -> int:
        """Return where the words of a rise may open that starts with ``last``, maybe in the clause before."""
        goes_on = site.low > last.quantity.end and self.leads_on.match(site.walk.chars, last.quantity.end) is not None
        return site.start if goes_on else site.low

    def _opening(self, chars: str, low: int, quantity: Quantity) -> int | None:
        if self.leads.match(chars, quantity.end) is None:
            return None
        opens = self.opens.search(chars, low, quantity.start)
        return opens.start() if opens is not None else None


def _before(site: Site, period: PeriodMention, stock: bool) -> PeriodMention:
    """Return when the first level of a rise held that names no time: before ``period``, that of the whole."""
    rise = site.walk.periods.rise
    if rise is not None and period.grain == "year" and rise[1].last == period.last:
        # 由1982年的A增加到1987年的B。1987年…,由C增加到D: C is of 1982.
        of_a_day = stock and site.statement.measure == "level"
        return replace(rise[0], first=rise[0].last, grain="instant") if of_a_day else rise[0]
    if period.grain == "plan" and stock:
        return replace(period, last=period.first, grain="instant")
    if period.grain in ("plan", "years"):
        # 五年来: from before the first of them; 2015年至2020年: from 2015.
        before = 0 if period.rule == "period.year_range" else 1
        last = dt.date(period.first.year - before, 12, 31)
        return replace(period, first=last if stock else last.replace(month=1, day=1), last=last)
    return a_year_before(period) if period.grain in ("year", "half", "quarter", "months") else period


def span_of(start: Bound, frame: Frame | None, position: int) -> Frame | None:
    """Return the years from the first end of a rise to its last: what an average growth is over."""
    period = frame.mention if frame else None
    if start.period is None or period is None:
        return None
    first, last = start.period.last.year + 1, period.last.year
    if last - first + 1 < AT_LEAST:
        return None
    whole = replace(period, first=dt.date(first, 1, 1), last=dt.date(last, 12, 31), grain="years")
    return Frame(position, whole, "", "clause")


def compile_rises(rules: Rules) -> Rises:
    """Compile the rise words of ``markers.toml``."""
    table = rules.table("markers")["rise"]
    return Rises(*(regex.compile(table[name]) for name in ("opens", "leads", "leads_on")))
