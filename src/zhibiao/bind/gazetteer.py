"""The places of ``places.toml``: their names, long and short, their levels, and what they lie in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhibiao.model import EntityKind
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name.

    ``places`` gives the usual full name and the kind for each name, ``within`` what a place lies in by its usual
    name; ``counties`` gives the full names for a county's short one, which too often is a person's to stand alone.
    """

    places: Mapping[str, tuple[str, EntityKind]]
    levels: Mapping[str, str]
    within: Mapping[str, str]
    counties: Mapping[str, tuple[str, ...]]

    def county(self, short: str, near: str) -> str | None:
        """Return the county that ``short`` means in the province of ``near``."""
        province = near if self.levels.get(near) == "province" else self.within.get(near)
        return next((full for full in self.counties.get(short, ()) if self.within[full] == province), None)


def compile_gazetteer(rules: Rules) -> Gazetteer:
    """Compile the places of ``places.toml``."""
    table, markers = rules.table("places"), rules.table("markers")["names"]
    places: dict[str, tuple[str, EntityKind]] = {}
    levels: dict[str, str] = {}
    within: dict[str, str] = {}
    counties: dict[str, tuple[str, ...]] = {}
    no_short = frozenset([*table["no_short"]["names"], *markers["not_short"]])
    shorten = tuple(markers["short_suffixes"])
    for group in table["group"]:
        level = group["level"]
        for name in group["names"]:
            usual = markers["usual"].get(name, name)
            places[name] = (usual, group["kind"])
            levels[name] = levels[usual] = level
            within[usual] = markers["usual"].get(group.get("within"), group.get("within", ""))
            short = table["short"].get(name) or _short(name, shorten)
            if level == "county" and short is not None:
                counties[short] = (*counties.get(short, ()), usual)
            spoken = name in table["short"] or level in markers["short_levels"]
            if spoken and short is not None and name not in no_short and short not in no_short:
                places.setdefault(short, (usual, group["kind"]))
                levels.setdefault(short, level)
    return Gazetteer(places, levels, within, counties)


def _short(name: str, suffixes: tuple[str, ...]) -> str | None:
    for suffix in suffixes:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return None
