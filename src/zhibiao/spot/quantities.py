"""Spots quantities: numbers with their unit, range and bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from zhibiao.alternatives import compile_any
from zhibiao.model import Bound
from zhibiao.rules import Rules
from zhibiao.spot.fractions import Fractions, compile_fractions
from zhibiao.spot.measured import Measured, MeasureReader, compile_measured
from zhibiao.spot.numbers import Number, NumberReader, compile_numbers, quantity
from zhibiao.spot.numerals import Numerals, compile_numerals
from zhibiao.spot.ranks import Ranks, compile_ranks
from zhibiao.spot.units import Unit, Units, compile_units
from zhibiao.stages import Form, Quantity, Skipped

Found = list[Quantity | Skipped]
LETTER = re.compile(r"[A-Za-z]")
LONGEST_LIST = 12
"""Numbers of a list that share the unit of its last one; no list in prose is longer."""
COUNTED = frozenset({"count", "person"})
LONGEST_REACH = 4
"""Characters of a verb that leads to a multiplier alone (达到了|百亿元)."""
BOUNDS_OF_BARE = frozenset({"near", "more", "about", "least"})


@dataclass(frozen=True, slots=True)
class QuantityReader:
    """Finds every quantity of a stretch of normalized text."""

    numerals: Numerals
    units: Units
    numbers: NumberReader
    measures: MeasureReader
    fractions: Fractions
    ranks: Ranks
    ordinal: str
    top: str
    not_top: str
    vague: str
    at_least: str
    reached: regex.Pattern[str]
    climbs: tuple[str, ...]
    second: str
    ordinal_words: frozenset[str]
    half: str
    half_counter: str
    half_not_after: str
    separators: re.Pattern[str]
    numeral: re.Pattern[str]
    starts: re.Pattern[str]

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
        while match := self.starts.search(text, position, end):
            at = match.start()
            special = self._word(text, first, at, end)
            if special is not None:
                yield special
                position = special.end
                continue
            run = self.numerals.run.match(text, at, end)
            if run is None:
                position = at + 1
                continue
            found, position = self._at(text, first, run, end)
            yield from found

    def _word(self, text: str, first: int, at: int, end: int) -> Quantity | None:
        """Return the quantity that is a word: 过半, 翻番, 首位, 半小时."""
        share = self.fractions.word_at(text, at, end)
        if share is not None:
            return share
        rank = self.ranks.word_at(text, first, at, end)
        if rank is not None or text[at] != self.half or (at > first and text[at - 1] in self.half_not_after):
            return rank
        after = at + 1
        counted = text.startswith(self.half_counter, after)
        unit = self.units.at(text, after, end)
        if unit is None and counted:
            after += len(self.half_counter)
            unit = self.units.at(text, after, end)
        if unit is None or unit.kind not in self.measures.halved:
            return None
        number = Number(at, after, Decimal("0.5"))
        measured = self.measures.with_unit(text, first, number, end)
        return self._quantity(text, first, measured)

    def _at(self, text: str, first: int, run: re.Match[str], end: int) -> tuple[Found, int]:
        """Read the number ``run``; return what it is and where to go on."""
        start, stop = run.span()
        if text[start].isascii():
            code = self._code(text, first, start, stop, end)
            if code is not None:
                return code
        if start > first and text[start - 1] == self.ordinal:
            return self.ranks.ordinal(self.numerals, text, first, start, stop, end)
        if start > first and text[start - 1] == self.top:
            rank = self.ranks.top_at(self.numerals, text, first, run, end)
            if rank is not None:
                return [rank], rank.end
            if text.startswith(self.ranks.units, stop) and text[max(first, start - 2)] not in self.not_top:
                return [Skipped(start - 1, stop, "ordinal", "rank.top")], stop
        placed = self.ranks.placed_at(self.numerals, text, first, run)
        if placed is not None:
            return [placed], placed.end
        fraction = self.fractions.at(text, first, run, end)
        if fraction is not None:
            return self._fraction(text, first, *fraction, end)
        number = self.numbers.of_run(text, run, end)
        if number is None:
            return [Skipped(start, stop, "code", "number.unreadable")], stop
        vague = text[start - 1] if start > first else ""
        if vague and number.bare | (text[start] in self.numerals.small) and vague in self.vague:
            if text.endswith(self.climbs, first, start):
                return self._measured(text, first, self.measures.with_unit(text, first, number, end))
            if vague not in self.at_least or not number.bare:
                return [Skipped(start - 1, number.end, "vague", "number.vague")], number.end
            number = number._replace(start=start - 1)
        members = self._members(text, number, end)
        if members:
            return self._list(text, first, members, end)
        return self._measured(text, first, self.measures.with_unit(text, first, number, end))

    def _code(self, text: str, first: int, start: int, stop: int, end: int) -> tuple[Found, int] | None:
        """Return the ratio or slashed fraction at ``start``, or the code that a letter in front makes it."""
        ratio = self.fractions.ratio_at(text, start, end)
        if ratio is not None:
            return ratio
        slashed = self.fractions.with_slash(text, first, start, end)
        if slashed is not None:
            return self._fraction(text, first, slashed, "%", end)
        if start == first or not LETTER.match(text[start - 1]):
            return None
        if self.units.currency_before(text, first, start):
            return None
        tail = self.units.at(text, stop, end)
        if tail is not None and tail.kind in ("ratio", "money"):
            return None
        return [Skipped(start, stop, "code", "code.letters")], stop

    def _fraction(self, text: str, first: int, number: Number, unit: str, end: int) -> tuple[Found, int]:
        number, _ = self.numbers.signed(text, first, number)
        bound = self._bound(text, first, number, number.end, end)
        if not unit:
            return self._measured(text, first, self.measures.with_unit(text, first, number, end))
        found = quantity(number, None, unit, bound, text, number.end, "fraction", f"unit.{unit}")
        return [found], number.end

    # -- a list whose last number carries the unit -------------------------------------------------

    def _members(self, text: str, number: Number, end: int) -> list[Number]:
        """Return the numbers of a list that share the last one's unit (12.5、30.2和18亿元), if any.

        0.7个、1.4个百分点: the counter belongs to the unit that the last one says in full.
        """
        members = [number]
        halved = False
        while len(members) < LONGEST_LIST:
            last = members[-1]
            if last.upper is not None or last.bare or (last.end - last.start < 2 and not text[last.start].isascii()):
                return []
            following, stop = self._following(text, last.end, end)
            if following is None:
                unit = self.units.at(text, last.end, end)
                whole = unit is not None and (not halved or self._counts_points(unit))
                return members if len(members) > 1 and whole else []
            halved = halved or stop > last.end
            members[-1] = last._replace(end=stop)
            members.append(following)
        return []

    def _counts_points(self, unit: Unit) -> bool:
        return unit.kind == "ratio" and unit.surface.startswith(self.half_counter)

    def _following(self, text: str, position: int, end: int) -> tuple[Number | None, int]:
        """Return the next number of a list whose unit comes later, and where the one before it ends."""
        unit = self.units.at(text, position, end)
        if unit is not None and unit.surface != self.half_counter:
            return None, position
        stop = position if unit is None else position + len(unit.surface)
        mark = self.separators.match(text, stop, end)
        number = self.numbers.at(text, mark.end(), end) if mark else None
        if number is None or text.startswith(self.fractions.word, number.end):
            return None, position
        return number, stop

    def _list(self, text: str, first: int, members: list[Number], end: int) -> tuple[Found, int]:
        last = self.measures.with_unit(text, first, members[-1], end)
        scale = self.numerals.multiplier(text[members[-1].start : members[-1].end])
        found: Found = []
        for number in members[:-1]:
            own = self.numerals.multiplier(text[number.start : number.end])
            shared = number if own > 1 else number.times(scale)
            shared, _ = self.numbers.signed(text, first, shared)
            front = self._bound(text, first, shared, number.end, number.end)
            found.append(self._quantity(text, first, last._replace(number=shared, end=number.end, bound=front)))
        rest, position = self._measured(text, first, last)
        return [*found, *rest], position

    # -- the record --------------------------------------------------------------------------------

    def _measured(self, text: str, first: int, measured: Measured) -> tuple[Found, int]:
        """Return the record of a number with its unit, or why it is none."""
        number, unit, after = measured.number, measured.unit, measured.end
        if unit is None:
            return self._without_unit(text, first, measured)
        at_least = number.bare and text[number.start] in self.at_least
        bound = measured.bound or self._bound(text, first, number, after, measured.limit)
        reached = self.reached.fullmatch(text, max(first, number.start - LONGEST_REACH), after + 1) is not None
        if number.bare and not (at_least or reached) and bound not in BOUNDS_OF_BARE:
            reason = "vague" if unit.kind in (*COUNTED, "time") else "filter"
            return [Skipped(number.start, after, reason, "number.bare")], after
        if at_least and bound == "exact":
            bound = "least"
        if (
            unit.kind == "count"
            and unit.surface in self.ordinal_words
            and text[number.start : number.end] == self.second
        ):
            return [Skipped(number.start, after, "ordinal", "number.second")], after
        return [self._quantity(text, first, measured, bound)], after

    def _quantity(self, text: str, first: int, measured: Measured, bound: Bound | None = None) -> Quantity:
        number, unit, after = measured.number, measured.unit, measured.end
        assert unit is not None
        bound = bound or measured.bound or self._bound(text, first, number, after, measured.limit)
        form: Form = "number"
        if number.bare:
            form = "bare"
        elif unit.kind in COUNTED and bound == "exact" and self._is_article(text, number):
            form = "article"
        elif unit.kind == "time":
            form = "duration"
        return quantity(number, unit, measured.code, bound, text, after, form, unit.rule)

    def _is_article(self, text: str, number: Number) -> bool:
        one = number.end - number.start == 1 and not text[number.start].isascii()
        return one and number.value == 1 and number.upper is None

    def _without_unit(self, text: str, first: int, measured: Measured) -> tuple[Found, int]:
        number, after = measured.number, measured.end
        written = text[number.start : number.end]
        arabic = any("0" <= char <= "9" for char in written)
        bound = measured.bound or self._bound(text, first, number, after, measured.limit)
        noun = None if number.bare else self.units.noun_at(text, number.end, measured.limit)
        if noun is not None and (arabic or len(written) > 1):
            found = quantity(number, noun, noun.code, bound, text, number.end, "number", noun.rule)
            return [found if noun.code == "person" else found._replace(counted=noun.surface)], number.end
        if not arabic and (number.bare or not self._is_spelt_out(written)):
            return [], max(after, number.end)
        return [quantity(number, None, "", bound, text, after, "unitless", "unit.none")], after

    def _is_spelt_out(self, written: str) -> bool:
        """Return whether a Chinese number is more than digits in a row: those are a year or a word."""
        return len(written) > 1 and any(char not in self.numerals.digits for char in written)

    def _bound(self, text: str, first: int, number: Number, after: int, end: int) -> Bound:
        behind = self.units.bound_behind(text, after, end)
        if behind is not None:
            return behind[0]
        start = number.start
        currency = self.units.currency_before(text, first, start)
        front = self.units.bound_in_front(text, first, start - len(currency.surface) if currency else start)
        return front or ("more" if number.more else "exact")


def compile_quantities(rules: Rules) -> QuantityReader:
    """Compile ``numerals.toml``, ``units.toml``, ``bounds.toml`` and ``ranks.toml`` into a reader."""
    table = rules.table("numerals")
    words = table["words"]
    numerals, units = compile_numerals(rules), compile_units(rules)
    numbers = compile_numbers(table, numerals, units)
    measures = compile_measured(rules, numbers)
    fractions = compile_fractions(rules, numbers, measures.range_sign)
    ranks = compile_ranks(rules, numerals)
    specials = {words["half"], *table["doubling"]["starts"], *fractions.shares.lengths, *ranks.words.lengths}
    starts = numerals.starts.pattern[:-1] + re.escape("".join(sorted(specials))) + "]"
    return QuantityReader(
        numerals=numerals,
        units=units,
        numbers=numbers,
        measures=measures,
        fractions=fractions,
        ranks=ranks,
        ordinal=words["ordinal"],
        top=words["top"],
        not_top=words["not_top"],
        vague="".join(words["vague_digits"]),
        at_least="".join(words["at_least"]),
        reached=regex.compile(words["reached"]),
        climbs=tuple(words["climbs"]),
        second=words["second"],
        ordinal_words=frozenset(rules.table("units")["ordinal_words"]["words"]),
        half=words["half"],
        half_counter=words["counter"],
        half_not_after=words["half_not_after"],
        separators=compile_any(words["separators"]),
        numeral=re.compile(starts),
        starts=re.compile(starts),
    )
