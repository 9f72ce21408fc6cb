"""The types between a quantity in its clause and its name: the text around it, and what that text called it."""

from __future__ import annotations

from typing import NamedTuple

from zhibiao.bind.catalogue import Entry
from zhibiao.bind.names import Name


class Named(NamedTuple):
    """The name of an indicator, where it stood, and what else the phrase told.

    ``side``: "left", "right", "label" behind it in brackets, or "carried" where the text names nothing and the
    number before has to; a carried name is a bare head (面积, 每个项目), if any.
    ``phrase``: the words as they stand in the text; ``verb``: verbs between the phrase and its number.
    """

    name: str
    entry: Entry | None
    side: str
    owner: Name | None = None
    sector: str | None = None
    phrase: str = ""
    verb: str = ""


class Context(NamedTuple):
    """The text around a quantity: its clause up to it and after it, what follows right behind it, and its sentence.

    ``follows``: another observation of the sentence stands before; ``attribute``: what the number before it in a
    list was of (投资3亿元的甲项目、5亿元的乙项目); ``after_number``: the piece starts behind another number;
    ``lead``: the clauses between it and the number before, which may name what it measures. ``size``: those counted, by
    the amount that tells which of them.
    """

    piece: str
    right: str
    next_right: str
    sentence: str
    follows: bool
    attribute: str
    after_number: bool
    lead: str
    size: str = ""
