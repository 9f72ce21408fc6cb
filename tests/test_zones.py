"""News of zones and counties: whom a text is about and what its counts name.

The notation is explained in ``cases.py``. All names and numbers are invented.
"""

import pytest

from cases import Case, count, differences, growth, level, obs, params, rank, show
from zhibiao.api import extract

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
}

# fmt: on


@pytest.mark.parametrize("case", params(CASES))
def test_zones(case):
    wrong = differences(case)
    assert not wrong, "\n".join([case.text, *wrong, show(extract(case.text, date=case.date))])
