"""Finds the places that a text speaks of, and not only names beside what it tells."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.names import Names
from zhibiao.bind.own_words import OwnWords
from zhibiao.rules import Rules

OPENING = 16
"""Characters at the start of a text in which a region stands that it is about."""
LONGEST_PARTNER = 6
"""Characters before a place in which another trades with the subject together with it."""
SHORT_NAME = 3
"""Characters of a place's name that may be part of a word by chance."""
JOINT = "\u3001"
ASIDE = (JOINT, "\u300a")
"""Before a place that is one of a list, or in the title of a newspaper."""


@dataclass(frozen=True, slots=True)
class PlaceMentions:
    """The words of ``markers.toml`` around the names of places, compiled."""

    names: Names
    own_words: OwnWords
    inner_place: regex.Pattern[str]
    where: regex.Pattern[str]
    partner: regex.Pattern[str]
    average: regex.Pattern[str]
    traded: regex.Pattern[str]
    place_in_word: regex.Pattern[str]

    def of(self, text: str, document: str = "") -> list[str]:
        """Return the places of ``text``; of a place inside another (台北市内湖区) the inner one.

        An inner one has to come again, in ``text`` or in the ``document`` whose title it is.
        """
        found: list[str] = []
        position = 0
        for opening in self.names.opening.finditer(text):
            start = opening.start()
            known = start >= position and text[start : start + 2] in self.names.openings
            name = self.names.place_at(text, start) if known else None
            if name is None:
                continue
            position = start + len(name.text)
            if name.kind == "country" or self._is_aside(text, start, position):
                continue
            inner = self.inner_place.match(text, position)
            named = self.names.named(inner.group()) if inner is not None else None
            told = named is not None and named.kind == "place"
            county = self.names.gazetteer.county_at(text, position, self.names.usual(name.text))
            if inner is not None and named is not None and told and self._is_told(named.text, text, document):
                found.append(inner.group())
                position = inner.end()
            elif county is not None and (document or text).count(text[position : position + county[1]]) > 1:
                found.append(county[0])  # 江苏昆山
                position += county[1]
            else:
                found.append(self.names.usual(name.text))
        # A region (东盟, 长三角) is spoken of, and seldom what a text is about: then it comes at once, or again.
        regions = [
            name
            for name in found
            if self.names.levels.get(name) == "region" and (found.count(name) > 1 or name in text[:OPENING])
        ]
        return [name for name in found if self.names.levels.get(name) != "region"] or regions

    def _is_told(self, inner: str, text: str, document: str) -> bool:
        """Return whether ``text`` or its ``document`` names the ``inner`` place again, or by its kind (全区)."""
        return (document or text).count(inner) > 1 or (bool(document) and self.own_words.speaks_of(inner, document))

    def _is_aside(self, text: str, start: int, end: int) -> bool:
        """Return whether the place ``text[start:end]`` is part of a word or name, or said of something else.

        复|合肥, 甲州水泥, 《甲州日报》; one of a list; whom the subject is held against; a region where something is.
        """
        place, behind = text[start:end], (self.place_in_word, self.traded, self.average)
        if len(place) <= SHORT_NAME and not words.starts_word(text, start):
            return True
        if text[start - 1 : start] in ASIDE or text[end : end + 1] == JOINT or any(p.match(text, end) for p in behind):
            return True
        if self.partner.search(text, max(start - LONGEST_PARTNER, 0), start):
            return True
        region = start > 0 and self.names.levels.get(place) == "region"
        if self.names.place_at(text, end) is not None or (region and self.where.match(text, start - 1)):
            return True
        return self._is_lead(place, text, end)

    def _is_lead(self, place: str, text: str, end: int) -> bool:
        """Return whether ``text`` has the province ``place`` but once, and that before a county or village in it."""
        if self.names.levels.get(place) != "province" or text.count(place) > 1:
            return False
        innermost, until, full = self.names.places_at(text, end)
        return innermost is not None and full and until > end


def compile_place_mentions(rules: Rules, names: Names, own_words: OwnWords) -> PlaceMentions:
    """Compile the words of ``markers.toml`` around the names of places."""
    table = rules.table("markers")["profile"]
    return PlaceMentions(
        names=names,
        own_words=own_words,
        inner_place=regex.compile(table["inner_place"]),
        where=regex.compile(table["where"]),
        partner=regex.compile(table["partner"], regex.REVERSE),
        average=regex.compile(table["average"]),
        traded=regex.compile(table["trade_name"]),
        place_in_word=regex.compile(table["place_in_word"]),
    )
