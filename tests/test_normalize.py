"""Normalize: raw text in, repaired text out, and every character's way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timing import best_seconds
from zhibiao.normalize import normalize, shipped_normalizer
from zhibiao.normalize.fold import simplify
from zhibiao.normalize.tables import FENCE
from zhibiao.stages import Text

SEEDS = Path(__file__).parent.parent / "seeds"

# --- found in the wild -------------------------------------------------------------------------------

FOUND = [
    # Readings behind converted characters (a county zone's page).
    ("吉安高新區(qū)管委會(huì)", "吉安高新区管委会"),
    ("62家高新技術(shù)企業(yè)、1個(gè)工作站", "62家高新技术企业、1个工作站"),
    # Two GBK byte slips of the same page, with a reading whose bracket was eaten.
    ("針對立訊智造、伊戈?duì)栯姎獾三堫^企業(yè)配套", "针对立讯智造、伊戈尔电气等龙头企业配套"),
    (
        "爭(zhēng)先創(chuàng)優(yōu)。服務(wù)提效??萍紕?chuàng)新引領(lǐng)",
        "争先创优。服务提效。科技创新引领",
    ),
    # Newspaper columns: blanks at line ends, numbers and words cut by blank lines.
    (
        "全年投产,产能利用 率达140%,当年产值达153.62\n\n亿元,再上新台阶。",
        "全年投产,产能利用率达140%,当年产值达153.62亿元,再上新台阶。",
    ),
    (
        "新增创新平台18个。高新技术企业总数达148\n家,占全市27%。",
        "新增创新平台18个。高新技术企业总数达148家,占全市27%。",
    ),
    (
        "聚集电子信息产业方面企业近300家,其中规上企业91家,形成了以富联精\n\n密、立德等为龙头的集群,\n\n规模居前。",
        "聚集电子信息产业方面企业近300家,其中规上企业91家,形成了以富联精密、立德等为龙头的集群,规模居前。",
    ),
    ("入围 2023 年省级榜单,", "入围2023年省级榜单,"),
    # A report of 1957: three line ends in one number, a line of nothing but a zero-width space.
    (
        "增长了16％；总产值达到了一百\n亿九十一\n元，較1955年增加了。",
        "增长了16%;总产值达到了一百亿九十一元,较1955年增加了。",
    ),
    (
        "在这样一个大革命的过程里，由于全国人民的努力，改造顺利完成了，社会财产沒\n\u200b\n有遭到損坏，秩序沒有混乱。",
        "在这样一个大革命的过程里,由于全国人民的努力,改造顺利完成了,社会财产没有遭到损坏,秩序没有混乱。",
    ),
    ("七万戶企業，幷且肃淸汚染，値得擧办", "七万户企业,并且肃清污染,值得举办"),
    # Links of a wiki, each on a line of its own.
    ("通过了\n《\n五年计划纲要\n》，现予公布。", "通过了《五年计划纲要》,现予公布。"),
    # A scanned paper in Markdown: formulas of digits spaced apart.
    ("比重分别为 $7 2 . 7 2 \\%$ （数量）、$71 . 0 9 \\%$", "比重分别为72.72%(数量)、71.09%"),
    ("# 1.1 园区缘起\n\n20世纪90年代，企业开始探索。", "# 1.1 园区缘起\n20世纪90年代,企业开始探索。"),
    # A Taiwanese table in prose.
    ("有 3,557 家，佔臺北市（53,832家）6.6％", "有3,557家,占台北市(53,832家)6.6%"),
    ("二○二○年", "二〇二〇年"),
]

# --- made up -----------------------------------------------------------------------------------------

MADE_UP = [
    ("第三产业增长15. 4%", "第三产业增长15.4%"),
    # Letters that recognition read for digits; a letter behind a number is none of it.
    ("产值229.O亿元,增长8.O%,粮食1O4.5万吨", "产值229.0亿元,增长8.0%,粮食104.5万吨"),
    ("O2O平台3家,血型O,Al2O3产量3吨,P2O5含量", "O2O平台3家,血型O,Al2O3产量3吨,P2O5含量"),
    # Blanks part the phrases of a headline, and nothing in a sentence or in one that was torn.
    ("国家级园区已达114家 2013年总收入20万亿", "国家级园区已达114家 2013年总收入20万亿"),
    ("本港经济反弹5.5%　惟未收复失地", "本港经济反弹5.5% 惟未收复失地"),
    ("新云江开发区高(gāo)新(xīn)企业", "新云江开发区高新企业"),
    ("新云江開發區（qū）", "新云江开发区"),
    ("重(zhòng)庆(qìng)", "重庆"),
    ("井(jing)冈(gang)山(shan)开(kai)发(fa)区(qu)", "井冈山开发区"),
    ("ＧＤＰ增长１０．５％；比例３∶７", "GDP增长10.5%;比例3:7"),
    ("「新云江」與『青禾』", "“新云江”与‘青禾’"),
    ("增长\u00a0\u300012.5\u3000%", "增长12.5%"),
    ("1 9 9 7 年增长 8 . 8 %", "1997年增长8.8%"),
    ("1 , 2 3 4 家", "1,234家"),
    (
        "面积达3.7 2万亩，产粮2 64吨，产值2，5 80 万元，职工3,1 0 7人",
        "面积达3.72万亩,产粮264吨,产值2,580万元,职工3,107人",
    ),
    ("共有塘坝4 ,310余口，海拔近17 00米，收入2076 3元", "共有塘坝4,310余口,海拔近1700米,收入20763元"),
    ("死亡率下降到6 ．2 1 ‰，2 0 0 多个乡", "死亡率下降到6.21‰,200多个乡"),
    ("1 9 5 6 年粮食 13 5 万吨", "1956年粮食135万吨"),
    ("工业产值．．．．．．．218万元", "工业产值218万元"),
    ("地区生产总值 5635.7 6.2%", "地区生产总值5635.7 6.2%"),
    ("茶叶………35吨", "茶叶35吨"),
    ("比上年增长 8 . 8 %，比例为 1 0 ∶ 5 0 ∶ 4 0 。", "比上年增长8.8%,比例为10:50:40。"),
    ("占比 5 — 10 家", "占比5—10家"),
    ("二O一二年", "二〇一二年"),
    ("一九八0年", "一九八〇年"),
    ("乾隆年間,乾燥", "乾隆年间,干燥"),
    ("⼈⼝⻓", "人口长"),
    ("総生産随著広域経済", "总生产随着广域经济"),
    ("完成投资100\r\n亿元，增长5%。", "完成投资100亿元,增长5%。"),
    ("第一行。\r第二行。", "第一行。\n第二行。"),
    ("统 计 公 报", "统计公报"),
    ("壮产业 兴企业　夯实支撑", "壮产业 兴企业 夯实支撑"),
    ("聚焦“五大突破” 实现良好开局", "聚焦“五大突破” 实现良好开局"),
    ("（一）\n总体情况", "(一)总体情况"),
    ("引入 Blue River Ltd 等 3 家", "引入Blue River Ltd等3家"),
    ("上半年完成投资,\n\n党\n\n建\n\n同比增长。", "上半年完成投资,\n同比增长。"),
    ("签约项目(含\n续建项目)12个", "签约项目(含续建项目)12个"),
    ("规模\u200b以上", "规模以上"),
    ("a\ud800b", f"a{FENCE}b"),
]

# --- negative: looks like damage, is none -----------------------------------------------------------

UNTOUCHED = [
    "地区生产总值(GDP)增长,园区(park)三个",
    "2018 120",
    "1 2 3 4 5",
    "②激发动能",
    "5G、AA+、GX5、1+3",
    "怎么办?我们A股不怕。",
    "第一O2O店",
    "一期投产……2019年",
    "表3 5个乡镇",
    "分别为12 13 14家",
    "3:2、1—5月、2019-2020年",
    "½㎡",
]

SEPARATE = [
    ("一、综合\n全年生产总值4000.5亿元,增长10%。", 2),
    ("尽锐出战,攻坚显成效\n今年以来,新云江投资增长。", 2),
    ("产值153.6\n2019\n2020", 3),
    ("序号1\n个体户", 2),
    ("全市增长5%。\n二、农业\n播种面积75.1万公顷。", 3),
    ("投产项目早达产,再次刷新速度。项目\n\n永修组团 卡博特工厂运行\n\n卡博特公司通过认证。", 3),
    ("成为唯一的国家级市域\n\n\n\n2023年,新云江改革值得关注。\n\n第三段,完。\n\n第四段,完。", 4),
    ("稳定增收,打下基础\n\n平台构建,强化创新支撑。新增平台5个。", 2),
    ("　　第一段没有写完,留了空白\n　　第二段另起一行,写完了。", 2),
    ("| 指标 | 数值 |\n| 产值 | 100 |", 2),
    ("各位代表:\n现在,我报告工作。", 2),
    ("全区出口增长\n2020-03-05\n3月2日,区政府举行发布会。", 3),
    ("发展情况\n发布时间：2020-03-05\n  3月2日,区政府举行发布会。", 3),
    ("发展情况\n2020-03-05 09:12\n3月2日,区政府举行发布会。", 3),
    ("排名 2\n\n2012年,全县出口3亿元,增长5%。", 2),
]

WRAPPED = """新云江开发区二〇二三年完成工业总产值一百亿元，同比
增长百分之八，其中高新技术企业完成六十亿元，占比六
成。全区新增企业三十家，累计达到三百家，带动就业一
万二千人，城镇登记失业率控制在百分之三以内。
青禾园区完成固定资产投资二十亿元，同比增长百分之十
五，新开工项目十二个，竣工项目八个，投资强度居前。
"""


COLUMN = """
新云江开发区二〇二三年完
成产值一百亿元,同比增长
百分之八,其中高新技术企
业六十亿元,占比六成,新
增企业三十家。
青禾园区完成投资二十亿
元。
"""


@pytest.mark.parametrize(("raw", "chars"), FOUND)
def test_found_in_the_wild(raw: str, chars: str) -> None:
    assert normalize(raw).chars == chars


@pytest.mark.parametrize(("raw", "chars"), MADE_UP)
def test_made_up(raw: str, chars: str) -> None:
    assert normalize(raw).chars == chars


@pytest.mark.parametrize("raw", UNTOUCHED)
def test_no_damage(raw: str) -> None:
    assert normalize(raw).chars == raw


@pytest.mark.parametrize(("raw", "lines"), SEPARATE)
def test_blocks_stay_apart(raw: str, lines: int) -> None:
    assert len(normalize(raw).chars.split("\n")) == lines


@pytest.mark.parametrize("raw", [WRAPPED, COLUMN])
def test_wrapped_text_is_joined_to_its_paragraphs(raw: str) -> None:
    lines = normalize(raw).chars.split("\n")
    assert [line[:3] for line in lines] == ["新云江", "青禾园"]


# --- origins -----------------------------------------------------------------------------------------

ORIGINS = [
    ("1個(gè)站", "个", "個(gè)"),
    ("产值153.62\n\n亿元,增长。", "153.62亿元", "153.62\n\n亿元"),
    ("比重 $7 2 . 7 2 \\%$ 。", "72.72%", "7 2 . 7 2 \\%"),
    ("針對伊戈?duì)栯姎獾三堫^企業", "龙头企业", "三堫^企業"),
    ("針對伊戈?duì)栯姎獾三堫^企業", "尔", "?duì)"),
    ("２０２３年", "2023年", "２０２３年"),
    ("规模\u200b以上", "规模以上", "规模\u200b以上"),
]


@pytest.mark.parametrize(("raw", "part", "quote"), ORIGINS)
def test_origin(raw: str, part: str, quote: str) -> None:
    text = normalize(raw)
    at = text.chars.index(part)
    start, end = text.origin(at, at + len(part))
    assert raw[start:end] == quote


def check_origins(text: Text) -> None:
    assert len(text.chars) == len(text.starts) == len(text.ends)
    assert all(start < end for start, end in zip(text.starts, text.ends, strict=True))
    assert all(end <= start for end, start in zip(text.ends, text.starts[1:], strict=False))
    assert not text.ends or text.ends[-1] <= len(text.raw)


PIECES = """
企業(yè) 個（gè） 產值 １２ . 5 2023年 ％ ， 。 ； 亿元 一百 二○ 万 ( ) “ ” 「 』 ? ?duì) 栯姎獾三堫^ 🚀 𠮷
# - | ▶ ② 一、 （一） 党 the Ltd 乾隆 爲 戶 ⼈ $ \\% é
"""
BLANKS = [" ", "  ", "\t", "\u3000", "\u00a0", "\u200b", "\u200d", "\n", "\n\n", "\r\n"]
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
TEXTS = st.lists(st.sampled_from(PIECES.split() + BLANKS) | ANY, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_origins_hold_for_any_text(raw: str) -> None:
    text = normalize(raw)
    check_origins(text)
    assert not text.chars.startswith("\n")
    assert not text.chars.endswith("\n")
    assert "\n\n" not in text.chars
    assert "\r" not in text.chars


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_digit_vanishes(raw: str) -> None:
    text = normalize(raw)
    if not {"variant", "fenced", "byte_slip"} & text.repairs.keys():
        to_ascii = str.maketrans("０１２３４５６７８９", "0123456789")
        printed = [char for char in raw.translate(to_ascii) if char in "0123456789"]
        assert [char for char in text.chars if char in "0123456789"] == printed


# Lines that only dropped debris kept apart would be joined by a second pass.
IDEMPOTENT = [case for case in FOUND + MADE_UP if "党" not in case[0]]


@pytest.mark.parametrize(("raw", "chars"), IDEMPOTENT)
def test_normalized_text_stays_as_it_is(raw: str, chars: str) -> None:
    # Of single passages only: blank lines are gone in a second pass, and with them what told sections apart.
    assert normalize(chars).chars == chars


# --- repairs -----------------------------------------------------------------------------------------


def test_clean_text_has_no_repairs() -> None:
    assert normalize("新云江开发区完成产值100亿元。\n青禾园区增长5%。").repairs == {}


def test_repairs_are_counted_by_kind() -> None:
    text = normalize("高新區(qū)值１\u3000家，戸?duì)堫\n\n党\n\n完")
    assert dict(text.repairs) == {
        "debris": 2,
        "fenced": 1,
        "reading": 1,
        "script": 1,
        "space": 1,
        "variant": 1,
        "width": 3,
    }


def test_what_cannot_be_restored_holds_no_number() -> None:
    assert normalize("伊戈?duì)栯三堫企业100家").chars == f"伊戈{FENCE}企业100家"


@pytest.mark.parametrize(
    ("seed", "repairs"),
    [
        ("000", {"line_end": 6, "space": 47}),
        ("001", {"byte_slip": 2, "reading": 219, "script": 370, "space": 1}),
        ("002", {}),
        ("003", {"debris": 7, "line_end": 9, "space": 149}),
        ("004", {"line_end": 2, "space": 7}),
    ],
)
def test_seeds(seed: str, repairs: dict[str, int]) -> None:
    path = next(SEEDS.glob(f"{seed}_*.txt"))
    text = normalize(path.read_text(encoding="utf-8"))
    check_origins(text)
    assert dict(text.repairs) == repairs


def test_seed_003_sentences_are_whole() -> None:
    chars = normalize(next(SEEDS.glob("003_*.txt")).read_text(encoding="utf-8")).chars
    for whole in (
        "排名第33位,位列中部地区第五位、前进一位,稳居全省第一位",
        "当年产值达153.62亿元,发展再上新台阶。",
        "聚集电子信息产业方面企业近300家",
        "入围2023年省级",
        "累计推荐2.7万余人进厂就业",
    ):
        assert whole in chars
    assert "\n壮产业 兴企业 夯实经济发展支撑\n" in chars
    assert "堡" not in chars.split("全力推进党建工作与工")[1][:20]


# --- the tables --------------------------------------------------------------------------------------


def test_folds_are_single_characters_and_final() -> None:
    folds = shipped_normalizer().folds.folds
    for old, (new, kind) in folds.items():
        assert len(old) == len(new) == 1
        assert new not in folds, (old, new)
        assert kind in {"width", "variant", "line_end"}
        assert old not in "①②③④⑤⑥⑦⑧⑨⑩½㎡"


def test_variants_are_not_known_to_opencc() -> None:
    folds = shipped_normalizer().folds.folds
    variants = {old: new for old, (new, kind) in folds.items() if kind == "variant" and old < "\uf900"}
    assert not [old for old, new in variants.items() if simplify(old) == simplify(new)]


def test_time_is_linear() -> None:
    unit = "新雲江開發區完成產值 1 2 . 5 億元，\n\n同比增长（gè）?duì)栯８％。“一 二 三”"
    normalize(unit)
    short, long = best_seconds(lambda: normalize(unit * 200), lambda: normalize(unit * 3200))
    # In proportion would be 16 times, squared 256.
    assert long < 40 * short
