"""Reads a number where it stands: its digits, its sign, and the words for "some more" behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import regex

from zhibiao.model import Bound
from zhibiao.rules import Table
from zhibiao.spot.numerals import Numerals
from zhibiao.spot.units import Unit, Units, scaled
from zhibiao.stages import Form, Quantity


class Number(NamedTuple):
    """A written number without its unit; ``more``: 余 or 多 follows; ``bare``: it is only 千 or 亿."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    more: bool = False
    bare: bool = False

    def times(self, factor: Decimal) -> Number:
        """Return the number multiplied by a multiplier that another number carries for both."""
        upper = None if self.upper is None else self.upper * factor
        return self._replace(value=self.value * factor, upper=upper)


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Reads numbers with the words of ``numerals.toml``."""

    numerals: Numerals
    units: Units
    more: str
    more_alone: str
    counter: str
    counter_not: regex.Pattern[str]
    minus: str
    negative: Mapping[str, str | None]
    pair_mark: str

    def at(self, text: str, position: int, end: int) -> Number | None:
        """Return the number that starts at ``position``."""
        run = self.numerals.run.match(text, position, end)
        return self.of_run(text, run, end) if run else None

    def of_run(self, text: str, run: re.Match[str], end: int) -> Number | None:
        """Return the number of a match of ``numerals.run``, with what belongs to it behind."""
        written, start, stop = run.group(), run.start(), run.end()
        arabic = written[0].isascii()
        pair = None if arabic else self.numerals.read_pair(written)
        value = pair[0] if pair else self.numerals.read(written)
        if value is None:
            return None
        bare = not arabic and self.numerals.is_bare(written)
        number = Number(start, stop, value, pair[1] if pair else None, bare=bare)
        return self._with_more(text, self._with_counter(text, self._with_pair(text, number, end), end), end)

    def _with_pair(self, text: str, number: Number, end: int) -> Number:
        """Join 3、4百 and 三、四百: neighbouring digits around a mark are said together."""
        stop = number.end
        if stop - number.start != 1 or not text.startswith(self.pair_mark, stop) or number.bare:
            return number
        run = self.numerals.run.match(text, stop + 1, end)
        if run is None or run.group()[1:].strip("".join([*self.numerals.small, *self.numerals.large])):
            return number
        high, low_digit = self.numerals.read(run.group()), text[number.start]
        first = self.numerals.read(run.group()[0])
        unit_follows = self.units.at(text, run.end(), end) or self.units.noun_at(text, run.end(), end)
        if high is None or first != number.value + 1 or not unit_follows:
            return number
        low = self.numerals.read(low_digit + run.group()[1:])
        return number if low is None else number._replace(end=run.end(), value=low, upper=high)

    def _with_counter(self, text: str, number: Number, end: int) -> Number:
        """Take the multiplier of 3个亿 into the number."""
        after = number.end + len(self.counter)
        if not text.startswith(self.counter, number.end) or after >= end or number.bare:
            return number
        factor = self.numerals.large.get(text[after])
        if factor is None or text.startswith(self.numerals.units, after) or self.counter_not.match(text, after, end):
            return number
        return number.times(factor)._replace(end=after + 1)

    def _with_more(self, text: str, number: Number, end: int) -> Number:
        """Take 余, 多, 来, 几 and the multipliers behind them into the number (2.7万余, 三千多万)."""
        stop = number.end
        if stop >= end or text[stop] not in self.more:
            return number
        after, factor = stop + 1, Decimal(1)
        while after < end and text[after] in self.numerals.large and after < stop + 4:
            if text.startswith(self.numerals.units, after):
                break
            factor *= self.numerals.large[text[after]]
            after += 1
        ends = text[stop] in self.more_alone and (after >= end or text[after] in self.units.ends)
        if after == stop + 1 and not (ends or self.units.at(text, after, end) or self.units.noun_at(text, after, end)):
            return number
        # 三亿五千多万: 万 is of what stands behind 亿.
        whole = self.numerals.read(text[number.start : stop] + text[stop + 1 : after]) if number.upper is None else None
        if whole is None:
            return number.times(factor)._replace(end=after, more=True)
        return number._replace(value=whole, end=after, more=True)

    def signed(self, text: str, first: int, number: Number) -> tuple[Number, str]:
        """Return the number with the sign in front of it, and the word that said so (负, 零下, -)."""
        start = number.start
        for sign, ahead_of in self.negative.items():
            ahead = start - len(sign) - 1
            if text.endswith(sign, first, start) and (ahead < first or ahead_of is None or text[ahead] in ahead_of):
                return _negative(number, len(sign)), sign
        if start <= first or text[start - 1] not in self.minus:
            return number, ""
        before = text[start - 2] if start - 2 >= first else ""
        if before.isascii() and before.isalnum():
            return number, ""
        return _negative(number, 1), text[start - 1]


def _negative(number: Number, length: int) -> Number:
    low, high = -number.value, None if number.upper is None else -number.upper
    if high is not None:
        low, high = high, low
    return number._replace(start=number.start - length, value=low, upper=high)


def quantity(
    number: Number, unit: Unit | None, code: str, bound: Bound, text: str, end: int, form: Form, rule: str
) -> Quantity:
    """Return the record of ``number``, read up to ``end``, in the base unit of ``unit``."""
    value, upper = number.value, number.upper
    if unit is not None:
        value = scaled(value, unit.factor)
        upper = scaled(upper, unit.factor) if upper is not None else None
    return Quantity(
        start=number.start,
        end=end,
        value=_plain(value),
        upper=None if upper is None else _plain(upper),
        unit=code,
        counted=unit.surface if unit is not None and unit.kind == "count" else None,
        bound=bound,
        printed=text[number.start : end],
        form=form,
        rules=(rule,),
    )


def _plain(value: Decimal) -> Decimal:
    """Return ``value`` without an exponent or a fraction of zeros."""
    return Decimal(int(value)) if value == value.to_integral_value() else value


def compile_numbers(table: Table, numerals: Numerals, units: Units) -> NumberReader:
    """Compile the words of ``numerals.toml`` that stand around a number."""
    words = table["words"]
    return NumberReader(
        numerals=numerals,
        units=units,
        more="".join(words["more"]),
        more_alone="".join(words["more_alone"]),
        counter=words["counter"],
        counter_not=regex.compile(words["counter_not"]),
        minus=words["minus"],
        negative={entry["word"]: entry.get("behind") for entry in table["negative"]},
        pair_mark=words["pair_mark"],
    )
