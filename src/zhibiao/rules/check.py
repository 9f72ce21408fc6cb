"""What is wrong with rules: their form, their names, their patterns, and what they make of their examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from zhibiao.rules import load_book
from zhibiao.rules.book import Book, Entry, entry_id, file_entries, without
from zhibiao.rules.examples import Bench, caught, counters, examples, holds, is_run, yielded
from zhibiao.rules.files import INDICATORS, RuleFile, folder_files, shipped_files
from zhibiao.rules.problems import Problem, RuleError
from zhibiao.rules.references import reference_problems
from zhibiao.rules.schema import form_problems, pattern_of
from zhibiao.rules.slow import slow

_PATTERN_FIELDS = ("pattern", "except")
_PATTERN_FILES = ("markers", "periods")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Report:
    """What a check came to: how much was looked at, and every problem."""

    rules: int
    examples: int
    problems: Sequence[Problem | str]


def check_shipped() -> Report:
    """Check the rules of the package."""
    try:
        files = shipped_files()
    except RuleError as error:
        return Report(0, 0, error.problems)
    rules = load_book().rules
    problems = [problem for file in files for problem in form_problems(file, rules, own=False)]
    problems += _twins(files)
    if problems:
        # Nothing can be tried with rules that lack a field.
        return Report(sum(1 for file in files for _ in file_entries(file)), 0, problems)
    return _report(load_book(), None, problems)


def check_folder(folder: str | Path, under: Iterable[str | Path] = ()) -> Report:
    """Check the rules of ``folder``, laid over the shipped ones and those of ``under``."""
    base = load_book(under)
    try:
        files = folder_files(folder)
        book = load_book([*under, folder])
    except RuleError as error:
        return Report(0, 0, error.problems)
    return _report(book, {entry.id for file in files for entry in file_entries(file)}, [], base)


def _report(book: Book, ids: set[str] | None, problems: list[Problem], base: Book | None = None) -> Report:
    """Check the entries of ``ids`` (None: all) and, with ``base``, what they do to the rules that they lie over."""
    entries = [entry for entry in book.entries.values() if ids is None or entry.id in ids]
    problems += _alias_problems(book, entries)
    problems += _repeated_problems(entries)
    problems += _pattern_problems(book, entries)
    problems += reference_problems(book, entries)
    bench = Bench(book.rules)
    try:
        _ = bench.engine
    except RuleError as error:
        return Report(len(entries), 0, [*problems, *error.problems])
    problems += _example_problems(bench, entries)
    problems += _dead_problems(book, bench, entries)
    if base is not None:
        problems += _broken(base, bench, book)
    tried = sum(len(examples(entry)) + len(counters(entry)) for entry in entries if is_run(entry))
    problems.sort(key=lambda problem: (problem.file, problem.line))
    return Report(len(entries), tried, problems)


# --- names -----------------------------------------------------------------------------------------------


def _twins(files: Iterable[RuleFile]) -> Iterator[Problem]:
    """Yield the entries of the shipped files whose id another has."""
    seen: dict[str, Entry] = {}
    for entry in (entry for file in files for entry in file_entries(file)):
        if twin := seen.get(entry.id):
            yield entry.problem(f"this id stands at {twin.file.label}:{twin.line} already; give it another")
        seen[entry.id] = entry


def alias_owners(book: Book) -> Mapping[str, list[Entry]]:
    """Return the indicators that claim each alias, the one that gets it first."""
    owners: dict[str, list[Entry]] = {}
    for body in book.rules.indicators:
        entry = book.entries[str(entry_id(INDICATORS, "indicator", body))]
        for alias in dict.fromkeys(body["aliases"]):
            owners.setdefault(alias, []).append(entry)
    return owners


def _alias_problems(book: Book, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Yield the aliases, and the surfaces of units, that two entries claim."""
    mine = {entry.id for entry in entries}
    owners = alias_owners(book)
    declared = {body["alias"] for body in book.rules.table("ambiguous")["ambiguous"]}
    for alias, claimants in owners.items():
        if len(claimants) > 1 and alias not in declared and not mine.isdisjoint(c.id for c in claimants):
            entry = next(c for c in claimants if c.id in mine)
            other = next(c for c in claimants if c is not entry)
            wins = "this one wins" if claimants[0] is entry else "that one wins"
            yield entry.problem(
                f'the alias "{alias}" also belongs to {other.id} ({other.file.label}:{other.line}), and {wins}; '
                f"take it out of one of them, or say in ambiguous.toml how it is decided"
            )
    yield from _surface_problems(book, mine)


def _repeated_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the words that stand twice in one list."""
    for entry in entries:
        lists = entry.body if isinstance(entry.body, Mapping) else {entry.id.rpartition(".")[2]: entry.body}
        for field, items in lists.items():
            if not isinstance(items, list):
                continue
            words = [item for item in items if isinstance(item, str)]
            for word in sorted({word for word in words if words.count(word) > 1}):
                yield entry.problem(f'{field}: "{word}" stands there twice; leave one out')


def _surface_problems(book: Book, mine: set[str]) -> Iterator[Problem]:
    """Yield units that can never be read: an earlier one takes the surface without a condition."""
    takers: dict[str, Entry] = {}
    for body in book.rules.tables["units"]["unit"]:
        entry = book.entries[str(entry_id("units", "unit", body))]
        for surface in body["surface"]:
            taker = takers.get(surface)
            if taker is not None and not {entry.id, taker.id}.isdisjoint(mine):
                yield entry.problem(
                    f'the surface "{surface}" is always read as {taker.id} ({taker.file.label}:{taker.line}), which '
                    "stands first; take it out of one of them, or give the first a needs or not_before"
                )
            if not body.get("needs") and not body.get("not_before"):
                takers.setdefault(surface, entry)


# --- patterns --------------------------------------------------------------------------------------------


def _patterns(entry: Entry) -> Iterator[str]:
    if entry.array:
        yield from (entry.body[field] for field in _PATTERN_FIELDS if field in entry.body)
    elif isinstance(entry.body, str) and entry.file.kind in _PATTERN_FILES:
        yield entry.body


def _pattern_problems(book: Book, entries: Sequence[Entry]) -> Iterator[Problem]:
    for entry in entries:
        texts = [example["text"] for example in examples(entry)]
        for body in _patterns(entry):
            try:
                found = slow(pattern_of(entry.file, body, book.rules), texts)
            except regex.error:
                # A piece of a pattern, or a set of characters; the form of patterns has been checked.
                continue
            if found is not None:
                yield entry.problem(str(found))


# --- examples --------------------------------------------------------------------------------------------


def _example_problems(bench: Bench, entries: Sequence[Entry]) -> Iterator[Problem]:
    for entry in entries:
        if not is_run(entry):
            continue
        for example in examples(entry):
            if not holds(bench, entry, example):
                yield entry.problem(_unlike(bench, entry, example))
        for text in counters(entry):
            if found := caught(bench, entry, text):
                yield entry.problem(
                    f"the counter example {_short(text)} yields {_short(found[0])} of this rule; "
                    "narrow the rule, or make it an example"
                )


def _unlike(bench: Bench, entry: Entry, example: Mapping[str, object]) -> str:
    found = yielded(bench, entry, example)
    instead = ", ".join(_short(item) for item in found) or "nothing"
    what = f"the example {_short(example['text'])} does not yield {_short(example['yields'])}, but {instead}"
    return f"{what}; mend the rule, or the example (zhibiao explain shows what was decided)"


def _short(value: object) -> str:
    text = "/".join(map(str, value)) if isinstance(value, list) else str(value)
    return f'"{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"}"'


def dead_examples(book: Book, bench: Bench, entry: Entry) -> list[Mapping[str, object]]:
    """Return the examples of an entry that hold without it as well."""
    held = [example for example in examples(entry) if holds(bench, entry, example)]
    if not held:
        return []
    rest = Bench(without(book, entry.id))
    try:
        return [example for example in held if holds(rest, entry, example)]
    except RuleError:
        # The others cannot do without it.
        return []


def _dead_problems(book: Book, bench: Bench, entries: Sequence[Entry]) -> Iterator[Problem]:
    for entry in entries:
        # What an indicator yields bears its own code, so nothing else can yield it.
        if not is_run(entry) or entry.array == "indicator":
            continue
        for example in dead_examples(book, bench, entry):
            yield entry.problem(
                f"the example {_short(example['text'])} yields {_short(example['yields'])} without this rule too; "
                "take another example, or leave the rule out"
            )


def _broken(base: Book, bench: Bench, book: Book) -> Iterator[Problem]:
    """Yield the examples of the rules beneath that held, and that the rules laid over them break."""
    before = Bench(base.rules)
    for entry in base.entries.values():
        if book.entries.get(entry.id) is not entry or not is_run(entry):
            continue
        for example in examples(entry):
            if not holds(bench, entry, example) and holds(before, entry, example):
                yield entry.problem(
                    f"this example holds no more with the rules laid over it: {_short(example['text'])} should yield "
                    f"{_short(example['yields'])}; narrow the new rules, or take {entry.id} away (enabled = false)"
                )
