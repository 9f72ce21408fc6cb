"""Whom a document is about."""

from __future__ import annotations

from dataclasses import dataclass

from zhibiao.model import EntityKind


@dataclass(frozen=True, slots=True)
class Subject:
    """The entity that the document is mainly about; ``within``: the district that a village is in."""

    name: str
    kind: EntityKind
    level: str
    aliases: tuple[str, ...]
    within: str | None = None


def same_zone(a: str, b: str) -> bool:
    """Return whether one name shortens the other (甲州经济技术开发区, 甲州经开区), or both differ by a slip."""
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return all(char in rest for char in short) or (a[:1] == b[:1] and a[-3:] == b[-3:])
