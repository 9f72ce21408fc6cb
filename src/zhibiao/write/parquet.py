"""Parquet: the columns of the CSV with their types; decimals stay exact."""

from __future__ import annotations

from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from zhibiao.model import SCHEMA_VERSION
from zhibiao.write.columns import Column, table

if TYPE_CHECKING:
    from zhibiao.model import Document

# Wide enough for every amount in the world, fine enough for a fraction of a square metre.
_DECIMAL = pa.decimal128(38, 10)
_SCALE = Decimal(1).scaleb(-10)
_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": _DECIMAL, "date": pa.date32()}
# Numbers that are estimates of a model, not of the text.
_FLOATS = {"confidence": pa.float64()}
_ROWS_A_GROUP = 20_000


class ParquetStream:
    """The observations as a Parquet file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._table = table("observations")
        fields = [_field(column) for column in self._table.columns]
        self._schema = pa.schema(fields, metadata={"schema_version": SCHEMA_VERSION})
        self._writer = ParquetWriter(pa.PythonFile(file, mode="w"), self._schema, compression="zstd")
        self._rows: list[list[Any]] = []

    def add(self, document: Document) -> None:
        """Write the observations of one document."""
        self._rows += self._table.rows(document, mode="python")
        if len(self._rows) >= _ROWS_A_GROUP:
            self._write()

    def finish(self) -> None:
        """Write what is left, and the footer."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        fields = [
            pa.array([_value(row[index], field.type) for row in self._rows], field.type)
            for index, field in enumerate(self._schema)
        ]
        self._writer.write_batch(pa.record_batch(fields, schema=self._schema))
        self._rows = []


def _field(column: Column) -> pa.Field:
    kind = _FLOATS.get(column.name) or _TYPES[column.kind]
    about = {"description": column.about, "description@zh": column.about_zh}
    return pa.field(column.name, pa.list_(kind) if column.many else kind, nullable=not column.required, metadata=about)


def _value(value: Any, kind: pa.DataType) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(_SCALE) if kind == _DECIMAL else format(value.normalize(), "f")
    return value
