"""Decides whose a number is: the document's subject, or an entity named nearer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from zhibiao.bind.names import Name, Names
from zhibiao.bind.phrases import Phrases, ending, by_last, Words
from zhibiao.bind.profile import Subject
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom numbers are about at a place in the text, and to which part of it they are limited."""

    entity: Name | None
    sector: str | None
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Subjects:
    """Reads the subject of a clause."""

    names: Names
    phrases: Phrases
    sectors: Words
    parts: Words
    time_adverbs: regex.Pattern[str]
    this_company: regex.Pattern[str]

    def home(self, subject: Subject | None) -> Owner:
        """Return the owner that holds where nothing else is said."""
        return Owner(Name(subject.name, subject.kind) if subject else None, None)

    def of_clause(self, clause: str, owner: Owner, subject: Subject | None, last_company: Name | None) -> Owner:
        """Return the owner that ``clause`` (time expressions taken out) sets, else ``owner``."""
        opening = self.phrases.without_connectors(clause)
        stop = self.phrases.boundary.search(opening)
        chunk = opening[: stop.start()] if stop else opening
        chunk = chunk.strip(" ,、:“”\"")
        if not chunk:
            return owner
        pronoun = self.names.pronoun.match(chunk)
        if pronoun and subject is not None and self._stands_for(pronoun.group(), subject):
            home = self.home(subject)
            return self._part(chunk[pronoun.end() :], replace(home, explicit=True))
        if self.this_company.match(chunk) and last_company is not None:
            return Owner(last_company, None, True)
        if subject is not None:
            own = next((a for a in (subject.name, *subject.aliases) if chunk.startswith(a)), None)
            if own is not None:
                rest = chunk[len(own) :]
                longer = self._longest_name(chunk)
                if longer is None or len(longer.text) <= len(own) + 1 or longer.kind == "organization":
                    return self._part(rest, replace(self.home(subject), explicit=True))
        place = self.names.place_at(chunk, 0)
        name = self._longest_name(chunk)
        if name is not None and (place is None or len(name.text) > len(place.text)):
            if name.kind == "zone" and subject is not None and subject.kind == "zone" and self._is_part(name.text):
                return Owner(owner.entity, name.text, True)
            return Owner(name, None, True)
        if place is not None and place.kind in ("place", "zone", "country"):
            full = Name(self.names.places[place.text][0], place.kind)
            return self._part(chunk[len(place.text) :], Owner(full, None, True))
        return self._part(chunk, replace(owner, sector=None) if stop or len(chunk) > 1 else owner)

    def _stands_for(self, pronoun: str, subject: Subject) -> bool:
        kinds = self.names.pronouns[pronoun]
        return subject.kind in kinds or subject.level in kinds

    def _is_part(self, name: str) -> bool:
        return ending(name, self.parts, keep=1) is not None

    def _longest_name(self, chunk: str) -> Name | None:
        """Return the name that the chunk is, or opens with before a noun of its own."""
        name = self.names.named(chunk)
        if name is not None:
            return name
        alias = self.phrases.catalogue.ending(chunk)
        if alias is not None:
            return self.names.named(chunk[: len(chunk) - len(alias[0])].removesuffix("的").strip())
        return None

    def _part(self, rest: str, owner: Owner) -> Owner:
        """Limit ``owner`` to the sector that ``rest`` names, if it names one."""
        rest = rest.strip(" ,、的")
        alias = self.phrases.catalogue.ending(rest)
        if alias is not None:
            rest = rest[: len(rest) - len(alias[0])]
        sector = ending(rest, self.sectors) is not None or ending(rest, self.parts, keep=1) is not None
        return replace(owner, sector=rest) if sector and 2 <= len(rest) <= 30 else owner


def compile_subjects(rules: Rules, names: Names, phrases: Phrases) -> Subjects:
    """Compile the subject words of ``markers.toml``."""
    table = rules.table("markers")
    return Subjects(
        names=names,
        phrases=phrases,
        sectors=by_last(table["phrase"]["strong_sector_suffix"]),
        parts=by_last(table["subject"]["parts"]),
        time_adverbs=regex.compile(table["subject"]["adverbs"]),
        this_company=regex.compile(table["subject"]["this_company"]),
    )
