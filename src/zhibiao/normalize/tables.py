"""The tables of ``rules/data/normalize.toml``, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
"""Chinese characters, as the inside of a pattern's brackets."""

MARKS = "\u3001\u3002\u300a\u300b\u201c\u201d\u2018\u2019\u3008\u3009\u3010\u3011\u3014\u3015\u2014\u2026"
"""Marks that Chinese text sets without a space, after width is folded."""

FENCE = "\ufffc"
"""Stands for characters that are damaged beyond repair; nothing may be read out of it."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Folds by character (new one and kind of repair), word lists by key, phrases by the mark they hold."""

    folds: Mapping[str, tuple[str, str]]
    zero_digit: Mapping[str, str]
    lines: Mapping[str, Any]
    headings: Mapping[str, str]
    phrases: Mapping[str, list[list[str]]]


@cache
def tables() -> Tables:
    """Return the tables of the package.

    Raises:
        ValueError: two sides of a fold differ in length.

    """
    source = resources.files("zhibiao.rules").joinpath("data/normalize.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    folds: dict[str, tuple[str, str]] = {}
    for fold in data["fold"]:
        for old, new in zip(fold["from"], fold["to"], strict=True):
            folds[old] = (new, fold["kind"])
    return Tables(folds, data["zero_digit"], data["lines"], data["headings"], data["phrases"])
