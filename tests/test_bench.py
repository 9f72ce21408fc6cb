"""The benchmark runs and says what it promises."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_bench_measures_everything_it_names(tmp_path: Path) -> None:
    text, report = tmp_path / "text.txt", tmp_path / "report.json"
    text.write_text("2023年,云江经开区实现营业收入862亿元,增长9.5%。\n" * 8, "utf-8")
    done = subprocess.run(
        [sys.executable, "bench/run.py", "--text", str(text), "--json", str(report), "--rounds", "1"],
        cwd=ROOT, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr

    results = json.loads(report.read_text("utf-8"))
    assert results.keys() == {"machine", "text", "rounds", "throughput", "scaling", "start", "memory"}
    assert results["text"] == {"documents": 1, "characters": len(text.read_text("utf-8"))}
    measured = {"pipeline", "normalize", "segment", "spot", "bind", "jieba.lcut"}
    assert measured <= results["throughput"].keys()
    for name in measured:
        assert results["throughput"][name]["characters_per_second"] > 0, name
    for shape in ("many lines", "one line without a stop"):
        assert results["scaling"][shape]["times_the_time"] > 0
    for process in ("python -c pass", "zhibiao --help", "extract seeds/"):
        assert results["start"][process] > 0, process
        assert results["memory"][process] > 1_000_000, process
