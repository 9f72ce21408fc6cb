"""Words at the end of a text: the longest that ends it, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import regex

Words = Mapping[str, tuple[str, ...]]
LONGEST_OVERLAP = 4
"""Characters that the end of one phrase and the start of another may share."""
CLOSING = ' ,:、-—“”"‘’('
"""Marks between a phrase and what follows it."""


def last_match(pattern: re.Pattern[str] | regex.Pattern[str], text: str) -> re.Match[str] | regex.Match[str] | None:
    """Return the last match of ``pattern`` in ``text``."""
    last = None
    for match in pattern.finditer(text):
        last = match
    return last


def by_last(words: list[str], not_after: Mapping[str, str] | None = None) -> Words:
    """Group words by their last character, longest first, for stripping from the right.

    ``not_after``: for a word of one character, the characters before it that make it part of another word.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        groups.setdefault(word[-1], []).append(word)
    found = {last: tuple(group) for last, group in groups.items()}
    return found | {"not after " + word: tuple(before) for word, before in (not_after or {}).items()}


def ending(text: str, words: Words, keep: int = 0) -> str | None:
    """Return the longest of ``words`` that ends ``text`` and leaves at least ``keep`` characters."""
    group = words.get(text[-1:])
    if group is None or not text.endswith(group):
        return None
    for word in group:
        if (
            text.endswith(word)
            and len(text) - len(word) >= keep
            and not (len(word) == 1 and text[-2:-1] and text[-2:-1] in words.get("not after " + word, ()))
        ):
            return word
    return None


def strip_ending(text: str, endings: Words) -> tuple[str, list[str]]:
    """Take ``endings`` off the end of ``text`` as long as one ends it; return the rest and what was taken."""
    taken: list[str] = []
    while True:
        trimmed = text.rstrip(CLOSING)
        word = ending(trimmed, endings)
        if word is None:
            return trimmed, taken
        text = trimmed[: len(trimmed) - len(word)]
        taken.append(word)


def overlap(part: str, head: str) -> int:
    """Return how many characters of ``head`` end ``part`` already (人工智能产业, 产业产值)."""
    sizes = range(min(LONGEST_OVERLAP, len(head) - 1), 1, -1)
    return next((size for size in sizes if part.endswith(head[:size])), 0)
