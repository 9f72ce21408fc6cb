"""What surrounds the facts of an article or a plan: datelines, headlines, dates, goals that a paragraph announces.

The notation is explained in ``cases.py``. All names and numbers are invented.
"""

import pytest

from cases import Case, check, count, growth, level, obs, params, rank, share
from zhibiao import extract

# fmt: off

CASES: dict[str, list[Case]] = {
    "a dateline is no part of the first sentence": [
        Case(f"{dateline}今年前11个月,青江市出口额为8亿元。税收2亿元。",
             [level("8亿元", 800000000, "CNY", "出口额", entity="青江市", period="2004-01..2004-11"),
              level("2亿元", 200000000, "CNY", period="2004-01..2004-11")], date="2004-12-29")
        for dateline in ("新华社北京2月3日电 ", "中新社香港12月28日电", "新华社北京2月3日电(记者王青)", "本报讯 ",
                         "青江日报讯 (记者 王青 通讯员 李禾)", "【本报讯】", "(记者王青)", "中国青江网讯 ",
                         "本报南京12月28日讯 青江日报记者王青报道:")
    ] + [
        Case("新华社北京2月3日电(记者王青)2003年青江市出口额为8亿元。",
             [level("8亿元", 800000000, "CNY", "出口额", entity="青江市", period="2003")], date="2004-02-03"),
        Case("本报讯员工100人,产值8亿元。", [count("100人", 100), level("8亿元", 800000000, "CNY", "产值")]),
    ],
    "the period of a headline with a call": [
        Case("开门红!青江高新区一季度产值增长\n\n记者获悉,青江高新区奋力攻坚。\n\n高新区实现产值86.2亿元,同比增长12.4%。\n",
             [level("86.2亿元", 8620000000, "CNY", entity="青江高新区", period="2023-01..2023-03"),
              growth("12.4%", 12.4, period="2023-01..2023-03")], date="2023-04-20"),
    ],
    "a line that is nothing but a month says when the text was published": [
        Case("青江县2025年统计公报\n青江县统计局\n2026年5月\n一、综合\n全县实现生产总值42亿元,增长6.7%。\n"
             "二、农业\n牛出栏18万头。\n",
             [level("42亿元", 4200000000, "CNY", period="2025"), growth("6.7%", 6.7, period="2025"),
              count("18万头", 180000, period="2025")]),
    ],
    "who published the text, and when": [
        Case("广东省一九五七年计划执行结果公报\n广东省统计局 一九五八年四月\n一、工业\n一九五七年工业总产值"
             "二十八亿元。\n二、农业\n甘蔗产量六千五百万担。\n",
             [level("二十八亿元", 2800000000, "CNY", period="1957"), obs("六千五百万担", "level", period="1957")]),
        Case("青江县志 农业\n1990年10月出版\n1988年,全县农业总产值1.8亿元。\n油料产量8650吨。年末生猪存栏18万头。\n",
             [level("1.8亿元", 180000000, "CNY", period="1988"), obs("8650吨", "level", period="1988"),
              count("18万头", 180000, period="1988-12-31")]),
    ],
    "goals that a paragraph announces": [
        Case("湖南省“十一五”经济社会发展的主要目标是:\n1.经济增长。GDP年均增长10%,到2010年,总量突破1万亿元,5年累计完成投资165亿元。\n"
             "2.经济结构。城镇化率达到45%。\n",
             [growth("10%", 10, period="2006..2010", status="target"),
              level("1万亿元", 1000000000000, "CNY", period="2010", status="target"),
              level("165亿元", 16500000000, "CNY", period="2006..2010", status="target"),
              level("45%", 45, "%", period="2010", status="target")], date="2006-01-18"),
        Case("主席提出了2018年的主要目标,即地区生产总值增长10%左右,投资增长18%左右。",
             [growth("10%", 10, period="2018", status="target"), growth("18%", 18, period="2018", status="target")],
             date="2018-01-24"),
        Case("全县失业率控制在5%的调控目标内,2017年新增就业8万人。",
             [obs("5%", "share"), level("8万人", 80000, "person", period="2017", status="actual")], date="2018-01-24"),
    ],
    "plans hold for their years": [
        Case("青江市第十三个五年规划纲要\n第二章 发展目标\n到2020年,全市生产总值突破2000亿元。收入达到150亿元。\n"
             "农村居民人均可支配收入达到4.5万元。\n",
             [level("2000亿元", 200000000000, "CNY", period="2020", status="target"),
              level("150亿元", 15000000000, "CNY", period="2020", status="target"),
              level("4.5万元", 45000, "CNY", period="2020", status="target")]),
        Case("青江省“十四五”能源规划发布\n规划提出,到2025年,新能源装机达到8000万千瓦。其中风电装机3500万千瓦。\n",
             [obs("8000万千瓦", "level", period="2025", status="target"),
              obs("3500万千瓦", "level", period="2025", status="target")]),
        Case("青江县2024年政府工作报告\n\n今年预期目标:财政收入增长5%。城镇新增就业5万人。\n\n实施项目320个。去年出口3亿元。\n",
             [growth("5%", 5, period="2024", status="target"),
              level("5万人", 50000, "person", period="2024", status="target"),
              count("320个", 320, status="target"), level("3亿元", 300000000, "CNY", period="2023", status="actual")]),
    ],
    "companies that announce": [
        Case("青禾电器昨日晚间公布半年报,报告期内,公司实现营业总收入402亿元,同比增长60%。",
             [level("402亿元", 40200000000, "CNY", entity="青禾电器", period="2011-01..2011-06"), growth("60%", 60)],
             date="2011-07-27"),
        Case("青禾电器公布年报,公司实现营业总收入402亿元。",
             [level("402亿元", 40200000000, "CNY", entity="青禾电器", period="2010")], date="2011-03-27"),
        Case("青禾股份(600123.SH)10月30日晚间发布2023年三季报,前三季度公司净利润6亿元。\n\n分业务看,新能源业务收入40亿元。\n",
             [level("6亿元", 600000000, "CNY", entity="青禾股份", period="2023-01..2023-09"),
              level("40亿元", 4000000000, "CNY", entity="青禾股份", period="2023-01..2023-09")]),
        Case("青禾快递28日晚间披露2021年度业绩预告,全年预计净利润为8亿元。",
             [level("8亿元", 800000000, "CNY", entity="青禾快递", period="2021", status="estimate")]),
        Case("青禾电今日公布2024年10月营收报告,合并营收约为314亿元。",
             [level("314亿元", 31400000000, "CNY", "合并营收", entity="青禾电", period="2024-10")]),
        Case("青禾科技发布2019年第三季度报告:本报告期营业收入320万元。\n2019年初至报告期末:营业收入为948万元。\n",
             [level("320万元", 3200000, "CNY", period="2019-07..2019-09"),
              level("948万元", 9480000, "CNY", period="2019-01..2019-09")]),
        Case("青江高新区一季度产值8亿元。园区内的青禾科技股份有限公司实现产值2亿元。高新区税收1亿元。",
             [level("8亿元", 800000000, "CNY", entity="青江高新区"),
              level("2亿元", 200000000, "CNY", entity="青禾科技股份有限公司"),
              level("1亿元", 100000000, "CNY", entity="青江高新区")], date="2023-04-20"),
    ],
    "times": [
        Case("在一九五八年大跃进的基础上,取得了新的胜利。八月份全市完成产值5亿元。",
             [level("5亿元", 500000000, "CNY", period="1959-08")], date="1959-09-11"),
        Case("统计处公布,今年10月销货价值375亿元。今年首10个月上升1.2%。10月的销货数量较2016年同月上升3.6%。",
             [level("375亿元", 37500000000, "CNY", period="2017-10"), growth("1.2%", 1.2, period="2017-01..2017-10"),
              growth("3.6%", 3.6, period="2017-10")]),
        Case("1-8月,全省出口8亿元。从近10年的数据看,差距正在缩小。\n\n同期,进口5亿元。\n",
             [level("8亿元", 800000000, "CNY", period="2021-01..2021-08"),
              level("5亿元", 500000000, "CNY", period="2021-01..2021-08")], date="2021-09-17"),
        Case("第三季,私人消费按年下跌1.4%,而第二季则下跌1.6%。政府消费按年上升2.1%。",
             [growth("1.4%", -1.4, period="2024-07..2024-09"), growth("1.6%", -1.6, period="2024-04..2024-06"),
              growth("2.1%", 2.1, period="2024-07..2024-09")], date="2024-10-31"),
        Case("3月工业生产指数年减3.2%,首季增加0.7%\n\n102年3月工业生产指数131点。\n\n经季节调整后,制造业减少2.6%。\n",
             [growth("3.2%", -3.2, period="2013-03"), growth("0.7%", 0.7, period="2013-01..2013-03"),
              obs("131点", "level", period="2013-03"), growth("2.6%", -2.6, period="2013-03")]),
    ],
    "a rise in a year that another rise ended in starts where that one did": [
        Case("工农业总产值由1982年的18.6亿元增加到1987年的36.2亿元。1987年财政收入2.8亿元。农民人均收入由268元增加到512元。",
             [level("18.6亿元", 1860000000, "CNY", period="1982"), level("36.2亿元", 3620000000, "CNY", period="1987"),
              level("2.8亿元", 280000000, "CNY", period="1987"), level("268元", 268, "CNY", period="1982"),
              level("512元", 512, "CNY", period="1987")]),
    ],
    "who takes part, and in what": [
        Case("青江经开区在全省144家园区综合评价中列第12位,较上年前进5位。",
             [count("144家", 144, "园区"), rank("第12位", 12, "园区综合评价"), obs("5位", "change", 5, "rank")]),
    ],
    "how large those are that are counted": [
        Case("今年有86个投资亿元以上项目开工,58个投资总额1000万美元以上新设外资项目落地。",
             [count("86个", 86, "投资亿元以上项目"), count("58个", 58, "投资总额1000万美元以上新设外资项目")],
             date="2011-04-25"),
        Case("全县有23家年产值超亿元企业,5家纳税千万元以上企业。",
             [count("23家", 23, "年产值超亿元企业"), count("5家", 5, "纳税千万元以上企业")]),
        Case("上半年引进12个总投资5亿元的项目。", [count("12个", 12, "项目"), obs("5亿元", "level", 500000000, "CNY")]),
        Case("力争培育百亿企业10家、十亿企业100家。",
             [count("10家", 10), count("100家", 100, status="target")]),
        Case("今年,新开工项目42个,竣工30个,在建项目56个,投产12个。",
             [count("42个", 42, "新开工项目"), count("30个", 30, "竣工项目"), count("56个", 56, "在建项目"),
              count("12个", 12, "投产项目")], date="2023-02-15"),
    ],
    "what belongs to no name": [
        Case("广州开发区、黄埔区地区生产总值3502亿元,连续两年位列全国经开区综合考评第二。",
             [level("3502亿元", 350200000000, "CNY", "地区生产总值"),
              rank("第二", 2, ("全国经开区综合考评", "经开区综合考评"))]),
        Case("前三季度,生物医药产业产值增长18.6%,人工智能产业增长25.6%。",
             [growth("18.6%", 18.6, "生物医药产业产值"), growth("25.6%", 25.6, "人工智能产业产值")], date="2019-11-01"),
        Case("2018年,监管清单86.5万票,增长2.8倍。",
             [count("86.5万票", 865000, "监管清单"), obs("2.8倍", "growth", 2.8, "times", "监管清单")]),
    ],
    "the level that another is held against": [
        Case(f"2019年的产值{words}3亿元增长40%,达到4.2亿元。",
             [level("3亿元", 300000000, "CNY", "产值", period="2018"), growth("40%", 40, "产值", period="2019"),
              level("4.2亿元", 420000000, "CNY", "产值", period="2019")], date="2020-04-18")
        for words in ("比2018年的", "比上年的", "较去年同期的", "比二〇一八年的")
    ],
    "plans by the years in their titles": [
        Case("岳阳市总体规划(2008-2030)\n近期2015年城市人口100万人;远期2030年城市人口160万人。\n",
             [level("100万人", 1000000, "person", period="2015", status="target"),
              level("160万人", 1600000, "person", period="2030", status="target")]),
        Case("云南省新型城镇化规划发布\n规划明确,到2020年,全省城镇化率达到50%。\n",
             [level("50%", 50, "%", "城镇化率", entity="云南省", period="2020")]),
    ],
    "growth in both of two": [
        Case("1-8月,加工贸易和保税物流进出口102亿元和35亿元,同增1.9%和38.4%,分别占31.3%和10.8%。",
             [level("102亿元", 10200000000, "CNY"), level("35亿元", 3500000000, "CNY"), growth("1.9%", 1.9),
              growth("38.4%", 38.4), share("31.3%", 31.3), share("10.8%", 10.8)], date="2021-09-17"),
    ],
}

DATES = {
    "20090326": "2009-03-26",
    "26/3/2009": "2009-03-26",
    "March 26, 2009": "2009-03-26",
    "26 March 2009": "2009-03-26",
    "2009. 3. 26": "2009-03-26",
    "http://www.stats.example/gia/200903/26/P200903260188.htm": "2009-03-26",
    "http://www.stats.example/art/t20090326_123.html": "2009-03-26",
    "日期:26/03/2009": "2009-03-26",
}
# fmt: on


@pytest.mark.parametrize("case", params(CASES))
def test_around_the_facts(case):
    check(case)


@pytest.mark.parametrize("line", DATES)
def test_a_line_dates_its_text(line):
    text = f"{line}\n\n政府统计处今日公布,二月份出口按年下跌3.1%。\n"
    found = extract(text)
    assert str(found.date.value) == DATES[line]
    assert str(found.observations[0].period.start) == "2009-02-01"


@pytest.mark.parametrize("line", ["20091326", "2009032612", "电话:26032009", "3/2009", "April 31, 2009"])
def test_a_line_of_other_numbers_does_not(line):
    assert extract(f"{line}\n\n政府统计处今日公布,二月份出口按年下跌3.1%。\n").date is None
