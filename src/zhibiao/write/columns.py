"""The columns of the tables: their names and order, where their values stand in the records, their types.

Names, order and descriptions are data (``columns.toml``). Types and constraints are read off the models, so that
a table cannot say other than the record.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from zhibiao.model import Document, Finding, Observation, Record, Unbound

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["string", "integer", "number", "date"]

MODELS: Mapping[str, type[Record]] = {"observations": Observation, "unbound": Unbound, "findings": Finding}
"""The tables there are, by the field of the document that their rows come from."""

_CONSTRAINTS = ("enum", "pattern", "minimum", "maximum", "minLength")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its value stands in the record, what it means, what may stand in it, and whether ``many`` may."""

    name: str
    path: str
    about: str
    about_zh: str
    kind: Kind
    many: bool
    required: bool
    constraints: Mapping[str, Any]

    def value(self, name: str, fields: Any) -> Any:
        """Return the column's value of a record that was dumped to ``fields``, of the document ``name``."""
        if not self.path:
            return name
        for key in self.path.split("."):
            fields = fields and fields[key]
        return fields


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one kind of record; no two rows have the same cells in the columns of ``key``, if it has any."""

    name: str
    title: str
    title_zh: str
    about: str
    about_zh: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def records(self, document: Document) -> Sequence[Record]:
        """Return the records of a document that are rows of this table."""
        records: Sequence[Record] = getattr(document, self.name)
        return records

    def rows(self, document: Document, mode: Literal["json", "python"] = "json") -> Iterator[list[Any]]:
        """Yield the values of each row; by ``mode``, numbers and dates are those of JSON, or exact ones."""
        name = document_name(document)
        for record in self.records(document):
            fields = record.model_dump(mode=mode)
            yield [column.value(name, fields) for column in self.columns]


def document_name(document: Document) -> str:
    """Return what the tables call a document: the path of its source, with ``#`` and the part for a record of it."""
    source = document.source
    return source.path if source.part is None else f"{source.path}#{source.part}"


@cache
def table(name: str) -> Table:
    """Return the table of a name. Raises ``KeyError`` if there is none."""
    body = _data()[name]
    schema = MODELS[name].model_json_schema(mode="serialization")
    columns = tuple(_column(entry, schema) for entry in body["columns"])
    words = {key: body[key] for key in ("title", "title_zh", "about", "about_zh")}
    return Table(name=name, key=tuple(body["key"]), columns=columns, **words)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "columns.toml").read_text("utf-8"))


def _column(entry: Mapping[str, str], schema: Mapping[str, Any]) -> Column:
    if not entry["path"]:
        return Column(**entry, kind="string", many=False, required=True, constraints={})
    options, nullable = _options(entry["path"], schema)
    one = options[0] if len(options) == 1 else {}
    kind = _kind(one)
    constraints = {key: one[key] for key in _CONSTRAINTS if key in one}
    # A string of no length is an empty cell.
    filled = kind != "string" or bool(constraints)
    many = one.get("type") == "array"
    return Column(**entry, kind=kind, many=many, required=filled and not nullable, constraints=constraints)


def _options(path: str, schema: Mapping[str, Any]) -> tuple[list[Any], bool]:
    """Return the schemas that a value at ``path`` may have, and whether it may be null."""
    part, nullable = schema, False
    options: list[Any] = [schema]
    for key in path.split("."):
        part = options[0]["properties"][key]
        every = [_resolved(option, schema) for option in part.get("anyOf", [part])]
        options = [option for option in every if option.get("type") != "null"]
        nullable |= len(options) < len(every)
    return options, nullable


def _resolved(part: Any, schema: Mapping[str, Any]) -> Any:
    return schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def _kind(part: Mapping[str, Any]) -> Kind:
    if part.get("format") == "date":
        return "date"
    kinds: dict[str, Kind] = {"integer": "integer", "number": "number"}
    return kinds.get(part.get("type", ""), "string")
