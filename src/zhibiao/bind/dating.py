"""Gives an observation its period: from the frame that holds, and from how the number is said."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.catalogue import Entry
from zhibiao.bind.frames import Frame, Frames
from zhibiao.bind.naming import COUNTS
from zhibiao.bind.site import Site, seen
from zhibiao.rules import Rules
from zhibiao.stages import PeriodMention

RATES = frozenset({"percent", "per_mille"})


@dataclass(frozen=True, slots=True)
class Dating:
    """The period words of ``markers.toml``, compiled."""

    frames: Frames
    shifted: regex.Pattern[str]
    before_that: regex.Pattern[str]
    names_itself: regex.Pattern[str]
    stock: regex.Pattern[str]
    balance: regex.Pattern[str]
    cumulative: regex.Pattern[str]
    cumulative_words: frozenset[str]
    from_words: tuple[str, ...]
    to_words: tuple[str, ...]
    owner_mark: str

    def frame(self, site: Site) -> Frame | None:
        """Return the frame that holds for the quantity of ``site``."""
        low, previous = site.low, site.previous
        if site.statement.rule == "measure.to_level" and previous is not None and previous.sentence[0] == site.start:
            # 由1978年的165元提高到359元: the year of the first level is not that of the second.
            low = max(low, previous.quantity.end)
        frame = self.frames.at(site.walk.periods, site.quantity.start, low)
        times = site.quantity.unit == "times" and site.statement.measure == "level"
        if (
            times
            and frame is not None
            and site.walk.chars[frame.position : site.quantity.start] == frame.text + self.owner_mark
        ):
            # 2021年快递业务量是2016年的2.3倍: the year right before is the one compared with.
            frame = self.frames.at(site.walk.periods, frame.position - 1, low)
        if site.statement.compare == "avg":
            return _span(frame, site.walk.periods.span)
        return frame

    def compare(self, site: Site, frame: Frame | None) -> str | None:
        """Return what a growth is against: the year that the text names, if it is not the one before."""
        said = site.statement.compare
        if said not in (None, "yoy") or site.statement.rule == "measure.gap":
            return said
        previous = site.previous
        low = previous.quantity.end if previous is not None and previous.sentence[0] == site.start else site.start
        base = next((b for b in reversed(site.walk.periods.bases) if low <= b.position < site.quantity.start), None)
        if base is None or base.mention is None or site.statement.measure not in ("growth", "change"):
            return said
        year = base.mention.first.year
        before = frame is not None and frame.mention is not None and frame.mention.last.year == year + 1
        return "yoy" if before else f"base:{year}"

    def period(self, site: Site, frame: Frame | None) -> PeriodMention | None:
        """Return the period of the quantity of ``site`` under ``frame``."""
        period, previous = frame.mention if frame else None, site.previous
        said = site.written_clause
        if previous is not None and previous.quantity.start >= site.low:
            said = site.walk.chars[previous.quantity.end : site.quantity.start]
        own = frame is not None and frame.position >= site.low and self.names_itself.search(frame.text) is not None
        if period is not None and not own and (self.shifted.search(said) or self.before_that.search(said)):
            return _a_year_before(period)
        if site.named.side == "carried" and previous is not None and period is None:
            return previous.period
        if period is None or period.grain in ("instant", "day"):
            return period
        clause = seen(site.clause)
        if period.grain in ("plan", "years") and site.statement.measure == "level":
            entry = site.named.entry or (previous.entry if previous else None)
            return self._end_of_span(site, period, clause, entry)
        if site.statement.measure == "level" and self._is_stock(site, clause):
            return replace(period, first=period.last, grain="instant")
        return self._same_instant(site, period) or period

    def target(self, period: PeriodMention | None, frame: Frame | None) -> PeriodMention | None:
        """Return the period of a target: 到2025年底 is a target for the year, not for its last day."""
        if period is None or frame is None or period.grain != "instant" or not frame.text.startswith(self.to_words):
            return period
        if (period.last.month, period.last.day) != (12, 31):
            return period
        return replace(period, first=period.last.replace(month=1, day=1), grain="year")

    def _is_stock(self, site: Site, clause: str) -> bool:
        """Return whether the clause says that the number is a state at the period's end (总数, 余额)."""
        if self.balance.search(clause):
            return True
        quantity = site.quantity
        if quantity.unit not in COUNTS:
            return False
        cumulative = quantity.counted in self.cumulative_words and self.cumulative.search(clause)
        return bool(cumulative or self.stock.search(clause))

    def _same_instant(self, site: Site, period: PeriodMention) -> PeriodMention | None:
        """Return the instant of the stock before in the sentence: its parts and shares are of that day too."""
        previous = site.previous
        if previous is None or previous.period is None or previous.sentence != site.sentence:
            return None
        same = previous.period.grain == "instant" and previous.period.last == period.last
        return previous.period if same and site.quantity.unit in (*COUNTS, "%") else None

    def _end_of_span(self, site: Site, period: PeriodMention, clause: str, entry: Entry | None) -> PeriodMention:
        """Return when in a span of years a level held: 由A增加到B, 达到B."""
        flow = entry is not None and entry.kind == "flow" and entry.dimension not in RATES
        if clause.endswith(self.from_words):
            if period.grain == "plan":
                return replace(period, last=period.first)
            last = dt.date(period.first.year - 1, 12, 31)
            return replace(period, first=last.replace(month=1, day=1) if flow else last, last=last)
        reached = site.statement.rule == "measure.reached" and not self.cumulative.search(clause)
        if site.statement.rule != "measure.to_level" and not reached:
            return period
        if flow:
            return replace(period, first=period.last.replace(month=1, day=1), grain="year")
        return replace(period, first=period.last, grain="instant")


def _span(frame: Frame | None, span: Frame | None) -> Frame | None:
    """Return the years that an average is over: the last ones spoken of, if they end where ``frame`` does."""
    if frame is None or frame.mention is None:
        return span or frame
    if span is None or span.mention is None or frame.mention.grain != "year":
        return frame
    return span if span.mention.last.year == frame.mention.last.year else frame


def _a_year_before(period: PeriodMention) -> PeriodMention:
    """Return the same months of the year before."""
    year, month = period.last.year - 1, period.last.month
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    first = period.first.replace(year=period.first.year - 1, day=1)
    return replace(period, first=last if period.first == period.last else first, last=last)


def compile_dating(rules: Rules, frames: Frames) -> Dating:
    """Compile the period words of ``markers.toml``."""
    table = rules.table("markers")
    clause, phrase = table["clause"], table["phrase"]
    return Dating(
        frames=frames,
        shifted=regex.compile(clause["shifted"]),
        before_that=regex.compile(clause["before_that"]),
        names_itself=regex.compile(clause["names_itself"]),
        stock=regex.compile(phrase["stock"]),
        balance=regex.compile(phrase["balance"]),
        cumulative=regex.compile(phrase["cumulative"]),
        cumulative_words=frozenset(phrase["cumulative_words"]),
        from_words=tuple(clause["from"]),
        to_words=tuple(clause["to"]),
        owner_mark=phrase["owner"],
    )
