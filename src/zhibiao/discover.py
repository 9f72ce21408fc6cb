"""Finds names that stand by numbers again and again and that no indicator of the catalogue knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhibiao.bind.catalogue import Catalogue, Entry, compile_catalogue
from zhibiao.model import Document, Observation, SourceInfo
from zhibiao.rules import Rules

SAMPLES = 3
SHORTEST_ENDING = 2
"""Characters that a name has at least, for longer ones that end in it to count as its variants."""
VARIANTS = 6


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence in which a name was found, and its number; ``zhibiao explain PATH:LINE`` tells more."""

    path: str
    line: int
    quote: str
    sentence: str


@dataclass(slots=True)
class _Seen:
    """What was seen of a name, on the way."""

    times: int = 0
    units: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    measures: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    samples: list[Sample] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Find:
    """A name that no indicator knows.

    ``unit`` and ``counted`` are those it is mostly said with; ``variants``: longer names that end in it, with
    their counts; ``like``: the alias of the catalogue whose ending it shares, with its entry's code.
    """

    name: str
    times: int
    documents: int
    unit: str | None
    counted: str | None
    measure: str
    variants: Mapping[str, int]
    like: str | None
    samples: tuple[Sample, ...]
    stub: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many observations have a code of the catalogue."""

    observations: int
    coded: int

    @property
    def share(self) -> float:
        """Return the share of observations with a code, in per cent."""
        return 100 * self.coded / self.observations if self.observations else 0.0


class Discovery:
    """Counts the names of documents, one document after another."""

    def __init__(self, rules: Rules) -> None:
        self._catalogue = compile_catalogue(rules)
        self._stubs = Stubs(rules, self._catalogue)
        table = rules.table("discover")
        self._ignored = frozenset(table["ignore"])
        self._openings = tuple(table["openings"])
        self._seen: dict[str, _Seen] = {}
        self._observations = self._coded = 0

    @property
    def coverage(self) -> Coverage:
        """Return how much of what was added the catalogue knows."""
        return Coverage(self._observations, self._coded)

    def add(self, document: Document) -> None:
        """Count the names of one document."""
        for observation in document.observations:
            self._observations += 1
            if observation.indicator.code is not None:
                self._coded += 1
                continue
            name = self._bare(observation.indicator.name)
            if name not in self._ignored:
                self._count(name, document.source, observation)

    def _bare(self, name: str) -> str:
        """Return ``name`` without whom it is of."""
        opening = next((o for o in self._openings if name.startswith(o) and len(name) > len(o)), "")
        return name[len(opening) :]

    def _count(self, name: str, source: SourceInfo, observation: Observation) -> None:
        seen = self._seen.setdefault(name, _Seen())
        seen.times += 1
        seen.units[observation.unit, observation.counted] += 1
        seen.measures[observation.measure] += 1
        where = source.path if source.part is None else f"{source.path}#{source.part}"
        if where not in seen.documents and len(seen.samples) < SAMPLES:
            span = observation.source
            sample = Sample(where, span.line, span.quote.replace("\n", ""), span.sentence.strip())
            seen.samples.append(sample)
        seen.documents.add(where)

    def finds(self, *, at_least: int, limit: int) -> list[Find]:
        """Return the names that were found ``at_least`` so often, those of the most documents first."""
        names = [name for name, seen in self._seen.items() if seen.times >= at_least]
        names.sort(key=lambda name: (-len(self._seen[name].documents), -self._seen[name].times, name))
        return [self._find(name, number) for number, name in enumerate(names[:limit], 1)]

    def _find(self, name: str, number: int) -> Find:
        seen = self._seen[name]
        # A growth says nothing of the unit; the level does.
        units = Counter({u: n for u, n in seen.units.items() if u[0] not in ("%", "pp", "times")}) or seen.units
        (unit, counted), _ = units.most_common(1)[0]
        longer = {
            other: found.times
            for other, found in self._seen.items()
            if len(name) >= SHORTEST_ENDING and other != name and other.endswith(name)
        }
        variants = dict(sorted(longer.items(), key=lambda item: (-item[1], item[0]))[:VARIANTS])
        like = self._stubs.like(name)
        return Find(
            name=name,
            times=seen.times,
            documents=len(seen.documents),
            unit=unit,
            counted=counted,
            measure=seen.measures.most_common(1)[0][0],
            variants=variants,
            like=like[0] if like else None,
            samples=tuple(seen.samples),
            stub=self._stubs.stub(name, number, unit, counted, seen.samples[0].quote),
        )


class Stubs:
    """Writes the TOML of an indicator as far as it can be known."""

    def __init__(self, rules: Rules, catalogue: Catalogue) -> None:
        self._table: Mapping[str, Any] = rules.table("discover")
        self._aliases = catalogue.entries

    def like(self, name: str) -> tuple[str, Entry] | None:
        """Return the alias that shares the longest ending with ``name`` (and the shortest of these), if any does."""
        best, found = 1, None
        for alias, entry in self._aliases.items():
            shared = _shared_ending(alias, name)
            if shared > best or (shared == best and found is not None and len(alias) < len(found[0])):
                best, found = shared, (alias, entry)
        return found

    def stub(self, name: str, number: int, unit: str | None, counted: str | None, quote: str) -> str:
        """Return an entry for ``name``; what only a person can know says TODO."""
        like = self.like(name)
        units = self._table["unit"]
        guess = self._table["counted"].get(counted) or units.get(unit or "") or units["count"]
        same = like is not None and like[1].dimension.split(":")[0] == guess["dimension"].split(":")[0]
        category = like[1].category if like is not None and same else guess["category"]
        dimension = like[1].dimension if like is not None and same else guess["dimension"]
        kind = like[1].kind if like is not None and same else "stock" if unit in ("count", "person", "m2") else "flow"
        form = "count" if unit in ("count", "person") else "level"
        text = self._table["sentence"][form].format(name=name, number=quote)
        lines = [
            f"# rules/data/indicators/{category}.toml",
            "[[indicator]]",
            f'code = "todo_{number}"  # TODO: lower case, with underscores',
            f"zh = {_quoted(name)}",
            'en = "TODO"',
            f'category = "{category}"',
            f'dimension = "{dimension}"',
            f'kind = "{kind}"  # stock: at an instant; flow: over a period',
            f"aliases = [{_quoted(name)}]",
            "examples = [",
            f"    {{ text = {_quoted(text)}, yields = {_quoted(quote)} }},",
            "]",
        ]
        return "\n".join(lines) + "\n"


def _shared_ending(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
