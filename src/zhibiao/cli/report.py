"""The report command: the review page of an output folder, made from its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from pydantic import ValidationError

from zhibiao.cli.streams import say
from zhibiao.model import Document
from zhibiao.read import OUTPUT_DOCUMENTS, OUTPUT_PAGE
from zhibiao.report import review_page, source_text, texts_in
from zhibiao.results import document_files


class _NothingToShowError(Exception):
    """There is no document: an earlier page stays, rather than give way to an empty one."""


def run_report(folder: Path, *, output: Path | None, sources: Sequence[Path], only: Sequence[str], quiet: bool) -> int:
    """Write the page and return the exit status: 1 if a document cannot be read or nothing can be written."""
    target = output or folder / OUTPUT_PAGE
    known = texts_in(target)
    failed = written = numbers = textless = 0
    try:
        with review_page(target) as page:
            for place, document in _documents(folder / OUTPUT_DOCUMENTS):
                if document is None:
                    failed += 1
                elif _wanted(document, only):
                    text = _text(document, place, [*sources, folder, folder.parent])
                    text = text or known.get(document.source.text_sha256 or document.source.sha256)
                    page.add(document, text)
                    written += 1
                    numbers += len(document.observations)
                    textless += text is None
            if not written:
                raise _NothingToShowError
    except _NothingToShowError:
        say(f"error: no documents to show in {folder}; {_advice(only)}")
        return 1
    except OSError as error:
        say(f"error: cannot write {target} ({error.strerror or error}); choose another place with -o")
        return 1
    if not quiet:
        without = f", {textless} without their source text (see --sources)" if textless else ""
        say(f"wrote {target}: {_counted(written, 'document')}, {_counted(numbers, 'observation')}{without}")
    return int(failed > 0)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _advice(only: Sequence[str]) -> str:
    return "check --only" if only else "give a folder that extract -o has written"


def _documents(root: Path) -> Iterator[tuple[Path, Document | None]]:
    """Yield place and document of an output folder in the order of names; None, and a word on it, if unreadable."""
    for place in document_files(root):
        try:
            yield place, Document.from_json(place.read_bytes())
        except (OSError, ValidationError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not a document of this version"
            say(f"error: {place}: {reason}; zhibiao validate says more")
            yield place, None


def _wanted(document: Document, only: Sequence[str]) -> bool:
    return not only or any(fnmatchcase(document.source.path, pattern) for pattern in only)


def _text(document: Document, place: Path, roots: Sequence[Path]) -> str | None:
    if document.source.text_sha256 is not None:
        return source_text(document.source, [place.with_suffix(".txt")])
    path = Path(document.source.path)
    return source_text(document.source, [path, *(root / path for root in roots), *(root / path.name for root in roots)])
