"""What a number without a name of its own refers to: the observations before it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zhibiao.bind.naming import COUNTS
from zhibiao.bind.site import Bound, Walk
from zhibiao.bind.statement import Statement
from zhibiao.stages import Quantity

SHARE_POINTS = "measure.share_points"
"""The rule of a change of a share (占比提高2个百分点)."""
REACHED = frozenset({"measure.to_level", "measure.reached"})
"""Rules of a level that something has come to."""
OF_ANOTHER = frozenset({"measure.completion", "measure.multiple"})
"""Rules of rates of something else: how much of a plan or of another year it is."""
MOVE = "measure.rank_move"
"""The rule of a change of a rank (前进5位)."""
POINTS = frozenset({"measure.points", "measure.share_points", "measure.gap"})
"""Rules of changes of a rate: never those of a count."""


def again(quantity: Quantity, statement: Statement, previous: Bound | None, *, listed: bool = False) -> Statement:
    """Take a rate that names nothing as of the kind of the rate before it (增长9.8%,3月冲高至13.7%).

    ``listed``: it names another place of a list, which has fallen as the one before did.
    """
    if previous is None or statement.measure != "level" or quantity.unit != "%":
        return statement
    if SHARE_POINTS in previous.rules and statement.rule in REACHED:
        return statement._replace(measure="share", of=previous.share_of)  # 占比提高2个百分点至30%
    if previous.quantity.unit != quantity.unit or quantity.form not in ("number", "fraction"):
        return statement
    if previous.measure not in ("growth", "share") or statement.rule in OF_ANOTHER:
        return statement
    sign = -1 if listed and previous.value < 0 else statement.sign
    return statement._replace(measure=previous.measure, compare=previous.compare, sign=sign)


def antecedent(
    quantity: Quantity, statement: Statement, sentence: Sequence[Bound], walk: Walk
) -> Bound | None:  # fmt: skip
    """Return the observation that a number without a name refers to: a change to its level, else the last one."""
    if statement.measure == "level" and quantity.unit in COUNTS and sentence and sentence[-1].unit not in COUNTS:
        # 项目9个,总投资3亿元,开工7个: what is counted again by the same word.
        counted = (b for b in reversed(sentence) if b.measure == "level" and b.quantity.counted == quantity.counted)
        same = next((b for b in counted if b.unit == quantity.unit), None)
        if same is not None:
            return same
    if statement.rule == MOVE and (ranked := next((b for b in reversed(sentence) if b.measure == "rank"), None)):
        return ranked
    if statement.measure in ("growth", "change"):
        for bound in reversed(sentence):
            if statement.rule in POINTS and bound.unit in COUNTS:
                continue  # 20个县收入增长9%,提高2个百分点
            if bound.measure in ("level", statement.measure) or (statement.rule in POINTS and bound.measure == "share"):
                return bound
    if statement.measure == "rank" and sentence and is_field(sentence[-1], walk):
        return sentence[-2] if len(sentence) > 1 else None
    if statement.measure == "level" and quantity.unit == "%" and sentence and not POINTS.isdisjoint(sentence[-1].rules):
        # 占比为18%,较上年的17%上升1个百分点,亦较2009年的16%上升2个百分点
        shares = (b for b in reversed(sentence) if b.measure == "share" and b.indicator == sentence[-1].indicator)
        return next(shares, sentence[-1])
    return sentence[-1] if sentence else walk.previous


def is_field(bound: Bound, walk: Walk) -> bool:
    """Return whether ``bound`` counts those among whom something is ranked (居全省17个市州第5位)."""
    return walk.field is not None and walk.field.start <= bound.quantity.start < walk.field.end


def signed(quantity: Quantity, sign: int) -> tuple[Decimal, Decimal | None]:
    """Return value and upper end with the sign of a fall."""
    value, upper = quantity.value, quantity.upper
    if sign > 0:
        return value, upper
    if upper is None:
        return -abs(value), None
    return -abs(upper), -abs(value)
