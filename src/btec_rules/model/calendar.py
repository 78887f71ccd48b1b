"""Calendar: a day, and the days that Pearson publishes for each series: the one way to say when.

Without a day nothing is late, and a series is over only if the record itself shows it. There is no clock: "today" is
what the caller says it is.

>>> from btec_rules import Series
>>> june = KeyDates(series=Series.june(2026), entries_close=datetime.date(2026, 2, 21))
>>> calendar = Calendar([june], on=datetime.date(2026, 2, 1))
>>> calendar.of(Series.june(2026)).entries_close.isoformat(), calendar.of(Series.june(2027)).entries_close
('2026-02-21', None)
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from itertools import pairwise
from operator import attrgetter

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts, as_given
from btec_rules._values.true_types import described, is_instance
from btec_rules._values.values import Value
from btec_rules.model.dates import Date, date_out
from btec_rules.model.key_dates import KeyDates
from btec_rules.model.series import Series

__all__ = ("Calendar",)


def _given(value: Collection[KeyDates]) -> tuple[KeyDates, ...]:
    return as_given(value)


def _given_day(value: datetime.date | None) -> Date | None:
    """Let any date through a constructor's signature; its post-init turns it into a `Date`."""
    return value  # type: ignore[return-value]  # a Date once post-init is done


@attrs.frozen(repr=False)
class Calendar(Value):
    """A day, and the key dates of any series.

    Args:
        key_dates: The published days, each series once; kept in order of series.
        on: The day on which it is asked; ``None`` leaves the day out.

    Raises:
        InvalidFact: If a part is of the wrong type.
        ImpossibleFacts: If two of *key_dates* are of one series.
    """

    key_dates: tuple[KeyDates, ...] = attrs.field(default=(), converter=_given)
    on: Date | None = attrs.field(default=None, kw_only=True, converter=_given_day)

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        given: tuple[KeyDates, ...] = ()
        if is_instance(self.key_dates, datetime.date):
            facts.wrong("key_dates", described(self.key_dates), "key dates; the day is on=, as in Calendar(on=day)")
        else:
            given = facts.collection_of("key_dates", self.key_dates, KeyDates)
        day = facts.optional_day("on", self.on)
        facts.raise_faults()
        ordered = tuple(sorted(given, key=attrgetter("series")))
        twice = [one.series for one, other in pairwise(ordered) if one.series == other.series]
        if twice:
            raise ImpossibleFacts(*(Fault("key_dates", f"{one.code} twice", "each series once") for one in twice))
        object.__setattr__(self, "key_dates", ordered)
        object.__setattr__(self, "on", None if day is None else date_out(day))

    def of(self, series: Series) -> KeyDates:
        """Give the key dates of a series; without any day where none were given.

        Raises:
            InvalidFact: If *series* is not a `Series`.
        """
        facts = Facts()
        facts.instance("series", series, Series)
        facts.raise_faults()
        return next((one for one in self.key_dates if one.series == series), None) or KeyDates(series=series)

    def moved_to(self, day: datetime.date) -> Calendar:
        """Give the same calendar on another day.

        Raises:
            InvalidFact: If *day* is not a date of the years 2000 to 2999.
        """
        facts = Facts()
        found = facts.day("day", day)
        facts.raise_faults()
        return Calendar(self.key_dates, on=date_out(found))


NO_DAY = Calendar()
"""Stands where no calendar is given."""
