"""Finds the noun phrase that opens a clause, which may be its subject."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.endings import Words, by_last, strip_ending
from zhibiao.bind.epithets import Epithets, compile_epithets
from zhibiao.bind.head_names import HeadNames
from zhibiao.bind.names import Names
from zhibiao.bind.owner import Head
from zhibiao.bind.phrases import Phrases, whole_word
from zhibiao.bind.referents import HIDDEN
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Openings:
    """The words of ``markers.toml`` around the noun phrase that opens a clause, compiled.

    ``ranked``: what tells of a place in a ranking; ``examples``: what leads to examples; ``passive`` and ``taken``:
    between whoever has a part and the verb (所|占); ``copula``: with nothing but it behind, a noun is what is counted.
    """

    names: Names
    phrases: Phrases
    head_names: HeadNames
    epithets: Epithets
    adverbs: Words
    ranked: regex.Pattern[str]
    examples: str
    taken: regex.Pattern[str]
    passive: regex.Pattern[str]
    copula: frozenset[str]

    def head(self, opening: str) -> Head | None:
        """Return the noun phrase that opens a clause, if it may be its subject."""
        hidden = opening.find(HIDDEN)
        opening = opening[:hidden] if hidden >= 0 else opening
        if not opening or self._opens_aside(opening) or opening.endswith(self.examples):
            return None
        low = self.head_names.formal_end(opening)
        words = (m for m in self.phrases.boundary.finditer(opening, low) if whole_word(opening, m.start(), m.end()))
        stop = next((m for m in words if not self._in_zone(opening, m.start())), None)
        chunk, _, _ = (opening[: stop.start()] if stop else opening).partition("(")
        if stop is not None and self.taken.match(opening, stop.start()):
            chunk = self.passive.sub("", chunk)  # 地方工业所|占的比重
        ranked = self.ranked.search(chunk, 1)
        chunk = chunk[: ranked.start()] if ranked is not None else chunk
        chunk, verbs = strip_ending(chunk.strip(' ,、:“”"【'), self.phrases.tails.light)
        chunk, adverbs = strip_ending(self.epithets.without(chunk), self.adverbs)
        joint = stop is not None and stop.group() in self.phrases.separators
        verb = stop is not None or ranked is not None or bool(adverbs or verbs) or hidden > 0
        named = stop is not None and opening[stop.start() :].strip(" ") in self.copula
        return Head(chunk, verb, joint, stop is None and hidden < 0, named) if chunk else None

    def _in_zone(self, text: str, position: int) -> bool:
        """Return whether the character at ``position`` is part of a zone's name (产业集聚区)."""
        return any(m.start() <= position < m.end() for m in self.names.zone.finditer(text))

    def _opens_aside(self, opening: str) -> bool:
        """Return whether a preposition opens ``opening``, and no name or word (经开区, 自贸区)."""
        if not opening.startswith(self.phrases.prepositions):
            return False
        found = next(word for word in self.phrases.prepositions if opening.startswith(word))
        if self.names.zone.match(opening) or not whole_word(opening, 0, len(found)):
            return False
        return not (len(found) == 1 and self.names.pronoun.match(opening))


def compile_openings(rules: Rules, names: Names, phrases: Phrases, head_names: HeadNames) -> Openings:
    """Compile the words of ``markers.toml`` around the noun phrase that opens a clause."""
    table = rules.table("markers")["subject"]
    return Openings(
        names=names,
        phrases=phrases,
        head_names=head_names,
        epithets=compile_epithets(rules, names),
        adverbs=by_last(table["adverb_tail"]),
        ranked=regex.compile(table["ranked"]),
        examples=table["examples"],
        taken=regex.compile(table["taken"]),
        passive=regex.compile(table["passive"]),
        copula=frozenset(table["copula"]),
    )
