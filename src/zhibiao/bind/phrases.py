"""Cuts noun phrases out of the text before and after a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.alternatives import any_of, compile_any
from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.endings import Words, by_last, ending, strip_ending
from zhibiao.bind.tails import Tails, compile_tails
from zhibiao.rules import Rules

COUNTED_DIMENSIONS = frozenset({"", "count", "person"})
"""Dimensions of indicators that can be what a measure word counts."""
LONGEST_ASIDE = 8
LONGEST_PHRASE = 40
"""Characters of a noun phrase that is still believed to be one."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrase words of ``markers.toml``, compiled."""

    connector: re.Pattern[str]
    connector_or_preposition: re.Pattern[str]
    boundary: re.Pattern[str]
    directing: frozenset[str]
    directed: regex.Pattern[str]
    stops: regex.Pattern[str]
    opening_stop: regex.Pattern[str]
    with_amount: regex.Pattern[str]
    place_tail: Words
    right_lead: tuple[str, ...]
    right_trim: Words
    left_trim: tuple[str, ...]
    separators: str
    prepositions: tuple[str, ...]
    owner_mark: str
    counted_before_of: Words
    counted_wholes: tuple[str, ...]
    groups: Words
    contests: Words
    contestants: regex.Pattern[str]
    counted_groups: tuple[str, ...]
    catalogue: Catalogue
    tails: Tails
    item_number: regex.Pattern[str]

    def left(self, stem: str) -> tuple[str, str]:
        """Return the noun phrase that ends ``stem``, and what stands before it."""
        text = stem.rstrip(' ,:、(“"')
        cut = 0
        alias = self.catalogue.last(text)
        protected = alias[:2] if alias is not None and alias[1] == len(text) else (len(text), len(text))
        for match in self.boundary.finditer(text):
            if text[: match.start()][-1:].isdecimal() and text[match.end() :][:1].isdecimal():
                continue  # 60至69岁老年人
            if match.end() >= len(text) or (match.end() > protected[0] and match.start() < protected[1]):
                continue
            if not whole_word(text, match.start(), match.end()) or _inside_brackets(text, match.start()):
                continue
            cut = match.end()
        if text[cut - 1 : cut] in self.directing and (deed := self.directed.search(text[cut:])) is not None:
            cut += deed.start()
        known = text[max(cut, protected[0]) :]
        phrase, _ = strip_ending(self._lead(text[cut:], len(known)), self.place_tail)
        return phrase, text[:cut]

    def without_number(self, text: str) -> str:
        """Return ``text`` without the number of its item in a list (2.招商引资, (三)财政收入)."""
        number = self.item_number.match(text)
        return text if number is None else text[number.end() :]

    def _lead(self, phrase: str, known: int) -> str:
        """Return ``phrase`` without the words that open it; its last ``known`` characters are a name of the catalogue.

        在学研究生 opens with no preposition.
        """
        phrase = self.without_number(phrase)
        opening = self.connector.match(phrase)
        if opening is not None and 0 < len(phrase) - known < opening.end():
            phrase = phrase[opening.end() :]  # 其中小学: the name of the catalogue starts inside the connector.
        changed = True
        while changed and len(phrase) > known:
            changed = False
            for word in self.left_trim if phrase.startswith(self.left_trim) else ():
                # 就业人数 does not open with 就: a character is a word only where one ends behind it.
                if not phrase.startswith(word) or len(phrase) - len(word) < max(known, 1):
                    continue
                if whole_word(phrase, 0, len(word)):
                    phrase, changed = phrase[len(word) :], True
            stripped = self.without_connectors(phrase)
            if stripped != phrase and len(stripped) >= max(known, 1):
                phrase, changed = stripped, True
        return phrase.strip(" ")

    def without_connectors(self, text: str, keep_prepositions: bool = False) -> str:
        """Return ``text`` without the connectors (and prepositions) that open it."""
        opening = self.connector if keep_prepositions else self.connector_or_preposition
        while True:
            text = text.lstrip(' ,、:;)”"’')
            match = opening.match(text)
            if match is None or match.end() >= len(text) or not whole_word(text, 0, match.end()):
                return text
            text = text[match.end() :]

    def right(self, text: str) -> tuple[str, str]:
        """Return the noun phrase that opens ``text``, and what follows it."""
        start = 0
        changed = True
        having = self.with_amount.match(text)
        if having is not None:
            # 3家营业收入过百亿的龙头企业: those who are counted stand behind what they have.
            phrase, rest = self.right(text[having.end() :])
            return (having["amount"] + having["of"] + phrase, rest) if phrase else ("", text)
        if self._parts(text, 0) or self.opening_stop.match(text):
            return "", text
        while changed:
            changed = False
            for word in self.right_lead:
                if text.startswith(word, start):
                    start, changed = start + len(word), True
                    break
        if self._parts(text, start):
            return "", text
        stop = next((m for m in self.stops.finditer(text, start) if whole_word(text, m.start(), m.end())), None)
        end = stop.start() if stop else len(text)
        phrase = _without_list(text[start : min(end, start + LONGEST_PHRASE)])
        phrase, _ = strip_ending(phrase, self.right_trim)
        return phrase.strip(), text[end:]

    def _parts(self, text: str, start: int) -> bool:
        """Return whether a separator stands at ``start``, or nothing; 与 in 与会代表 is none."""
        return text[start : start + 1] in self.separators and (start >= len(text) or whole_word(text, start, start + 1))

    def counted(self, right: str) -> str:
        """Return ``right`` without what it tells of those counted.

        五百万个手工业者的经济, 20个县财政收入, 144家园区综合评价.
        """
        right, _ = strip_ending(right, self.contests)
        those = self.contestants.fullmatch(right)
        if those is not None:
            return those["who"]
        head, mark, _ = right.partition(self.owner_mark)
        if mark and ending(head, self.counted_before_of) is not None:
            return head
        if right.startswith(self.counted_wholes):
            return next(whole for whole in self.counted_wholes if right.startswith(whole))
        told = self.catalogue.last(right)
        if told is None or told[2].dimension.partition(":")[0] in COUNTED_DIMENSIONS:
            return right
        group = right[: told[0]] or next((g for g in self.counted_groups if right.startswith(g)), "")
        return group if ending(group, self.groups) is not None else right


def _without_list(phrase: str) -> str:
    """Return ``phrase`` up to a bracket that lists examples (3家合作区(甲园、乙园))."""
    start = phrase.find("(")
    if start < 2:
        return phrase
    end = phrase.find(")", start)
    inside = phrase[start + 1 : end if end >= 0 else len(phrase)]
    return phrase[:start] if end < 0 or len(inside) > LONGEST_ASIDE else phrase


def _inside_brackets(text: str, position: int) -> bool:
    return text.rfind("(", 0, position) > text.rfind(")", 0, position) and text.find(")", position) >= 0


def whole_word(text: str, start: int, end: int) -> bool:
    """Return whether the single character at ``start`` is a word of its own; longer words are taken as such.

    为 in 华为 or 能 in 智能 is none: jieba's word boundaries have a veto.
    """
    if end - start > 1 or not text[start].isalpha():
        return True
    low, high = max(0, start - 6), min(len(text), end + 6)
    piece = text[low:high]
    return words.are_boundaries(piece, start - low, end - low)


def compile_phrases(rules: Rules, catalogue: Catalogue) -> Phrases:
    """Compile the phrase words of ``markers.toml``."""
    table = rules.table("markers")
    phrase = table["phrase"]
    single = [f"{char}(?![{without}])" if without else char for char, without in phrase["single"].items()]
    stops = "|".join(phrase["stops"])
    return Phrases(
        connector=compile_any(phrase["connectors"]),
        connector_or_preposition=re.compile(
            f"(?:{any_of([*phrase['connectors'], *phrase['prepositions']])})(?!{phrase['not_preposition']})"
        ),
        boundary=re.compile(f"(?:{any_of(phrase['boundaries'])}|{'|'.join(single)})(?!{phrase['nominal_after']})"),
        directing=frozenset(phrase["directing"]),
        directed=regex.compile(phrase["directed"]),
        stops=regex.compile(rf"[,。;:!?…\n]|\)(?=$)|(?<=.)(?:{stops})"),
        opening_stop=regex.compile(f"(?:{stops})"),
        with_amount=regex.compile(phrase["with_amount"]),
        place_tail=by_last(phrase["place_tail"], phrase["tail_not_after"]),
        right_lead=tuple(sorted(phrase["right_lead"], key=len, reverse=True)),
        right_trim=by_last(phrase["right_trim"], phrase["tail_not_after"]),
        separators=phrase["separators"],
        prepositions=tuple(sorted(phrase["prepositions"], key=len, reverse=True)),
        left_trim=tuple(sorted(phrase["left_trim"], key=len, reverse=True)),
        owner_mark=phrase["owner"],
        counted_before_of=by_last(phrase["counted_before_of"]),
        counted_wholes=tuple(phrase["counted_wholes"]),
        groups=by_last(phrase["groups"]),
        contests=by_last(table["rank"]["contests"]),
        contestants=regex.compile(table["rank"]["contestants"]),
        counted_groups=tuple(phrase["counted_groups"]),
        catalogue=catalogue,
        tails=compile_tails(rules, catalogue),
        item_number=regex.compile(phrase["item_number"]),
    )
