"""Says how sure a record is: the chance, learned from annotated text, that all of it is right."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhibiao.bind.site import Bound
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Confidence:
    """Weights of the rules and circumstances that decide a record, of a logistic regression on annotated text."""

    intercept: float
    weights: Mapping[str, float]

    def of(self, bound: Bound) -> float:
        """Return the chance that the whole record is right, with two digits."""
        score = self.intercept + sum(self.weights.get(feature, 0.0) for feature in features(bound))
        return round(1 / (1 + math.exp(-score)), 2)


def features(bound: Bound) -> Iterator[str]:
    """Yield what a record's confidence depends on: its rules, and what is known of it."""
    yield from bound.rules[1:]
    yield f"form.{bound.quantity.form}"
    yield f"measure.{bound.measure}"
    yield "entry.known" if bound.entry is not None else "entry.unknown"
    yield "period.known" if bound.period is not None else "period.unknown"
    yield f"entity.{bound.entity.kind}" if bound.entity is not None else "entity.unknown"
    yield (
        "name.long"
        if len(bound.indicator) > LONG_NAME
        else "name.short"
        if len(bound.indicator) < SHORT_NAME
        else "name.usual"
    )


LONG_NAME, SHORT_NAME = 12, 3
"""Characters beyond which an indicator's name is more often cut wrongly."""


def compile_confidence(rules: Rules) -> Confidence:
    """Compile ``confidence.toml``."""
    table = rules.table("confidence")
    return Confidence(float(table["intercept"]), {k: float(v) for k, v in table["weights"].items()})
