"""An output folder as a whole: every file by itself, and all of them together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from zhibiao.checks.laws import ledger_problems, origin_problems, overlap_problems
from zhibiao.checks.tables import document_problems, schema_problems
from zhibiao.model import Document, SourceInfo
from zhibiao.read import OUTPUT_DOCUMENTS, OUTPUT_FILES, OUTPUT_PAGE
from zhibiao.report.sources import source_text, texts_in
from zhibiao.results import document_files
from zhibiao.write.columns import MODELS, table
from zhibiao.write.datapackage import table_schema
from zhibiao.write.files import digest_of
from zhibiao.write.folder import PACKAGE, RUN
from zhibiao.write.streams import observation_json

Problem = tuple[Path, str]


def is_output(path: Path) -> bool:
    """Whether a path is a folder of one run."""
    return (path / OUTPUT_DOCUMENTS).is_dir() and (path / "observations.csv").is_file()


@dataclass(slots=True)
class FolderCheck:
    """The check of one output folder; ``sources`` are folders in which the source files may be.

    ``held`` counts the documents that were held against their source text, ``files`` the files looked at.
    """

    root: Path
    sources: Sequence[Path] = ()
    files: int = 0
    held: int = 0
    documents: int = 0
    _shown: dict[str, str] | None = None

    def problems(self, read: Sequence[tuple[Path, Document]]) -> Iterator[Problem]:
        """Yield what is wrong beyond each document by itself; ``read`` are those that are documents."""
        for place, document in read:
            yield from ((place, problem) for problem in self._against_source(document, place))
        everything = [document for _, document in read]
        for name in OUTPUT_FILES:
            path = self.root / name
            if not path.is_file():
                yield path, " is missing; extract writes it"
        yield from self._tables(everything)
        yield from self._lines(everything)
        yield from self._package()
        yield from self._run({place for place, _ in read})

    def _against_source(self, document: Document, place: Path) -> Iterator[str]:
        self.documents += 1
        yield from overlap_problems(document)
        path = Path(document.source.path)
        roots = (*self.sources, self.root, self.root.parent)
        places = [path, *(root / path for root in roots), *(r / path.name for r in roots)]
        extracted = document.source.text_sha256 is not None
        text = source_text(document.source, [place.with_suffix(".txt")] if extracted else places)
        if text is None:
            text = self._shown_text(document.source)
        if text is not None:
            self.held += 1
            yield from origin_problems(document, text)
            yield from ledger_problems(document, text)

    def _shown_text(self, source: SourceInfo) -> str | None:
        """Return the source text that the review page shows, if it is the very one."""
        if self._shown is None:
            self._shown = texts_in(self.root / OUTPUT_PAGE)
        text = self._shown.get(source.text_sha256 or source.sha256)
        encoding = None if source.text_sha256 else source.encoding
        return None if text is None else source_text(source, [], text.encode(encoding or "utf-8", "replace"))

    def _tables(self, documents: Sequence[Document]) -> Iterator[Problem]:
        for name in MODELS:
            path = self.root / f"{name}.csv"
            text = self._text(path)
            if isinstance(text, str):
                found = list(schema_problems(table(name), text)) or document_problems(table(name), text, documents)
                yield from ((path, problem) for problem in found)
            elif text is not None:
                yield path, f" byte {text} is not UTF-8"

    def _lines(self, documents: Sequence[Document]) -> Iterator[Problem]:
        path = self.root / "observations.jsonl"
        text = self._text(path)
        if not isinstance(text, str):
            return
        wanted = Counter(observation_json(one) for document in documents for one in document.observations)
        for number, line in enumerate(text.splitlines(), 1):
            if wanted[line]:
                wanted[line] -= 1
            else:
                yield path, f"{number}: no document holds this observation"
        for line in wanted.elements():
            yield path, f" lacks {json.loads(line)['id']}, which a document holds"

    def _package(self) -> Iterator[Problem]:
        path = self.root / PACKAGE
        body = self._json(path)
        if body is None:
            return
        try:
            resources = {resource["path"]: resource for resource in body["resources"]}
        except (KeyError, TypeError):
            yield path, " is not a data package with resources"
            return
        for name in MODELS:
            resource = resources.get(f"{name}.csv")
            if resource is None:
                yield path, f" does not describe {name}.csv"
                continue
            if resource.get("schema") != table_schema(table(name)):
                yield path, f" {name}: its schema is not that of this version"
            digest = digest_of(self._bytes(self.root / f"{name}.csv"))
            if resource.get("hash") != f"sha256:{digest.sha256}":
                yield path, f" {name}: the hash is not that of {name}.csv"

    def _run(self, documents: set[Path]) -> Iterator[Problem]:
        path = self.root / RUN
        body = self._json(path)
        if body is None:
            return
        try:
            outputs = {str(output["path"]): output["sha256"] for output in body["outputs"]}
        except (KeyError, TypeError):
            yield path, " is not the record of a run"
            return
        for name, sha256 in outputs.items():
            if not (self.root / name).is_file():
                yield path, f" {name} was written and is gone"
            elif digest_of(self._bytes(self.root / name)).sha256 != sha256:
                yield path, f" {name} was changed after it was written"
        for place in sorted(documents - {self.root / name for name in outputs}):
            yield place, " was not written by the run that wrote the rest"

    def _text(self, path: Path) -> str | int | None:
        """Return the text of a file, or the byte at which it is none; None if there is no such file."""
        if not path.is_file():
            return None
        self.files += 1
        try:
            return self._bytes(path).decode("utf-8")
        except UnicodeDecodeError as error:
            return error.start

    def _json(self, path: Path) -> Any:
        text = self._text(path)
        try:
            return json.loads(text) if isinstance(text, str) else None
        except ValueError:
            return {}

    def _bytes(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError:
            return b""


def documents_in(root: Path) -> Iterator[tuple[Path, Document]]:
    """Yield the files of an output folder that are documents."""
    for place in document_files(root / OUTPUT_DOCUMENTS):
        try:
            yield place, Document.from_json(place.read_bytes())
        except (OSError, ValidationError):
            continue
