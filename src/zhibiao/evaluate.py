"""Score extracted observations against annotated ones.

A prediction pairs with an annotation when their spans overlap; among overlapping ones the pair that agrees in
most fields of the quantity, then in most of the span, is taken first. Annotations marked ``optional`` count
neither for nor against. Three levels are scored:

- *found*: the span is there;
- *quantity*: found, and measure, value, upper, unit and bound agree;
- *record*: quantity, and indicator, entity, period and status agree.

An annotation lists acceptable names, and may give a second reading of a field under ``alt``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

QUANTITY = ("measure", "value", "upper", "unit", "bound")
RECORD = (*QUANTITY, "indicator", "entity", "period", "status")
FIELDS = (
    "measure", "value", "upper", "unit", "counted", "bound",
    "indicator", "entity", "sector", "period", "status", "compare", "of",
)  # fmt: skip
LEVELS = ("found", "quantity", "record")
BINS = 10

_TOLERANCE = 1e-6
_SHARED_BIGRAMS = 0.6
# Quotation marks, brackets, separators and dashes: differences that do not change a name.
_JUNK = re.compile(r"[\s\"'“”‘’「」『』《》〈〉()()、,,。·\-—]+")


@dataclass(slots=True)
class Counts:
    """How many were annotated, how many predicted, how many right at each level."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    quantity: int = 0
    record: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def rates(self, level: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a level; 0 where there is nothing to divide by."""
        right = getattr(self, level)
        precision = right / self.predicted if self.predicted else 0.0
        recall = right / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """One document's score."""

    name: str
    counts: Counts
    agreements: list[dict[str, bool]]
    """For each annotation that was found: which fields agree."""
    confidences: list[tuple[float, bool]]
    """For each prediction that counts: what it said of itself, and whether its record is right."""
    errors: list[str]


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions whose confidence lies between ``low`` and ``high``: what they said, what was right."""

    low: float
    high: float
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score of a folder; ``missing`` names annotated documents without output."""

    scores: list[Score] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """Counts over all documents."""
        return sum((score.counts for score in self.scores), Counts())

    def fields(self) -> dict[str, float | None]:
        """Return each field's accuracy over the annotations that were found; None if none was."""
        found = [agreement for score in self.scores for agreement in score.agreements]
        return {name: sum(a[name] for a in found) / len(found) if found else None for name in FIELDS}

    def reliability(self) -> list[Bin]:
        """Return ten bins of confidence from 0 to 1; the last holds 1 itself. Empty bins are left out."""
        bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
        for said, right in (pair for score in self.scores for pair in score.confidences):
            bins[min(int(said * BINS), BINS - 1)].append((said, right))
        return [_bin(index, pairs) for index, pairs in enumerate(bins) if pairs]

    def calibration_error(self) -> float | None:
        """Return the expected calibration error: the mean gap between said and right, weighted by bin."""
        bins = self.reliability()
        total = sum(part.count for part in bins)
        return sum(part.count * abs(part.said - part.right) for part in bins) / total if total else None


def evaluate(gold: Path, out: Path) -> Evaluation:
    """Score the documents ``NAME*.json`` under ``out`` against the annotations ``NAME.jsonl`` in ``gold``.

    Raises ``ValueError`` naming the file, and the line if it has lines, that is not what it should be.
    """
    result, documents = Evaluation(), sorted(path for path in out.rglob("*.json") if path.is_file())
    for annotation in sorted(gold.glob("*.jsonl")):
        name = annotation.stem
        mine = [path for path in documents if path.stem == name or path.name.startswith(name + ".")]
        if not mine:
            result.missing.append(name)
        result.scores.append(score(name, _annotations(annotation), _predictions(mine[0]) if mine else []))
    if not result.scores:
        raise ValueError(f"{gold}: holds no annotations; give a folder of NAME.jsonl files")
    return result


def score(name: str, gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Score one document's predictions."""
    pairs = pair(gold, predicted)
    optional = {i for i, row in enumerate(gold) if row.get("optional")}
    judged = {j: {f: agrees(f, gold[i], predicted[j]) for f in FIELDS} for i, j in pairs.items() if i not in optional}
    excused = {pairs[i] for i in optional & pairs.keys()}
    counts = Counts(
        gold=len(gold) - len(optional),
        predicted=len(predicted) - len(excused),
        found=len(judged),
        quantity=sum(all(fields[f] for f in QUANTITY) for fields in judged.values()),
        record=sum(_record_right(fields) for fields in judged.values()),
    )
    confidences = [
        (float(row["confidence"]), j in judged and _record_right(judged[j]))
        for j, row in enumerate(predicted)
        if j not in excused and row.get("confidence") is not None
    ]
    errors = list(_errors(gold, predicted, pairs, judged))
    return Score(name, counts, list(judged.values()), confidences, errors)


def pair(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[int, int]:
    """Pair annotations with predictions one to one, greedily, the best agreement first."""
    options: list[tuple[float, int, int]] = []
    for i, annotation in enumerate(gold):
        a, b = span(annotation)
        for j, prediction in enumerate(predicted):
            c, d = span(prediction)
            overlap = min(b, d) - max(a, c)
            if overlap > 0:
                alike = sum(agrees(f, annotation, prediction) for f in QUANTITY)
                options.append((-alike - overlap / (max(b, d) - min(a, c)), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(options):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


# --- whether fields agree --------------------------------------------------------------------------------


def agrees(name: str, gold: Row, predicted: Row) -> bool:
    """Whether a field agrees with the annotation, or with the second reading that it gives under ``alt``."""
    second = gold.get("alt") or {}
    compare = _COMPARE.get(name, _same)
    readings = [gold] if name not in second else [gold, {**gold, name: second[name]}]
    return any(compare(name, reading, predicted) for reading in readings)


def _same(name: str, gold: Row, predicted: Row) -> bool:
    return bool(gold.get(name) == predicted.get(name))


def _indicator(name: str, gold: Row, predicted: Row) -> bool:
    indicator = predicted.get(name)
    code = indicator.get("code") if isinstance(indicator, dict) else predicted.get("code")
    if gold.get("code") and gold["code"] == code:
        return True
    return _any_alike(names(gold.get(name)), names(indicator))


def _names(name: str, gold: Row, predicted: Row) -> bool:
    ours, theirs = names(gold.get(name)), names(predicted.get(name))
    return (not ours and not theirs) or _any_alike(ours, theirs)


def _period(name: str, gold: Row, predicted: Row) -> bool:
    return _days(gold.get(name)) == _days(predicted.get(name))


def _of(name: str, gold: Row, predicted: Row) -> bool:
    ours, theirs = gold.get(name), predicted.get(name)
    if isinstance(ours, (int, float)) or isinstance(theirs, (int, float)):
        try:
            return _near(ours, theirs)
        except (TypeError, ValueError):
            return False
    return (not ours and not theirs) or alike(ours, theirs)


_COMPARE: dict[str, Callable[[str, Row, Row], bool]] = {
    "value": lambda name, gold, predicted: _near(gold.get(name), predicted.get(name)),
    "upper": lambda name, gold, predicted: _near(gold.get(name), predicted.get(name)),
    "indicator": _indicator,
    "entity": _names,
    "sector": _names,
    "period": _period,
    "of": _of,
}


def names(value: Any) -> list[str]:
    """Return the names in a field: a record with a name, one name, a list of names, or nothing."""
    if isinstance(value, dict):
        value = value.get("name")
    return [name for name in (value if isinstance(value, list) else [value]) if name]


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names mean the same.

    They do when they are equal but for punctuation, when one holds the other and is at most twice as long, or
    when they share 60% of their pairs of characters.
    """
    a, b = _plain(one), _plain(other)
    if not a or not b:
        return a == b
    if 2 * min(len(a), len(b)) >= max(len(a), len(b)) and (a in b or b in a):
        return True
    x, y = _bigrams(a), _bigrams(b)
    return bool(x and y) and 2 * len(x & y) / (len(x) + len(y)) >= _SHARED_BIGRAMS


def span(row: Row) -> tuple[int, int]:
    """Return the span of an annotation or of an observation."""
    place = row.get("source") or row
    return place["start"], place["end"]


def _any_alike(ours: Iterable[str], theirs: Sequence[str]) -> bool:
    return any(alike(a, b) for a in ours for b in theirs)


def _plain(name: str | None) -> str:
    return _JUNK.sub("", name or "").lower()


def _bigrams(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}


def _near(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is None and other is None
    a, b = float(one), float(other)
    return abs(a - b) <= _TOLERANCE * max(1.0, abs(a), abs(b))


def _days(period: Any) -> tuple[str, ...] | None:
    if not period:
        return None
    ends = (period.get("start"), period.get("end")) if isinstance(period, dict) else period
    return tuple(str(day)[:10] for day in ends)


def _record_right(fields: dict[str, bool]) -> bool:
    return all(fields[name] for name in RECORD)


def _bin(index: int, pairs: Sequence[tuple[float, bool]]) -> Bin:
    count = len(pairs)
    said, right = sum(said for said, _ in pairs) / count, sum(right for _, right in pairs) / count
    return Bin(index / BINS, (index + 1) / BINS, count, said, right)


# --- errors, files ---------------------------------------------------------------------------------------


def _errors(
    gold: Sequence[Row], predicted: Sequence[Row], pairs: dict[int, int], judged: dict[int, dict[str, bool]]
) -> Iterator[str]:
    for i, j in pairs.items():
        wrong = [name for name, right in judged.get(j, {}).items() if not right]
        if wrong:
            said = "; ".join(f"{f} {_brief(f, gold[i])} != {_brief(f, predicted[j])}" for f in wrong)
            yield f"{gold[i].get('quote')!r} @{span(gold[i])[0]}: {said}"
    for i, row in enumerate(gold):
        if i not in pairs and not row.get("optional"):
            yield f"missed {_at(row)}"
    for j, row in enumerate(predicted):
        if j not in pairs.values():
            yield f"not there {_at(row)}"


def _at(row: Row) -> str:
    quote = (row.get("source") or row).get("quote")
    return f"{quote!r} @{span(row)[0]}: {row.get('measure')} {_brief('indicator', row)}"


def _brief(name: str, row: Row) -> str:
    value = row.get(name)
    if name in ("indicator", "entity", "sector"):
        return "|".join(names(value)[:3]) or "none"
    return str(_days(value) if name == "period" else value)


def _annotations(path: Path) -> list[Row]:
    lines = path.read_text("utf-8").split("\n")
    return [_row(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _predictions(path: Path) -> list[Row]:
    try:
        observations = json.loads(path.read_text("utf-8"))["observations"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: is not a document ({error!r}); give the folder that extract -o wrote") from error
    return list(observations)


def _row(line: str, place: str) -> Row:
    try:
        row: Row = json.loads(line)
        span(row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{place}: is not an annotation ({error!r}); see the annotation guide") from error
    return row
