"""The types of periods that carry over: a frame, and what is known of time at a place in the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from zhibiao.spot.anchor import Anchor, month_end
from zhibiao.stages import PeriodMention

LASTING = frozenset({"year", "half", "quarter", "months"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A period that holds from ``position`` on; ``mention`` is None where the text says that it does not say.

    ``reach``: how far it holds: its "clause", its "sentence", or the "paragraph"; ``event``: it says when something
    happened (2003年获批省级园区), not of when the numbers behind are; ``ahead``: it names no time, but one to come
    (全部达产后); ``until``: where the brackets end in which alone it holds (每股3元(2021年:2元)); ``beside``: it stands
    behind a figure of its sentence, so that it ends with it, be it at a semicolon.
    """

    position: int
    mention: PeriodMention | None
    text: str
    reach: str
    event: bool = False
    ahead: bool = False
    until: int | None = None
    beside: bool = False


@dataclass(slots=True)
class PeriodState:
    """What carries over from sentence to sentence.

    ``span`` is the last period of several years spoken of, ``dated`` the last that held for a paragraph,
    ``start`` that of the first end of a rise, in the paragraph; ``told``: a number was told under the period that
    carries over; ``figures``: the paragraph has had numbers; ``topic``: the period of a paragraph without any, which
    opens those behind it; ``risen``: where the last end of a rise ended; ``compared``: where the last growth stands
    that is against a month or a year that the text names, and which.
    """

    anchor: Anchor
    carried: Frame | None
    base: Frame | None
    span: Frame | None = None
    dated: Frame | None = None
    start: PeriodMention | None = None
    compared: tuple[int, str] | None = None
    told: bool = False
    figures: bool = False
    topic: Frame | None = None
    introduced: bool = False
    """A colon closed the paragraph that the topic is of: it is that of the list behind."""
    risen: int | None = None
    listed: list[PeriodMention] = field(default_factory=list)
    """The times of the last list whose values each had its own."""
    in_sentence: list[Frame] = field(default_factory=list)
    bases: list[Frame] = field(default_factory=list)
    """The years of the sentence that others are compared with (比2019年)."""
    against: list[Frame] = field(default_factory=list)
    """All times of the sentence that others are compared with, also those without a year (低于去年第四季的)."""
    widest: Frame | None = None
    """The months so far of which the text tells, while single months of theirs are told in passing."""
    rise: tuple[PeriodMention, PeriodMention] | None = None
    """The times of the ends of the last rise that named both."""
    fiscal: tuple[int, PeriodMention] | None = None
    """A quarter of a financial year whose dates the text tells, and its number."""
    holiday: PeriodMention | None = None
    """The days told last, from one to another, which a holiday without a name is of."""

    def open_paragraph(
        self, formal: bool, goes_on: bool, compares: bool = False, parts: bool = False, introduced: bool = False
    ) -> None:  # fmt: skip
        """Forget what the paragraph before said of time, unless the document is a ``formal`` one.

        ``goes_on``: the paragraph says that it is about what the one before it was about (按来源看,…).
        ``compares``: it opens with what its numbers are against, and says no time of its own (与上年同月比较,…).
        ``parts``: it breaks down what was told of a day, too (从存款结构看,…).
        ``introduced``: the one before it ended in a colon (3月份,生产的特点是:).
        """
        self.start = self.rise = None
        self._find_topic(introduced)
        if compares or parts or (goes_on and self.base is not None):
            kept = next((f for f in reversed(self.in_sentence) if f.reach == "paragraph"), None) or self.carried
            short = ("day",) if parts else ("instant", "day")
            if kept is not None and kept.mention is not None and kept.mention.grain not in short:
                self.carried, self.in_sentence = kept, []
                return
        if formal and self.base is None and not self.introduced:
            kept = next((f for f in reversed(self.in_sentence) if f.reach == "paragraph"), None) or self.carried
            if kept is not None and self.widest is not None and _within(kept, self.widest):
                kept = self.widest  # 前10个月…;10月份…: the next paragraph goes on about the ten months.
            self.carried = kept if kept and kept.mention and kept.mention.grain not in ("instant", "day") else None
            self.in_sentence = []
            return
        self.carried = self.base or self.topic
        self.in_sentence = []
        year = self.topic.mention.last.year if self.topic is not None and self.topic.mention is not None else None
        whole_year = self.base_year() or year
        if self.anchor.year is not None or self.anchor.whole_year != whole_year:
            self.anchor = replace(self.anchor, year=None, whole_year=whole_year)

    def _find_topic(self, introduced: bool) -> None:
        """Take the period of a paragraph that told no number as that of those to come (2023年,园区稳步发展。)."""
        told = next((f for f in reversed(self.in_sentence) if f.reach == "paragraph"), None) or self.carried
        same = told is not None and self.topic is not None and _dates(told) == _dates(self.topic)
        if told is not self.topic and not same:
            grain = told.mention.grain if told is not None and told.mention is not None else None
            lasting = grain in LASTING or (introduced and grain == "month")
            self.introduced = introduced and lasting and not self.figures
            self.topic = told if lasting and not self.figures and told is not None and not told.event else None
        self.figures = False

    def open_section(self, frame: Frame | None) -> None:
        """Start a section: the period of its heading holds, if it has one."""
        self.topic = None
        if frame is not None and frame.mention is not None:
            self.carried = self.base = frame
            year = frame.mention.last.year
            self.anchor = replace(self.anchor, year=year, whole_year=year)

    def leave(self, day: dt.date) -> None:
        """Forget the period that was over by ``day``: the text goes on to what is planned."""
        for frame in (self.carried, self.base):
            if frame is not None and frame.mention is not None and frame.mention.last < day:
                self.carried = None if self.carried is frame else self.carried
                self.base = None if self.base is frame else self.base
        self.in_sentence = []

    @property
    def of_years(self) -> bool:
        """Whether the section is about several years."""
        return self.base is not None and self.base.mention is not None and self.base.mention.grain in ("years", "plan")

    def ends_with(self, mention: PeriodMention) -> bool:
        """Return whether the years of the whole document end with ``mention``: the aim of a plan."""
        return self.base is not None and self.base.mention is not None and self.base.mention.last == mention.last

    def ends_before(self, mention: PeriodMention) -> bool:
        """Return whether ``mention`` ends in a later year than the one that the section is about."""
        told = self.base.mention if self.base is not None else None
        return told is not None and told.grain == "year" and mention.last.year > told.last.year

    def base_closes_with(self, mention: PeriodMention) -> bool:
        """Return whether ``mention`` is the last of the years that the section is about."""
        last = self.base.mention.last.year if self.base is not None and self.base.mention is not None else None
        return mention.grain == "year" and mention.last.year == last

    def base_year(self) -> int | None:
        """Return the year of the whole document, if it has one; of the years before, the last."""
        mention = self.base.mention if self.base is not None else None
        if mention is None:
            return None
        return mention.last.year if mention.rule == "period.last_years" else mention.first.year


def _dates(frame: Frame) -> tuple[dt.date, dt.date] | None:
    return (frame.mention.first, frame.mention.last) if frame.mention is not None else None


def _within(frame: Frame, wide: Frame) -> bool:
    """Return whether ``frame`` is the last month of the months ``wide``."""
    if frame.mention is None or wide.mention is None:
        return False
    return frame.mention.grain == "month" and frame.mention.last == wide.mention.last


def a_year_before(period: PeriodMention) -> PeriodMention:
    """Return the same months of the year before."""
    year, month = period.last.year - 1, period.last.month
    last = month_end(year, month)
    first = period.first.replace(year=period.first.year - 1, day=1)
    return replace(period, first=last if period.first == period.last else first, last=last)
