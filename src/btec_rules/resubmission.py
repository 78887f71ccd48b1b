"""Resubmission: may a student rework an assignment after it was marked, and what may the feedback say?

A resubmission comes after marking and before the marks and the sample go to moderation; a second go after moderation
is a retake, which `btec_rules.retakes` decides.

>>> check(marked=True, potential_reached=False, approved=True, marks_submitted=False, sample_submitted=False).allowed
True
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from btec_rules._values.facts import Facts
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.rulings.cases import Case, is_no
from btec_rules.rulings.opening import marks_due
from btec_rules.rulings.rulings import Ruling

__all__ = ("Feedback", "check", "check_feedback")


class Feedback(Enum):
    """What a piece of feedback says (FB-1, FB-3, guide p. 11)."""

    OVERALL = "overall"
    """Overall achievement."""
    ACHIEVED = "achieved"
    """Descriptors achieved."""
    MISSING = "missing"
    """Descriptors not achieved, or missing."""
    SOURCES = "sources"
    """Material that the student could have drawn on, where it is permitted."""
    CONDUCT = "conduct"
    """Conduct and approach."""
    REASON = "reason"
    """Why a mark was or was not given."""
    AREAS = "areas"
    """Areas to look at, in general."""
    INSTRUCTION = "instruction"
    """What to do to improve the evidence: never allowed."""


COVERED = (Feedback.OVERALL, Feedback.ACHIEVED, Feedback.MISSING, Feedback.SOURCES, Feedback.CONDUCT)
"""What feedback should cover (FB-1)."""


def check(  # noqa: PLR0913 - each is a fact of its own
    *,
    marked: bool | None = None,
    potential_reached: bool | None = None,
    approved: bool | None = None,
    marks_submitted: bool | None = None,
    sample_submitted: bool | None = None,
    earlier_resubmissions: int = 0,
    assignment_minutes: int | None = None,
    subject: Subject | None = None,
    series: Series | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a student may resubmit work.

    Args:
        marked: Whether the work has been marked.
        potential_reached: Whether the student reached the potential that was expected, in the centre's own judgement.
        approved: Whether the assessor approved the resubmission.
        marks_submitted: Whether the cohort's marks have been submitted for moderation.
        sample_submitted: Whether the cohort's sample has been submitted for moderation; both close it (OPEN-32).
        earlier_resubmissions: How often the student resubmitted this assignment before; from 1 on the ruling is never a
            yes, as the guide speaks of one resubmission (OPEN-21).
        assignment_minutes: The full time of the assignment in minutes, for the time allowed again.
        subject: The Tech Award; where moderation is a visit and no sample goes up, the guide does not say what closes
            it. Left out, a sample goes up.
        series: The series that the work is for; ``None`` if it is not known.
        calendar: The day, and ``marks_due`` of *series* where Pearson set another deadline than the guide's; a day past
            the deadline closes nothing (OPEN-32), but the ruling says what being late costs.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``resubmission.not-marked``, ``resubmission.potential-reached``, ``resubmission.not-approved``,
        ``resubmission.not-the-first``, ``resubmission.season-not-offered``, ``resubmission.submitted``,
        ``resubmission.before-the-visit``, ``resubmission.series-over``, ``resubmission.time-allowed``,
        ``resubmission.minutes-allowed``, ``resubmission.record-overwritten``, ``resubmission.final-only``,
        ``resubmission.general-feedback``, ``resubmission.deadline-past``.

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        RESUB-1, RESUB-2 (guide p. 11), RESUB-3, RESUB-4, RESUB-5 (p. 12), FB-3 (p. 11), MOD-2, MOD-3, MOD-5 (p. 14);
        OPEN-19, OPEN-21, OPEN-30, OPEN-32; OPEN-42 by subject.
    """
    facts = Facts()
    facts.flag("marked", marked)
    facts.flag("potential_reached", potential_reached)
    facts.flag("approved", approved)
    facts.flag("marks_submitted", marks_submitted)
    facts.flag("sample_submitted", sample_submitted)
    before = facts.integer("earlier_resubmissions", earlier_resubmissions)
    minutes = None if assignment_minutes is None else facts.integer("assignment_minutes", assignment_minutes, least=1)
    facts.optional("subject", subject, Subject)
    facts.optional("series", series, Series)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    if series is not None:
        case.in_force(series, rule="RESUB-3")
        if subject is not None:
            offered = series.season in subject.internal_seasons
            case.require(
                "resubmission.season-not-offered", offered, series=series, subject=subject.title
            )  # MOD-3, p. 14
            if not offered:
                case.assume(*subject.readings)
    fell_short = is_no(potential_reached)
    case.require("resubmission.not-marked", marked, "marked")  # RESUB-1, p. 11
    case.require("resubmission.potential-reached", fell_short, "potential_reached")  # RESUB-1, p. 11
    case.require("resubmission.not-approved", approved, "approved")  # RESUB-1, p. 11
    if before:
        case.assume("OPEN-21")
        case.leave_open("resubmission.not-the-first", "a-further-resubmission", number=before + 1)  # RESUB-1, p. 11
    visited = subject is not None and subject.moderated_by is ModerationMode.VISIT
    if subject is not None and visited:
        _judge_before_visit(case, subject, marks=marks_submitted)
    else:
        _judge_before_moderation(case, marks=marks_submitted, sample=sample_submitted)
    if series is not None and calendar is not None:
        _judge_series_over(case, series, calendar)
    if case.refused:
        return case.ruling()
    case.note("resubmission.time-allowed")  # RESUB-2, p. 11
    if minutes is not None:
        case.note("resubmission.minutes-allowed", minutes=minutes)  # RESUB-2, p. 11
    case.note("resubmission.record-overwritten")  # RESUB-4, p. 12
    case.note("resubmission.final-only")  # RESUB-5, p. 12
    case.note("resubmission.general-feedback")  # FB-3, p. 11
    if series is not None and calendar is not None:
        _note_lateness(case, subject, series, calendar)
    return case.ruling()


def check_feedback(says: Collection[Feedback] | None, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether feedback to a student is allowed, and point out what it leaves out.

    Args:
        says: What the feedback says; ``None`` if nobody has looked.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``resubmission.instruction``, ``resubmission.feedback-left-out``.

    Raises:
        InvalidFact: If *says* holds anything but `Feedback`.

    Source:
        FB-1, FB-3 (guide p. 11).
    """
    facts = Facts()
    given = () if says is None else facts.collection_of("says", says, Feedback)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    if says is None:
        case.leave_open("resubmission.instruction", "says")  # FB-3, p. 11
        return case.ruling()
    case.require("resubmission.instruction", Feedback.INSTRUCTION not in given)  # FB-3, p. 11
    left_out = tuple(topic.value for topic in COVERED if topic not in given)
    if left_out:
        case.advise("resubmission.feedback-left-out", topics=left_out)  # FB-1, p. 11
    return case.ruling()


def _judge_before_moderation(case: Case, *, marks: bool | None, sample: bool | None) -> None:
    """Judge whether moderation has yet to begin: it begins once both marks and sample are in (OPEN-32)."""
    if marks is not sample:
        case.assume("OPEN-32")
    if marks is False or sample is False:
        case.holds("resubmission.submitted")  # RESUB-3, p. 12
    elif marks is None or sample is None:
        missing = "marks_submitted" if marks is None else "sample_submitted"
        case.leave_open("resubmission.submitted", missing)  # RESUB-3, p. 12
    else:
        case.refuse("resubmission.submitted")  # RESUB-3, p. 12


def _judge_before_visit(case: Case, subject: Subject, *, marks: bool | None) -> None:
    """Judge the same for a visit. No sample goes up, and what closes it once the marks are in is open (OPEN-30)."""
    if marks is False:
        case.holds("resubmission.submitted")  # RESUB-3, p. 12
        return
    case.assume("OPEN-30", *subject.readings)
    if marks is None:
        case.leave_open("resubmission.submitted", "marks_submitted")  # RESUB-3, p. 12
    else:
        case.leave_open("resubmission.before-the-visit", "what-closes-it")  # RESUB-3, p. 12


def _judge_series_over(case: Case, series: Series, calendar: Calendar) -> None:
    """Judge whether the results of the series are out: resubmitted work is moderated in its own series."""
    results_day = calendar.of(series).results_day
    if calendar.on is not None and results_day is not None:
        on_time = calendar.on < results_day
        case.require("resubmission.series-over", on_time, series=series, results_day=results_day)  # MOD-2, p. 14


def _note_lateness(case: Case, subject: Subject | None, series: Series, calendar: Calendar) -> None:
    """Note what lateness costs where the deadline is past; before a visit none is known but the one that is given."""
    due = marks_due(subject, series, calendar.of(series), case.edition)
    if calendar.on is not None and due is not None and calendar.on > due:
        case.assume("OPEN-32")
        case.note("resubmission.deadline-past", due=due)  # MOD-5, p. 14
