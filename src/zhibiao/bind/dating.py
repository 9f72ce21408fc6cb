"""Gives an observation its period: from the frame that holds, and from how the number is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import regex

from zhibiao.bind import unsaid
from zhibiao.bind.against import Against, compile_against
from zhibiao.bind.answers import Answers, compile_answers
from zhibiao.bind.frames import Frames
from zhibiao.bind.members import Member
from zhibiao.bind.naming import COUNTS
from zhibiao.bind.period_state import Frame, PeriodState, a_year_before
from zhibiao.bind.rises import Rises, compile_rises, span_of
from zhibiao.bind.runs import Runs, compile_runs
from zhibiao.bind.site import Bound, Site, seen
from zhibiao.bind.spread import Spread, compile_spread
from zhibiao.bind.stocks import Stocks, compile_stocks
from zhibiao.bind.up_to import UpTo
from zhibiao.rules import Rules
from zhibiao.stages import PeriodMention

PLAN = "period.plan"
PLAN_YEARS = 5
REACHED = ("measure.reached", "measure.to_level")
WHOLE_SPANS = frozenset({"period.within_years", "period.from_to"})
"""Rules of spans of years that what is reached took, and not only their end."""
"""Rules of measure that say what a number came to."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The period words of ``markers.toml``, compiled."""

    frames: Frames
    spread: Spread
    rises: Rises
    stocks: Stocks
    against: Against
    shifted: regex.Pattern[str]
    yearly: regex.Pattern[str]
    each: regex.Pattern[str]
    growing: regex.Pattern[str]
    level_before: regex.Pattern[str]
    before_that: regex.Pattern[str]
    to_words: tuple[str, ...]
    before: tuple[str, ...]
    up_to: UpTo
    answers: Answers
    runs: Runs

    def frame(self, site: Site) -> Frame | None:
        """Return the frame that holds for the quantity of ``site``."""
        low, periods, position = site.low, site.walk.periods, site.quantity.start
        if site.member is not None:
            holding = self.frames.at(periods, position, low)
            own = self.spread.frame(periods.in_sentence, holding, site.member, site.walk.chars, position)
            if own is not None:
                self._keep(periods, own, site.member)
                return own
            if holding is not None and len(periods.listed) == site.member.size and self._listed(holding, periods):
                return replace(holding, mention=periods.listed[site.member.index])
        if site.statement.measure == "share":
            spoken_of = self.answers.time(site.walk.chars, site.quantity.end, periods.in_sentence)
            if spoken_of is not None:
                return spoken_of
        behind = next((f for f in periods.in_sentence if f.position == site.quantity.end), None)
        if behind is not None and site.statement.measure == "growth" and behind.text.startswith(self.to_words):
            return behind  # 由2022年的2万台增加30%至2023年的3万台
        first = self.rises.start(site)
        if first is not None:
            # 由1978年的165元提高到359元: the year of the first level is not that of the second.
            low = max(low, first.quantity.end)
        frame = self.frames.at(periods, position, low)
        frame = self.against.of_base(site, low, frame) or frame
        if frame is not None and first is not None and self.rises.opens_at(site, first) <= frame.position:
            # 由上月4.4%降为4.3%: the time of the first end is not that of the last.
            ahead = frame.position < first.quantity.start
            frame = self.frames.at(periods, frame.position - 1, site.low) if ahead else frame
        if frame is not None and first is None and self.against.held(site, frame):
            # 2021年快递业务量是2016年的2.3倍: the year right before is the one compared with.
            periods.bases.append(frame)
            frame = self.frames.at(periods, frame.position - 1, low)
        if site.statement.compare == "avg":
            return self.against.since(site, frame) or _span(frame, periods.span, site.start)
        if first is not None:
            periods.span = span_of(first, frame, position) or periods.span
            periods.risen = site.quantity.end
            if first.period is not None and frame is not None and frame.mention is not None:
                periods.rise = first.period, frame.mention
        return frame

    def _listed(self, holding: Frame, periods: PeriodState) -> bool:
        """Return whether ``holding`` takes up the times of the last list, or is the first of them itself."""
        first, mention = periods.listed[0], holding.mention
        same = mention is not None and mention.grain == "years" and mention.first == first.first
        return same or self.each.search(holding.text) is not None

    def _keep(self, periods: PeriodState, own: Frame, member: Member) -> None:
        """Remember the time ``own`` of a value of a list, for a list of the same times (报告期内,…分别为)."""
        if member.index == 0:
            periods.listed = []
        if own.mention is not None:
            periods.listed.append(own.mention)

    def period(self, site: Site, frame: Frame | None) -> PeriodMention | None:
        """Return the period of the quantity of ``site`` under ``frame``."""
        period, previous, last = frame.mention if frame else None, site.previous, site.last
        if (frame is None or frame.reach == "base" or frame.position < site.start) and self.stocks.of_today(site):
            return unsaid.day_of(site.walk.profile.date) or period
        if self._timeless(site, frame):
            return None
        if frame is not None and frame.event and frame.position < site.low and self.stocks.stands(site):
            return None
        if site.quantity.form == "ratio" and last is not None and last.quantity.end + 1 == site.quantity.start:
            return last.period
        low = max(site.low, last.quantity.end) if last is not None else site.low
        opening = self.rises.opening(site)
        own = frame is not None and frame.position >= (low if opening is None else opening)
        if not own and last is not None and self._of_rise(site, last):
            return last.period
        said = site.walk.chars[low : site.quantity.start]
        before = site.statement.measure == "level" and self.level_before.search(said) is not None
        before = before or (not own and bool(self.shifted.search(said) or self.before_that.search(said)))
        base = frame is not None and any(frame.position == b.position for b in site.walk.periods.against)
        if period is not None and before and not base:
            return a_year_before(period)
        if period is not None and not own:
            if opening is not None and frame is not None and self._open_ended(site, frame):
                return None
            if opening is not None:
                return self.rises.began(site, period, self.stocks.of_a_day(site))
            if last is not None and (self._of_same(site, last) or _beside(site, last)):
                return last.period
        elif period is not None and opening is not None:
            site.walk.periods.start = period
        if period is None and site.walk.periods.rise is not None and (opening is not None or self.rises.start(site)):
            # 由2015年的A增加到2020年的B,…由C增加到D: C and D are of the same years.
            return site.walk.periods.rise[opening is None]
        if site.named.side == "carried" and previous is not None and period is None and not own:
            against = previous is last and self.against.compared.match(site.walk.chars, previous.quantity.end)
            return None if against or self._rose_from(site) else previous.period
        if period is None:
            return (_after_plan(site) or unsaid.dated(site, self.growing)) if frame is None else None
        if period.grain == "day":
            return period
        if period.grain == "instant":
            return self.up_to.at(site, frame, period)
        clause, measure = seen(site.clause), site.statement.measure
        if period.grain == "month" and (
            self.stocks.sums_up(site, clause) or self.up_to.brought_by(site, frame, period, clause)
        ):
            return replace(period, first=period.first.replace(month=1), grain="months")
        if period.grain in ("plan", "years"):
            reached = self._end_of_span(site, period, clause)
            if reached is not None or measure == "level":
                return reached or period
        elif measure == "level" and self.up_to.is_stock(site, frame, period, clause):
            return replace(period, first=period.last, grain="instant")
        return self._same_instant(site, period) or period

    def _open_ended(self, site: Site, frame: Frame) -> bool:
        """Return whether ``frame`` only says by when a rise ended, and nothing when it started (至1990年,由A增至B)."""
        started = site.walk.periods.start is not None or site.walk.periods.rise is not None
        return not started and not site.walk.periods.bases and self.up_to.says_by(site, frame)

    def _timeless(self, site: Site, frame: Frame | None) -> bool:
        """Return whether the number is as it is at any time, and ``frame`` was told of something before it."""
        if frame is not None and frame.position >= site.start:
            # 4月23日开工的30万吨合成氨项目: that day it was begun.
            day = frame.mention is not None and frame.mention.grain == "day"
            return day and self.stocks.is_size(site)
        given = (frame is None or frame.reach != "base") and self.stocks.nature.search(site.named.name) is not None
        return given or self.stocks.timeless.search(site.named.name) is not None or self.stocks.is_size(site)

    def _rose_from(self, site: Site) -> bool:
        """Return whether the rise that ends here says when it started, and nothing when it ended (由2024年的A增至B)."""
        first = self.rises.start(site)
        if first is None or first.period is None:
            return False
        return first.period.start >= self.rises.opens_at(site, first)

    def begins(self, site: Site) -> bool:
        """Return whether the quantity of ``site`` is the first end of a rise, which is what already was."""
        return self.rises.opening(site) is not None

    def target(self, site: Site, period: PeriodMention | None, frame: Frame | None) -> PeriodMention | None:
        """Return the period of a target: 到2025年底, 年底前, the end of a plan is its year, not its last day."""
        if period is None or frame is None or period.grain != "instant":
            return period
        told = frame.mention
        spans = told is not None and (told.grain in ("plan", "years") or told.rule == PLAN)
        before = site.walk.chars.startswith(self.before, frame.position + len(frame.text))
        if not spans and not before and not self.up_to.says_by(site, frame):
            return period
        if (period.last.month, period.last.day) != (12, 31):
            return period
        return replace(period, first=period.last.replace(month=1, day=1), grain="year")

    def aimed(self, site: Site, period: PeriodMention | None) -> PeriodMention | None:
        """Return the period of what was wanted of a year, told of its months so far (完成年任务75亿元的23%)."""
        said = site.walk.chars[site.low : site.quantity.start]
        if period is None or period.grain in ("plan", "years", "year") or self.yearly.search(said) is None:
            return period
        return replace(unsaid.whole_year(period.last.year), start=period.start, end=period.end, rule=period.rule)

    def _of_rise(self, site: Site, last: Bound) -> bool:
        """Return whether the number says by how much the rise went up that ``last`` ends (由A增加到B,增长30%)."""
        if site.statement.measure not in ("growth", "change") or site.statement.compare == "avg":
            return False
        return site.walk.periods.risen == last.quantity.end

    def _of_same(self, site: Site, last: Bound) -> bool:
        """Return whether the number says by how much the one before it grew (去年盈利46亿元,按年升74%)."""
        if site.statement.measure != "growth" or site.statement.compare == "avg" or last.measure != "level":
            return False
        if site.named.side != "carried" or site.previous is not last or site.low <= last.quantity.end:
            return False
        chars, start = site.walk.chars, last.quantity.start
        if chars.startswith(")", last.quantity.end) or self.against.compared.match(chars, last.quantity.end):
            return False  # 收入3亿元(2023年:2亿元),增长50%; 与2023年的2亿元相比,增长50%
        against = (b for b in site.walk.periods.against if b.position < start)
        return not any(self.against.between.fullmatch(chars, b.position + len(b.text), start) for b in against)

    def _same_instant(self, site: Site, period: PeriodMention) -> PeriodMention | None:
        """Return the instant of the stock before in the sentence: its parts and shares are of that day too."""
        previous = site.previous
        if previous is None or previous.period is None or previous.sentence != site.sentence:
            return None
        same = previous.period.grain == "instant" and previous.period.last == period.last
        return previous.period if same and site.quantity.unit in (*COUNTS, "%") else None

    def _end_of_span(self, site: Site, period: PeriodMention, clause: str) -> PeriodMention | None:
        """Return when in a span of years a number held that is of its end: 由A增加到B, 达到B, 人均B, 比2015年增长."""
        year = replace(period, first=period.last.replace(month=1, day=1), grain="year")
        if site.statement.measure in ("growth", "change"):
            against_last = self.stocks.against_last_year.search(clause) is not None
            return year if against_last or self._against_start(site, period) else None
        if self.stocks.of_last_year(site, clause) or self.stocks.grown_in_year(site):
            return year
        reached = site.statement.rule in REACHED and not self.stocks.brought.search(clause)
        reached = reached and period.rule not in WHOLE_SPANS
        if not reached and self.rises.start(site) is None:
            return None
        return replace(period, first=period.last, grain="instant") if self.stocks.of_a_day(site) else year

    def _against_start(self, site: Site, period: PeriodMention) -> bool:
        """Return whether the text says that a span of years ends so much above the year before it (比2015年增长)."""
        low, high = site.low, site.quantity.start
        base = next((b for b in reversed(site.walk.periods.bases) if low <= b.position < high), None)
        if site.statement.compare == "avg" or base is None or base.mention is None:
            return False
        return 0 <= period.first.year - base.mention.first.year <= 1


def _after_plan(site: Site) -> PeriodMention | None:
    """Return the years of the plan behind the one that the sentence compares with (较“十二五”末增长77%)."""
    plans = (b.mention for b in site.walk.periods.against if b.mention is not None and b.mention.rule == PLAN)
    last = next(plans, None)
    if last is None:
        return None
    year = last.last.year
    first, end = dt.date(year + 1, 1, 1), dt.date(year + PLAN_YEARS, 12, 31)
    return replace(last, first=first, last=end, grain="plan")


def _beside(site: Site, last: Bound) -> bool:
    """Return whether the number stands in a bracket that opens right behind ``last`` (8.9亿元(不含税为8.3亿元))."""
    between = site.walk.chars[last.quantity.end : site.quantity.start]
    return between.startswith("(") and not any(mark in between for mark in "):")


def _span(frame: Frame | None, span: Frame | None, start: int) -> Frame | None:
    """Return the years that an average is over: the last ones spoken of, if they end where ``frame`` does.

    ``start``: of the sentence.
    """
    if frame is None or (frame.mention is None and frame.position < start):
        return span or frame
    if frame.mention is None:
        return frame
    if span is None or span.mention is None or frame.mention.grain != "year":
        return frame
    return span if span.mention.last.year == frame.mention.last.year else frame


def compile_dating(rules: Rules, frames: Frames) -> Dating:
    """Compile the period words of ``markers.toml``."""
    table = rules.table("markers")
    clause, stocks, rises = table["clause"], compile_stocks(rules), compile_rises(rules)
    return Dating(
        frames=frames,
        spread=compile_spread(rules),
        rises=rises,
        stocks=stocks,
        against=compile_against(rules),
        shifted=regex.compile(clause["shifted"]),
        yearly=regex.compile(table["status"]["yearly"]),
        each=regex.compile(table["lists"]["each"]),
        growing=regex.compile(clause["growing"]),
        level_before=regex.compile(clause["level_before"]),
        before_that=regex.compile(clause["before_that"]),
        to_words=tuple(clause["to"]),
        before=tuple(clause["before"]),
        answers=compile_answers(rules),
        runs=compile_runs(rules),
        up_to=UpTo(stocks, rises, tuple(clause["to"]), tuple(rules.table("periods")["stock_before"])),
    )
