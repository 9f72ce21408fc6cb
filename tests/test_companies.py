"""Results of listed companies and releases of Hong Kong, Macau and Taiwan: all records of a text.

The notation is explained in ``cases.py``. All names and numbers are invented.
"""

import pytest

from cases import Case, change, check, growth, level, params, points
from zhibiao.api import extract

# fmt: off

CASES: dict[str, list[Case]] = {
    "a company that reports": [
        Case("云南青岚茶业股份有限公司2019年年度报告摘要\n\n2019年公司实现营业收入23亿元,比上年增长4.5%。\n",
             [level("23亿元", 2300000000, "CNY", entity="云南青岚茶业股份有限公司"), growth("4.5%", 4.5)]),
        Case("HK]青岚置业(01234):二零二三年中期业绩\n\n集團截至二零二三年六月三十日止六個月,股東應佔(未經審核)"
             "盈利為港幣五億元,較去年同期之港幣六億元減少港幣一億元或16.7%。每股盈利、每股股息另行公布。\n",
             [level("五億元", 500000000, "HKD", entity="青岚置业", period="2023H1"),
              level("六億元", 600000000, "HKD", entity="青岚置业", period="2022H1"),
              change("一億元", -100000000, "HKD"), growth("16.7%", -16.7, compare="yoy", period="2023H1")]),
        Case("截至2021年12月31日止年度,本集团的毛利为人民币41百万元及本集团的纯利率为3.2%,与上年3.3%基本持平。",
             [level("41百万元", 41000000, "CNY", "毛利", entity="本集团"), level("3.2%", 3.2, "%", "纯利率"),
              level("3.3%", 3.3, "%", "纯利率", period="2020")]),
        Case("3108家境内上市公司年报:我国境内股票市场共3108家上市公司。全国上市公司营收5万亿元。",
             [level("3108家", 3108, "count"), level("3108家", 3108, "count"),
              level("5万亿元", 5000000000000, "CNY", entity="中国")]),
    ],
    "when it was told": [
        Case("政府統計處今日(三月四日)發表數字。二零一八年一月的零售業總銷貨價值的臨時估計為410億元,較上年同月上升3.1%。"
             "去年的零售業總銷貨價值上升2.4%。",
             [level("410億元", 41000000000, "HKD", "零售业总销货价值", period="2018-01", status="actual"),
              growth("3.1%", 3.1, "零售业总销货价值", period="2018-01"), growth("2.4%", 2.4, period="2017")]),
        Case("《青嵐通訊社5日專訊》政府統計處公布,去年11月食肆總收益為92億元。2021年全年食肆總收益為990億元。",
             [level("92億元", 9200000000, "HKD", period="2021-11"),
              level("990億元", 99000000000, "HKD", period="2021")]),
        Case("末期股息每股0.05元\n(2022年12月31日:每股0.04元)\n截至2023年12月31日止年度,收入为9亿元。",
             [level("0.05元", 0.05, "CNY"), level("0.04元", 0.04, "CNY"),
              level("9亿元", 900000000, "CNY", period="2023")]),
        Case("主計處公布,今(103)年8月就業人數為1,106.2萬人,失業率由上月4.02%升為4.08%。",
             [level("1,106.2萬人", 11062000, "person", period="2014-08", entity="台湾"),
              level("4.02%", 4.02, "%", "失业率", period="2014-07"),
              level("4.08%", 4.08, "%", "失业率", period="2014-08")]),
    ],
    "one currency among several": [
        Case("旅客消費\n\n澳門統計暨普查局表示,2023年旅客總消費為700億元。澳門入境旅客、澳門酒店及香港特區政府及本港旅客的數字另行公布。\n",
             [level("700億元", 70000000000, "MOP")]),
    ],
    "the same once more": [
        Case("2012年12月就業人數為1092萬8000人,較上年同月增1.1%(或增11.6萬人),其中工業增0.9%。",
             [level("1092萬8000人", 10928000, "person"), growth("1.1%", 1.1, "就业人数"),
              change("11.6萬人", 116000, "person", "就业人数"), growth("0.9%", 0.9, sector="工业")]),
    ],
    "what the bracket says of it": [
        Case("二零一六年五月,成衣的銷貨數量上升2.2%;其次為玩具(銷貨量上升5.1%);鞋類(上升4.2%);雨傘及消費品(上升0.8%)。",
             [growth("2.2%", 2.2, "成衣的销货数量"), growth("5.1%", 5.1, "玩具销货量"),
              growth("4.2%", 4.2, "鞋类销货量"), growth("0.8%", 0.8, "雨伞及消费品销货量")]),
    ],
    "brackets before what they are of": [
        Case("遊客消費\n\n澳門統計暨普查局資料顯示,2022年第1季旅客總消費為180億元。留宿旅客(150.2億元)及團體旅客(29.8億元)"
             "的總消費分別錄得3.1%及4.5%的按年升幅,韓國(1,200元)及香港(1,071元)旅客的人均消費分別下跌1.6%及2.4%。\n",
             [level("180億元", 18000000000, "MOP"), level("150.2億元", 15020000000, "MOP", "留宿旅客总消费"),
              level("29.8億元", 2980000000, "MOP", "团体旅客总消费"), growth("3.1%", 3.1, "留宿旅客的总消费"),
              growth("4.5%", 4.5, "团体旅客的总消费", entity="澳门"),
              level("1,200元", 1200, "MOP", "韩国旅客的人均消费"),
              level("1,071元", 1071, "MOP", "香港旅客的人均消费", entity="澳门"),
              growth("1.6%", -1.6, entity="澳门"), growth("2.4%", -2.4, "香港旅客的人均消费", entity="澳门")]),
    ],
    "a release of Taiwan": [
        Case("〔記者王小青/台北報導〕財政部今公布6月出口302.5億美元,年增9.4%,月減1.2%;進口二九九.七億美元,年增十二.五%,"
             "出、進口各自年增9.4%及12.5%,出超2.8億美元。",
             [level("302.5億美元", 30250000000, "USD", "出口", entity="台湾"), growth("9.4%", 9.4, "出口"),
              growth("1.2%", -1.2, "出口", compare="mom"), level("二九九.七億美元", 29970000000, "USD", "进口"),
              growth("十二.五%", 12.5, "进口"), growth("9.4%", 9.4, "出口"), growth("12.5%", 12.5, "进口"),
              level("2.8億美元", 280000000, "USD", "出超", bound="exact")]),
        Case("青嵐電子第3季合併營收25.6億元,季增8.1%;毛利率23.5%,季減0.8個百分點。",
             [level("25.6億元", 2560000000, None, "合并营收"), growth("8.1%", 8.1, "合并营收", compare="mom"),
              level("23.5%", 23.5, "%", "毛利率"), points("0.8個百分點", -0.8, "毛利率", compare="mom")]),
        Case("全年支出超20亿元。", [level("20亿元", 2000000000, "CNY", "支出", bound="more")]),
    ],
    "an office that publishes": [
        Case("就業\n\n政府統計處公布的最新數字,2020年1月至3月經季節性調整的失業率為4.2%,維持於較高的水平。"
             "失業人數(不經季節性調整)下跌至12萬人。同期的總就業人數為370萬人。",
             [level("4.2%", 4.2, "%", "失业率", entity="香港"), level("12萬人", 120000, "person", "失业人数"),
              level("370萬人", 3700000, "person", "总就业人数")]),
    ],
    "who speaks is no name": [
        Case("本港食肆總收益為92億元。", [level("92億元", 9200000000, "HKD", "食肆总收益")]),
        Case("我县合作区数量为5个。", [level("5个", 5, "count")]),
    ],
}


@pytest.mark.parametrize("case", params(CASES))
def test_companies(case):
    check(case)


def test_the_day_told_comes_after_the_months_reported():
    text = "政府統計處今日(一月九日)發表數字。二零一五年十一月的零售業總銷貨價值為396億元。"
    assert str(extract(text).date.value) == "2016-01-09"
