"""Opening: on a day, what can still be sat, entered or claimed? The one place in the library that knows.

Two questions are kept apart: whether something *can't be sat any more*, and whether *results are out*. In between, what
became of an entry is asked for and never assumed. Nothing here asks whether an entry or a claim is lawful: the rule
modules do.

Source:
    MOD-4 (guide p. 14), ENT-1 (p. 8), EXT-2, CERT-2 (p. 20), CERT-3, CERT-7 (p. 21), RES-1 (p. 18);
    OPEN-16, OPEN-28, OPEN-50, OPEN-51, OPEN-55.
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import NamedTuple

from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date, in_academic_year
from btec_rules.model.editions.edition import Edition
from btec_rules.model.key_dates import KeyDates, possible_days
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import ModerationMode, Subject, seasons_of

__all__ = (
    "Cause",
    "Door",
    "Opening",
    "Over",
    "can_be_taken_back",
    "claim_ahead",
    "claim_opening",
    "entry_opening",
    "is_over",
    "lies_ahead",
    "marks_deadline",
    "marks_due",
    "no_results_before",
    "over_because",
    "results_are_out",
    "sat_in_january",
    "ums_known",
)

_NO_DAYS = KeyDates(series=Series.january(2026))
"""Key dates without any day; only the days are looked at."""
_ONE_DAY = datetime.timedelta(days=1)


class Door(Enum):
    """Whether something can be done on a day."""

    OPEN = "open"
    LATE = "late"
    """Open, for a late fee."""
    SHUT = "shut"
    UNKNOWN = "unknown"
    """A day that decides was not given."""
    SILENT = "silent"
    """The guide says nothing about it (OPEN-28)."""


class Opening(NamedTuple):
    """Whether an entry or a claim can be made on a day."""

    door: Door
    closes: datetime.date | None = None
    """The last day on which the door stands as it does now, where that is known."""
    missing: tuple[str, ...] = ()
    """The key dates that would decide, where the door is not known."""
    late: bool = False
    """Whether an entry that is not known to be open would cost a late fee."""
    opens: datetime.date | None = None
    """The first day on which the door stands so, where that is still to come."""


class Cause(Enum):
    """What shows that a component can't be sat any more in a series."""

    UMS = "ums"
    """A UMS of the series is known."""
    LATER = "later"
    """Without a day: something of a later series shows it."""
    MARKS = "marks"
    """Its marks were due."""
    RESULTS = "results"
    """Results day has come."""
    DAY = "day"
    """The day that we take to be the last is past (OPEN-50)."""


class Over(NamedTuple):
    """Why a component can't be sat any more in a series."""

    cause: Cause
    since: datetime.date | None = None
    """The first day that is too late, where a day shows it."""
    later: Series | None = None
    """The later series that shows it, where one does."""


_ALWAYS = Opening(Door.OPEN)
"""Without a day nothing is late."""


def marks_deadline(series: Series, edition: Edition) -> Date:
    """Give MOD-4's day for the marks of a series."""
    january = series.season is Season.JANUARY
    return in_academic_year(
        series.year, edition.moderation_january_deadline if january else edition.moderation_june_deadline
    )


def marks_due(subject: Subject | None, series: Series, days: KeyDates, edition: Edition) -> datetime.date | None:
    """Give the last day for a centre's marks: the one that Pearson set, else MOD-4's; before a visit none is known.

    Where it is not known which subject it is, there is no visit.
    """
    if days.marks_due is not None:
        return days.marks_due
    if subject is not None and subject.moderated_by is ModerationMode.VISIT:
        return None
    return marks_deadline(series, edition)


def is_over(record: LearnerRecord, component: int, series: Series, calendar: Calendar, edition: Edition) -> bool:
    """Whether a component can't be sat any more in a series (OPEN-50).

    By the day, or once a UMS of that series is known. Without a day, also once an external component of a later series
    was sat, or a UMS of a later series is known: an internal component done early shows nothing, nor does a plan.
    """
    return over_because(record, component, series, calendar, edition) is not None


def over_because(
    record: LearnerRecord, component: int, series: Series, calendar: Calendar, edition: Edition
) -> Over | None:
    """Say why a component can't be sat any more in a series; ``None`` if it can, as `is_over` has it."""
    on, asked, external = calendar.on, series.ordinal, record.subject.external
    later: Series | None = None
    for one in record.sittings:
        ordinal, known = one.series.ordinal, one.ums is not None
        if known and ordinal == asked:
            return Over(Cause.UMS)
        if ordinal > asked and (known or (one.component == external and one.status is Status.SAT)):
            later = later or one.series
    if on is None:
        return None if later is None else Over(Cause.LATER, later=later)
    days = _days_of(calendar, series)
    first = _first_day_too_late(record.subject, component, series, days, edition)
    if on < first:
        return None
    if first == days.results_day:
        return Over(Cause.RESULTS, first)
    due = marks_due(record.subject, series, days, edition) if component != external else None
    return Over(Cause.DAY if due is None else Cause.MARKS, first)


def results_are_out(record: LearnerRecord, series: Series, calendar: Calendar) -> bool:
    """Whether the results of a series are out: from results day, or where none is given once a UMS of it is known."""
    results_day = _days_of(calendar, series).results_day
    if calendar.on is not None and results_day is not None:
        return calendar.on >= results_day
    return ums_known(record, series)


def no_results_before(series: Series) -> datetime.date:
    """Give the first day on which the results of a series can be out."""
    return possible_days(series, "results_day")[0]


def entry_opening(
    record: LearnerRecord,
    component: int,
    series: Series,
    calendar: Calendar,
    edition: Edition,
    *,
    once_sat: bool = False,
) -> Opening:
    """Say whether a component can be entered for a series on the calendar's day.

    Until entries close; for a late fee until late entries close; for May/June without one until the resit's day, for a
    component that was sat in the January series of that year (OPEN-55); never once it can't be sat any more. With
    *once_sat* what is planned for that January is taken to be sat, as a plan takes it.
    """
    if is_over(record, component, series, calendar, edition):
        return Opening(Door.SHUT)
    on = calendar.on
    if on is None:
        return _ALWAYS
    days = _days_of(calendar, series)
    closes, late, again = days.entries_close, days.late_entries_close, days.resit_entries_close
    resit = sat_in_january(record, component, series, once_sat=once_sat)
    free = [day for day in (closes, again if resit else None, late if closes is None else None) if day is not None]
    last_sitting = _first_day_too_late(record.subject, component, series, days, edition) - _ONE_DAY
    if free and on <= max(free):
        return Opening(Door.OPEN, min(max(free), last_sitting))
    if late is not None and on <= late:
        return Opening(Door.LATE, min(late, last_sitting))
    missing = [("late_entries_close", late is None), ("resit_entries_close", resit and again is None)]
    if any(is_missing for _, is_missing in missing):
        asked = [("entries_close", closes is None and late is None), *missing]
        return Opening(Door.UNKNOWN, None, tuple(name for name, is_missing in asked if is_missing), closes is not None)
    return Opening(Door.SHUT)


def claim_opening(record: LearnerRecord, series: Series, calendar: Calendar, edition: Edition) -> Opening:
    """Say whether a series can be claimed on the calendar's day.

    On every day on which the external component can be entered for it (OPEN-51); for December/January again in the late
    window, which opens once results are out (OPEN-16); for May/June the guide names no later day (OPEN-28).
    """
    entry = entry_opening(record, record.subject.external, series, calendar, edition)
    if entry.door in (Door.OPEN, Door.LATE):
        return Opening(Door.OPEN, entry.closes)
    if series.season is Season.JANUARY:
        return _late_window(entry, series, calendar)
    days, on = _days_of(calendar, series), calendar.on
    opens, closes = days.late_claims_open, days.late_claims_close
    if opens is not None and closes is not None and (on is None or opens <= on <= closes):
        return Opening(Door.OPEN, closes)
    return Opening(Door.SILENT) if entry.door is Door.SHUT else entry


def claim_ahead(record: LearnerRecord, series: Series, calendar: Calendar, edition: Edition) -> Opening:
    """Say whether a series can be claimed on the calendar's day or a later one, what is planned being sat by then."""
    on, days = calendar.on, _days_of(calendar, series)
    if on is None:
        return claim_opening(record, series, calendar, edition)
    entry = entry_opening(record, record.subject.external, series, calendar, edition, once_sat=True)
    if entry.door in (Door.OPEN, Door.LATE):
        return Opening(Door.OPEN, entry.closes)
    opens, closes = days.late_claims_open, days.late_claims_close
    january = series.season is Season.JANUARY
    if (closes is None or on <= closes) and (january or (opens is not None and closes is not None)):
        results = no_results_before(series) if january and entry.door is Door.SHUT else None
        first = max([one for one in (opens, days.results_day, results) if one is not None], default=None)
        from_then = first if first is not None and first > on else None
        if opens is not None and closes is not None:
            return Opening(Door.OPEN, closes, opens=from_then)
        missing = [("late_claims_open", opens is None), ("late_claims_close", closes is None)]
        names = (*entry.missing, *(name for name, is_missing in missing if is_missing))
        return Opening(Door.UNKNOWN, closes, names, opens=from_then)
    if entry.door is Door.UNKNOWN:
        return entry
    return Opening(Door.SHUT) if january else Opening(Door.SILENT)


def _days_of(calendar: Calendar, series: Series) -> KeyDates:
    """Give the key dates of a series; without any day where none were given."""
    for one in calendar.key_dates:
        if one.series == series:
            return one
    return _NO_DAYS


def _late_window(entry: Opening, series: Series, calendar: Calendar) -> Opening:
    """Say whether a December/January series can be claimed late; *entry* is what is known of an entry on that day."""
    on = calendar.on
    if on is None:
        return _ALWAYS
    days = _days_of(calendar, series)
    opens, closes = days.late_claims_open, days.late_claims_close
    too_late = closes is not None and on > closes
    no_results_yet = on < no_results_before(series) or (days.results_day is not None and on < days.results_day)
    too_early = no_results_yet or (opens is not None and on < opens)
    if too_late or too_early:
        return Opening(Door.SHUT) if entry.door is Door.SHUT else entry
    if opens is not None and closes is not None:
        return Opening(Door.OPEN, closes)
    window = (("late_claims_open", opens is None), ("late_claims_close", closes is None))
    return Opening(Door.UNKNOWN, None, (*entry.missing, *(name for name, is_missing in window if is_missing)))


def _first_day_too_late(
    subject: Subject, component: int, series: Series, days: KeyDates, edition: Edition
) -> datetime.date:
    """Give the first day on which a component can't be sat any more; a results day only ever makes it sooner."""
    due = marks_due(subject, series, days, edition) if component != subject.external else None
    if due is not None:
        first = due + _ONE_DAY
    elif series.season is Season.JANUARY:
        first = datetime.date(series.year, 2, 1)
    else:
        first = datetime.date(series.year, 7, 1)
    return first if days.results_day is None else min(first, days.results_day)


def sat_in_january(record: LearnerRecord, component: int, series: Series, *, once_sat: bool = False) -> bool:
    """Whether a component was sat in the January series just before a May/June series, or with *once_sat* will be."""
    if series.season is Season.JANUARY:
        return False
    january = series.ordinal - 1
    return any(
        one.component == component
        and one.series.ordinal == january
        and (one.status is Status.SAT or (once_sat and one.status is Status.PLANNED))
        for one in record.sittings
    )


def lies_ahead(sitting: Sitting, subject: Subject, calendar: Calendar, edition: Edition) -> bool:
    """Whether a sitting that is said to be sat or missed lies ahead of the calendar's day (OPEN-52).

    An internal component lies ahead until the month in which its assignment is released, an external one until 1
    January, or 1 May for a paper in May/June; a UMS until the marks of its series are due.
    """
    on, series = calendar.on, sitting.series
    if on is None or sitting.status is Status.PLANNED:
        return False
    if on < _first_day(subject, sitting.component, series):
        return True
    if sitting.ums is None:
        return False
    return on < (marks_due(subject, series, _days_of(calendar, series), edition) or marks_deadline(series, edition))


def can_be_taken_back(
    subject: Subject, component: int, series: Series, calendar: Calendar, edition: Edition
) -> datetime.date | None:
    """Give the last day on which an entry can surely be moved or withdrawn; ``None`` if no day is known.

    An internal component until its marks are due; an external one until the day before it can first be sat, and from
    then on today: the guide names no day for the exam, and what was sat can't be taken back (EXT-3, EXT-4).
    """
    on = calendar.on
    if on is None or series.season not in seasons_of(subject, component):
        return None
    if component == subject.external:
        return max(on, _first_day(subject, component, series) - _ONE_DAY)
    last = _first_day_too_late(subject, component, series, _days_of(calendar, series), edition) - _ONE_DAY
    return None if last < on else last


def _first_day(subject: Subject, component: int, series: Series) -> datetime.date:
    """Give the first day on which a component can have been sat: the exams' days are not in the guide."""
    if component != subject.external:
        return datetime.date(series.psa_release.year, series.psa_release.month, 1)
    if series.season is Season.JANUARY or not subject.resit_possible:
        return datetime.date(series.year, 1, 1)
    return datetime.date(series.year, 5, 1)


def ums_known(record: LearnerRecord, series: Series) -> bool:
    """Whether a UMS of a series is known: then its results are out, and nobody sits anything in it any more."""
    return any(one.series == series and one.ums is not None for one in record.sittings)
