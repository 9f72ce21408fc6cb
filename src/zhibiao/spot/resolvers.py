"""How each kind of time expression becomes dates.

There is one function a kind, named by ``resolve`` in ``periods.toml``. Each takes the calendar (for its
words), the parts of the expression and what it is anchored to, and returns first day, last day and grain,
or None where the dates cannot be known. ``ValueError`` means that there is no such date (31 June), or that
a part is no number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from zhibiao.spot.anchor import MONTHS, Anchor, month_end
from zhibiao.spot.financial import FINANCIAL, last_over, named_months, reported_year
from zhibiao.spot.year_spans import YEAR_SPANS, Dates

if TYPE_CHECKING:
    from zhibiao.spot.calendar import Calendar


def _near_year(anchor: Anchor, month: int) -> int | None:
    """Return the year of a month without one: that of the frame, else the latest that is past."""
    told = anchor.month
    if told is not None and told.year == anchor.whole_year and month < told.month and anchor.date is not None:
        following = dt.date(told.year + 1, month, 1)
        if following <= anchor.date:
            return following.year  # 去年11月产量30万吨。5月产量40万吨。
    if anchor.whole_year is not None:
        return anchor.whole_year
    if anchor.date is None:
        return anchor.year
    return anchor.date.year if month <= anchor.date.month else anchor.date.year - 1


def _ended(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    """Return the months that end with the one named (截至2023年6月30日止六个月)."""
    month = c.number(p["m"])
    year = c.year(p, a, _near_year(a, month))
    if year is None:
        return None
    count = 6 if "half" in p else 3 if "quarter" in p or "season" in p else c.number(p["n"]) if "n" in p else 12
    index = year * 12 + month - count
    grain = "year" if count == 12 else "months"
    return dt.date(index // 12, index % 12 + 1, 1), month_end(year, month), grain


def _day(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    day = c.number(p["d"])
    if "m" not in p:
        return _last_such_day(a, day)
    month = c.number(p["m"])
    year = c.year(p, a, _near_year(a, month))
    if year is None:
        return None
    first = dt.date(year, month, day)
    last = first
    if "d2" in p:
        last_year = int(p["y2"]) if "y2" in p else year
        last = dt.date(last_year, c.number(p["m2"]) if "m2" in p else month, c.number(p["d2"]))
    return first, last, "day"


def _last_such_day(a: Anchor, day: int) -> Dates | None:
    """Return the last day before the date of the text that a bare number of a day names (截至22日)."""
    if a.date is None:
        return None
    month = a.date if day <= a.date.day else a.date.replace(day=1) - dt.timedelta(days=1)
    if day > month_end(month.year, month.month).day:
        return None
    found = month.replace(day=day)
    return found, found, "day"


def _months(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    first, last = c.number(p["m"]), c.number(p["m2"])
    year = c.year(p, a, _near_year(a, last))
    if year is None or last <= first:
        return None
    return dt.date(year, first, 1), month_end(year, last), "months"


def _month_span(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    first, last = c.year(p, a), c.year({"y": p["y2"]} if "y2" in p else {"rel": p["rel2"]}, a)
    if first is None or last is None:
        return None
    opening, closing = c.number(p["m"]) if "m" in p else 1, c.number(p["m2"]) if "m2" in p else 12
    grain = "months" if {"m", "m2"} <= p.keys() else "years"  # 1949年10月至1958年
    return dt.date(first, opening, 1), month_end(last, closing), grain


def _first_months(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    last = c.number(p["n"])
    if not 1 <= last <= 12:
        return None
    year = c.year(p, a, _near_year(a, last))
    return (dt.date(year, 1, 1), month_end(year, last), "months") if year else None


def _month(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    month = c.number(p["m"])
    year = c.year(p, a, _near_year(a, month))
    if year is None:
        return None
    first, last = dt.date(year, month, 1), month_end(year, month)
    part = c.parts.get(p.get("part", ""))
    if part == "end":
        return last, last, "instant"
    if part == "start":
        return first, first, "instant"
    if part == "early":
        return first, first.replace(day=10), "day"
    if part == "middle":
        return first.replace(day=11), first.replace(day=20), "day"
    if part == "late":
        return first.replace(day=21), last, "day"
    return first, last, "month"


def _quarter(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    low = c.number(p.get("q") or p["q3"])
    high = c.number(p["q2"]) if "q2" in p else low
    if not 1 <= low <= high <= 4:
        return None
    financial = last_over(p, a, 3 * low - 3, 3 * high - 3 * low + 3, "quarter")
    if financial is not None:
        return financial
    year = c.year(p, a, _near_year(a, 3 * high - 2))
    if year is None:
        return None
    last = month_end(year, 3 * high)
    if "end" in p:
        return last, last, "instant"
    return dt.date(year, 3 * low - 2, 1), last, "quarter"


def _first_quarters(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    count = c.number(p["n"])
    year = c.year(p, a, _near_year(a, 3 * count))
    return (dt.date(year, 1, 1), month_end(year, 3 * count), "months") if year else None


def _half(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    second = p["half"] in c.second_half
    financial = last_over(p, a, 6 if second else 0, 6, "half")
    if financial is not None:
        return financial
    year = c.year(p, a, _near_year(a, 7 if second else 1))
    if year is None:
        return None
    last = dt.date(year, 12, 31) if second else dt.date(year, 6, 30)
    if "end" in p:
        return last, last, "instant"
    return dt.date(year, 7 if second else 1, 1), last, "half"


def _academic_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    year = int(p["y"])
    return dt.date(year, 9, 1), dt.date(year + 1, 8, 31), "year"


def _year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    reported = reported_year(a, c.relative.get(p["rel"], 0)) if "rel" in p else None
    if reported is not None:
        return reported
    year = c.year(p, a, a.year or (a.date.year if a.date else None))
    return (dt.date(year, 1, 1), dt.date(year, 12, 31), "year") if year else None


def _budget_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    return named_months(c, p, a, 0, MONTHS, "year") or _year(c, p, a)


def _budget_part(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    """Return the quarter or half of the financial year that is named: of the calendar's where the text dates none."""
    if "q" in p:
        number = c.number(p["q"])
        return named_months(c, p, a, 3 * number - 3, 3, "quarter") or _quarter(c, p, a)
    second = p["half"] in c.second_half
    return named_months(c, p, a, 6 if second else 0, 6, "half") or _half(c, p, a)


def _base_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    return _year_end(c, p, a) if "end" in p else _year(c, p, a)


def _years_ago(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    now = a.year or a.whole_year or (a.date.year if a.date is not None else None)
    if now is None:
        return None
    year = now - int(c.number(p["ago"]))
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def _year_end(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    year = c.year(p, a)
    return (dt.date(year, 12, 31), dt.date(year, 12, 31), "instant") if year else None


def _holiday(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    year = c.year(p, a, a.date.year if a.date is not None else a.whole_year)
    days = c.holidays[p["holiday"]].get(str(year))
    if days is None:
        return None
    first, last = (dt.date.fromisoformat(f"{year}-{day}") for day in days)
    return first, last, "months"


def _year_start(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    year = c.year(p, a)
    return (dt.date(year, 1, 1), dt.date(year, 1, 1), "instant") if year else None


def _census(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    day = c.censuses[p["census"]].get(p["nth"])
    return (day, day, "instant") if day is not None else None


def _reference_year(a: Anchor) -> int | None:
    if a.whole_year is not None:
        return a.whole_year
    if a.date is None:
        return a.year
    # A text of January to March that says 全年 speaks of the year before.
    return a.date.year - 1 if a.date.month <= 3 else a.date.year


def _whole_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    year = _reference_year(a)
    whole: Dates | None = (dt.date(year, 1, 1), dt.date(year, 12, 31), "year") if year else None
    return reported_year(a, 0) or whole


def _new_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    if a.date is None:
        return None
    # Said in the last months of a year, it is the one to come; said in the first, the one begun.
    year = a.date.year + (1 if a.date.month > 6 else 0)
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def _first_quarter(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    year = c.year(p, a, a.whole_year or (a.date.year if a.date else None))
    return (dt.date(year, 1, 1), dt.date(year, 3, 31), "quarter") if year else None


def _end_of_year(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    year = _reference_year(a)
    return (dt.date(year, 12, 31), dt.date(year, 12, 31), "instant") if year else None


def _this_month(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    if a.date is None:
        return None
    shift, grain = c.months.get(p["month"], "0 month").split()
    month = a.date.month - 1
    if grain == "week":
        monday = a.date - dt.timedelta(days=a.date.weekday()) + dt.timedelta(weeks=int(shift))
        return monday, monday + dt.timedelta(days=6), "day"
    if grain == "quarter":
        index = a.date.year * 4 + month // 3 + int(shift)
        return dt.date(index // 4, index % 4 * 3 + 1, 1), month_end(index // 4, index % 4 * 3 + 3), "quarter"
    index = a.date.year * 12 + month + int(shift)
    return dt.date(index // 12, index % 12 + 1, 1), month_end(index // 12, index % 12 + 1), "month"


def _day_word(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    if a.date is None:
        return None
    day = a.date + dt.timedelta(days=c.day_words[p["offset"]])
    return day, day, "day"


def _same_day(c: Calendar, p: Mapping[str, str], a: Anchor) -> Dates | None:
    return (a.day, a.day, "day") if a.day is not None else None


RESOLVERS: dict[str, Callable[[Calendar, Mapping[str, str], Anchor], Dates | None]] = {
    "base_year": _base_year,
    "years_ago": _years_ago,
    "holiday": _holiday,
    "ended": _ended,
    "day": _day,
    "months": _months,
    "month_span": _month_span,
    "first_months": _first_months,
    "month": _month,
    "quarter": _quarter,
    "first_quarters": _first_quarters,
    "half": _half,
    **FINANCIAL,
    "academic_year": _academic_year,
    "year": _year,
    "budget_year": _budget_year,
    "budget_part": _budget_part,
    "year_end": _year_end,
    "year_start": _year_start,
    "census": _census,
    "whole_year": _whole_year,
    "new_year": _new_year,
    "first_quarter": _first_quarter,
    "end_of_year": _end_of_year,
    "this_month": _this_month,
    "that_month": _this_month,
    "period_end": _end_of_year,
    "day_word": _day_word,
    "same_day": _same_day,
    **YEAR_SPANS,
}
