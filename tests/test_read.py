import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao import read
from zhibiao.read import Choice, Input, ReadError, ReadOptions, find_inputs

SIMPLIFIED = "2023年,云江经开区实现营业收入862亿元,同比增长12.5%,规模以上工业企业218家。\n"
TRADITIONAL = "2023年,雲江經濟開發區實現營業收入862億元,比上年增長12.5%,規模以上工業企業218家。\n"


def read_bytes(data, path, **options):
    (source,) = read.read_bytes(data, path, ReadOptions(**options))
    return source


def read_file(path):
    (source,) = read.read_file(path)
    return source


def read_input(item):
    (source,) = read.read_input(item)
    return source


def names(paths, **settings):
    return [str(item.name) for item in find_inputs([str(p) for p in paths], **settings).inputs]


def tree(root: Path, *files: str) -> Path:
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{SIMPLIFIED}{file}", "utf-8")
    return root


# --- decoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SIMPLIFIED.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SIMPLIFIED.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + SIMPLIFIED.encode("utf-32-le"), "utf-32"),
        (codecs.BOM_UTF32_BE + SIMPLIFIED.encode("utf-32-be"), "utf-32"),
        (SIMPLIFIED.encode("gb2312"), "gb18030"),
        (SIMPLIFIED.encode("gb18030") + "㐀𠀀".encode("gb18030"), "gb18030"),
        (TRADITIONAL.encode("big5"), "big5hkscs"),
        (TRADITIONAL.encode("gb18030"), "gb18030"),
        (b"plain ASCII, 1 line\n", "utf-8"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_encodings(data, encoding):
    source = read_bytes(data, "a.txt")
    assert source.encoding == encoding
    assert source.text == data.decode(encoding)
    assert not source.text.startswith("\ufeff")


@pytest.mark.parametrize("size", [40, 60, 120, 300])
@pytest.mark.parametrize(("encoding", "text"), [("gb18030", SIMPLIFIED), ("big5hkscs", TRADITIONAL)])
def test_short_pieces_of_old_encodings_are_told_apart(encoding, text, size):
    whole = (text * 5).encode(encoding)[:size].decode(encoding, "ignore")
    source = read_bytes(whole.encode(encoding), "a.txt")
    assert (source.encoding, source.text) == (encoding, whole)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_read_error(data):
    try:
        source = read_bytes(data, "a.txt")
    except ReadError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert source.extracted or data.decode(source.encoding) == source.text


@given(st.text(min_size=1).filter(str.strip))
def test_any_utf8_comes_back(text):
    if "\0" not in text and not text.startswith("\ufeff"):
        assert read_bytes(text.encode("utf-8", "ignore") or b"x", "a").encoding == "utf-8"


def test_line_ends_stay_and_offsets_count_them():
    assert read_bytes(b"a\r\nb\rc\n", "a.txt").text == "a\r\nb\rc\n"


def test_a_source_says_where_it_came_from(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"abc")
    source = read_file(path)
    assert source.path == path.as_posix()
    assert source.media_type == "text/markdown"
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_damaged_utf8_names_the_place():
    data = SIMPLIFIED.encode() * 3
    at = len((SIMPLIFIED + "2023年").encode())
    with pytest.raises(ReadError, match=rf"a.txt: line 2: byte {at} \(0xff\) is not UTF-8; .*--encoding"):
        read_bytes(data[:at] + b"\xff" + data[at:], "a.txt")


def test_utf8_cut_inside_a_character_is_damaged():
    with pytest.raises(ReadError, match="is not UTF-8"):
        read_bytes(SIMPLIFIED.encode()[:21], "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"abc\0def", "is not text .*byte 3"),
        (b"%PDF-1.7 ...", "is no sound PDF"),
        (b"PK\x03\x04...", "Office document"),
        (b"\x89PNG\r\n", "PNG"),
        (codecs.BOM_UTF16_LE + b"a", "is not UTF-16"),
    ],
)
def test_what_is_not_text_is_refused_with_advice(data, what):
    with pytest.raises(ReadError, match=f"{what}.*; ") as caught:
        read_bytes(data, "x")
    assert caught.value.advice


def test_errors_survive_the_way_out_of_a_worker():
    import pickle

    error = pickle.loads(pickle.dumps(ReadError("a", "b", "c")))
    assert str(error) == "a: b; c"


# --- finding


def test_a_folder_is_walked_sorted_without_hidden_files(tmp_path):
    tree(tmp_path, "b.txt", "a/z.md", "a/b/c", ".hidden.txt", ".git/config", "a.txt")
    assert names([tmp_path]) == ["a/b/c", "a/z.md", "a.txt", "b.txt"]


def test_hidden_things_are_read_when_asked_for(tmp_path):
    tree(tmp_path, ".h/.x.txt", ".h/y.txt")
    assert names([tmp_path / ".h"]) == ["y.txt"]
    assert names([tmp_path / ".h/.x.txt"]) == [".x.txt"]


def test_order_and_repetition_of_paths_do_not_matter(tmp_path):
    tree(tmp_path, "d/a.txt", "d/b.txt", "c.txt")
    one = find_inputs([str(tmp_path / "d"), str(tmp_path / "c.txt"), str(tmp_path / "d/a.txt")]).inputs
    two = find_inputs([str(tmp_path / p) for p in ("d/a.txt", "d/a.txt", "c.txt", "d")]).inputs
    assert one == two
    assert [str(item.name) for item in one] == ["a.txt", "b.txt", "c.txt"]


def test_colliding_names_get_the_parents_that_tell_them_apart(tmp_path):
    tree(tmp_path, "2020/r/x.txt", "2021/r/x.txt", "2021/r/y.txt")
    found = names([tmp_path / "2020/r", tmp_path / "2021/r"])
    assert found == ["2020/r/x.txt", "2021/r/x.txt", "y.txt"]


def test_names_that_differ_in_case_only_collide(tmp_path):
    tree(tmp_path, "a/X.txt", "b/x.txt")
    assert names([tmp_path / "a/X.txt", tmp_path / "b/x.txt"]) == ["a/X.txt", "b/x.txt"]


def test_paths_are_kept_as_given(tmp_path, monkeypatch):
    tree(tmp_path, "d/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [item.path for item in find_inputs(["d/"]).inputs] == ["d/a.txt"]
    assert [item.path for item in find_inputs(["./d/../d/a.txt"]).inputs] == ["./d/../d/a.txt"]
    assert [str(item.name) for item in find_inputs(["d/../d/a.txt"]).inputs] == ["a.txt"]


def test_earlier_results_inside_the_input_are_not_read(tmp_path):
    results = ("documents/a.txt.json", "observations.csv", "observations.jsonl")
    tree(tmp_path, "a.txt", *(f"out/{name}" for name in results))
    assert names([tmp_path]) == ["a.txt"]


def test_results_of_an_interrupted_run_are_not_read(tmp_path):
    tree(tmp_path, "a.txt", "out/documents/d/a.txt.json")
    assert names([tmp_path], output=tmp_path / "out") == ["a.txt"]


def test_writing_into_the_input_folder_leaves_own_documents_alone(tmp_path):
    tree(tmp_path, "documents/mine.txt", "documents/mine.txt.json", "observations.csv")
    assert names([tmp_path], output=tmp_path) == ["documents/mine.txt"]


def test_links_to_folders_are_not_followed_but_links_to_files_are(tmp_path):
    tree(tmp_path, "d/a.txt")
    (tmp_path / "d/loop").symlink_to(tmp_path / "d", target_is_directory=True)
    (tmp_path / "d/b.txt").symlink_to(tmp_path / "d/a.txt")
    assert names([tmp_path / "d"]) == ["a.txt", "b.txt"]


def test_a_pipe_is_read_once_and_here(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    if os.fork() == 0:
        pipe.write_bytes(b"text")
        os._exit(0)
    (item,) = find_inputs([str(pipe)]).inputs
    os.wait()
    assert item.data == b"text"
    assert read_input(item).text == "text"


def test_file_names_that_are_not_utf8_are_shown_with_escapes(tmp_path):
    raw = os.fsencode(tmp_path) + "/经济.txt".encode("gbk")
    try:
        Path(os.fsdecode(raw)).write_text("text", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (item,) = find_inputs([str(tmp_path)]).inputs
    assert item.path.isprintable()
    assert read_input(item).path == item.path
    item.path.encode("utf-8")


def test_size_of_what_went_away_is_zero(tmp_path):
    gone = tmp_path / "gone"
    assert Input("gone", gone, str(gone)).size == 0


# --- choosing among files


def test_patterns_include_and_exclude_files_of_folders(tmp_path):
    tree(tmp_path, "a.txt", "b.html", "old/c.txt", "d/e.txt", "d/drafts/f.txt")
    assert names([tmp_path], choice=Choice(include=("*.txt",))) == ["a.txt", "d/drafts/f.txt", "d/e.txt", "old/c.txt"]
    assert names([tmp_path], choice=Choice(exclude=("old", "*/drafts/"))) == ["a.txt", "b.html", "d/e.txt"]
    assert names([tmp_path], choice=Choice(include=("d/*",), exclude=("f.*",))) == ["d/e.txt"]
    assert names([tmp_path / "b.html"], choice=Choice(include=("*.txt",))) == ["b.html"]


def test_a_pattern_that_no_shell_expanded_is_expanded(tmp_path):
    tree(tmp_path, "a.txt", "b.txt", "c.md", "d/e.txt")
    assert names([tmp_path / "*.txt"]) == ["a.txt", "b.txt"]
    assert names([tmp_path / "**/*.txt"]) == ["a.txt", "b.txt", "e.txt"]


def test_a_file_whose_name_is_a_pattern_is_that_file(tmp_path):
    tree(tmp_path, "[1].txt", "1.txt")
    assert names([tmp_path / "[1].txt"]) == ["[1].txt"]


def test_extracted_texts_of_an_earlier_run_are_not_read(tmp_path):
    tree(tmp_path, "a.html", "out/documents/a.html.json", "out/documents/a.html.txt", "out/documents/note.txt")
    assert names([tmp_path], output=tmp_path / "out") == ["a.html", "out/documents/note.txt"]
