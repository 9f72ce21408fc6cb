"""Segment: lines to blocks, blocks to sentences."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timing import best_seconds
from zhibiao.normalize import normalize
from zhibiao.segment import segment
from zhibiao.stages import Text

SEEDS = Path(__file__).parent.parent / "seeds"


def as_text(chars: str) -> Text:
    size = len(chars)
    return Text(chars, chars, array("I", range(size)), array("I", range(1, size + 1)))


def sentences(chars: str) -> list[str]:
    return [chars[s.start : s.end] for block in segment(as_text(chars)) for s in block.sentences]


# "|" stands where a sentence must end.
FOUND = [
    "增长19.55%;|规模以上工业增加值增长9.9%;|财政总收入46.37亿元,增长13.1%。",
    "解决了动力电池易燃的难题……|创新热潮涌动。",
    '"说到底还是配套不足。"|吉安公司工程师说,"现在不同了,生活气息越来越浓!"',
    '汇聚创新动力。|去年6月12日,签订协议。|"讲一个故事"开始了。',
    "做大经济总量。|力争两年内突破千亿元大关;|规上工业增加值大幅跃升。|(赣轩)",
    "【始终尽锐出战。|贫困发生率降至2.94%。】|后文。",
]
MADE_UP = [
    "增长1.5%。|减少2.5%。",
    "“很好。”|他说。",
    "“好!”|“再来!”|完",
    "企业(含外资;含台资)100家;|其余50家。",
    "“一年打基础;三年见成效”的目标;|后文。",
    "怎么办?!|就这么办。",
    "出口同比增长5%|2020年,全省出口3亿元。",
    "v1.2版本发布。",
    "一句话没有完",
]
KINDS = [
    ("一、综合", "heading"),
    ("(一)加快体制改革,加强自身建设", "heading"),
    ("第三章 产业", "heading"),
    ("# 总部经济", "heading"),
    ("▶为群众办实事 打造加速器", "heading"),
    ("壮产业 兴企业 夯实支撑", "heading"),
    ("尽锐出战,脱贫攻坚显成效", "heading"),
    ("2012年主要农产品产量", "heading"),
    ("初步核算,全年实现生产总值4000.5亿元,比上年增长10%。", "paragraph"),
    ("增长5%。", "paragraph"),
    ("各位代表:", "paragraph"),
    ("100 200 300", "paragraph"),
    ("1.5亿元项目3个、2亿元项目5个,10亿元项目1个", "paragraph"),
    ("| 产值 | 100 |", "paragraph"),
]


@pytest.mark.parametrize("marked", FOUND + MADE_UP)
def test_sentences(marked: str) -> None:
    assert "|".join(sentences(marked.replace("|", ""))) == marked


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_kinds(line: str, kind: str) -> None:
    assert [block.kind for block in segment(as_text(line))] == [kind]


def test_empty_lines_are_no_blocks() -> None:
    assert segment(as_text("")) == ()
    assert len(segment(as_text("\n甲\n \n乙。\n"))) == 2


def test_a_long_sentence_is_cut_at_its_last_comma() -> None:
    pieces = sentences("增长百分之五," * 100)
    assert [len(piece) for piece in pieces] == [399, 301]


def test_a_sentence_without_commas_is_cut_but_not_in_a_number() -> None:
    pieces = sentences("长" * 395 + "1234567.89亿元" + "长" * 100)
    assert pieces[1].startswith("1234567.89亿元")
    assert [len(piece) for piece in sentences("9" * 1000)] == [400, 400, 200]


def check_tiling(text: Text) -> None:
    at = 0
    for block in segment(text):
        assert text.chars[at : block.start].strip() == ""
        at = block.start
        for sentence in block.sentences:
            assert text.chars[at : sentence.start].strip() == ""
            assert 0 < sentence.end - sentence.start <= 400
            at = sentence.end
        assert text.chars[at : block.end].strip() == ""
        at = block.end
    assert text.chars[at:].strip() == ""


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('增长1.,;。!?…"“”()【】 \n家'), max_size=120) | st.text(max_size=60))
def test_sentences_tile_any_text(chars: str) -> None:
    check_tiling(as_text(chars))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_sentences_tile_the_seeds(path: Path) -> None:
    check_tiling(normalize(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("unit", ["长", "长,", "“(;", '"。', "9"])
def test_time_is_linear(unit: str) -> None:
    small, large = (as_text(unit * (size // len(unit))) for size in (20_000, 320_000))
    short, long = best_seconds(lambda: segment(small), lambda: segment(large), rounds=3)
    # In proportion would be 16 times, squared 256.
    assert long < 40 * short + 0.05
