"""Normalize: simplified script, one width, damage repaired; every character knows its raw span.

Each step is a one-to-one fold, which moves nothing, or a list of edits, which carry their spans.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zhibiao.normalize.byte_slip import repair_slips
from zhibiao.normalize.draft import Draft, Edit
from zhibiao.normalize.fold import Folds, compile_folds
from zhibiao.normalize.formulas import Formulas, compile_formulas
from zhibiao.normalize.lines import LineWords, compile_line_words, join_lines
from zhibiao.normalize.lost import Guesses, compile_losses, repair_losses
from zhibiao.normalize.one_line import part_line
from zhibiao.normalize.readings import find_readings
from zhibiao.normalize.spaces import drop_controls, join_spaces
from zhibiao.rules import Rules, load
from zhibiao.stages import Text

__all__ = ["Normalizer", "as_it_stands", "compile_normalizer", "normalize", "shipped_normalizer"]

Span = tuple[int, int]
# Between Latin words a blank stays; after a number or beside Chinese it only fills the cell.
_BLANKS = re.compile(r"(?P<latin>(?<=[A-Za-z])\s+(?=[A-Za-z]))|\s+")


@dataclass(frozen=True, slots=True)
class Normalizer:
    """The steps, with the words of one set of rules."""

    folds: Folds
    formulas: Formulas
    words: LineWords
    losses: Guesses

    def normalize(self, raw: str, hidden: Sequence[Span] = (), apart: Sequence[Span] = ()) -> Text:
        """Return ``raw`` repaired, its blocks separated by single line ends.

        ``hidden`` are spans of ``raw`` that are left out; of those ``apart``, which are read by themselves, a blank
        line stays.

        ``repairs`` counts what was changed by kind: reading, lost, byte_slip, fenced, width, script, variant, space,
        line_end, debris. Kinds without a repair are absent.
        """
        repairs: Counter[str] = Counter()
        draft = Draft(raw).edited(_cut(hidden, apart))
        draft = draft.edited(drop_controls(draft.chars, repairs))
        draft = draft.edited(repair_losses(draft.chars, self.losses, repairs))
        draft = draft.edited(self.formulas.edits(draft.chars, repairs))
        readings = find_readings(draft.chars)
        repairs["reading"] += len(readings.edits)
        draft = draft.edited(readings.edits)
        draft = draft.edited(repair_slips(draft.chars, readings.characters, repairs))
        draft = draft.with_chars(self.folds.forms(draft.chars, repairs))
        draft = draft.with_chars(self.folds.script(draft.chars, repairs))
        draft = draft.edited(part_line(draft.chars, repairs, self.words))
        draft = draft.edited(join_lines(draft.chars, repairs, self.words))
        draft = draft.edited(join_spaces(draft.chars, repairs, self.words))
        starts, ends = draft.origins()
        return Text(raw, draft.chars, starts, ends, _counts(repairs))

    def cell(self, raw: str) -> Text:
        """Return the text of a table's cell repaired: its lines are joined, and no blank stands beside Chinese."""
        repairs: Counter[str] = Counter()
        draft = Draft(raw)
        draft = draft.edited(drop_controls(draft.chars, repairs))
        draft = draft.with_chars(self.folds.forms(draft.chars, repairs))
        draft = draft.with_chars(self.folds.script(draft.chars, repairs))
        blanks = [Edit(*blank.span(), " " if blank["latin"] else "") for blank in _BLANKS.finditer(draft.chars)]
        draft = draft.edited(blanks)
        starts, ends = draft.origins()
        return Text(raw, draft.chars, starts, ends, _counts(repairs))


def compile_normalizer(rules: Rules) -> Normalizer:
    """Compile ``normalize.toml``."""
    table = rules.table("normalize")
    return Normalizer(compile_folds(table), compile_formulas(table), compile_line_words(table), compile_losses(table))


@cache
def shipped_normalizer() -> Normalizer:
    """Return the steps with the words of the shipped rules."""
    return compile_normalizer(load())


def normalize(raw: str, hidden: Sequence[Span] = (), apart: Sequence[Span] = ()) -> Text:
    """Return ``raw`` repaired with the shipped rules; see ``Normalizer.normalize``."""
    return shipped_normalizer().normalize(raw, hidden, apart)


def as_it_stands(raw: str) -> Text:
    """Return ``raw`` as a text in which nothing was changed."""
    return Text(raw, raw, *Draft(raw).origins())


def _cut(hidden: Sequence[Span], apart: Sequence[Span]) -> list[Edit]:
    edits = [Edit(start, end, "") for start, end in hidden]
    edits += [Edit(start, end, "\n\n"[: end - start]) for start, end in apart]
    return sorted(edits)


def _counts(repairs: Counter[str]) -> dict[str, int]:
    return {kind: repairs[kind] for kind in sorted(repairs) if repairs[kind]}
