"""The params of a finding, typed by its code; what type checkers make of them is in tests/typing."""

import ast
from pathlib import Path
from typing import Any

import pytest
from golden_reader import load_golden

from btec_rules import CODES, Finding, InvalidFact, Outcome, params_of
from btec_rules.rulings import params

STUB = ast.parse(Path(params.__file__).with_suffix(".pyi").read_text("utf-8"))
USED = Finding("retakes.already-used", Outcome.FAILED, (("component", 1), ("allowed", 1)))
PYTHON = {"str": str, "str]": str, "int": int, "int]": int, "bool": bool, "tuple[str, ...]": list}
"""The types of plain data; some stand within ``NotRequired[...]``."""


def typed() -> dict[tuple[str, str], dict[str, str]]:
    """Read from the stub which params each code and outcome has, and of which types."""
    classes = {
        one.name: {ast.unparse(field.target): ast.unparse(field.annotation) for field in one.body}  # type: ignore[attr-defined]
        for one in STUB.body
        if isinstance(one, ast.ClassDef)
    }
    found: dict[tuple[str, str], dict[str, str]] = {}
    for one in STUB.body:
        if isinstance(one, ast.FunctionDef) and "Literal" in ast.unparse(one.args):
            _, codes, outcome = (argument.annotation for argument in one.args.args)
            assert outcome is not None
            assert one.returns is not None
            word = ast.unparse(outcome).removeprefix("Literal[Outcome.").removesuffix("]").lower()
            for code in ast.walk(codes):  # type: ignore[arg-type]
                if isinstance(code, ast.Constant):
                    assert (code.value, word) not in found
                    found[str(code.value), word] = classes[ast.unparse(one.returns)]
    return found


def test_every_pinned_finding_has_the_params_that_type_checkers_expect() -> None:
    types = typed()
    seen = set()
    for pinned in load_golden():
        for code, outcome, values in pinned["answers"][-1].get("findings", ()):
            expected = types.get((code, outcome), {})
            needed = {name for name, kind in expected.items() if not kind.startswith("NotRequired")}
            assert needed <= values.keys() <= expected.keys(), code
            kinds = {name: kind.removeprefix("NotRequired[") for name, kind in expected.items()}
            assert all(type(value) is PYTHON[kinds[name]] for name, value in values.items()), code
            seen.add((code, outcome))
    assert types.keys() <= seen
    assert {code for code, _ in types} <= set(CODES)


def test_a_fresh_dict() -> None:
    found = params_of(USED, "retakes.already-used", Outcome.FAILED)
    assert found == {"component": 1, "allowed": 1}
    assert found is not params_of(USED, "retakes.already-used", Outcome.FAILED)


WRONG: Any = 3


@pytest.mark.parametrize(
    ("arguments", "faults"),
    [
        ((WRONG, WRONG, WRONG), ["finding", "code", "outcome"]),
        ((USED, "retakes.used", Outcome.FAILED), ["code"]),
        ((USED, [], Outcome.FAILED), ["code"]),
        ((USED, "retakes.no-resit-left", Outcome.FAILED), ["finding"]),
        ((USED, "retakes.already-used", Outcome.PASSED), ["finding"]),
    ],
)
def test_errors(arguments: Any, faults: list[str]) -> None:
    with pytest.raises(InvalidFact) as caught:
        params_of(*arguments)
    assert [one.name for one in caught.value.faults] == faults


def test_a_misspelt_code_leads_to_the_right_one() -> None:
    with pytest.raises(InvalidFact, match=r"such as retakes\.already-used; got 'retakes\.already-use'"):
        params_of(USED, "retakes.already-use", Outcome.FAILED)


def test_the_error_names_both_codes() -> None:
    with pytest.raises(InvalidFact, match=r"expected retakes.already-used:passed; got retakes.already-used:failed"):
        params_of(USED, "retakes.already-used", Outcome.PASSED)
