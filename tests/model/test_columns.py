"""Columns: what `read_rows` says of a table's headings is in test_rows.py; here is what makes two headings alike."""

from collections.abc import Iterator, Mapping
from itertools import count

import pytest

from btec_rules import InvalidFact, read_rows, subjects
from btec_rules._values.facts import Facts
from btec_rules.model.columns import NO_KEY, Columns, refuse_frames

KNOWN = ("learner", "ums", "claimed", "status")


def columns(**mapped: str) -> Columns:
    return Columns.read(KNOWN, ("learner",), mapped)


@pytest.mark.parametrize(
    "heading",
    [
        "Learner",
        "LEARNER",
        " learner",
        "learner ",
        "lear ner",
        "lear_ner",
        "learner-",
        "learners",
        "\ufefflearner",
        "learner\n",
    ],
)
def test_headings_that_are_alike(heading: str) -> None:
    facts = Facts()
    columns().cells(facts, "row 1", {"learner": "Ann", heading: "Ben"})
    assert [(one.name, one.expected) for one in facts.faults] == [
        (f"row 1: {ascii(heading)[1:-1]}", "learner (did you mean that?)")
    ]


@pytest.mark.parametrize("heading", ["learn", "name", "um", "pupil", "claim", "Learner name"])
def test_headings_that_are_not(heading: str) -> None:
    facts = Facts()
    found = columns().cells(facts, "row 1", {"learner": "Ann", heading: "Ben"})
    assert found is not None
    assert found[:1] == ("Ann",)
    assert found[1:] == (NO_KEY,) * 3
    assert not facts.faults


@pytest.mark.parametrize("heading", ["stauts", "statu", "Statsu", "satus", "statuts", "STATUS ES", "s tatux"])
def test_one_wrong_letter(heading: str) -> None:
    facts = Facts()
    columns().cells(facts, "row 1", {"learner": "Ann", heading: "absent"})
    assert [one.expected for one in facts.faults] == ["status (did you mean that?)"]


@pytest.mark.parametrize("heading", ["status2", "state", "stts", "climd", "leaner name", "um", "\u0441tatus2"])
def test_more_than_one_wrong_letter_is_another_column(heading: str) -> None:
    facts = Facts()
    columns().cells(facts, "row 1", {"learner": "Ann", heading: "absent"})
    assert not facts.faults


def test_two_headings_of_a_caller_may_differ_in_one_letter() -> None:
    facts = Facts()
    cells = columns(learner="Pupil", status="Resulta").cells(
        facts, "row 1", {"Pupil": "Ann", "Resultb": "x", "Resulta": "sat", "Status": ""}
    )
    assert not facts.faults
    assert cells == ("Ann", NO_KEY, NO_KEY, "sat")


def test_each_row_with_such_a_heading_is_at_fault() -> None:
    facts, table = Facts(), columns()
    for number in (1, 2):
        table.cells(facts, f"row {number}", {"learner": "Ann", "UMS": 3})
    assert [one.name for one in facts.faults] == ["row 1: UMS", "row 2: UMS"]


def test_what_has_to_be_there_is_asked_of_the_first_row() -> None:
    columns().require({"learner": "Ann"})
    columns(learner="UPN").require({"UPN": "1"})
    columns().require("no row")  # it is at fault itself
    with pytest.raises(InvalidFact, match=r"the column UPN; .*got the columns learner"):
        columns(learner="UPN").require({"learner": "Ann"})
    with pytest.raises(InvalidFact, match=r"got no columns"):
        columns().require({})


def test_a_frame_says_how_to_get_its_rows() -> None:
    refuse_frames([])
    pandas = pytest.importorskip("pandas")
    with pytest.raises(InvalidFact, match="to_dict"):
        refuse_frames(pandas.DataFrame({"learner": ["Ann"]}))


def test_a_row_that_is_only_called_a_mapping_is_a_bad_row() -> None:
    class Called:
        """It has nothing of a mapping but the name."""

    Mapping.register(Called)
    rows = [Called(), {"learner": "Ann", "component": 1, "series": "2025-06"}]
    read = read_rows(rows, subject=subjects.SPORT)  # type: ignore[arg-type]  # that is the point
    assert (list(read.records), [fault.name for fault in read.nameless]) == (["Ann"], ["row 1"])


def test_a_row_without_end_is_no_end_of_work() -> None:
    class Endless(Mapping[str, object]):
        def __iter__(self) -> Iterator[str]:
            return (f"column {number}" for number in count())

        def __len__(self) -> int:
            return 3

        def __getitem__(self, name: str) -> object:
            return None

    with pytest.raises(InvalidFact, match="learner"):
        read_rows([Endless()])
    learners = [{"learner": "Ann", "component": 1, "series": "2025-06"}, Endless()]
    assert list(read_rows(learners, subject=subjects.SPORT).records) == ["Ann"]
