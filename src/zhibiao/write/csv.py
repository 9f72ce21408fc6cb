"""CSV: UTF-8, RFC 4180, line feeds; numbers as in the JSON, nothing as an empty cell.

A spreadsheet takes some cells for formulas and runs them. Such a cell is written with an apostrophe in front,
which a spreadsheet reads as "this is text".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhibiao.model import Document
    from zhibiao.write.columns import Table

BOM = "\ufeff"
"""What Excel needs in front of a CSV to take it for UTF-8."""

# A sign in front of nothing but a number and its unit (-3.2%) does nothing; digits alone are no excuse (-2+3).
_FORMULA = re.compile(r"[=@\t\r\n＝＠]|[+\-＋－](?![\d.,]+[%\u0080-\U0010ffff]*\Z)")
_WRITTEN = re.compile(rf"'+(?:{_FORMULA.pattern})")


def header(table: Table) -> str:
    """Return the first line of a table, with its line end."""
    return line([column.name for column in table.columns])


def rows(table: Table, document: Document) -> str:
    """Return the lines of a document in a table."""
    return "".join(line([cell(value) for value in row]) for row in table.rows(document))


def cell(value: Any) -> str:
    """Return the text of a cell. Text that a spreadsheet would run is made harmless; ``text_of`` undoes it."""
    if value is None:
        return ""
    text = " ".join(value) if isinstance(value, list) else str(value)
    if isinstance(value, int | float):
        return text
    return "'" + text if _FORMULA.match(text) or _WRITTEN.match(text) else text


def text_of(cell: str) -> str:
    """Return the text of which ``cell`` made a cell.

    >>> text_of(cell("=1+1")), text_of(cell("'=1+1")), text_of(cell("-3.2%"))
    ('=1+1', "'=1+1", '-3.2%')
    """
    return cell[1:] if _WRITTEN.match(cell) else cell


def line(cells: list[str]) -> str:
    """Join cells by RFC 4180. The csv module leaves a bare carriage return unquoted."""
    return ",".join(_quoted(cell) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(char in cell for char in ',"\r\n') else cell
