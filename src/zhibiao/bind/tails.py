"""Reads the words between a noun phrase and its number: verbs of change, comparisons, light words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import regex

from zhibiao.alternatives import any_of, compile_any
from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.endings import CLOSING, Words, by_last, ending
from zhibiao.rules import Rules, Table


class Tail(NamedTuple):
    """What stands between a noun phrase and its number.

    ``direction``: 1 or -1 where a verb of change ends the piece, else 0; ``to_level``: the verb leads to a
    level (增至); ``compare``: what the change is against; ``gap``: it is against somebody else.
    """

    stem: str
    direction: int
    to_level: bool
    compare: str | None
    gap: bool
    verb: str
    light: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tails:
    """The verbs, comparisons and light words of ``markers.toml``, compiled."""

    light: Words
    up: Words
    down: Words
    weak: frozenset[str]
    rate_verbs: frozenset[str]
    to_level: frozenset[str]
    level_verbs: frozenset[str]
    bare_leading: list[list[str]]
    adverbs: Words
    compare: Mapping[str, str]
    comparing: re.Pattern[str]
    compare_words: Words
    basis: regex.Pattern[str]
    gap: regex.Pattern[str]
    cause: regex.Pattern[str]
    from_tail: regex.Pattern[str]
    per: regex.Pattern[str]
    adverbial: regex.Pattern[str]
    growth_nouns: Words
    growth_nouns_down: frozenset[str]
    not_growth: tuple[str, ...]
    nouns: regex.Pattern[str]
    peak: regex.Pattern[str]
    catalogue: Catalogue

    def read(self, piece: str, rate: bool = False) -> Tail:
        """Read the end of ``piece``, the text before a number; ``rate``: the number is a rate (5%, 2倍)."""
        piece = self.peak.sub("", piece.removesuffix("+") if rate else piece)  # 同比+5%
        # 出超 ends like a bound and is a noun.
        text, light = (piece, []) if self.nouns.search(piece) else self._without_light(piece)
        per = self.per.search(text)
        if per is not None:
            # 单产达到每亩420公斤: what it is counted per stands before the number instead of behind it.
            text, more = self._without_light(text[: per.start()])
            light += more
        if len(text) == 1 and not self.level_verbs.isdisjoint(light):
            text = ""  # 抬升至: the character is part of the verb that was taken off.
        longer = ending(text, self.down)
        verb = ending(text, self.up)
        if verb is None or (longer is not None and len(longer) > len(verb)):
            verb = longer
        sure = rate and verb in self.rate_verbs
        if verb is None or (verb in self.weak and not sure and not self._compared(piece)):
            came_from = self.from_tail.search(text)
            text = text[: came_from.start()] if came_from else self.adverbial.sub("", text)
            text = self.basis.sub("", text)
            _, compare = self.strip_compare(text)
            to_level = not self.level_verbs.isdisjoint(light) or (not text and light[-1:] in self.bare_leading)
            return Tail(text, 0, to_level, compare, False, "", tuple(light))
        direction = -1 if longer == verb else 1
        to_level = bool(light) and light[-1] in self.to_level
        stem, compare = self.strip_compare(self.cause.sub("", text[: len(text) - len(verb)]))
        gap = self.gap.search(stem)
        if gap is not None:
            stem = stem[: gap.start()]
            stem, inner = self.strip_compare(stem)
            compare = compare or inner
        return Tail(stem, direction, to_level, compare, gap is not None, verb, tuple(light))

    def _without_light(self, text: str) -> tuple[str, list[str]]:
        """Take the light words off the end of ``text``, but none that ends a name of the catalogue (买卖合约)."""
        taken: list[str] = []
        while True:
            trimmed = text.rstrip(CLOSING)
            word = ending(trimmed, self.light)
            known = self.catalogue.ending(trimmed) if word is not None else None
            if word is None or (known is not None and len(known[0]) > len(word) + 1):
                return trimmed, taken
            text = trimmed[: len(trimmed) - len(word)]
            taken.append(word)

    def _compared(self, piece: str) -> bool:
        return self.gap.search(piece) is not None or self.comparing.search(piece) is not None

    def strip_compare(self, text: str) -> tuple[str, str | None]:
        """Take adverbs and comparisons off the end of ``text``."""
        compare: str | None = None
        while True:
            trimmed = self.basis.sub("", text.rstrip(" ,、:"))
            word = ending(trimmed, self.compare_words) or ending(trimmed, self.adverbs)
            if word is None:
                return trimmed, compare
            compare = compare or self.compare.get(word)
            text = trimmed[: len(trimmed) - len(word)]

    def growth_noun(self, phrase: str) -> tuple[str, int] | None:
        """Return ``phrase`` without the noun of growth that ends it, and its direction (增速, 降幅)."""
        if phrase.endswith(self.not_growth):
            return None
        noun = ending(phrase, self.growth_nouns)
        if noun is None:
            return None
        stem, _ = self.strip_compare(phrase[: len(phrase) - len(noun)].removesuffix("的"))
        return stem, -1 if noun in self.growth_nouns_down else 1


def _per(rules: Rules) -> regex.Pattern[str]:
    """Compile what a rate is per, where it stands right before its number: 每人每月, 1美元兑."""
    clause, units = rules.table("markers")["clause"], rules.table("units")
    money = [surface for unit in units["unit"] if unit["kind"] == "money" for surface in unit["surface"]]
    each = f"{clause['per']}(?:{any_of([*units['per']['words'], *clause['per_more']])})"
    exchanged = f"(?:{any_of(money)})(?:{clause['exchanged']})"
    return regex.compile(rf"(?<=[\p{{Han}}A-Za-z)”])(?:(?:{each}){{1,2}}|(?:1|100|{clause['per']}){exchanged})$")


def light_words(markers: Table) -> list[str]:
    """Return the words between a noun phrase and its number: the empty ones, and the verbs that lead to a level."""
    tail = markers["tail"]
    return [*tail["light"], *tail["level_verbs"], *tail["reach"]]


def compile_tails(rules: Rules, catalogue: Catalogue) -> Tails:
    """Compile the words of change and comparison of ``markers.toml``."""
    table = rules.table("markers")
    change, compare = table["change"], table["compare"]
    comparing = {word: code for code in ("yoy", "mom", "avg") for word in compare[code]}
    changing = [w for w in change["up"] + change["down"] if len(w) > 1 and w[-1] not in "".join(change["to_level"])]
    leading = [verb + to for verb in changing for to in change["leading"]]
    return Tails(
        light=by_last([*light_words(table), *leading], table["tail"]["not_after"]),
        up=by_last(change["up"]),
        down=by_last(change["down"]),
        weak=frozenset(change["weak"]),
        rate_verbs=frozenset(change["rate_verbs"]),
        to_level=frozenset(change["to_level"]),
        level_verbs=frozenset([*table["tail"]["level_verbs"], *leading]),
        bare_leading=[[to] for to in change["leading"]],
        adverbs=by_last(compare["adverbs"], table["tail"]["not_after"]),
        compare=comparing,
        comparing=compile_any(comparing),
        compare_words=by_last(list(comparing)),
        basis=regex.compile(compare["basis"]),
        gap=regex.compile(change["gap"]),
        cause=regex.compile(change["cause"]),
        from_tail=regex.compile(table["clause"]["from_tail"]),
        per=_per(rules),
        adverbial=regex.compile(table["clause"]["adverbial"]),
        growth_nouns=by_last(change["nouns_up"] + change["nouns_down"]),
        growth_nouns_down=frozenset(change["nouns_down"]),
        not_growth=tuple(change["not_nouns"]),
        nouns=regex.compile(rules.table("bounds")["nouns"], regex.REVERSE),
        peak=regex.compile(table["tail"]["peak"]),
        catalogue=catalogue,
    )
