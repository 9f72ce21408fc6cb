"""Reads plain text: the document is the decoded file."""

from __future__ import annotations

from collections.abc import Iterator

from zhibiao.read.content import Content, Raw
from zhibiao.read.encodings import decode


def read(raw: Raw) -> Iterator[Content]:
    """Yield the one document of a text file."""
    decoded = decode(raw.data, raw.path, raw.options)
    yield Content(decoded.text, decoded.encoding, decoded.found, extracted=False)
