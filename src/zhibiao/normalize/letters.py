"""Letters that recognition put in place of digits: 229.O亿元, 8.O%, 1l5."""

from __future__ import annotations

import re
from collections import Counter

from zhibiao.normalize.tables import CJK

# A zero or a one only behind a digit, and before another or what may stand behind a number; O2O is a word.
_ZERO = re.compile(rf"(?:(?<=\d\.)[Oo](?=[\d%]|\s?[{CJK}])|(?<=\d)[Oo](?=\d|[.,]\d|%))(?![A-Za-z])")
_ONE = re.compile(r"(?<=\d)[lI](?=\d)")


def as_digits(chars: str, repairs: Counter[str]) -> str:
    """Return ``chars``, of the same length, with digits where recognition read letters. Counts ``digit``."""
    for letter, digit in ((_ZERO, "0"), (_ONE, "1")):
        chars, count = letter.subn(digit, chars)
        repairs["digit"] += count
    return chars
