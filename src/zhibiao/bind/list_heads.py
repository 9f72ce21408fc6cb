"""Heads of lists: what the values of 甲、乙分别为3亿元、2亿元 are each of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.phrases import Phrases
from zhibiao.rules import Rules

ASIDE = regex.compile(r"\([^()\d]*\)")
"""What a head says beside its name: 林果业(苹果、梨)."""
LONGEST_KIND = 4
"""Characters of the noun that the heads of a list have in common."""


@dataclass(frozen=True, slots=True)
class ListHeads:
    """The words of ``markers.toml`` between and behind the heads of a list, compiled."""

    phrases: Phrases
    separators: tuple[regex.Pattern[str], ...]
    ordinal: regex.Pattern[str]
    partner: regex.Pattern[str]
    measurable: Words
    apposition: regex.Pattern[str]
    summary: regex.Pattern[str]
    all_of: regex.Pattern[str]
    halves: Mapping[str, Sequence[str]]
    together: regex.Pattern[str]
    provinces: Mapping[str, str]

    def of(self, stem: str, size: int) -> list[str]:
        """Return the ``size`` heads that ``stem`` lists, each with the tail that all share, or none."""
        stem = ASIDE.sub("", self.all_of.sub("", self.summary.sub("", stem)))
        text = self.phrases.without_connectors(stem)
        for both, halves in self.halves.items():
            before, found, rest = text.rpartition(both)
            if found and len(halves) == size and (not rest or self._is_amount_of(rest)):
                return [before + half + rest for half in halves]
        places = self._places(text, size)
        if places:
            return places
        partner = self.partner.match(stem.strip())
        for separators in self.separators if text else ():
            pieces = [piece for piece in separators.split(text) if piece.strip()]
            parts = self._doing_alike(pieces) or [self.phrases.left(piece)[0].strip() for piece in pieces]
            if len(parts) == size and all(parts):
                parts = self._numbered(parts)
                parts[-1] = self._alone(parts[-1])
                # 对甲国、乙国分别出口, but 自来水覆盖率
                opening = partner.group() if partner and not text.startswith(partner.group()) else ""
                opening = opening or self._partner_before(pieces[0], parts[0])
                return [opening + head for head in (*(self._shared(p, parts[-1]) for p in parts[:-1]), parts[-1])]
        return []

    def _partner_before(self, piece: str, head: str) -> str:
        """Return the word between the ``head`` that ends ``piece`` and who trades with it (甲省对乙国), if any."""
        before = piece.rstrip().removesuffix(head)
        partner = self.partner.match(before[-1:])
        return partner.group() if partner is not None and self.phrases.left(before[:-1])[0] else ""

    def _places(self, text: str, size: int) -> list[str]:
        """Return the ``size`` places that ``text`` counts together, each with what is told of all (甲、乙两市产值)."""
        match = self.together.match(text)
        if match is None:
            return []
        who, unit = match["who"], match["unit"] or ""
        if len(who) == size and self.provinces.keys() >= set(who):
            return [self.provinces[short] + match["rest"] for short in who]  # 京冀两地
        for separators in self.separators:
            names = separators.split(who)
            if len(names) == size and all(names):
                return [name.removesuffix(unit) + unit + match["rest"] for name in names]
        return []

    def _doing_alike(self, pieces: Sequence[str]) -> list[str]:
        """Return those that ``pieces`` list, each with the amount told of all behind a verb (甲市、乙市实现产值)."""
        amount, before = self.phrases.left(pieces[-1]) if pieces else ("", "")
        verb = next((m for m in self.phrases.boundary.finditer(before) if m.end() == len(before) > m.start() + 1), None)
        last = before[: verb.start()].strip() if verb is not None else ""
        heads = [*(self.phrases.left(piece)[0].strip() for piece in pieces[:-1]), last]
        if not self._is_amount_of(amount) or not all(heads) or any(map(self._is_amount_of, heads)):
            return []
        return [head + amount for head in heads]

    def _alone(self, last: str) -> str:
        """Return the ``last`` head without what says of all what they are (人工智能三大先导产业规模)."""
        together = self.apposition.search(last)
        if together is None or not together.start():
            return last
        kind = together["kind"] or ""
        before = last[: together.start()]
        return (before.removesuffix(kind) if kind else before) + kind + last[together.end() :]

    def _numbered(self, parts: list[str]) -> list[str]:
        """Give every part the ordinal sign of the first (第一、二、三产业)."""
        sign = self.ordinal.match(parts[0])
        if sign is None:
            return parts
        return [parts[0], *(part if part.startswith(sign["sign"]) else sign["sign"] + part for part in parts[1:])]

    def _shared(self, head: str, last: str) -> str:
        """Give ``head`` the tail that it shares with the last head.

        城镇、农村居民人均可支配收入; 化工、食品行业增加值增速.
        """
        sign = self.ordinal.match(last)
        if sign is not None and self.ordinal.fullmatch(head):
            return head + last[sign.end() :]
        growth = self.phrases.tails.growth_noun(last)
        core = growth[0] if growth is not None else last
        noun = last[len(core) :] if growth is not None else ""
        for size in range(min(len(head), LONGEST_KIND), 1, -1):
            _, kind, tail = core.partition(head[-size:])
            if kind and tail.startswith(self.phrases.owner_mark):
                return head + tail + noun  # 留宿旅客、不过夜旅客的消费
        own = self.phrases.tails.growth_noun(head)
        if own is not None or self.phrases.catalogue.ending(head):
            return head if own is not None else head + noun
        for cut in range(1, len(core)):
            whole = head + core[cut:]
            found = self.phrases.catalogue.ending(whole)
            if found is not None and len(found[0]) == len(whole):
                return whole + noun
        tails = (core[cut:] for cut in range(1, len(core)))
        alike = core[core.rfind(head[-1], 0, -1) + 1 :]
        apart = words.is_boundary(core, len(core) - len(alike))  # 拖拉机产量 has no 拉 to share
        if 1 < len(alike) < len(core) and apart and self._is_amount_of(alike):
            return head + alike + noun  # 甲服务业、乙制造业投资
        tail = next((tail for tail in tails if tail in self.phrases.catalogue.entries), "") or self._tail(head, core)
        return head + tail.removeprefix(head[-1]) + noun  # 甲类、乙类物价指数

    def _tail(self, head: str, last: str) -> str:
        """Return what ``last`` says of itself and of ``head``, which is no amount (儿童和孕产妇保健覆盖率)."""
        if ending(last, self.measurable) is None or ending(head, self.measurable) is not None:
            return ""
        together = self.apposition.search(last)
        if together is not None:
            return last[together.end() :]  # 荔枝、龙眼两大特色产业面积
        parallel, whole = len(words.tokens(head)), words.tokens(last)
        return last[whole[parallel][0] :] if parallel < len(whole) else ""

    def _is_amount_of(self, noun: str) -> bool:
        return self.phrases.catalogue.ending(noun) is not None or ending(noun, self.measurable) is not None


def compile_list_heads(rules: Rules, phrases: Phrases) -> ListHeads:
    """Compile the words of ``markers.toml`` around the heads of a list."""
    markers = rules.table("markers")
    table = markers["lists"]
    return ListHeads(
        phrases=phrases,
        separators=tuple(map(regex.compile, (*table["narrow_separators"], table["separators"]))),
        ordinal=regex.compile(table["ordinal"]),
        partner=regex.compile(markers["phrase"]["partner"].removesuffix("$")),
        measurable=by_last(markers["phrase"]["measurable"]),
        apposition=regex.compile(table["apposition"]),
        summary=regex.compile(table["summary"]),
        all_of=regex.compile(table["all_of"]),
        halves=table["halves"],
        together=regex.compile(table["together"]),
        provinces=table["provinces"],
    )
