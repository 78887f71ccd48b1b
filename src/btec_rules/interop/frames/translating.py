"""Translating: what does each cell of a column mean to the scalar reader?

A column of a school's table has few distinct cells. They are got out of the frame, each is read once, and what it means
is put back beside it. So no engine reads a cell in a way of its own: what an engine does here is to give the distinct
cells, and to put a number or a text where a cell was.

A lazy frame is asked for its distinct cells too, and stays lazy otherwise. A cell that it only has later on was not
read; what stands for that is put in its place.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import narwhals as nw

from btec_rules._values.true_types import described, is_instance
from btec_rules.model.spellings import is_blank

__all__ = (
    "Cells",
    "cells_of",
    "collected",
    "first_of",
    "is_by_engine",
    "labelled",
    "may_repeat",
    "table_beside",
    "words_of",
)

_FEW = 6
"""So many cells at most are asked for one after another."""
_DEEP = 40
"""So many texts at most are chosen one inside the other: Python and the engines have an end of that."""
_VIEW, _KEY, _VALUE = "_btec_rules_cells", "_cell_key", "_cell_value"
_SMALL = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32)
_PLAIN = (str, int, float, bool, type(None))


Plain = str | int | datetime.date
Value = nw.Expr | str | int | float
"""What a choice may give: a column, or a constant."""


@attrs.frozen(eq=False)
class Cells:
    """The distinct cells of a column, and how to put something in their place.

    Args:
        cells: The distinct cells, as Python has them, without the gap.
        gap: Whether there is a gap among them.
        put: Gives the frame with a column more: of this name, with what stands for each cell in their order, what for a
            gap, and what for a cell that was not there when they were looked at.
    """

    cells: Sequence[object]
    gap: bool
    put: Callable[[str, Sequence[Any], Any, Any], Any]


def cells_of(frame: Any, name: str) -> Cells:
    """Give the distinct cells of a column; *frame* is one of narwhals, and its column holds no lists or the like."""
    if isinstance(frame, nw.DataFrame) and frame.implementation.is_pandas():
        return _by_pandas(frame, name)
    if isinstance(frame, nw.DataFrame) and frame.implementation.is_pyarrow():
        return _by_pyarrow(frame, name)
    dtype = frame.collect_schema()[name]
    key = name if dtype == nw.String or dtype in _SMALL else f"_{name}_text"
    keyed = frame if key == name else frame.with_columns(nw.col(name).cast(nw.String).alias(key))
    distinct = collected(keyed.select(*dict.fromkeys((name, key))).unique())
    keys = distinct.get_column(key).to_list()
    there = [place for place, one in enumerate(keys) if one is not None]
    keys = [keys[place] for place in there]
    cells = distinct.get_column(name).to_list()

    def put(new: str, values: Sequence[Any], gap: Any, unread: Any) -> Any:
        kind = _kind_of(gap)
        if not keys:
            return frame.with_columns(nw.lit(gap, dtype=kind).alias(new))
        table = dict(zip(keys, values, strict=True))
        if len(table) <= _FEW or not _takes_tables(frame):
            made = keyed.with_columns(_chosen(key, table, gap, unread).alias(new))
        elif is_by_engine(frame):
            made = _by_engine(keyed, key, table, new, gap, unread)
        else:
            back = nw.col(key).replace_strict([*keys, None], [*values, gap], default=unread, return_dtype=kind)
            made = keyed.with_columns(back.alias(new))
        return made if key == name else made.drop(key)

    return Cells([cells[place] for place in there], len(there) < len(cells), put)


def first_of(pairs: Sequence[tuple[nw.Expr, Value]], otherwise: Value) -> nw.Expr:
    """Give the value of the first condition that holds; *otherwise* where none does."""
    found = otherwise if isinstance(otherwise, nw.Expr) else nw.lit(otherwise)
    for holds, value in reversed(pairs):
        found = nw.when(holds).then(value if isinstance(value, nw.Expr) else nw.lit(value)).otherwise(found)
    return found


def collected(frame: Any) -> Any:
    """Give an eager frame of a frame that may be lazy."""
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


def is_by_engine(frame: Any) -> bool:
    """Whether a frame is lazy and none of polars: narwhals has no table of replacements for it."""
    return isinstance(frame, nw.LazyFrame) and not frame.implementation.is_polars()


def may_repeat(frame: Any, names: Sequence[str]) -> bool:
    """Whether two rows may have the same in all of these columns: no means no, yes means that it is worth a look."""
    native = frame.to_native()
    if frame.implementation.is_pandas():
        return bool(native[list(names)].duplicated().any())
    if not frame.implementation.is_polars():
        counted = frame.group_by(*names).agg(nw.len().alias("times"))
        return bool(collected(counted.select((nw.col("times") > 1).any().alias("any"))).item())
    polars = nw.get_native_namespace(frame)  # whose hashes are ten times as fast; that two are one by chance is no harm
    mixed = polars.lit(0, dtype=polars.UInt64)
    for place, name in enumerate(names):
        mixed = mixed ^ polars.col(name).hash(seed=place)
    counted = collected(nw.from_native(native.select(mixed.n_unique().alias("hashes"), polars.len().alias("rows"))))
    return bool(counted.item(0, "hashes") < counted.item(0, "rows"))


def labelled(frame: Any, number: str, texts: Mapping[int, str], name: str) -> Any:
    """Add the column *name* with the text that each row's *number* stands for; every number is one of them."""
    if len(texts) > _DEEP and is_by_engine(frame) and _takes_tables(frame):
        return _by_engine(frame, number, texts, name, "", "")
    if is_by_engine(frame) or len(texts) <= _FEW:
        made = _chosen(number, texts, "", "")
    else:
        made = nw.col(number).replace_strict(list(texts), list(texts.values()), return_dtype=nw.String)
    return frame.with_columns(made.alias(name))


def table_beside(frame: Any, columns: Mapping[str, Sequence[Plain]]) -> Any:
    """Make a small table that can be joined to a frame: of its kind, and in its session or on its connection.

    A column has no gaps, and its cells are of one type; there is at least one row.
    """
    if isinstance(frame, nw.LazyFrame) and frame.implementation.is_pyspark():
        kinds = ", ".join(f"{name} {_spark_type(cells[0])}" for name, cells in columns.items())
        native = frame.to_native().sparkSession.createDataFrame(list(zip(*columns.values(), strict=True)), kinds)
        return nw.from_native(native)
    if is_by_engine(frame):  # duckdb, where no other connection's table could be joined
        listed = ", ".join(f"unnest([{', '.join(map(_literal, cells))}]) AS {name}" for name, cells in columns.items())
        return nw.from_native(frame.to_native().query(_VIEW, f"SELECT {listed}"))
    days = nw.Datetime("us") if frame.implementation.is_pandas_like() else nw.Date
    types: dict[type, Any] = {int: nw.Int32, str: nw.String}
    schema = {name: types.get(type(cells[0]), days) for name, cells in columns.items()}
    made = nw.from_dict(columns, schema, backend=frame.implementation)
    return made.lazy() if isinstance(frame, nw.LazyFrame) else made


def words_of(cell: object) -> str:
    """Give the words under which a cell that can't be read is listed: its own where it is a text, none for a blank."""
    if not is_instance(cell, str):
        return "" if is_blank(cell) else described(cell)
    plain = str.__str__(cell)
    try:
        plain.encode()
    except UnicodeEncodeError:  # a lone surrogate, which most engines can't hold
        return described(cell)
    return plain


def _by_pandas(frame: Any, name: str) -> Cells:
    column = frame.get_column(name).to_native()
    pandas = nw.get_native_namespace(frame)
    if column.dtype == object and pandas.api.types.infer_dtype(column, skipna=True) != "string":
        places, cells = _of_objects(column)
        has_gap = False  # each is a cell, as Python has them
    else:
        places, found = column.factorize()
        cells, has_gap = list(found), bool((places < 0).any())

    def put(new: str, values: Sequence[Any], gap: Any, _: Any) -> Any:
        table = pandas.Series([*values, gap], dtype="str" if isinstance(gap, str) else "int32")
        made = table.iloc[places].set_axis(column.index)  # a gap has the place -1, which is the last
        return frame.with_columns(nw.from_native(made, series_only=True).alias(new))

    return Cells(cells, has_gap, put)


def _of_objects(column: Any) -> tuple[list[int], list[object]]:
    """Number the cells of a column of Python objects, of which only plain ones are asked whether they are equal."""
    numbers: dict[object, int] = {}
    cells: list[object] = []
    places: list[int] = []
    for cell in column:
        plain = type(cell) in _PLAIN
        place = numbers.setdefault((type(cell), cell), len(cells)) if plain else len(cells)
        if place == len(cells):
            cells.append(cell)
        places.append(place)
    return places, cells


def _by_pyarrow(frame: Any, name: str) -> Cells:
    column = frame.get_column(name).to_native()
    inner = getattr(column.type, "value_type", None)
    plain = (column if inner is None else column.cast(inner)).combine_chunks()
    encoded = plain if str(plain.type) == "null" else plain.dictionary_encode()
    cells = [] if str(plain.type) == "null" else encoded.dictionary.to_pylist()

    def put(new: str, values: Sequence[Any], gap: Any, _: Any) -> Any:
        kind = _kind_of(gap)
        if not cells:
            return frame.with_columns(nw.lit(gap, dtype=kind).alias(new))
        table = nw.new_series(new, list(values), kind, backend="pyarrow").to_native().combine_chunks()
        taken = nw.get_native_namespace(frame).chunked_array([table.take(encoded.indices)])
        return frame.with_columns(nw.from_native(taken, series_only=True).fill_null(gap).alias(new))

    return Cells(cells, column.null_count > 0, put)


def _chosen(key: str, values: Mapping[Any, Any], gap: Any, unread: Any) -> nw.Expr:
    """Choose the value that stands for each key: quicker than a table where there are few."""
    column, kind = nw.col(key), _kind_of(gap)
    made = [(column == nw.lit(one), nw.lit(value, dtype=kind)) for one, value in values.items()]
    return first_of([(column.is_null(), nw.lit(gap, dtype=kind)), *made], nw.lit(unread, dtype=kind))


def _kind_of(value: str | int) -> Any:
    return nw.String if isinstance(value, str) else nw.Int32


def _takes_tables(frame: Any) -> bool:
    """Whether an engine can look cells up in a table that we give it."""
    engine = frame.implementation
    return not is_by_engine(frame) or bool(engine.is_duckdb() or engine.is_pyspark())


def _by_engine(frame: Any, key: str, values: Mapping[Any, Any], new: str, gap: Any, unread: Any) -> Any:
    """Put a value beside each key by joining a small table of duckdb or Spark."""
    column, kind = nw.col(key), _kind_of(gap)
    table = table_beside(frame, {_KEY: list(values), _VALUE: list(values.values())})
    joined = frame.join(table, left_on=key, right_on=_KEY, how="left")
    value = nw.col(_VALUE)
    instead = first_of([(column.is_null(), nw.lit(gap, dtype=kind))], nw.lit(unread, dtype=kind))
    return joined.with_columns(first_of([(value.is_null(), instead)], value).cast(kind).alias(new)).drop(_VALUE)


def _spark_type(cell: object) -> str:
    return "bigint" if isinstance(cell, int) else "string" if isinstance(cell, str) else "date"


def _literal(value: Plain) -> str:
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else f"DATE '{value.isoformat()}'"
