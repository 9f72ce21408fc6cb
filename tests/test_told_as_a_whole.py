"""Numbers that the text around them explains: their whole, the list they sum up, whose and of which time they are.

The notation is explained in ``cases.py``. All numbers, and all names but those of places and offices, are invented.
"""

import pytest

from cases import Case, change, check, count, growth, level, obs, params, points, rank, share

# fmt: off

CASES: dict[str, list[Case]] = {
    "a share that changes, and what it has come to": [
        Case("2023年,平安县服务业增加值2亿元,占地区生产总值的比重提高1.6个百分点至49.6%。",
             [level("2亿元", 200000000, "CNY", "服务业增加值"), points("1.6个百分点", 1.6, "服务业增加值"),
              share("49.6%", 49.6, "服务业增加值", of="地区生产总值")]),
        Case("去年,民营企业进出口占比提升2.1个百分点,达到55.3%。",
             [points("2.1个百分点", 2.1), share("55.3%", 55.3)]),
        Case("新兴产业产值占工业总产值比重,由2020年的32%提高至2024年的39.9%。",
             [share("32%", 32, "新兴产业产值", of="工业总产值", period="2020"),
              share("39.9%", 39.9, "新兴产业产值", period="2024")]),
        # A rate that is no share.
        Case("2023年,城镇化率提高1.6个百分点至49.6%。", [points("1.6个百分点", 1.6), level("49.6%", 49.6, "%")]),
    ],
    "ways of transport as parts of what is carried": [
        Case("2009年,全市货物周转量12亿吨公里。其中,铁路9亿吨公里,增长2.1%;公路3亿吨公里。",
             [obs("12亿吨公里", "level", indicator="货物周转量"), obs("9亿吨公里", "level", indicator="铁路货物周转量"),
              growth("2.1%", 2.1, "铁路货物周转量"), obs("3亿吨公里", "level", indicator="公路货物周转量")]),
        # A length is of the road itself.
        Case("2009年,全市新建道路90公里,其中公路60公里。",
             [obs("90公里", "level", indicator="新建道路"), obs("60公里", "level", indicator="公路")]),
    ],
    "goods of a kind, and what all of them do": [
        Case("2023年,平安县机电产品出口增长9.9%。其中手机、家用电器分别增长14%、16%;船舶、集装箱快速增长,"
             "分别增长70%、78%。",
             [growth("9.9%", 9.9, "机电产品出口"), growth("14%", 14, "手机出口"), growth("16%", 16, "家用电器出口"),
              growth("70%", 70, "船舶出口"), growth("78%", 78, "集装箱出口")]),
    ],
    "the product of each industry, and goods that a list goes on with": [
        Case("2023年,全市GDP360亿元。其中,一产36亿元,增长11%;二产218亿元;三产105亿元。",
             [level("360亿元", 36000000000, "CNY", "GDP"), level("36亿元", 3600000000, "CNY", "一产增加值"),
              growth("11%", 11, "一产增加值"), level("218亿元", 21800000000, "CNY", "二产增加值"),
              level("105亿元", 10500000000, "CNY", "三产增加值")]),
        Case("前7个月,我国进口铁矿砂6.22亿吨,减少0.7%;原油2.61亿吨;铜260万吨,增加16.3%。",
             [obs("6.22亿吨", "level", indicator="进口铁矿砂"), growth("0.7%", -0.7),
              obs("2.61亿吨", "level", indicator="进口原油"), obs("260万吨", "level", indicator="进口铜"),
              growth("16.3%", 16.3, "进口铜")], date="2018-08-08"),
        # An amount with a name of its own.
        Case("前7个月,我国进口铁矿砂6.22亿吨;港口库存2.61亿吨。",
             [obs("6.22亿吨", "level", indicator="进口铁矿砂"), obs("2.61亿吨", "level", indicator="港口库存")],
             date="2018-08-08"),
    ],
    "a growth with its sign": [
        Case("2023年一季度,归母净利润22.3亿元,同比+912.6%,环比-3%。",
             [level("22.3亿元", 2230000000, "CNY", "归母净利润"), growth("912.6%", 912.6, "归母净利润"),
              growth("-3%", -3, "归母净利润")]),
    ],
    "the other sides of a trade in a list": [
        Case("2023年,福建前三大贸易伙伴分别为东盟、美国和欧盟,进出口分别增长12.3%、10.6%和7.1%。",
             [growth("12.3%", 12.3, "对东盟进出口", entity="福建省"), growth("10.6%", 10.6, entity="福建省"),
              growth("7.1%", 7.1, "对欧盟进出口", entity="福建省")]),
        Case("2023年,福建对东盟、美国进出口分别增长12.3%和10.6%。",
             [growth("12.3%", 12.3, "对东盟进出口", entity="福建省"), growth("10.6%", 10.6, entity="福建省")]),
        # Places that have the numbers themselves.
        Case("2023年,福州、厦门出口分别增长12.3%和10.6%。",
             [growth("12.3%", 12.3, entity="福州市"), growth("10.6%", 10.6, entity="厦门市")]),
    ],
    "a list that sums up what the paragraph has told": [
        Case("2023年,我国造船完工量12吨,新接订单量24吨。以吨计算,两大指标分别占全球总量的53.8%和69.6%。",
             [obs("12吨", "level"), obs("24吨", "level"),
              share("53.8%", 53.8, "造船完工量", of="全球总量", period="2023"),
              share("69.6%", 69.6, "新接订单量", period="2023")]),
    ],
    "a total that is praised before it grows": [
        Case("2023年,平安县粮食产量300万吨,总量再创新高,增长1.2%。",
             [level("300万吨", 3000000, "t", "粮食产量"), growth("1.2%", 1.2, "粮食产量")]),
    ],
    "what a place is called before its name": [
        Case("农业大省河南2023年粮食产量6000万吨。", [level("6000万吨", 60000000, "t", "粮食产量", entity="河南省")]),
    ],
    "works of a place": [
        Case("前三季度,青岛港海铁联运货物总发送量达169万吨,同比增长17.3%。",
             [level("169万吨", 1690000, "t", "海铁联运货物总发送量", entity="青岛港"),
              growth("17.3%", 17.3, entity="青岛港")],
             date="2023-11-08"),
        # 港 in another word.
        Case("2023年,青岛港口货物吞吐量9亿吨。", [level("9亿吨", 900000000, "t", entity="青岛市")]),
    ],
    "who holds shares": [
        Case("云江保险注册资本10亿元。其中,山东达远工贸有限公司持股14%,上海云信资产管理有限公司持股13%。",
             [level("10亿元", 1000000000, "CNY"), share("14%", 14, "持股", entity="山东达远工贸有限公司"),
              share("13%", 13, "持股", entity="上海云信资产管理有限公司")]),
    ],
    "a rank among works and brands": [
        Case("2023年,平安县口岸出入境车辆30万辆次,总数居全国口岸第一。",
             [count("30万辆次", 300000), rank("第一", 1, "口岸出入境车辆")]),
    ],
    "units of the trade": [
        Case("3月,公司签约面积53万平,销售均价24,472元/平,较1-2月降低3.3pct。",
             [level("53万平", 530000, "m2", "签约面积"), level("24,472元/平", 24472, "元/平方米", "销售均价"),
              points("3.3pct", -3.3)], date="2020-04-10"),
        Case("1990年,平安县人口出生率为21.39%o,死亡率为4.89%o。",
             [level("21.39%o", 21.39, "‰", "人口出生率"), level("4.89%o", 4.89, "‰", "死亡率")]),
        # No area.
        Case("园区建成第10平台,投入30万元。", [level("30万元", 300000, "CNY")]),
    ],
    "a multiplier alone that was reached": [
        Case("2023年,平安县工业总产值达百亿元。", [level("百亿元", 10000000000, "CNY", "工业总产值")]),
        Case("2023年,平安县工业总产值迈上千亿元台阶。",
             [level("千亿元", 100000000000, "CNY", "工业总产值", bound="more")]),
        # What is counted by its size.
        Case("2023年,平安县产值达亿元的企业30家。", [count("30家", 30)]),
    ],
    "days and spans of years": [
        Case("截至22日,平安县接待游客30万人次。", [obs("30万人次", "level", period="2024-10-22")], date="2024-10-24"),
        Case("截至周二(22日),平安县接待游客30万人次。", [obs("30万人次", "level", period="2024-10-22")],
             date="2024-10-24"),
        Case("1949年10月至1958年,平安县出生人口59万人;10年中死亡人口17万人。",
             [obs("59万人", "level", period="1949-10-01..1958-12-31"),
              obs("17万人", "level", indicator="死亡人口", period="1949-10-01..1958-12-31")]),
        Case("10年中(1981~1990年),平安县出生人口55万人。", [obs("55万人", "level", period="1981..1990")]),
        Case("以1970年人口增长水平推算,1971~1990年的20年中,平安县少出生97万人。",
             [obs("97万人", "level", period="1971..1990")]),
        Case("22Q4净利润5亿元;1Q23收入8亿元;23H1收入10亿元。",
             [obs("5亿元", "level", period="2022Q4"), obs("8亿元", "level", period="2023Q1"),
              obs("10亿元", "level", period="2023H1")]),
        Case("五年来,平安县财政收入32亿元,比上年增长14%,五年平均增长11%。",
             [obs("32亿元", "level", period="2022"), growth("14%", 14, period="2022"), growth("11%", 11)],
             date="2023-01-15"),
        Case("国庆假期,平安县接待游客100万人次。", [obs("100万人次", "level", period="2024-10-01..2024-10-07")],
             date="2024-10-20"),
        Case("2006年“五一”黄金周期间,平安县接待游客9万人次;旅游收入7亿元。",
             [obs("9万人次", "level", period="2006-05-01..2006-05-07"),
              obs("7亿元", "level", period="2006-05-01..2006-05-07")]),
        # Days that the text does not tell, and a time that only praises.
        Case("清明假期,平安县接待游客9万人次。", [obs("9万人次", "level", period=None)], date="2024-04-10"),
        Case("2024年,公司实现5年来最高收入3亿元。", [obs("3亿元", "level", period="2024")]),
    ],
    "lands by their offices and words": [
        Case("警務處的年度預算為250.6億元，較去年的修訂預算232.6億元增加18億元。",
             [level("250.6億元", 25060000000, "HKD", "年度预算", entity="警务处"),
              level("232.6億元", 23260000000, "HKD"), change("18億元", 1800000000, "HKD")], date="2021-02-24"),
        Case("**律政司及保安局的總預算開支預計為25億及12億元。**",
             [obs("25億", "level", 2500000000, unit="HKD", indicator="总预算开支", entity="律政司"),
              obs("12億元", "level", 1200000000, unit="HKD", entity="保安局")], date="2021-02-24"),
        Case("〔記者王小明／台北報導〕觀光局公布今年5月份來台旅客達82.2萬人次，較去年同期負成長6.84%。",
             [obs("82.2萬人次", "level", indicator="来台旅客", entity="台湾", period="2017-05"),
              growth("6.84%", -6.84, period="2017-05")], date="2017-06-29"),
    ],
    "words set apart by blanks": [
        Case("１９６０  至  １９７３  年  ，  出口  年均  增长  ２９．０％  ，  进口  增长  ２２％  。",
             [growth("２９．０％", 29, "出口", period="1960..1973"),
              growth("２２％", 22, "进口", period="1960..1973")]),
    ],
    "a year that was only that of an event": [
        Case("天海新区迅速崛起\n新华社天海九月二十三日电\n新区一九九四年开始规划建设。今年上半年,外贸出口额达十亿元。",
             [obs("十亿元", "level", period=None, entity="天海新区")]),
    ],
    "a headline in one line with its news": [
        Case("去年我国土地出让总价款近2万亿元中新社北京2月2日电(记者 王小明)2009年,全国土地出让总价款"
             "1.59万亿元,其中招拍挂出让价款1.5万亿元。",
             [obs("2万亿元", "level", indicator="土地出让总价款", period="2009"),
              obs("1.59万亿元", "level", indicator="土地出让总价款", period="2009"),
              obs("1.5万亿元", "level", indicator="招拍挂出让价款")]),
    ],
    "an agency that is only quoted": [
        Case("据新华社北京2月2日电,2009年,全国土地出让总价款1.59万亿元。",
             [obs("1.59万亿元", "level", indicator="土地出让总价款", period="2009")]),
        Case("平安县财政局据新华社北京2月2日电转述,2009年,全国土地出让总价款1.59万亿元。",
             [obs("1.59万亿元", "level", indicator="土地出让总价款", period="2009")]),
    ],
    "headings that say whose numbers come": [
        Case("各地财政收入大幅攀升\n北京:地税收入超300亿元增长16%\n2000年地税收入301亿元。\n"
             "天津:财政收入超244亿元\n2000年财政收入244.8亿元。",
             [obs("300亿元", "level", entity="北京市"), growth("16%", 16, entity="北京市"),
              obs("301亿元", "level", entity="北京市"), obs("244亿元", "level", entity="天津市"),
              obs("244.8亿元", "level", entity="天津市")]),
        Case("第五节 主要企业简介\n一、青江罐头食品厂\n该厂位于青江新浦路。1959年,年产能力增至3000吨。"
             "1980年,青江罐头食品厂有职工700人。",
             [level("3000吨", 3000, "t", entity="青江罐头食品厂", period="1959"),
              count("700人", 700, "职工", entity="青江罐头食品厂", period="1980")]),
    ],
    "places listed by what has grown there": [
        Case("2010年1月,房价同比上涨的城市有69个,主要城市包括:海口35.1%、广州22.4%。",
             [count("69个", 69), growth("35.1%", 35.1, "房价", entity="海口市"),
              growth("22.4%", 22.4, entity="广州市")]),
        Case("2010年,出口降幅较大的地区有:福州3%、厦门5%。",
             [growth("3%", -3, "出口", entity="福州市"), growth("5%", -5, "出口", entity="厦门市")]),
        # Rates of places that are no growth.
        Case("2010年,城镇化率较高的城市有:福州63%、厦门85%。", [level("63%", 63, "%"), level("85%", 85, "%")]),
    ],
    "values of one thing in several years": [
        Case("2015年-2017年营收为9640万元、1.11亿元、1.34亿元。",
             [level("9640万元", 96400000, "CNY", "营收", period="2015"), obs("1.11亿元", "level", period="2016"),
              obs("1.34亿元", "level", period="2017")]),
    ],
    "a month of the year before as what is compared with": [
        Case("2010年1月,全国70个大中城市住房销售价格同比上涨9.5%,涨幅比去年12月份扩大1.7个百分点。",
             [count("70个", 70, "大中城市"), growth("9.5%", 9.5, "住房销售价格"),
              points("1.7个百分点", 1.7, "住房销售价格")]),
    ],
    "those who are counted with a word that an amount ends in": [
        Case("2022年,8.8万农村贫困人口实现脱贫。", [obs("8.8万", "level", indicator="农村贫困人口")]),
    ],
    "the portrait of a town": [
        Case("云塘镇概况\n谯城区云塘镇位于历史名城亳州市最北部。国土总面积69平方公里。",
             [obs("69平方公里", "level", entity="云塘镇")]),
    ],
    "a time by which something was so, in a plan": [
        Case("云江开发区规划\n2020年完成产值20亿元。截止2021年上半年,完成产值12亿元。",
             [obs("20亿元", "level", status="actual"), obs("12亿元", "level", status="actual", period="2021H1")]),
    ],
    "the company of a text": [
        Case("浙江云外教育在港递招股书\n浙江云外教育集团有限公司正式向港交所递交招股书。2017年营收为1.34亿元。",
             [level("1.34亿元", 134000000, "CNY", "营收", entity="浙江云外教育集团有限公司")]),
        Case("云隆匯損警報可望解除\n被動元件廠云隆（2472）第2季獲利可望翻揚，去年每股盈餘3.33元。",
             [obs("3.33元", "level", entity="云隆")], date="2017-06-28"),
        Case("事件:金海公布公司3月销售数据,3月公司实现签约金额129.7亿元。",
             [obs("129.7亿元", "level", indicator="签约金额", entity="金海")], date="2020-04-10"),
    ],
    "the report of a city that is held against its province": [
        Case("2018政府工作报告\n2017年,市政府认真贯彻省委省政府和市委的决策部署,增速居全省第一,全省领先。"
             "生产总值增长8.1%。\n"
             "台州正朝着高水平全面小康社会前进。\n",
             [rank("第一", 1), growth("8.1%", 8.1, "生产总值", period="2017")]),
        Case("各位代表:\n现在,我代表龙岩市人民政府作政府工作报告,请连同《龙岩市国民经济和社会发展第十一个五年规划纲要"
             "(草案)》一并审议。\n2005年和“十五”发展回顾\n全年财政收入97亿元,增长49.8%。",
             [obs("97亿元", "level", status="actual", period="2005", entity="龙岩市"),
              growth("49.8%", 49.8, status="actual", period="2005")]),
    ],
}


@pytest.mark.parametrize("case", params(CASES))
def test_told_as_a_whole(case):
    check(case)
