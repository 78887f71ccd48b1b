"""What hangs on the machine: what importing costs, how much memory is kept, and the other interpreters that are there.

Left out of the main run, as it is slow and wants a calm machine; ``.ci/run`` runs it by itself:

    python -m pytest -q tests/machine
"""

import datetime
import gc
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.importing import DEAREST, costs
from purity_run import digest
from receipts_run import receipts
from vectors_reader import record_of

import btec_rules
from btec_rules import EDITION_2025_26, Calendar, KeyDates, LearnerRecord, Series, audit, editions

SOURCE = Path(btec_rules.__file__).parent
RUN = Path(__file__).parents[1] / "purity_run.py"
RECEIPTS = RUN.with_name("receipts_run.py")
NAMES_OF_PYTHON = ("python3.11", "python3.12", "python3.13", "python3.14")
MOST_FOR_OTHERS = 0.010
"""Seconds that our entry point may cost a project that uses Hypothesis and not this library."""
DAY = datetime.date(2026, 4, 1)
CALENDAR = Calendar([KeyDates(series=Series.june(2026), entries_close=datetime.date(2026, 3, 21))], on=DAY)
RECORDS = [
    record_of({"sittings": sittings})
    for sittings in (
        ["1 2025-06 30", "2 2025-06 30", "3 2026-01 30"],
        ["1 2025-06 30", "3 2026-06 planned"],
        ["1 2024-06 30", "3 2025-01 40", "3 2025-06 40"],
        ["1 2025-06 30"],
    )
]


def test_what_importing_costs() -> None:
    assert min(islice(costs(), 1, 25)) <= DEAREST


def test_what_hypothesis_pays_in_other_projects() -> None:
    program = (
        "import hypothesis, time; began = time.process_time(); import _btec_rules_hypothesis as entry; "
        "entry.register_when_imported(); print(time.process_time() - began)"
    )
    env = os.environ | {"PYTHONPATH": str(SOURCE.parent), "HYPOTHESIS_NO_PLUGINS": "1"}
    command = [sys.executable, "-c", program]
    found = [float(subprocess.run(command, capture_output=True, check=True, env=env).stdout) for _ in range(5)]
    assert min(found) <= MOST_FOR_OTHERS


def test_memory_does_not_grow_with_the_number_of_learners() -> None:
    def many(count: int) -> Iterator[tuple[str, LearnerRecord]]:
        return ((f"learner {number}", RECORDS[number % len(RECORDS)]) for number in range(count))

    def peak(count: int) -> int:
        gc.collect()
        tracemalloc.start()
        for place, _ in enumerate(audit.each(many(count), calendar=CALENDAR)):
            if place % 25 == 0:
                gc.collect()  # Python itself keeps freed tuples for a while
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(90) < peak(30) * 1.1


def other_interpreters() -> Iterator[str]:
    """Give the other interpreters that are there and have, or can borrow, what the library needs."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for path in (path for name in NAMES_OF_PYTHON for path in sorted(root.glob(f"*/bin/{name}"))):
        command = [str(path), "-c", "import attrs, pendulum, tomllib"]
        done = subprocess.run(
            command, capture_output=True, check=False, env={"PYTHONPATH": os.pathsep.join(borrowed())}
        )
        if path.name != f"python{sys.version_info[0]}.{sys.version_info[1]}" and done.returncode == 0:
            yield str(path)


def borrowed() -> list[str]:
    """Give another interpreter our own sources and packages; pendulum's compiled part does not load there."""
    return [str(RUN.parent), str(SOURCE.parent), *(path for path in sys.path if path.endswith("site-packages"))]


def test_the_same_answers_on_every_interpreter_that_is_there() -> None:
    here = digest(every=1)
    env = {"PYTHONHASHSEED": "3", "PYTHONPATH": os.pathsep.join(borrowed()), "PYTHONDONTWRITEBYTECODE": "1"}
    env["BTEC_RULES_SPACES"] = "all"
    for path in other_interpreters():
        command = [path, "-W", "error", str(RUN)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        assert (done.stdout.split(), done.stderr[-2000:]) == ([here], ""), path


def test_receipts_made_here_are_the_same_on_every_interpreter_that_is_there(tmp_path: Path) -> None:
    made = tuple(receipts())
    kept = tmp_path / "receipts"
    kept.write_text("\n".join(made), encoding="utf-8")
    env = {"PYTHONHASHSEED": "3", "PYTHONPATH": os.pathsep.join(borrowed()), "PYTHONDONTWRITEBYTECODE": "1"}
    for path in other_interpreters():
        command = [path, "-W", "error", str(RECEIPTS), str(kept)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        assert (done.stdout, done.stderr[-2000:]) == (f"same: {len(made)}\n", ""), path


def test_what_comparing_two_editions_costs() -> None:
    other = EDITION_2025_26.varied(
        id="a what-if", retakes_allowed=2, external_resits=2, moderation_june_deadline=(5, 1), appeal_days=20
    )
    before = time.process_time()
    found = editions.compare(EDITION_2025_26, other)
    seconds = time.process_time() - before
    assert found.looked_at > 1_000_000
    assert seconds < 60, f"{seconds:.0f} s"
