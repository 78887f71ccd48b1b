"""Good tables that are spoiled at random, in cells and headings, mean the same to whole tables and to `read_rows`.

The answer is that of the scalar layer about what it reads, or the row is at fault in both, at the same cell.
"""

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import pytest
from frames.engines import ENGINES, FAST, frame_of, rows_of
from frames.readers import COLUMNS, faults_of, same_answers
from frames.test_spellings import BLANKS, MIXED
from hypothesis import given
from hypothesis import strategies as st
from spaces import SHARE

from btec_rules import InvalidFact, read_rows
from btec_rules.interop import frames
from btec_rules.interop.frames.cells import _NO_SPACE
from btec_rules.model.cells import is_blank

TRUE: Mapping[str, Sequence[str | None]] = {
    "learner": ["Ann", " Ann", "Ben", "0001", "\u00e9", "e\u0301"],
    "subject": ["Sport", "603/7068/3", "Enterprise", "art & design practice"],
    "component": ["1", "2", "3", "C1", "Component 2", "3.0", None],
    "series": ["2025-06", "Jun-25", "2026-01", "Dec 2025/Jan 2026", "2024-01", "24/6A"],
    "ums": ["34", "034", "34.0", "X", "Q", None],
    "status": [None, "", "sat", "Planned", "absent"],
    "psa": [None, "2025-06", "June 2025"],
    "claimed": ["yes", "Y", "no", None, ""],
}
"""Cells that can be read, and mean the same thing more often than not; together they may contradict each other."""
SPOILED: Mapping[str, Sequence[str | None]] = {
    "learner": ["1E5", "1.0", '="0001"', "01/02/2026", "Ann\x1b[31m", "Ann\n", "x" * 65, *BLANKS, None],
    "subject": ["Chess", "Sports", "603/7047/7", "Art", *BLANKS, None],
    "component": ["4", "0", "1.5", "first", "\u0661", *BLANKS, None],
    "series": ["2026-02", "2025-12", "30/06/2025", "Dec/Jan 2026", "Winter 2026", "2022-06", "BB25", *BLANKS, None],
    "ums": ["U", "P", "-1", "10001", "34,5", "3e1", *BLANKS],
    "status": ["saat", "late", "1", "Absent.", *BLANKS],
    "psa": ["June", "2026", "25/9A", *BLANKS],
    "claimed": ["maybe", "2", "x", "yes.", *BLANKS],
}
Row = dict[str, Any]


@st.composite
def tables(draw: Any) -> tuple[list[Row], list[str]]:
    """Draw a few rows, some of them twice or blank, with a few spoiled cells, and the columns that the table has."""
    rows = draw(
        st.lists(
            st.fixed_dictionaries({name: st.sampled_from(TRUE[name]) for name in COLUMNS}), min_size=1, max_size=10
        )
    )
    rows += [dict(rows[place % len(rows)]) for place in draw(st.lists(st.integers(0, 9), max_size=2))]
    rows += [dict.fromkeys(COLUMNS, blank) for blank in draw(st.lists(st.sampled_from([*BLANKS, None]), max_size=1))]
    for place, name in draw(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(COLUMNS)), max_size=3)):
        rows[place % len(rows)][name] = draw(st.sampled_from(SPOILED[name]))
    left_out = draw(st.sets(st.sampled_from(["ums", "status", "psa", "claimed"])))
    return rows, [name for name in COLUMNS if name not in left_out]


def places_at_fault(rows: Sequence[Mapping[str, object]]) -> list[tuple[object, ...]]:
    """Give each row that the scalar reader finds at fault, with its first column; of a sitting that is there twice and
    not the same, every good row.
    """
    faults = {number: fact for number, (fact, _) in faults_of(rows).items()}
    return sorted(((*rows[number - 1].values(), fact) for number, fact in faults.items() if fact), key=str)


def same_places(rows: Sequence[Mapping[str, object]], frame: Any) -> None:
    """Compare the cells at fault; contradictions apart, of which whole tables list every row and rows the later one."""
    columns = list(rows[0])
    contradicting = "what the other row says of it, or only one of the two rows"
    found = [
        (*(row[name] for name in columns), row["fact"])
        for row in rows_of(frames.problems(frame))
        if row["code"] == "invalid-fact" and row["expected"] != contradicting
    ]
    assert sorted(found, key=str) == places_at_fault(rows)


@pytest.mark.parametrize("engine", FAST)
@given(made=tables())
def test_spoiled_cells(engine: str, made: tuple[list[Row], list[str]]) -> None:
    rows, columns = made
    kept = [{name: row[name] for name in columns} for row in rows]
    frame = frame_of(engine, {name: [row[name] for row in kept] for name in columns})
    same_answers(kept, frame)
    same_places(kept, frame)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_large_spoiled_table(engine: str) -> None:
    """Learners of several subjects, so that one of their rows spoils the others."""
    chance = random.Random(2_025)
    rows: list[Row] = []
    learners = 1_200 if SHARE == "all" else 400
    for number in range(learners):
        for _ in range(chance.randint(1, 4)):
            row = {name: chance.choice(TRUE[name] if name == "subject" else cells) for name, cells in MIXED.items()}
            rows.append({"learner": f"L{number}", **row, "component": chance.choice("12")})
        if number % 3 == 0:
            name = chance.choice(COLUMNS[1:])
            rows[-1][name] = chance.choice(SPOILED[name])
    rows = [{name: row[name] for name in COLUMNS} for row in rows]
    read = read_rows(rows)
    assert learners / 6 < len(read.bad) < learners * 5 / 6
    assert len(read.entries) > learners / 6
    frame = frame_of(engine, {name: [row[name] for row in rows] for name in COLUMNS})
    same_answers(rows, frame)
    same_places(rows, frame)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_in_which_every_cell_is_bad_in_a_way_of_its_own(engine: str) -> None:
    """As where names stand in the subject's column, or a spreadsheet's numbers of days in that of the series."""
    good = {name: TRUE[name][0] for name in COLUMNS} | {"status": "sat"}
    rows = [{**good, "learner": f"L{number}", "series": str(45_000 + number)} for number in range(200)]
    rows += [{**good, "learner": f"M{number}", "subject": f"Ann {number}"} for number in range(200)]
    frame = frame_of(engine, {name: [row[name] for row in rows] for name in COLUMNS})
    same_answers(rows, frame)
    same_places(rows, frame)


def misspelt(chance: random.Random, name: str) -> str:
    """Write a heading as people do, or as quite another."""
    ways = [
        name,
        name,
        name.upper(),
        name.title(),
        f" {name}",
        f"{name}s",
        f"{name[:2]}_{name[2:]}",
        f"my {name}",
        name[:-1],
    ]
    return chance.choice(ways)


@pytest.mark.parametrize("engine", ENGINES)
def test_spoiled_headings(engine: str) -> None:
    """A heading that nearly is one is refused in the same words, every other one is left alone."""
    chance = random.Random(engine)
    row = {name: TRUE[name][0] for name in COLUMNS} | {"status": "sat"}
    told = 0
    for _ in range(12 if engine == "pyspark" else 40):
        headings = {name: misspelt(chance, name) if chance.random() < 0.3 else name for name in COLUMNS}
        spoiled = {headings[name]: cell for name, cell in row.items()}
        try:
            read_rows([spoiled])
        except InvalidFact as error:
            expected = {fault.expected for fault in error.faults if "did you mean" in fault.expected}
            with pytest.raises(InvalidFact) as caught:
                frames.terminal_rule(frame_of(engine, {name: [cell] for name, cell in spoiled.items()}))
            found = {fault.expected for fault in caught.value.faults if "did you mean" in fault.expected}
            assert found == expected
            told += 1
        else:
            same_answers([spoiled], frame_of(engine, {name: [cell] for name, cell in spoiled.items()}))
    assert told > 2


def test_headings_of_the_tables_own_are_renamed_for_a_frame_and_mapped_for_rows() -> None:
    columns = {"learner": "UPN", "component": "Unit", "claimed": "Cashed in"}
    cells: list[Row] = [{name: said[0] for name, said in TRUE.items()}, {"learner": "Ben", "subject": "Chess"}]
    rows = [{columns.get(name, name): row.get(name) for name in COLUMNS} for row in cells]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    with pytest.raises(InvalidFact, match="no column learner"):
        frames.terminal_rule(frame)
    same_answers(rows, frame.rename({heading: name for name, heading in columns.items()}), columns=columns)


def test_what_is_blank_is_so_in_every_column() -> None:
    every = {chr(number) for number in range(0x11_0000) if is_blank(chr(number))}
    assert every == {one for one in every if not re.search(_NO_SPACE, one)}
    assert all(re.search(_NO_SPACE, chr(number)) for number in range(0x1_1000) if chr(number) not in every)
