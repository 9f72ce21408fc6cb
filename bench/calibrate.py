"""Fit ``confidence.toml``: how often the records that a rule decides are wholly right on annotated text.

    python bench/calibrate.py TEXTS=GOLD [TEXTS=GOLD ...]

TEXTS is a folder of texts, GOLD a folder of their annotations (NAME.jsonl for NAME.*). Prints how sure the records
of each tenth were said to be and how many were right; ``zhibiao evaluate`` shows the same for other texts.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from zhibiao.bind import bind_document
from zhibiao.bind.confidence import features
from zhibiao.bind.site import Bound
from zhibiao.evaluate import RECORD, agrees, pair
from zhibiao.normalize import normalize
from zhibiao.pipeline import Places, shipped
from zhibiao.segment import segment
from zhibiao.spot import spot_document

RULES = Path(__file__).parent.parent / "src/zhibiao/rules/data/confidence.toml"
STEPS, RATE, SHRINKAGE, RARE = 600, 0.5, 0.004, 8
Sample = tuple[frozenset[str], bool]


def bound_of(path: Path) -> tuple[list[Bound], Places]:
    """Return what the bind stage makes of a text."""
    engine, raw = shipped(), path.read_text("utf-8")
    text = normalize(raw)
    blocks = segment(text)
    spotted = spot_document(engine.spotter, text, blocks)
    _, bound, _, _ = bind_document(engine.binder, text, blocks, spotted, None)
    named = partial(shipped().written.name, text=text.chars)
    return bound, Places(text, hashlib.sha256(raw.encode()).hexdigest()[:8], named)


def samples(texts: Path, gold: Path) -> Iterator[Sample]:
    """Yield the features of each record that can be judged, and whether it is right."""
    for annotated in sorted(gold.glob("*.jsonl")):
        path = next((p for p in sorted(texts.iterdir()) if p.stem == annotated.stem and p != annotated), None)
        if path is None:
            continue
        rows = [json.loads(line) for line in annotated.read_text("utf-8").splitlines() if line]
        bound, places = bound_of(path)
        records = [json.loads(places.observation(b, 0.5).model_dump_json()) for b in bound]
        paired = {predicted: annotation for annotation, predicted in pair(rows, records).items()}
        for index, record in enumerate(records):
            row = rows[paired[index]] if index in paired else None
            if row is not None and row.get("optional"):
                continue
            right = row is not None and all(agrees(name, row, record) for name in RECORD)
            yield frozenset(features(bound[index])), right


def fit(data: list[Sample]) -> tuple[float, dict[str, float]]:
    """Fit a logistic regression with shrinkage by gradient descent."""
    frequent = {f for f, n in Counter(f for fs, _ in data for f in fs).items() if n >= RARE}
    intercept, weights = 0.0, dict.fromkeys(sorted(frequent), 0.0)
    for _ in range(STEPS):
        slope, slopes = 0.0, dict.fromkeys(weights, 0.0)
        for found, right in data:
            score = intercept + sum(weights.get(f, 0.0) for f in found)
            error = right - 1 / (1 + math.exp(-score))
            slope += error
            for feature in found & frequent:
                slopes[feature] += error
        intercept += RATE * slope / len(data)
        for feature in weights:
            weights[feature] += RATE * (slopes[feature] / len(data) - SHRINKAGE * weights[feature])
    return intercept, weights


def main(pairs: list[str]) -> None:
    """Fit on the folders given and write the weights."""
    data = [s for texts, gold in (p.split("=") for p in pairs) for s in samples(Path(texts), Path(gold))]
    intercept, weights = fit(data)
    lines = [f'"{name}" = {weight:.2f}' for name, weight in weights.items() if abs(weight) >= 0.005]
    schema = "#:schema ../../../../schemas/rules/confidence.schema.json"
    head = "# Weights of a logistic regression on annotated text; bench/calibrate.py writes this file."
    RULES.write_text("\n".join([schema, head, f"intercept = {intercept:.2f}", "", "[weights]", *lines, ""]), "utf-8")
    print(f"{len(data)} records, {sum(right for _, right in data)} right, {len(lines)} weights")


if __name__ == "__main__":
    main(sys.argv[1:])
