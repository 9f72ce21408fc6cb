"""Tells what a phrase names: a place, a zone or a company, alone or before what it owns, and those of a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.companies import Companies
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.names import Name, Names
from zhibiao.bind.own_words import is_proper
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

SHORT_COUNTY = 2
"""Characters of a county's short name."""
LONGEST_QUALIFIER = 6
LONGEST_AMOUNT = 8
"""Characters between a place and the indicator that it owns (规模以上)."""
LONGEST_BASE = 3
"""Characters of what a number is per (公斤)."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The words of ``markers.toml`` behind those that own a number, compiled."""

    names: Names
    phrases: Phrases
    companies: Companies
    amounts: Words
    not_owner: regex.Pattern[str]
    verbs: frozenset[str]
    owner_mark: str
    authorities: frozenset[str]
    each: str

    def within(self, place: Name, subject: Subject | None, whole: Name | None) -> bool:
        """Return whether a part named by ``place`` is the ``whole``'s own: a district, not another land."""
        if subject is None or subject.level == "country":
            return True
        wide = ("country", "region")
        level = self.names.levels.get(place.text, "county")
        of_wide = whole is not None and self.names.levels.get(whole.text) in wide
        return level not in wide and (level != "province" or of_wide)

    def place(self, phrase: str) -> Name | None:
        """Return ``phrase`` as a place, if it is one and nothing else."""
        if phrase in self.names.places:
            return Name(self.names.places[phrase][0], self.names.places[phrase][1])
        place, end = self.owner_of(phrase)
        return place if end == len(phrase) else None

    def owner_of(self, phrase: str) -> tuple[Name | None, int]:
        """Return whom ``phrase`` names at its start, and where the name ends.

        A place, zone or company may stand before an indicator, or be all of the phrase.
        """
        place, end, _ = self.names.places_at(phrase, 0)
        speaks = place is not None and self.not_owner.match(phrase, end) is not None
        if place is not None and not speaks and (not phrase[end:] or self.owns(phrase[end:], False)):
            return place, end
        alias = self.phrases.catalogue.ending(phrase)
        whole = phrase[: len(phrase) - len(alias[0])].removesuffix(self.owner_mark) if alias is not None else phrase
        name = self.names.named(whole)
        kinds = ("company",) if speaks else ("zone", "company")  # 甲国银行, but not 甲国籍游客
        named = name is not None and name.kind in kinds and not name.weak
        return (name, len(whole) + phrase.startswith(self.owner_mark, len(whole))) if named else (None, 0)

    def is_particular(self, name: Name) -> bool:
        """Return whether ``name`` is one thing's own, and not what several of a kind are called (产业园)."""
        if name.kind in ("project", "organization"):
            return False
        if name.kind != "zone" or self.names.place_at(name.text, 0) is not None:
            return True
        return is_proper(name.text) or words.may_be_place(name.text[:2])

    def owner_in(self, head: str, heads: tuple[str, ...], subject: Subject | None) -> tuple[Name | None, int]:
        """Return whom the ``head`` of a list names, and where the name ends.

        A company may be told by the others, and counties under short names by the ``subject`` that they lie near.
        """
        place, end = self.owner_of(head)
        if place is not None or not head:
            return place, end
        office, mark, _ = head.partition(self.owner_mark)
        if office in self.authorities:
            return Name(office, "organization"), len(office + mark)
        if self.companies.are(heads):
            return Name(head, "company"), len(head)
        counties = self._counties(heads, subject) if subject is not None else {}
        name = counties.get(head)
        return (name, SHORT_COUNTY + head.startswith(self.owner_mark, SHORT_COUNTY)) if name is not None else (None, 0)

    def _counties(self, heads: tuple[str, ...], subject: Subject) -> dict[str, Name]:
        """Return the counties that ``heads`` open with under their short names, if most are near ``subject``."""
        (shared, _), *_ = Counter(head[SHORT_COUNTY:] for head in heads).most_common(1)
        short = [head for head in heads if head[SHORT_COUNTY:] == shared]
        found = {head: self.names.gazetteer.county(head[:SHORT_COUNTY], subject.name) for head in short}
        if 2 * sum(full is not None for full in found.values()) <= len(heads):
            return {}
        return {head: Name(full or head[:SHORT_COUNTY], "place") for head, full in found.items()}

    def party(self, phrase: str) -> Name | None:
        """Return ``phrase`` as a place, zone or company, if it is one and nothing else."""
        name, end = self.owner_of(phrase)
        return name if end == len(phrase) else None

    def owns(self, rest: str, verb: bool) -> bool:
        """Return whether a place owns what follows it: a verb, or an indicator and nothing else."""
        of, each, base = rest.rpartition(self.each)
        rest = of if each and len(base) <= LONGEST_BASE else rest  # 甲市猪肉价格每公斤11元
        if not rest or rest in self.verbs:
            return verb or bool(rest)
        alias = self.phrases.catalogue.ending(rest)
        if alias is None:
            return len(rest) <= LONGEST_AMOUNT and ending(rest, self.amounts, keep=2) is not None
        return len(rest) - len(alias[0]) <= LONGEST_QUALIFIER


def authorities(rules: Rules) -> frozenset[str]:
    """Return the offices of ``markers.toml`` that have budgets of their own."""
    return frozenset().union(*rules.table("markers")["profile"]["authorities"].values())


def compile_parties(rules: Rules, names: Names, phrases: Phrases, companies: Companies) -> Parties:
    """Compile the words of ``markers.toml`` behind those that own a number."""
    table = rules.table("markers")
    phrase = table["phrase"]
    return Parties(
        names=names,
        phrases=phrases,
        companies=companies,
        amounts=by_last(phrase["measurable"]),
        not_owner=regex.compile(table["subject"]["not_owner"]),
        verbs=frozenset([*phrase["trailing_verbs"], *phrase["soft_verbs"]]),
        owner_mark=phrase["owner"],
        authorities=authorities(rules),
        each=table["clause"]["per"],
    )
