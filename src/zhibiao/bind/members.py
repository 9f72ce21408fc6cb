"""The type of a value in a list: what stands before it, and what it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhibiao.model import Bound as BoundWord

if TYPE_CHECKING:
    from zhibiao.bind.site import Bound


@dataclass(frozen=True, slots=True)
class Member:
    """A value of a list: the text to read before it, and which of the earlier observations it belongs to.

    ``bound_word``: what the last value says for all (分别增长8.5%、9%以上); ``head``: the head of this value;
    ``origin``: where the value of an earlier list starts that this one tells more of; ``marked``: 分别 stands
    before it; ``low``: where the list starts; ``heads``: those of the whole list; ``growth``: the noun behind the
    last value that says what all are (分别有3%及2%的升幅); ``summed``: the heads are the last levels of the
    paragraph (三大指标分别占5%、6%、7%).
    """

    piece: str
    index: int
    size: int
    earlier: bool
    bound_word: BoundWord | None
    head: str
    origin: int | None
    marked: bool
    low: int
    heads: tuple[str, ...] = ()
    growth: str = ""
    summed: bool = False

    def bound(self, sentence: Sequence[Bound]) -> Bound | None:
        """Return the observation that this value belongs to, where the heads are earlier observations."""
        if not self.earlier:
            # The values before it in the list are its equals, and nothing that it is a part of.
            if len(sentence) > self.index:
                return sentence[-1 - self.index]
            return sentence[-1] if sentence and sentence[-1].whole else None
        if self.origin is not None:
            return next((b for b in sentence if b.quantity.start == self.origin), None)
        before = [b for b in sentence if b.quantity.start < self.low]
        # 饮料类增长9%,服装类增长7%,分别加快0.3、1.1个百分点: without levels, the rates are those meant.
        levels = [b for b in before if b.measure == "level"] or [b for b in before if b.measure in ("growth", "share")]
        position = len(levels) - self.size + self.index
        last = sentence[-1] if sentence else None
        if self.marked and last is not None and last.quantity.start < self.low:
            last = None  # 价格平稳,同比分别上涨1.3%和1.2%: only the value before it in the list is of the same.
        return levels[position] if 0 <= position < len(levels) else last
