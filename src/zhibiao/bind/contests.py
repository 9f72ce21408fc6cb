"""Finds the contest in which something is ranked: 甲省开发区综合考评."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from zhibiao.alternatives import any_of
from zhibiao.bind.endings import last_match
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Contests:
    """The words of ``markers.toml`` for contests, compiled; a ``name`` is one of them behind what it is of."""

    word: re.Pattern[str]
    name: regex.Pattern[str]

    def in_text(self, text: str) -> bool:
        """Return whether ``text`` names a contest."""
        return self.word.search(text) is not None and self.name.search(text) is not None

    def last(self, text: str) -> str:
        """Return the last contest that ``text`` names, if it names one."""
        name = last_match(self.name, text)
        return name.group() if name is not None else ""


def compile_contests(rules: Rules) -> Contests:
    """Compile the words of ``markers.toml`` for contests."""
    word = any_of(rules.table("markers")["rank"]["contests"])
    return Contests(re.compile(word), regex.compile(rf"[\p{{Han}}“”]{{2,16}}?(?:{word})"))
