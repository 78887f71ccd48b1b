"""The recipes run against the real libraries: ``pytest tests/docs/test_recipes.py``, with the group ``recipes`` and node.

The blocks of a page run one after another, in a folder of their own. A Python block without a file's name at its top is
run, and holds its own assertions; one that has a name, in whatever language, becomes that file, which the commands of the
page's ``console`` blocks then use; and what stands under a command is what it prints.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser

PAGES = sorted(Path(__file__).parents[2].joinpath("docs", "how-to", "recipes").glob("*.md"))
NAMED = re.compile(r"(?:#|//) (\w+\.\w+)\n")


def run_python(example: Example) -> None:
    if named := NAMED.match(example.parsed):
        Path(named[1]).write_text(example.parsed, "utf-8")
    else:
        source = "\n" * example.line + example.parsed
        exec(compile(source, example.path, "exec"), example.namespace)  # noqa: S102 - our own words


def write_script(example: Example) -> None:
    named = NAMED.match(example.parsed)
    assert named
    Path(named[1]).write_text(example.parsed, "utf-8")


def run_console(example: Example) -> None:
    found = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", example.parsed, re.MULTILINE)
    assert found
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for command, shown in found:
        done = subprocess.run(
            ["bash", "-c", command],  # noqa: S607 - a reader's own
            capture_output=True,
            check=False,
            encoding="utf-8",
            env=env,
        )
        assert (done.stdout, done.stderr) == (shown, "")


RUNNERS: dict[str, Callable[[Example], None]] = {"python": run_python, "js": write_script, "console": run_console}
SYBIL = Sybil([CodeBlockParser(language, runner) for language, runner in RUNNERS.items()])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = list(SYBIL.parse(page).examples())
    assert len(examples) == page.read_text("utf-8").count("\n```") / 2
    for example in examples:
        example.evaluate()


def test_there_is_a_page_for_each_library() -> None:
    libraries = {"cattrs", "django", "float-gradebook", "holidays", "icalendar", "json-service", "msgspec", "pydantic"}
    assert {page.stem for page in PAGES} == libraries
