"""Reads one written number, Arabic, Chinese or mixed, as an exact decimal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.rules import Rules

TEN = Decimal(10)


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numeral words of ``numerals.toml``, compiled.

    ``run`` matches a written number at its first character; ``more`` are the words after the digits that
    make it a lower bound (三百余).
    """

    digits: Mapping[str, int]
    small: Mapping[str, Decimal]
    large: Mapping[str, Decimal]
    tens: Mapping[str, int]
    half: str
    point: str
    run: re.Pattern[str]
    multiplier_is_unit: tuple[str, ...]

    def read(self, written: str) -> Decimal | None:
        """Return the value of ``written`` (3.5, 2,000, 一百二十三, 3亿5000万), or None if it is none."""
        return _read(self, written.replace(",", ""))

    def read_pair(self, written: str) -> tuple[Decimal, Decimal] | None:
        """Return both ends of two neighbouring digits said together (五六百万, 七八, 十七八), else None."""
        for i in range(len(written) - 1):
            low, high = self.digits.get(written[i]), self.digits.get(written[i + 1])
            if low is None or high is None:
                continue
            if 0 < low and high == low + 1 and (i == 0 or written[i - 1] in self.small):
                head, tail = written[:i], written[i + 2 :]
                if any(c in self.digits for c in tail):
                    return None
                first, last = self.read(head + written[i] + tail), self.read(head + written[i + 1] + tail)
                return (first, last) if first is not None and last is not None else None
            return None
        return None


def _read(words: Numerals, written: str) -> Decimal | None:
    total = section = Decimal(0)
    number: Decimal | None = None
    last_multiplier: Decimal | None = None
    position, length = 0, len(written)
    while position < length:
        char = written[position]
        if char.isascii():
            end = position
            while end < length and (written[end].isdigit() or written[end] in ".·"):
                end += 1
            if end == position:
                return None
            try:
                number = Decimal(written[position:end].replace("·", "."))
            except ArithmeticError:
                return None
            position, last_multiplier = end, None
            continue
        if char in words.digits:
            end = position
            while end < length and written[end] in words.digits:
                end += 1
            spoken = written[position:end]
            number = Decimal("".join(str(words.digits[c]) for c in spoken))
            zero = words.digits[spoken[0]] == 0
            if end < length and written[end] == words.point:
                decimals = written[end + 1 :]
                stop = 0
                while stop < len(decimals) and decimals[stop] in words.digits:
                    stop += 1
                if stop == 0:
                    return None
                fraction = "".join(str(words.digits[c]) for c in decimals[:stop])
                number = Decimal(f"{number}.{fraction}")
                end += 1 + stop
            if end == length and last_multiplier is not None and len(spoken) == 1 and not zero:
                # 一万二 is 12000: a last digit right after a multiplier counts tenths of it.
                number *= last_multiplier / TEN if last_multiplier > TEN else 1
            position = end
            if position < length:
                last_multiplier = None
            continue
        if char in words.tens:
            section += words.tens[char]
        elif char in words.small:
            section += (Decimal(1) if number is None else number) * words.small[char]
            last_multiplier = words.small[char]
        elif char in words.large:
            multiplier = words.large[char]
            current = section + (number or 0)
            if current == 0 and number is None:
                total = (total or Decimal(1)) * multiplier
            elif 0 < total < multiplier:
                total = (total + current) * multiplier
            else:
                total += current * multiplier
            section, last_multiplier = Decimal(0), multiplier
        elif char == words.half and position == length - 1:
            section += Decimal("0.5") * (last_multiplier or 1)
        else:
            return None
        number = None
        position += 1
    return total + section + (number or 0)


def compile_numerals(rules: Rules) -> Numerals:
    """Compile ``numerals.toml``."""
    table = rules.table("numerals")
    digits = dict(table["digits"])
    small = {k: Decimal(v) for k, v in table["small_multipliers"].items()}
    large = {k: Decimal(v) for k, v in table["large_multipliers"].items()}
    tens = dict(table["tens"])
    point, half = table["words"]["point"], table["words"]["half"]
    chinese = "".join([*digits, *small, *large, *tens])
    multipliers = "".join([*small, *large])
    arabic = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[.·]\d+)?"
    guards = tuple(table["guards"]["multiplier_is_unit"])
    guarded = f"(?!{'|'.join(map(re.escape, guards))})[{multipliers}]"
    run = (
        rf"{arabic}(?:(?:{guarded})+(?:{arabic}(?:{guarded})+)*)?"
        rf"|(?:(?!{'|'.join(map(re.escape, guards))})[{chinese}])+(?:{point}[{''.join(digits)}]+)?"
    )
    return Numerals(digits, small, large, tens, half, point, re.compile(run), guards)
