"""The JSON Schemas: at one with what `to_dict` writes and `from_dict` reads.

Left out of the main run, as judging by a schema takes its time:

    python -m pytest -q tests/schemas
"""

import copy
import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from plain_values import VALUES, good, name_of, places, with_
from vectors_reader import FILES, answer, load

import btec_rules
from btec_rules import BtecRulesError, Finding, InvalidFact, KeyDates, Outcome, Ruling

GENERATOR = Path(__file__).parents[2] / "docs" / "reference" / "schemas.py"
SCHEMAS = Path(btec_rules.__file__).parent / "schemas" / "v1.json"
DOCUMENT: dict[str, Any] = json.loads(SCHEMAS.read_text("utf-8"))
NO_DAY = "2026-02-30"
REPLACEMENTS: tuple[Any, ...] = (
    *(None, True, 0, 1, -1, 100, 10_001, 1_000_001, 2**63, 1.5, "", "x", "X", "sat", "passed", "2026-01", "2026-01\n"),
    *("2026-12", "2999-06", "3000-01", "2026-05-15", NO_DAY, "2026-05-15\n", "2025-26", "OPEN-8", "RET-1", "Sport"),
    *("x" * 65, "a\nb", [], {}, [1], ["OPEN-8", "OPEN-8"], {"x": 1}),
)
"""What is put in every place of every value."""


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("schemas", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generator()


def validator(cls: type) -> Any:
    """Give the validator of a value's schema."""
    return Draft202012Validator(DOCUMENT | {"$ref": f"#/$defs/{GENERATE.key_of(cls)}"})


VALIDATORS = {cls: validator(cls) for cls in VALUES}


def test_it_is_a_schema_of_its_dialect_and_has_every_value() -> None:
    Draft202012Validator.check_schema(DOCUMENT)
    assert DOCUMENT["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert set(DOCUMENT["$defs"]) == {GENERATE.key_of(cls) for cls in VALUES}
    assert len(DOCUMENT["$defs"]) == len(VALUES)


def test_nothing_is_left_open() -> None:
    """Every object says its keys, or what all of them may be; every text and number has an end."""

    def look(schema: Any) -> None:
        if isinstance(schema, dict) and "type" in schema and "const" not in schema:
            ends = {
                "object": {"additionalProperties"},
                "array": {"items"},
                "integer": {"minimum", "enum"},
                "string": {"maxLength", "enum"},
            }
            if schema["type"] in ends and schema != {"type": "string"}:
                assert ends[schema["type"]] & set(schema), schema
        for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
            look(inner)

    look(DOCUMENT["$defs"])


@pytest.mark.parametrize("cls", VALUES, ids=name_of)
class TestEveryValue:
    def test_what_goes_out_is_valid(self, cls: Any) -> None:
        VALIDATORS[cls].validate(good(cls).to_dict())

    def test_a_stray_key_and_a_missing_one_are_not(self, cls: Any) -> None:
        data, judge = good(cls).to_dict(), VALIDATORS[cls]
        assert not judge.is_valid(data | {"stray": 1})
        for key in data:
            assert not judge.is_valid({name: part for name, part in data.items() if name != key})


CHECKED = [cls for cls in VALUES if hasattr(cls, "__attrs_post_init__")]
"""The values whose constructors look at what they are given; the others are only made by the library itself."""
KEY_DAYS = rf"({'|'.join(field.name for field in attrs.fields(KeyDates) if field.name not in {'series', 'source'})})"
TOGETHER = {
    "KeyDates": KEY_DAYS,
    "Calendar": rf"key_dates\[0\]\.{KEY_DAYS}",
    "Edition": r"(sampling|recording)_bands|\w+_(deadline|opens|closes)|academic_year",
    "LearnerRecord": r"sittings\[\d\]",
    "Subject": "external|internal",
    "Ruling": r"findings\[0\]\.outcome",
    "Finding": "outcome",
}
"""What a schema can't say, by value: what has to go together."""


def wholes_in(answer: Any) -> Iterator[Any]:
    """Give the values in an answer, but not those within them."""
    if isinstance(answer, tuple | list | Iterator):
        for part in answer:
            yield from wholes_in(part)
    elif type(answer) in VALIDATORS:
        yield answer


@pytest.mark.parametrize("cls", CHECKED, ids=name_of)
class TestAgreement:
    def test_what_is_read_is_valid_and_what_is_valid_is_read(self, cls: Any) -> None:
        data, judge = good(cls).to_dict(), VALIDATORS[cls]
        for way in places(data):
            for replacement in REPLACEMENTS:
                changed = with_(data, way, copy.copy(replacement))
                try:
                    again = cls.from_dict(changed).to_dict()
                except InvalidFact as error:
                    name = error.name
                    needless = judge.is_valid(changed) and replacement != NO_DAY
                else:
                    assert judge.is_valid(again), (way, replacement)
                    continue
                assert not needless or re.fullmatch(TOGETHER.get(cls.__name__, ""), name), (way, replacement, name)


class TestRealAnswers:
    @pytest.mark.parametrize("name", FILES)
    def test_whatever_the_vectors_bring_out_is_valid(self, name: str) -> None:
        for vector in load(name):
            try:
                found = list(wholes_in(answer(vector["call"], vector["facts"])))
            except BtecRulesError:
                continue
            for value in found:
                VALIDATORS[type(value)].validate(value.to_dict())

    def test_a_ruling_that_says_something_else_is_not_valid(self) -> None:
        ruling: Any = Ruling([Finding("retakes.already-used", Outcome.FAILED)], "2025-26", ["OPEN-8"]).to_dict()
        judge = VALIDATORS[Ruling]
        assert judge.is_valid(ruling)
        for way, wrong in (
            (("verdict",), "allowed"),
            (("verdict",), "undecided"),
            (("findings", 0, "rule"), "RET-2"),
            (("findings", 0, "page"), 13),
            (("findings", 0, "code"), "retakes.no-such-code"),
            (("findings", 0, "params"), {"allowed": 1.5}),
            (("findings",), []),
            (("assumptions",), ["OPEN-0"]),
        ):
            assert not judge.is_valid(with_(ruling, way, wrong)), (way, wrong)


@pytest.mark.parametrize("cls", VALUES, ids=name_of)
def test_whatever_the_strategies_make_is_valid(cls: Any) -> None:
    @settings(max_examples=15, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.from_type(cls))
    def look(value: Any) -> None:
        VALIDATORS[cls].validate(value.to_dict())

    look()
