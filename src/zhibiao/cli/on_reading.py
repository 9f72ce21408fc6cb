"""The commands on how texts are read: explained, and what no rule knows yet; and the schema of the record."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from zhibiao.cli.options import Paths, new_typer
from zhibiao.cli.own_rules import OwnRules, own_rules


class Told(str, Enum):  # noqa: UP042
    """What explain can print."""

    tree = "tree"
    json = "json"


class Found(str, Enum):  # noqa: UP042
    """What discover can print."""

    text = "text"
    toml = "toml"
    json = "json"


class Schema(str, Enum):  # noqa: UP042
    """The schemas there are."""

    document = "document"
    observation = "observation"


app = new_typer()


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help="Which schema.")] = Schema.document) -> None:
    """Print the JSON Schema of the record."""
    from zhibiao.cli.streams import data_stream
    from zhibiao.schemas import schema_json

    with data_stream() as out:
        out.write(schema_json(name.value))


@app.command(
    epilog="""\b
Examples:
  zhibiao explain '2023年,全县出口额3亿元,增长5%。'
  zhibiao explain report.txt:12          the numbers on line 12, read in their document
  zhibiao explain report.txt -f json | jq '.sentences[].numbers[].fields'
"""
)
def explain(
    target: Annotated[
        str, typer.Argument(metavar="TEXT|FILE[:LINE]", help="A text, a file, a line of one, or - for standard input.")
    ],
    form: Annotated[Told, typer.Option("-f", "--format", help="A tree for people, JSON for tools.")] = Told.tree,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="When the text was written, over what it says itself."),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say what each rule means, and where it can be changed.")
    ] = False,
    rules: OwnRules = None,
) -> None:
    """Show how each number was read.

    What was spotted and by which rule, what decided each field of the record, which readings lost and why, and
    why a number that is no record is none.
    """
    from zhibiao.api import parse_date
    from zhibiao.cli.explain import TargetError, run_explain

    own = own_rules(rules)
    try:
        day = parse_date(date)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="'--date'") from None
    try:
        raise typer.Exit(run_explain(target, date=day, form=form.value, verbose=verbose, rules=own))
    except TargetError as error:
        raise typer.BadParameter(str(error), param_hint="'TEXT|FILE[:LINE]'") from None


@app.command(
    epilog="""\b
Examples:
  zhibiao discover reports/                   the twenty most frequent, with sentences and stubs
  zhibiao discover reports/ -n 100 -f json    for tools
  zhibiao discover reports/ -f toml > stubs.toml
"""
)
def discover(
    paths: Paths,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many names to show.")] = 20,
    at_least: Annotated[int, typer.Option("--min", min=1, metavar="N", help="Names found N times or more.")] = 2,
    form: Annotated[Found, typer.Option("-f", "--format", help="What to print.")] = Found.text,
    text_field: Annotated[
        str | None,
        typer.Option("--text-field", metavar="NAME", help="The field that holds the text, in files of records."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, help="Worker processes. Default: by the size of the input."),
    ] = None,
    rules: OwnRules = None,
) -> None:
    """Show names by numbers that no indicator knows.

    Those of the most documents first, with counts, sample sentences, and the TOML of an indicator to paste and
    complete.
    """
    from zhibiao.cli.discover import run_discover

    raise typer.Exit(
        run_discover(
            paths,
            limit=limit,
            at_least=at_least,
            form=form.value,
            text_field=text_field,
            jobs=jobs,
            rules=own_rules(rules),
        )
    )
