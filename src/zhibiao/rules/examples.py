"""What a rule makes of its examples: the characters, value or dates that it says, and nothing of its counter examples.

What an entry is held to is what it brings about (a unit's value, a trap's reason), not its name: where another
rule brings about the same, the entry is not needed, and taking it away shows that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from zhibiao.model import Document
from zhibiao.normalize import Normalizer, compile_normalizer
from zhibiao.pipeline import Engine, compile_engine, extract_source, fitting
from zhibiao.rules.book import Entry
from zhibiao.rules.files import Table
from zhibiao.rules.ruleset import Rules
from zhibiao.segment import segment
from zhibiao.spot import Spotted, Spotter, compile_spotter
from zhibiao.spot.found import find_periods, find_quantities
from zhibiao.stages import Quantity, Source, Text

Yielded = list[Any]


class Bench:
    """The stages of one set of rules, compiled when the first example needs them."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    @cached_property
    def spotter(self) -> Spotter:
        """The spot stage, which most examples need alone."""
        with fitting():
            return compile_spotter(self.rules)

    @cached_property
    def normalizer(self) -> Normalizer:
        """What repairs texts before they are read."""
        with fitting():
            return compile_normalizer(self.rules)

    @cached_property
    def engine(self) -> Engine:
        """All stages."""
        return compile_engine(self.rules)


def yielded(bench: Bench, entry: Entry, example: Table) -> Yielded:
    """Return everything in an example that could be what it says it yields."""
    return _YIELDS[entry.array](bench, entry, example["text"], example)


def holds(bench: Bench, entry: Entry, example: Table) -> bool:
    """Whether an example yields what it says."""
    return example["yields"] in yielded(bench, entry, example)


def caught(bench: Bench, entry: Entry, text: str) -> list[str]:
    """Return the characters of a counter example of which the rule makes something after all."""
    return list(_CAUGHT[entry.array](bench, entry, text))


def is_run(entry: Entry) -> bool:
    """Whether there is a way to run examples of this kind of entry."""
    return entry.array in _YIELDS


def examples(entry: Entry) -> list[Table]:
    """Return the examples of an entry."""
    return list(entry.body.get("examples", ())) if entry.array else []


def counters(entry: Entry) -> list[str]:
    """Return the counter examples of an entry."""
    return list(entry.body.get("counter", ())) if entry.array else []


# --- by kind of entry ------------------------------------------------------------------------------------


def _document(bench: Bench, text: str, example: Table) -> Document:
    date = dt.date.fromisoformat(example["date"]) if "date" in example else None
    return extract_source(Source("<example>", text, "0" * 64), date=date, engine=bench.engine)


def _spotted(bench: Bench, raw: str) -> Iterator[tuple[Text, Spotted]]:
    text = bench.normalizer.normalize(raw)
    for block in segment(text, bench.normalizer.words.headings):
        for sentence in block.sentences:
            yield text, bench.spotter.spot(text, sentence)


def _raw(text: Text, start: int, end: int) -> str:
    low, high = text.origin(start, end)
    return text.raw[low:high]


def _indicator(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    document = _document(bench, text, example)
    return [o.source.quote for o in document.observations if o.indicator.code == entry.body["code"]]


def _ambiguous(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    document = _document(bench, text, example)
    return [f"{o.source.quote} {o.indicator.code}" for o in document.observations if o.indicator.code]


def _ambiguous_caught(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    codes = {reading.get("code") for reading in entry.body["readings"]} - {None}
    yield from (o.source.quote for o in _document(bench, text, {}).observations if o.indicator.code in codes)


def _indicator_caught(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    yield from _indicator(bench, entry, text, {})


def _quantity(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    found = find_quantities(bench.spotter, bench.normalizer, text)
    values = [str(q.value) if q.upper is None else f"{q.value}..{q.upper}" for q in found]
    return [f"{value} {q.counted or q.unit}" for value, q in zip(values, found, strict=True)]


def _quantities_caught(bench: Bench, text: str, is_it: Callable[[Quantity], bool]) -> Iterator[str]:
    for normal, sentence in _spotted(bench, text):
        yield from (_raw(normal, q.start, q.end) for q in sentence.quantities if is_it(q))


def _unit_caught(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    yield from _quantities_caught(bench, text, lambda quantity: entry.id in quantity.rules)


def _bound(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    return [q.quote for q in find_quantities(bench.spotter, bench.normalizer, text) if q.bound == entry.body["code"]]


def _bound_caught(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    yield from _quantities_caught(bench, text, lambda quantity: quantity.bound == entry.body["code"])


def _trap(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    found = bench.spotter.traps.find(text, 0, len(text))
    return [text[s.start : s.end] for s in found if s.reason == entry.body["reason"]]


def _trap_caught(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    found = bench.spotter.traps.find(text, 0, len(text))
    yield from (text[s.start : s.end] for s in found if s.rule == entry.id)


def _period(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    date = dt.date.fromisoformat(example["date"]) if "date" in example else None
    if not example["yields"]:
        return [[] for _, sentence in _spotted(bench, text) for e in sentence.expressions if e.resolve == "none"]
    spoken = [(found.first, found.last) for found in find_periods(bench.spotter, bench.normalizer, text, date)]
    days = [str(day) for dates in spoken for day in dates]
    if days == example["yields"]:
        return [days]
    recorded = [o.period for o in _document(bench, text, example).observations if o.period]
    return [days, [str(day) for period in recorded for day in (period.start, period.end)]]


def _period_caught(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    for normal, sentence in _spotted(bench, text):
        yield from (_raw(normal, e.start, e.end) for e in sentence.expressions if e.rule == entry.id)


def _entity(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    return [o.entity.name for o in _document(bench, text, example).observations if o.entity]


def _entity_caught(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    yield from ()


def _fold(bench: Bench, entry: Entry, text: str, example: Table) -> Yielded:
    return [bench.normalizer.cell(text).chars]


def _nothing(bench: Bench, entry: Entry, text: str) -> Iterator[str]:
    yield from ()


_YIELDS: dict[str, Callable[[Bench, Entry, str, Table], Yielded]] = {
    "indicator": _indicator, "ambiguous": _ambiguous,
    "unit": _quantity, "parts": _quantity, "negative": _quantity, "share": _quantity,
    "bound": _bound,
    "trap": _trap, "words": _trap,
    "period": _period,
    "group": _entity, "suffix": _entity, "pronoun": _entity,
    "fold": _fold,
}  # fmt: skip
_CAUGHT: dict[str, Callable[[Bench, Entry, str], Iterator[str]]] = {
    "indicator": _indicator_caught, "ambiguous": _ambiguous_caught,
    "unit": _unit_caught, "parts": _nothing, "negative": _nothing, "share": _nothing,
    "bound": _bound_caught,
    "trap": _trap_caught, "words": _trap_caught,
    "period": _period_caught,
    "group": _nothing, "suffix": _nothing, "pronoun": _nothing,
    "fold": _nothing,
}  # fmt: skip
