"""Retention: when may students' work be destroyed, and in which form may it be kept?

Work is kept for twelve weeks from the day on which the centre receives the certificates, and for longer while the
student is on the programme or something is still being questioned. This is about students' work only: assessment
records, standardisation notes and personal data follow rules of their own, which are not in the guide. That the
regulator may ask for portfolios (KEEP-6) is nothing to decide: `btec_rules.centre.duties` lists it.

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
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.dates import DAYS_IN_A_WEEK, Date, days_after
from btec_rules.model.subjects import Subject
from btec_rules.rulings.findings import advice, consequence, failed, must_be, passed, unknown
from btec_rules.rulings.rulings import Ruling

__all__ = ("Form", "check_disposal", "check_form", "earliest_disposal")


class Form(Enum):
    """The form in which a student's work is kept."""

    ORIGINAL = "original"
    ELECTRONIC = "electronic"
    PHOTO = "photo"
    VIDEO = "video"


def earliest_disposal(
    certificates_received: datetime.date,
    *,
    post_results_closes: datetime.date | None = None,
    edition: Edition = EDITION_2025_26,
) -> Date:
    """Give the first day on which the work may go, if nothing else speaks against it.

    Args:
        certificates_received: The day on which the centre received the certificates.
        post_results_closes: The last day of post-results services, where the caller knows it.
        edition: The numbers to apply.

    Returns:
        The day that lies 12 weeks (84 days) after the receipt, or the day after *post_results_closes* where that is
        later.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day lies outside the years 2000 to 2999.

    Source:
        KEEP-1 (guide p. 19); OPEN-9.
    """
    facts = Facts()
    received = facts.day("certificates_received", certificates_received)
    closes = facts.optional_day("post_results_closes", post_results_closes)
    facts.instance("edition", edition, Edition)
    if facts.faults:
        facts.raise_faults()
    kept = days_after(received, edition.retention_weeks * DAYS_IN_A_WEEK)
    return kept if closes is None else max(kept, days_after(closes, 1))


def check_disposal(
    on: datetime.date,
    *,
    certificates_received: datetime.date | Collection[datetime.date] | None = None,
    on_programme: bool | None = None,
    appeal_open: bool | None = None,
    certification_problem: bool | None = None,
    post_results_closes: datetime.date | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a student's work may be destroyed on a day.

    Args:
        on: The day.
        certificates_received: The day, or days, on which the centre received the student's certificates; an empty
            collection says that none has come yet, ``None`` that it is not known.
        on_programme: Whether the student is still on the programme.
        appeal_open: Whether an appeal is still open.
        certification_problem: Whether there is a problem with certification.
        post_results_closes: The last day of post-results services; only advice where it is ``None``.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``retention.on-programme``, ``retention.not-received``, ``retention.too-early``,
        ``retention.appeal-open``, ``retention.certification-problem``, ``retention.post-results-open``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day lies outside the years 2000 to 2999.

    Source:
        KEEP-1 (guide p. 19), KEEP-4, KEEP-5 (p. 20); OPEN-9, OPEN-35, OPEN-45.
    """
    facts = Facts()
    when = facts.day("on", on)
    received = _days(facts, certificates_received)
    closes = facts.optional_day("post_results_closes", post_results_closes)
    facts.flag("on_programme", on_programme)
    facts.flag("appeal_open", appeal_open)
    facts.flag("certification_problem", certification_problem)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    leans: list[str] = []
    findings = [must_be("retention.on-programme", "on_programme", on_programme, wanted=False)]
    if received is None:
        findings.append(unknown("retention.not-received", fact="certificates_received"))
    elif not received:
        findings.append(failed("retention.not-received"))
    else:
        leans.append("OPEN-9")
        if len(received) > 1 or on_programme:
            leans.append("OPEN-35")
        first = earliest_disposal(max(received), edition=edition)
        if when < first:
            findings.append(failed("retention.too-early", on=when.isoformat(), earliest=first.isoformat()))
        else:
            findings.append(_LATE_ENOUGH)
    if closes is None:
        findings.append(advice("retention.post-results-open"))
    else:
        leans.append("OPEN-9")
        still_open = failed("retention.post-results-open", on=when.isoformat(), closes=closes.isoformat())
        findings.append(still_open if when <= closes else _CLOSED)
    findings.append(must_be("retention.appeal-open", "appeal_open", appeal_open, wanted=False))
    findings.append(
        must_be("retention.certification-problem", "certification_problem", certification_problem, wanted=False)
    )
    if appeal_open or certification_problem:
        leans.append("OPEN-45")
    return Ruling(findings, edition.id, leans)


def check_form(subject: Subject, form: Form, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether a student's work may be kept in a form.

    Args:
        subject: The Tech Award.
        form: The form.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``retention.original``, ``retention.electronic``, ``retention.stands-in``,
        ``retention.secure-and-accessible``, ``retention.good-quality``.

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
    secure = consequence("retention.secure-and-accessible")
    if form is Form.ORIGINAL:
        return Ruling([passed("retention.original"), secure], edition.id)
    if form is Form.ELECTRONIC:
        return Ruling([passed("retention.electronic"), secure], edition.id)
    if subject.photos_may_stand_in:
        findings = [passed("retention.stands-in"), consequence("retention.good-quality"), secure]
        return Ruling(findings, edition.id, subject.readings)
    if form is Form.VIDEO and subject.video_required:
        return Ruling([passed("retention.original"), secure], edition.id, ["OPEN-46"])
    silent = unknown("retention.stands-in", fact="form", form=form.value, subject=subject.title)
    return Ruling([silent, secure], edition.id, ["OPEN-46"])


_LATE_ENOUGH = passed("retention.too-early")
_CLOSED = passed("retention.post-results-open")


def _days(facts: Facts, value: datetime.date | Collection[datetime.date] | None) -> tuple[datetime.date, ...] | None:
    if value is None:
        return None
    name = "certificates_received"
    if is_instance(value, datetime.date):
        return (facts.day(name, value),)
    received = facts.collection(name, value)  # type: ignore[arg-type]  # a single day was taken above
    return tuple(facts.day(name, one) for one in received)
