"""Names what a number measures by the noun phrase on its left."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from zhibiao.alternatives import compile_any
from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.context import Named
from zhibiao.bind.endings import Words, by_last, ending, strip_ending
from zhibiao.bind.indicator_names import IndicatorNames
from zhibiao.bind.names import Names
from zhibiao.bind.phrases import Phrases, whole_word
from zhibiao.bind.short_names import ShortNames
from zhibiao.rules import Rules

NUMBER = regex.compile(r"\d")
PHRASE = regex.compile(r"\p{Han}|[A-Za-z]{2}|[A-Z]\d(?!\d)")
ABBREVIATION = regex.compile(r"\([A-Za-z]+\)$")


@dataclass(frozen=True, slots=True)
class LeftNames:
    """The words that bound a name on its right side, compiled."""

    heads: frozenset[str]
    pronominal: frozenset[str]
    amounts: frozenset[str]
    trailing_verbs: Words
    soft_verbs: Words
    within: regex.Pattern[str]
    measurable: Words
    not_opening: re.Pattern[str]
    than: tuple[str, ...]
    than_time: regex.Pattern[str]
    than_end: regex.Pattern[str]
    done: tuple[str, ...]
    verb_adverbs: Words
    each: str
    per_many: regex.Pattern[str]
    partner: regex.Pattern[str]
    partner_in_short: regex.Pattern[str]
    again: regex.Pattern[str]
    phrases: Phrases
    catalogue: Catalogue
    names: Names
    adverbs: frozenset[str]
    owner_mark: str
    short_names: ShortNames
    made: IndicatorNames

    def of(self, stem: str) -> Named:
        """Return the name that ends ``stem``, the text before a number and its verbs."""
        stem = self.than_end.sub("", self.made.trimmer.notes.sub("", stem))
        short = stem.strip(" ,、")
        known = self.short_names.of(short, self.adverbs)
        if known is not None:
            return known
        bare, verbs = self._without_verbs(stem)
        verb = "".join(reversed(verbs))
        phrase, before = self.phrases.left(bare)
        if phrase.count(")") > phrase.count("("):
            phrase = phrase.rpartition(")")[2]  # (不含甲市,下同)、增长9%
        soft = phrase
        while soft and (taken := ending(soft, self.soft_verbs)) is not None:
            soft = soft[: len(soft) - len(taken)]
        against = self.than_time.match(phrase)
        if against is not None and self._is_amount(phrase[against.end() :]):
            phrase = phrase[against.end() :]  # 比上年产量24万吨减少…: what it was
        own = self.names.pronoun.match(phrase)
        if own is not None and phrase[own.end() :] in self.heads:
            phrase = phrase[own.end() :]  # 全市增速
        if self.again.fullmatch(phrase):
            return Named(phrase, None, "carried", verb=verb)
        if phrase in self.heads or phrase in self.phrases.tails.compare or not self._is_name(soft, phrase):
            if phrase in self.amounts and before.endswith(self.done):
                return self.made.of(phrase, "left", verb)
            head = phrase if phrase in self.heads and len(phrase) > 1 else ""
            nothing = phrase in self.heads or phrase in self.pronominal
            return Named(head, None, "carried", verb=("" if nothing else phrase) + verb)
        return self._qualified(phrase, before, stem, verb)

    def _is_amount(self, phrase: str) -> bool:
        return bool(phrase) and (self.is_measurable(phrase) or self.catalogue.ending(phrase) is not None)

    def _qualified(self, phrase: str, before: str, stem: str, verb: str) -> Named:
        """Name ``phrase``, which opens behind ``before`` in ``stem``, with what qualifies it from there."""
        bare = ABBREVIATION.sub("", phrase)
        if phrase.startswith(self.each) and not (self.is_measurable(bare) or self.catalogue.ending(bare)):
            return Named(phrase, None, "carried")
        partner = self.partner.search(stem[: stem.rfind(phrase)])
        traded = self.names.place_at(phrase, 0) is not None or self.partner_in_short.match(phrase) is not None
        if partner is not None and traded and (self.catalogue.ending(phrase) or self.is_measurable(phrase)):
            # 对甲国出口: the other side of a trade owns none of it.
            return self.made.of(phrase, "left", verb)._replace(name=partner.group() + phrase, owner=None)
        many = self.per_many.search(before)
        if many is not None:
            return self.made.of(many.group() + phrase, "left", verb)  # 每千人拥有床位6张
        _, mark, tail = phrase.rpartition(self.owner_mark)
        where = self.within.search(before) if mark and tail else None
        if where is not None and not NUMBER.search(phrase):
            # 甲产品在国内市场的占有率: the place only says where.
            owner = self.phrases.left(before[: where.start()])[0]
            phrase = owner + tail if owner else phrase
        return self.made.of(phrase, "left", verb)

    def _without_verbs(self, stem: str) -> tuple[str, list[str]]:
        """Take the verbs that end ``stem`` off, and the adverbs in front of them (住房基本建成)."""
        taken: list[str] = []
        while True:
            known = self.catalogue.ending(stem.rstrip(" ,:、"))
            bare, verbs = strip_ending(stem, self.trailing_verbs if known is None else {})
            shorter = strip_ending(bare, self.verb_adverbs)[0]
            taken += verbs
            if shorter == stem:
                return bare, taken
            stem = shorter

    def _is_name(self, soft: str, phrase: str) -> bool:
        """Return whether ``phrase``, ``soft`` without the verbs at its end, may name a thing."""
        if not PHRASE.search(soft) or soft in self.adverbs:
            return False
        if self.catalogue.ending(phrase) is not None:
            return True
        opening = self.not_opening.match(phrase)
        than = opening is not None and phrase.startswith(self.than)  # 较5月预测数
        if not than and self.is_measurable(phrase):
            return True
        return opening is None or not whole_word(phrase, 0, opening.end())

    def is_measurable(self, phrase: str) -> bool:
        """Return whether ``phrase`` names an amount by itself (销售面积), and not a part (住宅)."""
        return ending(phrase, self.measurable) is not None


def compile_left_names(rules: Rules, names: Names, made: IndicatorNames, short_names: ShortNames) -> LeftNames:
    """Compile the naming words of ``markers.toml``."""
    table = rules.table("markers")
    phrase, phrases = table["phrase"], made.phrases
    return LeftNames(
        heads=frozenset(phrase["heads"]),
        pronominal=frozenset(phrase["pronominal"]),
        amounts=frozenset(phrase["measurable"]),
        trailing_verbs=by_last(phrase["trailing_verbs"]),
        soft_verbs=by_last(phrase["soft_verbs"]),
        within=regex.compile(phrase["within"], regex.REVERSE),
        measurable=by_last(phrase["measurable"]),
        not_opening=compile_any(phrase["not_opening"]),
        than=tuple(table["rise"]["than"]),
        than_time=regex.compile(table["rise"]["than_time"]),
        than_end=regex.compile(table["rise"]["than_end"]),
        done=tuple(phrase["done"]),
        verb_adverbs=by_last(phrase["verb_adverbs"]),
        each=table["clause"]["per"],
        per_many=regex.compile(table["clause"]["per_many"]),
        partner=regex.compile(phrase["partners"]),
        partner_in_short=regex.compile(phrase["partner_in_short"]),
        again=regex.compile(phrase["again"]),
        phrases=phrases,
        catalogue=phrases.catalogue,
        names=names,
        adverbs=frozenset(phrase["bare_adverbs"]),
        owner_mark=phrase["owner"],
        short_names=short_names,
        made=made,
    )
