"""Attempts: how many a component has, which sittings use one up, and how many are left.

An internal component has a retake (RET-1), the external one a resit where the subject offers one (EXT-3, EXT-4). An
absence is no attempt, on the library's reading (OPEN-8).
"""

from __future__ import annotations

from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject

__all__ = ("attempts_allowed", "attempts_among", "attempts_left")

_MISSED = Status.ABSENT


def attempts_among(edition: Edition, sittings: tuple[Sitting, ...]) -> tuple[Sitting, ...]:
    """Give the sittings that use up an attempt: all but the absences, which do so on request (OPEN-8)."""
    if edition.absence_uses_attempt:
        return sittings
    return tuple([sitting for sitting in sittings if sitting.status is not _MISSED])


def attempts_allowed(edition: Edition, subject: Subject, component: int) -> int:
    """How many attempts a component has: the first, and retake or resit where there is one (RET-1, EXT-3, EXT-4)."""
    if component != subject.external:
        return 1 + edition.retakes_allowed
    return 1 + (edition.external_resits if subject.resit_possible else 0)


def attempts_left(edition: Edition, record: LearnerRecord, component: int) -> int:
    """How many attempts at a component a record leaves; what is planned is used up."""
    used = len(attempts_among(edition, sittings_of(record, component)))
    return max(0, attempts_allowed(edition, record.subject, component) - used)
