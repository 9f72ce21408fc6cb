"""Lists with 分别: the i-th value belongs to the i-th head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from zhibiao.bind.phrases import Phrases
from zhibiao.model import Bound as BoundWord
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

if TYPE_CHECKING:
    from zhibiao.bind.site import Bound

ASIDE = regex.compile(r"\([^()]*\d[^()]*\)")


@dataclass(frozen=True, slots=True)
class Member:
    """A value of a list: the text to read before it, and which of the earlier observations it belongs to.

    ``bound_word``: what the last value says for all (分别增长8.5%、9%以上); ``head``: the head of this value.
    """

    piece: str
    index: int
    size: int
    earlier: bool
    bound_word: BoundWord | None
    head: str

    def bound(self, sentence: Sequence[Bound]) -> Bound | None:
        """Return the observation that this value belongs to, where the heads are earlier observations."""
        if not self.earlier:
            return sentence[-1] if sentence else None
        levels = [b for b in sentence if b.measure == "level"]
        position = len(levels) - self.size + self.index
        return levels[position] if 0 <= position < len(levels) else None


@dataclass(frozen=True, slots=True)
class Lists:
    """The list words of ``markers.toml``, compiled."""

    phrases: Phrases
    mark: regex.Pattern[str]
    between: regex.Pattern[str]
    separators: regex.Pattern[str]
    clause: regex.Pattern[str]
    behind: regex.Pattern[str]

    def groups(self, view: str, start: int, quantities: Sequence[Quantity]) -> dict[int, Member]:
        """Return the list members among ``quantities`` by position."""
        members: dict[int, Member] = {}
        for match in self.mark.finditer(view):
            position = start + match.end()
            first = next((i for i, q in enumerate(quantities) if q.start >= position), None)
            if first is None or quantities[first].start - position > 24:
                continue
            last = first
            verbs = [view[match.end() : quantities[first].start - start]]
            while last + 1 < len(quantities) and (
                gap := self.between.fullmatch(view, quantities[last].end - start, quantities[last + 1].start - start)
            ):
                last += 1
                verbs.append(gap["verb"] or verbs[-1])
            if last == first:
                continue
            bound = quantities[last].bound if self.behind.match(view, quantities[last].end - start) else None
            members.update(self._members(view[: match.start()], verbs, first, bound))
        return members

    def _members(self, before: str, verbs: Sequence[str], first: int, bound: BoundWord | None) -> dict[int, Member]:
        clause = self.clause.split(ASIDE.sub("", before))[-1].replace("\x00", "")
        stem, _ = self.phrases.strip_compare(clause)
        size = len(verbs)
        heads = self._heads(stem, size)
        result = {}
        for index in range(size):
            piece = heads[index] + verbs[index] if heads else verbs[index]
            head = heads[index] if heads else ""
            result[first + index] = Member(piece.replace("\x00", ""), index, size, not heads, bound, head)
        return result

    def _heads(self, stem: str, size: int) -> list[str]:
        text = self.phrases.without_connectors(stem)
        if not text:
            return []
        parts = [self.phrases.left(p)[0].strip() for p in self.separators.split(text) if p.strip()]
        if len(parts) != size:
            return [text] * size
        last = parts[-1]
        shared = [self._shared(part, last) for part in parts[:-1]]
        return [*shared, last]

    def _shared(self, head: str, last: str) -> str:
        """Give ``head`` the tail that it shares with the last head.

        城镇、农村居民人均可支配收入; 化工、食品行业增加值增速.
        """
        growth = self.phrases.growth_noun(last)
        core = growth[0] if growth is not None else last
        noun = last[len(core) :] if growth is not None else ""
        if self.phrases.catalogue.ending(head):
            return head + noun
        for cut in range(1, len(core)):
            whole = head + core[cut:]
            found = self.phrases.catalogue.ending(whole)
            if found is not None and len(found[0]) == len(whole):
                return whole + noun
        alias = self.phrases.catalogue.ending(core)
        return head + (alias[0] if alias and len(alias[0]) < len(core) else "") + noun


def compile_lists(rules: Rules, phrases: Phrases) -> Lists:
    """Compile the list words of ``markers.toml``."""
    table = rules.table("markers")["lists"]
    return Lists(
        phrases,
        regex.compile(table["mark"]),
        regex.compile(table["between"]),
        regex.compile(table["separators"]),
        regex.compile(table["clause"]),
        regex.compile(table["behind"]),
    )
