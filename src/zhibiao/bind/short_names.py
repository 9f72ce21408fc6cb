"""Names a number by a word that is no noun: 高3米, 甲银行赚3亿, 距机场10公里."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import regex

from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.context import Context, Named
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.statement import Statement
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

LONGEST_EARNER = 6


@dataclass(frozen=True, slots=True)
class ShortNames:
    """The words of ``markers.toml`` that stand for a name, compiled: of an extent, of earning, of a way."""

    catalogue: Catalogue
    dimensions: Mapping[str, str]
    earnings: Mapping[str, str]
    earning: Words
    distance: regex.Pattern[str]
    route: regex.Pattern[str]

    def of(self, short: str, adverbs: Collection[str]) -> Named | None:
        """Return what the last word of ``short`` stands for, if only ``adverbs`` or who earned stand before it."""
        for word, dimension in self.dimensions.items():
            if short.endswith(word) and (short == word or short[: -len(word)] in adverbs):
                return Named(dimension, None, "left", phrase=short)
        verb = ending(short, self.earning)
        if verb is None or len(short) - len(verb) > LONGEST_EARNER:
            return None
        return self.earned(verb, short)

    def earned(self, verb: str, phrase: str = "") -> Named | None:
        """Return what a verb of earning tells by itself, if ``verb`` is one."""
        name = self.earnings.get(verb)
        return Named(name, self.catalogue.entries.get(name), "left", phrase=phrase or name) if name else None

    def way(self, quantity: Quantity, statement: Statement, context: Context) -> Named | None:
        """Return the way that a number tells of: how far to somewhere (距机场), or from where to where (甲至乙)."""
        if statement.measure != "level" or (quantity.form != "duration" and quantity.unit != "m"):
            return None
        far, route = self.distance.search(statement.stem), self.route.search(context.piece)
        name = far.group() if far is not None else route["route"] if route is not None else ""
        return Named(name, None, "left", phrase=name) if name else None


def compile_short_names(rules: Rules, catalogue: Catalogue) -> ShortNames:
    """Compile the words of ``markers.toml`` that stand for a name."""
    markers = rules.table("markers")
    phrase = markers["phrase"]
    earning = by_last(list(phrase["earning"]), phrase["earning_not_after"])
    return ShortNames(
        catalogue,
        dict(phrase["dimensions"]),
        dict(phrase["earning"]),
        earning,
        regex.compile(markers["clause"]["distance"]),
        regex.compile(markers["duration"]["route"]),
    )
