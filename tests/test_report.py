"""The review page as a file: what is embedded, how it is written, what the report command says."""

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhibiao
from zhibiao import report
from zhibiao.report.page import SCRIPTS, ReviewPage, embedded, page_document
from zhibiao.report.sources import texts_in

FILES = Path(report.__file__).parent
TEXT = "# 云江经开区\n2023年,云江经开区实现营业收入862亿元,增长9.5%。\n"
HOSTILE = "2023年,云江县</script><script>alert(1)</script>产值5亿元,<!--增长9.5%\u2028。"


class Scripts(HTMLParser):
    """What the browser's parser takes for scripts."""

    def __init__(self, page):
        super().__init__(convert_charrefs=False)
        self.scripts, self.inside = [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "script":
            self.inside = dict(attributes)
            self.scripts.append([self.inside, ""])

    def handle_endtag(self, tag):
        if tag == "script":
            self.inside = None

    def handle_data(self, data):
        if self.inside is not None:
            self.scripts[-1][1] += data


def page_of(*texts, limit=10**9):
    written = []
    page = ReviewPage(written.append, limit=limit)
    for text in texts:
        page.add(zhibiao.extract(text), text)
    page.finish()
    return "".join(written)


def run(*arguments, cwd=None):
    command = [sys.executable, "-m", "zhibiao", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, text=True, encoding="utf-8")


@pytest.fixture
def out(tmp_path):
    for name, text in (("b/a.txt", TEXT), ("c.txt", "全县有企业30家。")):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text, "utf-8")
    assert run("extract", "in", "-o", "out", cwd=tmp_path).returncode == 0
    return tmp_path / "out"


# --- the file


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_nothing_embedded_means_anything_to_html(value):
    text = embedded(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\n\r\u2028\u2029")


def test_a_hostile_document_adds_no_element():
    page = page_of(HOSTILE)
    scripts = Scripts(page).scripts
    assert [attributes.get("class") or attributes.get("id") for attributes, _ in scripts] == ["document", "run", None]
    assert json.loads(scripts[0][1])["text"] == HOSTILE


def test_the_policy_names_the_program_and_the_style():
    page = page_of(TEXT)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy and "http" not in policy


def test_nothing_is_loaded_from_elsewhere():
    page = page_of(TEXT)
    assert re.findall(r"https?://[^\s\"']+", page) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<(link|img|iframe|script\s[^>]*src)", page)


def test_sentences_are_embedded_once_and_quotes_cut_from_the_text():
    data = page_document(zhibiao.extract(TEXT), TEXT)
    level, growth = data["observations"]
    assert level["source"]["sentence"] == growth["source"]["sentence"]
    assert "quote" not in level["source"]
    assert "862亿元" in data["sentences"][level["source"]["sentence"]]
    assert page_document(zhibiao.extract(TEXT), None)["observations"][0]["source"]["quote"] == "862亿元"


def test_a_page_that_grows_too_large_says_what_it_leaves_out():
    page = page_of(TEXT, TEXT, TEXT, limit=10)
    scripts = Scripts(page).scripts
    assert sum(attributes.get("class") == "document" for attributes, _ in scripts) == 1
    assert json.loads(scripts[1][1])["omitted"] == ["<text>", "<text>"]


# --- the words


def strings():
    return json.loads((FILES / "strings.json").read_text("utf-8"))


def test_both_languages_say_the_same_things():
    words = strings()
    assert list(words["zh"]) == list(words["en"])
    for key, chinese in words["zh"].items():
        assert chinese and words["en"][key]
        assert sorted(re.findall(r"\{\d\}", chinese)) == sorted(re.findall(r"\{\d\}", words["en"][key])), key


def test_every_word_that_is_asked_for_is_there():
    program = "".join((FILES / name).read_text("utf-8") for name in SCRIPTS)
    keys = set(re.findall(r"""\bt\("([^"]+)"[,)]""", program))
    keys |= set(re.findall(r"""data-(?:t|label)="([^"]+)\"""", (FILES / "page.html").read_text("utf-8")))
    assert len(keys) > 60
    assert keys <= set(strings()["zh"])


def test_every_value_of_the_record_has_words():
    schema = zhibiao.Document.model_json_schema(mode="serialization")["$defs"]
    expected = {
        "measure": schema["Observation"]["properties"]["measure"]["enum"],
        "status": schema["Observation"]["properties"]["status"]["enum"],
        "bound": schema["Observation"]["properties"]["bound"]["enum"],
        "reason": schema["Unbound"]["properties"]["reason"]["enum"],
        "severity": schema["Finding"]["properties"]["severity"]["enum"],
        "kind": schema["Entity"]["properties"]["kind"]["enum"],
        "found": schema["DocumentDate"]["properties"]["found"]["enum"],
        "encoding": ["given", "mark", "declared", "detected"],
    }
    missing = [f"{field}.{value}" for field, values in expected.items() for value in values]
    assert [key for key in missing if key not in strings()["en"]] == []


# --- the command


def test_extract_writes_what_the_command_writes(out):
    page = (out / "report.html").read_bytes()
    (out / "report.html").unlink()
    done = run("report", "out", cwd=out.parent)
    assert (done.returncode, done.stderr) == (0, "wrote out/report.html: 2 documents, 3 observations\n")
    assert done.stdout == ""
    assert (out / "report.html").read_bytes() == page


def test_sources_that_moved_are_found_where_one_says(out, tmp_path):
    shutil.move(tmp_path / "in", tmp_path / "archive")
    page = tmp_path / "page.html"
    done = run("report", out, "-o", page)
    assert "2 documents, 3 observations, 2 without their source text (see --sources)" in done.stderr
    assert texts_in(page) == {}
    done = run("report", out, "-o", page, "--sources", tmp_path / "archive", "--sources", tmp_path / "archive/b")
    assert "without" not in done.stderr
    assert sorted(texts_in(page).values()) == sorted([TEXT, "全县有企业30家。"])


def test_a_source_that_was_changed_is_not_shown(out, tmp_path):
    (out / "report.html").unlink()
    (tmp_path / "in/c.txt").write_text("全县有企业31家。", "utf-8")
    assert "1 without their source text" in run("report", out, cwd=tmp_path).stderr


def test_texts_of_the_page_that_is_replaced_are_kept(out, tmp_path):
    shutil.rmtree(tmp_path / "in")
    before = (out / "report.html").read_bytes()
    assert run("report", out).returncode == 0
    assert (out / "report.html").read_bytes() == before


def test_standard_input_has_its_text_in_the_page(tmp_path):
    command = [sys.executable, "-m", "zhibiao", "extract", "-", "-o", str(tmp_path / "out")]
    assert subprocess.run(command, input=TEXT.encode("gb18030"), capture_output=True).returncode == 0
    assert list(texts_in(tmp_path / "out/report.html").values()) == [TEXT]


def test_only_some_documents(out, tmp_path):
    done = run("report", out, "--only", "*/b/*", "-o", tmp_path / "b.html", cwd=tmp_path)
    assert "1 document, 2 observations" in done.stderr
    assert list(texts_in(tmp_path / "b.html").values()) == [TEXT]


def test_nothing_to_show_leaves_the_page_alone(out, tmp_path):
    before = (out / "report.html").read_bytes()
    done = run("report", out, "--only", "no such thing")
    assert (done.returncode, done.stderr) == (1, f"error: no documents to show in {out}; check --only\n")
    assert (out / "report.html").read_bytes() == before
    done = run("report", tmp_path / "in")
    assert done.returncode == 1
    assert done.stderr.endswith("give a folder that extract -o has written\n")


def test_a_document_that_is_none_costs_one_line(out):
    (out / "documents/c.txt.json").write_text("{}", "utf-8")
    done = run("report", out, cwd=out.parent)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.endswith("c.txt.json: not a document of this version; zhibiao validate says more")
    assert "1 document," in second


def test_a_page_that_cannot_be_written_is_said(out, tmp_path):
    (tmp_path / "page").mkdir()
    done = run("report", out, "-o", tmp_path / "page")
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: cannot write {tmp_path / 'page'} (")
