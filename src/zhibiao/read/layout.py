"""Lays a page out: its characters as lines in reading order, and what is ruled as tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from zhibiao.read.content import GridCell, is_data

_NEAR = 2.5
"""Points by which lines that belong together may be apart."""
_WORD, _COLUMN = 0.25, 1.5
"""Gaps, in heights of a character, that part words and columns."""
_FEWEST = 4
"""Lines side by side that make columns; fewer are a row of a list."""


class Box(NamedTuple):
    """A rectangle; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


class Char(NamedTuple):
    """A character and its place."""

    text: str
    box: Box


class Rule(NamedTuple):
    """A straight line: at ``at`` across from ``low`` to ``high``."""

    level: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; ``scanned``: it has no text, or hardly any beside a picture."""

    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. ``left`` and ``right`` are the edges of the column that it stands in."""

    text: str
    box: Box
    left: float
    right: float

    @property
    def size(self) -> float:
        """Height of its characters."""
        return self.box.top - self.box.bottom

    @property
    def goes_on(self) -> bool:
        """Whether it is as wide as its column, so that its paragraph may go on."""
        return self.right - self.box.right < 1.6 * self.size

    def joins(self, line: Line) -> bool:
        """Return whether ``line`` goes on with the paragraph: this one is full, and that one not indented."""
        alike = abs(line.size - self.size) < 0.25 * self.size
        return alike and self.goes_on and line.box.left - line.left < 0.9 * line.size


def laid_out(page: Page) -> list[Line | list[GridCell]]:
    """Return the lines of a page and the cells of its tables, in reading order."""
    placed: list[tuple[float, list[Line | list[GridCell]]]] = []
    free = list(page.chars)
    for frame in _frames(page.rules):
        inside = [char for char in free if frame.holds(char.box)]
        cells = frame.cells(inside)
        if cells and is_data(cells):
            taken = set(map(id, inside))
            free = [char for char in free if id(char) not in taken]
            placed.append((frame.box.top, [cells]))
    tops = sorted((top for top, _ in placed), reverse=True)
    bands: dict[int, list[Char]] = {}
    for char in free:
        band = sum(top > char.box.bottom for top in tops)
        bands.setdefault(band, []).append(char)
    for band, chars in bands.items():
        placed.append((tops[band - 1] - 0.01 if band else float("inf"), list(_in_columns(_rows(chars)))))
    return [block for _, blocks in sorted(placed, key=lambda item: -item[0]) for block in blocks]


# --- lines -----------------------------------------------------------------------------------------------


def _rows(chars: Iterable[Char]) -> list[list[list[Char]]]:
    """Return the characters by rows from top to bottom, each row in pieces that wide gaps part."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: -(c.box.top + c.box.bottom)):
        middle = (char.box.top + char.box.bottom) / 2
        if rows and rows[-1][0].box.bottom < middle < rows[-1][0].box.top:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [_pieces(sorted(row, key=lambda c: c.box.left)) for row in rows]


def _pieces(row: list[Char]) -> list[list[Char]]:
    pieces = [[row[0]]]
    for before, char in pairwise(row):
        if char.box.left - before.box.right > _COLUMN * (char.box.top - char.box.bottom):
            pieces.append([])
        pieces[-1].append(char)
    return pieces


def _in_columns(rows: list[list[list[Char]]]) -> Iterator[Line]:
    """Yield the lines: column by column where pieces stand side by side over several rows, else row by row."""
    if not rows:
        return
    gutter = _gutter(rows)
    at = 0
    while at < len(rows):
        end = at
        while gutter is not None and end < len(rows) and _clears(rows[end], gutter):
            end += 1
        if gutter is not None and end - at >= _FEWEST:
            yield from _lines([[p] for row in rows[at:end] for p in row if p[0].box.left < gutter])
            yield from _lines([[p] for row in rows[at:end] for p in row if p[0].box.left >= gutter])
            at = end
            continue
        stop = at + 1
        while stop < len(rows) and not (gutter is not None and _clears(rows[stop], gutter)):
            stop += 1
        yield from _lines(rows[at:stop])
        at = stop


def _gutter(rows: list[list[list[Char]]]) -> float | None:
    """Return where the page is parted into two columns of prose, if most of its rows are."""
    parted = [row for row in rows if len(row) == 2 and min(len(piece) for piece in row) >= _FEWEST]
    if len(parted) < max(_FEWEST, len(rows) // 2):
        return None
    middle = median((row[0][-1].box.right + row[1][0].box.left) / 2 for row in parted)
    clear = sum(_clears(row, middle) for row in parted)
    return middle if clear >= 0.9 * len(parted) else None


def _clears(row: list[list[Char]], x: float) -> bool:
    return all(piece[-1].box.right <= x or piece[0].box.left >= x for piece in row)


def _lines(rows: list[list[list[Char]]]) -> Iterator[Line]:
    """Yield rows as lines; the column is as wide as the widest of them."""
    rows = [row for row in rows if row]
    if not rows:
        return
    left = min(row[0][0].box.left for row in rows)
    right = max(row[-1][-1].box.right for row in rows)
    for row in rows:
        chars = [char for piece in row for char in piece]
        bottom, top = median(c.box.bottom for c in chars), median(c.box.top for c in chars)
        yield Line(_text(chars), Box(chars[0].box.left, bottom, chars[-1].box.right, top), left, right)


def _text(chars: Sequence[Char]) -> str:
    """Return what a row reads: a gap is a blank, a wide one several."""
    parts = [chars[0].text]
    for before, char in pairwise(chars):
        gap = (char.box.left - before.box.right) / max(1.0, char.box.top - char.box.bottom)
        parts.append("   " if gap > _COLUMN else " " if gap > _WORD else "")
        parts.append(char.text)
    return "".join(parts)


# --- tables ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Frame:
    """The ruling of one table: where its lines run, and from where to where each does."""

    levels: tuple[float, ...]
    uprights: tuple[float, ...]
    rules: tuple[Rule, ...]

    @property
    def box(self) -> Box:
        return Box(self.uprights[0], self.levels[-1], self.uprights[-1], self.levels[0])

    def holds(self, box: Box) -> bool:
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        frame = self.box
        return frame.left - _NEAR <= x <= frame.right + _NEAR and frame.bottom - _NEAR <= y <= frame.top + _NEAR

    def cells(self, chars: Iterable[Char]) -> list[GridCell]:
        """Return the cells; where no line parts two, they are one."""
        texts: dict[tuple[int, int], list[Char]] = {}
        below = [-level for level in self.levels]
        for char in chars:
            row = bisect_right(below, -(char.box.bottom + char.box.top) / 2) - 1
            column = bisect_right(self.uprights, (char.box.left + char.box.right) / 2) - 1
            row, column = max(0, min(row, len(below) - 2)), max(0, min(column, len(self.uprights) - 2))
            texts.setdefault((row, column), []).append(char)
        return list(self._merged(texts))

    def _merged(self, texts: dict[tuple[int, int], list[Char]]) -> Iterator[GridCell]:
        done: set[tuple[int, int]] = set()
        for row in range(len(self.levels) - 1):
            for column in range(len(self.uprights) - 1):
                if (row, column) in done:
                    continue
                width = height = 1
                while column + width < len(self.uprights) - 1 and not self._upright(column + width, row):
                    width += 1
                while row + height < len(self.levels) - 1 and not self._level(row + height, column):
                    height += 1
                spots = [(row + down, column + right) for down in range(height) for right in range(width)]
                done.update(spots)
                inside = [char for spot in spots for char in texts.get(spot, ())]
                rows = _rows(inside) if inside else []
                text = "".join(_text([c for piece in line for c in piece]) for line in rows)
                yield GridCell(text, row, column, height, width)

    def _upright(self, index: int, row: int) -> bool:
        """Return whether a line parts the columns at ``index`` in ``row``."""
        x, y = self.uprights[index], (self.levels[row] + self.levels[row + 1]) / 2
        return any(not r.level and abs(r.at - x) <= _NEAR and r.low <= y <= r.high for r in self.rules)

    def _level(self, index: int, column: int) -> bool:
        y, x = self.levels[index], (self.uprights[column] + self.uprights[column + 1]) / 2
        return any(r.level and abs(r.at - y) <= _NEAR and r.low <= x <= r.high for r in self.rules)


def _frames(rules: Sequence[Rule]) -> Iterator[_Frame]:
    """Yield the tables that lines make: groups of lines that touch, with two rows and two columns at least."""
    for group in _groups(rules):
        levels = sorted(_distinct(r.at for r in group if r.level), reverse=True)
        uprights = sorted(_distinct(r.at for r in group if not r.level))
        if len(levels) > 2 and len(uprights) > 2:
            yield _Frame(tuple(levels), tuple(uprights), tuple(group))


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules in groups that hang together from top to bottom."""
    groups: list[list[Rule]] = []
    bottom = 0.0
    for rule in sorted(rules, key=lambda r: -(r.at if r.level else r.high)):
        top, low = (rule.at, rule.at) if rule.level else (rule.high, rule.low)
        if groups and top >= bottom - _NEAR:
            groups[-1].append(rule)
            bottom = min(bottom, low)
        else:
            groups.append([rule])
            bottom = low
    return groups


def _distinct(values: Iterable[float]) -> list[float]:
    """Return the values in order, each for all that are near it."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
