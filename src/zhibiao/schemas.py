"""The JSON Schemas of the record, generated from the models."""

from __future__ import annotations

import json
from typing import Any

from zhibiao.model import SCHEMA_VERSION, Document, Observation, Record

MODELS: dict[str, type[Record]] = {"document": Document, "observation": Observation}

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of ``document`` or ``observation``, as it is written. Raises ``KeyError``."""
    body = MODELS[name].model_json_schema(mode="serialization")
    if name == "document":
        body["examples"] = [_document_example()]
    return {"$schema": _DIALECT, "$id": f"urn:zhibiao:schema:{name}:{SCHEMA_VERSION}", **body}


def schema_json(name: str) -> str:
    """Return the schema as the text of its file under ``schemas/``. Raises ``KeyError``."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _document_example() -> dict[str, Any]:
    """Return a document around the example that the model of the observation carries."""
    examples = Observation.model_json_schema(mode="serialization")["examples"]
    source: dict[str, Any] = {
        "path": "reports/yunjiang.txt",
        "part": None,
        "sha256": "3f1c9a0e" + "0" * 56,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "encoding_found": "detected",
        "undecodable": [],
        "characters": 23,
        "text_sha256": None,
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "rules_sha256": "c0ffee" + "0" * 58,
        "source": source,
        "title": None,
        "date": {"value": "2024-03-05", "found": "given", "text": "2024-03-05"},
        "subject": {**examples[0]["entity"], "aliases": []},
        "observations": examples,
        "milestones": [],
        "unbound": [],
        "findings": [],
        "repairs": {},
    }
