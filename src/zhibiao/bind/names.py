"""Recognizes names of places, zones, companies, organizations and projects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from zhibiao import words
from zhibiao.alternatives import alike_together, any_of, compile_any
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.gazetteer import Gazetteer, compile_gazetteer
from zhibiao.model import EntityKind
from zhibiao.rules import Rules
from zhibiao.spot.patterns import beginnings

HAN = r"\p{Han}"
LONGEST_NAME = 24
LONGEST_STEM = 10
LONGEST_DISTRICT = 4
SHORTEST_NAME = 2
SHORTEST_STEM, LONGEST_UNIT_STEM = 2, 3
"""Characters of a district's or village's name before its ending."""
_ASIDE = re.compile(r"\([^()]*\)$")


class Name(NamedTuple):
    """A name and what it names; ``weak`` names need more evidence than their form."""

    text: str
    kind: EntityKind
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A word that stands for the document's subject (全区, 本公司).

    ``kinds``: kinds or levels of subject that it may stand for; ``ends``: how the subject's name must end;
    ``name``: the one thing that it means, whatever the document is about; ``same``: it must end the name itself.
    """

    kinds: frozenset[str]
    ends: tuple[str, ...]
    name: str | None
    same: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The gazetteer and the suffixes of ``places.toml`` and ``organizations.toml``, compiled."""

    gazetteer: Gazetteer
    places: Mapping[str, tuple[str, EntityKind]]
    longest_place: int
    openings: Mapping[str, tuple[int, ...]]
    opening: re.Pattern[str]
    closings: Mapping[str, tuple[int, ...]]
    levels: Mapping[str, str]
    within: Mapping[str, str]
    suffixes: Words
    kinds: Mapping[str, tuple[EntityKind, bool]]
    zone: re.Pattern[str]
    trade: re.Pattern[str]
    district: regex.Pattern[str]
    factory: regex.Pattern[str]
    unit: regex.Pattern[str]
    unit_signs: frozenset[str]
    project: regex.Pattern[str]
    before: regex.Pattern[str]
    behind: regex.Pattern[str]
    not_opening: frozenset[str]
    same_stem: regex.Pattern[str]
    pronouns: Mapping[str, Pronoun]
    pronoun: re.Pattern[str]
    not_names: frozenset[str]
    companies: frozenset[str]
    generic: regex.Pattern[str]
    generic_ends: tuple[str, ...]
    own_ends: tuple[str, ...]
    short_for: regex.Pattern[str]
    owner_mark: str

    def place_at(self, text: str, start: int) -> Name | None:
        """Return the gazetteer place that starts at ``start``, the longest one."""
        for length in self.openings.get(text[start : start + 2], ()):
            name = text[start : start + length]
            found = self.places.get(name) if len(name) == length else None
            if found is None or (length == SHORTEST_NAME and self._goes_on_left(text, start, name)):
                continue
            longer = text[start : start + length + 1]
            if found[0] != name and longer != found[0] and self.same_stem.match(text, start + length):
                return Name(longer, found[1])  # 甲县 beside 甲市 is none that the gazetteer knows, and not 甲市.
            return Name(name, found[1])
        return None

    def _goes_on_left(self, text: str, start: int, name: str) -> bool:
        """Return whether a county whose stem is one character is but the end of a longer name (青|岚县)."""
        before = text[start - 1 : start]
        if self.levels.get(name) != "county" or name != self.usual(name) or not before.isalpha():
            return False
        return before not in self.not_opening and not self.place_ending(
            text[max(0, start - self.longest_place) : start]
        )

    def usual(self, name: str) -> str:
        """Return the full name of a place, or ``name`` where the gazetteer has none."""
        return self.places[name][0] if name in self.places else name

    def place_ending(self, text: str) -> str:
        """Return the gazetteer place that ends ``text``, the longest one."""
        lengths = self.closings.get(text[-2:], ())
        found = next((text[-n:] for n in lengths if n <= len(text) and text[-n:] in self.places), "")
        short = len(found) == SHORTEST_NAME and self._goes_on_left(text, len(text) - SHORTEST_NAME, found)
        return "" if short else found

    def project_at(self, text: str) -> str:
        """Return the project that opens ``text``: up to the first ending that says so by itself (…研发、制造项目)."""
        match = self.project.match(text)
        return match.group() if match is not None else ""

    def stem(self, name: str) -> str:
        """Return ``name`` without the ending that says what it names (甲港 -> 甲)."""
        return name.removesuffix(ending(name, self.suffixes, keep=2) or "")

    def is_brand(self, name: str) -> bool:
        """Return whether a company's short ``name`` opens with a brand, and not with what many make (锂电材料)."""
        stem = self.stem(name)
        return LONGEST_DISTRICT >= len(stem) > 1 and stem not in self.kinds and words.may_be_brand(stem)

    def places_at(self, text: str, start: int) -> tuple[Name | None, int, bool]:
        """Return the innermost of the places that stand one inside another at ``start`` (甲县乙镇丙村), and its end.

        Last, whether its name is written in full.
        """
        found, end, full = None, start, False
        while True:
            place = self.place_at(text, end)
            if place is not None and (found is None or place.kind != "country"):
                usual = self.usual(place.text)
                found, end, full = Name(usual, place.kind), end + len(place.text), usual == place.text
                continue
            named = self._unit_at(text, end)
            if named is not None and named.kind == "place":
                found, end, full = Name(named.text, "place"), end + len(named.text), True
                continue
            county = self.gazetteer.county_at(text, end, found.text) if found is not None else None
            if county is None:
                return found, end, full
            found, end, full = Name(county[0], "place"), end + county[1], False

    def _unit_at(self, text: str, start: int) -> Name | None:
        """Return the name of a district or village at ``start``, also of one that no gazetteer knows."""
        if self.unit_signs.isdisjoint(text[start + SHORTEST_STEM : start + LONGEST_UNIT_STEM + 1]):
            return None
        unit = self.unit.match(text, start)
        return self.named(unit.group()) if unit is not None else None

    def named(self, phrase: str) -> Name | None:
        """Return ``phrase`` as a name if its ending says that it is one."""
        if not 2 <= len(phrase) <= LONGEST_NAME or "\u3001" in phrase:
            return None
        if phrase in self.places:
            return Name(phrase, self.places[phrase][1])
        if phrase in self.companies:
            return Name(phrase, "company")
        bare = _ASIDE.sub("", phrase)
        of = phrase.find(self.owner_mark)
        if of > 1 and phrase[:of] in self.places:
            return None  # 甲省的开发区
        suffix = ending(bare, self.suffixes, keep=2)
        if suffix is None or bare in self.not_names or self.generic.search(phrase) or bare.endswith(self.generic_ends):
            return None
        if bare[1:] in self.not_names:
            return None
        kind, weak = self.kinds[suffix]
        if kind not in ("place", "zone") and len(bare) > LONGEST_STEM and words.opens_with_verb(bare):
            return None  # 继续扶持和壮大集体企业集团
        if kind == "company" and weak and self._is_zone(bare.removesuffix(suffix)):
            return None  # 甲自贸港建设
        if kind == "place" and (
            bare[0] in self.not_opening or bare.endswith(self.own_ends) or self._ends_in_place(bare)
        ):
            return None  # 个小康村, 排名全市, 西邻甲州
        if kind == "project" and of > 1:
            return self.named(phrase.rpartition(self.owner_mark)[2])  # 投资最大的甲项目
        return Name(phrase, kind, weak or (kind == "place"))

    def _is_zone(self, name: str) -> bool:
        """Return whether ``name`` ends like that of a zone."""
        suffix = ending(name, self.suffixes, keep=2)
        return suffix is not None and self.kinds[suffix][0] == "zone"

    def _ends_in_place(self, phrase: str) -> bool:
        """Return whether a gazetteer place ends ``phrase`` behind something that is none."""
        inner = self.place_ending(phrase)
        return bool(inner) and inner != phrase and self.place_at(phrase, 0) is None

    def zones(self, text: str) -> Counter[str]:
        """Count the zone names of ``text``; a name reaches left as far as its occurrences agree."""
        said = list(self.zone.finditer(text))
        learned = self._learn(text, said, LONGEST_STEM)
        for match in said:
            county = self.place_ending(text[max(0, match.start() - self.longest_place) : match.start()])
            if county and self.levels.get(county) == "county" and self.usual(county) == county:
                learned[county + match.group()] += 1  # 甲县产业集聚区
        return learned

    def brands(self, text: str) -> Counter[str]:
        """Count names that end like a company's short name and open with a brand (甲州电信, 青禾金控)."""
        found = self._learn(text, self.trade.finditer(text), LONGEST_DISTRICT)
        return Counter({name: count for name, count in found.items() if self.is_brand(name)})

    def works(self, text: str) -> Counter[str]:
        """Count names that end as those of works do (甲市水泥厂)."""
        return self._learn(text, self.factory.finditer(text), LONGEST_STEM)

    def districts(self, text: str) -> Counter[str]:
        """Count names that end like a city, county or district, also those that no gazetteer knows."""
        return self._learn(text, self.district.finditer(text), LONGEST_DISTRICT)

    def _learn(self, text: str, said: Iterable[regex.Match[str] | re.Match[str]], longest: int) -> Counter[str]:
        """Count the names of which ``said`` are the endings in ``text``."""
        found: Counter[str] = Counter()
        for match in said:
            before = self.before.search(text, max(0, match.start() - longest), match.start())
            if before is not None:
                found[self.behind.sub("", before.group()) + match.group()] += 1
        names: Counter[str] = Counter()
        tails: dict[str, Counter[str]] = {}
        for whole, count in found.items():
            suffix = next(s for s in self.suffixes[whole[-1]] if whole.endswith(s))
            stem = whole[: -len(suffix)]
            for start in range(len(stem)):
                tails.setdefault(suffix, Counter())[stem[start:]] += count
        for suffix, stems in tails.items():
            for stem in [s for s in stems if len(s) == 2 and s[0] not in self.not_opening]:
                names[self._grow(stem, stems) + suffix] += stems[stem]
        return names

    def _grow(self, stem: str, stems: Counter[str]) -> str:
        """Extend ``stem`` to the left while most of its occurrences go on in the same way."""
        while True:
            longer = [s for s in stems if len(s) == len(stem) + 1 and s.endswith(stem) and s[0] not in self.not_opening]
            best = max(longer, key=lambda s: stems[s], default=None)
            if best is not None and best in self.places and stems[best] == stems[stem]:
                return best  # 马|鞍山
            place = self.place_at(stem, 0)
            if place is not None and (len(place.text) == len(stem) or len(stem) - len(place.text) >= 2):
                return stem
            if best is None or stems[best] * 3 < stems[stem] * 2 or (stems[best] < 2 and stems[stem] > 1):
                return stem
            stem = best


def _pronouns(entries: Sequence[Mapping[str, Any]]) -> dict[str, Pronoun]:
    """Return the pronouns of ``entries`` by their words."""
    return {
        word: Pronoun(
            frozenset(entry["stands_for"]),
            tuple(entry.get("ends", ())),
            entry.get("name"),
            bool(entry.get("same_ending")),
        )
        for entry in entries
        for word in entry["words"]
    }


def _lengths(names: Iterable[str], part: slice) -> dict[str, tuple[int, ...]]:
    """Return how long the ``names`` are whose ``part`` is the same, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[part], set()).add(len(name))
    return {same: tuple(sorted(found, reverse=True)) for same, found in lengths.items()}


def _opening(names: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern for the places at which any of the ``names`` may stand, by its first two characters."""
    firsts, seconds = ("".join(sorted({name[at] for name in names})) for at in range(2))
    return re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])")


def _any_but(words: Iterable[str], longer: Sequence[str]) -> re.Pattern[str]:
    """Compile a pattern that matches any of ``words`` where none of the ``longer`` ones stands.

    What may not follow stands behind each word: with it in front, a search would try every character.
    """
    pieces = []
    for word in sorted(dict.fromkeys(words), key=len, reverse=True):
        rests = [other[len(word) :] for other in longer if other.startswith(word)]
        pieces.append((word, f"(?!{any_of(rests)})" if rests else ""))
    return re.compile(alike_together(pieces))


def compile_names(rules: Rules) -> Names:
    """Compile ``places.toml`` and ``organizations.toml``."""
    table, organizations, markers = (
        rules.table("places"),
        rules.table("organizations"),
        rules.table("markers")["names"],
    )
    gazetteer = compile_gazetteer(rules)
    kinds: dict[str, tuple[EntityKind, bool]] = {}
    zones: list[str] = list(markers["zone_words"])
    trades: list[str] = []
    for entry in [*table["suffix"], *organizations["suffix"]]:
        for word in entry["words"]:
            kinds.setdefault(word, (entry["kind"], bool(entry.get("weak"))))
            if entry["kind"] == "zone" and not entry.get("weak"):
                zones.append(word)
            if entry["kind"] == "company" and entry.get("weak") and len(word) > 1:
                trades.append(word)
    pronouns = _pronouns(table["pronoun"])
    unit_ends = regex.compile(f"{markers['district']}|{markers['village']}")
    return Names(
        gazetteer=gazetteer,
        places=gazetteer.places,
        longest_place=max(map(len, gazetteer.places), default=0),
        openings=_lengths(gazetteer.places, slice(2)),
        opening=_opening(gazetteer.places),
        closings=_lengths(gazetteer.places, slice(-2, None)),
        levels=gazetteer.levels,
        within=gazetteer.within,
        suffixes=by_last(list(kinds)),
        kinds=kinds,
        zone=compile_any(zones),
        trade=compile_any(trades),
        district=regex.compile(markers["district"]),
        factory=regex.compile(markers["factory"]),
        unit=regex.compile(
            rf"(?!{markers['not_unit']}){HAN}{{{SHORTEST_STEM},{LONGEST_UNIT_STEM}}}?(?:{unit_ends.pattern})"
        ),
        unit_signs=frozenset(beginnings(unit_ends)),
        project=regex.compile(markers["project"]),
        before=regex.compile(rf"{HAN}{{1,}}(?<!{markers['not_stem']})\Z", regex.REVERSE),
        behind=regex.compile(f"^.*(?:{markers['name_behind']})"),
        not_opening=frozenset(markers["not_opening"]),
        same_stem=regex.compile(markers["same_stem"]),
        pronouns=pronouns,
        pronoun=_any_but(pronouns, [word for entry in table["pronoun"] for word in entry.get("not_words", ())]),
        not_names=frozenset(organizations["not_names"]["words"]),
        companies=frozenset(organizations["companies"]["names"]),
        generic=regex.compile(markers["generic"]),
        generic_ends=tuple(markers["generic_ends"]),
        own_ends=tuple(word for word, p in pronouns.items() if len(word) == 2 and word[1:] in p.ends),
        short_for=regex.compile(markers["short_for"]),
        owner_mark=rules.table("markers")["phrase"]["owner"],
    )
