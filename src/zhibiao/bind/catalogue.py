"""Looks indicators up by the noun phrase of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhibiao.rules import Rules

TAIL = 2
LONGER = 6
"""Characters by which an alias may go on behind a shorter one (固定资产, 固定资产投资额)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the catalogue."""

    code: str
    name: str
    name_en: str
    category: str
    dimension: str
    kind: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Indicators by alias; aliases are grouped by their last characters, because Chinese heads come last.

    ``alone`` are those that mean the indicator only as a whole phrase: 原煤, but not 进口原煤.
    """

    by_tail: Mapping[str, tuple[str, ...]]
    entries: Mapping[str, Entry]
    by_code: Mapping[str, Entry]
    alone: frozenset[str]

    def ending(self, phrase: str, end: int | None = None) -> tuple[str, Entry] | None:
        """Return the longest alias that ends ``phrase[:end]``, with its entry."""
        stop = len(phrase) if end is None else end
        for alias in self.by_tail.get(phrase[max(0, stop - TAIL) : stop], ()):
            if phrase.endswith(alias, 0, stop) and (stop == len(alias) or alias not in self.alone):
                return alias, self.entries[alias]
        return None

    def first(self, phrase: str) -> tuple[int, int, Entry] | None:
        """Return span and entry of the alias that ends first in ``phrase``, or of a longer one around it."""
        best: tuple[int, int, Entry] | None = None
        for stop in range(TAIL, len(phrase) + 1):
            found = self.ending(phrase, stop)
            start = stop - len(found[0]) if found else stop
            if found is not None and (best is None or start <= best[0]):
                best = start, stop, found[1]
            elif best is not None and stop > best[1] + LONGER:
                break
        return best

    def last(self, phrase: str) -> tuple[int, int, Entry] | None:
        """Return span and entry of the alias that ends last in ``phrase``; the longest of those."""
        for stop in range(len(phrase), 1, -1):
            found = self.ending(phrase, stop)
            if found is not None:
                return stop - len(found[0]), stop, found[1]
        return None


def compile_catalogue(rules: Rules) -> Catalogue:
    """Compile the files of ``indicators/``."""
    entries: dict[str, Entry] = {}
    by_code: dict[str, Entry] = {}
    alone: set[str] = set()
    for table in rules.indicators:
        entry = Entry(
            table["code"],
            table["zh"],
            table["en"],
            table["category"],
            table.get("dimension", ""),
            table.get("kind", ""),
        )
        by_code[entry.code] = entry
        for alias in table["aliases"]:
            if len(alias) >= TAIL:
                entries.setdefault(alias, entry)
        for alias in table.get("alone", ()):
            entries.setdefault(alias, entry)
            alone.add(alias)
    by_tail: dict[str, list[str]] = {}
    for alias in sorted(entries, key=len, reverse=True):
        by_tail.setdefault(alias[-TAIL:], []).append(alias)
    return Catalogue({tail: tuple(aliases) for tail, aliases in by_tail.items()}, entries, by_code, frozenset(alone))
