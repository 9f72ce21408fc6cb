"""Decides whose a number is: the document's subject, or an entity named nearer."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.alternatives import any_of
from zhibiao.bind.companies import Companies, compile_companies
from zhibiao.bind.contests import Contests, compile_contests
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.head_names import HeadNames, compile_head_names
from zhibiao.bind.names import Name, Names
from zhibiao.bind.openings import Openings, compile_openings
from zhibiao.bind.own_words import is_district
from zhibiao.bind.owner import Head, Owner, Scene
from zhibiao.bind.parties import Parties, compile_parties
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.referents import HIDDEN, Referents, compile_referents
from zhibiao.bind.subject import Subject
from zhibiao.bind.whereabouts import Whereabouts, compile_whereabouts
from zhibiao.bind.zone_groups import ZoneGroups, compile_zone_groups
from zhibiao.rules import Rules

SHORTEST_SECTOR = 2
LEADING = " *,\u00b7\u2022\u25aa\u25a0\u25c6\u25cf\u25b2" + HIDDEN
"""Before the first word of a clause: blanks, marks of bold type, a comma, the sign of a list, a hidden time."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Reads the subject of a clause."""

    names: Names
    phrases: Phrases
    referents: Referents
    companies: Companies
    parties: Parties
    whereabouts: Whereabouts
    sectors: Words
    parts: Words
    contests: Contests
    not_owner: regex.Pattern[str]
    goes_on: regex.Pattern[str]
    some_company: regex.Pattern[str]
    this_company: regex.Pattern[str]
    our_country: regex.Pattern[str]
    this_project: regex.Pattern[str]
    is_a: regex.Pattern[str]
    partner_is: regex.Pattern[str]
    surveys: regex.Pattern[str]
    traded: regex.Pattern[str]
    includes: tuple[str, ...]
    including: regex.Pattern[str]
    graded: regex.Pattern[str]
    according: tuple[str, ...]
    source: regex.Pattern[str]
    data_of: regex.Pattern[str]
    zone_groups: ZoneGroups
    zones_of: regex.Pattern[str]
    says: regex.Pattern[str]
    plural: tuple[str, ...]
    offices: frozenset[str]
    office: regex.Pattern[str]
    head_names: HeadNames
    openings: Openings

    def home(self, subject: Subject | None) -> Owner:
        """Return the owner that holds where nothing else is said."""
        return Owner(Name(subject.name, subject.kind) if subject else None, None)

    def of_clause(self, clause: str, scene: Scene) -> Owner:
        """Return the owner that ``clause`` sets, else that of the scene.

        ``clause``: the text up to its first number, time expressions taken out.
        """
        opening = clause.lstrip(LEADING)
        if opening.startswith(self.includes):
            opening = self.including.sub("", opening)
        opening = self.phrases.without_number(self.phrases.without_connectors(opening, keep_prepositions=True))
        if scene.counts and self.graded.match(opening) and scene.subject is not None:
            return scene.owner
        if self.partner_is.search(opening.rstrip(LEADING + "。;")):
            return self.home(scene.subject)
        if self.surveys.match(opening):
            return scene.owner  # 调查总队对我省28个行业…
        behind = _opens(opening, self.according)
        zone = next((z for z in scene.zones if behind and opening.startswith(z, behind)), None)
        if zone is not None and self.data_of.match(opening, behind + len(zone)):
            return Owner(Name(zone, "zone"), None, True)
        place, end, _ = self.names.places_at(opening, behind)
        if self.source.match(opening, end):
            # 甲市商务局介绍: what follows is about the place whose office tells it.
            return Owner(place, None, True) if place is not None and place.kind == "place" else scene.owner
        if scene.project is not None and self.this_project.match(scene.document, scene.low, scene.low + len(clause)):
            return Owner(scene.project, None, True)
        there = self.whereabouts.of(opening, scene.subject)
        if there is not None:
            return Owner(there, None, True)
        some = self.some_company.search(opening) if scene.company is None else None
        if some is not None:
            return Owner(Name(some["who"], "company"), None, True)
        head = self.openings.head(opening)
        if head is None or self.contests.in_text(opening):
            return scene.owner
        member = self.companies.member(head.chunk) if head.verb else None
        company = member or self.companies.seated(head.chunk)
        if company is not None:
            return Owner(company, None, True)
        return (
            self._of_pronoun(head, scene)
            or self.head_names.works_of(head, scene)
            or self._market(self._of_name(head, scene) or self._of_place(head, scene), opening, scene.subject)
            or self._part(head.chunk, scene.owner)
        )

    def _of_pronoun(self, head: Head, scene: Scene) -> Owner | None:
        """Return whom a pronoun that opens the clause stands for: the subject, or what was named last."""
        chunk = head.chunk
        if scene.subject is not None and scene.subject.kind != "company" and self.our_country.match(chunk):
            return self.home(scene.subject)._replace(explicit=True)
        pronoun = self.names.pronoun.match(chunk)
        if pronoun is not None:
            stands = self.referents.stands_for(pronoun.group(), scene.subject)
            if scene.home.explicit and self.referents.may_mean(pronoun.group(), scene.home.entity, scene.subject):
                stands = scene.home.entity
            rest = chunk[pronoun.end() :]
            if self.names.pronouns[pronoun.group()].name is not None and self.not_owner.match(rest):
                return None  # 全球市占率: of whom the text is about.
            if stands is None and self.parties.owns(rest, head.verb):
                stands = self.referents.around(chunk, pronoun.group(), scene.subject)
            kind = self.names.pronouns[pronoun.group()].same and self.parties.owns(rest, True)
            if stands is None and kind and not self._counts_kinds(head, scene):
                stands = Name(pronoun.group(), "zone")  # 青岚县15个,高新区12个
            zones = self.zones_of.match(rest) if stands is not None and stands.kind == "place" else None
            if stands is not None and zones is not None and self.parties.owns(rest[zones.end() :], head.verb):
                return Owner(Name(stands.text + zones.group(), "zone"), None, True)
            if stands is not None:
                return self._part(rest, Owner(stands, None, True))
        if scene.company is not None and self.this_company.match(chunk):
            return Owner(scene.company, None, True)
        that = self.referents.last_named(chunk, scene.document, scene.low, scene.subject, opens=True)
        return Owner(that, None, True) if that is not None else None

    def _counts_kinds(self, head: Head, scene: Scene) -> bool:
        """Return whether a text on the whole country counts what opens ``head`` (综合保税区160个,保税区7个)."""
        country = scene.subject is None or scene.subject.level == "country"
        return country and scene.counts and head.last

    def _of_name(self, head: Head, scene: Scene) -> Owner | None:
        """Return the name that opens the clause as its owner: the subject's own, or a company's."""
        chunk, subject = head.chunk, scene.subject
        counted = self.zone_groups.place_of(head, scene)
        if counted is not None:
            return counted
        sight = self.head_names.sight_at(chunk, scene.document)
        if sight is not None:
            return Owner(sight, None, True)
        short = self.head_names.abbreviated.at(chunk, scene.document)
        if short is not None and (subject is None or short.text not in (subject.name, *subject.aliases)):
            return self._part(chunk[len(short.text) :], Owner(short, None, True))
        name = self.head_names.of(head, scene)
        own, zone = self._own(chunk, subject), self._zone(head, scene)
        own = None if own is not None and zone is not None and len(zone) > len(own) else own
        if own is not None and (name is None or len(name.text) <= len(own)):
            inner, end, _ = self.names.places_at(chunk, len(own))
            if inner is not None and self.parties.owns(chunk[end:], head.verb):
                return self._part(chunk[end:], Owner(inner, None, True))
            return self._part(chunk[len(own) :], self.home(subject)._replace(explicit=True))
        if zone is not None and (name is None or name.kind == "zone"):
            return self._part(chunk[len(zone) :], Owner(Name(zone, "zone"), None, True))
        if name is None or self._is_office(name, subject) or not self._may_own(name, chunk[len(name.text) :], subject):
            return None
        if name.kind == "project" and words.is_common(self.names.stem(name.text)):
            return None  # 建筑工程产值3亿元
        if scene.counts and (head.last or head.named) and not self.parties.is_particular(name):
            return None  # 实施扶贫项目23个: it is what is counted.
        if name.kind == "zone" and subject is not None and subject.kind == "zone" and self._is_part(name.text):
            return Owner(scene.owner.entity, name.text, True)
        place, _, full = self.names.places_at(name.text, 0)
        if place is not None and full and name.text.endswith(self.plural):
            return Owner(place, None, True)
        return Owner(name, None, True)

    def _is_office(self, name: Name, subject: Subject | None) -> bool:
        """Return whether ``name`` is an office that speaks of its land: its own numbers are seldom told."""
        if name.text in self.offices:
            return True
        about_land = subject is not None and subject.kind in ("place", "country")
        return about_land and name.kind == "organization" and self.office.search(name.text) is not None

    def _of_place(self, head: Head, scene: Scene) -> Owner | None:
        """Return the place that opens the clause as the owner of what follows it."""
        chunk, subject = head.chunk, scene.subject
        place, end, full = self.names.places_at(chunk, 0)
        if place is None:
            return self._of_county(head, scene)
        if not self._may_own(place, chunk[end:], subject):
            return None
        known = self.names.place_at(chunk, 0) is not None or scene.document.count(place.text) > 1
        known = known or is_district(place.text)
        if scene.counts and head.last and chunk.startswith(self.phrases.owner_mark, end):
            return Owner(place, None, True)  # 甲省的开发区增至8家
        named = full and known and not chunk.startswith(self.phrases.owner_mark, end)
        acts = named or self.parties.owns(chunk[end:], head.verb) or words.opens_with_verb(chunk[end:])
        if self.not_owner.match(chunk, end) or not acts:
            return None
        return self._part(chunk[end:], Owner(place, None, True))

    def _of_county(self, head: Head, scene: Scene) -> Owner | None:
        """Return the county near the subject whose short name opens the clause (永泰水稻产量达2万吨)."""
        subject = scene.subject
        county = self.names.gazetteer.county_at(head.chunk, 0, subject.name) if subject is not None else None
        if county is None or (scene.counts and head.last):
            return None
        rest = head.chunk[county[1] :]
        again = scene.document.count(head.chunk[: county[1]]) > 1
        owns = self.is_a.match(rest) or self.parties.owns(rest, head.verb)
        if self.not_owner.match(rest) or not (rest or again or head.verb) or not owns:
            return None
        return self._part(rest, Owner(Name(county[0], "place"), None, True))

    def _market(self, owner: Owner | None, clause: str, subject: Subject | None) -> Owner | None:
        """Return the company as the owner of what it earns in a place (台湾营收78亿元 in a text on a company)."""
        if owner is None or owner.entity is None or subject is None or subject.kind != "company":
            return owner
        earned = owner.entity.kind in ("place", "country") and self.companies.earns.search(clause) is not None
        return self.home(subject)._replace(sector=owner.entity.text, explicit=True) if earned else owner

    def _may_own(self, place: Name, rest: str, subject: Subject | None) -> bool:
        """Return whether ``rest`` may be a country's own: its output, and not what the subject trades with it."""
        if place.kind != "country":
            return True
        at_home = subject is None or subject.level == "country"
        return (not rest or self.parties.owns(rest, False)) if at_home else bool(rest) and not self.traded.search(rest)

    def may_introduce(self, clause: str, entity: Name, zones: tuple[str, ...]) -> bool:
        """Return whether ``entity``, which opens ``clause``, may be whom a paragraph goes on about.

        It is a company, a place or one of the ``zones`` of the text, and nobody of it only speaks.
        """
        if self.says.search(clause):
            return False
        if entity.kind == "company":
            return True
        wide = self.names.levels.get(entity.text) == "region"
        return entity.text in zones or (entity.kind == "place" and entity.text in self.names.places and not wide)

    def said_of_paragraph(
        self, document: str, start: int, end: int, home: Owner, subject: Subject | None
    ) -> Owner | None:  # fmt: skip
        """Return whom ``document[start:end]`` says that it is about; ``home``: whom the paragraph before was about."""
        paragraph = document[start:end]
        if home.explicit and self.goes_on.match(paragraph):
            return home
        that = self.referents.last_named(paragraph, document, start, subject, opens=False)
        return Owner(that, None) if that is not None else None

    def _own(self, chunk: str, subject: Subject | None) -> str | None:
        """Return the name of the document's subject that opens ``chunk``."""
        if subject is None or not chunk.startswith((subject.name, *subject.aliases)):
            return None
        names = sorted((subject.name, *subject.aliases), key=len, reverse=True)
        return next(name for name in names if chunk.startswith(name))

    def _zone(self, head: Head, scene: Scene) -> str | None:
        """Return the zone that opens ``head``, and of which the text tells elsewhere too, or a place names it."""
        if head.joint or not head.chunk.startswith(scene.zones):
            return None
        zone = next(zone for zone in scene.zones if head.chunk.startswith(zone))
        if self._is_part(zone) and not self._opens_line(zone, scene):
            return None
        return None if self.not_owner.match(head.chunk, len(zone)) else zone

    def _opens_line(self, zone: str, scene: Scene) -> bool:
        """Return whether ``zone`` has a name of its own and opens a paragraph, which is then about it."""
        start = scene.document.rfind("\n", 0, scene.low + 1) + 1
        own = self.parties.is_particular(Name(zone, "zone"))
        return own and scene.document.startswith(zone, start) and scene.document.count(zone) > 1

    def _is_part(self, name: str) -> bool:
        return ending(name, self.parts, keep=1) is not None

    def _part(self, rest: str, owner: Owner) -> Owner:
        """Limit ``owner`` to the sector that ``rest`` names, if it names one."""
        rest = rest.strip(" ,、" + self.phrases.owner_mark)
        if len(rest) < SHORTEST_SECTOR:
            return owner
        alias = self.phrases.catalogue.ending(rest)
        if alias is not None:
            rest = rest[: len(rest) - len(alias[0])] or rest
        qualifies = 1 if alias is not None else 0  # 农村|电话用户, but 农村,…
        sector = ending(rest, self.sectors, keep=qualifies) is not None or ending(rest, self.parts, keep=1) is not None
        return owner._replace(sector=rest) if sector and SHORTEST_SECTOR <= len(rest) <= 30 else owner


def _opens(text: str, words: tuple[str, ...]) -> int:
    """Return the length of the word that opens ``text``, else 0."""
    return next(len(word) for word in words if text.startswith(word)) if text.startswith(words) else 0


def compile_subjects(rules: Rules, names: Names, phrases: Phrases) -> Subjects:
    """Compile the subject words of ``markers.toml``."""
    table = rules.table("markers")
    companies = compile_companies(rules, names, phrases)
    parties = compile_parties(rules, names, phrases, companies)
    head_names = compile_head_names(rules, names, phrases, companies, parties)
    return Subjects(
        names=names,
        phrases=phrases,
        referents=compile_referents(rules, names),
        companies=companies,
        parties=parties,
        whereabouts=compile_whereabouts(rules, names),
        sectors=by_last(table["phrase"]["strong_sector_suffix"], table["tail"]["sector_not_after"]),
        parts=by_last(table["subject"]["parts"]),
        contests=compile_contests(rules),
        goes_on=regex.compile(table["subject"]["goes_on"]),
        not_owner=regex.compile(table["subject"]["not_owner"]),
        some_company=regex.compile(table["subject"]["some_company"]),
        this_company=regex.compile(table["subject"]["this_company"]),
        our_country=regex.compile(table["subject"]["our_country"]),
        this_project=regex.compile(table["subject"]["this_project"]),
        is_a=regex.compile(table["subject"]["is_a"]),
        partner_is=regex.compile(table["subject"]["partner_is"]),
        surveys=regex.compile(table["subject"]["surveys"]),
        traded=regex.compile(table["subject"]["traded"]),
        includes=tuple(table["subject"]["includes"]),
        including=regex.compile(rf"^(?:{any_of(table['subject']['includes'])}){table['subject']['including']}"),
        graded=regex.compile(table["subject"]["graded"]),
        according=tuple(table["subject"]["according"]),
        source=regex.compile(table["subject"]["source"]),
        data_of=regex.compile(table["subject"]["data_of"]),
        zone_groups=compile_zone_groups(rules, names, phrases, parties),
        says=regex.compile(table["subject"]["says"]),
        zones_of=regex.compile(table["subject"]["zones_of"]),
        plural=tuple(table["subject"]["plural"]),
        offices=frozenset(table["profile"]["institutions"]),
        office=regex.compile(table["subject"]["office"]),
        head_names=head_names,
        openings=compile_openings(rules, names, phrases, head_names),
    )
