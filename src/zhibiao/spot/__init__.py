"""The spot stage: typed spans in a sentence, with nothing said yet of what they mean together."""

from __future__ import annotations

from dataclasses import dataclass

from zhibiao.rules import Rules
from zhibiao.spot.calendar import Calendar, compile_calendar
from zhibiao.spot.periods import PeriodPatterns, TimeExpression, compile_periods
from zhibiao.spot.quantities import QuantityReader, compile_quantities
from zhibiao.spot.traps import Traps, compile_traps
from zhibiao.stages import Quantity, Sentence, Skipped, Text


@dataclass(frozen=True, slots=True)
class Spotted:
    """What was spotted in one sentence; offsets count characters of the normalized text."""

    sentence: Sentence
    expressions: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Spotter:
    """Spots time expressions, then names and codes, then quantities in what is left."""

    periods: PeriodPatterns
    traps: Traps
    quantities: QuantityReader
    calendar: Calendar

    def spot(self, text: Text, sentence: Sentence) -> Spotted:
        """Spot one sentence of ``text``."""
        return self.spot_span(text.chars, sentence.start, sentence.end)

    def spot_span(self, chars: str, start: int, end: int) -> Spotted:
        """Spot ``chars[start:end]`` as one sentence."""
        sentence = Sentence(start, end)
        if not self.quantities.any_number(chars, start, end):
            return Spotted(sentence, tuple(self.periods.find(chars, start, end)), (), ())
        traps = list(self.traps.find(chars, start, end))
        expressions: list[TimeExpression] = []
        for expression in self.periods.find(chars, start, end):
            inside = next((t for t in traps if t.start < expression.end and expression.start < t.end), None)
            if inside is None:
                expressions.append(expression)
            elif inside.start >= expression.start and inside.end <= expression.end:
                traps.remove(inside)
                expressions.append(expression)
        dates = [e for e in expressions if e.resolve != "none" or self.quantities.any_number(e.text, 0, len(e.text))]
        masked = sorted((span.start, span.end) for span in [*traps, *expressions])
        quantities: list[Quantity] = []
        skipped = [t for t in traps if self.quantities.any_number(chars, t.start, t.end)]
        skipped += [Skipped(e.start, e.end, "date", e.rule) for e in dates if self.quantities.any_number(e.text, 0, len(e.text))]
        for found in self.quantities.find(chars, start, end, masked):
            if isinstance(found, Quantity):
                quantities.append(found)
            else:
                skipped.append(found)
        skipped.sort(key=lambda s: s.start)
        return Spotted(sentence, tuple(expressions), tuple(quantities), tuple(skipped))


def compile_spotter(rules: Rules) -> Spotter:
    """Compile the spot stage from ``rules``."""
    quantities = compile_quantities(rules)
    return Spotter(
        compile_periods(rules), compile_traps(rules), quantities, compile_calendar(rules, quantities.numerals)
    )
