"""The conformance kit: it is up to date, asks for everything that its levels can answer, and says so in its order."""

import json
from typing import Any

import pytest
from kit_reader import KIT, answer_of, compared, findings_in, rulings_in
from kit_writer import LEVELS, Level, files
from vectors_reader import arguments, ask, check_ruling, load

from btec_rules import CODES, ENGLISH, OPEN_POINTS, RULES, questions
from btec_rules.questions.asking import to_plain

VECTORS = load("conformance")


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
