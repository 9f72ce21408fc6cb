"""The explain command: what was read around each number, as a tree for people or as JSON for tools."""

from __future__ import annotations

import datetime as dt
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from zhibiao.cli.streams import closed_pipe_is_fine, data_stream, say
from zhibiao.read import STDIN, ReadError, read_input
from zhibiao.stages import Source

if TYPE_CHECKING:
    from zhibiao.explain.told import Explanation, Field, Lost, Mark, Number, Sentence
    from zhibiao.rules import Rules

_LINE = re.compile(r"(?P<path>.+):(?P<line>[1-9]\d{0,8})")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARK_STYLES = {"number": "bold", "time": "cyan", "trap": "dim"}
_LOST = "✗"


class TargetError(Exception):
    """What was given is no text and no file."""


def run_explain(target: str, *, date: dt.date | None, form: str, verbose: bool, rules: Rules | None = None) -> int:
    """Explain ``target`` by ``rules``, None for the shipped ones, and return the exit status."""
    from zhibiao.explain import explain_source
    from zhibiao.pipeline import engine_of
    from zhibiao.rules import load

    try:
        source, line = _source(target)
    except ReadError as error:
        say(f"error: {error}")
        return 1
    rules = rules or load()
    explanation = explain_source(source, engine_of(rules), rules, date=date, line=line)
    if form == "json":
        with data_stream() as out:
            out.write(json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2) + "\n")
        return 0
    with closed_pipe_is_fine():
        _print(explanation, line, verbose=verbose)
    return 0


def _source(target: str) -> tuple[Source, int | None]:
    """Return what ``target`` names, and the line that is meant: a file, a line of one, or the text itself.

    Raises ``TargetError`` if it names nothing, ``ReadError`` if it cannot be read.
    """
    if target == STDIN or _is_file(target):
        return _read(target), None
    match = _LINE.fullmatch(target)
    if match is not None and _is_file(match["path"]):
        source, line = _read(match["path"]), int(match["line"])
        lines = source.text.count("\n") + (not source.text.endswith("\n"))
        if line > lines:
            raise TargetError(f"{match['path']} has {lines} lines, there is no line {line}")
        return source, line
    if not _CHINESE.search(target):
        raise TargetError(f"{target!r} is no file, and no Chinese text")
    return Source("<text>", target, sha256(target.encode()).hexdigest()), None


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:  # A text is longer than a file name may be.
        return False


def _read(path: str) -> Source:
    from zhibiao.read import find_inputs

    found = find_inputs([path])
    if found.failures:
        raise found.failures[0]
    source = next(read_input(found.inputs[0]))
    if isinstance(source, ReadError):
        raise source
    return source


# --- the tree --------------------------------------------------------------------------------------------


def _print(explanation: Explanation, line: int | None, *, verbose: bool) -> None:
    from zhibiao.cli.table import make_console

    out = make_console()
    facts = (("date", explanation.date), ("about", explanation.subject))
    known = "  ".join(f"{name} {value}" for name, value in facts if value)
    out.print(Text.assemble((explanation.path, "bold"), "  ", (known, "dim")), soft_wrap=True)
    if not explanation.sentences:
        out.print(Text("no numbers" + (f" on line {line}" if line else ""), style="dim"))
    for sentence in explanation.sentences:
        out.print(_sentence(explanation, sentence))
    if verbose and explanation.rules:
        out.print(_legend(explanation))


def _legend(explanation: Explanation) -> Table:
    """Return what each rule says that was named, and the file in which it can be changed."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("rule", width=27, overflow="fold")
    table.add_column("what it says", ratio=1, overflow="fold")
    table.add_column("where", width=17, overflow="fold")
    for rule, told in explanation.rules.items():
        table.add_row(rule, told["says"], Text(told["file"], style="dim"))
    return table


def _sentence(explanation: Explanation, sentence: Sentence) -> Tree:
    head = Text.assemble((f"line {sentence.line}  ", "dim"), sentence.text)
    tree = Tree(head, guide_style="dim")
    spotted = _grid()
    for position, mark in enumerate(sentence.spotted):
        label = "" if position else "spotted"
        spotted.add_row(Text(label, style="dim"), _mark(mark), Text(mark.rule, style="dim"))
    tree.add(spotted)
    for number in sentence.numbers:
        branch = tree.add(_head(number))
        branch.add(_body(explanation, number))
    return tree


def _grid() -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=10, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(width=27, overflow="fold")
    return table


def _mark(mark: Mark) -> Text:
    return Text.assemble(
        (mark.text.replace("\n", " "), _MARK_STYLES[mark.kind]), f"  {mark.start}-{mark.end}  ", (mark.reads, "dim")
    )


def _head(number: Number) -> Text:
    said = number.mark.text.replace("\n", " ")
    if number.reason is not None:
        return Text.assemble((said, "bold"), "  ", (f"unbound: {number.reason}", "yellow"))
    value = {field.name: field.value for field in number.fields}
    entity = value["entity"] if value["entity"] != "none" else ""
    return Text.assemble(
        (said, "bold"), "  ", (" ".join(part for part in (entity, value["indicator"]) if part), "green")
    )


def _body(explanation: Explanation, number: Number) -> Table:
    table = _grid()
    if number.rule is not None:
        says = explanation.rules.get(number.rule, {}).get("says", "")
        table.add_row(Text("why", style="dim"), Text(says or str(number.reason)), Text(number.rule, style="dim"))
    for lost in number.lost:
        table.add_row("", _lost(lost), Text(lost.rule, style="dim"))
    for field in number.fields:
        table.add_row(Text(field.name, style="dim"), _value(field), Text(field.rule, style="dim"))
        for lost in field.lost:
            table.add_row("", _lost(lost), Text(lost.rule, style="dim"))
    return table


def _value(field: Field) -> Text:
    text = Text(field.value)
    if field.text and field.text != field.value:
        text.append(f"  ‹{field.text}›", style="cyan")
    if field.note:
        text.append(f"  {field.note}", style="dim")
    return text


def _lost(lost: Lost) -> Text:
    said = f" ‹{lost.text}›" if lost.text and lost.text != lost.value else ""
    return Text.assemble((f"{_LOST} ", "red"), lost.value, said, (f": {lost.why}", "dim"))
