"""What an explanation is made of: the tree from a sentence to its numbers, their fields, and what lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a rule of the spot stage took; offsets count characters of the source.

    ``kind``: "number", "time" or "trap"; ``reads``: what it is read as.
    """

    text: str
    start: int
    end: int
    kind: str
    rule: str
    reads: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A reading that was not taken: what it would have given, from which words, by which rule, and why not."""

    value: str
    text: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of a record was decided: by which rule, from which words; ``note`` says what else to know."""

    name: str
    value: str
    rule: str
    text: str
    note: str
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number: the observation that it became, or why it is none.

    ``read``: the spans around it that rules took for the number, ``lost`` those that gave way; ``id`` is the
    observation's, ``reason`` that of a number that is none, ``rule`` the one that decided that.
    """

    mark: Mark
    lost: tuple[Lost, ...]
    id: str | None
    reason: str | None
    rule: str | None
    confidence: float | None
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, what was spotted in it, and its numbers in text order."""

    line: int
    text: str
    spotted: tuple[Mark, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How the numbers of one source were read; ``rules`` says what each rule that is named says, and where."""

    path: str
    title: str | None
    date: str | None
    subject: str | None
    sentences: tuple[Sentence, ...]
    rules: dict[str, dict[str, str]]

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as JSON can hold it."""
        return asdict(self)
