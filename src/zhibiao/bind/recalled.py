"""Resolves time expressions that take up a time spoken of before: 同期, 报告期, 该月, 假期, 五年累计, 下一财季."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from zhibiao.spot.anchor import month_end
from zhibiao.spot.calendar import Calendar
from zhibiao.spot.periods import TimeExpression
from zhibiao.stages import PeriodMention

if TYPE_CHECKING:
    from zhibiao.bind.period_state import PeriodState

SHORT = ("month", "months", "quarter", "half")
QUARTERS = 4
QUARTER_DAYS = range(85, 95)
MOVED = 3
"""Days by which a holiday of one land begins before or after that of another."""


def recalled(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the time of ``expression``: one spoken of before, or what the calendar makes of it."""
    recall = RECALLED.get(expression.resolve)
    found = recall(state, calendar, expression) if recall is not None else None
    return found or calendar.resolve(expression, state.anchor)


def _same_period(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the period last spoken of, also behind a sentence without one; years told in passing are none."""
    told = (
        state.dated
        if state.dated is None or not _spans(state.dated.mention)
        else state.carried or state.widest or state.dated
    )
    return told.mention if told is not None else None


def _same_holiday(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the days of the holiday that the text has told."""
    return state.holiday


def _holiday(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the days that the text itself has told of the holiday, which may be another land's."""
    usual, told = calendar.resolve(expression, state.anchor), state.holiday
    if usual is None or told is None or abs((told.first - usual.first).days) > MOVED:
        return usual
    return told


def _report_period(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the period that the document reports on, or that its section or the text before it speaks of."""
    told = state.dated if state.dated is not None and _lasts(state.dated.mention) else None
    near = told if "near" in expression.parts else None
    frame = near or state.base or told
    return frame.mention if frame is not None else None


def _period_end(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    period = _report_period(state, calendar, expression)
    return replace(period, first=period.last, grain="instant", rule=expression.rule) if period is not None else None


def _report_to_date(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the year so far at the end of the period that is reported on (年初至报告期末)."""
    period = _report_period(state, calendar, expression)
    return replace(period, first=period.last.replace(month=1, day=1), grain="months") if period is not None else None


def _that_month(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the month spoken of last, or the last one of the months so far."""
    frames = (*reversed(state.in_sentence), state.carried, state.base)
    mention = next((f.mention for f in frames if f is not None and f.mention and f.mention.grain in SHORT), None)
    return replace(mention, first=mention.last.replace(day=1), grain="month") if mention is not None else None


def _this_quarter(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the quarter on which a company reports, or one before or behind it (本季, 上季)."""
    shift, grain = calendar.months.get(expression.parts["month"], "0 month").split()
    told = state.base.mention if state.base is not None else None
    if grain != "quarter" or told is None or (told.last - told.first).days not in QUARTER_DAYS:
        return None
    index = told.last.year * 12 + told.last.month - 1 + 3 * int(shift)
    first = dt.date((index - 2) // 12, (index - 2) % 12 + 1, 1)
    return replace(told, first=first, last=month_end(index // 12, index % 12 + 1))


def _same_years(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the span of years spoken of, if it has as many years as ``expression`` says (五年累计…)."""
    count = calendar.number(expression.parts["n"])
    for frame in (state.span, state.base):
        mention = frame.mention if frame is not None else None
        if mention is not None and mention.last.year - mention.first.year + 1 == count:
            return mention
    return None


def _fiscal_quarter(state: PeriodState, calendar: Calendar, expression: TimeExpression) -> PeriodMention | None:
    """Return the quarter of the financial year that the text has dated another quarter of."""
    if state.fiscal is None:
        return None
    number, mention = state.fiscal
    ahead = calendar.number(expression.parts["q"]) - number
    if "y" not in expression.parts and ahead < -1:
        ahead += QUARTERS  # 预计第一财季…, told with the fourth: that of the next year.
    index = mention.last.year * 12 + mention.last.month - 1 + 3 * ahead
    last = month_end(index // 12, index % 12 + 1)
    first = dt.date((index - 2) // 12, (index - 2) % 12 + 1, 1)
    return replace(mention, first=first, last=last, grain="quarter")


def _spans(mention: PeriodMention | None) -> bool:
    return mention is not None and mention.grain in ("plan", "years")


def _lasts(mention: PeriodMention | None) -> bool:
    return mention is not None and mention.grain not in ("day", "instant")


Recall = Callable[["PeriodState", Calendar, TimeExpression], "PeriodMention | None"]
RECALLED: dict[str, Recall] = {
    "same_period": _same_period,
    "holiday": _holiday,
    "same_holiday": _same_holiday,
    "report_period": _report_period,
    "period_end": _period_end,
    "report_to_date": _report_to_date,
    "that_month": _that_month,
    "this_month": _this_quarter,
    "same_years": _same_years,
    "fiscal_quarter": _fiscal_quarter,
}
