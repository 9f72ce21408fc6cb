"""One-to-one folds: width, variant forms, script. No offset moves here."""

from __future__ import annotations

import operator
import re
import string
from collections import Counter
from functools import cache
from typing import Any

from zhibiao.normalize.tables import FENCE, tables


@cache
def _foldable() -> re.Pattern[str]:
    """Match a character that some table folds, or half of a surrogate pair."""
    return re.compile(f"[{re.escape(''.join(tables().folds))}\ud800-\udfff]")


def fold_forms(chars: str, repairs: Counter[str]) -> str:
    """Fold width and variant forms by table, and circles to zeros in numbers of Chinese digits."""
    found = Counter(_foldable().findall(chars))
    for old, count in found.items():
        new, kind = tables().folds.get(old, (FENCE, "fenced"))
        repairs[kind] += count
        chars = chars.replace(old, new)
    return _zeros(chars, repairs)


def _zeros(chars: str, repairs: Counter[str]) -> str:
    """Fold circles, letters and zeros to the Chinese zero inside numbers of Chinese digits."""
    table = tables().zero_digit
    digits, circles = table["digits"], table["circles"]
    to_zero = str.maketrans(dict.fromkeys(circles, table["zero"]))

    def zero(match: re.Match[str]) -> str:
        run = match.group()
        # "O" and "0" are Latin too, as in "O2O" behind a digit: only a date's word behind them tells.
        latin = run[-1].isascii() and not chars.startswith(tuple(table["before"]), match.end())
        touching = {chars[match.start() - 1 : match.start()], chars[match.end() : match.end() + 1]}
        if latin or not _LATIN.isdisjoint(touching):
            return run
        folded = run.translate(to_zero)
        repairs["variant"] += sum(map(operator.ne, run, folded))
        return folded

    return re.sub(f"[{digits}]+[{circles}][{digits}{circles}]*", zero, chars)


_LATIN = frozenset("0123456789.%") | frozenset(string.ascii_letters)


@cache
def _converter() -> Any:
    # Imported here: reading the dictionaries takes longer than a short text does.
    import opencc

    # t2s keeps the length of every character and phrase; the *p configurations (t2sp) do not.
    return opencc.OpenCC("t2s")


def simplify(chars: str) -> str:
    """Return ``chars`` in simplified script, of the same length.

    Whole phrases are converted (the first character of the Qianlong reign keeps its form); where opencc
    changes the length, the line, then the character alone is converted, or kept.
    """
    converted: str = _converter().convert(chars)
    if len(converted) == len(chars):
        return converted
    return "".join(map(_simplify_line, chars.splitlines(keepends=True)))


def _simplify_line(line: str) -> str:
    convert = _converter().convert
    converted: str = convert(line)
    if len(converted) == len(line):
        return converted
    return "".join(new if len(new := convert(char)) == 1 else char for char in line)


def fold_script(chars: str, repairs: Counter[str]) -> str:
    """Fold traditional to simplified script."""
    simplified = simplify(chars)
    for mark, phrases in tables().phrases.items():
        if mark in simplified:
            for old, new in phrases:
                simplified = simplified.replace(old, new)
    if simplified != chars:
        repairs["script"] += sum(map(operator.ne, simplified, chars))
    return simplified
