"""The option ``--rules``, for every command that reads texts: rules of one's own over the shipped ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from zhibiao.cli.streams import say
from zhibiao.rules import RuleError, Rules, load_with

OwnRules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="Lay the rules of a folder over the shipped ones. May be repeated."),
]


def own_rules(folders: Sequence[Path] | None) -> Rules | None:
    """Return the rules in force, None for the shipped ones alone; they are known to compile.

    Raises ``typer.Exit`` with status 1, and says why, if they cannot be used.
    """
    if not folders:
        return None
    try:
        rules = load_with(folders)
        from zhibiao.pipeline import engine_of

        engine_of(rules)
    except RuleError as error:
        say_rule_error(error)
        raise typer.Exit(1) from None
    return rules


def say_rule_error(error: RuleError) -> None:
    """Name everything that is wrong with the rules, one line each, on stderr."""
    for problem in error.problems:
        say(f"error: {problem}")
