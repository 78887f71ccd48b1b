"""Seeded bugs: put each bug of ``seeded.toml`` into a copy of the library, and see that the test it names notices.

    python tests/seeded.py                 # all of them, on as many cores as there are
    python tests/seeded.py retention       # those of the modules that have this in their name

The named tests have to pass without a bug. Each row's ``old`` must stand in its module exactly once; where somebody has
rewritten the line, the row is rewritten too, so that it is the same bug.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree, ignore_patterns

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src"
BUGS: list[dict[str, str]] = tomllib.loads((TESTS / "seeded.toml").read_text("utf-8"))["bug"]
PYTEST = ("-m", "pytest", "-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider", "--hypothesis-profile=seeded")
TESTS_FAILED = 1
"""What pytest exits with where it ran the tests and one of them failed."""


def run_tests(source: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run tests of this checkout against the library as it stands in *source*."""
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *PYTEST, *dict.fromkeys(tests)]
    return subprocess.run(command, cwd=TESTS.parent, env=environment, capture_output=True, text=True, check=False)


def fault_of(bug: dict[str, str]) -> str:
    """Say what is wrong with a row; nothing where its test kills the bug."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        copytree(SOURCE, source, ignore=ignore_patterns("__pycache__"))
        path = source / bug["module"]
        text = path.read_text("utf-8") if path.is_file() else ""
        if text.count(bug["old"]) != 1:
            return f"stands {text.count(bug['old'])} times in {bug['module']}: {bug['old']}"
        path.write_text(text.replace(bug["old"], bug["new"]), "utf-8")
        tested = run_tests(source, [bug["killed_by"]])
    if tested.returncode == TESTS_FAILED:
        return ""
    return f"lives (pytest gave {tested.returncode}): {tested.stdout.strip()[-200:]}"


def main(wanted: str = "") -> int:
    """Try each bug; the exit code is 1 where any lives."""
    bugs = [bug for bug in BUGS if wanted in bug["module"]]
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
