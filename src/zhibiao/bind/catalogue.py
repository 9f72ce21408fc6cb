"""Looks indicators up by the noun phrase of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from zhibiao.rules import Rules

TAIL = 2
LONGER = 6
"""Characters by which an alias may go on behind a shorter one (固定资产, 固定资产投资额)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the catalogue; ``unit`` is that of its numbers where none is written (基尼系数为0.4)."""

    code: str
    name: str
    name_en: str
    category: str
    dimension: str
    kind: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Indicators by alias.

    ``lengths`` are those of the aliases that end with the same characters, longest first: Chinese heads come last,
    so a phrase is looked up by its end. ``alone`` are those that mean the indicator only as a whole phrase: 原煤,
    but not 进口原煤.
    """

    lengths: Mapping[str, tuple[int, ...]]
    entries: Mapping[str, Entry]
    by_code: Mapping[str, Entry]
    alone: frozenset[str]
    shares: Mapping[str, tuple[tuple[Entry, frozenset[str]], ...]]

    def share(self, part: str, whole: str) -> Entry | None:
        """Return the entry for the share that ``part`` has of ``whole`` (研发投入 of GDP).

        Its aliases say both (研发投入占GDP比重); the whole may have another name of the same indicator.
        """
        found = self.ending(whole)
        scope = whole[: len(whole) - len(found[0])] if found else ""
        known = found[1] if found and part.startswith(scope) else None  # 全市税收占全市财政收入
        for start in range(len(part) - 1):
            for entry, wholes in self.shares.get(part[start:], ()):
                if whole in wholes or (known is not None and known.code in wholes):
                    return entry
        return None

    def endings(self, phrase: str, end: int | None = None) -> Iterator[tuple[str, Entry]]:
        """Yield the aliases that end ``phrase[:end]``, the longest first, with their entries."""
        stop = len(phrase) if end is None else end
        for length in self.lengths.get(phrase[max(0, stop - TAIL) : stop], ()):
            alias = phrase[stop - length : stop] if length <= stop else ""
            if alias in self.entries:
                yield alias, self.entries[alias]

    def ending(self, phrase: str, end: int | None = None) -> tuple[str, Entry] | None:
        """Return the longest alias that ends ``phrase[:end]`` and means its entry there."""
        stop = len(phrase) if end is None else end
        for length in self.lengths.get(phrase[max(0, stop - TAIL) : stop], ()):
            alias = phrase[stop - length : stop] if length <= stop else ""
            if alias in self.entries and (length == stop or alias not in self.alone):
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
            if phrase[stop - TAIL : stop] not in self.lengths:
                continue
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
            table.get("unit", ""),
        )
        by_code[entry.code] = entry
        for alias in table["aliases"]:
            if len(alias) >= TAIL:
                entries.setdefault(alias, entry)
        for alias in table.get("alone", ()):
            entries.setdefault(alias, entry)
            alone.add(alias)
    pattern = regex.compile(rules.table("markers")["share"]["named"])
    shares: dict[Entry, tuple[set[str], set[str]]] = {}
    for match in filter(None, map(pattern.fullmatch, entries)):
        whole = entries.get(match["whole"])
        parts, wholes = shares.setdefault(entries[match.string], (set(), set()))
        parts.add(match["part"])
        wholes |= {match["whole"], whole.code if whole else ""} - {""}
    by_part: dict[str, tuple[tuple[Entry, frozenset[str]], ...]] = {}
    for entry, (parts, wholes) in shares.items():
        for part in parts:
            by_part[part] = (*by_part.get(part, ()), (entry, frozenset(wholes)))
    lengths: dict[str, set[int]] = {}
    for alias in entries:
        lengths.setdefault(alias[-TAIL:], set()).add(len(alias))
    longest_first = {tail: tuple(sorted(found, reverse=True)) for tail, found in lengths.items()}
    return Catalogue(longest_first, entries, by_code, frozenset(alone), by_part)
