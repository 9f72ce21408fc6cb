"""Finds the article in a web page that was saved as plain text: its title, the menus, the title again, the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhibiao.stages import Source, Stated

HEAD = 8_000
"""Characters at the top of a page in which the menus stand."""
TITLES = 3
"""Lines at the top, of which one is the title of the page."""
SHORTEST = 8
"""Characters of a title that does not come again by chance."""
FEWEST = 5
"""Lines between the two titles that are more than a line for the author and one for the day."""
SITE = re.compile(r"\s*[|_｜]\s*|\s+[-–—]+\s+|-{1,2}(?=\D+$)")
"""Between the title of a page and the name of its site."""
_PROSE = re.compile("\u3002")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The title that stands over the text, and the lines of menus before it, as spans of the page."""

    title: str
    menus: tuple[tuple[int, int], ...]


def without_menus(page: Source) -> Source:
    """Return ``page`` with its menus hidden and the title of its article stated, if it is a web page saved as text."""
    article = find_article(page.text)
    return page if article is None else replace(page, stated=Stated(article.title), hidden=article.menus)


def find_article(page: str) -> Pasted | None:
    """Return where the article of ``page`` starts, or None where its title does not come again behind menus.

    A line that has a digit is no menu: it may tell the day, and no number is ever left out.
    """
    lines = list(_lines(page))
    for number, (_, _, line) in enumerate(lines[:TITLES]):
        for title in _titles(line):
            again = _last(lines, title, number + FEWEST)
            if again is not None:
                menus = ((start, end) for start, end, text in lines[:again] if not _DIGIT.search(text))
                return Pasted(title, tuple(menus))
    return None


def _titles(line: str) -> Iterator[str]:
    """Yield what the title of a page may be, longest first: ``line``, without the names of its site behind it."""
    cuts = [match.start() for match in SITE.finditer(line)]
    yield from (line[:end] for end in (len(line), *reversed(cuts)) if end >= SHORTEST)


def _last(lines: Sequence[tuple[int, int, str]], title: str, after: int) -> int | None:
    """Return the last of ``lines`` before any prose that is ``title``, if it stands ``after`` so many."""
    found = None
    for number, (_, _, line) in enumerate(lines):
        if _PROSE.search(line):
            break
        if number > after and line == title:
            found = number
    return found


def _lines(page: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines at the top of ``page`` that are not empty: their spans, and their texts without blanks."""
    start = 0
    for line in page[:HEAD].splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            yield start, end, line.strip()
        start = end
