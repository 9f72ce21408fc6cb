"""Quantities: what a number says. One line a number: what is written, and its value, unit and bound.

A range is `low..high`; a counted thing shows its measure word (`30 家`); the bound is left out where it is
exact.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

import zhibiao
from zhibiao import rules
from zhibiao.spot.found import FoundQuantity

# As numbers are written in reports, news, laws and tables.
WILD = {
    # Arabic
    "1,234,567元": "1234567 CNY",
    "1，234，567元": "1234567 CNY",
    "２，０００人": "2000 person",
    "3.14米": "3.14 m",
    "12·5%": "12.5 %",
    "1107.8亿元": "110780000000 CNY",
    "3亿5000万元": "350000000 CNY",
    "5万3千吨": "53000 t",
    "1万2千5百亩": "8333333.333333333333333333333 m2",
    "1.3万亿斤": "650000000 t",
    "2万亿元": "2000000000000 CNY",
    "1兆2000亿元": "1200000000000 CNY",
    "2.4万家": "24000 家",
    "3个亿元": "300000000 CNY",
    "12'500元": "12500 CNY",
    "5万5元": "55000 CNY",
    "3千2斤": "1.6 t",
    # Chinese
    "一百二十三个": "123 个",
    "两百五十人": "250 person",
    "二百零五人": "205 person",
    "十五家": "15 家",
    "三十户": "30 户",
    "两千零一十八人": "2018 person",
    "一万二千元": "12000 CNY",
    "十二亿三千万元": "1230000000 CNY",
    "三点五亿元": "350000000 CNY",
    "廿五人": "25 person",
    "卅六项": "36 项",
    "壹佰贰拾叁元整": "123 CNY",
    "叁万伍仟元": "35000 CNY",
    "一百五人": "150 person",
    "十点三亿元": "1030000000 CNY",
    "百分之二十点五": "20.5 %",
    "一万二的": "12000 None",
    "六万万人民": "600000000 person",
    "三千六百五十亿斤": "182500000 t",
    "一百二十万担": "60000 t",
    "五百七十七亿元": "57700000000 CNY",
    # neighbouring digits
    "五六百万元": "5000000..6000000 CNY",
    "十七八个": "17..18 个",
    "三四十家": "30..40 家",
    "三五个": "3..5 个",
    "两三年": "2..3 year",
    "三两天": "2..3 day",
    # negative
    "-3.2%": "-3.2 %",
    "负3.2%": "-3.2 %",
    "零下10度": "-10 摄氏度",
    "零下十五摄氏度": "-15 摄氏度",
    # per cent, per mille, tenths
    "20%": "20 %",
    "百分之二十": "20 %",
    "百分之四点五": "4.5 %",
    "百分之百": "100 %",
    "百分之一百二十": "120 %",
    "百分之五六": "5..6 %",
    "百分之三到百分之五": "3..5 %",
    "百分之二十至三十": "20..30 %",
    "七千到九千亿元": "700000000000..900000000000 CNY",
    "十八至三十万日元": "180000..300000 JPY",
    "3千至5千万元": "30000000..50000000 CNY",
    "三到五百元": "300..500 CNY",
    "10%-20%": "10..20 %",
    "二十个百分点": "20 pp",
    "半个百分点": "0.5 pp",
    "千分之三": "3 ‰",
    "万分之五": "0.5 ‰",
    "5.2‰": "5.2 ‰",
    "25个基点": "25 基点",
    "三成": "30 %",
    "三成五": "35 %",
    "七八成": "70..80 %",
    "3.5成": "35 %",
    "八折": "80 %",
    "八五折": "85 %",
    # fractions and multiples
    "五分之一": "20 %",
    "四分之三": "75 %",
    "二十分之一": "5 %",
    "三又四分之一": "3.25 None",
    "一半": "50 %",
    "过半": "50 % more",
    "2.3倍": "2.3 times",
    "一倍半": "1.5 times",
    "翻一番": "1 times",
    "翻两番": "3 times",
    "翻番": "1 times",
    "翻了一番多": "1 times more",
    "翻了倍": "1 times",
    # halves
    "三年半": "3.5 year",
    "两个半小时": "150 minute",
    "半小时": "30 minute",
    "半年": "0.5 year",
    "三斤半": "0.00175 t",
    # ranges
    "1.5—2亿元": "150000000..200000000 CNY",
    "3亿至5亿元": "300000000..500000000 CNY",
    "3至5亿元": "300000000..500000000 CNY",
    "5到10个": "5..10 个",
    "200~300人": "200..300 person",
    "300米到500米": "300..500 m",
    "5至10分钟": "5..10 minute",
    "三到五成": "30..50 %",
    "3、4百人": "300..400 person",
    "20万元以上50万元以下": "200000..500000 CNY",
    "-500万元至-300万元": "-5000000..-3000000 CNY",
    "-0.06元/股~-0.08元/股": "-0.08..-0.06 元/股",
    "-200万元到300万元": "-2000000..3000000 CNY",
    "5~6元/公斤": "5..6 元/公斤",
    # money
    "3元5角": "3.5 CNY",
    "三块五毛": "3.5 CNY",
    "三块五": "3.5 CNY",
    "五块地": "5 块",
    "一千二百元五角": "1200.5 CNY",
    "五毛": "0.5 CNY",
    "500万RMB": "5000000 CNY",
    "300万USD": "3000000 USD",
    "52港仙": "0.52 HKD",
    "3.2亿人民币": "320000000 CNY",
    "12元3角4分": "12.34 CNY",
    "8分钱": "0.08 CNY",
    "3万元人民币": "30000 CNY",
    "21544万美元": "215440000 USD",
    "5亿港元": "500000000 HKD",
    "120亿澳门元": "12000000000 MOP",
    "300亿日元": "30000000000 JPY",
    "90亿韩元": "9000000000 KRW",
    "2亿英镑": "200000000 GBP",
    "6亿瑞士法郎": "600000000 CHF",
    # physical units
    "25公里": "25000 m",
    "10华里": "5000 m",
    "二万五千里": "12500000 m",
    "三丈": "10 m",
    "二丈一尺": "7 m",
    "三尺六寸": "1.2 m",
    "六市尺": "2 m",
    "5 km": "5000 m",
    "五斤二两": "0.0026 t",
    "1.8L": "1.8 升",
    "3000m3": "3000 立方米",
    "5t": "5 t",
    "30min": "30 minute",
    "60dB": "60 分贝",
    "12kW·h": "12 kWh",
    "五十兆字节": "50 兆字节",
    "3公担": "0.3 t",
    "三顷": "200000 m2",
    "200Mbps": "200 Mbps",
    "3000转/分": "3000 转/分",
    "200海里": "370400 m",
    "170公分": "1.7 m",
    "1米75": "1.75 m",
    "20.8万平方米": "208000 m2",
    "7.3平方公里": "7300000 m2",
    "5平方呎": "0.4645152 m2",
    "75公顷": "750000 m2",
    "121坪": "400 m2",
    "3甲地": "29097.51 m2",
    "500公斤": "0.5 t",
    "650万公吨": "6500000 t",
    "5斤3两": "0.00265 t",
    "120亿千瓦时": "12000000000 kWh",
    "500万千瓦": "5000000 千瓦",
    "5千瓦": "5 千瓦",
    "300MW": "300 MW",
    "1.2GW": "1.2 GW",
    "50兆瓦": "50 兆瓦",
    "800kVA": "800 kVA",
    "5千米": "5000 m",
    "17.5℃": "17.5 摄氏度",
    "77.3岁": "77.3 岁",
    "1200马力": "1200 马力",
    "30亿立方米": "3000000000 立方米",
    "500毫升": "0.5 升",
    "30万桶": "300000 桶",
    "12.9亿人公里": "1290000000 人公里",
    "94.5万元/人": "945000 元/人",
    "30吨/日": "30 吨/日",
    "2小时30分钟": "150 minute",
    # counts
    "一个苹果": "1 个",
    "66名": "66 person",
    "18条措施": "18 条",
    "120万标箱": "1200000 标箱",
    "300TEU": "300 TEU",
    "15万人次": "150000 人次",
    "30场(次)": "30 场(次)",
    "12台(套)": "12 台(套)",
    "5432户贫困户": "5432 户",
    # more, or not quite
    "30余家": "30 家 more",
    "2.7万余人": "27000 person more",
    "三千多万元": "30000000 CNY more",
    "十几个": "10 个 more",
    "三十来岁": "30 岁 more",
    "上千人": "1000 person least",
    "近千户": "1000 户 near",
    "三年多": "3 year more",
    "六十吨多": "60 t more",
    "百分之二十多": "20 % more",
}

IN_SENTENCES = [
    ("约25公里道路", ["25公里: 25000 m about"]),
    ("近1.5万名群众", ["1.5万名: 15000 person near"]),
    ("超过300家", ["300家: 300 家 more"]),
    ("逾3亿元", ["3亿元: 300000000 CNY more"]),
    ("突破410家", ["410家: 410 家 more"]),
    ("不少于3个", ["3个: 3 个 least"]),
    ("500亿元以上", ["500亿元: 50000000000 CNY least"]),
    ("不超过5%", ["5%: 5 % most"]),
    ("5%以内", ["5%: 5 % most"]),
    ("不足5%", ["5%: 5 % less"]),
    ("10%左右", ["10%: 10 % about"]),
    ("高达12亿元", ["12亿元: 1200000000 CNY"]),
    ("三、四百人到场", ["三、四百人: 300..400 person"]),
    ("珠三角九市的旅客", []),
    ("库存白银三十万两", ["三十万: 300000 None"]),
    ("塘坝320口", ["320口: 320 口"]),
    ("八成多", ["八成多: 80 % more"]),
    ("辖3县2区", ["3县: 3 县", "2区: 2 区"]),
    ("3亿5年还清", ["3亿: 300000000 None", "5年: 5 year"]),
    ("缔结条约12个", ["12个: 12 个"]),
    ("赶超76位", ["76位: 76 person"]),
    ("30余家上下游企业", ["30余家: 30 家 more"]),
    ("800万农村人口", ["800万: 8000000 person"]),
    ("全长5 km的道路", ["5 km: 5000 m"]),
    ("3.5 亿元到账", ["3.5 亿元: 350000000 CNY"]),
    ("平均逗留1.2日", ["1.2日: 1.2 day"]),
    ("“营收突破5亿元”", ["5亿元: 500000000 CNY more"]),
    ("新增企业30余家,投资约3.5亿元", ["30余家: 30 家 more", "3.5亿元: 350000000 CNY about"]),
    # money whose currency stands in front
    ("US$30万", ["30万: 300000 USD"]),
    ("A$500万", ["500万: 5000000 AUD"]),
    ("RMB 500万", ["500万: 5000000 CNY"]),
    ("出资HK$5亿", ["5亿: 500000000 HKD"]),
    ("港币3万", ["3万: 30000 HKD"]),
    ("人民币1200元", ["1200元: 1200 CNY"]),
    ("新台币300亿元", ["300亿元: 30000000000 TWD"]),
    ("超过美元3万", ["3万: 30000 USD more"]),
    # one unit for a list
    (
        "12.5、30.2和18亿元",
        ["12.5: 1250000000 CNY", "30.2: 3020000000 CNY", "18亿元: 1800000000 CNY"],
    ),
    ("0.6个、1.3个百分点", ["0.6个: 0.6 pp", "1.3个百分点: 1.3 pp"]),
    ("3个、5个项目", ["3个: 3 个", "5个: 5 个"]),
    ("100、200和300人", ["100: 100 person", "200: 200 person", "300人: 300 person"]),
    ("增长8.5%、9%", ["8.5%: 8.5 %", "9%: 9 %"]),
    ("5万、8万和10万元", ["5万: 50000 CNY", "8万: 80000 CNY", "10万元: 100000 CNY"]),
    # two numbers and no range
    ("由13平方公里增加至约20平方公里", ["13平方公里: 13000000 m2", "20平方公里: 20000000 m2 about"]),
    ("增加2800人至42万人", ["2800人: 2800 person", "42万人: 420000 person"]),
    ("增加投资3亿元至5亿元", ["3亿元至5亿元: 300000000..500000000 CNY"]),
    ("人口三万二千余。", ["三万二千余: 32000 None more"]),
    ("每股基本盈利18.4分", ["18.4分: 0.184 CNY"]),
    ("综合得分88.2分", ["88.2分: 88.2 分"]),
    ("从5个到10个", ["5个: 5 个", "10个: 10 个"]),
    ("6700余平方米、三层高", ["6700余平方米: 6700 m2 more", "三层: 3 层"]),
    ("选派61支工作队、164名队员", ["61支: 61 支", "164名: 164 person"]),
    # shares and places in words
    ("占全市的1/4", ["1/4: 25 %"]),
    ("完成一半以上", ["一半以上: 50 % more"]),
    ("排名第33位", ["第33位: 33 rank"]),
    ("列全省第九", ["第九: 9 rank"]),
    ("居全市首位", ["首位: 1 rank"]),
    ("进入全省前十", ["前十: 10 rank most"]),
    ("第25、26位", ["第25: 25 rank", "26: 26 rank"]),
    ("排名第25、26、49位", ["第25: 25 rank", "26: 26 rank", "49: 49 rank"]),
    ("三次产业比11.1:47.5:41.4", ["11.1: 11.1 %", "47.5: 47.5 %", "41.4: 41.4 %"]),
    # scripts and damage
    ("實現產值280億元", ["280億元: 28000000000 CNY"]),
    ("產值２８０．５億元", ["２８０．５億元: 28050000000 CNY"]),
    ("企業(yè)148 家", ["148 家: 148 家"]),
    ("5至10分钟生活圈", ["5至10分钟: 5..10 minute"]),
    ("为企业减负11亿元", ["11亿元: 1100000000 CNY"]),
    ("气温-5到10℃", ["-5到10℃: -5..10 摄氏度"]),
    ("耗电30度,气温30度", ["30度: 30 kWh", "30度: 30 摄氏度"]),
]

MADE_UP = {
    "0元": "0 CNY",
    "00012个": "12 个",
    "一亿一千一百一十一万一千一百一十一人": "111111111 person",
    "十万零三十家": "100030 家",
    "九千九百九十九万亿元": "9999000000000000 CNY",
    "3万万5千万人": "350000000 person",
    "两万五千": "25000 None",
    "负百分之三": "-3 %",
    "1234567890123456789012345个": "",
    "3-3个": "3 None; 3 个",
    "50%~30%": "50 %; 30 %",
}

NEGATIVE = [
    "", "一", "没有数", "5G", "GX5", "RC14001", "PM2.5", "AA+", "世界500强", "1+3", "第一书记",
    "第二次会议", "第四批", "十四五", "一方面",
    "千方百计", "四通八达", "三农", "万众一心", "九江", "四川", "长三角", "一带一路", "五位一体",
    "千家万户", "二十一世纪", "12345热线",
    "电话:0000-1234567", "https://example.org/12/34", "国发〔2021〕106号", "[3]", "(一)总则", "2018年",
    "3月5日", "14:17", "上午9点30分", "五项原则",
    "四个现代化", "二次创业", "几十个", "数百家", "百万元", "统一", "之一", "万一", "唯一", "一定", "十分",
    "一二三产业", "《十条》", "“36条”", "3号楼",
    "前10名", "80后青年", "90后", "成百上千名", "成千上万户", "这两项指标", "上述三个片区", "七里河", "五里店",
    "3楼302室", "比分3比2", "8英寸晶圆线", "28纳米工艺",
    "一站式", "下半年", "大半", "半导体", "半山", "第三方", "三方协议",
]  # fmt: skip


def show(found: FoundQuantity) -> str:
    value = f"{found.value}..{found.upper}" if found.upper is not None else str(found.value)
    unit = found.counted if found.unit == "count" else found.unit
    return f"{value} {unit}" + ("" if found.bound == "exact" else f" {found.bound}")


@pytest.mark.parametrize("text", WILD)
def test_quantity(text: str) -> None:
    assert [show(found) for found in zhibiao.quantities(text)] == [WILD[text]]


@pytest.mark.parametrize(("text", "expected"), IN_SENTENCES)
def test_in_a_sentence(text: str, expected: list[str]) -> None:
    assert [f"{found.quote}: {show(found)}" for found in zhibiao.quantities(text)] == expected


@pytest.mark.parametrize("text", MADE_UP)
def test_made_up(text: str) -> None:
    found = "; ".join(show(found) for found in zhibiao.quantities(text))
    assert found == MADE_UP[text]


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_quantity(text: str) -> None:
    assert [show(found) for found in zhibiao.quantities(text)] == []


KNOWN = {
    "四十七点": "47 点",
}


@pytest.mark.xfail(reason="no rule yet", strict=True)
@pytest.mark.parametrize("text", KNOWN)
def test_known_failures(text: str) -> None:
    assert [show(found) for found in zhibiao.quantities(text)] == [KNOWN[text]]


MEASURE_WORDS = sorted(
    {*rules.load().table("units")["measure_words"]["words"]}
    - {surface for entry in rules.load().table("units")["unit"] for surface in entry["surface"]}
)


@pytest.mark.parametrize("word", MEASURE_WORDS)
def test_every_measure_word_counts(word: str) -> None:
    (found,) = zhibiao.quantities(f"3{word}")
    assert (found.unit, found.counted, found.quote) == ("count", word, f"3{word}")


def test_value_is_an_exact_decimal() -> None:
    (found,) = zhibiao.quantities("0.1亿元")
    assert isinstance(found.value, Decimal)
    assert found.value == Decimal(10_000_000)


def test_offsets_are_code_points_of_the_raw_text() -> None:
    text = "😀企業(yè)増加３０ 餘家，投資約3.5億元。𠀀"
    found = zhibiao.quantities(text)
    assert [text[f.start : f.end] for f in found] == [f.quote for f in found]
    assert [show(f) for f in found] == ["30 家 more", "350000000 CNY about"]


def test_results_are_frozen() -> None:
    (found,) = zhibiao.quantities("3家")
    with pytest.raises(AttributeError):
        found.value = Decimal(4)  # type: ignore[misc]
