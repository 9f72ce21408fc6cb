"""Decides whether a number is actual, an estimate or a target."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from zhibiao.alternatives import any_of
from zhibiao.bind.period_state import Frame
from zhibiao.bind.profile import Profile
from zhibiao.model import Status
from zhibiao.rules import Rules
from zhibiao.spot.anchor import month_end
from zhibiao.stages import PeriodMention

MARKERS = (("no", "not_target"), ("actual", "actual"), ("estimate", "estimate"), ("target", "target"))
"""What markers say, and their keys in ``markers.toml``; where two stand at one place, the first kind holds."""

LAST_DAYS = 5
"""Days of a month that are told of as its end before they are over."""
LONGEST_AIM = 24
"""Characters right before a number in which words tell that it is what was wanted."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """The status words of ``markers.toml``, compiled.

    ``says``: what each marker says; ``none``: where a marker says nothing after all (三年行动计划,).
    """

    marker: re.Pattern[str]
    says: Mapping[str, str]
    none: regex.Pattern[str]
    budget: regex.Pattern[str]
    by_then: tuple[str, ...]
    behind: regex.Pattern[str]
    forecast: regex.Pattern[str]
    foretold: regex.Pattern[str]
    opening: regex.Pattern[str]
    kept: tuple[str, ...]
    will: str
    clause_end: regex.Pattern[str]

    def marked(self, text: str) -> bool:
        """Return whether a marker of target or estimate stands in ``text``."""
        return any(said in ("target", "estimate") for said, _ in self._read(text))

    def leads(self, text: str) -> bool:
        """Return whether the last marker of ``text`` opens its clause (预计全年产值5亿元) and tells of what follows."""
        last = max((at for said, at in self._read(text) if said in ("target", "estimate")), default=0)
        return self.opening.search(text, 0, last) is not None

    def of(
        self, text: str, right: str, default: Status, frame: Frame | None, start: int, profile: Profile
    ) -> tuple[Status, str]:
        """Return the status of a number behind ``text``, its sentence up to it, and the rule that decided.

        ``right`` is what follows the number, ``start`` where the sentence starts, ``frame`` the period that holds.
        """
        noun = self.behind.match(right)
        if noun is not None and noun.lastgroup == "estimate":
            return "estimate", "status.behind"
        last, position = None, -1
        for said, at in self._read(text):
            last, position = said, start + at
        aimed = self.budget.search(text, max(0, len(text) - LONGEST_AIM))
        if aimed is not None and aimed["expected"]:
            return "estimate", "status.aimed"  # 优于预期的55%
        if aimed is not None or (noun is not None and last not in ("actual", "estimate")):
            # 接近全年300亿元的目标, 远低于预算的80亿元: the number is what was wanted.
            return "target", "status.aimed"
        date = profile.date
        period = frame.mention if frame else None
        future = period is not None and date is not None and period.first > date and not _is_closing(period, date)
        past = period is not None and date is not None and period.last <= date
        inferred = profile.date_found in ("text", "title") and period is not None and period.last == date
        if past and inferred and not (frame is not None and text.endswith(self.by_then, 0, frame.position - start)):
            # The date was inferred from this very period: it cannot say that the period was over.
            past = False
        newer = frame is not None and frame.position > position
        if last == "estimate" and frame is not None and frame.ahead:
            return "target", "status.future"  # 预计达产后年产值5亿元: nothing of it has begun.
        dated = frame is not None and frame.text[:1].isdecimal()
        told = dated and frame is not None and any(map(str.isdecimal, text[position - start : frame.position - start]))
        if last == "estimate" and past and newer and told:
            return "actual", "status.past"  # 预计今年可达8亿元,2003年出口额达6亿元
        if (
            last == "estimate"
            and future
            and period is not None
            and date is not None
            and period.first.year > date.year + 1
        ):
            return "target", "status.future"  # 预计到2030年…: what is expected of a year that runs is an estimate.
        if last == "estimate":
            return "estimate", "status.estimate"
        running = period is not None and date is not None and period.first <= date
        if last == "target" and self.foretold.match(text, position - start):
            return "estimate", "status.estimate"
        if last == "target" and running and self.forecast.match(text, position - start):
            return "estimate", "status.estimate"  # 预期本季营收12亿元, told while the quarter runs.
        if last == "target" and past and text.startswith(self.kept, position - start):
            return default, "status.default"
        if last == "target":
            # A past period said after the marker takes it back: 确保…,2019年以来减负11亿元.
            # 到2020年,…: a date inferred from the years of goals does not say that they are over.
            known = profile.date_found != "text" or dated
            return ("actual", "status.past") if past and newer and known else ("target", "status.target")
        if last == "actual":
            return "actual", "status.actual"
        if future or (default == "actual" and frame is not None and frame.ahead):
            return "target", "status.future"
        if profile.work_report and running and not past and _is_to_come(period, date):
            return "target", "status.planned"
        if default == "target" and past:
            return "actual", "status.past"
        return default, "status.default"

    def _read(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield what the markers of ``text`` say, and where."""
        last, position = None, -1
        for match in self.marker.finditer(text):
            said, start = self.says[match.group()], match.start()
            expected = last == "estimate" and match.group().startswith(self.will)
            if said == "no" or self.none.match(text, start):
                continue
            if expected and self.clause_end.search(text, position, start) is None:
                continue  # 预计本季营收将介于…
            last, position = said, start
            yield said, start


def _is_closing(period: PeriodMention, date: dt.date) -> bool:
    """Return whether ``period`` is the end of a month whose last days ``date`` is one of: 5月末, told on 30 May."""
    ends = period.first == period.last == month_end(date.year, date.month)
    return ends and (period.last - date).days < LAST_DAYS


def _is_to_come(period: PeriodMention | None, date: dt.date | None) -> bool:
    """Return whether ``period`` is the year of a report of ``date``, or years that begin with it (三年建成70所)."""
    if period is None or date is None:
        return False
    return period.grain == "year" or (period.grain == "years" and period.first.year >= date.year)


def compile_statuses(rules: Rules) -> Statuses:
    """Compile the status words of ``markers.toml``."""
    table = rules.table("markers")["status"]
    says: dict[str, str] = {}
    for said, key in MARKERS:
        for word in table[key]:
            says.setdefault(word, said)
    return Statuses(
        marker=re.compile("|".join(any_of(table[key]) for _, key in MARKERS)),
        says=says,
        none=regex.compile(table["none"]),
        budget=regex.compile(table["budget"], regex.REVERSE),
        by_then=tuple(table["by_then"]),
        behind=regex.compile(table["behind"]),
        forecast=regex.compile(table["forecast"]),
        foretold=regex.compile(table["foretold"]),
        opening=regex.compile(table["opening"]),
        kept=tuple(table["kept"]),
        will=table["will"],
        clause_end=regex.compile(rules.table("markers")["clause"]["end"]),
    )
