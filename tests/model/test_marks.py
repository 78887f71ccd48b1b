"""Marks: which marks of a cohort are taken, and which are named as wrong."""

from typing import Any

import pytest

from btec_rules import ABSENT, mark_sheet
from btec_rules._values.facts import Facts
from btec_rules.model.marks import Mark, marks_of


def accepted(marks: Any, **limits: int) -> tuple[dict[str, Mark], list[tuple[str, str]]]:
    facts = Facts()
    found = marks_of(facts, marks, **limits)
    return found, [(fault.name, fault.got) for fault in facts.faults]


def test_marks_and_absences_come_back_in_their_order() -> None:
    assert list(accepted({"0002": 0, "0001": ABSENT, "0003": 60}, maximum=60)[0].items()) == [
        ("0002", 0),
        ("0001", ABSENT),
        ("0003", 60),
    ]


@pytest.mark.parametrize(("mark", "got"), [(61, "61"), (-1, "-1"), (True, "True"), (30.0, "30.0"), ("X", "'X'")])
def test_what_is_not_a_mark_is_named_by_its_candidate(mark: object, got: str) -> None:
    assert accepted({"0001": 60, "0002": mark}, maximum=60)[1] == [("marks[0002]", got)]


@pytest.mark.parametrize("mark", ["X", "30", ""])
def test_a_text_in_place_of_a_mark_leads_to_the_function_that_reads_texts(mark: str) -> None:
    facts = Facts()
    marks_of(facts, {"0001": mark}, maximum=60)  # type: ignore[dict-item]
    (fault,) = facts.faults
    assert "ABSENT" in fault.expected
    assert "mark_sheet.parse" in fault.expected


@pytest.mark.parametrize("mark", [61, -1, 30.0, None])
def test_a_number_that_is_no_mark_does_not(mark: object) -> None:
    facts = Facts()
    marks_of(facts, {"0001": mark}, maximum=60)  # type: ignore[dict-item]
    (fault,) = facts.faults
    assert fault.expected == "a whole number from 0 to 60, or ABSENT"


def test_another_librarys_whole_number_is_a_mark() -> None:
    class Whole:
        def __init__(self, value: int) -> None:
            self.value = value

        def __index__(self) -> int:
            return self.value

    assert accepted({"0001": Whole(60), "0002": Whole(0)}, maximum=60) == ({"0001": 60, "0002": 0}, [])
    assert [name for name, _ in accepted({"0001": Whole(61), "0002": Whole(-1)}, maximum=60)[1]] == [
        "marks[0001]",
        "marks[0002]",
    ]


def test_a_mark_sheet_in_place_of_its_marks() -> None:
    sheet = mark_sheet.parse([{"candidate": "0001", "mark": 31}], maximum=60)
    facts = Facts()
    marks_of(facts, sheet)  # type: ignore[arg-type]
    (fault,) = facts.faults
    assert fault.expected.endswith("sheet.marks")
    assert accepted(sheet.marks) == ({"0001": 31}, [])
