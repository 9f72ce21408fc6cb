"""Reads the name of whom the noun phrase that opens a clause is about: an office, a company, works of a place."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.abbreviated import Abbreviated, compile_abbreviated
from zhibiao.bind.companies import Companies
from zhibiao.bind.endings import Words, by_last, ending, strip_ending
from zhibiao.bind.names import Name, Names
from zhibiao.bind.owner import Head, Owner, Scene
from zhibiao.bind.parties import Parties
from zhibiao.bind.phrases import Phrases
from zhibiao.rules import Rules

BRAND = 2
"""Characters that a company shares with those that belong to it."""
SHORTEST_FORMAL = 4
"""Characters of a company's name behind its place."""
LONGEST_KNOWN = 8
"""Characters of a name that everybody knows."""
LONGEST_STAY = 20
"""Characters behind a sight in which it is said that it had visitors."""
LONGEST_REST = 4
"""Characters between an indicator and its verb (总量, 首次)."""


@dataclass(frozen=True, slots=True)
class HeadNames:
    """The words of ``markers.toml`` behind the names of those whom a clause opens with, compiled.

    ``formal``: a company's name in full, and the ``form`` that each has;
    ``shares``: what its holders have; ``works``: a port, an airport; ``shops``: what the names of those end with
    that sell to all.
    """

    names: Names
    phrases: Phrases
    companies: Companies
    parties: Parties
    seats: tuple[str, ...]
    forms: tuple[str, ...]
    works: regex.Pattern[str]
    shares: Words
    formal: regex.Pattern[str]
    form: str
    adverbs: Words
    shops: Words
    sells: regex.Pattern[str]
    sight: regex.Pattern[str]
    visits: regex.Pattern[str]
    not_known: regex.Pattern[str]
    abbreviated: Abbreviated

    def of(self, head: Head, scene: Scene) -> Name | None:
        """Return the name that the chunk is before a verb, or that owns the indicator which ends it."""
        chunk = head.chunk
        whose, _, _ = chunk.partition(self.phrases.owner_mark)
        if whose in self.parties.authorities:
            return Name(whose, "organization")  # 警务处的年度预算
        end = self.formal_end(chunk)
        if 0 < end < len(chunk) and ending(chunk[end:], self.shares) == chunk[end:]:
            return Name(chunk[:end], "company")  # 甲科技有限公司持股15%
        alias = self.phrases.catalogue.last(chunk)
        if alias is not None and len(chunk) - alias[1] <= LONGEST_REST:
            chunk = chunk[: alias[0]].removesuffix(self.phrases.owner_mark).strip()
            chunk, _ = strip_ending(chunk, self.adverbs)  # 甲公司|累计|销售额
        elif not head.verb:
            return self._acting(chunk) or self._known(chunk) or self._shop_at(chunk)
        else:
            alias = None
        name = self.parties.place(chunk) or self.names.named(chunk) or self.companies.opening(chunk)
        name = name or self._known(head.chunk) or self._shop_at(head.chunk)
        if name is None or not name.weak or self._is_of_place(name, scene.document):
            return name
        if alias is None and name.kind == "company" and self.names.stem(name.text) in self.names.places:
            return name  # 甲国石化
        if self._is_shop(name.text):
            return name
        if head.joint or (alias is not None and name.kind != "place"):
            return None  # 装备与工程服务分部: the name goes on behind the joint.
        if alias is None and name.kind == "company" and self.names.is_brand(name.text):
            return name
        own_brand = scene.subject is not None and scene.subject.kind == "company" == name.kind
        if own_brand and scene.subject is not None and name.text[:BRAND] == scene.subject.name[:BRAND]:
            return name
        common = name.kind in ("company", "project") and words.is_common(self.names.stem(name.text))
        formal = any(name.text + form in scene.document for form in self.forms)
        if common and not formal and not self.companies.acts(name.text, scene.document):
            return None  # 高等|教育, 建筑|工程: what many do, and nobody's name; but 春秋|航空(股份有限公司).
        return name if self.companies.comes_again(name.text, scene.document) else None

    def _is_shop(self, name: str) -> bool:
        """Return whether ``name`` is one shop's own, and not what many are called (甲市青禾商场, but not 大型商场)."""
        brand, shop = strip_ending(name, self.shops)
        place = self.names.place_at(brand, 0)
        own = brand[len(place.text) :] if place is not None else brand
        if not shop or not own or words.is_common(own) or own in self.names.not_names:
            return False
        return place is not None or words.may_be_brand(own)

    def sight_at(self, chunk: str, document: str) -> Name | None:
        """Return the sight that opens ``chunk`` and whose visitors are counted (阅江楼接待游客3万人次)."""
        sight = self.sight.match(chunk)
        if sight is None or words.is_common(sight.group()) or sight.group() in self.names.not_names:
            return None
        name, end = sight.group(), sight.end()
        if self.parties.place(name) is not None:
            return None
        said = chunk if end < len(chunk) else document[document.find(name) :][: len(name) + LONGEST_STAY]
        return Name(name, "organization") if self.visits.match(said, len(name)) else None

    def _shop_at(self, chunk: str) -> Name | None:
        """Return the shop that opens ``chunk``, which says what it sold (青禾商场累计销售)."""
        ends = (end for end in range(SHORTEST_FORMAL, len(chunk)) if ending(chunk[:end], self.shops) is not None)
        end = next(ends, 0)
        if not end or not self.sells.match(chunk, end) or not self._is_shop(chunk[:end]):
            return None
        return Name(chunk[:end], "company")

    def _known(self, chunk: str) -> Name | None:
        """Return the company that opens ``chunk`` under a name that everybody knows (三星出货)."""
        ends = (end for end in range(min(len(chunk), LONGEST_KNOWN), 1, -1) if chunk[:end] in self.names.companies)
        end = next((end for end in ends if words.is_boundary(chunk, end)), 0)
        if not end or self.not_known.match(chunk, end) or self.names.places_at(chunk, 0)[0] is not None:
            return None
        return Name(chunk[:end], "company")

    def _acting(self, chunk: str) -> Name | None:
        """Return the company that opens ``chunk`` and does something in it (甲电气公司抓住契机)."""
        company = self.companies.opening(chunk) or self._branded(chunk)
        rest = chunk[len(company.text) :] if company is not None else ""
        if self.phrases.owner_mark in rest:
            return None  # 甲集团参与投资的乙项目
        return company if words.opens_with_verb(rest) or ending(rest, self.parties.amounts, keep=2) else None

    def _branded(self, chunk: str) -> Name | None:
        """Return the company that opens ``chunk`` under a name of its own and the bare form (甲州青禾饲料公司)."""
        end = chunk.find(self.form) + len(self.form)
        place = self.names.place_at(chunk, 0)
        own = len(place.text) if place is not None else 0
        brand = chunk[own : own + BRAND]
        if end - own < SHORTEST_FORMAL or not (words.may_be_brand(brand) and words.is_boundary(chunk, own + BRAND)):
            return None
        name = self.names.named(chunk[:end])
        return name if name is not None and name.kind == "company" else None

    def _is_of_place(self, name: Name, document: str) -> bool:
        """Return whether ``name`` is a place's with what stands there (甲港, 甲基地)."""
        if name.kind not in ("organization", "project"):
            return False
        stem = self.names.stem(name.text)
        return stem in self.names.places or any(stem + end in document for end in self.seats)

    def formal_end(self, text: str) -> int:
        """Return where the full name of a company that opens ``text`` ends, else 0."""
        match = self.formal.match(text) if self.form in text else None
        return match.end() if match is not None else 0

    def works_of(self, head: Head, scene: Scene) -> Owner | None:
        """Return the works of a place that open the clause as the owner of what follows them (甲港集装箱吞吐量)."""
        place = self.names.place_at(head.chunk, 0)
        works = self.works.match(head.chunk, len(place.text)) if place is not None else None
        counted = scene.counts and head.last
        if works is None or counted or not (head.verb or len(head.chunk) > works.end()):
            return None
        name = head.chunk[: works.end()]
        known = scene.subject is not None and name in (scene.subject.name, *scene.subject.aliases)
        return None if known else Owner(Name(name, "organization"), None, True)


def compile_head_names(
    rules: Rules, names: Names, phrases: Phrases, companies: Companies, parties: Parties
) -> HeadNames:  # fmt: skip
    """Compile the words of ``markers.toml`` behind the names of those whom a clause opens with."""
    table = rules.table("markers")
    subject, profile = table["subject"], table["profile"]
    return HeadNames(
        names=names,
        phrases=phrases,
        companies=companies,
        parties=parties,
        seats=tuple(subject["seats"]),
        forms=tuple(subject["forms"]),
        works=regex.compile(subject["works"]),
        shares=by_last(table["share"]["nouns"]),
        formal=regex.compile(profile["formal"]),
        form=profile["form"],
        adverbs=by_last(subject["adverb_tail"]),
        shops=by_last(subject["shops"]),
        sells=regex.compile(subject["sells"]),
        sight=regex.compile(subject["sight"]),
        visits=regex.compile(subject["visits"]),
        not_known=regex.compile(subject["not_known"]),
        abbreviated=compile_abbreviated(rules),
    )
