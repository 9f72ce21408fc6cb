"""The types between the stages: read -> normalize -> segment -> spot -> bind.

All are frozen; a stage takes one and gives the next. Offsets of ``Text``, ``Sentence`` and mentions count
characters of the *normalized* text; ``Text.origin`` leads back to the raw one.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from zhibiao.model import Bound, EncodingFound


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text is ``text[start:end]`` of the source; it may span several rows and columns."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the source, which stands at ``text[start:end]``; its cells are in the order of the text."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source says of a document outside of its text: in a page's head, front matter, a field of a record."""

    title: str | None = None
    published: dt.date | None = None


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Source:
    """What ``read`` gives: one document's text, what is known of it, and where it came from.

    ``text`` is the decoded file itself, or, where ``extracted``, what was taken out of it. ``part`` names the
    record of a file that holds many; ``encoding`` is None where the format has none. ``pages`` are the offsets at
    which the pages start, ``hidden`` the spans of ``text`` that are no prose: front matter, markup.
    """

    path: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str | None = "utf-8"
    encoding_found: EncodingFound | None = None
    extracted: bool = False
    part: str | None = None
    stated: Stated = NOTHING_STATED
    pages: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """What ``normalize`` gives: repaired text whose every character knows its raw span.

    ``chars[i]`` came from ``raw[starts[i]:ends[i]]``; spans never overlap and never go backwards.
    """

    raw: str
    chars: str
    starts: array[int]
    ends: array[int]
    repairs: Mapping[str, int] = field(default_factory=dict)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of the normalized span ``start``-``end`` (not empty)."""
        return self.starts[start], self.ends[end - 1]


class Sentence(NamedTuple):
    """A sentence, or a piece of one that is too long to be read at once; ends after its closing mark."""

    start: int
    end: int


class Block(NamedTuple):
    """A heading or a paragraph of the normalized text, with its sentences."""

    kind: Literal["heading", "paragraph"]
    start: int
    end: int
    sentences: tuple[Sentence, ...]


Grain = Literal["plan", "years", "year", "half", "quarter", "months", "month", "day", "instant"]
PURE = "1"
"""The unit inside of a pure number, for which a text writes none (指数为102.3); outside it is null."""
Form = Literal["number", "article", "bare", "fraction", "ratio", "ordinal", "top", "duration", "unitless"]
"""How a quantity is written: ``article`` is 一 before a measure word, ``bare`` a multiplier without digits
(近千户), ``ratio`` a member of 11.1:47.5:41.4, ``top`` 前十, ``duration`` a length of time, ``unitless`` a
number that no unit follows."""


class Quantity(NamedTuple):
    """A number with its unit, as spotted; nothing is said yet of what it measures.

    ``value`` and ``upper`` (a range's upper end) are in the base unit; ``unit`` is empty where none is
    written; ``counted`` is the measure word where ``unit`` is ``count``; ``printed`` is the number as it
    stands in the text, with its unit; ``rules`` are the ids of the rules that decided.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    counted: str | None
    bound: Bound
    printed: str
    form: Form
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A time expression, resolved to dates: first and last day, both included; equal for an instant."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    grain: Grain
    rule: str


class Skipped(NamedTuple):
    """A number that states nothing by itself: a date, a name, a code; ``reason`` is one of the record's."""

    start: int
    end: int
    reason: str
    rule: str
