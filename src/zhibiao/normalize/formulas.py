"""Formulas: the LaTeX in which recognition of a page sets numbers and their units, as plain characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhibiao.normalize.draft import Edit

_INLINE = re.compile(r"[ \t]?\$(?P<content>[^$\n]{1,240})\$[ \t]?")
# 10 to a power: \times 1 0 ^ { 4 }
_POWER = re.compile(r"(?:\\times|\u00d7)\s*1\s*0\s*\^\s*(?:\{\s*)?(?P<exponent>\d)(?:\s*\})?")
_EXPONENT = re.compile(r"\^\s*(?:\{\s*)?(?P<digit>\d)(?:\s*\})?")
_LAYOUT = re.compile(r"\\(?:math(?:rm|bf|it|sf)|text|rm|bf|left|right|quad|[,;:! ]|(?=%))|[\s~{}^]")


@dataclass(frozen=True, slots=True)
class Formulas:
    """The words of ``[formulas]`` of ``normalize.toml``, compiled.

    ``powers`` are multipliers by their exponent of ten, ``signs`` characters by the command that prints them,
    ``plain`` matches what a formula of nothing but numbers with their units leaves; ``power`` a power of ten
    outside of formulas, whose exponent may have lost its place (3.1 x 104hm2).
    """

    powers: Mapping[str, str]
    signs: Mapping[str, str]
    sign: re.Pattern[str]
    plain: re.Pattern[str]
    power: re.Pattern[str]

    def edits(self, chars: str, repairs: Counter[str]) -> list[Edit]:
        """Return the edits that leave the bare numbers and units of formulas.

        Outside a formula only the powers of ten become multipliers. Counts ``space``.
        """
        edits: list[Edit] = []
        for match in _INLINE.finditer(chars) if "$" in chars else ():
            found = list(self._pieces(chars, match))
            if self.plain.fullmatch(_made(chars, match, found)):
                edits += found
        if "\u00d710" in chars or "\u00d7 10" in chars:
            edits += [Edit(*power.span(), self.powers[power["exponent"]]) for power in self.power.finditer(chars)]
        repairs["space"] += len(edits)
        return sorted(edits)

    def _pieces(self, chars: str, match: re.Match[str]) -> Iterator[Edit]:
        """Yield the edits of one formula, in order: its powers, its signs, and all that is only layout."""
        first, last = match.span("content")
        yield Edit(match.start(), first, "")
        position = first
        while position < last:
            power, sign = _POWER.match(chars, position, last), self.sign.match(chars, position, last)
            exponent, layout = _EXPONENT.match(chars, position, last), _LAYOUT.match(chars, position, last)
            if power and power["exponent"] in self.powers:
                yield Edit(*power.span(), self.powers[power["exponent"]])
                position = power.end()
            elif sign:
                yield Edit(*sign.span(), self.signs[sign.group()])
                position = sign.end()
            elif exponent:
                yield Edit(*exponent.span(), exponent["digit"])
                position = exponent.end()
            elif layout:
                yield Edit(*layout.span(), "")
                position = layout.end()
            else:
                position += 1
        yield Edit(last, match.end(), "")


def compile_formulas(table: Mapping[str, Any]) -> Formulas:
    """Compile ``[formulas]`` of ``normalize.toml``."""
    words = table["formulas"]
    signs, powers = words["signs"], words["powers"]
    units = "|".join(sorted(map(re.escape, words["units"]), key=len, reverse=True))
    amount = rf"[-+<>~]?\d[\d.,]*(?:{'|'.join(powers.values())})?%?"
    plain = rf"(?:{amount}|[~,.;:/()\u3001\u3002\uff0c-]|(?<![A-Za-z])(?:{units})(?![A-Za-z]))+"
    before = "|".join(map(re.escape, words["powers_before"]))
    power = rf"(?<=\d) ?\u00d7 ?10\^?(?P<exponent>[{''.join(powers)}]) ?(?={before})"
    sign = "|".join(map(re.escape, signs))
    return Formulas(powers, signs, re.compile(sign), re.compile(plain), re.compile(power))


def _made(chars: str, match: re.Match[str], edits: list[Edit]) -> str:
    """Return what ``edits`` leave of the formula."""
    parts, done = [], match.start()
    for start, end, text in edits:
        parts += [chars[done:start], text]
        done = end
    return "".join([*parts, chars[done : match.end()]])
