"""What several commands share: how a command line is set up, and options."""

from __future__ import annotations

from typing import Annotated

import typer


def new_typer(**settings: object) -> typer.Typer:
    """Return a command line with -h, plain help and plain errors."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,  # type: ignore[arg-type]
    )


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders (walked), or - for standard input.")]
