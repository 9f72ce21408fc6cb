"""Series: the observations of many documents as facts by entity, indicator and period.

Observations of one thing (same entity, sector, indicator, measure, period, status) are one fact. Where the numbers
agree, as far as their digits and bounds say, they are one reading of it with several sources; where they do not,
the fact has several readings: a conflict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from zhibiao.model import Document, Observation, Period
from zhibiao.printed import agree, step
from zhibiao.write.columns import document_name

Days = tuple[dt.date, dt.date]
Dates = Days | None

SLOTS = ("level", "growth", "growth_mom", "growth_avg", "growth_base", "change", "share", "rank")
"""What stands side by side in a row. ``growth`` is on the year before, or on what the text does not say."""

_GROWTHS = {"mom": "growth_mom", "avg": "growth_avg"}
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Stated:
    """An observation and the document that states it."""

    document: str
    observation: Observation


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about; ``code`` is the catalogue's, if the name is one that the catalogue gives it."""

    entity: str | None
    sector: str | None
    code: str | None
    indicator: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a row is about, when, and whether it was reached, estimated or wanted."""

    subject: Subject
    dates: Dates
    status: str


@dataclass(slots=True)
class Fact:
    """What is stated of one thing: readings that do not agree with each other, the best first."""

    readings: list[list[Stated]] = field(default_factory=list)

    @property
    def best(self) -> Observation:
        """The observation that says most exactly what most documents say."""
        return self.readings[0][0].observation

    @property
    def conflict(self) -> bool:
        """Whether there are readings that do not agree."""
        return len(self.readings) > 1

    @property
    def stated(self) -> list[Stated]:
        """Every source, the best first."""
        return [stated for reading in self.readings for stated in reading]


@dataclass(frozen=True, slots=True)
class Row:
    """One entity, indicator, period and status: its facts side by side, by slot."""

    head: Head
    facts: Mapping[str, Fact]


class Names:
    """Which names the catalogue gives to its indicators, and which of them a series is called by."""

    def __init__(self, catalogue: Iterable[Mapping[str, object]]) -> None:
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for entry in catalogue:
            code, name, aliases = str(entry["code"]), str(entry["zh"]), entry.get("aliases", ())
            self._names[code] = name
            for alias in (name, *aliases):  # type: ignore[misc]
                self._codes.setdefault(str(alias), code)

    def subject(self, observation: Observation) -> Subject:
        """Return what an observation is about. A name with qualifiers of its own stays a series of its own."""
        indicator, entity = observation.indicator, observation.entity
        known = indicator.code is not None and self._codes.get(indicator.name) == indicator.code
        name = self._names[indicator.code] if known and indicator.code else indicator.name
        return Subject(entity.name if entity else None, observation.sector, indicator.code if known else None, name)


def rows(documents: Iterable[Document], names: Names, wanted: Wanted | None = None) -> list[Row]:
    """Return the rows of all documents: entities with most facts first, then by indicator, period and status."""
    groups: dict[Head, dict[str, list[Fact]]] = {}
    for head, slot, stated in _grouped(documents, names, wanted or Wanted()):
        groups.setdefault(head, {}).setdefault(slot, []).extend(_folded(stated, timeless=head.dates is None))
    made = [Row(head, facts) for head, slots in groups.items() for facts in _side_by_side(slots)]
    weight: dict[str | None, int] = {}
    for row in made:
        weight[row.head.subject.entity] = weight.get(row.head.subject.entity, 0) + 1
    return sorted(made, key=lambda row: (-weight[row.head.subject.entity], *_order(row.head)))


def percent(observation: Observation) -> Decimal:
    """Return a growth in percent: 增长2.3倍 is 230."""
    return observation.value * _HUNDRED if observation.unit == "times" else observation.value


# --- which observations ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which observations are wanted: parts of names, or codes; first and last day. What is empty excludes nothing."""

    indicators: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    dates: Dates = None

    def __contains__(self, observation: Observation) -> bool:
        indicator, entity = observation.indicator, observation.entity
        names = (indicator.name, indicator.name_en or "")
        return (
            (not self.indicators or indicator.code in self.indicators or _any_in(self.indicators, names))
            and (not self.entities or (entity is not None and _any_in(self.entities, (entity.name,))))
            and (self.dates is None or _within(observation.period, self.dates))
        )


def _any_in(parts: Iterable[str], names: Iterable[str]) -> bool:
    return any(part.casefold() in name.casefold() for part in parts for name in names)


def _within(period: Period | None, dates: Days) -> bool:
    return period is not None and dates[0] <= period.start and period.end <= dates[1]


# --- folding ---------------------------------------------------------------------------------------------


def _grouped(documents: Iterable[Document], names: Names, wanted: Wanted) -> Iterator[tuple[Head, str, list[Stated]]]:
    """Yield the head, the slot and the sources of every fact."""
    facts: dict[tuple[Head, str, object], list[Stated]] = {}
    for document in documents:
        for observation in document.observations:
            if observation in wanted:
                period = observation.period
                dates = (period.start, period.end) if period else None
                head = Head(names.subject(observation), dates, observation.status)
                stated = Stated(document_name(document), observation)
                facts.setdefault((head, _slot(observation), _thing(observation)), []).append(stated)
    for (head, slot, _), stated_by in facts.items():
        yield head, slot, stated_by


def _thing(observation: Observation) -> tuple[object, ...]:
    """Return what else has to be the same for two numbers to state one thing."""
    # A rank among who knows how many: in the province, in the country.
    place = observation.value if observation.measure == "rank" and observation.of is None else None
    return observation.unit, observation.counted, observation.compare, observation.of, place


def _slot(observation: Observation) -> str:
    if observation.measure != "growth":
        return observation.measure
    compare = observation.compare or ""
    return "growth_base" if compare.startswith("base:") else _GROWTHS.get(compare, "growth")


def _folded(stated: list[Stated], *, timeless: bool) -> list[Fact]:
    """Put agreeing observations together, each with the most exact one that it agrees with.

    Those that do not agree are in conflict, unless nobody said which time they are about.
    """
    readings: list[list[Stated]] = []
    for one in sorted(stated, key=_rank):
        fitting = (reading for reading in readings if agree(reading[0].observation, one.observation))
        place = next(fitting, None)
        if place is None:
            readings.append([one])
        else:
            place.append(one)
    if timeless:
        return [Fact([reading]) for reading in readings]
    return [Fact(sorted(readings, key=lambda reading: -len({stated.document for stated in reading})))]


def _rank(stated: Stated) -> tuple[object, ...]:
    one = stated.observation
    return (one.bound != "exact", step(one), -one.confidence, stated.document, one.source.start)


def _side_by_side(slots: Mapping[str, list[Fact]]) -> Iterator[dict[str, Fact]]:
    """Yield rows in which each slot has at most one fact; a second one (another unit, a part) opens a second row."""
    for facts in zip_longest(*(slots.get(slot, []) for slot in SLOTS)):
        yield {slot: fact for slot, fact in zip(SLOTS, facts, strict=True) if fact is not None}


def _order(head: Head) -> tuple[object, ...]:
    subject = head.subject
    start, end = head.dates or (dt.date.max, dt.date.max)
    name = (subject.entity or "", subject.sector or "", subject.code is None, subject.code or "", subject.indicator)
    return (*name, start, end, head.status)
