"""GBK byte slips: a run of two-byte characters that was read one byte late.

A lost half of a character leaves a question mark, and every character after it is made of the second byte
of one and the first byte of the next, until an ASCII character or another lost half ends the run. Moving the
bytes back restores all but the halves that are lost; those are guessed from the reading printed after them
or from the words around them. A run that cannot be restored is fenced, so that no number is read out of it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.normalize.draft import Edit
from zhibiao.normalize.fold import simplify
from zhibiao.normalize.readings import LETTERS
from zhibiao.normalize.tables import CJK, FENCE
from zhibiao.words import log_probability

_LOST = "?\ufffd"
# A reading whose opening bracket was eaten by the lost half: "?chuang)".
_EATEN = re.compile(rf"([{LETTERS}]{{1,7}})\)")
_START = re.compile(rf"[{_LOST}](?=[?{CJK}]|[{LETTERS}]{{1,7}}\))")
# What one slip may hold. Those seen hold 3 and 6 characters; the next ASCII character ends them.
_LONGEST = 40
_WINDOW = 12
# A guess costs a millisecond; a text with more slips than this is not text read a byte late.
_MOST = 500
_CJK_RUN = re.compile(rf"[{CJK}]{{1,12}}")
_LEADS = range(0x81, 0xFF)
_TRAILS = [trail for trail in range(0x40, 0xFF) if trail != 0x7F]
# A stop is about one character of fifty; a guess must be twenty times as probable as the next.
_STOP_WEIGHT = math.log(0.02)
_MARGIN = math.log(20)
_STOPS = "\u3002\uff0c\u3001\uff1b\uff1a\uff01\u201c\u201d\uff08\uff09\u300a\u300b"


class _Run(NamedTuple):
    """A possible slip: its bytes, the raw span that each came from, and what is printed of lost halves."""

    start: int
    end: int
    data: bytes
    spans: tuple[tuple[int, int], ...]
    first_reading: str
    last_reading: str
    trail_lost: bool


def repair_slips(chars: str, readings: Mapping[str, frozenset[str]], repairs: Counter[str]) -> list[Edit]:
    """Return the edits that re-align or fence off the byte slips in ``chars``.

    ``readings`` says which characters the text prints a reading after. Counts ``byte_slip`` and ``fenced``.
    """
    edits: list[Edit] = []
    done = tried = 0
    for match in _START.finditer(chars):
        if match.start() < done or not _suspicious(chars, match.end()):
            continue
        tried += 1
        found = _realigned(chars, match.start(), readings) if tried <= _MOST else []
        if found:
            repairs["byte_slip"] += 1
        elif found := _fenced(chars, match.start()):
            repairs["fenced"] += 1
        if found:
            edits += found
            done = found[-1].end
    return edits


def _suspicious(chars: str, at: int) -> bool:
    """Tell, cheaply, whether what follows a lost half may be a slip and no plain question."""
    window = chars[at : at + _WINDOW]
    return _EATEN.search(window) is not None or not all(char.isascii() or _familiar(char) for char in window)


def _realigned(chars: str, start: int, readings: Mapping[str, frozenset[str]]) -> list[Edit]:
    """Return one edit for each character of the shortest run from ``start`` that makes sense re-aligned."""
    for run in _runs(chars, start):
        middle = _common(run.data[1:-1] if run.trail_lost else run.data[1:])
        if middle is None or not _garbled(chars[run.start : run.end], run):
            continue
        left, right = chars[max(0, start - 3) : start], chars[run.end : run.end + 3]
        choices = [bytes((lead, run.data[0])) for lead in _LEADS]
        first = _best(choices, run.first_reading, readings, left, middle)
        last = ""
        if run.trail_lost:
            choices = [bytes((run.data[-1], trail)) for trail in _TRAILS]
            last = _best(choices, run.last_reading, readings, (first + middle)[-3:], right)
        return _edits(run, first + middle + last)
    return []


def _runs(chars: str, start: int) -> Iterator[_Run]:
    """Yield the runs that may be a slip from the lost half at ``start``, shortest first."""
    eaten = _EATEN.match(chars, start + 1)
    index = eaten.end() if eaten else start + 1
    first_reading = eaten.group(1) if eaten else ""
    data, spans = bytearray(), [(start, index)]
    for _ in range(_LONGEST):
        char = chars[index : index + 1]
        if not char or char == "\n":
            return
        if char in _LOST:
            after = _EATEN.match(chars, index + 1)
            end = after.end() if after else index + 1
            if len(data) > 2:
                last_reading = after.group(1) if after else ""
                yield _Run(start, end, bytes(data), (*spans, (index, end)), first_reading, last_reading, True)
            if after:
                return
            pair = "\uff1f".encode("gbk")  # A full-width question mark may have been folded to an ASCII one.
        elif char.isascii():
            if len(data) > 2 and 0x40 <= ord(char) < 0x7F:
                data.append(ord(char))
                spans[-1] = (spans[-1][0], index + 1)
                yield _Run(start, index + 1, bytes(data), tuple(spans), first_reading, "", False)
            return
        else:
            try:
                pair = char.encode("gbk")
            except UnicodeEncodeError:
                return
        data += pair
        spans.append((index, index + 1))
        index += 1


@cache
def _level_one() -> frozenset[str]:
    """Return the 3,755 common characters, level one of GB 2312."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in rows) - {""}


@lru_cache(maxsize=8192)
def _familiar(char: str) -> bool:
    """Tell whether ``char`` is a mark or, in simplified script, a common character."""
    return char in _STOPS or simplify(char) in _level_one()


def _common(data: bytes) -> str | None:
    """Decode ``data``; None unless it is whole and all common characters or marks."""
    try:
        decoded = data.decode("gbk")
    except UnicodeDecodeError:
        return None
    return decoded if all(map(_familiar, decoded)) else None


def _garbled(printed: str, run: _Run) -> bool:
    """Tell whether the run, as printed, is no text: it holds rare characters or a reading's debris."""
    if run.first_reading or run.last_reading:
        return True
    wide = [char for char in printed if not char.isascii()]
    rare = len(wide) - sum(map(_familiar, wide))
    return rare >= 2 and 2 * rare >= len(wide)


def _best(choices: list[bytes], reading: str, readings: Mapping[str, frozenset[str]], left: str, right: str) -> str:
    """Return the character for a lost half: that of its reading, else the most probable, else the fence."""
    candidates = [char for pair in choices if (char := _common(pair))]
    of_reading = readings.get(reading, frozenset()).intersection(candidates)
    if len(of_reading) == 1:
        return next(iter(of_reading))
    left, right = simplify(left), simplify(right)
    ranked = sorted(((_weight(left, char, right), char) for char in candidates), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return FENCE
    return ranked[0][1]


def _weight(left: str, char: str, right: str) -> float:
    """Return the logarithm of how probable ``char`` is between its neighbours."""
    if char in _STOPS:
        return log_probability(left) + _STOP_WEIGHT + log_probability(right)
    return log_probability(left + simplify(char) + right)


def _edits(run: _Run, restored: str) -> list[Edit]:
    """Give each restored character a printed span: the n-th the n-th, the last the rest."""
    spans = [*run.spans[: len(restored) - 1], (run.spans[len(restored) - 1][0], run.end)]
    return [Edit(start, end, char) for (start, end), char in zip(spans, restored, strict=True)]


def _fenced(chars: str, start: int) -> list[Edit]:
    """Fence the debris of a reading and the rare characters behind it, if there is any."""
    eaten = _EATEN.match(chars, start + 1)
    if not eaten:
        return []
    tail = _CJK_RUN.match(chars, eaten.end())
    rare = [at for at, char in enumerate(tail.group() if tail else "") if not _familiar(char)]
    end = eaten.end() + (rare[-1] + 1 if rare else 0)
    return [Edit(start, end, FENCE)]
