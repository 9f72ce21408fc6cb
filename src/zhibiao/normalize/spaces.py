"""Spaces: removed where Chinese text sets none, joined where digits were spaced apart, else one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zhibiao.normalize import headings
from zhibiao.normalize.draft import Edit
from zhibiao.normalize.lines import LineWords
from zhibiao.normalize.tables import CJK, FENCE, MARKS

_CONTROLS = re.compile("\r|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SIGNS = (" ", "\t", "\\%", "...", "\u2026\u2026\u2026", "\u00b7\u00b7\u00b7")
_BLANKS = re.compile(r"[ \t]+")
_WIDE_GAP = re.compile(r" *\t[ \t]*| {2,}")
# In a heading a blank parts phrases; quotes and brackets are part of them.
_PHRASE_END = re.compile(f"[{CJK}\u201d\u300b\u3011)]")
_FIGURE = re.compile(r"[\d%]")
_PHRASE_START = re.compile(f"[{CJK}\u201c\u300a\u3010(]")
_TIGHT = re.compile(f"[{CJK}{MARKS}{FENCE}]")
_BEFORE_MARK = tuple(",;:)!?%\u2030")
# A heading set wide, one character at a time; of two characters it is a name.
_SPACED_WORD = re.compile(rf"(?<![{CJK}])[{CJK}](?: [{CJK}](?![{CJK}]))+")
_SPACED_WORD_MIN = 5
# A line set wide throughout: nearly all of its pieces are one character, and its gaps are alike, which a table's
# are not.
_WIDE_MIN = 8
_SINGLE = 0.6
_PAUSES = frozenset(",\u3002\u3001;")
# Digits set one by one, as in "1 9 9 7": each blank is single, each piece one digit or a mark. A table's row
# of single digits looks the same: a point, a per cent sign or a Chinese character behind it tells them apart,
# and where one number of a line is set so, all are.
_SPACED_DIGITS = re.compile(
    r"(?<![\d.])(?<!\d,)(?:\d{2,3}(?= \. \d)|\d)(?: (?:\.?\d(?!\d)|[-.,:~\u2014](?= \d(?!\d))|\\?%))+"
    rf"(?P<chinese> ?(?=[{CJK}]))?"
)
_SURE = frozenset(".%")
# A number that recognition broke in the middle of a sentence: the pieces follow a Chinese character directly
# (or behind a blank, where the digits of the line are set apart), and a unit follows them. Two whole numbers
# may stand so too; a piece shows that they are one where it is a single digit, begins with a zero or leaves a
# group of thousands open.
_BROKEN = re.compile(
    rf"(?:(?<=[{CJK}(,])|(?<=[{CJK}(,] ))"
    rf"(?P<pieces>\d[\d,]*(?:\.\d+)?(?: ,?\d[\d,]*(?:\.\d+)?)+) ?(?P<behind>[{CJK}%\u2030])"
)
# The dots that lead from a row's name to its amount.
_LEADER = re.compile(rf"(?<=[{CJK})]) ?(?:[.\u00b7\u2022] ?){{3,}}(?=\d)|(?<=[{CJK})]) ?\u2026{{3,}} ?(?=\d)")
_FRAGMENT = re.compile(r"(?<![\d.,])\d(?![\d.,])| 0\d| ,\d|,\d{1,2}(?!\d)")
_LOOSE = (
    re.compile(r"\\(?=%)"),
    re.compile(r"(?<=\d) (?=\.\d)"),
    re.compile(r"(?<=\d\.) (?=\d{1,2}%)"),
    re.compile(r"(?<=\d) (?=[-~\u2013\u2014] \d)"),
    re.compile(r"(?<=\d [-~\u2013\u2014]) (?=\d)"),
)


def drop_controls(chars: str, repairs: Counter[str]) -> list[Edit]:
    """Return the edits that delete what prints nothing: zero-width and control characters.

    A carriage return without a line feed becomes a line end. Counts ``space``, carriage returns aside.
    """
    edits: list[Edit] = []
    for match in _CONTROLS.finditer(chars):
        lone = match.group() == "\r" and not chars.startswith("\n", match.end())
        edits.append(Edit(match.start(), match.end(), "\n" if lone else ""))
        repairs["space"] += match.group() != "\r"
    return edits


def join_spaces(chars: str, repairs: Counter[str], words: LineWords) -> list[Edit]:
    """Return the edits that remove or narrow blanks, line by line. Counts ``space``."""
    edits: list[Edit] = []
    if not any(sign in chars for sign in _SIGNS):
        return edits
    at = 0
    for line in chars.split("\n"):
        if any(sign in line for sign in _SIGNS):
            edits += _line_edits(line, at, words)
        at += len(line) + 1
    repairs["space"] += len(edits)
    return edits


def _line_edits(line: str, at: int, words: LineWords) -> list[Edit]:
    """Return the edits of one line, which starts at ``at``."""
    removed = set(_removed(line, words))
    edits = {place: Edit(at + place, at + place + 1, "") for place in removed}
    heading = words.headings.is_heading(line)
    headline = headings.is_headline(line)
    table_row = len(_WIDE_GAP.findall(line)) > 1 and not _is_set_wide(line)
    for match in _BLANKS.finditer(line, words.headings.lead_end(line)):
        start, end = match.span()
        if start in removed:
            continue
        before, after = line[start - 1 : start], line[end : end + 1]
        parts_cells = table_row and _WIDE_GAP.fullmatch(match.group())
        ends, starts = _PHRASE_END.match(before), _PHRASE_START.match(after)
        if headline:
            ends, starts = ends or _FIGURE.match(before), starts or _FIGURE.match(after)
        parts_phrases = (heading or headline) and ends and starts
        new = " " if parts_cells or parts_phrases or not _tight(before, after) else ""
        if new != match.group():
            edits[start] = Edit(at + start, at + end, new)
    return [edits[start] for start in sorted(edits)]


def _is_set_wide(line: str) -> bool:
    """Tell whether the characters or words of ``line`` are set apart by gaps of one width (关  于  预  算)."""
    pieces = line.split()
    if len({match.group() for match in _BLANKS.finditer(line.strip())}) > 1:
        return False
    if any(piece in _PAUSES for piece in pieces):  # 出口  增长  5%  ，  进口: words, with the commas apart
        return True
    return len(pieces) >= _WIDE_MIN and sum(len(piece) == 1 for piece in pieces) >= _SINGLE * len(pieces)


def _tight(before: str, after: str) -> bool:
    """Tell whether Chinese text sets no blank between two characters."""
    if _TIGHT.match(before) or _TIGHT.match(after):
        return True
    return after in _BEFORE_MARK or before == "(" or (before == "%" and after == "(")


def _removed(line: str, words: LineWords) -> Iterator[int]:
    """Yield the places of the blanks and back-slashes that stand inside of numbers."""
    for match in _LEADER.finditer(line):
        yield from range(match.start(), match.end())
    spaced = [match for match in _SPACED_DIGITS.finditer(line) if not _is_label(line, match.start(), words)]
    apart = any(match.group("chinese") is not None or not _SURE.isdisjoint(match.group()) for match in spaced)
    if apart:
        for match in spaced:
            yield from (match.start() + at for at, char in enumerate(match.group()) if char in " \\")
    for match in _BROKEN.finditer(line):
        first, pieces = match.start(), match["pieces"]
        attached = apart or line[first - 1] != " "
        if attached and not _is_label(line, first, words) and _is_one_number(pieces, match["behind"], words):
            yield from (first + at for at, char in enumerate(pieces) if char == " ")
    for match in _SPACED_WORD.finditer(line):
        if len(match.group()) >= _SPACED_WORD_MIN:
            yield from range(match.start() + 1, match.end(), 2)
    for pattern in _LOOSE:
        yield from (match.start() for match in pattern.finditer(line))


def _is_label(line: str, at: int, words: LineWords) -> bool:
    """Tell whether the number at ``at`` only numbers a table, a figure or a chapter."""
    return at > 0 and line[max(0, at - 2) : at].rstrip(" ")[-1:] in words.before_label


def _is_one_number(pieces: str, behind: str, words: LineWords) -> bool:
    """Tell whether the pieces of digits before ``behind`` are one broken number."""
    if behind not in words.after_number and behind not in words.after_broken_number:
        return False
    return pieces.count(".") <= 1 and _FRAGMENT.search(pieces) is not None
