"""The diff command: what differs between two runs, as lines or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from zhibiao.changes import Change, Kind, changes
from zhibiao.cli.streams import data_stream, say
from zhibiao.cli.table import short_period
from zhibiao.model import Observation
from zhibiao.results import ResultError, documents

SAME, DIFFERENT, TROUBLE = 0, 1, 2
_SIGNS: dict[Kind, str] = {"gained": "+", "lost": "-", "changed": "~"}


def run_diff(old: Path, new: Path, *, trail: bool, as_json: bool) -> int:
    """Print what differs; return 0 if nothing does, 1 if something does, 2 if a folder cannot be read."""
    try:
        before, after = dict(documents(old)), dict(documents(new))
    except ResultError as error:
        say(f"error: {error}")
        return TROUBLE
    found = list(changes(before, after, trail=trail))
    with data_stream() as out:
        out.writelines([_json(found)] if as_json else _lines(found))
    counts = Counter(change.kind for change in found)
    touched = len({change.document for change in found})
    told = ", ".join(f"{counts[kind]} {kind}" for kind in _SIGNS)
    say(f"{told}, in {touched} of {len(before.keys() | after.keys())} documents")
    return DIFFERENT if found else SAME


def _lines(found: Sequence[Change]) -> Iterator[str]:
    for name, group in groupby(found, key=lambda change: change.document):
        yield f"{name}\n"
        for change in group:
            one = change.observation
            what = _brief(one)
            if change.kind == "changed":
                what = "; ".join(f"{field} {_text(a)} -> {_text(b)}" for field, (a, b) in change.fields.items())
            quote = json.dumps(one.source.quote, ensure_ascii=False)
            yield f"  {_SIGNS[change.kind]} {one.source.line}: {quote} {what}\n"


def _brief(one: Observation) -> str:
    parts = (one.measure, one.indicator.name, one.entity and one.entity.name, one.sector, short_period(one.period))
    return " | ".join(part for part in (*parts, one.status) if part and part != "-")


def _text(value: Any) -> str:
    if isinstance(value, dict):
        if "start" in value:
            return f"{value['start']}..{value['end']} ({value['text']})"
        return f"{value['name']} ({value.get('code') or value.get('kind') or '-'})"
    return "-" if value is None else str(value)


def _json(found: Sequence[Change]) -> str:
    body = [
        {
            "document": str(change.document),
            "change": change.kind,
            "fields": {field: {"old": old, "new": new} for field, (old, new) in change.fields.items()},
            "old": change.old and change.old.model_dump(mode="json"),
            "new": change.new and change.new.model_dump(mode="json"),
        }
        for change in found
    ]
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
