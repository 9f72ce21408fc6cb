"""Whom numbers are about at a place in the text, and what a clause is read in to tell it."""

from __future__ import annotations

from typing import NamedTuple

from zhibiao.bind.names import Name
from zhibiao.bind.subject import Subject


class Owner(NamedTuple):
    """Whom numbers are about at a place in the text, and to which part of it they are limited."""

    entity: Name | None
    sector: str | None
    explicit: bool = False


NOBODY = Owner(None, None)


class Scene(NamedTuple):
    """What a clause is read in: the owner so far, the subject, what was named last, and the place in the text.

    ``zones``: those that the text names, longer names first; ``document``: the whole text, in which a short name has
    to come again to be believed; ``counts``: the clause leads to a number that counts; ``home``:
    whom the paragraph is about.
    """

    owner: Owner
    subject: Subject | None
    zones: tuple[str, ...]
    company: Name | None
    project: Name | None
    document: str
    low: int
    counts: bool = False
    home: Owner = NOBODY


class Head(NamedTuple):
    """The noun phrase that opens a clause; ``verb``: a verb follows; ``joint``: it goes on behind an and.

    ``last``: nothing but light words stands between it and the first number; ``named``: nothing but a copula does
    (建设项目是24个).
    """

    chunk: str
    verb: bool
    joint: bool
    last: bool
    named: bool = False
