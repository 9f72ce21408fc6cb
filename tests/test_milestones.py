"""Dated events: founded, upgraded, renamed. One row is a text and all the events that it must give."""

import pytest

from cases import Events, event_differences, params

# fmt: off

FOUND_IN_THE_WILD: dict[str, list[Events]] = {
    "founding": [
        Events("2006年3月,澜州高新技术产业园区经省政府批准设立。",
               [("2006年3月", "2006-03", "澜州高新技术产业园区", "批准设立")]),
        Events("望川综合保税区于2014年7月获批设立。",
               [("2014年7月", "2014-07", "望川综合保税区", "获批设立")]),
    ],
    "upgrade": [
        Events("2010年,云江工业园更名为云江经济技术开发区。",
               [("2010年", "2010", ..., "更名为云江经济技术开发区")]),
        Events("2015年9月,国务院批复同意澜州高新区升格为国家级。",
               [("2015年9月", "2015-09", ..., "批复同意")]),
    ],
    "works": [
        Events("2018年6月28日,青岚大桥建成通车。", [("2018年6月28日", "2018-06-28", ..., "通车")]),
        Events("去年9月,远衡光电产业园项目正式开工。",
               [("去年9月", "2021-09", ..., "开工")], date="2022-04-11"),
        Events("2019年8月,启澜二号厂房竣工投产。", [("2019年8月", "2019-08", ..., "竣工投产")]),
        Events("2021年12月16日,公司在科创板上市。", [("2021年12月16日", "2021-12-16", ..., "上市")]),
        Events("临溪港保税仓库2017年4月封关运行。", [("2017年4月", "2017-04", ..., "封关")]),
    ],
    "honours": [
        Events("2020年1月,松岭茶叶小镇入选省级特色小镇名单。",
               [("2020年1月", "2020-01", ..., "入选省级特色小镇")]),
        Events("2017年被认定为国家知识产权示范园区,2019年获评国家绿色园区。",
               [("2017年", "2017", ..., "认定为国家知识产权示范园区"),
                ("2019年", "2019", ..., "获评国家绿色园区")]),
    ],
}

MADE_UP: dict[str, list[Events]] = {
    "several": [
        Events("民国二十一年,该厂创办于澜州。", [("民国二十一年", "1932", ..., "创办")]),
        Events("2016年春,第一家企业落户园区。", [("2016年", "2016", ..., "落户园区")]),
        Events("2011年5月,澜州学院组建;2015年8月,新校区启用。",
               [("2011年5月", "2011-05", ..., "组建"), ("2015年8月", "2015-08", ..., "启用")]),
        Events("二〇〇八年六月,青岚水库奠基。", [("二〇〇八年六月", "2008-06", ..., "奠基")]),
        Events("公司前身是2004年成立的松岭农机厂。", [("2004年", "2004", ..., "成立")]),
    ],
}

NEGATIVE: dict[str, list[Events]] = {
    "figures": [
        Events("2023年,云江市实现地区生产总值862.4亿元。"),
        Events("2022年,全区新开工项目46个。"),
        Events("2021年新设立企业318家。"),
        Events("2020年上市公司总市值突破500亿元。"),
    ],
    "no event": [
        Events("2019年,全市经济运行总体平稳。"),
        Events("2022年5月印发了工作方案。"),
        Events("近年来,园区建设日新月异。"),
        Events("会议于2023年5月18日召开。"),
        Events("自2021年7月1日起施行。"),
    ],
    "not yet": [
        Events("到2025年,建成国家级创新型园区。", date="2023-03-01"),
        Events("项目将于2026年6月投产。", date="2024-11-20"),
        Events("计划2030年前正式运营。", date="2024-11-20"),
        Events("力争2027年成功创建国家高新区。", date="2025-02-10"),
    ],
    "no date": [
        Events("第一家企业落户园区。"),
        Events("园区获批国家级绿色园区。"),
        Events("“十四五”期间,创建工作稳步推进。"),
    ],
}

KNOWN_FAILURES: dict[str, list[Events]] = {
    "founding": [
        Events("1998年10月8日,远衡集团正式挂牌成立。",
               [("1998年10月8日", "1998-10-08", "远衡集团", "挂牌成立")]),
        Events("云江经济技术开发区成立于1993年5月。",
               [("1993年5月", "1993-05", "云江经济技术开发区", "成立")]),
        Events("启澜装备股份有限公司创立于2009年,专注精密轴承。",
               [("2009年", "2009", "启澜装备股份有限公司", "创立")]),
    ],
    "upgrade": [
        Events("2012年11月,临溪高新区升级为国家级高新技术产业开发区。",
               [("2012年11月", "2012-11", "临溪高新区", "升级为国家级高新技术产业开发区")]),
        Events("2003年撤县设市,2016年获批国家级经济技术开发区。",
               [("2003年", "2003", ..., "撤县设市"), ("2016年", "2016", ..., "获批国家级经济技术开发区")]),
    ],
    "honours": [
        Events("2022年,青岚县荣获全国绿化模范县称号。", [("2022年", "2022", "青岚县", "荣获全国绿化模范县")]),
    ],
    "several: made up": [
        Events("临溪高新区1992年起步,2001年挂牌,2013年升级为国家级。",
               [("1992年", "1992", "临溪高新区", "起步"), ("2001年", "2001", "临溪高新区", "挂牌"),
                ("2013年", "2013", "临溪高新区", "升级为国家级")]),
    ],
}

# fmt: on


def check(case: Events) -> None:
    wrong = event_differences(case)
    assert not wrong, "\n".join([case.text, *wrong])


@pytest.mark.parametrize("case", params(FOUND_IN_THE_WILD))
def test_found_in_the_wild(case):
    check(case)


@pytest.mark.parametrize("case", params(MADE_UP))
def test_made_up(case):
    check(case)


@pytest.mark.parametrize("case", params(NEGATIVE))
def test_negative(case):
    check(case)


@pytest.mark.parametrize("case", params(KNOWN_FAILURES, known_failures=True))
def test_known_failures(case):
    check(case)
