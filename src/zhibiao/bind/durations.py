"""Tells the spans of time that state something from those of a story."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.phrases import Phrases
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Durations:
    """The words of ``markers.toml`` around spans of time, compiled."""

    phrases: Phrases
    left: regex.Pattern[str]
    right: regex.Pattern[str]
    route: regex.Pattern[str]
    lasting: regex.Pattern[str]
    not_lasting: regex.Pattern[str]

    def lasts(self, piece: str, right: str) -> bool:
        """Return whether a span of time states something: how long it took, lasted or may take."""
        if self.left.search(piece) or self.right.match(right) or self.route.search(piece):
            return True
        if self.lasting.search(piece) is None or self.not_lasting.match(right):
            return False
        return self.phrases.right(right)[0] != ""


def compile_durations(rules: Rules, phrases: Phrases) -> Durations:
    """Compile the words of ``markers.toml`` around spans of time."""
    table = rules.table("markers")["duration"]
    patterns = (table[name] for name in ("left", "right", "route", "lasting", "not_lasting"))
    return Durations(phrases, *map(regex.compile, patterns))
