"""Spots quantities: numbers with their unit, range and bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from zhibiao.model import Bound
from zhibiao.rules import Rules
from zhibiao.spot.numerals import Numerals, compile_numerals
from zhibiao.spot.ranks import Ranks, compile_ranks
from zhibiao.spot.units import Unit, Units, compile_units
from zhibiao.stages import Form, Quantity, Skipped

HUNDRED = Decimal(100)
RATIO = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+(?![\d:])")
LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Number:
    """A written number without its unit: span, value, upper end, and whether 余 or 多 follows."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    more: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class QuantityReader:
    """Finds every quantity of a stretch of normalized text."""

    numerals: Numerals
    units: Units
    ranks: Ranks
    more: str
    ordinal: str
    fraction: str
    range_sign: re.Pattern[str]
    from_to: tuple[str, ...]
    powers: dict[str, Decimal]
    negative: tuple[str, ...]
    before_negative: str
    vague: str
    shares: re.Pattern[str]
    share_values: dict[str, tuple[Decimal, Bound]]
    doubling: re.Pattern[str]
    numeral: re.Pattern[str]

    def any_number(self, text: str, start: int, end: int) -> bool:
        """Return whether a digit or numeral stands in ``text[start:end]``."""
        return self.numeral.search(text, start, end) is not None

    def find(self, text: str, start: int, end: int, masked: Iterable[tuple[int, int]]) -> Iterator[Quantity | Skipped]:
        """Yield quantities, and numbers that are none, of ``text[start:end]`` in order.

        ``masked`` are the spans, in order, in which no number is read (names, codes, dates).
        """
        position = start
        for low, high in [*masked, (end, end)]:
            if low > position:
                yield from self._between(text, start, position, low)
            position = max(position, high)

    def _between(self, text: str, first: int, start: int, end: int) -> Iterator[Quantity | Skipped]:
        position = start
        search = self.numerals.run.search
        specials = sorted(self._words(text, first, start, end), key=lambda q: q.start)
        while match := search(text, position, end):
            while specials and specials[0].start <= match.start():
                special = specials.pop(0)
                if special.start >= position:
                    yield special
                    position = special.end
            if match.start() < position:
                continue
            found, position = self._at(text, first, match.start(), match.end(), end)
            yield from found
        yield from (s for s in specials if s.start >= position)

    def _words(self, text: str, first: int, start: int, end: int) -> Iterator[Quantity]:
        """Yield quantities that are words: 过半, 首位, 前十."""
        for match in self.shares.finditer(text, start, end):
            value, bound = self.share_values[match.group()]
            yield _quantity(match.start(), match.end(), value, None, "%", None, bound, match.group(), "fraction", "unit.%")
        for match in self.doubling.finditer(text, start, end):
            times = self.numerals.read(match["n"]) if match["n"] else Decimal(1)
            if times is not None and times < 20:
                value = Decimal(2) ** times - 1
                yield _quantity(match.start(), match.end(), value, None, "times", None, "exact", match.group(), "number", "unit.doubling")
        yield from self.ranks.words(self.numerals, text, start, end)

    def _at(self, text: str, first: int, start: int, stop: int, end: int) -> tuple[list[Quantity | Skipped], int]:
        """Read the number at ``start``-``stop``; return what it is and where to go on."""
        if text[start].isascii():
            ratio = RATIO.match(text, start, end)
            if ratio:
                return self._ratio(ratio), ratio.end()
            if start > first and LETTER.match(text[start - 1]) and not self.units.currency_before(text, first, start):
                tail = self.units.at(text, stop, end)
                if tail is None or tail.kind not in ("ratio", "money"):
                    return [Skipped(start, stop, "code", "code.letters")], stop
        if start > first and text[start - 1] == self.ordinal:
            return self.ranks.ordinal(self.numerals, text, first, start, stop, end)
        if start > first and text[start - 1] in self.vague and text[start] in self.numerals.small:
            return [Skipped(start - 1, stop, "vague", "number.vague")], stop
        if text.startswith(self.fraction, stop):
            return self._fraction(text, first, start, stop, end)
        number = self._number(text, start, stop, end)
        if number is None:
            return [], stop
        return self._with_unit(text, first, number, end)

    def _number(self, text: str, start: int, stop: int, end: int) -> Number | None:
        written = text[start:stop]
        pair = self.numerals.read_pair(written) if not written[0].isascii() else None
        value = pair[0] if pair else self.numerals.read(written)
        if value is None:
            return None
        bare = not written[0].isascii() and not any(c in self.numerals.digits for c in written)
        bare = bare and written[0] not in self.numerals.tens and written[0] not in ("十", "拾")
        more = False
        if stop < end and text[stop] in self.more:
            after = stop + 1
            while after < end and text[after] in self.numerals.large and not text.startswith(
                self.numerals.multiplier_is_unit, after
            ):
                value *= self.numerals.large[text[after]]
                after += 1
            if after > stop + 1 or self.units.at(text, after, end) or self.units.noun_at(text, after, end):
                more, stop = True, after
        return Number(start, stop, value, pair[1] if pair else None, more, bare)

    def _with_unit(self, text: str, first: int, number: Number, end: int) -> tuple[list[Quantity | Skipped], int]:
        unit = self.units.at(text, number.end, end)
        after = number.end + len(unit.surface) if unit else number.end
        number, unit, after = self._range(text, first, number, unit, after, end)
        if unit is not None and unit.kind in ("count", "person", "mass", "time") and after < end and text[after] in self.more:
            # 六十吨多, 三年多: the word may stand behind the unit.
            if text[after] in ("多", "余") and self.units.at(text, after, end) is None:
                number, after = replace(number, more=True), after + 1
        currency = self.units.currency_before(text, first, number.start)
        if currency is not None and (unit is None or unit.kind == "money"):
            unit = currency
        number = self._signed(text, first, number)
        return self._finish(text, first, number, unit, after, end)

    def _finish(
        self, text: str, first: int, number: Number, unit: Unit | None, after: int, end: int
    ) -> tuple[list[Quantity | Skipped], int]:
        written = text[number.start : number.end]
        arabic = written[0].isascii()
        bound = self._bound(text, first, number, after, end)
        form: Form = "number"
        if unit is None:
            noun = self.units.noun_at(text, number.end, end) if not number.bare else None
            if noun is not None and (arabic or len(written) > 1):
                counted = None if noun.kind == "person" else noun.surface[:1]
                return [
                    _quantity(number.start, number.end, number.value, number.upper, noun.code, counted, bound,
                              written, form, noun.rule)
                ], number.end  # fmt: skip
            if not arabic and (len(written) < 2 or number.bare):
                return [], number.end
            return [
                _quantity(number.start, number.end, number.value, number.upper, "", None, bound, written, "unitless", "unit.none")
            ], number.end  # fmt: skip
        if number.bare and bound not in ("near", "more", "about", "least"):
            reason = "vague" if unit.kind in ("count", "person") else "filter"
            return [Skipped(number.start, after, reason, "number.bare")], after
        if number.bare:
            form = "bare"
        elif written == "一" and unit.kind in ("count", "person") and number.upper is None and bound == "exact":
            form = "article"
        elif unit.kind == "time":
            form = "duration"
        return [self._quantity_of(number, unit, bound, text[number.start : after], form, after)], after

    def _signed(self, text: str, first: int, number: Number) -> Number:
        """Take a minus sign or 负 in front into the number."""
        before = number.start - 1
        for sign in self.negative:
            ahead = number.start - len(sign) - 1
            if text.endswith(sign, first, number.start) and (ahead < first or text[ahead] in self.before_negative):
                return replace(number, start=number.start - len(sign), value=-number.value)
        if before >= first and text[before] in "-−" and (before == first or not text[before - 1].isalnum()):
            return replace(number, start=before, value=-number.value)
        if before > first and text[before] in "-−" and not text[before - 1].isascii() and number.upper is None:
            return replace(number, start=before, value=-number.value)
        return number

    def _quantity_of(self, number: Number, unit: Unit, bound: Bound, printed: str, form: Form, end: int) -> Quantity:
        value, upper, code = number.value, number.upper, unit.code
        if unit.kind == "tenth":
            value, code = value * 10, "%"
            upper = upper * 10 if upper is not None else None
        value = _scaled(value, unit.factor)
        upper = _scaled(upper, unit.factor) if upper is not None else None
        counted = unit.surface if unit.kind == "count" else None
        return _quantity(number.start, end, value, upper, code, counted, bound, printed, form, unit.rule)

    def _bound(self, text: str, first: int, number: Number, after: int, end: int) -> Bound:
        behind = self.units.bound_behind(text, after, end)
        if behind is not None:
            return behind[0]
        front = self.units.bound_in_front(text, first, number.start)
        if front is not None:
            return front[0]
        return "more" if number.more else "exact"

    def _range(
        self, text: str, first: int, low: Number, unit: Unit | None, after: int, end: int
    ) -> tuple[Number, Unit | None, int]:
        """Join ``low`` with a second number behind a range sign, if there is one."""
        sign = self.range_sign.match(text, after, end)
        if not sign or low.upper is not None:
            return low, unit, after
        run = self.numerals.run.match(text, sign.end(), end)
        if not run:
            return low, unit, after
        high = self._number(text, run.start(), run.end(), end)
        high_unit = self.units.at(text, high.end, end) if high else None
        if high is None or (unit is not None and (high_unit is None or high_unit.code != unit.code)):
            return low, unit, after
        if unit is not None and text[max(first, low.start - 12) : low.start].find(self.from_to[0]) >= 0:
            return low, unit, after
        value = low.value
        if unit is None:
            scale = _multiplier(self.numerals, text[high.start : high.end])
            if not any(c in self.numerals.large for c in text[low.start : low.end]) and value < high.value / scale:
                value *= scale
        if high.value <= value or high_unit is None:
            return low, unit, after
        joined = Number(low.start, high.end, value, high.value, high.more, False)
        return joined, high_unit, high.end + len(high_unit.surface)

    def _fraction(
        self, text: str, first: int, start: int, stop: int, end: int
    ) -> tuple[list[Quantity | Skipped], int]:
        """Read 五分之一, 百分之三十, 千分之三."""
        run = self.numerals.run.match(text, stop + len(self.fraction), end)
        whole = text[start:stop]
        top = self.numerals.read(run.group()) if run else None
        if run is None or top is None:
            return [], stop + len(self.fraction)
        after = run.end()
        bound = self._bound(text, first, Number(start, after, top, None, False, False), after, end)
        printed = text[start:after]
        if whole in self.powers:
            power = self.powers[whole]
            unit, value = ("%", top) if power == HUNDRED else ("‰", top * 1000 / power)
        else:
            denominator = self.numerals.read(whole)
            if not denominator:
                return [], after
            unit, value = "%", top * HUNDRED / denominator
        return [_quantity(start, after, value, None, unit, None, bound, printed, "fraction", f"unit.{unit}")], after

    def _ratio(self, match: re.Match[str]) -> list[Quantity | Skipped]:
        """Read the members of 11.1:47.5:41.4; a ratio that does not add up to a whole is skipped."""
        parts, position, found = match.group().split(":"), match.start(), []
        whole = sum(map(Decimal, parts))
        for part in parts:
            found.append(
                _quantity(position, position + len(part), Decimal(part), None, "%", None, "exact", part, "ratio", "unit.ratio")
            )
            position += len(part) + 1
        if abs(whole - HUNDRED) > 1:
            return [Skipped(match.start(), match.end(), "code", "number.ratio")]
        return list(found)


def _multiplier(numerals: Numerals, written: str) -> Decimal:
    scale = Decimal(1)
    for char in reversed(written):
        factor = numerals.large.get(char) or numerals.small.get(char)
        if factor is None:
            break
        scale *= factor
    return scale


def _scaled(value: Decimal, factor: Fraction) -> Decimal:
    if factor == 1:
        return value
    exact = Fraction(value) * factor
    result = Decimal(exact.numerator) / Decimal(exact.denominator)
    return result.normalize() if result == result.to_integral_value() else result


def _quantity(
    start: int, end: int, value: Decimal, upper: Decimal | None, unit: str, counted: str | None,
    bound: Bound, printed: str, form: Form, rule: str,
) -> Quantity:  # fmt: skip
    return Quantity(start, end, value, upper, unit, counted, bound, printed, form, (rule,))


def compile_quantities(rules: Rules) -> QuantityReader:
    """Compile ``numerals.toml``, ``units.toml``, ``bounds.toml`` and ``ranks.toml`` into a reader."""
    table = rules.table("numerals")
    words = table["words"]
    signs = sorted(table["ranges"]["signs"], key=len, reverse=True)
    values: dict[str, tuple[Decimal, Bound]] = {
        word: (Decimal(entry["value"]), entry["bound"]) for entry in table["share"] for word in entry["words"]
    }
    guards = "|".join(map(re.escape, table["share_not_before"]))
    shares = "|".join(map(re.escape, sorted(values, key=len, reverse=True)))
    numerals = compile_numerals(rules)
    return QuantityReader(
        numerals=numerals,
        units=compile_units(rules),
        ranks=compile_ranks(rules, numerals),
        more="".join(words["more"]),
        ordinal=words["ordinal"],
        fraction=words["fraction"],
        range_sign=re.compile("|".join(map(re.escape, signs))),
        from_to=tuple(table["ranges"]["from"]),
        powers={k: Decimal(v) for k, v in table["fraction_powers"].items()},
        negative=tuple(words["negative"]),
        before_negative=words["before_negative"],
        vague="".join(words["vague_digits"]),
        shares=re.compile(f"(?:{shares})(?!{guards})"),
        share_values=values,
        doubling=re.compile(table["doubling"]["pattern"]),
        numeral=re.compile(rf"[\d{''.join([*numerals.digits, *numerals.small, *numerals.large, *numerals.tens])}]|{table['numeral_words']}"),
    )
