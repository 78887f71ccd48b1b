"""Cells: from the columns of a caller's frame to whole numbers, series, days and texts, with what is wrong beside them.

Every column that comes of it is without gaps: engines differ in what a comparison with a gap, or its opposite, is.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import narwhals as nw

from btec_rules.interop.frames.accepting import days_of, wholes_of
from btec_rules.interop.frames.answers import first_of
from btec_rules.model.errors import Fault, InvalidFact
from btec_rules.model.guards import FIRST_YEAR, LAST_YEAR, LONGEST_ID, LONGEST_NUMBER
from btec_rules.model.series import Season

__all__ = (
    "add_day",
    "add_series",
    "add_whole",
    "add_word",
    "not_an_id",
)

_DUMMY = f"{FIRST_YEAR}-{Season.JANUARY.value}"
"""What a series that can't be read is taken for; its row is at fault anyway."""
_SERIES = f"^{FIRST_YEAR // 1000}[0-9]{{3}}-(?:{'|'.join(season.value for season in Season)})$"
"""The years 2000 to 2999; the length is asked for too, as ``$`` allows a line break on some engines."""
_YEAR, _MONTH = 4, 5
_WHOLE = f"^[0-9]{{1,{LONGEST_NUMBER}}}(?:[.]0)?$"
_BREAKS = "[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]"
_FIRST_DAY, _LAST_DAY = datetime.datetime(FIRST_YEAR, 1, 1), datetime.datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001 - days


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
        frame = frame.with_columns(wholes_of(frame, name).alias("_text"))
        text = nw.col("_text")
        digits = text.str.contains(_WHOLE) & (text.str.len_chars() <= LONGEST_NUMBER + len(".0"))
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
    frame = frame.with_columns(days_of(frame, name).alias(f"_{name}"))
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
