"""What each rule says in one line, and the file in which it can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhibiao.rules import Rules, Table

SHOWN = 4
"""Words of a rule that its line shows."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its id: what it says, and where it stands."""

    id: str
    says: str
    file: str
    example: str


def rule_book(rules: Rules) -> Mapping[str, Rule]:
    """Return every rule by its id; of several entries of one id the first."""
    book: dict[str, Rule] = {}
    for rule in _all(rules):
        book.setdefault(rule.id, rule)
    return book


def _all(rules: Rules) -> Iterator[Rule]:
    for entry in rules.table("decisions")["decision"]:
        yield Rule(entry["id"], entry["says"], entry.get("words", "decisions.toml"), _example(entry))
    for entry in rules.indicators:
        says = f"{entry['zh']}: {entry['en']}"
        yield Rule(f"indicator.{entry['code']}", says, f"indicators/{entry['category']}.toml", _example(entry))
    for entry in rules.table("ambiguous")["ambiguous"]:
        yield Rule(entry["id"], entry["says"], "ambiguous.toml", _example(entry))
    for entry in rules.table("units")["unit"]:
        says = f"{_few(entry['surface'])} is {entry['code']}"
        yield Rule(entry.get("id", f"unit.{entry['code']}"), says, "units.toml", _example(entry))
    for entry in rules.table("periods")["period"]:
        yield Rule(entry["id"], entry.get("note", f"a time such as {_example(entry)}"), "periods.toml", _example(entry))
    traps = rules.table("traps")
    for entry in (*traps["trap"], *traps["words"]):
        example = _example(entry) or _few(entry.get("words", ()))
        says = entry.get("note", f"{entry['reason']}: {example}")
        yield Rule(entry["id"], says, "traps.toml", example)
    for entry in rules.table("bounds")["bound"]:
        words = _few([*entry.get("before", ()), *entry.get("after", ())])
        yield Rule(f"bound.{entry['code']}", f"{words} by the number", "bounds.toml", _example(entry))


def _few(words: Any) -> str:
    words = list(words)
    return ", ".join(words[:SHOWN]) + (", …" if len(words) > SHOWN else "")


def _example(entry: Table) -> str:
    """Return the first example of ``entry``, however it is written."""
    examples = entry.get("examples", ())
    first = next(iter(examples), "")
    return first if isinstance(first, str) else str(first.get("text", ""))
