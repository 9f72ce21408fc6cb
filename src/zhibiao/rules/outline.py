"""Where things stand in a TOML file: the line of each table and key, which ``tomllib`` does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

Path = tuple[str | int, ...]

_HEADER = re.compile(r"""\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?""")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")
_PART = re.compile(r""""[^"]*"|'[^']*'|[A-Za-z0-9_-]+""")
_FENCES = ('"""', "'''")


def outline(text: str) -> Mapping[Path, int]:
    """Return the line of every table, entry of an array of tables, and key on a line of its own.

    A path is made of names and of numbers in an array, as in ``("unit", 3, "surface")``.
    """
    lines: dict[Path, int] = {}
    counts: Counter[str] = Counter()
    table: Path = ()
    fence = None
    for number, line in enumerate(text.split("\n"), 1):
        if fence is not None:
            fence = None if fence in line else fence
            continue
        if header := _HEADER.fullmatch(line):
            names = tuple(part.strip("\"'") for part in _PART.findall(header[2]))
            if header[1] == "[[":
                table = (names[0], counts[names[0]])
                counts[names[0]] += 1
            elif len(names) > 1 and counts[names[0]]:
                table = (names[0], counts[names[0]] - 1, *names[1:])
            else:
                table = names
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1].strip("\"'")), number)
        fence = next((f for f in _FENCES if line.count(f) % 2), None)
    return lines


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line on which ``path`` stands in ``text``: its own, or that of what it is in."""
    lines = outline(text)
    for length in range(len(path), 0, -1):
        if line := lines.get(tuple(path[:length])):
            return line
    return 1
