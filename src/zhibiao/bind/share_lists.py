"""Lists of shares: of several parts in one whole, or of one part in several wholes."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.alternatives import any_of
from zhibiao.rules import Rules

LONGEST_WHOLE = 16
"""Characters of a whole that is one of several."""


@dataclass(frozen=True, slots=True)
class ShareLists:
    """The words of ``markers.toml`` for shares in lists, compiled."""

    verb: regex.Pattern[str]
    noun: regex.Pattern[str]
    scope: regex.Pattern[str]
    proportion: regex.Pattern[str]
    separators: regex.Pattern[str]
    prepositions: tuple[str, ...]

    def split(self, clause: str, verb: str) -> tuple[str, str] | None:
        """Return the parts and the whole of a list of shares: ``clause`` up to 分别, ``verb`` behind it."""
        behind = self.verb.match(verb)
        if behind is not None and len(verb) > behind.end():
            return clause, verb
        found = self.verb.search(clause) or self.noun.search(clause)
        return (clause[: found.start()], clause[found.start() :]) if found is not None else None

    def wholes(self, parts: str, share: str, size: int) -> list[str]:
        """Return the ``size`` shares that ``share`` lists, each of another whole (占全省、全国的比重), or none."""
        opening = self.verb.match(share)
        if opening is None:
            return []
        wholes = [self.proportion.sub("", whole) for whole in self.separators.split(share[opening.end() :])]
        if len(wholes) != size or not all(0 < len(whole) <= LONGEST_WHOLE for whole in wholes):
            return []
        verb = opening.group()
        told = any(whole.startswith(self.prepositions) or self.scope.match(whole) for whole in wholes)
        if not parts and not told:
            return []  # 企业3家,外资5亿元,占全省企业数和外资的比重分别…: each has its own whole.
        return [whole if whole.startswith(self.prepositions) else verb + whole for whole in wholes]


def compile_share_lists(rules: Rules) -> ShareLists:
    """Compile the words of ``markers.toml`` for shares in lists."""
    table = rules.table("markers")
    share, lists = table["share"], table["lists"]
    return ShareLists(
        regex.compile(f"(?:{any_of(share['verb'])})(?!{share['verb_not_before']})"),
        regex.compile(f"(?:{any_of(lists['share_nouns'])})$"),
        regex.compile(
            lists["whole"].replace("{scope}", share["whole_scope"]).replace("{proportion}", share["proportion"])
        ),
        regex.compile(lists["whole_end"].replace("{proportion}", share["proportion"])),
        regex.compile(lists["separators"]),
        tuple(lists["share_openings"]),
    )
