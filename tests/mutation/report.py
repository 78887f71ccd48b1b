"""What a mutmut run left alive, module by module, set against ``ledger.toml``.

    mutmut run 'btec_rules.external.*'         # from the root of the repository; see [tool.mutmut] in pyproject.toml
    python tests/mutation/report.py            # reads the folder `mutants` that mutmut leaves there
    python tests/mutation/report.py --alive    # spells out those that neither a test nor the ledger accounts for

A mutant that only rewrites the letters of a sentence is counted apart: what a message means is its code and its
parameters. One that makes the tests run for ever is killed, and is counted once more by itself; one that no test
reaches is alive. In the ledger a mutant is named by its file, its function and the lines before and after; one reason
may cover several of a function, with an empty line between them. A mutant in the ledger that does not live is stale, if its
file was mutated. The exit code is 1 where anything is alive or stale.
"""

import ast
import difflib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
MUTANTS = HERE.parent.parent / "mutants" / "src" / "btec_rules"
LIVES = frozenset({0, 33})
"""What mutmut notes down for a mutant that no test noticed, and for one that no test reaches."""
TIMEOUTS = frozenset({24, -24, 36, 152, 255})
COLUMNS = ("sentences", "killed", "timeouts", "equivalent", "alive", "not run")


def mutants_of(path: Path) -> Iterator[tuple[str, list[str], int | None]]:
    """Give each mutant of a file: its function, the lines that it changes, and what became of it."""
    found: dict[str, int | None] = json.loads(path.with_name(f"{path.name}.meta").read_text("utf-8"))[
        "exit_code_by_key"
    ]
    source = path.read_text("utf-8")
    lines = source.splitlines()
    functions = {
        node.name: [line.strip() for line in lines[node.lineno - 1 : node.end_lineno]]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }
    for key, became in found.items():
        name = key.rpartition(".")[2]
        stem = re.sub(r"__mutmut_\d+$", "", name)
        diff = difflib.unified_diff(functions[f"{stem}__mutmut_orig"], functions[name], n=0, lineterm="")
        changed = [line for line in diff if not line.startswith(("---", "+++", "@@")) and "__mutmut_" not in line]
        yield stem.removeprefix("x_").replace("x\u01c1", "").replace("\u01c1", "."), changed, became


def is_sentence(function: str, changed: list[str]) -> bool:
    """Whether only the letters of a text with several words differ, or of any text where a table for people is made."""
    if [line[0] for line in changed] != ["-", "+"]:
        return False
    before, after = changed[0][1:], changed[1][1:]
    texts = re.findall(r'"([^"]*)"', before), re.findall(r'"([^"]*)"', after)
    if len(texts[0]) != len(texts[1]):
        return False
    differing: list[tuple[str, str]] = [(one, other) for one, other in zip(*texts, strict=True) if one != other]
    if len(differing) != 1 or not (" " in differing[0][0] or function.endswith(("._parts", "findings_table"))):
        return False
    return differing[0][1].strip("X").lower() == differing[0][0].lower()


def main(wanted: list[str]) -> int:
    ledger = tomllib.loads((HERE / "ledger.toml").read_text("utf-8"))
    known = {
        (entry["file"], entry["function"], *diff.splitlines())
        for entry in ledger.get("mutmut", [])
        for diff in entry["diff"].strip().split("\n\n")
    }
    total: Counter[str] = Counter()
    alive, needed = [], set()
    files = {
        path.relative_to(MUTANTS).as_posix(): path
        for path in sorted(MUTANTS.rglob("*.py"))
        if path.with_name(f"{path.name}.meta").exists()
    }
    print(f"{'module':32}{'generated':>10}{''.join(f'{column:>11}' for column in COLUMNS)}")
    for file, path in files.items():
        count: Counter[str] = Counter()
        for function, changed, code in mutants_of(path):
            mutant = (file, function, *changed)
            became = fate(function, changed, code, listed=mutant in known)
            count[became] += 1
            count["timeouts"] += code in TIMEOUTS
            if became == "alive":
                alive.append(mutant)
            if became in {"equivalent", "not run"}:
                needed.add(mutant)
        total += count
        if count:
            print(row(file, count))
    print(row("all", total))
    if "--alive" in wanted:
        for file, function, *changed in alive:
            print(f"{file} {function}", *changed, sep="\n    ")
    stale = sorted(one for one in known - needed if one[0] in files)
    for file, function, *changed in stale:
        print(f"stale in the ledger: {file} {function}", *changed, sep="\n    ")
    return int(bool(alive or stale))


def fate(function: str, changed: list[str], code: int | None, *, listed: bool) -> str:
    """Say in one word what became of a mutant."""
    if is_sentence(function, changed):
        return "sentences"
    if code is None:
        return "not run"
    if code not in LIVES:
        return "killed"
    return "equivalent" if listed else "alive"


def row(name: str, count: Counter[str]) -> str:
    """Write one line of the table."""
    generated = count.total() - count["timeouts"]
    return f"{name:32}{generated:10}{''.join(f'{count[column]:11}' for column in COLUMNS)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
