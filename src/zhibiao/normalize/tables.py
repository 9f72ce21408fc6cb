"""Kinds of characters that the steps of normalization ask for."""

from __future__ import annotations

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
"""Chinese characters, as the inside of a pattern's brackets."""

MARKS = "\u3001\u3002\u300a\u300b\u201c\u201d\u2018\u2019\u3008\u3009\u3010\u3011\u3014\u3015\u2014\u2026"
"""Marks that Chinese text sets without a space, after width is folded."""

FENCE = "\ufffc"
"""Stands for characters that are damaged beyond repair; nothing may be read out of it."""
