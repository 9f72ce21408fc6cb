"""Cuts a sentence into clauses and gives each quantity the text around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from zhibiao.bind.context import Context
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.fitting import is_money
from zhibiao.bind.phrases import whole_word
from zhibiao.bind.referents import HIDDEN
from zhibiao.bind.site import Bound, seen
from zhibiao.bind.statement import RELATIVE
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.stages import Quantity

AGED = 3
"""Characters behind an age that tell of whom it is."""
LONGEST_COUNTED = 16
"""Characters from the start of a number to the end of what it counts."""
SIZES = frozenset({"m", "t"})
"""Units in which makers give the size of what is then counted."""
ROUND = (1, 100)
"""Amounts of a currency for which its price in another is told (100日元兑5元)."""
ASIDE = regex.compile(r"\([^()]*\d[^()]*\)")


SHOWN = frozenset({"base", "standing"})
"""Roles of time expressions that a clause is read with."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clause patterns of ``markers.toml``, compiled."""

    end: regex.Pattern[str]
    filter_gap: regex.Pattern[str]
    spec_gap: regex.Pattern[str]
    size_class: regex.Pattern[str]
    over_size: regex.Pattern[str]
    behind_size: regex.Pattern[str]
    sized: regex.Pattern[str]
    class_of: regex.Pattern[str]
    of: str
    sum_of: regex.Pattern[str]
    filter_rate: regex.Pattern[str]
    filter_class: regex.Pattern[str]
    filter_share: regex.Pattern[str]
    class_counts: frozenset[str]
    separators: str
    list_cut: Words
    to_words: tuple[str, ...]
    class_mark: str
    per: str
    ages: regex.Pattern[str]
    exchanged: regex.Pattern[str]
    also: regex.Pattern[str]
    owner_mark: str
    classical: regex.Pattern[str]
    moved_next: regex.Pattern[str]
    between: str
    foremost: regex.Pattern[str]
    foremost_behind: regex.Pattern[str]

    def view(self, chars: str, found: Spotted) -> str:
        """Return the sentence with its time expressions hidden, except those that a change is compared with.

        A word that opens a time expression and may belong to the verb before it stays (增加到2007年的…). The classical
        word for an owner becomes the common one (低于甲市之5%).
        """
        start, end = found.sentence.start, found.sentence.end
        shown = [e for e in found.expressions if e.role not in SHOWN]
        spans = [(e.start + e.text.startswith(self.to_words), self._over(chars, e.end)) for e in shown]
        spans += [(q.start, self._over(chars, q.end)) for q in found.quantities if q.form == "duration"]
        pieces, position = [], start
        for low, high in sorted(spans):
            if low < position:
                continue
            pieces.append(chars[position:low])
            pieces.append(HIDDEN * (high - low))
            position = high
        pieces.append(chars[position:end])
        return self.classical.sub(self.owner_mark, "".join(pieces))

    def _over(self, chars: str, end: int) -> int:
        """Return where a time ends that may take so long (20年|间)."""
        return end + len(self.between) if chars.startswith(self.between, end) else end

    def split(
        self, view: str, start: int, end: int, quantities: Sequence[Quantity]
    ) -> Iterator[tuple[int, int, list[int]]]:
        """Yield start and end of each clause, with the positions of its quantities."""
        low, index = start, 0
        inside = iter([(q.start, q.end) for q in quantities])
        span = next(inside, None)
        for stop in [*(start + m.start() for m in self.end.finditer(view)), end]:
            while span is not None and span[1] <= stop:
                span = next(inside, None)
            if span is not None and span[0] <= stop < span[1]:
                continue
            members = []
            while index < len(quantities) and quantities[index].start < stop:
                members.append(index)
                index += 1
            yield low, stop, members
            low = stop + 1

    def filters(self, view: str, start: int, quantities: Sequence[Quantity]) -> set[int]:
        """Return the positions of quantities that only qualify what a later one counts (亿元以上项目24个)."""
        found = {i for i, q in enumerate(quantities) if self._only_qualifies(view, start, q)}
        found |= {i + 1 for i in range(len(quantities) - 1) if self._size(view, start, i, quantities)}
        for index in range(len(quantities) - 2, -1, -1):
            quantity, following = quantities[index], quantities[index + 1]
            gap = view[quantity.end - start : following.start - start]
            if quantity.value in ROUND and is_money(quantity.unit) and self.exchanged.fullmatch(gap):
                found.add(index)
            apart = (quantity.unit, quantity.counted) != (following.unit, following.counted)
            if apart and self.class_of.fullmatch(gap):
                found.add(index)  # 海拔300米至500米的有9亩
            if quantity.bound == "exact":
                if self._is_size(view[: quantity.start - start], quantity, gap, following, index + 1 in found):
                    found.add(index)
                continue
            counted = following.unit in ("count", "person") and quantity.unit not in (
                "count",
                "person",
                "rank",
                "pp",
            )
            rated = following.unit == "%" and self.filter_rate.fullmatch(gap)
            if rated or (counted and self.filter_gap.fullmatch(gap)):
                found.add(index)
        return found

    def _is_size(self, before: str, quantity: Quantity, gap: str, following: Quantity, listed: bool) -> bool:
        """Return whether an amount without a bound is a size of what ``following`` counts (1亿元项目2个, 4吨锅炉1台).

        ``listed``: what follows is one itself (20亿元企业、10亿元企业分别3家、5家).
        """
        if quantity.unit in SIZES:
            return following.unit == "count" and self.spec_gap.fullmatch(gap) is not None
        if not is_money(quantity.unit) or self.sum_of.search(before):
            return False
        return (listed or following.unit == "count") and self.size_class.fullmatch(gap) is not None

    def _size(self, view: str, start: int, index: int, quantities: Sequence[Quantity]) -> str:
        """Return what the number at ``index`` counts, where an amount tells which of them.

        17个项目总投资超1亿元, 17个投资1亿元以上项目.
        """
        amount, gap = self._amount_behind(view, start, index, quantities)
        if amount is None or gap is None or amount.bound not in ("more", "least"):
            return ""
        sized = self.sized.match(view, amount.end - start) if not gap["noun"] else None
        if sized is not None:
            return gap["what"] + amount.printed + sized.group()
        if self.behind_size.match(view, amount.end - start) is None:
            return ""
        return gap["what"] + amount.printed + (self.of + gap["noun"] if gap["noun"] else "")

    def _costing(self, view: str, start: int, index: int, quantities: Sequence[Quantity]) -> str:
        """Return what the number at ``index`` counts, where an amount tells its sum (12个总投资5亿元的项目)."""
        amount, gap = self._amount_behind(view, start, index, quantities)
        if amount is None or gap is None or gap["noun"] or not view.startswith(self.of, amount.end - start):
            return ""
        sized = self.sized.match(view, amount.end - start)
        return sized.group().removeprefix(self.of) if sized is not None else ""

    def _amount_behind(
        self, view: str, start: int, index: int, quantities: Sequence[Quantity]
    ) -> tuple[Quantity | None, regex.Match[str] | None]:
        """Return the amount of money that is told of those whom the number at ``index`` counts, and what it is."""
        if index + 1 >= len(quantities) or quantities[index].unit != "count":
            return None, None
        amount = quantities[index + 1]
        gap = self.over_size.fullmatch(view, quantities[index].end - start, amount.start - start)
        return (amount, gap) if is_money(amount.unit) else (None, None)

    def _only_qualifies(self, view: str, start: int, quantity: Quantity) -> bool:
        """Return whether the number is a size class or the denominator of a rate."""
        if view.startswith(self.class_mark, quantity.end - start) and quantity.unit not in ("%", "rank"):
            return True
        if quantity.upper is not None and self.ages.match(view, quantity.start - start, quantity.end - start + AGED):
            return True
        counts = quantity.unit in ("count", "person") or not quantity.unit
        if quantity.unit == "%" and quantity.bound == "least" and self.filter_share.match(view, quantity.end - start):
            return True
        limit = quantity.bound in ("least", "most") and quantity.unit != "%"
        if limit and self.filter_class.match(view, quantity.end - start):
            return not counts or quantity.counted in self.class_counts
        return counts and quantity.start > start and view[quantity.start - start - 1] == self.per

    def context(
        self, view: str, start: int, clause_end: int, consumed: int, index: int, quantities: Sequence[Quantity],
        sentence: Sequence[Bound],
    ) -> Context:  # fmt: skip
        """Return the text around a quantity; what stands before ``consumed`` belongs to the one before it."""
        quantity = quantities[index]
        before = quantities[index - 1] if index > 0 else None
        after = before is not None and 0 <= consumed - before.start <= LONGEST_COUNTED
        if before is not None and after:  # 比重为67%,总额居全国第7位: the comma parts them.
            after = self.end.search(view, before.end - start, max(consumed, before.end) - start) is None
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        stop = min(clause_end, following.start) if following else clause_end
        right = view[quantity.end - start : stop - start]
        if following is not None and stop == following.start:
            right = self._cut_list(right)
            right = self.moved_next.sub("", right) if following.unit in RELATIVE else right
        next_right = ""
        if following is not None and following.start - quantity.end <= 1:
            classed = view.startswith(self.class_mark, following.end - start)  # 13个|5万吨级泊位
            next_right = view[(following.start if classed else following.end) - start : clause_end - start]
        if in_brackets(view, consumed - start, quantity.start - start, quantity.end - start):
            consumed = start + _item(view, consumed - start, quantity.start - start)
        piece = seen(self.also.sub("", ASIDE.sub("", view[consumed - start : quantity.start - start])))
        foremost = self.foremost_behind.match(right)
        if foremost is not None:
            piece, right = self._foremost(piece), right[foremost.end() :]
        return Context(
            piece=piece,
            right=seen(right),
            next_right=seen(next_right),
            sentence=seen(view),
            follows=bool(sentence),
            attribute=sentence[-1].indicator if sentence and sentence[-1].attribute else "",
            after_number=after,
            lead=self._lead(view, start, consumed, index, quantities),
            size=_division(quantity)
            or self._size(view, start, index, quantities)
            or self._costing(view, start, index, quantities),
        )

    def _foremost(self, piece: str) -> str:
        """Return ``piece`` with whom it says to come first before what that is told of (人均收入以甲市3万元最高)."""
        first = self.foremost.search(piece)
        return first["head"] + first["topic"] if first is not None else piece

    def _lead(self, view: str, start: int, consumed: int, index: int, quantities: Sequence[Quantity]) -> str:
        """Return the clauses between the number before and the clause of this one."""
        before = quantities[index - 1].end - start if index else 0
        return seen(view[before : consumed - start])

    def _cut_list(self, right: str) -> str:
        """Cut what already belongs to the next number of a list off ``right`` (的甲项目、投资|5亿元的乙项目)."""
        cut = max(right.rfind(mark) for mark in self.separators)
        rest = right[cut + 1 :].strip(" " + HIDDEN)
        apart = cut > 0 and whole_word(right, cut, cut + 1)  # 项目涉及|总投资: 及 is no word here.
        return right[:cut] if apart and (not rest or ending(rest, self.list_cut) == rest) else right


def _division(quantity: Quantity) -> str:
    """Return the division of the land that ``quantity`` counts, which needs no other name (7镇8乡)."""
    return quantity.counted or "" if "unit.division" in quantity.rules else ""


def in_brackets(view: str, low: int, start: int, end: int) -> bool:
    """Return whether ``view[start:end]`` closes a bracket that opens behind ``low``: an aside."""
    return view[end : end + 1] == ")" and "(" in view[low:start]


def _item(view: str, low: int, start: int) -> int:
    """Return where the list item begins whose bracket holds ``start`` (服装(下跌5%)、|家具(下跌3%)), or ``low``."""
    return max(low, view.rfind(")", low, view.rfind("(", low, start)) + 1)


def compile_clauses(rules: Rules) -> Clauses:
    """Compile the clause patterns of ``markers.toml``."""
    table = rules.table("markers")
    clause, phrase = table["clause"], table["phrase"]
    return Clauses(
        end=regex.compile(clause["end"]),
        filter_gap=regex.compile(clause["filter_gap"]),
        spec_gap=regex.compile(clause["spec_gap"]),
        size_class=regex.compile(clause["size_class"]),
        over_size=regex.compile(clause["over_size"]),
        behind_size=regex.compile(clause["behind_size"]),
        sized=regex.compile(clause["sized"]),
        class_of=regex.compile(clause["class_of"]),
        of=phrase["owner"],
        sum_of=regex.compile(clause["sum_of"]),
        filter_class=regex.compile(clause["filter_class"]),
        filter_share=regex.compile(clause["filter_share"]),
        class_counts=frozenset(clause["class_counts"]),
        filter_rate=regex.compile(clause["filter_rate"]),
        separators=phrase["separators"],
        list_cut=by_last(
            [*phrase["attributes"], *phrase["trailing_verbs"], *phrase["prefixes"], *table["tail"]["light"]]
        ),
        to_words=tuple(clause["to"]),
        class_mark=clause["class_mark"],
        per=clause["per"],
        ages=regex.compile(clause["ages"]),
        also=regex.compile(clause["also"]),
        owner_mark=phrase["owner"],
        classical=regex.compile(clause["classical"]),
        exchanged=regex.compile(clause["exchanged"]),
        moved_next=regex.compile(clause["moved_next"]),
        between=clause["between"],
        foremost=regex.compile(clause["foremost"]),
        foremost_behind=regex.compile(clause["foremost_behind"]),
    )
