"""Every spelling goes through every engine, and means what the scalar reader says, cell by cell, good and bad.

What is compared with is `read_rows` and the scalar rulings. A cell need not be good to be here: what is looked at is
that both layers say the same of it.
"""

import datetime
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from frames.engines import ENGINES, frame_of, of_objects, rows_of
from frames.readers import COLUMNS, ROW, columns_of, faults_of, same_answers, same_faults
from frames.scalar import question
from spaces import SHARE

from btec_rules import EDITION_2025_26, InvalidFact, Series, Status, read_rows, subjects
from btec_rules._values.facts import Facts
from btec_rules.interop import frames
from btec_rules.interop.frames.cells import _ODD_ID
from btec_rules.model.spellings import SPELLINGS, STATUSES, YES_OR_NO, read_ident

JANUARY, JUNE = Series.january(2026), Series.june(2025)
BLANKS = ("", " ", "\t", "\u00a0")
BAD = ("?", "=1", "1.5", "-1", "two\nlines", "1\n", "\n1", "\u0661", "1e1", "nan", "None", "x" * 65, "'", "\\")
TEXTS: Mapping[str, Sequence[str]] = {
    "learner": ("Ann", "Ann Smith", " Ann", "Ann\u00a0", "0001", "1", "01/02/2026", "2026-01-02", "1.0", "12.0", "a.0", '="0001"',
                "e\u0301", "\u00e9", "x" * 64, " " + "x" * 64 + " ", "L'Ann", "1-2", "12345678", "A/1/2/26"),
    "subject": (
        *(title for one in subjects.ALL for title in (one.title, one.title.upper(), one.title.replace("and", "&"))),
        *(qan for one in subjects.ALL if one.qan for qan in (one.qan, one.qan.replace("/", ""))),
        "Art and Design", "art & design", "Chess", "Sport ", "Sports", "603/7047/7",
    ),
    "component": ("1", "3", "03", "003", "C3", "c 3", "Comp 3", "Comp. 3", "COMPONENT 3", "3.0", "3.00", "4", "0", "99", "100"),
    "series": (
        "2026-02", "2026-1", "2026-5", "2025-12", "30/06/2025", "2025-06-30", "Dec/Jan 2026", "Winter 2026", "W2026",
        "Dec 2025/Jan 2027", "25/9A", "BB25", "June 1999", "June 3000", "june", "2026", "Jun 2", "S25", "Summer 2025",
        "1999-06", "2999-06", "3000-01", "2022-06", "2026-01\n",
    ),
    "ums": ("0", "00", "34", "034", "34.0", "34.00", "10000", "10001", "123456", "x", "X", "a", "ABS", "q", "Q", "#", "P", "U", "L2M"),
    "status": (*STATUSES, "Sat", "saat", "late", "1", "true"),
    "claimed": (*YES_OR_NO, "YES", "Y", "1.0", "2", "maybe", "x"),
    "psa": ("2025-06", "Jun-25", "June", "2026"),
}  # fmt: skip
OBJECTS: Sequence[object] = (
    None, float("nan"), pd.NA, pd.NaT, 1, 3, 0, -1, 34, 34.0, 3.0, 1.5, float("inf"), 1e300, True, False, np.bool_(1),
    np.int64(3), np.float64(3), np.float32(34), Decimal(3), Decimal("34.0"), Decimal("1.5"), Decimal("NaN"),
    Decimal("sNaN"), b"3", 1j, ("x",), ["x"], {}, 10**70, 10**5_000, 60370476, 202506, JUNE, Status.ABSENT,
    subjects.SPORT, datetime.date(2025, 6, 1), datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC), pd.Timestamp("2025-06-01"),
    pd.Period("2025-06", "M"), "lone \ud800 surrogate", "Ann",
)  # fmt: skip


def written_in(column: str) -> list[str]:
    """List the spellings that the page prints for a column, and those of here, each in some capitals and spaces."""
    printed = [one for name, written, _ in SPELLINGS if name == column for one in re.split("[,;] ", written)]
    plain = dict.fromkeys((*TEXTS[column], *printed, *BAD))
    return [*dict.fromkeys(form for one in plain for form in (one, f" {one.swapcase()}\u00a0")), *BLANKS]


def varied(column: str, cells: Sequence[object], **more: object) -> list[dict[str, object]]:
    """Give each cell a row of its own, with a learner of its own."""
    rows = [{**ROW, **more, "learner": f"L{number}", column: cell} for number, cell in enumerate(cells)]
    return [{name: row[name] for name in COLUMNS} for row in rows]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("column", [name for name in COLUMNS if name != "learner"])
def test_every_spelling(column: str, engine: str) -> None:
    rows = varied(column, written_in(column))
    frame = frame_of(engine, columns_of(rows))
    same_faults(rows, frame)
    faults = faults_of(rows)
    assert len(faults) < len(rows)
    same_answers(rows, frame)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_spelling_of_an_id(engine: str) -> None:
    cells = [*written_in("learner"), None]
    rows = [{**ROW, "learner": cell} for cell in cells]
    good = {read_ident(Facts(), "learner", cell) for cell in cells} - {""}
    found = rows_of(frames.terminal_rule(frame_of(engine, columns_of(rows))))
    assert {row["learner"] for row in found if row["verdict"] != "INVALID"} == good
    bad = {cell or "" for cell in cells if not read_ident(Facts(), "learner", cell)}
    words = {"" if not cell.strip(" \t\u00a0") else cell for cell in bad}
    assert {row["learner"] for row in found if row["verdict"] == "INVALID"} == words
    problems = rows_of(frames.problems(frame_of(engine, columns_of(rows))))
    assert Counter(row["learner"] or "" for row in problems) == Counter(
        cell or "" for cell in cells if not read_ident(Facts(), "learner", cell)
    )
    assert {row["fact"] for row in problems} == {"learner"}


def test_an_id_that_the_scalar_reader_is_not_asked_about_is_one_that_it_takes_as_it_is() -> None:
    chance = random.Random(2026)
    letters = "aZ09eE+ .-_/='\u00e9\n\t\x1b\x7f\u00a0"
    checked = 0
    for _ in range(50_000):
        one = "".join(chance.choice(letters) for _ in range(chance.randint(0, 12)))
        one = chance.choice(["nan", "None", "NULL", "n/A", "NaT", "<NA>", "#N/A"]) if chance.random() < 0.01 else one
        if len(one) <= 64 and not re.search(_ODD_ID.replace("$", r"\Z"), one):
            checked += 1
            assert read_ident(Facts(), "learner", one) == one
    assert checked > 1_000


@pytest.mark.parametrize("engine", ENGINES)
def test_every_status_beside_every_ums(engine: str) -> None:
    said = ["sat", "Taken", "planned", "entered", "absent", "X", "A", "late", "", None]
    shown = ["34", "0", "X", "abs", "Q", "#", "U", "", " ", None]
    rows = [{**ROW, "learner": f"{one}, {other}", "status": one, "ums": other} for one in said for other in shown]
    frame = frame_of(engine, columns_of(rows))
    same_answers(rows, frame)
    same_faults(rows, frame)
    without = {name: cells for name, cells in columns_of(rows).items() if name != "status"}
    kept = [{name: cell for name, cell in row.items() if name != "status"} for row in rows]
    same_answers(kept, frame_of(engine, without))


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("place", [0, 150])
def test_every_object_of_pandas(column: str, place: int) -> None:
    plain = TEXTS[column][0]
    cells = [plain] * place + list(OBJECTS)
    if column == "learner":
        rows = [{**ROW, "learner": cell} for cell in cells]
        found = rows_of(frames.terminal_rule(of_objects(columns_of(rows))))
        good = {read_ident(Facts(), "learner", cell) for cell in cells} - {""}
        assert {row["learner"] for row in found if row["verdict"] != "INVALID"} == good
        words = {row["learner"] for row in found if row["verdict"] == "INVALID"}
        assert {"", "-1", "1.5", "True", "a value of type tuple", "'lone \\ud800 surrogate'"} <= words
        assert "of another type\n" not in words
        return
    rows = varied(column, cells)
    frame = of_objects(columns_of(rows))
    same_answers(rows, frame)
    same_faults(rows, frame)


NUMBERS: Mapping[str, Any] = {
    "ints": ("int64", [1, 2, 3, 0, -1, 34, 10_000, 10_001, None]),
    "floats": ("float64", [1.0, 2.0, 3.0, 0.0, -0.0, -1.0, 34.0, 1.5, 10_000.0, 10_001.0, 1e300, float("inf"), None]),
    "decimals": ("decimal128(9, 2)", [Decimal(one) for one in ("1.00", "2.00", "34.00", "1.50", "-1.00")]),
    "truths": ("bool_", [True, False, None]),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("column", ["component", "ums", "claimed", "subject", "learner"])
@pytest.mark.parametrize("kind", NUMBERS)
def test_columns_of_numbers(kind: str, column: str, engine: str) -> None:
    if kind == "truths" and column != "claimed":
        return  # such a column is refused
    _, cells = NUMBERS[kind]
    if column == "learner":
        rows = [{**ROW, "learner": cell} for cell in cells]
        found = rows_of(frames.terminal_rule(frame_of(engine, columns_of(rows))))
        good = {read_ident(Facts(), "learner", cell) for cell in cells} - {""}
        assert {row["learner"] for row in found if row["verdict"] != "INVALID"} == good
        return
    rows = varied(column, cells)
    frame = frame_of(engine, columns_of(rows))
    same_answers(rows, frame)
    same_faults(rows, frame)


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_of_qualifications(engine: str) -> None:
    rows = varied("subject", [int(one.qan.replace("/", "")) for one in subjects.ALL if one.qan])
    same_answers(rows, frame_of(engine, columns_of(rows)))


MIXED: Mapping[str, Sequence[object]] = {
    "subject": ["Sport", "sport", "603/7068/3", "SPORT "],
    "component": ["1", "2", "3", "C1", "Component 2", "3.0", "1", "2", "3", None, ""],
    "series": ["2025-06", "Jun-25", "June 2025", "2026-01", "Dec 2025/Jan 2026", "2024-01", "2025-06", "2026-02"],
    "ums": ["34", "034", "34", None, "", "Q", "X", "34.0", "34", "U"],
    "status": [None, "", "sat", "SAT", "planned", "absent", None, None, None],
    "psa": [None, None, None, None, "2025-06", "June 2025", ""],
    "claimed": ["yes", "no", "Y", None, "", "N", "no", "no"],
}


def mixed(seed: int, learners: int, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Draw rows of learners: repeated ones, ones that contradict, about the award, blank, in any spelling."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    for number in range(learners):
        ids = [f"L{number}", f" L{number}", f"L{number}\u00a0"]
        its = [
            {"learner": chance.choice(ids), **{name: chance.choice(cells) for name, cells in MIXED.items()}}
            for _ in range(chance.randint(1, 4))
        ]
        rows += its
        rows += [dict(chance.choice(its), learner=chance.choice(ids)) for _ in range(chance.randint(0, 2))]
        if chance.random() < 0.1:
            rows.append(dict.fromkeys(("learner", *MIXED), chance.choice([None, "", " "])))
    return [{name: row[name] for name in columns} for row in rows]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("left_out", [(), ("psa",), ("status",), ("claimed", "psa"), ("ums",)])
def test_tables_of_every_kind(left_out: Sequence[str], engine: str) -> None:
    columns = [name for name in COLUMNS if name not in left_out]
    learners = 1_500 if SHARE == "all" else 400
    rows = mixed(len(left_out), learners, columns)
    frame = frame_of(engine, {name: [row[name] for row in rows] for name in columns})
    read = read_rows(rows)
    assert read.repeated
    assert len(read.entries) > learners / 5
    assert len(read.bad) > learners / 5
    same_answers(rows, frame)
    faulty = {rows[number - 1]["learner"].strip(" \u00a0") for number in faults_of(rows)}
    listed = {
        row["learner"].strip(" \u00a0") for row in rows_of(frames.problems(frame)) if row["code"] == "invalid-fact"
    }
    assert listed == faulty


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_of_one_sitting_in_two_spellings_is_one_and_two_that_differ_are_listed(engine: str) -> None:
    one = {**ROW, "component": "1", "claimed": "no"}
    again = {
        **one,
        "learner": "Ann ",
        "subject": "603/7068/3",
        "component": "C1",
        "series": "Jun-25",
        "ums": "34.0",
        "status": "sat",
    }
    other = {**again, "ums": "35"}
    assert not rows_of(frames.problems(frame_of(engine, columns_of([one, again, again]))))
    found = rows_of(frames.problems(frame_of(engine, columns_of([one, again, other]))))
    assert [(row["code"], row["fact"]) for row in found] == [("invalid-fact", "component")] * 3
    (answer,) = rows_of(frames.retakes(frame_of(engine, columns_of([one, again])), component=1, series=JANUARY))
    assert (
        answer["code"]
        == question("retakes", component=1, series=JANUARY)(
            read_rows([one, again], subject=subjects.SPORT).records["Ann"], EDITION_2025_26
        )["code"]
    )


def test_what_cant_be_asked_is_said_before_what_was_not_in_force_yet() -> None:
    """Component 1 of Construction is external, so there is no retake of it, whatever the learner's sittings."""
    title = "Construction and the Built Environment"
    rows = [{**ROW, "subject": title, "component": "2", "series": "2022-06"}]
    ask = question("retakes", component=1, series=JANUARY)
    expected = ask(read_rows(rows, subject=None).records[f"Ann ({title})"], EDITION_2025_26)
    (found,) = rows_of(frames.retakes(pl.DataFrame(columns_of(rows)), component=1, series=JANUARY))
    assert found["code"] == expected["code"] == "invalid-fact"
    with pytest.raises(InvalidFact, match="component"):
        frames.retakes(pl.DataFrame(columns_of(rows)), component=9, series=Series.june(2022))


def test_a_period_of_pandas_is_refused_and_one_among_texts_is_a_bad_row() -> None:
    rows = varied("series", ["2025-06", pd.Period("2025-06", "M")])
    assert [row["fact"] for row in rows_of(frames.problems(of_objects(columns_of(rows))))] == ["series"]
    table = pd.DataFrame(columns_of(rows)).assign(series=pd.period_range("2025-06", periods=2, freq="M"))
    with pytest.raises(ValueError, match="series"):
        frames.terminal_rule(table)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("heading", ["Status", "Learner", "claimed ", "_series", "Sub ject", "PSA"])
def test_a_heading_that_nearly_is_one_is_refused(heading: str, engine: str) -> None:
    columns = columns_of(varied("ums", ["34"]))
    near = heading.strip("_ ").casefold().replace(" ", "")
    renamed = {heading if name == near else name: cells for name, cells in columns.items()}
    with pytest.raises(ValueError, match="did you mean that"):
        frames.terminal_rule(frame_of(engine, renamed))


def test_one_name_for_two_cells_is_no_mistake() -> None:
    """A learner whose id can't be read is nobody else, whatever it is called."""
    rows = [{**ROW, "learner": cell} for cell in (1.5, "1.5x", "True", True)]
    found = rows_of(frames.terminal_rule(of_objects(columns_of(rows))))
    assert sorted((row["learner"], row["verdict"] == "INVALID") for row in found) == [
        ("1.5", True), ("1.5x", False), ("True", False), ("True", True)
    ]  # fmt: skip


def test_a_lazy_table_that_changes_has_bad_rows_and_no_guesses() -> None:
    """A cell that was not there when the table was looked at was not read."""
    rows = [varied("series", ["2025-06", "2025-06"]), varied("series", ["2025-06", "2026-01"])]
    given = iter([*[pl.DataFrame(columns_of(rows[0]))] * 30])
    table = pl.LazyFrame(columns_of(rows[0])).map_batches(lambda _: next(given, pl.DataFrame(columns_of(rows[1]))))
    answer = frames.problems(table)
    for _ in given:
        pass
    assert [(row["learner"], row["fact"]) for row in rows_of(answer)] == [("L1", "series")]
