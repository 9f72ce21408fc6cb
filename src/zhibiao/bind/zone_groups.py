"""Tells whose number it is where a clause speaks of several zones: of them together, or of who counts them."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.names import Name, Names
from zhibiao.bind.owner import Head, Owner, Scene
from zhibiao.bind.parties import Parties
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

LONGEST_WHO = 12
"""Characters before zones counted together that say whose they are (全省10个开发区)."""
WHO = regex.compile(r"[\p{Han}\u3001]+$")


@dataclass(frozen=True, slots=True)
class ZoneGroups:
    """The words of ``markers.toml`` for zones that are counted, compiled."""

    names: Names
    phrases: Phrases
    parties: Parties
    together: regex.Pattern[str]

    def counted_at(self, clause: str, number: int, subject: Subject | None) -> Owner | None:
        """Return the zones that open ``clause`` together and are counted at ``number`` (全省10个开发区实现…)."""
        counted = self.together.match(clause, number)
        if counted is None:
            return None
        if subject is not None and counted.group().endswith((subject.name, *subject.aliases)):
            return Owner(Name(subject.name, subject.kind), None, True)
        before = WHO.search(clause[max(0, number - LONGEST_WHO) : number])
        who = self.phrases.without_connectors(before.group()) if before is not None else ""
        return Owner(Name(who + counted.group().partition("(")[0], "zone"), None, True)

    def place_of(self, head: Head, scene: Scene) -> Owner | None:
        """Return the place of which ``head`` counts a kind of zones (甲省的国家级开发区增至8家)."""
        place, end, _ = self.names.places_at(head.chunk, 0)
        if place is None or not scene.counts or not head.chunk.startswith(self.phrases.owner_mark, end):
            return None
        kind = head.chunk[end + 1 :]
        if self.names.zone.search(kind) is None or self.parties.is_particular(Name(kind, "zone")):
            return None
        return Owner(place, None, True)


def compile_zone_groups(rules: Rules, names: Names, phrases: Phrases, parties: Parties) -> ZoneGroups:
    """Compile the words of ``markers.toml`` for zones that are counted."""
    return ZoneGroups(names, phrases, parties, regex.compile(rules.table("markers")["subject"]["zone_group"]))
