"""The spot stage takes time in proportion to the text, whatever the text is."""

from __future__ import annotations

import string

import jieba
import pytest

from timing import best_seconds
from zhibiao import rules
from zhibiao.normalize import normalize
from zhibiao.segment import segment
from zhibiao.spot import compile_spotter

RULES = rules.load()
SPOTTER = compile_spotter(RULES)
SMALL, TIMES = 400, 8
MARKS = (
    "第一二十百千万亿〇两半年月日号期上下本前后去今到至自从近超过约翻首榜占个家元"
    "角分之点又零负余多以来内《》“”()[]〔〕,、。:;-—~+/·.#%‰$ "
)
LINES = [
    *MARKS,
    *string.ascii_letters[:4], "0", "7", "1,", "12,345,678,", "1.", "1-", "1:", "1、", "1/2/", "2018年",
    "2018-",
    "第1、", "1+", "百分之",
    "三又", "三又四分之一", "第一、", "十五", "一千", "万亿", "a1", "A-1", "http://", "a@", "a.", "No.",
    "图1", "《1", "“1", "1个和", "1至", "1到2",
    "5万、", "约约", "元5角", "小时3分", "3块5", "2018、2019", "上半年下半年", "截至", "自2018年起开始",
    "东经1°", "电话:1", "前三", "居前", "翻一番", "零下1",
]  # fmt: skip


@pytest.mark.parametrize("piece", LINES)
def test_a_line_of_one_piece_takes_linear_time(piece: str) -> None:
    short, long = piece * SMALL, piece * SMALL * TIMES
    few, many = best_seconds(
        lambda: SPOTTER.spot_span(short, 0, len(short)), lambda: SPOTTER.spot_span(long, 0, len(long)), rounds=2
    )
    # In proportion would be 8 times; squared 64 times. A short run is dominated by noise.
    assert many <= 3 * TIMES * max(few, 0.002)


def test_a_long_line_without_a_stop() -> None:
    piece = "2018年实现营业收入1107.8亿元增长30%占全市的五分之一新增企业30余家"
    text = piece * (1_000_000 // len(piece))
    assert sum(1 for _ in SPOTTER.periods.find(text, 0, len(text))) == text.count("2018年")
    part = len(text) // TIMES
    few, many = best_seconds(
        lambda: list(SPOTTER.periods.find(text, 0, part)),
        lambda: list(SPOTTER.periods.find(text, 0, len(text))),
        rounds=2,
    )
    assert many <= 3 * TIMES * few
    normal = normalize(text[:200_000])
    for block in segment(normal):
        for sentence in block.sentences:
            SPOTTER.spot(normal, sentence)


def test_a_sentence_full_of_numbers_takes_about_twice_as_long_as_cutting_it_into_words() -> None:
    piece = "园区坚持创新驱动,着力建设现代化产业体系,全年实现营业收入1107.8亿元,同比增长30%。"
    text = piece * (100_000 // len(piece))
    jieba.lcut(piece)

    def spot() -> None:
        for start in range(0, len(text), len(piece)):
            SPOTTER.spot_span(text, start, start + len(piece))

    spotting, cutting = best_seconds(spot, lambda: jieba.lcut(text))
    # Twice as long where every sentence holds two numbers; with one slow pattern it was twenty times.
    assert spotting < 6 * cutting
