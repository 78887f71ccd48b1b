"""The page of docs/ask in a real browser: build it, and use it as people do.

    python3 tests/ask/run.py            the short form
    python3 tests/ask/run.py --long     also every pinned answer, and cohorts of 500
    python3 tests/ask/run.py -- -k cohort    what comes after two dashes goes to pytest

It needs npm, a Python that has pip, and Chromium, which it fetches where it is not there. ``--wheel FILE`` takes a wheel
of the library that is built already, ``--cache FOLDER`` keeps what was fetched for the next run. Where a registry can't
be reached nothing is tested, and the exit status is 3, which is neither yes nor no.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AXE = "axe-core@4.14.1"
OUT_OF_REACH = 3
PATIENCE = 300
"""Seconds that a registry is given."""


def fetch(what: str, *command: str) -> None:
    """Run a command that asks a registry, or give up."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        wrong = done.stderr[-1000:] if done.returncode else ""
    except (subprocess.TimeoutExpired, FileNotFoundError) as error:
        wrong = str(error)
    if wrong:
        print(f"{what} can't be fetched, so the page was not tested: {wrong}")
        sys.exit(OUT_OF_REACH)


def environment(folder: Path) -> Path:
    """Make an environment with the tests' tools and the library."""
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        fetch("an environment", sys.executable, "-m", "venv", str(folder / "venv"))
        fetch(
            "Playwright",
            str(python),
            "-m",
            "pip",
            "install",
            "-q",
            "attrs",
            "hypothesis",
            "pendulum",
            "playwright",
            "pytest",
        )
    return python


def browser(python: Path) -> str:
    """Find Chromium: that of the system, or Playwright's own; an empty path is the latter."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if (apt := shutil.which("apt-get")) and os.geteuid() == 0:
        subprocess.run([apt, "update", "-qq"], check=False, capture_output=True)
        done = subprocess.run([apt, "install", "-y", "-qq", "chromium"], check=False, capture_output=True)
        if not done.returncode and (found := shutil.which("chromium")):
            return found
    fetch("Chromium", str(python), "-m", "playwright", "install", "--with-deps", "chromium")
    return ""


def main() -> None:
    """Fetch, build, test."""
    parser = argparse.ArgumentParser(description="The page of docs/ask in a real browser.")
    parser.add_argument("--wheel", type=Path, help="the wheel of btec-rules; without it, it is built")
    parser.add_argument("--cache", type=Path, help="a folder that keeps what was fetched for the next run")
    parser.add_argument("--site", type=Path, help="the documentation's site, to look at its pages as well")
    parser.add_argument("--long", action="store_true", help="also what takes longer")
    parser.add_argument("more", nargs="*", help="options for pytest")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.cache or Path(temporary)).resolve()
        folder.mkdir(exist_ok=True)
        page = folder / "ask.html"
        build = [sys.executable, str(ROOT / "docs/ask/build.py"), str(page), "--cache", str(folder)]
        built = subprocess.run([*build, *(["--wheel", str(given.wheel)] if given.wheel else [])], check=False)
        if built.returncode:
            sys.exit(built.returncode)
        axe = folder / "node_modules" / "axe-core" / "axe.min.js"
        if not axe.exists():
            quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--no-save")
            fetch(AXE, "npm", "install", "--prefix", str(folder), *quiet, AXE)
        python = environment(folder)
        settings = {
            "ASK_PAGE": str(page),
            "ASK_AXE": str(axe),
            "ASK_BROWSER": browser(python),
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests", HERE))),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        left_out = [] if given.long else ["--ignore", str(HERE / "test_long.py")]
        if given.site:
            settings["ASK_SITE"] = str(given.site.resolve())
        else:
            left_out += ["--ignore", str(HERE / "test_site.py")]
        options = [
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "browser_fixtures",
            "-o",
            "addopts=--import-mode=importlib",
            "-o",
            "filterwarnings=",
        ]
        command = [str(python), "-m", "pytest", *options, *left_out, str(HERE), *given.more]
        sys.exit(subprocess.run(command, check=False, env=os.environ | settings, cwd=ROOT).returncode)


if __name__ == "__main__":
    main()
