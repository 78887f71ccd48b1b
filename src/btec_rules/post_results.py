"""Post-results: may a centre ask for a review of moderation, and may it appeal against the outcome?

A review (ROMM service 3) can be asked for from results day until a deadline; both days are in the key dates schedule
(RES-1, ROMM-1). An appeal needs a review first. Fees and forms are Pearson's and JCQ's; the guide has no amounts. Days
are counted as calendar days, and the day of receipt is day 0 (OPEN-34). Whether a centre may amend its own marks is
decided by `btec_rules.moderation`.

>>> import datetime
>>> appeal_deadline(datetime.date(2026, 10, 1)).isoformat()
'2026-10-31'
"""

from __future__ import annotations

import datetime

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date, days_after
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.rulings.cases import Case, is_no
from btec_rules.rulings.rulings import Ruling

__all__ = ("appeal_deadline", "check_appeal", "check_review", "hearing_due", "preliminary_appeal_due")


def check_review(
    series: Series,
    *,
    marks_agreed: bool | None = None,
    all_results_out: bool | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a centre may ask for a review of moderation.

    Args:
        series: The series whose moderation is to be reviewed.
        marks_agreed: Whether Pearson agreed the centre's marks in moderation, as submitted or as amended (OPEN-15).
        all_results_out: Whether all students have received their results.
        calendar: The day of the request and the key dates; the day, and results day and the close of reviews of
            *series*, are needed.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``post_results.marks-agreed``, ``post_results.results-not-out``,
        ``post_results.before-results-day``, ``post_results.review-too-late``, ``post_results.read-first``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        ROMM-1, ROMM-2, ROMM-3 (guide p. 19); OPEN-13, OPEN-19.
    """
    facts = Facts()
    facts.instance("series", series, Series)
    facts.flag("marks_agreed", marks_agreed)
    facts.flag("all_results_out", all_results_out)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.in_force(series, rule="ROMM-1")
    not_agreed = is_no(marks_agreed)
    case.require("post_results.marks-agreed", not_agreed, "marks_agreed")  # ROMM-2, p. 19
    case.require("post_results.results-not-out", all_results_out, "all_results_out")  # ROMM-3, p. 19
    _judge_review_days(case, series, calendar or Calendar())
    if not case.refused:
        case.note("post_results.read-first")  # ROMM-1, p. 19
    return case.ruling()


def check_appeal(
    on: datetime.date,
    *,
    review_made: bool | None = None,
    outcome_received: datetime.date | None = None,
    by_centre: bool | None = None,
    whole_cohort: bool | None = None,
    good_reason: bool | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether an appeal about a moderated component can be sent on a day.

    Args:
        on: The day of sending.
        review_made: Whether there was a review of moderation; not needed where its outcome was received.
        outcome_received: The day on which the centre received the outcome of its review of moderation.
        by_centre: Whether the centre itself appeals; students and families can't.
        whole_cohort: Whether it is for the whole cohort; it can't be for one student.
        good_reason: Whether there is a good reason, in the centre's own judgement.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``post_results.no-review``, ``post_results.no-review-outcome``,
        ``post_results.appeal-too-late``, ``post_results.not-by-the-centre``, ``post_results.not-the-whole-cohort``,
        ``post_results.no-good-reason``, ``post_results.two-stages``, ``post_results.how-to-appeal``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.
        ImpossibleFacts: If there is the outcome of a review that was not made.

    Source:
        APL-1 to APL-5 (guide p. 19); OPEN-13, OPEN-34.
    """
    facts = Facts()
    when = facts.day("on", on)
    received = facts.optional_day("outcome_received", outcome_received)
    facts.flag("review_made", review_made)
    facts.flag("by_centre", by_centre)
    facts.flag("whole_cohort", whole_cohort)
    facts.flag("good_reason", good_reason)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    if review_made is False and received is not None:
        raise ImpossibleFacts(Fault("outcome_received", received.isoformat(), "None, as no review was made"))
    case = Case(edition)
    if review_made is False:
        case.refuse("post_results.no-review")  # APL-1, p. 19
    elif received is None:
        case.leave_open("post_results.no-review-outcome", "outcome_received")  # APL-1, p. 19
    else:
        _judge_appeal_days(case, when, received)
    case.require("post_results.not-by-the-centre", by_centre, "by_centre")  # APL-3, p. 19
    case.require("post_results.not-the-whole-cohort", whole_cohort, "whole_cohort")  # APL-2, p. 19
    case.require("post_results.no-good-reason", good_reason, "good_reason")  # APL-1, p. 19
    if case.refused:
        return case.ruling()
    preliminary, hearing = edition.preliminary_appeal_days, edition.hearing_days
    case.note("post_results.two-stages", preliminary=preliminary, hearing=hearing)  # APL-4, p. 19
    case.note("post_results.how-to-appeal")  # APL-5, p. 19
    return case.ruling()


def appeal_deadline(received: datetime.date, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the last day on which an appeal is on time.

    Args:
        received: The day on which the centre received the outcome of the review.
        edition: The numbers to apply.

    Returns:
        The day 30 calendar days later; that day is on time too.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.

    Source:
        APL-1 (guide p. 19); OPEN-13, OPEN-34.
    """
    return days_after(_accept("received", received, edition), edition.appeal_days)


def preliminary_appeal_due(received: datetime.date, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the day by which a preliminary appeal is handled.

    Args:
        received: The day on which Pearson received the application.
        edition: The numbers to apply.

    Returns:
        The day 42 calendar days later.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.

    Source:
        APL-4 (guide p. 19); OPEN-34.
    """
    return days_after(_accept("received", received, edition), edition.preliminary_appeal_days)


def hearing_due(requested: datetime.date, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the day by which an appeal hearing is handled, where the request is valid.

    Args:
        requested: The day on which Pearson received the request for a hearing.
        edition: The numbers to apply.

    Returns:
        The day 70 calendar days later.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.

    Source:
        APL-4 (guide p. 19); OPEN-34.
    """
    return days_after(_accept("requested", requested, edition), edition.hearing_days)


def _judge_review_days(case: Case, series: Series, calendar: Calendar) -> None:
    """Judge a day against results day and the close of reviews; both are in time (OPEN-13)."""
    on, days = calendar.on, calendar.of(series)
    opens, closes = days.results_day, days.reviews_close
    if on is not None and on in (opens, closes):
        case.assume("OPEN-13")
    if on is None or opens is None:
        case.leave_open_without("post_results.before-results-day", on=on, results_day=opens)  # ROMM-1, p. 19
    else:
        case.require("post_results.before-results-day", on >= opens, on=on, opens=opens)  # ROMM-1, p. 19
    if on is None or closes is None:
        case.leave_open_without("post_results.review-too-late", on=on, reviews_close=closes)  # ROMM-1, p. 19
    else:
        case.require("post_results.review-too-late", on <= closes, on=on, closes=closes)  # ROMM-1, p. 19


def _judge_appeal_days(case: Case, when: datetime.date, received: datetime.date) -> None:
    """Judge a day against the receipt of the review's outcome and the last day for an appeal."""
    case.require("post_results.no-review-outcome", when >= received, on=when, received=received)  # APL-1, p. 19
    if when < received:
        return
    case.assume("OPEN-34")
    last = days_after(received, case.edition.appeal_days)
    if when == last:
        case.assume("OPEN-13")
    case.require("post_results.appeal-too-late", when <= last, on=when, last=last)  # APL-1, p. 19


def _accept(name: str, start: datetime.date, edition: Edition) -> datetime.date:
    """Accept the day from which days are counted, and the edition."""
    facts = Facts()
    first = facts.day(name, start)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    return first
