"""Write the generated pages of the reference from the library's own tables.

They are rules, codes, spellings, and a page for each module. Run it when a table has changed:
``python docs/reference/generate.py``. A test checks that the pages are up to date. The examples of the codes come from
the pinned answers in ``tests/golden/rulings.json``.
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
from typing import Any

import attrs

import btec_rules
from btec_rules import CODES, EDITION_2025_26, ENGLISH, OPEN_POINTS, RULES, Finding, Outcome, Rule, centre
from btec_rules.guide.open_points import POINT_PAGES
from btec_rules.model.records import INNER
from btec_rules.model.spellings import SPELLINGS

HERE = Path(__file__).parent
TESTS = HERE.parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from golden_reader import load_golden, question_of  # noqa: E402 - the tests are no package

COMMENT = "% Written by docs/reference/generate.py; do not edit."
WIDTH = 110
"""How long a line of an example may be."""

PARAMS = TESTS / "golden" / "params.json"
"""The params of each outcome of each code; a test compares them with the rulings of all vectors."""

PACKAGE = Path(btec_rules.__file__).parent


TOPICS = {
    "The centre": ("centre",),
    "Registration": ("registration",),
    "Series, set assignments and entries": ("model.series", "model.subjects", "entries"),
    "Feedback and resubmission": ("resubmission",),
    "Records and submission": ("submission",),
    "Standardisation": ("standardisation",),
    "Mark sheets": ("mark_sheet",),
    "Sampling": ("sampling",),
    "Moderation": ("moderation",),
    "Results, reviews and appeals": ("post_results",),
    "Retakes": ("retakes",),
    "The external component": ("terminal_rule", "external"),
    "Certificates": ("certification",),
    "Keeping work": ("retention",),
}
"""The topics of the list of rules, in the order of a school year, with the modules whose rules they hold."""


def rules_page() -> str:
    """Give the rules by topic: each with its page, the functions that apply it, and the codes that report on it."""
    lines = [
        *("---", "tocdepth: 2", "---", "", COMMENT, "", "# Rules", ""),
        f"The {len(RULES)} rules of the Centre Guide 2025-26 in our own words, by topic, in school-year order.",
        "After them comes [what the guide leaves open](#what-the-guide-leaves-open). Each rule shows its page and the",
        "kind of answer it calls for, then the functions that apply or list it and the codes that report on it.",
    ]
    for topic, modules in TOPICS.items():
        lines += ["", f"## {topic}"]
        for rule in (rule for rule in RULES.values() if rule.module in modules):
            lines += [
                "",
                f"({rule.id.lower()})=",
                f"### {rule.title} ({rule.id})",
                "",
                rule.says,
                "",
                f"*{_kind(rule)}*",
            ]
            functions = [_function(name) for name, cited in _cited().items() if rule.id in cited]
            if functions:
                lines += ["", f"Functions: {', '.join(functions)}"]
            codes = [_code(code) for code, reported in CODES.items() if reported == rule.id]
            if codes:
                lines += ["", f"Codes: {', '.join(codes)}"]
    lines += [
        *("", "## What the guide leaves open", ""),
        "A ruling that touches one of these points lists it in `assumptions`. For how we chose our answers, see",
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
        *("---", "tocdepth: 2", "---", "", COMMENT, "", "# Codes", ""),
        f"The {len(CODES)} finding codes, by module. A code names a condition. Each outcome is listed with its params",
        "in brackets. Your code can rely on codes, outcomes and params; the sentences are for people and may be",
        "improved at any time. Each example is a question in [plain data](values.md) that gives the finding, and",
        "under it is the sentence. Paste it after this line.",
        *("", "```python", "from btec_rules import questions", "```"),
    ]
    params: dict[str, list[str]] = json.loads(PARAMS.read_text("utf-8"))
    for module, codes in groupby(CODES, key=lambda code: code.split(".")[0]):
        lines += ["", f"## {module}"]
        for code in codes:
            rule = CODES[code]
            page = RULES[rule].page if rule in RULES else POINT_PAGES[rule]
            lines += ["", f"### {code}", "", f"[{rule}](rules.md#{rule.lower()}), guide p. {page}", ""]
            for outcome in Outcome:
                text = ENGLISH.get(f"{code}:{outcome.value}")
                if text is not None:
                    names = ", ".join(f"`{name}`" for name in params[f"{code}:{outcome.value}"])
                    told = f"*{outcome.value}* ({names})" if names else f"*{outcome.value}*"
                    lines += [f"- {told}: {text}", *_example(code, outcome)]
    return "\n".join(lines) + "\n"


def spellings_page() -> str:
    """Give the table of spellings, and say what is refused and what a blank cell means."""
    lines = [
        *(COMMENT, "", "# Spellings", ""),
        "How a cell of your table may be written, and what it means, for `read_rows`, `records_from_rows`,",
        "`audit.rows`, `mark_sheet.parse` and `interop.frames`. Capitals and outer spaces don't matter. Write a",
        "candidate in the same way as a learner.",
        *("", "| column | a cell may say | it means |", "|---|---|---|"),
        *(f"| `{column}` | {written} | {meaning} |" for column, written, meaning in SPELLINGS),
        "",
        *("## What is refused", ""),
        "Everything else is refused, and the error names the row and what was expected. A cell that could mean two",
        "things is refused as well, because a guess would be wrong for somebody, and nobody would notice:",
        "`Dec/Jan 2026` could begin or end in 2026, `P` could be Pass or pending, and a grade is not a UMS. A date is",
        "not a series: [an adapter](../how-to/from-your-mis.md#dates-in-place-of-a-series) can turn it into one.",
        "",
        *("## Blank cells", ""),
        "A cell is blank if it is empty, has only spaces, or is `None`, NaN or a data frame's missing value. A blank",
        "UMS means not known, never 0. A row whose cells are all blank is skipped; a row with a blank learner or",
        "series is refused. A blank component is refused too, unless the row says yes in `claimed`: then it is the",
        "claim of its series. A blank `psa` (written as a series is) means not known, and a blank `subject` stands for",
        "the `subject=` of the call.",
        "",
        *("## Rows about the award", ""),
        "A row is about the award if its component is blank or one of `award_codes`. With a code it is a claim unless",
        "`claimed` says no. With a blank component it has to say yes in `claimed`. Its status is blank, planned or",
        "entered, and its `psa` is blank. Beside a code the UMS column may hold the overall grade, which is",
        "ignored; beside a blank component the UMS has to be blank. A series is claimed if any of its rows says so.",
        "",
        "Where each column comes from: [From your MIS](../how-to/from-your-mis.md).",
    ]
    return "\n".join(lines) + "\n"


def modules_page() -> str:
    """Give the list of modules in reading order: each after those that it uses, otherwise in the order of the guide."""
    lines = [
        *(COMMENT, "", "# Functions and classes", ""),
        "The modules in reading order: each comes after those it uses; otherwise they follow the guide. Modules",
        "without a link are for the library's own use.",
        *("", "```{eval-rst}", ".. automodule:: btec_rules", "```"),
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
    lines = [f"# {_last(path)}", ""]
    if rules:
        lines += [f"Rules decided or listed here: {', '.join(rules)}.", ""]
    lines += ["```{eval-rst}", f".. automodule:: {module.__name__}"]
    public = _public(module)
    in_order = sorted((one for one in public if _is_code(getattr(module, one))), key=_place(module))
    functions = [one for one in in_order if inspect.isfunction(getattr(module, one))]
    classes = [one for one in in_order if inspect.isclass(getattr(module, one))]
    others = [one for one in public if one not in {*functions, *classes}]
    lines += [f"\n.. autofunction:: {module.__name__}.{one}" for one in functions]
    at_home = f"{module.__name__}."
    for one in classes:
        kind = getattr(module, one)
        elsewhere = "" if kind.__module__.startswith(at_home) or kind.__module__ in at_home else "\n   :no-index:"
        lines.append(f"\n.. autoclass:: {module.__name__}.{one}{_members(kind)}{elsewhere}")
    lines += [f"\n.. autodata:: {module.__name__}.{one}\n   :no-value:" for one in others]
    return "\n".join([*lines, "```"]) + "\n"


@functools.cache
def reading_order() -> tuple[str, ...]:
    """Give every module, after those that it uses; where several could come next, a neighbour, then by the guide."""
    guide = list(dict.fromkeys(rule.module for rule in RULES.values()))
    files = {path: file for room in PACKAGE.iterdir() if room.name != "interop" for path, file in _modules(room)}
    uses = {path: _used_by(file, tuple(files)) for path, file in files.items()}
    found: list[str] = []

    def place(path: str) -> tuple[bool, int, str]:
        new_room = not found or _room(path) != _room(found[-1])
        return new_room, guide.index(path) if path in guide else len(guide), path

    while left := [path for path in files if path not in found]:
        found.append(min((path for path in left if uses[path] <= {*found, path}), key=place))
    return tuple(found)


def _room(path: str) -> str:
    return path.partition(".")[0]


def _modules(file: Path) -> Iterator[tuple[str, Path]]:
    """Give a module of its own; of a package that hands on no names (``model``), the modules inside it."""
    if file.suffix == ".py" and file.name != "__init__.py":
        yield file.stem, file
    elif (init := file / "__init__.py").exists() and "__all__" in init.read_text("utf-8"):
        yield file.name, file
    elif init.exists():
        yield from ((f"{file.name}.{path}", inner) for one in file.iterdir() for path, inner in _modules(one))


def _used_by(file: Path, modules: tuple[str, ...]) -> set[str]:
    """Give the modules that a module, or any file of a package, imports."""
    names = set()
    for one in file.rglob("*.py") if file.is_dir() else [file]:
        nodes = [node for node in ast.walk(ast.parse(one.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        names |= {f"{node.module}.{name.name}." for node in nodes for name in node.names}
    return {path for path in modules if any(name.startswith(f"btec_rules.{path}.") for name in names)}


def _has_page(path: str) -> bool:
    """Whether the package hands on a module, or a name of it; so not for what only the library itself uses."""
    return "." not in path or bool(_public(importlib.import_module(f"btec_rules.{path}")))


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _page_of(path: str) -> str:
    return f"{_last(path)}.md"


def _first_sentence(path: str) -> str:
    said = " ".join((importlib.import_module(f"btec_rules.{path}").__doc__ or "").partition("\n\n")[0].split())
    return re.split(r"(?<=[.?]) ", said)[0].replace("``", "`")


def _public(module: ModuleType) -> list[str]:
    """List a module's public names; of a module that the package does not hand on, those names that it does."""
    path = module.__name__.removeprefix("btec_rules.")
    names: list[str] = [name for name in module.__all__ if _is_ours(getattr(module, name))]
    if "." not in path or getattr(btec_rules, _last(path), None) is module:
        return names
    return [name for name in names if hasattr(btec_rules, name)]


def _members(cls: type) -> str:
    """Show the members of a class, but not the fields that are for the library's own use."""
    inner = [field.name for field in attrs.fields(cls) if field.metadata == INNER] if attrs.has(cls) else []
    return "\n   :members:" + (f"\n   :exclude-members: {', '.join(inner)}" if inner else "")


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
        for name in _public(module):
            if inspect.isfunction(getattr(module, name)):
                source = (inspect.getdoc(getattr(module, name)) or "").partition("Source:")[2]
                found[f"{path}.{name}"] = frozenset(_ids(source))
    found["centre.duties"] |= {duty.rule for duty in centre.duties(EDITION_2025_26.academic_year)}
    return found


def _ids(text: str) -> Iterator[str]:
    """Find the ids in a text; ``EXT-1 to EXT-4`` stands for four."""
    for prefix, first, last in re.findall(r"\b([A-Z]+)-(\d+)(?: to\s+[A-Z]+-(\d+))?\b", text):
        yield from (f"{prefix}-{number}" for number in range(int(first), int(last or first) + 1))


def _kind(rule: Rule) -> str:
    return f"Page {rule.page}, {rule.kind.value}"


def _function(path: str) -> str:
    """Link a function to where its page describes it."""
    module, _, name = path.rpartition(".")
    return f"{{py:obj}}`{_last(module)}.{name} <btec_rules.{path}>`"


def _code(code: str) -> str:
    """Link a code to its heading, whose anchor is the code without its full stop."""
    return f"[`{code}`](codes.md#{code.replace('.', '')})"


def _example(code: str, outcome: Outcome) -> Iterator[str]:
    """Give the lines of an example; none for a condition that holds, which has nothing to fill in."""
    if outcome is not Outcome.PASSED:
        pinned, params = _pinned()[code, outcome.value]
        pairs = tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in params.items())
        yield ""
        yield "  ```python"
        yield f"  questions.ask({_written(question_of(pinned), '  ')})"
        yield "  ```"
        yield ""
        yield f"  {Finding(code, outcome, pairs).message}"


@functools.cache
def _pinned() -> Mapping[tuple[str, str], tuple[dict[str, Any], dict[str, object]]]:
    """Give, for each code and outcome, the pinned answer with the shortest facts, and the params of the finding."""
    found: dict[tuple[str, str], tuple[dict[str, Any], dict[str, object]]] = {}
    for pinned in load_golden():
        for code, outcome, params in pinned["answers"][-1].get("findings", ()):
            new = (pinned, params)
            found[code, outcome] = min(found.get((code, outcome), new), new, key=lambda one: len(str(one[0]["facts"])))
    return found


def _written(data: Any, margin: str) -> str:
    """Write plain data as Python: on one line where it fits, or else a line for each part."""
    line = repr(data)
    if len(margin + line) < WIDTH or not isinstance(data, dict | list):
        return line
    inner = f"{margin}    "
    parts = [f"{key!r}: {_written(one, inner)}" for key, one in data.items()] if isinstance(data, dict) else []
    parts = parts or [_written(one, inner) for one in data]
    left, right = line[0], line[-1]
    return "\n".join([left, *(f"{inner}{part}," for part in parts), margin + right])


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules_page,
    "codes.md": codes_page,
    "spellings.md": spellings_page,
    "modules/index.md": modules_page,
    **{
        f"modules/{_page_of(path)}": functools.partial(module_page, path) for path in reading_order() if _has_page(path)
    },
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
