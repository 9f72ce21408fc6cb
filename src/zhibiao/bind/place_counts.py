"""Counts how often a text speaks of each place: by its name, by 本港 and its kin, by the office that publishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.names import Names
from zhibiao.bind.own_words import OwnWords, is_district
from zhibiao.bind.place_mentions import PlaceMentions
from zhibiao.rules import Rules

FEW = 3
"""Words of a place's own wording in a text that tells of it."""
OFFICE_WEIGHT = 5
"""Mentions of a place that one mention of its statistical office outweighs."""


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """The words of ``markers.toml`` by which a text speaks of a place, compiled.

    ``institutions``: the place whose office each is; ``wordings``: how one writes in each.
    """

    names: Names
    own_words: OwnWords
    places: PlaceMentions
    institutions: Mapping[str, str]
    wordings: Mapping[str, regex.Pattern[str]]

    def of(self, body: str) -> Counter[str]:
        """Count the places of ``body``: by name, by 本港 and its kin, by the office that publishes."""
        counted = Counter(self.places.of(body))
        for name in counted:
            if self.names.levels.get(name) == "county" and words.may_be_place(self.names.stem(name)):
                counted[name] = max(counted[name], self.own_words.said_in_short(name, body))
        for name, count in self.names.districts(body).items():
            if name in counted or self.names.levels.get(name) == "region":
                continue
            times = max(count, self.own_words.said_in_short(name, body))
            if times > 1 and self.is_district(name):
                counted[name] += times
        stands = ((word, self.names.places.get(p.name or "")) for word, p in self.names.pronouns.items())
        places = {word: place[0] for word, place in stands if place is not None and place[1] == "place"}
        own = {word: name for word, name in places.items() if self.names.levels.get(name) != "region" and word in body}
        said = (match.group() for match in self.names.pronoun.finditer(body)) if own else ()
        counted.update(own[word] for word in said if word in own)
        for office, place in self.institutions.items():
            counted[place] += OFFICE_WEIGHT * body.count(office)
        for place, wording in self.wordings.items():
            times = len(wording.findall(body))
            counted[place] += times if times >= FEW else 0
        return +counted

    def without(self, body: str, zones: Iterable[str]) -> str:
        """Return ``body`` without ``zones`` and the places right before them, which do not tell of the place."""
        for zone in zones:
            pieces = body.split(zone)
            body = "\n".join([*(p.removesuffix(self.names.place_ending(p)) for p in pieces[:-1]), pieces[-1]])
        return body

    def is_district(self, name: str) -> bool:
        """Return whether ``name`` is a district's, and no common noun or zone (技术开发区)."""
        named = self.names.named(name)
        return named is not None and named.kind == "place" and is_district(name)


def compile_place_counts(rules: Rules, names: Names, own_words: OwnWords, places: PlaceMentions) -> PlaceCounts:
    """Compile the words of ``markers.toml`` by which a text speaks of a place."""
    table = rules.table("markers")["profile"]
    authorities = table["authorities"]
    return PlaceCounts(
        names=names,
        own_words=own_words,
        places=places,
        institutions=table["institutions"] | {office: land for land in authorities for office in authorities[land]},
        wordings={place: regex.compile(wording) for place, wording in table["wordings"].items()},
    )
