"""Finds numbers that state no fact by their form alone: names, slogans, codes, ordinals, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from zhibiao.rules import Rules
from zhibiao.spot.patterns import Patterns, compile_patterns
from zhibiao.spot.words import NumeralWords, compile_words
from zhibiao.stages import Skipped


@dataclass(frozen=True, slots=True)
class Trap:
    """What a pattern of ``traps.toml`` says of its matches; those in which ``unless`` is found are none."""

    rule: str
    reason: str
    unless: regex.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Traps:
    """The patterns and words of ``traps.toml``, compiled; the order of the patterns is priority."""

    patterns: Patterns
    traps: tuple[Trap, ...]
    words: NumeralWords

    def find(self, text: str, start: int, end: int) -> Iterator[Skipped]:
        """Yield the masked spans of ``text[start:end]``, in order, without overlap."""
        words = self.words.find(text, start, end)
        word = next(words, None)
        for trap in self._matches(text, start, end):
            while word is not None and word.start < trap.start:
                if word.end <= trap.start:
                    yield word
                word = next(words, None)
            while word is not None and word.start < trap.end:
                word = next(words, None)
            yield trap
        if word is not None:
            yield word
        yield from words

    def _matches(self, text: str, start: int, end: int) -> Iterator[Skipped]:
        found = self.patterns.find(text, start, end)
        match = next(found, None)
        while match is not None:
            trap, (low, high) = self.traps[match[0]], match[1].span()
            if trap.unless is None or not trap.unless.search(text[low:high]):
                yield Skipped(low, high, trap.reason, trap.rule)
                match = next(found, None)
                continue
            try:
                match = found.send(low + 1)
            except StopIteration:
                return


def compile_traps(rules: Rules) -> Traps:
    """Compile ``traps.toml``."""
    table = rules.table("traps")
    return Traps(
        compile_patterns([trap["pattern"] for trap in table["trap"]]),
        tuple(Trap(trap["id"], trap["reason"], _unless(trap)) for trap in table["trap"]),
        compile_words(table["words"], rules.table("numerals")),
    )


def _unless(trap: Mapping[str, str]) -> regex.Pattern[str] | None:
    unless = trap.get("except")
    return regex.compile(unless) if unless else None
