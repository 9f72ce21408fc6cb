"""Makes the name of an indicator of a phrase: trimmed, its owner and sector apart, with the catalogue's entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao.bind.context import Named
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.names import Name, Names
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.trimming import Trimmer, compile_trimmer
from zhibiao.rules import Rules

LONGEST_NAME = 30
QUOTES: Mapping[int, None] = dict.fromkeys(map(ord, "“”\"‘’'"))


@dataclass(frozen=True, slots=True)
class IndicatorNames:
    """The words of ``markers.toml`` at the front of a name, compiled."""

    phrases: Phrases
    names: Names
    trimmer: Trimmer
    sectors: Words
    not_owner: regex.Pattern[str]
    owner_mark: str

    def of(self, phrase: str, side: str, verb: str, raw: str | None = None) -> Named:
        """Split owner and sector off the front of ``phrase`` and look it up."""
        raw = phrase if raw is None else raw
        phrase = self.trimmer.trim(phrase.translate(QUOTES))
        grown = self.phrases.tails.growth_noun(phrase)
        found = self.trimmer.known(phrase) or (self.trimmer.known(grown[0]) if grown else None)
        owner: Name | None = None
        sector = None
        front = phrase[: len(phrase) - len(found[0])].removesuffix(self.owner_mark) if found else ""
        if found is not None and front:
            place = self.names.place_at(front, 0)
            if ending(front, self.sectors, keep=1):
                sector = front
            elif self.not_owner.match(phrase, len(front)):
                pass  # 甲地旅客的消费 is none of the place's own.
            elif place is not None and place.text == front and place.kind == "place":
                owner, phrase = Name(self.names.usual(front), "place"), found[0]
        if len(phrase) > LONGEST_NAME:
            phrase = found[0] if found else phrase[:LONGEST_NAME] if side == "right" else phrase[-LONGEST_NAME:]
        return Named(phrase, found[1] if found else None, side, owner, sector, raw, verb)


def compile_indicator_names(rules: Rules, phrases: Phrases, names: Names) -> IndicatorNames:
    """Compile the words of ``markers.toml`` at the front of a name."""
    table = rules.table("markers")
    return IndicatorNames(
        phrases=phrases,
        names=names,
        trimmer=compile_trimmer(rules, phrases.catalogue, names),
        sectors=by_last(table["phrase"]["strong_sector_suffix"], table["tail"]["sector_not_after"]),
        not_owner=regex.compile(table["subject"]["not_owner"]),
        owner_mark=table["phrase"]["owner"],
    )
