"""What can be wrong with rules, and how it is said: file, line, id, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a rule file; ``rule`` is the id of the rule, if it is about one."""

    file: str
    line: int
    rule: str | None
    message: str

    def __str__(self) -> str:
        rule = f" {self.rule}:" if self.rule else ""
        return f"{self.file}:{self.line}:{rule} {self.message}"


class RuleError(ValueError):
    """Rules that cannot be used; ``problems`` says why, and so does the message, one line for each."""

    def __init__(self, *problems: Problem | str) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[type[RuleError], tuple[Problem | str, ...]]:
        return type(self), self.problems


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return the end of a message that offers the nearest of ``words``, or nothing if none is near."""
    near = get_close_matches(word, sorted(words), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
