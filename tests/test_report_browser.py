"""The review page in a real browser: clicks, filters, jumps, keys, languages, paper, a hostile document."""

import csv
import io
import json
import re
import shutil
import time
from pathlib import Path

import pytest

import zhibiao
from zhibiao.model import Finding
from zhibiao.report import review_page
from zhibiao.write import open_stream

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=f"none of {', '.join(BROWSERS)} is on the PATH")

TWO_YEARS = (
    "云江经开区统计\n"
    "2021年,云江经开区实现营业收入500亿元,同比增长8%。\n"
    "2022年,云江经开区实现营业收入560亿元,同比增长12%;5G基站建成30座。\n"
    "\n"
    "到2025年,云江经开区营业收入力争达到800亿元。2022年6月,园区升级为国家级开发区。\n"
)
TOWN = "青石镇工作报告\n2022年,青石镇完成财政收入3.2亿元,居全县第二位,占全县的15%。全镇共有企业120家,比上年增加9家。\n"
HOSTILE = (
    "<script>window.hurt = 1</script>云江县<img src=x onerror='window.hurt = 2'>报告\n"
    '2023年,云江县"</script><script>window.hurt = 3</script>"实现产值5亿元,增长9.5%。\u2028&lt;b&gt;\n'
    "\u202eمرحبا 2023年,云江县𠮷𠮷企业达到30家。\u202c\n" + "云江县有企业40家,产值7亿元。" * 2000 + "\n"
)


def document(name, text, **changes):
    one = zhibiao.extract(text)
    return one.model_copy(update={"source": one.source.model_copy(update={"path": name}), **changes})


def contradicted(name, text):
    one = document(name, text)
    growths = [o.id for o in one.observations if o.measure == "growth"]
    finding = Finding(rule="audit.growth", severity="error", message="<b>8%</b> 与 12% 不合", observations=growths)
    *sure, last = one.observations
    doubtful = last.model_copy(update={"confidence": 0.3})  # whatever the fit says of it today
    return one.model_copy(update={"findings": [finding], "observations": [*sure, doubtful]})


@pytest.fixture(scope="module")
def documents():
    return [(contradicted("a/two.txt", TWO_YEARS), TWO_YEARS), (document("b/town.txt", TOWN), TOWN)]


def written(path, documents):
    with review_page(path) as page:
        for one, text in documents:
            page.add(one, text)
    return path


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, tmp_path, documents):
    """Opens a page of documents; every error in it, and every request to anywhere, fails the test."""
    contexts, troubles = [], []

    def opened(shown=None, *, width=1300, height=850, scheme="light", locale="en-GB", anchor="", **settings):
        path = written(tmp_path / "report.html", documents if shown is None else shown)
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: None if request.url.startswith("file:") else troubles.append(request.url))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.goto(path.as_uri() + anchor)
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [trouble for trouble in troubles if not trouble.startswith(("blob:", "data:"))] == []


def mark(page, text):
    return page.locator("#text mark", has_text=re.compile(f"^{re.escape(text)}$")).first


def card(page):
    return page.locator("#record").inner_text()


def shown_rows(page):
    return int(page.locator(".rows").get_attribute("aria-rowcount"))


def in_sight(page, locator):
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    box, pane = locator.bounding_box(), page.locator("#text-scroll").bounding_box()
    return pane["y"] <= box["y"] and box["y"] + box["height"] <= pane["y"] + pane["height"]


def choose(page, field, label):
    """Choose the option whose words, without the count, are ``label``."""
    options = page.locator(f"#filter-{field} option").all_inner_texts()
    chosen = next(option for option in options if re.sub(r" \(\d+\)$", "", option) == label)
    page.select_option(f"#filter-{field}", label=chosen)
    return int(re.search(r"\((\d+)\)$", chosen)[1])


# --- the text


def test_every_number_is_marked_where_it_stands(visit, documents):
    page = visit()
    for index, (one, _) in enumerate(documents):
        page.select_option("#document", str(index))
        marks = page.locator("#text mark").evaluate_all("marks => marks.map(mark => mark.textContent)")
        records = [*one.observations, *one.milestones, *one.unbound]
        places = {(record.source.start, record.source.end): record.source.quote for record in records}
        assert marks == [places[place] for place in sorted(places)]
        classes = page.locator("#text mark.n").evaluate_all("marks => marks.map(mark => mark.className.split(' '))")
        assert [found[1:3] for found in classes] == [[o.measure, o.status] for o in one.observations]


def test_the_text_is_all_there(visit):
    page = visit()
    lines = page.locator("#text p").evaluate_all("lines => lines.map(line => line.textContent)")
    assert lines == [line for line in TWO_YEARS.split("\n") if line]
    assert page.locator("#text p").nth(3).get_attribute("data-line") == "5"


def test_summary(visit, documents):
    page = visit()
    observations = [o for one, _ in documents for o in one.observations]
    summary = page.locator("#summary").inner_text()
    assert f"{len(observations)} records" in summary
    assert "2 documents" in summary and "1 findings" in summary


# --- from a number to its record and back


def test_a_click_on_a_number_shows_its_record_rules_and_origins(visit, documents):
    page = visit()
    mark(page, "12%").click()
    (growth,) = [o for o in documents[0][0].observations if o.source.quote == "12%"]
    said = card(page)
    for words in (
        "营业收入",
        "Growth",
        "Actual",
        "year on year",
        "2022-01-01 – 2022-12-31",
        "云江经开区 (zone)",
        "line 3",
    ):
        assert words in said
    assert page.locator("#record .trail li code").all_inner_texts() == growth.rules
    origins = page.locator("#record .fields tr", has_text="Period").locator(".from").inner_text()
    assert "2022年" in origins and "same sentence" in origins
    assert page.locator(".row[aria-selected=true]").inner_text().startswith("12%")
    assert mark(page, "12%").get_attribute("aria-current") == "true"
    assert page.url.endswith(f"#1/{growth.id}")


def test_pointing_at_a_number_says_what_it_is(visit):
    page = visit()
    mark(page, "560亿元").hover()
    said = mark(page, "560亿元").get_attribute("title")
    assert said.startswith("营业收入 · Level · 云江经开区 · 2022 · Actual · ")
    mark(page, "5G").hover()
    assert mark(page, "5G").get_attribute("title").startswith("Not used: ")


def test_words_that_gave_a_field_are_coloured_and_found(visit):
    page = visit()
    mark(page, "560亿元").click()
    painted = page.evaluate("() => [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)])")
    assert dict(painted) == {"indicator": ["营业收入"], "entity": ["云江经开区"], "period": ["2022年"]}
    page.locator("#record .fields tr", has_text="Entity").get_by_role("button").click()
    assert page.evaluate("() => [...CSS.highlights.get('flash')].map(String)") == ["云江经开区"]
    sentence = page.locator("#record .sentence")
    assert sentence.locator(".from-figure").inner_text() == "560亿元"
    assert sentence.locator(".from-period").inner_text() == "2022年"


def test_a_number_that_its_sentence_holds_twice_is_shown_where_it_stands(visit):
    text = "2022年,云江县新增企业30家,关停企业30家,规模以上企业130家。"
    page = visit([(document("twice.txt", text), text)])
    found = []
    for row in range(3):
        page.locator(".row").nth(row).click()
        html = page.locator("#record .sentence").inner_html()
        found.append(re.sub("<[^>]*>", "", html.split('<span class="from-figure">')[0]))
    first = text.index("30家")
    assert found == [text[:at] for at in (first, text.index("30家", first + 1), text.index("130家"))]


def test_lines_join_periods_of_one_length_only(visit):
    text = (
        "2021年,云江县产值5亿元。2022年,云江县产值6亿元。2022年上半年,云江县产值3亿元。2023年上半年,云江县产值4亿元。"
    )
    page = visit([(document("halves.txt", text), text)])
    page.click("#tab-charts")
    chart = page.locator(".chart")
    assert chart.locator("circle").count() == 4
    assert chart.locator("line.join").count() == 2


def test_a_click_on_a_row_jumps_to_the_text_of_its_document(visit):
    page = visit()
    page.locator(".row", has_text="120家").click()
    assert page.locator("#document").input_value() == "1"
    assert in_sight(page, mark(page, "120家"))
    assert mark(page, "120家").get_attribute("aria-current") == "true"


def test_a_link_leads_to_a_number(visit, documents):
    wanted = documents[1][0].observations[-1]
    page = visit(anchor=f"#2/{wanted.id}")
    assert page.locator("mark.selected").inner_text() == wanted.source.quote
    assert page.locator("#record .figure").inner_text() == wanted.printed


def test_the_record_as_json_is_what_the_program_wrote(visit, documents):
    page = visit()
    mark(page, "12%").click()
    page.locator("#record summary", has_text="JSON").click()
    (growth,) = [o for o in documents[0][0].observations if o.source.quote == "12%"]
    assert json.loads(page.locator("#record pre").inner_text()) == growth.model_dump(mode="json")


# --- filters


@pytest.mark.parametrize(
    ("field", "label", "keeps"),
    [
        ("entity", "青石镇", lambda o: o.entity and o.entity.name == "青石镇"),
        ("indicator", "营业收入", lambda o: o.indicator.name == "营业收入"),
        ("measure", "Growth", lambda o: o.measure == "growth"),
        ("status", "Target", lambda o: o.status == "target"),
        ("period", "2025", lambda o: o.period and str(o.period.end)[:4] == "2025"),
        ("confidence", "90% or more", lambda o: o.confidence >= 0.9),
    ],
)
def test_a_filter_keeps_what_it_says(visit, documents, field, label, keeps):
    page = visit()
    expected = [[bool(keeps(o)) for o in one.observations] for one, _ in documents]
    count = choose(page, field, label)
    assert count == sum(map(sum, expected))
    assert shown_rows(page) == count if count else page.locator(".empty").is_visible()
    for index, marks in enumerate(expected):
        page.select_option("#document", str(index))
        out = page.locator("#text mark.n").evaluate_all("marks => marks.map(m => m.classList.contains('out'))")
        assert out == [not kept for kept in marks]
    page.click("#clear")
    assert shown_rows(page) == sum(map(len, expected))
    assert page.locator("#text mark.out").count() == 0


def test_filters_add_up_and_say_what_a_choice_would_give(visit):
    page = visit()
    choose(page, "measure", "Growth")
    assert choose(page, "period", "2022") == shown_rows(page) == 1
    assert "12%" in page.locator(".row").inner_text()
    page.select_option("#filter-measure", "")
    assert shown_rows(page) > 1


def test_search_and_scope(visit, documents):
    page = visit()
    total = shown_rows(page)
    town = documents[1][0].observations
    found = sum("财政" in o.source.sentence and "青石" in o.source.sentence for o in town)
    named = sum("revenue" in (o.indicator.name_en or "").lower() and "青石镇" in o.source.sentence for o in town)
    assert found and named
    for words, count in (("财政 青石", found), ("REVENUE 青石镇", named), ("", total)):
        page.fill("#search", words)
        page.wait_for_function(f"() => document.querySelector('.rows').getAttribute('aria-rowcount') === '{count}'")
    page.select_option("#filter-scope", "this")
    assert 0 < shown_rows(page) < total
    page.fill("#search", "nothing like it")
    page.wait_for_selector(".empty")


def test_orders(visit):
    page = visit()
    page.select_option("#bar select", "doubt")
    doubtful = page.locator(".row .sure.doubtful").count()
    rows = [row.split("\n")[0] for row in page.locator(".row").all_inner_texts()]
    assert {"8%", "12%"} <= set(rows[:doubtful])  # sure by themselves, but named by a finding
    assert 2 < doubtful < len(rows)
    page.select_option("#bar select", "value")
    rows = [row.split("\n")[0] for row in page.locator(".row").all_inner_texts()]
    money = [row for row in rows if row.endswith("元")]
    assert money == ["800亿元", "560亿元", "500亿元", "3.2亿元"]


# --- the other views


def test_numbers_not_used_are_listed_with_their_reason(visit, documents):
    page = visit()
    page.click("#tab-unbound")
    assert shown_rows(page) == sum(len(one.unbound) for one, _ in documents)
    page.locator(".row", has=page.locator("b", has_text=re.compile("^5G$"))).click()
    assert "part of a name" in card(page) or "code" in card(page)
    assert mark(page, "5G").get_attribute("class") == "unbound selected"
    reasons = [o for o in page.locator("#reason option").all_inner_texts() if o.startswith("date")]
    page.select_option("#reason", label=reasons[0])
    assert shown_rows(page) == int(re.search(r"\d+", reasons[0])[0])


def test_numbers_not_used_can_be_hidden(visit):
    page = visit()
    colour = "mark => getComputedStyle(mark).borderBottomColor"
    assert mark(page, "5G").evaluate(colour) != "rgba(0, 0, 0, 0)"
    page.locator("#legend input").first.uncheck()
    assert mark(page, "5G").evaluate(colour) == "rgba(0, 0, 0, 0)"


def test_findings_lead_to_their_numbers(visit):
    page = visit()
    page.click("#tab-findings")
    finding = page.locator("#list .finding")
    assert "contradiction" in finding.inner_text() and "<b>8%</b> 与 12% 不合" in finding.inner_text()
    finding.get_by_role("button", name="12%").click()
    assert page.locator("mark.selected").inner_text().startswith("12%")
    assert "contradiction" in card(page)
    assert "doubtful" in mark(page, "12%").get_attribute("class")


def test_events(visit):
    page = visit()
    page.click("#tab-milestones")
    page.locator(".row", has_text="升级").click()
    assert "2022-06" in card(page)


def test_a_chart_for_an_indicator_with_two_periods(visit):
    page = visit()
    page.click("#tab-charts")
    chart = page.locator(".chart.level", has_text="营业收入")
    assert chart.locator("circle").count() == 3
    assert chart.locator("circle.hollow").count() == 1
    assert chart.locator(".points").inner_text().split("\n") == [
        "2021: 500亿元",
        "2022: 560亿元",
        "2025: 800亿元 (Target)",
    ]
    chart.locator("circle").nth(1).click()
    assert page.locator("mark.selected").inner_text().startswith("560亿元")
    chart.get_by_role("button", name="2021").click()
    assert page.locator("mark.selected").inner_text().startswith("500亿元")
    choose(page, "entity", "青石镇")
    assert page.locator(".chart").count() == 0 and "two or more" in page.locator(".empty").inner_text()


def test_documents_are_described_and_opened(visit):
    page = visit()
    page.click("#tab-documents")
    assert "a/two.txt" in page.locator(".card.current").text_content()
    page.get_by_role("button", name="Open").click()
    assert "b/town.txt" in page.locator(".card.current").text_content()
    assert "青石镇" in page.locator("#text").inner_text()


# --- CSV


def test_csv_is_that_of_the_program(visit, documents):
    page = visit()
    out = io.StringIO(newline="")
    stream = open_stream("csv", out)
    for one, _ in documents:
        stream.add(one)
    with page.expect_download() as waiting:
        page.click("#save-csv")
    assert Path(waiting.value.path()).read_bytes().decode("utf-8-sig") == out.getvalue()


def test_cells_that_a_spreadsheet_would_run_are_harmless_as_the_program_has_them(visit):
    text = "2022年,云江县产值5亿元。"
    one = document("=1+1.txt", text)
    (observation,) = one.observations
    names = ["=1+1", "-2+3", "-3.2%", "@a", "'=1", "'a", "＝1", "+5年", 'a,"b"', "\t1"]
    renamed = [
        observation.model_copy(update={"indicator": observation.indicator.model_copy(update={"name": name})})
        for name in names
    ]
    one = one.model_copy(update={"observations": renamed})
    page = visit([(one, text)])
    out = io.StringIO(newline="")
    open_stream("csv", out).add(one)
    with page.expect_download() as waiting:
        page.click("#save-csv")
    assert Path(waiting.value.path()).read_bytes().decode("utf-8-sig") == out.getvalue()


def test_copy_what_the_filters_leave(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    choose(page, "status", "Target")
    page.click("#copy-csv")
    page.wait_for_function("() => document.querySelector('#copy-csv').textContent === '1 rows copied'")
    (row,) = csv.DictReader(io.StringIO(page.evaluate("() => navigator.clipboard.readText()"), newline=""))
    assert (row["value"], row["status"], row["document"]) == ("80000000000", "target", "a/two.txt")


# --- keys


def test_keys(visit):
    page = visit()
    figure = page.locator("#record .figure")
    page.keyboard.press("j")
    assert figure.inner_text() == "500亿元"
    page.keyboard.press("j")
    assert figure.inner_text() == "8%"
    page.keyboard.press("u")
    assert figure.inner_text() == "12%"
    page.keyboard.press("k")
    assert figure.inner_text() == "560亿元"
    page.keyboard.press("t")
    assert page.evaluate("() => document.activeElement.textContent") == "560亿元"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert figure.inner_text() == "12%"
    page.keyboard.press("Escape")
    assert page.locator("#record").is_hidden()
    page.keyboard.press("]")
    assert page.locator("#document").input_value() == "1"
    page.keyboard.press("3")
    assert page.locator("#tab-unbound").get_attribute("aria-selected") == "true"
    page.keyboard.press("/")
    page.keyboard.type("j1")
    assert page.locator("#search").input_value() == "j1"


def test_the_list_is_walked_with_arrows(visit, documents):
    page = visit()
    page.locator(".rows").focus()
    page.keyboard.press("End")
    assert page.locator("#record .figure").inner_text() == documents[1][0].observations[-1].printed
    page.keyboard.press("Home")
    assert page.locator(".rows").get_attribute("aria-activedescendant") == "row-0"
    page.keyboard.press("ArrowDown")
    assert page.locator("#row-1").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.textContent") == "8%"


def test_tabs_are_walked_with_arrows(visit):
    page = visit()
    page.locator("#tab-records").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.id") == "tab-charts"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("() => document.activeElement.id") == "tab-documents"


def test_help_is_a_dialog_and_single_keys_can_be_turned_off(visit):
    page = visit()
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.get_by_role("dialog").get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    page.keyboard.press("j")
    assert page.locator("#record").is_hidden()


def test_everything_that_acts_has_a_name_and_can_be_reached(visit):
    page = visit()
    mark(page, "12%").click()
    nameless = page.evaluate("""() => [...document.querySelectorAll("button, select, input, [role=tab], [role=grid]")]
        .filter(e => e.offsetParent && !(e.innerText || e.getAttribute("aria-label") || e.labels?.[0]?.innerText))
        .map(e => e.outerHTML)""")
    assert nameless == []
    # One stop in the text and one in the tabs, not thousands.
    assert page.locator("#text [tabindex='0']").count() == page.locator("[role=tab][tabindex='0']").count() == 1
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("() => document.activeElement.id || document.activeElement.className"))
    assert {"rows", "search", "language", "copy-csv", "filter-period"} <= set(seen)


# --- languages, light and dark


def test_both_languages(visit):
    page = visit(locale="zh-CN")
    mark(page, "12%").click()
    assert page.evaluate("() => document.documentElement.lang") == "zh-CN"
    assert "需再看" in page.locator("#summary").inner_text() and "增速" in card(page)
    page.click("#language")
    assert page.evaluate("() => document.documentElement.lang") == "en"
    assert "to check" in page.locator("#summary").inner_text() and "Growth" in card(page)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("() => document.documentElement.lang") == "en"


@pytest.mark.parametrize("view", ["records", "charts", "unbound", "findings", "milestones", "documents"])
def test_english_leaves_no_chinese_but_that_of_the_texts(visit, view):
    page = visit(locale="en-GB")
    mark(page, "12%").click()
    page.click(f"#tab-{view}")
    words = page.evaluate(
        """foreign => {
            const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const { parentElement: parent, data } = walker.currentNode;
                if (!parent.closest(foreign) && /[\\u4e00-\\u9fff]/.test(data)) found.push(data);
            }
            return found;
        }""",
        "[lang=zh], script, noscript, option, .seal, #language, #live, .row, .points, svg, .figure, .link, q, dd",
    )
    assert words == []


CONTRAST = """selectors => {
    const number = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => {
        const linear = c => (c <= 10 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
        const [x, y, z] = [r, g, b].map(linear);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = element => {
        for (let e = element; e; e = e.parentElement) {
            const colour = number(getComputedStyle(e).backgroundColor);
            if (colour.length < 4 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    return selectors.map(selector => {
        const element = document.querySelector(selector);
        const [a, b] = [light(number(getComputedStyle(element).color)), light(ground(element))];
        return [selector, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
    });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["auto", "light", "dark"])
def test_contrast(visit, scheme, chosen):
    page = visit(scheme=scheme)
    for _ in range(["auto", "light", "dark"].index(chosen)):
        page.click("#theme")
    mark(page, "12%").click()
    page.evaluate("() => Promise.all(document.getAnimations().map(moving => moving.finished))")
    dark = chosen == "dark" or (chosen == "auto" and scheme == "dark")
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground))) < 150) is dark
    selectors = [
        "#text p", "#text .level", "#text .growth", "#text .unbound", "#legend .growth", "#legend .change",
        "#legend .share", "#legend .rank", "#summary .figure", "#summary .warn", "#bar .count", ".row small",
        ".row[aria-selected=true] small", ".tab", ".tag.warn", ".tag.growth", "#record code", "#record i",
        "#record .link", ".from-figure", ".from-indicator", ".from-entity", ".from-period", ".trail li",
        "#filters label span", ".finding", ".where",
    ]  # fmt: skip
    poor = {selector: round(ratio, 2) for selector, ratio in page.evaluate(CONTRAST, selectors) if ratio < 4.5}
    assert poor == {}


# --- small screens, paper


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_on_a_phone(visit, locale):
    page = visit(width=360, height=740, has_touch=True, is_mobile=True, locale=locale)

    def fits():
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360

    fits()
    mark(page, "12%").tap()
    fits()
    assert page.locator("#record").is_visible()
    assert in_sight(page, mark(page, "12%"))
    for view in ("records", "charts", "unbound", "findings", "milestones", "documents"):
        page.locator(f"#tab-{view}").tap()
        fits()
        assert page.locator("#text").is_hidden()
    page.locator("#tab-records").tap()
    page.locator(".row").nth(2).tap()
    assert page.locator("#tab-text").get_attribute("aria-selected") == "true"
    assert in_sight(page, mark(page, "560亿元"))
    page.locator("#toggle-filters").tap()
    assert page.locator("#filter-entity").is_visible()
    fits()


def test_on_paper(visit, documents):
    page = visit()
    choose(page, "measure", "Growth")
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#print tbody tr").count() == 2
    assert page.locator("#print").is_visible() and page.locator("#paper-head").is_visible()
    assert "Filters: Growth" in page.locator("#paper-head").inner_text()
    assert page.locator("#side").is_hidden() and page.locator("#filters").is_hidden()
    number = page.locator("#print tbody td").first.inner_text()
    quotes = [o.source.quote for o in documents[0][0].observations]
    assert quotes[int(number) - 1] == "8%"
    assert mark(page, "8%").evaluate("m => getComputedStyle(m, '::before').content") == f'"{number}"'
    assert page.pdf().startswith(b"%PDF-")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("#print").inner_html() == ""


# --- texts that are not harmless, not there, not small


def test_a_hostile_text_is_text(visit):
    shown = [(document("<img src=x onerror=alert(1)>.txt", HOSTILE), HOSTILE)]
    page = visit(shown)
    for _ in range(6):
        page.keyboard.press("j")
    for view in range(6):
        page.keyboard.press(str(view + 1))
    assert page.evaluate("() => window.hurt") is None
    assert page.locator("#text img, #text script, #list img, #record img, #record script").count() == 0
    assert page.locator("#text p").first.text_content() == HOSTILE.split("\n")[0]
    text = page.locator("#text p").evaluate_all("all => all.map(p => p.textContent).join('')")
    assert text == HOSTILE.replace("\n", "")
    marks = page.locator("#text mark.n").evaluate_all("marks => marks.map(mark => mark.textContent)")
    assert marks == [o.source.quote for o in shown[0][0].observations]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1300


def test_without_the_source_the_sentences_are_shown(visit, documents):
    page = visit([(one, None) for one, _ in documents])
    assert "No file was found" in page.locator("#notice").inner_text()
    marks = page.locator("#text mark.n").all_inner_texts()
    assert [text.rstrip("▲\u2060") for text in marks] == [o.source.quote for o in documents[0][0].observations]
    page.locator(".row", has_text="120家").click()
    assert page.locator("mark.selected").inner_text().startswith("120家")
    assert "line 2" in card(page)


def test_numbers_that_a_line_end_cuts(visit):
    text = "2023年,云江县实现产值5\n亿元,增长9.5%。\r\n全县有企业30家。\r\n"
    page = visit([(document("cut.txt", text), text)])
    page.locator(".row").first.click()
    selected = page.locator("mark.selected").evaluate_all("marks => marks.map(mark => mark.textContent)")
    assert "".join(selected) == "5亿元"


def test_no_documents_and_documents_without_numbers(visit):
    page = visit([(document("a.txt", "没有数字。"), "没有数字。")])
    assert page.locator(".empty").is_visible()
    for key in "123456jku/":
        page.keyboard.press(key)


def test_three_hundred_pages_stay_usable(visit):
    paragraph = (
        "2022年,云江经开区实现营业收入560亿元,同比增长12%;新增企业30家,占全市的15%,居全省第二位。\n" + "文" * 190 + "\n"
    )
    text = paragraph * 40
    small = document("big.txt", text)
    times = 50
    length, per = len(text), len(small.observations)
    shifted = []
    for n in range(times):
        for o in small.observations:
            low, high = o.source.start + n * length, o.source.end + n * length
            source = o.source.model_copy(update={"start": low, "end": high, "line": o.source.line + 80 * n})
            shifted.append(o.model_copy(update={"id": f"{o.id[:8]}:{low}-{high}:{o.measure}", "source": source}))
    info = small.source.model_copy(update={"characters": length * times})
    big = small.model_copy(update={"observations": shifted, "unbound": [], "milestones": [], "source": info})
    assert len(text * times) > 400_000 and len(shifted) >= 10_000
    started = time.monotonic()
    page = visit([(big, text * times)])
    assert time.monotonic() - started < 20
    assert shown_rows(page) == per * 40 * times // 40
    assert page.locator(".row").count() < 60
    started = time.monotonic()
    page.locator(".rows").focus()
    page.keyboard.press("End")
    assert in_sight(page, page.locator("mark.selected"))
    page.select_option("#filter-measure", "=rank")
    assert shown_rows(page) == sum(o.measure == "rank" for o in shifted)
    page.keyboard.press("Home")
    assert time.monotonic() - started < 10
