"""What holds for every module: its names, its sources, and what importing it costs; `test_purity` has the rest."""

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import btec_rules
from btec_rules import CODES, ENGLISH, OPEN_POINTS, RULES, questions

SOURCE = Path(btec_rules.__file__).parent
MODULES = [
    importlib.import_module(info.name)
    for info in pkgutil.walk_packages(btec_rules.__path__, prefix="btec_rules.")
    if not info.name.startswith("btec_rules.interop.plots")  # needs matplotlib: tests/plots looks at its names
]
FOUNDATIONS = {"_values", "guide", "model", "rulings"}
"""What rule modules rest on; it decides no rule itself."""
RULE_MODULES = [module for module in MODULES if module.__name__.split(".")[1] not in {*FOUNDATIONS, "strategies"}]
FILES = sorted(SOURCE.rglob("*.py"))
LINES = re.compile(r"\s+")


def name_of(thing: ModuleType | Path) -> str:
    return thing.__name__ if isinstance(thing, ModuleType) else str(thing.relative_to(SOURCE))


def public_functions() -> Iterator[FunctionType]:
    """Give the functions that are offered: those of the modules themselves, not what their parts share."""
    for module in RULE_MODULES:
        whole = module.__name__.count(".") == 1 or module.__name__ == "btec_rules.interop.frames"
        for name in module.__all__ if whole else ():
            thing = getattr(module, name)
            if isinstance(thing, FunctionType):
                yield thing


FUNCTIONS = list(public_functions())


class TestNames:
    @pytest.mark.parametrize("module", [btec_rules, *MODULES], ids=name_of)
    def test_all_is_a_tuple_of_names_that_are_there(self, module: ModuleType) -> None:
        room = module.__name__.removeprefix("btec_rules.").partition(".")[0]
        if room in FOUNDATIONS and hasattr(module, "__path__") and not hasattr(module, "__all__"):
            return  # a folder of modules, that offers nothing itself
        assert isinstance(module.__all__, tuple)
        assert len(set(module.__all__)) == len(module.__all__)
        for name in module.__all__:
            assert hasattr(module, name)


class TestDocstrings:
    """A reader finds what comes back, what is raised and where the number comes from."""

    @pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__qualname__)
    def test_the_sections_are_there(self, function: FunctionType) -> None:
        doc = inspect.getdoc(function) or ""
        wanted = ["Raises:"] if function.__name__ == "candidate_number" else ["Raises:", "Source:"]
        assert all(section in doc for section in wanted)
        for name in inspect.signature(function).parameters:
            assert f"    {name}: " in doc or len(inspect.signature(function).parameters) <= 2, name

    @pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__qualname__)
    def test_every_rule_and_open_point_named_exists(self, function: FunctionType) -> None:
        doc = inspect.getdoc(function) or ""
        for named in re.findall(r"\b[A-Z]+-\d+\b", doc):
            assert named in RULES or named in OPEN_POINTS or named in {"SHA-256", "UTF-8"}, named

    @pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__qualname__)
    def test_every_code_named_exists(self, function: FunctionType) -> None:
        doc = inspect.getdoc(function) or ""
        prefixes = {code.split(".")[0] for code in CODES}
        for named in re.findall(r"``([a-z_]+\.[a-z-]+)``", doc):
            assert named in CODES or named.split(".")[0] not in prefixes or "-" not in named, named

    def test_every_code_is_named_by_a_function_of_its_module(self) -> None:
        for code in CODES:
            home = code.split(".")[0]
            docs = [inspect.getdoc(f) or "" for f in FUNCTIONS if f.__module__.split(".")[1] == home]
            assert any(f"``{code}``" in LINES.sub(" ", doc) for doc in docs), code


READERS = {"audit", "interop", "planning", "rulings"}
"""They read or show the codes of others, and make none of them."""
ALSO_READ_BY = {"external.internal-still-to-come": {"certification"}}


class TestCodes:
    @pytest.mark.slow
    def test_each_is_made_by_the_code_of_its_module_and_only_there(self) -> None:
        for code in CODES:
            home = code.split(".")[0]
            users = [path for path in FILES if f'"{code}"' in path.read_text("utf-8") and "guide" not in path.parts]
            homes = {path.relative_to(SOURCE).with_suffix("").parts[0] for path in users}
            assert home in homes, code
            assert homes - READERS - ALSO_READ_BY.get(code, set()) <= {home}, code

    def test_no_code_is_made_that_is_not_in_the_table(self) -> None:
        prefixes = "|".join(sorted({code.split(".")[0] for code in CODES}))
        for path in FILES:
            for named in re.findall(rf'"((?:{prefixes})\.[a-z-]+)"', path.read_text("utf-8")):
                assert named in CODES or named in questions.names(), (path, named)

    def test_every_code_has_a_text(self) -> None:
        assert {key.split(":")[0] for key in ENGLISH if "." in key} == set(CODES)


class TestImport:
    """Importing is cheap, and loads nothing that only tests, extras or readers of files need."""

    def test_what_is_not_loaded(self) -> None:
        program = "import sys, btec_rules; print(*sys.modules)"
        command = [sys.executable, "-c", program]
        loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
        assert not loaded & {
            "hypothesis",
            "pandas",
            "btec_rules.strategies",
            "numpy",
            "narwhals",
            "btec_rules.interop",
        }
