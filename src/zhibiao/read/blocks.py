"""The blocks of a page: paragraphs and tables, and which of them are its text rather than its navigation.

What a page is made of is told by block, not by looking for the one element that holds the article: old pages put
the title, the date and the text into tables side by side, and whatever is left out is lost without a trace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from zhibiao.read.content import GridCell, is_data

_DROPPED = frozenset((
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "select", "button", "textarea",
    "iframe", "svg", "object", "head", "title", "canvas", "map", "audio", "video", "figure", "input", "label",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "img", "o", "nobr", "rp", "rt", "ruby", "data", "base", "link", "meta",
))  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|foot|copyright|breadcrumbs?|crumbs?|sidebar|share|related|"
    r"comments?|pagination|pager|toolbar|search|login|banner|advert|ads?|recommend)(?:$|[\s_-])",
    re.I,
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile("[\u3002\uff0c\uff1b\uff01\uff1f,;]")
_STOP = re.compile("[\u3002\uff01\uff1f]")
_LEGAL = re.compile(r"copyright|\u00a9|all rights reserved|\bICP\b", re.I)
_LONG, _LONG_WITHOUT_MARKS = 20, 40
_BEFORE, _AFTER = 6, 3


@dataclass(slots=True)
class Block:
    """A paragraph or a table of a page; ``linked`` counts the characters that are links."""

    text: str = ""
    linked: int = 0
    heading: bool = False
    cells: list[GridCell] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters that print."""
        return len(self.text) - self.text.count(" ") - self.text.count("\n")

    @property
    def is_navigation(self) -> bool:
        """Whether most of it is links; a sentence may be one as a whole."""
        if self.linked * 2 <= self.size:
            return False
        return self.size < 2 * _LONG_WITHOUT_MARKS or not _STOP.search(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it is surely part of the text: sentences, or a table."""
        if self.cells:
            return True
        return self.size >= (_LONG if _SENTENCE.search(self.text) else _LONG_WITHOUT_MARKS)


def kept(blocks: list[Block]) -> list[Block]:
    """Return the blocks that are the page's text: from its first prose to its last, and a few around them."""
    told = [block for block in blocks if not block.is_navigation]
    prose = [index for index, block in enumerate(told) if block.is_prose and not _LEGAL.search(block.text)]
    if not prose:
        return told
    first, last = max(0, prose[0] - _BEFORE), prose[-1] + 1
    return told[first:last] + [block for block in told[last : last + _AFTER] if not _LEGAL.search(block.text)]


class PageBlocks:
    """Walks a tree and yields its blocks."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0

    def __iter__(self) -> Iterator[Block]:
        from lxml import etree

        walk = etree.iterwalk(self._tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            tag = tag.rpartition("}")[2].lower()
            if event == "start":
                if _is_dropped(element, tag):
                    walk.skip_subtree()
                    continue
                cells = data_cells(element) if tag == "table" else []
                if tag not in _INLINE:
                    yield from self._flush(tag)
                if cells:
                    yield Block(text=" ".join(cell.text for cell in cells), linked=_linked(element), cells=cells)
                    walk.skip_subtree()
                    continue
                self._links += tag == "a"
                self._add(element.text)
            else:
                if tag == "a" and not _is_dropped(element, tag):
                    self._links = max(0, self._links - 1)
                if tag == "br":
                    self._pieces.append("\n")
                elif tag not in _INLINE:
                    yield from self._flush(tag)
                if element is not self._tree:
                    self._add(element.tail)
        yield from self._flush("")

    def _add(self, text: str | None) -> None:
        if text:
            plain = _blanks(text)
            self._pieces.append(plain)
            if self._links:
                self._linked += len(plain.replace(" ", ""))

    def _flush(self, tag: str) -> Iterator[Block]:
        if tag == "br":
            return
        lines = ("".join(self._pieces)).split("\n")
        text = "\n".join(line for line in (_tidy(line) for line in lines) if line)
        if text:
            yield Block(text, self._linked, tag in _HEADINGS)
        self._pieces, self._linked = [], 0


def _blanks(text: str) -> str:
    """Return ``text`` with line ends of the source as what they are: blanks, or nothing between Chinese."""
    return re.sub(r"[ \t\r\n\f\xa0]+", " ", text)


def _tidy(line: str) -> str:
    return re.sub(" {2,}", " ", line).strip(" \u3000\ufeff\u200b")


def _is_dropped(element: Any, tag: str) -> bool:
    """Return whether an element is no part of what a page says."""
    if tag in _DROPPED or not tag:
        return True
    if tag in ("html", "body", "article", "main"):
        return False
    if element.get("role") in _ROLES or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag in ("div", "ul", "ol", "section", "p", "td", "table", "header") and bool(_BOILERPLATE.search(named))


def _linked(element: Any) -> int:
    return sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))


def data_cells(table: Any) -> list[GridCell]:
    """Return the cells of a table of data; none of one that only lays out the page."""
    if next((inner for inner in table.iter("table") if inner is not table), None) is not None:
        return []
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    rows = list(table.iter("tr"))
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            height = min(_span(cell, "rowspan"), len(rows) - number)
            width = _span(cell, "colspan")
            taken.update((number + down, column + right) for down in range(height) for right in range(width))
            cells.append(GridCell(_cell_text(cell), number, column, height, width))
            column += width
    return _with_caption(table, cells) if is_data(cells) else []


def _with_caption(table: Any, cells: list[GridCell]) -> list[GridCell]:
    """Put the caption in front, as a row of its own that spans the table."""
    caption = next((" ".join(c.text_content().split()) for c in table.iter("caption")), "")
    if not caption:
        return cells
    width = max(cell.column + cell.columns for cell in cells)
    moved = [GridCell(c.text, c.row + 1, c.column, c.rows, c.columns) for c in cells]
    return [GridCell(caption, 0, 0, 1, width), *moved]


def _cell_text(cell: Any) -> str:
    return _tidy(_blanks(" ".join(cell.itertext()) if len(cell) > 1 else "".join(cell.itertext())))


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), 1000)) if value.isdigit() else 1
