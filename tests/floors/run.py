"""The quick tests, with the oldest releases of attrs and pendulum that are allowed, and with the newest ones.

    python3 tests/floors/run.py

It needs a Python that has pip. The floors are what pyproject.toml asks for; with the newest releases the tests run
without pendulum's compiled parts, as they do in a browser and on machines for which there is no compiled wheel.
"""

import os
import resource
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FLOORS = [asked.replace(">=", "==") for asked in PROJECT["dependencies"]]
NEWEST = [asked.partition(">=")[0] for asked in PROJECT["dependencies"]]
TESTING = [
    asked for asked in PROJECT["optional-dependencies"]["test"] if not asked.startswith(("mypy", "pandas", "polars"))
]
QUICK = (
    "_values",
    "certification",
    "editions",
    "model",
    "moderation",
    "rulings",
    "sampling",
    "library/test_stability.py",
)
"""The tests in which attrs and pendulum could make a difference."""
SAID = """
import sys
from importlib.metadata import version

import pendulum

parts = "compiled" if any(name.endswith("._pendulum") for name in sys.modules) else "pure"
print(f"attrs {version('attrs')}, pendulum {version('pendulum')}, {parts}")
"""


def run(*command: str | Path, **environment: str) -> str:
    """Run a command; what it prints comes back, and where it fails, the end of that is shown."""
    env = os.environ | environment
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, cwd=ROOT, env=env)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))[:200]}\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def main() -> None:
    """Make an environment for each set of releases, and run the quick tests in it."""
    tests = [f"tests/{name}" for name in QUICK]
    with tempfile.TemporaryDirectory() as folder:
        for name, releases, compiled in (("oldest", FLOORS, "1"), ("newest", NEWEST, "0")):
            python = Path(folder) / name / "bin" / "python"
            venv.create(python.parents[1], symlinks=True)
            pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q", "--upgrade")
            run(*pip, "-e", ROOT, *releases, *TESTING)
            command: tuple[str | Path, ...] = (
                python,
                "-m",
                "pytest",
                "-q",
                "-n",
                "auto",
                "-p",
                "no:cacheprovider",
                *tests,
            )
            said = run(*command, PENDULUM_EXTENSIONS=compiled)
            found = run(python, "-c", SAID, PENDULUM_EXTENSIONS=compiled).strip()
            if found.endswith("compiled") != (compiled == "1"):
                sys.exit(f"{found}, with PENDULUM_EXTENSIONS={compiled}")
            print(f"{found}: {said.strip().splitlines()[-1]}", flush=True)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{spent.ru_utime + spent.ru_stime:.0f} s of CPU")


if __name__ == "__main__":
    main()
