"""Reads XML: the items of a feed as documents, any other file as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.entities import html5
from typing import Any

from zhibiao.read.blocks import PageBlocks
from zhibiao.read.content import Raw, Writer, day_of
from zhibiao.read.errors import ReadError, missing_extra
from zhibiao.read.html import parse as parse_html
from zhibiao.read.html import write_page
from zhibiao.stages import Source, Stated

_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z]\w*);")
_OWN_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_ITEMS = frozenset(("item", "entry"))
_DATES = ("pubdate", "published", "date", "issued", "updated", "lastbuilddate")
# The fullest text first.
_BODIES = ("encoded", "content", "description", "summary")


def read(raw: Raw) -> Iterator[Source]:
    """Yield a document for each item of a feed, or the one of any other file."""
    match = _DECLARED.search(raw.data[:1024])
    source = raw.decoded(match[1].decode("ascii") if match else None)
    root = _parse(source.text, raw.path)
    items = [element for element in root.iter() if _name(element) in _ITEMS]
    if not items:
        yield _whole(root, source)
    for number, item in enumerate(items, 1):
        yield _item(item, replace(source, part=str(number)))


def _parse(text: str, path: str) -> Any:
    try:
        from lxml import etree
    except ImportError:
        raise missing_extra(path, "XML", "html") from None
    # No entity of the file's own is expanded, and nothing is fetched.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    text = _ENTITY.sub(_resolved, _DECLARATION.sub("", text))
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(path, f"is no sound XML ({error.msg})", "repair the file, or save it as HTML") from error


def _resolved(match: re.Match[str]) -> str:
    """Return what an entity of HTML stands for; feeds use them without declaring them."""
    name = match[1]
    return match[0] if name in _OWN_ENTITIES else html5.get(f"{name};", match[0])


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _whole(root: Any, source: Source) -> Source:
    writer = Writer()
    for block in PageBlocks(root):
        if block.cells:
            writer.table(block.cells)
        else:
            writer.paragraph(block.text)
    return writer.written(source)


def _item(item: Any, source: Source) -> Source:
    """Return one item: its title as the first line, then its text, which is HTML as a rule."""
    fields: dict[str, Any] = {}
    for child in item:
        fields.setdefault(_name(child), child)
    title = _plain(fields.get("title"))
    writer = Writer()
    bodies = [_markup(fields[name]) for name in _BODIES if name in fields]
    body = max(bodies, key=len, default="")
    if body.strip():
        write_page(parse_html(f"<div>{body}</div>", source.path), writer, title)
    elif title:
        writer.paragraph(title)
    dates = (day_of(_plain(fields[name])) for name in _DATES if name in fields)
    stated = Stated(title or None, next((day for day in dates if day), None))
    return writer.written(replace(source, stated=stated))


def _plain(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _markup(element: Any) -> str:
    """Return the content of an element as HTML: escaped inside of it, or its own children."""
    from lxml import etree

    if len(element):
        return "".join([element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)])
    return element.text or ""
