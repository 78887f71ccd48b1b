"""How many mutants lived, module by module, against ``mutants.toml``: no number may rise.

    mutmut run                          # or: mutmut run 'btec_rules.retakes*'; settings in pyproject.toml
    python tests/mutants.py             # the exit code is 1 where more live than before

A mutant that can't matter gets ``# pragma: no mutate`` and the reason on its line.
"""

import json
import sys
import tomllib
from pathlib import Path

TESTS = Path(__file__).parent
MUTANTS = TESTS.parent / "mutants" / "src" / "btec_rules"
LIVES = (0, 33)
"""What mutmut notes down for a mutant that no test noticed, and for one that no test reaches."""


def main() -> int:
    """Print the survivors of every module that was looked at whole."""
    before: dict[str, int] = tomllib.loads((TESTS / "mutants.toml").read_text("utf-8"))["survivors"]
    worse = 0
    for path in sorted(MUTANTS.rglob("*.py.meta")):
        module = path.relative_to(MUTANTS).as_posix().removesuffix(".py.meta")
        became: list[int | None] = list(json.loads(path.read_text("utf-8"))["exit_code_by_key"].values())
        if not became or None in became:
            continue  # without mutants, or not all of them were run
        alive = sum(one in LIVES for one in became)
        worse += alive > before.get(module, alive)
        print(f'"{module}" = {alive}  # of {len(became)}, {before.get(module, "not measured")} before')
    return int(worse > 0)


if __name__ == "__main__":
    sys.exit(main())
