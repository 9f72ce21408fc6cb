"""Settles a statement by what the sentence has said before: the same amount once more, a gap, a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from zhibiao.bind.catalogue import Entry
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.site import Bound
from zhibiao.bind.statement import RATES, Statement
from zhibiao.rules import Rules
from zhibiao.stages import Quantity


@dataclass(frozen=True, slots=True)
class Restating:
    """The words of ``markers.toml`` that refer to a number before, compiled."""

    phrases: Phrases
    same: regex.Pattern[str]
    gap: regex.Pattern[str]
    opening: regex.Pattern[str]
    rate: regex.Pattern[str]
    rate_again: regex.Pattern[str]

    def of(
        self, quantity: Quantity, statement: Statement, piece: str, view: str, sentence: Sequence[Bound]
    ) -> Statement:
        """Return ``statement`` of the number behind ``piece`` as the sentence ``view`` means it."""
        last = sentence[-1] if sentence else None
        if last is not None and self._is_change_again(quantity, statement, piece, last):
            sign = -1 if last.value < 0 else 1
            return statement._replace(measure="change", sign=sign, compare=last.compare)
        if last is not None and self._is_growth_again(quantity, statement, piece, last):
            return statement._replace(measure="growth", sign=-1 if last.value < 0 else 1, compare=last.compare or "yoy")
        if last is not None and last.measure == "change" and statement.measure == "level" and piece == "(":
            return statement._replace(measure="change", sign=-1 if last.value < 0 else 1, compare=last.compare)
        if last is not None and self._is_gap(quantity, statement, piece, last):
            return statement._replace(measure="change", compare=None)
        opening = self.opening.match(view) if statement.compare is None else None
        if opening is not None and statement.measure in ("growth", "change") and statement.rule != "measure.gap":
            return statement._replace(compare=self.phrases.tails.compare.get(opening["base"]))
        return statement

    def of_rate(self, quantity: Quantity, statement: Statement, name: str, entry: Entry | None) -> Statement:
        """Return a growth of what is itself a rate as the change that it is (失业率上升0.5%)."""
        rate = name if entry is None else entry.name if entry.dimension == "percent" else ""
        if self.rate.search(rate) is None or self.phrases.tails.growth_noun(rate) is not None:
            return statement
        grown = statement.measure == "growth" and statement.rule == "measure.growth" and quantity.unit == "%"
        return statement._replace(measure="change") if grown else statement

    def _is_change_again(self, quantity: Quantity, statement: Statement, piece: str, last: Bound) -> bool:
        """Return whether the growth before is told once more as an amount (少百分之三,即8亿元)."""
        if statement.measure != "level" or last.measure != "growth" or quantity.unit in RATES:
            return False
        return self.same.fullmatch(piece) is not None

    def _is_growth_again(self, quantity: Quantity, statement: Statement, piece: str, last: Bound) -> bool:
        """Return whether the amount by which something changed is told once more as a rate (减少8亿元或3%)."""
        if quantity.unit not in RATES or last.measure != "change" or last.unit in RATES:
            return False
        return self.same.fullmatch(piece) is not None or self.rate_again.fullmatch(piece) is not None

    def _is_gap(self, quantity: Quantity, statement: Statement, piece: str, last: Bound) -> bool:
        """Return whether two rates are held against each other (较甲地的6.3%高出3.3%)."""
        if statement.measure != "growth" or quantity.unit != "%":
            return False
        return last.measure == "level" and last.unit == "%" and self.gap.fullmatch(piece) is not None


def compile_restating(rules: Rules, phrases: Phrases) -> Restating:
    """Compile the words of ``markers.toml`` that refer to a number before."""
    table = rules.table("markers")["restating"]
    patterns = ("same", "gap", "opening", "rate", "rate_again")
    return Restating(phrases, *(regex.compile(table[name]) for name in patterns))
