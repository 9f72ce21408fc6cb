"""One-to-one folds: width, variant forms, script. No offset moves here."""

from __future__ import annotations

import operator
import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from zhibiao.normalize.tables import FENCE

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


@dataclass(frozen=True, slots=True)
class Folds:
    """The folds of ``normalize.toml``, compiled: by character the new one and the kind of repair."""

    folds: Mapping[str, tuple[str, str]]
    foldable: re.Pattern[str]
    circles: Mapping[int, str]
    number: re.Pattern[str]
    before_zero: tuple[str, ...]
    phrases: Mapping[str, Sequence[Sequence[str]]]
    damaged: Sequence[tuple[re.Pattern[str], str]]

    def forms(self, chars: str, repairs: Counter[str]) -> str:
        """Fold width and variant forms by table, and circles to zeros in numbers of Chinese digits."""
        found = Counter(self.foldable.findall(chars))
        for old, count in found.items():
            new, kind = self.folds.get(old, (FENCE, "fenced"))
            repairs[kind] += count
            chars = chars.replace(old, new)
        return self._zeros(self._undamaged(chars, repairs), repairs)

    def _undamaged(self, chars: str, repairs: Counter[str]) -> str:
        """Fold what stands inside a number for a point or a zero of it (57。6亿元, 8.O%)."""
        for pattern, char in self.damaged:
            chars, count = pattern.subn(char, chars)
            repairs["variant"] += count
        return chars

    def _zeros(self, chars: str, repairs: Counter[str]) -> str:
        """Fold circles, letters and zeros to the Chinese zero inside numbers of Chinese digits."""

        def zero(match: re.Match[str]) -> str:
            run = match.group()
            # "O" and "0" are Latin too, as in "O2O" behind a digit: only a date's word behind them tells.
            latin = run[-1].isascii() and not chars.startswith(self.before_zero, match.end())
            touching = {chars[match.start() - 1 : match.start()], chars[match.end() : match.end() + 1]}
            if latin or not _LATIN.isdisjoint(touching):
                return run
            folded = run.translate(self.circles)
            repairs["variant"] += sum(map(operator.ne, run, folded))
            return folded

        return self.number.sub(zero, chars)

    def script(self, chars: str, repairs: Counter[str]) -> str:
        """Fold traditional to simplified script."""
        simplified = simplify(chars)
        for mark, phrases in self.phrases.items():
            if mark in simplified:
                for old, new in phrases:
                    simplified = simplified.replace(old, new)
        if simplified != chars:
            repairs["script"] += sum(map(operator.ne, simplified, chars))
        return simplified


def compile_folds(table: Mapping[str, Any]) -> Folds:
    """Compile the folds of ``normalize.toml``; the first that names a character holds.

    Raises ``ValueError`` if the two sides of a fold differ in length.
    """
    folds: dict[str, tuple[str, str]] = {}
    for fold in table["fold"]:
        if len(fold["from"]) != len(fold["to"]):
            raise ValueError(f"{fold['id']}: {len(fold['from'])} characters become {len(fold['to'])}")
        for old, new in zip(fold["from"], fold["to"], strict=True):
            folds.setdefault(old, (new, fold["kind"]))
    zeros = table["zero_digit"]
    digits, circles, points = zeros["digits"], zeros["circles"], zeros["points"]
    return Folds(
        folds,
        re.compile(f"[{re.escape(''.join(folds))}\ud800-\udfff]"),
        str.maketrans(dict.fromkeys(circles, zeros["zero"])),
        re.compile(f"[{digits}]+[{points}]?[{circles}][{digits}{circles}]*|[{zeros['alone']}](?=[{points}][{digits}])"),
        tuple(zeros["before"]),
        table["phrases"],
        [(re.compile(entry["pattern"]), entry["to"]) for entry in table["damaged_number"].values()],
    )
