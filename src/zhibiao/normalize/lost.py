"""Characters that a wrong reading of UTF-8 has lost: each has left a replacement character and a question mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zhibiao.normalize.draft import Edit

FEWEST = 2
"""Losses that show that a question mark behind a replacement character is part of the loss."""
AROUND = 6
"""Characters on each side of a loss that tell what was lost."""
_LOSS = re.compile("\ufffd\\?")
_GLUED = re.compile(r"[0-9.]\Z")
Guesses = Sequence[tuple[re.Pattern[str], re.Pattern[str], str]]


def compile_losses(table: Mapping[str, Any]) -> Guesses:
    """Compile what ``normalize.toml`` says a character was that was lost between two others."""
    return [
        (re.compile(f"(?:{guess['before']})\\Z"), re.compile(guess["behind"]), guess["lost"]) for guess in table["lost"]
    ]


def repair_losses(chars: str, guesses: Guesses, repairs: Counter[str]) -> list[Edit]:
    """Return the edits that put back each lost character that its neighbours tell, and take away the other marks.

    A mark between two digits that nobody can guess stays: without it they would be one number. Counts ``lost``.
    """
    losses = list(_LOSS.finditer(chars))
    if len(losses) < FEWEST or len(losses) != chars.count("\ufffd"):
        return []
    edits = list(_edits(chars, losses, guesses))
    repairs["lost"] += len(edits)
    return edits


def _edits(chars: str, losses: Sequence[re.Match[str]], guesses: Guesses) -> Iterator[Edit]:
    for loss in losses:
        before, behind = chars[max(0, loss.start() - AROUND) : loss.start()], chars[loss.end() : loss.end() + AROUND]
        known = (lost for left, right, lost in guesses if left.search(before) and right.match(behind))
        lost = next(known, "")
        if lost or not (_GLUED.search(before) and behind[:1].isdigit()):
            yield Edit(*loss.span(), lost)
