"""Tells what a number is of whose time the text gives by its last day: 截至6月底, 到5月底, 年末."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zhibiao.bind.naming import COUNTS
from zhibiao.bind.period_state import Frame
from zhibiao.bind.rises import Rises
from zhibiao.bind.site import Site, seen
from zhibiao.bind.stocks import Stocks
from zhibiao.stages import PeriodMention

SHORTEST_MONTH = 28
ENDED = "period.ended"


@dataclass(frozen=True, slots=True)
class UpTo:
    """Words that say by when (到) and up to when (截至); ``stocks`` tells states from what a year brings."""

    stocks: Stocks
    rises: Rises
    to_words: tuple[str, ...]
    words: tuple[str, ...]

    def says(self, site: Site, frame: Frame) -> bool:
        """Return whether ``frame`` says up to when something was counted (截至2016年末)."""
        chars, position = site.walk.chars, frame.position
        if frame.text.startswith(self.words) or chars.endswith(self.words, 0, position):
            return True
        return chars.startswith(self.words, max(0, position - 1))  # 截|至10月底

    def says_by(self, site: Site, frame: Frame) -> bool:
        """Return whether ``frame`` says by when (到5月底)."""
        return frame.text.startswith(self.to_words) or site.walk.chars.endswith(self.to_words, 0, frame.position)

    def at(self, site: Site, frame: Frame | None, period: PeriodMention) -> PeriodMention:
        """Return the time of a number behind a day that closes ``period``: that day, or what it closes."""
        if period.rule == "period.report_end":
            return self._at_report_end(site, period)
        carried = frame is not None and frame.position < site.low and not self.says(site, frame)
        if frame is not None and period.last.month < 12 and self.says_by(site, frame):
            carried = False  # 到5月底,已建成住房120套: since the start of the year.
        return self._around(site, period) if carried else self._so_far(site, frame, period)

    def is_stock(self, site: Site, frame: Frame | None, period: PeriodMention, clause: str) -> bool:
        """Return whether the number is a state at the end of ``period``, which the part of a plan done is not."""
        if site.statement.rule == "measure.completion":
            return False
        if self.stocks.is_stock(site, clause) or self._by(site, frame, period):
            return True
        carried = frame is not None and frame.position < site.start
        return carried and self.stocks.accumulates(site, clause)

    def _by(self, site: Site, frame: Frame | None, period: PeriodMention) -> bool:
        """Return whether ``frame`` only says by when a stock was reached (截至上半年, 至3月)."""
        if frame is None or period.grain not in ("month", "months", "quarter", "half") or period.rule == ENDED:
            return False
        up_to = self.says(site, frame)
        if not up_to and period.grain == "month" and self.rises.start(site) is None:
            up_to = self.says_by(site, frame)
        return up_to and self.stocks.of_a_day(site)

    def brought_by(self, site: Site, frame: Frame | None, period: PeriodMention, clause: str) -> bool:
        """Return whether the number is what the year has brought by a month (截至9月,实现产值7亿元)."""
        if frame is None or site.quantity.unit in COUNTS or site.statement.measure in ("share", "rank"):
            return False
        return self.says(site, frame) and not self.is_stock(site, frame, period, clause)

    def _at_report_end(self, site: Site, period: PeriodMention) -> PeriodMention:
        """Return the period that the document reports on, for what it brought (截至报告期末…营业收入3亿元)."""
        base = site.walk.periods.base
        whole = base.mention if base is not None else None
        if self.stocks.of_a_day(site) or site.statement.measure in ("share", "rank"):
            return period
        if site.quantity.unit in COUNTS:
            return period
        return whole if whole is not None and whole.last == period.last else period

    def _so_far(self, site: Site, frame: Frame | None, period: PeriodMention) -> PeriodMention:
        """Return the year up to an instant, for what the year has brought by then (截至6月底,实现产值5亿元)."""
        if frame is None or not self.says(site, frame) or site.quantity.unit in COUNTS:
            return period
        flow = site.previous
        if flow is not None and flow.period is not None and site.statement.measure == "share":
            same = flow.sentence == site.sentence and flow.period.grain == "months" and flow.period.last == period.last
            return flow.period if same else period
        if self.stocks.of_a_day(site) or site.statement.measure in ("share", "rank"):
            return period
        said = site.walk.chars[frame.position : site.quantity.start]
        of_year = self.stocks.of_year.match(site.walk.chars, site.quantity.end) is not None
        if (self.stocks.cumulative.search(said) is not None and not of_year) or period.last.day < SHORTEST_MONTH:
            return period
        so_far = replace(period, first=period.last.replace(month=1, day=1), grain="months")
        held = site.walk.periods.in_sentence
        if of_year and frame in held:
            held[held.index(frame)] = replace(frame, mention=so_far)  # 为年初预算的61%,比上年同期增加…
        return so_far

    def _around(self, site: Site, period: PeriodMention) -> PeriodMention:
        """Return the year or month that an instant told before ends, for what a year or month brings."""
        last = period.last
        if self.stocks.of_a_day(site) or site.statement.measure in ("share", "rank") or last.day < SHORTEST_MONTH:
            return period
        if last.month == 12 and self.stocks.cumulative.search(seen(site.clause)):
            return period  # 到2001年底,面积16平方公里。累计完成投资180亿元。
        if last.month == 12:
            return replace(period, first=last.replace(month=1, day=1), grain="year")
        if period.rule in ("period.quarter", "period.half"):
            return replace(period, first=last.replace(month=1, day=1), grain="months")
        return replace(period, first=last.replace(day=1), grain="month")
