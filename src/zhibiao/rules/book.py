"""The rule book: rules in layers, each entry with its id and the place where it stands.

The shipped files are the first layer. An entry of a later layer replaces the entry of the same id and keeps
its place in the order, which is priority; ``enabled = false`` removes one; new entries come before the
others, so that they win where both could. Keys of the word tables (``[tail] light`` of ``markers.toml``)
have ids too: a value replaces, and a list can be changed with ``{ add = […], remove = […] }``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhibiao.rules.files import INDICATORS, RuleFile, Table
from zhibiao.rules.outline import Path, line_of
from zhibiao.rules.problems import Problem, RuleError, did_you_mean
from zhibiao.rules.ruleset import Rules

CODED = {(INDICATORS, "indicator"): "indicator", ("bounds", "bound"): "bound"}
"""Arrays whose entries have a ``code``, and how their ids begin; all others have an ``id``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule: an entry of an array of tables (``[[unit]]``), or a key of a word table."""

    id: str
    array: str
    """The array that it is in; of a key, empty."""
    body: Any
    file: RuleFile
    path: Path

    @property
    def line(self) -> int:
        """The line of the file on which it begins."""
        return line_of(self.file.text, self.path)

    def problem(self, message: str) -> Problem:
        """Return what is wrong with it, with its place."""
        return Problem(self.file.label, self.line, self.id, message)


@dataclass(frozen=True, slots=True)
class Book:
    """Rules in force and the entries that they are made of, by id and in the order of the files."""

    rules: Rules
    entries: Mapping[str, Entry]


def entry_id(kind: str, array: str, body: Table) -> str | None:
    """Return the id of an entry, or None if it has none."""
    if prefix := CODED.get((kind, array)):
        return f"{prefix}.{body['code']}" if isinstance(body.get("code"), str) else None
    name = body.get("id", f"unit.{body.get('code')}" if array == "unit" else None)
    return name if isinstance(name, str) else None


def is_array(value: object) -> bool:
    """Whether a value is an array of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def file_entries(file: RuleFile) -> Iterator[Entry]:
    """Yield the entries of a file in their order; those without an id get one from their place."""
    for name, value in file.table.items():
        if is_array(value):
            for number, body in enumerate(value):
                own = entry_id(file.kind, name, body) or f"{file.kind}.{name}.{number + 1}"
                yield Entry(own, name, body, file, (name, number))
        elif isinstance(value, dict):
            for key, words in value.items():
                yield Entry(f"{file.kind}.{name}.{key}", "", words, file, (name, key))
        else:
            yield Entry(f"{file.kind}.{name}", "", value, file, (name,))


def shipped_book(files: Sequence[RuleFile]) -> Book:
    """Return the book of the shipped files alone."""
    entries = {entry.id: entry for file in files for entry in file_entries(file)}
    tables = {file.kind: file.table for file in files if file.kind != INDICATORS}
    catalogue = [body for file in files if file.kind == INDICATORS for body in file.table.get("indicator", ())]
    return Book(Rules(tables, tuple(catalogue)), entries)


def overlaid(book: Book, files: Sequence[RuleFile]) -> Book:
    """Return ``book`` with the files of one folder laid over it; their form has been checked.

    Raises ``RuleError`` where an entry is given twice, or one is removed that is not there.
    """
    problems: list[Problem | str] = []
    entries = dict(book.entries)
    changes: dict[str, Entry] = {}
    for entry in (entry for file in files for entry in file_entries(file)):
        if twin := changes.get(entry.id):
            place = f"{twin.file.label}:{twin.line}"
            problems.append(entry.problem(f"this id stands at {place} already; give one of the two another id"))
        elif _is_off(entry) and entry.id not in entries:
            hint = did_you_mean(entry.id, entries)
            problems.append(entry.problem(f"there is no such rule to take away{hint or '; leave this entry out'}"))
        changes[entry.id] = entry
    if problems:
        raise RuleError(*problems)
    tables = {kind: {**table} for kind, table in book.rules.tables.items()}
    tables[INDICATORS] = {"indicator": list(book.rules.indicators)}
    _change_arrays(tables, changes, entries)
    for entry in changes.values():
        if not entry.array:
            value = _lay(tables[entry.file.kind], entry)
            entries[entry.id] = Entry(entry.id, "", value, entry.file, entry.path)
    catalogue = tables.pop(INDICATORS)["indicator"]
    return Book(Rules(tables, tuple(catalogue)), entries)


def without(book: Book, rule: str) -> Rules:
    """Return the rules in force without one entry of an array."""
    entry = book.entries[rule]
    if entry.file.kind == INDICATORS:
        return Rules(book.rules.tables, tuple(body for body in book.rules.indicators if body is not entry.body))
    table = book.rules.tables[entry.file.kind]
    rest = [body for body in table[entry.array] if body is not entry.body]
    return Rules({**book.rules.tables, entry.file.kind: {**table, entry.array: rest}}, book.rules.indicators)


def _is_off(entry: Entry) -> bool:
    return bool(entry.array) and entry.body.get("enabled", True) is False


def _change_arrays(tables: dict[str, dict[str, Any]], changes: Mapping[str, Entry], entries: dict[str, Entry]) -> None:
    """Lay the changed entries over the arrays of ``tables``, and over ``entries``."""
    for kind, array in {(entry.file.kind, entry.array): None for entry in changes.values() if entry.array}:
        added: list[Table] = []
        bodies = list(tables[kind].get(array, ()))
        for entry in changes.values():
            if (entry.file.kind, entry.array) != (kind, array):
                continue
            old = entries.get(entry.id)
            place = next((i for i, body in enumerate(bodies) if old and body is old.body), None)
            if place is None:
                added.append(entry.body)
            else:
                bodies[place : place + 1] = [] if _is_off(entry) else [entry.body]
            entries[entry.id] = entry
            if _is_off(entry):
                del entries[entry.id]
        tables[kind][array] = [*added, *bodies]


def _lay(table: dict[str, Any], entry: Entry) -> Any:
    """Lay the value of a key over ``table`` and return what holds now."""
    *into, key = map(str, entry.path)
    if into:
        table[into[0]] = {**table.get(into[0], {})}
        table = table[into[0]]
    table[key] = _changed(table.get(key), entry.body)
    return table[key]


def _changed(old: Any, new: Any) -> Any:
    if isinstance(old, list) and isinstance(new, dict):
        gone = set(new.get("remove", ()))
        return [*new.get("add", ()), *(word for word in old if word not in gone)]
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _changed(old.get(key), value) for key, value in new.items()}}
    return new
