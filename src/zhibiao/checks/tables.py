"""A CSV against its table schema, and against the documents that it was made from."""

from __future__ import annotations

import csv as standard
import datetime as dt
import io
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from zhibiao.model import Document
from zhibiao.write import csv
from zhibiao.write.columns import Table
from zhibiao.write.datapackage import table_schema


def read_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of each row. Raises ``csv.Error`` where it is no CSV."""
    reader = standard.reader(io.StringIO(text.removeprefix(csv.BOM), newline=""), strict=True)
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def schema_problems(table: Table, text: str) -> Iterator[str]:
    """Yield what in a CSV is not as its table schema says, as ``line: column: problem``."""
    schema = table_schema(table)
    names = [field["name"] for field in schema["fields"]]
    seen: dict[tuple[str, ...], int] = {}
    rows = read_rows(text)
    try:
        _, header = next(rows, (1, []))
        if header != names:
            yield f"1: the columns are {_brief(','.join(header))}, not {_brief(','.join(names))}"
            return
        for line, cells in rows:
            if len(cells) != len(names):
                yield f"{line}: has {len(cells)} cells, not {len(names)}"
                continue
            for field, cell in zip(schema["fields"], cells, strict=True):
                problem = cell_problem(field, csv.text_of(cell))
                if problem:
                    yield f"{line}: {field['name']}: {_brief(cell)} {problem}"
            key = tuple(cells[names.index(name)] for name in table.key)
            if key and (first := seen.setdefault(key, line)) != line:
                yield f"{line}: {', '.join(table.key)}: {_brief(', '.join(key))} stands on line {first} too"
    except standard.Error as error:
        yield f"1: is not CSV ({error})"


def cell_problem(field: Mapping[str, Any], cell: str) -> str | None:
    """Return what is wrong with a cell, by its field of the table schema; None if nothing is."""
    constraints = field.get("constraints", {})
    if not cell:
        return "is empty" if constraints.get("required") else None
    value = _READ[field["type"]](cell)
    if value is None:
        return f"is no {field['type']}"
    for name, limit in constraints.items():
        problem = _VIOLATED[name](value, limit) if name in _VIOLATED else None
        if problem:
            return problem
    return None


def document_problems(table: Table, text: str, documents: Iterable[Document]) -> Iterator[str]:
    """Yield where a CSV says other than the documents. It has to follow its schema."""
    names = [column.name for column in table.columns]
    keys = [names.index(name) for name in table.key] or list(range(len(names)))
    wanted: Counter[tuple[str, ...]] = Counter()
    for document in documents:
        wanted.update(tuple(csv.cell(value) for value in row) for row in table.rows(document))
    by_key = {tuple(row[index] for index in keys): row for row in wanted}
    rows = read_rows(text)
    next(rows, None)
    for line, cells in rows:
        row = tuple(cells)
        key = tuple(row[index] for index in keys)
        if wanted[row]:
            wanted[row] -= 1
        elif key in by_key and wanted[by_key[key]]:
            wanted[by_key[key]] -= 1
            yield from _differences(line, names, row, by_key[key])
        else:
            yield f"{line}: no document holds {_brief(', '.join(key))}"
    for row, count in wanted.items():
        if count:
            yield f" lacks {_brief(', '.join(row[index] for index in keys))}, which a document holds"


def _differences(line: int, names: list[str], row: tuple[str, ...], wanted: tuple[str, ...]) -> Iterator[str]:
    for name, cell, other in zip(names, row, wanted, strict=True):
        if cell != other:
            yield f"{line}: {name}: {_brief(cell)} is {_brief(other)} in the document"


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _date(cell: str) -> str | None:
    try:
        return str(dt.date.fromisoformat(cell))
    except ValueError:
        return None


_READ: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "integer": lambda cell: int(cell) if re.fullmatch(r"-?[0-9]+", cell) else None,
    "number": _number,
    "date": _date,
}
_VIOLATED: Mapping[str, Callable[[Any, Any], str | None]] = {
    "enum": lambda value, allowed: None if value in allowed else f"is not one of {', '.join(allowed)}",
    "pattern": lambda value, pattern: None if re.search(pattern, value) else f"does not match {pattern}",
    "minimum": lambda value, limit: None if value >= limit else f"is below {limit}",
    "maximum": lambda value, limit: None if value <= limit else f"is above {limit}",
}


def _brief(text: str) -> str:
    shown = text if len(text) <= 60 else text[:59] + "…"
    return f'"{shown}"'
