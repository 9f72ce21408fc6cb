"""Reads PDF with a text layer: lines in reading order, tables by their ruling, running heads and page numbers out."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from zhibiao.read.content import Raw, Writer
from zhibiao.read.errors import ReadError, missing_extra
from zhibiao.read.layout import Box, Char, Line, Page, Rule, laid_out
from zhibiao.stages import Source

_EDGE = 3
"""Lines at the top and bottom of a page among which running heads and page numbers stand."""
_RUNNING = 3
"""Pages on which a line has to stand in the same words to be a running head."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-\u2014\u2013\u00b7.\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-\u2014\u2013\u00b7.\s]*")
_PATH, _IMAGE = 2, 3
_LEVEL = 4.0
_THIN = 3.0
_FEWEST = 20
"""Characters on a page with a picture; with fewer, its text is in the picture."""


def read(raw: Raw) -> Iterator[Source]:
    """Yield the one document of a file."""
    found = list(_pages(raw))
    pages = [laid_out(page) for page in found]
    if all(page.scanned for page in found):
        count = f"{len(pages)} page{'' if len(pages) == 1 else 's'}"
        raise ReadError(raw.path, f"is a scanned PDF, {count} without text", "recognize its text (OCR) first")
    running = _running([[b for b in blocks if isinstance(b, Line)] for blocks in pages])
    writer = Writer()
    open_line: Line | None = None
    for blocks in pages:
        writer.page(paragraph=open_line is not None and open_line.goes_on)
        lines = [block for block in blocks if isinstance(block, Line)]
        edge = {id(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])}
        for block in blocks:
            if not isinstance(block, Line):
                writer.table(block)
                open_line = None
            elif not (id(block) in edge and _is_running(block, running)):
                writer.line(block.text, joined=open_line is not None and open_line.joins(block))
                open_line = block
    yield writer.written(raw.source)


def _running(pages: list[list[Line]]) -> frozenset[tuple[str, int]]:
    """Return the running heads and feet, digits apart: what stands at the same height of several pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({_alike(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    enough = max(_RUNNING, len(pages) // 10)
    return frozenset(line for line, count in seen.items() if count >= enough)


def _alike(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.box.bottom / _LEVEL)


def _is_running(line: Line, running: frozenset[tuple[str, int]]) -> bool:
    return _alike(line) in running or _PAGE_NUMBER.fullmatch(line.text) is not None


# --- pages -----------------------------------------------------------------------------------------------


def _pages(raw: Raw) -> Iterator[Page]:
    """Yield the pages. Raises ``ReadError`` if the file is encrypted, damaged or has too many of them."""
    try:
        import pypdfium2
    except ImportError:
        raise missing_extra(raw.path, "a PDF", "pdf") from None
    try:
        document = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(raw.path, "is an encrypted PDF", "remove its password first, as with qpdf") from error
        raise ReadError(raw.path, "is no sound PDF", "get it anew; it may be cut short") from error
    try:
        count, limit = len(document), raw.options.limits.pages
        if limit is not None and count > limit:
            raise ReadError(raw.path, f"has {count} pages, more than {limit}", "allow more with --max-pages")
        for number in range(count):
            raw.progress("pages", number, count)
            try:
                page = document[number]
            except pypdfium2.PdfiumError as error:
                problem = f"page {number + 1} of {count} cannot be read"
                raise ReadError(raw.path, problem, "get the file anew; it may be cut short") from error
            yield _page(page)
            page.close()
        raw.progress("pages", count, count)
    finally:
        document.close()


def _page(page: Any) -> Page:
    text = page.get_textpage()
    chars = tuple(_chars(text))
    text.close()
    pictured = len(chars) < _FEWEST and any(True for _ in page.get_objects(filter=[_IMAGE], max_depth=2))
    return Page(chars, tuple(_rules(page)), scanned=pictured or not chars)


def _chars(text: Any) -> Iterator[Char]:
    """Yield the characters that print, with their boxes; the origin of the page is at its bottom left."""
    from pypdfium2 import raw as pdfium

    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code <= 0x20 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF, 0xA0, 0x3000):
            continue
        if pdfium.FPDFText_GetLooseCharBox(text.raw, index, place):
            # A hyphen that the library adds itself stands for a soft one at a line's end.
            yield Char("-" if code == 2 else chr(code), Box(box.left, box.bottom, box.right, box.top))


def _rules(page: Any) -> Iterator[Rule]:
    """Yield the straight lines that a page draws: thin boxes, and the edges of frames."""
    for drawn in page.get_objects(filter=[_PATH], max_depth=2):
        left, bottom, right, top = drawn.get_bounds()
        width, height = right - left, top - bottom
        if height <= _THIN < width:
            yield Rule(True, (top + bottom) / 2, left, right)
        elif width <= _THIN < height:
            yield Rule(False, (left + right) / 2, bottom, top)
        elif width > _THIN and height > _THIN:
            yield Rule(True, top, left, right)
            yield Rule(True, bottom, left, right)
            yield Rule(False, left, bottom, top)
            yield Rule(False, right, bottom, top)
