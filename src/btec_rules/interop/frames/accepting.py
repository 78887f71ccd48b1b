"""Accepting: is it a frame, has it the columns, and what do its columns hold?

pandas alone has columns of Python objects, which can hold anything: each of their cells is looked at here, and one that
does not belong becomes a value that is refused further on, in its own row.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from numbers import Integral, Real
from typing import Any

import narwhals as nw
from narwhals.exceptions import DuplicateError
from narwhals.typing import IntoFrame

from btec_rules.model.errors import Fault, InvalidFact
from btec_rules.model.guards import LONGEST_NUMBER, module_and_name, refuse

__all__ = ("all_of", "columns_of", "days_of", "texts_of", "wholes_of")

_NO_TEXT = "of another type\n"
"""What a cell of another type is taken for: no id, no number and none of the words, as it has two lines."""
_TWICE = Fault("frame", "one name for two columns", "each name once")
_NO_DAY = datetime.date(1, 1, 1)
"""What a cell of another type is taken for: a day that is out of range."""


def all_of(frame: IntoFrame, needed: Sequence[str], *, answers: Sequence[str] = ()) -> tuple[Any, list[str]]:
    """Accept a caller's frame that has the columns *needed*, and whose others can stand beside *answers*.

    Args:
        frame: The caller's frame.
        needed: The columns that have to be there.
        answers: The columns that are added to the caller's own; empty where only some of those are looked at.

    Returns:
        The frame, and its columns' names.

    Raises:
        InvalidFact: If it is no frame that narwhals knows, or a column is missing, there twice or has a name that is
            taken.
    """
    try:
        native: Any = nw.from_native(frame)
        names = list(native.collect_schema().names())
    except TypeError:
        raise InvalidFact(Fault("frame", f"a value of type {module_and_name(frame)[1][:40]}", "a data frame")) from None
    except DuplicateError:
        raise InvalidFact(_TWICE) from None
    engine = native.implementation
    plain = [name.lower() for name in names] if engine.is_duckdb() or engine.is_spark_like() else names  # as they do
    wanted = ", ".join(needed)
    refuse([Fault("frame", f"no column {name}", f"the columns {wanted}") for name in needed if name not in names])
    refuse([_TWICE] if len(set(plain)) < len(plain) else [])
    if answers:
        free = "texts for names, none that an answer has, and none that begins with an underscore"
        taken = [name for name in plain if not isinstance(name, str) or name[:1] == "_" or name in answers]
        refuse([Fault("frame", f"a column {name}"[:60], free) for name in taken])
    if engine.is_pyarrow():
        views = [field.name for field in native.to_native().schema if str(field.type) == "string_view"]
        native = native.with_columns(*(nw.col(name).cast(nw.String) for name in views))  # which has few functions
    return native, names


def columns_of(frame: IntoFrame, needed: Sequence[str], optional: Sequence[str]) -> tuple[Any, list[str]]:
    """Accept a caller's frame, and give it with the columns *needed* and those of the *optional* ones that it has.

    Raises:
        InvalidFact: If it is no frame that narwhals knows, or a column is missing or there twice.
    """
    native, names = all_of(frame, needed)
    kept = [*needed, *(name for name in optional if name in names)]
    native = native.select(*kept)
    if native.implementation.is_pandas():  # whose index may bear a column's name
        native = nw.from_native(native.to_native().reset_index(drop=True))
    return native, kept


def texts_of(frame: Any, name: str) -> Any:
    """Give a column of texts as plain texts, empty where there is a gap.

    Raises:
        InvalidFact: If the column is of a type that can't hold texts, or no cell of it is a text.
    """
    if (objects := _objects(frame, name)) is not None:
        return _made(objects, name, _text, _NO_TEXT, "a column of texts").fill_null("")
    dtype = frame.collect_schema()[name]
    if dtype == nw.String:
        return nw.col(name).fill_null("")
    if dtype in (nw.Categorical, nw.Enum, nw.Unknown) and _of_texts(frame, name):
        return nw.col(name).cast(nw.String).fill_null("")
    raise InvalidFact(Fault(name, str(dtype), "a column of texts"))


def wholes_of(frame: Any, name: str) -> Any:
    """Give a column as the texts of its numbers, empty where there is a gap.

    Raises:
        InvalidFact: If no cell of a column of objects is a number.
    """
    if (objects := _objects(frame, name)) is not None:
        return _made(objects, name, _whole, _NO_TEXT, "a column of whole numbers").fill_null("")
    return nw.when(nw.col(name).is_null()).then(nw.lit("")).otherwise(nw.col(name).cast(nw.String))


def days_of(frame: Any, name: str) -> Any:
    """Give a column of days: as dates, or as naive datetimes where the engine is pandas and has no dates.

    Raises:
        InvalidFact: If the column is of a type that can't hold dates, or no cell of it is a date.
    """
    if (objects := _objects(frame, name)) is not None:
        return _made(objects, name, _day, _NO_DAY, "a column of dates").cast(nw.Datetime("us"))
    dtype = frame.collect_schema()[name]
    if dtype == nw.Date:
        return nw.col(name)
    if dtype == nw.Unknown:  # gaps and nothing else
        return nw.col(name).cast(nw.Date)
    if frame.implementation.is_pandas_like() and dtype == nw.Datetime and dtype.time_zone is None:
        return nw.col(name).cast(nw.Datetime("us"))  # in nanoseconds, the year 2262 is the last
    raise InvalidFact(Fault(name, str(dtype), "a column of dates"))


def _of_texts(frame: Any, name: str) -> bool:
    """Whether the categories of a column are texts: on pandas and pyarrow they may be anything."""
    if frame.implementation.is_pandas():
        dtype = frame.get_column(name).to_native().dtype
        if hasattr(dtype, "categories"):
            return len(dtype.categories) == 0 or dtype.categories.inferred_type == "string"
        arrow = dtype.pyarrow_dtype
    elif frame.implementation.is_pyarrow():
        arrow = frame.to_native().schema.field(name).type
    else:
        return True
    return "string" in str(getattr(arrow, "value_type", "string"))


def _objects(frame: Any, name: str) -> Any:
    """Give pandas' own column where it holds Python objects, or floats without a value; else ``None``."""
    if not frame.implementation.is_pandas():
        return None
    column = frame.get_column(name).to_native()
    gaps_only = column.dtype.kind == "f" and bool(column.isna().all())
    return column.astype(object) if gaps_only or column.dtype == object else None


def _made(column: Any, name: str, make: Callable[[object], object], instead: object, expected: str) -> Any:
    """Make each cell that is no gap, and put *instead* where that gives nothing; a gap stays one."""
    made = column.map(make, na_action="ignore").astype(object)
    full, unfit = column.notna(), made.isna()
    if full.any() and unfit.all():
        raise InvalidFact(Fault(name, "objects of other types", expected))
    return nw.from_native(made.mask(full & unfit, instead).where(full, None), series_only=True)


def _text(cell: object) -> str | None:
    if not isinstance(cell, str):
        return None
    try:
        cell.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return None
    return cell


def _whole(cell: object) -> str | None:
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, bool) or not isinstance(cell, Real):
        return None
    if isinstance(cell, Integral) and abs(int(cell)) >= 10**LONGEST_NUMBER:
        return None
    return str(int(cell) if isinstance(cell, Integral) else float(cell))


def _day(cell: object) -> datetime.date | None:
    if not isinstance(cell, datetime.date) or (isinstance(cell, datetime.datetime) and cell.tzinfo is not None):
        return None
    return cell
