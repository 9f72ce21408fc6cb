"""How rules are shown: in a list, and each on a page of its own."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zhibiao.rules import Book
from zhibiao.rules.book import Entry

_COLUMNS = ("id", "category", "name", "name_en", "words", "file", "line")
# Fields that hold the words of an entry, in the order in which they are looked for.
_WORDS = ("aliases", "surface", "before", "words", "names", "after", "closing", "of", "word", "alias")
_WIDTH = 80
_INDENT = 14
_TITLES = (
    ("note", "Definition"), ("code", "Code"), ("dimension", "Measured as"), ("kind", "Kind"), ("growth", "Growth"),
    ("parent", "Part of"), ("factor", "Factor"), ("reason", "Reason"), ("resolve", "Dates"), ("within", "Within"),
    ("level", "Level"), ("aliases", "Aliases"), ("surface", "Written"), ("before", "In front"), ("after", "Behind"),
    ("closing", "At the end"), ("needs", "Needs"), ("not_before", "Not before"), ("words", "Words"), ("names", "Names"),
    ("pattern", "Pattern"), ("except", "Except"), ("says", "Decided"),
)  # fmt: skip


def category_of(entry: Entry) -> str:
    """Return the category of an indicator, of anything else the name of its file."""
    return str(entry.body["category"]) if entry.array == "indicator" else entry.file.kind


def categories(book: Book) -> list[str]:
    """Return the categories there are, in order of their names."""
    return sorted({category_of(entry) for entry in book.entries.values()})


def words_of(entry: Entry) -> list[str]:
    """Return the words by which an entry is found in texts."""
    if not entry.array:
        return [str(word) for word in entry.body] if isinstance(entry.body, list) else []
    found: list[str] = []
    for field in _WORDS:
        value = entry.body.get(field, ())
        found += [value] if isinstance(value, str) else value
    return found


def listed(book: Book, category: str | None) -> list[dict[str, Any]]:
    """Return the entries of a category, or all, as rows."""
    return [
        {
            "id": entry.id,
            "category": category_of(entry),
            "name": _name(entry, "zh"),
            "name_en": _name(entry, "en"),
            "words": words_of(entry),
            "file": entry.file.label,
            "line": entry.line,
        }
        for entry in book.entries.values()
        if category in (None, category_of(entry))
    ]


def _name(entry: Entry, field: str) -> str | None:
    name = entry.body.get(field) if entry.array == "indicator" else None
    return str(name) if name else None


def rows_json(rows: Sequence[dict[str, Any]]) -> str:
    """Return the rows as one JSON array."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def rows_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Return the rows as CSV, words separated by spaces."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "words": " ".join(row["words"])} for row in rows)
    return out.getvalue()


def print_table(rows: Sequence[dict[str, Any]]) -> None:
    """Print the rows in columns; the words, which come last, are cut to the width of a terminal, in a pipe whole."""
    from zhibiao.cli.streams import data_stream

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    shown = [(row["id"], row["category"], row["name"] or "") for row in rows]
    pads = [max(map(_columns, column)) for column in zip(*shown, strict=True)]
    with data_stream() as out:
        for row, cells in zip(rows, shown, strict=True):
            words = " ".join(word for word in row["words"] if word != row["name"]).replace("\n", "⏎")
            start = "  ".join(cell + " " * (pad - _columns(cell)) for cell, pad in zip(cells, pads, strict=True))
            line = f"{start}  {words}".rstrip()
            out.write((_wrapped(line, width)[0] if width else line) + "\n")


# --- one rule --------------------------------------------------------------------------------------------


def sought(book: Book, name: str) -> list[Entry]:
    """Return the rules of an id, else of a code, else those that have a word."""
    if name in book.entries:
        return [book.entries[name]]
    coded = [entry for entry in book.entries.values() if entry.id.partition(".")[2] == name]
    return coded or [entry for entry in book.entries.values() if entry.array and name in words_of(entry)]


def page(book: Book, entry: Entry) -> str:
    """Return the page of one rule, as text of 80 columns."""
    return "\n".join(_lines(book, entry)) + "\n"


def _lines(book: Book, entry: Entry) -> Iterator[str]:
    yield f"{entry.id}{category_of(entry).rjust(max(1, _WIDTH - _columns(entry.id)))}"
    yield ""
    if entry.array == "indicator":
        yield f"  {entry.body['zh']}"
        yield f"  {entry.body['en']}"
        yield ""
    if not entry.array:
        yield from _field("Value", _shown(entry.body))
    for field, title in _TITLES:
        if entry.array and entry.body.get(field) not in (None, [], "", {}):
            yield from _field(title, _shown(entry.body[field], book if field == "parent" else None))
    for example in entry.body.get("examples", ()) if entry.array else ():
        yield from _field("Example", f"{example['text']} → {_shown(example['yields'])}")
    for text in entry.body.get("counter", ()) if entry.array else ():
        yield from _field("Not", text)
    if entry.array and entry.body.get("source"):
        yield from _field("Source", _shown(entry.body["source"]))
    yield from _field("File", f"{entry.file.label}:{entry.line}")


def _shown(value: Any, book: Book | None = None) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    if book is not None and (parent := book.entries.get(f"indicator.{value}")):
        return f"{value} ({parent.body['zh']})"
    return str(value).replace("\n", "⏎")


def _field(title: str, text: str) -> Iterator[str]:
    """Yield a field, wrapped, its lines below one another."""
    rest = _wrapped(text, _WIDTH - _INDENT)
    yield f"  {title:<{_INDENT - 2}}{rest[0]}"
    yield from (" " * _INDENT + line for line in rest[1:])


def _wrapped(text: str, width: int) -> list[str]:
    """Return text in lines of ``width`` columns, broken at a space if there is one in the last third."""
    lines: list[str] = []
    while _columns(text) > width:
        cut = next(i for i in range(len(text), 0, -1) if _columns(text[:i]) <= width)
        space = text.rfind(" ", cut * 2 // 3, cut + 1)
        cut = space if space > 0 else cut
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*lines, text]


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text fills."""
    from rich.cells import cell_len

    return cell_len(text)
