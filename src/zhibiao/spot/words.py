"""Words with a numeral in them that are no numbers, looked up where a numeral stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhibiao.stages import Skipped


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """Words by their first numeral: how many characters stand before it, how long the word is, and the words.

    ``groups`` gives a word's rule, its reason, and the characters behind which it is no word; ``inside``
    are the characters of numbers.
    """

    numeral: re.Pattern[str]
    by_numeral: Mapping[str, tuple[tuple[int, int, frozenset[str]], ...]]
    groups: Mapping[str, tuple[str, str, str]]
    inside: frozenset[str]

    def find(self, text: str, start: int, end: int) -> Iterator[Skipped]:
        """Yield the words of ``text[start:end]``, in order; of several at a place the longest.

        A word that begins with a numeral is none inside a longer number (the 三农 of 二十三农户).
        """
        position = start
        while match := self.numeral.search(text, position, end):
            at = match.start()
            position = at + 1
            for before, length, words in self.by_numeral[text[at]]:
                low, high = at - before, at - before + length
                if low < start or high > end or text[low:high] not in words:
                    continue
                if before == 0 and low > start and text[low - 1] in self.inside:
                    continue
                rule, reason, not_behind = self.groups[text[low:high]]
                if low > start and text[low - 1] in not_behind:
                    continue
                yield Skipped(low, high, reason, rule)
                position = high
                break


def compile_words(groups: list[Mapping[str, Any]], numerals: Mapping[str, Any]) -> NumeralWords:
    """Compile the ``[[words]]`` of ``traps.toml`` with the numerals of ``numerals.toml``."""
    tables = ("digits", "small_multipliers", "large_multipliers", "tens")
    signs = frozenset("".join(char for name in tables for char in numerals[name])) | {numerals["words"]["half"]}
    found: dict[str, dict[tuple[int, int], set[str]]] = {}
    named: dict[str, tuple[str, str, str]] = {}
    for group in groups:
        for word in group["words"]:
            before = next(i for i, char in enumerate(word) if char in signs)
            found.setdefault(word[before], {}).setdefault((before, len(word)), set()).add(word)
            named[word] = (group["id"], group["reason"], group.get("not_behind", ""))
    by_numeral = {
        numeral: tuple(
            (before, length, frozenset(words[before, length]))
            for before, length in sorted(words, key=lambda key: (-key[1], key[0]))
        )
        for numeral, words in found.items()
    }
    return NumeralWords(
        re.compile(f"[{''.join(sorted(by_numeral))}]"), by_numeral, named, signs | frozenset("0123456789.")
    )
