"""Finds whose government reports: 我代表甲区人民政府向大会报告, 我代表市人民政府作报告."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from zhibiao.bind.names import Names
from zhibiao.bind.stated_names import StatedNames
from zhibiao.rules import Table

FEWEST = 2
"""Mentions of a place that a report without a title must have to be that place's."""


@dataclass(frozen=True, slots=True)
class Represented:
    """The words of ``markers.toml`` with which the head of a government names it, compiled."""

    names: Names
    stated: StatedNames
    named: regex.Pattern[str]
    unnamed: regex.Pattern[str]
    publishing: regex.Pattern[str]
    whole: str

    def place(self, head: str) -> str | None:
        """Return the place whose government reports, where ``head`` names it, or its plan (《甲市…规划纲要》)."""
        match = self.named.search(head)
        if match is None or match["who"] in self.names.pronouns:
            level = self.level(head)
            return next((place for place in self.stated.issuing(head) if level and place.endswith(level)), None)
        place, end, _ = self.names.places_at(match["who"], 0)
        if place is not None and end == len(match["who"]):
            return place.text
        named = self.names.named(match["who"])
        return named.text if named is not None and named.kind == "place" else None

    def level(self, head: str) -> str:
        """Return what kind of place it is whose government ``head`` does not name (市, 县), or nothing."""
        match = self.unnamed.search(head)
        return match["level"] if match is not None else ""

    def office(self, head: str) -> str:
        """Return what kind of place it is of whose office ``head`` has its figures (记者从省统计局获悉), or nothing."""
        match = self.publishing.search(head)
        return match["level"] if match is not None else ""

    def most_named(self, level: str, counted: Counter[str]) -> str:
        """Return the place of the kind ``level`` that the text has most of all ``counted``, else 全市, 全县."""
        known = self.names.places
        places = [name for name in counted if name in known and name.endswith(level) and counted[name] >= FEWEST]
        return max(places, key=lambda name: counted[name], default=self.whole + level)


def compile_represented(table: Table, names: Names, stated: StatedNames) -> Represented:
    """Compile the words of ``[profile]`` of ``markers.toml`` with which a government is named."""
    named, unnamed = regex.compile(table["represented"]), regex.compile(table["represented_unnamed"])
    return Represented(names, stated, named, unnamed, regex.compile(table["publishing_office"]), table["whole"])
