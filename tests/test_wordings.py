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
        Case("工业用电3亿度,其中轻工业用电反而增长5%。",
             [level("3亿度", 300000000, "kWh"), growth("5%", 5, "轻工业用电")]),
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
    "more than others, and what is no comparison": [
        Case("规模较大的企业多30家,占比偏低的乡镇多3个。", [count("30家", 30), count("3个", 3)]),
        Case("青江市出口额比邻县多3亿元。", [change("3亿元", 300000000, "CNY", "出口额", compare=None)]),
    ],
    "days of the week, and numbers behind one": [
        Case("本周六大产业产值3亿元。", [level("3亿元", 300000000, "CNY")]),
        Case("每逢周三五百人参加培训。", [obs("五百人", "level", 500)]),
    ],
    "shares by position are no times of day": [
        Case("投资结构从20:30:50调整到18:35:47。", [share(*pair) for pair in
             (("20", 20), ("30", 30), ("50", 50), ("18", 18), ("35", 35), ("47", 47))]),
    ],
    "an amount of change, and the same as a rate": [
        Case("青江市人口210万人,较2014年底增加4万人(2%)。",
             [obs("210万人", "level"), obs("4万人", "change", indicator="人口"),
              growth("2%", 2, "人口", compare="base:2014")], date="2016-02-01"),
        Case("岁入1200亿元,较去年增加50亿元,约4.3%。",
             [level("1200亿元", 120000000000, "CNY"), change("50亿元", 5000000000, "CNY"), growth("4.3%", 4.3)]),
    ],
    "the other side of a trade by one character": [
        Case("对美出口比重提升至30.9%,对欧投资3亿元。",
             [share("30.9%", 30.9, "对美出口比重"), level("3亿元", 300000000, "CNY", "对欧投资")]),
    ],
    "what is counted, and what those do": [
        Case("三件大事圆满完成,8万名干部走访群众,30万群众喝上放心水,300余名客商到场洽谈。",
             [count("三件", 3, "大事"), count("8万名", 80000, "干部"),
              obs("30万", "level", 300000, "person", "群众"), count("300余名", 300, "客商")]),
        Case("云江县推进11个园区配套项目建设,助推35个贫困村销号。",
             [count("11个", 11, "园区配套项目"), count("35个", 35, "贫困村")]),
        Case("评选43项实用技术和7名能工巧匠。", [count("43项", 43, "实用技术"), count("7名", 7, "能工巧匠")]),
        Case("云江开发区有20万产业工人。", [obs("20万", "level", 200000, "person", "产业工人")]),
    ],
    "those in a place that the text calls by its name": [
        Case("石桥镇2003年有1200户,4300人。",
             [count("1200户", 1200, "户数", entity="石桥镇"), obs("4300人", "level", indicator="人口")]),
        # The persons of households that are named are theirs.
        Case("易地扶贫搬迁912户4079人。",
             [count("912户", 912, "易地扶贫搬迁"), obs("4079人", "level", indicator="易地扶贫搬迁")]),
    ],
    "so much for each": [
        Case("石桥镇有耕地3万亩,人均1.2亩,生产粮食2万吨,人均500千克。",
             [obs("3万亩", "level", indicator="耕地"), obs("1.2亩", "level", indicator="人均耕地"),
              obs("2万吨", "level", indicator="生产粮食"), obs("500千克", "level", indicator="人均生产粮食")]),
    ],
    "an area behind a length": [
        Case("石桥镇距县城15公里,面积32平方公里。",
             [obs("15公里", "level"), obs("32平方公里", "level", indicator="面积")]),
    ],
    "characters that belong to the word behind": [
        Case("云江县县域面积427平方公里。", [obs("427平方公里", "level", indicator="县域面积", entity="云江县")]),
        Case("云江开发区签约163亿元,大会代表180名。",
             [level("163亿元", 16300000000, "CNY", "签约"), count("180名", 180, "大会代表")]),
        Case("2017年以来,湘西州签约项目21个。", [count("21个", 21, "签约项目")]),
    ],
    "what rose from a year that it names": [
        Case("风险加权资产从2024年末的3500亿元增至3700亿元。",
             [obs("3500亿元", "level", period="2024-12-31"), obs("3700亿元", "level", period=None)], date="2025-12-10"),
    ],
    "what happened to something, and by how much": [
        Case("主营业务收入出现负增长,同比下降1.2%。", [growth("1.2%", -1.2, "主营业务收入")]),
        Case("机械产品因设备订单增加,年增16%。", [growth("16%", 16, "机械产品")]),
        Case("经济部表示,因为订单增加,出口年增16%。", [growth("16%", 16, "出口")]),
    ],
    "a heading of a clause, and companies one by one": [
        Case("利息净收入方面,招商银行以1600亿元的规模居首,增长1.7%。",
             [level("1600亿元", 160000000000, "CNY", "利息净收入", entity="招商银行"),
              growth("1.7%", 1.7, "利息净收入", entity="招商银行")]),
    ],
    "the zones of a place as parts": [
        Case("青江市新增企业100家,其中高新区20家,增长5%,引进人才300人。",
             [count("100家", 100, "新增企业"), count("20家", 20, "新增企业", entity="高新区"),
              growth("5%", 5, entity="高新区"), count("300人", 300, "引进人才", entity="青江市")]),
        Case("长沙市推广稻田20万亩,其中岳麓区13万亩,成立合作社26个。",
             [obs("20万亩", "level"), obs("13万亩", "level", entity="岳麓区"), count("26个", 26, entity="长沙市")]),
        Case("青江市产值100亿元,其中高新区产值20亿元,税收5亿元。",
             [level("100亿元", 10000000000, "CNY"), level("20亿元", 2000000000, "CNY", entity="高新区"),
              level("5亿元", 500000000, "CNY", "税收", entity="高新区")]),
        Case("建成厂房300个,其中产业园90个。", [count("300个", 300, "厂房"), count("90个", 90)]),
    ],
    "zones of a province, together": [
        Case("2020年,全省高新区实现工业总产值128亿元。",
             [level("128亿元", 12800000000, "CNY", "工业总产值", entity="全省高新区")]),
    ],
    "money spent more than the year before": [
        Case("财政支出165亿元,同比增支21亿元,增长15%。",
             [level("165亿元", 16500000000, "CNY", "财政支出"), change("21亿元", 2100000000, "CNY", "财政支出"),
              growth("15%", 15, "财政支出")]),
    ],
    "adverbs and verbs around names": [
        Case("股价一度升3.3倍,农民人均纯收入始终处于全市首位。",
             [obs("3.3倍", "growth", 3.3, "times", "股价"), rank("首位", 1, "农民人均纯收入")]),
        Case("产能利用率提高,推升税后纯益达45亿元。", [level("45亿元", 4500000000, "CNY", "税后纯益")]),
        Case("柳河村将300亩土地入股。", [obs("300亩", "level", status="actual")]),
    ],
    "in what a place was taken": [
        Case("在全市综合考核中位居第一。", [rank("第一", 1, "综合考核")]),
        Case("在全省高质量发展考核中获得第一名。", [rank("第一名", 1, "高质量发展考核")]),
        Case("云江经开区在“2023中国省级开发区高质量发展百强榜”中位列第一。",
             [rank("第一", 1, "中国省级开发区高质量发展百强榜", entity="云江经开区")]),
        Case("云江市产值在全省排名第一。", [rank("第一", 1, "产值", entity="云江市")]),
        Case("云江市位居全省第一。", [rank("第一", 1, "排名", entity="云江市")]),
    ],
    "how much of a plan is done, behind what it was": [
        Case("完成投资50亿元,占年度计划83亿元的60%。",
             [level("50亿元", 5000000000, "CNY"), level("83亿元", 8300000000, "CNY", status="target"),
              level("60%", 60, "%", "完成投资完成率", status="actual")]),
        Case("到位资金120亿元,完成州政府下达任务的90.8%。",
             [level("120亿元", 12000000000, "CNY"), level("90.8%", 90.8, "%", "到位资金完成率")]),
        Case("进度款50亿元的60%已支付。", [level("50亿元", 5000000000, "CNY", "进度款"), share("60%", 60)]),
    ],
    "numbers as Taiwan writes them": [
        Case("每月總薪資平均48萬520元,營收一點○五兆元,出口達○點八兆美元。",
             [obs("48萬520元", "level", 480520, "CNY", "每月总薪资"),
              obs("一點○五兆元", "level", 1050000000000, "CNY", "营收"),
              level("○點八兆美元", 800000000000, "USD", "出口")]),
        Case("3亿5年。", []),
    ],
    "how many rose and how many fell": [
        Case("三次产业用电量呈现两降一升。每亩用油一升。", [obs("一升", "level", indicator="每亩用油")]),
    ],
    "who estimates": [
        Case("IMF估计今年全球经济增长3%。", [growth("3%", 3, "经济", status="estimate")], date="2019-10-28"),
        Case("公告本公司7月自结合并营收3亿元。", [level("3亿元", 300000000, "CNY", "自结合并营收")], date="2019-10-28"),
    ],
    "a land by a short name": [
        Case("10月南韩失业率为3.9%、日本2.4%。",
             [level("3.9%", 3.9, "%", "失业率", entity="韩国"), level("2.4%", 2.4, "%", "失业率", entity="日本")],
             date="2018-12-22"),
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
    "against a year that is named, each of several": [
        Case("2003年,存款52亿元,贷款31亿元,比1988年分别增长24%和15%。",
             [level("52亿元", 5200000000, "CNY", "存款"), level("31亿元", 3100000000, "CNY", "贷款"),
              growth("24%", 24, "存款", compare="base:1988"), growth("15%", 15, "贷款", compare="base:1988")]),
        Case("1972年,造林面积、水产品、林果业(苹果、梨)分别比1952年增长12倍、4倍、3倍。",
             [obs("12倍", "growth", indicator="造林面积"), obs("4倍", "growth", indicator="水产品"),
              obs("3倍", "growth", indicator="林果业")]),
        Case("1-5月,工业增加值、产值分别增长4%和6%,较一季度分别提升1.8和2.6个百分点。",
             [growth("4%", 4, "工业增加值"), growth("6%", 6, "产值"), points("1.8", 1.8, "工业增加值"),
              points("2.6个百分点", 2.6, "产值")], date="2024-06-30"),
        Case("2000年,城镇人口6万人,比1988年多2.3万人。",
             [obs("6万人", "level", indicator="城镇人口"), obs("2.3万人", "change", 23000, indicator="城镇人口")]),
        Case("5月份,工业增速6.1%,环比4月提高0.5个百分点。",
             [growth("6.1%", 6.1, "工业"), points("0.5个百分点", 0.5, "工业")], date="2024-06-30"),
    ],
    "of one thing both halves": [
        Case("8月,拖拉机产销3.2万台和3.5万台,环比增长4.1%和2.2%。",
             [count("3.2万台", 32000, "拖拉机产量"), count("3.5万台", 35000, "拖拉机销量"),
              growth("4.1%", 4.1, "拖拉机产量", compare="mom"), growth("2.2%", 2.2, "拖拉机销量", compare="mom")]),
        Case("8月,拖拉机生产3.2万台;销售3.5万台。",
             [count("3.2万台", 32000, "拖拉机生产"), count("3.5万台", 35000, "拖拉机销售")]),
    ],
    "what only its grade tells from what was counted before": [
        Case("全县有省级文明单位5家、市级12家。有大型拖拉机20台,小型170台。",
             [count("5家", 5, "省级文明单位"), count("12家", 12, "市级文明单位"), count("20台", 20, "大型拖拉机"),
              count("170台", 170, "小型拖拉机")]),
        Case("受灾果园8万亩,其中绝产果园3万亩。",
             [obs("8万亩", "level", indicator="受灾果园"), obs("3万亩", "level", indicator="绝产果园")]),
        Case("共有教职工2100人,在校学生4万人。", [count("2100人", 2100, "教职工"), count("4万人", 40000, "在校学生")]),
    ],
    "households and people": [
        Case("柳河村辖12个村民小组,共600户2300人。",
             [count("12个", 12, "村民小组"), count("600户", 600, "户数"), count("2300人", 2300, "人口")]),
        Case("总人口200户650人。全县共有31万人。",
             [count("200户", 200, "户数"), count("650人", 650, "人口"), count("31万人", 310000, "人口")]),
    ],
    "a sum that only its verb names": [
        Case("全县共投入3100万元,修建公路60公里。",
             [level("3100万元", 31000000, "CNY", "投入"), level("60公里", 60000, "m")]),
    ],
    "for whom something is done is no part of its name": [
        Case("项目建成后将向社会提供就业岗位410个。1981年,赤城县向国家交售羊毛320吨。",
             [count("410个", 410, "就业岗位"), level("320吨", 320, "t", "交售羊毛")]),
    ],
    "verbs of growth of Hong Kong and Taiwan": [
        Case("博彩收益多29.2%,客房收入少8.6%,投资按年缩16.4%,价格累跌2%。",
             [growth("29.2%", 29.2, "博彩收益"), growth("8.6%", -8.6, "客房收入"), growth("16.4%", -16.4, "投资"),
              growth("2%", -2, "价格")]),
        Case("6月製造業生產年增率可望轉為正成長1.2%,批發業則是減少3.4%。",
             [growth("1.2%", 1.2, "制造业生产"), growth("3.4%", -3.4)]),
        Case("總薪資平均達6萬元。出超金額來到15億美元,營收衝上1500億元。失業率較上月下滑0.04百分點。",
             [level("6萬元", 60000, "CNY", "总薪资"), level("15億美元", 1500000000, "USD", "出超金额"),
              obs("1500億元", "level", indicator="营收"), points("0.04百分點", -0.04, "失业率", compare="mom")]),
        Case("城市空调销量已出现1%的负增长,电视销量保持2.7%的正增长。",
             [growth("1%", -1, "城市空调销量"), growth("2.7%", 2.7, "电视销量")]),
    ],
    "a loss told with 负": [
        Case("经调整盈利为1.65亿元,去年同期负2700万元。",
             [obs("1.65亿元", "level"), obs("负2700万元", "level", -27000000)]),
    ],
    "a structure that looks like the time of the day": [
        Case("2007年投资结构由20:30:50调整为18:35:47。每天14:17:03开始。",
             [share(n, int(n), period="2006") for n in ("20", "30", "50")]
             + [share(n, int(n), period="2007") for n in ("18", "35", "47")]),
    ],
    "what is no number of anything": [
        Case("自本周五起重开多项设施,周五多项优惠开始。1992后城镇人口增加。已连续五个月回升。", []),
        Case("二、5月出口21亿美元。", [level("21亿美元", 2100000000, "USD", "出口", period="2018-05")],
             date="2018-06-30"),
    ],
    "years of the Republic of two digits": [
        Case("主計總處統計,97年1至3月出口60億美元。", [level("60億美元", 6000000000, "USD", "出口", period="2008Q1")]),
        Case("1997年,青江县出口6亿元;97年1至3月出口1亿元。",
             [level("6亿元", 600000000, "CNY", period="1997"), level("1亿元", 100000000, "CNY", period="1997Q1")]),
    ],
    "a rate from which another came": [
        Case("上半年,青江市负债率由去年同期的30%提高到35%。",
             [level("30%", 30, "%", "负债率", period="2015H1"),
              level("35%", 35, "%", "负债率", period="2016H1")], date="2016-07-20"),
        Case("上半年,青江市利润增速由去年同期的30%提高到35%。", [growth("30%", 30), growth("35%", 35)]),
    ],
    "the months before": [
        Case("9月轿车销量52万辆,扭转了此前两个月连跌的态势,客车销量2万辆。",
             [level("52万辆", 520000, "count", period="2014-09"),
              level("2万辆", 20000, "count", "客车销量", period="2014-09")], date="2014-10-10"),
    ],
    "a level against an earlier one that opens its clause": [
        Case("去年住宿旅客500万人次,相较前年480万人次,增加20万人次。",
             [obs("500万人次", "level", indicator="住宿旅客"), obs("480万人次", "level", indicator="住宿旅客"),
              obs("20万人次", "change", indicator="住宿旅客")]),
        Case("台北市旅館業平均房價2800元,相較於112年同期的2750元,上漲50元。",
             [level("2800元", 2800, "TWD", "旅馆业平均房价"), level("2750元", 2750, "TWD", "旅馆业平均房价"),
              change("50元", 50, "TWD", "旅馆业平均房价")], date="2024-11-04"),
    ],
    "half a year of a report": [
        Case("2020年半年度营业成本3亿元。", [level("3亿元", 300000000, "CNY", "营业成本", period="2020H1")]),
        Case("2020年上半年度营业成本3亿元。", [level("3亿元", 300000000, "CNY", "营业成本", period="2020H1")]),
    ],
    "a forecast that is revised": [
        Case("全年经济增长率上修至2.42%。", [growth("2.42%", 2.42, status="estimate")], date="2017-10-31"),
    ],
    "more than so much of a whole that calls itself one": [
        Case("变频空调的销量已经超过总销量的40%,工业增加值接近地区生产总值的一半。",
             [share("40%", 40, of="总销量"), share("一半", 50, "工业增加值", of="地区生产总值")]),
        Case("进度达到年度计划的95%。", [level("95%", 95, "%")]),
    ],
    "above what it was before": [
        Case("失业率为5.2%,低于上年的5.5%;市场份额38%,高于去年同期的33%。",
             [level("5.2%", 5.2, "%", "失业率"), level("5.5%", 5.5, "%", "失业率", period="2010"),
              share("38%", 38, "市场份额"), share("33%", 33, "市场份额", of=None, period="2010")],
             date="2011-12-31"),
        Case("出口额52亿元,高于去年同期的31亿元。",
             [level("52亿元", 5200000000, "CNY", "出口额"), level("31亿元", 3100000000, "CNY", "出口额")]),
        Case("全市出口增速为5.2%,低于上年同期的8.1%。", [growth("5.2%", 5.2, "出口"), growth("8.1%", 8.1, "出口")]),
    ],
    "works under way": [
        Case("正在建设的煤矿规模6亿吨,在国内市场的占有率为3%。",
             [level("6亿吨", 600000000, "t", "建设的煤矿规模"), share("3%", 3)]),
    ],
    "the end of a month, told in its last days": [
        Case("5月末铁精粉价格回落至1380元/吨。",
             [obs("1380元/吨", "level", status="actual", period="2011-05-31")], date="2011-05-30"),
        Case("6月底前建成学校3所。", [count("3所", 3, "学校", status="target")], date="2011-06-20"),
    ],
    "a text from elsewhere on Taiwan": [
        Case("今年上半年,台湾的饮料产值达200亿元。", [level("200亿元", 20000000000, "CNY")], date="2014-07-04"),
        Case("今年上半年,台湾饮料产值达200亿元,台币升值。", [level("200亿元", 20000000000, "TWD")], date="2014-07-04"),
        Case("今年上半年,臺灣的飲料產值達200億元。", [level("200億元", 20000000000, "TWD")], date="2014-07-04"),
    ],
    "both halves of a word, and what all heads of a list are": [
        Case("青江市汽车产销量分别为3.2万辆和3.1万辆。",
             [count("3.2万辆", 32000, "汽车产量"), count("3.1万辆", 31000, "汽车销量")]),
        Case("青江市风电、太阳能发电量分别增长11%和18%。", [growth("11%", 11, "风电发电量"), growth("18%", 18)]),
        Case("全省合作社、家庭农场分别超过3万家、5万个。",
             [count("3万家", 30000, "合作社", bound="more"), count("5万个", 50000, "家庭农场", bound="more")]),
        Case("房价和租金均在第3季见顶,随后在第4季分别下跌4%和2%。",
             [growth("4%", -4, "房价"), growth("2%", -2, "租金")]),
        # Behind the first, the others have bounds of their own.
        Case("产值和税收分别为30亿元左右和5亿元。",
             [obs("30亿元", "level", bound="about"), obs("5亿元", "level", bound="exact")]),
    ],
    "numbers that only their name gives a unit": [
        Case("青江汽车8月销量3.2万,同比增长4%。", [count("3.2万", 32000, "销量"), growth("4%", 4)]),
        Case("该应用下载量突破5000万,日均访问量120万。", [count("5000万", 50000000), count("120万", 1200000)]),
        Case("期货市场成交量2.6亿手。", [count("2.6亿手", 260000000)]),
        Case("要坚持两手抓、两手都要硬。", []),
    ],
    "what is only called so": [
        Case("粮食产量在连续9年稳定在300万吨以上的基础上,首次迈上310万吨新台阶。",
             [level("300万吨", 3000000, "t", "粮食产量"), level("310万吨", 3100000, "t", "粮食产量")]),
        Case("推广新技术新模式20套以上,如式20所示。", [count("20套", 20)]),
        Case("青江银行是唯一一家覆盖全市的机构。", []),
        Case("园区规划定位为工业新城,距市区30公里。", [level("30公里", 30000, "m", status="actual")]),
    ],
    "the object that a verb changes comes before it": [
        Case("央行将基准利率下调0.5个百分点。", [points("0.5个百分点", -0.5, status="actual")]),
        Case("青江市将大幅下调电价5%。", [growth("5%", -5, status="target")]),
    ],
    "a verb of change before what it changes": [
        Case("新机型降低成本10%,提升效率近两倍。",
             [growth("10%", -10, "成本"), obs("两倍", "growth", 2, indicator="效率")]),
        Case("增加值率30%,缩短审批时限50%。", [level("30%", 30, "%", "增加值率"), growth("50%", -50, "审批时限")]),
    ],
    "numerals of newspapers": [
        Case("全年訂單七四三七·三億美元,占比卅六·一%,增幅八·七%。",
             [level("七四三七·三億美元", 743730000000, "USD"), share("卅六·一%", 36.1), growth("八·七%", 8.7)]),
        Case("年产动画3万分钟,动画电影2部。", [level("3万分钟", 30000, "minute"), count("2部", 2)]),
    ],
    "where those are that were counted": [
        Case("全年落成住宅3000个单位,当中约61%位于新区,17%来自旧区。",
             [count("3000个", 3000), share("61%", 61), share("17%", 17)]),
    ],
    "who is told by what is counted": [
        Case("上海以177亿元的旅游总收入暂列排行榜第一,河南以130亿元位列第二。",
             [level("177亿元", 17700000000, "CNY", "旅游总收入", entity="上海市"), rank("第一", 1, "旅游总收入"),
              level("130亿元", 13000000000, "CNY", "旅游总收入", entity="河南省"), rank("第二", 2, entity="河南省")]),
        Case("年旅客吞吐量达到1000万人次以上的机场有39个。", [count("39个", 39, "1000万人次以上的机场")]),
        Case("公路密度52公里/百平方公里,载客量8万客位。",
             [level("52公里/百平方公里", 52, "公里/百平方公里"), level("8万客位", 80000, "count")]),
    ],
    "against the plan before": [
        Case("学位达13.9万个,较“十二五”末增长77%。",
             [count("13.9万个", 139000, "学位", period="2016..2020"), growth("77%", 77, "学位", period="2016..2020")]),
    ],
    "the part of a place in a whole": [
        Case("2015年,广东和江苏分别占全国出口总额的29%和21%。",
             [share("29%", 29, "出口总额", entity="广东省"), share("21%", 21, "出口总额", entity="江苏省")]),
        Case("2015年,全国出口总额300亿元,其中广东占20%。",
             [level("300亿元", 30000000000, "CNY", "出口总额"), share("20%", 20, "出口总额", entity="广东省")]),
    ],
    "to a level that measures the same": [
        Case("住宅落成量减少28%至1200个单位。",
             [growth("28%", -28, "住宅落成量"), count("1200个", 1200, "住宅落成量")]),
    ],
    "what is held against, and in its brackets": [
        Case("2018年第三季销售额8.5亿元,相比2018年第二季为8.9亿元(不含税为8.3亿元)。",
             [obs("8.5亿元", "level", period="2018Q3"), obs("8.9亿元", "level", indicator="销售额", period="2018Q2"),
              obs("8.3亿元", "level", period="2018Q2")]),
        Case("土地成交量较上月增加,同比上涨12%。", [growth("12%", 12, "土地成交量")]),
    ],
    "a level that another is held against, by its name": [
        Case("2008年产量20万吨,较2007年产量24万吨减少16%。",
             [level("20万吨", 200000, "t", "产量", period="2008"), level("24万吨", 240000, "t", "产量", period="2007"),
              growth("16%", -16, "产量", period="2008")]),
    ],
    "a year behind an estimate": [
        Case("预计今年销售额可达150亿元,2003年出口额6亿元。",
             [level("150亿元", 15000000000, "CNY", status="estimate"),
              level("6亿元", 600000000, "CNY", status="actual")], date="2008-01-10"),
    ],
    "the first of all": [Case("平安县产值居全省之首。", [rank("之首", 1, "产值", entity="平安县")])],
}


@pytest.mark.parametrize("case", params(CASES))
def test_wordings(case):
    check(case)
