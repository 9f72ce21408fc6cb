"""The commands on what was extracted: checked, scored, shown, compared."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from zhibiao.cli.options import Paths, new_typer


class View(str, Enum):  # noqa: UP042
    """What table can print."""

    table = "table"
    csv = "csv"
    json = "json"


app = new_typer()


@app.command(
    epilog="""\b
Examples:
  zhibiao validate out/                       everything in an output folder
  zhibiao validate out/ --sources archive/    where the source files are now
  extract report.txt | zhibiao validate -
"""
)
def validate(
    paths: Paths,
    sources: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Folder of the source files, if they have moved; may be repeated."),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print the problems only, no summary.")] = False,
) -> None:
    """Check what extract has written.

    Documents (.json) and observations (.jsonl) are held against the record. An output folder is checked as a whole:
    each quote against the source text, each number of the text for one record, each table against its schema and
    the documents. Each problem is printed with its place. Exit status: 0 if all is valid, 1 if not.
    """
    from zhibiao.cli.validate import run_validate

    raise typer.Exit(run_validate(paths, sources=sources or [], quiet=quiet))


@app.command(
    epilog="""\b
Examples:
  zhibiao evaluate tests/gold out/documents
  zhibiao evaluate tests/gold out/documents --errors 20
"""
)
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(exists=True, file_okay=False, help="Folder of NAME.jsonl, one annotation a line."),
    ],
    out: Annotated[
        Path,
        typer.Argument(exists=True, file_okay=False, help="Folder of documents NAME*.json, searched in depth."),
    ],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Print up to N errors of each document.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Score documents against annotation.

    Precision, recall and F1 at three levels, accuracy by field, and whether ``confidence`` says what is so.
    """
    from zhibiao.cli.evaluate import run_evaluate

    raise typer.Exit(run_evaluate(gold, out, errors=errors, as_json=as_json))


@app.command(
    epilog="""\b
Examples:
  zhibiao report out/                        out/report.html anew
  zhibiao report out/ --sources archive/     where the source files are now
  zhibiao report out/ --only '*2023*' -o 2023.html
"""
)
def report(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="A folder of extract -o.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to. Default: DIR/report.html.")
    ] = None,
    sources: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Folder of the source files, if they have moved; may be repeated."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Only sources whose path matches, such as '*2023*'; may be repeated."),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only errors on stderr.")] = False,
) -> None:
    """Write the review page of an output folder.

    One HTML file that needs no network: the source texts with every number marked, their records, the rules that
    decided, charts. Exit status: 0, or 1 if a document cannot be read or the page not written.
    """
    from zhibiao.cli.report import run_report

    raise typer.Exit(run_report(folder, output=output, sources=sources or [], only=only or [], quiet=quiet))


@app.command(
    epilog="""\b
Examples:
  zhibiao table out/                                         each entity's indicators through time
  zhibiao table out/ --indicator operating_revenue --pivot   entities down, periods across
  zhibiao table out2019/ out2020/ --period 2018..2020 -f csv
"""
)
def table(
    paths: Annotated[
        list[Path], typer.Argument(metavar="OUT", help="Folders that extract -o wrote, or documents (.json).")
    ],
    indicator: Annotated[
        list[str] | None, typer.Option(metavar="NAME|CODE", help="Only these: a code, or part of a name.")
    ] = None,
    entity: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only these: part of a name.")] = None,
    period: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="Only what lies in 2020, 2020-05 or 2018..2020.")
    ] = None,
    pivot: Annotated[bool, typer.Option("--pivot", help="A column for each period.")] = False,
    form: Annotated[
        View | None, typer.Option("-f", "--format", help="What to print. Default: table on a terminal, else csv.")
    ] = None,
) -> None:
    """Show what was extracted as series.

    By entity, indicator and period, with level and growth side by side, and targets apart. What several documents
    state alike is one fact with several sources; what they state otherwise stands behind ≠.
    """
    from zhibiao.cli.series import dates, run_table
    from zhibiao.series import Wanted

    try:
        wanted = Wanted(tuple(indicator or ()), tuple(entity or ()), dates(period) if period else None)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="'--period'") from None
    raise typer.Exit(run_table(paths, wanted, form=form.value if form else None, pivot=pivot))


@app.command(
    epilog="""\b
Examples:
  extract seeds/ -o before/; (change a rule); extract seeds/ -o after/
  zhibiao diff before/ after/

\b
Exit status: 0 nothing differs; 1 something does; 2 a folder cannot be read.
"""
)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder that extract -o wrote, or a document (.json).")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, written later.")],
    trail: Annotated[bool, typer.Option("--all", help="Also changes of rules, confidence and flags alone.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """Show which observations two runs differ in: gained (+), lost (-), changed (~)."""
    from zhibiao.cli.changes import run_diff

    raise typer.Exit(run_diff(old, new, trail=trail, as_json=as_json))
