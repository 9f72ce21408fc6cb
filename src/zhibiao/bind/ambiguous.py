"""Decides which indicator is meant by a name that several have: 项目, 到位资金, 收入."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao.bind.catalogue import Catalogue, Entry
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.names import Names
from zhibiao.bind.parts import Measured
from zhibiao.bind.site import Site
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator that a name may mean, and what must hold for that; ``entry`` is None where none is meant."""

    entry: Entry | None
    words: tuple[str, ...]
    units: frozenset[str]
    measures: frozenset[str]
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that several indicators have; ``alone``: only where it is the whole name."""

    id: str
    alone: bool
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The names of ``ambiguous.toml``, compiled."""

    names: Mapping[str, Name]
    endings: Words
    catalogue: Catalogue
    pronouns: Names
    around: regex.Pattern[str]

    def settled(self, site: Site, measured: Measured, unit: str) -> tuple[Entry | None, tuple[str, ...]]:
        """Return the entry that ``measured`` means, and the rule that decided, if one had to."""
        word = ending(measured.name, self.endings)
        if word is None or measured.rule == "bind.carried" or self._is_longer(measured.name, word):
            return measured.entry, ()
        name = self.names[word]
        scope = self.pronouns.pronoun.match(measured.name)
        if name.alone and measured.name[scope.end() if scope else 0 :] != word:
            return measured.entry, ()
        for said in self._said(site, measured.name):
            for reading in name.readings:
                if self._holds(reading, site, measured, unit, said):
                    return reading.entry, (name.id,)
        return measured.entry, ()

    def _is_longer(self, name: str, word: str) -> bool:
        """Return whether a longer name of the catalogue ends ``name``."""
        known = self.catalogue.ending(name)
        return known is not None and len(known[0]) > len(word)

    def _said(self, site: Site, name: str) -> tuple[str, ...]:
        """Return where a word may stand that decides, nearest first: in the name and behind it, then before it."""
        behind = self.around.match(site.view, site.quantity.end - site.start)
        before = self.around.match(site.before[::-1])
        return name + (behind.group() if behind else ""), before.group()[::-1] if before else ""

    def _holds(self, reading: Reading, site: Site, measured: Measured, unit: str, said: str) -> bool:
        kind = measured.entity.kind if measured.entity else ""
        return (
            (not reading.words or any(word in said for word in reading.words))
            and (not reading.units or unit in reading.units)
            and (not reading.measures or site.statement.measure in reading.measures)
            and (not reading.of or kind in reading.of)
        )


def compile_ambiguous(rules: Rules, catalogue: Catalogue, names: Names) -> Ambiguous:
    """Compile ``ambiguous.toml``."""
    table = rules.table("ambiguous")
    found: dict[str, Name] = {}
    for body in table["ambiguous"]:
        readings = tuple(
            Reading(
                catalogue.by_code.get(reading.get("code", "")),
                tuple(reading.get("words", ())),
                frozenset(reading.get("units", ())),
                frozenset(reading.get("measures", ())),
                frozenset(reading.get("of", ())),
            )
            for reading in body["readings"]
        )
        found.setdefault(body["alias"], Name(body["id"], body.get("alone", False), readings))
    return Ambiguous(found, by_last(list(found)), catalogue, names, regex.compile(table["around"]["pattern"]))
