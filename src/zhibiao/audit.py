"""Audit: arithmetic that the text itself offers, checked. No rule is written yet."""

from __future__ import annotations

from collections.abc import Sequence

from zhibiao.model import Finding, Observation


def audit(observations: Sequence[Observation]) -> list[Finding]:
    """Return what the audit rules find in the observations of one document."""
    return []
