"""Looks units, measure words and bounds up around a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zhibiao.model import Bound
from zhibiao.rules import Rules

BOUNDS: tuple[Bound, ...] = ("about", "near", "more", "least", "less", "most")


@dataclass(frozen=True, slots=True)
class Unit:
    """One way to write a unit; ``value in the base unit = printed number x factor``."""

    surface: str
    code: str
    kind: str
    factor: Fraction
    not_before: tuple[str, ...]
    needs: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Units:
    """Units and measure words by surface, bounds by the word that gives them."""

    after: Mapping[str, Unit]
    longest: int
    before: Mapping[str, Unit]
    before_longest: int
    bare: Mapping[str, Unit]
    bare_longest: int
    bound_before: Mapping[str, tuple[Bound, tuple[str, ...]]]
    bound_before_longest: int
    bound_after: Mapping[str, Bound]
    bound_after_longest: int

    def at(self, text: str, position: int, end: int) -> Unit | None:
        """Return the longest unit or measure word that starts at ``position``."""
        for length in range(min(self.longest, end - position), 0, -1):
            unit = self.after.get(text[position : position + length])
            if unit is None or (unit.not_before and text.startswith(unit.not_before, position + length)):
                continue
            if unit.needs and not any(word in text[max(0, position - 60) : position] for word in unit.needs):
                continue
            return unit
        return None

    def noun_at(self, text: str, position: int, end: int) -> Unit | None:
        """Return the unit of a noun that a number counts without a measure word (六万万人民)."""
        for length in range(min(self.bare_longest, end - position), 0, -1):
            unit = self.bare.get(text[position : position + length])
            if unit is not None:
                return unit
        return None

    def currency_before(self, text: str, start: int, position: int) -> Unit | None:
        """Return the currency written in front of ``position`` (US$5, 港币3万)."""
        for length in range(min(self.before_longest, position - start), 0, -1):
            unit = self.before.get(text[position - length : position])
            if unit is not None:
                return unit
        return None

    def bound_in_front(self, text: str, start: int, position: int) -> tuple[Bound, int] | None:
        """Return the bound said right before ``position`` and where its word starts."""
        for length in range(min(self.bound_before_longest, position - start), 0, -1):
            found = self.bound_before.get(text[position - length : position])
            if found is None:
                continue
            bound, not_after = found
            if length == 1 and not_after and text[max(start, position - 2) : position - 1] in not_after:
                return None
            return bound, position - length
        return None

    def bound_behind(self, text: str, position: int, end: int) -> tuple[Bound, int] | None:
        """Return the bound said right behind ``position`` and where its word ends."""
        for length in range(min(self.bound_after_longest, end - position), 0, -1):
            bound = self.bound_after.get(text[position : position + length])
            if bound is not None:
                return bound, position + length
        return None


def _longest(words: Mapping[str, object]) -> int:
    return max(map(len, words), default=0)


def compile_units(rules: Rules) -> Units:
    """Compile ``units.toml`` and ``bounds.toml``."""
    table = rules.table("units")
    after: dict[str, Unit] = {}
    before: dict[str, Unit] = {}
    for entry in table["unit"]:
        for surface in entry["surface"]:
            code = surface if entry.get("as_written") else entry["code"]
            factor = Fraction(entry.get("factor", "1"))
            after[surface] = Unit(
                surface, code, entry["kind"], factor, tuple(entry.get("not_before", ())),
                tuple(entry.get("needs", ())), f"unit.{code}",
            )  # fmt: skip
        for surface in entry.get("before", ()):
            before[surface] = Unit(surface, entry["code"], entry["kind"], Fraction(1), (), (), f"unit.{entry['code']}")
    words = table["measure_words"]
    for word in words["words"]:
        not_before = tuple(words["not_before"].get(word, ()))
        after.setdefault(word, Unit(word, "count", "count", Fraction(1), not_before, (), "unit.count"))
    bare = {
        noun: Unit(noun, "person" if kind == "person" else "count", kind, Fraction(1), (), (), "unit.bare_noun")
        for kind, nouns in table["bare"].items()
        for noun in nouns
    }
    bound_before: dict[str, tuple[Bound, tuple[str, ...]]] = {}
    bound_after: dict[str, Bound] = {}
    for entry in rules.table("bounds")["bound"]:
        for word in entry.get("before", ()):
            bound_before[word] = (entry["code"], tuple(entry.get("not_after_before", ())))
        for word in entry.get("after", ()):
            bound_after[word] = entry["code"]
    return Units(
        after, _longest(after), before, _longest(before), bare, _longest(bare),
        bound_before, _longest(bound_before), bound_after, _longest(bound_after),
    )  # fmt: skip
