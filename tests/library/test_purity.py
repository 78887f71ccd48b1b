"""Purity by four fences, as none is enough alone, and what purity buys.

1. An allow-list over the syntax: imports, builtins, what is used of each module, state that outlives a call, orders that
   hang on a hash.
2. A run in which every clock, source of chance and file raises, under an audit hook that is set after the import.
3. The contracts on imports: they name every module, and hold by a second reading of the files too.
4. One digest of every answer, over hash seeds, zones, ``-O``, ``-OO``, ``-bb``, pendulum's two builds; and in
   ``tests/machine`` over the interpreters that are there.

Then: the same answers from eight threads, and a cost that grows with the input and no faster.
"""

import ast
import hashlib
import os
import re
import subprocess
import symtable
import sys
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, get_args, get_origin

import pytest
from public_callables import RECORD, Asked, callables, good_value
from purity_run import digest
from spaces import SHARE

import btec_rules
from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    BtecRulesError,
    KeyDates,
    LearnerRecord,
    Series,
    Sitting,
    certification,
    sampling,
    subjects,
)
from btec_rules.moderation import Entry

SOURCE = Path(btec_rules.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
CORE = [path for path in FILES if path.name != "strategies.py"]
TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


# --- 1. the syntax ----------------------------------------------------------------------------------------------------

ALLOWED_IMPORTS = {
    *(
        "__future__",
        "bisect",
        "collections",
        "datetime",
        "difflib",
        "enum",
        "functools",
        "hashlib",
        "heapq",
        "itertools",
        "math",
    ),
    *("decimal", "numbers", "operator", "re", "string", "types", "typing", "unicodedata", "attrs", "btec_rules"),
}
MORE_IMPORTS = {
    "model/dates.py": {"pendulum"},
    "_values/deprecation.py": {"warnings"},
    "_values/values.py": {"inspect"},
    "questions/functions.py": {"inspect"},
    "questions/receipts.py": {"json"},
    "questions/schemas.py": {"inspect"},
    "strategies.py": {"hypothesis", "random"},
}
EXTRAS = {"interop": {"narwhals", "matplotlib", "calendar", "textwrap"}}
FROM_PENDULUM = {"Date"}
CACHES = {"cache", "lru_cache", "cached_property", "singledispatch"}
ALLOWED_BUILTINS = {
    *(
        "abs",
        "all",
        "any",
        "ascii",
        "bool",
        "bytearray",
        "bytes",
        "callable",
        "dict",
        "divmod",
        "enumerate",
        "filter",
        "float",
    ),
    *(
        "frozenset",
        "getattr",
        "hasattr",
        "hash",
        "int",
        "isinstance",
        "issubclass",
        "iter",
        "len",
        "list",
        "map",
        "max",
    ),
    *("memoryview", "min", "next", "object", "property", "range", "repr", "reversed", "set", "sorted", "staticmethod"),
    *("classmethod", "str", "sum", "super", "tuple", "type", "zip", "NotImplemented", "Exception", "ValueError"),
    *(
        "AttributeError",
        "DeprecationWarning",
        "IndexError",
        "KeyError",
        "LookupError",
        "ModuleNotFoundError",
        "OverflowError",
        "RecursionError",
        "StopIteration",
        "TypeError",
    ),
    "UnicodeEncodeError",
    *("__file__", "__name__"),
}
ALLOWED_OF = {
    "datetime": {"date", "datetime", "timedelta", "timezone", "UTC"},
    "hashlib": {"sha256"},
    "json": {"dumps", "loads"},
    "heapq": {"heapify", "heappop", "heappush", "merge", "nsmallest"},
    "math": {"isnan"},
    "unicodedata": {"category", "normalize"},
    "warnings": {"warn"},
    "attrs": {"evolve", "field", "fields", "frozen"},
}
FORBIDDEN_ATTRIBUTES = {
    *("today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp", "timestamp", "strftime", "strptime", "astimezone"),
    *("environ", "getenv", "urandom", "set_locale", "week_starts_at", "week_ends_at", "setlocale", "__globals__"),
    *("__subclasses__", "__builtins__", "f_back", "fromhex", "local"),
}
MUTATORS = {
    *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "sort"),
    *("update", "reverse", "difference_update", "intersection_update"),
}
SET = re.compile(r"(frozen)?set\b")
ORDER_FREE = {"sorted", "min", "max", "sum", "any", "all", "set", "frozenset", "len", "bool"}
ORDERED = {"tuple", "list", "enumerate", "zip", "map", "iter", "next", "filter", "reversed", "dict"}


def imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Give what a module imports, as (module, name)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "." * node.level, alias.name) for alias in node.names)


def builtins_of(source: str) -> set[str]:
    """Give the builtins that a module uses: names that neither it nor a function of it binds."""
    top = symtable.symtable(source, "<module>", "exec")
    own = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    found = set()
    tables = [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        found |= {
            symbol.get_name()
            for symbol in table.get_symbols()
            if symbol.is_referenced()
            and (symbol.is_global() or (table is top and symbol.get_name() not in own))
            and symbol.get_name() not in own
        }
    return found


def calls_and_names(tree: ast.AST) -> Iterator[tuple[str, ast.Attribute]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node


def set_names(scope: ast.AST, kind: type[ast.AST]) -> set[str]:
    """Give the variables and parameters, or the attributes and fields, that are bound to sets in a scope."""
    found = set()
    for node in ast.walk(scope):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign) and is_set(node.value, set()):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign) and SET.match(ast.unparse(node.annotation)):
            targets = [node.target]
        elif kind is ast.Name and isinstance(node, ast.arg) and node.annotation is not None:
            found |= {node.arg} if SET.match(ast.unparse(node.annotation)) else set()
        found |= {bound(one) for one in targets if isinstance(one, kind)}
        if kind is ast.Attribute and isinstance(node, ast.ClassDef):
            found |= set_names(ast.Module([one for one in node.body if isinstance(one, ast.AnnAssign)], []), ast.Name)
    return found - {""}


def bound(target: ast.AST) -> str:
    return target.id if isinstance(target, ast.Name) else target.attr if isinstance(target, ast.Attribute) else ""


def is_set(node: ast.AST, names: set[str]) -> bool:
    """Whether an expression is a set, as far as its own words tell."""
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in {"set", "frozenset"}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in {"union", "intersection", "difference", "symmetric_difference"}
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.BitOr | ast.BitAnd | ast.BitXor):
        return is_set(node.left, names) or is_set(node.right, names)
    return (bound(node) if isinstance(node, ast.Name) else f".{bound(node)}") in names


def in_order_of_a_hash(tree: ast.Module) -> Iterator[str]:
    """Give the places where a set is read in its own order, which hangs on the hash seed."""
    fields = {f".{name}" for name in set_names(tree, ast.Attribute)}
    top = ast.Module([node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)], [])
    shared = fields | set_names(top, ast.Name)
    yield from _read_in_order(top, shared)
    for scope in ast.walk(tree):
        if isinstance(scope, ast.FunctionDef):
            yield from _read_in_order(scope, shared | set_names(scope, ast.Name))


def _read_in_order(tree: ast.AST, names: set[str]) -> Iterator[str]:
    free: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ORDER_FREE:
            free |= {id(arg) for arg in node.args}
        if isinstance(node, ast.Set):
            free |= {id(one) for one in node.elts}
    for node in ast.walk(tree):
        read: list[ast.AST] = []
        if isinstance(node, ast.For):
            read = [node.iter]
        elif isinstance(node, ast.ListComp | ast.GeneratorExp | ast.DictComp) and id(node) not in free:
            read = [one.iter for one in node.generators]
        elif isinstance(node, ast.Starred) and id(node) not in free:
            read = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ORDERED:
            read = list(node.args)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            read = list(node.args) if node.func.attr in {"join", "extend", "fromkeys"} else []
            read += [node.func.value] if node.func.attr == "pop" and is_set(node.func.value, names) else []
        yield from (ast.unparse(node) for one in read if is_set(one, names))


def state_that_stays(tree: ast.Module) -> Iterator[str]:
    """Give the places where a function changes something that outlives its call."""
    shared = {name for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) for name in targets(node)}
    of_a_call = {
        id(function)
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef) and owner.name in OF_A_CALL
        for function in ast.walk(owner)
    }
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.Lambda):
            continue
        own = {one.arg for one in ast.walk(function) if isinstance(one, ast.arg)}
        own |= {one.id for one in ast.walk(function) if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)}
        name = getattr(function, "name", "")
        for node in ast.walk(function):
            if isinstance(node, ast.Global | ast.Nonlocal):
                yield ast.unparse(node)
            elif isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(node.ctx, ast.Load):
                root = bound(node.value)
                if root in shared - own or (
                    isinstance(node, ast.Attribute)
                    and (root, name) not in BEING_MADE
                    and not (root == "self" and id(function) in of_a_call)
                    and root not in {"facts", "case"}
                ):
                    yield ast.unparse(node)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                root = bound(node.func.value)
                if node.func.attr in MUTATORS and root in shared - own:
                    yield ast.unparse(node)
                if node.func.attr == "__setattr__" and name != "__attrs_post_init__":
                    yield ast.unparse(node)


BEING_MADE = {("self", "__init__"), ("cls", "__init_subclass__")}
"""An object, or a class, that nobody has seen yet."""
OF_A_CALL = {"Facts", "Case", "LearnerCase", "Moves"}
"""What collects within one call, and is gone after it: none is made while a module is imported."""


def made_on_import(tree: ast.Module) -> Iterator[str]:
    """Give the places where something that collects is made outside a function."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Call) and OF_A_CALL & {
            one.id for one in ast.walk(node.func) if isinstance(one, ast.Name)
        }:
            yield ast.unparse(node)


def targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    return {bound(one) for one in (node.targets if isinstance(node, ast.Assign) else [node.target])} - {"", "__all__"}


class TestSyntax:
    """No clock, no files, no network, no global state, no hidden randomness: not even the words for them."""

    def test_imports_are_on_the_list(self) -> None:
        for path in FILES:
            allowed = ALLOWED_IMPORTS | MORE_IMPORTS.get(
                name_of(path), EXTRAS.get(path.relative_to(SOURCE).parts[0], set())
            )
            for module, name in imports(TREES[path]):
                assert module.split(".")[0] in allowed, module
                assert name not in CACHES
                assert module != "pendulum" or name in FROM_PENDULUM

    def test_builtins_are_on_the_list(self) -> None:
        for path in CORE:
            assert builtins_of(path.read_text("utf-8")) <= ALLOWED_BUILTINS

    def test_what_is_used_of_a_module_is_on_the_list(self) -> None:
        for path in CORE:
            for module, node in calls_and_names(TREES[path]):
                assert node.attr in ALLOWED_OF.get(module, {node.attr}), ast.unparse(node)
            for inner in ast.walk(TREES[path]):
                assert not isinstance(inner, ast.Attribute) or inner.attr not in FORBIDDEN_ATTRIBUTES, ast.unparse(
                    inner
                )

    def test_no_asserts_and_no_code_that_only_sometimes_runs(self) -> None:
        for path in FILES:
            for node in ast.walk(TREES[path]):
                assert not isinstance(node, ast.Assert | ast.AsyncFunctionDef | ast.Await)
                assert not (isinstance(node, ast.Name) and node.id in {"__debug__", "TYPE_CHECKING"})

    @pytest.mark.slow
    def test_hashes_only_make_hashes(self) -> None:
        for path in CORE:
            within = {
                id(node)
                for function in ast.walk(TREES[path])
                if isinstance(function, ast.FunctionDef) and function.name == "__hash__"
                for node in ast.walk(function)
            }
            for node in ast.walk(TREES[path]):
                assert not (isinstance(node, ast.Name) and node.id == "hash") or id(node) in within

    @pytest.mark.slow
    def test_no_order_hangs_on_a_hash(self) -> None:
        for path in CORE:
            assert not list(in_order_of_a_hash(TREES[path]))

    @pytest.mark.slow
    def test_nothing_outlives_a_call(self) -> None:
        for path in CORE:
            assert not list(state_that_stays(TREES[path]))
            assert not list(made_on_import(TREES[path]))

    @pytest.mark.parametrize(
        ("source", "found"),
        [
            ("def f(): return open('x')", {"open"}),
            ("def f(id): return id", set()),
            ("def f(): return id(1)", {"id"}),
            ("class A:\n    x = input()", {"input"}),
            ("open = 1\nprint(open)", {"print"}),
            ("[eval(x) for x in ()]", {"eval"}),
        ],
    )
    def test_builtins_are_seen(self, source: str, found: set[str]) -> None:
        assert builtins_of(source) == found

    @pytest.mark.parametrize(
        ("source", "places"),
        [
            ("for one in {1, 2}: pass", 1),
            ("x = set(y)\nz = [one for one in x]", 1),
            ("x = set(y)\nz = sorted(one for one in x)", 0),
            ("x = tuple(a - set(b))", 1),
            ("x = sorted(set(a) - b)", 0),
            ("def f(a: frozenset[str]): return ', '.join(a)", 1),
            ("def f(a: set[str]): return (*a,)", 1),
            ("def f(a: set[str]): return a.pop()", 1),
            ("x = {one for one in {1}}", 0),
            ("x = {}\nx[1] = next(iter(x))", 0),
        ],
    )
    def test_orders_that_hang_on_a_hash_are_seen(self, source: str, places: int) -> None:
        assert len(list(in_order_of_a_hash(ast.parse(source)))) == places

    @pytest.mark.parametrize(
        ("source", "places"),
        [
            ("x = {}\ndef f(): x[1] = 2", 1),
            ("x = []\ndef f(): x.append(2)", 1),
            ("x = []\ndef f():\n    x = []\n    x.append(2)", 0),
            ("x = []\nf = lambda: x.append(2)", 1),
            ("def f():\n    global x\n    x = 1", 1),
            ("def f(thing): thing.seen = 1", 1),
            ("class A:\n    def __init__(self): self.x = 1", 0),
            ("class A:\n    def __init_subclass__(cls): cls.x = 1", 0),
            ("class A:\n    def f(cls): cls.x = 1", 1),
            ("def f(thing): object.__setattr__(thing, 'x', 1)", 1),
            ("class Facts:\n    def f(self): self.x = 1", 0),
            ("class Facts:\n    def f(self, other): other.x = 1", 1),
            ("def f(facts): facts.faults += [1]", 0),
            ("FACTS = Facts()", 1),
            ("class A:\n    case = LearnerCase.of(1, 2)", 1),
            ("def f(): return Facts()", 0),
        ],
    )
    def test_state_that_stays_is_seen(self, source: str, places: int) -> None:
        tree = ast.parse(source)
        assert len([*state_that_stays(tree), *made_on_import(tree)]) == places


# --- 2. and 4. runs in other processes --------------------------------------------------------------------------------

RUN = Path(__file__).parents[1] / "purity_run.py"
HOW: dict[str, tuple[list[str], dict[str, str]]] = {
    "hash seed 1, no asserts, no docstrings, the last zone to see a day, pendulum without its extensions": (
        ["-OO"],
        {"PYTHONHASHSEED": "1", "TZ": "Etc/GMT+12", "LC_ALL": "C", "PENDULUM_EXTENSIONS": "0"},
    ),
    "hash seed 4242, bytes and warnings are errors, the first zone": (
        ["-bb", "-W", "error", "-X", "dev"],
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"},
    ),
}


def run(flags: list[str], env: dict[str, str]) -> list[str]:
    """Run the questions in another process, and give the lines that it prints."""
    paths = os.pathsep.join([str(RUN.parent), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, *flags, str(RUN)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "BTEC_RULES_SPACES": SHARE} | env,
    )
    return done.stdout.splitlines() if done.returncode == 0 else [f"exit status {done.returncode}", done.stderr[-2000:]]


@pytest.fixture(scope="module")
def here() -> str:
    return digest()


@pytest.mark.slow
class TestRuns:
    """The same answers wherever and however they are asked for, and nothing is asked of the world."""

    @pytest.mark.parametrize("how", HOW)
    def test_the_same_digest(self, how: str, here: str) -> None:
        flags, env = HOW[how]
        assert run(flags, env) == [here]

    def test_what_is_impure_is_noticed(self) -> None:
        """The fence is live: a clock that is read, a file that is opened and an import within the run come to light."""
        impure = {
            "time.time()": "asked for time.time",
            "datetime.date.today()": "time.time",
            "open('x').read()": "asked for builtins.open",
            "os.open('/', 0)": "open ('/'",
            "__import__('colorsys')": "import ('colorsys'",
        }
        program = ["import datetime, os, sys, time, traceback", "import purity_run"]
        for number, source in enumerate(impure):
            program += [
                f"purity_run.answers = lambda every: iter([str({source})])",
                f"print('run {number}')",
                "try: print(*purity_run._without_impurity()[1], sep='\\n')",
                "except Exception as error: print(error)",
            ]
        done = subprocess.run(
            [sys.executable, "-c", "\n".join(program)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": os.pathsep.join([str(RUN.parent), *filter(None, sys.path)])},
        )
        said = re.split(r"^run \d\n", done.stdout, flags=re.MULTILINE)[1:]
        for (source, noticed), told in zip(impure.items(), said, strict=True):
            assert noticed in told, source

    def test_threads(self, here: str) -> None:
        del here
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as pool:
                found = set(pool.map(digest, [15] * 8))
        finally:
            sys.setswitchinterval(before)
        assert found == {digest(15)}


# --- 3. the contracts on imports --------------------------------------------------------------------------------------

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
CONTRACTS = {contract["type"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
LAYERS = [
    [name.strip().removeprefix("btec_rules.") for name in layer.split("|")] for layer in CONTRACTS["layers"]["layers"]
]
PARTS = sorted({path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in FILES} - {"__init__"})


class TestContracts:
    """The contracts that import-linter holds in CI: they name every module, and are true by this reading as well."""

    def test_every_module_has_its_layer(self) -> None:
        assert sorted(name for layer in LAYERS for name in layer) == PARTS

    def test_every_module_of_the_core_is_kept_from_what_is_impure(self) -> None:
        contracts = PROJECT["tool"]["importlinter"]["contracts"]
        kept = next(one for one in contracts if "random" in one.get("forbidden_modules", ()))
        assert sorted(kept["source_modules"]) == [
            f"btec_rules.{name}" for name in PARTS if name not in {"interop", "strategies"}
        ]

    def test_no_module_imports_from_beside_or_above(self) -> None:
        for path in FILES:
            mine = path.relative_to(SOURCE).parts[0].removesuffix(".py")
            if mine == "__init__":
                continue
            place = next(number for number, layer in enumerate(LAYERS) if mine in layer)
            for module, name in imports(TREES[path]):
                if module.split(".")[0] != "btec_rules":
                    continue
                theirs = module.split(".")[1] if "." in module else name
                if theirs not in PARTS:  # a name that the package itself gives
                    assert mine in {"interop", "questions", "strategies"}, f"{mine} imports {theirs} from above"
                    continue
                below = next(number for number, layer in enumerate(LAYERS) if theirs in layer)
                assert theirs == mine or below > place, f"{mine} imports {theirs}"


# --- what it costs ----------------------------------------------------------------------------------------------------

FEW, MANY = 150, 300
IDS = [f"{number:05}" for number in range(MANY)]
ALL_SERIES = [Series.january(2023)]
while len(ALL_SERIES) < MANY:
    ALL_SERIES.append(ALL_SERIES[-1].next)


def _bands(size: int) -> list[tuple[int | None, int]]:
    return [*((number, 1) for number in range(size)), (None, 1)]


BIG: dict[str, Callable[[int], Any]] = {
    "entered": lambda size: IDS[:size],
    "requested": lambda size: IDS[:size],
    "absent": lambda size: IDS[:size:3],
    "recorded": lambda size: IDS[:size],
    "marks": lambda size: {one: ABSENT if number % 3 == 0 else number % 61 for number, one in enumerate(IDS[:size])},
    "expected": lambda size: {one: number % 61 for number, one in enumerate(IDS[:size:6])},
    "boundaries": lambda size: {one: number for number, one in enumerate(IDS[:size])},
    "sittings": lambda size: tuple(Sitting(1 + number % 3, one) for number, one in enumerate(ALL_SERIES[:size])),
    "claimed": lambda size: ALL_SERIES[:size],
    "key_dates": lambda size: [KeyDates(series=one) for one in ALL_SERIES[-size:]],
    "sampling_bands": _bands,
    "recording_bands": _bands,
    "internal": lambda size: [1 + number % 50 for number in range(size)],
    "external": lambda _: 99,
    "changes": lambda size: {"sampling_bands": _bands(size)},
    "entries": lambda size: [Entry(one, subjects.SPORT, 1, Series.june(2026)) for one in IDS[:size]],
    "catalogue": lambda _: btec_rules.ENGLISH,
    "closed": lambda size: {Series.june(2000 + number % 900) for number in range(size)},
}
"""A large argument by the name of the parameter; any other one is made by its annotation."""

ROWS: dict[str, Callable[[int], Any]] = {
    "records_from_rows": lambda size: [
        {"learner": one, "component": number % 4, "series": "2026-06"} for number, one in enumerate(IDS[:size])
    ],
    "mark_sheet.parse": lambda size: [{"candidate": one, "mark": str(number)} for number, one in enumerate(IDS[:size])],
}


def big(annotation: Any, size: int) -> Any:
    """Make a large value for an annotation; ``None`` where it is not one that can be large."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is None or not isinstance(origin, type):
        return next((found for part in parts if (found := big(part, size)) is not None), None)
    if issubclass(origin, Mapping):
        return dict.fromkeys(IDS[:size], good_value(parts[1]))
    if origin in {Collection, Iterable} or (origin is tuple and parts[-1] is Ellipsis):
        return [good_value(parts[0])] * size if parts[0] is not str else IDS[:size]
    return None


def large(asked: Asked, size: int) -> dict[str, Any]:
    """Give the arguments of a callable that can be large, each of that size."""
    found = {}
    for name, annotation in asked.annotations.items():
        value = big(annotation, size)
        if name == "rows" and asked.name in ROWS:
            value = ROWS[asked.name](size)
        elif name in BIG and (value is not None or name in {"external", "closed", "changes"}):
            value = BIG[name](size)
        if name == "faults" and value is None and asked.kinds[name].name == "VAR_POSITIONAL":
            value = asked.good[name] * size
        if value is not None:
            found[name] = value
    if set(found) == {"external"}:
        return {}
    return found


def events(call: Callable[[], Any]) -> int:
    """Count what the interpreter does for a call: functions entered and left, its own and those in C."""
    count = 0

    def hook(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(hook)
    try:
        found = call()
        if isinstance(found, Iterator):
            list(found)
    except BtecRulesError:
        pass
    finally:
        sys.setprofile(None)
    return count


BY_SERIES = {
    "audit.learner",
    "planning.best_next",
    "planning.in_the_way",
    "planning.plans",
    "planning.routes",
    "planning.ums_needed",
}
"""They ask about each series of a record, or each way through what is left, and a record is as long as a course."""
OF_A_RECORD = [asked for asked in callables() if "record" in asked.good and asked.name not in BY_SERIES]
LARGE = [asked for asked in callables() if asked.checks and large(asked, FEW)]


class TestCost:
    """Twice the input costs at most twice as much; counted in events, as seconds depend on the day."""

    def test_it_is_all_here(self) -> None:
        assert {"sampling.review", "mark_sheet.parse", "records_from_rows", "LearnerRecord", "moderation.cohorts"} <= {
            asked.name for asked in LARGE
        }

    @pytest.mark.parametrize("asked", LARGE, ids=lambda asked: asked.name)
    def test_linear(self, asked: Asked) -> None:
        few, many = (events(partial(asked, **large(asked, size))) for size in (FEW, MANY))
        assert many <= 2.2 * few + 200, (few, many)

    @pytest.mark.parametrize("asked", OF_A_RECORD, ids=lambda asked: asked.name)
    def test_linear_in_a_record(self, asked: Asked) -> None:
        def record(size: int) -> LearnerRecord:
            sittings = [Sitting(component, one) for one in ALL_SERIES[:size] for component in (1, 2, 3)]
            return LearnerRecord(subjects.SPORT, sittings, claimed=ALL_SERIES[:size])

        few, many = (events(partial(asked, record=record(size))) for size in (FEW // 3, MANY // 3))
        assert many <= 2.2 * few + 200, (few, many)

    def test_replacements_are_those_of_a_slow_search(self) -> None:
        chance = Random(7)
        for _ in range(200):
            size = chance.randint(16, 40)
            marks = {one: chance.choice([ABSENT, *range(chance.choice([3, 61]))]) for one in IDS[:size]}
            asked = chance.sample(IDS[:size], 15)
            hopes = {one: chance.randint(0, 70) for one in asked if chance.random() < 0.6}
            found = sampling.review(
                asked, marks, subject=subjects.ENTERPRISE, series=Series.june(2026), seed="x", expected=hopes
            )
            assert {one.absent: one.by for one in found.replaced} == slowly(asked, marks, hopes)


def slowly(asked: list[str], marks: dict[str, Any], hopes: dict[str, int]) -> dict[str, str | None]:
    """Replace absent members by looking at everybody each time: hopes first, then tickets."""

    def ticket(one: str) -> str:
        return hashlib.sha256(f"x\n{one}".encode()).hexdigest()

    absent = sorted((one for one in asked if marks[one] is ABSENT), key=lambda one: (one not in hopes, one))
    free = {one for one, mark in marks.items() if mark is not ABSENT} - set(asked)
    found: dict[str, str | None] = {}
    for one in absent:
        near = min(
            free, key=lambda other: (abs(marks[other] - hopes[one]) if one in hopes else 0, ticket(other)), default=None
        )
        found[one] = near
        free.discard(near or "")
    return found


def test_certificates_beyond_the_attempts_allowed_are_not_looked_at() -> None:
    """The same as asking about every claim."""
    record = RECORD.adding(*(Sitting(3, one) for one in ALL_SERIES[7:20]), claimed=ALL_SERIES[:20])
    for edition in (EDITION_2025_26, EDITION_2025_26.varied(id="more", external_resits=5, absence_uses_attempt=True)):
        allowed = [
            one
            for one in record.claimed or ()
            if any(sitting.component == 3 and sitting.series == one for sitting in record.sittings)
            and certification.check_claim(record, one, edition=edition).allowed
        ]
        assert [held.series for held in certification.certificates(record, edition=edition)] == allowed
