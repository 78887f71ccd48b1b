"""Schemas of questions: what is askable is valid, and what is valid is read."""

import json
from functools import cache
from typing import Any

import pytest
from public_callables import Asked, callables
from spaces import share_of
from vectors_reader import FILES, arguments, load

from btec_rules import InvalidFact, questions
from btec_rules.questions.asking import to_plain

jsonschema = pytest.importorskip("jsonschema")
NAMES = questions.names()
CHECKED = {*share_of(NAMES, slice_of=8)}
"""Those whose schema is held against the schema of schemas, which takes longest; they share most of their parts."""
GOOD: dict[str, Asked] = {asked.name: asked for asked in callables() if asked.name in NAMES}


@cache
def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(questions.schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_good_facts_are_valid_and_others_are_not(name: str) -> None:
    schema: Any = questions.schema(name)
    if name in CHECKED:
        jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    good = {key: to_plain(_ordered(one)) for key, one in GOOD[name].facts.items()}
    assert validator(name).is_valid(good)
    assert not validator(name).is_valid(good | {"no such fact": 1})
    for one in schema["required"]:
        assert not validator(name).is_valid({key: value for key, value in good.items() if key != one})


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_is_described(name: str) -> None:
    schema: Any = questions.schema(name)
    assert schema["title"] == name
    assert schema["description"].endswith((".", "?", ")"))
    assert all(len(one["description"]) > 5 for one in schema["properties"].values())


@pytest.mark.parametrize("file", FILES)
def test_the_facts_of_every_vector_are_valid(file: str) -> None:
    by_name = {call: validator(call) for call in {vector["call"] for vector in load(file)}}
    for vector in load(file):
        given = {key: to_plain(one) for key, one in arguments(vector["call"], dict(vector["facts"])).items()}
        by_name[vector["call"]].validate(given)


def test_everything_that_is_referred_to_is_there() -> None:
    for name in NAMES:
        schema: Any = questions.schema(name)
        told = json.dumps(schema)
        wanted = {part.split('"')[0] for part in told.split('"$ref": "#/$defs/')[1:]}
        assert wanted == set(schema.get("$defs", {}))


def test_a_function_that_is_called_back_is_no_fact() -> None:
    schema: Any = questions.schema("audit.cohort")
    assert schema["properties"].keys() == {"records", "calendar", "until", "edition"}
    found: Any = questions.ask({"ask": "audit.cohort", "facts": {"records": {}, "progress": "print"}})
    assert [fault["got"] for fault in found["faults"]] == ["'progress'"]


def test_no_such_question() -> None:
    with pytest.raises(InvalidFact, match=r"retakes\.check"):
        questions.schema("retake.check")


def _ordered(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
