"""The five minutes of CONTRIBUTING work as they are written: stub, entry, explanation."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def block(mark: str, language: str) -> list[str]:
    return re.findall(rf"^<!-- {mark} -->\n```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def run(script: str, folder: Path) -> str:
    """Run a block of the page with the sources in ``folder``."""
    script = script.replace("zhibiao ", f"{sys.executable} -m zhibiao ")
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1", "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-euc", script], cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_walk(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    discover, explain = block("walk", "sh")
    (entry,) = block("entry", "toml")
    (indicator,) = tomllib.loads(entry)["indicator"]

    found = run(discover, tmp_path)
    assert "智慧书吧  3 times in 2 documents" in found
    (stub,) = tomllib.loads(found[found.index("[[indicator]]") :])["indicator"]
    assert stub["zh"] in indicator["aliases"]
    assert indicator["code"] not in run(explain, tmp_path)

    file = tmp_path / f"src/zhibiao/rules/data/indicators/{indicator['category']}.toml"
    assert f"`{file.relative_to(tmp_path)}`" in PAGE
    with file.open("a", encoding="utf-8") as toml:
        toml.write(entry)
    explained = run(explain, tmp_path)
    assert explained.count(f"code       {indicator['code']}") == 2
    assert run(discover.splitlines()[-1], tmp_path) == ""
