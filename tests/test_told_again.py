"""Kinds of sentences that came to light in texts of zones, of reports that look back, of shops and of prices.

The notation is explained in ``cases.py``. All numbers, and all names but those of places and offices, are invented;
companies that everybody knows stand for their like.
"""

import pytest

from cases import Case, check, count, growth, level, obs, params, rank

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
}


@pytest.mark.parametrize("case", params(CASES))
def test_told_again(case):
    check(case)
