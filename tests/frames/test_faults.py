"""What is said about a call or a table that is refused: which argument or column, what it is, and what would do."""

import datetime
from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from frames.engines import of_objects

from btec_rules import BtecRulesError, ImpossibleFacts, InvalidFact, NoRuleInForce, Series, subjects
from btec_rules.interop import frames

SERIES = Series.january(2026)
ROW = {"learner": "Ann", "subject": "Sport", "component": 1, "series": "2025-06", "ums": 34, "status": "sat"}
DAY = datetime.date(2026, 8, 27)
NAMES = "texts for names, none that an answer has, and none that begins with an underscore"
SIZE = ("verdict", "code", "rule", "sample_size", "recordings")
DISPOSAL = ("verdict", "code", "rule", "earliest_disposal")
Wrong = type("W" * 50, (), {})


def one_row(**cells: object) -> dict[str, list[Any]]:
    return {name: [cell] for name, cell in (ROW | cells).items()}


LONG = pl.DataFrame(one_row())
CASES: dict[str, tuple[Callable[[], object], type[BtecRulesError], list[tuple[str, str, str]]]] = {
    "no frame": (
        lambda: frames.terminal_rule(Wrong()),
        InvalidFact,
        [("frame", f"a value of type {'W' * 40}", "a data frame")],
    ),
    "columns missing": (
        lambda: frames.terminal_rule(LONG.drop("series", "subject")),
        InvalidFact,
        [
            ("frame", "no column subject", "the columns learner, subject, component, series"),
            ("frame", "no column series", "the columns learner, subject, component, series"),
        ],
    ),
    "entered missing": (
        lambda: frames.sample_sizes(LONG),
        InvalidFact,
        [("frame", "no column entered", "the columns entered")],
    ),
    "two columns of pandas": (
        lambda: frames.sample_sizes(pd.DataFrame([[1, 2]], columns=["entered", "entered"])),
        InvalidFact,
        [("frame", "one name for two columns", "each name once")],
    ),
    "two columns of pyarrow": (
        lambda: frames.sample_sizes(pa.table([pa.array([1]), pa.array([2])], names=["entered", "entered"])),
        InvalidFact,
        [("frame", "one name for two columns", "each name once")],
    ),
    "two columns that differ in case alone": (
        lambda: frames.sample_sizes(duckdb.sql('SELECT 20 AS entered, 30 AS "Entered"')),
        InvalidFact,
        [("frame", "one name for two columns", "each name once")],
    ),
    "two columns where case is no difference": (
        lambda: frames.sample_sizes(duckdb.sql("SELECT 20 AS entered, 'x' AS \"CODE\"")),
        InvalidFact,
        [("frame", "a column code", NAMES)],
    ),
    "names that are taken": (
        lambda: frames.sample_sizes(pl.DataFrame({"entered": [1], "_" + "n" * 60: [1], "rule": [1]})),
        InvalidFact,
        [("frame", f"a column _{'n' * 50}", NAMES), ("frame", "a column rule", NAMES)],
    ),
    "every name that a size has": (
        lambda: frames.sample_sizes(pl.DataFrame({key: [1] for key in ("entered", *SIZE)})),
        InvalidFact,
        [("frame", f"a column {name}", NAMES) for name in SIZE],
    ),
    "every name that a day has": (
        lambda: frames.disposal_dates(pl.DataFrame({"certificates_received": [DAY], **{key: [1] for key in DISPOSAL}})),
        InvalidFact,
        [("frame", f"a column {name}", NAMES) for name in DISPOSAL],
    ),
    "numbers for texts": (
        lambda: frames.terminal_rule(pl.DataFrame(one_row(status=5))),
        InvalidFact,
        [("status", "Int64", "a column of texts")],
    ),
    "floats of pandas for texts": (
        lambda: frames.terminal_rule(pd.DataFrame(one_row(series=5.5))),
        InvalidFact,
        [("series", "Float64", "a column of texts")],
    ),
    "objects for texts": (
        lambda: frames.terminal_rule(of_objects(one_row(status=b"sat"))),
        InvalidFact,
        [("status", "objects of other types", "a column of texts")],
    ),
    "dates for numbers": (
        lambda: frames.terminal_rule(pl.DataFrame(one_row(component=DAY))),
        InvalidFact,
        [("component", "Date", "a column of whole numbers")],
    ),
    "objects for numbers": (
        lambda: frames.claims(of_objects(one_row(ums=b"5")), series=SERIES),
        InvalidFact,
        [("ums", "objects of other types", "a column of whole numbers")],
    ),
    "texts for days": (
        lambda: frames.disposal_dates(pl.DataFrame({"certificates_received": ["2026-08-27"]})),
        InvalidFact,
        [("certificates_received", "String", "a column of dates")],
    ),
    "objects for days": (
        lambda: frames.disposal_dates(of_objects({"certificates_received": [b"x"]})),
        InvalidFact,
        [("certificates_received", "objects of other types", "a column of dates")],
    ),
    "a series in place of which there is a text": (
        lambda: frames.external(LONG, series="2026-01"),  # type: ignore[arg-type]
        InvalidFact,
        [("series", "'2026-01'", "a Series, such as Series.june(2026)")],
    ),
    "an edition in place of which there is a text": (
        lambda: frames.claims(LONG, series=SERIES, edition="2025-26"),  # type: ignore[arg-type]
        InvalidFact,
        [("edition", "'2025-26'", "an Edition, such as EDITION_2025_26")],
    ),
    "no edition for days": (
        lambda: frames.disposal_dates(pl.DataFrame({"certificates_received": [DAY]}), edition=None),  # type: ignore[arg-type]
        InvalidFact,
        [("edition", "None", "an Edition, such as EDITION_2025_26")],
    ),
    "an edition and no subjects": (
        lambda: frames.terminal_rule(LONG, subjects=(), edition=None),  # type: ignore[arg-type]
        InvalidFact,
        [("edition", "None", "an Edition, such as EDITION_2025_26"), ("subjects", "none", "at least one")],
    ),
    "one title twice": (
        lambda: frames.terminal_rule(LONG, subjects=[subjects.SPORT, subjects.SPORT]),
        ImpossibleFacts,
        [("subjects", "one title for two subjects", "each title once")],
    ),
    "the external component": (
        lambda: frames.retakes(LONG, component=3, series=SERIES, subjects=[subjects.SPORT]),
        InvalidFact,
        [("component", "3", "one of the subject's components, 1, 2")],
    ),
    "a series too early": (
        lambda: frames.claims(LONG, series=Series.june(2022)),
        NoRuleInForce,
        [("series", "2022-06", "2023-01 or later, from when ENT-2 (guide p. 8) is in force")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said(case: str) -> None:
    call, error, faults = CASES[case]
    with pytest.raises(error) as caught:
        call()
    said = getattr(caught.value, "faults", ())
    assert [(fault.name, fault.got, fault.expected) for fault in said] == faults
