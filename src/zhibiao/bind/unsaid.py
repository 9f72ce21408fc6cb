"""Gives periods that no word at a number says: a work report's year, the day of writing, the time told last."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import regex

from zhibiao.bind.period_state import LASTING, Frame, a_year_before
from zhibiao.bind.site import Site
from zhibiao.model import Status
from zhibiao.stages import PeriodMention

LAST_MONTH_OF_REPORTS = 4
FIRST_MONTH_OF_REPORTS = 11
LAST_MONTHS = 11
"""The month from which on a text may tell of the running year as a whole."""
BARE_YEARS = ("period.whole_year", "period.end_of_year")
"""Rules of years that no number names (全年, 年末)."""
WORK_REPORT = "period.work_report"
"""The rule of a year that no word of the text gives, but that it is a work report."""
WRITTEN_ON = "period.written_on"
"""The rule of a day that no word of the text gives, but that it was written on."""
UNSAID = (WORK_REPORT, WRITTEN_ON)
"""Rules of periods that no word of the text gives."""


def over(site: Site, period: PeriodMention | None, status: Status) -> PeriodMention | None:
    """Return the period of what is over: 全年, told by a communique of May, is the year before."""
    profile = site.walk.profile
    if status != "actual" or period is None or period.rule not in BARE_YEARS or profile.date is None:
        return period
    told = profile.formal and profile.date_found not in ("text", "title")
    ahead = period.last > profile.date and profile.date.month < LAST_MONTHS
    return a_year_before(period) if told and ahead else period


def in_report(site: Site, frame: Frame | None, period: PeriodMention | None, status: Status) -> PeriodMention | None:
    """Return the period of a number of a work report that names no time.

    It is given in the first months of a year, reviews the year before, and sets the targets of its own.
    """
    profile = site.walk.profile
    if not profile.work_report or profile.date is None:
        return period
    if LAST_MONTH_OF_REPORTS < profile.date.month < FIRST_MONTH_OF_REPORTS:
        return period
    # Some counties hear theirs before the year is over.
    year = profile.date.year + (profile.date.month >= FIRST_MONTH_OF_REPORTS)
    named = frame is not None and frame.position >= site.start
    if status == "target" and not named and (period is None or period.last.year < year):
        return whole_year(year)
    return whole_year(year - 1) if status == "actual" and period is None and frame is None else period


def dated(site: Site, growing: regex.Pattern[str]) -> PeriodMention | None:
    """Return the time told last in the section, for what grew against the year before, where nothing says a time.

    ``growing``: behind the level of what did (产值5亿元|,同比增长2%).
    """
    statement, told = site.statement, site.walk.periods.dated
    grew = statement.measure in ("growth", "change") and statement.compare == "yoy"
    if told is None or not (grew or growing.match(site.walk.chars, site.quantity.end)):
        return None
    period = told.mention
    if period is not None and period.grain == "instant":
        return replace(period, first=period.last.replace(month=1, day=1), grain="months")  # 截至9月底,….
    return period if period is not None and period.grain in LASTING else None


def day_of(day: dt.date | None) -> PeriodMention | None:
    """Return a day that the text does not name, but is written on."""
    return PeriodMention(0, 0, day, day, "day", WRITTEN_ON) if day is not None else None


def whole_year(year: int) -> PeriodMention:
    """Return a year that the text does not name."""
    return PeriodMention(0, 0, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", WORK_REPORT)
