"""Bracketed readings: the pinyin that some pages print after each character, in brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from zhibiao.normalize.draft import Edit
from zhibiao.normalize.tables import CJK

LETTERS = (
    "a-z\u00e0-\u00fc\u0101\u0113\u011b\u012b\u014d\u016b\u01ce\u01d0\u01d2\u01d4\u01d6\u01d8\u01da\u01dc\u0251\u0261"
)
"""Letters of pinyin with their tone marks, as the inside of a pattern's brackets."""

_ONE = rf"[(\uff08][{LETTERS}' ]{{1,24}}[)\uff09]"
_BRACKETED = re.compile(f"{_ONE}(?:{_ONE})*")
_CHARACTER = re.compile(f"[{CJK}]")
_WORDS = re.compile(rf"[{LETTERS}]+")
_SYLLABLES = re.compile(
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:[iu]?ang|iong|i?ong|u?eng|[iu]?an|[iu]?ao?|uai|ai|ei|[iu]en|[eiu]n|ing|ou|uo|ue|ui|iu|ie|er|[aeiou])r?)+"
)
# A page that prints readings prints many; one or two plain syllables in brackets are English or a name.
_HABIT = 5


@dataclass(frozen=True, slots=True)
class Readings:
    """The edits that strip the readings, and which characters the text itself gives to each reading."""

    edits: tuple[Edit, ...]
    characters: Mapping[str, frozenset[str]]


def find_readings(chars: str) -> Readings:
    """Find bracketed readings; each edit folds a reading into the character it belongs to."""
    if "(" not in chars and "\uff08" not in chars:
        return Readings((), {})
    found = [
        match
        for match in _BRACKETED.finditer(chars)
        if _CHARACTER.match(chars[match.start() - 1 : match.start()]) and _is_pinyin(match.group())
    ]
    toned = [match for match in found if _has_tone(match.group())]
    kept = found if len(found) >= _HABIT else toned
    characters: dict[str, set[str]] = {}
    for match in kept:
        reading = match.group()[1:-1].strip()
        characters.setdefault(reading, set()).add(chars[match.start() - 1])
    edits = tuple(Edit(match.start() - 1, match.end(), chars[match.start() - 1]) for match in kept)
    return Readings(edits, {reading: frozenset(of) for reading, of in characters.items()})


def _has_tone(reading: str) -> bool:
    return any(len(unicodedata.normalize("NFD", char)) > 1 for char in reading)


def _is_pinyin(bracketed: str) -> bool:
    """Tell whether every word in the brackets is made of pinyin syllables."""
    words = _WORDS.findall(bracketed)
    return bool(words) and all(_SYLLABLES.fullmatch(_plain(word)) for word in words)


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word).replace("\u0251", "a").replace("\u0261", "g")
    return "".join(char for char in letters if not unicodedata.combining(char))
