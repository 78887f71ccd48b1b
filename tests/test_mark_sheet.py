"""Mark sheets: vectors, MARK-1 and MARK-2, what is no mark, and errors."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import check_ruling, load

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    BtecRulesError,
    ImpossibleFacts,
    InvalidFact,
    Mark,
    Outcome,
    Verdict,
    mark_sheet,
)

NO_MARKS: list[Any] = [
    *("x", "XX", "X ", " X", "\u0425", "absent", "A", "-", "?"),  # U+0425 is a Cyrillic capital
    *("٣", "²", "\u2488", "\uff13"),  # digits by some standard or other
    *(" 34", "34 ", "34\n", "\t34", "", " ", "034", "00", "-1", "+1", "-0", "3.0", "3e1", "1_0", "0x1", "1,0"),
    *("61", "100", "60000", "600000", "9" * 500, "9" * 5000),
    *(34, 34.0, True, None, ABSENT, b"34", ["34"], float("nan")),
]


def faults_of(call: Callable[[], object], error: type[BtecRulesError] = InvalidFact) -> list[tuple[str, str]]:
    """Run a call that must be refused, and give the names and the values of its faults."""
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value) is error
    return [(fault.name, fault.got) for fault in caught.value.faults]


def marks(written: dict[str, Any]) -> dict[str, Mark]:
    return {candidate: ABSENT if mark == "X" else mark for candidate, mark in written.items()}


CALLS: dict[str, Callable[..., Any]] = {
    "mark_sheet.check": lambda entered, marks_given, **other: mark_sheet.check(entered, marks(marks_given), **other),
    "mark_sheet.parse_mark": mark_sheet.parse_mark,
    "mark_sheet.candidate_number": mark_sheet.candidate_number,
}


@pytest.mark.rule("MARK-1", "MARK-2")
@pytest.mark.parametrize("vector", load("mark_sheet"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    facts = {("marks_given" if name == "marks" else name): fact for name, fact in vector["facts"].items()}
    answer = CALLS[vector["call"]](**facts)
    if "equals" in vector:
        expected = ABSENT if vector["equals"] == "X" else vector["equals"]
        assert (answer, type(answer)) == (expected, type(expected))
    else:
        check_ruling(answer, vector)


@pytest.mark.rule("MARK-1")
class TestOneMark:
    """MARK-1: every student entered has a mark, unless absent, which is entered as a capital X."""

    @pytest.mark.parametrize("written", NO_MARKS)
    def test_anything_else_is_refused(self, written: Any) -> None:
        with pytest.raises(InvalidFact) as caught:
            mark_sheet.parse_mark(written, maximum=60)
        (fault,) = caught.value.faults
        assert (fault.name, fault.expected) == ("mark", "a whole number from 0 to 60, or a capital X for absent")
        assert len(fault.got) <= 60

    @pytest.mark.parametrize("maximum", [1, 9, 60, 10_000])
    def test_both_sides_of_the_maximum(self, maximum: int) -> None:
        assert mark_sheet.parse_mark(str(maximum), maximum=maximum) == maximum
        assert faults_of(lambda: mark_sheet.parse_mark(str(maximum + 1), maximum=maximum)) == [
            ("mark", repr(str(maximum + 1)))
        ]

    @pytest.mark.parametrize("mark", range(61))
    def test_every_mark_is_read_as_it_is_typed(self, mark: int) -> None:
        assert mark_sheet.parse_mark(str(mark), maximum=60) == mark

    @given(st.text() | st.text("0123456789X-. ", max_size=4), st.integers(1, 200))
    def test_oracle(self, written: str, maximum: int) -> None:
        meaning: dict[str, Mark] = {str(mark): mark for mark in range(maximum + 1)} | {"X": ABSENT}
        if written in meaning:
            assert mark_sheet.parse_mark(written, maximum=maximum) == meaning[written]
        else:
            assert len(faults_of(lambda: mark_sheet.parse_mark(written, maximum=maximum))) == 1

    @pytest.mark.parametrize("maximum", [0, 10_001, -1, True, 60.0, "60", None])
    def test_no_maximum(self, maximum: Any) -> None:
        def names(call: Callable[[], object]) -> list[str]:
            return [name for name, _ in faults_of(call)]

        assert names(lambda: mark_sheet.parse_mark("1", maximum=maximum)) == ["maximum"]
        assert names(lambda: mark_sheet.parse([], maximum=maximum)) == ["maximum"]
        assert names(lambda: mark_sheet.check([], {}, maximum=maximum)) == ["maximum"]

    @pytest.mark.parametrize("maximum", [1, 10_000])
    def test_limits_of_the_maximum(self, maximum: int) -> None:
        assert mark_sheet.parse([{"candidate": "a", "mark": "1"}], maximum=maximum).marks == {"a": 1}
        assert mark_sheet.check(["a"], {"a": maximum}, maximum=maximum).allowed

    def test_all_faults_at_once(self) -> None:
        assert faults_of(lambda: mark_sheet.parse_mark("x", maximum=0)) == [("maximum", "0"), ("mark", "'x'")]


@pytest.mark.rule("MARK-1")
class TestParse:
    """A sheet is read row by row: the good marks are kept, and so is every fault."""

    def test_a_good_sheet(self) -> None:
        rows = [{"candidate": "0002", "mark": "34", "name": "Zoe"}, {"candidate": "0001", "mark": "X"}]
        sheet = mark_sheet.parse(rows, maximum=60)
        assert sheet.entries == (("0002", 34), ("0001", ABSENT))
        assert sheet.faults == ()

    def test_marks_are_a_fresh_dict(self) -> None:
        sheet = mark_sheet.parse([{"candidate": "0001", "mark": "34"}], maximum=60)
        sheet.marks["0001"] = 0
        assert sheet.marks == {"0001": 34}

    def test_good_marks_and_all_faults_at_once(self) -> None:
        rows: list[Any] = [
            {"candidate": "0001", "mark": "34"},
            {"candidate": "", "mark": "y"},
            {"candidate": "0003", "mark": "61"},
            "0004,34",
            {"mark": "34"},
            {"candidate": "0006"},
            {"candidate": "0001", "mark": "35"},
            {"candidate": "0003", "mark": "60"},
            {"candidate": "0009", "mark": "0"},
        ]
        sheet = mark_sheet.parse(rows, maximum=60)
        assert sheet.marks == {"0001": 34, "0009": 0}
        assert [(fault.name, fault.got) for fault in sheet.faults] == [
            ("row 2: candidate", "''"),
            ("row 2: mark", "'y'"),
            ("row 3: mark", "'61'"),
            ("row 4", "'0004,34'"),
            ("row 5: candidate", "''"),
            ("row 6: mark", "None"),
            ("row 7: candidate", "'0001'"),
            ("row 8: candidate", "'0003'"),
        ]
        assert [fault.expected for fault in sheet.faults[-2:]] == [
            "each only once; row 1 has it",
            "each only once; row 3 has it",
        ]

    @pytest.mark.parametrize(
        ("cell", "mark"),
        [
            ("34", 34),
            (" 34", 34),
            ("34.0", 34),
            ("034", 34),
            (34, 34),
            (34.0, 34),
            ("x", ABSENT),
            ("X ", ABSENT),
            ("A", ABSENT),
        ],
    )
    def test_marks_as_mark_books_have_them(self, cell: object, mark: object) -> None:
        assert mark_sheet.parse([{"candidate": "0001", "mark": cell}], maximum=60).marks == {"0001": mark}

    @pytest.mark.parametrize(("candidate", "hint"), [('="0001"', "formula"), ("1.0", ".0"), ("01/02/2026", "a date")])
    def test_what_a_spreadsheet_did_is_named(self, candidate: str, hint: str) -> None:
        (fault,) = mark_sheet.parse([{"candidate": candidate, "mark": "3"}], maximum=60).faults
        assert (fault.name, hint in fault.expected) == ("row 1: candidate", True)

    def test_a_number_with_and_without_its_zeros_is_never_two_candidates(self) -> None:
        sheet = mark_sheet.parse([{"candidate": "0007", "mark": "3"}, {"candidate": "7", "mark": "4"}], maximum=60)
        assert sheet.marks == {"0007": 3}
        assert "0007 in row 1" in sheet.faults[0].expected

    def test_blank_rows_are_skipped_and_headings_mapped(self) -> None:
        rows: list[dict[str, object]] = [{"Cand No": "0001", "mark": "3"}, {"Cand No": "", "mark": None}]
        assert mark_sheet.parse(rows, maximum=60, columns={"candidate": "Cand No"}).marks == {"0001": 3}
        with pytest.raises(InvalidFact, match="the column candidate"):
            mark_sheet.parse(rows, maximum=60)
        with pytest.raises(InvalidFact, match="did you mean that"):
            mark_sheet.parse([{"candidate": "0001", "Mark": "3", "mark": ""}], maximum=60)

    def test_candidates_are_equal_after_nfc(self) -> None:
        rows = [{"candidate": "Rene\u0301", "mark": "1"}, {"candidate": "Ren\u00e9", "mark": "2"}]
        sheet = mark_sheet.parse(rows, maximum=60)
        assert sheet.marks == {"Ren\u00e9": 1}
        assert len(sheet.faults) == 1

    @given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["0", "7", "X", "y", "61"])), max_size=8))
    def test_a_row_is_either_kept_or_at_fault(self, rows: list[tuple[str, str]]) -> None:
        sheet = mark_sheet.parse([{"candidate": one, "mark": mark} for one, mark in rows], maximum=60)
        at_fault = {fault.name.split(":")[0] for fault in sheet.faults}
        assert len(sheet.entries) + len(at_fault) == len(rows)
        assert len(sheet.marks) == len(sheet.entries)

    @pytest.mark.parametrize("rows", ["0001,34", {"candidate": "0001", "mark": "34"}, None, 7])
    def test_no_rows(self, rows: Any) -> None:
        assert [name for name, _ in faults_of(lambda: mark_sheet.parse(rows, maximum=60))] == ["rows"]

    def test_all_malformed_facts_at_once(self) -> None:
        wrong: Any = None
        assert [name for name, _ in faults_of(lambda: mark_sheet.parse(wrong, maximum=0))] == ["maximum", "rows"]


# What a candidate may be: entered or not, with what on the sheet, absent or not.
CASES = [
    (entered, mark, away)
    for entered in (True, False)
    for mark in (None, 0, 5, ABSENT)
    for away in (True, False)
    if entered or not away
]


def naive(entered: bool, mark: Mark | None, away: bool) -> set[str]:
    """Say what is wrong with one candidate."""
    if mark is None:
        return {"mark_sheet.mark-missing"} if entered else set()
    if not entered:
        return {"mark_sheet.not-entered"}
    if away:
        return {0: {"mark_sheet.zero-for-absent"}, 5: {"mark_sheet.mark-for-absent"}, ABSENT: set()}[mark]
    return {"mark_sheet.absence-not-known"} if mark is ABSENT else set()


@pytest.mark.rule("MARK-1", "MARK-2")
class TestCheck:
    """MARK-1, and MARK-2: zero is never entered for an absent student."""

    @given(st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from(CASES)), st.booleans())
    def test_oracle(self, sheet: dict[str, tuple[bool, Mark | None, bool]], known: bool) -> None:
        ruling = mark_sheet.check(
            [one for one, (entered, _, _) in sheet.items() if entered],
            {one: mark for one, (_, mark, _) in sheet.items() if mark is not None},
            maximum=60,
            absent=[one for one, (_, _, away) in sheet.items() if away] if known else None,
        )
        judged = {"mark_sheet.mark-missing", "mark_sheet.not-entered"}
        if known:
            judged |= {"mark_sheet.zero-for-absent", "mark_sheet.mark-for-absent", "mark_sheet.absence-not-known"}
        wrong: dict[str, tuple[str, ...]] = {}
        for one in sorted(sheet):
            for code in naive(*sheet[one]) & judged:
                wrong[code] = (*wrong.get(code, ()), one)
        zeros = tuple(one for one, (_, mark, away) in sorted(sheet.items()) if mark == 0 and not (known and away))
        assert {finding.code: finding.params["candidates"] for finding in ruling.failed} == wrong
        assert {finding.code for finding in ruling.having(Outcome.PASSED)} == judged - wrong.keys()
        assert ruling.verdict is (Verdict.REFUSED if wrong else Verdict.ALLOWED)
        assert ruling.assumptions == (("OPEN-37",) if zeros else ())
        assert [finding.params["candidates"] for finding in ruling.having(Outcome.ADVICE)] == (
            [zeros] if zeros and not known else []
        )

    def test_order_never_matters(self) -> None:
        one = mark_sheet.check(["b", "a", "c"], {"c": 0, "b": 0}, maximum=60)
        other = mark_sheet.check({"a": 1, "b": 1, "c": 1}.keys(), {"b": 0, "c": 0}, maximum=60)
        assert one == other
        assert one.having(Outcome.ADVICE)[0].params == {"candidates": ("b", "c")}

    def test_the_edition_is_named(self) -> None:
        edition = EDITION_2025_26.varied(id="what if")
        assert mark_sheet.check([], {}, maximum=60, edition=edition).edition == "what if"
        assert mark_sheet.check([], {}, maximum=60).edition == "2025-26"

    def test_every_ruling_cites_page_14(self) -> None:
        ruling = mark_sheet.check(["a"], {}, maximum=60, absent=[])
        assert {(finding.rule, finding.page) for finding in ruling.findings} == {("MARK-1", 14), ("MARK-2", 14)}
        assert ruling.explain().count("(MARK-") == len(ruling.findings) == 5


class TestErrors:
    @pytest.mark.parametrize("mark", [True, 20.0, "20", None, -1, 61, "X", float("nan")])
    def test_no_mark(self, mark: Any) -> None:
        assert [name for name, _ in faults_of(lambda: mark_sheet.check(["0001"], {"0001": mark}, maximum=60))] == [
            "marks[0001]"
        ]

    @pytest.mark.parametrize("entered", ["0001", None, 1, {"0001": 1}, iter(["0001"])])
    def test_a_bare_text_is_not_a_collection(self, entered: Any) -> None:
        assert [name for name, _ in faults_of(lambda: mark_sheet.check(entered, {}, maximum=60))] == ["entered"]
        if entered is not None:
            assert "absent" in [
                name for name, _ in faults_of(lambda: mark_sheet.check(["0001"], {}, maximum=60, absent=entered))
            ]

    @pytest.mark.parametrize("sheet", [[("0001", 1)], "0001", None])
    def test_no_sheet(self, sheet: Any) -> None:
        assert [name for name, _ in faults_of(lambda: mark_sheet.check([], sheet, maximum=60))] == ["marks"]

    def test_a_candidate_twice(self) -> None:
        assert faults_of(lambda: mark_sheet.check(["0001", "0002", "0001"], {}, maximum=60)) == [("entered", "'0001'")]

    def test_absent_without_being_entered(self) -> None:
        def check() -> object:
            return mark_sheet.check(["0001"], {}, maximum=60, absent=["0009", "0001", "0003"])

        assert faults_of(check, ImpossibleFacts) == [("absent", "'0003'"), ("absent", "'0009'")]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {"entered": "0001", "maximum": 0, "marks": {1: 1}, "absent": [""], "edition": "2025-26"}
        assert [name for name, _ in faults_of(lambda: mark_sheet.check(**wrong))] == [
            *("entered", "maximum", "marks", "absent", "edition")
        ]


class TestCandidateNumber:
    @pytest.mark.parametrize(("number", "text"), [(1, "0001"), (42, "0042"), (999, "0999"), (9999, "9999")])
    def test_four_digits(self, number: int, text: str) -> None:
        assert mark_sheet.candidate_number(number) == text

    @pytest.mark.parametrize("number", [0, 10_000, -1, True, 7.0, "7", None])
    def test_no_number(self, number: Any) -> None:
        assert [name for name, _ in faults_of(lambda: mark_sheet.candidate_number(number))] == ["number"]

    def test_it_is_never_applied_by_itself(self) -> None:
        assert mark_sheet.parse([{"candidate": "7", "mark": "1"}], maximum=60).marks == {"7": 1}
        assert faults_of(lambda: mark_sheet.check([7], {}, maximum=60)) == [("entered", "7")]  # type: ignore[list-item]
