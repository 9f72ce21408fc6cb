"""Reads Markdown: the document is the decoded file; front matter and markup are hidden, tables read as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from zhibiao.read.content import GridCell, Raw, day_of, is_data
from zhibiao.stages import Cell, Source, Stated, Table

_FRONT = re.compile(r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FIELD = r"^{name}\s*[:=]\s*[\"']?(?P<value>.*?)[\"']?\s*$"
_LINE = re.compile(r"\r\n|\n|\r")
_PIPE = re.compile(r"(?<!\\)\|")
# What prints nothing, or not in this place: code, comments, images, the targets of links, tags, marks of emphasis.
_MARKUP = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|!\[[^\]\n]*\]\([^)\n]*\)"
    r"|(?<=\])\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<https?://[^>\s]*>|</?[A-Za-z][^<>]*>"
    r"|(?P<strong>\*\*|__|~~)(?=\S)(?P<inside>[^\n]+?)(?<=\S)(?P=strong)",
    re.I | re.S,
)
_BRACKET = re.compile(r"(?<!!)\[(?P<text>[^\[\]\n]*)\](?=\([^()\s]*(?:\s+\"[^\"\n]*\")?\))")
_TABLE_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|tr|td|th)\b(?P<attributes>[^>]*)>", re.I)
_SPAN = r"\b{name}\s*=\s*[\"']?(\d+)"
_BREAK = re.compile(r"<br\s*/?>", re.I)

Spans = list[tuple[int, int]]


def read(raw: Raw) -> Iterator[Source]:
    """Yield the one document of a file."""
    source = raw.decoded()
    text = source.text
    front = _FRONT.match(text)
    tables, code = _blocks(text, front.end() if front else 0)
    tables += _html_tables(text)
    taken = [(table.start, table.end) for table in tables] + code
    taken += [front.span()] if front else []
    yield replace(
        source,
        stated=Stated(_field(front, "title"), day_of(_field(front, "date"))),
        tables=tuple(sorted(tables, key=lambda table: table.start)),
        hidden=tuple(_outside(_markup(text), taken) + code + ([front.span()] if front else [])),
    )


def _field(front: re.Match[str] | None, name: str) -> str | None:
    """Return a field of the front matter, be it YAML or TOML."""
    match = re.search(_FIELD.format(name=name), front["body"], re.M | re.I) if front else None
    return match["value"] or None if match else None


def _outside(spans: Spans, taken: Spans) -> Spans:
    return [s for s in spans if not any(start < s[1] and s[0] < end for start, end in taken)]


def _markup(text: str) -> Spans:
    spans: Spans = []
    for match in _MARKUP.finditer(text):
        if match["strong"]:
            spans += [(match.start(), match.start("inside")), (match.end("inside"), match.end())]
            spans += [(m.start() + match.start("inside"), m.end() + match.start("inside"))
                      for m in _MARKUP.finditer(match["inside"]) if not m["strong"]]  # fmt: skip
        else:
            spans.append(match.span())
    for match in _BRACKET.finditer(text):
        spans += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    return _apart(spans)


def _apart(spans: Spans) -> Spans:
    """Return the spans in order, without those that overlap one before."""
    apart: Spans = []
    for start, end in sorted(spans):
        if start < end and (not apart or start >= apart[-1][1]):
            apart.append((start, end))
    return apart


# --- blocks ----------------------------------------------------------------------------------------------


def _blocks(text: str, front: int) -> tuple[list[Table], Spans]:
    """Return the tables and the code of a text; its front matter ends at ``front``."""
    from markdown_it import MarkdownIt

    starts = [0, *(match.end() for match in _LINE.finditer(text)), len(text)]
    skipped = len(_LINE.findall(text, 0, front))
    body = "\n" * skipped + text[front:]
    tables: list[Table] = []
    code: Spans = []
    rows: list[int] = []
    for token in MarkdownIt("commonmark").enable("table").parse(body.replace("\0", " ")):
        if token.map is None:
            continue
        low, high = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
        if token.type == "fence":
            code.append((low, high))
        elif token.type == "table_open":
            rows = []
            tables.append(Table(low, high, ()))
        elif token.type == "tr_open":
            rows.append(low)
            grown = (*tables[-1].cells, *_row(text, low, high, len(rows) - 1))
            tables[-1] = Table(tables[-1].start, tables[-1].end, grown)
    return [table for table in tables if _holds_data(text, table.cells)], code


def _row(text: str, start: int, end: int, row: int) -> Iterator[Cell]:
    """Yield the cells of one line of a table."""
    line = text[start:end].rstrip()
    lead = len(line) - len(line.lstrip())
    marks = [match.start() for match in _PIPE.finditer(line)]
    bounds = marks if marks and marks[0] == lead else [lead - 1, *marks]
    bounds = bounds if bounds[-1] == len(line) - 1 else [*bounds, len(line)]
    for column, (low, high) in enumerate(pairwise(bounds)):
        yield _cell(text, start + low + 1, start + high, row, column)


def _cell(text: str, start: int, end: int, row: int, column: int, rows: int = 1, columns: int = 1) -> Cell:
    """Return a cell without the blanks and the marks of emphasis around its text."""
    inside = text[start:end]
    bare = inside.strip().strip("*_`").strip()
    low = start + inside.find(bare) if bare else start
    return Cell(low, low + len(bare), row, column, rows, columns)


def _holds_data(text: str, cells: tuple[Cell, ...]) -> bool:
    return is_data([GridCell(text[c.start : c.end], c.row, c.column, c.rows, c.columns) for c in cells])


def _html_tables(text: str) -> list[Table]:
    """Return the tables that are written in HTML; one inside of another is text."""
    tables: list[Table] = []
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    row, column, start, opened = -1, 0, -1, None
    for tag in _TABLE_TAG.finditer(text):
        name = tag["name"].lower()
        if opened is not None:
            cells.append(_html_cell(text, opened, tag.start(), row, column, taken))
            column, opened = cells[-1].column + cells[-1].columns, None
        if name == "table" and tag["close"] and start >= 0:
            if _holds_data(text, tuple(cells)):
                tables.append(Table(start, tag.end(), tuple(cells)))
            start = -1
        elif name == "table" and not tag["close"]:
            start, row, cells, taken = tag.start(), -1, [], set()
        elif name == "tr" and not tag["close"]:
            row, column = row + 1, 0
        elif name in ("td", "th") and not tag["close"] and start >= 0:
            opened = tag
    return tables


def _html_cell(text: str, tag: re.Match[str], end: int, row: int, column: int, taken: set[tuple[int, int]]) -> Cell:
    """Return the cell that ``tag`` opens, in the next free column of its row."""
    while (row, column) in taken:
        column += 1
    height, width = _span(tag["attributes"], "rowspan"), _span(tag["attributes"], "colspan")
    taken.update((row + down, column + right) for down in range(height) for right in range(width))
    return _cell(text, tag.end(), end, row, column, height, width)


def _span(attributes: str, name: str) -> int:
    match = re.search(_SPAN.format(name=name), attributes, re.I)
    return max(1, min(int(match[1]), 1000)) if match else 1
