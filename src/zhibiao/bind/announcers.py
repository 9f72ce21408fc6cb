"""Finds the company whose figures a paragraph announces, among several of a text: 甲控股公布,去年盈利3亿元."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.names import Name, Names
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Announcers:
    """The words of ``markers.toml`` by which companies are known to announce, compiled."""

    names: Names
    acts: regex.Pattern[str]
    headline: regex.Pattern[str]
    terms: regex.Pattern[str]
    office: regex.Pattern[str]
    dividend: regex.Pattern[str]

    def of(self, text: str) -> Name | None:
        """Return the company that opens ``text`` and tells of its earnings, by its short name."""
        if self.terms.search(text) is None:
            return None
        for pattern in (self.acts, self.headline):
            match = pattern.search(text)
            if match is not None and not text[: match.start("who")].strip() and self._may_be(match["who"]):
                return Name(match["who"], "company")
        return None

    def _may_be(self, name: str) -> bool:
        """Return whether ``name`` can be a company's: it is nobody else's."""
        known = name in self.names.pronouns or name in self.names.not_names or self.office.search(name) is not None
        known = known or self.dividend.search(name) is not None
        return not known and self.names.place_at(name, 0) is None and self.names.generic.search(name) is None


def compile_announcers(rules: Rules, names: Names) -> Announcers:
    """Compile the words of ``markers.toml`` by which companies are known to announce."""
    table = rules.table("markers")["profile"]
    words = (table[key] for key in ("acts", "headline", "company_terms", "office", "dividend"))
    return Announcers(names, *map(regex.compile, words))
