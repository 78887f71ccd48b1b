"""Run mutants that mutmut has made, with tests that are collected once, and note down what became of each.

    mutmut run 'btec_rules.submission.*'       # makes every mutant, sees which test reaches what, and runs a few
    python tests/mutation/collected.py         # runs every mutant that has no result yet; or those of the names given
    python tests/mutation/collected.py --patience 12 # says that one lives after so many seconds without a failure
    python tests/mutation/collected.py --alive       # runs those too that lived, with every test

mutmut itself collects the tests anew for each mutant, which takes longer here than most of them need. The tests and
the mutants are the same; the tests that killed the last mutants of a function come first, and all that reach it run
before one is said to live. Only what the tests make of the library as they are imported is not mutated.
"""

import argparse
import fnmatch
import gc
import json
import os
import resource
import signal
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parents[2]
MUTANTS = ROOT / "mutants"
AT_ONCE = os.cpu_count() or 1
LONGEST = 240
"""Seconds of CPU after which the tests of a mutant are taken to run for ever; all of them take about 40."""
KILLED, LIVES, UNREACHED, TIMEOUT = 1, 0, 33, 36
ONE_TEST = 30
"""Seconds of CPU that one test is given beyond the patience; the longest takes about 5."""
MOST_MEMORY = 4 << 30
"""Bytes that the process of a mutant may have: one that adds to a list for ever has to end before the machine does."""
FIRST = 12
"""How many of the tests that killed a mutant nearby come first."""


def function_of(mutant: str) -> str:
    """Give the name by which mutmut knows the function of a mutant."""
    return mutant.rpartition("__mutmut_")[0]


class Results:
    """What mutmut's own files say of each mutant, and what is written into them."""

    def __init__(self) -> None:
        self.files = {
            path: json.loads(path.read_text("utf-8")) for path in sorted((MUTANTS / "src").rglob("*.py.meta"))
        }
        self.file_of = {mutant: path for path, held in self.files.items() for mutant in held["exit_code_by_key"]}

    def wanted(self, patterns: list[str], *, alive: bool) -> list[str]:
        """Give the mutants that are to be run."""
        results = {one: code for held in self.files.values() for one, code in held["exit_code_by_key"].items()}
        return [
            one
            for one, code in results.items()
            if (code is None or (alive and code == LIVES))
            and any(fnmatch.fnmatch(one, pattern) for pattern in patterns)
        ]

    def note(self, mutant: str, code: int) -> None:
        """Note down what became of a mutant."""
        self.files[self.file_of[mutant]]["exit_code_by_key"][mutant] = code

    def save(self) -> None:
        """Write mutmut's files again."""
        for path, held in self.files.items():
            path.write_text(json.dumps(held, indent=4), "utf-8")


class Runner:
    """Runs the mutants in place of the tests that pytest has collected."""

    def __init__(self, patterns: list[str], *, alive: bool, patience: float) -> None:
        self.patience = patience
        self.results = Results()
        self.left = self.results.wanted(patterns, alive=alive)
        known = json.loads((MUTANTS / "mutmut-stats.json").read_text("utf-8"))
        self.reaching: dict[str, list[str]] = known["tests_by_mangled_function_name"]
        self.seconds: dict[str, float] = known["duration_by_test"]
        self.killers: defaultdict[str, list[str]] = defaultdict(list)
        self.items: dict[str, pytest.Item] = {}
        self.pipe = -1

    def tests_of(self, mutant: str) -> list[pytest.Item]:
        """Give the tests that reach a mutant: those that killed its like first, then the others, the quick first."""
        function = function_of(mutant)
        there = {name for name in self.reaching.get(function, []) if name in self.items}
        likely = [*self.killers[function][-FIRST:][::-1], *self.killers[module_of(function)][-FIRST:][::-1]]
        first = [name for name in dict.fromkeys(likely) if name in there]
        rest = sorted(there.difference(first), key=lambda name: (self.seconds.get(name, 0), name))
        return [self.items[name] for name in (*first, *rest)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the mutants, a process each."""
        self.items = {item.nodeid: item for item in session.items}
        total, begun, done, running = len(self.left), time.monotonic(), 0, dict[int, tuple[str, int, float]]()
        gc.collect()
        gc.freeze()
        while self.left or running:
            while self.left and len(running) < AT_ONCE:
                mutant = self.left.pop(0)
                tests = self.tests_of(mutant)
                if tests:
                    pid, pipe = self.start(mutant, tests)
                    running[pid] = mutant, pipe, time.monotonic()
                else:
                    self.results.note(mutant, UNREACHED)
                    done += 1
            for pid, code in ended(running):
                mutant, pipe, _ = running.pop(pid)
                with os.fdopen(pipe, "rb") as told:
                    killer = told.read().decode()
                self.results.note(mutant, code)
                for place in (function_of(mutant), module_of(function_of(mutant))):
                    self.killers[place] = [one for one in self.killers[place] if one != killer] + [killer] * bool(
                        killer
                    )
                done += 1
                if code in (LIVES, TIMEOUT):
                    print("lives" if code == LIVES else "for ever", mutant, flush=True)
                if done % 100 == 0:
                    self.results.save()
                    print(f"{done} of {total}, {done / (time.monotonic() - begun):.1f} a second", flush=True)
        self.results.save()
        return True

    def start(self, mutant: str, tests: list[pytest.Item]) -> tuple[int, int]:
        """Start a process that runs tests on a mutant, up to the first that fails, whose name it writes into the pipe."""
        reading, self.pipe = os.pipe()
        pid = os.fork()
        if pid:
            os.close(self.pipe)
            return pid, reading
        code = KILLED
        try:
            os.close(reading)
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            longest = int(min(LONGEST, self.patience + ONE_TEST))
            resource.setrlimit(resource.RLIMIT_CPU, (longest, longest + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            set_mutant(mutant)
            begun = time.process_time()
            for item, following in zip(tests, [*tests[1:], None], strict=True):
                runtestprotocol(item, log=False, nextitem=following)
                if time.process_time() - begun > self.patience:
                    break
            code = LIVES
        finally:
            os._exit(code)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """End the process where a test fails: to write the report would take ten times as long as the test."""
        if call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception):
            os.write(self.pipe, item.nodeid.encode())
            os._exit(KILLED)


def module_of(function: str) -> str:
    """Give the module of a function."""
    return function.rpartition(".")[0]


def ended(running: dict[int, tuple[str, int, float]]) -> Iterator[tuple[int, int]]:
    """Wait for some of the processes to end, and give what each says."""
    while True:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            forever = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
            yield pid, TIMEOUT if forever else KILLED if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
            return
        for late in [pid for pid, (_, _, since) in running.items() if time.monotonic() - since > 4 * LONGEST]:
            os.kill(late, signal.SIGKILL)
        time.sleep(0.002)


def set_mutant(name: str) -> None:
    """Switch a mutant on."""
    from mutmut.mutation.trampoline import set_mutant_under_test  # noqa: PLC0415 - not where it is only read

    set_mutant_under_test(name)


def main(arguments: list[str]) -> int:
    """Collect the tests that mutmut would, and run the mutants."""
    settings: Any = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    read = argparse.ArgumentParser()
    read.add_argument("patterns", nargs="*", default=["*"])
    read.add_argument("--alive", action="store_true")
    read.add_argument("--patience", type=float, default=LONGEST)
    given = read.parse_args(arguments)
    os.chdir(MUTANTS)
    sys.path.insert(0, str(MUTANTS / "src"))
    set_mutant("")
    runner = Runner(given.patterns, alive=given.alive, patience=given.patience)
    if not runner.left:
        return 0
    chosen = [*settings["pytest_add_cli_args"], *settings["pytest_add_cli_args_test_selection"]]
    return int(pytest.main(["-q", "--rootdir=.", "-s", *chosen], plugins=[runner]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
