"""Traps: numbers that state no fact by their form, and facts that look like them."""

from __future__ import annotations

import pytest

from zhibiao import rules
from zhibiao.spot import Spotted, compile_spotter

RULES = rules.load()
SPOTTER = compile_spotter(RULES)
TABLE = RULES.table("traps")

# Facts that stand close to a name, a code or a slogan: they stay facts.
FACTS = {
    "5G基站300个": ["300个"],
    "世界500强企业投资项目5个": ["5个"],
    "出台18条引才措施": ["18条"],
    "四大产业集群产值800亿元": ["800亿元"],
    "建成三个园区": ["三个"],
    "三家企业获评": ["三家"],
    "两个贫困村": ["两个"],
    "八十多项世界级发明专利": ["八十多项"],
    "十二个百分点": ["十二个百分点"],
    "“最多一次办结”事项比例超过90%": ["90%"],
    "国家级4A级景区2家": ["2家"],
    "一期工程完成投资3亿元": ["3亿元"],
    "三江镇三个村": ["三个"],
    "万安镇新增10万吨": ["10万吨"],
    "两岸三地15家机构": ["15家"],
    "PM2.5平均浓度32微克/立方米": ["32微克/立方米"],
    "1+3产业集群营收30亿元": ["30亿元"],
    "五项原则和五项指标": ["五项"],
    "(1)新增3家": ["3家"],
    "第一产业增加值15亿元": ["15亿元"],
    "三角梅3万株": ["3万株"],
    "三元五角": ["三元五角"],
}

# What masks a number, by rule.
SKIPPED = {
    "《2021年工作方案》": "name",
    "国发〔2021〕106号": "code",
    "12345热线": "code",
    "第四批": "ordinal",
    "[3-5]": "reference",
    "14:17:03": "date",
    "2018年": "date",
    "几十个": "vague",
    "二次创业": "ordinal",
    "12345678901234567890123456": "code",
}


def spot(text: str) -> Spotted:
    return SPOTTER.spot_span(text, 0, len(text))


@pytest.mark.parametrize("text", FACTS)
def test_facts_stay_facts(text: str) -> None:
    assert [text[q.start : q.end] for q in spot(text).quantities] == FACTS[text]


@pytest.mark.parametrize("text", SKIPPED)
def test_reason(text: str) -> None:
    assert [skipped.reason for skipped in spot(text).skipped] == [SKIPPED[text]]
    assert spot(text).quantities == ()


@pytest.mark.parametrize("word", [word for group in TABLE["words"] for word in group["words"]])
def test_every_word_is_needed_or_whole(word: str) -> None:
    """A word of the lists leaves nothing to be read inside it."""
    assert spot(f"的{word}的").quantities == ()
