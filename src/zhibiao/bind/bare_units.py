"""Gives a number its unit where the text leaves it to the name or to the document."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.context import Named
from zhibiao.bind.phrases import Words, by_last, ending
from zhibiao.bind.site import Bound
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

ABBREVIATION = regex.compile(r"\([A-Z]+\)$")


@dataclass(frozen=True, slots=True)
class BareUnits:
    """The general measure word, nouns counted in persons, endings of an index with its unit, and of a ratio."""

    counter: str
    people: Words
    indices: Words
    points: str
    ratios: Words

    def of(self, quantity: Quantity, named: Named, previous: Bound | None, currency: str) -> str | None:
        """Return the unit of ``quantity``: a bare 元 is the document's currency; None where nobody can tell."""
        if quantity.unit == "CNY" and quantity.rules[0] != "unit.renminbi":
            return currency
        if quantity.counted == self.counter and named.side == "right" and ending(named.name, self.people) is not None:
            return "person"
        if quantity.unit:
            return quantity.unit
        if named.entry is not None and named.entry.dimension == "person":
            return "person"
        if named.side == "carried" and previous is not None and not previous.quantity.unit:
            return previous.unit
        if named.side != "left":
            return None
        if ending(ABBREVIATION.sub("", named.name), self.indices) is not None:
            return self.points
        if ending(named.name, self.ratios) is not None:
            return "times"
        return "person" if ending(named.name, self.people) is not None else None


def compile_bare_units(rules: Rules) -> BareUnits:
    """Compile the nouns of ``units.toml`` and the indices of ``markers.toml``."""
    index = rules.table("markers")["index"]
    bare = rules.table("units")["bare"]
    people = by_last([*bare["person"], *bare["person_endings"]])
    return BareUnits(
        rules.table("numerals")["words"]["counter"],
        people,
        by_last(index["endings"]),
        index["unit"],
        by_last(index["ratios"]),
    )
