"""Every way an input can be bad, through the command: one clear line, exit 1, and the others are written."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from zhibiao.read import find_inputs

TEXT = "2023年,云江经开区实现营业收入862亿元。\n"


def extract(*arguments, **settings):
    command = [sys.executable, "-m", "zhibiao", "extract", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, **settings)


def missing(root: Path) -> Path:
    return root / "missing.txt"


def empty_folder(root: Path) -> Path:
    (root / "empty").mkdir()
    return root / "empty"


def empty_file(root: Path) -> Path:
    (root / "empty.txt").touch()
    return root / "empty.txt"


def binary(root: Path) -> Path:
    (root / "binary.txt").write_bytes(bytes(range(256)))
    return root / "binary.txt"


def folder_named_like_a_file(root: Path) -> Path:
    (root / "x.txt").mkdir()
    return root / "x.txt"


def invalid_in_the_middle(root: Path) -> Path:
    (root / "damaged.txt").write_bytes(TEXT.encode() + b"\xfe\xff" + TEXT.encode())
    return root / "damaged.txt"


def forbidden(root: Path) -> Path:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (root / "forbidden.txt").write_text(TEXT, "utf-8")
    (root / "forbidden.txt").chmod(0)
    return root / "forbidden.txt"


def below_a_file(root: Path) -> Path:
    return root / "good.txt" / "below"


def truncated_pdf(root: Path) -> Path:
    (root / "cut.pdf").write_bytes(pdf_bytes()[:300])
    return root / "cut.pdf"


def encrypted_pdf(root: Path) -> Path:
    (root / "locked.pdf").write_bytes(pdf_bytes("secret"))
    return root / "locked.pdf"


def scanned_pdf(root: Path) -> Path:
    (root / "scan.pdf").write_bytes(pdf_bytes(text=""))
    return root / "scan.pdf"


def pdf_bytes(password: str | None = None, text: str = "5 projects") -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, encrypt=password)
    canvas.drawString(100, 700, text)
    canvas.save()
    return data.getvalue()


def docx_that_is_no_zip(root: Path) -> Path:
    (root / "no.docx").write_text(TEXT, "utf-8")
    return root / "no.docx"


def deep_html(root: Path) -> Path:
    (root / "deep.html").write_text("<div>" * 50_000 + TEXT, "utf-8")
    return root / "deep.html"


def zero_bytes(root: Path) -> Path:
    (root / "zero.txt").write_bytes(TEXT.encode() + b"\0\0" + TEXT.encode())
    return root / "zero.txt"


def broken_xml(root: Path) -> Path:
    (root / "cut.xml").write_text(f"<?xml version='1.0'?><rss><item><title>{TEXT}", "utf-8")
    return root / "cut.xml"


def broken_parquet(root: Path) -> Path:
    (root / "cut.parquet").write_bytes(b"PAR1" + bytes(100))
    return root / "cut.parquet"


def archive(root: Path) -> Path:
    with zipfile.ZipFile(root / "texts.zip", "w") as file:
        file.writestr("a.txt", TEXT)
    return root / "texts.zip"


def link_to_itself(root: Path) -> Path:
    (root / "loop.txt").symlink_to(root / "loop.txt")
    return root / "loop.txt"


def no_match(root: Path) -> Path:
    return root / "*.nothing"


CASES = {
    truncated_pdf: "is no sound PDF",
    encrypted_pdf: "is an encrypted PDF",
    scanned_pdf: "is a scanned PDF, 1 page without text",
    docx_that_is_no_zip: "is no sound DOCX",
    deep_html: "has tags nested more than 250 deep",
    zero_bytes: "is not text (a zero byte at byte 54)",
    broken_xml: "is no sound XML",
    broken_parquet: "is no sound Parquet",
    archive: "is a zip archive",
    link_to_itself: "cannot be read (Too many levels of symbolic links)",
    no_match: "matches no file",
    missing: "does not exist",
    empty_folder: "is a folder without files",
    empty_file: "is empty",
    binary: "is not text",
    folder_named_like_a_file: "is a folder without files",
    invalid_in_the_middle: "line 2: byte 54 (0xfe) is not UTF-8",
    forbidden: "may not be read",
    below_a_file: "does not exist",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_a_bad_input_is_one_line_and_stops_nothing(make, tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    bad = make(tmp_path)
    done = extract(bad, tmp_path / "good.txt", "-q", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"error: {bad}: {CASES[make]}")
    assert "; " in line
    assert (tmp_path / "out/documents/good.txt.json").exists()
    assert (tmp_path / "out/observations.csv").exists()


def test_binary_and_hidden_files_in_a_folder_are_passed_over_with_a_note(tmp_path):
    binary(tmp_path)
    (tmp_path / ".hidden").write_text(TEXT, "utf-8")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    done = extract(tmp_path, "-f", "json")
    assert done.returncode == 0
    note = f"note: {tmp_path}: skipped 1 hidden and 1 that hold no text (binary.txt)"
    assert done.stderr.decode().splitlines()[0] == note
    assert b"good.txt" in done.stdout
    assert extract(tmp_path, "-q").stderr == b""


def test_empty_standard_input(tmp_path):
    done = extract("-", input=b"")
    assert done.returncode == 1
    assert done.stderr.startswith(b"error: -: is empty")


def test_a_pipe_without_a_writer_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr("zhibiao.read.paths._PIPE_SECONDS", 0.2)
    os.mkfifo(tmp_path / "pipe")
    (failure,) = find_inputs([str(tmp_path / "pipe")]).failures
    assert str(failure).endswith("is a pipe into which nobody writes; write into it, or give a file")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    assert [item.name.name for item in find_inputs([str(tmp_path)]).inputs] == ["good.txt"]


def test_a_document_that_takes_too_long_fails_alone(tmp_path):
    (tmp_path / "long.txt").write_text(TEXT * 20_000, "utf-8")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    done = extract(tmp_path, "--timeout", "2", "-j", "1", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert b"long.txt: takes longer than 2 s; allow more with --timeout, or split it" in done.stderr
    assert (tmp_path / "out/documents/good.txt.json").exists()


def test_a_name_with_a_line_end_is_one_line(tmp_path):
    (tmp_path / "a\nb.txt").touch()
    done = extract(tmp_path, "-q")
    assert done.stderr.decode().splitlines() == [f"error: {tmp_path}/a\\nb.txt: is empty; give a file that holds text"]


def test_one_very_long_line(tmp_path):
    long = tmp_path / "long.txt"
    long.write_bytes((TEXT.rstrip() * 20_000).encode()[:1_000_000].decode("utf-8", "ignore").encode())
    done = extract(long, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr.decode()


def test_a_document_whose_file_name_is_too_long_fails_alone(tmp_path):
    (tmp_path / ("长" * 84 + ".c")).write_text(TEXT, "utf-8")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    done = extract(tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert b"cannot write" in done.stderr
    assert [path.name for path in (tmp_path / "out/documents").iterdir()] == ["good.txt.json"]


def test_an_output_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    done = extract(tmp_path / "good.txt", "-o", tmp_path / "good.txt" / "out")
    assert done.returncode == 1
    assert done.stderr.startswith(b"error: cannot write ")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out"])
def test_where_nothing_could_be_read_earlier_results_stay(name, tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    out = tmp_path / name
    extract(tmp_path / "good.txt", "-o", out)
    before = [path.read_bytes() for path in (sorted(out.rglob("*.*")) if out.is_dir() else [out])]
    done = extract(tmp_path / "missing.txt", "-o", out)
    assert done.returncode == 1
    assert b"wrote" not in done.stderr
    assert before == [path.read_bytes() for path in (sorted(out.rglob("*.*")) if out.is_dir() else [out])]


# --- where the output cannot go


def limited(*arguments, size):
    """Run extract where no file may grow beyond ``size`` bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    return extract(*arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))


@pytest.mark.parametrize("name", ["out", "out.csv", "out.json", "out.xlsx", "out.parquet"])
def test_a_full_disk_is_one_line_and_leaves_earlier_results(name, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT * 30 + str(number), "utf-8")
    out = tmp_path / name
    assert extract(tmp_path / "0.txt", "-q", "-o", out).returncode == 0
    table = out / "observations.csv" if out.is_dir() else out
    before = table.read_bytes()
    done = limited(*tmp_path.glob("*.txt"), "-o", out, size=2000)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line == f"error: cannot write {out} (File too large); choose another place with -o"
    assert table.read_bytes() == before
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("form", ["jsonl", "csv", "json", "table", "parquet", "xlsx", "sdmx-csv"])
def test_a_full_stdout_is_one_line(form, tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "zhibiao", "extract", str(tmp_path / "good.txt"), "-f", form]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120)
    assert done.returncode == 1
    assert done.stderr == b"error: cannot write stdout (No space left on device); send the output elsewhere\n"


@pytest.mark.parametrize("name", ["observations.csv", "report.html", "run.json"])
def test_a_folder_where_a_file_is_to_be_is_told_before_the_work(name, tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    (tmp_path / "out" / name).mkdir(parents=True)
    done = extract(tmp_path / "good.txt", "-o", tmp_path / "out")
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"error: cannot write {tmp_path / 'out' / name} (Is a directory)")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]


def test_an_output_folder_that_may_not_be_written(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    (tmp_path / "out").mkdir(mode=0o500)
    done = extract(tmp_path / "good.txt", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "(Permission denied)" in done.stderr.decode()


def test_a_library_that_is_missing_is_named_with_its_cure(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    code = "import sys; sys.modules['pyarrow'] = None; from zhibiao.cli.app import extract_main; extract_main()"
    command = [sys.executable, "-c", code, str(tmp_path / "good.txt"), "-o", str(tmp_path / "out.parquet")]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert "pip install 'zhibiao[parquet]'" in " ".join(done.stderr.decode().split())
