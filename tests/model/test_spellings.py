"""Spellings: every way of writing a fact that the doors read, and every way that they refuse.

The proof is by writing: true records are written in every spelling and read back, and cells and headings are spoilt at
random. The answer is the right record or a fault at that very cell, and never another fact.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import InvalidFact, LearnerRecord, Season, Series, Sitting, Status, read_rows, subjects
from btec_rules._values.facts import Facts
from btec_rules.model.row_reader import RowsRead
from btec_rules.model.spellings import (
    SPELLINGS,
    read_component,
    read_ident,
    read_series,
    read_status,
    read_subject,
    read_ums,
    read_yes_no,
)

JUNE_25, JAN_26 = Series.june(2025), Series.january(2026)


def series_in_words(series: Series) -> list[str]:
    """Write a series in every way that the doors read."""
    year, before = series.year, series.year - 1
    short = f"{year % 100:02}"
    if series.season is Season.JUNE:
        words = [
            f"S{short}",
            f"May/June  {year}",
            f"may/jun {year}",
            f"Summer {year}",
            f"S{year}",
            f"{short}/6A",
            f"{year}/6A",
            f"6B{short}",
            f"6B {short}",
            f"6A{year}",
            f"May-June {year}",
            f"{year} June",
            f"Jun/{short}",
            f"June\u00a0{year}",
            f"Jun\u2013{short}",
            f"June \u2019{short}",
        ]
        months = ["June", "Jun", "MAY"]
    else:
        words = [
            f"December {before}/January {year}",
            f"Dec {before}/Jan {year}",
            f"Dec/Jan {before}-{short}",
            f"Dec {before}",
        ]
        words += [f"{short}/1A", f"1B{short}", f"1A {year}", f"December/January {before}/{year}"]
        words += [
            f"Dec/Jan {before % 100:02}/{short}",
            f"Dec {before % 100:02} - Jan {short}",
            f"Winter {before}/{short}",
        ]
        months = ["January", "Jan"]
    words += [f"{month} {year}" for month in months] + [f"{month}-{short}" for month in months]
    return [series.code, series.label, *words]


@pytest.mark.parametrize("series", [JUNE_25, JAN_26, Series.june(2031), Series.january(2023)])
def test_every_spelling_of_a_series(series: Series) -> None:
    for written in series_in_words(series):
        for cell in (written, f" {written}\u00a0", written.upper(), written.lower()):
            facts = Facts()
            assert read_series(facts, "series", cell) == series, cell
            assert not facts.faults


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("2026-02", "no series is in that month"),
        ("2026-1", "did you mean 2026-01"),
        ("2026-5", "did you mean 2026-06"),
        ("2025-12", "2026-01"),
        ("30/06/2025", "a date is none"),
        ("2025-06-30", "a date is none"),
        (datetime.date(2025, 6, 30), "a date is none"),
        ("Dec/Jan 2026", "December 2025/January 2026 or December 2026/January 2027"),
        ("Winter 2026", "December 2025/January 2026 or December 2026/January 2027"),
        ("W2026", "say both years"),
        ("Dec/Jan 1999", "a series such as 2026-06"),
        ("Dec/Jan 2999", "a series such as 2026-06"),
        ("Dec 2025/Jan 2027", "a December and the January after it"),
        ("25/9A", "the month is 6"),
        ("BB25", "the month is 6"),
        ("June 1999", "2000 to 2999"),
        ("25/8A", "the month is 6"),
        ("N25", "a series such as"),
        *((cell, "only two series a year") for cell in ("Nov 25", "November 2025", "Sept-25", "Mar 26", "autumn 2025")),
        *(
            (cell, "did you mean 2025-06?")
            for cell in ("06/2025", "6/2025", "06-2025", "06/25", "202506", 202506, 2025.06)
        ),
        *((cell, "no series is in that month") for cell in ("11/2025", "11 2025", "2025-11")),
        ("12/2025", "2026-01"),
        *((cell, "did you mean 2026-01 or 2026-06?") for cell in ("2025/26", "25/26", "2025-2026")),
        *((cell, "in a spreadsheet 45823 is 15 June 2025") for cell in (45823, "45823", 45823.0, 45823.75)),
        *((cell, "a date is none") for cell in ("15 June 2025", "15-Jun-25", "June 15, 2025", "2025-06-15 09:00:00")),
        *((cell, "the year alone") for cell in ("2026", 2026)),
        ("25-Jun", "a day in June, or June 2025"),
        ("\uff12\uff10\uff12\uff15-06", "a series such as"),
        *((cell, "a series such as") for cell in ("", None, "june", "Jun 2", True, 1e300, float("inf"), b"2025-06")),
    ],
)
def test_what_is_no_series_or_could_be_two_says_what_would_do(cell: object, hint: str) -> None:
    facts = Facts()
    assert read_series(facts, "series", cell) is None
    assert hint in facts.faults[0].expected


def test_the_typed_api_takes_codes_and_its_own_labels_only() -> None:
    for series in (JUNE_25, JAN_26):
        assert Series.parse(series.code) == Series.parse(series.label) == series
    for cell in ("June 2025", "Dec 2025/Jan 2026", "S2025", " 2025-06", "may/june 2025", "May/June 3025"):
        with pytest.raises(ValueError, match="a code such as"):
            Series.parse(cell)


@pytest.mark.parametrize("subject", subjects.ALL)
def test_subjects_by_title_and_number(subject: Any) -> None:
    written = [subject.title, subject.title.upper(), f" {subject.title} ", subject.title.replace("and", "&")]
    if subject.qan is not None:
        written += [subject.qan, subject.qan.replace("/", "")]
    for cell in written:
        assert read_subject(Facts(), "subject", cell) is subject, cell
    assert read_subject(Facts(), "subject", "Art and Design") is subjects.ART_AND_DESIGN_PRACTICE


def test_the_page_of_spellings_says_what_is_read() -> None:
    """Each spelling that the page prints for a word or number is read, in its column."""
    said = {(column, means): written for column, written, means in SPELLINGS}
    for (column, means), written in said.items():
        for one in written.split(" (")[0].split(", "):
            facts = Facts()
            if column == "status" and one != "blank":
                assert read_status(one) is not None, one
            elif column == "ums" and one != "blank":
                assert read_ums(facts, "ums", one) != (None, None), one
            elif column == "claimed":
                assert read_yes_no(facts, "claimed", "" if one == "blank" else one) is ("cashed" in means), one
            elif column in {"series", "psa"} and "series; blank" not in written:
                for each in one.split("; "):
                    found = read_series(facts, "series", each)
                    assert found in {Series.june(2026), JAN_26}, each
                    assert found is not None
                    assert found.label == means, each
            elif column == "component":
                assert read_component(facts, "component", one, (1, 2)) == 1, one
            assert not facts.faults, one


WORDS: Mapping[Status, list[object]] = {
    Status.SAT: ["sat", "Sat", " taken "],
    Status.PLANNED: ["planned", "Entered", "PLANNED"],
    Status.ABSENT: ["absent", "X", "abs", "A"],
}


@st.composite
def written_records(draw: st.DrawFn) -> tuple[LearnerRecord, list[dict[str, object]]]:
    """Draw a record, and the rows of a table that say it, each cell in some spelling."""
    places = draw(
        st.lists(
            st.tuples(st.integers(1, 3), st.sampled_from([JUNE_25, JAN_26, Series.june(2026)])),
            unique=True,
            min_size=1,
            max_size=6,
        )
    )
    claimed = draw(st.sets(st.sampled_from(sorted({series for _, series in places}))))
    sittings, rows = [], []
    for component, series in places:
        status = draw(st.sampled_from(Status))
        ums = draw(st.none() | st.integers(0, 90)) if status is Status.SAT else None
        sittings.append(Sitting(component, series, ums, status=status))
        number = draw(
            st.sampled_from([component, float(component), str(component), f"C{component}", f"Component {component}"])
        )
        blank = draw(st.sampled_from(["", None, " ", float("nan")]))
        score = blank if ums is None else draw(st.sampled_from([ums, float(ums), str(ums), f"{ums}.0", f" {ums}"]))
        said = draw(st.sampled_from(WORDS[status]))
        if ums is None and draw(st.booleans()):
            said, score = blank, {Status.SAT: "Q", Status.ABSENT: "X", Status.PLANNED: blank}[status]
        elif ums is not None and draw(st.booleans()):
            said = blank
        cashed = draw(
            st.sampled_from(["yes", "Y", True, 1, "TRUE"] if series in claimed else ["no", "N", False, 0, "", None])
        )
        rows.append(
            {
                "learner": draw(st.sampled_from(["Ann", " Ann", "Ann\u00a0"])),
                "component": number,
                "series": draw(st.sampled_from(series_in_words(series))),
                "ums": score,
                "status": said,
                "claimed": cashed,
            }
        )
    return LearnerRecord(subjects.SPORT, sittings, claimed=claimed), rows


@given(written_records())
def test_a_record_in_any_spelling_comes_back(written: tuple[LearnerRecord, list[dict[str, object]]]) -> None:
    record, rows = written
    found = read_rows(rows, subject=subjects.SPORT)
    assert not found.faults
    assert found.records == {"Ann": record}


@pytest.mark.parametrize(
    "cell",
    ["Pass", "L2 P", "L2P", "Level 1 Merit", "l1-d", "Distinction*", "D", "2D*", "P2", "U", "Fail", "Unclassified"],
)
def test_a_grade_is_no_ums(cell: str) -> None:
    facts = Facts()
    assert read_ums(facts, "ums", cell) == (None, None)
    assert facts.faults[0].expected == "a UMS; this is a grade"


@pytest.mark.parametrize("cell", ["Unit 1", "unit1", "C1", "Component-1", "component_1", 1.0, "01", " 1 "])
def test_a_component_in_words(cell: object) -> None:
    assert read_component(Facts(), "component", cell, (1, 2, 3)) == 1


@pytest.mark.parametrize("cell", ["-1", "one", "C 1a", "11", "4", 0, True, None, "\uff11", "U", "1st"])
def test_what_is_no_component(cell: object) -> None:
    facts = Facts()
    assert read_component(facts, "component", cell, (1, 2, 3)) is None
    assert len(facts.faults) == 1


@pytest.mark.parametrize(
    ("cell", "learner"),
    [
        (1, "1"),
        (1.0, "1"),
        (Decimal(1), "1"),
        ("0001", "0001"),
        (999990240012.0, "999990240012"),
        ("\u200bAnn\u202f", "Ann"),
        ("\ufeffAnn", "Ann"),
    ],
)
def test_an_id(cell: object, learner: str) -> None:
    assert read_ident(Facts(), "learner", cell) == learner


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *((cell, "how some programs write a blank") for cell in ("nan", "None", "NULL", "#N/A", "<NA>", "NaT")),
        ("#REF!", "formula that failed"),
        *((cell, "digits are not 0 to 9") for cell in ("\uff11\uff12", "A\u0661")),
        ("1.0", "has added the .0"),
        ('="0001"', "between the quotes"),
        ("9.99E+11", "last digits are lost"),
        ("01/02/2026", "that is a date"),
        *((cell, "a text of one line") for cell in (2.0**60, 1.5, True, -1, None, "", "A\x1b[31m", "A\nB", b"A")),
        (Decimal("99999999999999.99999999"), "a text of one line"),
    ],
)
def test_what_is_no_id(cell: object, said: str) -> None:
    facts = Facts()
    assert read_ident(facts, "learner", cell) == ""
    assert said in facts.faults[0].expected


def test_a_number_that_a_float_can_not_hold_is_no_whole_number() -> None:
    facts = Facts()
    assert read_ums(facts, "ums", Decimal("34.00000000000000000001")) == (None, None)
    assert read_ums(facts, "ums", Decimal("34.000")) == (34, Status.SAT)
    assert len(facts.faults) == 1


SPOILT: Mapping[str, list[object]] = {
    "component": ["4", "C9", 0, 1.5, "one", True, [1]],
    "series": ["2026-02", "Dec/Jan 2026", "June", 2026, None, datetime.date(2026, 6, 1), "30/06/2026"],
    "ums": ["U", "P", "L2M", -1, 10_001, "34.5", "thirty", True, "=34"],
    "status": ["late", "saat", 1, "n/a", "sat!"],
    "claimed": ["maybe", 2, "x", "cashed?"],
}


@given(written_records(), st.data())
def test_a_spoilt_cell_is_a_fault_at_that_cell(
    written: tuple[LearnerRecord, list[dict[str, object]]], data: st.DataObject
) -> None:
    _, rows = written
    place = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(sorted(SPOILT)))
    rows[place] = {**rows[place], column: data.draw(st.sampled_from(SPOILT[column]))}
    headings = data.draw(st.sampled_from([{}, {column: "Their own"}]))
    given = [{headings.get(name, name): cell for name, cell in row.items()} for row in rows]
    found: RowsRead = read_rows(given, subject=subjects.SPORT, columns=headings)
    assert not found.records
    names = [fault.name for fault in found.faults]
    assert f"row {place + 1}: {headings.get(column, column)}" in names
    assert {name.split(":")[0] for name in names} == {f"row {place + 1}"}


@given(written_records(), st.data())
def test_a_spoilt_heading_is_never_ignored(
    written: tuple[LearnerRecord, list[dict[str, object]]], data: st.DataObject
) -> None:
    _, rows = written
    place = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(["learner", "component", "series", "ums", "status", "claimed"]))
    heading = data.draw(
        st.sampled_from([column.upper(), column.title(), f" {column}", f"{column}_", f"{column[:3]} {column[3:]}"])
    )
    rows[place] = {heading if name == column else name: cell for name, cell in rows[place].items()}
    if place == 0:
        with pytest.raises(InvalidFact):
            read_rows(rows, subject=subjects.SPORT)
    else:
        found = read_rows(rows, subject=subjects.SPORT)
        assert not found.records or (column == "learner" and found.nameless)
        assert any(fault.name == f"row {place + 1}: {heading}" for fault in found.faults)
