"""Recognizes companies in a text: named in full, in a heading, before something of their own, or in a list."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.endings import Words, by_last, ending, last_match
from zhibiao.bind.names import Name, Names
from zhibiao.bind.own_words import is_proper
from zhibiao.bind.phrases import Phrases
from zhibiao.rules import Rules

LONGEST_SHORT_NAME = 8
"""Characters of a company's short name; anything longer that ends in 科技 or 汽车 is a phrase."""


@dataclass(frozen=True, slots=True)
class Companies:
    """The words of ``markers.toml`` around the names of companies, compiled."""

    names: Names
    phrases: Phrases
    marks: tuple[str, ...]
    mention: regex.Pattern[str]
    founded: regex.Pattern[str]
    speaker_of: regex.Pattern[str]
    visit: regex.Pattern[str]
    belonging: regex.Pattern[str]
    sectors: Words
    amounts: Words
    location: regex.Pattern[str]
    acting: regex.Pattern[str]
    earns: regex.Pattern[str]

    def named_in(self, sentence: str) -> Name | None:
        """Return the last company that ``sentence`` names in full."""
        if not self._may_name(sentence):
            return None
        first = self.founded.match(sentence)
        last = first if first is not None else last_match(self.mention, sentence)
        if last is None:
            return None
        phrase, _ = self.phrases.left(last["who"])
        return self._in_full(phrase.rpartition(self.phrases.owner_mark)[2])

    def _may_name(self, text: str) -> bool:
        """Return whether ``text`` has a word that the full name of a company ends with."""
        return any(map(text.__contains__, self.marks))

    def speaking_in(self, paragraph: str) -> Name | None:
        """Return the company for which somebody speaks in ``paragraph``, where it is told behind what was said."""
        told = self.speaker_of.search(paragraph) if self._may_name(paragraph) else None
        return self._in_full(told["who"]) if told is not None else None

    def opening(self, chunk: str) -> Name | None:
        """Return the company that opens ``chunk`` before something of its own (甲集团铜带产销规模居第一)."""
        match = self.mention.match(chunk)
        return self._in_full(match.group()) if match is not None else None

    def seated(self, chunk: str) -> Name | None:
        """Return the company that opens ``chunk`` behind where it is (园区内的甲科技有限公司)."""
        match = self.mention.match(chunk)
        where, mark, who = match.group().rpartition(self.phrases.owner_mark) if match is not None else ("", "", "")
        return self._in_full(who) if mark and self.location.search(where) else None

    def member(self, chunk: str) -> Name | None:
        """Return the company or brand that ``chunk`` says belongs to the one it is about (集团旗下甲航运)."""
        match = self.belonging.search(chunk)
        if match is None or ending(match["who"], self.sectors) or match["who"] in self.names.not_names:
            return None
        if ending(match["who"], self.amounts) is not None:
            return None  # 甲控股|总收入
        measured = self.phrases.catalogue.ending(match["who"]) is not None
        return None if measured or self.names.generic.search(match["who"]) else Name(match["who"], "company")

    def visited(self, sentence: str, company: Name) -> bool:
        """Return whether ``sentence`` takes the reader to ``company`` (走进…公司), to tell of it."""
        at = max(0, sentence.rfind(company.text))
        if sentence.startswith(self.phrases.separators[0], at + len(company.text)):
            return False  # 节目在甲集团、乙电视台播出
        return self.visit.search(sentence[:at]) is not None

    def are(self, heads: tuple[str, ...]) -> bool:
        """Return whether all ``heads`` of a list are short names of companies: one of them says so by its form."""
        amount = self.phrases.catalogue.ending
        if any(len(h) > LONGEST_SHORT_NAME or ending(h, self.sectors) or amount(h) for h in heads):
            return False
        if all(map(words.is_common, heads)):
            return False  # 家居制造、纺织服装、食品包装
        names = [self.names.named(head) for head in heads]
        said = any(name is not None and name.kind == "company" for name in names)
        others = any(name is not None and name.kind != "company" for name in names)
        return said and not others and all(is_proper(h) or n is not None for h, n in zip(heads, names, strict=True))

    def comes_again(self, name: str, document: str) -> bool:
        """Return whether ``name`` is short, and ``document`` has it more than once."""
        return len(name) <= LONGEST_SHORT_NAME and document.count(name) > 1

    def acts(self, name: str, document: str) -> bool:
        """Return whether ``document`` lets ``name`` do again and again what companies do (甲电器公布财报)."""
        ends = (match.end() for match in regex.finditer(regex.escape(name), document))
        return sum(self.acting.match(document, end) is not None for end in ends) > 1

    def _in_full(self, phrase: str) -> Name | None:
        name = self.names.named(phrase)
        return name if name is not None and name.kind == "company" and not name.weak else None


def compile_companies(rules: Rules, names: Names, phrases: Phrases) -> Companies:
    """Compile the words of ``markers.toml`` around the names of companies."""
    table = rules.table("markers")
    subject = table["subject"]
    return Companies(
        names=names,
        phrases=phrases,
        marks=tuple(subject["company_marks"]),
        mention=regex.compile(f"(?P<who>{subject['company_mention']})"),
        founded=regex.compile(f"(?P<who>{subject['company_mention']}){subject['founded']}"),
        speaker_of=regex.compile(subject["speaker_of"]),
        visit=regex.compile(subject["visit"]),
        belonging=regex.compile(subject["belonging"]),
        sectors=by_last(table["phrase"]["strong_sector_suffix"], table["tail"]["sector_not_after"]),
        amounts=by_last(table["phrase"]["measurable"]),
        location=regex.compile(subject["location"]),
        acting=regex.compile(table["profile"]["company_acts"]),
        earns=regex.compile(subject["company_terms"]),
    )
