"""What a mutmut run left alive, module by module, set against ``ledger.toml``.

    mutmut run 'btec_rules.external.*'         # from the root of the repository; see [tool.mutmut] in pyproject.toml
    python tests/mutation/report.py            # reads the folder `mutants` that mutmut leaves there
    python tests/mutation/report.py --alive    # spells out those that neither a test nor the ledger accounts for

A mutant that only rewrites the letters of a sentence is counted apart: what a message means is its code and its
parameters. In the ledger a mutant is named by its file, its function and the lines before and after.
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
SURVIVED = 0
"""What mutmut notes down for a mutant that no test noticed."""


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


def is_sentence(changed: list[str]) -> bool:
    """Whether only the letters of a text with several words differ."""
    if [line[0] for line in changed] != ["-", "+"]:
        return False
    before, after = changed[0][1:], changed[1][1:]
    texts = re.findall(r'"([^"]*)"', before), re.findall(r'"([^"]*)"', after)
    if len(texts[0]) != len(texts[1]):
        return False
    differing = [(one, other) for one, other in zip(*texts, strict=True) if one != other]
    return (
        len(differing) == 1 and " " in differing[0][0] and differing[0][1].strip("X").lower() == differing[0][0].lower()
    )


def main(wanted: list[str]) -> int:
    ledger = tomllib.loads((HERE / "ledger.toml").read_text("utf-8"))
    known = {
        (entry["file"], entry["function"], *entry["diff"].strip().splitlines()) for entry in ledger.get("mutmut", [])
    }
    total: Counter[str] = Counter()
    alive = []
    print(f"{'module':32}{'generated':>10}{'sentences':>10}{'killed':>8}{'equivalent':>11}{'alive':>7}{'not run':>9}")
    for path in sorted(one for one in MUTANTS.rglob("*.py") if one.with_name(f"{one.name}.meta").exists()):
        file = path.relative_to(MUTANTS).as_posix()
        became = [
            (function, changed, fate(file, function, changed, code, known))
            for function, changed, code in mutants_of(path)
        ]
        count = Counter(word for *_, word in became)
        alive += [(file, function, changed) for function, changed, word in became if word == "alive"]
        total += count
        if count:
            print(row(file, count))
    print(row("all", total))
    if "--alive" in wanted:
        for file, function, changed in alive:
            print(f"{file} {function}", *changed, sep="\n    ")
    return int(bool(alive))


def fate(file: str, function: str, changed: list[str], code: int | None, known: set[tuple[str, ...]]) -> str:
    """Say in one word what became of a mutant."""
    if is_sentence(changed):
        return "sentences"
    if code is None:
        return "not run"
    if code != SURVIVED:
        return "killed"
    return "equivalent" if (file, function, *changed) in known else "alive"


def row(name: str, count: Counter[str]) -> str:
    """Write one line of the table."""
    return (
        f"{name:32}{count.total():10}{count['sentences']:10}{count['killed']:8}"
        f"{count['equivalent']:11}{count['alive']:7}{count['not run']:9}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
