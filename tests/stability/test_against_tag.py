"""The check against the last tag notices what it is there for: ``pytest -q tests/stability``, with the group ``check``."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import btec_rules

SCRIPT = Path(__file__).with_name("against_tag.py")
ROOT = SCRIPT.parents[2]


def git(folder: Path, *words: str) -> None:
    command = ["git", "-C", str(folder), "-c", "user.name=test", "-c", "user.email=test@example.org", *words]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Give a copy of the library in a repository of its own, with one commit and no tag."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests" / "golden").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "golden" / "names.txt", tmp_path / "tests" / "golden")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "as it is")
    return tmp_path


def change(clone: Path, name: str, old: str, new: str) -> None:
    path = clone / name
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new), "utf-8")


def check(clone: Path) -> tuple[int, str]:
    command = [sys.executable, str(SCRIPT), str(clone)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_without_a_tag_it_says_so(clone: Path) -> None:
    assert check(clone) == (0, "no tag to compare with\n")


SOURCE, NAMES = "src/btec_rules", "tests/golden/names.txt"
FINE = [
    (f"{SOURCE}/_values/facts.py", "def flag(", "def flagged("),  # no public name
    (f"{SOURCE}/retakes.py", "first: Series | None = None,", "first: Series | None = None, other: int = 0,"),
    (NAMES, "retakes.already-used RET-1 failed(allowed", "retakes.already-used RET-1 failed(a_new_one, allowed"),
    (NAMES, "    REFUSED = 'refused'", "    REFUSED = 'refused'\n    ANOTHER = 'another'"),
]
TAKEN_AWAY = [
    (f"{SOURCE}/retakes.py", "def counting_sitting", "def sitting_that_counts", "counting_sitting"),
    (f"{SOURCE}/retakes.py", "def options(\n    record", "def options(\n    history", "record"),
    (f"{SOURCE}/moderation/deadlines.py", "closed: Container[datetime.date] = ()", "closed: Container", "closed"),
    (f"{SOURCE}/model/series.py", "def psa_release", "def release", "psa_release"),
    (f"{SOURCE}/model/sittings.py", "    psa: Series | None = attrs", "    paper: Series | None = attrs", "psa"),
    (NAMES, "REFUSED = 'refused'", "REFUSED = 'no'", "REFUSED = 'refused'"),
    (NAMES, "\nclass Window", "\nclass Span", "Window"),
    (NAMES, "retakes.already-used RET-1 failed(allowed, ", "retakes.already-used RET-1 failed(", "failed allowed"),
    (NAMES, "\nretakes.already-used RET-1", "\nretakes.already-used RET-2", "retakes.already-used RET-1"),
]


def test_what_is_as_it_was_or_more_is_fine(clone: Path) -> None:
    git(clone, "tag", "v1.0.0")
    for name, old, new in FINE:
        change(clone, name, old, new)
    assert check(clone) == (0, "0 things of v1.0.0 are gone or different\n")


@pytest.mark.parametrize(("name", "old", "new", "said"), TAKEN_AWAY, ids=[one[-1] for one in TAKEN_AWAY])
def test_what_is_gone_is_seen(clone: Path, name: str, old: str, new: str, said: str) -> None:
    git(clone, "tag", "v1.0.0")
    change(clone, name, old, new)
    code, printed = check(clone)
    assert code == 1
    assert said in printed


@pytest.mark.parametrize(
    ("tag", "version", "code"),
    [("v0.1.0", "0.2.0", 0), ("v0.1.0", "0.1.1", 1), ("v1.2.0", "1.3.0", 1), ("v1.2.0", "2.0.0", 0), ("0.1", "1.0", 0)],
)
def test_a_version_may_own_up_to_it(clone: Path, tag: str, version: str, code: int) -> None:
    git(clone, "tag", tag)
    change(clone, f"{SOURCE}/__init__.py", f'__version__ = "{btec_rules.__version__}"', f'__version__ = "{version}"')
    change(clone, f"{SOURCE}/retakes.py", "def counting_sitting", "def sitting_that_counts")
    assert check(clone)[0] == code
