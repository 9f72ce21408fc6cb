"""Finds the zones that a document names, and whether it is about one of them or about their place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.names import Names
from zhibiao.bind.own_words import is_proper
from zhibiao.bind.subject import Subject, same_zone
from zhibiao.rules import Rules

LONGEST_HEAD = 400
LONGEST_STEM = 6
"""Characters before the ending of a zone's name that the text has but once."""
LONGEST_ALIASED = 3000
"""Characters at the start of a text in which it says how it will call a zone for short."""
FEW, MANY = 3, 5
"""Mentions of a zone that make it the one a text is about: one named before the others, and any."""


@dataclass(frozen=True, slots=True)
class ZoneNames:
    """The words of ``markers.toml`` around the names of zones, compiled."""

    names: Names
    common: regex.Pattern[str]
    listed: regex.Pattern[str]
    several: regex.Pattern[str]
    of_place: regex.Pattern[str]
    kind: regex.Pattern[str]
    kind_told: regex.Pattern[str]
    country_told: regex.Pattern[str]
    not_zone: regex.Pattern[str]
    alone: str
    verbs: tuple[str, ...]
    provinces: tuple[str, ...]

    def named(self, body: str, title: str | None) -> Counter[str]:
        """Return the zones that carry a place's name or a word of their own, or that the title names."""
        zones = self.names.zones(body)
        for zone in list(zones):
            if not self._is_one(zone, zones[zone], body, zone in (title or "")):
                del zones[zone]
        return zones + self._spoken_of(zones, body)

    def _is_one(self, zone: str, times: int, body: str, titled: bool) -> bool:
        """Return whether ``zone``, which ``body`` has so many ``times``, is the name of one, and no common noun."""
        if zone in self.names.not_names or self.names.generic.search(zone) is not None:
            return False
        if times == 1 and self.listed.match(body, body.find(zone) + len(zone)) is not None:
            return False
        if self.names.stem(zone).endswith(self.provinces):
            return False  # 甲省高新区: all of them.
        place = self.names.place_at(zone, 0)
        known = place is not None and place.kind != "country"
        if known:
            return True
        if zone.startswith(self.verbs) or self.not_zone.search(zone) is not None:
            return False  # 建成产业园, 积极发展开发区
        if times == 1 and not words.starts_word(body, body.find(zone)):
            return False  # 全|国清理整顿开发区
        if titled or body.startswith(zone) or (times > 1 and not self.common.match(zone)):
            return True
        # 新闻发布会高新区专场: what is said but once may be more than the name.
        return len(self.names.stem(zone)) <= LONGEST_STEM and is_proper(zone)

    def _spoken_of(self, zones: Counter[str], body: str) -> Counter[str]:
        """Count where ``body`` says 高新区 for short, for the one zone whose name ends so."""
        spoken: Counter[str] = Counter()
        words_used = (word for word, pronoun in self.names.pronouns.items() if pronoun.same and word in body)
        for word in words_used:
            meant = [zone for zone in zones if zone.endswith(word)]
            if len(meant) == 1:
                alone = regex.compile(self.alone + regex.escape(word))
                spoken[meant[0]] += sum(1 for _ in alone.finditer(body))
        return spoken

    def counts_several(self, body: str, zones: Counter[str], title: str) -> bool:
        """Return whether a text that counts zones (全市9个工业园区) is about their place, and not about one of them."""
        head = body[:LONGEST_HEAD]
        several = self.several.search(head) or self._of_place(head)
        if several is None:
            return False
        first, many = head[: several.start()], zones.items()
        one = any(n >= (FEW if zone in first else MANY) or (zone in title and is_proper(zone)) for zone, n in many)
        return not one and not any(p.same and _opens(title, word) for word, p in self.names.pronouns.items())

    def of_country(self, body: str, title: str, least: int = 2) -> Subject | None:
        """Return the kind of zones (国家级经开区) whose numbers ``body`` tells more often than the whole country's."""
        if self.kind.search(body) is None:
            return None
        lines = "\n" + body
        told = Counter(match["who"] for match in self.kind_told.finditer(lines))
        if not told:
            return None
        of_all = sum(1 for _ in self.country_told.finditer(lines))
        if told.total() + (self.kind.search(title) is not None) < max(least, of_all):
            return None
        name = told.most_common(1)[0][0]
        said = {match["who"] for match in self.kind.finditer(body)}
        others = {other for other in said if other in told or same_zone(other, name)}
        return Subject(name, "zone", "country", tuple(sorted(others - {name})))

    def _of_place(self, text: str) -> regex.Match[str] | None:
        """Return where ``text`` speaks of the zones of a province or a large city together (甲市产业园区)."""
        found = self.of_place.finditer(text, overlapped=True)
        return next((m for m in found if self.names.levels.get(m["place"]) in ("province", "prefecture")), None)

    def subject(self, name: str, zones: Counter[str], body: str) -> Subject:
        """Return the zone ``name`` as a subject, with its other names."""
        short = (match["short"] for match in self.names.short_for.finditer(body[:LONGEST_ALIASED]))
        alike = {other for other in (*zones, *short) if same_zone(other, name)}
        known = (n for zone in (name, *alike) for n in self.names.gazetteer.same_zones(zone) if n in body)
        return Subject(name, "zone", "zone", tuple(sorted({*alike, *known} - {name})))


def _opens(title: str, word: str) -> bool:
    """Return whether ``title`` opens with ``word`` and goes on at once: 高新区2024年工作, and not a section's name."""
    return title.startswith(word) and title[len(word) : len(word) + 1].isalnum()


def compile_zone_names(rules: Rules, names: Names) -> ZoneNames:
    """Compile the words of ``markers.toml`` around the names of zones."""
    table, phrase = rules.table("markers")["profile"], rules.table("markers")["phrase"]
    return ZoneNames(
        names=names,
        common=regex.compile(table["common"]),
        listed=regex.compile(table["listed"]),
        several=regex.compile(f"{table['national_zones']}|{table['several_zones']}"),
        kind=regex.compile(table["zone_kind"]),
        kind_told=regex.compile(f"{table['clause_start']}{table['zone_kind']}{table['clause_rest']}"),
        country_told=regex.compile(f"{table['clause_start']}(?:{table['national']}){table['clause_rest']}"),
        of_place=regex.compile(table["zones_of_place"]),
        not_zone=regex.compile(table["not_zone"]),
        alone=table["alone"],
        provinces=tuple(end for p in names.pronouns.values() if p.kinds == {"province"} for end in p.ends),
        verbs=tuple(verb for verb in (*phrase["trailing_verbs"], *phrase["soft_verbs"]) if len(verb) > 1),
    )
