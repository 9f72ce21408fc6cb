"""Tells the spans of time that state something from those of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from zhibiao.bind.phrases import Phrases
from zhibiao.bind.site import Bound
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
    part: regex.Pattern[str]

    def lasts(self, piece: str, right: str, sentence: Sequence[Bound]) -> bool:
        """Return whether a span of time states something: how long it took, lasted or may take.

        Behind one that did, ``sentence`` goes on about its parts (平均期限12年,其中甲类8年,乙类14年).
        """
        goes_on = bool(sentence) and sentence[-1].quantity.form == "duration" and not right.strip()
        if goes_on and self.part.fullmatch(piece):
            return True
        if self.left.search(piece) or self.right.match(right) or self.route.search(piece):
            return True
        if self.lasting.search(piece) is None or self.not_lasting.match(right):
            return False
        return self.phrases.right(right)[0] != ""


def compile_durations(rules: Rules, phrases: Phrases) -> Durations:
    """Compile the words of ``markers.toml`` around spans of time."""
    table = rules.table("markers")["duration"]
    patterns = (table[name] for name in ("left", "right", "route", "lasting", "not_lasting", "part"))
    return Durations(phrases, *map(regex.compile, patterns))
