"""What the digits of a printed number say: how exact it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from zhibiao.model import Observation

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_MULTIPLIERS = range(-15, 16)
_INFINITY = Decimal("Infinity")
# Around a number that its text calls approximate.
_ROUGHLY = Decimal("0.1")


def printed_digits(value: Decimal, printed: str) -> tuple[int, str]:
    """Return the power of ten and the number before it that a text printed, so that its digits survive.

    Where the text prints something else (a word, a unit that is converted), the power is 0.

    >>> printed_digits(Decimal("4860000000"), "48.60亿元"), printed_digits(Decimal(20), "五分之一")
    ((8, '48.60'), (0, '20'))
    """
    found = _DIGITS.search(printed)
    digits = found.group().replace(",", "") if found else ""
    if digits and Decimal(digits):
        ratio = abs(value) / Decimal(digits)
        power = ratio.adjusted()
        if ratio == Decimal(1).scaleb(power) and power in _MULTIPLIERS:
            return power, ("-" if value < 0 else "") + digits
    return 0, format(value.normalize(), "f")


def step(observation: Observation) -> Decimal:
    """Return what the last printed digit is worth; 0 for a count without a power of ten, which is exact."""
    power, digits = printed_digits(observation.value, observation.printed)
    decimals = len(digits.partition(".")[2])
    exact = power == 0 and not decimals and observation.unit in ("count", "person", "rank")
    return Decimal(0) if exact else Decimal(1).scaleb(power - decimals)


def interval(observation: Observation) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that the observation admits, by its digits and its bound."""
    low, high = observation.value, observation.value if observation.upper is None else observation.upper
    half = step(observation) / 2
    return _WIDENED[observation.bound](low, high, half)


_Interval = tuple[Decimal, Decimal]
_WIDENED: dict[str, Callable[[Decimal, Decimal, Decimal], _Interval]] = {
    "exact": lambda low, high, half: (low - half, high + half),
    "about": lambda low, high, half: (low - abs(low) * _ROUGHLY - half, high + abs(high) * _ROUGHLY + half),
    "near": lambda low, high, half: (low - abs(low) * _ROUGHLY, high + half),
    "more": lambda low, high, half: (low - half, _INFINITY),
    "least": lambda low, high, half: (low - half, _INFINITY),
    "less": lambda low, high, half: (-_INFINITY, high + half),
    "most": lambda low, high, half: (-_INFINITY, high + half),
}


def agree(one: Observation, other: Observation) -> bool:
    """Whether one number may be the other, as far as digits and bounds say: 677.5 and 677.53, 近500 and 498."""
    (a, b), (c, d) = interval(one), interval(other)
    return one.value == other.value or (a < d and c < b)
