"""Submission: is everything there that is sent for a sampled student?

Each student in the sample needs the evidence, the record sheet with its marks, and the signed declaration. Who is in
the sample is decided by `btec_rules.sampling`; by when it is due, by `btec_rules.moderation`.

>>> from btec_rules import subjects
>>> check_pack(REQUIRED, subject=subjects.ENTERPRISE).allowed
True
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from btec_rules._values.facts import Facts
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("REQUIRED", "Item", "check_pack")


class Item(Enum):
    """A part of what is submitted for one student (SUB-1, guide p. 16; REC-1, p. 10)."""

    EVIDENCE = "evidence"
    """The student's evidence; after a resubmission the final one only (RESUB-5)."""
    RECORD_SHEET = "record-sheet"
    """The assessment record sheet with the marks, attached to the work."""
    STUDENT_SIGNATURE = "student-signature"
    """The student's signature under the declaration of authenticity and sample consent."""
    ASSESSOR_SIGNATURE = "assessor-signature"
    """The assessor's signature under it."""
    VIDEO = "video"
    """In Sport, the recording that the set assignment asks for (SAMP-4, p. 15)."""


REQUIRED = (Item.EVIDENCE, Item.RECORD_SHEET, Item.STUDENT_SIGNATURE, Item.ASSESSOR_SIGNATURE)
"""What is submitted for each student in the sample in every subject; where video is required, that too."""

_SIGNATURES = (Item.STUDENT_SIGNATURE, Item.ASSESSOR_SIGNATURE)


def check_pack(present: Collection[Item] | None, *, subject: Subject, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether one student's pack can go to the moderator.

    Args:
        present: What is there; ``None`` if nobody has looked. An electronic signature counts, scanned or typed.
        subject: The Tech Award; where moderation is a visit nothing is uploaded, and the evidence is not asked about.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``submission.evidence-missing``, ``submission.record-sheet-missing``,
        ``submission.signature-missing``, ``submission.video-missing``, ``submission.pack-not-looked-at``,
        ``submission.upload``, ``submission.electronic-signatures``, ``submission.annotate``, ``submission.tracker``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *present* holds anything but `Item`.

    Source:
        SUB-1 (guide p. 16), REC-1, REC-2, REC-3 (p. 10), FB-2 (p. 11), SAMP-4 (p. 15); OPEN-30, OPEN-42.
    """
    facts = Facts()
    there = () if present is None else facts.collection_of("present", present, Item)
    facts.instance("subject", subject, Subject)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    visited = subject.moderated_by is ModerationMode.VISIT
    case = Case(edition)
    if present is None:
        case.leave_open("submission.pack-not-looked-at", "present")  # SUB-1, p. 16
    else:
        _judge_items(case, there, visited=visited)
        if subject.video_required and not visited:
            video = Item.VIDEO in there
            case.require("submission.video-missing", video, item=Item.VIDEO.value)  # SAMP-4, p. 15
    if visited:
        case.assume("OPEN-30", *subject.readings)
        case.leave_open("submission.upload", "what-a-visit-needs", subject=subject.title)  # SUB-1, p. 16
    elif not case.refused:
        case.note("submission.upload")  # SUB-1, p. 16
    case.advise("submission.electronic-signatures")  # REC-1, p. 10
    case.advise("submission.annotate")  # FB-2, p. 11
    case.advise("submission.tracker")  # REC-3, p. 10
    return case.ruling()


def _judge_items(case: Case, there: tuple[Item, ...], *, visited: bool) -> None:
    """Judge whether evidence, record sheet and signatures are there; for a visit no evidence is uploaded (OPEN-30)."""
    if not visited:
        evidence = Item.EVIDENCE in there
        case.require("submission.evidence-missing", evidence, item=Item.EVIDENCE.value)  # SUB-1, p. 16
    record_sheet = Item.RECORD_SHEET in there
    case.require("submission.record-sheet-missing", record_sheet, item=Item.RECORD_SHEET.value)  # REC-2, p. 10
    missing = [signature for signature in _SIGNATURES if signature not in there]
    for signature in missing:
        case.refuse("submission.signature-missing", item=signature.value)  # REC-1, p. 10
    if not missing:
        case.holds("submission.signature-missing")  # REC-1, p. 10
