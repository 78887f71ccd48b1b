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
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.rulings.findings import Finding, advice, consequence, failed, must_be, passed, unknown, unless_failed
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


def check(
    *,
    marked: bool | None = None,
    potential_reached: bool | None = None,
    approved: bool | None = None,
    marks_submitted: bool | None = None,
    sample_submitted: bool | None = None,
    earlier_resubmissions: int = 0,
    assignment_minutes: int | None = None,
    subject: Subject | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a student may resubmit work.

    Args:
        marked: Whether the work has been marked.
        potential_reached: Whether the student reached the potential that was expected, in the centre's own judgement.
        approved: Whether the assessor approved the resubmission.
        marks_submitted: Whether the cohort's marks have been submitted for moderation.
        sample_submitted: Whether the cohort's sample has been submitted for moderation; both close it (OPEN-32).
        earlier_resubmissions: How often the student resubmitted this assignment before.
        assignment_minutes: The full time of the assignment in minutes, for the time allowed again.
        subject: The Tech Award; where moderation is a visit and no sample goes up, the guide does not say what closes
            it. Left out, a sample goes up.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``resubmission.not-marked``, ``resubmission.potential-reached``, ``resubmission.not-approved``,
        ``resubmission.submitted``, ``resubmission.time-allowed``, ``resubmission.minutes-allowed``,
        ``resubmission.record-overwritten``, ``resubmission.final-only``.

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range.

    Source:
        RESUB-1, RESUB-2 (guide p. 11), RESUB-3, RESUB-4, RESUB-5 (p. 12); OPEN-21, OPEN-30, OPEN-32.
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
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    leans = ["OPEN-21"] if before else []
    visited = subject is not None and subject.moderated_by is ModerationMode.VISIT
    if visited and marks_submitted is not False:
        leans.append("OPEN-30")
    elif marks_submitted is not sample_submitted:
        leans.append("OPEN-32")
    findings = [
        must_be("resubmission.not-marked", "marked", marked),
        must_be("resubmission.potential-reached", "potential_reached", potential_reached, wanted=False),
        must_be("resubmission.not-approved", "approved", approved),
        _open(marks_submitted, None if visited else sample_submitted),
    ]
    follows = [consequence("resubmission.time-allowed")]
    if minutes is not None:
        follows.append(consequence("resubmission.minutes-allowed", minutes=minutes))
    follows += (consequence("resubmission.record-overwritten"), consequence("resubmission.final-only"))
    return Ruling(findings + unless_failed(findings, follows), edition.id, leans)


def check_feedback(says: Collection[Feedback] | None, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether feedback to a student is allowed, and point out what it leaves out.

    Args:
        says: What the feedback says; ``None`` where nobody has looked.
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
    if says is None:
        return Ruling([unknown("resubmission.instruction", fact="says")], edition.id)
    instructs = Feedback.INSTRUCTION in given
    findings: list[Finding] = [failed("resubmission.instruction") if instructs else passed("resubmission.instruction")]
    left_out = tuple(one.value for one in COVERED if one not in given)
    if left_out:
        findings.append(advice("resubmission.feedback-left-out", topics=left_out))
    return Ruling(findings, edition.id)


def _open(marks: bool | None, sample: bool | None) -> Finding:  # noqa: FBT001 - they are the facts
    """Judge whether moderation has begun: only where both marks and sample are in (OPEN-32)."""
    if marks is False or sample is False:
        return passed("resubmission.submitted")
    if marks is None or sample is None:
        return unknown("resubmission.submitted", fact="marks_submitted" if marks is None else "sample_submitted")
    return failed("resubmission.submitted")
