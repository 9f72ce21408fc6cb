"""Tells who announces figures under a short name, and what can be one: 甲控股公布,去年盈利3亿元."""

from __future__ import annotations

import re
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
    terms: re.Pattern[str]
    office: regex.Pattern[str]
    dividend: regex.Pattern[str]

    def of(self, text: str) -> Name | None:
        """Return the company that opens ``text`` and tells of its earnings, by its short name."""
        if self.terms.search(text) is None:
            return None
        for pattern in (self.acts, self.headline):
            match = pattern.search(text)
            if match is None or text[: match.start("who")].strip():
                continue
            if self.names.place_at(match["who"], 0) is None and self.may_be(match["who"]):
                return Name(match["who"], "company")
        return None

    def may_be(self, name: str, listed: bool = False) -> bool:
        """Return whether ``name`` can be a company's: it is no word for somebody, no office and no common noun.

        One that is ``listed`` has a stock code behind it, which no office has.
        """
        known = name in self.names.not_names or self.names.pronoun.match(name) is not None
        if listed:
            return not known and self.names.generic.search(name) is None
        others = (self.office, self.dividend, self.names.generic)
        return not known and all(pattern.search(name) is None for pattern in others)


def compile_announcers(rules: Rules, names: Names) -> Announcers:
    """Compile the words of ``markers.toml`` by which companies are known to announce."""
    table = rules.table("markers")["profile"]
    acts, headline, office, dividend = (regex.compile(table[key]) for key in ("acts", "headline", "office", "dividend"))
    return Announcers(names, acts, headline, re.compile(table["company_terms"]), office, dividend)
