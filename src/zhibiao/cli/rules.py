"""The rules commands: check, list and show rules, and print the JSON Schemas of their files."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhibiao.cli.own_rules import OwnRules, say_rule_error
from zhibiao.cli.streams import data_stream, say
from zhibiao.rules import RuleError

if TYPE_CHECKING:
    from zhibiao.rules import Book

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look at the rules that decide, and check rules of one's own.",
)


class Form(str, Enum):  # noqa: UP042 (older typer wants a str)
    """How the rules are listed."""

    table = "table"
    json = "json"
    csv = "csv"


@app.command(
    epilog="""\b
Examples:
  zhibiao rules check               the rules of the package
  zhibiao rules check my_rules/     rules of one's own, laid over them

\b
Exit status: 0 all is well, 1 there are problems.
"""
)
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DIR", help="Folders of rules, each checked by itself, or files in them."),
    ] = None,
    rules: OwnRules = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print the problems only, no summary.")] = False,
) -> None:
    """Check rules: form, names, patterns, examples.

    Every example must yield what it says, and no longer when its own rule is taken away; every counter example
    must yield nothing of its rule; no two entries may claim one alias; no pattern may be slow on any line.
    Rules of one's own must not break an example of the rules beneath.
    """
    from zhibiao.rules.check import check_folder, check_shipped

    checks = [check_folder(folder, rules or ()) for folder in _folders(paths)] if paths else [check_shipped()]
    problems = [problem for report in checks for problem in report.problems]
    with data_stream() as out:
        for problem in problems:
            out.write(f"{problem}\n")
    if not quiet:
        tried = sum(report.examples for report in checks)
        say(
            f"{_counted(sum(report.rules for report in checks), 'rule')}, {_counted(tried, 'example')}, "
            f"{_counted(len(problems), 'problem')}"
        )
    raise typer.Exit(int(bool(problems)))


@app.command(
    "list",
    epilog="""\b
Examples:
  zhibiao rules list --category fiscal
  zhibiao rules list -f csv > rules.csv
""",
)
def list_rules(
    category: Annotated[
        str | None, typer.Option("--category", metavar="C", help="A category of indicators, or a file such as units.")
    ] = None,
    form: Annotated[Form, typer.Option("-f", "--format", help="What to print.")] = Form.table,
    rules: OwnRules = None,
) -> None:
    """List the rules in force: id, category, name, words."""
    from zhibiao.cli.rule_pages import categories, listed, print_table, rows_csv, rows_json
    from zhibiao.rules.problems import did_you_mean

    book = _book(rules)
    if category is not None and category not in categories(book):
        known = ", ".join(categories(book))
        raise typer.BadParameter(
            f"there is no category {category}{did_you_mean(category, categories(book))} There are {known}",
            param_hint="'--category'",
        )
    rows = listed(book, category)
    if form is Form.table:
        print_table(rows)
        return
    with data_stream() as out:
        out.write(rows_json(rows) if form is Form.json else rows_csv(rows))


@app.command(
    epilog="""\b
Examples:
  zhibiao rules show indicator.rd_expenditure
  zhibiao rules show 研发费用
"""
)
def show(
    rule: Annotated[str, typer.Argument(metavar="ID", help="The id of a rule, a code, or a word of it.")],
    rules: OwnRules = None,
) -> None:
    """Print the page of one rule: names, definition, words, examples, source."""
    from zhibiao.cli.rule_pages import page, sought
    from zhibiao.rules.problems import did_you_mean

    book = _book(rules)
    entries = sought(book, rule)
    if not entries:
        say(f"error: there is no rule {rule}{did_you_mean(rule, book.entries) or '; zhibiao rules list names all'}")
        raise typer.Exit(1)
    with data_stream() as out:
        out.write("\n".join(page(book, entry) for entry in entries))


@app.command(
    epilog="""\b
Examples:
  zhibiao rules schema units
  zhibiao rules schema -o schemas/rules
"""
)
def schema(
    name: Annotated[str | None, typer.Argument(metavar="FILE", help="A kind of rule file, such as units.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write the schemas of all files into a folder.")
    ] = None,
) -> None:
    """Print the JSON Schema of a rule file.

    A first line such as #:schema schemas/units.schema.json lets editors complete and underline.
    """
    from zhibiao.rules import load
    from zhibiao.rules.schema import rule_schema_json, schema_kinds

    kinds = schema_kinds(load())
    if (name is None) == (output is None):
        raise typer.BadParameter(f"give one of {', '.join(kinds)}, or -o DIR for all", param_hint="'FILE'")
    if name is not None and name not in kinds:
        raise typer.BadParameter(f"there is no rule file {name}; take one of {', '.join(kinds)}", param_hint="'FILE'")
    if output is None:
        with data_stream() as out:
            out.write(rule_schema_json(str(name), load()))
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            output.joinpath(f"{kind}.schema.json").write_text(rule_schema_json(kind, load()), "utf-8", newline="\n")
    except OSError as error:
        say(f"error: cannot write {error.filename} ({error.strerror}); choose another place with -o")
        raise typer.Exit(1) from None


def _folders(paths: Iterable[Path]) -> list[Path]:
    """Return the folders of rules that paths lead to: a file stands for the folder that it is a rule file of."""
    from zhibiao.rules.files import INDICATORS

    found: dict[Path, None] = {}
    for path in paths:
        folder = path
        if path.is_file():
            folder = path.parent.parent if path.parent.name == INDICATORS else path.parent
        found[folder] = None
    return list(found)


def _book(folders: list[Path] | None) -> Book:
    from zhibiao.rules import load_book

    try:
        return load_book(folders or ())
    except RuleError as error:
        say_rule_error(error)
        raise typer.Exit(1) from None


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
