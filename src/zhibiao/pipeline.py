"""The stages in order: read -> normalize -> segment -> spot -> bind -> audit."""

from __future__ import annotations

import bisect
import contextlib
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TypeVar

import regex

from zhibiao import rules as rule_files
from zhibiao.audit import audit
from zhibiao.bind import bind_document
from zhibiao.bind.binder import Binder, compile_binder
from zhibiao.bind.milestones import Event
from zhibiao.bind.names import Name
from zhibiao.bind.profile import Profile
from zhibiao.bind.site import Bound, Watch
from zhibiao.bind.tables import Bounded, CellWatch, Tables, compile_tables
from zhibiao.bind.written import Written, compile_written
from zhibiao.model import (
    SCHEMA_VERSION,
    Document,
    DocumentDate,
    Entity,
    Indicator,
    Milestone,
    Observation,
    Period,
    SourceInfo,
    Span,
    Subject,
    Unbound,
    id_prefix,
)
from zhibiao.normalize import Normalizer, as_it_stands, compile_normalizer
from zhibiao.rules import RuleError, Rules
from zhibiao.segment import segment
from zhibiao.spot import Spotted, Spotter, compile_spotter, spot_document
from zhibiao.stages import PURE, Skipped, Source, Text

R = TypeVar("R", Observation, Unbound)
_DIGITS = re.compile("[0-9\uff10-\uff19]+")
_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Engine:
    """The stages, compiled from one set of rules."""

    normalizer: Normalizer
    spotter: Spotter
    binder: Binder
    tables: Tables
    written: Written
    rules_sha256: str


def compile_engine(rules: Rules) -> Engine:
    """Compile ``rules`` into stages.

    Raises ``RuleError`` if a rule needs another that is not there, or is not what the stages can read.
    """
    with fitting():
        normalizer = compile_normalizer(rules)
        spotter = compile_spotter(rules)
        binder = compile_binder(rules, spotter, normalizer)
        tables = compile_tables(rules, spotter, normalizer, binder.quantities.namer, binder.subjects)
        written = compile_written(binder.subjects.names.gazetteer)
        return Engine(normalizer, spotter, binder, tables, written, rules.digest())


@contextlib.contextmanager
def fitting() -> Iterator[None]:
    """Turn what goes wrong when rules are compiled into a ``RuleError``: their forms alone have been checked."""
    try:
        yield
    except (ValueError, LookupError, TypeError, regex.error) as error:
        what = f"{type(error).__name__}: {error}"
        raise RuleError(f"the rules do not fit together ({what}); take back the last change to them") from error


@lru_cache(maxsize=4)
def engine_of(rules: Rules) -> Engine:
    """Return the stages compiled from ``rules``, once for each set of rules."""
    return compile_engine(rules)


def shipped() -> Engine:
    """Return the stages compiled from the shipped rules."""
    return engine_of(rule_files.load())


def extract_source(source: Source, *, date: dt.date | None = None, engine: Engine | None = None) -> Document:
    """Extract one source; ``date`` overrides the document date that the text itself gives."""
    engine = engine or shipped()
    return document(engine, source, run_stages(engine, source, date))


@dataclass(frozen=True, slots=True)
class Staged:
    """What the stages gave for one text."""

    text: Text
    spotted: list[list[Spotted]]
    profile: Profile
    bound: list[Bound]
    skipped: list[Skipped]
    events: list[Event]
    tables: tuple[Bounded, ...] = ()


def run_stages(
    engine: Engine,
    source: Source,
    date: dt.date | None,
    watch: Watch | None = None,
    watch_cell: CellWatch | None = None,
) -> Staged:
    """Run the stages over ``source``; ``watch`` is told how each number was decided, ``watch_cell`` of tables."""
    apart = [(table.start, table.end) for table in source.tables]
    text = engine.normalizer.normalize(source.text, source.hidden, apart)
    blocks = segment(text, engine.normalizer.words.headings)
    spotted = spot_document(engine.spotter, text, blocks)
    prose = Staged(text, spotted, *bind_document(engine.binder, text, blocks, spotted, date, source.stated, watch))
    return replace(prose, tables=tuple(engine.tables.bind(source, prose.profile, watch_cell)))


def document(engine: Engine, source: Source, staged: Staged) -> Document:
    """Return the record of one source from what the stages gave."""
    text, profile = staged.text, staged.profile
    named = partial(engine.written.name, text=text.chars)
    place = Places(text, id_prefix(source.sha256, source.part), named, source.pages)
    observations = [place.observation(b, engine.binder.confidence.of(b)) for b in staged.bound]
    unbound = [*map(place.unbound, staged.skipped), *_in_markup(source, place)]
    for table in staged.tables:
        cells = Places(table.text, place.prefix, named, source.pages)
        observations += [cells.observation(b, engine.binder.confidence.of(b)) for b in table.bound]
        unbound += map(cells.unbound, table.skipped)
    observations = _in_order(observations)
    subject = profile.subject
    return Document(
        schema_version=SCHEMA_VERSION,
        rules_sha256=engine.rules_sha256,
        source=_source_info(source),
        title=profile.title,
        date=DocumentDate(value=profile.date, found=profile.date_found, text=profile.date_text)
        if profile.date and profile.date_found
        else None,
        subject=Subject(name=named(subject.name), kind=subject.kind, aliases=list(subject.aliases))
        if subject
        else None,
        observations=observations,
        milestones=[place.milestone(event) for event in staged.events],
        unbound=_in_order(unbound),
        findings=audit(observations),
        repairs=dict(sorted(text.repairs.items())),
    )


def _in_markup(source: Source, place: Places) -> Iterator[Unbound]:
    """Yield the numbers in front matter and markup: they are no text, and listed so that none vanishes."""
    if not source.hidden:
        return
    raw = Places(as_it_stands(source.text), place.prefix, place.named, source.pages)
    for start, end in source.hidden:
        for number in _DIGITS.finditer(source.text, start, end):
            yield raw.unbound(Skipped(*number.span(), "code", "read.markup"))


def _in_order(records: list[R]) -> list[R]:
    return sorted(records, key=lambda record: record.source.start)


def _source_info(source: Source) -> SourceInfo:
    """Return what a document says of its source."""
    return SourceInfo(
        path=source.path,
        part=source.part,
        sha256=source.sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        encoding_found=source.encoding_found,
        undecodable=[match.start() for match in re.finditer("\ufffd", source.text)],
        characters=len(source.text),
        text_sha256=hashlib.sha256(source.text.encode("utf-8")).hexdigest() if source.extracted else None,
    )


class Places:
    """Turns what was bound into records with raw offsets."""

    def __init__(self, text: Text, prefix: str, named: Callable[[str], str], pages: Sequence[int] = ()) -> None:
        self.text = text
        self.prefix = prefix
        self.named = named
        self.pages = pages
        self.lines = [match.start() for match in _LINE_END.finditer(text.raw)]
        self.entities: dict[Name, Entity] = {}
        self.periods: dict[tuple[dt.date, dt.date, str], Period] = {}

    def entity(self, name: Name | None) -> Entity | None:
        """Return the record of whom a number is about, one for all numbers of the document that are."""
        if name is not None and name not in self.entities:
            self.entities[name] = Entity(name=self.named(name.text), kind=name.kind)
        return self.entities[name] if name is not None else None

    def period(self, bound: Bound) -> Period | None:
        """Return the record of the time that ``bound`` is of, one for all numbers of the document that are."""
        if bound.period is None:
            return None
        key = (bound.period.first, bound.period.last, bound.period_text)
        if key not in self.periods:
            self.periods[key] = Period(start=key[0], end=key[1], text=key[2])
        return self.periods[key]

    def span(self, start: int, end: int, sentence: tuple[int, int]) -> Span:
        """Return the raw place of a normalized span."""
        low, high = self.text.origin(start, end)
        return Span(
            start=low,
            end=high,
            line=bisect.bisect_left(self.lines, low) + 1,
            page=bisect.bisect_right(self.pages, low) if self.pages else None,
            quote=self.text.raw[low:high],
            sentence=self.text.chars[sentence[0] : sentence[1]],
        )

    def observation(self, bound: Bound, confidence: float) -> Observation:
        """Return the record of ``bound``."""
        quantity, entry = bound.quantity, bound.entry
        source = self.span(quantity.start, quantity.end, bound.sentence)
        return Observation(
            id=f"{self.prefix}:{source.start}-{source.end}:{bound.measure}",
            entity=self.entity(bound.entity),
            sector=bound.sector,
            indicator=Indicator(
                code=entry.code if entry else None,
                name=bound.indicator,
                name_en=entry.name_en if entry else None,
                category=entry.category if entry else None,  # type: ignore[arg-type]
            ),
            measure=bound.measure,
            value=bound.value,
            upper=bound.upper,
            unit=bound.unit if bound.unit != PURE else None,
            counted=quantity.counted if bound.unit == "count" else None,
            bound=quantity.bound,
            printed=quantity.printed,
            period=self.period(bound),
            status=bound.status,
            compare=bound.compare,
            of=bound.of,
            source=source,
            rules=list(bound.rules),
            confidence=confidence,
            flags=[],
        )

    def milestone(self, event: Event) -> Milestone:
        """Return the record of a dated event."""
        mention = event.mention
        return Milestone(
            date=Period(start=mention.first, end=mention.last, text=event.words),
            entity=self.entity(event.entity),
            event=event.event,
            source=self.span(event.start, event.end, event.sentence),
        )

    def unbound(self, skipped: Skipped) -> Unbound:
        """Return the record of a number that states no fact."""
        source = self.span(skipped.start, skipped.end, (skipped.start, skipped.end))
        return Unbound(reason=skipped.reason, rule=skipped.rule, source=source)  # type: ignore[arg-type]
