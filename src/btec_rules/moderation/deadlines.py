"""Deadlines: when are marks and sample due, and were they on time?

The guide gives one day for each season, the same every year. A deadline on a weekend stands; the last working day
before it is given beside it. Until when marks may be amended is in `btec_rules.moderation.amendments`.

>>> from btec_rules import Series
>>> submission_deadline(Series.june(2027)).isoformat(), advised_submission_date(Series.june(2027)).isoformat()
('2027-05-15', '2027-05-14')
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Mapping

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date, is_weekend, last_working_day
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.rulings.cases import Case, require_in_force
from btec_rules.rulings.opening import marks_deadline, marks_due
from btec_rules.rulings.rulings import Ruling

__all__ = ("advised_submission_date", "check_submission", "submission_deadline")


def submission_deadline(series: Series, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the last day on which marks and sample of a series are on time; that day is on time too.

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
    facts = Facts()
    facts.instance("series", series, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    require_in_force(edition, series, rule="MOD-4")
    return marks_deadline(series, edition)


def advised_submission_date(
    series: Series, *, closed: Container[datetime.date] = (), edition: Edition = EDITION_2025_26
) -> Date:
    """Give the day by which the guide advises centres to submit: the last working day up to and including the deadline.

    Args:
        series: The series.
        closed: The days, besides Saturdays and Sundays, on which the centre is closed; anything that answers ``in``.
        edition: The numbers to apply.

    Returns:
        A day on or before ``submission_deadline(series)``; that deadline still stands.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If the centre is closed for a whole year before the deadline.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-4 (guide p. 14); OPEN-14.
    """
    deadline = submission_deadline(series, edition=edition)
    facts = Facts()
    facts.container("closed", closed)
    facts.raise_faults()
    return last_working_day(datetime.date(deadline.year, deadline.month, deadline.day), closed)


def check_submission(
    series: Series,
    *,
    subject: Subject,
    marks_in: datetime.date | None = None,
    sample_in: datetime.date | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether marks and sample were in by the deadline, and say what follows if they were late.

    Args:
        series: The series.
        subject: The Tech Award; where moderation is a visit, no sample is uploaded.
        marks_in: The day on which the marks were entered; ``None`` if it is not known.
        sample_in: The day on which the sample was complete; ``None`` if it is not known.
        calendar: Its ``marks_due`` of the series is the deadline where Pearson set another than the guide's: an
            extension, or in Art and Design a day before the visit, without which the ruling is undecided.
        edition: The numbers to apply.

    Returns:
        A ruling, refused if either was late; codes ``moderation.season-not-offered``, ``moderation.marks-late``,
        ``moderation.before-the-visit``, ``moderation.sample-late``, ``moderation.no-upload``,
        ``moderation.amendment-lost``, ``moderation.results-may-be-delayed``, ``moderation.report-might-be-late``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If marks or sample were in before the set assignment of the series came out.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        PSA-1 (guide p. 10), MOD-3, MOD-4, MOD-5 (p. 14), MOD-7, MOD-8 (p. 16-17), OUT-2 (p. 17); OPEN-13, OPEN-14,
        OPEN-19, OPEN-30, OPEN-31, OPEN-42.
    """
    facts = Facts()
    marks = facts.optional_day("marks_in", marks_in)
    sample = facts.optional_day("sample_in", sample_in)
    facts.instance("subject", subject, Subject)
    facts.optional("calendar", calendar, Calendar)
    facts.raise_faults()
    deadline = submission_deadline(series, edition=edition)
    offered = series.season in subject.internal_seasons
    visited = subject.moderated_by is ModerationMode.VISIT
    _refuse_before_release(series, {"marks_in": marks, "sample_in": None if visited else sample})
    days = (calendar or Calendar()).of(series)
    due = marks_due(subject, series, days, edition)
    case = Case(edition)
    case.in_force(series, rule="MOD-4")
    if due == deadline and is_weekend(deadline):
        case.assume("OPEN-14")
    case.require("moderation.season-not-offered", offered, series=series, subject=subject.title)  # MOD-3, p. 14
    if not offered:
        case.assume(*subject.readings)
        return case.ruling()
    late = False
    if marks is None:
        case.leave_open("moderation.marks-late", "marks_in", deadline=due or deadline)  # MOD-4, p. 14
    if due is None:
        case.leave_open("moderation.before-the-visit", "marks_due", deadline=deadline)  # OPEN-30, p. 14
    elif marks is not None:
        late = _require_in_time(case, "moderation.marks-late", marks, due)  # MOD-4, p. 14
    if visited:
        case.assume("OPEN-30", *subject.readings)
        case.note("moderation.no-upload", subject=subject.title)  # MOD-7, p. 16
    elif sample is None:
        case.leave_open("moderation.sample-late", "sample_in", deadline=due or deadline)  # MOD-4, p. 14
    else:
        late |= _require_in_time(case, "moderation.sample-late", sample, due or deadline)  # MOD-4, p. 14
    if late:
        case.assume("OPEN-31")
        case.note("moderation.amendment-lost")  # OUT-2, p. 17
        case.note("moderation.results-may-be-delayed")  # MOD-5, p. 14
        if not visited:
            case.advise("moderation.report-might-be-late")  # MOD-8, p. 16
    return case.ruling()


def _refuse_before_release(series: Series, days: Mapping[str, datetime.date | None]) -> None:
    """Raise if something was in before the month in which the set assignment of its series came out (PSA-1)."""
    released = series.psa_release
    first = datetime.date(released.year, released.month, 1)
    early = {name: day for name, day in days.items() if day is not None and day < first}
    if early:
        expected = f"{first.isoformat()} or later, as the set assignment of {series.code} comes out in that month"
        raise ImpossibleFacts(*(Fault(name, day.isoformat(), expected) for name, day in early.items()))


def _require_in_time(case: Case, code: str, day: datetime.date, deadline: datetime.date) -> bool:
    """Put the condition that something was in by the deadline; say whether it was late."""
    if day == deadline:
        case.assume("OPEN-13")
    late = day > deadline
    case.require(code, not late, on=day, deadline=deadline)  # MOD-4, p. 14
    return late
