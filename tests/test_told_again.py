"""Kinds of sentences that came to light in texts of zones, of reports that look back, of shops and of prices.

The notation is explained in ``cases.py``. All numbers, and all names but those of places and offices, are invented;
companies that everybody knows stand for their like.
"""

import pytest

from cases import Case, check, count, growth, level, obs, params, pure, rank, share

# fmt: off

CASES: dict[str, list[Case]] = {
    "the first, last or third year of a plan": [
        Case("在“九五”开局之年,甘肃省国民生产总值实现64.5亿元,比上年增长10%。",
             [obs("64.5亿元", "level", entity="甘肃省", period="1996"), growth("10%", 10, period="1996")]),
        Case("“十三五”收官之年,全县生产总值达300亿元。", [obs("300亿元", "level", period="2020")]),
        Case("“九五”计划的第三年,全县生产总值达30亿元。", [obs("30亿元", "level", period="1998")]),
        # The plan as a whole.
        Case("“十三五”期间,全县培训农民3万人。", [obs("3万人", "level", period="2016-01-01..2020-12-31")]),
    ],
    "the end of the century, as a plan of the last one sees it": [
        Case("到本世纪末,保税区年产值将达一百亿元,年出口十亿美元。",
             [obs("一百亿元", "level", period="2000", status="target"),
              obs("十亿美元", "level", period="2000", status="target")], date="1996-02-28"),
    ],
    "what is expected of years far ahead is a target": [
        Case("预计到2030年,合肥新区工业总产值为600亿元。",
             [obs("600亿元", "level", period="2030", status="target")], date="2021-03-01"),
        # Of the year that runs, an estimate.
        Case("预计今年合肥新区工业总产值为600亿元。",
             [obs("600亿元", "level", period="2021", status="estimate")], date="2021-03-01"),
    ],
    "prices by the kilogram, of one city after another": [
        Case("今天,合肥猪肉价格每公斤11元,南京猪肉批发价每公斤10.2元。",
             [level("11元", 11, "CNY", "猪肉价格", entity="合肥市"),
              level("10.2元", 10.2, "CNY", "猪肉批发价", entity="南京市")], date="2011-07-08"),
    ],
    "what an office published": [
        Case("市统计局公布了今年工业增加值为2.6亿元。",
             [obs("2.6亿元", "level", indicator="工业增加值")], date="2021-12-31"),
        Case("记者昨日从省商务厅获悉,全省节日期间实现零售额41亿元,全省各地举办促销活动。"
             "福州市餐饮营业收入8000万元,福州市商场火爆。福州市旅游收入3亿元。",
             [obs("41亿元", "level", entity="福建省"), obs("8000万元", "level", entity="福州市"),
              obs("3亿元", "level", entity="福州市")], date="2010-02-20"),
    ],
    "shops": [
        Case("海口家家乐商店七天累计销售额达800万元,同比增长3%。新世界商场销售额达200万元。",
             [obs("800万元", "level", entity=("海口家家乐商店", "家家乐商店")),
              growth("3%", 3, entity=("海口家家乐商店", "家家乐商店")),
              obs("200万元", "level", indicator="销售额", entity="新世界商场")], date="2010-02-20"),
        # What many are called.
        Case("全市大型商场销售额达200万元,百货商店销售额100万元。",
             [obs("200万元", "level", indicator="大型商场销售额", entity="全市"),
              obs("100万元", "level", indicator="百货商店销售额", entity="全市")]),
    ],
    "companies that everybody knows": [
        Case("全球手机二季度出货量下滑2%。三星出货1230万部,列第一,"
             "华为手机出货量达520万部,增长3%。",
             [growth("2%", -2, entity="全球"), count("1230万部", 12300000, entity="三星"),
              rank("第一", 1, entity="三星"),
              count("520万部", 5200000, "手机出货量", entity="华为"), growth("3%", 3, entity="华为")],
             date="2018-08-02"),
        # A town of the name, a company's own.
        Case("茅台镇有酒厂300家。", [count("300家", 300, entity="茅台镇")]),
    ],
    "heads of a tariff, and those who attend": [
        Case("此次调整共涉及2315个税目,占税目总数的31%。", [count("2315个", 2315, "税目"), obs("31%", "share")]),
        Case("会议吸引了200位与会代表。", [count("200位", 200, "与会代表")]),
        Case("共有300名学生与家长参加。", [count("300名", 300, "学生")]),
    ],
    "grades of water, and what is made one": [
        Case("水质已经从2017年劣五类提升到三类,野生鸟类达到252种。", [count("252种", 252, "野生鸟类")]),
        Case("实现领导一元化。", []),
    ],
    "a zone in the title, and its city in the first sentence": [
        Case("投资合肥开发区\n合肥市为国家一类城市,全市面积1.1万平方公里。\n合肥开发区有丰富的水资源。\n"
             "1-9月,全区完成国内生产总值210亿元。",
             [obs("1.1万平方公里", "level", entity="合肥市"), obs("210亿元", "level", entity="合肥开发区")],
             date="2016-10-20"),
        Case("根据保税区的“九五”计划,到2000年,保税区年产值将达一百亿元。", [obs("一百亿元", "level", entity="保税区")],
             date="1996-02-28"),
    ],
    "reports that look back on a year, or on a term": [
        Case("各位代表:\n我代表市人民政府向大会作政府工作报告,请予审议。\n2018年:同心同德开新局\n"
             "过去一年,我们真抓实干。\n——实现了平稳增长。固定资产投资663亿元,增长5%。",
             [obs("663亿元", "level", period="2018", status="actual"), growth("5%", 5, period="2018")]),
        Case("各位代表:\n现在,我代表市人民政府向大会报告工作,请予审议。\n一、本届政府及2016年工作回顾\n"
             "2013年以来,全市上下奋发有为。\n(一)创新发展。引进人才255名,新增上市公司14家。\n"
             "二、2017年工作安排\n2017年,引进人才100名。",
             [count("255名", 255, period="2013-01-01..2016-12-31"), count("14家", 14, period="2013-01-01..2016-12-31"),
              count("100名", 100, period="2017", status="target")]),
    ],
    "a section on problems and what to do about them tells how things are": [
        Case("三、值得关注的问题及对策建议\n民营企业采购进口棉的比例是50%。", [obs("50%", "share", status="actual")]),
        Case("三、工作建议\n民营企业采购进口棉的比例达50%。", [obs("50%", "share", status="target")]),
    ],
    "a budget presented before its financial year": [
        Case("财政预算案:增加文化开支\n2023年2月22日\n香港特区财政司司长今日宣布,香港政府将增拨3亿元资助文艺节目。",
             [obs("3亿元", "level", period="2023-04-01..2024-03-31")]),
        Case("香港艺术节\n2023年2月22日\n香港政府增拨3亿元资助文艺节目。", [obs("3亿元", "level", period=None)]),
    ],
    "when a paper was passed down, and what stands now": [
        Case("2004年5月,国务院批转了规划纲要。滨江新区有企业300家。", [count("300家", 300, period=None)]),
    ],
    "a text about another country": [
        Case("巴西:消费有望回升\n近日,巴西国家统计局公布了数据。巴西是咖啡大国,巴西零售额增长2%,巴西进口下降3%。"
             "中国是其市场。失业率为8%。",
             [growth("2%", 2, entity="巴西"), growth("3%", -3, entity="巴西"), obs("8%", "level", entity="巴西")],
             date="2017-05-03"),
        Case("巴西成为厦门最大供应国\n巴西与厦门友好。巴西货物多,巴西咖啡好。全市进口巴西咖啡300吨。",
             [obs("300吨", "level", entity=("厦门市", "厦门"))], date="2017-05-03"),
    ],
    "parts of the country and of the world that a text tells of": [
        Case("中西部地区实际使用外资30亿美元,增长9%。发展中国家进口增长5%。",
             [obs("30亿美元", "level", entity="中西部地区"), growth("9%", 9, entity="中西部地区"),
              growth("5%", 5, entity="发展中国家")], date="2013-05-03"),
    ],
    "what is announced on a day is not of that day": [
        Case("厦门市长6月3日宣布,将投资3亿元兴建医院。", [obs("3亿元", "level", period=None, status="target")],
             date="2015-06-04"),
    ],
    "what those asked in a survey say": [
        Case("受访商户中,7成表示今年有盈利,5成受访雇员表示被减薪,29%预计明年增聘。",
             [obs("7成", "share", indicator="有盈利", period="2020"),
              obs("5成", "share", indicator="被减薪的受访雇员", status="actual"),
              obs("29%", "share", period="2021", status="actual")], date="2020-10-29"),
    ],
    "the level of a rate a year ago": [
        Case("失业率为5%,较去年的3.3%大增。",
             [level("5%", 5, "%", "失业率"), level("3.3%", 3.3, "%", "失业率", period="2019")],
             date="2020-10-29"),
        Case("出口增长5%,较去年的3.3%加快1.7个百分点。",
             [growth("5%", 5), growth("3.3%", 3.3, period="2019"), obs("1.7个百分点", "change")], date="2020-10-29"),
        Case("2023年旅客7.9亿人次,增长67%,恢复至2019年的92.5%。",
             [count("7.9亿人次", 790000000), growth("67%", 67), level("92.5%", 92.5, "%", period="2023")]),
    ],
    "the base of last year dates nothing; days with dots": [
        Case("2023年一季度营收2亿元。去年低基数效应带来增长。4.27-5.4期间预计发送旅客1200万人次。",
             [obs("2亿元", "level"), count("1200万人次", 12000000, period="2023-04-27..2023-05-04")]),
    ],
    "the last quarter of a year told of first": [
        Case("2022年营收2亿元,其中四季度1亿元。2023年一季度营收3亿元,3月营收1.2亿元。今年订单4亿元。",
             [obs("2亿元", "level", period="2022"), obs("1亿元", "level", period="2022-10-01..2022-12-31"),
              obs("3亿元", "level"), obs("1.2亿元", "level", period="2023-03"), obs("4亿元", "level", period="2023")]),
    ],
    "the nth largest of something": [
        Case("越南现为日本的第十九大贸易伙伴、第十三大进口来源。",
             [rank("第十九大", 19, "贸易伙伴"), rank("第十三大", 13, "进口来源")]),
        Case("我国连续多年保持世界第二大进口市场。", [rank("第二大", 2, "进口市场")]),
        Case("公司第二大股东减持。我国第二大淡水湖是洞庭湖。深入学习贯彻党的十九大精神。", []),
        Case("民营企业继续保持出口份额居首的地位。", [rank("居首", 1, indicator="出口份额")]),
    ],
    "amounts whose unit goes without saying": [
        Case("捷运自筹高达578亿。", [obs("578亿", "level", unit="CNY")]),
        Case("公司会再动用20亿回购股份。", [obs("20亿", "level", unit="CNY")]),
        Case("茶点费增52倍至近6500万。", [obs("52倍", "growth", 52, "times"), obs("6500万", "level", unit="CNY")]),
        Case("出生人口77.5万,死亡17.1万。",
             [obs("77.5万", "level", 775000, "person"), obs("17.1万", "level", 171000, "person")]),
        Case("9万深山群众搬出大山。", [obs("9万", "level", 90000, "person")]),
        Case("8月PMI跌至49.3,较去年同期(50.9)回落。",
             [pure("49.3", 49.3), pure("50.9", 50.9)]),
        Case("基尼系数为0.473,比5年前的0.475回落。", [pure("0.473", 0.473), pure("0.475", 0.475)]),
        Case("城乡居民收入比值由3.27缩小至2.93。",
             [level("3.27", 3.27, "times"), level("2.93", 2.93, "times")]),
    ],
    "those among whom somebody is ranked": [
        Case("合肥市\n我市城市竞争力在全国294个地级以上城市中排名第一。",
             [count("294个", 294, "地级以上城市", entity=("全国", "中国")), rank("第一", 1, entity="合肥市", of=294)]),
        Case("合肥开发区\n合肥开发区在全省同类78个开发区综合工作考核中排名第3。合肥开发区产值3亿元。",
             [count("78个", 78, "开发区", entity="全省"), rank("第3", 3, entity="合肥开发区"),
              obs("3亿元", "level", entity="合肥开发区")]),
    ],
    "how far it is to one town and another": [
        Case("双河镇\n双河镇距虞城县30公里,永城市、鹿邑县40公里,到太和、涡阳50公里。全镇公路80公里。",
             [obs("30公里", "level", indicator="距虞城县", entity="双河镇"),
              obs("40公里", "level", indicator="距永城市、鹿邑县", entity="双河镇"),
              obs("50公里", "level", indicator="距太和、涡阳", entity="双河镇"),
              obs("80公里", "level", indicator="公路", entity="双河镇")]),
    ],
    "programmes, roads and a kind of park own nothing": [
        Case("鹤壁市政府工作报告\n全年争取中央扩大内需项目专项资金19亿元。甲乙高速建成通车,新增高速公路56公里。"
             "自治区A类产业园区增至3个。",
             [obs("19亿元", "level", entity="鹤壁市"), obs("56公里", "level", entity="鹤壁市"),
              count("3个", 3, entity="鹤壁市")]),
        Case("海口市医药业\n惠普森医药、齐天制药、双河药业等产值增长均超五成。", [growth("五成", 50, entity="海口市")]),
    ],
    "one shop after another": [
        Case("广州商家\n广州新春商店销售额达8500万元;广青百货累计销售1.7亿元,同比增长25%;百货商店销售2亿元。",
             [obs("8500万元", "level", entity="广州新春商店"), obs("1.7亿元", "level", entity="广青百货"),
              growth("25%", 25, entity="广青百货"), obs("2亿元", "level")]),
    ],
    "so many years or months in a row": [
        Case("2018年,粮食总产连续三年突破100万吨,油料产量2万吨。",
             [obs("100万吨", "level", period="2016-01-01..2018-12-31"), obs("2万吨", "level", period="2018")]),
        Case("2011年4月,该指数为61.1,连续9个月保持在50以上。",
             [pure("61.1", 61.1, period="2011-04"), pure("50", 50, period="2010-08-01..2011-04-30")]),
        Case("二季度价差193元,连续三个季度在200元以下。",
             [obs("193元", "level"), obs("200元", "level", period="2022-10-01..2023-06-30")], date="2023-08-01"),
        Case("2018年,全市连续三年居全省第一。", [rank("第一", 1, period="2018")]),
    ],
    "several times that something is compared with": [
        Case("1-5月,产值同比增长30%,1-5月较1-2月、1-3月、1-4月分别下降1.8、1.4和0.4个百分点。服装产量10吨。",
             [growth("30%", 30), obs("1.8", "change", -1.8, "pp", period="2011-01-01..2011-05-31"),
              obs("1.4", "change", -1.4, "pp", period="2011-01-01..2011-05-31"),
              obs("0.4个百分点", "change", -0.4, "pp", period="2011-01-01..2011-05-31"),
              obs("10吨", "level", period="2011-01-01..2011-05-31")], date="2011-07-18"),
    ],
    "where several of a list started": [
        Case("2006年到2010年五年来,森林覆盖率和植被覆盖度分别由16%、70%提高到23%和75%。",
             [obs("16%", "level", period="2006-12-31"), obs("70%", "level", period="2006-12-31"),
              obs("23%", "level", period="2010-12-31"), obs("75%", "level", period="2010-12-31")]),
        Case("“十二五”时期,三次产业结构由2010年的13.5:54:32.5,调整优化为12:48:40。",
             [obs("13.5", "share", period="2010"), obs("54", "share", period="2010"),
              obs("32.5", "share", period="2010"), obs("12", "share", period="2015"),
              obs("48", "share", period="2015"), obs("40", "share", period="2015")],
             date="2016-03-01"),
    ],
    "when something was said is not when it was": [
        Case("盈余创新高\n2018-02-28\n政府今日公布新一份财政预算案,录得1380亿元盈余。",
             [obs("1380亿元", "level", period=None)]),
        Case("楼市\n2018-12-21\n局长今日在记者会上表示欢迎,有两幅地皮。", [count("两幅", 2, period=None)]),
        Case("制造业\n2018-09-10\n9月3日公布的制造业采购经理人指数降至50.6。", [pure("50.6", 50.6, period=None)]),
    ],
    "names that end where something else begins": [
        Case("该市8个县多数是贫困县。22个市的地方税收保持增长。", [count("8个", 8, "县"), count("22个", 22, "市")]),
        Case("据对纳入范围的229个旅游区(点)的统计,接待游客3万人。",
             [count("229个", 229, "旅游区(点)"), count("3万人", 30000)]),
        Case("调查了来自15个不同行业的机构。", [count("15个", 15, "行业")]),
        Case("设有39个医疗科、总病床数936床。", [count("39个", 39, "医疗科"), count("936床", 936, "总病床数")]),
        Case("主要经济指标进入自治区第3位。", [rank("第3位", 3, "经济指标")]),
    ],
    "what some of those counted are": [
        Case("规模以上企业13户,其中甲乙、丙丁4户为高新技术企业。",
             [count("13户", 13, "规模以上企业"), count("4户", 4, "高新技术企业")]),
        Case("发出260万份报税表,其中39万份为电子通知书。",
             [count("260万份", 2600000, "报税表"), count("39万份", 390000, "电子通知书")]),
    ],
    "rates and what they are held against": [
        Case("就业不足率达3.7%,仅次于2003年第二季(4.3%)。",
             [level("3.7%", 3.7, "%", "就业不足率"), level("4.3%", 4.3, "%", "就业不足率")]),
        Case("今年第二季失业率较第一季的4.2%增加2%。",
             [level("4.2%", 4.2, "%", "失业率"), obs("2%", "change")], date="2020-08-01"),
        Case("5月退票比率,由4月的0.68%下滑至0.61%。",
             [level("0.68%", 0.68, "%", "退票比率", period="2020-04"),
              level("0.61%", 0.61, "%", "退票比率", period="2020-05")], date="2020-08-01"),
        Case("基金的资产净值为2.6亿元,与2019年的约1.8亿元比较,净增幅为40%。",
             [obs("2.6亿元", "level", indicator="基金的资产净值"),
              obs("1.8亿元", "level", indicator="基金的资产净值", period="2019"), growth("40%", 40, period=None)]),
        Case("新办三资企业43家。到位资金以年均25%的速度递增。",
             [count("43家", 43, "新办三资企业"), growth("25%", 25, "到位资金", compare="avg")]),
        Case("2018年居住在砖房的农户比重为67.4%。", [share("67.4%", 67.4, "砖房的农户比重")]),
    ],
    "sights and their visitors": [
        Case("南京黄金周\n云台洲接待游客2万人次,是去年同期的1.5倍。青禾楼七天吸引了4万游客,双河森林公园每日的人流量在1.5万人次左右。"
             "主要景区接待游客5万人次。",
             [count("2万人次", 20000, "接待游客", entity="云台洲"), obs("1.5倍", "level", entity="云台洲"),
              obs("4万", "level", 40000, "person", entity="青禾楼"),
              count("1.5万人次", 15000, entity="双河森林公园"), count("5万人次", 50000, entity="南京市")]),
        Case("全市旅游收入18亿元,多收入3亿元。", [obs("18亿元", "level"), obs("3亿元", "change", indicator="收入")]),
    ],
    "plans that name a term or a year": [
        Case("“七五”计划期间,区属企业吸引外资63万美元。", [obs("63万美元", "level", status="actual")]),
        Case("2023年,开发区计划投资超2000亿元,势头良好。", [obs("2000亿元", "level", status="target")],
             date="2023-03-01"),
        Case("该项目计划投资3亿元,已开工。", [obs("3亿元", "level", status="actual")]),
    ],
    "news of a year that has ended": [
        Case("卫生资源增长\n国家卫健委今天(12月2日)发布统计公报。2024年末,全国卫生机构109万个。",
             [count("109万个", 1090000, period="2024-12-31", status="actual")]),
    ],
    "how power is made": [
        Case("全国发电量3900亿千瓦时。其中,水电270亿千瓦时,同比增长12.5%;火电1840亿千瓦时。",
             [obs("3900亿千瓦时", "level", indicator="发电量"), obs("270亿千瓦时", "level", indicator="水电发电量"),
              growth("12.5%", 12.5, "水电发电量"), obs("1840亿千瓦时", "level", indicator="火电发电量")]),
    ],
    "a list whose last number says the unit in full": [
        Case("三次产业比重分别提高0.2个、1.1个和2.3个百分点。",
             [obs("0.2个", "change", 0.2, "pp"), obs("1.1个", "change", 1.1, "pp"),
              obs("2.3个百分点", "change", 2.3, "pp")]),
        # Counted, not measured.
        Case("全县有村庄2个、社区3个,增长5%。", [count("2个", 2, "村庄"), count("3个", 3, "社区"), growth("5%", 5)]),
    ],
    "what a part does, behind it": [
        Case("建设资金中85%来源于自筹,15%来自贷款。",
             [share("85%", 85, indicator="来源于自筹的建设资金"), share("15%", 15, indicator="来自贷款")]),
        Case("产品80%销往国内,20%出口海外。",
             [share("80%", 80, indicator="销往国内的产品"), share("20%", 20, indicator="出口海外")]),
        Case("近七成农户住在山上,三成多住在河谷。",
             [share("七成", 70, indicator="农户"), share("三成多", 30, indicator="住在河谷")]),
        Case("公司员工中,35%是女性,65%是男性。",
             [share("35%", 35, indicator="女性"), share("65%", 65, indicator="男性")]),
    ],
    "half a year, half the task": [
        Case("全市投资完成年度目标的52%,实现时间过半、任务过半的目标。", [obs("52%", "level", 52)]),
    ],
    "what is ranked, before where it stands": [
        Case("1-6月投资8.6亿元,总量排位第14,增速排位全市第6。",
             [obs("8.6亿元", "level"), rank("第14", 14, indicator="投资"), rank("第6", 6, indicator="投资")]),
        Case("综合排名居全省第九,营商环境考评获全省第二。",
             [rank("第九", 9, indicator="综合排名"), rank("第二", 2, indicator="营商环境考评")]),
        Case("出口总量居全盟第一。", [rank("第一", 1, indicator="出口总量")]),
        Case("出口增速位次居全市第3。", [rank("第3", 3, indicator="出口增速")]),
    ],
    "a class of size is no value": [
        Case("亿元以上投资额同比增长53%。", [growth("53%", 53, "亿元以上投资额")]),
        Case("全市5000万元以上投资占全部投资的60%。", [share("60%", 60, indicator="5000万元以上投资")]),
        Case("全市投资达5000万元以上。", [level("5000万元", 50000000, "CNY", "投资")]),
    ],
    "projects by how far they are": [
        Case("本年投产项目个数107个,竣工项目个数3个。",
             [count("107个", 107, "投产项目个数"), count("3个", 3, "竣工项目个数")]),
    ],
    "a zone that a text calls by its kind alone, once": [
        Case("今年以来,高新区提升政务服务。上半年,出口增长44.6%。", [growth("44.6%", 44.6, "出口", entity="高新区")]),
    ],
}


@pytest.mark.parametrize("case", params(CASES))
def test_told_again(case):
    check(case)
