"""What callers' columns are like: types of every width, gaps of every kind, categories, objects, indices, names."""

import datetime
from collections.abc import Callable
from functools import cache, partial
from itertools import count
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from frames.engines import ENGINES, frame_of, of_objects, rows_of, spark

from btec_rules import InvalidFact, Series
from btec_rules.interop import frames

SERIES = Series.january(2026)
ROWS = [
    ("Ünï ☃", "Sport", 1, "2025-06", 34, "sat", "no"),
    ("Ünï ☃", "Sport", 2, "2026-01", None, "", ""),
    ("Ünï ☃", "Sport", 3, "2026-01", 0, None, None),
    ("0001", "Enterprise", 1, "2025-06", 34, "sat", "no"),
    ("0001", "Enterprise", 3, "2025-06", 41, "sat", "yes"),
    ("bad", "Sport", 1, "2025-12", 34, "sat", "no"),
]
NAMES = ("learner", "subject", "component", "series", "ums", "status", "claimed")
TEXTS = ("learner", "subject", "series", "status", "claimed")
TABLE: dict[str, list[Any]] = {name: [row[place] for row in ROWS] for place, name in enumerate(NAMES)}
DAY = datetime.date(2026, 8, 27)
GONE = datetime.date(2026, 11, 19)
SIX = len(ROWS)


def answers(frame: Any) -> list[tuple[Any, ...]]:
    """Ask everything that is asked of a long table, and give what doesn't depend on the types of its columns."""
    calls = (
        frames.terminal_rule(frame),
        frames.external(frame, series=SERIES),
        frames.retakes(frame, component=1, series=SERIES),
        frames.claims(frame, series=SERIES),
    )
    found = [
        (place, *(row[name] for name in ("learner", "subject", "verdict", "code")))
        for place, answer in enumerate(calls)
        for row in rows_of(answer)
    ]
    found += [(row["learner"], row["series"], row["code"], row["fact"]) for row in rows_of(frames.problems(frame))]
    found += [tuple(row.values()) for row in rows_of(frames.cohorts(frame))]
    return sorted(found, key=str)


@cache
def expected() -> list[tuple[Any, ...]]:
    return answers(pl.DataFrame(TABLE))


def pandas() -> Any:
    return pd.DataFrame(TABLE)


def arrow(**columns: Any) -> Any:
    table = pa.table(TABLE)
    for name, column in columns.items():
        table = table.set_column(table.column_names.index(name), name, column)
    return table


WIDE = pa.table(TABLE)
FINE: dict[str, Callable[[], Any]] = {
    **{
        f"polars {dtype}": partial(
            lambda dtype: pl.DataFrame(TABLE).with_columns(pl.col("component", "ums").cast(dtype)), dtype
        )
        for dtype in (pl.Int8, pl.UInt8, pl.UInt64, pl.Int128, pl.Float32, pl.Float64, pl.Decimal(9, 2), pl.String)
    },
    "polars categories": lambda: pl.DataFrame(TABLE).with_columns(pl.col(TEXTS).cast(pl.Categorical)),
    "polars enumerations": lambda: pl.DataFrame(TABLE).with_columns(
        pl.col(name).cast(pl.Enum(sorted({text for text in TABLE[name] if text is not None}))) for name in TEXTS
    ),
    "polars chunks": lambda: pl.concat([pl.DataFrame(TABLE)[:2], pl.DataFrame(TABLE)[2:]], rechunk=False),
    "polars NaN": lambda: pl.DataFrame(TABLE).with_columns(pl.col("ums").cast(pl.Float64).fill_null(float("nan"))),
    "polars more columns": lambda: pl.LazyFrame(TABLE).with_columns(_fault=1, _text=2, _step=3, verdict=4, external=5),
    **{
        f"pandas {dtype}": partial(lambda dtype: pandas().astype({"component": dtype}), dtype)
        for dtype in ("int8", "uint64", "float32", "Int8", "UInt16", "int8[pyarrow]", "string")
    },
    **{
        f"pandas UMS {dtype}": partial(lambda dtype: pandas().astype({"ums": dtype}), dtype)
        for dtype in ("float32", "Int8", "Float64", "int8[pyarrow]", "double[pyarrow]", "category", "object")
    },
    **{
        f"pandas texts {dtype}": partial(lambda dtype: pandas().astype(dict.fromkeys(TEXTS, dtype)), dtype)
        for dtype in ("object", "category", "string[pyarrow]", "string[python]")
    },
    "pandas gaps": lambda: pandas().assign(status=pd.Series(["sat", np.nan, None, pd.NA, "sat", "sat"], dtype=object)),
    "pandas objects": lambda: pandas().assign(ums=pd.Series(["34", "", 0.0, np.int64(34), "41.0", 34], dtype=object)),
    "pandas index twice": lambda: pandas().set_axis([7] * SIX),
    "pandas index of texts": lambda: pandas().set_axis(list("fedcba")),
    "pandas index by name": lambda: pandas().set_index(["learner", "series"], drop=False),
    "pandas range by name": lambda: pandas().rename_axis("learner"),
    "pandas dictionary": lambda: pandas().assign(
        learner=pd.Series(
            pa.array(TABLE["learner"]).dictionary_encode(), dtype=pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))
        )
    ),
    "pyarrow chunks": lambda: pa.concat_tables([WIDE[:2], WIDE[2:3], WIDE[3:]]),
    "pyarrow dictionaries": lambda: arrow(**{name: WIDE[name].dictionary_encode() for name in TEXTS}),
    "pyarrow views": lambda: arrow(**{name: WIDE[name].cast(pa.string_view()) for name in TEXTS}),
    "pyarrow large": lambda: arrow(**{name: WIDE[name].cast(pa.large_string()) for name in TEXTS}),
    **{
        f"pyarrow {dtype}": partial(
            lambda dtype: arrow(component=WIDE["component"].cast(dtype), ums=WIDE["ums"].cast(dtype)), dtype
        )
        for dtype in (pa.int8(), pa.uint64(), pa.float32(), pa.decimal128(22, 2), pa.large_string())
    },
    **{
        f"duckdb {dtype}": partial(
            lambda dtype: duckdb.from_arrow(WIDE).project(
                f"learner, subject, component::{dtype} AS component, series, ums::{dtype} AS ums, status, claimed, 1 AS code"
            ),
            dtype,
        )
        for dtype in ("TINYINT", "UTINYINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL(9, 2)", "VARCHAR")
    },
}


@pytest.mark.parametrize("kind", FINE)
def test_a_type_that_can_hold_the_facts_makes_no_difference(kind: str) -> None:
    assert answers(FINE[kind]()) == expected()


@pytest.mark.parametrize("dtype", ["byte", "long", "double", "decimal(9, 2)", "string"])
def test_nor_does_it_on_spark(dtype: str) -> None:
    table = frame_of("pyspark", TABLE)
    table = table.withColumns({name: table[name].cast(dtype) for name in ("component", "ums")})
    found = sorted((row["learner"], row["total"]) for row in rows_of(frames.claims(table, series=SERIES)))
    assert found == sorted(
        (row["learner"], row["total"]) for row in rows_of(frames.claims(pl.DataFrame(TABLE), series=SERIES))
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_of_gaps_alone(engine: str) -> None:
    gaps = [None] * SIX
    table = frame_of(engine, {**TABLE, "ums": gaps, "status": gaps, "claimed": gaps})
    found = {row["learner"]: row["verdict"] for row in rows_of(frames.terminal_rule(table))}
    assert found == {"Ünï ☃": "ALLOWED", "0001": "REFUSED", "bad": "INVALID"}
    assert [row["learner"] for row in rows_of(frames.problems(table))] == ["bad"]
    days = frame_of(engine, {"certificates_received": [None, None], "reviews_close": [None, None]})
    assert [row["code"] for row in rows_of(frames.disposal_dates(days))] == ["retention.not-received"] * 2


def test_floats_without_a_value_and_categories_without_a_text_are_gaps() -> None:
    for gaps in ([np.nan] * SIX, pd.Series([None] * SIX, dtype="category")):
        found = rows_of(frames.terminal_rule(pandas().assign(status=gaps, claimed=gaps)))
        assert {row["learner"]: row["verdict"] for row in found}["Ünï ☃"] == "ALLOWED"


class TestObjects:
    """A column of Python objects may hold anything, and pandas looks at the first hundred only."""

    @pytest.mark.parametrize(
        ("column", "cell"),
        [
            *(("learner", cell) for cell in (5.5, True, b"id", DAY, ("id",), "lone \ud800 surrogate", "1.0")),
            *(("subject", cell) for cell in (5, b"Sport")),
            *(("series", cell) for cell in (202506, DAY)),
            *(("status", cell) for cell in (0, True, b"sat")),
            *(("claimed", cell) for cell in (2, b"yes")),
            *(("component", cell) for cell in (True, np.bool_(1), b"1", 1.5, 10**5_000, 1j)),
            *(("ums", cell) for cell in (True, b"5", 5.5, 10**5_000, -1, "five", float("inf"))),
        ],
        ids=count(),
    )
    @pytest.mark.parametrize("place", [3, 150])
    def test_a_cell_of_another_type_is_a_bad_row(self, column: str, cell: object, place: int) -> None:
        size = 200
        row = dict(zip(NAMES, ROWS[0], strict=True))
        columns: dict[str, list[Any]] = {name: [row[name]] * size for name in NAMES}
        columns["learner"] = [f"L{number}" for number in range(size)]
        columns[column][place] = cell
        table = of_objects(columns)
        found = rows_of(frames.terminal_rule(table))
        assert len(found) == size
        (bad,) = [row for row in found if row["verdict"] == "INVALID"]
        assert bad["learner"] == f"L{place}" or column == "learner"
        (problem,) = rows_of(frames.problems(table))
        assert (problem["fact"], problem["code"]) == (column, bad["code"])

    @pytest.mark.parametrize("column", NAMES)
    def test_a_column_without_one_fit_cell_is_refused(self, column: str) -> None:
        table = pandas().assign(**{column: pd.Series([b"x"] * SIX, dtype=object)})
        with pytest.raises(InvalidFact, match=column):
            frames.terminal_rule(table)

    def test_days(self) -> None:
        moment, zoned = (datetime.datetime(2026, 8, 27, 12, tzinfo=zone) for zone in (None, datetime.UTC))
        midnight = datetime.datetime(2026, 8, 27)  # noqa: DTZ001 - as pandas has it
        cells = [DAY, midnight, None, pd.NaT, moment, zoned, "2026-08-27", 20_000, b"x", pd.Timestamp(DAY)]
        table = pd.DataFrame({"certificates_received": pd.Series(cells, dtype=object)})
        found = rows_of(frames.disposal_dates(table))
        fit, gap, bad = ("ANSWERED", GONE), ("UNDECIDED", None), ("INVALID", None)
        assert [
            (row["verdict"], None if row["earliest_disposal"] is None else row["earliest_disposal"].date())
            for row in found
        ] == [fit, fit, gap, gap, *[bad] * 5, fit]


class TestDays:
    @pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
    def test_every_unit_of_pandas(self, unit: str) -> None:
        days = pd.Series(np.array(["2262-02-01", "NaT", "1999-12-31"], dtype=f"datetime64[{unit}]"))
        found = [
            row["earliest_disposal"] for row in rows_of(frames.disposal_dates(days.to_frame("certificates_received")))
        ]
        assert found == [datetime.datetime(2262, 4, 26), None, None]  # noqa: DTZ001 - as pandas has it

    def test_milliseconds_of_pyarrow(self) -> None:
        table = pa.table({"certificates_received": pa.array([DAY, None], pa.date64())})
        assert [row["earliest_disposal"] for row in rows_of(frames.disposal_dates(table))] == [GONE, None]

    def test_moments_elsewhere_are_refused(self) -> None:
        midnight = datetime.datetime(2026, 8, 27)  # noqa: DTZ001 - that is the point
        for table in (
            pa.table({"certificates_received": [midnight]}),
            duckdb.sql("SELECT TIMESTAMP '2026-08-27' AS certificates_received"),
            pd.DataFrame({"certificates_received": [pd.Timestamp(midnight, tz="UTC")]}),
        ):
            with pytest.raises(InvalidFact, match="certificates_received"):
                frames.disposal_dates(table)

    def test_days_without_end_are_bad(self) -> None:
        table = duckdb.sql("SELECT unnest(['infinity'::DATE, '-infinity'::DATE]) AS certificates_received")
        assert [row["code"] for row in rows_of(frames.disposal_dates(table))] == ["invalid-fact"] * 2


class TestNames:
    @pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "pyarrow", "duckdb"])
    @pytest.mark.parametrize("name", ["_step", "_entered", "_no_entered", "_text", "verdict", "sample_size"])
    def test_a_name_that_is_taken_is_refused(self, engine: str, name: str) -> None:
        with pytest.raises(InvalidFact, match=name):
            frames.sample_sizes(frame_of(engine, {"entered": [20], name: ["mine"]}))

    @pytest.mark.xdist_group("spark")
    def test_where_case_is_no_difference(self) -> None:
        for table in (
            duckdb.sql("SELECT 20 AS entered, 'x' AS \"Code\""),
            spark().sql("SELECT 20 AS entered, 'x' AS Code"),
        ):
            with pytest.raises(InvalidFact, match="code"):
                frames.sample_sizes(table)
        assert frames.sample_sizes(pl.DataFrame({"entered": [20], "Code": ["mine"]}))["Code"][0] == "mine"

    @pytest.mark.xdist_group("spark")
    def test_a_name_that_is_there_twice_is_refused(self) -> None:
        twice = pandas().assign(more=1).set_axis([*NAMES, "learner"], axis=1)
        again = WIDE.append_column("learner", WIDE["learner"])
        as_one = spark().sql("SELECT 'a' AS learner, 'b' AS Learner, 'Sport' AS subject, 1 AS component, '' AS series")
        for table in (twice, again, as_one):
            with pytest.raises(InvalidFact, match="two columns"):
                frames.terminal_rule(table)

    def test_what_is_no_text_is_no_name(self) -> None:
        with pytest.raises(InvalidFact, match="a column 0"):
            frames.sample_sizes(pd.DataFrame({"entered": [20], 0: [1]}))


class TestNumbersForIds:
    """A whole number is an id in digits, as in the scalar layer, in whatever column it stands."""

    IDS = (1, 1, 1, 2, 2, 3)

    @pytest.mark.parametrize(
        "column",
        [
            pd.Series(IDS, dtype="category"),
            pd.Series([1, 1, 1, "2", "2", "3"], dtype="category"),
            pd.Series(pa.array(IDS).dictionary_encode(), dtype=pd.ArrowDtype(pa.dictionary(pa.int32(), pa.int64()))),
        ],
    )
    def test_categories(self, column: Any) -> None:
        found = rows_of(frames.terminal_rule(pandas().assign(learner=column)))
        assert sorted(row["learner"] for row in found) == ["1", "2", "3"]

    def test_dictionaries(self) -> None:
        found = rows_of(frames.terminal_rule(arrow(learner=pa.array(self.IDS).dictionary_encode())))
        assert sorted(row["learner"] for row in found) == ["1", "2", "3"]

    @pytest.mark.parametrize("engine", ENGINES)
    def test_on_every_engine(self, engine: str) -> None:
        found = rows_of(frames.terminal_rule(frame_of(engine, {**TABLE, "learner": list(self.IDS)})))
        assert sorted(row["learner"] for row in found) == ["1", "2", "3"]


@pytest.mark.parametrize("engine", ENGINES)
def test_truths_for_numbers_are_refused(engine: str) -> None:
    with pytest.raises(InvalidFact, match="component"):
        frames.terminal_rule(frame_of(engine, {**TABLE, "component": [True] * SIX}))


@pytest.mark.always_on_spark
@pytest.mark.parametrize("engine", ENGINES)
def test_no_rows(engine: str) -> None:
    table = frame_of(engine, TABLE)
    table = (
        table.filter("learner = 'nobody'")
        if engine in {"duckdb", "pyspark"}
        else table[:0]
        if engine != "polars lazy"
        else table.clear()
    )
    assert answers(table) == [] if engine != "pyspark" else not rows_of(frames.claims(table, series=SERIES))


def test_no_rows_and_no_types() -> None:
    for table in (pd.DataFrame(columns=list(NAMES)), pl.DataFrame(schema=list(NAMES))):
        assert answers(table) == []
