"""The spot stage: typed spans in a sentence, with nothing said yet of what they mean together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from zhibiao.rules import Rules
from zhibiao.spot.calendar import Calendar, compile_calendar
from zhibiao.spot.periods import PeriodPatterns, TimeExpression, compile_periods
from zhibiao.spot.quantities import QuantityReader, compile_quantities
from zhibiao.spot.traps import Traps, compile_traps
from zhibiao.stages import Block, Quantity, Sentence, Skipped, Text


class Spotted(NamedTuple):
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
        return self._spot(text.chars, sentence)

    def spot_span(self, chars: str, start: int, end: int) -> Spotted:
        """Spot ``chars[start:end]`` as one sentence."""
        return self._spot(chars, Sentence(start, end))

    def _spot(self, chars: str, sentence: Sentence) -> Spotted:
        start, end = sentence.start, sentence.end
        any_number = self.quantities.any_number
        found = self.periods.find(chars, start, end)
        if not any_number(chars, start, end):
            return Spotted(sentence, tuple(found), (), ())
        expressions, traps = _settled(list(found), list(self.traps.find(chars, start, end)))
        masked = sorted([(t.start, t.end) for t in traps] + [(e.start, e.end) for e in expressions])
        quantities: list[Quantity] = []
        skipped = [trap for trap in traps if any_number(chars, trap.start, trap.end)]
        skipped += [Skipped(e.start, e.end, "date", e.rule) for e in expressions if any_number(e.text, 0, len(e.text))]
        for number in self.quantities.find(chars, start, end, masked):
            if isinstance(number, Quantity):
                quantities.append(number)
            else:
                skipped.append(number)
        skipped.sort(key=lambda s: s.start)
        return Spotted(sentence, tuple(expressions), tuple(quantities), tuple(skipped))


def spot_document(spotter: Spotter, text: Text, blocks: Sequence[Block]) -> list[list[Spotted]]:
    """Spot every sentence of a document, block by block."""
    return [[spotter.spot(text, sentence) for sentence in block.sentences] for block in blocks]


def _settled(expressions: list[TimeExpression], traps: list[Skipped]) -> tuple[list[TimeExpression], list[Skipped]]:
    """Settle where a time expression and a trap overlap: the expression holds if the trap lies inside it."""
    kept: list[TimeExpression] = []
    beaten: set[int] = set()
    index = 0
    for expression in expressions:
        while index < len(traps) and traps[index].end <= expression.start:
            index += 1
        over = index
        while over < len(traps) and traps[over].start < expression.end:
            over += 1
        inside = traps[index:over]
        if all(expression.start <= trap.start and trap.end <= expression.end for trap in inside):
            kept.append(expression)
            beaten.update(range(index, over))
    return kept, [trap for number, trap in enumerate(traps) if number not in beaten]


def compile_spotter(rules: Rules) -> Spotter:
    """Compile the spot stage from ``rules``."""
    quantities = compile_quantities(rules)
    return Spotter(
        compile_periods(rules), compile_traps(rules), quantities, compile_calendar(rules, quantities.numerals)
    )
