"""Tells the year that a number is held against from the one that it is of: 较2014年的18.2%, 是1992年的4.5倍."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.period_state import Frame, a_year_before
from zhibiao.bind.site import Site
from zhibiao.rules import Rules
from zhibiao.stages import PeriodMention

NUMBERED = regex.compile(r"\d")
OF_BASE = ("measure.growth_noun", "measure.level")
"""Rules of measure by which a growth may be that of the time compared with."""


@dataclass(frozen=True, slots=True)
class Against:
    """The words of ``markers.toml`` between a number and a year that something is held against, compiled.

    ``than``: before a year compared with, and ``opens`` before one whose level is told (由2023年同期的3亿元);
    ``between``: between it and its own number; ``held_to``: before a year that a share is held against;
    ``compared``: behind the number of a year compared with (与2016年每股3元相比); ``same``: that the same months of the
    year are meant; ``joins``: between the numbers of a list; ``in_one``: a year in one word with what compares.
    """

    than: frozenset[str]
    opens: regex.Pattern[str]
    between: regex.Pattern[str]
    held_to: regex.Pattern[str]
    compared: regex.Pattern[str]
    same: regex.Pattern[str]
    joins: frozenset[str]
    in_one: regex.Pattern[str]
    owner_mark: str

    def of_base(self, site: Site, low: int, holding: Frame | None) -> Frame | None:
        """Return the year that the text compares with, where the number is its level (较2014年的18.2%)."""
        chars, position = site.walk.chars, site.quantity.start
        base = next((b for b in reversed(site.walk.periods.against) if low <= b.position < position), None)
        if base is None:
            return None
        if site.statement.measure == "level" and self.compared.match(chars, site.quantity.end):
            return base
        same = self.same.search(base.text) is not None
        opens = same and NUMBERED.match(base.text) and self.opens.search(chars[site.low : base.position])
        in_one = self.in_one.search(base.text) is not None
        own = base.text[0] in self.than and chars.startswith(self.owner_mark, base.position + len(base.text))
        if not (opens or in_one or own or chars[base.position - 1] in self.than):
            return None
        if site.statement.measure not in ("level", "share") and site.statement.rule not in OF_BASE:
            return None
        if self.between.fullmatch(chars, base.position + len(base.text), position) is None:
            return None
        if not same:
            return base
        told = holding.mention if holding is not None else None
        told = told or (site.last.period if site.last is not None else None)
        return _same_months(base, told or next((f.mention for f in site.walk.periods.in_sentence if f.mention), None))

    def held(self, site: Site, frame: Frame) -> bool:
        """Return whether the number says how it is to that of ``frame`` (恢复到2019年的83%, 是2016年3亿元的2.3倍)."""
        if site.quantity.unit not in ("times", "%") or site.statement.measure not in ("level", "share"):
            return False
        if site.quantity.form == "ratio":
            return False
        chars, end = site.walk.chars, frame.position + len(frame.text)
        if site.last is not None and site.last.quantity.start >= end and site.quantity.unit == "times":
            end = site.last.quantity.end
        between = chars[end : site.quantity.start]
        if site.member is not None and site.member.index and site.quantity.unit == "times":
            return between in self.joins  # 分别是2005年的2.3倍和2.6倍
        if between != self.owner_mark:
            return False
        return site.quantity.unit == "times" or self.held_to.search(chars, site.low, frame.position + 1) is not None

    def since(self, site: Site, frame: Frame | None) -> Frame | None:
        """Return the years since the one compared with: 2017年比1978年增长33倍,年均增长9.5%."""
        base = next(
            (b for b in reversed(site.walk.periods.bases) if site.start <= b.position < site.quantity.start), None
        )
        period = frame.mention if frame is not None else None
        if base is None or base.mention is None or frame is None or period is None or period.grain != "year":
            return None
        first, last = base.mention.last.year + 1, period.last.year
        if first >= last:
            return None
        years = replace(period, first=dt.date(first, 1, 1), last=dt.date(last, 12, 31), grain="years")
        return replace(frame, mention=years)


def _same_months(base: Frame, told: PeriodMention | None) -> Frame:
    """Return ``base`` for the months of its year of which the text has ``told`` (2024年上半年…,较2023年同期的3亿元)."""
    year = base.mention.last.year if base.mention is not None else 0
    if told is None or told.first.year != told.last.year or told.last.year < year:
        return base
    if told.last.year == year:
        # 2019年的产值较去年同期的3亿元增长40%: the year before the one that is told.
        return base if NUMBERED.match(base.text) else replace(base, mention=a_year_before(told))
    mention = told
    while mention.last.year > year:
        mention = a_year_before(mention)
    return replace(base, mention=mention)


def compile_against(rules: Rules) -> Against:
    """Compile the words of ``markers.toml`` around years that something is held against."""
    table = rules.table("markers")
    rise = table["rise"]
    between, held_to, compared, same = (regex.compile(rise[n]) for n in ("of_base", "held_to", "compared", "same"))
    joins = frozenset(table["phrase"]["separators"])
    in_one = regex.compile(rise["in_one"])
    opens = regex.compile(rise["opens_base"])
    return Against(
        frozenset(rise["than"]), opens, between, held_to, compared, same, joins, in_one, table["phrase"]["owner"]
    )
