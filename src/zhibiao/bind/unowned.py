"""Takes the owner off the front of an indicator's name: it has a field of its own (甲县财政收入 -> 财政收入)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhibiao import words
from zhibiao.alternatives import any_of
from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.names import Name
from zhibiao.bind.referents import Referents
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

JOINT = "\u3001"
SHORTEST_REST = 2
LONGEST_END = 4
"""Characters at the end of an owner and at the start of a name that may be the same by chance (公司)."""


@dataclass(frozen=True, slots=True)
class Unowned:
    """What tells an owner from the rest of a name."""

    catalogue: Catalogue
    referents: Referents
    joints: re.Pattern[str]
    goes_on: re.Pattern[str]

    def name(self, name: str, owner: Name | None, subject: Subject | None) -> str:
        """Return ``name`` without ``owner``, however the text calls it: by a name of ``subject``, or as 全县."""
        if owner is None or name in self.catalogue.entries:
            return name
        for called in self._called(name, owner, subject):
            if name.startswith(called) and self.goes_on.match(name, len(called) - 1):
                return name[len(called) - 1 :]  # 甲|县域面积
            rest = self.joints.sub("", name[len(called) :], count=1) if name.startswith(called) else ""
            rest = self._without_joint(rest)
            if len(rest) >= SHORTEST_REST and words.is_boundary(name, len(name) - len(rest)):
                return rest
        sizes = range(len(name) - SHORTEST_REST, LONGEST_END, -1)
        shared = next((size for size in sizes if owner.text.endswith(name[:size])), 0)
        return name[shared:]  # 甲达|能贸易有限公司持股

    def _without_joint(self, rest: str) -> str:
        """Return ``rest`` without the places that own it together with the one before (甲区、|乙区生产总值)."""
        while rest.startswith(JOINT):
            place, end, _ = self.referents.names.places_at(rest, len(JOINT))
            if place is None:
                return rest
            rest = rest[end:]
        return rest

    def _called(self, name: str, owner: Name, subject: Subject | None) -> Iterator[str]:
        """Yield what the owner is called, longer names first, and the word for it that opens ``name``."""
        own = subject is not None and subject.name == owner.text
        yield from sorted(
            {owner.text, *(subject.aliases if subject is not None and own else ())}, key=len, reverse=True
        )
        land = self.referents.names.place_at(name, 0)
        if land is not None and self.referents.names.usual(land.text) == owner.text:
            yield land.text
        county = self.referents.names.gazetteer.county_in_short(owner.text)
        if county:
            yield county
        behind = name.find(self.referents.names.owner_mark + owner.text)
        if behind > 0:
            yield name[: behind + 1 + len(owner.text)]  # 投资最大的甲项目总投资
        pronoun = self.referents.names.pronoun.match(name)
        if pronoun is not None:
            meant = self.referents.meant(pronoun.group(), subject)
            own = meant is not None and meant.text == owner.text
            if own or self.referents.may_mean(pronoun.group(), owner, subject):
                yield pronoun.group()


def compile_unowned(rules: Rules, catalogue: Catalogue, referents: Referents) -> Unowned:
    """Compile the words of ``markers.toml`` between an owner and what it owns."""
    table = rules.table("markers")
    owned = re.compile(f"^(?:{any_of(table['phrase']['owned'])})")
    return Unowned(catalogue, referents, owned, re.compile(table["names"]["unit_goes_on"]))
