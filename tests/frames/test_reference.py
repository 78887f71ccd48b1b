"""The page about functions, columns and engines says what the functions do."""

import re
from pathlib import Path
from typing import Any

import pytest
from frames.engines import ENGINES, LAZY, frame_of, table_of

from btec_rules import InvalidFact, Series
from btec_rules.interop import frames

PAGE = (Path(__file__).parent.parent.parent / "docs" / "reference" / "frames.md").read_text("utf-8")
JANUARY = Series.january(2026)
ASKED: dict[str, dict[str, Any]] = {
    "external": {"series": JANUARY},
    "retakes": {"component": 1, "series": JANUARY},
    "claims": {"series": JANUARY},
}
CELLS: dict[str, list[Any]] = {
    "learner": ["Ann"],
    "subject": ["Sport"],
    "component": [1],
    "series": ["2026-01"],
    "ums": [-1],  # a bad row, so that `problems` has one
    "status": ["sat"],
    "psa": [None],
    "claimed": ["no"],
    "entered": [20],
    "certificates_received": [None],
    "reviews_close": [None],
}


def rows_under(heading: str) -> dict[str, list[str]]:
    """Give the rows of the first table under a heading, by their first cell."""
    lines = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {first: rest for first, *rest in rows[2:]}


def names_in(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


FUNCTIONS = {first.strip("`").removeprefix("frames."): rest for first, rest in rows_under("Functions").items()}


def test_every_function_and_engine_is_there() -> None:
    assert sorted(FUNCTIONS) == sorted(frames.__all__)
    assert {name: row[1] for name, row in rows_under("Engines").items()} == {
        name: "yes" if name in LAZY else "no" for name in ENGINES
    }


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_columns_are_those_that_it_says(function: str, engine: str) -> None:
    _, _, needed, optional, given_back = FUNCTIONS[function]
    given = [*names_in(needed), *names_in(optional)]
    call, asked = getattr(frames, function), ASKED.get(function, {})
    table = frame_of(engine, {name: CELLS[name] for name in given})
    kept = given if given_back.startswith(("every column given", "the columns that are read")) else []
    assert list(table_of(call(table, **asked)).columns) == [*kept, *names_in(given_back)]
    assert table_of(call(frame_of(engine, {name: CELLS[name] for name in names_in(needed)}), **asked)) is not None
    for name in names_in(needed):
        with pytest.raises(InvalidFact, match=f"no column {name}"):
            call(frame_of(engine, {other: CELLS[other] for other in given if other != name}), **asked)


def test_every_column_of_an_answer_is_explained() -> None:
    told = {name for first in rows_under("What the columns say") for name in names_in(first)}
    given_back = {name for row in FUNCTIONS.values() for name in names_in(row[4])}
    assert given_back - told == {"learner", "subject"}
    held = {name for first in rows_under("What a column may hold") for name in names_in(first)}
    assert held == set(CELLS)
