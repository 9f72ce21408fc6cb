"""Takes off a noun phrase what belongs to no name: who speaks, notes in brackets, how the figure was made."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.alternatives import any_of
from zhibiao.bind.catalogue import Catalogue, Entry
from zhibiao.bind.endings import Words, by_last, ending, strip_ending
from zhibiao.bind.epithets import Epithets, compile_epithets
from zhibiao.bind.names import Names
from zhibiao.bind.tails import light_words
from zhibiao.rules import Rules

SHORTEST = 3
"""Characters of a name that is clear without its owner."""


@dataclass(frozen=True, slots=True)
class Trimmer:
    """The words of ``markers.toml`` around a name, compiled."""

    catalogue: Catalogue
    names: Names
    front: regex.Pattern[str]
    back: regex.Pattern[str]
    notes: regex.Pattern[str]
    measurable: Words
    heads: frozenset[str]
    owner_mark: str
    per_one: tuple[str, ...]
    epithets: Epithets

    def trim(self, phrase: str) -> str:
        """Return ``phrase`` without what belongs to no name."""
        whole = self._closed(phrase)
        front = self.front.match(whole)
        bare = self.back.sub("", whole[front.end() :] if front is not None else whole) or whole
        return self._unowned(self._of_nobody(self.epithets.without(bare)))

    def _of_nobody(self, phrase: str) -> str:
        """Return ``phrase`` without the place, zone or company that has it (甲开发区的企业产值)."""
        who, mark, what = phrase.partition(self.owner_mark)
        if not mark or len(what) < SHORTEST or what in self.heads:
            return phrase
        name = self.names.named(who)
        particular = name is not None and name.kind in ("place", "zone", "company") and not name.weak
        return what if particular else phrase

    def _closed(self, phrase: str) -> str:
        """Return ``phrase`` without half of a bracket."""
        opened, closed = phrase.count("("), phrase.count(")")
        if opened < closed:
            return phrase.rpartition(")")[2] or phrase
        # 百货(零售量上升9%): the bracket says what of it.
        return phrase.replace("(", "") if opened > closed else phrase

    def _unowned(self, phrase: str) -> str:
        """Return ``phrase`` without the word for the subject that opens it (本集团的收入), if an amount is left."""
        speaker = self.names.pronoun.match(phrase)
        if speaker is None or phrase in self.catalogue.entries:
            return phrase
        pronoun = self.names.pronouns[speaker.group()]
        if pronoun.name is None and "company" not in pronoun.kinds:
            return phrase  # 全市产值: the scope is part of what is counted.
        rest = phrase[speaker.end() :].removeprefix(self.owner_mark)
        if len(rest) < 2 or rest in self.heads:
            return phrase
        known = self.catalogue.entries.get(rest) is not None
        return rest if known or ending(rest, self.measurable) is not None else phrase

    def known(self, phrase: str) -> tuple[str, Entry] | None:
        """Return the name of the catalogue that ends ``phrase``, with its entry, if it means the same there.

        An average (人均财政收入) is another indicator than the sum; 全县小学 is as good as 小学 alone.
        """
        found = self.catalogue.ending(phrase)
        if found is None:
            scope = self.names.pronoun.match(phrase)
            return self.catalogue.ending(phrase[scope.end() :]) if scope else None
        front = phrase[: len(phrase) - len(found[0])]
        return None if front.endswith(self.per_one) and "_per_" not in found[1].dimension else found


WIDE = frozenset({"country", "region", "province"})
"""Levels of the places in which others are ranked."""


@dataclass(frozen=True, slots=True)
class RankWords:
    """The words of ``markers.toml`` between what is ranked and its rank, compiled."""

    verbs: Words
    tail: regex.Pattern[str]
    setting: regex.Pattern[str]
    contest: regex.Pattern[str]
    contests: Words
    opening: regex.Pattern[str]

    def without(self, stem: str, catalogue: Catalogue) -> str:
        """Return ``stem`` without its verbs and the field in which it is ranked (总量居全省).

        What the catalogue knows as a place in a contest, or names one, stays (综合排名).
        """
        setting = self.setting.search(stem)
        stem = stem[: setting.start()] if setting else stem
        while True:
            known = catalogue.ending(stem)
            contest = next((cut for cut in (stem, stem[:-1]) if ending(cut, self.contests) is not None), None)
            if contest is not None:
                return self.opening.sub("", contest)  # 综合排位|居, where 位居 is a verb as well.
            if known is not None and known[1].dimension == "rank":
                return self.opening.sub("", stem)
            stripped, _ = strip_ending(stem, self.verbs)
            stripped = self.tail.sub("", stripped)
            if stripped == stem:
                return self.opening.sub("", stem)
            stem = stripped

    def taken_in(self, stem: str, catalogue: Catalogue) -> str:
        """Return the contest of the catalogue in which ``stem`` says that a place was taken (在国家级经开区考评中).

        Of another, what it is of is told behind the number of those who take part (在144家园区综合评价中).
        """
        setting = self.setting.search(stem) or self.setting.search(strip_ending(stem, self.verbs)[0])
        if setting is None:
            return ""
        found = catalogue.last(setting.group())
        if found is not None and found[2].dimension == "rank":
            return setting.group()[found[0] : found[1]]
        contest = self.contest.search(setting.group())
        return contest["what"] if contest is not None else ""


def compile_rank_words(rules: Rules, names: Names) -> RankWords:
    """Compile the words of ``markers.toml`` around a rank; it may be taken in any wide place of the gazetteer."""
    table = rules.table("markers")
    rank = table["rank"]
    places = (name for name, (full, _) in names.places.items() if names.levels.get(full) in WIDE)
    scopes, contests = any_of([*rank["scopes"], *places]), any_of(rank["contests"])
    return RankWords(
        by_last([*rank["verbs"], *light_words(table)]),
        regex.compile(rank["tail"].replace("{scopes}", scopes)),
        regex.compile(rank["setting"]),
        regex.compile(rank["contest"].replace("{contests}", contests).replace("{scopes}", scopes)),
        by_last(rank["contests"]),
        regex.compile(rf"^.*?(?:{any_of(verb for verb in rank['verbs'] if len(verb) > 1)})+(?=.{{2,}}(?:{contests})$)"),
    )


def compile_trimmer(rules: Rules, catalogue: Catalogue, names: Names) -> Trimmer:
    """Compile the words of ``markers.toml`` around a name."""
    phrase = rules.table("markers")["phrase"]
    return Trimmer(
        catalogue,
        names,
        regex.compile(phrase["trim_front"]),
        regex.compile(phrase["trim_back"]),
        regex.compile(phrase["notes"]),
        by_last(phrase["measurable"]),
        frozenset(phrase["heads"]),
        phrase["owner"],
        tuple(phrase["per_one"]),
        compile_epithets(rules, names),
    )
