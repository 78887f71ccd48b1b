"""Every pinned answer and receipt once more in a browser's Python: Pyodide, under node.

    python3 tests/pyodide/run.py

It needs npm, and a Python that has pip. The wheel is built, what it and the tests need is fetched as pure wheels, Pyodide
itself comes from npm, and all of it lies in a temporary folder. The receipts are made here, and replayed there. Where npm can't reach its registry nothing is asked, and the
exit status is 3, which is neither yes nor no.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYODIDE = "pyodide@314.0.7"
OUT_OF_REACH = 3
PATIENCE = 120
"""Seconds that npm is given."""
PURE = ("--only-binary", ":all:", "--platform", "any", "--implementation", "py", "--abi", "none")


def run(*command: str | Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command; what it prints comes back, and where it fails, the end of what it complained of is shown."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr[-2000:]}")
    return done.stdout


def fetch(npm: str, folder: Path) -> None:
    """Fetch Pyodide, or give up."""
    options = ("--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=30000")
    try:
        done = subprocess.run(
            [npm, "install", "--prefix", str(folder), *options, PYODIDE],
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode:
        print(f"npm can't fetch {PYODIDE}: nothing was asked")
        sys.exit(OUT_OF_REACH)


def main() -> None:
    """Fetch, build, ask, compare."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        sys.exit("npm and node are needed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(npm, folder)
        pyodide = folder / "node_modules" / "pyodide"
        version = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]["python"]
        pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
        run(*pip, "wheel", "--no-deps", "-w", folder, ROOT)
        (wheel,) = folder.glob("btec_rules-*.whl")
        wheels = folder / "wheels"
        run(*pip, "download", *PURE, "--python-version", version.rpartition(".")[0], "-d", wheels, wheel, "pytest")
        run(*pip, "install", "--target", folder / "here", "--find-links", wheels, wheel, "pytest")
        receipts = folder / "receipts"
        here = os.environ | {"PYTHONPATH": str(folder / "here")}
        receipts.write_text(run(sys.executable, HERE.parent / "receipts_run.py", env=here), encoding="utf-8")
        start = time.perf_counter()
        said = run(node, HERE / "answers.mjs", pyodide / "pyodide.mjs", wheels, HERE.parent, receipts)
        print(f"{said.strip()} in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
