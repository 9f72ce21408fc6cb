"""Many rule patterns over one text, each tried only where it can match.

Trying some sixty patterns at every character of a text is what makes rules slow. A pattern knows with which
characters it can begin: the regex library tells, by a partial match, whether a text that begins so could
still match. So one search finds the characters at which anything can begin, and what the first characters
there rule out is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

import regex

TIMEOUT = 2.0
"""Seconds that one try may take. A sound pattern needs microseconds: all its repetitions are bounded."""
FEWEST, FEW, MANY = 2, 3, 5
"""Lengths of the beginnings that rule patterns out, one after the other as long as a pattern is left.

Most places are done after the shortest, which is seen again and again; what is left after the longest is tried.
"""
REMEMBERED = 1 << 16
DIGITS = frozenset("0123456789")
ASCII_MARKS = frozenset(map(chr, range(33, 127)))

Match = tuple[int, "regex.Match[str]"]
Indexed = tuple[int, "regex.Pattern[str]"]


class Possible(dict[str, tuple[Indexed, ...]]):
    """By what a text begins with, the patterns that can match it: found once for each of many beginnings."""

    def __init__(self, patterns: tuple[Indexed, ...]) -> None:
        super().__init__()
        self.patterns = patterns

    def __missing__(self, prefix: str) -> tuple[Indexed, ...]:
        some = self.patterns if len(prefix) == 1 else self[prefix[:-1]]
        left = tuple((index, p) for index, p in some if p.match(prefix, partial=True) is not None)
        if len(self) >= REMEMBERED:
            self.clear()
        self[prefix] = left
        return left


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns whose order is priority; ``possible`` gives those that can match a text that begins so."""

    starts: re.Pattern[str]
    possible: Mapping[str, tuple[Indexed, ...]]

    def find(self, text: str, start: int, end: int) -> Generator[Match, int | None, None]:
        """Yield ``(index of the pattern, match)`` for the matches in ``text[start:end]``.

        Matches come in order, do not overlap and do not cut a run of digits; where several start at one
        place, the first pattern wins. A consumer may ``send`` the place to go on from, to look again inside
        a match.
        """
        piece, position, possible = text[start:end], start, self.possible
        for low in map(re.Match.start, self.starts.finditer(piece)):
            if not (possible[piece[low : low + FEWEST]] and possible[piece[low : low + FEW]]):
                continue
            at = start + low
            if at < position or (low and piece[low] in DIGITS and piece[low - 1] in DIGITS):
                continue
            for index, pattern in possible[piece[low : low + MANY]]:
                match = pattern.match(text, at, end, timeout=TIMEOUT)
                if match is not None and _is_whole(text, match.end(), end):
                    go_on = yield index, match
                    position = match.end() if go_on is None else go_on
                    break

    def left(self, text: str, at: int, end: int) -> tuple[Indexed, ...]:
        """Return the patterns that the characters at ``at`` leave."""
        return self.possible[text[at : min(at + MANY, end)]]


def _is_whole(text: str, stop: int, end: int) -> bool:
    """Return whether no run of digits goes on behind a match that ends at ``stop``."""
    return stop >= end or text[stop] not in DIGITS or text[stop - 1] not in DIGITS


def compile_patterns(bodies: Sequence[str]) -> Patterns:
    """Compile patterns in their order of priority.

    A pattern begins with a character that it names, or with any ASCII one: with no look-behind that demands
    something, and no class that excludes.
    """
    patterns = tuple(enumerate(map(regex.compile, bodies)))

    starts = set().union(*(beginnings(pattern) for _, pattern in patterns))
    return Patterns(re.compile(f"[{re.escape(''.join(sorted(starts)))}]"), Possible(patterns))


def beginnings(pattern: regex.Pattern[str]) -> set[str]:
    """Return the characters with which a match of ``pattern`` can begin, of those that it names and the ASCII ones."""
    return {char for char in {*pattern.pattern, *ASCII_MARKS} if pattern.match(char, partial=True) is not None}
