"""Dates: the only module that imports pendulum.

Dates are worked out as plain `datetime.date`. What a public function gives back is a `pendulum.Date`, which is one too.
There is no clock here: where the day matters, the caller says which it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Container
from enum import Enum

import attrs
from pendulum import Date

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR, Facts
from btec_rules._values.values import Value

__all__ = (
    "DAYS_IN_A_WEEK",
    "MONTHS",
    "Date",
    "MonthDay",
    "MonthPart",
    "Part",
    "Window",
    "date_out",
    "days_after",
    "in_academic_year",
    "is_weekend",
    "last_working_day",
)

DAYS_IN_A_WEEK = 7
_SATURDAY = 5
_LONGEST_CLOSURE = 366
_AUTUMN = 9
"""The month in which an academic year begins."""

# Not strftime: it follows the locale of the process, which is global state.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

MonthDay = tuple[int, int]
"""A month (1 to 12) and a day of it, in a year that the context gives."""


class Part(Enum):
    """A part of a month, where the guide gives no day."""

    EARLY = "early"
    WHOLE = "whole"
    """On some day of the month."""


@attrs.frozen(repr=False)
class MonthPart(Value):
    """A part of a month, such as "early June 2025"; never a day (OPEN-12).

    Args:
        year: The calendar year, 1999 to 2999.
        month: 1 to 12.
        part: Which part of that month.

    Raises:
        InvalidFact: If a part is of the wrong type or out of range.
    """

    year: int
    month: int
    part: Part = Part.EARLY

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        object.__setattr__(self, "year", facts.integer("year", self.year, least=FIRST_YEAR - 1, most=LAST_YEAR))
        object.__setattr__(self, "month", facts.integer("month", self.month, least=1, most=len(MONTHS)))
        facts.instance("part", self.part, Part)
        facts.raise_faults()

    def __str__(self) -> str:
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.part.value} {month}" if self.part is Part.EARLY else month


def _given_day(value: datetime.date) -> Date:
    """Let the constructor's signature take any date; its post-init checks it and makes it a `Date`."""
    return value  # type: ignore[return-value]  # it is one once post-init is done


@attrs.frozen(repr=False)
class Window(Value):
    """A stretch of days; the first and the last are both in it (OPEN-13).

    Args:
        opens: The first day.
        closes: The last day, not before *opens*.

    Raises:
        InvalidFact: If either is not a date of the years 2000 to 2999.
        ImpossibleFacts: If it closes before it opens.
    """

    opens: Date = attrs.field(converter=_given_day)
    closes: Date = attrs.field(converter=_given_day)

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        opens, closes = facts.day("opens", self.opens), facts.day("closes", self.closes)
        facts.raise_faults()
        if closes < opens:
            raise ImpossibleFacts(Fault("closes", closes.isoformat(), f"{opens.isoformat()} or later"))
        object.__setattr__(self, "opens", date_out(opens))
        object.__setattr__(self, "closes", date_out(closes))

    def __contains__(self, on: object) -> bool:
        facts = Facts()
        found = facts.day("on", on)
        facts.raise_faults()
        return self.opens <= found <= self.closes


def date_out(day: datetime.date) -> Date:
    """Turn a plain date into the `pendulum.Date` that callers get."""
    return Date(day.year, day.month, day.day)


def days_after(day: datetime.date, days: int) -> Date:
    """Give the day that comes *days* calendar days after *day*."""
    after = datetime.date.fromordinal(day.toordinal() + days)  # one call less than with `date_out`
    return Date(after.year, after.month, after.day)


def in_academic_year(ends: int, month_day: MonthDay) -> Date:
    """Place a month and day in the academic year that ends in the calendar year *ends* (September to August)."""
    month, day_of_month = month_day
    return Date(ends - 1 if month >= _AUTUMN else ends, month, day_of_month)


def is_weekend(day: datetime.date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def last_working_day(day: datetime.date, closed: Container[datetime.date]) -> Date:
    """Give *day* or, where that is at a weekend or *closed*, the last day before it that is neither.

    Raises:
        ImpossibleFacts: If *day* and every day of the year before it are closed.
    """
    found = day
    for _ in range(_LONGEST_CLOSURE):
        if not is_weekend(found) and found not in closed:
            return date_out(found)
        found -= datetime.timedelta(days=1)
    raise ImpossibleFacts(Fault("closed", "every day of a year", "at least one day that is not closed"))
