"""Write: documents become JSON, JSONL and CSV; every file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from zhibiao.read import OUTPUT_DOCUMENTS, OUTPUT_TABLES, Input

if TYPE_CHECKING:
    from zhibiao.model import Document, Observation

FORMATS = ("json", "jsonl", "csv")

# The CSV columns: name, meaning, and where the value stands in the observation.
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("document", "Path of the source, as in the document's source.path.", ""),
    ("id", "Id of the observation.", "id"),
    ("entity", "Whom the number is about.", "entity.name"),
    ("entity_kind", "What sort of entity it is.", "entity.kind"),
    ("sector", "Industry, park or sub-group to which the number is limited.", "sector"),
    ("indicator_code", "Catalogue code of the indicator.", "indicator.code"),
    ("indicator", "What is measured or counted.", "indicator.name"),
    ("indicator_en", "English name of the catalogue entry.", "indicator.name_en"),
    ("category", "Category of the catalogue entry.", "indicator.category"),
    ("measure", "level, growth, change, share or rank.", "measure"),
    ("value", "The number in the base unit; a range's lower end.", "value"),
    ("upper", "A range's upper end.", "upper"),
    ("unit", "The base unit.", "unit"),
    ("counted", "The measure word, where unit is count.", "counted"),
    ("bound", "exact, about, near, more, least, less or most.", "bound"),
    ("printed", "The number as printed, normalized.", "printed"),
    ("period_start", "First day of the period.", "period.start"),
    ("period_end", "Last day of the period.", "period.end"),
    ("period_text", "The words that gave the period.", "period.text"),
    ("status", "actual, estimate or target.", "status"),
    ("compare", "What growth or change is against.", "compare"),
    ("of", "A rank's total, or what a share is a share of.", "of"),
    ("start", "First code point of the quote in the source.", "source.start"),
    ("end", "Code point after the quote.", "source.end"),
    ("line", "Line of the source on which the quote starts.", "source.line"),
    ("quote", "The raw characters of the source.", "source.quote"),
    ("sentence", "The sentence around the quote, normalized.", "source.sentence"),
    ("rules", "Ids of the rules that decided, separated by spaces.", "rules"),
    ("confidence", "Chance that the whole record is right.", "confidence"),
    ("flags", "Reasons to look twice, separated by spaces.", "flags"),
)


def observation_json(observation: Observation) -> str:
    """Return one observation as one line of JSON, without line end."""
    return observation.model_dump_json()


def csv_header() -> str:
    """Return the first line of the CSV, with its line end."""
    return _csv_line([name for name, _, _ in COLUMNS])


def csv_row(document: Document, observation: Observation) -> str:
    """Return one observation as a line of CSV; numbers are written as in the JSON, null as nothing."""
    fields = observation.model_dump(mode="json")
    cells = [_at(fields, path) if path else document.source.path for _, _, path in COLUMNS]
    return _csv_line([_cell(value) for value in cells])


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """Open a file for writing text; it appears under its name when it is complete, or not at all.

    Raises ``OSError`` if the folder cannot be made or the file not written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # The name is short whatever the target's is, and hidden, so that no folder walk takes it for input.
    temporary = path.parent / f".{os.getpid()}-{abs(hash(path.name)):x}.tmp"
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            yield file
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class Stream:
    """Documents in one of ``FORMATS``, one after the other, into ``put``.

    ``many``: whether JSON is an array of documents, or the document itself. ``finish`` ends the stream.
    """

    def __init__(self, put: Callable[[str], object], form: str, *, many: bool = True) -> None:
        self._put = put
        self._form = form
        self._many = many
        self._count = 0
        if form == "csv":
            put(csv_header())

    def add(self, document: Document) -> None:
        """Write one document."""
        if self._form == "json":
            before = ("[\n" if self._count == 0 else ",\n") if self._many else ""
            self._put(before + document.to_json().rstrip("\n"))
        elif self._form == "jsonl":
            self._put("".join(observation_json(o) + "\n" for o in document.observations))
        else:
            self._put("".join(csv_row(document, o) for o in document.observations))
        self._count += 1

    def finish(self) -> None:
        """Write what closes the stream."""
        if self._form == "json" and self._many:
            self._put("\n]\n" if self._count else "[]\n")
        elif self._form == "json" and self._count:
            self._put("\n")


class Folder:
    """An output folder: a JSON file for each document, and one CSV and one JSONL of all observations.

    Use it in a ``with`` statement: the two tables appear when the block ends without an exception.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stack = contextlib.ExitStack()
        self._streams: list[Stream] = []

    def __enter__(self) -> Folder:
        for name in OUTPUT_TABLES:
            file = self._stack.enter_context(whole_file(self._root / name))
            self._streams.append(Stream(file.write, name.rpartition(".")[2]))
        return self

    def __exit__(self, *exception: Any) -> None:
        self._stack.__exit__(*exception)

    def add(self, item: Input, document: Document) -> None:
        """Write one document. Raises ``OSError`` if its file cannot be written; the tables then lack it."""
        name = item.name.with_name(item.name.name + ".json")
        with whole_file(self._root / OUTPUT_DOCUMENTS / name) as file:
            file.write(document.to_json())
        for stream in self._streams:
            stream.add(document)


def _at(fields: Any, path: str) -> Any:
    for key in path.split("."):
        fields = fields and fields[key]
    return fields


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return " ".join(value) if isinstance(value, list) else str(value)


def _csv_line(cells: list[str]) -> str:
    """Join cells by RFC 4180. The csv module leaves a bare carriage return unquoted."""
    return ",".join(_quoted(cell) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(char in cell for char in ',"\r\n') else cell
