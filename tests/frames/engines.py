"""The engines that whole-table answers are tested on, and how rows get into a frame of each and out again.

These tests need the group ``engines`` (and Java for PySpark), so the default run leaves them out::

    pip install -e '.[test]' --group engines && pytest -q tests/frames

A short run leaves out some engines (``conftest.py``); with all of the spaces none is left out. All of the
exhaustive set, on every engine, takes long, and says how many answers it compared::

    BTEC_RULES_SPACES=all pytest -q -s tests/frames/test_agreement.py
"""

import functools
import math
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame as SparkFrame
from pyspark.sql import SparkSession
from spaces import SHARE

__all__ = (
    "ENGINES",
    "FAST",
    "LAZY",
    "Columns",
    "frame_of",
    "large_frame_of",
    "of_objects",
    "rows_of",
    "spark",
    "table_of",
)

Columns = Mapping[str, Sequence[object]]
"""A table as its columns; each holds texts, whole numbers or dates, and gaps."""


@functools.cache
def spark() -> Any:
    """Start Spark on two threads, once; its workers run the Python that runs these tests."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").appName("btec-rules")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "4g",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        # Half the time where all tables are small.
        "spark.driver.extraJavaOptions": "" if SHARE == "all" else "-XX:TieredStopAtLevel=1",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _spark(columns: Columns) -> Any:
    return spark().createDataFrame(pa.table(dict(columns)))


ENGINES: dict[str, Callable[[Columns], Any]] = {
    "polars": lambda columns: pl.DataFrame(dict(columns)),
    "polars lazy": lambda columns: pl.LazyFrame(dict(columns)),
    "pandas": lambda columns: pd.DataFrame(dict(columns)),
    "pandas nullable": lambda columns: pd.DataFrame(dict(columns)).convert_dtypes(),
    "pandas pyarrow": lambda columns: pa.table(dict(columns)).to_pandas(types_mapper=pd.ArrowDtype),
    "pyarrow": lambda columns: pa.table(dict(columns)),
    "duckdb": lambda columns: duckdb.from_arrow(pa.table(dict(columns))),
    "pyspark": _spark,
}
LAZY = ("polars lazy", "duckdb", "pyspark")
FAST = tuple(name for name in ENGINES if name != "pyspark")


def frame_of(engine: str, columns: Columns) -> Any:
    """Make a frame of an engine's own kind."""
    return ENGINES[engine](columns)


def of_objects(columns: Columns) -> Any:
    """Make a frame of pandas in which every column holds Python objects."""
    return pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in columns.items()})


def table_of(frame: Any) -> Any:
    """Read a frame back as a table of polars; a gap is null, whatever the engine calls it."""
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if isinstance(frame, pd.DataFrame):
        frame = pa.Table.from_pandas(frame, preserve_index=False)
    elif isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.to_arrow_table()
    elif isinstance(frame, SparkFrame):
        frame = frame.toArrow()
    return frame if isinstance(frame, pl.DataFrame) else pl.from_arrow(frame)


@contextmanager
def large_frame_of(engine: str, columns: Columns) -> Iterator[Any]:
    """Make a frame of many rows; Spark would carry them about in every query, so it gets a file and keeps it."""
    if engine != "pyspark":
        yield frame_of(engine, columns)
        return
    with TemporaryDirectory() as folder:
        pl.DataFrame(dict(columns)).write_parquet(f"{folder}/table.parquet")
        frame = spark().read.parquet(f"{folder}/table.parquet").repartition(2).cache()
        yield frame
        frame.unpersist()


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """Read a frame back as rows, in its order; a gap is ``None``, whatever the engine calls it."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pl.DataFrame):
        rows = frame.to_dicts()
    elif isinstance(frame, pd.DataFrame):
        rows = frame.to_dict("records")
    elif isinstance(frame, pa.Table):
        rows = frame.to_pylist()
    elif isinstance(frame, duckdb.DuckDBPyRelation):
        rows = [dict(zip(frame.columns, row, strict=True)) for row in frame.fetchall()]
    else:
        assert isinstance(frame, SparkFrame)
        rows = [row.asDict() for row in frame.collect()]
    return [{name: None if _is_gap(value) else value for name, value in row.items()} for row in rows]


def _is_gap(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


@contextmanager
def few_collected(monkeypatch: Any, *, most: int) -> Iterator[None]:
    """Make it an error to collect more than so many rows of a lazy frame at once, while it lasts."""

    def counting(ask: Any) -> Any:
        def asked(self: Any, *args: Any, **more: Any) -> Any:
            found = ask(self, *args, **more)
            assert len(found) <= most, "more was collected"
            return found

        return asked

    def refuse(*_: object, **__: object) -> None:
        msg = "something was collected"
        raise AssertionError(msg)

    ways = {pl.LazyFrame: ("collect",), SparkFrame: ("collect", "toPandas", "toArrow")}
    others = {pl.LazyFrame: ("fetch", "collect_async"), SparkFrame: ("count", "take", "head", "first", "show")}
    with monkeypatch.context() as patched:
        for kind, names in ways.items():
            for name in names:
                patched.setattr(kind, name, counting(getattr(kind, name)))
        for kind, names in others.items():
            for name in names:
                patched.setattr(kind, name, refuse, raising=False)
        yield
