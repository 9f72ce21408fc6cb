"""Words: boundaries from jieba, loaded late and silently, with a cache of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao import words

# "|" stands between words.
CUT = [
    "进出口|总额",
    "新增|国家级|平台",
    "高新技术|企业|30|家",
]
BOUNDARIES = [
    ("进出口总额", 1, False),
    ("进出口总额", 3, True),
    ("国家级", 1, False),
    ("出口", 0, True),
    ("出口", 2, True),
    ("", 0, True),
]


@pytest.mark.parametrize("marked", CUT)
def test_tokens(marked: str) -> None:
    text = marked.replace("|", "")
    assert "|".join(text[start:end] for start, end in words.tokens(text)) == marked


@pytest.mark.parametrize(("text", "index", "boundary"), BOUNDARIES)
def test_is_boundary(text: str, index: int, boundary: bool) -> None:
    assert words.is_boundary(text, index) is boundary


def test_likely_text_is_more_probable() -> None:
    assert words.log_probability("") == 0
    assert words.log_probability("科技创新") > words.log_probability("科技剑新")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_tokens_tile_any_text(text: str) -> None:
    spans = words.tokens(text)
    assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]
    assert not spans or spans[-1][1] == len(text)


PROGRAM = """
import sys
import zhibiao.words as words
assert "jieba" not in sys.modules
assert words.tokens("进出口") == ((0, 3),)
"""


def run_in(cache: Path, tmp: Path) -> subprocess.Popen[bytes]:
    env = {"XDG_CACHE_HOME": str(cache), "TMPDIR": str(tmp), "HOME": str(cache), "PYTHONWARNINGS": "error"}
    return subprocess.Popen([sys.executable, "-c", PROGRAM], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.skipif(sys.platform != "linux", reason="the cache folder is set through XDG_CACHE_HOME")
def test_two_processes_build_one_cache_silently(tmp_path: Path) -> None:
    shared = tmp_path / "tmp"
    shared.mkdir()
    processes = [run_in(tmp_path / "cache", shared) for _ in range(2)]
    for process in processes:
        assert process.communicate(timeout=60) == (b"", b"")
        assert process.returncode == 0
    assert [path.name for path in (tmp_path / "cache" / "zhibiao").iterdir()] == ["jieba.cache"]
    assert not list(shared.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="the cache folder is set through XDG_CACHE_HOME")
def test_works_without_a_cache_folder(tmp_path: Path) -> None:
    shared, blocked = tmp_path / "tmp", tmp_path / "file"
    shared.mkdir()
    blocked.write_text("no folder can be made under a file")
    process = run_in(blocked, shared)
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 0
    assert not list(shared.iterdir())
