"""The output folder: every document, the tables of all, and what describes them."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from zhibiao.read import OUTPUT_DOCUMENTS, OUTPUT_PAGE, Input
from zhibiao.write.files import Digest, WholeFiles, digest_of, whole_file
from zhibiao.write.run import Run
from zhibiao.write.streams import CsvStream, JsonlStream, Stream

if TYPE_CHECKING:
    from zhibiao.model import Document
    from zhibiao.report import ReviewPage

PACKAGE = "datapackage.json"
RUN = "run.json"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
_LONGEST_PART = 60


class Folder:
    """An output folder: a JSON file for each document, the tables and the review page of all, what describes them.

    Use it in a ``with`` statement. Documents appear as they come; everything else appears when the block ends
    without an exception, and then the documents that only an earlier run wrote are taken away.
    """

    def __init__(self, root: Path, run: Run | None = None, *, excel: bool = False) -> None:
        self._root = root
        self._run = run or Run()
        self._excel = excel
        self._files = WholeFiles()
        self._streams: dict[str, tuple[IO[str], Stream]] = {}
        self._inputs: list[dict[str, Any]] = []
        self._outputs: dict[str, str] = {}

    def __enter__(self) -> Folder:
        if self._documents.exists() and not self._documents.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self._documents))
        try:
            for name in (PACKAGE, RUN):
                self._files.check(self._root / name)
            for name in ("observations.csv", "observations.jsonl", "unbound.csv", "findings.csv"):
                self._streams[name] = self._open(name)
            self._page_file = self._files.text(self._root / OUTPUT_PAGE)
            self._page = _review_page(self._page_file)
        except BaseException:
            self._files.discard()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: Any) -> None:
        if kind is not None:
            self._files.discard()
            return
        earlier = _earlier(self._root / RUN)
        with self._files:
            self._describe()
        self._take_away(earlier)

    def add(self, item: Input, document: Document, text: str | None = None) -> None:
        """Write one document, and the ``text`` that was extracted for it, if any.

        Raises ``OSError`` if a file of it cannot be written; the tables then lack it.
        """
        place = PurePosixPath(OUTPUT_DOCUMENTS) / _document_path(item.name, document.source.part)
        name = place.with_name(place.name + ".json")
        body = document.to_json()
        with whole_file(self._root / name) as file:
            file.write(body)
        if text is not None:
            self._write_text(place.with_name(place.name + ".txt"), text)
        for _, stream in self._streams.values():
            stream.add(document)
        self._page.add_input(document, item, text)
        self._outputs[str(name)] = digest_of(body.encode()).sha256
        source = document.source
        described = {"path": source.path, "part": source.part, "sha256": source.sha256, "document": str(name)}
        self._inputs.append(described)

    def _write_text(self, name: PurePosixPath, text: str) -> None:
        with whole_file(self._root / name) as file:
            file.write(text)
        self._outputs[str(name)] = digest_of(text.encode()).sha256

    @property
    def _documents(self) -> Path:
        return self._root / OUTPUT_DOCUMENTS

    def _open(self, name: str) -> tuple[IO[str], Stream]:
        file = self._files.text(self._root / name)
        table, _, form = name.rpartition(".")
        return file, JsonlStream(file.write) if form == "jsonl" else CsvStream(file.write, table, excel=self._excel)

    def _describe(self) -> None:
        from zhibiao.write.datapackage import datapackage

        digests: dict[str, Digest] = {}
        for name, (file, stream) in self._streams.items():
            stream.finish()
            digests[name] = self._files.digest(file)
        self._page.finish()
        self._outputs[OUTPUT_PAGE] = self._files.digest(self._page_file).sha256
        self._outputs.update({name: digest.sha256 for name, digest in digests.items()})
        self._outputs[PACKAGE] = self._json(PACKAGE, datapackage(digests)).sha256
        outputs = [{"path": path, "sha256": sha256} for path, sha256 in sorted(self._outputs.items())]
        self._json(RUN, self._run.record(self._inputs, outputs))

    def _json(self, name: str, body: dict[str, Any]) -> Digest:
        file = self._files.text(self._root / name)
        file.write(json.dumps(body, ensure_ascii=False, indent=2) + "\n")
        return self._files.digest(file)

    def _take_away(self, earlier: dict[str, str]) -> None:
        """Take the documents of an earlier run away that this one did not write: not if anyone changed them."""
        for name, sha256 in earlier.items():
            path = self._root / name
            parts = PurePosixPath(name).parts
            if name in self._outputs or parts[:1] != (OUTPUT_DOCUMENTS,) or ".." in parts:
                continue
            with contextlib.suppress(OSError):
                if digest_of(path.read_bytes()).sha256 == sha256:
                    path.unlink()
                    _remove_empty(path.parent, self._documents)


def _document_path(name: PurePosixPath, part: str | None) -> PurePosixPath:
    """Return the path of a document in the output, without suffix; records of a file share a folder."""
    if part is None:
        return name
    plain = _NOT_IN_NAMES.sub("_", part)
    if plain != part or len(plain) > _LONGEST_PART or plain.startswith("."):
        # Ids that differ must not meet in one name.
        plain = f"{plain[:_LONGEST_PART].lstrip('.')}-{hashlib.sha256(part.encode()).hexdigest()[:8]}"
    return name / plain


def _review_page(file: IO[str]) -> ReviewPage:
    from zhibiao.report import ReviewPage  # which writes with this package

    return ReviewPage(file.write)


def _earlier(path: Path) -> dict[str, str]:
    """Return what an earlier run says it wrote: sha256 by path. What is no record of a run says nothing."""
    try:
        outputs = json.loads(path.read_bytes())["outputs"]
        return {str(output["path"]): str(output["sha256"]) for output in outputs}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
