"""A workbook for spreadsheets: the observations with their types, and a sheet that says what the columns mean."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

import xlsxwriter

from zhibiao.write.columns import table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from zhibiao.model import Document

# What a sheet and a cell can hold.
_ROWS = 1_048_576
_CHARACTERS = 32_767
_WIDTHS = {"string": 16, "integer": 8, "number": 18, "date": 12}
# The same input gives the same bytes, so the file does not say when it was made.
_MADE = dt.datetime(2000, 1, 1)


class XlsxStream:
    """The observations as a workbook."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        # Put together in memory: a stream that cannot be rewound takes it as well, and gets the same bytes.
        self._made = io.BytesIO()
        settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(
            self._made, {**settings, "constant_memory": True, "default_date_format": "yyyy-mm-dd"}
        )
        self._book.set_properties({"created": _MADE})
        self._head = self._book.add_format({"bold": True})
        self._table = table("observations")
        self._sheet = self._opened()
        self._row = 0

    def add(self, document: Document) -> None:
        """Write the observations of one document."""
        for row in self._table.rows(document, mode="python"):
            if self._row + 1 >= _ROWS:
                self._close()
                self._sheet, self._row = self._opened(), 0
            self._row += 1
            for index, value in enumerate(row):
                _write(self._sheet, self._row, index, value)

    def finish(self) -> None:
        """Write the meaning of the columns, and the file."""
        self._close()
        sheet = self._book.add_worksheet("columns")
        for index, column in enumerate(self._table.columns):
            for place, text in enumerate((column.name, column.kind, column.about, column.about_zh)):
                sheet.write_string(index, place, text)
        sheet.set_column(0, 1, 16)
        sheet.set_column(2, 3, 60)
        self._book.close()
        self._file.write(self._made.getbuffer())

    def _opened(self) -> Worksheet:
        number = len(self._book.worksheets()) + 1
        sheet = self._book.add_worksheet(self._table.name if number == 1 else f"{self._table.name} {number}")
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(self._table.columns):
            sheet.set_column(index, index, _WIDTHS[column.kind])
            sheet.write_string(0, index, column.name, self._head)
        return sheet

    def _close(self) -> None:
        self._sheet.autofilter(0, 0, self._row, len(self._table.columns) - 1)


def _write(sheet: Worksheet, row: int, index: int, value: Any) -> None:
    if isinstance(value, dt.date):
        sheet.write_datetime(row, index, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, index, float(value))
    elif value is not None:
        text = " ".join(value) if isinstance(value, list) else str(value)
        sheet.write_string(row, index, text[:_CHARACTERS])
