"""What holds for a text as a whole: of which day and year it is, whom it is about, what of a page is no text.

The notation is explained in ``cases.py``. All numbers, and all names but those of places, are invented.
"""

import pytest

from cases import Case, check, count, growth, level, obs, params, points, share
from zhibiao import extract
from zhibiao.read.pasted import find_article

# fmt: off

MENUS = "无障碍\n长者模式\n网站首页\n新闻动态\n政务公开\n政民互动\n甲省人民政府\n"
PAGE = "宝鸡市2025年国民经济和社会发展统计公报"

CASES: dict[str, list[Case]] = {
    "the menus of a page that was saved as text": [
        Case(f"{title}\n{MENUS}首页 > 数据发布 > 统计公报\n{PAGE}\n发布时间:2026-06-05\n全市生产总值42亿元。\n",
             [level("42亿元", 4200000000, "CNY", entity="宝鸡市", period="2025")])
        for title in (PAGE, f"{PAGE}_宝鸡市人民政府", f"{PAGE} - 统计公报 - 陕西省统计局", f"陕西省统计局 -\n{PAGE}")
    ],
    "a communique of a census is of the day on which it counted": [
        Case("崇义县第六次全国人口普查主要数据公报\n崇义县统计局\n2011年6月2日\n"
             "根据国务院的决定,我国以2010年11月1日零时为标准时点进行了第六次全国人口普查。\n一、常住人口\n"
             "全县常住人口为51.2万人,同第五次全国人口普查2000年11月1日零时的48万人相比,增加3.2万人,增长6.7%。\n"
             "二、性别\n男性人口为26.2万人,占51.2%。\n"
             "同2000年第五次全国人口普查相比,65岁及以上人口的比重上升1.8个百分点。\n",
             [obs("51.2万人", "level", 512000, indicator="常住人口", entity="崇义县", period="2010-11-01"),
              obs("48万人", "level", 480000, indicator="常住人口", period="2000-11-01"),
              obs("3.2万人", "change", 32000, indicator="常住人口", compare="base:2000"),
              growth("6.7%", 6.7, "常住人口", period="2010-11-01", compare="base:2000"),
              obs("26.2万人", "level", 262000, indicator="男性人口", entity="崇义县", period="2010-11-01"),
              share("51.2%", 51.2, period="2010-11-01"),
              points("1.8个百分点", 1.8, period="2010-11-01", compare="base:2000")]),
        Case("海盐县第四次全国经济普查公报(第一号)\n2018年末,全县共有法人单位1.2万个,比2013年末"
             "(2013年是第三次全国经济普查年份,下同)增长80.1%;从业人员18万人。\n",
             [count("1.2万个", 12000, "法人单位", entity="海盐县", period="2018-12-31"),
              growth("80.1%", 80.1, compare="base:2013"), obs("18万人", "level", 180000, period="2018-12-31")]),
        # A census that is only spoken of.
        Case("2022年,第五次全国经济普查投入经费300万元。", [level("300万元", 3000000, "CNY", period="2022")]),
    ],
    "a year that is told as last year": [
        Case("2006年,青州市实现生产总值300亿元,比上年增长11%。\n去年,城镇居民人均可支配收入12000元,增长9%。\n",
             [level("300亿元", 30000000000, "CNY", period="2006"), growth("11%", 11, period="2006"),
              level("12000元", 12000, "CNY", period="2006"), growth("9%", 9, period="2006")]),
        # Held against the year before, or told beside this year.
        Case("2006年,青州市实现生产总值300亿元,去年仅为250亿元。",
             [level("300亿元", 30000000000, "CNY", period="2006"),
              level("250亿元", 25000000000, "CNY", period="2005")]),
        Case("2006年,青州市实现生产总值300亿元。今年投资90亿元。去年,投资80亿元。",
             [level("300亿元", 30000000000, "CNY", period="2006"), level("90亿元", 9000000000, "CNY", period="2006"),
              level("80亿元", 8000000000, "CNY", period="2005")]),
    ],
    "a month that is told as last month": [
        Case("2016年12月,澳门旅客有70万人次,按年下跌2.6%。\n上月酒店住客117万人次。全年住客1200万人次。\n",
             [obs("70万人次", "level", period="2016-12"), growth("2.6%", -2.6, period="2016-12"),
              obs("117万人次", "level", period="2016-12"), obs("1200万人次", "level", period="2016")]),
        Case("2016年12月,澳门旅客有70万人次。上月旅客65万人次,本月80万人次。",
             [obs("70万人次", "level", period="2016-12"), obs("65万人次", "level", period="2016-11"),
              obs("80万人次", "level", period="2016-12")]),
    ],
    "a plan that is issued comes before its years": [
        Case("9月7日消息,近日,湖南省文化和旅游厅印发《湖南省“十四五”时期旅游业高质量发展行动方案》。\n"
             "《方案》指出,到2023年,全省接待游客9.6亿人次以上。\n到2025年,建成5家产值过百亿的企业。\n",
             [obs("9.6亿人次", "level", 960000000, bound="least", period="2023", status="target"),
              count("5家", 5, "产值过百亿的企业", period="2025", status="target")]),
    ],
    "a work report that is given before its year begins": [
        Case("青江县第五届人民代表大会作政府工作报告\n2017-12-27\n来源:青江网\n报告回顾了一年来的工作。新增就业1.2万人。\n"
             "2018年,县政府将办好实事。\n完成农村公路大修200公里。\n",
             [obs("1.2万人", "level", 12000, period="2017", status="actual"),
              level("200公里", 200000, "m", period="2018", status="target")]),
    ],
    "years of the Republic without its name": [
        Case("104年家庭收支調查統計結果\n一、104年平均每戶可支配所得為96.5萬元,較103年增加0.9%。\n",
             [level("96.5萬元", 965000, "TWD", entity="台湾", period="2015"), growth("0.9%", 0.9, period="2015")]),
        Case("公司成立104年,员工300人。", [obs("300人", "level", 300, period=None)]),
    ],
    "months of a financial year": [
        Case("政府今日(二月二十七日)公布二零二五至二六財政年度首十個月的財務狀況。開支為6012億元。截至二零二六年一月三十一日,"
             "財政儲備為6000億元。財政年度首十個月錄得綜合赤字580億元。",
             [level("6012億元", 601200000000, "HKD", entity="香港", period="2025-04-01..2026-01-31"),
              level("6000億元", 600000000000, "HKD", period="2026-01-31"),
              level("580億元", 58000000000, "HKD", period="2025-04-01..2026-01-31")]),
    ],
    "a heading on how plans are made is none of a plan": [
        Case("计划管理\n[综述] 2003年,全省国内生产总值7662.3亿元,比上年增长10.1%。\n",
             [level("7662.3亿元", 766230000000, "CNY", period="2003", status="actual"),
              growth("10.1%", 10.1, period="2003", status="actual")]),
    ],
    "who tells a text, and from where, owns nothing in it": [
        Case("【香港商报网讯】武汉市黄陂区人民代表大会26日开幕。报告明确2018年地区生产总值增长8%。",
             [growth("8%", 8, "地区生产总值", entity="黄陂区", period="2018", status="target")], date="2017-12-27"),
    ],
    "whose government reports is whom the text is about": [
        Case("各位代表:\n现在,我代表龙岗区人民政府向大会作工作报告。\n一、2024年工作回顾\n"
             "深入贯彻落实对深圳的重要指示,深圳一体建设加快,深圳样板。新增企业300家。\n",
             [count("300家", 300, "新增企业", entity="龙岗区", period="2024")]),
        # The word for it alone says nothing.
        Case("我代表市人民政府向大会报告。2024年,宝鸡市新增企业300家。", [count("300家", 300, entity="宝鸡市")]),
    ],
    "what stands before a place or tells its office is no place": [
        Case("政府工作报告\n静宁县常务副县长王青\n各位代表:\n“十一五”时期,全县新增企业300家。\n",
             [count("300家", 300, entity="静宁县")], date="2011-01-13"),
        Case("临颍县荣获“全省先进县”“对外开放先进县”称号。2019年上半年,全县税收收入8.7亿元。",
             [level("8.7亿元", 870000000, "CNY", entity="临颍县")]),
        Case("据介绍,中国人民银行成都分行发布了四川省金融运行情况。3月末,全省存款余额559亿元。",
             [level("559亿元", 55900000000, "CNY", entity="四川省")], date="2015-04-20"),
        Case("(中央社記者王青台北7日電)國發會公布107年1月景氣燈號,工業生產指數年增3%。",
             [growth("3%", 3, entity="台湾")]),
        Case("2023年哈尔滨市松北区\n(哈尔滨新区北岸发展区)\n国民经济和社会发展统计公报\n哈尔滨市松北区统计局\n全年实现生产总值61亿元。\n",
             [level("61亿元", 6100000000, "CNY", entity="松北区", period="2023")]),
    ],
    "a kind of zones that opens a text": [
        Case("科學園區上半年營業額創新高\n【記者王青/台南報導】園區上半年營業額1.8兆元,園區廠商300家。\n",
             [level("1.8兆元", 1800000000000, "TWD", entity="科学园区"), count("300家", 300)], date="2025-09-24"),
    ],
    "a place inside the name of an exchange or a fund": [
        Case("上海股市反弹,北京科创直投基金入场。服务企业100家。", [count("100家", 100, entity=None)]),
    ],
    "a county that is named by its short name alone": [
        Case("今年全县稻田养虾18万亩。申报“霍邱龙虾”“霍邱虾米”为地理标志。莲藕3.5万亩。",
             [obs("18万亩", "level", entity="霍邱县"), obs("3.5万亩", "level", entity="霍邱县")]),
    ],
    "全区 of a text that speaks of its zone": [
        Case("近日,开发区召开经济形势分析会。1-11月,全区完成财政收入87.7亿元。",
             [level("87.7亿元", 8770000000, "CNY", entity="开发区")]),
    ],
    "a chart over several years dates nothing": [
        Case("宝鸡市2023年国民经济和社会发展统计公报\n一、综合\n全年生产总值61亿元。\n2019-2023年生产总值及增速\n"
             "年末户籍人口36.6万人。\n",
             [level("61亿元", 6100000000, "CNY", period="2023"),
              obs("36.6万人", "level", period="2023-12-31")]),
    ],
    "years from one to another date a text by the last": [
        Case("2016年至2018年,青江开发区签约项目130个,三年分别完成产值236亿元、314亿元、365亿元。",
             [count("130个", 130, period="2016..2018", status="actual"),
              level("236亿元", 23600000000, "CNY", period="2016", status="actual"),
              level("314亿元", 31400000000, "CNY", period="2017", status="actual"),
              level("365亿元", 36500000000, "CNY", period="2018", status="actual")]),
    ],
    "a headline of what is to come is not always a plan": [
        Case("青江新区:未来之城雄姿初显\n新区有楼宇4000栋。\n", [count("4000栋", 4000, status="actual")]),
        Case("青江新区\n三、未来五年发展目标\n建设楼宇4000栋。\n", [count("4000栋", 4000, status="target")]),
    ],
    "what a sum so far is of": [
        Case("截至2015年8月底,宝鸡市累计完成总收入6.7亿元,为年初预算的61%,增长10.6%。",
             [level("6.7亿元", 670000000, "CNY", period="2015-01..08"),
              level("61%", 61, "%", "总收入完成率", period="2015-01..08", status="actual"),
              growth("10.6%", 10.6, "总收入", period="2015-01..08")]),
        # What was brought together since it began is told of a day.
        Case("截至2015年8月底,青江新区累计完成投资180亿元。",
             [level("180亿元", 18000000000, "CNY", period="2015-08-31")]),
    ],
    "a paragraph that breaks down what was told keeps its time": [
        Case("2015年3月末,四川省存款余额5593亿元。\n从存款结构看,住户存款余额2807亿元,去年同期为2600亿元。",
             [level("5593亿元", 559300000000, "CNY", period="2015-03-31"),
              level("2807亿元", 280700000000, "CNY", period="2015-03-31"),
              level("2600亿元", 260000000000, "CNY", period="2014-03-31")]),
    ],
    "what is told as done is not what was expected before": [
        Case("预计2025年青江县产值8.3亿元。全年8个新药获批上市。预计税收5亿元。", [
            level("8.3亿元", 830000000, "CNY", status="estimate"),
            count("8个", 8, ("获批上市新药", "新药"), status="actual"),
            level("5亿元", 500000000, "CNY", status="estimate")], date="2026-01-20"),
    ],
    "a company with a stock code may end like an office": [
        Case("《財經社9日專訊》青禾航空(00299)公布中期業績。2023年上半年,集團錄得盈利3.3億元,每股盈利0.5元。\n"
             "香港分公司載客38萬人次。香港航線增加。\n",
             [obs("3.3億元", "level", entity="青禾航空"), obs("0.5元", "level", entity="青禾航空"),
              obs("38萬人次", "level")], date="2023-08-09"),
        Case("马鞍山长桥股份(00399)发布截至2019年12月31日止年度业绩,该集团营业收入78亿元,净利润1.2亿元。",
             [level("78亿元", 7800000000, "CNY", entity="马鞍山长桥股份", period="2019"),
              level("1.2亿元", 120000000, "CNY", entity="马鞍山长桥股份")]),
        Case("財经网讯,新澜都(300199.SZ)发布2023年年度报告,该公司营业收入为38亿元。净利润为7.5亿元。",
             [level("38亿元", 3800000000, "CNY", entity="新澜都", period="2023"),
              level("7.5亿元", 750000000, "CNY", entity="新澜都")]),
        Case("青禾電今(17)日公布2024年第三季財務報告,合併營收新台幣7596億元,每股盈餘新台幣12.5元。",
             [level("7596億元", 759600000000, "TWD", entity="青禾电", period="2024-07-01..2024-09-30"),
              level("12.5元", 12.5, "TWD", entity="青禾电", period="2024-07-01..2024-09-30")]),
    ],
    "what ends like a company's name and is none": [
        Case("1986年,鸡西市国民生产总值为11亿元,其中劳动者收入为6亿元;福利基金为5484万元。",
             [level("11亿元", 1100000000, "CNY", entity="鸡西市"), level("6亿元", 600000000, "CNY", entity="鸡西市"),
              level("5484万元", 54840000, "CNY", "福利基金", entity="鸡西市")]),
        Case("海南自贸港建设稳步推进,2022年新增企业300家。", [count("300家", 300, entity="海南自贸港")]),
    ],
    "a county that the text calls by its stem": [
        Case("20亿元项目落户井陉\n近日,河北青禾集团在井陉建设项目。\n井陉县是煤炭市场之一。去年井陉煤炭交易量突破2600万吨。\n",
             [level("20亿元", 2000000000, "CNY"), obs("2600万吨", "level", entity="井陉县")], date="2011-05-26"),
    ],
    "kinds that are listed under an amount": [
        Case("2024年,限额以上批发和零售业商品零售额中,粮油、食品类增长12.5%,饮料类增长21.3%,汽车类下降2.1%。",
             [growth("12.5%", 12.5, "粮油、食品类商品零售额"), growth("21.3%", 21.3, "饮料类商品零售额"),
              growth("2.1%", -2.1, "汽车类商品零售额")]),
        Case("规模以上工业中,石油、煤炭及其他燃料加工业增长29.2%,采矿业增长3.1%。",
             [growth("29.2%", 29.2, "石油、煤炭及其他燃料加工业"), growth("3.1%", 3.1, "采矿业")]),
        Case("居民消费价格上涨0.3%,其中食品烟酒价格上涨1.2%,衣着类上涨7.2%,居住类下降0.1%。",
             [growth("0.3%", 0.3), growth("1.2%", 1.2), growth("7.2%", 7.2, "衣着类价格"),
              growth("0.1%", -0.1, "居住类价格")]),
    ],
    "headings that date nothing": [
        # The year before, in the head of a table; a chart of many years; when and by whom the text was published.
        Case("洛阳市2025年国民经济和社会发展统计公报\n一、综合\n全年生产总值42亿元。\n"
             f"{heading}\n二、农业\n全年粮食产量3万吨。年末常住人口5万人。\n{heading}\n三、工业\n全年工业增加值9亿元。\n",
             [level("42亿元", 4200000000, "CNY", period="2025"), obs("3万吨", "level", period="2025"),
              obs("5万人", "level", period="2025-12-31"), level("9亿元", 900000000, "CNY", period="2025")],
             date="2026-05-20")
        for heading in ("居民消费价格指数(上年=100)", "图12021-2025年粮食产量", "图一2021—2025年粮食产量",
                        "图 3  2024年末人口",
                        "本年实际到位资金", "2026年5月", "洛阳市统计局 2026年5月")
    ] + [
        Case("新闻中心首页 > 2006年各地两会专题 > 正文\n四川提前实现十五计划\n2005年,四川省生产总值6556亿元。\n",
             [level("6556亿元", 655600000000, "CNY", period="2005", status="actual")]),
    ],
    "what a work report plans": [
        Case("各位代表:\n一、2013年工作回顾\n全年生产总值42亿元。争取增发国债项目资金3亿元。\n二、2014年主要任务\n"
             "三年内森林覆盖率达到26%。三年建成学校70所。\n",
             [level("42亿元", 4200000000, "CNY", period="2013", status="actual"),
              level("3亿元", 300000000, "CNY", period="2013", status="actual"),
              level("26%", 26, "%", status="target"), count("70所", 70, period="2014..2016", status="target")]),
        Case("各位代表:\n现在报告政府工作。2002年,全省生产总值42亿元。\n"
             "实现上述目标,建议重点抓好几个方面的工作:\n重点支持100家龙头企业。\n",
             [level("42亿元", 4200000000, "CNY", period="2002", status="actual"),
              count("100家", 100, status="target")]),
        Case("各位代表:\n一年来,我们重点做好了以下工作:\n支持100家龙头企业。\n2003年,全省生产总值42亿元。\n",
             [count("100家", 100, status="actual"), level("42亿元", 4200000000, "CNY", period="2003")]),
    ],
    "what higher places named is the subject's": [
        Case("2024年末,洛阳市有博物馆14个,全国重点文物保护单位8处,省级文物保护单位42处、河南省创新龙头企业5家。",
             [count("14个", 14, entity="洛阳市"), count("8处", 8, "全国重点文物保护单位", entity="洛阳市"),
              count("42处", 42, entity="洛阳市"), count("5家", 5, entity="洛阳市")]),
        Case("2024年末,洛阳市有高新技术企业300家,全国有高新技术企业46万家。",
             [count("300家", 300, entity="洛阳市"), count("46万家", 460000, entity="中国")]),
    ],
    "changes against the month before": [
        Case("与上月相比,工业增加值增长3%,出口下降2%。同比增长5%。",
             [growth("3%", 3, compare="mom"), growth("2%", -2, compare="mom"), growth("5%", 5, compare="yoy")]),
        Case("与上年相比,工业增加值增长3%。", [growth("3%", 3, compare="yoy")]),
    ],
    "zones that open their own paragraph": [
        Case("近日,青江经济开发区、澜信化工产业园和博岭化工产业园公示了扩区情况。\n青江经济开发区扩区调整后总面积为10平方公里。\n"
             "澜信化工产业园扩区调整后总面积为5平方公里。\n博岭化工产业园扩区调整后总面积为12平方公里。\n",
             [level("10平方公里", 10000000, "m2", entity="青江经济开发区"),
              level("5平方公里", 5000000, "m2", entity="澜信化工产业园"),
              level("12平方公里", 12000000, "m2", entity="博岭化工产业园")]),
        Case("大连保税区和大连经济技术开发区发展迅速。大连保税区引资3亿美元。\n"
             "·大连经济技术开发区位于大孤山半岛。引资91亿美元。\n",
             [level("3亿美元", 300000000, "USD", entity="大连保税区"),
              level("91亿美元", 9100000000, "USD", entity="大连经济技术开发区")]),
        # A part without a name of its own.
        Case("青江经济开发区引资9亿元。\n化工产业园引资5亿元。\n",
             [level("9亿元", 900000000, "CNY", entity="青江经济开发区"), level("5亿元", 500000000, "CNY")]),
    ],
    "a company that a work report tells of in passing": [
        Case("各位代表:\n2017年,洛阳市工业稳步发展。青禾集团实现产值3亿元。新增规模以上企业20家。\n",
             [level("3亿元", 300000000, "CNY", entity="青禾集团"), count("20家", 20, entity="洛阳市")]),
    ],
    "the other side of a trade": [
        Case("2023年2月,香港整体出口货量下跌5.7%。来自台湾的进口货量上升3.1%,自日本进口500亿元。贸易价格比率指数上升0.2%。",
             [growth("5.7%", -5.7, entity="香港"), growth("3.1%", 3.1, "来自台湾的进口货量", entity="香港"),
              level("500亿元", 50000000000, "HKD", "自日本进口", entity="香港"),
              growth("0.2%", 0.2, "贸易价格比率指数", entity="香港", compare="yoy")]),
    ],
    "words that open no name": [
        Case("2024年,洛阳市加快城市建设,新增公园5个。保障农村低保对象300人。支持北京大学第一医院项目3个。",
             [count("5个", 5, entity="洛阳市"), obs("300人", "level", entity="洛阳市"),
              count("3个", 3, entity="洛阳市")]),
        Case("2024年,洛阳市高等教育在校生3万人。建筑工程产值5亿元,安装工程产值2亿元。建筑工程完成产值5亿元。",
             [obs("3万人", "level", entity="洛阳市"), level("5亿元", 500000000, "CNY", entity="洛阳市"),
              level("2亿元", 200000000, "CNY", entity="洛阳市"), level("5亿元", 500000000, "CNY", entity="洛阳市")]),
    ],
    "how much of a budget is done": [
        Case("2025年,全市一般公共预算收入70.3亿元,完成预算调整的101.9%,增长21.7%。上年结转收入3亿元。",
             [level("70.3亿元", 7030000000, "CNY"), level("101.9%", 101.9, "%", "一般公共预算收入完成率"),
              growth("21.7%", 21.7, "一般公共预算收入"), level("3亿元", 300000000, "CNY", "结转收入")],
             date="2026-02-01"),
    ],
    "the number of an item is no part of a name": [
        Case("二、财政收入7.9亿元,增加0.6%。", [level("7.9亿元", 790000000, "CNY", "财政收入"), growth("0.6%", 0.6)]),
        Case("二、三产业增加值75.9亿元。", [level("75.9亿元", 7590000000, "CNY")]),
    ],
    "how much those have who are counted": [
        Case("园区有5家产值超亿元的企业,2家税收过千万元企业,接待游客30万人次以上。",
             [count("5家", 5, "产值超亿元的企业"), count("2家", 2, "税收过千万元企业"),
              obs("30万人次", "level", 300000, bound="least")]),
    ],
    "texts on a port, and on companies of a kind": [
        Case("日照港货物吞吐量创新高\n1999年,日照港货物吞吐量2000万吨。全港拥有泊位42个,其中日照港老区码头12个。",
             [level("2000万吨", 20000000, "t", entity="日照港"), count("42个", 42, entity="日照港"),
              count("12个", 12)]),
        Case("香港港口吞吐量\n2023年,葵青货柜码头吞吐量1400万个标箱。全港零售额增长3%。",
             [obs("1400万个标箱", "level"), growth("3%", 3, entity="香港")]),
        Case("央企去年净利润增长\n国资委公布,去年中央企业净利润1.9万亿元,中央企业研发投入1万亿元。央企资产92万亿元。",
             [level("1.9万亿元", 1900000000000, "CNY", entity=("央企", "中央企业")),
              level("1万亿元", 1000000000000, "CNY", entity=("央企", "中央企业")),
              level("92万亿元", 92000000000000, "CNY", entity=("央企", "中央企业"))], date="2023-02-01"),
        # A port in a text on its city.
        Case("2023年,宁波市生产总值300亿元,宁波市财政收入30亿元。宁波港吞吐量3万吨,宁波港泊位5个,码头3个。税收20亿元。",
             [level("300亿元", 30000000000, "CNY"), level("30亿元", 3000000000, "CNY"), level("3万吨", 30000, "t"),
              count("5个", 5), count("3个", 3), level("20亿元", 2000000000, "CNY", "税收", entity="宁波市")]),
    ],
    "a town that is called like a county elsewhere": [
        Case("2023年,全县新增企业20家。兴隆镇新增3家,兴隆镇建成项目5个。",
             [count("20家", 20, entity="全县"), count("3家", 3, entity="兴隆镇"), count("5个", 5, entity="兴隆镇")]),
    ],
    "names that end or begin in another word": [
        Case("2023年,沂蒙西山区人口30万人。", [obs("30万人", "level", period="2023")]),
        Case("2023年,香港银行体系总结余450亿港元。",
             [level("450亿港元", 45000000000, "HKD", "银行体系总结余", entity="香港")]),
        Case("浙江控股企业30家。", [count("30家", 30, "控股企业", entity="浙江省")]),
        Case("武汉汽车,产量30万辆。", [count("30万辆", 300000, "产量", entity="武汉市")]),
    ],
    "words that are no part of a name": [
        Case("营收成长公司608家,衰退公司359家,占四成。",
             [count("608家", 608, "营收成长公司"), count("359家", 359, "衰退公司", entity=None),
              share("四成", 40, "衰退公司")]),
    ],
    "what is expected, told of in the next sentence": [
        Case("预计2026年青江县产值5亿元。园区投产企业30家。",
             [level("5亿元", 500000000, "CNY", status="estimate"), count("30家", 30, status="estimate")],
             date="2026-02-01"),
    ],
    "what grew, in a paragraph that says no time": [
        Case("2015年上半年青江县产值5亿元。\n群众生活有了改善。旅游收入同比增长5%。",
             [level("5亿元", 500000000, "CNY", period="2015H1"), growth("5%", 5, "旅游收入", period="2015H1")],
             date="2015-07-20"),
        # Another section tells of its own time.
        Case("2015年上半年青江县产值5亿元。\n二、农业\n农业发展平稳。\n四、旅游\n旅游收入同比增长5%。",
             [level("5亿元", 500000000, "CNY", period="2015H1"), growth("5%", 5, "旅游收入", period=None)],
             date="2015-07-20"),
    ],
    "plans of many years do not date a text": [
        Case("2021年,青江县产值5亿元。2021-2030年青江县水利工程总投资50亿元。今年税收3亿元。",
             [level("5亿元", 500000000, "CNY", period="2021"), level("50亿元", 5000000000, "CNY", period="2021..2030"),
              level("3亿元", 300000000, "CNY", "税收", period="2021")]),
    ],
    "a text goes to a place to tell of it": [
        Case("今年,蚌埠推广小麦新品种6个,增产10%。\n在河南,800万亩小麦进入抽穗期。\n在山东利津县王洼村,200亩小麦长势良好。\n",
             [count("6个", 6, entity="蚌埠市"), growth("10%", 10), obs("800万亩", "level", entity="河南省"),
              obs("200亩", "level", entity="王洼村")], date="2024-04-17"),
        # The place around the subject, and a company's.
        Case("青江经开区产值30亿元。在安徽,青江经开区企业居首位,有企业40家。",
             [level("30亿元", 3000000000, "CNY", entity="青江经开区"), obs("首位", "rank", 1), count("40家", 40)]),
    ],
    "a short name of a place before what it does": [
        Case("我国各地推进春耕。河北投入1.6亿元,山东落实资金3亿元。",
             [level("1.6亿元", 160000000, "CNY", entity="河北省"), level("3亿元", 300000000, "CNY", entity="山东省")]),
    ],
    "a village that a text is about": [
        Case("【长镜头】\n青山县大河街道办事处柳家坪村曾是贫困村,有农户360户。\n江阴市工作组来到柳家坪村。\n"
             "柳家坪村改造大棚26座。\n",
             [count("360户", 360, entity="柳家坪村"), count("26座", 26, entity="柳家坪村")]),
    ],
    "a zone that has no name": [
        Case("据悉,上半年,保税区经济增长。\n上半年,完成产值10亿元、进出区货物总值7亿美元。\n保税区企业达108家。\n",
             [level("10亿元", 1000000000, "CNY", entity="保税区"), level("7亿美元", 700000000, "USD"),
              count("108家", 108, entity="保税区")]),
    ],
    "the year that opens a text": [
        Case("2014年,青江高新区加快转型。\n全区产值444亿元。\n产业不断优化。新认定企业160家。\n招商引资219亿元。\n",
             [level("444亿元", 44400000000, "CNY", period="2014"), count("160家", 160, period="2014"),
              level("219亿元", 21900000000, "CNY", period="2014")]),
        # Another year is told of, too.
        Case("2014年,青江高新区加快转型,产值44亿元。\n2012年,园区获批。\n引进企业60家。\n招商引资19亿元。\n",
             [level("44亿元", 4400000000, "CNY", period="2014"), count("60家", 60, period=None),
              level("19亿元", 1900000000, "CNY", period=None)]),
    ],
    "since when a zone is what it is": [
        Case("青江合作区是1992年3月国务院批准设立的国家级经济开发区,面积5平方公里。\n合作区区位优越,20个国家的客商来访。\n"
             "青江经开区2002年11月批准设立,全国仅有两家。园区规划面积60平方公里。\n",
             [obs("5平方公里", "level", period=None), count("20个", 20, period=None), count("两家", 2),
              obs("60平方公里", "level", period=None)]),
    ],
    "a year that only a comparison tells": [
        Case("澳门今年第二季博彩收入735亿澳门元,按季下跌3%。较2018年第二季,按年增长2%。\n",
             [obs("735亿澳门元", "level", period="2019Q2"), growth("3%", -3, period="2019Q2"), growth("2%", 2)]),
    ],
    "the fields and titles that name whom a text is about": [
        Case("地名:新民镇|隶属:犍为县|\n行政区域:四川省\n面积106平方公里。\n",
             [obs("106平方公里", "level", entity="新民镇")]),
        Case("二、长期规划\n编制《绥芬河市“七五”规划》,工业总产值3亿元。\n",
             [level("3亿元", 300000000, "CNY", entity="绥芬河市")]),
        Case("青冶矿业集团公司(以下简称青矿集团)是国有企业,由上海市管理。有资产12亿元。\n"
             "1970年,上海市和山东省同意建矿。青矿集团年产矿石20万吨。青矿集团有职工6000人。\n",
             [level("12亿元", 1200000000, "CNY", entity="青冶矿业集团公司"), obs("20万吨", "level", entity="青矿集团"),
              obs("6000人", "level", entity="青矿集团")]),
        Case("北京農村商業銀行是一家什麼銀行\n北京農村商業銀行網點694個。北京農村商業銀行排名第28位。"
             "北京農村商業銀行發展穩健。全行總資產5238億元。\n",
             [count("694個", 694, entity="北京农村商业银行"), obs("第28位", "rank", 28),
              level("5238億元", 523800000000, "CNY", entity="北京农村商业银行")]),
    ],
    "a zone whose own data tell what follows": [
        Case("全国自贸区建设加快。重庆自贸区新增企业300家。\n根据安徽自贸试验区最新数据,截至2月底,新设立企业3999家。\n安徽自贸试验区发展快。\n",
             [count("300家", 300, entity="重庆自贸区"), count("3999家", 3999, entity="安徽自贸试验区")]),
    ],
    "what a company has in a place": [
        Case("甲全食品(1201)公布業績。甲全食品去年營收170億元,台灣營收為78億元。甲全食品表示,營運穩健。\n",
             [level("170億元", 17000000000, "TWD", entity="甲全食品"),
              level("78億元", 7800000000, "TWD", entity="甲全食品")],
             date="2017-06-28"),
    ],
    "a time beside how things stand now": [
        Case("目前潮州是最大的陶瓷产区,2003年陶瓷出口6亿元。产品占全国产量的57%。",
             [level("6亿元", 600000000, "CNY", period="2003"), share("57%", 57, period=None)]),
    ],
    "the years of a book": [
        Case("平安县志(1991—2010年)\n平安县有耕地7000亩。\n2002年,种烟30亩。\n",
             [obs("7000亩", "level", period=None), obs("30亩", "level", period="2002")]),
    ],
    "years of the Republic": [
        Case("經濟部統計處昨公布一一四年外銷訂單統計。經濟部表示,一一四年外銷訂單3億美元。\n",
             [level("3億美元", 300000000, "USD", entity="台湾", period="2025")]),
        Case("97年9月農產預測\n農糧署\n屏東、高雄等縣本(97)年香蕉產量20萬公噸。\n",
             [level("20萬公噸", 200000, "t", entity="台湾", period="2008")]),
    ],
    "paragraphs that were saved as one line": [
        Case("珠海市2009年计划执行情况的通知 珠府〔2010〕40号 各区政府: 计划已经通过,现印发给你们,请认真执行。 "
             "2009年是珠海发展的一年。" + "全市上下认真贯彻落实各项政策措施,经济运行企稳向好,民生状况进一步改善。" * 9
             + " 一、2009年计划执行情况 据初步统计,全年生产总值1037亿元。人均收入5万元。工业增加值478亿元。\n",
             [level("1037亿元", 103700000000, "CNY", period="2009"), level("5万元", 50000, "CNY", period="2009"),
              level("478亿元", 47800000000, "CNY", period="2009")]),
    ],
    "a company among others": [
        Case("鴻海加持 中陽光首日飆漲\n中陽光今天登錄興櫃。中陽光以生產鏡頭為主,中陽光105年度營收為新台幣5億元,"
             "中陽光10月營收為9000萬元。鴻海持股28%。\n",
             [level("5億元", 500000000, "TWD", entity="中阳光"), level("9000萬元", 90000000, "TWD", entity="中阳光"),
              share("28%", 28)]),
    ],
}


@pytest.mark.parametrize("case", params(CASES))
def test_as_a_whole(case):
    check(case)


DATES = {
    "《新闻》(20230412)\n海南自贸港新增企业300家。": "2023-04-12",
    "2016年12月旅客70万人次。上月住客80万人次。": "2017-01-31",
    "各位代表:\n一、1999年国内工作回顾\n全年生产总值42亿元。": "2000-03-31",
    "各位代表:\n一、过去五年工作回顾\n五年来成绩显著。\n三、对2018年政府工作的建议\n稳中求进。": "2018-03-31",
    "各位代表:\n首先报告2001年的工作\n全年生产总值42亿元。\n三、2002年的工作\n稳中求进。": "2002-03-31",
    "湖南省印发《湖南省“十四五”旅游业行动方案》。到2025年,收入1.3万亿元。": "2021-12-31",
}


@pytest.mark.parametrize("text", DATES)
def test_a_text_is_of_the_day(text):
    date = extract(text).date
    assert date is not None
    assert date.value.isoformat() == DATES[text]


def test_no_number_of_a_page_is_left_out():
    page = f"{PAGE}\n{MENUS}热线12345\n访问量300人次\n{PAGE}\n生产总值42亿元。\n"
    document = extract(page)
    assert document.title == PAGE
    found = (*document.observations, *document.unbound)
    assert {"42亿元", "300人次", "热线12345"} <= {number.source.quote for number in found}


def test_a_title_that_comes_again_in_the_text_hides_nothing():
    text = f"{PAGE}\n宝鸡市统计局\n全市生产总值42亿元。\n新闻动态\n政务公开\n政民互动\n园区概况\n{PAGE}\n"
    assert find_article(text) is None
    assert find_article(text.replace("全市生产总值42亿元。\n", "")) is not None
