"""Kinds of sentences that came to light in news of companies, in releases of Taiwan, and in damaged text.

The notation is explained in ``cases.py``. All numbers and names but those of places and offices are invented;
companies that everybody knows stand for their like.
"""

import pytest

from cases import Case, change, check, count, growth, level, obs, params, points, share

# fmt: off

CASES: dict[str, list[Case]] = {
    "short names that a text sets": [
        Case("8月9日,青禾科技公告称,因全资子公司江宁青禾新药有限公司(以下简称“江宁青禾”)业务需要,公司拟增资。"
             "增资后,江宁青禾的注册资本由10亿元增加至30亿元。江宁青禾主营新药研发。2017年营收22.5亿元。",
             [obs("10亿元", "level", entity="江宁青禾"), obs("30亿元", "level", entity="江宁青禾"),
              obs("22.5亿元", "level", entity="江宁青禾", period="2017")], date="2018-12-20"),
        Case("会议同意正禾(3149-TW)等7家企业投资。\n正禾提供玻璃切割服务,计划斥资30亿元扩建厂房。",
             [count("7家", 7), obs("30亿元", "level", indicator="投资额", entity="正禾", status="target")]),
        # What ends a longer name is none.
        Case("青禾股份(600438)发布公告。\n股份占比提高,支出3亿元。", [obs("3亿元", "level", entity="青禾股份")]),
    ],
    "companies in headlines, and behind verbs": [
        Case("“货运第一股”来了:快马打车4年亏损\n6月7日,快马打车通过聆讯。快马打车招股书显示,2021年快马打车的营收为6.61亿元。"
             "快马打车的母公司持有其股权。同城物流竞争激烈,同城物流市场大。",
             [obs("6.61亿元", "level", indicator="营收", entity="快马打车", period="2021")], date="2022-06-09"),
        Case("公司拟收购控股股东青禾集团等3名股东持有的远衡公司100%股权。",
             [count("3名", 3, "股东"), share("100%", 100, indicator="远衡公司股权")]),
    ],
    "who told it, and when": [
        Case("8月9日晚间,青禾股份(行情600438,诊股)公告称,公司拟建设新项目,总投资预计为80亿元。",
             [obs("80亿元", "level", period=None)], date="2017-08-10"),
        Case("报道(记者 张三)青禾健康(002044)披露一季报,公司今年一季度营收12亿元,同比增长65%;净利润9832万元。",
             [obs("12亿元", "level", period="2018Q1"), growth("65%", 65, period="2018Q1"),
              obs("9832万元", "level", period="2018Q1")], date="2018-04-27"),
        Case("甲商场预计明年完工。对外投资共核准3件。", [count("3件", 3, period=None, status="actual")],
             date="2021-08-26"),
        Case("10月1日至7日国庆长假期间,平江接待游客25万人次;门票收入854万元。酒店入住率达90%。",
             [obs("25万人次", "level", period="2015-10-01..2015-10-07"),
              obs("854万元", "level", period="2015-10-01..2015-10-07"),
              obs("90%", "level", period="2015-10-01..2015-10-07")], date="2015-12-05"),
    ],
    "what is announced ahead": [
        Case("青禾健康上半年净利润预增超7倍\n2018年4月27日\n公司发展良好。",
             [obs("7倍", "growth", 7, "times", entity="青禾健康", status="estimate")]),
        Case("甲公司承诺2026年至2027年净利润分别不低于1.1亿元和1.6亿元。",
             [obs("1.1亿元", "level", indicator="净利润", status="target"),
              obs("1.6亿元", "level", indicator="净利润", status="target")], date="2025-12-31"),
        # Kept: no plan any more.
        Case("承诺的十件民生实事全部兑现。", [count("十件", 10, "民生实事", status="actual")]),
        Case("公司预计2020年底达成1000家分院的战略目标。",
             [count("1000家", 1000, "分院", status="target")], date="2018-04-27"),
        Case("未来三年,游客将达到26万人次。", [obs("26万人次", "level", period="2020-01-01..2022-12-31")],
             date="2019-11-11"),
    ],
    "what is made in a year, and what an amount is for": [
        Case("公司拥有1.5万吨/年的多晶硅产能,年收入35亿元/年。",
             [level("1.5万吨/年", 15000, "t", "多晶硅产能"), level("35亿元/年", 3500000000, "CNY", "年收入")]),
        Case("日处理能力5万吨/日。", [level("5万吨/日", 50000, "吨/日")]),
        Case("公司拟建设年产5万吨高纯晶硅及配套新能源项目。", [obs("5万吨", "level", indicator="年产高纯晶硅")]),
        Case("共提供融资37.57亿元,其中约31.37亿元的业务为保理业务,约6.2亿元的业务为租赁业务。",
             [obs("37.57亿元", "level"), obs("31.37亿元", "level", indicator="保理业务"),
              obs("6.2亿元", "level", indicator="租赁业务")]),
        Case("交易对价为12亿元。", [obs("12亿元", "level", indicator="交易对价")]),
        Case("全年服务1亿人次。", [count("1亿人次", 100000000, "服务人次")]),
    ],
    "changes in brackets and quarters by themselves": [
        Case("2024Q3毛利率同比-1.35pct至49.17%,管理费用率(同比+0.87pct)。",
             [points("-1.35pct", -1.35, "毛利率"), obs("49.17%", "level", indicator="毛利率"),
              points("0.87pct", 0.87, "管理费用率")]),
        Case("2023年,单三季度吨价同比-1.61%,单季度营收3亿元。",
             [growth("-1.61%", -1.61, "吨价", period="2023Q3"), obs("3亿元", "level", indicator="营收")]),
    ],
    "who has a part of a wide place's": [
        Case("青禾开发区贡献了全市20%以上的工业增加值。",
             [share("20%", 20, indicator="工业增加值", entity="青禾开发区")]),
        Case("青禾开发区用不到全市1%的土地,创造了全市近三成的税收。",
             [share("1%", 1, indicator="土地"), share("三成", 30, indicator="税收")]),
    ],
    "as Taiwan's releases have it": [
        Case("自2002年起至去年止,民间投资案件已达1836件,去年则冲出1449亿元,今年前3月止则有103亿元。",
             [count("1836件", 1836, period="2002-01-01..2020-12-31"), obs("1449亿元", "level", period="2020"),
              obs("103亿元", "level", indicator="民间投资案件", period="2021-01-01..2021-03-31")], date="2021-04-22"),
        Case("扶养率为31.88%,低于台北市之37.69%。",
             [obs("31.88%", "level"), obs("37.69%", "level", 37.69, entity="台北市")]),
        Case("文教类20件最高、占比达21.3%。", [count("20件", 20), share("21.3%", 21.3)]),
        Case("青禾公司109年净利5.35亿元,主要因108年处分资产影响,使利益较108年减少8.15亿元。",
             [obs("5.35亿元", "level", period="2020"), change("8.15亿元", -815000000, "TWD", period="2020")]),
        Case("平均单价从2019年14.4万元成长至今年17.4万元。",
             [obs("14.4万元", "level", indicator="单价", period="2019"),
              obs("17.4万元", "level", indicator="单价", period="2021")], date="2021-08-18"),
        Case("营收同比成长8.4%,足足多了5千多万元。",
             [growth("8.4%", 8.4, "营收"), change("5千多万元", 50000000, "CNY", "营收")]),
    ],
    "sizes of works, one company after another": [
        Case("4月23日,园区举行仪式。\n此次开工的有青禾集团年产40万件羊绒衫加工项目、远衡集团30万吨合成氨项目。",
             [count("40万件", 400000, "年产羊绒衫", entity="青禾集团", period=None),
              obs("30万吨", "level", indicator="合成氨项目", entity="远衡集团", period=None)], date="2011-04-25"),
        # What was made in a year is of that year.
        Case("2023年,园区建成20万千瓦风电项目。", [obs("20万千瓦", "level", period="2023")]),
    ],
    "lists whose head stands in the clause before": [
        Case("“二降”包括:生活用品及服务和食品烟酒价格,同比分别下降0.5%和0.1%。",
             [growth("0.5%", -0.5), growth("0.1%", -0.1, "生活用品及服务和食品烟酒价格")]),
        Case("一季度,居民消费价格上涨1.5%。从月度看,1、2月份,价格平稳,同比分别上涨1.3%和1.2%。",
             [growth("1.5%", 1.5), growth("1.3%", 1.3, period="2022-01"), growth("1.2%", 1.2, period="2022-02")],
             date="2022-04-15"),
    ],
    "against the same in another year": [
        Case("2010年,户均人口2.94人,比2000年的3.32人减少0.38人。",
             [obs("2.94人", "level", period="2010"), obs("3.32人", "level", indicator="户均人口", period="2000"),
              change("0.38人", -0.38, "person", "户均人口", period="2010")]),
        Case("1-4月,能源消费量同比增长21.5%,两年平均增长7.4%。",
             [growth("21.5%", 21.5), growth("7.4%", 7.4, period="2021-01-01..2021-04-30")], date="2021-05-20"),
    ],
    "characters lost in a wrong reading": [
        Case("园区总面\ufffd?65平方公里,人口\ufffd?16.7万。2023年,地区生产总值增\ufffd?9.8%。",
             [obs("65平方公里", "level", indicator="总面积"), obs("16.7万", "level", indicator="人口"),
              growth("9.8%", 9.8, "地区生产总值")]),
        # Between two numbers nobody can tell what was there.
        Case("人口\ufffd?16\ufffd?7万,面积\ufffd?65平方公里。",
             [obs("16", "level"), obs("7万", "level"), obs("65平方公里", "level")]),
    ],
}


@pytest.mark.parametrize("case", params(CASES))
def test_company_news(case):
    check(case)
