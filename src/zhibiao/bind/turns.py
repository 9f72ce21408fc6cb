"""Tells where a text that portrays one place or zone turns to the next one of its kind."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.names import Names
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

KINDS = ("place", "zone")
"""Kinds of subjects of which texts portray one after another."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The words of ``markers.toml`` with which a portrait opens, compiled."""

    names: Names
    portrait: regex.Pattern[str]

    def to(self, paragraph: str, subject: Subject | None) -> Subject | None:
        """Return the peer of ``subject`` whose portrait ``paragraph`` opens (甲县简介, 甲县位于…), if it does."""
        match = self.portrait.match(paragraph)
        if match is None or subject is None or subject.kind not in KINDS:
            return None
        named = self.names.named(match["who"])
        if named is None or named.kind != subject.kind or named.weak:
            return None
        full = self.names.usual(named.text)
        if full in (subject.name, *subject.aliases) or full[-1] != subject.name[-1]:
            return None
        return Subject(full, subject.kind, subject.level, (named.text,) if named.text != full else ())


def compile_turns(rules: Rules, names: Names) -> Turns:
    """Compile the words of ``markers.toml`` with which a portrait opens."""
    return Turns(names, regex.compile(rules.table("markers")["profile"]["turns_to"]))
