"""Kinds of sentences that came to light by reading what was extracted of hundreds of texts that nobody annotated.

The notation is explained in ``cases.py``. All numbers, and all names but those of places and offices, are invented.
"""

import pytest

from cases import Case, change, check, count, growth, level, obs, params, points, pure, rank

# fmt: off

CASES: dict[str, list[Case]] = {
    "who comes first in what is told": [
        Case("去年人均可支配收入以新竹市96万元居冠,台北市94万元次之,新竹县91万元第三。",
             [level("96万元", 960000, "CNY", "人均可支配收入", entity="新竹市"),
              level("94万元", 940000, "CNY", "人均可支配收入", entity="台北市"),
              level("91万元", 910000, "CNY", "人均可支配收入", entity="新竹县")], date="2017-06-29"),
        Case("失业率以建阳区4.2%最高,延平区3.8%次之。",
             [level("4.2%", 4.2, "%", "失业率", entity="建阳区"), level("3.8%", 3.8, "%", "失业率", entity="延平区")]),
        # 以 that only says by what.
        Case("以2.3亿元收购云江水泥厂。", [obs("2.3亿元", "level")]),
    ],
    "counties and districts under their short names": [
        Case("江苏昆山外资增长\n今年上半年,昆山实际使用外资11亿美元,增长5%。昆山新设外资企业200家。",
             [level("11亿美元", 1100000000, "USD", "实际使用外资", entity="昆山市"), growth("5%", 5, entity="昆山市"),
              count("200家", 200, "新设外资企业", entity="昆山市")], date="2023-07-17"),
        Case("三明市是老工业区。永安工业产值达12亿元。",
             [level("12亿元", 1200000000, "CNY", "工业产值", entity="永安市")]),
        Case("上海浦东加快开放\n浦东新增外资研发中心26家。",
             [count("26家", 26, "新增外资研发中心", entity="浦东")], date="2023-07-17"),
        # What has its name of a county is none.
        Case("2023年,盐城市经济增长3%。东台机场进出港旅客38万人次。",
             [growth("3%", 3), obs("38万人次", "level", entity="盐城市")]),
    ],
    "a population that ends its own number": [
        Case("隆安县是一个有40万人口的农业大县。",
             [obs("40万人口", "level", 400000, indicator="人口", entity="隆安县")]),
        Case("全县现有40万人口。", [obs("40万人口", "level", 400000, indicator="人口", entity="全县")]),
        # Those for whom something is done.
        Case("工程解决了40万人口的饮水问题。", [obs("40万人口", "level", 400000, indicator="饮水问题")]),
    ],
    "values of several heads, between commas or across a semicolon": [
        Case("东岳商用,东岳轻型,东岳重型车销量分别同比增长-9.4%、0.35%和-7.2%;环比分别变化为0.8%、-0.5%和-9%。",
             [growth("-9.4%", -9.4, "东岳商用销量"), growth("0.35%", 0.35, "东岳轻型销量"),
              growth("-7.2%", -7.2, "东岳重型车销量"), growth("0.8%", 0.8, "东岳商用销量"),
              growth("-0.5%", -0.5, "东岳轻型销量"), growth("-9%", -9, "东岳重型车销量")]),
        Case("饮料类销售额同比增长9.3%,服装类销售额增长7.4%,分别比去年同期加快0.3个和1.1个百分点。",
             [growth("9.3%", 9.3), growth("7.4%", 7.4), points("0.3个", 0.3, "饮料类销售额"),
              points("1.1个百分点", 1.1, "服装类销售额")]),
        # The clause before says what all of them do.
        Case("2023年,船舶、集装箱出口快速增长,分别增长70%、78%。",
             [growth("70%", 70, "船舶出口"), growth("78%", 78, "集装箱出口")]),
    ],
    "what was a year before, told in the same breath": [
        Case("青禾公司去年营业收入31亿元,较前年20亿元大幅成长55%。",
             [level("31亿元", 3100000000, "CNY", "营业收入", period="2016"),
              level("20亿元", 2000000000, "CNY", "营业收入", period="2015"), growth("55%", 55, "营业收入")],
             date="2017-06-29"),
        Case("全年为企业减负520亿元,比年初预计的300亿元多出220亿元。",
             [level("520亿元", 52000000000, "CNY"), level("300亿元", 30000000000, "CNY"),
              change("220亿元", 22000000000, "CNY")], date="2021-01-20"),
    ],
    "announcements of a company, also without its results": [
        Case("2020-01-10\n青禾健康公告,拟以集中竞价、大宗交易方式减持公司股份合计不超过640.5万股。",
             [obs("640.5万股", "level", indicator="减持公司股份", entity="青禾健康", bound="most")]),
        Case("2020-01-10\n青禾股份晚间公告,公司拟将持有的云江金属有限公司35.2%股权转让。",
             [obs("35.2%", "share", indicator="云江金属有限公司股权", entity="青禾股份")]),
        Case("2020-01-10\n青禾股份公告,股东拟减持公司股份不超过88.4万股(占公司总股本比例1%)。",
             [obs("88.4万股", "level", entity="青禾股份"), obs("1%", "share", of="公司总股本")]),
        Case("2020-03-10\n青禾食品披露2月生猪销售简报,2月生猪销量2.1万头。",
             [obs("2.1万头", "level", indicator="生猪销量", entity="青禾食品")]),
        # A holder's threshold, and days of trade.
        Case("2020-01-10\n青禾股份公告,公司持股5%以上股东张某拟自公告之日起15个交易日后的6个月内减持1200万股。",
             [obs("1200万股", "level", entity="青禾股份")]),
        # A zone may announce, too, and is no company.
        Case("云江经开区发布公告。2023年,我园区实现产值8.6亿元。", [obs("8.6亿元", "level", entity="云江经开区")]),
    ],
    "growth behind a colon, and foretold": [
        Case("青禾股份:预计2018年第一季度净利1.1亿-1.4亿元,比上年同期增长:40.5%-61.2%。",
             [obs("1.1亿-1.4亿元", "level", status="estimate"),
              obs("40.5%-61.2%", "growth", 40.5, upper=61.2)], date="2018-03-10"),
        Case("青禾股份预计上半年净利润1.7亿元,同比预减33%。",
             [obs("1.7亿元", "level"), growth("33%", -33, "净利润", status="estimate")], date="2018-07-10"),
        Case("2018年库存量100台,比去年减少12台,减幅为10.9%。",
             [obs("100台", "level"), obs("12台", "change", -12), growth("10.9%", -10.9, "库存量")]),
    ],
    "a forecast dates the text no later than the period": [
        Case("钢企上半年业绩亮眼\n6月24日,青禾钢铁发布2021年半年度业绩预告,预计2021年上半年净利润7.5亿元。"
             "截至6月22日,均价3150元/吨。",
             [obs("7.5亿元", "level", period="2021H1"), obs("3150元/吨", "level", period="2021-06-22")]),
    ],
    "places without 第": [
        Case("香港在140个国家及地区中排行63位,按年滑落3位。",
             [obs("140个", "level"), rank("63位", 63), obs("3位", "change", -3, "rank")]),
        Case("云江港吞吐量在全国排名37位。", [rank("37位", 37)]),
        Case("公司邀请了37位专家。", [obs("37位", "level", 37)]),
    ],
    "a colon that opens a list in the time that it names": [
        Case("1至7月,社会消费品零售总额8万亿元。\n7月份,消费市场运行的特点主要表现为:\n"
             "一是销售稳步增长。2400家重点零售企业销售额增长13%。\n二是需求旺盛。饮料类销售额增长11%。",
             [obs("8万亿元", "level", period="2011-01..07"), obs("2400家", "level", period="2011-07"),
              growth("13%", 13, period="2011-07"), growth("11%", 11, period="2011-07")], date="2011-08-25"),
    ],
    "aims told sentence by sentence": [
        Case("政府工作报告\n一、2013年工作回顾\n2013年,生产总值870亿元。\n"
             "主要预期目标是:全市地区生产总值增长7%以上。入学率提高2个百分点。万元GDP能耗下降3.5%。",
             [obs("870亿元", "level", status="actual"), obs("7%", "growth", status="target"),
              obs("2个百分点", "change", status="target"), obs("3.5%", "growth", status="target")]),
        Case("云江市要求,今年全市生产总值较上一年增长9%;农业增加值增长4.2%。",
             [obs("9%", "growth", status="target"), obs("4.2%", "growth", status="target")], date="1996-03-07"),
    ],
    "the last of several years, and what all of them brought": [
        Case("各位代表:\n一、过去五年工作回顾\n综合实力提升。初步核算,2008年全市生产总值218亿元。"
             "固定资产投资90亿元,五年累计完成310亿元。第三产业增加值44亿元。\n二、2009年工作安排\n",
             [obs("218亿元", "level", period="2008"), obs("90亿元", "level", period="2008"),
              obs("310亿元", "level", period="2004..2008"), obs("44亿元", "level", period="2008")], date="2009-03-01"),
    ],
    "the years of a prospectus": [
        Case("青禾股份招股\n2017年至2019年及2020年上半年,青禾股份营业收入分别为5.1亿元、6.6亿元、7.2亿元和3.7亿元。"
             "报告期内,毛利率分别为31%、33%、36%和38%。",
             [obs("5.1亿元", "level", period="2017"), obs("6.6亿元", "level", period="2018"),
              obs("7.2亿元", "level", period="2019"), obs("3.7亿元", "level", period="2020H1"),
              obs("31%", "level", period="2017"), obs("33%", "level", period="2018"),
              obs("36%", "level", period="2019"), obs("38%", "level", period="2020H1")], date="2020-11-01"),
    ],
    "a year alone in its line": [
        Case("发展历程\n1987\n云江公司投资约3亿元,取得煤矿15%权益。\n2012\n分阶段增加投资4亿元。",
             [obs("3亿元", "level", period="1987"), obs("15%", "share", period="1987"),
              obs("4亿元", "level", period="2012")]),
    ],
    "times that are only those of their own number": [
        Case("2020年6月,本港失业率4.4%,是自1998年第二季(6.1%)以来最高。就业人数300万人。",
             [obs("4.4%", "level", period="2020-06"), obs("6.1%", "level", period="1998Q2"),
              obs("300万人", "level", period="2020-06")], date="2020-09-16"),
    ],
    "rates that are a part of those behind them": [
        Case("调查访问了500人,36%受访者表示满意。", [obs("500人", "level"), obs("36%", "share")]),
        Case("政府约45%财政盈余用于一次性措施。", [obs("45%", "share", indicator="财政盈余")]),
        # A rate of its own.
        Case("对进口货品加征25%关税。", [obs("25%", "level")]),
    ],
    "who trades with the subject, and customs areas": [
        Case("据海关统计,2012年宁波关区出口机床52万台。其中,东盟仍为最大的出口市场,出口总量为17万台。",
             [obs("52万台", "level", entity="宁波关区"), obs("17万台", "level", entity="宁波关区", period="2012")]),
    ],
    "whose figures those of a report of the fifties are": [
        Case("1957年政府工作报告\n各位代表:\n我国工业总产值增加了27%。在旧中国和国民党时代,工业落后。国民党时代只产钢800吨。"
             "我国去年产钢390万吨。国民党时代的我国农业落后。我国棉纱产量480万件。",
             [growth("27%", 27, entity="中国"), obs("800吨", "level"), obs("390万吨", "level", entity="中国"),
              obs("480万件", "level", entity="中国")]),
        Case("1956年,地方工业所占的比重由41%上升到46%。",
             [obs("41%", "share", indicator="地方工业"), obs("46%", "share")]),
    ],
    "an area of its own, and one of what was counted": [
        Case("云江高新区成立于1998年,是3个省级高新区之一。总面积69平方公里。",
             [obs("3个", "level"), obs("69平方公里", "level", indicator="总面积", entity="云江高新区")]),
        Case("云江县辖12个街镇,面积达到1079平方公里。",
             [obs("12个", "level"), obs("1079平方公里", "level", indicator="街镇面积")]),
    ],
    "who invests in what is built": [
        Case("园区由青禾电气投资15亿元设立云江工厂。", [obs("15亿元", "level", indicator="投资", entity="青禾电气")]),
        Case("固定资产投资15亿元。", [obs("15亿元", "level", indicator="固定资产投资")]),
    ],
    "what is counted ends before what it does": [
        Case("此次集中开工的20个项目涵盖电子信息、装备制造等领域。", [count("20个", 20, "集中开工项目")]),
        Case("本次签约的35个项目涉及总投资210亿元。", [count("35个", 35, "签约项目"), obs("210亿元", "level")]),
        Case("全市38家重点企业贡献了六成产值。", [count("38家", 38, "重点企业"), obs("六成", "share")]),
    ],
    "places in a list, each with its own 第": [
        Case("货物吞吐量、集装箱吞吐量分别增长6.5%、11.2%,增速分别居沿海港口第三、第二位。",
             [growth("6.5%", 6.5), growth("11.2%", 11.2), rank("第三", 3, "货物吞吐量"),
              rank("第二", 2, "集装箱吞吐量")]),
    ],
    "a dateline that is only a day, and the caption of a picture": [
        Case("3月15日讯 今年2月,全省采购经理指数为52.3%,比1月高出1.4个百分点。生产指数为55.8%。",
             [obs("52.3%", "level", period="2012-02"), obs("1.4个百分点", "change"),
              obs("55.8%", "level", period="2012-02")], date="2012-03-15"),
        Case("陈大文摄\n轮候公屋平均5.9年,全港有12.7万户居住环境欠佳。",
             [obs("5.9年", "level", indicator="轮候公屋"), obs("12.7万户", "level")]),
    ],
    "who foretells, and an office that asks": [
        Case("陈大文又预测综合赤字816亿元。", [obs("816亿元", "level", indicator="综合赤字", status="estimate")]),
        Case("2023年,黑龙江省经济增长3%。国家统计局黑龙江调查总队对28个行业调查。",
             [growth("3%", 3), obs("28个", "level", entity="黑龙江省")]),
    ],
    "powers of ten, and units as recognition sets them": [
        Case("新增耕地 $6 1 . 2 \\times 1 0 ^ { 4 } ~ \\mathrm { h m } ^ { 2 }$ ,增幅达 $1 4 . 2 \\%$ 。",
             [level("6 1 . 2 \\times 1 0 ^ { 4 } ~ \\mathrm { h m } ^ { 2 }", 6120000000, "m2", "新增耕地"),
              growth("1 4 . 2 \\%", 14.2)]),
        Case("新增耕地61.2×104hm2,林地6.5×10^3 km2。",
             [level("61.2×104hm2", 6120000000, "m2", "新增耕地"), level("6.5×10^3 km2", 6500000000, "m2", "林地")]),
        # Dollars are no formula.
        Case("营业额$5,000万,去年为$4,000万。", [obs("5,000万", "level", 50000000), obs("4,000万", "level", 40000000)]),
    ],
    "words set apart, in a line of few": [
        Case("汉中市  发展  农业  。\n全市  新增  文明村  ３１５个  。",
             [count("３１５个", 315, "新增文明村", entity="汉中市")]),
        Case("汉中市  发展  农业  。\n去年  这个  市  农业  产值  达到  ４０亿元  。",
             [level("４０亿元", 4000000000, "CNY", "农业产值", entity="汉中市")]),
    ],
    "a government that does not say whose it is": [
        Case("各位代表:\n我代表市人民政府作工作报告。\n2018年,全市新增企业30家,出口增速居全省第五。",
             [count("30家", 30, "新增企业", entity="全市"), rank("第五", 5, entity="全市")]),
        Case("各位代表:\n我代表市人民政府作报告,请将《钦州市国民经济和社会发展第十二个五年规划纲要(草案)》一并审议。\n"
             "2010年,生产总值达到317亿元,居广西第六。",
             [level("317亿元", 31700000000, "CNY", "生产总值", entity="钦州市"),
              rank("第六", 6, "生产总值", entity="钦州市")]),
        # A slogan is no city.
        Case("我代表市人民政府作报告。\n2018年,坚持以港兴市,建设国际枢纽大港。五年来,港口建设累计投入86亿元。",
             [obs("86亿元", "level", entity="全市")]),
    ],
    "ranks taken in a province": [
        Case("2019年,九江市人均地区生产总值达到3.7万元,居江西第二。",
             [obs("3.7万元", "level"), rank("第二", 2, "人均地区生产总值")]),
        Case("九江市出口总额居华东第三位。", [rank("第三位", 3, "出口总额")]),
    ],
    "what is counted, before what it does or of which size it is": [
        Case("2019年,九江市在全国262个地级市综合信用排名中升至第71位。",
             [count("262个", 262, "地级市"), rank("第71位", 71)]),
        Case("2019年,九江市建成13个5万吨级以上泊位及一批航道。", [count("13个", 13, "5万吨级以上泊位")]),
        Case("产品销往32个国家和地区市场。", [count("32个", 32, "国家和地区")]),
        Case("投资者来自国内二十五个省、市、自治区的企业。", [count("二十五个", 25, "省、市、自治区")]),
    ],
    "what one clause names and the next one does": [
        Case("改革试点任务,已经推进了129项,其中90项已落地。",
             [count("129项", 129, "改革试点任务"), count("90项", 90, "改革试点任务")]),
        Case("市属国有企业,关闭12家。", [count("12家", 12, "市属国有企业")]),
        # A clause that does something itself names nothing.
        Case("坚持深化改革,推进129项。", []),
    ],
    "years since a day, as news tells of them": [
        Case("兰州新区加快发展\n2024年8月20日\n五年来,兰州新区固定资产投资年均增长30%。",
             [growth("30%", 30, "固定资产投资", period="2019-08-20..2024-08-20")]),
        # Early in a year they are the years before it.
        Case("五年来,用于教育的支出达21亿元。", [obs("21亿元", "level", period="1993..1997")], date="1998-03-15"),
    ],
    "a year that is only recalled": [
        Case("汉中市发展农业\n去年,汉中市农业产值达到40亿元。\n到1988年,全市农民人均收入只有307元。\n"
             "1989年11月,全市引进良种。",
             [obs("40亿元", "level", period=None), obs("307元", "level", period="1988")]),
        Case("宁波保税区成就显著\n新华社宁波二月七日电\n宁波保税区于一九九二年经国务院批准设立。\n至去年底,进出口贸易额八亿美元。",
             [obs("八亿美元", "level", period=None)]),
    ],
    "quarters by their place": [
        Case("澳门赌收公布\n甲报2019年8月1日报道。次季中场收入389亿澳门元,虽较今年首季逾352亿澳门元增加,但按年增长21%。",
             [obs("389亿澳门元", "level", period="2019Q2"),
              obs("352亿澳门元", "level", indicator="中场收入", period="2019Q1"),
              growth("21%", 21, "中场收入", period="2019Q2")]),
    ],
    "places of which a growth is told": [
        Case("山东省出口增长3%。一季度,德州、聊城、菏泽增速为1.2%、1.5%、3.2%。",
             [growth("3%", 3, "出口"), growth("1.2%", 1.2, "出口", entity="德州市"),
              growth("1.5%", 1.5, "出口", entity="聊城市"), growth("3.2%", 3.2, "出口", entity="菏泽市")]),
    ],
    "companies that open a clause and do something": [
        Case("海口市工业增长较快。\n金岚电气有限公司抓住契机,加快改造步伐,销售订单增长70%。",
             [growth("70%", 70, "销售订单", entity="金岚电气有限公司")]),
        Case("海口市工业增长较快。\n海南青禾饲料公司实行资产重组,产值下降36.3%。",
             [growth("36.3%", -36.3, "产值", entity="海南青禾饲料公司")]),
        # What a company invests in is not itself; nor is a kind of companies one.
        Case("海口市工业增长较快。\n零部件配套公司加快发展,收入增长6.3%。", [growth("6.3%", 6.3, entity="海口市")]),
        Case("二季度三星出货量达3亿部,华为营收增长5%。",
             [obs("3亿部", "level", entity="三星"), growth("5%", 5, entity="华为")]),
    ],
    "offices that speak of their land": [
        Case("台灣明年經濟成長\n2017-11-30\n行政院國家發展委員會今天通過107年計畫,107年失業率為3.7%。",
             [level("3.7%", 3.7, "%", "失业率", entity="台湾")]),
    ],
    "parts of all the land": [
        Case("全镇幅员面积258平方公里,其中旱田6.8万亩,水田1.2万亩。",
             [obs("258平方公里", "level"), obs("6.8万亩", "level", indicator="旱田面积"),
              obs("1.2万亩", "level", indicator="水田面积")]),
    ],
    "a degree is of what was said last": [
        Case("气温今天达35度,用电量达3530万瓩,全月用电3亿度。",
             [level("35度", 35, "摄氏度"), level("3530万瓩", 35300000, "千瓦"), level("3亿度", 300000000, "kWh")]),
    ],
    "brackets that say what is included": [
        Case("全省人员流动量(包括营业性旅客运输人数和非营业性小客车出行人数)累计2.04亿人次。",
             [obs("2.04亿人次", "level", indicator="人员流动量")]),
    ],
    "the one year of a text": [
        # Named twice, it is that of the paragraphs behind too.
        Case("云河县位于省境东部。2021年,全县土地面积1200平方公里。截至2021年,全县辖3个乡。\n全县人口稳定增长,农民人均收入1.2万元。",
             [obs("1200平方公里", "level"), obs("3个", "level"), obs("1.2万元", "level", period="2021")]),
        Case("恩施土家族苗族自治州概况2019年,全州完成地区生产总值1100亿元。人均地区生产总值达3.2万元。",
             [obs("1100亿元", "level", period="2019"), obs("3.2万元", "level", period="2019")]),
    ],
    "a census of all the country, told of a province": [
        Case("根据第六次全国人口普查,现将我省数据公布如下。\n全省家庭户900万户。",
             [obs("900万户", "level", entity="我省")]),
    ],
    "industries are no companies": [
        Case("2018年,海口市实现工业总产值269亿元。家具制造、玩具加工分别实现产值45亿元、12亿元。",
             [obs("269亿元", "level"), obs("45亿元", "level", entity="海口市"),
              obs("12亿元", "level", entity="海口市")]),
        Case("2024年,我国海洋经济总量达到10万亿元。全年远洋运输实现增加值480亿元。",
             [obs("10万亿元", "level"), obs("480亿元", "level", entity="中国")]),
    ],
    "a company that opens a paragraph": [
        Case("海口市工业增长较快。\n“要创新。”海口青禾制药股份有限公司负责人说。\n据悉,青禾制药去年以来加快改造步伐。"
             "企业产量提高,实现工业总产值5亿元。\n海口市医药行业实现产值26亿元。",
             [obs("5亿元", "level", entity="青禾制药"), obs("26亿元", "level", entity="海口市")]),
    ],
    "the same months of a year that is named": [
        Case("收入由2023年同期的100亿元增加22%至2024年第二季度的122亿元。",
             [level("100亿元", 10000000000, "CNY", "收入", period="2023Q2"), growth("22%", 22, period="2024Q2"),
              obs("122亿元", "level", period="2024Q2")]),
        Case("2024年上半年,盈利122亿元,而2023年同期亏损100亿元。",
             [obs("122亿元", "level"), obs("100亿元", "level", indicator="亏损", period="2023H1")]),
        Case("2024年上半年,收入为122亿元(2023年同期:100亿元),增长22%。",
             [obs("122亿元", "level"), obs("100亿元", "level", indicator="收入", period="2023H1"),
              growth("22%", 22, "收入", period="2024H1")]),
        Case("2024年,收入为122亿元(2023年:100亿元),增长22%。",
             [obs("122亿元", "level"), obs("100亿元", "level", period="2023"), growth("22%", 22, period="2024")]),
        Case("甲公司自2014年投资,当年度营收仅1.48亿元,每股盈余0.04元;2015年营收9.92亿元。",
             [obs("1.48亿元", "level", period="2014"), obs("0.04元", "level", period="2014"),
              obs("9.92亿元", "level", period="2015")]),
    ],
    "a company called a holding": [
        Case("青禾所控股发布第一季度业绩。\n2023年第一季度,青禾所控股总收入为100亿元,净利润为7亿元。",
             [obs("100亿元", "level", indicator="总收入", entity="青禾所控股"),
              obs("7亿元", "level", entity="青禾所控股")]),
    ],
    "pure numbers": [
        Case("2月,制造业采购经理指数为49.3,比上月回落0.5个点。",
             [pure("49.3", 49.3, "采购经理指数"), change("0.5个点", -0.5, "点", compare="mom")]),
        Case("城乡居民收入倍差1.92,比上年缩小0.01。小区容积率2.6。",
             [pure("1.92", 1.92, "城乡居民收入倍差"), obs("0.01", "change", -0.01), pure("2.6", 2.6, "小区容积率")]),
    ],
    "staff that a company has": [
        Case("去年青禾集团营收5亿元。青禾集团有员工5万人。",
             [obs("5亿元", "level", indicator="营收", entity="青禾集团"), count("5万人", 50000, "员工")]),
    ],
    "the rate of another time or place, with its noun behind": [
        Case("2024年第三季度,青岛市生产总值增长1.8%,低于第二季度3.2%的增速。",
             [growth("1.8%", 1.8), growth("3.2%", 3.2, "生产总值", entity="青岛市", period="2024Q2")]),
        Case("滨州市出口下降1.1%,低于全省2.2%的降幅。",
             [growth("1.1%", -1.1, "出口", entity="滨州市"), growth("2.2%", -2.2, "出口", entity="全省")]),
        Case("2024年第三季本地生产总值上升1.8%,较第二季的3.2%放缓。",
             [growth("1.8%", 1.8, period="2024Q3"), growth("3.2%", 3.2, period="2024Q2")]),
        # How far it is apart.
        Case("青岛市收入增长5%,高于全省2.1%。", [growth("5%", 5), growth("2.1%", 2.1, entity="青岛市", compare=None)]),
    ],
    "so many years ago": [
        Case("2016年职业收入中位数是1.55万元,比5年前的1.2万元上升三成。",
             [obs("1.55万元", "level", period="2016"), obs("1.2万元", "level", period="2011"),
              growth("三成", 30, compare="base:2011", period="2016")]),
        Case("2016年企业由十年前的3家增加到10家。", [count("3家", 3, period="2006"), count("10家", 10, period="2016")]),
    ],
    "who is next, and how a figure was made": [
        Case("按年龄划分,15-19岁的失业率达17.6%,其次是20-24岁,为17.1%。",
             [level("17.6%", 17.6, "%", "失业率"), level("17.1%", 17.1, "%", "失业率")]),
        Case("总销货价值中,网上销售占10.4%,临时估计为31亿元。",
             [obs("10.4%", "share", 10.4), obs("31亿元", "level", indicator="网上销售")]),
    ],
    "the days of a holiday": [
        Case("春节假期(1月22日至28日),全市接待游客300万人次。\n春节期间,全市商贸企业销售额增长15%。\n"
             "今年假期,全市电影票房达到1200万元。",
             [obs("300万人次", "level", period="2023-01-22..2023-01-28"),
              growth("15%", 15, period="2023-01-22..2023-01-28"),
              obs("1200万元", "level", indicator="电影票房", period="2023-01-22..2023-01-28")], date="2023-01-29"),
        Case("今年春节,全市电影票房达到1200万元。",
             [obs("1200万元", "level", period="2023-01-21..2023-01-27")], date="2023-01-29"),
        # No holiday was told.
        Case("2023年,全市发展假日经济,旅游收入8亿元。", [obs("8亿元", "level", period="2023")]),
    ],
    "a company without a name": [
        Case("海口市工业发展较快。\n得益于政策,这家粮油加工企业产值从10亿元增长到70亿元。\n海口市产值8亿元。",
             [obs("10亿元", "level", indicator="产值", entity="粮油加工企业"),
              obs("70亿元", "level", entity="粮油加工企业"), obs("8亿元", "level", entity="海口市")]),
    ],
    "the day of a broadcast": [
        Case("云河县加快发展\n(《新闻》 20251217 19:00)\n今年,云河县产值5亿元。近五年,投资年均增长8%。",
             [obs("5亿元", "level", period="2025"), growth("8%", 8, period="2021..2025")]),
    ],
    "a day of founding is no dateline": [
        Case("云河工业园\n1999年3月6日,云河工业园正式挂牌成立。截至2015年9月,云河工业园有企业634家,产值7亿元。",
             [count("634家", 634, "企业", period="2015-09-30", status="actual"),
              obs("7亿元", "level", status="actual", period="2015-01..09")]),
    ],
    "kinds of zones are none of them": [
        Case("目前,浙江省经国家批准的各类开发区数量达117个。", [obs("117个", "level", entity="浙江省")]),
    ],
    "what grew is of the time that the section told last": [
        Case("云河园区概况\n截至2015年9月底,园区实现产值8亿元。\n家电企业4家,产值4亿元,同比增长2%;新增用地3亩。",
             [obs("8亿元", "level", period="2015-01..09"), count("4家", 4, period=None),
              obs("4亿元", "level", period="2015-01..09"), growth("2%", 2, period="2015-01..09"),
              obs("3亩", "level", period=None)]),
    ],
    "halves and quarters of a financial year": [
        Case("云河集团二季度营收134亿美元\n11月8日消息,云河集团发布截至2018年9月30日的上半年业绩。集团营业收入为134亿美元,"
             "第二财季利润2.1亿美元。公司上半财年营收规模达到253亿美元。",
             [obs("134亿美元", "level", period="2018-07..09"), obs("134亿美元", "level", period="2018-07..09"),
              obs("2.1亿美元", "level", period="2018-07..09"),
              obs("253亿美元", "level", indicator="营收规模", period="2018-04..09")]),
        # Where the half ends with June, they are those of the calendar.
        Case("云河集团公布中期业绩\n云河集团公布截至2023年6月30日止六个月业绩,收入5亿元。第二季度派息0.2元。",
             [obs("5亿元", "level", period="2023H1"), obs("0.2元", "level", period="2023Q2")]),
    ],
    "whose people those behind a part are": [
        Case("园区企业120家,其中外资企业5家、上市公司12家,从业人员3.2万人。",
             [count("120家", 120, ("企业", "园区企业")), count("5家", 5, "外资企业"), count("12家", 12, "上市公司"),
              count("3.2万人", 32000, "从业人员")]),
    ],
    "plans that are only named": [
        Case("2018年,全市乡村振兴战略规划等持续完善,出口额居全省第五。", [rank("第五", 5, "出口额", status="actual")]),
    ],
    "places portrayed one after another": [
        Case("青石县简介\n青石县位于省境北部,面积3365平方公里。\n2023年上半年,全县地区生产总值27亿元,增长2%。\n"
             "白水县基本情况\n白水县地处两省交界,面积2601平方公里。全县辖7镇,总人口18万人。",
             [obs("3365平方公里", "level", entity="青石县"), level("27亿元", 2700000000, "CNY", entity="青石县"),
              growth("2%", 2, entity="青石县"), obs("2601平方公里", "level", entity="白水县", period=None),
              count("7镇", 7, entity="白水县", period=None), obs("18万人", "level", entity="白水县", period=None)]),
        # A place that lies in the one portrayed is a part of it.
        Case("青石县简介\n青石县面积3365平方公里。\n红岩镇位于县境西部,面积80平方公里。\n全县总人口26万人。",
             [obs("3365平方公里", "level", entity="青石县"), obs("80平方公里", "level", entity="红岩镇"),
              obs("26万人", "level", entity="青石县")]),
    ],
    "the whole of the place that a paragraph is about": [
        Case("南通市粮食总产量300万吨。全市小麦面积30万亩。\n泰州市粮食总产量250万吨,全市水稻产量100万吨。",
             [obs("300万吨", "level", entity="南通市"), obs("30万亩", "level", indicator="小麦面积", entity="南通市"),
              obs("250万吨", "level", entity="泰州市"),
              obs("100万吨", "level", indicator="水稻产量", entity="泰州市")]),
        Case("2024年,南通市地区生产总值3000亿元。\n海门高新区实现产值200亿元,园区引进项目20个。",
             [obs("3000亿元", "level", entity="南通市"), obs("200亿元", "level", entity="海门高新区"),
              count("20个", 20, entity="海门高新区")]),
        # The province is not the city.
        Case("2024年,无锡市进出口总额300亿元,占全省的12%。全省进出口总额2500亿元。",
             [obs("300亿元", "level", entity="无锡市"), obs("12%", "share", entity="无锡市"),
              obs("2500亿元", "level", entity=("江苏省", "全省"))]),
    ],
    "what nature has given is of no year": [
        Case("2004年,全县财政收入4500万元。\n本县年均降水量952毫米,无霜期250天。森林面积18平方公里。",
             [obs("4500万元", "level", period="2004"), obs("952毫米", "level", period=None),
              obs("250天", "level", indicator="无霜期", period=None), obs("18平方公里", "level")]),
        # A year's own weather.
        Case("2023年,全市年平均气温16.2摄氏度。", [obs("16.2摄氏度", "level", period="2023")]),
    ],
    "aims far beyond the year planned": [
        Case("政府工作报告\n——2008年2月18日在甲市人民代表大会上\n二、2008年工作目标\n"
             "扩大产业集群,力争“十一五”期末汽车产值突破1000亿元。培育亿元企业450家以上。完成工业投资280亿元。",
             [obs("1000亿元", "level", period="2010"), count("450家", 450, period="2008"),
              obs("280亿元", "level", period="2008")]),
    ],
    "months behind a later one of the year before": [
        Case("去年11月,产量30万吨。5月产量40万吨。",
             [obs("30万吨", "level", period="2016-11"), obs("40万吨", "level", period="2017-05")], date="2017-06-28"),
        Case("去年3月,产量30万吨。5月产量40万吨。",
             [obs("30万吨", "level", period="2016-03"), obs("40万吨", "level", period="2016-05")], date="2017-06-28"),
        # A month of the moon's year is none.
        Case("农历7月猪肉价格上涨。5月每公斤18元。", [obs("18元", "level", period="2017-05")], date="2017-06-28"),
    ],
    "persons in a name and an amount behind an and": [
        Case("2025年,国内出游人次超65亿,同比增长16%。",
             [obs("65亿", "level", 6500000000, unit="person", bound="more"), growth("16%", 16)]),
        Case("可提供约17万平方米楼面面积及约550个酒店房间。",
             [obs("17万平方米", "level", indicator="楼面面积"), count("550个", 550, "酒店房间")]),
        Case("政府推出20亿元的创科投资基金。", [obs("20亿元", "level", indicator="创科投资基金")]),
    ],
    "a text on a university, an airport or a fund": [
        Case("云江大学招生5000人\n云江大学2024年招生5000人。学校现有教职工2000人,占地3000亩。",
             [obs("5000人", "level", entity="云江大学"), obs("5000人", "level", entity="云江大学", period="2024"),
              obs("2000人", "level", entity="云江大学"), obs("3000亩", "level", entity="云江大学")]),
        Case("云江国际机场旅客吞吐量突破千万\n2024年,云江国际机场旅客吞吐量1200万人次,增长8%。机场航线达120条。",
             [obs("1200万人次", "level", indicator="旅客吞吐量", entity="云江国际机场"), growth("8%", 8),
              count("120条", 120, "航线", entity="云江国际机场")]),
        # A fund of which the text tells in passing.
        Case("云江市设立产业发展基金\n云江市设立5亿元的产业发展基金。", [obs("5亿元", "level", entity="云江市")]),
    ],
    "financial years of those who report on them": [
        Case("警员福利基金收入激增至1.8亿元\n2020-12-14\n警员福利基金向立法会提交2019/20年度财务报告,年度总收入约1.88亿元,"
             "较去年的1949万元大增8.7倍。\n全年总支出为1.4亿元。截至今年3月底,资产净值2.6亿元。",
             [obs("1.8亿元", "level", period="2019-04-01..2020-03-31"),
              obs("1.88亿元", "level", period="2019-04-01..2020-03-31"),
              obs("1949万元", "level", period="2018-04-01..2019-03-31"), obs("8.7倍", "growth"),
              obs("1.4亿元", "level", period="2019-04-01..2020-03-31"),
              obs("2.6亿元", "level", period="2020-03-31")]),
        Case("云海国际公布全年业绩\n云海国际公布截至2019年3月31日止年度业绩,收入30亿元,去年收入20亿元。",
             [obs("30亿元", "level", period="2018-04-01..2019-03-31"),
              obs("20亿元", "level", period="2017-04-01..2018-03-31")], date="2019-06-20"),
        Case("云海教育公司公布截至2018年8月31日的2019财年第二季度财务报告。2019财年上半年(截至2018年8月31日),"
             "净收入12亿美元。2018财年收入17亿美元。",
             [obs("12亿美元", "level", period="2018-03..08"),
              obs("17亿美元", "level", period="2017-03-01..2018-02-28")]),
        # The mainland's budgets are of the calendar's years.
        Case("2018财年,全市预算收入17亿元。", [obs("17亿元", "level", period="2018")]),
    ],
    "works and factories portrayed under numbered headings": [
        Case("第五节主要企业简介\n一、青州市罐头食品厂\n该厂位于解放西路,年产能力1000吨。\n二、青石县红星罐头厂\n"
             "建于1970年,有职工300人。",
             [obs("1000吨", "level", entity="青州市罐头食品厂"), obs("300人", "level", entity="青石县红星罐头厂")]),
        # Among whom it ranks.
        Case("一、青州市罐头食品厂\n1990年,该厂午餐肉罐头产量列第三名、江苏省同行业第二名,芦笋罐头产量列前十名。",
             [rank("第三名", 3, entity="青州市罐头食品厂"), rank("第二名", 2, entity="青州市罐头食品厂"),
              obs("前十名", "rank", entity="青州市罐头食品厂")]),
    ],
    "officers and plans for land are no companies": [
        Case("财政司司长陈大文今日公布财政预算案,经常开支增11.8%。财政司司长陈大文公布盈余1380亿元。",
             [growth("11.8%", 11.8, entity=None), obs("1380亿元", "level", entity=None)]),
    ],
    "a city under the short name of its headlines": [
        Case("北市前五個月毒品查獲量增加\n2017-06-29\n北市主計處公布北市今年1月至5月查獲毒品案2330件,嫌疑犯2407人。",
             [count("2330件", 2330, entity="台北市"), obs("2407人", "level", entity="台北市")]),
    ],
    "statistics offices say once of when their figures are": [
        Case("制造业景气向好\n记者从市统计局获悉,今年4月,全市制造业采购经理指数为52.1%。\n生产指数为54.3%,比上月提升2个百分点。",
             [obs("52.1%", "level", period="2011-04"), obs("54.3%", "level", period="2011-04"),
              points("2个百分点", 2, period="2011-04")], date="2011-05-25"),
    ],
    "days in brackets behind the time that they gloss": [
        Case("2023年国庆假期(9月29日至10月6日),全市接待游客230万人次,旅游收入11亿元。",
             [obs("230万人次", "level", period="2023-09-29..2023-10-06"),
              obs("11亿元", "level", period="2023-09-29..2023-10-06")]),
    ],
    "a text on works that it calls 该厂": [
        Case("第二节地毯\n1958年10月,青海市地毯厂成立,从上海外贸公司购进杂毛。\n该厂年底完成产值2万元。\n"
             "1962年,市地毯厂有职工153人。\n1990年,上海外贸公司订货。全厂占地19809平方米。",
             [obs("2万元", "level", entity="地毯厂"), obs("153人", "level", entity=("地毯厂", "市地毯厂")),
              obs("19809平方米", "level", entity="地毯厂")]),
        # 厂家 and 厂房 are none.
        Case("上海市有服装厂家300家,厂房30万平方米。",
             [count("300家", 300, entity="上海市"), obs("30万平方米", "level")]),
    ],
    "sizes of what is counted": [
        Case("全市有放映设备307套,其中16毫米放映机202套,35毫米放映机50套。",
             [count("307套", 307), count("202套", 202, "16毫米放映机"), count("50套", 50, "35毫米放映机")]),
        Case("安装80吨锅炉2台。", [count("2台", 2)]),
        # An amount of its own.
        Case("全年生产水泥80吨,机床2台。",
             [obs("80吨", "level", indicator=("水泥", "生产水泥")), count("2台", 2, "机床")]),
    ],
    "what a company has sold so far": [
        Case("青禾百货公司累计销售额达8500万元,增长30%。",
             [obs("8500万元", "level", indicator="销售额", entity="青禾百货公司"), growth("30%", 30)]),
    ],
    "rises of which only the end is dated": [
        Case("至1990年,植被覆盖率由11%上升到36%。",
             [obs("11%", "level", period=None), obs("36%", "level", period="1990")]),
        Case("1990年,植被覆盖率由11%上升到36%。",
             [obs("11%", "level", period="1989"), obs("36%", "level", period="1990")]),
        # 由 that leads to no rise.
        Case("截至2009年底,全县人口由16个民族组成。", [count("16个", 16, period="2009-12-31")]),
    ],
    "rates that are called proportions, and falls that are about so much": [
        Case("2020年,全国碳排放约降1.2%,空气质量优良天数比例为87.3%。",
             [growth("1.2%", -1.2, bound="about"), obs("87.3%", "level", unit="%")]),
    ],
}


@pytest.mark.parametrize("case", params(CASES))
def test_read_at_large(case):
    check(case)
