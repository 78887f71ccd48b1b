"""Seeded bugs: put each bug of this folder into a copy of the library, and see that the test it names notices.

    python tests/seeded/run.py                 # all of them, on as many cores as there are
    python tests/seeded/run.py hash-order      # some, by the names of their files

A patch begins with a line that says what the bug is and which test kills it. That test has to pass without the patch,
and to fail with it; a test that can't be found or collected is no kill. Besides pytest and Hypothesis it needs git.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree, ignore_patterns

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PYTEST = ("-m", "pytest", "-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider")
TESTS_FAILED = 1
"""What pytest exits with where it ran the tests and one of them failed."""


def killer(patch: Path) -> str:
    """Read from a patch which test kills it."""
    return patch.read_text("utf-8").splitlines()[0].rpartition(" Killed by ")[2]


def run_tests(source: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run tests of this checkout against the library as it stands in *source*."""
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *PYTEST, "--hypothesis-profile=seeded", *dict.fromkeys(tests)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def fault_of(patch: Path) -> str:
    """Say what is wrong with a patch; nothing where its test kills it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copytree(ROOT / "src", copy / "src", ignore=ignore_patterns("__pycache__"))
        applied = subprocess.run(
            ["git", "apply", "--whitespace=nowarn", str(patch)],  # noqa: S607 - git is where it is
            cwd=copy,
            env=os.environ | {"GIT_CEILING_DIRECTORIES": str(copy.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        if applied.returncode:
            return f"does not apply: {applied.stderr.strip()}"
        tested = run_tests(copy / "src", [killer(patch)])
        if tested.returncode == TESTS_FAILED:
            return ""
        return f"lives (pytest gave {tested.returncode}): {tested.stdout.strip()[-200:]}"


def main(wanted: list[str]) -> int:
    patches = [patch for patch in sorted(HERE.glob("*.patch")) if not wanted or patch.stem in wanted]
    clean = run_tests(ROOT / "src", map(killer, patches))
    if not patches or clean.returncode:
        print(f"the named tests have to pass without a patch:\n{clean.stdout}{clean.stderr}")
        return 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = dict(zip(patches, pool.map(fault_of, patches), strict=True))
    for patch, fault in faults.items():
        print(f"{patch.stem}: {fault or 'killed'}")
    alive = sum(map(bool, faults.values()))
    print(f"{len(patches)} seeded bugs, {len(patches) - alive} killed by the test that each names")
    return int(alive > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
