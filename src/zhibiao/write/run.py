"""The record of a run: what it was asked, what it read, what it came to. The one place with a clock."""

from __future__ import annotations

import datetime as dt
import platform
import time
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhibiao.model import Document
    from zhibiao.rules import Rules

# What besides the rules decides what comes out.
_PARTS = ("zhibiao", "jieba", "opencc", "regex")
COUNTED = ("documents", "observations", "unbound", "findings", "errors")


class Run:
    """A run that is under way; ``options`` are what it was asked for, as JSON can say it.

    ``rules`` are those in force, None for the shipped ones.
    """

    def __init__(self, options: Mapping[str, Any] | None = None, rules: Rules | None = None) -> None:
        self._options = dict(options or {})
        self._rules = rules
        self._started = dt.datetime.now(dt.UTC)
        self._clock = time.monotonic()
        self.counts: Counter[str] = Counter()
        self.failures: list[str] = []

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self._clock

    def add(self, document: Document) -> None:
        """Count one document."""
        self.counts["documents"] += 1
        self.counts["observations"] += len(document.observations)
        self.counts["unbound"] += len(document.unbound)
        self.counts["findings"] += len(document.findings)
        self.counts["errors"] += sum(finding.severity == "error" for finding in document.findings)

    def record(self, inputs: list[dict[str, Any]], outputs: list[dict[str, Any]]) -> dict[str, Any]:
        """Return what is written of the run."""
        from zhibiao import rules
        from zhibiao.model import SCHEMA_VERSION

        return {
            "schema_version": SCHEMA_VERSION,
            "versions": {"python": platform.python_version(), **{part: version(part) for part in _PARTS}},
            "rules_sha256": (self._rules or rules.load()).digest(),
            "options": self._options,
            "started": self._started.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 3),
            "counts": {name: self.counts[name] for name in COUNTED},
            "inputs": inputs,
            "failures": self.failures,
            "outputs": outputs,
        }
