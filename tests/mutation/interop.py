"""Make a copy of this repository in which mutmut mutates `btec_rules.interop`, with the tests that need the engines.

    pip install -e '.[test,mutation,engines,plots]'
    python tests/mutation/interop.py ../copy && cd ../copy
    mutmut run 'btec_rules.interop.plots.canvas.x_letters*'
    python tests/mutation/collected.py --patience 60 && python tests/mutation/report.py --alive

mutmut has one table of settings, in ``pyproject.toml``, which is why it takes a copy. What runs on Spark is left out: each
mutant would start a Java of its own. Polars can't be used in a process and again in its child, so mutmut itself is only
given a picture's function, and the rest is run by `collected.py`, which uses nothing before it starts a child.
"""

import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).parents[2]
LEFT = ignore_patterns(".*", "build", "dist", "mutants", "__pycache__")
BEGIN, END = "[tool.mutmut]", "[tool.coverage.run]"
SETTINGS = """\
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/btec_rules/interop/**"]
also_copy = ["CHANGELOG.md", "README.md", "LICENSE", "docs"]
pytest_add_cli_args = [
    "--hypothesis-profile=mutation",
    "-pno:cacheprovider",
    "-pno:doctest",
    "-oaddopts=--import-mode=importlib",
    "-knot spark and not how_to and not where_case and not there_twice",
]
pytest_add_cli_args_test_selection = ["tests/frames", "tests/plots"]
timeout_multiplier = 10.0
timeout_constant = 20.0

"""


def main(folder: Path) -> None:
    """Make the copy."""
    copytree(ROOT, folder, ignore=LEFT)
    project = folder / "pyproject.toml"
    before, _, rest = project.read_text("utf-8").partition(BEGIN)
    project.write_text(f"{before}{SETTINGS}{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
