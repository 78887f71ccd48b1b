"""The conformance kit: it is up to date, asks for everything that its levels can answer, and an implementation in
JavaScript passes it: ``pytest tests/conformance``, with node."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from kit_reader import KIT, answer_of, compared, findings_in, load_kit, rulings_in, wrong_in
from kit_writer import LEVELS, NO_RULE, Level, files
from vectors_reader import arguments, ask, check_ruling, load

from btec_rules import CODES, ENGLISH, OPEN_POINTS, RULES, questions
from btec_rules.questions.asking import to_plain

VECTORS = load("conformance")
RUNNER = Path(__file__).parent / "run.js"
NEVER = {
    ("centre.approval_route", "refused"): "it names the way to approval, and says nothing against it",
    ("certification.options", "refused"): "it lists lawful ways only",
    ("external.check", "undecided"): "the record and the series are all that it needs",
    ("mark_sheet.check", "undecided"): "without the absences it points out the zeros, and decides the rest",
    ("planning.plans", "refused"): "it lists lawful ways only",
    ("planning.routes", "refused"): "it lists lawful ways only",
    ("planning.ums_needed", "refused"): "it looks at lawful plans only",
    ("registration.check", "undecided"): "the day and the year are all that it needs",
    ("retakes.check", "undecided"): "the record and the series are all that it needs",
    ("retakes.options", "undecided"): "as for retakes.check",
    ("retention.check_form", "refused"): "the guide rules out no form: it names those that will do",
}
"""The verdicts that a function never gives, with why."""


def questions_of(level: Level) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((KIT / level.file).read_text("utf-8"))["questions"]
    return found


def test_it_is_up_to_date() -> None:
    wanted = files()
    assert {path.name for path in KIT.glob("*.json")} == set(wanted)
    for name, text in wanted.items():
        assert (KIT / name).read_text("utf-8") == text, "run python tests/kit_writer.py"


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.title)
class TestLevel:
    def test_every_function_is_asked(self, level: Level) -> None:
        assert {question["ask"] for question in questions_of(level)} == set(level.functions)

    def test_every_code_and_every_outcome_is_asked_for(self, level: Level) -> None:
        wanted = {key for key in ENGLISH if key.split(":")[0] in CODES and key.split(".")[0] in level.modules}
        found = set()
        for question in questions_of(level):
            found |= {f"{code}:passed" for code in question["passed"]}
            found |= {f"{one['code']}:{one['outcome']}" for one in findings_in(question["answer"])}
        assert wanted <= found, wanted - found

    def test_every_verdict_is_asked_for(self, level: Level) -> None:
        found = {(one["ask"], ruling["verdict"]) for one in questions_of(level) for ruling in rulings_in(one["answer"])}
        wanted = {(name, verdict) for name, _ in found for verdict in ("allowed", "refused", "undecided")}
        assert wanted - found == {one for one in NEVER if one[0] in level.functions}

    def test_the_smallest_question_comes_first(self, level: Level) -> None:
        sizes = [len(json.dumps({"ask": one["ask"], "facts": one["facts"]})) for one in questions_of(level)]
        assert sizes == sorted(sizes)

    def test_no_question_comes_twice(self, level: Level) -> None:
        asked = [json.dumps([one["ask"], one["facts"]], sort_keys=True) for one in questions_of(level)]
        assert len(set(asked)) == len(asked)
        named = [(one["ask"], one["name"]) for one in questions_of(level)]
        assert len(set(named)) == len(named)

    def test_every_question_has_its_rule_and_its_reading(self, level: Level) -> None:
        for question in questions_of(level):
            assert question["source"]
            assert question["rules"], question["name"]
            for named in question["rules"]:
                rule, _, page = named.partition(", p. ")
                assert rule in OPEN_POINTS or RULES[rule].page == int(page), question["name"]
            assert set(question["readings"]) <= set(OPEN_POINTS)

    def test_the_verdict_follows_from_the_findings(self, level: Level) -> None:
        for question in questions_of(level):
            for ruling in rulings_in(question["answer"]):
                found = {one["outcome"] for one in ruling["findings"]}
                verdict = "refused" if "failed" in found else "undecided" if "unknown" in found else "allowed"
                assert ruling["verdict"] == verdict, question["name"]


def test_only_what_is_no_rule_is_left_out() -> None:
    asked = {name for level in LEVELS for name in level.functions}
    modules = {module for level in LEVELS for module in level.modules}
    assert {name for name in questions.names() if name.split(".")[0] in modules} - asked == NO_RULE
    others = {name.split(".")[0] for name in questions.names()} - modules
    assert others == {"audit", "editions", "subjects", "params_of", "read_rows", "records_from_rows", "to_rows"}


def test_an_answer_that_differs_in_anything_but_the_order_of_findings_is_noticed() -> None:
    level = load_kit()[1]
    question = next(one for one in level["questions"] if len(one["answer"]["findings"]) > 1)
    answer = question["answer"]
    assert compared(answer | {"findings": answer["findings"][::-1]}) == answer
    assert compared(answer | {"findings": answer["findings"][1:]}) != answer
    level["questions"] = [question, question | {"name": "wrong", "answer": answer | {"verdict": "none"}}]
    assert wrong_in(level) == ["wrong"]


class TestJavaScript:
    def test_it_conforms_to_levels_1_to_3(self) -> None:
        told = run("1", "2", "3")
        assert told.returncode == 0, told.stdout + told.stderr
        wanted = [f"level {one.number}: {len(questions_of(one))} questions, 0 answered otherwise" for one in LEVELS[:3]]
        assert told.stdout.splitlines() == wanted

    def test_what_it_does_not_answer_is_shown(self) -> None:
        told = run("5", "--first")
        assert told.returncode == 1
        number = len(questions_of(LEVELS[4]))
        assert told.stdout.splitlines()[-1] == f"level 5: {number} questions, {number} answered otherwise"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the implementation in JavaScript."""
    node = shutil.which("node")
    assert node, "node is needed"
    return subprocess.run([node, RUNNER, *words], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_answer_was_worked_out_before_it_was_asked(vector: dict[str, Any]) -> None:
    if "gives" not in vector:
        check_ruling(ask(vector), vector)
        return
    facts = {key: to_plain(one) for key, one in arguments(vector["call"], dict(vector["facts"])).items()}
    assert answer_of({"ask": vector["call"], "facts": facts}) == compared(json.loads(vector["gives"]))


def test_what_is_compared_of_a_ruling() -> None:
    asked = {"ask": "retakes.check_adapting", "facts": {"concerns": []}}
    told: dict[str, Any] = questions.ask(asked)
    assert compared(told["answer"]) == {
        "verdict": "allowed",
        "findings": [{"code": "retakes.adapted-to-new-assignment", "outcome": "consequence", "params": {}}],
    }
    assert compared([told["answer"], 3, {"ruling": told["answer"]}])[2]["ruling"]["verdict"] == "allowed"
