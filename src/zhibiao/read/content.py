"""What a reader makes of a file: documents with their text, tables and pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime

from zhibiao.read.encodings import decode
from zhibiao.read.options import Progress, ReadOptions
from zhibiao.stages import Cell, Source, Table

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(\D{1,2}(\d\d?)\D{1,2}|(\d\d))(\d\d?)(?!\d)")


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input, and how to read them.

    ``source`` is what every document of it has in common: where it comes from; each reader fills in the text.
    """

    data: bytes
    source: Source
    options: ReadOptions
    progress: Progress

    @property
    def path(self) -> str:
        """The name of the input."""
        return self.source.path

    def decoded(self, declared: str | None = None) -> Source:
        """Return the decoded file as a document, read in the encoding it ``declared``, if it did.

        Raises ``ReadError`` if it is not in the encoding that was declared or asked for.
        """
        decoded = decode(self.data, self.path, self.options, declared)
        return replace(self.source, text=decoded.text, encoding=decoded.encoding, encoding_found=decoded.found)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell before its place in the text is known."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Writer:
    """Writes extracted text: paragraphs, one a line, and tables, one row a line, cells between tabs."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _open: bool = False
    _last: str = ""
    tables: list[Table] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def page(self, *, paragraph: bool = False) -> None:
        """Start a page; ``paragraph``: that of the page before may go on here."""
        if self._open and not paragraph:
            self._close()
        self.pages.append(self._length)

    def line(self, text: str, *, joined: bool) -> None:
        """Write a line of a page, which goes on with the paragraph before where it is ``joined`` to it."""
        if self._open and joined:
            latin = self._last.isascii() and self._last.isalpha() and text[:1].isascii() and text[:1].isalpha()
            self._put((" " if latin else "") + text)
        else:
            self._close()
            self._put(text)
        self._open, self._last = True, text[-1:]

    def paragraph(self, text: str) -> None:
        """Write a paragraph: a blank line parts it from the next."""
        lines = [line.strip(" \t\r\f\v") for line in text.split("\n")]
        text = "\n".join(line for line in lines if line)
        if text:
            self._put(text + "\n\n")

    def table(self, cells: Sequence[GridCell]) -> None:
        """Write a table; blanks and line ends inside a cell become one blank."""
        self._close()
        if not any(cell.text.strip() for cell in cells):
            return
        start, placed = self._length, []
        row = 0
        for index, cell in enumerate(sorted(cells, key=lambda c: (c.row, c.column))):
            if index:
                self._put("\n" * (cell.row - row) if cell.row > row else "\t")
            row = cell.row
            at = self._length
            self._put(" ".join(cell.text.split()))
            placed.append(Cell(at, self._length, cell.row, cell.column, cell.rows, cell.columns))
        self.tables.append(Table(start, self._length, tuple(placed)))
        self._put("\n\n")

    def written(self, source: Source) -> Source:
        """Return ``source`` with what was written as its text, which is extracted therefore."""
        self._close()
        return replace(source, text=self.text, extracted=True, tables=tuple(self.tables), pages=tuple(self.pages))

    def _close(self) -> None:
        """End a paragraph that was written line by line."""
        if self._open:
            self._put("\n\n")
            self._open = False

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def day_of(text: str | None) -> dt.date | None:
    """Return the day that a date of a page's head, a feed or a record names; None if it names none.

    >>> day_of("2024-03-05T10:00:00+08:00"), day_of("20240305"), day_of("Tue, 05 Mar 2024 10:00:00 +0800")
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
    """
    if not text:
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError):
        match = _DAY.search(text)
    try:
        return dt.date(int(match[1]), int(match[3] or match[4]), int(match[5])) if match else None
    except ValueError:
        return None


_LONGEST_CELL = 120


def is_data(cells: Sequence[GridCell]) -> bool:
    """Return whether cells are a table of data: rows and columns of short texts, not the layout of a page."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
        return False
    return max(len(cell.text) for cell in filled) <= _LONGEST_CELL
