"""News of zones and counties: whom a text is about and what its counts name.

The notation is explained in ``cases.py``. All names and numbers are invented.
"""

import pytest

from cases import Case, check, count, growth, level, obs, params, points, rank

# fmt: off

CASES: dict[str, list[Case]] = {
    "a county in short behind its province": [
        Case("河南青垣:小果子长成大产业\n\n初夏时节,青垣的果园里一片繁忙。2022年,果品产值达12亿元。\n",
             [level("12亿元", 1200000000, "CNY", entity=("青垣", "青垣县"))]),
        Case("河北青垣发展大棚蔬菜\n\n2019年,全县有贫困村27个,青垣蔬菜产值6亿元。全县财政收入8亿元。\n",
             [count("27个", 27, entity="青垣县"), level("6亿元", 600000000, "CNY", entity="青垣县"),
              level("8亿元", 800000000, "CNY", entity="青垣县")]),
        Case("江苏企业:订单来自海外\n\n2022年,全省企业进出口3.2万亿元。企业预期向好,全省出口增长7.5%。\n",
             [level("3.2万亿元", 3200000000000, "CNY", entity=("江苏省", "江苏")),
              growth("7.5%", 7.5, entity=("江苏省", "江苏"))]),
    ],
    "zones that are only examples": [
        Case("1-3月份,园区实现工业总产值17.8亿元。园区规上企业达32户。青岚零部件产业园等9个项目开工。",
             [level("17.8亿元", 1780000000, "CNY", entity="园区"), count("32户", 32, entity="园区"),
              count("9个", 9, "项目")]),
        Case("江苏扬州市产业园区见成效\n\n全年园区建成面积12平方公里。园区税收2亿元,青岚经济开发区完成投资1000万元。",
             [obs("12平方公里", "level", entity="扬州市"), level("2亿元", 200000000, "CNY", entity="扬州市"),
              level("1000万元", 10000000, "CNY", entity="青岚经济开发区")]),
    ],
    "the zone's own word in its headline": [
        Case("上半年经开区工业稳居全市第一\n\n上半年,经开区工业增加值增长13.5%。\n",
             [rank("第一", 1, entity="经开区"), growth("13.5%", 13.5, entity="经开区")]),
    ],
    "no names of places": [
        Case("2021年,全区农业总产值22亿元。粮食产量14万吨。\n\n下一篇: (一)行政区划\n",
             [level("22亿元", 2200000000, "CNY", entity="全区"), obs("14万吨", "level", entity="全区")]),
        Case("2017年我省脱贫95万人。20个国家级贫困县脱贫,国家级贫困县居民可支配收入达到12758元。我省减贫任务仍重。",
             [count("95万人", 950000, entity="我省"), count("20个", 20, "国家级贫困县", entity="我省"),
              level("12758元", 12758, "CNY", entity="我省")]),
    ],
    "what is told of those counted is not their name": [
        Case("上半年,全省36个开发区规上工业增加值同比增长7.6%,高于全省3.1个百分点。",
             [count("36个", 36, "开发区"), growth("7.6%", 7.6, "规上工业增加值"),
              points("3.1个百分点", 3.1, "规上工业增加值")]),
        Case("2021年,全市12个贫困县贫困发生率降至1.2%。18个县区财政收入增长6%。",
             [count("12个", 12, "贫困县"), level("1.2%", 1.2, "%", "贫困发生率"),
              count("18个", 18, "县区"), growth("6%", 6, "财政收入")]),
        Case("2021年,全市12个市县重点项目总投资26亿元。另有3家县级医院。",
             [count("12个", 12, "市县重点项目"), level("26亿元", 2600000000, "CNY", "总投资"),
              count("3家", 3, "县级医院")]),
        Case("2021年,3万余户茶农户均增收1.2万元。两个工业园区聚集了134户企业。",
             [count("3万余户", 30000, "茶农"), obs("1.2万元", "change", 12000, "CNY"),
              count("两个", 2, "工业园区"), count("134户", 134, "企业")]),
    ],
    "sizes of projects": [
        Case("今年,兴达公司等14个亿元项目落户。全县完成投资14个亿元。",
             [count("14个", 14, "亿元项目"), level("14个亿元", 1400000000, "CNY")], date="2019-05-01"),
    ],
    "the amount that was planned": [
        Case("2016年1-3月,园区工业总产值18亿元,完成年任务75亿元的24%;园区税收6925万元,完成年任务的19.8%。",
             [level("18亿元", 1800000000, "CNY", "工业总产值"),
              level("75亿元", 7500000000, "CNY", "工业总产值", status="target"),
              level("24%", 24, "%", ("工业总产值完成率", "园区工业总产值"), status="actual"),
              level("6925万元", 69250000, "CNY", "税收"), level("19.8%", 19.8, "%", ("税收完成率", "园区税收完成率"))]),
        Case("全年争取落实到位引导资金505万元。力争明年达到600万元。",
             [level("505万元", 5050000, "CNY", status="actual"), obs("600万元", "level", status="target")],
             date="2011-01-05"),
    ],
    "zones in a row": [
        Case("1-7月,云江经济开发区主营业务收入494亿元,在全省100个工业园区中排第五位;青岚经济开发区325亿元,"
             "全省第八位;白石工业园区120亿元。",
             [level("494亿元", 49400000000, "CNY", "主营业务收入", entity="云江经济开发区"),
              count("100个", 100, "工业园区"), rank("第五位", 5, "主营业务收入"),
              level("325亿元", 32500000000, "CNY", "主营业务收入", entity="青岚经济开发区"),
              rank("第八位", 8, "主营业务收入", entity="青岚经济开发区"),
              level("120亿元", 12000000000, "CNY", "主营业务收入", entity="白石工业园区")], date="2016-08-15"),
    ],
    "each zone owns the clauses that it opens": [
        Case("5月15日,扬州市青岚工业集中区、云江金强工业集中区获奖。\n\n青岚工业集中区持续优化营商环境,新能源产业实现倍增,"
             "风电装机达299万千瓦。去年到位资金53亿元。\n\n云江金强工业集中区成效斐然,去年,园区企业84户。云江金强工业集中区"
             "引进8个项目。",
             [obs("299万千瓦", "level", entity="青岚工业集中区"),
              level("53亿元", 5300000000, "CNY", entity="青岚工业集中区"),
              count("84户", 84, entity="云江金强工业集中区"), count("8个", 8, entity="云江金强工业集中区")]),
        # 集聚 is no verb where it is part of a name, and 经 no preposition.
        Case("2014年,扬州航空产业集聚区税收20亿元。青岚县产业集聚区以28亿元位居榜首,扬州航空产业集聚区则以20亿元位于第14位。",
             [level("20亿元", 2000000000, "CNY", entity="扬州航空产业集聚区"),
              level("28亿元", 2800000000, "CNY", entity="青岚县产业集聚区"), rank("榜首", 1),
              level("20亿元", 2000000000, "CNY", entity="扬州航空产业集聚区"),
              rank("第14位", 14, entity="扬州航空产业集聚区")]),
        Case("2007年,全市出口3亿元,其中经济开发区实现税收92亿元。经青岚县批准,全市出口4亿元。",
             [level("3亿元", 300000000, "CNY", entity="全市"),
              level("92亿元", 9200000000, "CNY", entity="经济开发区"),
              level("4亿元", 400000000, "CNY", entity="全市")]),
        Case("青岚县产业集聚区位于青岚县境内。全县辖17个乡镇,面积1329平方公里。\n\n青岚县产业集聚区面积12平方公里。",
             [count("17个", 17, "乡镇", entity="全县"), obs("1329平方公里", "level", entity="全县"),
              obs("12平方公里", "level", entity="青岚县产业集聚区")]),
    ],
    "whom a paragraph introduces": [
        Case("扬州市出口增长\n\n2023年,扬州市出口3亿元。\n\n台州市今年将调升津贴。津贴由每月200元调升至300元。\n\n"
             "台州市商务局负责人表示,市场向好。2023年,出口订单4万份。",
             [level("3亿元", 300000000, "CNY", entity="扬州市"), level("200元", 200, "CNY", entity="台州市"),
              level("300元", 300, "CNY", entity="台州市"), obs("4万份", "level", entity="扬州市")], date="2024-01-05"),
        Case("2013年,扬州高新区收入4251亿元。\n\n台州市副市长、扬州高新区主任李明说,2013年投资5亿元。",
             [level("4251亿元", 425100000000, "CNY", entity="扬州高新区"),
              level("5亿元", 500000000, "CNY", entity="扬州高新区")], date="2014-01-05"),
    ],
    "a district behind its reason, and what 该市 means": [
        Case("扬州经开区出口2亿元。由于青岚区天然气储量达3700亿立方米,扬州经开区气价低廉。",
             [level("2亿元", 200000000, "CNY", entity="扬州经开区"), obs("3700亿立方米", "level", entity="青岚区")]),
        Case("扬州经开区出口增长\n\n上半年,青岚市出口3亿元,占全市七成。该市出口企业30家。",
             [level("3亿元", 300000000, "CNY", entity="青岚市"), obs("七成", "share"),
              count("30家", 30, entity="青岚市")]),
    ],
    "a zone in full, by its kind in short, and behind a word of time": [
        Case("扬州高新技术产业开发区出口增长\n\n扬州高新技术产业开发区面积80平方公里。2023年,高新区出口3亿元。",
             [obs("80平方公里", "level", entity="扬州高新技术产业开发区"),
              level("3亿元", 300000000, "CNY", entity="扬州高新技术产业开发区")]),
        Case("截至12月,今年以来澜沧保税港区进口3亿元。今年来澜沧保税港区新增航线10条,澜沧保税港区出口2亿元。",
             [level("3亿元", 300000000, "CNY", entity="澜沧保税港区"), count("10条", 10, entity="澜沧保税港区"),
              level("2亿元", 200000000, "CNY", entity="澜沧保税港区")], date="2014-12-31"),
    ],
    "zones of several places together": [
        Case("发言人说,广东、天津、福建3个自贸区自挂牌以来共吸收外资226亿元。",
             [count("3个", 3), level("226亿元", 22600000000, "CNY", entity="广东、天津、福建3个自贸区")]),
        Case("浙江全省开发区出口增长\n\n前三季度,全省县域开发区实现增加值2266亿元。",
             [level("2266亿元", 226600000000, "CNY", entity="浙江省县域开发区")], date="2018-11-04"),
    ],
    "kinds of zones that are counted": [
        Case("2023年6月底,我国特殊监管区域共171个,其中综合保税区160个,保税区7个。",
             [count("171个", 171, entity="中国"), count("160个", 160, entity="中国"), count("7个", 7, entity="中国")]),
    ],
    "all zones of a kind": [
        Case("2017年国家级经开区稳中向好\n\n2017年,219家国家级经开区实现产值9万亿元,占全国的11%。\n\n实现财政收入1.8万亿元。",
             [count("219家", 219), level("9万亿元", 9000000000000, "CNY", entity="国家级经开区"),
              obs("11%", "share"), level("1.8万亿元", 1800000000000, "CNY", entity="国家级经开区")]),
    ],
    "a zone by the name that the text uses": [
        Case("光谷收入增长\n\n2014年,东湖高新区企业收入6028亿元。预计到2020年,光谷企业收入将达3万亿元。",
             [level("6028亿元", 602800000000, "CNY", entity="东湖高新区"),
              level("3万亿元", 3000000000000, "CNY", entity=("东湖高新区", "光谷"))], date="2014-10-22"),
    ],
    "projects that were begun, planned and given as examples": [
        Case("一季度,全市完成投资35.9亿元,完成年度投资计划的23.7%。66个新开工项目已有28个开工建设;58个续建项目进展顺利。",
             [level("35.9亿元", 3590000000, "CNY", entity="全市"),
              level("23.7%", 23.7, "%", ("完成投资完成率", "投资完成率", "全市完成投资完成率")),
              count("66个", 66, "新开工项目"), count("28个", 28, "新开工项目"), count("58个", 58, "续建项目")]),
        Case("云江市2023年投资25亿元。云江市项目进展顺利,青岚科技产业园等85个项目竣工。",
             [level("25亿元", 2500000000, "CNY", entity="云江市"), count("85个", 85, "项目", entity="云江市")]),
        Case("该镇为全镇679户贫困户发放分红50万元,惠及29户脱贫户。",
             [count("679户", 679, "贫困户"), level("50万元", 500000, "CNY", "分红"), count("29户", 29, "脱贫户")]),
    ],
    "villagers and households": [
        Case("茶山吸纳400余村民就业,为76户脱贫户带来分红。全村有12个村民小组。",
             [obs("400余", "level", 400, "person"), count("76户", 76, "脱贫户"), count("12个", 12, "村民小组")]),
    ],
    "what stands around a text on a page": [
        Case("当前位置:西藏信息中心 > 三十年 > 数据\n\n1979年全国统计公报\n\n1979年,工业总产值达到4591亿元。\n",
             [level("4591亿元", 459100000000, "CNY", entity="中国")]),
    ],
    "one kind of zones in the whole country": [
        Case("国家高新技术产业开发区总数达178家\n\n前三季度,国家高新区生产总值12万亿元,增长7.1%。"
             "一批成果在高新区转化。2022年,上海张江高新区产业规模9576亿元。\n",
             [count("178家", 178), level("12万亿元", 12000000000000, "CNY", entity="国家高新技术产业开发区"),
              growth("7.1%", 7.1, entity="国家高新技术产业开发区"),
              level("9576亿元", 957600000000, "CNY", entity="上海张江高新区")], date="2023-12-13"),
    ],
    "the whole name of the zone": [
        Case("马鞍山经开区三季报亮眼\n\n日前,记者从马鞍山经开区获悉,前三季度,经开区完成产值324亿元。\n",
             [level("324亿元", 32400000000, "CNY", entity="马鞍山经开区")]),
        Case("富县工业园区全景\n\n2018年富县工业园区入驻项目12个。实现营业收入42亿元。\n",
             [count("12个", 12), level("42亿元", 4200000000, "CNY", entity="富县工业园区")]),
        Case("昨日,泉州台商投资区挂牌十年。地区生产总值达到330亿元。",
             [level("330亿元", 33000000000, "CNY", entity="泉州台商投资区")]),
    ],
    "verbs in headlines are no names": [
        Case("青岚重点打造十大扶贫产业园区\n\n近年来,青岚县引进企业。目前,全县蔬菜产量达58万吨。青岚县财政收入9亿元。\n",
             [obs("58万吨", "level", entity="青岚县"), level("9亿元", 900000000, "CNY", entity="青岚县")]),
    ],
}

# fmt: on


@pytest.mark.parametrize("case", params(CASES))
def test_zones(case):
    check(case)
