"""What the spot stage read in a sentence, and the readings that gave way to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhibiao.explain.told import Lost, Mark
from zhibiao.spot import Spotted, Spotter
from zhibiao.spot.patterns import TIMEOUT
from zhibiao.spot.periods import PeriodPatterns, TimeExpression
from zhibiao.stages import Quantity, Skipped, Text

Reading = TimeExpression | Quantity | Skipped


@dataclass(frozen=True, slots=True)
class Marks:
    """The readings of one sentence: those that hold, and those that another one overlaps and beats."""

    text: Text
    held: tuple[Reading, ...]
    beaten: tuple[Reading, ...]

    def spotted(self) -> tuple[Mark, ...]:
        """Return what holds, in text order."""
        return tuple(self.mark(reading) for reading in self.held)

    def mark(self, reading: Reading) -> Mark:
        """Return ``reading`` with its place in the source."""
        start, end = self.text.origin(reading.start, reading.end)
        return Mark(self.text.raw[start:end], start, end, kind(reading), rule(reading), reads(reading))

    def lost_to(self, start: int, end: int) -> tuple[Lost, ...]:
        """Return the readings that lost against what holds at ``start``-``end``."""
        winners = [r for r in self.held if r.start < end and start < r.end]
        found = []
        for loser in self.beaten:
            winner = next((w for w in winners if w.start < loser.end and loser.start < w.end), None)
            if winner is not None:
                text = self.text.chars[loser.start : loser.end]
                found.append(Lost(reads(loser), text, rule(loser), _why(loser, winner)))
        return tuple(dict.fromkeys(found))


def marks(spotter: Spotter, text: Text, found: Spotted) -> Marks:
    """Return the readings of a sentence; the finders are asked again, each for itself, for what they would take."""
    start, end = found.sentence.start, found.sentence.end
    dates = {(e.start, e.end) for e in found.expressions}
    skipped = [s for s in found.skipped if s.reason != "date" or (s.start, s.end) not in dates]
    held: list[Reading] = sorted([*found.expressions, *skipped, *found.quantities], key=lambda r: (r.start, r.end))
    taken = {(kind(r), r.start, r.end, rule(r)) for r in held}
    beaten = [
        reading
        for reading in _all(spotter, text.chars, start, end)
        if (kind(reading), reading.start, reading.end, rule(reading)) not in taken
    ]
    return Marks(text, tuple(held), tuple(beaten))


def _all(spotter: Spotter, chars: str, start: int, end: int) -> Iterator[Reading]:
    """Yield what every finder takes when it has the sentence for itself."""
    for expression in spotter.periods.find(chars, start, end):
        yield expression
        yield from _rivals(spotter.periods, chars, expression, end)
    yield from spotter.traps.find(chars, start, end)
    yield from spotter.quantities.find(chars, start, end, ())


def _rivals(periods: PeriodPatterns, chars: str, taken: TimeExpression, end: int) -> Iterator[TimeExpression]:
    """Yield what other patterns would take where ``taken`` starts."""
    at = taken.start
    for index, pattern in periods.patterns.left(chars, at, end):
        match, name = pattern.match(chars, at, end, timeout=TIMEOUT), periods.rules[index].name
        if match is not None and name != taken.rule:
            yield replace(taken, end=match.end(), text=match.group(), rule=name)


def kind(reading: Reading) -> str:
    """Return what sort of reading it is."""
    if isinstance(reading, TimeExpression):
        return "time"
    return "number" if isinstance(reading, Quantity) else "trap"


def rule(reading: Reading) -> str:
    """Return the rule that took it: of a number, that of its unit."""
    return reading.rules[0] if isinstance(reading, Quantity) else reading.rule


def reads(reading: Reading) -> str:
    """Return what it is read as, in one word or two."""
    if isinstance(reading, TimeExpression):
        return {"base": "time compared with", "undated": "no time said", "standing": "no time said"}.get(
            reading.role, "time"
        )
    if isinstance(reading, Skipped):
        return reading.reason
    return value(reading)


def value(quantity: Quantity) -> str:
    """Return the value of ``quantity`` with its unit, as the record has them."""
    number = f"{quantity.value:f}" + (f"..{quantity.upper:f}" if quantity.upper is not None else "")
    unit = quantity.unit or "no unit"
    return " ".join(part for part in (number, unit, quantity.counted) if part)


def _why(loser: Reading, winner: Reading) -> str:
    if isinstance(loser, TimeExpression) and isinstance(winner, TimeExpression):
        if (loser.start, loser.end) == (winner.start, winner.end):
            return f"{rule(winner)} stands before it in periods.toml"
        return f"{rule(winner)} takes {winner.text}"
    if isinstance(winner, TimeExpression):
        return "it lies inside a time" if not isinstance(loser, Quantity) else "times are read before numbers"
    if isinstance(loser, TimeExpression):
        return "it crosses a name or code" if isinstance(winner, Skipped) else "it overlaps a number"
    if isinstance(winner, Skipped):
        return "names, codes and words are taken out before numbers are read"
    return f"{rule(winner)} takes the number"
