"""Every block of the documentation that can be run is run, and prints what the page shows.

    pip install -e '.[test]' --group docs && pytest tests/docs

The blocks of a page run one after another in one place, a temporary copy of the project, as a reader would run them:
Python blocks share their names, shell blocks their folder. A ``text`` block holds what the block above it prints; in a
``console`` block, what stands under a command is what that prints.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])

RUN_ELSEWHERE = {
    "docs/how-to/recipes": "tests/docs/test_recipes.py, with other libraries",
    "docs/how-to/draw-on-spark.md": "tests/frames/test_how_to.py, with Java",
    "docs/reference/frames.md": "tests/frames, with the engines",
}
CANNOT_RUN = {
    "python3 -m venv --without-pip": "takes packages from an index; .ci/run runs it",
    "pip install": "takes packages from an index",
    "pytest": "would run the tests from within the tests; .ci/run runs them",
    "python tests/fuzz/fuzz.py": "takes five minutes, and libraries of its own",
    "python tests/benchmarks": "takes an hour, and libraries of its own",
    "python -m proof.learners": "needs z3; .ci/run runs tests/proof",
    "python tests/seeded.py": "takes minutes; .ci/run runs it",
    "mutmut run": "takes hours; .ci/deep runs it",
    ".ci/deep": "takes hours",
    "python -m sphinx": "tests/docs/test_site.py does",
}


NOTHING = re.compile(r"\s*(?:-+>)?\s*")
"""Between a block and what it prints; the block itself may stand in a comment, where readers need no code."""
SHOWN = re.compile(rf"{NOTHING.pattern}```text\n")


def run_python(example: Example) -> None:
    said = io.StringIO()
    source = "\n" * example.line + example.parsed
    with contextlib.redirect_stdout(said):
        exec(compile(source, example.path, "exec"), example.namespace)  # noqa: S102 - our own words
    example.document.printed[example.region.end] = said.getvalue()


def run_shell(example: Example) -> None:
    example.document.printed[example.region.end] = shell(example.parsed)


def run_console(example: Example) -> None:
    for command, shown in commands_of(example.parsed):
        if not why_not(command):
            said = shell(command)
            if shown:
                assert said == shown, command


def commands_of(console: str) -> list[tuple[str, str]]:
    """Pair each command of a console block with what stands under it; a command may go on after a backslash."""
    found = re.findall(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", console, re.MULTILINE)
    assert found, "a console block without a command"
    return found


def why_not(command: str) -> str:
    """Say why a command is not run here; nothing where it is."""
    return next((reason for part, reason in CANNOT_RUN.items() if part in command), "")


def shell(script: str) -> str:
    """Run a script in bash, in the folder in which the one before it ended."""
    if why_not(script):
        return ""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"{script}\nprintf '\\036%s' \"$PWD\""],  # noqa: S607 - a reader's own
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.returncode == 0, done.stderr
    said, folder = done.stdout.split("\x1e")
    os.chdir(folder)
    return said


def compare(example: Example) -> None:
    """Hold a text block to what the block right above it printed."""
    text, printed = example.document.text, example.document.printed
    above = [said for end, said in printed.items() if NOTHING.fullmatch(text[end : example.region.start])]
    assert above == [example.parsed]


RUNNERS = {"python": run_python, "sh": run_shell, "console": run_console, "text": compare}
SYBIL = Sybil([CodeBlockParser(language, runner) for language, runner in RUNNERS.items()])


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks_of(page: Path) -> list[Example]:
    return list(SYBIL.parse(page).examples())


def elsewhere(page: Path) -> bool:
    return any(name_of(page).startswith(place) for place in RUN_ELSEWHERE)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks_of(page) and not elsewhere(page)], ids=name_of)
def test_every_block_runs_and_prints_what_is_shown(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "_build", "__pycache__", "golden", "oracle"))
    monkeypatch.chdir(copy)
    document = SYBIL.parse(page)
    document.printed = {}
    for example in document.examples():
        example.evaluate()
        shown = SHOWN.match(document.text[example.region.end :])
        assert shown or not document.printed.get(example.region.end), (
            f"line {example.line}: it prints what is not shown"
        )


def test_no_reason_is_left_over() -> None:
    words = "".join(page.read_text("utf-8") for page in PAGES)
    assert [part for part in CANNOT_RUN if part not in words] == []
