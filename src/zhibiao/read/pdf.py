"""Reads PDF."""

from __future__ import annotations

from collections.abc import Iterator

from zhibiao.read.content import Content, Raw
from zhibiao.read.errors import ReadError


def read(raw: Raw) -> Iterator[Content]:
    """Refuse the file: this format is not read yet."""
    raise ReadError(raw.path, "is a PDF, not text", "save it as plain text first")
    yield
