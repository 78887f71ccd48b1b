"""Vectors are data: facts, and what must come out, as TOML tables."""

import tomllib
from pathlib import Path
from typing import Any

from btec_rules import LearnerRecord, Outcome, Ruling, Series, Sitting, Status, subjects

__all__ = ("check_ruling", "load", "record_of", "sitting_of")

VECTORS = Path(__file__).parent / "vectors"
_LISTS = {
    "failed": Outcome.FAILED,
    "unknown": Outcome.UNKNOWN,
    "consequences": Outcome.CONSEQUENCE,
    "advice": Outcome.ADVICE,
}


def load(name: str) -> list[dict[str, Any]]:
    """Read the vectors of a module."""
    vectors: list[dict[str, Any]] = tomllib.loads((VECTORS / f"{name}.toml").read_text("utf-8"))["vector"]
    return vectors


def check_ruling(ruling: Ruling, vector: dict[str, Any]) -> None:
    """Compare a ruling with what its vector expects: verdict, the codes of every outcome but passed, assumptions."""
    expected = {name: vector.get(name, []) for name in _LISTS} | {"assumptions": vector.get("assumptions", [])}
    found = {name: [finding.code for finding in ruling.having(outcome)] for name, outcome in _LISTS.items()}
    found["assumptions"] = list(ruling.assumptions)
    assert ruling.verdict.value == vector["verdict"], ruling.explain()
    assert found == expected, ruling.explain()


def sitting_of(written: str) -> Sitting:
    """Read a sitting: component, series, and its UMS, ``?`` for one not known, ``planned`` or ``absent``."""
    component, series, what = written.split()
    if what in {"planned", "absent"}:
        return Sitting(int(component), Series.parse(series), status=Status(what))
    return Sitting(int(component), Series.parse(series), None if what == "?" else int(what))


def record_of(facts: dict[str, Any]) -> LearnerRecord:
    """Build the record that a vector describes; the subject is Enterprise where it names none."""
    return LearnerRecord(
        subjects.by_title(facts.get("subject", "Enterprise")),
        [sitting_of(written) for written in facts.get("sittings", [])],
        claimed=[Series.parse(code) for code in facts.get("claimed", [])],
    )
