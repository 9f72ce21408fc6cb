"""What extract has written, read back: the documents of an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from zhibiao.model import Document
from zhibiao.read import OUTPUT_DOCUMENTS


class ResultError(Exception):
    """What was to be read back is not there, or is not what extract writes."""


def documents(path: Path) -> Iterator[tuple[PurePosixPath, Document]]:
    """Yield the documents of an output folder, with their names in it, sorted by name; or the one of a file.

    Raises ``ResultError`` if there are none, or if one is not a document.
    """
    root = path / OUTPUT_DOCUMENTS
    if not path.exists():
        raise ResultError(f"{path}: does not exist; give a folder that extract -o wrote")
    if not path.is_dir():
        yield PurePosixPath(path.name), _document(path)
        return
    found = document_files(root)
    if not found:
        raise ResultError(f"{path}: holds no documents; give a folder that extract -o wrote")
    for file in found:
        yield PurePosixPath(file.relative_to(root).as_posix()), _document(file)


def document_files(root: Path) -> list[Path]:
    """Return the files of documents below a folder, sorted by name. A source's name may be that of a folder there."""
    found = (path for path in root.rglob("*.json") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(root).parts)


def _document(path: Path) -> Document:
    try:
        return Document.from_json(path.read_bytes())
    except OSError as error:
        raise ResultError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = f"{place + ': ' if place else ''}{first['msg']}"
        raise ResultError(f"{path}: is not a document ({problem}); see zhibiao validate") from error
