"""Finds the source text of a document that was written earlier."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhibiao.model import SourceInfo

DOCUMENT = '<script type="application/json" class="document">'
"""What the line of each document in a review page begins with."""


def source_text(source: SourceInfo, places: Iterable[Path], data: bytes | None = None) -> str | None:
    """Return the text of a source, or None if no file holds it any more.

    ``places``: where the file, or the text that was extracted from it, may be. One counts only if it is the very
    one, by its sha256.
    ``data``: the bytes themselves, if they are at hand.
    """
    wanted, encoding = source.text_sha256 or source.sha256, source.encoding
    if source.text_sha256 is not None:
        encoding = "utf-8"
    for found in [data] if data is not None else _contents(places):
        if hashlib.sha256(found).hexdigest() == wanted:
            try:
                return found.decode(encoding or "utf-8", "replace" if source.undecodable else "strict")
            except (UnicodeDecodeError, LookupError):
                return None
    return None


def texts_in(page: Path) -> dict[str, str]:
    """Return the texts in a review page by the sha256 of their sources; none if there is no such page."""
    texts = {}
    try:
        with page.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                if line.startswith(DOCUMENT):
                    data, _ = json.JSONDecoder().raw_decode(line, len(DOCUMENT))
                    if data["text"] is not None:
                        texts[data["source"]["text_sha256"] or data["source"]["sha256"]] = data["text"]
    except (OSError, ValueError, KeyError, TypeError):
        return texts
    return texts


def _contents(places: Iterable[Path]) -> Iterator[bytes]:
    for place in places:
        try:
            if place.is_file():
                yield place.read_bytes()
        except (OSError, ValueError):
            continue
