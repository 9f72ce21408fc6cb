"""Read: paths, bytes and standard input become ``Source``; what cannot be read is a ``ReadError``.

Each format has a module of its own, which is imported when such a file comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from zhibiao.read.content import Raw
from zhibiao.read.errors import ReadError, one_line, refused, shown
from zhibiao.read.kinds import MEDIA_TYPES, Kind, holds_many, kind_of, what_binary
from zhibiao.read.options import Limits, Progress, ReadOptions, time_limit
from zhibiao.read.paths import (
    EVERYTHING,
    OUTPUT_DOCUMENTS,
    OUTPUT_FILES,
    OUTPUT_PAGE,
    OUTPUT_TABLES,
    STDIN,
    Choice,
    Found,
    Input,
    find_inputs,
)
from zhibiao.stages import Source

__all__ = [
    "EVERYTHING", "OUTPUT_DOCUMENTS", "OUTPUT_FILES", "OUTPUT_PAGE", "OUTPUT_TABLES", "STDIN", "Choice", "Found",
    "Input", "Limits", "Progress", "ReadError", "ReadOptions", "find_inputs", "holds_many", "one_line",
    "read_bytes", "read_file", "read_input", "shown", "time_limit", "unheard",
]  # fmt: skip

Reader = Callable[[Raw], Iterator[Source | ReadError]]
"""Gives the documents of a file; a record that is none is an error among them, and stops nothing."""

# The one place for file formats: the module that reads each.
_READERS: dict[Kind, str] = {
    "text": "plain", "markdown": "markdown", "html": "html", "xml": "xml", "pdf": "pdf", "docx": "docx",
    "jsonl": "records", "json": "records", "csv": "records", "tsv": "records", "parquet": "records",
}  # fmt: skip
_DEFAULT = ReadOptions()


def unheard(what: str, done: int, total: int) -> None:
    """Tell nobody how far the reading is."""


def read_input(
    item: Input, options: ReadOptions = _DEFAULT, progress: Progress = unheard
) -> Iterator[Source | ReadError]:
    """Read the documents of one input; of a file of records, a bad one is a ``ReadError`` among them.

    Raises ``ReadError`` if the input as a whole cannot be read.
    """
    if item.data is None:
        yield from _read_path(Path(item.place), item.path, options, progress)
    else:
        yield from read_bytes(item.data, item.path, options, progress)


def read_file(path: str | Path, options: ReadOptions = _DEFAULT) -> Iterator[Source | ReadError]:
    """Read the documents of one file, as ``read_input`` does; most hold one, feeds and files of records many.

    Raises ``ReadError`` if the file is missing, a folder, forbidden, empty, damaged or in no format that is known.
    """
    yield from _read_path(Path(path), shown(path), options, unheard)


def read_bytes(
    data: bytes, path: str, options: ReadOptions = _DEFAULT, progress: Progress = unheard
) -> Iterator[Source | ReadError]:
    """Read the documents that bytes hold; ``path`` names them. Raises ``ReadError``.

    ``data.decode(source.encoding) == source.text`` holds for every source that is not ``extracted``, as long as
    undecodable bytes are refused; line ends stay as they are.
    """
    limit = options.limits.size
    if limit is not None and len(data) > limit:
        raise _too_large(path, len(data), limit)
    kind = kind_of(data, path)
    if not data.strip():
        raise _empty(path)
    binary = what_binary(data) if kind not in ("pdf", "docx", "parquet") else None
    if binary is not None:
        raise ReadError(path, f"is {binary[0]}, not text", binary[1])
    reader: Reader = import_module(f"zhibiao.read.{_READERS[kind]}").read
    count = 0
    source = Source(path, "", hashlib.sha256(data).hexdigest(), MEDIA_TYPES[kind], encoding=None)
    for count, read in enumerate(reader(Raw(data, source, options, progress)), 1):  # noqa: B007
        yield read if isinstance(read, ReadError) or read.text.strip() else _empty_part(read)
    if count == 0:
        raise _empty(path)


def _empty_part(source: Source) -> ReadError:
    """Return what is said of a record without text. Raises it if the document is the file."""
    if source.part is None:
        raise _empty(source.path)
    return _empty(f"{source.path}#{source.part}")


def _read_path(place: Path, path: str, options: ReadOptions, progress: Progress) -> Iterator[Source | ReadError]:
    limit = options.limits.size
    try:
        size = place.stat().st_size
        if limit is not None and size > limit:
            raise _too_large(path, size, limit)
        data = place.read_bytes()
    except OSError as error:
        raise refused(path, error) from error
    yield from read_bytes(data, path, options, progress)


def _too_large(path: str, size: int, limit: int) -> ReadError:
    return ReadError(path, f"has {size:,} bytes, more than {limit:,}", "allow more with --max-size, or split the file")


def _empty(path: str) -> ReadError:
    return ReadError(path, "is empty", "give a file that holds text")
