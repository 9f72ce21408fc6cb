"""Finds the year of which a text tells throughout: the one with which it opens, if it names no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.stages import Block, PeriodMention, Text

FEWEST = 3
"""Paragraphs of a text that tells of a year throughout, or two that name it again."""


@dataclass(frozen=True, slots=True)
class OpeningYear:
    """The words of ``markers.toml`` behind a year that opens a text, compiled."""

    calendar: Calendar
    opens: regex.Pattern[str]

    def find(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], anchor: Anchor
    ) -> tuple[PeriodMention, str] | None:
        """Return the whole year that opens the first paragraph (2021年,…), where no other year is told of."""
        paragraphs = [found for block, found in zip(blocks, spotted, strict=True) if block.kind == "paragraph"]
        dated = next((s for s in paragraphs[0] if s.expressions), None) if len(paragraphs) > 1 else None
        if dated is None:
            return None
        opening = dated.expressions[0]
        mention = self.calendar.resolve(opening, anchor)
        named = not NAMED_YEARS.isdisjoint(opening.parts)
        if not named or mention is None or mention.grain != "year" or opening.start != dated.sentence.start:
            return None
        if self.opens.match(text.chars, opening.end) is None:
            return None
        others = [e for found in spotted for s in found for e in s.expressions if e is not opening and e.role != "base"]
        if len(paragraphs) < FEWEST and all(NAMED_YEARS.isdisjoint(e.parts) for e in others):
            return None
        alone = all(self._is_of(e.parts, mention.last.year, anchor) for e in others)
        return (mention, opening.text) if alone else None

    def _is_of(self, parts: Mapping[str, str], year: int, anchor: Anchor) -> bool:
        """Return whether a time expression with ``parts`` names no year but ``year``."""
        if "rel" in parts:
            return parts["rel"] in self.calendar.spoken or parts["rel"] in self.calendar.anaphoric
        return NAMED_YEARS.isdisjoint(parts) or self.calendar.year(parts, anchor) == year


def compile_opening_year(rules: Rules, calendar: Calendar) -> OpeningYear:
    """Compile the words of ``markers.toml`` behind a year that opens a text."""
    return OpeningYear(calendar, regex.compile(rules.table("markers")["running_year"]["opening"]))
