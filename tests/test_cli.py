"""The command as its users meet it: real processes, real files, a real terminal."""

import csv
import io
import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from zhibiao import batch
from zhibiao.cli import extract as job
from zhibiao.cli.table import TablePrinter, short_period
from zhibiao.model import Document, Period
from zhibiao.read import Input, find_inputs
from zhibiao.schemas import schema

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
EXAMPLE = schema("document")["examples"][0]


def run(*arguments, program=("zhibiao",), **settings):
    command = [sys.executable, "-m", *program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=300, **settings)


def extract(*arguments, **settings):
    return run("extract", *arguments, **settings)


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.fixture
def reports(tmp_path):
    """Thirty files in folders, from the seeds' paragraphs."""
    paragraphs = [p for seed in sorted(SEEDS.iterdir()) for p in seed.read_text("utf-8").split("\n") if p.strip()]
    for number in range(30):
        path = tmp_path / "reports" / str(number % 3) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(paragraphs[number * 3 : number * 3 + 3]) or "text", "utf-8")
    return tmp_path / "reports"


# --- streams and formats


def test_a_pipe_gets_jsonl_and_nothing_else():
    done = extract(SEEDS)
    assert done.returncode == 0
    for line in done.stdout.decode().splitlines():
        assert set(json.loads(line)) == set(EXAMPLE["observations"][0])
    assert re.fullmatch(
        r"5 documents, \d+ observations?, \d+ unbound numbers?, \d+ findings?, \d+\.\d s\n",
        done.stderr.decode(),
    )


def test_quiet_says_nothing():
    assert extract(SEEDS, "-q").stderr == b""


def test_verbose_names_each_document():
    done = extract(SEEDS, "-v")
    assert [line.split(b": ")[0] for line in done.stderr.splitlines()[:-1]] == [
        os.fsencode(path) for path in sorted(SEEDS.iterdir())
    ]


def test_formats_agree_with_each_other(tmp_path):
    documents = json.loads(extract(SEEDS, "-f", "json").stdout)
    lines = [json.loads(line) for line in extract(SEEDS, "-f", "jsonl").stdout.decode().splitlines()]
    rows = list(csv.DictReader(io.StringIO(extract(SEEDS, "-f", "csv").stdout.decode(), newline="")))
    records = [(d["source"]["path"], o) for d in documents for o in d["observations"]]
    assert [record for _, record in records] == lines
    assert [(row["document"], row["id"]) for row in rows] == [(path, o["id"]) for path, o in records]


def test_json_of_one_file_is_the_document_and_of_a_folder_an_array(tmp_path):
    (seed, *_) = sorted(SEEDS.iterdir())
    assert Document.from_json(extract(seed, "-f", "json").stdout, text=seed.read_bytes().decode("utf-8"))
    (tmp_path / "d").mkdir()
    shutil.copy(seed, tmp_path / "d")
    assert len(json.loads(extract(tmp_path / "d", "-f", "json").stdout)) == 1


def test_stdout_is_utf8_whatever_the_locale():
    (seed, *_) = sorted(SEEDS.iterdir())
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert extract(seed, "-f", "json", env=plain).stdout == extract(seed, "-f", "json").stdout
    assert extract(seed, "-f", "table", env=plain).returncode == 0


def test_standard_input_is_the_same_text(tmp_path):
    (seed, *_) = sorted(SEEDS.iterdir())
    data = seed.read_bytes()
    piped = json.loads(extract("-", "-f", "json", input=data).stdout)
    named = json.loads(extract(seed, "-f", "json").stdout)
    assert piped["source"].pop("path") == "-"
    assert named["source"].pop("path") == str(seed)
    assert piped == named
    assert extract("-", "-o", tmp_path, input=data).returncode == 0
    assert "documents/stdin.json" in files(tmp_path)


# --- output


def test_an_output_folder_holds_everything(reports, tmp_path):
    out = tmp_path / "out"
    done = extract(reports, "-o", out)
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode().rstrip().endswith(f"; wrote {out}")
    written = files(out)
    assert {name for name in written if not name.startswith("documents/")} == {
        "observations.csv",
        "observations.jsonl",
        "unbound.csv",
        "findings.csv",
        "datapackage.json",
        "report.html",
        "run.json",
    }
    for path in reports.rglob("*.txt"):
        data = written[f"documents/{path.relative_to(reports)}.json"]
        assert Document.from_json(data, text=path.read_text("utf-8")).source.path == path.as_posix()


def test_the_same_bytes_come_out_in_any_order_with_any_workers(reports, tmp_path):
    paths = sorted(reports.rglob("*.txt"))
    extract(*paths, "-o", tmp_path / "one", "-j", "1")
    random.Random(7).shuffle(paths)
    extract(*paths, "-o", tmp_path / "two", "-j", "3")
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert {name for name in one if one[name] != two.get(name)} == {"run.json"}
    assert one.keys() == two.keys()
    assert extract(reports, "-f", "json", "-j", "1").stdout == extract(reports, "-f", "json", "-j", "4").stdout


@pytest.mark.parametrize("form", ["csv", "jsonl", "json"])
def test_an_output_file_is_what_stdout_would_be(form, tmp_path):
    path = tmp_path / "deep/er" / f"out.{form}"
    assert extract(SEEDS, "-o", path).returncode == 0
    assert path.read_bytes() == extract(SEEDS, "-f", form).stdout
    assert files(tmp_path) == {f"deep/er/out.{form}": path.read_bytes()}


def test_output_inside_the_input_is_not_read_again(reports):
    for _ in range(2):
        done = extract(reports, "-o", reports / "out")
        assert done.stderr.startswith(b"30 documents"), done.stderr
    assert extract(reports, "-o", reports).stderr.startswith(b"30 documents")
    assert extract(reports, "-q", "-f", "json").stdout.count(b'"schema_version"') == 30


# --- usage and exit status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "PATH"),
        (["a", "--date", "2021-13-01"], "'2021-13-01' is not a date; write it as YYYY-MM-DD"),
        (["a", "-j", "0"], "-j"),
        (["a", "-q", "-v"], "exclude each other"),
        (["a", "-f", "xls"], "xls"),
        (["a", "-o", "out", "-f", "csv"], "a folder gets every format"),
        (["a", "-o", "out.csv", "-f", "json"], "is not the format of out.csv"),
        (["a", "-o", "out.csv", "-f", "table"], "a table is for the terminal"),
        (["a", "-o", "out.xls"], "ends in .csv, .json, .jsonl, .parquet, .xlsx"),
        (["a", "-o", "out.csv", "-f", "parquet"], "parquet is not the format of out.csv"),
        (["a", "--excel", "-f", "json"], "--excel is for CSV"),
        (["a", "-o", __file__], "is not a folder"),
        (["a", "--surplus"], "--surplus"),
    ],
)
def test_wrong_usage_is_exit_2_and_told(arguments, said, tmp_path):
    done = extract(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert said in " ".join(done.stderr.decode().split())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("program", ["extract", "zhibiao"])
def test_installed_programs(program):
    path = Path(sys.executable).parent / program
    if not path.exists():
        pytest.skip("the package is not installed beside this Python")
    done = subprocess.run([path, "--help"], capture_output=True, text=True)
    assert done.returncode == 0
    assert f"Usage: {program} " in done.stdout


COMMANDS = ["extract", "schema", "validate", "evaluate", "table", "diff", "explain", "discover", "report"]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_is_there_for_every_command(command):
    done = run(*command, "--help")
    assert done.returncode == 0
    assert done.stderr == b""
    assert run(*command, "-h").stdout == done.stdout


def test_help_of_extract_has_examples():
    assert b"Examples:\n    zhibiao extract report.txt " in extract("--help").stdout


def test_help_loads_nothing_heavy():
    heavy = ("rich", "pydantic", "zhibiao.model", "jieba")
    code = f"import sys, zhibiao.cli.app; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_version():
    assert re.fullmatch(rb"zhibiao \d+\.\d+\.\d+\S*\n", run("--version").stdout)
    assert extract("--version").stdout == run("--version").stdout


# --- a failure, a finding


def in_process(monkeypatch, tmp_path, extract_source, **settings):
    (tmp_path / "a.txt").write_text("text", "utf-8")
    monkeypatch.setattr("zhibiao.pipeline.extract_source", extract_source)
    planned = job.Job.planned([str(tmp_path / "a.txt")], str(tmp_path / "out"), None, jobs=1)
    return job.run_job(planned, **{"strict": False, "quiet": False, "verbose": False, **settings})


@pytest.mark.parametrize("verbose", [False, True])
def test_an_internal_error_is_one_line_and_a_traceback_on_request(monkeypatch, tmp_path, capsys, verbose):
    def broken(source, date, engine):
        raise KeyError("x")

    assert in_process(monkeypatch, tmp_path, broken, verbose=verbose) == 1
    err = capsys.readouterr().err
    assert f"error: {(tmp_path / 'a.txt').as_posix()}: internal error (KeyError: 'x'); please report it" in err
    assert ("Traceback" in err) is verbose
    assert "0 documents, 0 observations, 0 unbound numbers, 0 findings, 1 failed, " in err


@pytest.mark.parametrize(
    ("severity", "strict", "status"), [("error", True, 1), ("warning", True, 0), ("error", False, 0)]
)
def test_strict_fails_on_findings_that_are_errors(monkeypatch, tmp_path, capsys, severity, strict, status):
    finding = {"rule": "audit.sum", "severity": severity, "message": "1 + 1 = 3", "observations": []}
    document = Document.model_validate({**EXAMPLE, "findings": [finding]})
    assert in_process(monkeypatch, tmp_path, lambda source, date, engine: document, strict=strict) == status
    said = f"finding: {document.source.path}: 1 + 1 = 3 [audit.sum]\n"
    assert (said in capsys.readouterr().err) is (status == 1)
    assert "documents/a.txt.json" in files(tmp_path / "out")


class Deadly:
    """Bytes whose arrival ends the worker process, as running out of memory would."""

    def __reduce__(self):
        return os._exit, (1,)


def test_an_input_that_kills_its_worker_fails_alone(reports):
    inputs = find_inputs([str(reports)]).inputs[:6]
    deadly = Input("deadly", inputs[0].name, "deadly", Deadly())
    outcomes = list(batch.run([*inputs[:3], deadly, *inputs[3:]], batch.Settings(), jobs=2))
    assert [outcome.item.path for outcome in outcomes] == [i.path for i in (*inputs[:3], deadly, *inputs[3:])]
    assert [outcome.problem is None for outcome in outcomes] == [True] * 3 + [False] + [True] * 3
    assert "its worker process died" in outcomes[3].problem


# --- pipes and signals


@pytest.mark.parametrize(
    "arguments",
    [
        *(["extract", SEEDS, "-f", form, "-j", jobs] for form in ("json", "csv", "table") for jobs in ("1", "2")),
        ["schema"],
        ["validate", SEEDS / "missing.json"],
        ["evaluate", ROOT / "tests" / "gold", SEEDS],
    ],
    ids=lambda arguments: "-".join(a for a in arguments if isinstance(a, str)),
)
def test_a_closed_pipe_is_quiet(arguments):
    command = [sys.executable, "-m", "zhibiao", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def group_is_gone(process, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def hear_interrupts():
    """Hear Ctrl-C in a child, also where the tests run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_an_interrupted_run_leaves_whole_files_and_no_process(number, status, reports, tmp_path):
    for copy in range(40):
        shutil.copytree(reports / "0", reports / f"copy{copy}")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "zhibiao", "extract", str(reports), "-o", str(out), "-j", "2"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=hear_interrupts
    ) as process:
        while process.poll() is None and not list(out.glob("documents/*/*.json")):
            time.sleep(0.01)
        # A terminal sends its signals to the whole group; a kill meets one process.
        os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
        err = process.stderr.read()
    assert process.returncode == status, err
    assert group_is_gone(process)
    for path in out.rglob("*.json"):
        json.loads(path.read_bytes())
    if number != signal.SIGKILL:
        assert err == b""
        assert not [path for path in out.rglob("*") if path.is_file() and path.suffix != ".json"]


def test_control_c_while_waiting_for_input():
    command = [sys.executable, "-m", "zhibiao", "extract", "-"]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, **pipes, preexec_fn=hear_interrupts) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30) == (b"", b"")
    assert process.returncode == 130


# --- the terminal


def on_terminal(*arguments, columns=80, **environment):
    """Run a command on a terminal of its own; return exit status and what the terminal got."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "zhibiao", *map(str, arguments)]
    env = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", **environment}
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env)
    os.close(slave)
    chunks = []
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(master)
    return process.wait(60), b"".join(chunks).decode()


def test_a_terminal_gets_a_table():
    status, shown = on_terminal("extract", SEEDS)
    assert status == 0
    for seed in SEEDS.iterdir():
        assert seed.name in shown
    assert "\x1b[1m" in shown
    assert "5 documents" in shown
    assert '{"id"' not in shown


def test_no_color_is_obeyed():
    _, shown = on_terminal("extract", SEEDS, NO_COLOR="1")
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", shown)


def test_a_terminal_that_gets_no_data_shows_progress(tmp_path):
    status, shown = on_terminal("extract", SEEDS, "-o", tmp_path)
    assert status == 0
    assert "extracting" in shown
    assert "wrote" in shown
    assert "extracting" not in on_terminal("extract", SEEDS, "-q", "-o", tmp_path)[1]


def table(width, *changes):
    (one,) = EXAMPLE["observations"]
    findings = [{"rule": "audit.sum", "severity": "error", "message": "1 + 1 = 3", "observations": []}]
    observations = [{**one, **change} for change in changes]
    document = Document.model_validate({**EXAMPLE, "observations": observations, "findings": findings})
    out = io.StringIO()
    TablePrinter(Console(file=out, width=width)).add(Input("a", Path("a"), "a"), document)
    return out.getvalue().splitlines()


LONG = {
    "indicator": {
        "code": None,
        "name": "国家级经济技术开发区年度综合发展水平考核评比排名",
        "name_en": None,
        "category": None,
    },
    "measure": "rank",
    "unit": "rank",
    "value": 66,
    "printed": "第66名",
    "of": 218,
    "status": "estimate",
    "sector": "电子信息产业",
}


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_and_aligns(width):
    lines = table(width, {}, LONG, {"bound": "more", "measure": "growth", "compare": "yoy", "value": -5})
    assert all(cell_len(line) <= width for line in lines)
    header, body = lines[1], lines[2:]
    for line in body:
        cells = {cell_len(line[: line.index(word)]) for word in ("营业收入",) if word in line}
        assert cells <= {header.index("indicator")}
    assert "第66名/218 国家级" in "\n".join(lines)
    assert ">-862亿元" in "\n".join(lines)
    assert lines[-1] == "error: 1 + 1 = 3 [audit.sum]"
    wrapped = "".join(line[header.index("indicator") :].split("  ")[0] for line in body)
    assert wrapped


@pytest.mark.parametrize(
    ("printed", "shown"), [("5%", "-5%"), ("五成", "-五成"), ("-5%", "-5%"), ("−5%", "−5%"), ("负5%", "负5%")]
)
def test_a_fall_has_one_sign(printed, shown):
    assert table(80, {"value": -5, "printed": printed})[2].split()[0] == shown


def test_a_document_without_observations_says_so():
    assert table(80)[1] == "no observations"


@pytest.mark.parametrize(
    ("start", "end", "short"),
    [
        ("2020-01-01", "2020-12-31", "2020"),
        ("2016-01-01", "2020-12-31", "2016..2020"),
        ("2019-01-01", "2019-06-30", "2019H1"),
        ("2019-07-01", "2019-12-31", "2019H2"),
        ("2021-07-01", "2021-09-30", "2021Q3"),
        ("2021-01-01", "2021-05-31", "2021-01..05"),
        ("2021-02-01", "2021-04-30", "2021-02..04"),
        ("2021-05-01", "2021-05-31", "2021-05"),
        ("2020-11-01", "2021-02-28", "2020-11..2021-02"),
        ("2021-06-30", "2021-06-30", "2021-06-30"),
        ("2021-01-01", "2021-06-15", "2021-01-01..2021-06-15"),
    ],
)
def test_short_periods(start, end, short):
    assert short_period(Period(start=start, end=end, text="")) == short


# --- validate


def validate(*arguments, **settings):
    done = run("validate", *arguments, **settings)
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode()


def put(path, *records):
    text = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text(text + "\n", "utf-8")
    return path


def test_what_extract_writes_is_valid(tmp_path):
    extract(SEEDS, "-o", tmp_path / "out")
    extract(SEEDS, "-o", tmp_path / "all.json")
    told = "12 files, 0 problems; 5 of 5 documents held against their texts\n"
    assert validate(tmp_path / "out", tmp_path / "all.json") == (0, [], told)
    assert validate("-", input=extract(SEEDS, "-f", "json").stdout)[0] == 0


def test_observations_are_valid_as_lines_and_from_a_pipe(tmp_path):
    (one,) = EXAMPLE["observations"]
    path = put(tmp_path / "a.jsonl", one, one)
    assert validate(path) == (0, [], "1 file, 0 problems\n")
    assert validate("-", "-q", input=path.read_bytes()) == (0, [], "")
    assert validate("-", "-q", input=b"") == (0, [], "")
    broken = path.read_bytes() + b'{"id": 1'
    assert validate("-", "-q", input=broken)[1][0].startswith("-:3: is not JSON (")


def test_each_problem_is_named_with_its_place(tmp_path):
    (one,) = EXAMPLE["observations"]
    lines = put(tmp_path / "a.jsonl", one, {**one, "measure": "sum"}, {**one, "id": "3f1c9a0e:1-2:level"})
    broken = {**EXAMPLE, "observations": [{**one, "value": "x"}], "surplus": 1}
    document = put(tmp_path / "a.json", broken)
    twice = put(tmp_path / "b.json", [EXAMPLE, {**EXAMPLE, "observations": [one, one]}])
    other = put(tmp_path / "c.json", {**EXAMPLE, "source": {**EXAMPLE["source"], "sha256": "0" * 64}})
    noise = tmp_path / "d.json"
    noise.write_text("{", "utf-8")
    status, found, said = validate(lines, document, twice, other, noise, tmp_path / "missing.json")
    assert status == 1
    assert said == "6 files, 8 problems\n"
    patterns = (
        rf"{lines}:2: measure: Input should be .* \(found \"sum\"\)",
        rf"{lines}:3: id: 3f1c9a0e:1-2:level does not name its span and measure",
        rf"{document}: observations\.0\.value: .* \(found \"x\"\)",
        rf"{document}: surplus: Extra inputs are not permitted \(found 1\)",
        rf"{twice}:\[1\] observations\.1\.id: .* stands twice",
        rf"{other}: observations\.0\.id: .* does not begin like the source's sha256",
        rf"{noise}: is not JSON \(.*\); the file must be",
        rf"{tmp_path}/missing.json: cannot be read \(No such file or directory\); check the path",
    )
    assert len(found) == len(patterns)
    for pattern, line in zip(patterns, found, strict=True):
        assert re.fullmatch(pattern, line), line
