"""Reads files of records, JSONL, JSON, CSV and Parquet: one document a record; a CSV without texts is a table."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from zhibiao.read.content import GridCell as _GridCell
from zhibiao.read.content import Raw, day_of, is_data
from zhibiao.read.errors import ReadError, missing_extra
from zhibiao.read.kinds import kind_of
from zhibiao.stages import Cell, Source, Stated, Table

# Names under which texts, titles, ids and dates are found in such files, the likeliest first.
_TEXTS = ("text", "content", "body", "article")
_IDS = ("id", "_id", "uid", "url")
_DATES = ("date", "published", "pubdate", "publish_date", "pub_date", "created_at", "time")
_TITLE = "title"
_DELIMITERS = ",\t;|"

Record = Mapping[str, Any]
Numbered = tuple[int, Record | ReadError]


def read(raw: Raw) -> Iterator[Source | ReadError]:
    """Yield the documents of a file of records."""
    kind = kind_of(raw.data, raw.path)
    if kind == "parquet":
        yield from _documents(_parquet(raw), raw, raw.source)
        return
    whole = raw.decoded()
    if kind in ("csv", "tsv"):
        yield from _csv(raw, whole, "\t" if kind == "tsv" else None)
    else:
        yield from _documents(_jsonl(raw, whole) if kind == "jsonl" else _json(raw, whole), raw, whole)


def _documents(records: Iterable[Numbered], raw: Raw, whole: Source) -> Iterator[Source | ReadError]:
    """Yield a document for each record; one that holds no text is an error of its own."""
    taken: Counter[str] = Counter()
    for number, record in records:
        if isinstance(record, ReadError):
            yield record
            continue
        field = _text_field(record, raw)
        text = record.get(field)
        if not isinstance(text, str):
            found = "nothing" if text is None else type(text).__name__
            problem = f"record {number}: field {field!r} holds {found} where text should be"
            yield ReadError(raw.path, problem, "repair the record, or name another field with --text-field")
            continue
        part = _part(record, raw.options.id_field, number)
        taken[part] += 1
        title = (record.get(_TITLE) or None) if field != _TITLE else None
        title = title.strip() if isinstance(title, str) else None
        yield replace(
            whole,
            text=text,
            extracted=True,
            part=part if taken[part] == 1 else f"{part}-{taken[part]}",
            stated=Stated(title, _day(record, raw.options.date_field)),
        )


def _text_field(record: Record, raw: Raw) -> str:
    """Return the field that holds the text. Raises ``ReadError`` if nobody can tell."""
    given = raw.options.text_field
    if given is not None and given in record:
        return given
    found = next((name for name in _TEXTS if name in record), None) if given is None else None
    if found is None:
        names = ", ".join(map(str, record)) or "none"
        problem = f"has no field {given!r}" if given else "has no field that is known to hold text"
        raise ReadError(raw.path, f"{problem} (its fields: {names})", "name it with --text-field")
    return found


def _part(record: Record, given: str | None, number: int) -> str:
    name = given if given is not None else next((n for n in _IDS if record.get(n) not in (None, "")), None)
    value = record.get(name) if name is not None else None
    return str(value) if value not in (None, "") else str(number)


def _day(record: Record, given: str | None) -> dt.date | None:
    for name in (given,) if given is not None else _DATES:
        value = record.get(name)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        day = day_of(value) if isinstance(value, str) else None
        if day is not None:
            return day
    return None


# --- formats ---------------------------------------------------------------------------------------------


def _jsonl(raw: Raw, whole: Source) -> Iterator[Numbered]:
    for number, line in enumerate(whole.text.split("\n"), 1):
        if line.strip():
            yield number, _record(line, raw.path, f"line {number}: ")


def _record(line: str, path: str, place: str) -> Record | ReadError:
    try:
        data = json.loads(line)
    except ValueError as error:
        return ReadError(path, f"{place}is not JSON ({error})", "repair the line; each must be one JSON object")
    if not isinstance(data, dict):
        return ReadError(path, f"{place}is no JSON object", "each line must be one, with a field for the text")
    return data


def _json(raw: Raw, whole: Source) -> Iterator[Numbered]:
    """Yield the records of an array, or the one that the file is."""
    try:
        data = json.loads(whole.text)
    except (ValueError, RecursionError) as error:
        problem = f"is not JSON ({error})"
        raise ReadError(raw.path, problem, "repair it; a file of one object a line is called .jsonl") from error
    for number, record in enumerate(data if isinstance(data, list) else [data], 1):
        if isinstance(record, dict):
            yield number, record
        else:
            problem = f"record {number}: is no JSON object"
            yield number, ReadError(raw.path, problem, "give objects with a field for the text")


def _parquet(raw: Raw) -> Iterator[Numbered]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise missing_extra(raw.path, "Parquet", "parquet") from None
    try:
        file = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(raw.data))
        number = 0
        for batch in file.iter_batches(batch_size=1000):
            for record in batch.to_pylist():
                number += 1
                yield number, record
    except pyarrow.ArrowException as error:
        what = str(error).splitlines()[0]
        raise ReadError(raw.path, f"is no sound Parquet ({what})", "write it again; it may be cut short") from error


def _csv(raw: Raw, whole: Source, delimiter: str | None) -> Iterator[Source | ReadError]:
    """Yield a document a row if there is a column of texts, else the file as one table."""
    delimiter = delimiter or _delimiter(whole.text)
    # A field may be as long as the file.
    csv.field_size_limit(max(csv.field_size_limit(), len(whole.text) + 1))
    rows = csv.reader(io.StringIO(whole.text, newline=""), delimiter=delimiter)
    try:
        head = next(rows, [])
        if raw.options.text_field is not None or any(name in head for name in _TEXTS):
            records = ((n, dict(zip(head, row, strict=False))) for n, row in enumerate(rows, 1) if row)
            yield from _documents(records, raw, whole)
        else:
            yield _table(whole, delimiter)
    except csv.Error as error:
        raise ReadError(raw.path, f"line {rows.line_num}: is no sound CSV ({error})", "repair the line") from error


def _delimiter(text: str) -> str:
    first = text[:20_000].split("\n", 5)[:5]
    return max(_DELIMITERS, key=lambda sign: min((line.count(sign) for line in first if line.strip()), default=0))


def _table(whole: Source, delimiter: str) -> Source:
    """Return a file that is one table; the offsets are into the file itself."""
    sign = re.escape(delimiter)
    field = re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^{sign}\r\n]*))(?P<end>{sign}|\r\n|\r|\n|\Z)')
    cells: list[Cell] = []
    row = column = at = 0
    while at < len(whole.text) and (match := field.match(whole.text, at)):
        start, end = match.span("quoted" if match["quoted"] is not None else "plain")
        cells.append(Cell(start, end, row, column))
        at, column = match.end(), column + 1
        if match["end"] != delimiter:
            row, column = row + 1, 0
    tabular = is_data([_GridCell(whole.text[c.start : c.end], c.row, c.column) for c in cells])
    tables = (Table(0, at, tuple(cells)),) if tabular else ()
    return replace(whole, tables=tables)
