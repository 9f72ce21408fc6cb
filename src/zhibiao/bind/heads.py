"""Reads the heads of a table: what of indicator, unit, measure, period, entity and status each of them says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.fitting import PERCENTAGES
from zhibiao.bind.names import Name
from zhibiao.bind.period_state import a_year_before
from zhibiao.bind.subjects import Subjects
from zhibiao.model import Measure, Status
from zhibiao.rules import Rules
from zhibiao.spot import Spotter
from zhibiao.spot.calendar import Anchor
from zhibiao.stages import PeriodMention

SIGNS = "±+/-\u3001"


@dataclass(frozen=True, slots=True)
class Head:
    """What one head says, or several together; ``words`` are what is left to name an indicator.

    ``moved`` says that the period is told by the document's own: the year before, its first or its last day.
    """

    words: str = ""
    unit: str = ""
    measure: Measure = "level"
    sign: int = 1
    compare: str | None = None
    period: PeriodMention | None = None
    period_text: str = ""
    moved: str = ""
    entity: Name | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """The words of ``tables.toml``, compiled."""

    spotter: Spotter
    subjects: Subjects
    lead: regex.Pattern[str]
    bracketed: regex.Pattern[str]
    slashed: regex.Pattern[str]
    neutral: frozenset[str]
    trim: str
    growth: regex.Pattern[str]
    growth_marks: regex.Pattern[str]
    falls: regex.Pattern[str]
    share: regex.Pattern[str]
    rank: regex.Pattern[str]
    mom: regex.Pattern[str]
    avg: regex.Pattern[str]
    points: frozenset[str]
    target: regex.Pattern[str]
    estimate: regex.Pattern[str]
    moves: tuple[tuple[str, regex.Pattern[str]], ...]
    bare_year: regex.Pattern[str]
    emptied: regex.Pattern[str]

    def read(self, text: str, anchor: Anchor) -> Head:
        """Read one head."""
        entity = self._entity(text)
        if entity is not None:
            return Head(entity=entity)
        unit, text = self._unit(self.lead.sub("", text))
        period, period_text, text = self._period(text, anchor)
        moved = next((name for name, pattern in self.moves if pattern.search(text)), "") if period is None else ""
        head = Head(text, unit, period=period, period_text=period_text, moved=moved, status=self._status(text))
        head = self._measured(head)
        if moved and head.measure == "level":
            head = replace(head, words=dict(self.moves)[moved].sub("", head.words))
        elif moved:
            head = replace(head, moved="")
        words = head.words.strip(self.trim)
        return replace(head, words="" if words in self.neutral else words)

    def together(self, heads: Iterable[Head]) -> Head:
        """Return what several heads of one row or column say together; the nearest to the value has the last word."""
        result = Head()
        for head in heads:
            named = bool(head.words) and head.words != result.words
            result = Head(
                words=result.words + head.words if named else result.words,
                unit=head.unit or result.unit,
                measure=head.measure if head.measure != "level" else result.measure,
                sign=head.sign * result.sign,
                compare=head.compare or result.compare,
                period=head.period or result.period,
                period_text=head.period_text or result.period_text,
                moved=head.moved or result.moved,
                entity=head.entity or result.entity,
                status=head.status or result.status,
            )
        return result

    def is_unit(self, text: str) -> bool:
        """Return whether ``text`` is a unit and nothing else."""
        if text in PERCENTAGES or text in self.points:
            return True
        one = f"1{text}"
        found = self.spotter.spot_span(one, 0, len(one)).quantities if text and not text[0].isdigit() else ()
        return len(found) == 1 and bool(found[0].unit) and (found[0].start, found[0].end) == (0, len(one))

    def period(self, text: str, anchor: Anchor) -> tuple[PeriodMention | None, str]:
        """Return the first time that ``text`` names."""
        return self._period(text, anchor)[:2]

    def move(self, period: PeriodMention, moved: str) -> PeriodMention:
        """Return the period that ``moved`` tells by ``period``."""
        if moved == "previous":
            return a_year_before(period)
        if moved == "opening":
            day = period.first - dt.timedelta(days=1)
            return replace(period, first=day, last=day, grain="instant")
        return replace(period, first=period.last, grain="instant")

    def _unit(self, text: str) -> tuple[str, str]:
        """Return the unit that a head names, and the head without it."""
        for match in self.bracketed.finditer(text):
            unit = match["unit"].strip()
            rate = unit.strip(SIGNS)
            if rate in PERCENTAGES:
                # 比重(%) is one, (±%) says that it may be a fall.
                return rate, text[: match.start()] + unit.removesuffix(rate)[:1] + text[match.end() :]
            if self.is_unit(unit):
                return unit, text[: match.start()] + text[match.end() :]
        behind = self.slashed.search(text)
        if behind is not None and self.is_unit(behind["unit"]):
            return behind["unit"], text[: behind.start()]
        if text[-1:] in PERCENTAGES:
            return text[-1], text[:-1]
        return "", text

    def _period(self, text: str, anchor: Anchor) -> tuple[PeriodMention | None, str, str]:
        if self.bare_year.fullmatch(text):
            year = int(text)
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
            return PeriodMention(0, len(text), first, last, "year", "table.year"), text, ""
        found: tuple[PeriodMention, str] | None = None
        rest = text
        for expression in self.spotter.periods.find(text, 0, len(text)):
            mention = self.spotter.calendar.resolve(expression, anchor) if expression.role == "frame" else None
            if mention is not None:
                found = found or (mention, expression.text)
                rest = rest.replace(expression.text, "", 1)
        return (*found, self.emptied.sub("", rest)) if found is not None else (None, "", text)

    def _entity(self, text: str) -> Name | None:
        """Return the place, zone or company that a head is, and nothing else."""
        place = self.subjects.parties.place(text)
        if place is not None:
            return place
        name = self.subjects.names.named(text)
        sure = name is not None and not name.weak and name.text == text and name.kind in ("company", "zone", "place")
        return name if sure and self.subjects.phrases.catalogue.ending(text) is None else None

    def _measured(self, head: Head) -> Head:
        """Tell growth, change, share and rank from a level, and take the words that say so away."""
        text = head.words
        if self.growth_marks.search(text):
            sign = -1 if self.falls.search(text) else 1
            compare = "mom" if self.mom.search(text) else "avg" if self.avg.search(text) else "yoy"
            measure: Measure = "growth" if head.unit in ("", *PERCENTAGES) else "change"
            words = self.growth.sub("", text)
            return replace(head, words=words, measure=measure, sign=sign, compare=compare)
        if self.share.search(text):
            return replace(head, words=self.share.sub("", text), measure="share")
        if self.rank.search(text):
            return replace(head, words=self.rank.sub("", text), measure="rank")
        return head

    def _status(self, text: str) -> Status | None:
        if self.target.search(text):
            return "target"
        return "estimate" if self.estimate.search(text) else None


def compile_heads(rules: Rules, spotter: Spotter, subjects: Subjects) -> Heads:
    """Compile the heads of ``tables.toml``."""
    table = rules.table("tables")
    head, measure, status, period = table["head"], table["measure"], table["status"], table["period"]
    return Heads(
        spotter=spotter,
        subjects=subjects,
        lead=regex.compile(head["lead"]),
        bracketed=regex.compile(head["bracketed"]),
        slashed=regex.compile(head["slashed"]),
        neutral=frozenset([*head["neutral"], *head["total"], *head["unit_columns"]]),
        trim=head["trim"],
        growth=regex.compile(measure["growth"]),
        growth_marks=regex.compile(measure["growth_marks"]),
        falls=regex.compile(measure["falls"]),
        share=regex.compile(measure["share_marks"]),
        rank=regex.compile(measure["rank_marks"]),
        mom=regex.compile(measure["mom"]),
        avg=regex.compile(measure["avg"]),
        points=frozenset(measure["points"]),
        target=regex.compile(status["target"]),
        estimate=regex.compile(status["estimate"]),
        moves=tuple((name, regex.compile(period[name])) for name in ("previous", "opening", "closing")),
        bare_year=regex.compile(period["bare_year"]),
        emptied=regex.compile(head["emptied"]),
    )
