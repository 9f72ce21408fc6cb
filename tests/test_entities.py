"""Whose a number is: one row is a text and all the records that it must give, compared by entity.

The notation is explained in ``cases.py``. All names and numbers are invented.
"""

import pytest

from cases import Case, count, differences, growth, level, obs, params, points, rank, show
from zhibiao.api import extract

# fmt: off

CASES: dict[str, list[Case]] = {
    "nobody is named: the text's own word": [
        Case("我县全年完成生产总值126亿元,增长8.4%。全县财政收入12.5亿元。",
             [level("126亿元", 12600000000, "CNY", entity=("我县", "全县")), growth("8.4%", 8.4),
              level("12.5亿元", 1250000000, "CNY", entity=("我县", "全县"))]),
        Case("全省粮食总产量352亿斤。我省外贸出口增速高于全国2.4个百分点,居全国第6位。",
             [obs("352亿斤", "level", entity=("全省", "我省")), points("2.4个百分点", 2.4, entity=("全省", "我省")),
              rank("第6位", 6, entity=("全省", "我省"))]),
        Case("业绩摘要\n\n本集团收入为人民币36亿元。本集团毛利率为25.4%。\n",
             [level("36亿元", 3600000000, "CNY", entity="本集团"), level("25.4%", 25.4, "%", entity="本集团")]),
        Case("1-3月份,园区实现工业总产值17.8亿元。园区规上企业达32户。",
             [level("17.8亿元", 1780000000, "CNY", entity="园区"), count("32户", 32, entity="园区")]),
        Case("利润率5.6%,低于全国平均1.1个百分点。",
             [level("5.6%", 5.6, "%", entity=None), points("1.1个百分点", -1.1, entity=None)]),
        Case("国家统计局今天公布,上半年,规模以上工业企业利润增长3.1%。", [growth("3.1%", 3.1, entity="中国")]),
        Case("新华社南京3月9日电 国家统计局9日发布,2月份,居民消费价格下降0.2%。",
             [growth("0.2%", -0.2, entity="中国")]),
    ],
    "the document's subject": [
        Case("“2010年,青岚经济技术开发区实现收入420亿元。”至此,江苏省的经济技术开发区增至8家。",
             [level("420亿元", 42000000000, "CNY", entity="青岚经济技术开发区"), count("8家", 8)]),
        Case("开发区简介\n\n青岚经济开发区成立于2003年。开发区有企业130家。青岚化工产业园位于城西。"
             "青岚经济开发区2020年税收5.6亿元。\n",
             [count("130家", 130, entity="青岚经济开发区"),
              level("5.6亿元", 560000000, "CNY", entity="青岚经济开发区")]),
    ],
    "somebody else's number beside it": [
        Case("全市工业增加值98亿元,增长9.1%,比全省(7.4%)和全国(6.3%)分别高1.7、2.8个百分点。",
             [level("98亿元", 9800000000, "CNY"), growth("9.1%", 9.1, entity="全市"),
              growth("7.4%", 7.4, entity="全省"), growth("6.3%", 6.3, entity=("全国", "中国")),
              obs("1.7", "change", entity="全市"), points("2.8个百分点", 2.8, entity="全市")]),
        Case("云江市失业率为3.2%,较江苏省的4.1%低0.9个百分点。",
             [level("3.2%", 3.2, "%", entity="云江市"), level("4.1%", 4.1, "%", entity="江苏省"),
              obs("0.9个百分点", "change", entity="云江市")]),
    ],
    "offices speak for their place": [
        Case("政府统计处今日公布,1月零售业总销货价值为466亿元。",
             [level("466亿元", 46600000000, "HKD", entity="香港")], date="2015-03-03"),
        Case("青岚经济开发区纪实\n\n青岚经济开发区税收2亿元。\n\n云江市商务局负责人介绍,上半年出口36亿元。\n",
             [level("2亿元", 200000000, "CNY", entity="青岚经济开发区"),
              level("36亿元", 3600000000, "CNY", entity="云江市")]),
    ],
    "companies": [
        Case("启澜股份公告,2015年股东应占盈利7.7亿元,每股盈利0.22元。2015年集团的毛利为88亿元。",
             [level("7.7亿元", 770000000, "CNY", entity="启澜股份"), level("0.22元", 0.22, "CNY", entity="启澜股份"),
              level("88亿元", 8800000000, "CNY", entity="启澜股份")]),
        Case("启澜股份公告,2015年净利润7亿元,派息0.1元。集团毛利8亿元,其中水泥分部减少了2亿元。",
             [level("7亿元", 700000000, "CNY"), level("0.1元", 0.1, "CNY"), level("8亿元", 800000000, "CNY"),
              obs("2亿元", "change", entity="启澜股份")]),
    ],
    "zone, city and port in one text": [
        Case("澜湾自贸片区外贸领跑\n\n上半年,澜湾市进出口1873亿元。\n\n单月看,6月份进出口338亿元。\n\n"
             "澜湾港完成货物吞吐量1.1亿吨;集装箱吞吐量318万标箱。目前,港口已开通航线82条。\n\n"
             "全区新设企业2684家。\n",
             [level("1873亿元", 187300000000, "CNY", entity="澜湾市"),
              level("338亿元", 33800000000, "CNY", entity="澜湾市"),
              level("1.1亿吨", 110000000, "t", entity="澜湾港"), obs("318万标箱", "level"),
              count("82条", 82, entity="澜湾港"), count("2684家", 2684, entity="澜湾自贸片区")]),
        Case("厦门临江高新区管委会拔得头筹。前三季度高新区完成工业总产值220亿元,增速高于全市1.3个百分点。",
             [level("220亿元", 22000000000, "CNY", entity=("临江高新区", "厦门临江高新区")),
              points("1.3个百分点", 1.3, entity=("临江高新区", "厦门临江高新区"))]),
        Case("截至7月底,新北市登记营运中工厂达19234家。", [count("19234家", 19234, entity="新北市")]),
    ],
    "projects": [
        Case("临溪高新区开工\n\n总投资3亿元的远衡达配件项目、总投资8亿元的启澜电动车研发、制造项目集中开工。\n",
             [level("3亿元", 300000000, "CNY", "总投资", entity="远衡达配件项目"),
              level("8亿元", 800000000, "CNY", "总投资", entity="启澜电动车研发、制造项目")]),
        Case("临溪高新区开工\n\n总投资10亿元的远衡电池项目开工建设,达产后可实现年产值25亿元。项目达产后可带动就业800人。"
             "临溪高新区财政收入6亿元。\n",
             [level("10亿元", 1000000000, "CNY", entity="远衡电池项目"),
              level("25亿元", 2500000000, "CNY", entity="远衡电池项目"),
              level("800人", 800, "person", entity="远衡电池项目"),
              level("6亿元", 600000000, "CNY", entity="临溪高新区")]),
        Case("临溪高新区开工\n\n此次集中签约项目总投资120亿元。总投资10亿元的远衡电池项目等36个项目开工。\n",
             [level("120亿元", 12000000000, "CNY", entity="临溪高新区"), level("10亿元", 1000000000, "CNY"),
              count("36个", 36, entity="临溪高新区")]),
    ],
    "foreign lands": [
        Case("第三季度美国国内生产总值增长2.8%。欧元区国内生产总值增长0.9%。",
             [growth("2.8%", 2.8, entity="美国"), growth("0.9%", 0.9, entity="欧元区")]),
        Case("广东外贸\n\n前7个月,广东进出口4.5万亿元。美国进口商品增长3%。\n",
             [level("4.5万亿元", 4500000000000, "CNY", entity=("广东", "广东省")),
              growth("3%", 3, entity=("广东", "广东省"))]),
        Case("中国石化上半年实现营业收入1.6万亿元。", [level("1.6万亿元", 1600000000000, "CNY", entity="中国石化")]),
        Case("受惠於旅客增加,本港酒店入住率升至85%。深圳入住率61%。",
             [level("85%", 85, "%", entity="香港"), level("61%", 61, "%", entity=("深圳", "深圳市"))]),
    ],
    "heads and verbs": [
        Case("云江市人民政府工作报告\n\n全市财政收入28亿元。启澜集团销售收入突破50亿元。青岚工业园有企业21家。\n",
             [level("28亿元", 2800000000, "CNY", entity="云江市"),
              level("50亿元", 5000000000, "CNY", entity="启澜集团"),
              count("21家", 21)]),
        Case("长三角三省一市GDP合计30万亿元,其中上海4.7万亿元。",
             [level("30万亿元", 30000000000000, "CNY", entity="长三角"),
              level("4.7万亿元", 4700000000000, "CNY", entity="上海市")]),
        Case("北京海淀区、朝阳区GDP分别突破1.1万亿元和9000亿元。",
             [level("1.1万亿元", 1100000000000, "CNY", entity="海淀区"),
              level("9000亿元", 900000000000, "CNY", entity="朝阳区")]),
        Case("大坪村的致富路\n\n大坪村有326户。2015年,村里种茶800亩。\n",
             [count("326户", 326, entity="大坪村"), level("800亩", 533333.33336, "m2", entity="大坪村")]),
    ],
    "the text's own word means a place that it names": [
        Case("记者从澜州市发改委获悉,今年上半年重点项目建设扎实推进,各项工作取得积极进展和明显成效,完成预定的目标任务。"
             "全市完成投资580亿元。",
             [level("580亿元", 58000000000, "CNY", entity="澜州市")]),
        Case("茶香满山\n\n在青岚县松溪镇,茶叶种植面积达3.2万亩。松溪镇党委书记介绍,全镇茶农人均收入2.1万元。\n",
             [obs("3.2万亩", "level", entity="松溪镇"), level("2.1万元", 21000, "CNY", entity="松溪镇")]),
        Case("现在,我代表县人民政府报告工作。我县生产总值95亿元。学习松岭县经验。\n第二段落。",
             [level("95亿元", 9500000000, "CNY", entity="我县")]),
        Case("我市坚持把招商引资作为头号工程,千方百计引进大项目好项目,一季度各项工作实现良好开局,位居前列。"
             "全市签约项目68个,其中望川区18个,高新区12个。",
             [count("68个", 68, entity=("我市", "全市")), count("18个", 18, entity="望川区"),
              count("12个", 12, entity="高新区")]),
    ],
    "whose country": [
        Case("行政院主計總處發布,111年我國出口成長2.6%。臺北市平均每戶可支配所得145萬元。",
             [growth("2.6%", 2.6, entity="台湾"), level("145萬元", 1450000, "TWD", entity="台北市")]),
        Case("高雄市政府主計處統計,本市111年底人口272萬人。全國人口2326萬人。",
             [level("272萬人", 2720000, "person", entity="高雄市"),
              level("2326萬人", 23260000, "person", entity="台湾")]),
    ],
    "the text's surroundings": [
        Case("江宁县红岩村振兴记\n\n红岩村有农户286户。县里投入资金3.4亿元。村里种植花椒120亩。\n红岩村\n",
             [count("286户", 286, entity="红岩村"), level("3.4亿元", 340000000, "CNY", entity="江宁县"),
              level("120亩", 80000.000004, "m2", entity="红岩村")]),
        Case("合肥经开区观察\n\n合肥经开区产值98亿元。全市工业产值820亿元。全省第一方阵有3家企业。\n",
             [level("98亿元", 9800000000, "CNY", entity="合肥经开区"),
              level("820亿元", 82000000000, "CNY", entity="合肥市"), count("3家", 3)]),
    ],
    "a place inside another": [
        Case("青岚县大坪镇石桥村有农户312户。该村种植茶叶1200亩。",
             [count("312户", 312, entity=("石桥村", "大坪镇石桥村")),
              level("1200亩", 800000.00004, "m2", entity=("石桥村", "大坪镇石桥村"))]),
        Case("青岚县脱贫纪实\n\n青岚县松溪镇完成投资3200万元。全县农村居民人均收入1.2万元。\n",
             [level("3200万元", 32000000, "CNY", entity="松溪镇"), level("1.2万元", 12000, "CNY", entity="青岚县")]),
    ],
}

# fmt: on


@pytest.mark.parametrize("case", params(CASES))
def test_entities(case):
    wrong = differences(case)
    assert not wrong, "\n".join([case.text, *wrong, show(extract(case.text, date=case.date))])
