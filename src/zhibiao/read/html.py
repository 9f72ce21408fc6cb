"""Reads HTML: title, date, main text and tables, without navigation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from zhibiao.read.blocks import PageBlocks, kept
from zhibiao.read.content import Raw, Writer, day_of
from zhibiao.read.errors import ReadError, missing_extra
from zhibiao.read.pasted import SITE
from zhibiao.stages import Source, Stated

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD = 8192
_DEEPEST = 250
# Names of meta elements, as they are found in pages; the first that holds something is taken.
_TITLES = ("articletitle", "og:title", "twitter:title", "dc.title", "headline")
_DATES = (
    "pubdate", "article:published_time", "publishdate", "publish_date", "publish-date", "datepublished",
    "og:published_time", "dc.date.issued", "dc.date", "date", "publishtime", "createdate",
)  # fmt: skip


def read(raw: Raw) -> Iterator[Source]:
    """Yield the one document of a page."""
    match = _DECLARED.search(raw.data[:_HEAD])
    declared = (match[1] or match[2]).decode("ascii") if match else None
    source = raw.decoded(declared)
    tree = parse(source.text, raw.path)
    title = _title(tree)
    writer = Writer()
    write_page(tree, writer, title)
    yield writer.written(replace(source, stated=Stated(title, _published(tree))))


def parse(text: str, path: str) -> Any:
    """Return the tree of a page. Raises ``ReadError`` if the parser is missing, or the page nested beyond reason."""
    try:
        from lxml import etree, html
    except ImportError:
        raise missing_extra(path, "HTML", "html") from None
    # The parser gives up at such a depth without saying so; no page that people wrote comes near it.
    deepest = _depth(text)
    if deepest > _DEEPEST:
        raise ReadError(path, f"has tags nested more than {_DEEPEST} deep", "give the page as its browser saves it")
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    text = _XML_DECLARATION.sub("", text).replace("\0", " ")
    try:
        tree = html.document_fromstring(text, parser=parser)
    except etree.ParserError as error:
        raise ReadError(path, f"holds no page ({error})", "give a file that holds text") from error
    return tree


_TAG = re.compile(
    r"<(/?)(div|table|tr|td|th|tbody|ul|ol|li|span|font|b|i|strong|em|a|blockquote|section|center)\b", re.I
)


def _depth(text: str) -> int:
    """Return how many elements are open at once at most, counting those that are closed as a rule."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[1]:
            depth = max(0, depth - 1)
        elif match[2].lower() != "li":
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def write_page(tree: Any, writer: Writer, title: str | None = None) -> None:
    """Write the main text of a page or fragment; ``title`` comes first if the text does not hold it."""
    blocks = kept(list(PageBlocks(tree)))
    if title and not any(_squeezed(title) in _squeezed(block.text) for block in blocks):
        writer.paragraph(title)
    for block in blocks:
        if block.cells:
            writer.table(block.cells)
        else:
            writer.paragraph(block.text)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _title(tree: Any) -> str | None:
    """Return the title: of the head's meta elements, the only first heading, or the head without the site's name."""
    named = _meta(tree, _TITLES)
    if named:
        return named
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    titles = [" ".join(t.text_content().split()) for t in tree.iter("title")]
    parts = [part for part in SITE.split(titles[0]) if part] if titles else []
    return max(parts, key=len) if parts else None


def _published(tree: Any) -> dt.date | None:
    day = day_of(_meta(tree, _DATES))
    if day is None:
        times = [t.get("datetime") for t in tree.iter("time") if t.get("datetime")]
        day = day_of(times[0]) if times else None
    return day


def _meta(tree: Any, names: tuple[str, ...]) -> str | None:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if content:
            found.setdefault(name.strip().lower(), content)
    return next((found[name] for name in names if name in found), None)
