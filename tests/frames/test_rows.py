"""Rows about the award, blank rows, and rows whose only cell stands in a column that nobody reads."""

from collections.abc import Mapping, Sequence

import pytest
from frames.engines import ENGINES, frame_of, of_objects, rows_of
from frames.readers import COLUMNS, ROW, columns_of, same_answers, same_faults

from btec_rules import read_rows
from btec_rules.interop import frames

OTHERS: Mapping[str, Sequence[object]] = {
    "texts": ["", " \u00a0", None, "note"],
    "numbers": [None, None, None, 0],
    "floats": [float("nan"), None, None, 0.5],
    "truths": [None, None, None, False],
    "lists": [None, None, None, [1]],
}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cash_in_as_a_row_of_its_own(engine: str) -> None:
    rows = [{**ROW, "component": str(number)} for number in (1, 2, 3)]
    rows.append({**ROW, "component": None, "ums": " ", "status": "Entered", "claimed": "Y"})
    rows.append({**ROW, "learner": "Ben", "component": "", "series": "June 2022", "ums": "", "claimed": "yes"})
    same_answers(rows, frame_of(engine, columns_of(rows)))
    assert not rows_of(frames.problems(frame_of(engine, columns_of(rows))))


@pytest.mark.parametrize("engine", ENGINES)
def test_what_a_row_about_the_award_may_say(engine: str) -> None:
    said = [
        {"ums": one, "status": other, "psa": third, "claimed": fourth}
        for one in (None, "34", "X", "U")
        for other in (None, " entered", "planned", "sat", "nonsense")
        for third in (None, "2025-06", "nonsense")
        for fourth in ("yes", "no", "nonsense")
    ]
    rows = [{**ROW, "learner": f"L{number}", "component": None, **one} for number, one in enumerate(said)]
    frame = frame_of(engine, columns_of(rows))
    same_answers(rows, frame)
    same_faults(rows, frame)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", OTHERS)
def test_a_row_with_nothing_but_a_cell_of_another_column_is_no_blank_one(kind: str, engine: str) -> None:
    row = {**ROW, "status": "sat"}
    rows = [row, *[dict.fromkeys(COLUMNS)] * 4]
    rows = [{**one, "_role": other} for one, other in zip(rows, [OTHERS[kind][3], *OTHERS[kind]], strict=True)]
    frame = frame_of(engine, {name: [one[name] for one in rows] for name in rows[0]})
    assert len(read_rows(rows).faults) > 0
    same_answers(rows, frame)
    (problem,) = rows_of(frames.problems(frame))
    assert problem["fact"] == "learner"


def test_other_columns_of_pandas() -> None:
    """Its names need be no texts, and its objects may be anything."""
    row = {**ROW, "status": "sat"}
    for other, problems in ((None, 0), (float("nan"), 0), (" ", 0), (b"x", 1), (0, 1)):
        frame = of_objects({**{name: [cell, None] for name, cell in row.items()}, 7: [{}, other]})  # type: ignore[dict-item]
        assert len(rows_of(frames.problems(frame))) == problems
