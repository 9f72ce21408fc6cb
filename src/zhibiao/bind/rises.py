"""Finds the two ends of a rise or fall: 由A增加到B, 从上年的第5位升至第3位."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.period_state import Frame
from zhibiao.bind.site import Bound, Site
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

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
        return self._opening(site.walk.chars, low, site.quantity)

    def start(self, site: Site) -> Bound | None:
        """Return the first end of the rise that the quantity of ``site`` ends, or None."""
        last = site.last
        opened = last is not None and self._opening(site.walk.chars, self._low(site, last), last.quantity) is not None
        return last if opened else None

    def opens_at(self, site: Site, first: Bound) -> int:
        """Return where the words of the rise open whose ``first`` end is given."""
        opening = self._opening(site.walk.chars, self._low(site, first), first.quantity)
        return first.quantity.start if opening is None else opening

    def _low(self, site: Site, last: Bound) -> int:
        """Return where the words of a rise may open that starts with ``last``, maybe in the clause before."""
        goes_on = site.low > last.quantity.end and self.leads_on.match(site.walk.chars, last.quantity.end) is not None
        return site.start if goes_on else site.low

    def _opening(self, chars: str, low: int, quantity: Quantity) -> int | None:
        if self.leads.match(chars, quantity.end) is None:
            return None
        opens = self.opens.search(chars, low, quantity.start)
        return opens.start() if opens is not None else None


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
