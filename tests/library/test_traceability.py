"""Every rule of the guide is registered, cited where it lives, and defended by a test; every code and reading is reached."""

import ast
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from golden_reader import answer_of, load_golden
from vectors_reader import FILES, ask, load

import btec_rules
from btec_rules import CODES, OPEN_POINTS, RULES, Ruling, Verdict
from btec_rules.guide.open_points import POINT_PAGES

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SOURCE = Path(btec_rules.__file__).parent
VECTORS = [vector for name in FILES for vector in load(name) if "verdict" in vector]
GOLDEN = load_golden()
Rulings = list[tuple[dict[str, Any], Ruling]]
PAGES: dict[str, int] = json.loads((TESTS / "golden" / "pages.json").read_text("utf-8"))

NOT_IN_A_RULING = {
    "OPEN-22": "it settles which of two equal sittings retakes.counting_sitting gives, and that is no ruling",
    "OPEN-29": "it says what one cohort is: moderation.cohorts gives cohorts, and every sample takes a whole one",
}


def marked_rules() -> dict[str, list[str]]:
    """Find the tests that are marked with each rule, by reading the test files."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        source = path.read_text("utf-8")
        if "pytest.mark.rule" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                continue
            if isinstance(node, ast.ClassDef) and not any(isinstance(part, ast.FunctionDef) for part in node.body):
                continue
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.rule":
                    for argument in mark.args:
                        assert isinstance(argument, ast.Constant)
                        found[str(argument.value)].append(f"{path.name}::{node.name}")
    return found


MARKED = marked_rules()


def files_of(module: str) -> list[Path]:
    """Give the files in which a module of the rulebook lives."""
    path = SOURCE.joinpath(*module.split("."))
    return sorted(path.glob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def span_of_ids(text: str) -> set[str]:
    """Find the rule ids in a text; ``EXT-1 to EXT-4`` stands for four."""
    found = set(re.findall(r"\b[A-Z]+-\d+\b", text))
    for prefix, first, other, last in re.findall(r"\b([A-Z]+)-(\d+) to\s+([A-Z]+)-(\d+)\b", text):
        assert prefix == other
        found |= {f"{prefix}-{number}" for number in range(int(first), int(last) + 1)}
    return found


def documented(call: str, seen: tuple[str, ...] = ()) -> tuple[set[str], set[str]]:
    """Find the codes and the open points that a function's docstring names, and those of the functions it refers to."""
    module, name = call.split(".")
    doc = getattr(getattr(btec_rules, module), name).__doc__ or ""
    named = set(re.findall(r"``([a-z_]+\.[a-z_-]+)``", doc)) | {
        f"{module}.{word}" for word in re.findall(r"``([a-z_]+)``", doc)
    }
    codes, points = named & set(CODES), span_of_ids(doc) & set(OPEN_POINTS)
    for other in named - codes - {call}:
        referred_module, referred = other.split(".")
        if other not in seen and hasattr(getattr(btec_rules, referred_module, None), referred):
            more_codes, more_points = documented(other, (*seen, call))
            codes, points = codes | more_codes, points | more_points
    return codes, points


class TestRules:
    def test_pages_are_the_guides(self) -> None:
        assert {rule.id: rule.page for rule in RULES.values()} == PAGES
        assert len(RULES) == 106

    def test_it_is_cited_by_the_code_of_its_module(self) -> None:
        for rule in RULES:
            cited = set().union(*(span_of_ids(path.read_text("utf-8")) for path in files_of(RULES[rule].module)))
            assert rule in cited

    def test_a_test_is_marked_with_it(self) -> None:
        for rule in RULES:
            assert MARKED[rule]

    def test_no_mark_names_a_rule_that_is_none(self) -> None:
        assert set(MARKED) <= set(RULES)

    def test_no_code_reports_on_a_rule_of_nowhere(self) -> None:
        assert set(CODES.values()) <= set(RULES) | set(POINT_PAGES)

    def test_the_open_points_that_findings_name_have_a_page(self) -> None:
        assert set(POINT_PAGES) == set(CODES.values()) - set(RULES)
        assert set(POINT_PAGES) <= set(OPEN_POINTS)


@pytest.fixture(scope="module")
def rulings() -> Rulings:
    return [(vector, ask(vector)) for vector in VECTORS]


class TestCodesAndReadings:
    def test_every_outcome_of_every_code_is_reached_by_a_vector(self, rulings: Rulings) -> None:
        reached = {f"{f.code}:{f.outcome.value}" for _, ruling in rulings for f in ruling.findings}
        assert {key for key in btec_rules.ENGLISH if "." in key} == reached

    def test_every_reading_has_a_vector_or_says_why_not(self, rulings: Rulings) -> None:
        reached = {point for _, ruling in rulings for point in ruling.assumptions}
        assert reached.isdisjoint(NOT_IN_A_RULING)
        assert reached | set(NOT_IN_A_RULING) == set(OPEN_POINTS)

    @pytest.mark.slow
    def test_what_comes_out_is_in_the_docstring(self, rulings: Rulings) -> None:
        for vector, ruling in rulings:
            codes, points = documented(vector["call"])
            assert {finding.code for finding in ruling.findings} <= codes
            assert set(ruling.assumptions) <= points

    def test_every_unknown_finding_names_the_missing_fact(self, rulings: Rulings) -> None:
        for vector, ruling in rulings:
            for finding in ruling.unknown:
                assert finding.params["fact"], vector["name"]

    def test_every_refusal_names_its_rule_and_page(self, rulings: Rulings) -> None:
        for vector, ruling in rulings:
            if ruling.verdict is Verdict.REFUSED:
                for finding in ruling.failed:
                    assert f"({finding.rule}, p. {finding.page})" in ruling.explain(), vector["name"]


def test_no_number_stands_in_a_rule_module() -> None:
    homes = {rule.module for rule in RULES.values() if not rule.module.startswith("model.")}
    for path in {path for home in homes for path in files_of(home)}:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and type(node.value) in (int, float):
                assert node.value in (0, 1), (path.name, node.lineno, node.value)


class TestGolden:
    """Answers are pinned: a changed answer needs an entry of its own, with a heading of the changelog."""

    def test_the_answers_are_the_last_ones_written_down(self) -> None:
        written = {pinned["id"]: {**pinned["answers"][-1], "since": None} for pinned in GOLDEN}
        assert {pinned["id"]: {**answer_of(pinned), "since": None} for pinned in GOLDEN} == written

    def test_every_answer_names_a_heading_of_the_rules_section(self) -> None:
        headings = set()
        section = ""
        for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines():
            if line.startswith("### "):
                section = line
            if line.startswith("#### ") and section == "### Rules":
                headings.add(line.removeprefix("#### "))
        assert {given["since"] for pinned in GOLDEN for given in pinned["answers"]} <= headings

    def test_ids_are_unique_and_there_are_a_few_hundred(self) -> None:
        assert len({pinned["id"] for pinned in GOLDEN}) == len(GOLDEN) >= 300
