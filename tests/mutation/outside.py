"""Leave to mutmut what it does: skip the mutants of a cosmic-ray session that stand in the body of a plain function.

    python tests/mutation/outside.py session.sqlite     # between init and exec; see cosmic-ray.toml

What is left is what mutmut passes over: the constants and tables of modules, the bodies of classes, decorators, the
defaults of arguments, and functions with a decorator other than ``classmethod`` or ``staticmethod``, such as properties.
"""

import ast
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

MUTATED_ALL_THE_SAME = ("classmethod", "staticmethod")
PENDING = "SELECT job_id, module_path, start_pos_row FROM mutation_specs WHERE job_id NOT IN (SELECT job_id FROM work_results)"
SKIP = "INSERT INTO work_results (job_id, worker_outcome, output) VALUES (?, 'SKIPPED', 'left to mutmut')"


def plain_bodies(path: Path) -> list[tuple[int, int]]:
    """Give the first and the last line of the body of each function that mutmut mutates."""
    return [
        (node.body[0].lineno, node.end_lineno or node.body[-1].lineno)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and all(ast.unparse(decorator) in MUTATED_ALL_THE_SAME for decorator in node.decorator_list)
    ]


def main(session: str) -> int:
    with closing(sqlite3.connect(session)) as database, database:
        pending = database.execute(PENDING).fetchall()
        bodies = {path: plain_bodies(Path(path)) for path in {path for _, path, _ in pending}}
        skipped = [job for job, path, line in pending if any(first <= line <= last for first, last in bodies[path])]
        database.executemany(SKIP, [(job,) for job in skipped])
    print(f"{len(pending)} pending, {len(skipped)} of them left to mutmut")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
