"""Retention: when may students' work be destroyed, and in what form may it be kept?

Work is kept for twelve weeks from the day on which the centre receives the certificates, and for longer while the
student is on the programme or something is still being questioned. This is about students' work only: assessment
records, standardisation notes and personal data follow rules of their own, which are not in the guide. The regulator
may ask for portfolios (KEEP-6): `btec_rules.centre.duties` lists that duty.

>>> import datetime
>>> earliest_disposal(datetime.date(2026, 8, 27)).isoformat()
'2026-11-19'
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from enum import Enum

from btec_rules._values.facts import Facts
from btec_rules._values.true_types import is_instance
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import DAYS_IN_A_WEEK, Date, days_after
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.model.subjects import Subject
from btec_rules.rulings.cases import Case, is_no, require_in_force
from btec_rules.rulings.rulings import Ruling

__all__ = ("Form", "check_disposal", "check_form", "earliest_disposal")


class Form(Enum):
    """The form in which a student's work is kept."""

    ORIGINAL = "original"
    ELECTRONIC = "electronic"
    PHOTO = "photo"
    VIDEO = "video"


def check_disposal(
    *,
    certificates_received: datetime.date | Collection[datetime.date] | None = None,
    on_programme: bool | None = None,
    appeal_open: bool | None = None,
    certification_problem: bool | None = None,
    series: Series | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a student's work may be destroyed.

    Args:
        certificates_received: The day, or days, on which the centre received the student's certificates; an empty
            collection says that none has come yet, ``None`` that it is not known.
        on_programme: Whether the student is still on the programme.
        appeal_open: Whether an appeal is still open.
        certification_problem: Whether there is a problem with certification.
        series: The series in which the work was moderated; ``None`` if it is not known.
        calendar: The day, without which the ruling is undecided, and ``reviews_close`` of *series*: until it is past,
            the ruling is undecided too, as that is not in the guide; where it is not given it is pointed out.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``retention.on-programme``, ``retention.not-received``, ``retention.too-early``,
        ``retention.appeal-open``, ``retention.certification-problem``, ``retention.post-results-open``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day lies outside the years 2000 to 2999.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        KEEP-1 (guide p. 19), KEEP-4, KEEP-5 (p. 20); OPEN-9, OPEN-19, OPEN-35, OPEN-45.
    """
    facts = Facts()
    received = _receipts(facts, certificates_received)
    facts.flag("on_programme", on_programme)
    facts.flag("appeal_open", appeal_open)
    facts.flag("certification_problem", certification_problem)
    closes = _reviews_close(facts, series, calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    on = None if calendar is None else calendar.on
    case = Case(edition)
    if series is not None:
        case.in_force(series, rule="KEEP-1")
    case.require("retention.on-programme", is_no(on_programme), "on_programme")  # KEEP-5, p. 20
    if received and on_programme:
        case.assume("OPEN-35")
    if received is None:
        case.leave_open("retention.not-received", "certificates_received")  # KEEP-1, p. 19
    elif not received:
        case.refuse("retention.not-received")  # KEEP-1, p. 19
    else:
        _judge_time(case, on, received)
    _judge_reviews(case, on, closes)
    case.require("retention.appeal-open", is_no(appeal_open), "appeal_open")  # KEEP-4, p. 20
    no_problem = is_no(certification_problem)
    case.require("retention.certification-problem", no_problem, "certification_problem")  # KEEP-4, p. 20
    if appeal_open or certification_problem:
        case.assume("OPEN-45")
    return case.ruling()


def earliest_disposal(
    certificates_received: datetime.date,
    *,
    series: Series | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Date:
    """Give the first day on which the work may be destroyed, if nothing else stands in the way.

    Args:
        certificates_received: The day on which the centre received the certificates.
        series: The series in which the work was moderated, where its reviews are to be waited for.
        calendar: The key dates, of which ``reviews_close`` of *series* is used; what day it is does not matter.
        edition: The numbers to apply.

    Returns:
        The day that lies 12 weeks (84 days) after the receipt, or the day after reviews of *series* close where
        that is later.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day lies outside the years 2000 to 2999.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        KEEP-1 (guide p. 19); OPEN-9.
    """
    facts = Facts()
    received = facts.day("certificates_received", certificates_received)
    closes = _reviews_close(facts, series, calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    if series is not None:
        require_in_force(edition, series, rule="KEEP-1")
    kept = _first_day(received, edition)
    return kept if closes is None else max(kept, days_after(closes, 1))


def check_form(subject: Subject, form: Form, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether a student's work may be kept in a form.

    Args:
        subject: The Tech Award.
        form: The form.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``retention.original``, ``retention.electronic``, ``retention.written-work-too``,
        ``retention.stands-in``, ``retention.secure-and-accessible``, ``retention.good-quality``.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        KEEP-1, KEEP-2 (guide p. 19), KEEP-3 (p. 20); OPEN-42, OPEN-46.
    """
    facts = Facts()
    facts.instance("subject", subject, Subject)
    facts.instance("form", form, Form)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    if form is Form.ORIGINAL:
        case.holds("retention.original")  # KEEP-1, p. 19
    elif form is Form.ELECTRONIC:
        case.holds("retention.electronic")  # KEEP-2, p. 19
    elif subject.photos_may_stand_in:
        case.assume(*subject.readings)
        case.holds("retention.stands-in")  # KEEP-3, p. 20
        case.note("retention.good-quality")  # KEEP-3, p. 20
    else:
        _judge_photo_or_video(case, subject, form)
    case.note("retention.secure-and-accessible")  # KEEP-2, p. 19
    return case.ruling()


def _receipts(
    facts: Facts, value: datetime.date | Collection[datetime.date] | None
) -> tuple[datetime.date, ...] | None:
    """Accept the receipt of certificates: one day, several, none yet, or ``None`` if it is not known."""
    if value is None:
        return None
    name = "certificates_received"
    if is_instance(value, datetime.date):
        return (facts.day(name, value),)
    received = facts.collection(name, value)  # type: ignore[arg-type]  # a single day was taken above
    return tuple(facts.day(name, one) for one in received)


def _reviews_close(facts: Facts, series: Series | None, calendar: Calendar | None) -> datetime.date | None:
    """Give the last day for reviews of a series, where both are known."""
    if series is None and calendar is None:
        return None
    facts.optional("series", series, Series)
    facts.optional("calendar", calendar, Calendar)
    if facts.faults or series is None or calendar is None:
        return None
    return calendar.of(series).reviews_close


def _judge_time(case: Case, on: datetime.date | None, received: tuple[datetime.date, ...]) -> None:
    """Judge whether the work was kept for long enough, from the last receipt where there were several."""
    case.assume("OPEN-9")
    if len(received) > 1:
        case.assume("OPEN-35")
    earliest = _first_day(max(received), case.edition)
    if on is None:
        case.leave_open("retention.too-early", "on", earliest=earliest)  # KEEP-1, p. 19
    else:
        case.require("retention.too-early", on >= earliest, on=on, earliest=earliest)  # KEEP-1, p. 19


def _judge_reviews(case: Case, on: datetime.date | None, closes: datetime.date | None) -> None:
    """See whether reviews of moderation have closed: the guide does not ask for that, so it never refuses (OPEN-9)."""
    case.assume("OPEN-9")
    if closes is None:
        case.advise("retention.post-results-open")  # OPEN-9, p. 19
    elif on is not None and on > closes:
        case.holds("retention.post-results-open")  # OPEN-9, p. 19
    else:
        case.leave_open("retention.post-results-open", "reviews-still-open", closes=closes)  # OPEN-9, p. 19


def _first_day(received: datetime.date, edition: Edition) -> Date:
    """Give the day on which the weeks for which work is kept are over: the first day on which it may go."""
    return days_after(received, edition.retention_weeks * DAYS_IN_A_WEEK)


def _judge_photo_or_video(case: Case, subject: Subject, form: Form) -> None:
    """Judge a photo or a video in a subject where the guide does not say whether it may stand in (OPEN-46)."""
    case.assume("OPEN-46")
    if form is Form.VIDEO and (subject.video_required or subject.recorded_evidence):  # it can be the evidence itself
        case.holds("retention.original")  # KEEP-1, p. 19
        case.note("retention.written-work-too")  # KEEP-1, p. 19
    else:
        case.leave_open("retention.stands-in", "form", form=form.value, subject=subject.title)  # KEEP-3, p. 20
