"""Writes the review page, one document after the other, so that memory stays flat."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhibiao.report.sources import DOCUMENT, source_text
from zhibiao.write.columns import document_name, table
from zhibiao.write.files import whole_file

if TYPE_CHECKING:
    from zhibiao.model import Document
    from zhibiao.read import Input

# The program in reading order; the pieces share one scope.
SCRIPTS = ("words.js", "model.js", "origin.js", "rows.js", "text.js", "record.js", "charts.js", "lists.js", "app.js")
# Browsers grow slow on pages beyond this; documents that do not fit are counted and left out.
LIMIT = 80_000_000

_STYLE, _SCRIPT, _POLICY, _DATA = "/* style */", "/* script */", "{policy}", "<!-- data -->"
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def embedded(value: Any) -> str:
    """Return JSON that can stand inside a script element: no character of it means anything to HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():  # one by one is five times as fast as a translation table
        text = text.replace(char, escape)
    return text


def page_document(document: Document, text: str | None) -> dict[str, Any]:
    """Return a document as the page reads it: sentences are listed once, quotes are cut from the text there."""
    data = document.model_dump(mode="json")
    sentences: dict[str, int] = {}
    for record in (*data["observations"], *data["milestones"], *data["unbound"]):
        source = record["source"]
        source["sentence"] = sentences.setdefault(source["sentence"], len(sentences))
        if text is not None:
            del source["quote"]
    return {**data, "name": document_name(document), "sentences": list(sentences), "text": text}


class ReviewPage:
    """A review page that is written into ``put``; ``finish`` ends it."""

    def __init__(self, put: Callable[[str], object], *, limit: int = LIMIT) -> None:
        self._put = put
        self._left = limit
        self._documents = 0
        self._omitted: list[str] = []
        self._head, self._tail = _shell()
        put(self._head)

    def add(self, document: Document, text: str | None) -> None:
        """Add a document with the text that its offsets count, or None where it is not known."""
        data = embedded(page_document(document, text))
        if self._documents and len(data) > self._left:
            self._omitted.append(document_name(document))
            return
        self._documents += 1
        self._left -= len(data)
        self._put(f"{DOCUMENT}{data}</script>\n")

    def add_input(self, document: Document, item: Input, text: str | None = None) -> None:
        """Add a document that was just read from ``item``, with the ``text`` that was extracted, if any."""
        self.add(document, source_text(document.source, [Path(item.place)], item.data) if text is None else text)

    def finish(self) -> None:
        """Write the rest of the page."""
        run = {
            "columns": [[column.name, column.path] for column in table("observations").columns],
            "omitted": self._omitted,
        }
        self._put(f'<script type="application/json" id="run">{embedded(run)}</script>\n{self._tail}')


@contextlib.contextmanager
def review_page(path: Path) -> Iterator[ReviewPage]:
    """Open a review page for adding documents; it appears under its name when it is complete, or not at all.

    Raises ``OSError`` if it cannot be written.
    """
    with whole_file(path) as file:
        page = ReviewPage(file.write)
        yield page
        page.finish()


@cache
def _shell() -> tuple[str, str]:
    """Return what stands before and behind the documents."""
    style = _resource("style.css")
    strings = f"const STRINGS = {embedded(json.loads(_resource('strings.json')))};\n"
    script = '"use strict";\n{\n' + strings + "\n".join(map(_resource, SCRIPTS)) + "}\n"
    policy = f"default-src 'none'; style-src '{_fingerprint(style)}'; script-src '{_fingerprint(script)}'"
    page = _resource("page.html").replace(_POLICY, policy + "; base-uri 'none'; form-action 'none'")
    head, tail = page.replace(_STYLE, style).split(_DATA)
    return head, tail.replace(_SCRIPT, script)


def _resource(name: str) -> str:
    return files("zhibiao.report").joinpath(name).read_text("utf-8")


def _fingerprint(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
