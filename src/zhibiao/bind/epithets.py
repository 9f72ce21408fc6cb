"""Takes off what a place is called before its name (造船大省甲省 -> 甲省)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.names import Names
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Epithets:
    """The words of ``markers.toml`` that call a place great in something, compiled."""

    names: Names
    epithet: regex.Pattern[str]

    def without(self, phrase: str) -> str:
        """Return ``phrase`` from the name of the place on that it opens by an epithet."""
        match = self.epithet.match(phrase)
        if match is None or self.names.place_at(phrase, match.end()) is None:
            return phrase
        return phrase[match.end() :]


def compile_epithets(rules: Rules, names: Names) -> Epithets:
    """Compile the words of ``markers.toml`` that call a place great in something."""
    return Epithets(names, regex.compile(rules.table("markers")["subject"]["epithet"]))
