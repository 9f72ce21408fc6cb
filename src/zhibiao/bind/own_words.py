"""Finds the word by which a text that names nobody speaks of its subject: 全县, 本公司, 园区."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.names import Names, Pronoun
from zhibiao.rules import Rules

LONGEST_HEAD = 400
LONGEST_TOLD = 8
"""Characters at the end of a company's name that tell it from another."""
EARLY = 80
"""Characters at the start of a text in which it says whom it is about."""
COUNTED = regex.compile(r"\s*\d")
CLAUSE = regex.compile(r"[\n,;\u3002]\s*")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of ``markers.toml`` for the one who speaks, compiled."""

    names: Names
    own: regex.Pattern[str]
    openings: str
    company_name: regex.Pattern[str]
    government: regex.Pattern[str]
    against: str
    average: str
    named_so: Mapping[str, regex.Pattern[str]]
    short_county: regex.Pattern[str]
    county_profile: regex.Pattern[str]
    smaller: regex.Pattern[str]

    def find(self, body: str, places: bool) -> tuple[str, ...]:
        """Return the word, and the others that mean the same.

        ``places``: the text tells of several zones, so that 园区 is none of its own.
        """
        said = (m.group() for m in self.own.finditer(body))
        used = Counter(
            word for word in said if (p := self.names.pronouns.get(word)) and not (places and "zone" in p.kinds)
        )
        meant: Counter[Pronoun] = Counter()
        heads = {body[match.end() : match.end() + LONGEST_TOLD] for match in CLAUSE.finditer(body, 0, EARLY)}
        for word, count in used.items():
            opens = body.startswith(word) or any(h.startswith(word) and not COUNTED.match(h, len(word)) for h in heads)
            if count > 1 or word[0] in self.openings or opens:
                meant[self.names.pronouns[word]] += count
        if not meant:
            return ()
        pronoun = meant.most_common(1)[0][0]
        if "company" in pronoun.kinds:
            named = {match.group()[-LONGEST_TOLD:] for match in self.company_name.finditer(body)}
            others = [other for other, _ in meant.most_common() if "company" not in other.kinds]
            if not all(name.endswith(tuple(used)) for name in named) or (len(named) > 1 and others):
                # 公司 stands for the company named last.
                return tuple(
                    word for word, _ in used.most_common() if others and self.names.pronouns[word] == others[0]
                )
        return tuple(word for word, _ in used.most_common() if self.names.pronouns[word] == pronoun)

    def place_meant(self, word: str, body: str) -> str | None:
        """Return the place that ``word`` (全市, 全镇) may mean: one named again, or with its government."""
        ends = self.names.pronouns[word].ends
        if not ends:
            return None
        found = Counter(name for name in self.names.districts(body).elements() if name.endswith(ends))
        for pattern in (self.named_so[end] for end in ends if end in self.named_so and not found):
            found.update(pattern.findall(body))
        for name, count in found.most_common():
            told = max(count, body.count(name[:-1])) > 1 or (self.governs(name, body) and is_district(name))
            if told and self._is_place(name) and not self._is_held_against(name, body):
                return name
        village = self.names.pronouns[word].kinds == {"place"}
        place = self._named_at_head(body[:LONGEST_HEAD], ends, village)
        if place is None and "county" in self.names.pronouns[word].kinds:
            place = self._county_in_short(body, ends)
        return place if place is not None and not self._is_held_against(place, body) else None

    def _county_in_short(self, body: str, ends: tuple[str, ...]) -> str | None:
        """Return the only county that ``body`` names by its short name, again and again (甲城龙虾, 甲城茶叶)."""
        counties = self.names.gazetteer.counties
        pairs = Counter(body[at : at + 2] for at in range(len(body) - 1) if not self.smaller.match(body, at + 2))
        found = [
            full
            for short in counties.keys() & pairs.keys()
            for full in counties[short]
            if pairs[short] > 1 and full.endswith(ends) and words.may_be_place(short)
        ]
        return found[0] if len(found) == 1 else None

    def others(self, word: str, body: str) -> list[str]:
        """Return the words beside ``word`` by which ``body`` speaks of itself, the most frequent first."""
        said = Counter(match.group() for match in self.own.finditer(body))
        return [other for other, _ in said.most_common() if other != word and other in self.names.pronouns]

    def speaks_of(self, place: str, body: str) -> bool:
        """Return whether the word by which ``body`` speaks of its subject (全区) may stand for ``place``."""
        found = self.find(body, places=False)
        return bool(found) and self.may_mean(found[0], place, body)

    def may_mean(self, word: str, place: str, body: str) -> bool:
        """Return whether ``word`` (全市) may stand for ``place`` in ``body``."""
        return bool(place) and place.endswith(self.names.pronouns[word].ends) and not self._is_held_against(place, body)

    def _is_held_against(self, name: str, body: str) -> bool:
        """Return whether ``body`` holds its own numbers against those of ``name`` (超过甲市平均水平)."""
        pattern = f"(?:{self.against})(?:{regex.escape(name)})|{regex.escape(name)}(?:{self.average})"
        return name in body and regex.search(pattern, body) is not None

    def _named_at_head(self, head: str, ends: tuple[str, ...], village: bool) -> str | None:
        """Return the only place with one of the endings ``ends`` that ``head`` names, if it does so early.

        ``village``: one that no gazetteer knows, behind the place that it is in.
        """
        districts = [
            name
            for name in self.names.districts(head)
            if name.endswith(ends) and is_district(name) and self._is_place(name)
        ]
        found = {name: head.find(name) for name in districts}
        for position in range(len(head)):
            place = self.names.place_at(head, position)
            if place is not None and place.kind == "place" and place.text.endswith(ends):
                found.setdefault(place.text, position)
        for pattern in (self.named_so[end] for end in ends if village and end in self.named_so and not found):
            found.update((m.group(), m.start()) for m in pattern.finditer(head) if self._is_place(m.group()))
        early = [name for name, position in found.items() if position < EARLY]
        return early[0] if len(found) == 1 and early else None

    def _is_place(self, name: str) -> bool:
        named = self.names.named(name)
        return named is not None and named.kind == "place" and not self.names.generic.match(name)

    def county_in(self, title: str, body: str) -> str | None:
        """Return the county that ``title`` names in short behind its province (甲省乙县城:…, 甲省乙城发展…).

        A colon behind it, or the body's 全县, tells that it is one; it takes the ending of that word.
        """
        profile = self.county_profile.match(title)
        ends = self._county_ends(body) if profile is not None else ()
        if profile is not None and ends and body.count(profile["name"]) > 1:
            return profile["name"].removesuffix(ends[0]) + ends[0]
        for match in self.short_county.finditer(title, overlapped=True):
            place = self.names.place_ending(title[: match.start()])
            name = match["name"]
            if self.names.levels.get(place) != "province" or not (words.may_be_place(name) and words.has_noun(name)):
                continue
            ends = self._county_ends(body)
            if ends and self.names.usual(place).endswith(ends):
                continue  # 甲市国民经济: 全市 is the province itself.
            if (match["colon"] or ends) and body.count(name) > 1 and self.names.place_at(name, 0) is None:
                return name if not ends or name.endswith(ends) else name + ends[0]
        return None

    def said_in_short(self, name: str, body: str) -> int:
        """Return how often ``body`` has the county or city ``name``, also without its ending."""
        stem = name[:-1]
        county = any(name.endswith(p.ends) for p in self.names.pronouns.values() if p.ends and "county" in p.kinds)
        return body.count(stem) if county and len(stem) > 1 and self.names.place_at(stem, 0) is None else 0

    def _county_ends(self, body: str) -> tuple[str, ...]:
        """Return how the names end of which ``body`` speaks as 全县."""
        own = self.find(body, places=False)
        pronoun = self.names.pronouns[own[0]] if own else None
        return pronoun.ends if pronoun is not None and "county" in pronoun.kinds else ()

    def governs(self, name: str, text: str) -> bool:
        """Return whether ``text`` first names ``name`` with a government or an office of it."""
        return self.government.match(text, text.find(name) + len(name)) is not None


def is_proper(name: str) -> bool:
    """Return whether ``name`` opens with something that is no common word: 澜江 is none, 境外 is one."""
    return words.is_boundary(name[:4], 1)


def is_district(name: str) -> bool:
    """Return whether ``name`` is one word, or opens with something that is no common word."""
    return len(words.tokens(name)) == 1 or is_proper(name)


def compile_own_words(rules: Rules, names: Names) -> OwnWords:
    """Compile the words of ``markers.toml`` for the one who speaks."""
    table = rules.table("markers")
    profile = table["profile"]
    return OwnWords(
        names=names,
        own=regex.compile(profile["own"]),
        openings=profile["own_openings"],
        company_name=regex.compile(profile["company_name"]),
        government=regex.compile(profile["government"]),
        short_county=regex.compile(profile["short_county"]),
        county_profile=regex.compile(profile["county_profile"]),
        smaller=regex.compile(profile["smaller"]),
        against=profile["above"],
        average=profile["average"],
        named_so={what: regex.compile(p) for what, p in table["subject"]["named_so"].items()},
    )
