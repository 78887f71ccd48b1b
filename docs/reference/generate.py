"""Write the generated pages of the reference from the library's own tables: rules, codes, and a page for each module.

Run it after a change of a table: ``python docs/reference/generate.py``. A test holds the pages to what it writes.
The examples of the codes are taken from the pinned answers, ``tests/golden/rulings.json``.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import ModuleType

import btec_rules
from btec_rules import CODES, EDITION_2025_26, ENGLISH, OPEN_POINTS, RULES, Finding, Outcome, Rule, centre

HERE = Path(__file__).parent
GOLDEN = HERE.parents[1] / "tests" / "golden" / "rulings.json"
PARAMS = GOLDEN.with_name("params.json")
"""The params of each outcome of each code; a test holds them to what the vectors bring out."""

PACKAGE = Path(btec_rules.__file__).parent


def rules_page() -> str:
    """Give the index of rules: every rule, its page, where it lives, and which codes report on it."""
    lines = [
        *("---", "tocdepth: 2", "---", "", "# Rules", ""),
        f"The {len(RULES)} rules of the Centre Guide 2025-26 in the library's words, by the page of the guide on which",
        "each starts, and below them [what the guide leaves open](#what-the-guide-leaves-open). Under each stands the",
        "page, what sort of answer the rule calls for, and the module that it lives in; then the functions that apply",
        "or list it and, where there are any, the codes that report on it, with examples. Generated; do not edit.",
    ]
    in_order = sorted(RULES.values(), key=lambda rule: rule.page)
    for page, rules in groupby(in_order, key=lambda rule: rule.page):
        lines += ["", f"## Page {page}"]
        for rule in rules:
            lines += ["", f"### {rule.id}", "", rule.says, "", f"*{_kind(rule)}*"]
            functions = [f"`{name}`" for name, cited in _cited().items() if rule.id in cited]
            if functions:
                lines += ["", f"Functions: {', '.join(functions)}"]
            codes = [_code(code) for code, reported in CODES.items() if reported == rule.id]
            if codes:
                lines += ["", f"Codes: {', '.join(codes)}"]
    lines += [
        *("", "## What the guide leaves open", ""),
        "A ruling that leans on one of these readings names it in `assumptions`. How they were come by is told in",
        "[What the guide leaves open](../explanation/open-points.md).",
    ]
    for point in OPEN_POINTS.values():
        lines += [
            "",
            f"### {point.id}",
            "",
            point.question,
            "",
            f"{point.reading}.",
            "",
            f"*Standing: {point.standing}*",
        ]
    return "\n".join(lines) + "\n"


def codes_page() -> str:
    """Give the index of finding codes: the rule that each reports on, what each outcome says, and an example."""
    lines = [
        *("---", "tocdepth: 2", "---", "", "# Codes", ""),
        f"The {len(CODES)} finding codes, by module. A code names a condition; the outcome says what became of it, and",
        "its params follow in brackets. A program holds on to these; the text is for people, and may be improved",
        "at any time. Each has an example from the pinned answers that the tests ask again:",
        "the call with its facts, and the sentence that came out. Facts are written as in `tests/vectors`: a sitting",
        "as component, series, and UMS or status; where no subject is named, it is Enterprise. Generated; do not edit.",
    ]
    params: dict[str, list[str]] = json.loads(PARAMS.read_text("utf-8"))
    for module, codes in groupby(CODES, key=lambda code: code.split(".")[0]):
        lines += ["", f"## {module}"]
        for code in codes:
            rule = RULES[CODES[code]]
            lines += ["", f"### {code}", "", f"[{rule.id}](rules.md#{rule.id.lower()}), guide p. {rule.page}", ""]
            for outcome in Outcome:
                text = ENGLISH.get(f"{code}:{outcome.value}")
                if text is not None:
                    names = ", ".join(f"`{name}`" for name in params[f"{code}:{outcome.value}"])
                    told = f"*{outcome.value}* ({names})" if names else f"*{outcome.value}*"
                    lines += [f"- {told}: {text}", *_example(code, outcome)]
    return "\n".join(lines) + "\n"


def modules_page() -> str:
    """Give the list of modules in reading order: each after those that it uses, else in the order of the guide."""
    lines = [
        *("# Modules, in reading order", ""),
        "Each module comes after those that it uses; where that leaves a choice, they follow the guide. Generated;",
        "do not edit.",
        *("", "| module | what it is about |", "|---|---|"),
    ]
    for path in reading_order():
        name = f"[`{path}`]({_page_of(path)})" if _has_page(path) else f"`{path}`"
        lines.append(f"| {name} | {_first_sentence(path)} |")
    pages = [_page_of(path).removesuffix(".md") for path in reading_order() if _has_page(path)]
    return "\n".join([*lines, "", "```{toctree}", ":hidden:", "", *pages, "```"]) + "\n"


def module_page(path: str) -> str:
    """Give the page of a module: the rules that live in it, and what is public, functions first."""
    module = importlib.import_module(f"btec_rules.{path}")
    rules = [f"[{rule.id}](../rules.md#{rule.id.lower()})" for rule in RULES.values() if rule.module == path]
    lines = [f"# {path.rpartition('.')[2]}", ""]
    if rules:
        lines += [f"Rules decided or listed here: {', '.join(rules)}.", ""]
    lines += ["```{eval-rst}", f".. automodule:: {module.__name__}"]
    public = _public(module, path)
    in_order = sorted((one for one in public if _is_code(getattr(module, one))), key=_place(module))
    functions = [one for one in in_order if inspect.isfunction(getattr(module, one))]
    classes = [one for one in in_order if inspect.isclass(getattr(module, one))]
    others = [one for one in public if one not in {*functions, *classes}]
    lines += [f"\n.. autofunction:: {module.__name__}.{one}" for one in functions]
    lines += [f"\n.. autoclass:: {module.__name__}.{one}\n   :members:" for one in classes]
    lines += [f"\n.. autodata:: {module.__name__}.{one}\n   :no-value:" for one in others]
    return "\n".join([*lines, "```"]) + "\n"


@functools.cache
def reading_order() -> tuple[str, ...]:
    """Give every module, after those that it uses; among those that could come next, the first one of the guide."""
    guide = list(dict.fromkeys(rule.module for rule in RULES.values()))
    model = [path for path in (PACKAGE / "model").iterdir() if _is_module(path)]
    top = [path for path in PACKAGE.iterdir() if _is_module(path) and path.name not in {"model", "interop"}]
    uses = {f"model.{path.stem}": _used_by(path) for path in model} | {path.stem: _used_by(path) for path in top}
    found: list[str] = []
    while left := [path for path in uses if path not in found]:
        ready = [path for path in left if uses[path] <= {*found, path}]
        ready.sort(key=lambda path: (not path.startswith("model."), guide.index(path) if path in guide else 99, path))
        found.append(ready[0])
    return tuple(found)


def _is_module(path: Path) -> bool:
    return not path.name.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").exists())


def _used_by(path: Path) -> set[str]:
    """Give the modules of the library that a module, or any file of a package, imports."""
    used = set()
    for file in path.rglob("*.py") if path.is_dir() else [path]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "btec_rules":
                inner = (node.module or "").split(".")[1:]
                for full in [inner] if inner not in ([], ["model"]) else [[*inner, one.name] for one in node.names]:
                    used.add(".".join(full[:2]) if full[0] == "model" else full[0])
    return used


def _has_page(path: str) -> bool:
    """Whether a module is for others than the library itself; of the model, if the package hands some of it on."""
    names = importlib.import_module(f"btec_rules.{path}").__all__
    return not path.startswith("model.") or path == "model.subjects" or any(hasattr(btec_rules, one) for one in names)


def _page_of(path: str) -> str:
    return f"{path.rpartition('.')[2]}.md"


def _first_sentence(path: str) -> str:
    said = " ".join((importlib.import_module(f"btec_rules.{path}").__doc__ or "").partition("\n\n")[0].split())
    return re.split(r"(?<=[.?]) ", said)[0].replace("``", "`")


def _public(module: ModuleType, path: str) -> list[str]:
    """List a module's public names; of the model's functions, only those that the package itself hands on."""
    names: list[str] = [name for name in module.__all__ if _is_ours(getattr(module, name))]
    if not path.startswith("model.") or path == "model.subjects":
        return names
    return [name for name in names if hasattr(btec_rules, name) or inspect.isclass(getattr(module, name))]


def _is_code(thing: object) -> bool:
    return inspect.isfunction(thing) or inspect.isclass(thing)


def _is_ours(thing: object) -> bool:
    """Whether a name is not just another library's class, handed on."""
    return not inspect.isclass(thing) or thing.__module__.startswith("btec_rules")


def _place(module: ModuleType) -> Callable[[str], tuple[int, int]]:
    """Sort functions and classes as the source does, file by file in the order in which a package imports them."""
    files = re.findall(r"^from (\S+) import", inspect.getsource(module), re.MULTILINE)

    def place(name: str) -> tuple[int, int]:
        file = getattr(module, name).__module__
        found = re.search(rf"^(?:def|class) {name}\b", inspect.getsource(sys.modules[file]), re.MULTILINE)
        return files.index(file) if file in files else -1, found.start() if found else 0

    return place


@functools.cache
def _cited() -> Mapping[str, frozenset[str]]:
    """Give the rules that each public function is about: those that its docstring gives for its source, or lists."""
    found = {}
    for path in reading_order():
        module = importlib.import_module(f"btec_rules.{path}")
        for name in _public(module, path):
            if inspect.isfunction(getattr(module, name)):
                source = (inspect.getdoc(getattr(module, name)) or "").partition("Source:")[2]
                found[f"{path.removeprefix('model.')}.{name}"] = frozenset(_ids(source))
    found["centre.duties"] |= {duty.rule for duty in centre.duties(EDITION_2025_26.academic_year)}
    return found


def _ids(text: str) -> Iterator[str]:
    """Find the ids in a text; ``EXT-1 to EXT-4`` stands for four."""
    for prefix, first, last in re.findall(r"\b([A-Z]+)-(\d+)(?: to\s+[A-Z]+-(\d+))?\b", text):
        yield from (f"{prefix}-{number}" for number in range(int(first), int(last or first) + 1))


def _kind(rule: Rule) -> str:
    return f"Page {rule.page}, {rule.kind.value}, [{rule.module}](modules/{_page_of(rule.module)})"


def _code(code: str) -> str:
    """Link a code to its heading, whose anchor is the code without its full stop."""
    return f"[`{code}`](codes.md#{code.replace('.', '')})"


def _example(code: str, outcome: Outcome) -> Iterator[str]:
    """Give the lines of an example; none for a condition that holds, which has nothing to fill in."""
    if outcome is not Outcome.PASSED:
        call, facts, params = _pinned()[code, outcome.value]
        given = ", ".join(f"{name}={_plain(value)}" for name, value in facts.items() if value != [])
        pairs = tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in params.items())
        yield f"  - `{call}({given})`"
        yield f"  - {Finding(code, outcome, pairs).message}"


@functools.cache
def _pinned() -> Mapping[tuple[str, str], tuple[str, dict[str, object], dict[str, object]]]:
    """Give, for each code and outcome, the pinned answer with the shortest facts."""
    found: dict[tuple[str, str], tuple[str, dict[str, object], dict[str, object]]] = {}
    for pinned in json.loads(GOLDEN.read_text("utf-8")):
        for code, outcome, params in pinned["answers"][-1].get("findings", ()):
            new = (pinned["call"], pinned["facts"], params)
            found[code, outcome] = min(found.get((code, outcome), new), new, key=lambda one: len(str(one[1])))
    return found


def _plain(value: object) -> str:
    return re.sub(r"\s+", " ", json.dumps(value, ensure_ascii=False))


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules_page,
    "codes.md": codes_page,
    "modules/index.md": modules_page,
    **{
        f"modules/{_page_of(path)}": functools.partial(module_page, path) for path in reading_order() if _has_page(path)
    },
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
