"""Gives a number its unit where the text leaves it to the name or to the document."""

from __future__ import annotations

from dataclasses import dataclass

from zhibiao.bind.context import Named
from zhibiao.bind.phrases import Words, by_last, ending
from zhibiao.rules import Rules
from zhibiao.stages import Quantity


@dataclass(frozen=True, slots=True)
class BareUnits:
    """Nouns that are counted in persons, and the endings of an index with the unit of its points."""

    people: Words
    indices: Words
    points: str

    def of(self, quantity: Quantity, named: Named, currency: str) -> str | None:
        """Return the unit of ``quantity``: a bare 元 is the document's currency; None where nobody can tell."""
        if quantity.unit == "CNY" and quantity.rules[0] == "unit.CNY":
            return currency
        if quantity.unit:
            return quantity.unit
        if named.entry is not None and named.entry.dimension == "person":
            return "person"
        if named.side != "left":
            return None
        if ending(named.name, self.indices) is not None:
            return self.points
        return "person" if ending(named.name, self.people) is not None else None


def compile_bare_units(rules: Rules) -> BareUnits:
    """Compile the nouns of ``units.toml`` and the indices of ``markers.toml``."""
    index = rules.table("markers")["index"]
    return BareUnits(by_last(rules.table("units")["bare"]["person"]), by_last(index["endings"]), index["unit"])
