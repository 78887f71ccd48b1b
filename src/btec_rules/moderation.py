"""Moderation: by when do marks and sample have to be in?

The guide gives one day for each season, the same every year. A deadline that falls on a weekend stands; the day on
which it is wise to be done is given beside it.

>>> submission_deadline(Series.june(2027)).isoformat(), advised_submission_date(Series.june(2027)).isoformat()
('2027-05-15', '2027-05-14')
"""

from __future__ import annotations

import datetime
from collections.abc import Container

from btec_rules.model.dates import Date, in_academic_year, last_working_day
from btec_rules.model.editions import EDITION_2025_26, Edition
from btec_rules.model.errors import Fault
from btec_rules.model.guards import kind, refuse, shown
from btec_rules.model.series import Season, Series

__all__ = ("advised_submission_date", "submission_deadline")


def submission_deadline(series: Series, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the last day on which marks and sample of a series are in time; that day is in time too.

    Args:
        series: The series; that of December 2025/January 2026 has its deadline in December 2025.
        edition: The numbers to apply.

    Returns:
        15 December or 15 May, whatever the day of the week (OPEN-14).

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-4 (guide p. 14); OPEN-13, OPEN-14, OPEN-30.
    """
    faults: list[Fault] = []
    kind(faults, "series", series, Series)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    edition.in_force(series, rule="MOD-4")
    january = series.season is Season.JANUARY
    return in_academic_year(
        series.year, edition.moderation_january_deadline if january else edition.moderation_june_deadline
    )


def advised_submission_date(
    series: Series, *, closed: Container[datetime.date] = (), edition: Edition = EDITION_2025_26
) -> Date:
    """Give the last working day up to and including the deadline: the day by which it is wise to be done.

    Args:
        series: The series.
        closed: The days, besides Saturdays and Sundays, on which the centre is closed; only ever asked with ``in``.
        edition: The numbers to apply.

    Returns:
        A day on or before ``submission_deadline(series)``, which stands all the same.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If the centre is closed for a whole year before the deadline.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-4 (guide p. 14); OPEN-14.
    """
    deadline = submission_deadline(series, edition=edition)
    if not hasattr(type(closed), "__contains__"):
        refuse([Fault("closed", shown(closed), "a container of dates, such as a set")])
    return last_working_day(datetime.date(deadline.year, deadline.month, deadline.day), closed)
