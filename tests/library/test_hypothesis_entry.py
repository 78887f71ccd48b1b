"""What Hypothesis loads in every project of the environment: next to nothing, and nothing that can break it."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import _btec_rules_hypothesis

ENTRY = Path(_btec_rules_hypothesis.__file__)
SOURCE = ENTRY.parent
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
CALLED = "import sys, hypothesis, _btec_rules_hypothesis as entry; entry.register_when_imported(); "
"""What Hypothesis does, as it is imported, with the entry points that it finds."""


def said(program: str, *options: str, path: Path = SOURCE, **env: str) -> str:
    """Run a program in an interpreter of its own, where no other entry point is called, and give what it prints."""
    env = os.environ | {"PYTHONPATH": str(path), "HYPOTHESIS_NO_PLUGINS": "1"} | env
    command = [sys.executable, "-W", "error", *options, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.slow
class TestOtherProjects:
    def test_nothing_else_is_imported(self) -> None:
        new = "before = set(sys.modules); import _btec_rules_hypothesis; "
        loaded = said(
            f"import sys, hypothesis; {new}_btec_rules_hypothesis.register_when_imported(); "
            "print(*(set(sys.modules) - before))"
        )
        assert loaded == "_btec_rules_hypothesis"

    def test_importing_anything_else_is_as_before(self) -> None:
        assert said(CALLED + "import wave; print(wave.__spec__.name)") == "wave"

    def test_it_watches_once_and_then_no_more(self) -> None:
        watching = "print(sum(type(one).__module__ == entry.__name__ for one in sys.meta_path))"
        assert said(f"{CALLED}entry.register_when_imported(); {watching}; import btec_rules; {watching}") == "1\n0"


@pytest.mark.slow
class TestWhoeverImportsTheLibrary:
    @pytest.mark.parametrize("before", ["", "import btec_rules; "])
    def test_strategies_are_found_by_type(self, before: str) -> None:
        registered = (
            "from hypothesis import find, strategies as st; from btec_rules import KeyDates, Series; "
            "print(find(st.from_type(KeyDates), lambda one: one.results_day is not None).series.code[:2])"
        )
        assert said(before + CALLED + registered) == "20"

    def test_strategies_that_are_being_imported_already(self, tmp_path: Path) -> None:
        """Hypothesis calls the entry point while `btec_rules.strategies`, which imports it, is half imported."""
        value = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["entry-points"]["hypothesis"]["btec_rules"]
        info = tmp_path / "entry-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Name: entry\nVersion: 1\n")
        (info / "entry_points.txt").write_text(f"[hypothesis]\nentry = {value}\n")
        path = Path(f"{tmp_path}{os.pathsep}{SOURCE}")
        program = "import btec_rules.strategies, sys; print('_btec_rules_hypothesis' in sys.modules)"
        assert said(program, path=path, HYPOTHESIS_NO_PLUGINS="") == "True"

    @pytest.mark.parametrize(
        "broken",
        [
            "sys.modules['btec_rules.strategies'] = None",  # an ImportError
            "hypothesis.strategies.register_type_strategy = None",  # a TypeError, as it is called
            "hypothesis.strategies.composite = lambda _: {}['no such key']",
        ],
    )
    def test_strategies_that_fail_break_nothing(self, broken: str) -> None:
        program = f"{CALLED}{broken}; import btec_rules; print(btec_rules.RULES['RET-1'].id)"
        assert said(program) == "RET-1"

    def test_the_library_that_fails_says_so_itself(self) -> None:
        tried = "\ntry: import btec_rules\nexcept ImportError as error: print(error.name)"
        assert said(f"{CALLED}sys.modules['pendulum'] = None{tried}") == "pendulum"

    @pytest.mark.parametrize("folder", [False, True])
    def test_the_library_is_gone(self, folder: bool, tmp_path: Path) -> None:
        """A bare folder of that name is a package without anything in it, and stays one."""
        shutil.copy(ENTRY, tmp_path)
        if folder:
            (tmp_path / "btec_rules").mkdir()
        program = (
            "import sys, _btec_rules_hypothesis as entry; entry.register_when_imported()\n"
            "try: import btec_rules; print(btec_rules.__file__)\n"
            "except ModuleNotFoundError as error: print(error.name)"
        )
        assert said(program, "-S", path=tmp_path) == ("None" if folder else "btec_rules")

    @pytest.mark.parametrize("watching", [True, False])
    def test_nothing_is_found_where_there_is_nothing(self, watching: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whether it was taken off the finders by somebody else, or the library is gone: the others say so."""
        watch = _btec_rules_hypothesis._Watch()
        monkeypatch.setattr(sys, "meta_path", [watch, *sys.meta_path] if watching else list(sys.meta_path))
        monkeypatch.setattr(_btec_rules_hypothesis, "find_spec", lambda _: None)
        assert watch.find_spec("btec_rules") is None
        assert watch not in sys.meta_path
