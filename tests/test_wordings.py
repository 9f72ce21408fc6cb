"""Wordings on which a reading hangs: what belongs to a name, what leads to a level, what tells a growth.

The notation is explained in ``cases.py``. All names and numbers are invented.
"""

import pytest

from cases import Case, change, check, count, growth, level, obs, params, points, rank, share

# fmt: off

CASES: dict[str, list[Case]] = {
    "a rate of growth that is reached": [
        Case("青江市零售额31亿元,同比增长为5.2%。",
             [level("31亿元", 3100000000, "CNY"), growth("5.2%", 5.2, "零售额")]),
        Case("青江市零售额同比增长达到5.2%。其中城区增长达7%。", [growth("5.2%", 5.2), growth("7%", 7)]),
        Case("贷款利率由3%上升为5.2%。", [level("3%", 3, "%", "贷款利率"), level("5.2%", 5.2, "%", "贷款利率")]),
    ],
    "a level that something was cut to": [
        Case("外商准入清单缩减为27项,审批事项精简到30项。",
             [count("27项", 27, "外商准入清单"), count("30项", 30, "审批事项")]),
        Case("百强乡由1983年的3个增到11个。", [count("3个", 3, period="1983"), count("11个", 11)]),
    ],
    "adverbs at the end of a name": [
        Case("净利润也下滑74%,利润却下滑55.1%,产值再次突破10亿元。",
             [growth("74%", -74, "净利润"), growth("55.1%", -55.1, "利润"),
              level("10亿元", 1000000000, "CNY", "产值")]),
        Case("货币供应量M1因而按月上升6.3%,M2遂下降1.2%。",
             [growth("6.3%", 6.3, "货币供应量M1"), growth("1.2%", -1.2, "M2")]),
        Case("产值要实现15亿元,合同负债余额截至9月末为77亿元。",
             [level("15亿元", 1500000000, "CNY", "产值"), level("77亿元", 7700000000, "CNY", "合同负债余额")]),
        Case("净利润与去年同期相比虽然小幅下降4%。", [growth("4%", -4, "净利润")]),
        # A character of another word.
        Case("主要产品5个,社会需要300亿元。", [count("5个", 5, "产品"), level("300亿元", 30000000000, "CNY")]),
    ],
    "times inside other words": [
        Case("6月初步访港旅客人次为313万人次。", [obs("313万人次", "level", period="2024-06")], date="2024-07-10"),
        Case("6月初有旅客30万人次。", [obs("30万人次", "level", period="2024-06-01")], date="2024-07-10"),
        Case("上月份的盈余为3亿元。", [level("3亿元", 300000000, "CNY", "盈余", period="2011-01")], date="2011-02-20"),
        Case("燃油成本较去年上半年增12.5%,整体物价指数与一年前同月比较,上升1.2%。",
             [growth("12.5%", 12.5, "燃油成本"), growth("1.2%", 1.2, "整体物价指数")]),
    ],
    "marks behind a name": [
        Case("全年生产总值[2]82亿元。", [level("82亿元", 8200000000, "CNY", "生产总值")]),
        Case("第三季經濟成長率(yoy)為2.5%。", [growth("2.5%", 2.5, "经济成长率")]),
    ],
    "more and less than grew before": [
        Case("全市存款余额559亿元,同比少增14亿元;住户存款比上月多增2亿元。",
             [level("559亿元", 55900000000, "CNY", "存款余额"), change("14亿元", -1400000000, "CNY", "存款余额"),
              change("2亿元", 200000000, "CNY", "住户存款")]),
    ],
    "what was expected holds for its own number": [
        Case("毛利率59.5%,优于预期的55.5%,较第二季上扬0.9个百分点。",
             [level("59.5%", 59.5, "%", "毛利率", status="actual"),
              level("55.5%", 55.5, "%", "毛利率", status="estimate"),
              points("0.9个百分点", 0.9, "毛利率", status="actual")]),
        Case("季营收331亿美元,超越318亿美元目标,同比增加30.3%。",
             [level("331亿美元", 33100000000, "USD", status="actual"), obs("318亿美元", "level"),
              growth("30.3%", 30.3, "季营收", status="actual")]),
        Case("力争营收达到331亿美元,增长30.3%。",
             [level("331亿美元", 33100000000, "USD", status="target"), growth("30.3%", 30.3, status="target")]),
    ],
    "how much of a plan is done, without a 的": [
        Case("完成总收入6.7亿元,为年初预算61.22%,增长10.6%。",
             [level("6.7亿元", 670000000, "CNY", "总收入"),
              level("61.22%", 61.22, "%", "总收入完成率", status="actual"),
              growth("10.6%", 10.6, "总收入")]),
    ],
    "the worth of what was counted": [
        Case("手机出口129万台,货值33亿元;钢材出口108万吨,货值5亿元。",
             [count("129万台", 1290000, "手机出口"), level("33亿元", 3300000000, "CNY", "手机出口货值"),
              level("108万吨", 1080000, "t", "钢材出口"), level("5亿元", 500000000, "CNY", "钢材出口货值")]),
    ],
    "respective growths of several wordings": [
        Case("书报类、通讯类分别实现3亿元、2亿元,同比增长分别为14%、25%。",
             [level("3亿元", 300000000, "CNY", "书报类"), level("2亿元", 200000000, "CNY", "通讯类"),
              growth("14%", 14, "书报类"), growth("25%", 25, "通讯类")]),
        Case("公路货运量和铁路货运量分别完成2亿吨和1亿吨,比去年同月分别下降0.7%和上升0.4%。",
             [level("2亿吨", 200000000, "t", "公路货运量"), level("1亿吨", 100000000, "t", "铁路货运量"),
              growth("0.7%", -0.7, "公路货运量"), growth("0.4%", 0.4, "铁路货运量")]),
        Case("集成电路、生物医药、人工智能三大先导产业规模分别达到3亿元、4亿元和1亿元。",
             [level("3亿元", 300000000, "CNY"), level("4亿元", 400000000, "CNY"),
              level("1亿元", 100000000, "CNY", "人工智能产业规模")]),
    ],
    "of a zone's city and of the country's zones": [
        Case("青江经济技术开发区今日挂牌。山东省的国家级经济技术开发区增至8家。",
             [count("8家", 8, "国家级经济技术开发区", entity="山东省")]),
    ],
    "what only says which are meant": [
        Case("90平方米以下住宅投资38亿元。", [level("38亿元", 3800000000, "CNY", "90平方米以下住宅投资")]),
        Case("1类新药8个,500千伏输变电工程3项,首个百亿元水利工程开工。", [count("8个", 8, ("1类新药", "新药")),
              count("3项", 3)]),
        Case("25至44岁失业率4.2%。", [level("4.2%", 4.2, "%", "25至44岁失业率")]),
        Case("3奈米制程占营收23%,5奈米占37%。", [share("23%", 23), share("37%", 37, "5奈米", of="营收")]),
    ],
    "what a verb parts from those who are counted": [
        Case("9家A股上市银行营收下降,3家新三板挂牌企业亮相,20余名县级领导深入企业调研。",
             [count("9家", 9, "A股上市银行"), count("3家", 3, "新三板挂牌企业"), count("20余名", 20, "县级领导")]),
        Case("21个地级以上市中,青江市居第7位。",
             [count("21个", 21, "地级以上市"), rank("第7位", 7, of=21)]),
    ],
    "a year that is long over ends with its clause": [
        Case("设县治于明正德七年(公元1512年)。现辖6镇,人口37万。",
             [count("6镇", 6, period=None), obs("37万", "level", period=None)]),
    ],
    "to what it is now": [
        Case("森林覆盖率从2017年的11%提高到当前的34%。",
             [level("11%", 11, "%", period="2017"), level("34%", 34, "%", "森林覆盖率", period=None)]),
        Case("上半年利润总额2.8亿元,去年同期为3.3亿元,同比下降14%。",
             [level("2.8亿元", 280000000, "CNY", period="2023H1"), level("3.3亿元", 330000000, "CNY", period="2022H1"),
              growth("14%", -14, period="2023H1")], date="2023-08-01"),
    ],
}


@pytest.mark.parametrize("case", params(CASES))
def test_wordings(case):
    check(case)
