"""The questions to Pearson: every point has one, its answer rests on the point, and its case is as small as can be."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import attrs
import pytest

from btec_rules import EDITION_2025_26, OPEN_POINTS, LearnerRecord, Ruling, retakes

SOURCE = Path(__file__).parents[2] / "docs" / "explanation" / "questionnaire.py"
SPEC = importlib.util.spec_from_file_location("questionnaire", SOURCE)
assert SPEC is not None
assert SPEC.loader is not None
QUESTIONNAIRE: Any = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(QUESTIONNAIRE)
CASES = {case.point: case for case in QUESTIONNAIRE.CASES}
NO_RULING = {"OPEN-22", "OPEN-29", "OPEN-34", "OPEN-47"}
"""Answered by a number, a day or a sitting, which names no open point."""
SAID_IN_WORDS = {"OPEN-49"}
"""The audit asks the question itself."""
AUDITED = {"OPEN-49", "OPEN-53"}
"""What an audit says of a smaller record is another story, told in other findings."""


def decisive(ruling: Ruling) -> list[str]:
    return [one.code for one in (*ruling.failed, *ruling.unknown)]


def test_every_point_has_a_question() -> None:
    assert list(CASES) == list(OPEN_POINTS)


def test_the_page_is_up_to_date() -> None:
    page = QUESTIONNAIRE.PAGE.read_text("utf-8")
    assert page == QUESTIONNAIRE.page(), "run python docs/explanation/questionnaire.py"


@pytest.mark.parametrize("point", CASES)
def test_the_answer_rests_on_the_point(point: str) -> None:
    ruling = QUESTIONNAIRE.ruling_of(CASES[point])
    assert (ruling is None) == (point in NO_RULING)
    if ruling is not None:
        assert point in ruling.assumptions or point in SAID_IN_WORDS


@pytest.mark.parametrize("point", sorted(set(CASES) - NO_RULING - AUDITED))
def test_no_sitting_can_be_left_out(point: str) -> None:
    case = CASES[point]
    record = case.facts.get("record")
    for one in () if record is None else record.sittings:
        less = LearnerRecord(record.subject, [two for two in record.sittings if two != one], claimed=record.claimed)
        ruling, smaller = (
            QUESTIONNAIRE.ruling_of(each) for each in (case, attrs.evolve(case, facts=case.facts | {"record": less}))
        )
        assert point not in smaller.assumptions or decisive(smaller) != decisive(ruling), one


@pytest.mark.parametrize("point", CASES)
def test_another_reading_gives_another_answer(point: str) -> None:
    ruling = QUESTIONNAIRE.ruling_of(CASES[point])
    said = CASES[point].otherwise.split()[0].strip(",.:;")
    words = {"Allowed": "allowed", "Refused": "refused", "Not": "undecided"}
    assert ruling is None or words.get(said) != ruling.verdict.value or point in AUDITED


def test_the_one_reading_that_is_a_switch() -> None:
    careful = EDITION_2025_26.varied(id="an absence is an attempt", absence_uses_attempt=True)
    assert retakes.check(**CASES["OPEN-8"].facts, edition=careful).verdict.value == "refused"
    assert CASES["OPEN-8"].otherwise.startswith("Refused")
