"""What type checkers say about other people's code: ``pytest -q tests/typing``, with the group ``types``."""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MACHINERY = ("btec_rules._values.plain.", "btec_rules._values.facts.")
"""Modules that nothing public leads to, but for the alias `Plain`."""
MARK = re.compile(r"# error(?:: (\w+))?$")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project of somebody else, who has the library installed and nothing of this one's settings."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("good.py", "wrong.py"):
        shutil.copy(HERE / name, folder)
    settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    (folder / "mypy.ini").write_text("[mypy]\nstrict = true\n", "utf-8")
    return folder


def run(folder: Path, *command: str) -> str:
    """Run a tool of this environment in a folder; whether it complained is in what it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {name: value for name, value in os.environ.items() if name not in {"MYPYPATH", "PYTHONPATH"}} | {"PATH": path}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def mypy(folder: Path) -> set[tuple[str, int]]:
    found = [json.loads(line) for line in run(folder, "mypy", "-O", "json", "good.py", "wrong.py").splitlines()]
    return {(one["file"], one["line"]) for one in found if one["severity"] == "error"}


def pyright(folder: Path) -> set[tuple[str, int]]:
    said: dict[str, Any] = json.loads(run(folder, "pyright", "--outputjson"))
    found = said["generalDiagnostics"]
    assert said["summary"]["filesAnalyzed"] == 2
    return {(Path(one["file"]).name, one["range"]["start"]["line"] + 1) for one in found}


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_the_good_code_is_clean_and_each_wrong_line_is_found(project: Path, checker: Any) -> None:
    wrong = set()
    for number, line in enumerate((HERE / "wrong.py").read_text("utf-8").splitlines(), start=1):
        mark = MARK.search(line)
        if mark and mark[1] in {None, checker.__name__}:
            wrong.add(("wrong.py", number))
    assert len(wrong) > 60
    assert checker(project) == wrong


def test_every_public_symbol_has_a_type(project: Path) -> None:
    command = ("pyright", "--verifytypes", "btec_rules", "--ignoreexternal", "--outputjson")
    found = json.loads(run(project, *command))["typeCompleteness"]["symbols"]
    symbols = {one["name"]: one["isTypeKnown"] for one in found if not one["name"].startswith(MACHINERY)}
    assert len(symbols) > 800
    assert [name for name, known in symbols.items() if not known] == []


def test_the_good_code_runs() -> None:
    runpy.run_path(str(HERE / "good.py"), run_name="__main__")
