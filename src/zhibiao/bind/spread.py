"""Gives each value of a list its own year or month: 2021年、2022年产值分别为甲、乙."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.members import Member
from zhibiao.bind.period_state import Frame
from zhibiao.rules import Rules
from zhibiao.stages import Grain, PeriodMention


@dataclass(frozen=True, slots=True)
class Spread:
    """The list words of ``markers.toml``, compiled.

    ``mark``: 分别; ``between``: what may stand between the times of a list; ``separators``: what separates its heads.
    """

    mark: regex.Pattern[str]
    between: regex.Pattern[str]
    separators: regex.Pattern[str]

    def frame(
        self, frames: Sequence[Frame], holding: Frame | None, member: Member, chars: str, position: int
    ) -> Frame | None:
        """Return the period of the list's value ``member`` at ``position``, or None if its values share one.

        ``frames`` are those of the sentence, ``holding`` the one that holds.
        """
        before = [f for f in frames if f.position < position]
        run = self._run(before, member.size, chars) or self._expanded(before, member.size, chars)
        told = run[-1] if run else holding
        if told is None or told.mention is None or self._has_heads(chars, told.position + len(told.text), position):
            return None
        if run:
            return run[member.index]
        if not run and told not in frames and told.mention.grain != "years":
            return None  # 1-3月完工3吨,接单2吨。两大指标分别占5%、6%: not one month each.
        parts = list(_parts(told.mention))
        return replace(told, mention=parts[member.index]) if len(parts) == member.size else None

    def _run(self, frames: Sequence[Frame], size: int, chars: str) -> list[Frame]:
        """Return the last ``size`` frames that follow one another as a list."""
        run: list[Frame] = []
        for frame in reversed(frames):
            if run and not self.between.fullmatch(chars, frame.position + len(frame.text), run[0].position):
                if len(run) == size:
                    break
                run = []
            run.insert(0, frame)
        return run if len(run) == size and all(f.mention for f in run) else []

    def _expanded(self, frames: Sequence[Frame], size: int, chars: str) -> list[Frame]:
        """Return the ``size`` years and parts of years that the last times say (2017年至2019年及2020年上半年)."""
        run: list[Frame] = []
        for frame in reversed(frames):
            if run and not self.between.fullmatch(chars, frame.position + len(frame.text), run[0].position):
                break
            run.insert(0, frame)
        if len(run) < 2 or any(f.mention is None for f in run):
            return []
        parts = [replace(f, mention=part) for f in run if f.mention is not None for part in _years(f.mention)]
        return parts if len(parts) == size else []

    def _has_heads(self, chars: str, low: int, high: int) -> bool:
        """Return whether the values are those of several heads rather than times (2021-2022年,出口、进口分别为…)."""
        mark = next(self.mark.finditer(chars, low, high), None)
        return mark is not None and self.separators.search(chars, low, mark.start()) is not None


def _years(mention: PeriodMention) -> Iterator[PeriodMention]:
    """Yield the years of a span of years, or ``mention`` itself."""
    if mention.grain == "years":
        yield from _parts(mention)
    else:
        yield mention


def _parts(mention: PeriodMention) -> Iterator[PeriodMention]:
    """Yield the years of a span of years, the months of a span of months, or the quarters of one of quarters."""
    grain: Grain
    if mention.grain == "years":
        grain, months = "year", 12
    elif mention.grain == "months":
        grain, months = "month", 1
    elif mention.rule == "period.quarter_range":
        grain, months = "quarter", 3
    else:
        return
    first = mention.first
    while first <= mention.last:
        index = first.year * 12 + first.month - 1 + months
        following = dt.date(index // 12, index % 12 + 1, 1)
        yield replace(mention, first=first, last=following - dt.timedelta(days=1), grain=grain)
        first = following


def compile_spread(rules: Rules) -> Spread:
    """Compile the list words of ``markers.toml``."""
    table = rules.table("markers")["lists"]
    return Spread(*(regex.compile(table[name]) for name in ("mark", "between_times", "separators")))
