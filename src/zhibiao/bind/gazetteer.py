"""The places of ``places.toml``: their names, long and short, their levels, and what they lie in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.model import EntityKind
from zhibiao.rules import Rules

COUNTY_IN = frozenset({"province", "prefecture"})
"""Levels of places behind which a county stands with its short name (江苏昆山)."""
LENGTHS_OF_COUNTY = (3, 2)
"""Characters of the short names of counties, the longest first."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name.

    ``places`` gives the usual full name and the kind for each name, ``within`` what a place lies in by its usual
    name; ``counties`` gives the full names for a county's short one, which too often is a person's to stand alone,
    and ``near`` its own for the short name of a county or district and the province that it lies in.
    A zone goes by the name that a text uses; ``one_zone`` gives the names of the same one for its short name.
    ``shorts`` gives the short names of counties and districts, ``not_county`` what behind one names something else.
    """

    places: Mapping[str, tuple[str, EntityKind]]
    levels: Mapping[str, str]
    within: Mapping[str, str]
    counties: Mapping[str, tuple[str, ...]]
    near: Mapping[tuple[str, str], str]
    one_zone: Mapping[str, tuple[str, ...]]
    shorts: Mapping[str, str]
    not_county: regex.Pattern[str]

    def same_zones(self, name: str) -> tuple[str, ...]:
        """Return the names of the zone ``name``, with or without its city, if it is known by several."""
        return next((names for names in self.one_zone.values() if name.endswith(names)), ())

    def county(self, short: str, near: str) -> str | None:
        """Return the county or district that ``short`` means in the province of ``near``."""
        province = near if self.levels.get(near) == "province" else self.within.get(near, "")
        return self.near.get((short, province))

    def county_at(self, text: str, start: int, around: str) -> tuple[str, int] | None:
        """Return the county or district of the place ``around`` whose short name is at ``start``, and its length."""
        if self.levels.get(around) not in COUNTY_IN:
            return None
        for length in LENGTHS_OF_COUNTY:
            short = text[start : start + length]
            full = self.county(short, around)
            if full is not None and is_county(short) and not self.not_county.match(text, start + length):
                return full, length
        return None

    def county_in_short(self, name: str) -> str:
        """Return the short name of the county or district ``name``, if it has one that may stand for it."""
        short = self.shorts.get(name, "")
        return short if short and is_county(short) else ""


def is_county(short: str) -> bool:
    """Return whether ``short`` may stand for a county behind the province that it lies in, and is no common word."""
    return words.may_be_place(short) or words.is_rare(short)


def compile_gazetteer(rules: Rules) -> Gazetteer:
    """Compile the places of ``places.toml``."""
    table, markers = rules.table("places"), rules.table("markers")["names"]
    places: dict[str, tuple[str, EntityKind]] = {}
    levels: dict[str, str] = {}
    within: dict[str, str] = {}
    counties: dict[str, tuple[str, ...]] = {}
    near: dict[tuple[str, str], str] = {}
    shorts: dict[str, str] = {}
    one_zone: dict[str, tuple[str, ...]] = {}
    no_short = frozenset([*table["no_short"]["names"], *markers["not_short"]])
    shorten = tuple(markers["short_suffixes"])
    autonomous = re.compile(markers["autonomous"])
    for group in table["group"]:
        level = group["level"]
        for name in group["names"]:
            usual = markers["usual"].get(name, name)
            places[name] = (usual, group["kind"])
            levels[name] = levels[usual] = level
            plain = autonomous.sub(r"\g<stem>\g<ending>", name)
            if plain != name and level in ("county", "prefecture"):
                places.setdefault(plain, (usual, group["kind"]))
                levels.setdefault(plain, level)
            within[usual] = markers["usual"].get(group.get("within"), group.get("within", ""))
            short = table["short"].get(name) or _short(name, shorten)
            if level == "county" and short is not None:
                counties[short] = (*counties.get(short, ()), usual)
            local = level in ("county", "district") and group["kind"] == "place"
            if local and short is not None and short not in no_short:
                near.setdefault((short, within[usual]), usual)
                shorts.setdefault(usual, short)
            spoken = name in table["short"] or level in markers["short_levels"]
            if spoken and short is not None and name not in no_short and short not in no_short:
                zone = group["kind"] == "zone"
                places.setdefault(short, (short if zone else usual, group["kind"]))
                levels.setdefault(short, level)
                if zone:
                    one_zone[short] = (*one_zone.get(short, (short,)), usual)
    return Gazetteer(places, levels, within, counties, near, one_zone, shorts, regex.compile(markers["not_county"]))


def _short(name: str, suffixes: tuple[str, ...]) -> str | None:
    for suffix in suffixes:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return None
