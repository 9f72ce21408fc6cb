"""Reads what a share trades at: 甲公司跌5%,报21.05美元."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from zhibiao.bind.context import Context, Named
from zhibiao.bind.fitting import is_money
from zhibiao.bind.names import Names
from zhibiao.bind.statement import Statement
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

HIGHEST = Decimal(100000)
"""No share trades as high; an amount of so much is a turnover."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The words of ``markers.toml`` for quotations, compiled.

    ``quoted`` ends before a price, ``session`` before a change in the course of a day of trading; ``told`` is a
    quotation anywhere in a sentence.
    """

    names: Names
    name: str
    quoted: regex.Pattern[str]
    session: regex.Pattern[str]
    told: regex.Pattern[str]
    ticker: regex.Pattern[str]

    def of(self, quantity: Quantity, statement: Statement, context: Context, named: Named) -> Named | None:
        """Return the price of a share as what ``quantity`` measures, if a company or nothing is ``named``."""
        if not self._is_price(quantity, statement, context):
            return None
        phrase = self.ticker.sub("", named.phrase)
        if named.side == "carried" and not (named.name or phrase):
            return None if context.follows else Named(self.name, None, "left")  # 金价升2%,报1900美元
        company = self.names.named(phrase)
        traded = self.quoted.search(phrase) is not None or phrase != named.phrase
        traded = traded or (company is not None and company.kind == "company")
        return Named(self.name, None, "left") if traded else None

    def _is_price(self, quantity: Quantity, statement: Statement, context: Context) -> bool:
        """Return whether the number is quoted, or tells a change by a quotation."""
        if statement.measure == "level" and is_money(quantity.unit) and 0 < quantity.value < HIGHEST:
            return self.quoted.search(context.piece) is not None
        if quantity.unit != "%" or statement.measure != "growth":
            return False
        return self.session.search(statement.stem) is not None or self.told.search(context.sentence) is not None


def compile_prices(rules: Rules, names: Names) -> Prices:
    """Compile the words of ``markers.toml`` for quotations."""
    table = rules.table("markers")["price"]
    return Prices(
        names,
        table["name"],
        *(regex.compile(table[name]) for name in ("quoted", "session", "told", "ticker")),
    )
