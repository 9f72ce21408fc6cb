"""The type of what a number states, and the text in which it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from zhibiao.bind.tails import Tail
from zhibiao.model import Measure
from zhibiao.stages import Quantity

RELATIVE = frozenset({"%", "‰", "times"})
POINTS = frozenset({"pp"})
RATES = RELATIVE | POINTS | {"点", "基点"}
"""Units before which a verb of one character says a change (升300点)."""


class Statement(NamedTuple):
    """The measure of a number and the words around it that name what is measured.

    ``stem`` is the text before the number without the verb; ``sign`` is -1 for a fall; ``noun`` is a word that
    belongs to the name (户均增收, 完成率).
    """

    measure: Measure
    sign: int
    stem: str
    compare: str | None
    of: str | None
    rule: str
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A quantity with the text of its clause before and behind it, and how that text ends before it."""

    quantity: Quantity
    piece: str
    right: str
    tail: Tail
