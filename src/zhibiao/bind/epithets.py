"""Takes off what somebody is called before the name (造船大省甲省 -> 甲省, 控股股东甲投资 -> 甲投资)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.names import Names
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Epithets:
    """The words of ``markers.toml`` that call a place great in something, or say who a company is, compiled."""

    names: Names
    epithet: regex.Pattern[str]
    role: regex.Pattern[str]

    def without(self, phrase: str) -> str:
        """Return ``phrase`` from the name on that it opens with an epithet or a role."""
        role = self.role.match(phrase)
        if role is not None:
            return phrase[role.end() :]
        match = self.epithet.match(phrase)
        if match is None or self.names.place_at(phrase, match.end()) is None:
            return phrase
        return phrase[match.end() :]


def compile_epithets(rules: Rules, names: Names) -> Epithets:
    """Compile the words of ``markers.toml`` that call a place great in something."""
    table = rules.table("markers")["subject"]
    return Epithets(names, regex.compile(table["epithet"]), regex.compile(table["role"]))
