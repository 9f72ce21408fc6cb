"""Finds whom a document is about: a zone, a company, a place, a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.names import Names
from zhibiao.bind.phrases import Phrases
from zhibiao.model import EntityKind
from zhibiao.rules import Rules

LONGEST_SAMPLE = 20_000
"""Characters in which the subject is looked for; it is named long before."""
LONGEST_HEAD = 400
COMPANY_EVIDENCE = 5
OFFICE_WEIGHT = 5
"""Mentions of a place that one mention of its statistical office outweighs."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The entity that the document is mainly about; ``within``: the district that a village is in."""

    name: str
    kind: EntityKind
    level: str
    aliases: tuple[str, ...]
    within: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """The subject words of ``markers.toml``, compiled."""

    names: Names
    phrases: Phrases
    report_title: regex.Pattern[str]
    national: regex.Pattern[str]
    nation: str
    company_words: regex.Pattern[str]
    company_name: regex.Pattern[str]
    institutions: Mapping[str, str]
    inner_place: regex.Pattern[str]
    village: regex.Pattern[str]

    def find(self, text: str, title: str | None) -> Subject | None:
        """Return the subject of ``text``, whose headlines are ``title``."""
        body = text[:LONGEST_SAMPLE]
        zones = self._named_zones(body, title)
        titled = self._places(title or "") or [
            name
            for name in self.names.districts(title or "")
            if name not in self.names.not_names
            and _district(name)
            and words.is_boundary(title or "", (title or "").find(name))
        ]
        if titled and title is not None and not self.names.zone.search(title):  # noqa: SIM102
            if self.report_title.search(title) or not zones:
                village = self.village.search(title, title.find(titled[-1]) + len(titled[-1]))
                if village is not None and body.count(village.group()) > 1:
                    return Subject(village.group(), "place", "village", (), titled[-1])
                return self._subject_of(titled[-1], body)
        if zones and (max(zones.values()) >= 3 or any(z in (title or "") for z in zones)):
            return self._zone_subject(
                max(zones, key=lambda z: (zones[z] * (1 + (z in (title or ""))), len(z))), zones, body
            )
        company = self._company(body, title)
        if company is not None:
            return company
        counted = self._counted_places(body)
        national = self.national.findall(body)
        if counted:
            name, count = max(counted.items(), key=lambda item: (item[1], len(item[0])))
            if count > len(national) or name in (title or ""):
                return self._subject_of(name, body)
        if national:
            return Subject(self.nation, "country", "country", tuple(sorted({*national} - {self.nation})))
        if zones:
            return self._zone_subject(max(zones, key=lambda z: (zones[z], len(z))), zones, body)
        return self._subject_of(counted.most_common(1)[0][0], body) if counted else None

    def _counted_places(self, body: str) -> Counter[str]:
        """Count the places of ``body``: by name, by 本港 and its kin, by the office that publishes."""
        counted = Counter(self._places(body))
        for name, count in self.names.districts(body).items():
            if count > 1 and name not in counted and name not in self.names.not_names and _district(name):
                counted[name] += count
        for match in self.names.pronoun.finditer(body):
            stands = self.names.pronouns[match.group()].name
            if stands is not None and stands in self.names.places and self.names.places[stands][1] == "place":
                counted[self.names.places[stands][0]] += 1
        for office, place in self.institutions.items():
            counted[place] += OFFICE_WEIGHT * body.count(office)
        return +counted

    def _named_zones(self, body: str, title: str | None) -> Counter[str]:
        """Return the zones that carry a place's name or a word of their own, or that the title names."""
        zones = self.names.zones(body)
        for zone in list(zones):
            place = self.names.place_at(zone, 0)
            known = place is not None and place.kind != "country"
            if zone in self.names.not_names or not (known or zone in (title or "") or _proper(zone)):
                del zones[zone]
        return zones

    def _places(self, text: str) -> list[str]:
        """Return the places of ``text``; of a place inside another (台北市内湖区) the inner one."""
        found: list[str] = []
        position = 0
        openings = self.names.openings
        while position < len(text):
            if text[position : position + 2] not in openings:
                position += 1
                continue
            name = self.names.place_at(text, position)
            if name is None or name.kind == "country":
                position += 1 if name is None else len(name.text)
                continue
            position += len(name.text)
            inner = self.inner_place.match(text, position)
            known = self.names.place_at(text, position)
            if known is not None:
                continue
            if inner is not None and text.count(inner.group()) > 1:
                found.append(inner.group())
                position = inner.end()
            else:
                found.append(self.names.places[name.text][0])
        return found

    def _subject_of(self, name: str, body: str) -> Subject:
        full, kind = self.names.places.get(name, (name, "place"))
        aliases = [
            short for short, (long, _) in self.names.places.items() if long == full and short != full and short in body
        ]
        return Subject(full, kind, self.names.levels.get(full, "place"), tuple(aliases))

    def _zone_subject(self, name: str, zones: Counter[str], body: str) -> Subject:
        aliases = {other for other in zones if other != name and _same_zone(other, name)}
        aliases |= {m["short"] for m in self.names.short_for.finditer(body[:3000]) if _same_zone(m["short"], name)}
        return Subject(name, "zone", "zone", tuple(sorted(aliases)))

    def _company(self, body: str, title: str | None) -> Subject | None:
        """Return the company whose report this is: it speaks of itself as 公司, and its head names it in full."""
        head = (title or "") + "\n" + body[:LONGEST_HEAD]
        if len(self.company_words.findall(body)) < COMPANY_EVIDENCE and not self.company_name.search(title or ""):
            return None
        full = self.company_name.search(head)
        if full is None:
            return None
        phrase, _ = self.phrases.left(full.group())
        short = self.names.short_for.search(head, full.end(), full.end() + 40)
        aliases = tuple({phrase, short["short"]}) if short else (phrase,)
        return Subject(phrase, "company", "company", aliases)


def _proper(name: str) -> bool:
    """Return whether ``name`` opens with something that is no common word: 澜江 is none, 境外 is one."""
    return words.is_boundary(name[:4], 1)


def _district(name: str) -> bool:
    """Return whether ``name`` is one word, or opens with something that is no common word."""
    return len(words.tokens(name)) == 1 or _proper(name)


def _same_zone(a: str, b: str) -> bool:
    return a[:2] == b[:2] or (a[:1] == b[:1] and a[-3:] == b[-3:])


def compile_subject_finder(rules: Rules, names: Names, phrases: Phrases) -> SubjectFinder:
    """Compile the subject words of ``markers.toml``."""
    table = rules.table("markers")["profile"]
    return SubjectFinder(
        names=names,
        phrases=phrases,
        report_title=regex.compile(table["report_title"]),
        national=regex.compile(table["national"]),
        nation=table["nation"],
        company_words=regex.compile(table["company_words"]),
        company_name=regex.compile(table["company_name"]),
        institutions=dict(table["institutions"]),
        inner_place=regex.compile(table["inner_place"]),
        village=regex.compile(table["village"]),
    )
