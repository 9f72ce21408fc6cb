"""Finds whom a document is about: a zone, a company, a place, a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex

from zhibiao import words
from zhibiao.bind.defined import Defined, compile_defined
from zhibiao.bind.names import Names
from zhibiao.bind.organizations import Organizations, compile_organizations
from zhibiao.bind.own_words import OwnWords, compile_own_words
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.place_counts import PlaceCounts, compile_place_counts
from zhibiao.bind.place_mentions import PlaceMentions, compile_place_mentions
from zhibiao.bind.reporters import Reporters, compile_reporters
from zhibiao.bind.represented import Represented, compile_represented
from zhibiao.bind.stated_names import EARLY, FEW, LONGEST_HEAD, OWN_LEVELS, StatedNames, compile_stated_names
from zhibiao.bind.subject import Subject
from zhibiao.bind.zone_names import ZoneNames, compile_zone_names
from zhibiao.model import EntityKind
from zhibiao.rules import Rules

LONGEST_SAMPLE = 20_000
"""Characters in which the subject is looked for; it is named long before."""
BYLINES_WITHIN = 2000
"""Characters at the start of a text in which newspapers and reporters are told from its subject."""
OWN_KINDS: tuple[EntityKind, ...] = ("company", "zone", "organization")
ASIDE = regex.compile(r"\([^()]*\)")
"""What a title says beside what it is about: 甲市乙区(甲新区)统计公报."""
LONGEST_KIND = 8
"""Characters of the name of a kind of zones (科技产业园区)."""
OPENING = 16
"""Characters at the start of a text in which its subject may stand that nothing else tells of."""


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """The subject words of ``markers.toml``, compiled."""

    names: Names
    own_words: OwnWords
    places: PlaceMentions
    zones: ZoneNames
    defined: Defined
    reporters: Reporters
    organizations: Organizations
    stated: StatedNames
    report_title: regex.Pattern[str]
    national: regex.Pattern[str]
    national_zones: regex.Pattern[str]
    nation: str
    counts: PlaceCounts
    village: regex.Pattern[str]
    represented: Represented
    byline: regex.Pattern[str]
    byline_sign: regex.Pattern[str]
    nationwide: regex.Pattern[str]
    clause_head: regex.Pattern[str]
    own_government: regex.Pattern[str]
    own_city: str

    def find(self, text: str, headlines: str) -> tuple[Subject | None, tuple[str, ...]]:
        """Return the subject of ``text``, and the zones that it names, longer names first."""
        body = self._without_bylines(text[:BYLINES_WITHIN]) + text[BYLINES_WITHIN:LONGEST_SAMPLE]
        title = self._without_bylines(headlines)
        zones = self.zones.named(body, title)
        subject = self._with_city(self._subject(body, title, zones), text[:LONGEST_SAMPLE])
        return subject, tuple(sorted(zones, key=len, reverse=True))

    def _without_bylines(self, text: str) -> str:
        return self.byline.sub("", text) if self.byline_sign.search(text) is not None else text

    def _subject(self, body: str, title: str, zones: Counter[str]) -> Subject | None:
        governed = self.represented.place(body[:LONGEST_HEAD])
        if governed is not None:
            return self._subject_of(governed, body)
        level = self.represented.level(body[:LONGEST_HEAD])
        found = self._told(body, title, zones)
        return self._of_level(level, found, body, title) if level else found

    def _told(self, body: str, title: str, zones: Counter[str]) -> Subject | None:
        """Return whom a text is about that no government gives."""
        field = self.stated.in_field(body) or self.stated.portrayed(body, title)
        if field is not None:
            return self._subject_of(field, body)
        defined = self.defined.find(body) or self.defined.entry(body)
        if defined is not None and not (
            defined[1] == "place" and defined[0] not in title and any(zone in title for zone in zones)
        ):  # 投资甲开发区: 甲市为…,and the zone lies in it.
            return self._defined(*defined, zones, body)
        organization = self.organizations.in_title(body, title)
        if organization is not None:
            return organization
        reporter = self.stated.headed(body, title) or self.reporters.announcing(body, title)
        reporter = reporter or self.stated.shortened(body)
        if reporter is not None:
            return reporter
        place = self.names.place_at(title, 0)
        several = self.zones.counts_several(body, zones, title)
        if several:
            zones = Counter()
        if place is not None and place.kind == "country" and self._is_abroad(place.text, body, title):
            return self._subject_of(place.text, body)
        village = self.stated.village(body, title)
        if village is not None and max(zones.values(), default=0) < body.count(village.name):
            return village
        county = self.own_words.county_in(title, body)
        if county is not None and max(zones.values(), default=0) < FEW:
            return self._subject_of(county, body)
        few_zones = max(zones.values(), default=0) < FEW
        few = place is not None and (few_zones or body.count(place.text) > max(zones.values()))
        company = self.reporters.opening(body, title) if place is None else None
        if company is None and few_zones and self.reporters.may_brand(body) and not any(self._acting(body)):
            company = self._branded(body, title)
        if company is not None:
            return company
        if (several or not self.names.zone.search(ASIDE.sub("", title))) and (
            self.report_title.search(title) or not zones or few
        ):
            titled = self._titled(title, body)
            if titled is not None:
                return titled
        if (
            self.zones.kind.match(title)
            and not self.places.of(title, body)
            and (of_kind := self.zones.of_country(body, title)) is not None
        ):
            return of_kind
        much = not few_zones and max(zones.values()) >= len(self.national.findall(body))
        if zones and (much or any(z in title for z in zones)):
            return self.zones.subject(max(zones, key=lambda z: (zones[z] * (1 + (z in title)), len(z))), zones, body)
        company = self.reporters.speaking(body, title) or self.reporters.opening(body, title)
        listed = len({*self.stated.formal.findall(body)}) >= FEW and any(self._acting(body[:EARLY]))
        if company is not None and not listed:  # 甲县有制药企业12家: its companies are portrayed one by one.
            return company
        return self._most_named(body, title, zones, several)

    def _is_abroad(self, country: str, body: str, title: str) -> bool:
        """Return whether ``body`` is about another ``country``: named most, and ``title`` names no place at home."""
        if any(name != country for name in self.places.of(title, body)):
            return False
        times = body.count(country)
        others = max(self.counts.of(body).values(), default=0)
        return times >= FEW and country != self.nation and times > max(others, len(self.national.findall(body)))

    def _of_level(self, level: str, found: Subject | None, body: str, title: str) -> Subject:
        """Return ``found`` if it is a place of the kind ``level`` (市, 县) that reports, else the one that does."""
        known = found is not None and (found.name in self.names.places or found.name in title)
        if found is not None and known and found.name.endswith(level):
            return found
        return self._subject_of(self.represented.most_named(level, self.counts.of(body)), body)

    def _branded(self, body: str, title: str) -> Subject | None:
        """Return the company that ``body`` names most, if ``title`` is not that of the report of a place."""
        company = self.reporters.branded(body, title)
        if company is None or company.name in title:
            return company
        if len(self.national.findall(body)) > body.count(company.name):
            return None  # 政府工作报告: 我国…,旧时代…
        if not self.report_title.search(title):
            return company
        return None if self._titled(title, body) else company

    def _defined(self, name: str, kind: EntityKind, zones: Counter[str], body: str) -> Subject:
        """Return what ``body`` defines at its start as its subject."""
        if kind == "zone":
            return self.zones.subject(name, zones, body)
        return Subject(name, kind, kind, ()) if kind in ("company", "organization") else self._subject_of(name, body)

    def _titled(self, title: str, body: str) -> Subject | None:
        """Return the place that ``title`` names, or the village in it that ``body`` tells of."""
        places = [name for name in self.places.of(title, body) if self.names.levels.get(name) != "region"] or [
            name
            for name in self.names.districts(title)
            if (self.counts.is_district(name) or self._governs(name, title, body))
            and words.is_boundary(title, title.find(name))
        ]
        within = places[-1] if places else None
        village = self.village.search(title, title.find(within) + len(within) if within else 0)
        if village is not None and body.count(village.group()) > 1 and self.names.named(village.group()):
            return Subject(village.group(), "place", "place", (), within)
        return self._subject_of(within, body) if within else None

    def _most_named(self, body: str, title: str, zones: Counter[str], several: bool) -> Subject | None:
        """Return what ``body`` names most: a zone, the country, a place, the word that it uses for itself."""
        organization, times = self.organizations.find(body, title)
        if organization is not None and times > max(zones.values(), default=0) + len([*self._acting(body)]):
            return organization
        counted = self._told_places(body, title, zones)
        own = self._own_word(body, places=several)
        if own is None and max(counted.values(), default=0) < FEW and self.nationwide.search(body[:LONGEST_HEAD]):
            return self._country(())
        spoken = sum(map(body.count, (own.name, *own.aliases))) if own else 0
        zone = max(zones, key=lambda z: (zones[z], len(z)), default="")
        early_zones = [name for name in zones if own is not None and own.kind == "zone" and name in body[:EARLY]]
        if len(early_zones) == 1 and own is not None and early_zones[0].endswith(own.name[-1]):
            return self.zones.subject(early_zones[0], zones, body)  # 甲县经济开发区创建于1998年。园区引进项目3个。
        if own is not None and (spoken > zones[zone] or body.startswith(own.name)):
            zone = ""
        place = max(counted, key=lambda name: counted[name], default="")
        whole = self.names.within.get(place) if own is not None and place not in title else None
        office = self.represented.office(body[:LONGEST_HEAD]) if whole else ""
        if whole and own is not None and office == own.name[-1] and self.own_words.may_mean(own.name, whole, body):
            return self._subject_of(whole, body)  # 记者从省统计局获悉,全省…: and most of it is on one of its cities.
        agrees = own is not None and self.own_words.may_mean(own.name, place, body)
        in_title = bool(place) and (place in title or (agrees and self.names.stem(place) in title))
        titled = in_title and (own is None or agrees or own.kind == "zone")
        weight = len(body) if titled else counted[place]
        national = self.national.findall(body)
        early = len(national) > 1 or self.national.search(body[:EARLY]) is not None
        country = len(national) * early + len(self.national_zones.findall(body))
        if zones[zone] and zones[zone] >= max(weight, country, 0 if agrees else spoken):
            return self.zones.subject(zone, zones, body)
        weight += spoken * agrees
        heaviest = max(country, weight, spoken)
        if not heaviest:
            told = self._country(()) if self.nationwide.search(body) else self.zones.of_country(body, title, least=1)
            named = [*self._opening_districts(body), *self.stated.issuing(body)]
            return told or next(map(self._subject_of, named), None)
        if country == heaviest:
            return self.zones.of_country(body, title) or self._country(national)
        return self._subject_of(place, body) if weight == heaviest else self._resolved(own, body)

    def _told_places(self, body: str, title: str, zones: Counter[str]) -> Counter[str]:
        """Count the places of ``body`` that it may be about, and not only somebody in it."""
        counted = self.counts.of(self.counts.without(body, zones))
        once = [name for name, times in counted.items() if times == 1 and name not in title]
        late = [name for name in once if name[:2] in body and name[:2] not in body[:EARLY]]
        acting = {*self._acting(body)} if late else set()
        for name in late:
            if name not in acting:
                del counted[name]
        return counted

    def _country(self, words: Iterable[str]) -> Subject:
        return Subject(self.nation, "country", "country", tuple(sorted({*words} - {self.nation})))

    def _acting(self, body: str) -> Iterator[str]:
        """Yield the places that open a clause and do what its number tells (甲市实现产值3亿元)."""
        places = (self.names.place_at(match["rest"], 0) for match in self.clause_head.finditer("\n" + body))
        return (self.names.usual(place.text) for place in places if place is not None)

    def _opening_districts(self, body: str) -> list[str]:
        """Return the unknown districts that the first words name."""
        return [name for name in self.names.districts(body[:OPENING]) if self.counts.is_district(name)]

    def _own_word(self, body: str, places: bool) -> Subject | None:
        """Return the word by which a text that names nobody speaks of its subject, as its name."""
        found = self.own_words.find(body, places)
        if not found:
            return None
        kinds = self.names.pronouns[found[0]].kinds
        kind: EntityKind = next((k for k in OWN_KINDS if k in kinds), "place")
        return Subject(found[0], kind, next((k for k in OWN_LEVELS if k in kinds), kind), found[1:])

    def _resolved(self, own: Subject | None, body: str) -> Subject | None:
        """Return the place that 全市 or 全镇 means, if the text names it, or the zone that 全区 may mean; else ``own``.

        A text that also speaks of 全区 is about the district, and not about 园区.
        """
        if own is None or own.kind in ("company", "organization"):
            return own
        others = self.own_words.others(own.name, body)
        of_city = self.own_government.search(body) is not None and "province" in self.names.pronouns[own.name].kinds
        for word in (*[self.own_city] * of_city, own.name, *(others if own.kind == "zone" else ())):
            place = self.own_words.place_meant(word, body)
            if place is not None:
                return self._subject_of(place, body)
        pronouns = self.names.pronouns
        kind = self.names.zone.search(body[:EARLY]) if own.kind == "zone" and not pronouns[own.name].same else None
        named = body[kind.start() : body.find(own.name, kind.start()) + len(own.name)] if kind is not None else ""
        if len(own.name) < len(named) <= LONGEST_KIND:
            return Subject(named, "zone", "zone", (own.name, *own.aliases))  # 科学园区上半年营业额创新高
        zone = next((word for word in others if pronouns[word].kinds == {"zone"} and pronouns[word].same), None)
        if zone is None or "zone" not in pronouns[own.name].kinds or pronouns[own.name].same:
            return own
        return Subject(zone, "zone", "zone", (own.name, *own.aliases))

    def _with_city(self, subject: Subject | None, text: str) -> Subject | None:
        """Return the zone that ``text`` calls by its kind alone (经开区) with the only city that it names."""
        pronoun = self.names.pronouns.get(subject.name) if subject is not None else None
        if subject is None or pronoun is None or not pronoun.same:
            return subject
        cities = {name for name in self.places.of(text) if self.names.levels.get(name) == "prefecture"}
        if len(cities) != 1:
            return subject
        return replace(
            subject, name=self.names.stem(cities.pop()) + subject.name, aliases=(subject.name, *subject.aliases)
        )

    def _governs(self, name: str, title: str, body: str) -> bool:
        """Return whether the district ``name`` of the title comes again, or has a government there."""
        named = self.names.named(name)
        if named is None or named.kind != "place":
            return False
        return body.count(name) > 1 or self.own_words.governs(name, title)

    def _subject_of(self, name: str, body: str = "") -> Subject:
        full, kind = self.names.places.get(name, (name, "place"))
        aliases = [
            short for short, (long, _) in self.names.places.items() if long == full and short != full and short in body
        ]
        county = self.names.gazetteer.county_in_short(full)
        if county and body.count(county) > body.count(full):
            aliases.append(county)
        return Subject(full, kind, self.names.levels.get(full) or self._level(full), tuple(aliases))

    def _level(self, name: str) -> str:
        """Return the level of a place that no gazetteer knows: that of the pronouns which may stand for it."""
        kinds = [p.kinds for p in self.names.pronouns.values() if p.ends and name.endswith(p.ends)]
        return next((level for level in reversed(OWN_LEVELS) if any(level in k for k in kinds)), "place")


def compile_subject_finder(rules: Rules, names: Names, phrases: Phrases) -> SubjectFinder:
    """Compile the subject words of ``markers.toml``."""
    table = rules.table("markers")["profile"]
    own_words = compile_own_words(rules, names)
    mentions = compile_place_mentions(rules, names, own_words)
    stated = compile_stated_names(rules, names, own_words)
    return SubjectFinder(
        names=names,
        own_words=own_words,
        places=mentions,
        zones=compile_zone_names(rules, names),
        defined=compile_defined(rules, names),
        reporters=compile_reporters(rules, names, phrases),
        organizations=compile_organizations(rules, names),
        stated=stated,
        report_title=regex.compile(table["report_title"]),
        national=regex.compile(table["national"]),
        national_zones=regex.compile(table["national_zones"]),
        nation=table["nation"],
        own_government=regex.compile(table["own_government"]),
        own_city=table["own_city"],
        counts=compile_place_counts(rules, names, own_words, mentions),
        village=regex.compile(table["village"]),
        represented=compile_represented(table, names, stated),
        byline=regex.compile(f"(?m:^{table['crumbs']}$)|{table['byline']}"),
        byline_sign=regex.compile(table["byline_sign"]),
        nationwide=regex.compile(table["nationwide"]),
        clause_head=regex.compile(rf"{table['clause_start']}(?P<rest>\p{{Han}}{{2}}{table['clause_rest']})"),
    )
