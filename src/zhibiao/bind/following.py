"""Names a number by what follows it: the project that it is an attribute of, what a plant makes, what money is for."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.context import Context, Named
from zhibiao.bind.fitting import is_money
from zhibiao.bind.indicator_names import QUOTES, IndicatorNames
from zhibiao.bind.names import Name, Names
from zhibiao.bind.short_names import ShortNames
from zhibiao.bind.statement import Statement
from zhibiao.rules import Rules
from zhibiao.stages import Quantity


@dataclass(frozen=True, slots=True)
class Following:
    """The words of ``markers.toml`` for names behind a number, compiled."""

    made: IndicatorNames
    names: Names
    catalogue: Catalogue
    short_names: ShortNames
    owning: frozenset[str]
    generic: frozenset[str]
    shares: regex.Pattern[str]
    holder: regex.Pattern[str]
    holding: regex.Pattern[str]
    yearly: regex.Pattern[str]
    yearly_end: regex.Pattern[str]
    purpose: regex.Pattern[str]

    def applies(self, statement: Statement, context: Context) -> bool:
        """Return whether the words behind a number may name something with those before."""
        if statement.measure != "level":
            return statement.rule == "measure.share_of"
        yearly = self.yearly.search(statement.stem) is not None
        return yearly or self.purpose.match(context.right) is not None

    def of(self, statement: Statement, context: Context, left: Named, right: str) -> Named | None:
        """Return what the words behind a number name with those before, where this applies.

        ``left``, ``right``: the words as they are read alone.
        持有甲公司16%股权; 年产20万顶棒球帽; 支付2亿元用于乙项目.
        """
        if statement.rule == "measure.share_of":
            noun = self.shares.match(context.right)
            named = left.side == "left" and self.holding.search(context.piece) is None
            whose = self.holder.sub("", left.name)
            return self.made.of(whose + noun["noun"], "right", "", noun["noun"]) if noun and named else None
        yearly = self.yearly.search(statement.stem)
        if yearly is not None and right:
            return self.made.of(yearly.group() + (self.yearly_end.sub("", right) or right), "right", "", right)
        purpose = self.purpose.match(context.right)
        told = left.side == "left" and left.name not in self.generic
        if purpose is None or (told and (left.entry is not None or words.has_noun(left.name))):
            return None
        return Named(purpose["what"] or purpose.group(), None, "right", phrase=purpose.group())

    def attribute(self, attribute: str, right: str, quantity: Quantity) -> Named:
        """Name an attribute of the project that follows: 投资3亿元的智能制造项目."""
        alias = self.catalogue.ending(attribute)
        entry = alias[1] if alias else None
        if entry is None and is_money(quantity.unit):
            entry = self.catalogue.by_code.get("project_total_investment")
        known = self.names.named(right)
        dimension = self.short_names.dimensions.get(attribute)
        if dimension is not None and known is None:
            return Named(right + dimension, None, "left", None, None, right)
        if attribute not in self.owning:
            return self.made.of(right + attribute, "right", "", right)
        if right.translate(QUOTES) in self.generic or right.startswith("\u201c"):
            return Named(attribute, entry, "left", None, None, right)
        owner = Name(right.translate(QUOTES), known.kind if known else "project")
        return Named(attribute, entry, "left", owner, None, right)


def compile_following(
    rules: Rules, made: IndicatorNames, names: Names, catalogue: Catalogue, short_names: ShortNames
) -> Following:
    """Compile the words of ``markers.toml`` for names behind a number."""
    phrase = rules.table("markers")["phrase"]
    return Following(
        made,
        names,
        catalogue,
        short_names,
        frozenset(phrase["owning"]),
        frozenset(phrase["generic"]),
        *(
            regex.compile(phrase[name])
            for name in ("owned_parts", "holder", "holding", "yearly", "yearly_end", "purpose")
        ),
    )
