"""Tells a share from other rates: by a verb, by the whole before it, by its name, or by what follows it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.alternatives import any_of
from zhibiao.bind.endings import Words, by_last, ending, last_match
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.statement import Said, Statement
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Shares:
    """The share words of ``markers.toml``, compiled."""

    phrases: Phrases
    share_verb: regex.Pattern[str]
    share_nouns: Words
    not_share: tuple[str, ...]
    whole_suffix: tuple[str, ...]
    proportion: regex.Pattern[str]
    scope: regex.Pattern[str]
    right_share: regex.Pattern[str]
    counted: regex.Pattern[str]
    not_whole: regex.Pattern[str]
    owner_mark: str

    def told(self, said: Said) -> Statement | None:
        """Read A占B的5%, B的5%, and 3亿元的5%."""
        if said.piece == self.owner_mark and said.quantity.unit == "%":
            return Statement("share", 1, "", None, None, "measure.share")
        share = self._of_whole(said.piece) or self._part(said)
        return share if said.quantity.unit != "times" else None

    def named(self, said: Said) -> Statement | None:
        """Read a name that is of a share (市场占有率5%), or a part of what follows (三分之一职工)."""
        quantity, stem = said.quantity, said.tail.stem
        noun = stem.rstrip(" :")
        if quantity.unit != "times" and ending(noun, self.share_nouns) and not noun.endswith(self.not_share):
            return Statement("share", 1, stem, None, None, "measure.share_noun")
        after = self.right_share.match(said.right) is not None and quantity.unit != "times"
        alone = quantity.form == "fraction" and quantity.unit == "%" and not said.piece.strip(" ,")
        part = after or alone or self._counts_part(said)
        return Statement("share", 1, stem, None, None, "measure.share_of") if part else None

    def moved(self, stem: str) -> Statement | None:
        """Read the share that ``stem`` ends in, whose change a number tells (占比, 占全省的比重)."""
        if ending(stem, self.share_nouns) is None or stem.endswith(self.not_share):
            return None
        if self.phrases.catalogue.ending(stem) is not None:
            return None  # 优良天数比例: an indicator of its own.
        noun = last_match(self.proportion, stem)
        whole = self._of_whole(stem) if noun is not None and noun.end() == len(stem) else None
        return whole or Statement("share", 1, stem, None, None, "measure.share_noun")

    def _counts_part(self, said: Said) -> bool:
        """Return whether tenths or a fraction stand before what they are a part of (六成企业, 三分之一职工)."""
        quantity, tail = said.quantity, said.tail
        parts = quantity.form == "fraction" or quantity.rules[0] == "unit.tenth"
        if quantity.unit != "%" or tail.verb or not self.scope.fullmatch(tail.stem):
            return False
        counted = self.phrases.right(said.right)[0]
        # 36%受访者, but 25%关税: a rate is a part only of those who can be counted.
        return counted != "" if parts else self.counted.match(counted) is not None

    def _part(self, said: Said) -> Statement | None:
        """Read ``盈余的70%用于分红``: the whole stands before 的."""
        piece, tail = said.piece, said.tail
        if not piece.endswith(self.owner_mark) or len(tail.light) != 1 or not tail.stem or self.not_whole.search(piece):
            return None
        return Statement("share", 1, "", None, self.phrases.left(tail.stem)[0] or None, "measure.share_of")

    def _of_whole(self, piece: str) -> Statement | None:
        """Read ``A占B的比重为``: A is shared, B is the whole."""
        found = last_match(self.share_verb, piece)
        if found is None:
            return None
        whole = self.phrases.tails.read(self.proportion.split(piece[found.end() :])[0]).stem
        changed = True
        while changed:
            changed = False
            for suffix in self.whole_suffix:
                if whole.endswith(suffix):
                    whole, changed = whole[: -len(suffix)], True
        stem, _ = self.phrases.tails.strip_compare(piece[: found.start()])
        return Statement("share", 1, stem, None, whole.strip(" ,:") or None, "measure.share")


def compile_shares(rules: Rules, phrases: Phrases) -> Shares:
    """Compile the share words of ``markers.toml``."""
    table = rules.table("markers")
    share = table["share"]
    return Shares(
        phrases=phrases,
        share_verb=regex.compile(f"(?:{any_of(share['verb'])})(?!{share['verb_not_before']})|{share['verb_to_whole']}"),
        share_nouns=by_last(share["nouns"]),
        not_share=tuple(share["not_share_nouns"]),
        whole_suffix=tuple(sorted(share["whole_suffix"], key=len, reverse=True)),
        scope=regex.compile(share["scope"]),
        proportion=regex.compile(share["proportion"]),
        right_share=regex.compile(rf"{share['right']}|{share['told']}"),
        counted=regex.compile(share["counted"]),
        not_whole=regex.compile(table["clause"]["not_whole"]),
        owner_mark=table["phrase"]["owner"],
    )
