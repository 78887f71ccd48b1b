"""Over: can it still be sat, and are results out? (the definition, "When something is over"; OPEN-50; MOD-4, p. 14)"""

import datetime

from .facts import (
    JANUARY,
    Calendar,
    Record,
    Sitting,
    components,
    creative,
    dates_of,
    day_of,
    end_of_sittings,
    marks_day,
    release_month,
    season,
    ums_known_in,
    year,
)


def first_day_too_late(record: Record, component: int, series: int, calendar: Calendar) -> datetime.date:
    """The definition: "an internal component from the day after its marks are due (`marks_due`, else MOD-4; moderated
    by a visit and no `marks_due`: from 1 July); an external one from 1 February or 1 July (OPEN-50); both from results
    day ... where that is sooner. A results day that is given never makes it later." MOD-4, p. 14; OPEN-50.
    """
    subject = record[0]
    dates = dates_of(calendar, series)
    internal = component != subject[1]
    visited = subject[4]
    if internal and not (visited and dates.marks_due is None):
        day = marks_day(series, calendar) + datetime.timedelta(days=1)
    else:
        day = end_of_sittings(series)
    if dates.results_day is not None and dates.results_day < day:
        day = dates.results_day
    return day


def cannot_be_sat(record: Record, component: int, series: int, calendar: Calendar) -> bool:
    """The definition, "When something is over": by the day (above); "or once any UMS of that series is known"; "Without
    a day, a series is over too once an external component of a later series was *sat*, or a UMS of a later series is
    known; an internal component done early on a later assignment shows nothing, nor does a plan"; "a missed later
    external shows nothing" (Settled).
    """
    if ums_known_in(record, series):
        return True
    on = day_of(calendar)
    if on is not None:
        return on >= first_day_too_late(record, component, series, calendar)
    external = record[0][1]
    return any(
        s > series and (ums is not None or (c == external and status == "sat")) for c, s, status, ums in record[1]
    )


def results_out(record: Record, series: int, calendar: Calendar) -> bool:
    """The definition: "*Results are out*: from results day; where none is given, once a UMS of that series is known."
    RES-1, p. 18. (No day known: a results day can't be compared with anything, so the record decides.)
    """
    on = day_of(calendar)
    results_day = dates_of(calendar, series).results_day
    if on is not None and results_day is not None:
        return on >= results_day
    return ums_known_in(record, series)


def lies_ahead(record: Record, sitting: Sitting, calendar: Calendar) -> bool:
    """The definition, Doubt: "Something *lies ahead*: an external sitting before 1 January or 1 May of its series
    (task-based: 1 January), an internal one before the month of its assignment's release (PSA-1), a UMS before the
    marks of its series are due." PSA-1, p. 10; EXT-5, p. 20 (tasks are released in January).
    """
    component, series, status, ums = sitting
    on = day_of(calendar)
    if on is None or status == "planned":
        return False
    subject = record[0]
    if component != subject[1]:
        earliest = release_month(series)
    elif season(series) == JANUARY or creative(subject):
        earliest = datetime.date(year(series), 1, 1)
    else:
        earliest = datetime.date(year(series), 5, 1)
    return on < earliest or (ums is not None and on < marks_day(series, calendar))


def series_over(record: Record, series: int, calendar: Calendar) -> bool:
    """A whole series is over: nothing of it can be sat any more."""
    return all(cannot_be_sat(record, c, series, calendar) for c in components(record[0]))
