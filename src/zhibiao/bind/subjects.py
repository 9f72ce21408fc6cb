"""Decides whose a number is: the document's subject, or an entity named nearer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.names import Name, Names
from zhibiao.bind.phrases import Phrases, Words, by_last, ending, last_match, strip_ending, whole_word
from zhibiao.bind.subject_finder import Subject
from zhibiao.rules import Rules

LONGEST_SHORT_NAME = 8
"""Characters of a company's short name; anything longer that ends in 科技 or 汽车 is a phrase."""

HIDDEN = "\x00"
"""Stands for each character of a time expression while noun phrases are cut out around it."""
LONGEST_MEMORY = 2000
LONGEST_PLACE = 5
LONGEST_QUALIFIER = 6
"""Characters between a place and the indicator that it owns (规模以上)."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom numbers are about at a place in the text, and to which part of it they are limited."""

    entity: Name | None
    sector: str | None
    explicit: bool = False


NOBODY = Owner(None, None)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Reads the subject of a clause."""

    names: Names
    phrases: Phrases
    sectors: Words
    parts: Words
    adverbs: Words
    contest: regex.Pattern[str]
    mention: regex.Pattern[str]
    company_marks: tuple[str, ...]
    not_owner: regex.Pattern[str]
    visit: regex.Pattern[str]
    that: regex.Pattern[str]
    named_so: Mapping[str, regex.Pattern[str]]
    this_company: regex.Pattern[str]
    according: tuple[str, ...]
    source: regex.Pattern[str]
    against: regex.Pattern[str]

    def home(self, subject: Subject | None) -> Owner:
        """Return the owner that holds where nothing else is said."""
        return Owner(Name(subject.name, subject.kind) if subject else None, None)

    def of_clause(
        self, clause: str, owner: Owner, subject: Subject | None, company: Name | None, document: str
    ) -> Owner:
        """Return the owner that ``clause`` sets, else ``owner``.

        ``clause``: the text up to its first number, time expressions taken out. ``company``: the last one named.
        ``document``: the whole text, in which a short name has to come again to be believed.
        """
        opening = self.phrases.without_connectors(clause.lstrip(" " + HIDDEN), keep_prepositions=True)
        place, end, _ = self.names.places_at(opening, _opens(opening, self.according))
        if self.source.match(opening, end):
            # 甲市商务局介绍: what follows is about the place whose office tells it.
            return Owner(place, None, True) if place is not None and place.kind == "place" else owner
        hidden = opening.find(HIDDEN)
        opening = opening[:hidden] if hidden >= 0 else opening
        if not opening or opening.startswith(self.phrases.prepositions):
            return owner
        stop = next(
            (m for m in self.phrases.boundary.finditer(opening) if whole_word(opening, m.start(), m.end())),
            None,
        )
        chunk = (opening[: stop.start()] if stop else opening).strip(' ,、:“”"【(')
        chunk, adverbs = strip_ending(chunk, self.adverbs)
        if not chunk or self.contest.search(chunk):
            return owner
        home = replace(self.home(subject), explicit=True)
        pronoun = self.names.pronoun.match(chunk)
        if pronoun is not None:
            stands = self._stands_for(pronoun.group(), subject)
            if stands is not None:
                return self._part(chunk[pronoun.end() :], Owner(stands, None, True))
        if company is not None and self.this_company.match(chunk):
            return Owner(company, None, True)
        verb = stop is not None or bool(adverbs) or hidden > 0
        name = self._name(chunk, verb, document)
        if name is not None and name.weak and stop is not None and stop.group() in self.phrases.separators:
            name = None  # 装备与工程服务分部: the name goes on behind the joint.
        own = self._own(chunk, subject)
        if own is not None and (name is None or len(name.text) <= len(own)):
            inner, end, _ = self.names.places_at(chunk, len(own))
            if inner is not None and self._owns(chunk[end:], verb):
                return self._part(chunk[end:], Owner(inner, None, True))
            return self._part(chunk[len(own) :], home)
        if name is not None and not (name.kind == "country" and subject is not None and subject.kind != "country"):
            if name.kind == "zone" and subject is not None and subject.kind == "zone" and self._is_part(name.text):
                return Owner(owner.entity, name.text, True)
            return Owner(name, None, True)
        return self._of_place(chunk, owner, subject, verb, document)

    def _of_place(self, chunk: str, owner: Owner, subject: Subject | None, verb: bool, document: str) -> Owner:
        """Return the place that opens ``chunk`` as the owner of what follows it, else ``owner``."""
        place, end, full = self.names.places_at(chunk, 0)
        if place is None or (place.kind == "country" and subject is not None and subject.kind != "country"):
            return self._part(chunk, owner)
        known = self.names.place_at(chunk, 0) is not None or document.count(place.text) > 1
        named = full and known and chunk[end : end + 1] != "\u7684"
        if not self.not_owner.match(chunk, end) and (named or self._owns(chunk[end:], verb)):
            return self._part(chunk[end:], Owner(place, None, True))
        return self._part(chunk, owner)

    def _owns(self, rest: str, verb: bool) -> bool:
        """Return whether a place owns what follows it: a verb, or an indicator and nothing else."""
        if not rest:
            return verb
        alias = self.phrases.catalogue.ending(rest)
        return alias is not None and len(rest) - len(alias[0]) <= LONGEST_QUALIFIER

    def within(self, place: Name, subject: Subject | None) -> bool:
        """Return whether a part named by ``place`` is one of the subject's own: a district, not another land."""
        level = self.names.levels.get(place.text, "county")
        return subject is None or subject.kind == "country" or level not in ("country", "region", "province")

    def place(self, phrase: str) -> Name | None:
        """Return ``phrase`` as a place, if it is one and nothing else."""
        if phrase in self.names.places:
            return Name(self.names.places[phrase][0], self.names.places[phrase][1])
        name = self.names.named(phrase)
        return name if name is not None and name.kind == "place" and len(phrase) <= LONGEST_PLACE else None

    def meant(self, word: str, subject: Subject | None) -> Name | None:
        """Return what ``word`` stands for (全市), or ``word`` itself where the text names nobody of its kind."""
        if word not in self.names.pronouns:
            return None
        return self._stands_for(word, subject) or Name(word, "place")

    def held_against(self, before: str, subject: Subject | None) -> Name | None:
        """Return whose number comes next, if it is one that the subject's is held against (比全省(7.7%)高)."""
        match = self.against.search(before.replace(HIDDEN, ""))
        if match is None:
            return None
        who = match["who"]
        meant = self.meant(who, subject)
        if meant is not None:
            return meant
        place, end, _ = self.names.places_at(who, 0)
        return place if place is not None and end == len(who) else None

    def spoken_of(self, paragraph: str, before: str, subject: Subject | None) -> Name | None:
        """Return what 该村 or 该县 in ``paragraph`` means: the last name of its kind ``before`` it."""
        match = self.that.search(paragraph)
        if match is None or self._stands_for(match.group(), subject) is not None:
            return None
        pattern = self.named_so.get(match["what"])
        names = pattern.findall(before[-LONGEST_MEMORY:]) if pattern is not None else []
        return Name(names[-1], "place") if names else None

    def visited(self, sentence: str, company: Name) -> bool:
        """Return whether ``sentence`` takes the reader to ``company`` (走进…公司), to tell of it."""
        return self.visit.search(sentence[: max(0, sentence.rfind(company.text))]) is not None

    def company_in(self, sentence: str) -> Name | None:
        """Return the last company that ``sentence`` names in full."""
        if not any(mark in sentence for mark in self.company_marks):
            return None
        last = last_match(self.mention, sentence)
        if last is None:
            return None
        phrase, _ = self.phrases.left(last.group())
        name = self.names.named(phrase.rpartition("\u7684")[2])
        return name if name is not None and name.kind == "company" and not name.weak else None

    def _own(self, chunk: str, subject: Subject | None) -> str | None:
        """Return the name of the document's subject that opens ``chunk``."""
        if subject is None:
            return None
        names = sorted((subject.name, *subject.aliases), key=len, reverse=True)
        return next((name for name in names if chunk.startswith(name)), None)

    def _stands_for(self, word: str, subject: Subject | None) -> Name | None:
        """Return what a pronoun of the genre stands for, if the subject is of its kind."""
        pronoun = self.names.pronouns.get(word)
        if pronoun is None:
            return None
        if subject is not None and (subject.kind in pronoun.kinds or subject.level in pronoun.kinds):
            names = (subject.name, *subject.aliases)
            ends = (word,) if pronoun.same else pronoun.ends
            if pronoun.name in (None, subject.name) and (not ends or any(n.endswith(ends) for n in names)):
                return Name(subject.name, subject.kind)
        if subject is not None and subject.within and pronoun.ends and subject.within.endswith(pronoun.ends):
            return Name(subject.within, "place")
        return Name(pronoun.name, "country") if pronoun.name is not None and "country" in pronoun.kinds else None

    def _is_part(self, name: str) -> bool:
        return ending(name, self.parts, keep=1) is not None

    def _name(self, chunk: str, verb: bool, document: str) -> Name | None:
        """Return the name that the chunk is before a verb, or that owns the indicator which ends it."""
        alias = self.phrases.catalogue.ending(chunk)
        if alias is not None:
            chunk = chunk[: len(chunk) - len(alias[0])].removesuffix("\u7684").strip()
        elif not verb:
            return None
        name = self.names.named(chunk)
        if name is None or (
            name.weak and ((alias is not None and name.kind != "place") or not self._comes_again(name.text, document))
        ):
            return None
        return name

    def _comes_again(self, name: str, document: str) -> bool:
        return len(name) <= LONGEST_SHORT_NAME and document.count(name) > 1

    def _part(self, rest: str, owner: Owner) -> Owner:
        """Limit ``owner`` to the sector that ``rest`` names, if it names one."""
        rest = rest.strip(" ,、\u7684")
        alias = self.phrases.catalogue.ending(rest)
        if alias is not None:
            rest = rest[: len(rest) - len(alias[0])] or rest
        sector = ending(rest, self.sectors) is not None or ending(rest, self.parts, keep=1) is not None
        return replace(owner, sector=rest) if sector and 2 <= len(rest) <= 30 else owner


def _opens(text: str, words: tuple[str, ...]) -> int:
    """Return the length of the word that opens ``text``, else 0."""
    return next((len(word) for word in words if text.startswith(word)), 0)


def compile_subjects(rules: Rules, names: Names, phrases: Phrases) -> Subjects:
    """Compile the subject words of ``markers.toml``."""
    table = rules.table("markers")
    return Subjects(
        names=names,
        phrases=phrases,
        sectors=by_last(table["phrase"]["strong_sector_suffix"], table["tail"]["sector_not_after"]),
        parts=by_last(table["subject"]["parts"]),
        adverbs=by_last(table["subject"]["adverb_tail"]),
        contest=regex.compile(table["rank"]["contest"]),
        visit=regex.compile(table["subject"]["visit"]),
        that=regex.compile(table["subject"]["that"]),
        named_so={what: regex.compile(p) for what, p in table["subject"]["named_so"].items()},
        not_owner=regex.compile(table["subject"]["not_owner"]),
        company_marks=tuple(table["subject"]["company_marks"]),
        mention=regex.compile(table["subject"]["company_mention"]),
        this_company=regex.compile(table["subject"]["this_company"]),
        according=tuple(table["subject"]["according"]),
        source=regex.compile(table["subject"]["source"]),
        against=regex.compile(table["subject"]["against"]),
    )
