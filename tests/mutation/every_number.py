"""Every number of `editions.py`, one more and one less: the tests have to notice each.

    python tests/mutation/every_number.py

Each number is changed in a copy of the library, and the tests below are run against it; the pinned answers of
`tests/golden` are left out, so that it is the rules' own tests that notice. An edition that can't be made any more is
noticed too. What lives has to stand in ``ledger.toml`` with the reason why it is equivalent, and nothing else may.
"""

import ast
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree, ignore_patterns

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FILE = Path("btec_rules", "model", "editions.py")
TESTS = (
    "tests/test_model_editions.py",
    "tests/test_sampling.py::TestSizes",
    "tests/test_retention.py",
    "tests/test_rest_of_the_guide.py",
    "tests/test_moderation.py",
    "tests/test_retakes.py",
    "tests/test_external.py",
    "tests/test_certification.py",
)
PYTEST = ("-m", "pytest", "-qx", "--tb=no", "--hypothesis-profile=mutation", "-p", "no:cacheprovider")
LIVES = 0
"""What pytest exits with where no test failed."""


def changes(source: str) -> Iterator[tuple[str, str]]:
    """Give each change: what it is, as the line before and after, and the source with it."""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Constant) or type(node.value) is not int or node.end_col_offset is None:
            continue
        place, line = node.lineno - 1, lines[node.lineno - 1]
        for number in (node.value + 1, node.value - 1):
            changed = f"{line[: node.col_offset]}{number}{line[node.end_col_offset :]}"
            what = f"{line.strip()} -> {changed.strip()}"
            yield what, "".join([*lines[:place], changed, *lines[place + 1 :]])


def lives(source: str) -> bool:
    """Whether no test notices that `editions.py` reads *source*."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "src")
        copytree(ROOT / "src", copy, ignore=ignore_patterns("__pycache__"))
        (copy / FILE).write_text(source, "utf-8")
        environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, *PYTEST, *TESTS]
        tested = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        return tested.returncode == LIVES


def main() -> int:
    source = (ROOT / "src" / FILE).read_text("utf-8")
    if not lives(source):
        print("the tests have to pass without a change")
        return 1
    ledger = tomllib.loads((HERE / "ledger.toml").read_text("utf-8"))
    known = {entry["change"] for entry in ledger.get("number", [])}
    every = dict(changes(source))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        alive = [what for what, lived in zip(every, pool.map(lives, every.values()), strict=True) if lived]
    for what in alive:
        print(f"{'in the ledger' if what in known else 'ALIVE'}: {what}")
    stale = known - set(alive)
    for what in sorted(stale):
        print(f"stale in the ledger: {what}")
    print(
        f"{len(every)} changes, {len(every) - len(alive)} noticed, {len(known & set(alive))} in the ledger as equivalent"
    )
    return int(bool(stale or set(alive) - known))


if __name__ == "__main__":
    sys.exit(main())
