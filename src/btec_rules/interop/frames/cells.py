"""Cells: is it a frame, has it the columns, and what do their cells hold?

From the columns of a caller's frame to whole numbers, series, days and texts, with what is wrong beside them. Every
column that comes of it is without gaps: engines differ in what a comparison with a gap, or its opposite, is.

pandas alone has columns of Python objects, which can hold anything: each of their cells is looked at here, and one that
does not belong becomes a value that is refused further on, in its own row.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from numbers import Integral, Real
from typing import Any

import narwhals as nw
from narwhals.exceptions import DuplicateError
from narwhals.typing import IntoFrame

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR, LONGEST_ID, LONGEST_NUMBER, raise_faults
from btec_rules._values.true_types import module_and_name
from btec_rules.interop.frames.answers import first_of
from btec_rules.model.series import Season

__all__ = (
    "add_day",
    "add_series",
    "add_whole",
    "add_word",
    "all_of",
    "columns_of",
    "not_an_id",
    "texts_of",
)

_NO_TEXT = "of another type\n"
"""What a cell of another type is taken for: no id, no number and none of the words, as it has two lines."""
_TWICE = Fault("frame", "one name for two columns", "each name once")
_NO_DAY = datetime.date(1, 1, 1)
"""What a cell of another type is taken for: a day that is out of range."""
_DUMMY = f"{FIRST_YEAR}-{Season.JANUARY.value}"
"""What a series that can't be read is taken for; its row is at fault anyway."""
_SERIES = f"^{FIRST_YEAR // 1000}[0-9]{{3}}-(?:{'|'.join(season.value for season in Season)})$"
"""The years 2000 to 2999; the length is asked for too, as ``$`` allows a line break on some engines."""
_YEAR, _MONTH = 4, 5
_WHOLE = f"^[0-9]{{1,{LONGEST_NUMBER}}}(?:[.]0)?$"
"""It must not hold one of the `_BREAKS` either, for the same reason."""
_BREAKS = "[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]"
_FIRST_DAY, _LAST_DAY = datetime.datetime(FIRST_YEAR, 1, 1), datetime.datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001 - days


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
    raise_faults([Fault("frame", f"no column {name}", f"the columns {wanted}") for name in needed if name not in names])
    raise_faults([_TWICE] if len(set(plain)) < len(plain) else [])
    if answers:
        free = "texts for names, none that an answer has, and none that begins with an underscore"
        taken = [name for name in plain if not isinstance(name, str) or name[:1] == "_" or name in answers]
        raise_faults([Fault("frame", f"a column {name}"[:60], free) for name in taken])
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


def not_an_id(column: nw.Expr) -> nw.Expr:
    """Whether a text is no id: empty, too long, or of several lines."""
    length = column.str.len_chars()
    return (length < 1) | (length > LONGEST_ID) | column.str.contains(_BREAKS)


def add_whole(frame: Any, name: str, *, least: int, most: int) -> Any:
    """Add ``_name``, the whole number of a cell, ``_no_name``, whether it is empty, ``_bad_name``, whether it is bad.

    The number is *least* where the cell is empty or bad. A whole float is taken, as gaps make floats of them; so are
    digits.

    Raises:
        InvalidFact: If the column is of a type that can't hold whole numbers.
    """
    dtype = frame.collect_schema()[name]
    column, value, empty = nw.col(name), nw.col(f"_{name}"), nw.col(f"_no_{name}")
    if dtype.is_integer():
        frame = frame.with_columns(column.is_null().alias(f"_no_{name}"), column.fill_null(least).alias(f"_{name}"))
        good = (value >= least) & (value <= most)
    elif dtype.is_float() or dtype.is_decimal():
        filled = column.cast(nw.Float64).fill_null(float(least))
        frame = frame.with_columns((column.is_null() | filled.is_nan()).alias(f"_no_{name}"), filled.alias(f"_{name}"))
        usable = ~value.is_nan() & (value >= least) & (value <= most)
        frame = frame.with_columns(usable.alias("_usable"))
        frame = frame.with_columns(first_of([(nw.col("_usable"), value)], float(least)).alias(f"_{name}"))
        good = nw.col("_usable") & (value.round(0) == value)
    elif dtype in (nw.String, nw.Categorical, nw.Enum, nw.Object, nw.Unknown):
        frame = frame.with_columns(_wholes(frame, name).alias("_text"))
        text = nw.col("_text")
        digits = text.str.contains(_WHOLE) & ~text.str.contains(_BREAKS)
        frame = frame.with_columns((text.str.strip_chars() == "").alias(f"_no_{name}"), digits.alias("_usable"))
        number = first_of([(nw.col("_usable"), text)], "0").cast(nw.Float64)
        frame = frame.with_columns(number.alias(f"_{name}"))
        good = nw.col("_usable") & (value >= least) & (value <= most)
    else:
        raise InvalidFact(Fault(name, str(dtype), "a column of whole numbers"))
    frame = frame.with_columns((~good & ~empty).alias(f"_bad_{name}"))
    number = first_of([(empty | nw.col(f"_bad_{name}"), least)], value).cast(nw.Int32)
    return frame.with_columns(number.alias(f"_{name}"))


def add_series(frame: Any, name: str) -> Any:
    """Add ``_name``, the ordinal of the series whose code is in a column of texts without gaps, and ``_bad_name``."""
    code = nw.col(name)
    bad = ~code.str.contains(_SERIES) | (code.str.len_chars() != len(_DUMMY))
    frame = frame.with_columns(bad.alias(f"_bad_{name}"))
    frame = frame.with_columns(first_of([(nw.col(f"_bad_{name}"), _DUMMY)], code).alias("_code"))
    year = nw.col("_code").str.slice(0, _YEAR).cast(nw.Int32)
    june = first_of([(nw.col("_code").str.slice(_MONTH, 2) == Season.JUNE.value, 1)], 0)
    return frame.with_columns((year * len(Season) + june).cast(nw.Int32).alias(f"_{name}"), june.alias("_june"))


def add_word(frame: Any, name: str, words: Mapping[str, int], *, blank: int) -> Any:
    """Add ``_name``, the number of the word in a column of texts without gaps, -1 where it is none of them."""
    said = nw.col(name)
    known = [(said == word, place) for word, place in words.items()]
    return frame.with_columns(first_of([*known, (said.str.strip_chars() == "", blank)], -1).alias(f"_{name}"))


def add_day(frame: Any, name: str) -> Any:
    """Add ``_name``, the day in a cell, ``_no_name``, whether it is empty, and ``_bad_name``, whether it is bad.

    The day is 1 January 2000 where the cell is empty or bad. pandas has no dates of its own: there alone naive
    datetimes are taken for days, where they are midnight.

    Raises:
        InvalidFact: If the column holds no dates.
    """
    value = nw.col(f"_{name}")
    frame = frame.with_columns(_days(frame, name).alias(f"_{name}"))
    dtype = frame.collect_schema()[f"_{name}"]
    first: datetime.date = _FIRST_DAY
    last: datetime.date = _LAST_DAY
    if dtype == nw.Date:
        first, last = _FIRST_DAY.date(), _LAST_DAY.date()
    instead = nw.lit(first).cast(dtype)
    empty, day = value.is_null(), first_of([(value.is_null(), instead)], value)
    frame = frame.with_columns(empty.alias(f"_no_{name}"), day.alias(f"_{name}"))
    bad = (value < nw.lit(first)) | (value > nw.lit(last))
    if dtype == nw.Datetime:
        bad = bad | (value.dt.truncate("1d") != value)
    frame = frame.with_columns(bad.alias(f"_bad_{name}"))
    return frame.with_columns(first_of([(nw.col(f"_bad_{name}"), instead)], value).alias(f"_{name}"))


def _wholes(frame: Any, name: str) -> Any:
    """Give a column as the texts of its numbers, empty where there is a gap."""
    if (objects := _objects(frame, name)) is not None:
        return _made(objects, name, _whole, _NO_TEXT, "a column of whole numbers").fill_null("")
    return nw.when(nw.col(name).is_null()).then(nw.lit("")).otherwise(nw.col(name).cast(nw.String))


def _days(frame: Any, name: str) -> Any:
    """Give a column of days: as dates, or as naive datetimes where the engine is pandas and has no dates."""
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
