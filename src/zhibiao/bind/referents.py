"""Finds what words mean that name nobody: 全市, 我国, 该村, 港口."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao.bind.endings import ending
from zhibiao.bind.names import Name, Names
from zhibiao.bind.subject import Subject, same_zone
from zhibiao.rules import Rules

LEVELS = frozenset({"province", "prefecture", "county", "district"})
LONGEST_MEMORY = 2000
HIDDEN = "\x00"
"""Stands for each character of a time expression while noun phrases are cut out around it."""


@dataclass(frozen=True, slots=True)
class Referents:
    """The pronouns of ``places.toml`` and the words for what was named last, compiled."""

    names: Names
    own: regex.Pattern[str]
    that: regex.Pattern[str]
    here: regex.Pattern[str]
    named_so: Mapping[str, regex.Pattern[str]]
    against: regex.Pattern[str]
    realms: Mapping[str, str]

    def stands_for(self, word: str, subject: Subject | None) -> Name | None:
        """Return what a pronoun of the genre stands for, if the subject is of its kind."""
        pronoun = self.names.pronouns.get(word)
        if pronoun is None:
            return None
        if subject is not None and (subject.kind in pronoun.kinds or subject.level in pronoun.kinds):
            names = (subject.name, *subject.aliases)
            ends = (word,) if pronoun.same else pronoun.ends
            meant = not ends or any(n.endswith(ends) or (pronoun.same and self._shortens(word, n)) for n in names)
            if pronoun.name in (None, subject.name) and meant:
                return Name(subject.name, subject.kind)
        if subject is not None and subject.within and pronoun.ends and subject.within.endswith(pronoun.ends):
            return Name(subject.within, "place")
        if pronoun.name is None:
            return None
        if subject is not None and subject.kind == "organization" and subject.name.endswith(word[-1]):
            return Name(subject.name, "organization")  # 全港 in a text on a port
        if "country" not in pronoun.kinds:
            return Name(*self.names.places.get(pronoun.name, (pronoun.name, "place")))
        around = (subject.name, self.names.within.get(subject.name, "")) if subject is not None else ()
        realm = next((self.realms[name] for name in around if name in self.realms), None)
        return Name(realm, "place") if realm is not None else Name(pronoun.name, "country")

    def may_mean(self, word: str, told: Name | None, subject: Subject | None) -> bool:
        """Return whether a pronoun of no land of its own may stand for what was ``told`` of last (甲市…。全市…)."""
        pronoun = self.names.pronouns[word]
        if told is None or pronoun.name is not None or pronoun.same:
            return False
        ends = self.names.usual(told.text).endswith(pronoun.ends or told.text)
        if told.kind == "zone":  # 全区 in a text on a district is the district.
            of_zones = pronoun.kinds == {"zone"} or (subject is not None and subject.kind == "zone")
            return ends and of_zones and "zone" in pronoun.kinds
        return ends and bool(pronoun.ends) and told.kind == "place"

    def _shortens(self, word: str, name: str) -> bool:
        """Return whether ``word`` is short for the kind of zone that ends ``name`` (经开区, 经济技术开发区)."""
        kind = ending(name, self.names.suffixes, keep=2)
        return kind is not None and kind[0] == word[0] and same_zone(word, kind)

    def around(self, chunk: str, word: str, subject: Subject | None) -> Name | None:
        """Return the place around the subject that ``word`` at the head of ``chunk`` means.

        全市 in a text on a zone of the city; else the word itself, for the text names nothing of its kind.
        """
        pronoun = self.names.pronouns[word]
        if not self.own.match(chunk) or pronoun.kinds.isdisjoint(LEVELS):
            return None
        place = self.names.place_at(subject.name, 0) if subject is not None else None
        full = self.names.usual(place.text) if place is not None else ""
        return Name(full if pronoun.ends and full.endswith(pronoun.ends) else word, "place")

    def meant(self, word: str, subject: Subject | None) -> Name | None:
        """Return what ``word`` stands for (全市), or ``word`` itself where the text names nobody of its kind."""
        if word not in self.names.pronouns:
            return None
        return self.stands_for(word, subject) or Name(word, "place")

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

    def last_named(self, text: str, document: str, start: int, subject: Subject | None, opens: bool) -> Name | None:
        """Return what 该村 or 该县 in ``text`` means, or what opens it: the last name of its kind before ``start``."""
        match = self.here.match(text) if opens else self.that.search(text)
        if match is None or self.stands_for(match.group(), subject) is not None:
            return None
        pattern = self.named_so.get(match["what"])
        names = pattern.findall(document[max(0, start - LONGEST_MEMORY) : start]) if pattern is not None else []
        lone = subject is not None and subject.kind == "place" and self.here.match(text) and opens
        names = [name for name in names if not lone or document.count(name) > 1]
        name = next((name for name in reversed(names) if not name.endswith(self.names.own_ends)), None)
        return Name(name, "place") if name is not None else None


def compile_referents(rules: Rules, names: Names) -> Referents:
    """Compile the words of ``markers.toml`` that stand for what was named."""
    table = rules.table("markers")
    subject = table["subject"]
    return Referents(
        names=names,
        own=regex.compile(table["profile"]["own"]),
        that=regex.compile(subject["that"]),
        here=regex.compile(subject["that"] + "|" + subject["here"]),
        named_so={what: regex.compile(p) for what, p in subject["named_so"].items()},
        against=regex.compile(subject["against"]),
        realms=dict(subject["realms"]),
    )
