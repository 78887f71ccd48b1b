"""Leave to mutmut what it does: skip the mutants of a cosmic-ray session that stand in the body of a plain function.

    python tests/mutation/outside.py session.sqlite            # between init and exec; see cosmic-ray.toml
    python tests/mutation/outside.py session.sqlite --report   # after exec: what lives, set against ledger.toml

What is left is what mutmut passes over: the constants and tables of modules, the bodies of classes, decorators, the
defaults of arguments, and functions with a decorator other than ``classmethod`` or ``staticmethod``, such as properties.
"""

import ast
import sqlite3
import sys
import tomllib
from collections import Counter
from contextlib import closing
from pathlib import Path

MUTATED_ALL_THE_SAME = ("classmethod", "staticmethod")
PENDING = "SELECT job_id, module_path, start_pos_row FROM mutation_specs WHERE job_id NOT IN (SELECT job_id FROM work_results)"
SKIP = "INSERT INTO work_results (job_id, worker_outcome, output) VALUES (?, 'SKIPPED', 'left to mutmut')"
RESULTS = """SELECT module_path, test_outcome, diff FROM mutation_specs JOIN work_results USING (job_id)
             WHERE worker_outcome != 'SKIPPED'"""


def plain_bodies(path: Path) -> list[tuple[int, int]]:
    """Give the first and the last line of the body of each function that mutmut mutates."""
    return [
        (node.body[0].lineno, node.end_lineno or node.body[-1].lineno)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and all(ast.unparse(decorator) in MUTATED_ALL_THE_SAME for decorator in node.decorator_list)
    ]


def changed(diff: str) -> list[str]:
    """Give the lines before and after; of a decorator also what it stands on."""
    lines = [line for line in diff.splitlines() if line[:4] not in {"--- ", "+++ "}]
    found = [line for line in lines if line[:1] in {"-", "+"}]
    if found and found[0].startswith("-@"):
        found.append(next(line for line in lines[lines.index(found[-1]) :] if line.startswith((" class", " def"))))
    return found


def report(session: str) -> int:
    """Say what became of the mutants, and which of them neither a test nor the ledger accounts for."""
    ledger = tomllib.loads(Path(__file__).with_name("ledger.toml").read_text("utf-8"))
    known = {
        (entry["file"], *diff.splitlines())
        for entry in ledger["cosmic-ray"]
        for diff in entry["diff"].strip("\n").split("\n\n")
    }
    count: Counter[str] = Counter()
    living = set[tuple[str, ...]]()
    with closing(sqlite3.connect(session)) as database:
        for path, outcome, diff in database.execute(RESULTS):
            mutant = path.partition("btec_rules/")[2], *changed(diff)
            became = "killed" if outcome != "SURVIVED" else "equivalent" if mutant in known else "alive"
            count[became] += 1
            if became != "killed":
                living.add(mutant)
    print(f"{count.total()} run:", *(f"{number} {became}" for became, number in sorted(count.items())))
    for file, *lines in sorted(living - known):
        print(f"alive: {file}", *lines, sep="\n    ")
    for file, *lines in sorted(known - living):
        print(f"stale in the ledger: {file}", *lines, sep="\n    ")
    return int(living != known)


def main(session: str) -> int:
    """Skip what mutmut does."""
    with closing(sqlite3.connect(session)) as database, database:
        pending = database.execute(PENDING).fetchall()
        bodies = {path: plain_bodies(Path(path)) for path in {path for _, path, _ in pending}}
        skipped = [job for job, path, line in pending if any(first <= line <= last for first, last in bodies[path])]
        database.executemany(SKIP, [(job,) for job in skipped])
    print(f"{len(pending)} pending, {len(skipped)} of them left to mutmut")
    return 0


if __name__ == "__main__":
    sys.exit(report(sys.argv[1]) if "--report" in sys.argv[2:] else main(sys.argv[1]))
