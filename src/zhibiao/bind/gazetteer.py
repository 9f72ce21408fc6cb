"""The places of ``places.toml``: their names, long and short, their levels, and what they lie in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from zhibiao.model import EntityKind
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name.

    ``places`` gives the usual full name and the kind for each name, ``within`` what a place lies in by its usual
    name; ``counties`` gives the full names for a county's short one, which too often is a person's to stand alone,
    and ``near`` its own for the short name of a county or district and the province that it lies in.
    A zone goes by the name that a text uses; ``one_zone`` gives the names of the same one for its short name.
    """

    places: Mapping[str, tuple[str, EntityKind]]
    levels: Mapping[str, str]
    within: Mapping[str, str]
    counties: Mapping[str, tuple[str, ...]]
    near: Mapping[tuple[str, str], str]
    one_zone: Mapping[str, tuple[str, ...]]

    def same_zones(self, name: str) -> tuple[str, ...]:
        """Return the names of the zone ``name``, with or without its city, if it is known by several."""
        return next((names for names in self.one_zone.values() if name.endswith(names)), ())

    def county(self, short: str, near: str) -> str | None:
        """Return the county or district that ``short`` means in the province of ``near``."""
        province = near if self.levels.get(near) == "province" else self.within.get(near, "")
        return self.near.get((short, province))


def compile_gazetteer(rules: Rules) -> Gazetteer:
    """Compile the places of ``places.toml``."""
    table, markers = rules.table("places"), rules.table("markers")["names"]
    places: dict[str, tuple[str, EntityKind]] = {}
    levels: dict[str, str] = {}
    within: dict[str, str] = {}
    counties: dict[str, tuple[str, ...]] = {}
    near: dict[tuple[str, str], str] = {}
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
            spoken = name in table["short"] or level in markers["short_levels"]
            if spoken and short is not None and name not in no_short and short not in no_short:
                zone = group["kind"] == "zone"
                places.setdefault(short, (short if zone else usual, group["kind"]))
                levels.setdefault(short, level)
                if zone:
                    one_zone[short] = (*one_zone.get(short, (short,)), usual)
    return Gazetteer(places, levels, within, counties, near, one_zone)


def _short(name: str, suffixes: tuple[str, ...]) -> str | None:
    for suffix in suffixes:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return None
