"""Reads plain text: the document is the decoded file."""

from __future__ import annotations

from collections.abc import Iterator

from zhibiao.read.content import Raw
from zhibiao.stages import Source


def read(raw: Raw) -> Iterator[Source]:
    """Yield the one document of a text file."""
    yield raw.decoded()
