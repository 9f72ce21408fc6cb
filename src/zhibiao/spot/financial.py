"""How expressions of financial years become dates, which need not open in January.

The functions are those of ``resolvers.py``, which takes them in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from zhibiao.spot.anchor import MONTHS, NAMED_YEARS, Anchor, month_end
from zhibiao.spot.year_spans import Dates

if TYPE_CHECKING:
    from zhibiao.spot.calendar import Calendar
    from zhibiao.stages import Grain

FIRST_HALF = 6
"""Months of the first half of a year."""


def last_over(p: Mapping[str, str], a: Anchor, start: int, months: int, grain: Grain) -> Dates | None:
    """Return the last ``months`` from the month ``start`` of a financial year that were over when the text was written.

    None where its years are those of the calendar, or the year is named.
    """
    if a.half is None or a.half.month == FIRST_HALF or "end" in p or not {*NAMED_YEARS, "rel"}.isdisjoint(p):
        return None
    now = max(a.half, a.date or a.half)
    last = (a.half.month - FIRST_HALF + start + months - 1) % MONTHS + 1
    year = now.year if month_end(now.year, last) <= now else now.year - 1
    index = year * MONTHS + last - months
    return dt.date(index // MONTHS, index % MONTHS + 1, 1), month_end(year, last), grain


def named_months(
    c: Calendar, p: Mapping[str, str], a: Anchor, start: int, months: int, grain: Grain
) -> Dates | None:  # fmt: skip
    """Return the ``months`` from the month ``start`` of the financial year that is named; None where none is dated."""
    year = c.year(p, a)
    if a.half is None or a.label is None or year is None or a.half.month == FIRST_HALF:
        return None
    index = (a.half.year + year - a.label) * MONTHS + a.half.month - FIRST_HALF + start
    last = index + months - 1
    return dt.date(index // MONTHS, index % MONTHS + 1, 1), month_end(last // MONTHS, last % MONTHS + 1), grain


def reported_year(a: Anchor, shift: int) -> Dates | None:
    """Return the financial year ``shift`` years from the one on which the text reports, if it reports on one."""
    if a.financial is None:
        return None
    before, last = (month_end(a.financial.year + shift - back, a.financial.month) for back in (1, 0))
    return before + dt.timedelta(days=1), last, "year"


def _fiscal_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    # Hong Kong's financial year runs from 1 April (Public Finance Ordinance, Cap. 2 s. 2).
    year = int(p["y"]) if p["y"].isascii() else c.number(p["y"])
    months = c.number(p["n"]) if "n" in p else MONTHS
    if not 1 < months <= MONTHS:
        return None
    return dt.date(year, 4, 1), _fiscal_end(year, months), "months" if months < MONTHS else "year"


def _fiscal_months(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    months = c.number(p["n"])
    if a.date is None or not 1 < months < MONTHS:
        return None
    # What is over is told of: the last financial year that had so many months by the day of the text.
    years = (a.date.year - back for back in range(3))
    year = next(y for y in years if _fiscal_end(y, months) <= a.date)
    return dt.date(year, 4, 1), _fiscal_end(year, months), "months"


def _fiscal_end(year: int, months: int) -> dt.date:
    """Return the last of the first ``months`` of the financial year that begins in April of ``year``."""
    return month_end(year + (months + 2) // MONTHS, (months + 2) % MONTHS + 1)


FINANCIAL: dict[str, Callable[[Calendar, Mapping[str, str], Anchor], Dates | None]] = {
    "fiscal_year": _fiscal_year,
    "fiscal_months": _fiscal_months,
}
