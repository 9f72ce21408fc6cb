"""The description of the tables that tools read: a Data Package with a Table Schema for each CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zhibiao.model import SCHEMA_VERSION
from zhibiao.write.columns import MODELS, Column, Table, table

if TYPE_CHECKING:
    from zhibiao.write.files import Digest

_PROFILES = "https://datapackage.org/profiles/2.0"


def datapackage(digests: Mapping[str, Digest]) -> dict[str, Any]:
    """Return the Data Package of the tables; ``digests`` says what was written, by file name."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "zhibiao",
        "title": "Numbers in Chinese economic prose",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table(name), digests[f"{name}.csv"]) for name in MODELS],
    }


def table_schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    key = {"primaryKey": list(table.key)} if table.key else {}
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        **key,
    }


def _resource(table: Table, digest: Digest) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "title@zh": table.title_zh,
        "description": table.about,
        "description@zh": table.about_zh,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": digest.size,
        "hash": f"sha256:{digest.sha256}",
        "dialect": {"lineTerminator": "\n"},
        "schema": table_schema(table),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = {"required": True, **column.constraints} if column.required else dict(column.constraints)
    return {
        "name": column.name,
        "type": column.kind,
        "description": column.about,
        "description@zh": column.about_zh,
        **({"constraints": constraints} if constraints else {}),
    }
