"""Finds numbers that state no fact by their form alone: names, slogans, codes, ordinals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from zhibiao.rules import Rules
from zhibiao.stages import Skipped

TIMEOUT = 2.0
"""Seconds that a rule pattern may take on one sentence; far above what a sound pattern needs."""


@dataclass(frozen=True, slots=True)
class Traps:
    """The patterns of ``traps.toml``, compiled into one alternation whose order is priority."""

    pattern: regex.Pattern[str]
    rules: tuple[tuple[str, str, regex.Pattern[str] | None], ...]

    def find(self, text: str, start: int, end: int) -> Iterator[Skipped]:
        """Yield the masked spans of ``text[start:end]``, in order, without overlap."""
        for match in self.pattern.finditer(text, start, end, timeout=TIMEOUT):
            number = match.lastindex
            if number is None or match.end() == match.start():
                continue
            name, reason, unless = self.rules[number - 1]
            if unless is not None and unless.search(match.group()):
                continue
            yield Skipped(match.start(), match.end(), reason, name)


def compile_traps(rules: Rules) -> Traps:
    """Compile ``traps.toml``."""
    table = rules.table("traps")["trap"]
    pattern = "|".join(f"({trap['pattern']})" for trap in table)
    names = tuple(
        (trap["id"], trap["reason"], regex.compile(unless) if (unless := trap.get("keep") or trap.get("except")) else None)
        for trap in table
    )
    return Traps(regex.compile(pattern, regex.MULTILINE), names)
