"""The laws, on every text at hand and on made-up ones: origin, ledger, purity.

The ledger counts numbers. A number is a run of the digits 0 to 9 in the normalized text, and everything
that the spot stage finds; each is covered by exactly one span of the observations and the unbound numbers.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from test_periods import WILD as TIMES
from test_quantities import IN_SENTENCES, MADE_UP, NEGATIVE, WILD
from zhibiao.model import Document
from zhibiao.normalize import normalize
from zhibiao.pipeline import extract_source, shipped
from zhibiao.segment import segment
from zhibiao.stages import Source

SEEDS = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*.txt"))
TABLES = ["。".join(table) for table in (WILD, MADE_UP, NEGATIVE, TIMES, [text for text, _ in IN_SENTENCES])]
DIGITS = re.compile(r"[0-9]+")


def source(text: str) -> Source:
    return Source("text.txt", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def check_origin(text: str, document: Document) -> None:
    """Every quote is the slice of the source that its offsets name."""
    for record in (*document.observations, *document.unbound, *document.milestones):
        span = record.source
        assert text[span.start : span.end] == span.quote
        assert span.end > span.start


def check_ledger(text: str, document: Document) -> None:
    """No number vanishes, and none counts twice."""
    records = [*document.observations, *document.unbound]
    spans = sorted((record.source.start, record.source.end) for record in records)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start, f"{text[start:end]!r} counts twice"
    for low, high in numbers(text):
        inside = [1 for start, end in spans if start <= low and high <= end]
        assert len(inside) == 1, f"{text[low:high]!r} at {low} is in {len(inside)} records"


def numbers(text: str) -> list[tuple[int, int]]:
    """Return the raw spans of the numbers of ``text``: digits, and what the spot stage alone finds."""
    normal = normalize(text)
    spotter = shipped().spotter
    found = {normal.origin(*match.span()) for match in DIGITS.finditer(normal.chars)}
    for block in segment(normal):
        for sentence in block.sentences:
            spotted = spotter.spot(normal, sentence)
            found |= {normal.origin(q.start, q.end) for q in (*spotted.quantities, *spotted.skipped)}
    return sorted(found)


def check(text: str) -> None:
    document = extract_source(source(text))
    check_origin(text, document)
    check_ledger(text, document)
    Document.from_json(document.to_json(), text=text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_laws_hold_on_the_seeds(path: Path) -> None:
    check(path.read_text("utf-8"))


@pytest.mark.parametrize("text", TABLES, ids=["wild", "made up", "negative", "times", "sentences"])
def test_laws_hold_on_the_tables(text: str) -> None:
    check(text)


PIECES = st.sampled_from(
    [
        "2018年", "1至11月", "去年", "截至6月底", "“十三五”期间", "同比", "增长", "下降", "实现", "产值",
        "企业", "其中", "分别", "占", "排名", "第",
        "30餘家", "3.5億元", "２８０．５", "1,234", "-3.2%", "百分之四點五", "五分之一", "1/4",
        "11.1:47.5:41.4", "一萬二", "三年半", "半", "翻兩番",
        "5G", "1+3", "500強", "[3]", "《2021年方案》", "(yè)", "(qū)", "區(qū)", "US$", "港幣", "負",
        "零下", "约", "超", "以上", "左右", "余", "多",
        "、", "和", "至", "-", "—", "~", "，", "。", "；", "：", "\n", "\n\n", " ", "\u3000", "\r\n", "\t",
        "😀", "𠀀", "\u200b", "〇", "廿", "萬", "億",
        "0", "9", "12", "007", ".", "·", "%", "‰", "㎡", "元", "個", "人", "位", "角", "點", "A", "km", "①",
        "½", "١٢", "第25、26位", "千", "百", "上", "几",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
@example("百分之四點五几千")
@example("280.5km280.5")
def test_laws_hold_on_made_up_text(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.one_of(PIECES.map(lambda piece: piece[0]), st.characters(codec="utf-8")), max_size=60))
def test_laws_hold_on_any_text(text: str) -> None:
    check(text)


PROGRAM = """
import pathlib, sys
sys.path.insert(0, sys.argv[2])
from test_laws import source
from zhibiao.pipeline import extract_source
sys.stdout.buffer.write(extract_source(source(pathlib.Path(sys.argv[1]).read_text("utf-8"))).to_json().encode())
"""


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_the_same_bytes_again_and_in_another_process(hash_seed: str) -> None:
    path = SEEDS[0]
    here = extract_source(source(path.read_text("utf-8"))).to_json()
    assert extract_source(source(path.read_text("utf-8"))).to_json() == here
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), str(Path(__file__).parent)],
        capture_output=True, env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)}, check=False,
    )  # fmt: skip
    assert done.stderr == b""
    assert done.stdout.decode() == here
