"""The text that is measured: what is named, a corpus beside the project, else the seeds with other numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
CORPUS = ROOT.parent / "shared" / "corpus" / "government_work_reports.jsonl"

_STOPS = re.compile(r"[。！？；!?;\s]+")
_MARKS = re.compile(r"[^\w.%]+")
_NOT_A_YEAR = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d年)\d+")


def load(path: Path | None, characters: int) -> list[str]:
    """Return documents of ``characters`` characters in all, the last one cut; 0 takes the whole text.

    ``path``: a text file, a folder of them, or JSON lines with a field ``text`` or ``content``.
    """
    if path is None:
        path = CORPUS if CORPUS.exists() else SEEDS
    documents = _read(path)
    if not any(documents):
        raise SystemExit(f"no text in {path}")
    if path == SEEDS and characters:
        return list(_take(_repeated(documents), characters))
    return list(_take(iter(documents), characters or sum(map(len, documents))))


def many_lines(documents: list[str], characters: int, times: int) -> str:
    """Return ``times`` varied copies of the first ``characters`` characters, each on lines of its own."""
    base = "\n".join(documents)[:characters]
    return "\n".join(_varied(base, turn) for turn in range(times))


def without_stops(text: str) -> str:
    """Return ``text`` on one line that no stop ends, commas kept."""
    return _STOPS.sub("", text)


def without_marks(text: str) -> str:
    """Return ``text`` on one line without any punctuation."""
    return _MARKS.sub("", text)


def _read(path: Path) -> list[str]:
    if path.is_dir():
        return [file.read_text("utf-8") for file in sorted(path.glob("*.txt"))]
    text = path.read_text("utf-8")
    if path.suffix != ".jsonl":
        return [text]
    records = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [str(record.get("text") or record.get("content") or "") for record in records]


def _repeated(documents: list[str]) -> Iterator[str]:
    for turn in count():
        for document in documents:
            yield _varied(document, turn)


def _varied(text: str, turn: int) -> str:
    """Return ``text`` with other numbers but the same years: no cache can know it from the copy before."""

    def other(match: re.Match[str]) -> str:
        return "".join(str((int(digit) + turn - 1) % 9 + 1) for digit in match[0])

    return _NOT_A_YEAR.sub(other, text) if turn else text


def _take(documents: Iterator[str], characters: int) -> Iterator[str]:
    for document in documents:
        piece = "".join(islice(document, characters))
        characters -= len(piece)
        if piece:
            yield piece
        if not characters:
            return
