"""Values that belong to several parties in one sentence: which is whose, and of what.

The notation is explained in ``cases.py``. All names and numbers are invented.
"""

import pytest

from cases import Case, check, growth, level, params, share

# fmt: off

CASES: dict[str, list[Case]] = {
    "a verb between the heads and what is told of them all": [
        Case("2019年,青江市、云河市、禾山市实现地区生产总值分别为312亿元、266亿元、187亿元,分别同比增长4.9%、4.7%、4.6%。",
             [level("312亿元", 31200000000, "CNY", "地区生产总值", entity="青江市"),
              level("266亿元", 26600000000, "CNY", "地区生产总值", entity="云河市"),
              level("187亿元", 18700000000, "CNY", "地区生产总值", entity="禾山市"),
              growth("4.9%", 4.9, entity="青江市"), growth("4.7%", 4.7, entity="云河市"),
              growth("4.6%", 4.6, entity="禾山市")]),
        Case("2019年,青江银行、云河银行实现归属于母公司股东净利润分别为31亿元、26亿元。",
             [level("31亿元", 3100000000, "CNY", "归属于母公司股东净利润", entity="青江银行"),
              level("26亿元", 2600000000, "CNY", "归属于母公司股东净利润", entity="云河银行")]),
    ],
    "companies and zones before their indicator": [
        Case("2019年,青江银行、云河银行的净利润分别为31亿元、26亿元。",
             [level("31亿元", 3100000000, "CNY", "净利润", entity="青江银行"),
              level("26亿元", 2600000000, "CNY", "净利润", entity="云河银行")]),
        Case("2019年,青江经开区、云河高新区工业总产值分别为31亿元、26亿元。",
             [level("31亿元", 3100000000, "CNY", "工业总产值", entity="青江经开区"),
              level("26亿元", 2600000000, "CNY", "工业总产值", entity="云河高新区")]),
        Case("2019年末,中国银行、青江银行总资产分别为2万亿元、1万亿元。",
             [level("2万亿元", 2000000000000, "CNY", "总资产", entity="中国银行"),
              level("1万亿元", 1000000000000, "CNY", "总资产", entity="青江银行")]),
    ],
    "statements in a series, each of another": [
        Case("2019年,青江银行净利润24亿元、云河银行净利润达22亿元、禾山银行净利润10亿元。",
             [level("24亿元", 2400000000, "CNY", "净利润", entity="青江银行"),
              level("22亿元", 2200000000, "CNY", "净利润", entity="云河银行"),
              level("10亿元", 1000000000, "CNY", "净利润", entity="禾山银行")]),
        Case("2019年,青江市生产总值24亿元、云河市生产总值达22亿元、禾山市10亿元。",
             [level("24亿元", 2400000000, "CNY", "生产总值", entity="青江市"),
              level("22亿元", 2200000000, "CNY", "生产总值", entity="云河市"),
              level("10亿元", 1000000000, "CNY", "生产总值", entity="禾山市")]),
        Case("2019年,青江县财政收入4亿元、财政支出22亿元。",
             [level("4亿元", 400000000, "CNY", "财政收入", entity="青江县"),
              level("22亿元", 2200000000, "CNY", "财政支出", entity="青江县")]),
    ],
    "places that are counted together": [
        Case("2019年,青江、云河两县生产总值分别为31亿元和26亿元。",
             [level("31亿元", 3100000000, "CNY", "生产总值", entity="青江县"),
              level("26亿元", 2600000000, "CNY", "生产总值", entity="云河县")]),
        Case("一季度,杭州和宁波两市出口额分别为31亿元和26亿元。",
             [level("31亿元", 3100000000, "CNY", "出口额", entity="杭州市"),
              level("26亿元", 2600000000, "CNY", "出口额", entity="宁波市")]),
        Case("一季度,苏浙两省社会消费品零售总额同比分别增长3.7%和4.1%。",
             [growth("3.7%", 3.7, "社会消费品零售总额", entity="江苏省"),
              growth("4.1%", 4.1, "社会消费品零售总额", entity="浙江省")]),
        Case("2019年,川渝两地的财政收入分别为31亿元和26亿元,占比分别为3%和2%。",
             [level("31亿元", 3100000000, "CNY", "财政收入", entity="四川省"),
              level("26亿元", 2600000000, "CNY", "财政收入", entity="重庆市"),
              share("3%", 3), share("2%", 2)]),
        Case("2019年,两县工业、农业产值分别为31亿元和26亿元。",
             [level("31亿元", 3100000000, "CNY", "工业产值"), level("26亿元", 2600000000, "CNY", "农业产值")]),
    ],
    "heads of one kind share what stands behind it": [
        Case("2019年,青江县高技术服务业、高技术制造业投资分别增长8.3%和12.8%。",
             [growth("8.3%", 8.3, "高技术服务业投资"), growth("12.8%", 12.8, "高技术制造业投资")]),
        Case("2019年,衣着类、食品类价格分别上涨1.3%和2.8%。",
             [growth("1.3%", 1.3, "衣着类价格"), growth("2.8%", 2.8, "食品类价格")]),
    ],
}
# fmt: on


@pytest.mark.parametrize("case", params(CASES))
def test_each_value_is_of_its_own(case):
    check(case)
