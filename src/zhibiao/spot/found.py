"""The spot stage alone, on any text: what ``zhibiao.quantities`` and ``zhibiao.periods`` give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zhibiao.model import Bound
from zhibiao.normalize import Normalizer
from zhibiao.segment import segment
from zhibiao.spot import Spotted, Spotter
from zhibiao.spot.anchor import Anchor
from zhibiao.stages import PeriodMention, Text


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A number with its unit; ``text[start:end] == quote`` in the text that was given, in code points.

    ``value`` is exact and in the base unit (3.5亿元 is 350000000 CNY), the lower end of a range; ``upper``
    its upper end, else None. ``unit`` is an ISO 4217 code, ``%``, ``pp``, ``‰``, ``m2``, ``m``, ``t``,
    ``kWh``, ``rank``, ``times``, ``minute``, ``day``, ``month``, ``year``, ``person``, ``count``, else the
    unit as written; None where none is. ``counted`` is the measure word where ``unit`` is ``count``.
    ``bound``: exact, about, near (a little under), more, less (strict), least, most (inclusive).
    """

    start: int
    end: int
    quote: str
    value: Decimal
    upper: Decimal | None
    unit: str | None
    counted: str | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A time; ``text[start:end] == quote`` in the text that was given, in code points.

    ``first`` and ``last`` are its days, both included; equal for an instant (年末). ``str()`` of them is
    ISO 8601.
    """

    start: int
    end: int
    quote: str
    first: dt.date
    last: dt.date


def find_quantities(spotter: Spotter, normalizer: Normalizer, raw: str) -> list[FoundQuantity]:
    """Return the quantities of ``raw`` in text order."""
    text = normalizer.normalize(raw)
    found = []
    for sentence in _sentences(spotter, normalizer, text):
        for q in sentence.quantities:
            start, end = text.origin(q.start, q.end)
            found.append(
                FoundQuantity(start, end, raw[start:end], q.value, q.upper, q.unit or None, q.counted, q.bound)
            )
    return found


def find_periods(spotter: Spotter, normalizer: Normalizer, raw: str, date: dt.date | None) -> list[FoundPeriod]:
    """Return the time expressions of ``raw`` that can be resolved, in text order."""
    text = normalizer.normalize(raw)
    found = []
    for sentence in _sentences(spotter, normalizer, text):
        anchor = Anchor(date)
        for expression in sentence.expressions:
            mention = spotter.calendar.resolve(expression, anchor)
            if mention is None:
                continue
            if not expression.parts.keys().isdisjoint(("y", "yy", "era", "rel")):
                anchor = _moved(anchor, mention)
            start, end = text.origin(mention.start, mention.end)
            found.append(FoundPeriod(start, end, raw[start:end], mention.first, mention.last))
    return found


def _moved(anchor: Anchor, mention: PeriodMention) -> Anchor:
    """Return the anchor behind a time with a year: a month without one lies in that year."""
    year = mention.last.year
    return replace(anchor, year=year, whole_year=year if mention.first.year == year else anchor.whole_year)


def _sentences(spotter: Spotter, normalizer: Normalizer, text: Text) -> Iterator[Spotted]:
    for block in segment(text, normalizer.words.headings):
        for sentence in block.sentences:
            yield spotter.spot(text, sentence)
