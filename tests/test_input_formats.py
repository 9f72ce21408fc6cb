"""The same report in every format and encoding gives the same records; tables become observations."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from cases import days
from zhibiao import extract_documents, extract_file
from zhibiao.model import Document
from zhibiao.pipeline import extract_source
from zhibiao.read import Limits, ReadError, ReadOptions, read_bytes, read_file
from zhibiao.stages import Source

TITLE = "云江县2023年国民经济和社会发展统计公报"
PARAGRAPHS = [
    "2023年,全县实现地区生产总值386.2亿元,比上年增长6.4%;规模以上工业企业218家,完成工业总产值512.7亿元,增长8.1%。",
    "全年一般公共预算收入24.6亿元,同比增长5.2%。年末全县户籍人口61.3万人,城镇登记失业率为2.9%。",
]
REPORT = "\n\n".join([TITLE, *PARAGRAPHS]) + "\n"
TRADITIONAL = (
    "雲江縣2023年國民經濟和社會發展統計公報\n\n2023年,全縣實現地區生產總值386.2億元,比上年增長6.4%;"
    "規模以上工業企業218家,完成工業總產值512.7億元,增長8.1%。\n\n全年一般公共預算收入24.6億元,同比增長5.2%。"
    "年末全縣戶籍人口61.3萬人,城鎮登記失業率為2.9%。\n"
)
HEADS = ["指标", "2023年", "比上年增长(%)"]
ROWS = [["地区生产总值", "386.2", "6.4"], ["一般公共预算收入", "24.6", "5.2"], ["出口总额", "31.8", "-2.5"]]
FACTS = [
    ("386.2", "level", 38620000000, "CNY", "地区生产总值"), ("6.4", "growth", 6.4, "%", "地区生产总值"),
    ("24.6", "level", 2460000000, "CNY", "一般公共预算收入"), ("5.2", "growth", 5.2, "%", "一般公共预算收入"),
    ("31.8", "level", 3180000000, "CNY", "出口总额"), ("-2.5", "growth", -2.5, "%", "出口总额"),
]  # fmt: skip


# --- files, made by those who write them in earnest ------------------------------------------------------


def text(encoding: str, body: str = REPORT) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "report.txt"
        path.write_bytes(body.encode(encoding))
        return path

    return write


def markdown(folder: Path, table: bool = False) -> Path:
    lines = ["---", "title: " + TITLE, "date: 2024-03-20", "---", "", "# " + TITLE, ""]
    lines += [PARAGRAPHS[0].replace("386.2亿元", "**386.2亿元**"), "", PARAGRAPHS[1], ""]
    if table:
        lines += ["单位:亿元", "", *(f"| {' | '.join(row)} |" for row in [HEADS, ["---"] * 3, *ROWS]), ""]
    path = folder / "report.md"
    path.write_text("\n".join(lines), "utf-8")
    return path


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{TITLE}_云江网</title>{head}</head><body>{body}</body></html>"


def html(folder: Path, table: bool = False, encoding: str = "utf-8") -> Path:
    links = "".join(f'<li><a href="/{n}">第{n}届云江论坛签约{n}亿元</a></li>' for n in range(3, 9))
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in [HEADS, *ROWS])
    tables = f"<p>单位:亿元</p><table>{rows}</table>" if table else ""
    body = (
        f'<div class="nav"><a href="/">首页</a> 访问量2000次</div><ul>{links}</ul><h1>{TITLE}</h1>'
        + "".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)
        + f'{tables}<div class="footer">版权所有 电话 12345678</div><script>var n = 500;</script>'
    )
    path = folder / "report.html"
    meta = f'<meta charset="{encoding}"><meta name="PubDate" content="2024-03-20 09:30">'
    path.write_bytes(page(body, meta).encode(encoding))
    return path


def docx(folder: Path, table: bool = False) -> Path:
    from docx import Document as Word

    word = Word()
    for paragraph in (TITLE, *PARAGRAPHS):
        word.add_paragraph(paragraph)
    if table:
        word.add_paragraph("单位:亿元")
        grid = word.add_table(len(ROWS) + 1, 3)
        for row, cells in enumerate([HEADS, *ROWS]):
            for column, cell in enumerate(cells):
                grid.cell(row, column).text = cell
    path = folder / "report.docx"
    word.save(str(path))
    return path


def pdf(folder: Path, table: bool = False, password: str | None = None) -> Path:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=11, leading=18, wordWrap="CJK")
    story: list[object] = [Paragraph(p, style) for p in (TITLE, *PARAGRAPHS)]
    if table:
        ruling = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, -1), "STSong-Light")]
        story += [Paragraph("单位:亿元", style), Table([HEADS, *ROWS], style=ruling)]
    for _ in range(3):
        story += [PageBreak(), Spacer(1, 60)]

    def running(canvas: object, document: object) -> None:
        canvas.setFont("STSong-Light", 9)  # type: ignore[attr-defined]
        canvas.drawString(240, 815, "云江年鉴 卷12")  # type: ignore[attr-defined]
        canvas.drawString(290, 20, f"- {document.page} -")  # type: ignore[attr-defined]

    path = folder / "report.pdf"
    SimpleDocTemplate(str(path), pagesize=A4, encrypt=password).build(story, onFirstPage=running, onLaterPages=running)
    return path


def rss(folder: Path) -> Path:
    body = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in PARAGRAPHS)
    item = f"<item><title>{TITLE}</title><pubDate>Wed, 20 Mar 2024 09:30:00 +0800</pubDate>"
    path = folder / "feed.xml"
    path.write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{item}<description>{body}</description>'
        "</item></channel></rss>", "utf-8",
    )  # fmt: skip
    return path


RECORD = {"id": "a/1", "title": TITLE, "body": REPORT, "date": "2024-03-20"}


def jsonl(folder: Path) -> Path:
    path = folder / "records.jsonl"
    path.write_text(json.dumps(RECORD, ensure_ascii=False) + "\n", "utf-8")
    return path


def records_csv(folder: Path) -> Path:
    path = folder / "records.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(RECORD))
        writer.writeheader()
        writer.writerow(RECORD)
    return path


def parquet(folder: Path) -> Path:
    import pyarrow
    import pyarrow.parquet

    path = folder / "records.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([RECORD]), path)
    return path


def table_csv(folder: Path, table: bool = True) -> Path:
    path = folder / "table.csv"
    unit_rows = [[HEADS[0], "2023年(亿元)", HEADS[2]], *ROWS]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(unit_rows)
    return path


def facts(document: Document) -> list[tuple[object, ...]]:
    return [
        (o.printed, o.measure, o.value, o.unit, o.indicator.name, o.indicator.code, o.entity and o.entity.name,
         o.period and (o.period.start, o.period.end), o.status, o.compare)
        for o in document.observations
    ]  # fmt: skip


def check_laws(source: Source, document: Document) -> None:
    spans = sorted((r.source.start, r.source.end) for r in (*document.observations, *document.unbound))
    for record in (*document.observations, *document.unbound):
        assert source.text[record.source.start : record.source.end] == record.source.quote
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    digits = [i for i, char in enumerate(source.text) if "0" <= char <= "9"]
    covered = {i for start, end in spans for i in range(start, end)}
    assert set(digits) <= covered


# --- the same everywhere ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [markdown, html, docx, pdf, rss, jsonl, records_csv, parquet,
     *(text(e) for e in ("utf-8-sig", "utf-16", "utf-32", "utf-16-le", "gb18030", "gb2312"))],
)  # fmt: skip
def test_every_format_gives_the_same_records(make: Callable[[Path], Path], tmp_path: Path) -> None:
    (expected,) = extract_documents(text("utf-8")(tmp_path), date="2024-03-20")
    assert len(expected.observations) == 9
    (source,) = read_file(make(tmp_path))
    assert isinstance(source, Source)
    document = extract_source(source, date=expected.date and expected.date.value)
    assert facts(document) == facts(expected)
    check_laws(source, document)


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gb18030", "utf-8"])
def test_traditional_text_gives_the_same_records_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    simplified = extract_file(text("utf-8")(tmp_path), date="2024-03-20")
    assert facts(extract_file(text(encoding, TRADITIONAL)(tmp_path), date="2024-03-20")) == facts(simplified)


@pytest.mark.parametrize("make", [markdown, html, rss, jsonl, records_csv, parquet])
def test_the_date_of_publication_is_found(make: Callable[[Path], Path], tmp_path: Path) -> None:
    (document,) = extract_documents(make(tmp_path))
    assert document.date is not None
    assert (str(document.date.value), document.date.found) == ("2024-03-20", "publication")


@pytest.mark.parametrize("make", [markdown, html, docx, pdf, table_csv])
def test_tables_become_observations(make: Callable[..., Path], tmp_path: Path) -> None:
    (source,) = read_file(make(tmp_path, table=True))
    assert isinstance(source, Source)
    document = extract_source(source)
    check_laws(source, document)
    (table,) = source.tables
    found = [o for o in document.observations if table.start <= o.source.start < table.end]
    got = [(o.source.quote, o.measure, float(o.value), o.unit, o.indicator.name) for o in found]
    assert [g for g in got if g[4] in ("出口额", "出口总额")] == [(*f[:2], float(f[2]), *f[3:]) for f in FACTS[4:]]
    assert got == [(*f[:2], float(f[2]), *f[3:]) for f in FACTS]
    assert {(o.period.start, o.period.end) for o in found if o.period} == {days("2023")}
    assert {o.compare for o in found if o.measure == "growth"} == {"yoy"}


def test_the_text_of_a_page_is_without_navigation_and_stands_beside_the_document(tmp_path: Path) -> None:
    (source,) = read_file(html(tmp_path))
    assert isinstance(source, Source)
    assert source.text.split() == [TITLE, *PARAGRAPHS]
    assert (source.encoding, source.encoding_found, source.extracted) == ("utf-8", "declared", True)


def test_pages_are_counted_and_running_heads_left_out(tmp_path: Path) -> None:
    (source,) = read_file(pdf(tmp_path))
    assert isinstance(source, Source)
    assert "年鉴" not in source.text
    assert len(source.pages) > 1
    document = extract_source(source)
    assert {o.source.page for o in document.observations} == {1}


def test_front_matter_is_listed_and_no_observation(tmp_path: Path) -> None:
    document = extract_file(markdown(tmp_path))
    front = [u for u in document.unbound if u.source.line < 5]
    assert {u.source.quote for u in front} >= {"2024", "20"}
    assert {u.rule for u in front} == {"read.markup"}


# --- tables of other shapes ------------------------------------------------------------------------------


def of_table(rows: list[list[str]], above: str = "") -> list[tuple[str, str, float, str, str, str | None, str | None]]:
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    data = page(f"<p>2022年,云江县经济平稳运行,主要指标完成较好。</p><p>{above}</p><table>{body}</table>")
    (source,) = read_bytes(data.encode(), "a.html")
    assert isinstance(source, Source)
    document = extract_source(source)
    check_laws(source, document)
    return [
        (o.source.quote, o.measure, float(o.value), o.unit, o.indicator.name, o.entity and o.entity.name,
         o.period and f"{o.period.start:%Y}")
        for o in document.observations
    ]  # fmt: skip


def test_rows_of_places_and_columns_of_indicators() -> None:
    rows = [["地区", "常住人口(万人)", "出口额(万美元)"], ["青岚县", "31.5", "1,280"], ["临溪市", "52.6", "(310)"]]
    assert of_table(rows, "2021年各县主要指标") == [
        ("31.5", "level", 315000, "person", "常住人口", "青岚县", "2021"),
        ("1,280", "level", 12800000, "USD", "出口额", "青岚县", "2021"),
        ("52.6", "level", 526000, "person", "常住人口", "临溪市", "2021"),
        ("310", "level", -3100000, "USD", "出口额", "临溪市", "2021"),
    ]


def test_a_column_of_units_and_one_of_numbers_in_a_list() -> None:
    rows = [["序号", "指标", "单位", "2020年", "2021年"], ["1", "粮食产量", "万吨", "12.5", "13.1"],
            ["2", "规模以上工业企业", "家", "96", "108"]]  # fmt: skip
    found = of_table(rows)
    assert [f[:5] for f in found] == [
        ("12.5", "level", 125000, "t", "粮食产量"), ("13.1", "level", 131000, "t", "粮食产量"),
        ("96", "level", 96, "count", "规模以上工业企业"), ("108", "level", 108, "count", "规模以上工业企业"),
    ]  # fmt: skip
    assert [f[6] for f in found] == ["2020", "2021", "2020", "2021"]


def test_bare_years_are_heads_and_cells_may_carry_their_unit() -> None:
    rows = [["年度", "2019", "2020"], ["研发投入", "2.4亿元", "8600万元"]]
    assert [(f[0], f[2], f[6]) for f in of_table(rows)] == [
        ("2.4亿元", 240000000, "2019"), ("8600万元", 86000000, "2020"),
    ]  # fmt: skip


def test_cells_may_be_quantities_in_words_and_thresholds_are_heads() -> None:
    rows = [["年度", "总收益", "员工数目"], ["2019年", "1亿7310万元", "逾550人"], ["2020年", "2亿元", "约670人"]]
    assert [(f[0], f[2], f[4], f[6]) for f in of_table(rows)] == [
        ("1亿7310万元", 173100000, "总收益", "2019"), ("550人", 550, "员工数目", "2019"),
        ("2亿元", 200000000, "总收益", "2020"), ("670人", 670, "员工数目", "2020"),
    ]  # fmt: skip
    rows = [["规模", "2020年营业收入(亿元)"], ["500人以上", "12.5"], ["100人至500人", "3.1"]]
    assert [f[0] for f in of_table(rows)] == ["12.5", "3.1"]


def test_a_table_of_markdown_in_plain_text_is_a_table() -> None:
    text = "云江市经济运行\n\n| 指标 | 2021年 |\n| --- | --- |\n| 出口额 | 3亿元 |\n| 常住人口 | 52万人 |\n"
    (source,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(source, Source)
    document = extract_source(source)
    check_laws(source, document)
    assert [(o.source.quote, o.indicator.name, o.period and o.period.start.year) for o in document.observations] == [
        ("3亿元", "出口额", 2021), ("52万人", "常住人口", 2021),
    ]  # fmt: skip
    (source,) = read_bytes("出口额|3亿元\n|--|\n".encode(), "a.txt")
    assert isinstance(source, Source)
    assert source.tables == ()


def test_what_a_table_does_not_say_is_unbound() -> None:
    assert of_table([["指标", "数值"], ["地区生产总值", "386.2"], ["出口额", "31.8"]]) == []


# --- records, encodings, limits --------------------------------------------------------------------------


def test_a_bad_record_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "2023年,全县出口额3亿元。"}\n{"text": 5}\nnothing\n{"text": "产值2亿元。"}\n', "utf-8")
    found = list(read_file(path))
    assert [s.part if isinstance(s, Source) else str(s).split(": ", 1)[1][:25] for s in found] == [
        "1", "record 2: field 'text' ho", "line 3: is not JSON (Expe", "4",
    ]  # fmt: skip


def test_fields_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("no,story,on\nx7,出口额3亿元。,2021-05-06\n", "utf-8")
    (source,) = read_file(path, ReadOptions(text_field="story", id_field="no", date_field="on"))
    assert isinstance(source, Source)
    assert (source.text, source.part, str(source.stated.published)) == ("出口额3亿元。", "x7", "2021-05-06")
    with pytest.raises(ReadError, match=r"has no field 'body' .*no, story, on.*--text-field"):
        list(read_file(path, ReadOptions(text_field="body")))


def test_a_declared_encoding_that_is_plainly_false_is_overruled() -> None:
    data = page(f"<p>{PARAGRAPHS[0]}</p>", '<meta charset="big5">').encode("gb18030")
    (source,) = read_bytes(data, "a.html")
    assert isinstance(source, Source)
    assert (source.encoding, source.encoding_found) == ("gb18030", "detected")
    (source,) = read_bytes(page(f"<p>{PARAGRAPHS[0]}</p>", '<meta charset="gb2312">').encode(), "a.html")
    assert isinstance(source, Source)
    assert source.encoding == "utf-8"


def test_an_encoding_can_be_given_and_damage_read_past() -> None:
    data = REPORT.encode("gb18030") + b"\xff\xff"
    with pytest.raises(ReadError, match=r"is not GB18030.*--replace-undecodable"):
        list(read_bytes(data, "a.txt"))
    (source,) = read_bytes(data, "a.txt", ReadOptions(encoding="gbk", replace_undecodable=True))
    assert isinstance(source, Source)
    assert (source.encoding, source.encoding_found) == ("gb18030", "given")
    document = extract_source(source)
    assert document.source.undecodable == [len(REPORT), len(REPORT) + 1]


def test_limits_are_clear_errors(tmp_path: Path) -> None:
    for path, limits, said in (
        (text("utf-8")(tmp_path), Limits(size=100), r"more than 100; allow more with --max-size"),
        (pdf(tmp_path), Limits(pages=1), r"pages, more than 1; allow more with --max-pages"),
        (docx(tmp_path), Limits(unpacked=1000), r"more than 1,000; allow more with --max-unpacked"),
    ):
        with pytest.raises(ReadError, match=said):
            list(read_file(path, ReadOptions(limits=limits)))


def test_a_zip_bomb_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)
    with pytest.raises(ReadError, match="unpacks to 50,000,000 bytes"):
        list(read_bytes(data.getvalue(), "a.docx", ReadOptions(limits=Limits(unpacked=10_000_000))))


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("a.pdf", "pypdfium2", "pdf"), ("a.html", "lxml", "html"), ("a.docx", "docx", "docx"),
     ("a.parquet", "pyarrow", "parquet")],
)  # fmt: skip
def test_without_the_library_one_line_says_which_to_install(name, module, extra, tmp_path, monkeypatch) -> None:
    makers = {"a.pdf": pdf, "a.html": html, "a.docx": docx, "a.parquet": parquet}
    data = makers[name](tmp_path).read_bytes()
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(ReadError, match=rf"is not installed; pip install 'zhibiao\[{extra}\]'"):
        list(read_bytes(data, name))
