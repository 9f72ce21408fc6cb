"""Line ends: which of them end a block, and which only the width of a page or column.

Each rule looks at a line end and says join, keep, or nothing; the first that speaks decides. Lines of a
single character are debris of an interleaved column: they are dropped, and nothing is joined across them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, mode
from typing import Any, NamedTuple

from zhibiao.normalize import headings
from zhibiao.normalize.draft import Edit
from zhibiao.normalize.headings import Headings, compile_headings
from zhibiao.normalize.tables import CJK

_INDENT = 2
_DIGITS = frozenset("0123456789")
_WIDE = re.compile("[\u1100-\uffff]")
_FOLDED = re.compile("[0-9,.%]")
_CLOSING = tuple(",\u3002\u3001;:!?)%\u201d\u2019\u300b\u3011\u2026")
_OPENING = tuple("(\u201c\u2018\u300a\u3010")
_PAIRS = (("(", ")"), ("\u300a", "\u300b"), ("\u201c", "\u201d"))
# Four characters, a comma, four to eight more and a stop: such a slogan opens a paragraph of this news.
_SLOGAN = re.compile(rf"[{CJK}]{{4}},[{CJK}]{{4,8}}\u3002")
# 2020-03-05 09:12:30
_STAMP = re.compile(r"(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?:\s+\d{1,2}(?::\d\d){1,2})?$")
# A date as feeds have it, a line of its own: Thu, 09 Jun 2022 11:38:59 GMT.
_FEED_DATE = re.compile(r"(?:[A-Z][a-z]{2},\s?)?\d{1,2} [A-Z][a-z]{2} (?:19|20)\d\d\b[^\n]{0,20}$")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
# Fewer lines than this show no page width.
_ENOUGH = 4
_NARROWEST = 16


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of ``normalize.toml`` at the ends of lines, and around numbers that were broken, compiled."""

    headings: Headings
    openers: re.Pattern[str]
    captions: tuple[str, ...]
    open_endings: str
    numerals: frozenset[str]
    after_number: frozenset[str]
    after_broken_number: str
    before_label: tuple[str, ...]
    telegram: re.Pattern[str]


def compile_line_words(table: Mapping[str, Any]) -> LineWords:
    """Compile ``[lines]`` and ``[headings]`` of ``normalize.toml``."""
    lines = table["lines"]
    return LineWords(
        compile_headings(table["headings"]),
        re.compile("|".join(lines["openers"])),
        tuple(lines["captions"]),
        lines["open_endings"],
        frozenset(lines["numerals"]),
        frozenset(lines["after_number"]),
        lines["after_broken_number"],
        tuple(lines["before_label"]),
        re.compile(lines["telegram"]),
    )


class _Line(NamedTuple):
    """A line without the blanks around it; ``gap`` counts the blank lines before it."""

    start: int
    text: str
    gap: int
    indented: bool
    closed: bool


class _Page(NamedTuple):
    """How the text is set: columns to a line if it is wrapped, and blank lines between most of its lines."""

    width: int | None
    gap: int


class _LineEnd(NamedTuple):
    """What the rules see of a line end.

    ``prose`` and ``continued`` tell of the block up to here; ``full`` whether the line before is as wide as
    the page, None when the text is not wrapped or a blank line follows.
    """

    before: str
    after: str
    closed: bool
    indented: bool
    section: bool
    prose: bool
    continued: bool
    full: bool | None
    words: LineWords


def join_lines(chars: str, repairs: Counter[str], words: LineWords) -> list[Edit]:
    """Return the edits that leave one line end between blocks, none inside, and no debris.

    Counts ``line_end`` (joined) and ``debris`` (lines dropped).
    """
    lines = _lines(chars)
    page = _page(lines)
    edits: list[Edit] = []
    done = 0
    previous: _Line | None = None
    prose = continued = broken = False
    for line in lines:
        if headings.is_debris(line.text) and not (previous and _splits_number(previous.text, line.text, prose, words)):
            repairs["debris"] += 1
            broken = True
            continue
        gap = "\n" if previous else ""
        if broken or not previous:
            continued = False
        else:
            continued = _joins(_line_end(previous, line, page, prose, continued, words))
        if previous and continued:
            gap = _joint(previous.text, line.text)
            repairs["line_end"] += 1
        if chars[done : line.start] != gap:
            edits.append(Edit(done, line.start, gap))
        prose = (continued and prose) or headings.is_prose(line.text)
        done, previous, broken = line.start + len(line.text), line, False
    if done < len(chars):
        edits.append(Edit(done, len(chars), ""))
    return edits


def _lines(chars: str) -> list[_Line]:
    lines: list[_Line] = []
    at = gap = 0
    for raw in chars.split("\n"):
        text = raw.strip()
        if text:
            lead = len(raw) - len(raw.lstrip())
            lines.append(_Line(at + lead, text, gap, lead >= _INDENT, headings.is_closed(text)))
            gap = 0
        elif lines:
            gap += 1
        at += len(raw) + 1
    return lines


def _page(lines: list[_Line]) -> _Page:
    """Measure the page.

    Of a wrapped text most lines that end in no final mark are equally wide, and a third of them hold a comma:
    a table or a list of names may be as even, but holds none.
    """
    gap = mode(line.gap for line in lines[1:]) if len(lines) > 1 else 0
    open_lines = [line.text for line, after in pairwise(lines) if not (after.gap or line.closed)]
    widths = [width for width in map(_columns, open_lines) if width >= _NARROWEST]
    if len(widths) < _ENOUGH or 3 * _count_prose(open_lines) < len(open_lines):
        return _Page(None, gap)
    middle = int(median(widths))
    even = sum(abs(width - middle) <= 4 for width in widths)
    return _Page(middle if 10 * even >= 6 * len(widths) else None, gap)


def _count_prose(texts: Iterable[str]) -> int:
    return sum(map(headings.is_prose, texts))


def _columns(text: str) -> int:
    """Return the printed width of ``text``: two columns for a Chinese character, one for a Latin one."""
    return len(text) + len(_WIDE.findall(text))


def _line_end(previous: _Line, line: _Line, page: _Page, prose: bool, continued: bool, words: LineWords) -> _LineEnd:
    wrapped = page.width is not None and not line.gap
    # No mark may stand first on a line, so lines differ; the last of a paragraph is rarely as wide as that.
    # Digits and marks may have been twice as wide before they were folded.
    slack = 2 if previous.closed else 6 + len(_FOLDED.findall(previous.text))
    return _LineEnd(
        before=previous.text,
        after=line.text,
        closed=previous.closed,
        indented=line.indented,
        section=line.gap > max(1, page.gap),
        prose=prose,
        continued=continued,
        full=_columns(previous.text) >= (page.width or 0) - slack if wrapped else None,
        words=words,
    )


def _joint(before: str, after: str) -> str:
    """Return what a joined line end leaves: a space between Latin words, else nothing."""
    latin = before[-1].isascii() and not before[-1].isdigit() and after[0].isascii() and after[0].isalpha()
    return " " if latin else ""


def _joins(end: _LineEnd) -> bool:
    for rule in _RULES:
        verdict = rule(end)
        if verdict is not None:
            return verdict
    return False


def _facing_marks(end: _LineEnd) -> bool | None:
    """No line starts with a comma, a stop or a closing bracket, none ends in an opening one."""
    facing = end.after.startswith(_CLOSING) or end.before.endswith(_OPENING) or end.after in _OPENING
    return True if facing else None


def _sentence_end(end: _LineEnd) -> bool | None:
    return False if end.closed and end.full is None else None


def _markup(end: _LineEnd) -> bool | None:
    return False if headings.is_markup(end.before) or headings.is_markup(end.after) else None


def _lone_enumeration(end: _LineEnd) -> bool | None:
    """Join a number to the heading that it was set apart from."""
    return True if len(end.before) < 6 and end.words.headings.is_enumeration(end.before) else None


def _enumerated(end: _LineEnd) -> bool | None:
    return False if end.words.headings.is_enumerated(end.after) else None


def _time_stamp(end: _LineEnd) -> bool | None:
    stamped = _STAMP.search(end.before) or _FEED_DATE.match(end.before) or _FEED_DATE.match(end.after)
    return False if stamped else None


def _year_alone(end: _LineEnd) -> bool | None:
    """Keep apart a line that is nothing but a year: it heads what happened in it."""
    return False if not end.continued and _YEAR.fullmatch(end.before) else None


def _caption(end: _LineEnd) -> bool | None:
    return False if end.before.endswith(end.words.captions) else None


def _broken_number(end: _LineEnd) -> bool | None:
    return True if _splits_number(end.before, end.after, end.prose, end.words) else None


def _splits_number(before: str, after: str, prose: bool, words: LineWords) -> bool:
    """Tell whether a number runs over the line end: digits before, digits or a unit after.

    Outside of prose, as in a table or a list, only a line that is nothing but a unit, or that ends a
    sentence, goes on so.
    """
    numerals, units = words.numerals, words.after_number
    if before[-1] in numerals:
        starts = before[-2:-1] in numerals and (after[0] in numerals or after[0] in units)
    elif before[-1] in _DIGITS:
        if _YEAR.match(after) and after[4:5] in units:
            return False  # A year is written whole: what stands before it is another number.
        starts = after[0] in units or (after[0] in _DIGITS and not headings.is_number(after))
    else:
        return False
    whole = len(after) <= 3 and (numerals | units).issuperset(after)
    return starts and (prose or whole or headings.is_closed(after))


def _comma(end: _LineEnd) -> bool | None:
    """After a comma only a heading of several phrases is no continuation."""
    if end.before.endswith((",", "\u3001")):
        return not (" " in end.after and end.words.headings.is_heading(end.after))
    return None


def _new_section(end: _LineEnd) -> bool | None:
    return False if end.indented or end.section else None


def _wrapped(end: _LineEnd) -> bool | None:
    """In a wrapped text a full line goes on, whatever it ends in, and a short one does not."""
    return end.full


def _announcement(end: _LineEnd) -> bool | None:
    return False if end.before.endswith((":", "\u2014")) else None


def _open_ending(end: _LineEnd) -> bool | None:
    return True if end.before[-1] in end.words.open_endings and len(end.before) > 8 else None


def _open_bracket(end: _LineEnd) -> bool | None:
    for opening, closing in _PAIRS:
        at = end.before.rfind(opening)
        if at > end.before.rfind(closing) and closing in end.after[:40]:
            return True
    return None


def _new_sentence(end: _LineEnd) -> bool | None:
    opens = end.words.openers.match(end.after) or _SLOGAN.match(end.after)
    return False if opens or end.words.headings.dateline_end(end.after) else None


def _heading(end: _LineEnd) -> bool | None:
    alone = not end.continued and end.words.headings.is_heading(end.before)
    return False if alone or end.words.headings.is_heading(end.after) else None


def _both_prose(end: _LineEnd) -> bool | None:
    return end.prose and not end.before[-1].isdigit() and headings.is_prose(end.after)


_RULES: tuple[Callable[[_LineEnd], bool | None], ...] = (
    _facing_marks,
    _sentence_end,
    _markup,
    _lone_enumeration,
    _enumerated,
    _time_stamp,
    _year_alone,
    _caption,
    _broken_number,
    _comma,
    _new_section,
    _wrapped,
    _announcement,
    _open_ending,
    _open_bracket,
    _new_sentence,
    _heading,
    _both_prose,
)
