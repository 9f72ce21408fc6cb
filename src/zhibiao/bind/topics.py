"""Finds what the clauses before a number speak of: 出口受需求疲弱拖累,下跌10.3%; 在从业人员数上,甲市有3万人."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.names import Name, Names
from zhibiao.bind.phrases import Phrases
from zhibiao.rules import Rules

NEAREST = 2
"""Clauses before a number whose object it may be; the last of them may be empty."""
LONGEST_DONE = 20
"""Characters of a clause that is nothing but what the next one tells of."""
HAN = regex.compile(r"\p{Han}")


@dataclass(frozen=True, slots=True)
class Topics:
    """The clause words of ``markers.toml``, compiled.

    ``announced``: a clause that only says what comes next; ``circumstance``: how one opens that tells why.
    """

    phrases: Phrases
    names: Names
    catalogue: Catalogue
    measurable: Words
    clause_end: regex.Pattern[str]
    announced: regex.Pattern[str]
    praise: regex.Pattern[str]
    acts: regex.Pattern[str]
    circumstance: regex.Pattern[str]
    kind: regex.Pattern[str]
    basis: regex.Pattern[str]
    listed_growth: regex.Pattern[str]

    def spoken_of(self, lead: str) -> str | None:
        """Return the subject of the last clause of ``lead`` whose subject is an indicator.

        Before a colon any noun is one (仓库:12座).
        """
        clauses = self.clause_end.split(lead)
        if lead.endswith(":") and len(clauses) > 1 and HAN.search(clauses[-2]) and words.has_noun(clauses[-2]):
            return self.phrases.left(clauses[-2])[0]
        for position, told_before in enumerate(reversed(clauses)):
            if self.circumstance.match(told_before):
                continue
            clause = self.basis.sub("", told_before)  # 按当年汇率折算,折合3126美元
            kind = self.kind.search(clause)
            if kind is not None:
                return kind["kind"]
            told = self._object(clause) if clause and position < NEAREST else None
            if told is not None:
                return told
            if 0 < position < NEAREST and self.phrases.owner_mark in clause and self._is_measurable(clause):
                return self.phrases.left(clause)[0]  # 用于教育的支出,占本年支出的10%
            whole = self.phrases.without_connectors(clause)
            subject = self.praise.sub("", whole)
            if subject != whole and self._is_measurable(subject):
                return self.phrases.left(subject)[0]
            known = self.catalogue.first(subject)
            within = known[:2] if known is not None else (0, 0)  # 土地|出让|总价款 is one name.
            stops = (m.start() for m in self.phrases.boundary.finditer(subject))
            subject = subject[: next((at for at in stops if not within[0] < at < within[1]), len(subject))]
            found = self.catalogue.first(subject)
            if found is not None or self._is_measurable(subject):
                return self.phrases.left(subject[: found[1]] if found else subject)[0]
        return None

    def done(self, lead: str) -> str:
        """Return the noun phrase that is all of the clause before, of which the next clause says what was done."""
        clause = self.phrases.without_connectors(self.clause_end.split(lead.rstrip(" ,"))[-1])
        phrase = self.phrases.left(clause)[0]
        if phrase != clause or not 2 < len(phrase) <= LONGEST_DONE or words.opens_with_verb(phrase):
            return ""
        return phrase if words.has_noun(phrase) else ""

    def _object(self, clause: str) -> str | None:
        """Return the amount that ends ``clause`` as what is done with it (提高补贴上限,由400元…)."""
        acts = self.acts.match(clause)
        if acts is None:
            return None
        phrase = clause[acts.end() :]
        known = self.catalogue.ending(phrase) is not None or self._is_measurable(phrase)
        return self.phrases.left(phrase)[0] if known else None

    def stated(self, phrase: str, lead: str) -> tuple[Name, str] | None:
        """Return the place or company that ``phrase`` is, and of what the clause before says that its number is."""
        match = self.announced.search(lead) or self.listed_growth.search(lead)
        if match is None:
            return None
        place, end, _ = self.names.places_at(phrase, 0)
        if place is None or end < len(phrase):
            place = self.names.named(phrase)
            if place is None or place.text != phrase or place.kind != "company":
                return None
        topic = match["topic"]
        return (place, topic) if self._is_measurable(topic) or self.catalogue.ending(topic) else None

    def _is_measurable(self, phrase: str) -> bool:
        return ending(phrase, self.measurable) is not None


def compile_topics(rules: Rules, phrases: Phrases, names: Names) -> Topics:
    """Compile the clause words of ``markers.toml``."""
    table = rules.table("markers")
    clause, measurable = table["clause"], by_last(table["phrase"]["measurable"])
    keys = ("end", "announced", "praise", "acts", "circumstance", "kind")
    patterns = [clause[name] for name in keys] + [table["compare"]["basis"], clause["listed_growth"]]
    return Topics(phrases, names, phrases.catalogue, measurable, *map(regex.compile, patterns))
