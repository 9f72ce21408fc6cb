"""Gives a number its unit where the text leaves it to the name or to the document."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.catalogue import Entry
from zhibiao.bind.context import Context, Named
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.fitting import is_money
from zhibiao.bind.site import Bound
from zhibiao.rules import Rules
from zhibiao.stages import PURE, Quantity

INDEX = "index"
"""The dimension of what is written without a unit."""
ENDS = " ,;)\u3001\u3002"
ASIDE = regex.compile(r"\([^()]+\)$")


@dataclass(frozen=True, slots=True)
class BareUnits:
    """The general measure word, nouns counted in persons, endings of an index and of a ratio.

    ``dollars``: the currencies for which the sign of the dollar may stand; ``money``: endings of what is an amount
    of money even without a unit, if it is ``money_in`` these multipliers, and ``counts`` of what is then a count.
    """

    counter: str
    people: Words
    indices: Words
    ratios: Words
    piece: str
    amounts: Words
    dollars: frozenset[str]
    money: Words
    money_in: tuple[str, ...]
    counts: Words
    more: str
    bare_rate: regex.Pattern[str]
    spent: regex.Pattern[str]

    def counted(self, quantity: Quantity, named: Named) -> Quantity:
        """Return ``quantity`` as a count where its unit is colloquial for money and its name counts (芯片5亿块)."""
        if quantity.rules[0] != "unit.kuai" or not quantity.printed.endswith(self.piece) or named.side != "left":
            return quantity
        entry = named.entry
        if not entry.dimension.startswith("count") if entry else ending(named.name, self.amounts) is not None:
            return quantity
        return quantity._replace(unit="count", counted=self.piece, rules=("unit.count", *quantity.rules[1:]))

    def rated(self, quantity: Quantity, context: Context) -> Quantity:
        """Return ``quantity`` in per cent where a growth has lost its sign (增长26.4;)."""
        lost = quantity.form == "unitless" and "." in quantity.printed and not context.right.strip(ENDS)
        if not lost or self.bare_rate.search(context.piece) is None:
            return quantity
        return quantity._replace(unit="%", form="number", rules=("unit.%", *quantity.rules[1:]))

    def of(self, quantity: Quantity, named: Named, previous: Bound | None, currency: str, piece: str) -> str | None:
        """Return the unit of ``quantity``: a bare 元 or $ is the document's currency; None where nobody can tell.

        ``piece`` is what stands before it in its clause.
        """
        if quantity.unit == "CNY" and quantity.rules[0] != "unit.renminbi":
            return currency
        if quantity.rules[0] == "unit.dollar":
            return currency if currency in self.dollars else quantity.unit
        if quantity.counted == self.counter and named.side == "right" and ending(named.name, self.people) is not None:
            return "person"
        if quantity.unit:
            return quantity.unit
        amount = quantity.printed.rstrip(self.more).endswith(self.money_in)
        if amount and named.side == "right" and self._counts_people(named.name):
            return "person"  # 20万产业工人
        if amount and (self._is_money(named) or self.spent.search(piece) is not None):
            return currency
        if named.entry is not None and named.entry.dimension == "person":
            return "person"
        if named.entry is not None and named.entry.unit and named.side != "carried":
            return named.entry.unit
        if named.side == "carried" and previous is not None:
            return self._again(previous, amount, currency)
        if named.side != "left":
            return None
        if amount and ending(named.name, self.counts) is not None:
            return "count"
        return self._unnamed(named.name, named.entry)

    def _again(self, previous: Bound, amount: bool, currency: str) -> str | None:
        """Return the unit of a number that tells again of what ``previous`` measured (净利3.2亿元,去年同期2.8亿)."""
        if not previous.quantity.unit:
            return previous.unit
        if amount and is_money(previous.unit):
            return previous.unit
        entry, name = previous.entry, previous.indicator
        if not amount:
            return PURE if entry is not None and entry.dimension == INDEX else None
        if ending(name, self.money) is not None:
            return currency
        if previous.measure not in ("growth", "change"):
            return None
        return "count" if ending(name, self.counts) is not None else self._unnamed(name, None)

    def _unnamed(self, name: str, entry: Entry | None) -> str | None:
        """Return the unit that ``name`` leaves unsaid: of an index, a ratio, of persons."""
        name = ASIDE.sub("", name)
        if ending(name, self.indices) is not None or (entry is not None and entry.dimension == INDEX):
            return PURE
        if ending(name, self.ratios) is not None:
            return "times"
        return "person" if ending(name, self.people) is not None else None

    def _counts_people(self, name: str) -> bool:
        """Return whether ``name`` is of people, or tells what people did (5万深山群众搬出大山)."""
        ends = (at for at in range(len(name), 1, -1) if ending(name[:at], self.people) is not None)
        return any(at == len(name) or words.is_boundary(name, at) for at in ends)

    def _is_money(self, named: Named) -> bool:
        money = named.entry is not None and named.entry.dimension.startswith("money") and named.side == "left"
        return money or ending(named.name, self.money) is not None


def compile_bare_units(rules: Rules) -> BareUnits:
    """Compile the nouns of ``units.toml`` and the indices of ``markers.toml``."""
    index = rules.table("markers")["index"]
    bare = rules.table("units")["bare"]
    people = by_last([*bare["person"], *bare["person_endings"]])
    return BareUnits(
        rules.table("numerals")["words"]["counter"],
        people,
        by_last(index["endings"]),
        by_last(index["ratios"]),
        index["piece"],
        by_last(rules.table("markers")["phrase"]["measurable"]),
        frozenset(rules.table("units")["currency"]["dollars"]),
        by_last(bare["money"]),
        tuple(bare["money_in"]),
        by_last(bare["counts"]),
        "".join(rules.table("numerals")["words"]["more"]),
        regex.compile(rules.table("markers")["change"]["bare_rate"]),
        regex.compile(bare["spent"]),
    )
