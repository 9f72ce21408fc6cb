"""What differs between two runs: observations gained, lost and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from zhibiao.evaluate import pair
from zhibiao.model import Document, Observation

Kind = Literal["gained", "lost", "changed"]

_TRAIL = frozenset({"rules", "confidence", "flags"})
"""Fields that say how a record came about rather than what it says."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; ``fields`` names those that changed, with both values as JSON has them."""

    document: PurePosixPath
    kind: Kind
    old: Observation | None
    new: Observation | None
    fields: Mapping[str, tuple[Any, Any]]

    @property
    def observation(self) -> Observation:
        """The observation as it is now, or was last."""
        observation = self.new or self.old
        assert observation is not None
        return observation


def changes(
    old: Mapping[PurePosixPath, Document], new: Mapping[PurePosixPath, Document], *, trail: bool = False
) -> Iterator[Change]:
    """Yield what differs, by document and in text order. ``trail``: also how the records came about."""
    for name in sorted(old.keys() | new.keys(), key=lambda name: name.parts):
        before, after = old.get(name), new.get(name)
        found = [_change(name, one, other, trail) for one, other in _paired(before, after)]
        yield from sorted((change for change in found if change), key=lambda change: change.observation.source.start)


def _change(name: PurePosixPath, old: Observation | None, new: Observation | None, trail: bool) -> Change | None:
    if old is None or new is None:
        return Change(name, "gained" if old is None else "lost", old, new, {})
    before, after = _said(old, trail), _said(new, trail)
    fields = {field: (before[field], after[field]) for field in before if before[field] != after[field]}
    return Change(name, "changed", old, new, fields) if fields else None


def _said(observation: Observation, trail: bool) -> dict[str, Any]:
    """Return what an observation says, without where it stands."""
    fields = observation.model_dump(mode="json", exclude={"id", "source"} | (set() if trail else _TRAIL))
    return {**fields, "quote": observation.source.quote}


def _paired(
    old: Document | None, new: Document | None
) -> Iterator[tuple[Observation, Observation] | tuple[Observation, None] | tuple[None, Observation]]:
    """Pair the observations of two documents; every one is in one pair, alone if it has no fellow."""
    before, after = (list(document.observations) if document else [] for document in (old, new))
    if old and new and old.source.sha256 == new.source.sha256:
        found = _same_text(before, after)
    else:
        found = _other_text(before, after)
    yield from ((before[i], after[j]) for i, j in found.items())
    yield from ((one, None) for i, one in enumerate(before) if i not in found)
    yield from ((None, one) for j, one in enumerate(after) if j not in set(found.values()))


def _same_text(old: Sequence[Observation], new: Sequence[Observation]) -> dict[int, int]:
    """Pair by span and measure, then what is left by overlap."""
    where = {one.id: j for j, one in enumerate(new)}
    found = {i: where[one.id] for i, one in enumerate(old) if one.id in where}
    lone_old = [i for i in range(len(old)) if i not in found]
    lone_new = [j for j in range(len(new)) if j not in set(found.values())]
    rows = [[items[k].model_dump(mode="json") for k in lone] for items, lone in ((old, lone_old), (new, lone_new))]
    return found | {lone_old[i]: lone_new[j] for i, j in pair(*rows).items()}


def _other_text(old: Sequence[Observation], new: Sequence[Observation]) -> dict[int, int]:
    """Pair what stands in the same words: the first with the first, the second with the second."""
    places = {key: j for j, key in enumerate(_numbered(new))}
    return {i: places[key] for i, key in enumerate(_numbered(old)) if key in places}


def _numbered(observations: Sequence[Observation]) -> Iterator[tuple[str, str, str, int]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in observations:
        key = (one.measure, one.source.quote, one.source.sentence)
        seen[key] += 1
        yield *key, seen[key]
