"""Days: what do the cells of a column of dates say?"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import narwhals as nw

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR
from btec_rules.interop.frames.cells import objects_of
from btec_rules.interop.frames.translating import first_of

__all__ = ("add_day",)

_NO_DAY = datetime.date(1, 1, 1)
"""What a cell of another type is taken for: a day that is out of range."""
_FIRST_DAY, _LAST_DAY = datetime.datetime(FIRST_YEAR, 1, 1), datetime.datetime(LAST_YEAR, 12, 31)  # noqa: DTZ001 - days


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


def _days(frame: Any, name: str) -> Any:
    """Give a column of days: as dates, or as naive datetimes where the engine is pandas and has no dates."""
    if (objects := objects_of(frame, name)) is not None:
        return _made(objects, name, _day, _NO_DAY, "a column of dates").cast(nw.Datetime("us"))
    dtype = frame.collect_schema()[name]
    if dtype == nw.Date:
        return nw.col(name)
    if dtype == nw.Unknown:  # gaps and nothing else
        return nw.col(name).cast(nw.Date)
    if frame.implementation.is_pandas_like() and dtype == nw.Datetime and dtype.time_zone is None:
        return nw.col(name).cast(nw.Datetime("us"))  # in nanoseconds, the year 2262 is the last
    raise InvalidFact(Fault(name, str(dtype), "a column of dates"))


def _made(column: Any, name: str, make: Callable[[object], object], instead: object, expected: str) -> Any:
    """Make each cell that is no gap, and put *instead* where that gives nothing; a gap stays one."""
    made = column.map(make, na_action="ignore").astype(object)
    full, unfit = column.notna(), made.isna()
    if full.any() and unfit.all():
        raise InvalidFact(Fault(name, "objects of other types", expected))
    return nw.from_native(made.mask(full & unfit, instead).where(full, None), series_only=True)


def _day(cell: object) -> datetime.date | None:
    if not isinstance(cell, datetime.date) or (isinstance(cell, datetime.datetime) and cell.tzinfo is not None):
        return None
    return cell
