"""Scores on the annotated texts never fall below their floors.

The seeds are the texts that the program was made for; ``made`` holds texts of other kinds, for measuring.
"""

from functools import cache
from pathlib import Path

import pytest

from zhibiao.api import extract_file
from zhibiao.cli.evaluate import report
from zhibiao.evaluate import Evaluation, evaluate

ROOT = Path(__file__).parents[1]
GOLD, MADE = ROOT / "tests" / "gold", ROOT / "tests" / "made"

# F1, as a fraction. Raise them when the program gets better; never lower them.
FLOORS = {
    "seeds": {"found": 0.99, "quantity": 0.99, "record": 0.94},
    "made": {"found": 0.99, "quantity": 0.98, "record": 0.88},
}
CALIBRATION_ERROR = 0.06
ERRORS_SHOWN = 12


@cache
def evaluation(name: str, folder: Path) -> Evaluation:
    texts, gold = (ROOT / "seeds", GOLD) if name == "seeds" else (MADE, MADE)
    out = folder / name
    out.mkdir()
    for path in sorted(texts.glob("*.txt")):
        (out / f"{path.stem}.json").write_text(extract_file(path).to_json(), "utf-8")
    return evaluate(gold, out)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("scored")


@pytest.mark.parametrize("name", FLOORS)
def test_every_annotated_text_is_scored(name, folder):
    result = evaluation(name, folder)
    assert result.missing == []
    assert len(result.scores) == {"seeds": 5, "made": 16}[name]


@pytest.mark.parametrize(("name", "level"), [(name, level) for name, floors in FLOORS.items() for level in floors])
def test_scores_stay_above_their_floors(name, level, folder):
    result = evaluation(name, folder)
    precision, recall, f1 = result.counts.rates(level)
    table = "\n".join(report(result, ERRORS_SHOWN))
    floor = FLOORS[name][level]
    assert f1 >= floor, (
        f"{name} {level}: F1 {f1:.4f} below {floor} (precision {precision:.4f}, recall {recall:.4f})\n{table}"
    )


@pytest.mark.parametrize("name", FLOORS)
def test_confidence_says_how_often_records_are_right(name, folder):
    result = evaluation(name, folder)
    error = result.calibration_error()
    assert error is not None
    assert error <= CALIBRATION_ERROR, "\n".join([f"{name}: calibration error {error:.4f}", *report(result, 0)])
