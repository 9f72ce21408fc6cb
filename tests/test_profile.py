"""What a document says of itself: when it was written, whom it is about, in whose money.

All names and numbers are invented.
"""

import pytest

from zhibiao import extract

# text: the date, and how it was found
HOLDS: dict[str, dict[str, tuple[str, str] | None]] = {
    "it says so": {
        "发布时间:2022-05-06 来源:市统计局\n一季度,全市出口3亿元。": ("2022-05-06", "publication"),
        "云江日报2021年7月20日讯 上半年,全市出口3亿元。": ("2021-07-20", "dateline"),
        "全市出口增长\n2021年10月22日\n前三季度,全市出口3亿元。": ("2021-10-22", "dateline"),
    },
    "the stamp of a page": {
        "云江园区进展\nzz.example.com 2019-11-09 12:25:00 来源:云江网 我来说两句\n今年,全市出口3亿元。": (
            "2019-11-09",
            "publication",
        ),
        "全市出口增长\n2013\n11/05\n15:12\n\n今年1至9月,全市出口3亿元。": ("2013-11-05", "publication"),
        "全市出口增长\n22.10.2014  11:32\n今年前三季度,全市出口3亿元。": ("2014-10-22", "publication"),
        "北澜日报/2014年/3月/5日/第001版\n今年以来,全市出口3亿元。": ("2014-03-05", "publication"),
        "(记者林甲台北31日电)主计总处公布第3季零售额3亿元。1061031": ("2017-10-31", "publication"),
        "云江工业动工\n日期|109-12-26\n云江工业投资3亿元。": ("2020-12-26", "publication"),
    },
    # This year is the one after the last that the text tells as a whole.
    "the running year": {
        "2012年,园区实现产值3亿元。今年以来,园区发展平稳,1-6月,实现产值2亿元。": ("2013-06-30", "text"),
        "中新社北澜九月二日电 预计今年出口达5亿元。2003年出口3亿元。今年上半年,出口2亿元。": ("2004-09-02", "dateline"),
        "新年伊始,园区召开大会。2017年,园区签约项目33个。": ("2018-01-31", "text"),
        "新社北澜1月15日电 2013年,全市出口3亿元。预计今年一季度出口1亿元。": ("2014-01-15", "dateline"),
        "1至9月,全区产值3亿元。截至9月,企业300户,较2023年末净增20户。": ("2024-09-30", "text"),
        "一季度全市出口3亿元,增速比2016年全年高0.3个百分点,与2017年计划目标持平。": ("2017-03-31", "text"),
        "“十四五”开局首季,园区实现产值3亿元。今年以来,税收2亿元。": ("2021-03-31", "text"),
        "“十三五”收官之年,园区实现产值3亿元。": ("2020-12-31", "text"),
        "5月15日,会上传来消息,园区获2024年度开发区考核进步奖。去年,园区产值3亿元。": ("2025-05-15", "dateline"),
        "北渡电子元月营收昨(10)日公布,2026年开门红,单月营收4亿元。今年元月净利1亿元。": ("2026-02-10", "dateline"),
        # It may be the year that is named.
        "2012年上半年,园区实现产值3亿元。今年1-6月,实现税收2亿元。": ("2012-06-30", "text"),
        "2012年,园区计划实现产值3亿元。今年1-6月,实现税收2亿元。": ("2012-12-31", "text"),
        # What is compared with may lie further back.
        "1至9月,全区产值3亿元,较2019年末增长8%,两年平均增长4%。": None,
        # The year of an event is not that of the text.
        "今年1月至10月,全区出口3亿元。开发区于1984年获批建设。": None,
    },
    # A day without its year is the next one after what is reported.
    "a day without its year": {
        "2022年,全区出口3亿元,增长5%。这是记者从2月16日召开的新闻发布会上获悉的。": ("2023-02-16", "dateline"),
        "北渡股份(600999)4月22日晚间披露2021年年报,公司实现营业收入3亿元。": ("2022-04-22", "dateline"),
        "10月19日,市政府新闻办举行新闻发布会,通报2022年前三季度外贸情况。全市出口3亿元。": ("2022-10-19", "dateline"),
        "主计处统计,2022年11月零售额3亿元。市府今日(1月9日)发布。": ("2023-01-09", "dateline"),
        # Late in the year, the year named as a whole is the running one.
        "9月12日,记者从区商务局获悉,2022年全区引进项目12个。": ("2022-09-12", "dateline"),
        "在2022北渡产业招商推介会上,12个项目签约。8月3日,记者获悉,上半年全区出口3亿元。": ("2022-08-03", "dateline"),
        # A day with its year at the head of the text is the later one, and the one meant.
        "全区出口增长\n2020-03-05\n3月2日,区政府举行新闻发布会。2018年,全区出口3亿元。": (
            "2020-03-05",
            "dateline",
        ),
    },
    # News of Taiwan ends with its day.
    "a day in figures at the end": {
        "主计总处公布第3季经济成长率3.11%。\n\n台湾经济复苏,今年全年经济成长率达2.42%,比行政院8月预测值提高,"
        "力道是否持续到年底还需要观察。1061031": ("2017-10-31", "publication"),
    },
    "a year told from the one of the text": {
        "北渡水泥去(2013)年营收12亿元,自3月1日起新标准施行。": ("2014-03-31", "text"),
    },
    "it has to be guessed": {
        "2019年,全市出口3亿元。2020年6月,全市出口2000万元。": ("2020-06-30", "text"),
        "2019年全市经济运行情况\n全市出口3亿元。": ("2019-12-31", "title"),
        "关于北澜县2022年财政预算执行情况和2023年财政预算草案的报告\n全县收入3亿元。": ("2023-03-31", "text"),
        # The day of an event, in a text with later figures.
        "北澜开发区2020年7月14日晋级为省级开发区,规划面积12平方公里,入驻企业30家。2021年上半年,完成产值3亿元。": (
            "2021-06-30",
            "text",
        ),
        # What a title says is to come tells no date.
        "云江省:到2027年特色产业集群达到50个\n4月2日,记者获悉,2023年全省有特色产业集群32个。": (
            "2024-04-02",
            "dateline",
        ),
        "2019年政府工作回顾\n各位代表:\n2019年,全市出口3亿元。": ("2020-03-31", "text"),
        "2015年8月,园区获批。2019年,全区出口3亿元。2018年,面积达到12平方公里。": ("2019-12-31", "text"),
        "2019年,全区出口3亿元。园区将于2024年建成12个项目。2019年,面积30亩。": ("2019-12-31", "text"),
        "到2030年,全市出口力争达到3亿元。": None,
        "今年以来,全市出口3亿元。": None,
    },
}

# Only days named as those of a figure; the text says nothing of when it was written.
NEGATIVE: dict[str, dict[str, tuple[str, str] | None]] = {
    "a day of the facts": {
        "3月5日,甲工厂开工,总投资3亿元。": None,
        "2021年,全市出口3亿元。7月1日起,职工最低工资提高到2100元。": ("2021-07-31", "text"),
    },
}

CASES = [
    (kind, text, date) for table in (HOLDS, NEGATIVE) for kind, cases in table.items() for text, date in cases.items()
]


@pytest.mark.parametrize(("text", "date"), [pytest.param(t, d, id=f"{k}: {t[:16]}") for k, t, d in CASES])
def test_date_of_document(text: str, date: tuple[str, str] | None) -> None:
    """The date and how it was found, or None where the text does not tell."""
    found = extract(text).date
    assert (found and (str(found.value), found.found)) == date


SUBJECTS: dict[str, str | None] = {
    "政府工作报告\n\n各位代表,我国经济稳中向好,全国新增就业900万人。支持云江自贸试验区建设,云江自贸试验区引进企业30家,云江自贸试验区"
    "贸易额3亿元。全国税收3万亿元,我国出口5万亿元。": "中国",
    "北渡中国去年盈利4.6亿元\n北渡中国公布,去年盈利4.6亿元,派息0.2元。期内,经营收入升7%。": "北渡中国",
    # What a text opens by defining is its subject, and not where it lies.
    "白溪湖(),又名小白湖,位于浙江省西部,湖面海拔530米,面积23平方公里。": "白溪湖",
    "台州-衢州高速公路,简称台衢高速,途经金华。全长120公里,金华段长30公里,金华设收费站3个。": "台州-衢州高速公路",
    "北渡货柜有限公司简称北渡货柜,成立于1969年,经营九龙的码头3个,在九龙有员工600人。": "北渡货柜有限公司",
    "云溪镇是辽宁省凤城市下辖的一个镇,面积120平方公里,人口3万。": "云溪镇",
    "米兰达\n米兰达是非洲人口密度最高的国家,每平方公里有408人,在非洲居首。": "米兰达",
    # A company under its short name: in an announcement of anything, or as what a text goes on about.
    "北渡电气公告,公司拟向安徽新海材料有限公司投资6000万元,与望海经开区签订协议,在望海经开区建设生产线。": "北渡电气",
    "台州银电(02399.HK):截至2021年12月31日,公司已回购股份7776万股,占总股本的0.4%。": "台州银电",
    "【青禾西微:2021年净利预增54%】青禾西微公告,预计2021年盈利8亿元。": "青禾西微",
    "青禾科技投2亿元建厂\n继甲公司之后,青禾科技公布了投资计划。青禾科技表示,公司决定投资2亿元,青禾科技"
    "现有员工600人。": "青禾科技",
    "台州:新增就业3万人。台州上半年出口5亿元,公司出口2亿元。": "台州市",
    "【北渡汽车:2021年销量34万辆】北渡汽车公告,2021年12月产量3万辆。": "北渡汽车",
    # With its stock code or the last price of its share behind it, be it named after a place.
    "快讯,宁波客运(SH 600999,收盘价:7.18元)11月2日晚间发布公告称,公司预计中标3亿元。宁波客运董事长出席。": "宁波客运",
    "宁波客运(7.100,-0.20,-2.74%)上半年亏3048万\n8月19日,宁波客运 日前发布2020年半年度报告,营收7亿元。": "宁波客运",
    "台州开发区签约\n台州开发区与青禾科技(600999)签约。台州开发区出口3亿元,台州开发区税收2亿元。": "台州开发区",
    # By the field of an announcement, and as what a text goes on about under its short name.
    "董事会决议公告\n证券代码:600999 证券简称:云江药玻 编号:2018-010\n浙江云江玻璃有限公司\n收入3亿元。": "云江药玻",
    "青禾检测毛利率居首\n青禾检测拟发行新股1600万股。青禾检测是一家检测机构,青禾检测在台州有员工600人。": "青禾检测",
    # In full, where a text opens.
    "台湾北渡制造股份有限公司今(17)日公布财务报告,营收2930亿元。": "台湾北渡制造股份有限公司",
    # Not the office that publishes it.
    "台州市统计公报\n发布机构:浙江省统计局\n2025年全市出口3亿元。": "台州市",
    # By its brand, where no place does anything; in a headline that opens with it; and not where a place does.
    "台灣企業:青禾海運\n青禾海運是老牌業者。青禾海運年營收130億元,為台灣第一,在台灣獲利3億元。": "青禾海运",
    "原标题:青禾置地2亿元收购台州地块\n青禾置地有限公司公告透露,公司收购台州市地块。青禾置地表示,地块位于台州市"
    "": "青禾置地有限公司",
    "台州出口增长\n2023年,台州市出口3亿元。青禾电气落户台州市,青禾电气营收5亿元,青禾电气、青禾电气二厂投产。": "台州市",
    # What it is part of, and who set it up when, below two titles.
    "澜县\n澜县\n更新时间:2021-08-03\n澜县,隶属于浙江省台州市。东与衢州市、衢州市区接壤。总面积2054平方千米。": "澜县",
    "北澜新城园区于1994年2月经国务院批准设立,面积288平方公里。园区出口3亿元,名列最佳开发区榜首。": "北澜新城园区",
    # A word that holds the name of a place.
    "复合肥市场平淡\n今日复合肥市场平淡,价格3000元。北京时间6月9日,国际价格跌2%。": None,
    "公司同时公布年报\n公司同时公布了年报,公司营收3亿元,净利2000万元。": "公司",
    # A county is mostly spoken of by its short name, and may be named in full but once.
    "古澜春茶形势喜人\n笔者在古澜县茶叶街看到,全国各地客商云集。古澜毛尖走俏全国,古澜茶园面积12万亩。": "古澜县",
    "澜海概况\n澜海北濒宁波,南邻宁波港。2012年,全县生产总值353亿元,宁波居首,澜海第二。": "澜海县",
    "地理位置\n象山地处浙江沿海,北濒宁波,是宁波的副中心。\n2012年,生产总值353亿元,宁波居首,宁波有港口3个。": "象山县",
    "2022年,经开区产值2220亿元。在全国217家国家级开发区综合考评中位列第13位。经开区投资3亿元。": "经开区",
    "宁波概况\n宁波位于浙江东部,2012年,全市生产总值353亿元。": "宁波市",
    # Zones: those of a whole country or province are not one, nor is what a word of the text runs into.
    "全国清理整顿开发区取得成效,中国49个国家级经济技术开发区实现产值6692亿元,出口2亿元。": "国家级经济技术开发区",
    "前三季度,178家国家高新区实现产值12万亿元。国家高新区出口3万亿元,园区企业研发投入8000亿元。": "国家高新区",
    "全国经济稳中向好\n全国出口3万亿元。全国新增就业900万人,国家级高新区税收2亿元。": "中国",
    "1至6月,湖北省20个高新区(未含北澜高新区)实现产值6742亿元。湖北省高新区势头好,湖北省高新区税收301亿元,湖北省"
    "高新区出口42亿美元,湖北省高新区新增企业30家。": "湖北省",
    "积极发展经济技术开发区\n台州近年积极发展经济技术开发区。台州市出口3亿元,积极发展经济技术开发区。": "台州市",
    "台州市产业园区成效显著\n园区投资3亿元。其中:台州经济开发区投资1亿元。园区税收2亿元,园区企业30家。": "台州市",
    "全省开发区加快转型\n浙江全省开发区出口3亿元,占全省的60%。开发区税收5亿元,北澜开发区形成集群。"
    "开发区投资2亿元。": "浙江省",
    "中国出口加工区出口3亿元。出口加工区30个,分布在沿海地区,以沿海地区为主。中国出口加工区进口2亿元,10个设在沿海地区。"
    "": "中国出口加工区",
    "《香港早报》裁员\n《香港早报》裁员70人,占《香港早报》员工的9%。员工逾750人,营收2亿元。": None,
    "据介绍,中国出口加工区出口3亿元。产业园区2个,也都设有出口加工区,面积2亩。": "中国出口加工区",
    "青岚经济开发区组建于2005年9月,面积12平方公里。由浙江省人民政府批复。浙江省补助3亿元。": "青岚经济开发区",
    # A place that is only one of a list, or whom the subject is held against.
    "面积26平方公里。宁波、台州、衢州企业进驻。\n客源结构:宁波46%;台州24%;衢州3%。累计投资30亿元。": None,
    "工业增长\n会议在台州市召开。一季度,我市产值3亿元,超过台州市平均水平10个点,高出台州市水平2亿元。我市出口3亿元。"
    "": "我市",
    # A zone called by its kind alone is that of the only city which the text names.
    "经开区工业增长\n上半年,经开区规上工业增加值增长23%,助力台州市稳增长。经开区出口3亿元。": "台州经开区",
    "台州日报讯 上半年,经开区规上工业增加值增长23%。经开区出口3亿元。": "台州经开区",
    "经开区出口增长\n上半年,经开区出口增长23%,高于衢州市和台州市。经开区出口3亿元。经开区投资5亿元。": "经开区",
    "种梅致富有奔头\n近年来,山西省北澜县古城镇白溪村种梅致富。全村种梅700亩。目前,全村人均收入2万元。": "白溪村",
    # What a title opens with, and not a place that the text says more often.
    "湖北45个重点项目集中开工\n4月23日,北澜经济技术开发区项目开工。衢州市援建20个,衢州市投资3亿。衢州市另投2亿。"
    "": "湖北省",
    "国内生产总值(GDP)是3万亿元。全国税收5000亿元。": "中国",
    "今年以来,全市工业是增长最快的,产值3亿元。": "全市",
    "去年股市畅旺,税收创新高。薪俸税、利得税及差饷分别升3%、2%及4%。": "香港",
}


@pytest.mark.parametrize(("text", "name"), SUBJECTS.items())
def test_subject_of_document(text: str, name: str | None) -> None:
    """The entity that the text is mainly about."""
    subject = extract(text).subject
    assert (subject and subject.name) == name


CURRENCIES = {
    "北渡汽车公布,上半年营收105亿元。该股收报2.15港元,按年跌6%。": "CNY",
    "北渡汽車公布,上半年營收105億元。該股收報2.15港元,按年跌6%。": "HKD",
    "本港整体税收$32亿,按年升13%。财政司司长说,薪俸税及利得税均创新高。": "HKD",
    "主计处统计,新台币升值,全年出口$32亿,年增13%。": "TWD",
    "公司全年营业收入$32亿,同比增长13%。": "USD",
    "香港全年税收为US$32亿,按年升13%。": "USD",
}


@pytest.mark.parametrize(("text", "code"), CURRENCIES.items())
def test_currency(text: str, code: str) -> None:
    """Of a bare 元 or $: the document's own."""
    assert extract(text).observations[0].unit == code
