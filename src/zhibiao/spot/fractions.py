"""Spots numbers that say a part or a multiple: 五分之一, 百分之三十, 1/4, 三成五, 过半, 翻两番, 11:47:42."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.model import Bound
from zhibiao.rules import Rules
from zhibiao.spot.numbers import Number, NumberReader, quantity
from zhibiao.spot.units import Lexicon, by_first
from zhibiao.stages import Quantity, Skipped

HUNDRED = Decimal(100)
WHOLE = Decimal(1)
"""How far the members of a ratio may be from 100 in all, for they are rounded."""
MOST_DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A fraction as read: its end, the value in ``unit``, and whether 多 follows."""

    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    more: bool


@dataclass(frozen=True, slots=True)
class Fractions:
    """The fraction words of ``numerals.toml``, compiled."""

    numbers: NumberReader
    word: str
    mixed: str
    more: tuple[str, ...]
    not_more: tuple[str, ...]
    powers: Mapping[str, Decimal]
    range_sign: re.Pattern[str]
    shares: Lexicon[tuple[Decimal, Bound]]
    share_not_before: tuple[str, ...]
    doubling: re.Pattern[str]
    ratio: re.Pattern[str]
    slash: re.Pattern[str]
    slash_behind: str
    slash_follow: tuple[str, ...]

    def at(self, text: str, first: int, run: re.Match[str], end: int) -> tuple[Number, str] | None:
        """Return the fraction that begins with ``run`` (denominator or whole part), and its unit."""
        part = self._part(text, run.start(), end)
        if part is None:
            return None
        sign = self.range_sign.match(text, part.end, end)
        high = self._high(text, sign.end(), end, part, run.group()) if sign else None
        if high is not None:
            return Number(run.start(), high.end, part.value, high.value, high.more), part.unit
        return Number(run.start(), part.end, part.value, part.upper, part.more), part.unit

    def _high(self, text: str, position: int, end: int, low: Part, denominator: str) -> Part | None:
        """Return the upper end of 百分之三到百分之五 and 百分之三到五."""
        high = self._part(text, position, end)
        if high is None and denominator in self.powers:
            high = self._top(text, position, end, denominator)
            if high is not None and self.numbers.units.at(text, high.end, end) is not None:
                return None
        return high if high is not None and high.unit == low.unit and high.value > low.value else None

    def _part(self, text: str, start: int, end: int) -> Part | None:
        run = self.numbers.numerals.run.match(text, start, end)
        if run is None:
            return None
        if text.startswith(self.word, run.end()):
            return self._top(text, run.end() + len(self.word), end, run.group())
        if not text.startswith(self.mixed, run.end()):
            return None
        lower = self.numbers.numerals.run.match(text, run.end() + len(self.mixed), end)
        whole = self.numbers.numerals.read(run.group())
        if lower is None or whole is None or not text.startswith(self.word, lower.end()):
            return None
        below = self._top(text, lower.end() + len(self.word), end, lower.group())
        if below is None or below.unit != "%":
            return None
        # 三又四分之一 is a number, not a share: it is counted in wholes.
        return Part(below.end, whole + below.value / HUNDRED, None, "", below.more)

    def _top(self, text: str, position: int, end: int, denominator: str) -> Part | None:
        top = self.numbers.at(text, position, end)
        if top is None:
            return None
        if text.startswith(self.more, top.end) and not text.startswith(self.not_more, top.end):
            top = top._replace(end=top.end + 1, more=True)
        if denominator in self.powers:
            power = self.powers[denominator]
            unit, factor = ("%", Decimal(1)) if power == HUNDRED else ("‰", 1000 / power)
        else:
            below = self.numbers.numerals.read(denominator)
            if not below or top.value > below:
                return None
            unit = "%"
            return Part(top.end, top.value * HUNDRED / below, None, unit, top.more)
        upper = None if top.upper is None else top.upper * factor
        return Part(top.end, top.value * factor, upper, unit, top.more)

    def with_slash(self, text: str, first: int, start: int, end: int) -> Number | None:
        """Return 1/4 at ``start`` where the word in front says that it is a part."""
        match = self.slash.match(text, start, end)
        if match is None or start <= first:
            return None
        if text[start - 1] not in self.slash_behind and not text.startswith(self.slash_follow, match.end()):
            return None
        top, below = Decimal(match["top"]), Decimal(match["below"])
        return Number(start, match.end(), top * HUNDRED / below) if 0 < top < below else None

    def word_at(self, text: str, position: int, end: int) -> Quantity | None:
        """Return the share or doubling that is a word: 过半, 一半, 翻两番."""
        found = self.shares.at(text, position, end)
        if found is not None:
            word, (value, bound) = found
            stop = position + len(word)
            if text.startswith(self.share_not_before, stop):
                return None
            return quantity(Number(position, stop, value), None, "%", bound, text, stop, "fraction", "unit.%")
        match = self.doubling.match(text, position, end)
        if match is None:
            return None
        times = self.numbers.numerals.read(match["n"]) if match["n"] else Decimal(1)
        if times is None or times > MOST_DOUBLINGS:
            return None
        number = Number(position, match.end(), Decimal(2) ** times - 1)
        said = self.numbers.units.bound_in_front(text, position, match.start("n")) if match["near"] else None
        nearly: Bound = said or ("more" if match["more"] else "exact")
        return quantity(number, None, "times", nearly, text, match.end(), "number", "unit.doubling")

    def ratio_at(self, text: str, start: int, end: int) -> tuple[list[Quantity | Skipped], int] | None:
        """Return the members of 11.1:47.5:41.4; a ratio that does not add up to a whole is a code."""
        match = self.ratio.match(text, start, end)
        if match is None:
            return None
        parts, position = match.group().replace("·", ".").split(":"), start
        if abs(sum(map(Decimal, parts)) - HUNDRED) > WHOLE:
            return [Skipped(start, match.end(), "code", "number.ratio")], match.end()
        found: list[Quantity | Skipped] = []
        for part in parts:
            number = Number(position, position + len(part), Decimal(part))
            found.append(quantity(number, None, "%", "exact", text, number.end, "ratio", "unit.ratio"))
            position += len(part) + 1
        return found, match.end()


def compile_fractions(rules: Rules, numbers: NumberReader, range_sign: re.Pattern[str]) -> Fractions:
    """Compile the fractions of ``numerals.toml``."""
    table = rules.table("numerals")
    shares: dict[str, tuple[Decimal, Bound]] = {
        word: (Decimal(entry["value"]), entry["bound"]) for entry in table["share"] for word in entry["words"]
    }
    return Fractions(
        numbers=numbers,
        word=table["words"]["fraction"],
        mixed=table["words"]["and"],
        more=tuple(table["words"]["share_more"]),
        not_more=tuple(table["words"]["share_not_more"]),
        powers={word: Decimal(power) for word, power in table["fraction_powers"].items()},
        range_sign=range_sign,
        shares=by_first(shares),
        share_not_before=tuple(table["share_not_before"]),
        doubling=re.compile(table["doubling"]["pattern"]),
        ratio=re.compile(r"[0-9]{1,4}(?:[.·][0-9]{1,4})?(?::[0-9]{1,4}(?:[.·][0-9]{1,4})?){1,9}(?![0-9:])"),
        slash=re.compile(r"(?P<top>[0-9]{1,3})/(?P<below>[0-9]{1,4})(?![0-9/.])"),
        slash_behind=table["words"]["slash_behind"],
        slash_follow=tuple(table["words"]["slash_follow"]),
    )
