"""Says which units the numbers of an indicator may have."""

from __future__ import annotations

import re

from zhibiao.bind.catalogue import Entry
from zhibiao.model import Measure

CURRENCY = re.compile("[A-Z]{3}")
"""The form of the codes of currencies; no other unit has it."""
PERCENTAGES = frozenset("%‰")
"""Units of parts in a hundred, or in a thousand."""
DIMENSIONS = {
    "money": ("money", "exchange_rate"),
    "count": ("count", "person"),
    "person": ("count", "person", "density"),
    "%": ("percent", "per_mille", "ratio", "index"),
    "‰": ("percent", "per_mille", "ratio"),
    "year": ("year", "day", "hour", "age"),
    "day": ("day", "hour", "year"),
    "minute": ("hour", "minute", "day"),
}
"""Dimensions of the indicators that a level in a unit can be of; in any other unit, it can be of all."""


def is_money(unit: str) -> bool:
    """Return whether ``unit`` is a currency."""
    return CURRENCY.fullmatch(unit) is not None


def fits(entry: Entry | None, unit: str, measure: Measure) -> bool:
    """Return whether a level in ``unit`` can be of ``entry``."""
    if entry is None or measure != "level":
        return True
    kind = "money" if is_money(unit) else unit
    return entry.dimension.startswith(DIMENSIONS.get(kind, ("",)))
