"""The rule files: vocabulary and patterns that the stages read, shipped and one's own.

Every file under ``data/`` is one table of TOML. Files of a folder (``indicators/``) are read in name order.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from zhibiao.rules.book import Book, file_entries, overlaid, shipped_book
from zhibiao.rules.files import RuleFile, Table, folder_files, shipped_files
from zhibiao.rules.problems import Problem, RuleError
from zhibiao.rules.ruleset import Rules

__all__ = ["Book", "Problem", "RuleError", "RuleFile", "Rules", "Table", "load", "load_book", "load_with"]


@cache
def load() -> Rules:
    """Return the shipped rules.

    Raises ``RuleError`` if a file cannot be read.
    """
    return shipped_book(shipped_files()).rules


def load_with(folders: Iterable[str | Path]) -> Rules:
    """Return the shipped rules with those of ``folders`` laid over them, one after the other.

    Raises ``RuleError`` that names everything that is wrong with them.
    """
    folders = tuple(folders)
    return load_book(folders).rules if folders else load()


def load_book(folders: Iterable[str | Path] = ()) -> Book:
    """Return the book of the shipped rules with ``folders`` laid over them; errors as for ``load_with``."""
    book = shipped_book(shipped_files())
    for folder in folders:
        # Imported here: only rules of one's own are checked when they are loaded, the shipped ones by the tests.
        from zhibiao.rules.references import reference_problems
        from zhibiao.rules.schema import form_problems

        files = folder_files(folder)
        problems = [problem for file in files for problem in form_problems(file, book.rules)]
        if problems:
            raise RuleError(*problems)
        book = overlaid(book, files)
        mine = {entry.id for file in files for entry in file_entries(file)}
        problems = list(reference_problems(book, [entry for entry in book.entries.values() if entry.id in mine]))
        if problems:
            raise RuleError(*problems)
    return book
