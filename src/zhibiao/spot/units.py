"""Looks units, measure words and bounds up around a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, Literal, TypeVar

import regex

from zhibiao.model import Bound
from zhibiao.rules import Rules

T = TypeVar("T")
Extra = Literal["", "half", "more"]
LONGEST_NOUN = 4
NEED_WITHIN = 60
"""Characters before a number in which the word that its unit needs has to stand."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One way to write a unit; ``value in the base unit = printed number x factor``.

    ``parts`` are the smaller units that may follow (5角 after 3元), with their share of this unit;
    ``colloquial`` says that digits alone may follow (三块五), ``extra`` what the words say besides: a half
    more (个半小时), or some more (个多月). ``closing``: it is one only where the phrase ends (3县2区).
    """

    surface: str
    code: str
    kind: str
    factor: Fraction
    not_before: tuple[str, ...]
    needs: tuple[str, ...]
    rule: str
    parts: Mapping[str, Fraction]
    colloquial: bool
    extra: Extra
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[T]):
    """Words looked up by their first (or, from behind, last) character, the longest first."""

    words: Mapping[str, T]
    lengths: Mapping[str, tuple[int, ...]]

    def at(self, text: str, position: int, end: int) -> tuple[str, T] | None:
        """Return the longest word that starts at ``position`` and ends by ``end``."""
        if position >= end:
            return None
        for length in self.lengths.get(text[position], ()):
            word = text[position : position + length]
            if position + length <= end and word in self.words:
                return word, self.words[word]
        return None

    def before(self, text: str, start: int, position: int) -> tuple[str, T] | None:
        """Return the longest word that ends at ``position`` and does not start before ``start``."""
        if position <= start:
            return None
        for length in self.lengths.get(text[position - 1], ()):
            word = text[position - length : position]
            if position - length >= start and word in self.words:
                return word, self.words[word]
        return None


def by_first(words: Mapping[str, T]) -> Lexicon[T]:
    """Return ``words`` for looking up at their start."""
    return Lexicon(words, _lengths(words, 0))


def by_last(words: Mapping[str, T]) -> Lexicon[T]:
    """Return ``words`` for looking up at their end."""
    return Lexicon(words, _lengths(words, -1))


def _lengths(words: Iterable[str], index: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[index], set()).add(len(word))
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in found.items()}


@dataclass(frozen=True, slots=True)
class Units:
    """Units and measure words by surface, and the bounds said around a number.

    ``closing`` are bounds behind that hold only where the phrase ends (30%强); ``final`` are the marks behind
    which no noun can follow.
    """

    after: Lexicon[tuple[Unit, ...]]
    per: tuple[str, ...]
    yearly: frozenset[str]
    in_front: Lexicon[Unit]
    nouns: Lexicon[Unit]
    bound_before: Lexicon[tuple[Bound, tuple[str, ...]]]
    bound_after: Lexicon[Bound]
    closing: frozenset[str]
    like_bounds: regex.Pattern[str]
    ends: frozenset[str]
    final: frozenset[str]

    def at(self, text: str, position: int, end: int) -> Unit | None:
        """Return the longest unit or measure word that starts at ``position``."""
        for length in self.after.lengths.get(text[position], ()) if position < end else ():
            if position + length > end:
                continue
            best, nearest = None, -1
            for unit in self.after.words.get(text[position : position + length], ()):
                stop = position + length
                if unit.not_before and text.startswith(unit.not_before, stop):
                    continue
                if _goes_on(text, stop):
                    continue
                if unit.closing and stop < end and not (text[stop] in self.final or text[stop].isdecimal()):
                    continue
                if not unit.needs:
                    return best or unit
                said = max(text.rfind(word, max(0, position - NEED_WITHIN), position) for word in unit.needs)
                if said > nearest:  # 高温再破35度,用电量…: of two units that are written alike, that of the nearer word
                    best, nearest = unit, said
            if best is not None:
                return best
        return None

    def compound_at(self, text: str, unit: Unit, position: int, end: int) -> Unit:
        """Return ``unit`` per something (吨/日) where a stroke follows at ``position``, else ``unit``.

        What is made in a year is an amount of that unit: 产能5万吨/年.
        """
        if not text.startswith("/", position, end):
            return unit
        below = next((word for word in self.per if text.startswith(word, position + 1, end)), None)
        if below is None:
            return unit
        surface = f"{unit.surface}/{below}"
        if below in self.yearly:
            return replace(unit, surface=surface)
        return replace(unit, surface=surface, code=surface, kind="compound", factor=Fraction(1), rule="unit.compound")

    def noun_at(self, text: str, position: int, end: int) -> Unit | None:
        """Return the unit of a noun that a number counts without a measure word (六万万人民)."""
        found = self.nouns.at(text, position, end)
        return found[1] if found else None

    def currency_before(self, text: str, start: int, position: int) -> Unit | None:
        """Return the currency written in front of ``position`` (US$5, 港币3万)."""
        if text[position - 1 : position] == " " and text[position - 2 : position - 1].isalpha():
            position -= 1  # RMB 500万
        found = self.in_front.before(text, start, position)
        return found[1] if found else None

    def bound_in_front(self, text: str, start: int, position: int) -> Bound | None:
        """Return the bound said right before ``position``."""
        found = self.bound_before.before(text, start, position)
        if found is None:
            return None
        word, (bound, not_after) = found
        ahead = position - len(word) - 1
        if len(word) == 1 and ahead >= start and text[ahead] in not_after:
            return None
        if len(word) == 1 and self.like_bounds.search(text, max(start, position - LONGEST_NOUN), position) is not None:
            return None
        return bound

    def bound_behind(self, text: str, position: int, end: int) -> tuple[Bound, int] | None:
        """Return the bound said right behind ``position`` and where its word ends."""
        found = self.bound_after.at(text, position, end)
        if found is None:
            return None
        word, bound = found
        stop = position + len(word)
        if word in self.closing and stop < end and text[stop] not in self.ends:
            return None
        return bound, stop


def _goes_on(text: str, stop: int) -> bool:
    """Return whether a word that ends at ``stop`` would be cut out of a longer word or number (km|280.5 as km2)."""
    last, following = text[stop - 1 : stop], text[stop : stop + 1]
    if last.isdecimal():
        return following.isdecimal() or (following == "." and text[stop + 1 : stop + 2].isdecimal())
    return _is_letter(last) and _is_letter(following)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def compile_units(rules: Rules) -> Units:
    """Compile ``units.toml`` and ``bounds.toml``."""
    table, bounds = rules.table("units"), rules.table("bounds")
    after: dict[str, tuple[Unit, ...]] = {}
    in_front: dict[str, Unit] = {}
    words = rules.table("numerals")["words"]
    halved, counter = table["halved"]["kinds"], words["counter"]
    extras: dict[str, Extra] = {words["half"]: "half", **dict.fromkeys(words["more_behind"], "more")}
    for entry in table["unit"]:
        for surface in entry["surface"]:
            after[surface] = (*after.get(surface, ()), _unit(entry, surface, table["parts"]))
            if surface.startswith(counter) and entry["kind"] in halved:
                for word, extra in extras.items():
                    whole = surface.replace(counter, counter + word, 1)
                    after[whole] = (replace(_unit(entry, whole, ()), extra=extra),)
        for surface in entry.get("before", ()):
            in_front[surface] = _unit({**entry, "factor": "1"}, surface, ())
    words = table["measure_words"]
    for word in words["words"]:
        entry = {"code": "count", "kind": "count", "not_before": words["not_before"].get(word, ())}
        after[word] = (*after.get(word, ()), _unit(entry, word, ()))
    bare = table["bare"]
    nouns = {
        noun: _unit({"code": code, "kind": code, "id": "unit.bare_noun"}, counted, ())
        for code, group in (("person", dict.fromkeys(bare["person"], "")), ("count", bare["other"]))
        for noun, counted in group.items()
    }
    for word in bare["divisions"]:
        division = replace(_unit({"code": "count", "kind": "count", "id": "unit.division"}, word, ()), closing=True)
        after[word] = (*after.get(word, ()), division)
    before_number: dict[str, tuple[Bound, tuple[str, ...]]] = {}
    behind: dict[str, Bound] = {}
    for entry in bounds["bound"]:
        not_after = tuple(entry.get("not_after_before", ()))
        before_number.update(dict.fromkeys(entry.get("before", ()), (entry["code"], not_after)))
        behind.update(dict.fromkeys([*entry.get("after", ()), *entry.get("closing", ())], entry["code"]))
    closing = frozenset(word for entry in bounds["bound"] for word in entry.get("closing", ()))
    return Units(
        by_first(after), _longest_first(table["per"]["words"]), frozenset(table["per"]["yearly"]),
        by_last(in_front), by_first(nouns),
        by_last(before_number), by_first(behind), closing, regex.compile(bounds["nouns"]),
        frozenset(bounds["ends"]), frozenset(bounds["final"]),
    )  # fmt: skip


def _unit(entry: Mapping[str, Any], surface: str, parts: Sequence[Mapping[str, Any]]) -> Unit:
    code = surface if entry.get("as_written") else entry["code"]
    smaller = next((group for group in parts if surface in group["of"]), None)
    return Unit(
        surface=surface,
        code=code,
        kind=entry["kind"],
        factor=Fraction(entry.get("factor", "1")),
        not_before=tuple(entry.get("not_before", ())),
        needs=tuple(entry.get("needs", ())),
        rule=entry.get("id", f"unit.{code}"),
        parts={word: Fraction(share) for word, share in smaller["parts"].items()} if smaller else {},
        colloquial=surface in smaller.get("colloquial", ()) if smaller else False,
        extra="",
    )


def scaled(value: Decimal, factor: Fraction) -> Decimal:
    """Return ``value`` times ``factor``, exact where a decimal can be."""
    if factor == 1:
        return value
    if factor.denominator == 1 and value == value.to_integral_value():
        return Decimal(int(value) * factor.numerator)
    exact = Fraction(value) * factor
    return Decimal(exact.numerator) / Decimal(exact.denominator)
