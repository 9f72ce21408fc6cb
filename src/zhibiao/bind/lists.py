"""Lists: the i-th value belongs to the i-th head (甲、乙分别为3亿元、2亿元,增长7%、5%)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.list_heads import LONGEST_KIND, ListHeads, compile_list_heads
from zhibiao.bind.members import Member
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.share_lists import ShareLists, compile_share_lists
from zhibiao.model import Bound as BoundWord
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

ASIDE = regex.compile(r"\([^()]*\d[^()]*\)")
LONGEST_HEAD = 10
"""Characters of a head that a comma parts from the others."""
FARTHEST = 24
"""Characters between 分别 and the first value of its list."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The values ``first`` to ``last``, the verb before each, and the clauses before the list's verb.

    ``both``: a word joins the two, and nothing that they are attributes of follows (达到2万元和1万元); or a verb leads
    to three and more (2015年-2017年营收为甲、乙、丙).
    """

    first: int
    last: int
    verbs: list[str]
    clauses: list[str]
    marked: bool
    both: bool

    @property
    def size(self) -> int:
        return len(self.verbs)


@dataclass(frozen=True, slots=True)
class Lists:
    """The list words of ``markers.toml``, compiled."""

    phrases: Phrases
    heads: ListHeads
    mark: regex.Pattern[str]
    between: regex.Pattern[str]
    clause: regex.Pattern[str]
    behind: regex.Pattern[str]
    more: regex.Pattern[str]
    praise: regex.Pattern[str]
    base: regex.Pattern[str]
    against: regex.Pattern[str]
    right_growth: regex.Pattern[str]
    measurable: Words
    shares: ShareLists
    joined: regex.Pattern[str]
    time_aside: regex.Pattern[str]
    traders: regex.Pattern[str]
    trading: str
    series: tuple[str, ...]

    def goes_on(self, rest: str) -> bool:
        """Return whether a list goes on in ``rest``."""
        return self.more.match(rest) is not None

    def groups(self, view: str, start: int, quantities: Sequence[Quantity]) -> dict[int, Member]:
        """Return the list members among ``quantities`` by position."""
        members: dict[int, Member] = {}
        if len(quantities) < 2:
            return members
        earlier: list[_Run] = []
        for run in self._runs(view, start, quantities):
            bound = self._bound(run, view, start, quantities)
            same = next((e for e in reversed(earlier) if e.size == run.size), None)
            found = self._members(run, bound, same, quantities)
            if found:
                noun = self.right_growth.match(view[quantities[run.last].end - start :].replace("\x00", ""))
                growth = noun.group() if noun is not None else ""
                members.update({index: replace(member, growth=growth) for index, member in found.items()})
                earlier.append(run)
        return members

    def _bound(self, run: _Run, view: str, start: int, quantities: Sequence[Quantity]) -> BoundWord | None:
        """Return the bound that all values of ``run`` share: behind the last, or before the first (分别超过…)."""
        first, last = quantities[run.first], quantities[run.last]
        if self.behind.match(view, last.end - start):
            return last.bound
        led = run.marked and first.bound != "exact" and not self.behind.match(view, first.end - start)
        return first.bound if led else None

    # -- the values ------------------------------------------------------------------------------------------------

    def _runs(self, view: str, start: int, quantities: Sequence[Quantity]) -> Iterator[_Run]:
        """Yield the lists of values of a sentence, in order."""
        marks = list(self.mark.finditer(view))
        index = 0
        while index < len(quantities):
            low = quantities[index].start - start
            behind = self._behind(view, start, quantities[:index])
            mark = next((m for m in reversed(marks) if behind <= m.start() and m.end() <= low), None)
            marked = mark is not None and low - mark.end() <= FARTHEST
            last, verbs = self._run(view, start, quantities, index, marked)
            if mark is not None and marked:
                last, verbs = self._of_several_units(view, start, quantities, index, view[behind : mark.start()]) or (
                    last,
                    verbs,
                )
            if last > index:
                stop = mark.start() if mark is not None and marked else low
                first_verb = view[mark.end() : low] if mark is not None and marked else ""
                clauses = self.clause.split(self.time_aside.sub("", ASIDE.sub("", view[behind:stop])))
                behind_first, before_last = quantities[index].end - start, quantities[last].start - start
                both = self.joined.fullmatch(view, behind_first, before_last) is not None
                if last - index > 1 and "," not in view[behind_first:before_last]:
                    both = view.endswith(self.series, 0, low)
                both = both and not view.startswith(self.phrases.owner_mark, quantities[last].end - start)
                yield _Run(index, last, [verb or first_verb for verb in verbs], clauses, marked, both)
            index = last + 1

    def _of_several_units(
        self, view: str, start: int, quantities: Sequence[Quantity], first: int, before: str
    ) -> tuple[int, list[str]] | None:
        """Return a list of values in several units, if as many heads stand ``before`` (煤和电分别为2吨和3度)."""
        last, verbs = self._run(view, start, quantities, first, marked=True, alike=False)
        stem = self.phrases.tails.strip_compare(self.clause.split(before)[-1].replace("\x00", ""))[0]
        units = {(q.unit, q.counted) for q in quantities[first : last + 1]}
        return (last, verbs) if len(units) > 1 and last > first and self.heads.of(stem, last - first + 1) else None

    def _behind(self, view: str, start: int, before: Sequence[Quantity]) -> int:
        """Return where the last quantity of ``before`` ends that is no aside in brackets."""
        ends = (q.end - start for q in reversed(before))
        return next((end for end in ends if not view.startswith(")", end)), 0)

    def _run(
        self, view: str, start: int, quantities: Sequence[Quantity], first: int, marked: bool, alike: bool = True
    ) -> tuple[int, list[str]]:
        """Return the last value of the list that ``first`` opens, and the verb before each value.

        ``alike``: all have to be in one unit.
        """
        last, verbs = first, [""]
        while last + 1 < len(quantities):
            here, following = quantities[last], quantities[last + 1]
            gap = self.between.fullmatch(view, here.end - start, following.start - start)
            same = here.unit == following.unit and here.counted == following.counted
            if gap is None or (alike and not same) or (gap["comma"] and not marked):
                break
            last += 1
            verbs.append(gap["verb"] or verbs[-1])
        return last, verbs

    # -- what they are of ------------------------------------------------------------------------------------------

    def _members(
        self, run: _Run, bound: BoundWord | None, same: _Run | None, quantities: Sequence[Quantity]
    ) -> dict[int, Member]:
        clause = self.base.sub("", run.clauses[-1].replace("\x00", ""))
        stem = (
            self.phrases.tails.strip_compare(clause)[0]
            if run.marked
            else self.phrases.tails.read(clause, rate=True).stem
        )
        verb = "" if run.marked else clause[len(stem) :]
        shared = self.shares.split(clause, run.verbs[0]) if run.marked else None
        if shared is not None:
            return self._shared_out(run, shared, bound, same, quantities)
        against = self.against.search(stem)
        if against is not None:
            others = self.heads.of(stem[against.end() :], run.size)
            pieces = [stem[: against.end()] + other + verb for other in others]
            return self._with(run, pieces, [""] * run.size, bound, quantities) if others else {}
        if run.marked and same is None and self.heads.summary.fullmatch(self.phrases.without_connectors(stem)):
            return self._summed(run, "", bound, quantities)
        heads = self.heads.of(stem, run.size)
        apart = not heads and run.marked and len(run.clauses) >= run.size
        if apart and self.phrases.tails.read(stem, rate=True).stem == stem:
            heads = self.heads.of(self._across_commas(run, stem), run.size)
        if not heads and run.marked and same is None:
            noun = self.phrases.without_connectors(stem)
            if not noun or self._is_amount(noun):
                # 甲税和乙税,收入分别为…: the heads stand before the comma, and what they have in common behind it.
                before = self._before(run)
                trading = self.trading if self.traders.search(before) else ""
                heads = [trading + head + noun for head in self.heads.of(before, run.size)]
        if not heads:
            verb = clause if run.marked or same is not None else verb
            if not run.marked and same is None and not run.both and self.phrases.left(stem)[0]:
                return {}
        text = self.phrases.without_connectors(stem)
        if not heads and same is None and text and (run.marked or run.both):
            heads, verb = [text] * run.size, verb.removeprefix(clause) if run.both else ""
        if heads:
            return self._with(run, [head + verb for head in heads], heads, bound, quantities)
        return self._of_earlier(run, verb, bound, same, quantities)

    def _of_earlier(
        self, run: _Run, verb: str, bound: BoundWord | None, same: _Run | None, quantities: Sequence[Quantity]
    ) -> dict[int, Member]:
        """Return the members of ``run`` whose heads are earlier values: those of ``same``, a list as long, if any."""
        origins = [quantities[same.first + index].start for index in range(run.size)] if same is not None else None
        return self._with(run, [verb] * run.size, [""] * run.size, bound, quantities, origins, earlier=True)

    def _summed(
        self, run: _Run, verb: str, bound: BoundWord | None, quantities: Sequence[Quantity]
    ) -> dict[int, Member]:
        """Return the members of ``run`` whose heads are the last levels that the paragraph told (三大指标分别…)."""
        members = self._with(run, [verb] * run.size, [""] * run.size, bound, quantities, earlier=True)
        return {index: replace(member, summed=True) for index, member in members.items()}

    def _shared_out(
        self, run: _Run, share: tuple[str, str], bound: BoundWord | None, same: _Run | None,
        quantities: Sequence[Quantity],
    ) -> dict[int, Member]:  # fmt: skip
        """Return the members of a list of shares: of as many wholes, or of the parts named before or measured before.

        甲、乙分别占5%、3%; 甲占全省、全国的比重分别为5%、3%.
        """
        parts, whole = share
        run = replace(run, verbs=[""] * run.size) if run.verbs[0] == whole else run
        wholes = self.shares.wholes(self.phrases.without_connectors(parts), whole, run.size)
        if wholes:
            return self._with(run, [parts + one for one in wholes], [""] * run.size, bound, quantities)
        told = self.phrases.tails.strip_compare(parts)[0]
        stem = self.heads.summary.sub("", told)
        if stem != told and not self.phrases.without_connectors(stem):
            return self._summed(run, whole, bound, quantities)
        heads = self.heads.of(stem or self._before(run), run.size)
        if not heads and self.phrases.without_connectors(stem):
            heads = [stem] * run.size
        if heads:
            return self._with(run, [head + whole for head in heads], heads, bound, quantities)
        return self._of_earlier(run, whole, bound, same, quantities)

    def _is_amount(self, noun: str) -> bool:
        """Return whether ``noun`` is short, or an indicator, and names an amount (产值, 采购额)."""
        short = len(noun) <= LONGEST_KIND and ending(noun, self.measurable) is not None
        return short or noun in self.phrases.catalogue.entries

    def _with(
        self, run: _Run, pieces: Sequence[str], heads: Sequence[str], bound: BoundWord | None,
        quantities: Sequence[Quantity], origins: Sequence[int] | None = None, *, earlier: bool = False,
    ) -> dict[int, Member]:  # fmt: skip
        """Return the members of ``run``: the text before each, its head, and where what it tells more of starts."""
        return {
            run.first + index: Member(
                piece=(pieces[index] + run.verbs[index]).replace("\x00", ""),
                index=index,
                size=run.size,
                earlier=earlier,
                bound_word=bound,
                head=heads[index],
                heads=tuple(heads),
                origin=origins[index] if origins is not None else None,
                marked=run.marked,
                low=quantities[run.first].start,
            )
            for index in range(run.size)
        }

    def _across_commas(self, run: _Run, stem: str) -> str:
        """Return ``stem`` with the heads that commas part from it (甲公司,乙公司,丙公司销量分别…), or nothing."""
        others = [clause.replace("\x00", "") for clause in run.clauses[-run.size : -1]]
        if not stem or any(mark in other for other in others for mark in self.phrases.separators):
            return ""
        others[:1] = [self.phrases.without_connectors(others[0])]
        alone = all(0 < len(other) <= LONGEST_HEAD and self.phrases.left(other)[0] == other for other in others)
        return self.heads.phrases.separators[0].join([*others, stem]) if alone else ""

    def _before(self, run: _Run) -> str:
        """Return the heads of the clause before (甲和乙增幅最大,分别为…), without what is said of them all."""
        clause = run.clauses[-2].replace("\x00", "") if len(run.clauses) > 1 else ""
        bare = self.praise.sub("", clause)
        return bare if bare != clause else self.phrases.tails.strip_compare(clause)[0]


def compile_lists(rules: Rules, phrases: Phrases) -> Lists:
    """Compile the list words of ``markers.toml``."""
    markers = rules.table("markers")
    table = markers["lists"]
    return Lists(
        phrases=phrases,
        heads=compile_list_heads(rules, phrases),
        mark=regex.compile(table["mark"]),
        between=regex.compile(table["between"]),
        clause=regex.compile(table["clause"]),
        behind=regex.compile(table["behind"]),
        more=regex.compile(table["more"]),
        praise=regex.compile(table["praise"]),
        base=regex.compile(table["base"]),
        against=regex.compile(table["against"]),
        right_growth=regex.compile(markers["share"]["right_growth"]),
        measurable=by_last(markers["phrase"]["measurable"]),
        shares=compile_share_lists(rules),
        joined=regex.compile(table["joined"]),
        time_aside=regex.compile(table["time_aside"]),
        traders=regex.compile(table["traders"]),
        trading=table["trading"],
        series=tuple(table["series"]),
    )
