"""Which period, status and base of comparison a number has; the notation is explained in ``cases.py``.

All names and numbers are invented.
"""

import pytest

from cases import Case, check, count, growth, level, obs, params, rank, share
from zhibiao import extract

# fmt: off

HOLDS: dict[str, list[Case]] = {
    "a list over time": [
        Case("2020年、2021年和2022年,公司营收分别为3.1亿元、3.8亿元和4.2亿元。",
             [level("3.1亿元", 310000000, "CNY", period="2020"), level("3.8亿元", 380000000, "CNY", period="2021"),
              level("4.2亿元", 420000000, "CNY", period="2022")]),
        Case("1月、2月、3月,全区分别出口12亿元、8亿元、15亿元。",
             [level("12亿元", 1200000000, "CNY", period="2024-01"), level("8亿元", 800000000, "CNY", period="2024-02"),
              level("15亿元", 1500000000, "CNY", period="2024-03")], date="2024-04-20"),
        Case("2016年至2018年,分别完成税收2.1亿元、3.2亿元、4.3亿元,分别增长3%、4%、5%。",
             [level("2.1亿元", 210000000, "CNY", period="2016"), level("3.2亿元", 320000000, "CNY", period="2017"),
              level("4.3亿元", 430000000, "CNY", period="2018"), growth("3%", 3, period="2016"),
              growth("4%", 4, period="2017"), growth("5%", 5, period="2018")]),
        # The values are those of the heads, not of the years.
        Case("2021-2022年,全市出口、进口分别为3亿元、4亿元。",
             [level("3亿元", 300000000, "CNY", period="2021..2022"),
              level("4亿元", 400000000, "CNY", period="2021..2022")]),
    ],
    "what a paragraph compares is of the time before it": [
        Case("102年8月全台工业生产指数105.2,较上月增加3.5%。\n与上年同月比较,工业生产减少2.1%。",
             [obs("105.2", "level", 105.2, period="2013-08"), growth("3.5%", 3.5, period="2013-08"),
              growth("2.1%", -2.1, period="2013-08")], date="2013-09-23"),
        Case("2月份失业率为3.7%。\n较上年同月相比,失业率下降0.2个百分点。",
             [level("3.7%", 3.7, "%", period="2016-02"), obs("0.2个百分点", "change", -0.2, period="2016-02")],
             date="2016-03-22"),
        Case("2024年第2季商业营业额4亿元。\n与去年同季比较,营业额增加5.2%。",
             [level("4亿元", 400000000, "CNY", period="2024-04-01..2024-06-30"),
              growth("5.2%", 5.2, period="2024-04-01..2024-06-30")], date="2024-08-22"),
        # With a time of its own, and one that only opens a new paragraph.
        Case("2月份失业率为3.7%。\n园区企业利润下降2%。",
             [level("3.7%", 3.7, "%", period="2016-02"), growth("2%", -2, period=None)], date="2016-03-22"),
    ],
    "the ends of a rise": [
        Case("2022年,三次产业结构由上年的12.4:40.1:47.5调整为11.9:40.3:47.8。",
             [share("12.4", 12.4, period="2021"), share("40.1", 40.1, period="2021"),
              share("47.5", 47.5, period="2021"), share("11.9", 11.9, period="2022"),
              share("40.3", 40.3, period="2022"), share("47.8", 47.8, period="2022")], date="2023-03-01"),
        Case("2018年,全县贫困发生率由9.1%下降到4.3%。",
             [level("9.1%", 9.1, "%", period="2017"), level("4.3%", 4.3, "%", period="2018")]),
        Case("过去五年,服务业比重由35.2%提高到44.6%,综合实力由全省第18位升至第10位。",
             [obs("35.2%", "share", 35.2, period="2015"), obs("44.6%", "share", 44.6, period="2020"),
              rank("第18位", 18, period="2015"), rank("第10位", 10, period="2020")], date="2021-01-15"),
        Case("全市人均可支配收入由2015年的18200元增加到2020年的26900元,年均增长8.1%。",
             [level("18200元", 18200, "CNY", period="2015"), level("26900元", 26900, "CNY", period="2020"),
              growth("8.1%", 8.1, period="2016..2020", compare="avg")]),
    ],
    "a section on five years": [
        Case("各位代表:\n\n现在,我报告工作,请予审议。\n\n一、“十一五”时期的工作回顾\n\n五年来,我们迎难而上。去年外贸总额达到30亿美元。"
             "新增就业5万人。\n\n建成公路600公里。2009年引进企业12家。新建学校20所。",
             [level("30亿美元", 3000000000, "USD", period="2010"), count("5万人", 50000, period="2006..2010"),
              level("600公里", 600000, "m", period="2006..2010"), count("12家", 12, period="2009"),
              count("20所", 20, period="2006..2010")], date="2011-01-20"),
    ],
    "the months so far": [
        Case("2017年7月,内燃机累计销售317万台,累计同比增长4%。",
             [level("317万台", 3170000, "count", period="2017-01..07"), growth("4%", 4, period="2017-01..07")]),
        # What there is by then is no sum of the year's.
        Case("截至2017年7月,全区累计认定高新技术企业120家。", [count("120家", 120, period="2017-07-31")]),
    ],
    "a report on the budget": [
        Case("关于云江市2018年预算执行情况和2019年预算草案的报告\n\n发布时间:2019-02-26\n\n(一)2018年预算收支情况\n\n"
             "2018年一般公共预算收入年初预算合计127亿元,实际完成139亿元。\n\n(二)2019年收支预算安排\n\n"
             "2019年一般公共预算收入146亿元。",
             [level("127亿元", 12700000000, "CNY", period="2018", status="target"),
              level("139亿元", 13900000000, "CNY", period="2018", status="actual"),
              level("146亿元", 14600000000, "CNY", period="2019", status="target")]),
    ],
    "beside the time that holds": [
        Case("2020年一季度,公司净亏损9亿元。其中,投资亏损5亿元,去年净利润3亿元;衍生品亏损2亿元。经营利润4亿元。",
             [level("9亿元", 900000000, "CNY", period="2020Q1"), level("5亿元", 500000000, "CNY", period="2020Q1"),
              level("3亿元", 300000000, "CNY", period="2019"), level("2亿元", 200000000, "CNY", period="2020Q1"),
              level("4亿元", 400000000, "CNY", period="2020Q1")], date="2020-05-02"),
        Case("2020年一季度,投资亏损5亿元,去年同期为净利润3亿元;衍生品亏损2亿元。",
             [level("5亿元", 500000000, "CNY", period="2020Q1"), level("3亿元", 300000000, "CNY", period="2019Q1"),
              level("2亿元", 200000000, "CNY", period="2020Q1")]),
    ],
    "a work report": [
        Case("在青岚市第五届人民代表大会第二次会议上的政府工作报告\n\n(2017年1月20日)\n\n一是工业快速成长。建设项目85项。\n\n"
             "今年主要预期目标是:生产总值增长8%以上;新增就业3万人。",
             [count("85项", 85, period="2016"), growth("8%", 8, period="2017", status="target"),
              count("3万人", 30000, period="2017", status="target")]),
        # In another text of January nothing says that the year before is meant.
        Case("发布时间:2017-01-20\n\n青岚市建设项目85项。", [count("85项", 85, period=None)]),
    ],
    "years of the Republic": [
        Case("主计处統計,112年全年訂單320.5億美元,年減9.8%。",
             [level("320.5億美元", 32050000000, "USD", period="2023"), growth("9.8%", -9.8, period="2023")]),
        Case("主计处統計,市府登記工廠民國100年至110年間由820家增加到1,240家。",
             [count("820家", 820, period="2011-12-31"), count("1,240家", 1240, period="2021-12-31")]),
        # In other texts the same words are a length of time.
        Case("大桥设计使用年限为100年。", [obs("100年", "level", 100, "year", period=None)]),
    ],
    "periods that end on a day": [
        Case("截至2023年9月30日止,过去十二个月,云江股份收入32.5亿元。",
             [level("32.5亿元", 3250000000, "CNY", period="2022-10-01..2023-09-30")]),
        Case("截至2023年6月30日止六个月,云江水泥收入为32.5亿元,按年增长12%。",
             [level("32.5亿元", 3250000000, "CNY", period="2023H1"), growth("12%", 12, period="2023H1")]),
        Case("截至2022年12月31日止年度,云江水泥收入为12.5亿元。",
             [level("12.5亿元", 1250000000, "CNY", period="2022")]),
        Case("截至2022年12月31日,云江水泥总资产为12.5亿元。",
             [level("12.5亿元", 1250000000, "CNY", period="2022-12-31")]),
    ],
    "the date of a text": [
        # No word plans anything: what was reached by a year is past.
        Case("全县经济总量由1978年的2330万元跃升至2017年的303亿元。到2017年,公路里程达到2171公里。",
             [level("2330万元", 23300000, "CNY", period="1978", status="actual"),
              level("303亿元", 30300000000, "CNY", period="2017", status="actual"),
              level("2171公里", 2171000, "m", period="2017", status="actual")]),
        Case("2020年,全县公路里程1800公里。到2025年,力争达到2100公里。",
             [level("1800公里", 1800000, "m", period="2020", status="actual"),
              level("2100公里", 2100000, "m", period="2025", status="target")]),
        Case("15年以来,全市投资保持较快增长,1至6月,固定资产投资完成232亿元。",
             [level("232亿元", 23200000000, "CNY", "固定资产投资", period="2015H1")]),
    ],
    "sections": [
        Case("云江县政府工作报告\n2020年云江交出答卷\n经济恢复\n财政收入增长6%。\n2021年云江再出发\n"
             "主要目标\n财政收入增长8%。\n先进制造业\n制造业增加值增长9%。",
             [growth("6%", 6, period="2020", status="actual"), growth("8%", 8, period="2021", status="target"),
              growth("9%", 9, period="2021", status="target")]),
        # A subheading stands under the heading above it; the next heading of that level ends the section.
        Case("云江县工业发展情况\n一、发展目标\n(一)总量\n工业产值达到300亿元。\n二、产业布局\n现有工厂120家。",
             [level("300亿元", 30000000000, "CNY", status="target"), count("120家", 120, status="actual")]),
    ],
    "titles": [
        Case("云江股份有限公司2023年半年度报告\n营业收入32.5亿元,同比增长12%。",
             [level("32.5亿元", 3250000000, "CNY", period="2023H1"), growth("12%", 12, period="2023H1")]),
        # The plans of the year that the report is named after are not past.
        Case("云江市人民政府2023年工作报告\n一、2022年工作回顾\n粮食产量58万吨。\n二、2023年工作安排\n今年,新建学校20所。",
             [level("58万吨", 580000, "t", period="2022", status="actual"),
              count("20所", 20, period="2023", status="target")]),
    ],
    "statistics": [
        # A text that compares with the year before in each sentence says once what year it is about.
        Case("2022年,全县经济运行平稳。\n一、工业\n全县工业增加值25亿元,比上年增长5.2%。其中,采矿业增长3.1%,制造业增长6.4%。\n"
             "二、农业\n粮食产量20万吨,比上年增长2.5%。油料产量下降1.2%,蔬菜产量增长4.4%。",
             [level("25亿元", 2500000000, "CNY", period="2022"), growth("5.2%", 5.2, period="2022"),
              growth("3.1%", 3.1, period="2022"), growth("6.4%", 6.4, period="2022"),
              level("20万吨", 200000, "t", period="2022"), growth("2.5%", 2.5, period="2022"),
              growth("1.2%", -1.2, period="2022"), growth("4.4%", 4.4, period="2022")]),
    ],
    "what is compared with": [
        Case("2015年,云江水泥成本为16.7亿元,较2014年的18.2亿元下降。全年收入3.5亿元,较上年同期的2.8亿元增长25%。",
             [level("16.7亿元", 1670000000, "CNY", period="2015"), level("18.2亿元", 1820000000, "CNY", period="2014"),
              level("3.5亿元", 350000000, "CNY", period="2015"), level("2.8亿元", 280000000, "CNY", period="2014"),
              growth("25%", 25, period="2015")]),
        # How far something came back is told of now.
        Case("2023年9月,入境旅客230万人次,恢复至2019年同月的83%。",
             [count("230万人次", 2300000, period="2023-09"), obs("83%", "level", 83, period="2023-09")]),
    ],
    "days and what they end": [
        Case("2022年末,全县常住人口32万人。城镇居民人均可支配收入32800元,存款余额120亿元。",
             [count("32万人", 320000, period="2022-12-31"), level("32800元", 32800, "CNY", period="2022"),
              level("120亿元", 12000000000, "CNY", period="2022-12-31")]),
        Case("截至2022年末,全县累计实施项目32个。出口12亿元。",
             [count("32个", 32, period="2022-12-31"), level("12亿元", 1200000000, "CNY", period="2022-12-31")]),
        # What a year brings, up to a day: from its first one.
        Case("截至2022年10月底,全县实现工业产值32亿元,增长6%,入驻企业18家,存款余额12亿元。",
             [level("32亿元", 3200000000, "CNY", period="2022-01..10"), growth("6%", 6, period="2022-01..10"),
              count("18家", 18, period="2022-10-31"), level("12亿元", 1200000000, "CNY", period="2022-10-31")]),
        Case("截止2022年12月31日,云江科技资产总计2亿元,经营活动产生的现金流量净额3200万元。",
             [level("2亿元", 200000000, "CNY", period="2022-12-31"),
              level("3200万元", 32000000, "CNY", period="2022")]),
    ],
    "three months over the turn of a year": [
        Case("失业率由二零二三年十一月至二零二四年一月的2.9%微升至二零二三年十二月至二零二四年二月的3.0%。",
             [obs("2.9%", "level", period="2023-11-01..2024-01-31"),
              obs("3.0%", "level", period="2023-12-01..2024-02-29")], date="2024-03-19"),
    ],
    "a yearbook": [
        Case("2008年,北澜县产值3亿元。\n【招商引资】 全年新批外资项目18个,总投资2.6亿美元,实际到位外资8600万美元。",
             [level("3亿元", 300000000, "CNY", period="2008"), count("18个", 18, "新批外资项目", period="2008"),
              level("2.6亿美元", 260000000, "USD", period="2008"),
              level("8600万美元", 86000000, "USD", period="2008")]),
    ],
    "since it was raised": [
        Case("北澜高新区2012年晋升为国家高新区,管理面积70平方公里,建成区35平方公里。",
             [obs("70平方公里", "level", period=None), obs("35平方公里", "level", period=None)]),
    ],
    "months of the Republic's years": [
        Case("113年1至6月全市新设立公司4126家。", [count("4126家", 4126, period="2024H1")]),
    ],
    "months that end on a day": [
        Case("集团截至二零二三年六月三十日止六个月内,股东应占盈利为30亿元,每股盈利0.63元。",
             [level("30亿元", 3000000000, "CNY", period="2023H1"), level("0.63元", 0.63, "CNY", period="2023H1")]),
        Case("截至2022年10月为止的三个月,失业率为3.1%。", [obs("3.1%", "level", period="2022-08..10")]),
        Case("2023上半年,全区出口3亿元。", [level("3亿元", 300000000, "CNY", period="2023H1")]),
        Case("截至2022年10月底,完成投资55亿元,占全县投资的61.3%。",
             [level("55亿元", 5500000000, "CNY", period="2022-01..10"), obs("61.3%", "share", period="2022-01..10")]),
    ],
    "the day of the news": [
        Case("中新网3月1日电 据报道,市统计局2月28日公布1月出口数字,出口达548万元,其中机电产品同比增长7.7%。",
             [level("548万元", 5480000, "CNY", period="2017-01"), growth("7.7%", 7.7, period="2017-01")],
             date="2017-03-01"),
    ],
    "when it will be": [
        Case("3月26日,云江新材料项目开工。全部达产后,年产值32亿元,带动就业1800人。",
             [level("32亿元", 3200000000, "CNY", period=None), count("1800人", 1800, period=None)], date="2024-04-18"),
    ],
    "behind a list number": [
        Case("云江县统计局发布就业统计\n(一)2023年7月失业率为3.5%;季节调整后为3.4%。\n(二)就业人数115万人。",
             [level("3.5%", 3.5, "%", period="2023-07"), obs("3.4%", "level", 3.4, period="2023-07"),
              count("115万人", 1150000, period="2023-07")]),
    ],
    "held against a year": [
        Case("2023年,接待游客320万人次,恢复到2019年的105%;快递业务量是2018年3.2亿件的2.5倍。",
             [count("320万人次", 3200000, period="2023"), obs("105%", "level", 105, period="2023"),
              obs("3.2亿件", "level", period="2018"), obs("2.5倍", "level", 2.5, "times", period="2023")]),
        Case("2023年上半年,云江股份净利润2.3亿元,上年同期亏损1.1亿元。",
             [level("2.3亿元", 230000000, "CNY", period="2023H1"),
              level("1.1亿元", 110000000, "CNY", period="2022H1")]),
    ],
    "parts of a period": [
        Case("前三季度,全县生产总值增长5.2%。其中,三季度增长5.8%。固定资产投资增长6%。",
             [growth("5.2%", 5.2, period="2023-01..09"), growth("5.8%", 5.8, period="2023Q3"),
              growth("6%", 6, period="2023-01..09")], date="2023-10-20"),
        Case("“十四五”以来,全县工业产值年均增长15.8%。",
             [growth("15.8%", 15.8, period="2021..2024", compare="avg")], date="2025-03-14"),
    ],
    "as many years": [
        Case("过去五年,全县经济稳步增长。去年生产总值增长8.8%。五年完成公路投资320亿元,三年新建学校20所。",
             [growth("8.8%", 8.8, period="2022"), level("320亿元", 32000000000, "CNY", period="2018..2022"),
              count("20所", 20, period=None)], date="2023-01-10"),
        # A plan that was fulfilled says nothing of when.
        Case("2020年,全县顺利完成“十三五”规划。粮食产量58万吨。", [level("58万吨", 580000, "t", period="2020")]),
    ],
    "against the same": [
        Case("7月份,居民消费价格环比上涨0.2%。其中,城市上涨0.3%,农村上涨0.1%。同比上涨1.8%。",
             [growth("0.2%", 0.2, compare="mom"), growth("0.3%", 0.3, compare="mom"),
              growth("0.1%", 0.1, compare="mom"), growth("1.8%", 1.8, compare="yoy")]),
        Case("1985年,粮食产量36万吨,比1980年增长12%;棉花产量2万吨,增长33%。油料产量增长5%。",
             [level("36万吨", 360000, "t"), growth("12%", 12, compare="base:1980"), level("2万吨", 20000, "t"),
              growth("33%", 33, compare="base:1980"), growth("5%", 5, compare="yoy")]),
        # A change by points against a month says nothing of the growth behind it.
        Case("5月份,工业增加值增长5.2%,比上月加快0.2个百分点;投资增长4%。",
             [growth("5.2%", 5.2, compare="yoy"), obs("0.2个百分点", "change", 0.2, "pp", compare="mom"),
              growth("4%", 4, compare="yoy")]),
    ],
    "what was wanted": [
        Case("2023年,博彩收入1289亿元,接近全年1300亿元的目标;地价收入194亿元,低于预算的850亿元。",
             [level("1289亿元", 128900000000, "CNY", status="actual"),
              level("1300亿元", 130000000000, "CNY", status="target"),
              level("194亿元", 19400000000, "CNY", status="actual"),
              level("850亿元", 85000000000, "CNY", status="target")], date="2024-02-20"),
        Case("2023年,生产总值增长4.5%(预计数),出口增长3%。",
             [growth("4.5%", 4.5, status="estimate"), growth("3%", 3, status="actual")], date="2024-02-20"),
    ],
    "told in passing": [
        Case("云江县政府工作报告\n一、过去五年工作回顾\n累计投入农业资金68亿元。粮食产量连年增长,去年达到58万吨。新建公路620公里。\n"
             "二、2023年工作安排\n粮食产量达到60万吨。",
             [level("68亿元", 6800000000, "CNY", period="2018..2022"), level("58万吨", 580000, "t", period="2022"),
              level("620公里", 620000, "m", period="2018..2022"),
              level("60万吨", 600000, "t", period="2023", status="target")], date="2023-01-15"),
        Case("在云江装备园,36家企业落户,园区前三季度销售增长21.4%。对岸的生物港集聚企业120家。",
             [count("36家", 36), growth("21.4%", 21.4, period="2023-01..09"), count("120家", 120, period=None)],
             date="2023-12-27"),
    ],
    "founding": [
        Case("1985年,全县灌溉面积由建国初期的2万亩扩大到19万亩。",
             [obs("2万亩", "level", period=None), obs("19万亩", "level", period="1985")]),
    ],
    "what there is": [
        # What a year brought says nothing of what there is; it holds behind a semicolon too.
        Case("2018年,云江电子获批省级工作站2个。园区还与高校合作,建成检测平台3个,现有研究所5个;另有创客空间4个。",
             [count("2个", 2, period="2018"), count("3个", 3, period=None), count("5个", 5, period=None),
              count("4个", 4, period=None)]),
        # In a text that is of one year, it is what there is then.
        Case("云江县2018年国民经济和社会发展统计公报\n年末户籍人口32万人。现有学校120所。",
             [count("32万人", 320000, period="2018-12-31"), count("120所", 120, period="2018-12-31")]),
        # Said after its own time, it is of that time.
        Case("2020年,全县现有养殖户320户。", [count("320户", 320, period="2020")]),
    ],
    "summed up": [
        Case("今年1-9月,经开区累计签约项目32个。", [count("32个", 32, period="2023-01..09")], date="2023-10-29"),
        Case("上半年,经开区出口12亿元。累计认定工厂32家。",
             [level("12亿元", 1200000000, "CNY", period="2023H1"), count("32家", 32, period="2023-06-30")],
             date="2023-07-29"),
    ],
    "by when and since when": [
        Case("截至一季度,全区完成工业产值82.5亿元,规上企业120家。",
             [level("82.5亿元", 8250000000, "CNY", period="2023Q1"), count("120家", 120, period="2023-03-31")],
             date="2023-05-04"),
        Case("登记工厂至2023年5月为820家。到5月底,已建成住房120套。",
             [count("820家", 820, period="2023-05-31"), count("120套", 120, period="2023-05-31")], date="2023-06-15"),
        # The last months of a rise are a span.
        Case("失业率由2022年12月至2023年2月的1.5%下跌至2023年1月至3月的1.2%。",
             [level("1.5%", 1.5, "%"), level("1.2%", 1.2, "%", period="2023Q1")], date="2023-04-20"),
    ],
    "several years and their last": [
        Case("过去五年,云江县人均生产总值突破3.2万元,农民人均纯收入12800元,累计完成投资320亿元,新建公路820公里。",
             [level("3.2万元", 32000, "CNY", period="2022"), level("12800元", 12800, "CNY", period="2022"),
              level("320亿元", 32000000000, "CNY", period="2018..2022"),
              level("820公里", 820000, "m", period="2018..2022")], date="2023-01-10"),
    ],
    "when something happened": [
        # The year of an event is not that of what stands there.
        Case("2018年,云江县被确定为示范县,园区规划面积37万亩,覆盖6个乡镇。",
             [level("37万亩", 246666666.67, "m2", period=None), count("6个", 6, period=None)]),
        Case("云江高新区1992年经国务院批准,1997年被确定为示范区。据统计,高新区2002年实现产值204亿元。用电量12亿千瓦时。",
             [level("204亿元", 20400000000, "CNY", period="2002"),
              level("12亿千瓦时", 1200000000, "kWh", period="2002")]),
        # What was done in that year is of it.
        Case("2018年,云江县被确定为示范县,完成投资5亿元。", [level("5亿元", 500000000, "CNY", period="2018")]),
    ],
    "by how much a rise went up": [
        Case("9月5日,记者获悉,全县出口由2013年的53亿元,增长到2022年的94亿元,累计增长了1.8倍。",
             [level("53亿元", 5300000000, "CNY", period="2013"), level("94亿元", 9400000000, "CNY", period="2022"),
              obs("1.8倍", "growth", 1.8, "times", period="2022")], date="2023-09-06"),
        Case("2024年,园区出口86亿元,较2020年增长65.1%,占全市比重从4.6%升至9.5%。",
             [level("86亿元", 8600000000, "CNY", period="2024"), growth("65.1%", 65.1, period="2024"),
              share("4.6%", 4.6, period="2020"), share("9.5%", 9.5, period="2024")], date="2025-03-01"),
        Case("三次产业结构由1978年的63.8:9.7:26.5调整为2018年的17.6:32.1:50.3。",
             [share("63.8", 63.8, period="1978"), share("9.7", 9.7, period="1978"), share("26.5", 26.5, period="1978"),
              share("17.6", 17.6, period="2018"), share("32.1", 32.1, period="2018"),
              share("50.3", 50.3, period="2018")]),
        # A growth is of the time of its level, not of the day at the head of the sentence.
        Case("3月20日,云江股份去年盈利46.3亿元,按年升74%。",
             [level("46.3亿元", 4630000000, "CNY", period="2024"), growth("74%", 74, period="2024")],
             date="2025-03-21"),
    ],
    "congresses": [
        Case("2018年,全县产值320亿元。党的十八大以来,全县生产总值年均增长13%。",
             [level("320亿元", 32000000000, "CNY", period="2018"),
              growth("13%", 13, period="2012-11-08..2019-09-06", compare="avg")], date="2019-09-06"),
    ],
    "the day of telling": [
        Case("云江网讯(记者 李文) 2022年,经开区投资增速21.5%。这是记者从2月23日的发布会上获悉的。全年开行班列530列。",
             [growth("21.5%", 21.5, period="2022"), count("530列", 530, period="2022")]),
        Case("10月29日记者获悉,前三季度,全省实现进出口979亿元。前不久,在2023云江经开区项目签约仪式上,一批项目签约。"
             "2021年6月,国务院批复设立云江国际铁路港。",
             [level("979亿元", 97900000000, "CNY", period="2023-01..09")]),
        Case("去(2013)年财报出炉,云江水泥去年营收129亿元。", [level("129亿元", 12900000000, "CNY", period="2013")]),
        # What was done on the day is of it.
        Case("10月29日,云江经开区签约项目12个。", [count("12个", 12, period="2023-10-29")], date="2023-11-02"),
    ],
    "compared with a quarter": [
        Case("今年第一季,云江光电出货量2858万片,较去年第四季减少0.8%。营收32亿元,低于去年第四季的38亿元。",
             [count("2858万片", 28580000, period="2018Q1"), growth("0.8%", -0.8, period="2018Q1"),
              level("32亿元", 3200000000, "CNY", period="2018Q1"), level("38亿元", 3800000000, "CNY", period="2017Q4")],
             date="2018-04-26"),
    ],
    "what goes on": [
        Case("入境旅客首三季增36%\n2023年9月,入境旅客230万人次。\n按客源分析,内地旅客153万人次。\n消费方面,旅客消费180亿元。",
             [growth("36%", 36, period="2023-01..09"), count("230万人次", 2300000, period="2023-09"),
              count("153万人次", 1530000, period="2023-09"),
              level("180亿元", 18000000000, "CNY", period="2023-01..09")], date="2023-10-25"),
    ],
    "plans by name": [
        # The name of a plan makes no target of what was done under it.
        Case("2017年,全市实施小微企业三年成长计划,新增企业2.6万家。", [count("2.6万家", 26000, status="actual")],
             date="2018-03-01"),
        Case("2017年,园区因应市场需求预测,出口32亿元。", [level("32亿元", 3200000000, "CNY", status="actual")],
             date="2018-03-01"),
        Case("2017年,云江县将木工组改组了,职工38人。", [count("38人", 38, status="actual")], date="2018-03-01"),
        Case("2017年,云江电子将门槛调整为3万元。", [level("3万元", 30000, "CNY", status="actual")], date="2018-03-01"),
        Case("云江电子计划新建厂房3万平方米。董事会核准资本预算约12亿元。",
             [level("3万平方米", 30000, "m2", status="target"), level("12亿元", 1200000000, "CNY", status="target")]),
    ],
    "what is expected": [
        Case("预计2025年进出口将首次突破320亿元。", [level("320亿元", 32000000000, "CNY", status="estimate")],
             date="2025-10-31"),
        # Another clause plans for itself.
        Case("预计2025年进出口达320亿元,将新建码头3座。",
             [level("320亿元", 32000000000, "CNY", status="estimate"), count("3座", 3, status="target")],
             date="2025-10-31"),
        # An expectation told last says nothing of the next sentence.
        Case("2023年,公司新获项目67个,订单金额预计超过210亿元。产能利用率达103%。",
             [count("67个", 67, status="actual"), level("210亿元", 21000000000, "CNY", status="estimate"),
              obs("103%", "level", 103, status="actual")], date="2024-04-25"),
        Case("项目全部投产后,年产值约达4亿元。", [level("4亿元", 400000000, "CNY", status="target")]),
        Case("项目投产后,已实现产值4亿元。", [level("4亿元", 400000000, "CNY", status="actual")]),
    ],
    "what is as it is": [
        Case("云江股份有限公司2023年年度报告\n云江照明注册资本为1200万元。",
             [level("1200万元", 12000000, "CNY", period=None)]),
    ],
    "a text without a date": [
        # The last year that the text has figures of is past.
        Case("1949年11月,县政府接管米厂。1952年,县供销社组建木器厂,职工38人。是年,完成产值52.7万元。",
             [count("38人", 38, period="1952", status="actual"),
              level("52.7万元", 527000, "CNY", period="1952", status="actual")]),
        # A year that is looked out to in the title is none of the text.
        Case("云江县国民经济和社会发展第十四个五年规划和二〇三五年远景目标建议\n预计,2020年生产总值达到120亿元。",
             [level("120亿元", 12000000000, "CNY", period="2020", status="estimate")]),
        Case("抗日战争时期,云江矿产煤12万吨。", [level("12万吨", 120000, "t", period=None)]),
    ],
    "compared across words": [
        Case("1983年,全县产粮36万吨,比大丰收的1982年减少2万吨;工业产值8亿元,比上年增长5%。",
             [level("36万吨", 360000, "t", period="1983"), obs("2万吨", "change", -20000, "t", period="1983"),
              level("8亿元", 800000000, "CNY", period="1983"), growth("5%", 5, period="1983")]),
        Case("1985年与1983年比,工业企业由528个增到3696个。",
             [count("528个", 528, period="1983"), count("3696个", 3696, period="1985")]),
        Case("到2025年,生产总值在2018年基础上翻两番,常住人口达到80万人。",
             [obs("翻两番", "growth", period="2025"), count("80万人", 800000, period="2025")], date="2021-08-13"),
        # An adjective compares nothing.
        Case("全市增速比较高的2020年,出口32亿元。", [level("32亿元", 3200000000, "CNY", period="2020")]),
    ],
    "work reports": [
        Case("在云江市第十二届人民代表大会上的政府工作报告\n(2007年1月30日)\n一是产业快速成长。实施项目95项,推出轿车3款。\n"
             "全年粮食产量58万吨。\n主要预期目标是:财政收入增长12%;人均纯收入增长6%。",
             [count("95项", 95, period="2006", status="actual"), count("3款", 3, period="2006", status="actual"),
              level("58万吨", 580000, "t", period="2006"), growth("12%", 12, period="2007", status="target"),
              growth("6%", 6, period="2007", status="target")]),
        # Other texts say when.
        Case("云江市工业情况\n(2007年1月30日)\n实施项目95项。", [count("95项", 95, period=None)]),
    ],
    "what the next paragraphs are about": [
        Case("2023年,云江经开区的改革值得关注。\n推行试点,窗口服务人次减少6.2%。\n为385家企业开展活动。",
             [growth("6.2%", -6.2, period="2023"), count("385家", 385, period="2023")], date="2024-01-20"),
        # A year with a number of its own is that of its paragraph.
        Case("2023年,云江经开区产值32亿元。\n为385家企业开展活动。",
             [level("32亿元", 3200000000, "CNY", period="2023"), count("385家", 385, period=None)], date="2024-01-20"),
        Case("3月25日,云江高新区重点项目开工仪式举行。外资项目7个。\n此次开工的项目分处6个镇。",
             [count("7个", 7, period="2011-03-25"), count("6个", 6, period="2011-03-25")], date="2011-03-29"),
    ],
    "since the year compared with": [
        Case("2017年,全县生产总值比1978年增长33倍,年均增长9.5%。",
             [obs("33倍", "growth", period="2017", compare="base:1978"),
              growth("9.5%", 9.5, period="1979..2017", compare="avg")]),
        Case("从2015年到2019年底,全县人均预期寿命从76.3岁提高到77.3岁。",
             [obs("76.3岁", "level", period="2015"), obs("77.3岁", "level", period="2019")], date="2020-11-05"),
    ],
    "told by the way": [
        Case("第三季,货品出口升12.2%,而第二季升11.5%。货品进口升11.7%。",
             [growth("12.2%", 12.2, period="2025Q3"), growth("11.5%", 11.5, period="2025Q2"),
              growth("11.7%", 11.7, period="2025Q3")], date="2025-10-31"),
        Case("云江产业园2月19日开工,总占地面积1059亩。", [obs("1059亩", "level", period=None)], date="2017-08-24"),
        Case("2017年末外汇储备余额达313亿美元。8月27日,云江银行发布报告。",
             [level("313亿美元", 31300000000, "USD", period="2017-12-31", status="actual")]),
    ],
    "estimates that go on": [
        Case("初步预计,全县生产总值增长9%;工业增加值增长10%;财政收入完成11.5亿元。粮食产量58万吨。",
             [growth("9%", 9, status="estimate"), growth("10%", 10, status="estimate"),
              level("11.5亿元", 1150000000, "CNY", status="estimate"), level("58万吨", 580000, "t", status="actual")]),
        Case("预计全年产值9亿元。出口3亿元。",
             [level("9亿元", 900000000, "CNY", status="estimate"), level("3亿元", 300000000, "CNY", status="estimate")],
             date="2020-01-11"),
        # Said of one thing in the middle of a clause, or with a sentence between, it is said of no other.
        Case("2011年,技术合同成交额预计达到2亿元。企业实现收入3亿元。",
             [level("2亿元", 200000000, "CNY", status="estimate"), level("3亿元", 300000000, "CNY", status="actual")],
             date="2012-01-13"),
        Case("预计全年产值9亿元。经济活力不断增强。出口3亿元。",
             [level("9亿元", 900000000, "CNY", status="estimate"), level("3亿元", 300000000, "CNY", status="actual")],
             date="2020-01-11"),
        Case("预计全县生产总值能够实现6%的预期目标。", [obs("6%", "share", status="estimate")], date="2020-01-11"),
    ],
    "the end of the period reported on": [
        Case("云江股份有限公司2023年年度报告\n截止报告期末,资产总额2.6亿元,净资产5873万元,营业收入3.8亿元,净利润2697万元。",
             [level("2.6亿元", 260000000, "CNY", period="2023-12-31"),
              level("5873万元", 58730000, "CNY", period="2023-12-31"),
              level("3.8亿元", 380000000, "CNY", period="2023"), level("2697万元", 26970000, "CNY", period="2023")]),
    ],
    "the same day": [
        Case("6月12日,云江经开区举行签约仪式,签约项目12个。当天,集中开工项目8个。",
             [count("12个", 12, period="2023-06-12"), count("8个", 8, period="2023-06-12")], date="2023-06-20"),
        # A habit names no day.
        Case("6月12日,云江经开区签约项目12个。企业当天办结事项320件。",
             [count("12个", 12, period="2023-06-12"), count("320件", 320, period=None)], date="2023-06-20"),
    ],
    "in the middle of a sentence": [
        Case("市场整洁有序——今年6月,改造后的云江市场开业,改善了周边1200户居民的生活。",
             [count("1200户", 1200, period="2023-06")], date="2023-09-28"),
        Case("去年投入救济款8.6亿元,从去年7月到现在,调运粮食70万吨。",
             [level("8.6亿元", 860000000, "CNY", period="2022"),
              level("70万吨", 700000, "t", period="2022-07-01..2023-06-26")], date="2023-06-26"),
        # What a number is held against holds for that number alone.
        Case("2025年第三季,私人消费上升2.1%,而第二季的升幅为1.8%。政府开支上升1.6%。",
             [growth("2.1%", 2.1, period="2025Q3"), growth("1.8%", 1.8, period="2025Q2"),
              growth("1.6%", 1.6, period="2025Q3")]),
    ],
    "beside the text": [
        Case("云江市2025年国民经济和社会发展统计公报\n一、综合\n生产总值95亿元。\n图1 2021-2025年生产总值\n"
             "分区县看,北渡县生产总值31亿元。",
             [level("95亿元", 9500000000, "CNY", period="2025"), level("31亿元", 3100000000, "CNY", period="2025")]),
        Case("2016年前三季度,产值5亿元。分季度看,一季度增长6%,三季度增长5%。分产业看,工业增加值4亿元。",
             [level("5亿元", 500000000, "CNY", period="2016-01..09"), growth("6%", 6, period="2016Q1"),
              growth("5%", 5, period="2016Q3"), level("4亿元", 400000000, "CNY", period="2016-01..09")]),
        Case("去年,一局签约项目15个,目前竣工7个。参加推介会14次。",
             [count("15个", 15, period="2017"), count("7个", 7, period=None), count("14次", 14, period="2017")],
             date="2018-01-31"),
        # At the head of its sentence it is what the text goes on about.
        Case("去年,一局签约项目15个。目前竣工7个。工人14人。",
             [count("15个", 15, period="2017"), count("7个", 7, period=None), count("14人", 14, period=None)],
             date="2018-01-31"),
    ],
    "no time that has dates": [
        Case("1至9月,全省投资26亿元。工业强省战略实施3年,已有园区11个,累计投资38亿元。",
             [level("26亿元", 2600000000, "CNY", period="2013-01..09"), count("11个", 11, period=None),
              level("38亿元", 3800000000, "CNY", period=None)], date="2013-11-05"),
        Case("一季度,减少成本4亿元。专项贷款设立以来,累计发放贷款64亿元。",
             [level("4亿元", 400000000, "CNY", period="2025Q1"), level("64亿元", 6400000000, "CNY", period=None)],
             date="2025-05-01"),
        Case("2019年,云江医疗营收8亿元。公司近30日内减持841万股。",
             [level("8亿元", 800000000, "CNY", period="2019"), obs("841万股", "level", period=None)],
             date="2020-11-02"),
        Case("占比从自贸区挂牌初期的5%上升到2015年的20%。",
             [obs("5%", "share", period=None), obs("20%", "share", period="2015")], date="2016-02-18"),
        Case("园区2006年谋划,2007年起步,2008年被批准为省级园区。建成区面积12平方公里。",
             [obs("12平方公里", "level", period=None)], date="2014-01-10"),
    ],
    "at the head of a line": [
        Case("5个月全市出口增长6.5%\n前5个月,全市出口75亿元。",
             [growth("6.5%", 6.5, period="2022-01..05"), level("75亿元", 7500000000, "CNY", period="2022-01..05")],
             date="2022-06-16"),
        Case("- 2025年11月单月净利:146亿元", [level("146亿元", 14600000000, "CNY", period="2025-11")]),
        Case("力争到“十二五”末,全省产值达到75亿元,占比达到27%;税收占比达到5%。",
             [level("75亿元", 7500000000, "CNY", period="2015", status="target"),
              obs("27%", "share", period="2015", status="target"),
              obs("5%", "share", period="2015", status="target")], date="2010-02-02"),
        Case("在“十一五期间”,出口保持了29%的增幅。", [growth("29%", 29, period="2006..2010")], date="2014-10-22"),
    ],
    "by the end of a quarter": [
        Case("一季度末,全市生猪出栏80万头。", [count("80万头", 800000, period="2017-01..03")], date="2017-04-20"),
    ],
    "kept, and no plan": [
        Case("2004年,产值增长9%,失业率控制在4.4%,人口自然增长率为2.78‰。",
             [growth("9%", 9, status="actual"), obs("4.4%", "level", status="actual"),
              obs("2.78‰", "level", period="2004", status="actual")], date="2005-01-21"),
        Case("2005年的主要预期目标:失业率控制在5%以内。", [obs("5%", "level", status="target")], date="2005-01-21"),
        Case("签约项目10个。其中拟入驻产业园8个,总投资48亿元。",
             [count("10个", 10, status="actual"), count("8个", 8, status="actual"),
              level("48亿元", 4800000000, "CNY", status="actual")], date="2020-09-10"),
    ],
    "a day to come": [
        Case("票价4月4日将加至18.4元,来年1月2日将加至19.2元。",
             [level("18.4元", 18.4, "CNY", period="2021-04-04"), level("19.2元", 19.2, "CNY", period="2022-01-02")],
             date="2021-03-16"),
        Case("票价4月4日加至18.4元。", [level("18.4元", 18.4, "CNY", period="2020-04-04")], date="2021-03-16"),
    ],
    "the day of a price": [
        Case("北渡股份(SH 601999,收盘价:7.18元)11月2日晚间发布公告称,预计中标金额约4.26亿元。"
             "2019年年报显示,北渡股份的医疗业占营收比例为22%。",
             [level("7.18元", 7.18, "CNY", period="2020-11-02"), level("4.26亿元", 426000000, "CNY", period=None),
              share("22%", 22, period="2019")], date="2020-11-02"),
        Case("2020年9月1日,北渡股份收盘价7.18元。", [level("7.18元", 7.18, "CNY", period="2020-09-01")],
             date="2020-11-02"),
    ],
    "shares of what the months brought": [
        Case("截至3月末,三大工业区完成工业总产值41亿元,占全县工业总产值的68%。",
             [level("41亿元", 4100000000, "CNY", period="2008Q1"), share("68%", 68, period="2008Q1")],
             date="2008-04-18"),
    ],
    "sums of years": [
        Case("到2001年底,建成区面积16平方公里。累计完成固定资产投资180亿元。",
             [obs("16平方公里", "level", period="2001-12-31"),
              level("180亿元", 18000000000, "CNY", period="2001-12-31")]),
        Case("1997年,财政收入11亿元,是1992年的4.5倍,年均递增35.1%。五年来,用于基础设施总投资达21亿元。",
             [level("11亿元", 1100000000, "CNY", period="1997"), obs("4.5倍", "level", period="1997"),
              growth("35.1%", 35.1, period="1993..1997", compare="avg"),
              level("21亿元", 2100000000, "CNY", period="1993..1997")], date="1998-03-31"),
    ],
    "what another year had": [
        Case("2017年每股红利1.9元,与2016年每股0.23元相比,大幅提升。",
             [level("1.9元", 1.9, "CNY", period="2017"), level("0.23元", 0.23, "CNY", period="2016")]),
        Case("2024年上半年售出机床378台,较2023年同期售出413台减少8.5%。",
             [count("378台", 378, period="2024H1"), count("413台", 413, period="2023H1"),
              growth("8.5%", -8.5, period="2024H1")]),
        Case("机床销量由2023年上半年156台增加35%至2024年上半年210台。",
             [count("156台", 156, period="2023H1"), growth("35%", 35, period="2024H1"),
              count("210台", 210, period="2024H1")]),
        Case("公司2017年财务决算情况:\n1、全年营业收入23亿元,比上年度的20亿元增长3亿元;\n2、全年利润3亿元,比上年度的2亿元增长1亿元。",
             [level("23亿元", 2300000000, "CNY", period="2017"), level("20亿元", 2000000000, "CNY", period="2016"),
              obs("3亿元", "change", period="2017"), level("3亿元", 300000000, "CNY", period="2017"),
              level("2亿元", 200000000, "CNY", period="2016"), obs("1亿元", "change", period="2017")],
             date="2018-04-23"),
    ],
    "rises of the same years": [
        Case("人均收入由2015年的18200元增加到2020年的26900元,贫困发生率由12%下降到2%;城镇化率从40%提高到50%。",
             [level("18200元", 18200, "CNY", period="2015"), level("26900元", 26900, "CNY", period="2020"),
              obs("12%", "level", period="2015"), obs("2%", "level", period="2020"),
              obs("40%", "level", period="2015"), obs("50%", "level", period="2020")], date="2021-03-27"),
        Case("1991年,产值37亿元,比1978年增长5倍;比重由56%下降到37%。",
             [level("37亿元", 3700000000, "CNY", period="1991"), obs("5倍", "growth", period="1991"),
              obs("56%", "share", period="1978"), obs("37%", "share", period="1991")]),
        # A time told in between is what the next rise is told of.
        Case("人均收入由2015年的18200元增加到2020年的26900元。2022年,贫困发生率由12%下降到2%。",
             [level("18200元", 18200, "CNY", period="2015"), level("26900元", 26900, "CNY", period="2020"),
              obs("12%", "level", period="2021"), obs("2%", "level", period="2022")], date="2023-03-27"),
    ],
    "wanted of a year": [
        Case("1-3月份,园区实现产值17亿元,完成年任务75亿元的23%。",
             [level("17亿元", 1700000000, "CNY", period="2016-01..03"),
              level("75亿元", 7500000000, "CNY", period="2016", status="target"),
              obs("23%", "level", period="2016-01..03")], date="2016-04-20"),
    ],
    "what is held, and what was earned": [
        Case("截至9月底,集团手持现金及流动投资122亿元。", [level("122亿元", 12200000000, "CNY", period="2016-09-30")],
             date="2016-11-03"),
        Case("截至今年上半年,实现高新技术产值(简称高新产值)391亿元。",
             [level("391亿元", 39100000000, "CNY", period="2020H1")], date="2020-09-10"),
        Case("截至2019年3月31日止首季,收益23亿美元。", [level("23亿美元", 2300000000, "USD", period="2019Q1")]),
        Case("截至2013年11月底的三个月,销货量上升0.2%。", [growth("0.2%", 0.2, period="2013-09..11")]),
    ],
    "from then on": [
        Case("1988年起,连续三届入选强县。轻纺产品销售额占全国的40%。", [share("40%", 40, period=None)],
             date="1992-01-01"),
        Case("2023年第一、二季度,全市出口同比分别增长1.9%、1.2%。",
             [growth("1.9%", 1.9, period="2023Q1"), growth("1.2%", 1.2, period="2023Q2")]),
    ],
    "titles of news": [
        Case("四公司下月加价\n\n现有员工300人。", [count("300人", 300, period=None)], date="2021-03-16"),
        Case("云江县统计局\n裁员70人 前年共亏损3亿元\n\n裁员占员工的9%。",
             [count("70人", 70, period=None), level("3亿元", 300000000, "CNY", period="2017"),
              share("9%", 9, period=None)], date="2019-02-22"),
    ],
    "of the period reported on": [
        Case("北渡科技2019年年度报告\n营业收入2亿元。截止2019年12月31日,资产总计16亿元;经营现金流量净额本期为3亿元。",
             [level("2亿元", 200000000, "CNY", period="2019"), level("16亿元", 1600000000, "CNY", period="2019-12-31"),
              level("3亿元", 300000000, "CNY", period="2019")], date="2020-04-30"),
        Case("半年末,公司存货10亿元。", [level("10亿元", 1000000000, "CNY", period="2011-06-30")], date="2011-08-10"),
        Case("2010年,地方收入13亿元,支出24亿元,分别是2005年的2.3倍和2.6倍。",
             [level("13亿元", 1300000000, "CNY", period="2010"), level("24亿元", 2400000000, "CNY", period="2010"),
              obs("2.3倍", "level", period="2010"), obs("2.6倍", "level", period="2010")], date="2011-01-10"),
        Case("开发区2020年7月14日晋级省级开发区,规划总面积12平方公里。", [obs("12平方公里", "level", period=None)],
             date="2021-07-01"),
    ],
    "a time that cannot be dated": [
        Case("“十四五”以来,全市累计投资300亿元。今年1-8月,投资50亿元。",
             [level("300亿元", 30000000000, "CNY", period="2021..2025"),
              level("50亿元", 5000000000, "CNY", period=None)]),
    ],
    "what there is in a place": [
        Case("2022年,全县实现产值200亿元。县内有景区3个。境内已探明煤炭储量5亿吨。",
             [level("200亿元", 20000000000, "CNY", period="2022"), count("3个", 3, period=None),
              obs("5亿吨", "level", period=None)], date="2023-05-04"),
    ],
    "before the end of a year": [
        Case("年底前建成厂房3万平方米。", [obs("3万平方米", "level", period="2023", status="target")],
             date="2023-05-04"),
        Case("全部达产后,预计年产值5亿元。", [level("5亿元", 500000000, "CNY", period=None, status="target")],
             date="2023-05-04"),
        Case("预计全年产值5亿元。", [level("5亿元", 500000000, "CNY", period="2023", status="estimate")],
             date="2023-05-04"),
    ],
    "goals of a year": [
        Case("记者获悉,2013年云江高新区收入42亿元。管委会主任部署2014年主要预期发展指标是:收入实现49亿元,产值实现45亿元。",
             [level("42亿元", 4200000000, "CNY", period="2013", status="actual"),
              level("49亿元", 4900000000, "CNY", period="2014", status="target"),
              level("45亿元", 4500000000, "CNY", period="2014", status="target")], date="2014-01-17"),
        Case("(点击查阅更多2006年地方政府工作报告)\n(2006年2月8日)\n过去的五年,是全省前进的五年。\n"
             "全省产值由2000年的2003亿元增加到2005年的4070亿元,年均增长11.6%,比“十五”计划目标3000亿元高出许多。",
             [obs("2003亿元", "level", period="2000"), obs("4070亿元", "level", period="2005"),
              growth("11.6%", 11.6, period="2001..2005", compare="avg"), obs("3000亿元", "level", status="target")]),
    ],
    "the year spoken of": [
        Case("2019年,云江港吞吐量320万吨。次年,吞吐量达到350万吨。",
             [level("320万吨", 3200000, "t", period="2019"), level("350万吨", 3500000, "t", period="2020")],
             date="2024-05-01"),
    ],
}

# fmt: on


@pytest.mark.parametrize("case", params(HOLDS))
def test_holds(case):
    check(case)


def test_the_year_of_a_work_report_is_no_word_of_the_text():
    text = "云江市政府工作报告\n\n(2017年1月20日)\n\n去年全年出口3亿元。\n\n主要预期目标是:出口增长8%以上。"
    told, planned = extract(text).observations
    assert (told.period.text, planned.period.text, planned.period.start.year) == ("去年全年", "", 2017)
