"""Seeded bugs: put each bug of ``seeded.toml`` into a copy of the library, and see that the test it names notices.

    python tests/seeded.py                 # all of them, on as many cores as there are
    python tests/seeded.py retention       # those of the modules that have this in their name
    python tests/seeded.py --kit           # the conformance kit in place of the tests: which level notices which bug

The named tests have to pass without a bug. Each row's ``old`` must stand in its module exactly once; where somebody has
rewritten the line, the row is rewritten too, so that it is the same bug. Where the kit does not ask for what a bug breaks,
its row says why under ``not_in_kit``; any other bug has to be killed by the kit alone.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree, ignore_patterns

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src"
BUGS: list[dict[str, str]] = tomllib.loads((TESTS / "seeded.toml").read_text("utf-8"))["bug"]
PYTEST = ("-m", "pytest", "-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider", "--hypothesis-profile=seeded")
KIT_SECONDS = 120
"""How long the kit may take: a few seconds without a bug; with one, the library may search without end."""
TESTS_FAILED = 1
"""What pytest exits with where it ran the tests and one of them failed."""


def run_tests(source: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run tests of this checkout against the library as it stands in *source*."""
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *PYTEST, *dict.fromkeys(tests)]
    return subprocess.run(command, cwd=TESTS.parent, env=environment, capture_output=True, text=True, check=False)


def put_in(bug: dict[str, str], source: Path) -> str:
    """Copy the library to *source* with the bug in it; say what is wrong where its line is not there once."""
    copytree(SOURCE, source, ignore=ignore_patterns("__pycache__"))
    path = source / bug["module"]
    text = path.read_text("utf-8") if path.is_file() else ""
    if text.count(bug["old"]) != 1:
        return f"stands {text.count(bug['old'])} times in {bug['module']}: {bug['old']}"
    path.write_text(text.replace(bug["old"], bug["new"]), "utf-8")
    return ""


def fault_of(bug: dict[str, str]) -> str:
    """Say what is wrong with a row; nothing where its test kills the bug."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        fault = put_in(bug, source)
        if fault:
            return fault
        tested = run_tests(source, [bug["killed_by"]])
    if tested.returncode == TESTS_FAILED:
        return ""
    return f"lives (pytest gave {tested.returncode}): {tested.stdout.strip()[-200:]}"


def told_by_kit(bug: dict[str, str]) -> str:
    """Say which level of the kit is the first to notice a bug; nothing where none does, a fault where its line is gone."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        return put_in(bug, source) or first_level(source)


def first_level(source: Path) -> str:
    """Name the first level that the library in *source* answers otherwise; nothing where there is none."""
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, str(TESTS / "kit_reader.py")]
    try:
        asked = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=KIT_SECONDS
        )
    except subprocess.TimeoutExpired:
        return "no end"
    noticed = re.search(r"^level (\d+): \d+ questions, [1-9]", asked.stdout, re.MULTILINE)
    if noticed:
        return f"level {noticed[1]}"
    return "an error" if asked.returncode else ""


def try_the_kit(bugs: list[dict[str, str]]) -> int:
    """Try each bug on the kit; the exit code is 1 where one is killed or lives, though its row says otherwise."""
    wrong = first_level(SOURCE)
    if wrong:
        print(f"without a bug, the kit has to be answered as it says: {wrong}")
        return 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        told = list(pool.map(told_by_kit, bugs))
    faults = 0
    for bug, found in zip(bugs, told, strict=True):
        expected = "not_in_kit" not in bug
        if found.startswith("stands") or bool(found) is not expected:
            faults += 1
            print(f"{bug['what']} {found or 'The kit does not notice it'}")
        elif not expected:
            print(f"not in the kit: {bug['what']} {bug['not_in_kit']}")
    for place, number in sorted(Counter(filter(None, told)).items()):
        print(f"{place}: {number} noticed")
    print(f"{len(bugs)} seeded bugs, {len(bugs) - told.count('')} killed by the kit alone")
    return int(faults > 0)


def main(*words: str) -> int:
    """Try each bug; the exit code is 1 where any lives."""
    wanted = next((word for word in words if not word.startswith("--")), "")
    bugs = [bug for bug in BUGS if wanted in bug["module"]]
    if "--kit" in words:
        return try_the_kit(bugs)
    clean = run_tests(SOURCE, (bug["killed_by"] for bug in bugs))
    if clean.returncode:
        print(f"the named tests have to pass without a bug:\n{clean.stdout[-3000:]}{clean.stderr}")
        return 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = list(pool.map(fault_of, bugs))
    for bug, fault in zip(bugs, faults, strict=True):
        if fault:
            print(f"{bug['what']} {fault}")
    killed = faults.count("")
    print(f"{len(bugs)} seeded bugs, {killed} killed by the test that each names")
    return int(killed < len(bugs))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
