"""Finds what a text defines at its start: 甲县位于乙省…, 甲公司(…)是一家…, as an encyclopedia and a profile do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

import regex

from zhibiao import words
from zhibiao.bind.names import Names
from zhibiao.bind.own_words import is_proper
from zhibiao.model import EntityKind
from zhibiao.rules import Rules

HEAD = 5
"""Lines at the top among which the first sentence stands."""
LONGEST_LINE = 60
"""Characters of a line above the first sentence: a title, a date."""
STOP = "\u3002"
LONGEST_ENTRY = 10
"""Characters of a title that is nothing but a name."""


@dataclass(frozen=True, slots=True)
class Defined:
    """The words of ``markers.toml`` with which a text says what something is, compiled."""

    names: Names
    opening: regex.Pattern[str]
    genus: Mapping[EntityKind, regex.Pattern[str]]
    not_defined: regex.Pattern[str]

    def find(self, body: str) -> tuple[str, EntityKind] | None:
        """Return what the first sentence of ``body`` defines, which may stand below a short title or one with it."""
        lines = [line.strip() for line in body.lstrip().split("\n", HEAD) if line.strip()]
        heads = list(takewhile(lambda line: len(line) <= LONGEST_LINE and not line.endswith(STOP), lines[:-1]))
        for above in range(len(heads), -1, -1):
            match = self.opening.match(lines[above]) if lines else None
            if match is None or self._is_nobody(match["who"]):
                continue
            titled = match["who"] in heads[:above]
            named = titled or any(match["who"] in head for head in heads[:above])
            if above and not named and len(heads[above - 1]) > LONGEST_ENTRY:
                continue
            kind = self._kind(match["who"], lines[above][match.end() :], match["other"] is not None)
            if kind is None and titled and (is_proper(match["who"]) or words.may_be_place(match["who"])):
                kind = "place"
            if kind is not None:
                return match["who"], kind
            counties = self.names.gazetteer.counties.get(match["who"], ())
            if len(counties) == 1:
                return counties[0], "place"
        return None

    def entry(self, body: str) -> tuple[str, EntityKind] | None:
        """Return the name that is the whole first line of ``body``, if its ending says that it is one."""
        first, _, rest = body.lstrip().partition("\n")
        name = first.strip()
        if not rest or len(name) > LONGEST_ENTRY or self._is_nobody(name):
            return None
        named = self.names.named(name)
        if named is not None and named.kind == "zone" and self._opens_apart(name):
            return None
        if name not in rest and (named is None or named.kind != "place"):
            return None
        return (name, named.kind) if named is not None and is_proper(name) else None

    def _opens_apart(self, zone: str) -> bool:
        """Return whether a common word stands before the place that a ``zone`` is called after (投资甲市开发区)."""
        inner = next((at for at in range(len(zone)) if self.names.place_at(zone, at) is not None), 0)
        return inner > 1 and words.is_common(zone[:inner])

    def _is_nobody(self, who: str) -> bool:
        """Return whether ``who`` is a word for the one who speaks, a time, or a common noun."""
        known = who in self.names.pronouns or who in self.names.not_names
        return known or self.not_defined.search(who) is not None or self.names.generic.search(who) is not None

    def _kind(self, who: str, said: str, other_name: bool) -> EntityKind | None:
        """Return what ``who`` is: as its ending tells, or as the text goes on to say."""
        named = self.names.named(who)
        if named is not None:
            return named.kind
        if not other_name:
            return None
        return next((kind for kind, pattern in self.genus.items() if pattern.match(said)), None)


def compile_defined(rules: Rules, names: Names) -> Defined:
    """Compile the words of ``markers.toml`` with which a text says what something is."""
    table = rules.table("markers")["profile"]
    return Defined(
        names=names,
        opening=regex.compile(table["defines"]),
        genus={kind: regex.compile(pattern) for kind, pattern in table["genus"].items()},
        not_defined=regex.compile(table["not_defined"]),
    )
