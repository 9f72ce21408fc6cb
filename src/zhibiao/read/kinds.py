"""Which format a file is in: by its first bytes, then by the end of its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from zhibiao.read.encodings import is_wide

Kind = Literal["text", "markdown", "html", "xml", "pdf", "docx", "jsonl", "json", "csv", "tsv", "parquet"]

HEAD = 4096
"""Bytes at the start of a file that tell what it is."""

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "xml": "application/xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jsonl": "application/jsonl",
    "json": "application/json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "parquet": "application/vnd.apache.parquet",
}

_SUFFIXES: dict[str, Kind] = {
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".xml": "xml", ".rss": "xml", ".atom": "xml",
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet",
}  # fmt: skip
_BINARY: tuple[Kind, ...] = ("pdf", "docx", "parquet")
_MANY: tuple[Kind, ...] = ("xml", "jsonl", "json", "csv", "tsv", "parquet")
_ZIP = b"PK\x03\x04"
_SIGNATURES = (
    (_ZIP, "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*\?>\s*)?(?:<!doctype\s+html|<html[\s>])", re.I | re.S)
_XML = re.compile(rb"\s*<\?xml[\s]|\s*<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_ADVICE = {
    "a zip archive or an Office document": "unpack it, or save it as .docx, PDF or text",
    "an old Office document": "save it as .docx, PDF or text",
    "an RTF document": "save it as .docx, PDF or text",
    "a PNG image": "recognize its text (OCR) first",
    "a JPEG image": "recognize its text (OCR) first",
    "a GIF image": "recognize its text (OCR) first",
}


def kind_of(data: bytes, name: str) -> Kind:
    """Return the format; what nothing is known of is text."""
    by_name = _SUFFIXES.get(PurePosixPath(name).suffix.lower(), "text")
    head = data[:HEAD]
    if b"%PDF-" in head[:1024] and by_name not in ("docx", "parquet"):
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(_ZIP) and (by_name == "docx" or b"word/" in data):
        return "docx"
    if by_name == "text" and not is_binary(head, name):
        bare = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        return "html" if _HTML.match(bare) else "xml" if _XML.match(bare) else "text"
    return by_name


def holds_many(name: str) -> bool:
    """Return whether a file of this name may hold many documents, whatever it happens to hold."""
    return _SUFFIXES.get(PurePosixPath(name).suffix.lower()) in _MANY


def what_binary(data: bytes) -> tuple[str, str] | None:
    """Return what a file is that is no text, and what to do about it, if its first bytes tell."""
    what = next((what for signature, what in _SIGNATURES if data.startswith(signature)), None)
    return (what, _ADVICE.get(what, "unpack it first")) if what else None


def is_binary(head: bytes, name: str) -> bool:
    """Return whether a file that starts like this holds no text in a format that can be read."""
    if _SUFFIXES.get(PurePosixPath(name).suffix.lower()) in _BINARY or b"%PDF-" in head or head.startswith(b"PAR1"):
        return False
    if what_binary(head) is not None:
        return True
    return b"\0" in head and not is_wide(head[: len(head) - len(head) % 4])
