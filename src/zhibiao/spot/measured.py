"""Gives a number its unit: behind it, in front of it, said in parts, or at the other end of a range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from zhibiao.alternatives import compile_any
from zhibiao.model import Bound
from zhibiao.rules import Rules
from zhibiao.spot.numbers import Number, NumberReader
from zhibiao.spot.units import Unit, scaled

FROM_WITHIN = 12
"""Characters before a number in which 由 or 从 makes what follows two numbers and no range."""
BLANK_UNIT = re.compile(" (?=[A-Za-z\u03bc\u2103\u00b0])")
"""A blank before a unit in Latin letters, which is set apart from its number (5 km)."""
FARTHEST_ENDS = 3
"""A change may lead to a level so many times as great; the ends of a range lie closer together."""
TEN = Decimal(10)
HUNDRED = Decimal(100)


class Measured(NamedTuple):
    """A number with its unit, up to ``end``; ``bound`` is set where the range says it.

    ``limit`` is where the stretch of text that may be read ends.
    """

    number: Number
    unit: Unit | None
    code: str
    end: int
    limit: int
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class MeasureReader:
    """Reads what stands behind a number, with the words of ``numerals.toml`` and ``units.toml``."""

    numbers: NumberReader
    range_sign: re.Pattern[str]
    limits: re.Pattern[str]
    limits_high: tuple[str, ...]
    from_words: tuple[str, ...]
    changes: re.Pattern[str]
    half: str
    halved: frozenset[str]
    half_not_before: tuple[str, ...]
    more_behind: str
    more_kinds: frozenset[str]
    more_not_before: str
    below_zero: str
    degree: str
    closing: tuple[str, ...]
    degrees_below: Unit

    def with_unit(self, text: str, first: int, number: Number, end: int) -> Measured:
        """Return ``number`` with everything that belongs to it."""
        units = self.numbers.units
        if BLANK_UNIT.match(text, number.end, end) and units.at(text, number.end + 1, end):
            number = number._replace(end=number.end + 1)
        unit = units.at(text, number.end, end)
        number, sign = self.numbers.signed(text, first, number)
        if sign == self.below_zero and unit is None and text.startswith(self.degree, number.end):
            unit = self.degrees_below
        unit = unit or self._bracketed(text, number.end, end)
        after = number.end + len(unit.surface) if unit else number.end
        if unit is not None:
            if unit.extra:
                half = Decimal("0.5") if unit.extra == "half" else Decimal(0)
                number = number._replace(value=number.value + half, more=unit.extra == "more")
            unit = units.compound_at(text, unit, after, end)
            after = number.end + len(unit.surface)
        measured = Measured(number, unit, unit.code if unit else "", after, end)
        measured = self._range(text, first, measured)
        if measured.unit is not None and measured.number.upper is None:
            measured = self._parts(text, measured)
        measured = self._limits(text, self._more(text, measured))
        currency = units.currency_before(text, first, measured.number.start)
        if currency is not None and (measured.unit is None or measured.unit.code == "CNY"):
            factor = measured.unit.factor if measured.unit else currency.factor
            measured = measured._replace(unit=replace(currency, factor=factor))
        return self._in_percent(measured)

    def _bracketed(self, text: str, position: int, limit: int) -> Unit | None:
        """Return the currency in brackets behind a number, which says for those to come too: 123亿(港元,下同)."""
        unit = self.numbers.units.at(text, position + 1, limit) if text.startswith("(", position, limit) else None
        if unit is None or unit.kind != "money" or unit.code == "CNY" != unit.surface:
            return None
        stop = position + 1 + len(unit.surface)
        return replace(unit, surface="") if text.startswith(self.closing, stop, limit) else None

    # -- parts of a unit ---------------------------------------------------------------------------

    def _parts(self, text: str, measured: Measured) -> Measured:
        """Add the smaller units and the half that follow: 3元5角, 2小时30分, 三块五, 三年半."""
        number, unit, after, limit = measured.number, measured.unit, measured.end, measured.limit
        assert unit is not None
        if text.startswith(self.half, after) and unit.kind in self.halved:
            if not text.startswith(self.half_not_before, after + 1):
                return self._plus(measured, Decimal("0.5"), after + 1)
            return measured
        value, end, parts = Decimal(0), after, unit.parts
        for _ in range(3):
            run = self.numbers.numerals.run.match(text, end, limit) if parts or unit.colloquial else None
            if run is None:
                break
            # 三斤二两: the unit is a numeral too.
            stop = run.end() - 1 if run.group()[-1] in parts and len(run.group()) > 1 else run.end()
            small = self.numbers.numerals.read(text[run.start() : stop])
            if small is None or small >= HUNDRED:
                break
            part = next((word for word in parts if text.startswith(word, stop, limit)), None)
            if part is None:
                if unit.colloquial and end == after and self._digits_alone(text, run, limit):
                    value, end = small / TEN ** (run.end() - run.start()), run.end()
                break
            value, end = value + scaled(small, parts[part]), stop + len(part)
        return self._plus(measured, value, end) if value and not number.more else measured

    def _digits_alone(self, text: str, run: re.Match[str], limit: int) -> bool:
        """Return whether one or two digits stand alone, as in 三块五 and 1米75."""
        digits = all(char.isascii() or char in self.numbers.numerals.digits for char in run.group())
        unit = self.numbers.units.at(text, run.end(), limit)
        return digits and "." not in run.group() and len(run.group()) <= 2 and unit is None

    def _plus(self, measured: Measured, value: Decimal, end: int) -> Measured:
        number = measured.number
        sign = -1 if number.value < 0 else 1
        upper = None if number.upper is None else number.upper + sign * value
        return measured._replace(number=number._replace(value=number.value + sign * value, upper=upper), end=end)

    def _more(self, text: str, measured: Measured) -> Measured:
        """Take 多 and 余 behind the unit: 六十吨多, 三年多."""
        after, unit, limit = measured.end, measured.unit, measured.limit
        if unit is None or unit.kind not in self.more_kinds or after >= limit or text[after] not in self.more_behind:
            return measured
        other = text[after + 1] if after + 1 < limit else " "
        if other in self.more_not_before or self.numbers.units.at(text, after + 1, limit):
            return measured
        return measured._replace(number=measured.number._replace(more=True), end=after + 1)

    def _in_percent(self, measured: Measured) -> Measured:
        """Turn 三成五 and 八五折 into per cent; give every other unit its code."""
        number, unit = measured.number, measured.unit
        if unit is None:
            return measured
        if unit.kind not in ("tenth", "discount"):
            return measured if measured.code == unit.code else measured._replace(code=unit.code)
        tenths = number.value < TEN or unit.kind == "tenth"
        return measured._replace(number=number.times(TEN) if tenths else number, code="%")

    # -- ranges ------------------------------------------------------------------------------------

    def _range(self, text: str, first: int, low: Measured) -> Measured:
        """Join ``low`` with a second number behind a range sign, if there is one."""
        sign = self.range_sign.match(text, low.end, low.limit)
        if not sign or low.number.upper is not None:
            return low
        high = self._high(text, sign.end(), low.limit, signed=low.number.value < 0)
        if high is None or high.number.upper is not None:
            return low
        if high.unit is None and (low.unit is not None or not self._is_amount(text, high.number)):
            return low
        if low.unit is not None and high.unit is not None and low.unit.code != high.unit.code:
            return low
        whole = low.unit is not None or high.unit is None
        if whole and (self._is_from(text, first, low.number.start) or self._leads_to(text, first, low, high)):
            return low
        bottom, top = low.number, high.number
        if low.unit is not None and high.unit is not None:
            bottom = bottom._replace(value=scaled(bottom.value, low.unit.factor / high.unit.factor))
        else:
            bottom = bottom.times(self._shared(text, bottom, top))
        return self._joined(low, bottom, high)

    def _is_amount(self, text: str, number: Number) -> bool:
        """Return whether a multiplier ends ``number``, which tells an amount without a unit (3000万~4000万)."""
        return self.numbers.numerals.large_multiplier(text[number.start : number.end]) > 1

    def _shared(self, text: str, low: Number, high: Number) -> Decimal:
        """Return by what the multipliers behind ``high`` multiply ``low``, too (三到五百, 七千到九千亿), else 1."""
        numerals = self.numbers.numerals
        lower, upper = text[low.start : low.end], text[high.start : high.end]
        for scale_of in (numerals.multiplier, numerals.large_multiplier):
            scale = scale_of(upper)
            if scale_of(lower) == 1 and low.value < high.value / scale:
                return scale
        return Decimal(1)

    def _high(self, text: str, position: int, limit: int, *, signed: bool = False) -> Measured | None:
        """Return the number with its unit at ``position``; ``signed``: a sign may stand in front of it."""
        units = self.numbers.units
        number = self.numbers.at(text, position, limit)
        if number is None and signed:
            number = self.numbers.at(text, position + 1, limit)
            number = self.numbers.signed(text, position, number)[0] if number is not None else None
            number = number if number is not None and number.start == position else None
        if number is None:
            return None
        unit = units.at(text, number.end, limit)
        after = number.end + len(unit.surface) if unit else number.end
        unit = units.compound_at(text, unit, after, limit) if unit else None
        return Measured(number, unit, "", number.end + len(unit.surface) if unit else number.end, limit)

    def _joined(self, low: Measured, bottom: Number, high: Measured) -> Measured:
        ends = sorted((bottom.value, high.number.value))
        if ends[0] == ends[1] or (ends[0] != bottom.value and ends[1] >= 0):
            return low
        number = Number(bottom.start, high.number.end, ends[0], ends[1], high.number.more)
        return low._replace(number=number, unit=high.unit, end=high.end)

    def _is_from(self, text: str, first: int, start: int) -> bool:
        before = text[max(first, start - FROM_WITHIN) : start]
        return any(word in before for word in self.from_words)

    def _leads_to(self, text: str, first: int, low: Measured, high: Measured) -> bool:
        """Return whether ``low`` is a change and ``high`` what it leads to (增加300人至5万人)."""
        far = high.number.value >= FARTHEST_ENDS * low.number.value
        return (
            far and self.changes.search(text, max(first, low.number.start - FROM_WITHIN), low.number.start) is not None
        )

    def _limits(self, text: str, low: Measured) -> Measured:
        """Join 20万元以上50万元以下: a lower and an upper limit in one breath."""
        mark = self.limits.match(text, low.end, low.limit) if low.unit and low.number.upper is None else None
        high = self._high(text, mark.end(), low.limit) if mark else None
        if high is None or high.unit is None or low.unit is None or low.unit.code != high.unit.code:
            return low
        word = next((word for word in self.limits_high if text.startswith(word, high.end, low.limit)), None)
        if word is None:
            return low
        bottom = low.number._replace(value=scaled(low.number.value, low.unit.factor / high.unit.factor))
        joined = self._joined(low, bottom, high)
        return joined if joined is low else joined._replace(end=high.end + len(word), bound="exact")


def compile_measured(rules: Rules, numbers: NumberReader) -> MeasureReader:
    """Compile the words of ``numerals.toml`` and ``units.toml`` around a unit."""
    table, units = rules.table("numerals"), rules.table("units")
    ranges, words = table["ranges"], table["words"]
    celsius = numbers.units.after.words[units["degrees"]["is"]][0]
    return MeasureReader(
        numbers=numbers,
        range_sign=compile_any(ranges["signs"]),
        limits=re.compile(ranges["limits"]),
        limits_high=tuple(ranges["limits_high"]),
        from_words=tuple(ranges["from"]),
        changes=re.compile(ranges["changes"]),
        half=words["half"],
        halved=frozenset(units["halved"]["kinds"]),
        half_not_before=tuple(table["share_not_before"]),
        more_behind="".join(words["more_behind"]),
        more_kinds=frozenset(units["more_behind"]["kinds"]),
        more_not_before="".join(words["more_not_before"]),
        below_zero=units["degrees"]["behind"],
        degree=units["degrees"]["word"],
        closing=tuple(units["currency"]["closing"]),
        degrees_below=replace(celsius, surface=units["degrees"]["word"]),
    )
