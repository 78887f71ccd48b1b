"""What importing the library costs, beside importing what it is built on."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import btec_rules

__all__ = ("DEAREST", "costs")

DEAREST = 2.0
"""How many times as long as importing attrs and pendulum importing all of it may take."""


def costs() -> Iterator[float]:
    """Say again and again how many times as long it takes, each time from the least disturbed runs so far.

    Whole processes by CPU time, with bytecode written beforehand, whatever the environment says about it.
    """
    with tempfile.TemporaryDirectory() as folder:
        env = {
            "PYTHONPYCACHEPREFIX": folder,
            "PYTHONPATH": str(Path(btec_rules.__file__).parents[1]),
            "PATH": os.defpath,
        }

        def seconds(modules: str) -> float:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", f"import {modules}"], check=True, env=env)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        both = ("btec_rules", "attrs, pendulum")
        least = [seconds(one) for one in both]  # writes the bytecode
        while True:
            least = [min(one, seconds(modules)) for one, modules in zip(least, both, strict=True)]
            yield least[0] / least[1]
