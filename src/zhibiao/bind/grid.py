"""A table as a grid: what each cell reads, which rows and columns are heads, and the heads of each value."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from zhibiao.stages import Table, Text

TEXT_SHARE = 0.3
"""Share of values in a column below which its cells are the names of the rows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its text, which stands at ``start`` in the text of the table, and its row."""

    text: str
    start: int
    row: int

    @property
    def end(self) -> int:
        """Where the text ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells by row and column; one that spans several stands at each of them.

    ``rows`` are the spans of the rows in the text of the table; ``values`` the places that hold a value.
    """

    text: Text
    cells: Mapping[tuple[int, int], Place]
    values: frozenset[tuple[int, int]]
    rows: Mapping[int, tuple[int, int]]
    height: int
    width: int

    def at(self, row: int, column: int) -> str:
        """Return what a cell reads."""
        place = self.cells.get((row, column))
        return place.text if place else ""

    def stripes(self) -> Iterator[tuple[range, range]]:
        """Yield head rows and value rows, from top to bottom; rows of names in the middle are heads anew."""
        row = 0
        while row < self.height:
            top = row
            while row < self.height and not self._has_value(row):
                row += 1
            body = row
            while row < self.height and (self._has_value(row) or not self._is_head(row)):
                row += 1
            if body < row:
                yield range(top, body), range(body, row)

    def name_columns(self, body: range) -> frozenset[int]:
        """Return the columns of ``body`` that name its rows."""
        names = set()
        for column in range(self.width):
            filled = [row for row in body if self.at(row, column)]
            values = sum((row, column) in self.values for row in filled)
            if filled and values < TEXT_SHARE * len(filled):
                names.add(column)
        return frozenset(names)

    def column_heads(self, heads: range, column: int) -> list[Place]:
        """Return the heads of a column, from top to bottom, each once."""
        return _once(self.cells.get((row, column)) for row in heads)

    def spans_row(self, place: Place) -> bool:
        """Return whether a cell is all that its row reads: a title inside of the table, or the name of a section."""
        return _once(self.cells.get((place.row, column)) for column in range(self.width)) == [place]

    def row_heads(self, heads: range, names: frozenset[int], row: int, column: int) -> list[Place]:
        """Return the names of a row for ``column``: those at its left; where tables lie abreast, the nearest."""
        left = [name for name in sorted(names) if name < column]
        first = self._heading(heads, left[0]) if left else ""
        again = [name for name in left[1:] if first and self._heading(heads, name) == first]
        if again:
            left = [name for name in left if name >= again[-1]]
        return _once(self.cells.get((row, name)) for name in left)

    def section(self, body: range, row: int) -> Place | None:
        """Return the last row above that names a section: one cell and no value."""
        for above in range(row - 1, body.start - 1, -1):
            filled = _once(self.cells.get((above, column)) for column in range(self.width))
            if len(filled) == 1 and not self._has_value(above):
                return filled[0]
        return None

    def _heading(self, heads: range, column: int) -> str:
        return "".join(place.text for place in self.column_heads(heads, column))

    def _has_value(self, row: int) -> bool:
        return any((row, column) in self.values for column in range(self.width))

    def _is_head(self, row: int) -> bool:
        """Return whether a row in the middle is a head: names over the columns of values."""
        return sum(1 for _ in _once(self.cells.get((row, column)) for column in range(self.width))) > 1


def _once(places: Iterator[Place | None]) -> list[Place]:
    """Return the places that read something, each once."""
    found: list[Place] = []
    for place in places:
        if place is not None and place.text and place not in found:
            found.append(place)
    return found


def make_grid(
    raw: str, table: Table, normalize: Callable[[str], Text], is_value: Callable[[str], bool],
    is_year: Callable[[str], bool],
) -> Grid:  # fmt: skip
    """Read the cells of ``table``, which stands in ``raw``; years in a row of their own are no values."""
    chars: list[str] = []
    starts, ends = array("I"), array("I")
    cells: dict[tuple[int, int], Place] = {}
    rows: dict[int, tuple[int, int]] = {}
    length = 0
    for cell in table.cells:
        text = normalize(raw[cell.start : cell.end])
        if chars:
            _append(chars, starts, ends, "\n" if cell.row not in rows else "\t", min(cell.start, len(raw) - 1))
            length += 1
        place = Place(text.chars, length, cell.row)
        chars.append(text.chars)
        starts.extend(cell.start + at for at in text.starts)
        ends.extend(cell.start + at for at in text.ends)
        length += len(text.chars)
        rows[cell.row] = (rows.get(cell.row, (place.start, 0))[0], length)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                cells.setdefault((row, column), place)
    height, width = _size(table)
    values = frozenset(_values(cells, is_value, is_year))
    return Grid(Text(raw, "".join(chars), starts, ends), cells, values, rows, height, width)


def _append(chars: list[str], starts: array[int], ends: array[int], char: str, at: int) -> None:
    chars.append(char)
    starts.append(at)
    ends.append(at)


def _size(table: Table) -> tuple[int, int]:
    return max(c.row + c.rows for c in table.cells), max(c.column + c.columns for c in table.cells)


def _values(
    cells: Mapping[tuple[int, int], Place], is_value: Callable[[str], bool], is_year: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Yield where values stand; in a row whose only numbers are years, those are heads."""
    found = [at for at, place in cells.items() if is_value(place.text)]
    others = {row for row, column in found if not is_year(cells[row, column].text)}
    yield from (at for at in found if at[0] in others or not is_year(cells[at].text))
