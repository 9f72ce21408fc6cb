"""Reads one written number, Arabic, Chinese or mixed, as an exact decimal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.rules import Rules

TEN = Decimal(10)
_MARKS = str.maketrans({",": "", " ": "", "'": "", "·": "."})
_ARABIC = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LARGEST = Decimal(10) ** 20
"""Beyond this, a run of digits is a code; the output of the whole world is below 10^15 in any currency."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numeral words of ``numerals.toml``, compiled.

    ``run`` matches a written number at its first character; ``units`` are words such as 千瓦 whose first
    character would be read as a multiplier.
    """

    digits: Mapping[str, int]
    small: Mapping[str, Decimal]
    large: Mapping[str, Decimal]
    tens: Mapping[str, int]
    point: str
    pairs: frozenset[str]
    run: re.Pattern[str]
    starts: re.Pattern[str]
    units: tuple[str, ...]
    stroke: re.Pattern[str]

    def read(self, written: str) -> Decimal | None:
        """Return the value of ``written`` (3.5, 2,000, 一百二十三, 3亿5000万), or None if it is none."""
        written = written.translate(_MARKS)
        if not written.isascii():
            # 四七九.七: the stroke of a newspaper for the spoken point.
            written = self.stroke.sub(self.point, written)
        value = Decimal(written) if _ARABIC.fullmatch(written) else _Reader(self, written).read()
        return value if value is not None and value < LARGEST else None

    def read_pair(self, written: str) -> tuple[Decimal, Decimal] | None:
        """Return both ends of neighbouring digits said together (五六百万, 七八, 十七八, 三五), else None."""
        for i in range(len(written) - 1):
            low, high = self.digits.get(written[i]), self.digits.get(written[i + 1])
            if low is None or high is None:
                continue
            near = low > 0 and (high == low + 1 or written[i : i + 2] in self.pairs)
            if not near or (i > 0 and written[i - 1] not in self.small):
                return None
            head, tail = written[:i], written[i + 2 :]
            if any(char in self.digits for char in tail) or self.point in tail:
                return None
            first, last = self.read(head + written[i] + tail), self.read(head + written[i + 1] + tail)
            return (min(first, last), max(first, last)) if first is not None and last is not None else None
        return None

    def is_bare(self, written: str) -> bool:
        """Return whether ``written`` is a multiplier alone (千, 百万), which 十 is not: it is a number."""
        return written[0] in self.large or (written[0] in self.small and self.small[written[0]] > TEN)

    def multiplier(self, written: str) -> Decimal:
        """Return what the multipliers at the end of ``written`` multiply by (100000 for 三十万), else 1."""
        return _product(written, self.small, self.large)

    def large_multiplier(self, written: str) -> Decimal:
        """Return what the large multipliers at the end of ``written`` multiply by (10000 for 三十万), else 1."""
        return _product(written, self.large)


def _product(written: str, *factors: Mapping[str, Decimal]) -> Decimal:
    """Multiply the ``factors`` of the characters at the end of ``written``."""
    scale = Decimal(1)
    for char in reversed(written):
        factor = next((table[char] for table in factors if char in table), None)
        if factor is None:
            break
        scale *= factor
    return scale


@dataclass(slots=True)
class _Reader:
    """Reads a number from left to right.

    ``total`` holds what large multipliers closed, ``section`` what small ones did since, ``number`` the
    digits that no multiplier has taken yet, ``last`` the multiplier right before them, and ``closed`` the last large
    one.
    """

    words: Numerals
    written: str
    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    number: Decimal | None = None
    last: Decimal | None = None
    closed: Decimal | None = None

    def read(self) -> Decimal | None:
        position = 0
        while position < len(self.written):
            char = self.written[position]
            if char.isascii():
                end = self._arabic(position)
            elif char in self.words.digits:
                end = self._digits(position)
            elif char == self.words.point and self.section:
                end = self._decimals(position + 1)
            else:
                end = position + 1 if self._multiply(char) else None
            if end is None:
                return None
            position = end
        if not (self.total or self.section):
            return self.number
        return self.total + self.section + (self.number or 0)

    def _arabic(self, position: int) -> int | None:
        end = position
        while end < len(self.written) and self.written[end] in "0123456789.":
            end += 1
        if end == position:
            return None
        self.number = Decimal(self.written[position:end].rstrip("."))
        if end - position == 1 == len(self.written) - position and self.last is not None and self.last > TEN:
            self.number *= self.last / TEN
        self.last = None
        return end

    def _digits(self, position: int) -> int | None:
        digits, written = self.words.digits, self.written
        end = position
        while end < len(written) and written[end] in digits:
            end += 1
        spoken = "".join(str(digits[char]) for char in written[position:end])
        self.number = Decimal(spoken)
        if written[end : end + 1] == self.words.point:
            start = end + 1
            end = start
            while end < len(written) and written[end] in digits:
                end += 1
            self.number = Decimal(f"{spoken}.{''.join(str(digits[char]) for char in written[start:end])}")
        elif end == len(written) and self.last is not None and self.last > TEN and len(spoken) == 1:
            # 一万二 is 12000: a last digit behind a multiplier counts tenths of it; 一万零二 has two.
            self.number *= self.last / TEN
        if end < len(written):
            self.last = None
        return end

    def _decimals(self, position: int) -> int | None:
        """Read decimals behind a multiplier (十点三)."""
        digits, end = self.words.digits, position
        while end < len(self.written) and self.written[end] in digits:
            end += 1
        if end == position:
            return None
        self.number = Decimal(f"0.{''.join(str(digits[char]) for char in self.written[position:end])}")
        return end

    def _multiply(self, char: str) -> bool:
        words, number = self.words, self.number
        self.number = None
        if char in words.tens:
            self.section += words.tens[char]
        elif char in words.small:
            self.section += (Decimal(1) if number is None else number) * words.small[char]
            self.last = words.small[char]
        elif char in words.large:
            multiplier = words.large[char]
            current = self.section + (number or 0)
            if current == 0 and number is None:
                self.total = (self.total or Decimal(1)) * multiplier
                multiplier *= self.closed or 1  # 3万万5千万
            elif self.total and self.closed is not None and self.closed <= multiplier:
                # 二万五千亿; 一万零九百七十三万
                self.total = (self.total + current) * multiplier
            else:
                self.total += current * multiplier
            self.section, self.last, self.closed = Decimal(0), multiplier, multiplier
        else:
            return False
        return True


def compile_numerals(rules: Rules) -> Numerals:
    """Compile ``numerals.toml``."""
    table = rules.table("numerals")
    digits = dict(table["digits"])
    small = {k: Decimal(v) for k, v in table["small_multipliers"].items()}
    large = {k: Decimal(v) for k, v in table["large_multipliers"].items()}
    tens = dict(table["tens"])
    point = table["words"]["point"]
    units = tuple(table["guards"]["multiplier_is_unit"])
    alone = "|".join(map(re.escape, table["guards"]["digit_alone"]))
    one = f"[{''.join(digits)}]"
    multipliers = "".join([*small, *large])
    weighs = f"(?<=[{multipliers}])[{table['guards']['only_before_multiplier']}](?![{multipliers}])"
    capital = f"(?<![{multipliers}])[{table['guards']['capitals']}](?![{multipliers}])"
    chinese = f"(?!{'|'.join(map(re.escape, units))}|{weighs}|{capital})[{''.join([*digits, *small, *large, *tens])}]"
    multiplier = f"(?:(?!{'|'.join(map(re.escape, units))})[{''.join([*small, *large])}])"
    # Hong Kong's statistics part thousands by a blank (8 600).
    grouped = r"[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:'[0-9]{3})+)(?![0-9])"
    blanks = r"(?<![0-9.] )(?<![0-9.])[0-9]{1,3}(?: [0-9]{3})+(?![0-9.% ])"
    # 4761.亿: a point that lost its decimals; 2.亿元项目 is an item of a list.
    lost = rf"(?:(?<=[0-9]{{3}})\.(?=[{''.join(large)}]))?"
    arabic = rf"(?:{grouped}|{blanks}|[0-9]+)(?:[.·][0-9]+(?:\.(?=[{''.join(large)}]))?|{lost})"
    zero = next(word for word, value in digits.items() if value == 0)
    # 5万5 is 55000, as 五万五 is: a last digit behind a multiplier counts tenths of it.
    tenths = rf"(?<=[0-9]{multiplier})[1-9](?![0-9.,:%/\-~{''.join([*digits, *small, *large, *tens])}]|{alone})"
    # 109万8000, 48万520: three or four digits behind the multiplier are what it leaves.
    rest = rf"(?<=[0-9][{''.join(large)}])[0-9]{{3,4}}(?![0-9.,:%/\-~{''.join([*small, *large])}]|{alone})"
    run = (
        rf"{arabic}(?:{multiplier}{{1,4}}(?:{zero}?(?:{arabic}|{one}){multiplier}{{1,4}}){{0,4}}(?:{grouped}|{rest}|{tenths})?)?"
        rf"|(?:{chinese}){{1,24}}(?:(?:{point}|[.·](?={one})){one}{{1,12}}{multiplier}{{0,4}})?"
    )
    spoken = "".join([*digits, *small, *tens])
    stroke = re.compile(rf"(?<=[{spoken}])\.(?={one})")
    starts = f"[0-9{''.join([*digits, *small, *large, *tens])}]"
    pairs = frozenset(table["words"]["pairs_apart"])
    return Numerals(digits, small, large, tens, point, pairs, re.compile(run), re.compile(starts), units, stroke)
