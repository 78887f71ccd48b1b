"""Every benchmark, one after the other, each in a process of its own::

    python tests/benchmarks

It needs the extras ``benchmarks``, ``engines`` and ``frames``, and ends with a status other than 0 where a goal was missed.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RUNS = (
    ("scalar.py", "1000", "100000", "1000000"),
    ("jobs.py", "100000"),
    ("frames.py", "1000", "polars", "polars-eager", "pandas", "pyarrow", "duckdb"),
    ("frames.py", "100000", "polars", "polars-eager", "pandas", "pyarrow", "duckdb", "loop"),
    ("frames.py", "1000000", "polars", "polars-eager", "pandas", "pyarrow", "duckdb", "loop", "audit", "memory"),
)

if __name__ == "__main__":
    statuses = []
    for script, *arguments in RUNS:
        print(f"\n$ python tests/benchmarks/{script} {' '.join(arguments)}\n", flush=True)
        statuses.append(subprocess.run([sys.executable, HERE / script, *arguments], check=False).returncode)
    sys.exit(max(statuses))
