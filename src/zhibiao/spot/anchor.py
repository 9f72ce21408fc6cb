"""What relative time expressions are resolved against."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

MONTHS = 12
"""Months of a year."""
NAMED_YEARS = frozenset({"y", "yy", "era", "roc"})
"""The parts of a time expression that name its year."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are resolved against: the document's date, and the year spoken of last.

    ``whole_year`` is the year that a sentence is about as a whole, in which a bare month lies; ``era``: the text
    counts its years from the Republic's first; ``day``: the last one named; ``news``: the date is the day of the news;
    ``half``: the day on which the first half of the financial year ended of which the text counts halves and quarters;
    ``label``: how that year is called (2019财年);
    ``financial``: the last day of the financial year on which somebody reports whose years are not the calendar's;
    ``month``: the month that was named with the year ``whole_year``, behind which lower months are of the next.
    """

    date: dt.date | None = None
    year: int | None = None
    whole_year: int | None = None
    era: bool = False
    day: dt.date | None = None
    news: bool = False
    half: dt.date | None = None
    label: int | None = None
    financial: dt.date | None = None
    month: dt.date | None = None


def month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])
