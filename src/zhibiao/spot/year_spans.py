"""How expressions of several years become dates: ranges, plans, years since an event, the last years and the next.

The functions are those of ``resolvers.py``, which takes them in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from zhibiao.spot.anchor import Anchor, month_end

if TYPE_CHECKING:
    from zhibiao.spot.calendar import Calendar

Dates = tuple[dt.date, dt.date, str]
FIRST_PLAN = 1953
PLAN_YEARS = 5
SECOND_HALF = 7
"""The first month of the second half of a year."""
LAST_MONTHS = 11
"""The first month in which the years to come are counted from the next one."""


def _year_range(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    first = c.year(p, a)
    if first is None:
        return None
    if "era2" in p:
        last = c.republic(p["era2"])
    elif "rel2" in p:
        if a.date is None:
            return None
        last = a.date.year + c.relative[p["rel2"]]
    else:
        written = p["y2"]
        last = int(written) if written.isascii() else c.number(written)
        if last < 100:
            last += first - first % 100
    if last <= first:
        return None
    end = dt.date(last, 12, 31)
    return dt.date(first, 1, 1), end, "years"


def _since(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    if a.date is None:
        return None
    year = c.year(p, a, a.date.year)
    written = p.get("m") or p.get("m1")
    month = c.number(written) if written else SECOND_HALF if "second" in p else 1
    if written and year == a.date.year and month > a.date.month and {"y", "yy", "era", "roc", "rel"}.isdisjoint(p):
        year -= 1  # 11月以来, told in January.
    if not year or year > a.date.year:
        return None
    # 2013年以来, said in a report of early 2017: the years that are complete.
    last = a.date if a.news or year >= a.date.year - 1 else _complete(a.date)
    return dt.date(year, month, 1), last, "years"


def _since_congress(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    first = c.congresses[p["congress"]]
    return (first, a.date, "years") if a.date is not None and first <= a.date else None


def _complete(date: dt.date) -> dt.date:
    """Return the last day of the last year that is complete at ``date``, or ``date`` where a year is well under way."""
    return dt.date(date.year - 1, 12, 31) if date.month <= 3 else date


def _plan(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    written = p.get("plan") or p.get("plan1") or p["plan2"]
    first, last, grain = _plan_dates(c.number(written), "end" in p)
    if p.get("tail") == c.since and a.date is not None and first <= a.date < last:
        # “十四五”以来, said in 2025: the years that are complete.
        last = max(_complete(a.date), first)
    return first, last, grain


def _century_end(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    # A text of the new century that plans as far ahead means its own, if it ever does.
    year = 2000 if a.date is None or a.date.year <= 2000 else 2100
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def _plan_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    first, last, _ = _plan_dates(c.number(p["plan"]), False)
    year = last.year if "closes" in p else first.year + c.number(p.get("n", "1")) - 1
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def _plan_long(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    return _plan_dates(c.number(p["plan"]), "end" in p)


def _plan_dates(number: int, end: bool) -> Dates:
    # 1953-57 and 1958-62; after three years of readjustment the third plan began in 1966.
    first = FIRST_PLAN + PLAN_YEARS * (number - 1) + (3 if number >= 3 else 0)
    last = dt.date(first + PLAN_YEARS - 1, 12, 31)
    return (last, last, "instant") if end else (dt.date(first, 1, 1), last, "plan")


def _last_years(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    if a.date is None:
        return None
    count = c.number(p.get("n") or p["n2"])
    if "n2" in p and a.news and _complete(a.date) == a.date:
        first = month_end(a.date.year - count, a.date.month)  # 五年来,…, told on a day: from that day five years ago.
        return first.replace(day=min(a.date.day, first.day)), a.date, "years"
    # In December, and at its last day for which a date stands that is only a year, the year counts as complete.
    last = a.date.year if a.date.month == 12 else a.date.year - 1
    return dt.date(last - count + 1, 1, 1), dt.date(last, 12, 31), "years" if count > 1 else "year"


def _within_years(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    if a.date is None:
        return None
    count = c.number(p.get("n") or p["n2"])
    # Told in the last months of a year, the next is the first; a date that is only a year stands for its last day.
    late = a.date.month >= LAST_MONTHS and (a.date.month, a.date.day) != (12, 31)
    first = a.date.year + late
    return dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31), "years"


YEAR_SPANS: dict[str, Callable[[Calendar, Mapping[str, str], Anchor], Dates | None]] = {
    "year_range": _year_range,
    "since": _since,
    "since_congress": _since_congress,
    "plan": _plan,
    "plan_year": _plan_year,
    "century_end": _century_end,
    "plan_long": _plan_long,
    "last_years": _last_years,
    "within_years": _within_years,
}
