"""Finds where a clause goes to tell of it: 在甲省,…; 在甲县的乙产业园内,…."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.names import Name, Names
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

AROUND = " ,\u3001"
PLACES = frozenset({"place", "zone"})
WIDE = frozenset({"country", "region"})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words of ``markers.toml`` around the place that a clause goes to, compiled."""

    names: Names
    goes_to: regex.Pattern[str]
    inside: regex.Pattern[str]
    owner_mark: str

    def of(self, clause: str, subject: Subject | None) -> Name | None:
        """Return the place that all of ``clause`` names, but none around the ``subject`` or with a company as it."""
        going = self.goes_to.match(clause)
        if going is None or (subject is not None and subject.kind == "company"):
            return None
        where = self.inside.sub("", clause[going.end() :].strip(AROUND))
        place, end, _ = self.names.places_at(where, 0)
        if place is None or self._is_around(place, subject):
            return None
        if end == len(where):
            return place
        last = self.names.place_ending(where[end:])
        if last and self.names.levels.get(self.names.usual(last)) not in WIDE:
            return Name(self.names.usual(last), "place")  # 在甲省水稻主产区乙市
        inner = self.names.named(where[end:].rpartition(self.owner_mark)[2])
        return inner if inner is not None and inner.kind in PLACES else None

    def _is_around(self, place: Name, subject: Subject | None) -> bool:
        """Return whether ``place`` is a whole country or region, or the ``subject`` lies in it."""
        if place.kind == "country" or self.names.levels.get(place.text) in WIDE:
            return True
        if subject is None or subject.name == place.text:
            return False
        stem = self.names.stem(place.text)
        return subject.name.startswith(stem) or (subject.within or "").startswith(stem)


def compile_whereabouts(rules: Rules, names: Names) -> Whereabouts:
    """Compile the words of ``markers.toml`` around the place that a clause goes to."""
    table = rules.table("markers")
    subject = table["subject"]
    return Whereabouts(
        names, regex.compile(subject["goes_to"]), regex.compile(subject["inside"]), table["phrase"]["owner"]
    )
