"""Reads DOCX: paragraphs and tables in order, without what was deleted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from zhibiao.read.content import GridCell, Raw, Writer, is_data
from zhibiao.read.errors import ReadError, missing_extra
from zhibiao.stages import Source

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TABLE, _ROW, _CELL, _BOX = (_WORD + name for name in ("p", "tbl", "tr", "tc", "txbxContent"))
_SIGNS = {_WORD + "tab": "\t", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "-"}
_GONE = frozenset((_WORD + "del", _WORD + "moveFrom", _FALLBACK))


def read(raw: Raw) -> Iterator[Source]:
    """Yield the one document of a file."""
    writer = Writer()
    _write(_body(raw), writer)
    yield writer.written(raw.source)


def _body(raw: Raw) -> Any:
    """Return the body of the document. Raises ``ReadError`` if the file is no DOCX, damaged, or a zip bomb."""
    try:
        import docx
    except ImportError:
        raise missing_extra(raw.path, "a Word document", "docx") from None
    limit = raw.options.limits.unpacked
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if limit is not None and size > limit:
            problem = f"unpacks to {size:,} bytes, more than {limit:,}"
            raise ReadError(raw.path, problem, "allow more with --max-unpacked if you trust it")
        return docx.Document(io.BytesIO(raw.data)).element.body
    except ReadError:
        raise
    except Exception as error:  # The library passes on whatever its parsers raise.
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        raise ReadError(
            raw.path, f"is no sound DOCX ({what})", "open it in a word processor and save it anew"
        ) from error


def _write(parent: Any, writer: Writer) -> None:
    """Write the paragraphs and tables below ``parent``, in order."""
    for child in parent:
        if child.tag == _P:
            writer.paragraph(_text(child))
            for box in child.iter(_BOX):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    _write(box, writer)
        elif child.tag == _TABLE:
            cells = _cells(child)
            if is_data(cells) and next(child.iter(_TABLE, _BOX)) is child and len(list(child.iter(_TABLE))) == 1:
                writer.table(cells)
            else:
                for cell in child.iter(_CELL):
                    if next(cell.iterancestors(_TABLE)) is child:
                        _write(cell, writer)
        elif child.tag not in _GONE:
            _write(child, writer)


def _text(paragraph: Any) -> str:
    """Return what a paragraph reads, insertions in, deletions and text boxes out."""
    pieces: list[str] = []
    pending = [paragraph]
    while pending:
        element = pending.pop()
        if element.tag in _GONE or element.tag == _BOX:
            continue
        if element.tag == _WORD + "t":
            pieces.append(element.text or "")
        pieces.append(_SIGNS.get(element.tag, "") if element.getparent().tag == _WORD + "r" else "")
        pending.extend(reversed(element))
    return "".join(pieces)


def _cells(table: Any) -> list[GridCell]:
    """Return the cells of a table; one that goes on in the rows below is a single cell."""
    cells: list[GridCell] = []
    open_at: dict[int, int] = {}
    for number, row in enumerate(table.iter(_ROW)):
        column = 0
        for cell in row.iter(_CELL):
            width, merge = _spans(cell)
            if merge == "continue" and column in open_at:
                above = cells[open_at[column]]
                cells[open_at[column]] = GridCell(above.text, above.row, above.column, above.rows + 1, above.columns)
            else:
                text = "\n".join(filter(None, (_text(p).strip() for p in cell.iter(_P))))
                open_at[column] = len(cells)
                cells.append(GridCell(text, number, column, 1, width))
            column += width
    return cells


def _spans(cell: Any) -> tuple[int, str | None]:
    """Return how many columns a cell spans, and whether it starts or continues a cell of several rows."""
    properties = cell.find(_WORD + "tcPr")
    if properties is None:
        return 1, None
    width, merge = properties.find(_WORD + "gridSpan"), properties.find(_WORD + "vMerge")
    columns = int(width.get(_WORD + "val", "1")) if width is not None else 1
    return columns, None if merge is None else merge.get(_WORD + "val", "continue")
