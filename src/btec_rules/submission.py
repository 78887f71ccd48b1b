"""Submission: is what goes up for a sampled student complete?

For each student in the sample: the evidence, the record sheet with its marks, and the signed declaration. Who is in the
sample is decided by `btec_rules.sampling`; by when it is due, by `btec_rules.moderation`.

>>> from btec_rules import subjects
>>> check_pack(REQUIRED, subject=subjects.ENTERPRISE).allowed
True
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.rulings.findings import Finding, advice, consequence, failed, passed, unknown, unless_failed
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


REQUIRED = tuple(Item)
"""Everything that is submitted for each student in the sample."""

_RULES = {
    Item.EVIDENCE: "submission.evidence-missing",
    Item.RECORD_SHEET: "submission.record-sheet-missing",
    Item.STUDENT_SIGNATURE: "submission.signature-missing",
    Item.ASSESSOR_SIGNATURE: "submission.signature-missing",
}


def check_pack(present: Collection[Item] | None, *, subject: Subject, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether one student's pack can go to the moderator.

    Args:
        present: What is there; ``None`` where nobody has looked. An electronic signature, scanned or typed, is one.
        subject: The Tech Award; where moderation is a visit nothing is uploaded, and the record is there to see.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``submission.evidence-missing``, ``submission.record-sheet-missing``,
        ``submission.signature-missing``, ``submission.pack-not-looked-at``, ``submission.upload``,
        ``submission.electronic-signatures``, ``submission.annotate``, ``submission.tracker``.

    Raises:
        InvalidFact: If *present* holds anything but `Item`, or an argument is of the wrong type.

    Source:
        SUB-1 (guide p. 16), REC-1, REC-2, REC-3 (p. 10), FB-2 (p. 11); OPEN-30, OPEN-42.
    """
    facts = Facts()
    there = () if present is None else facts.collection_of("present", present, Item)
    facts.instance("subject", subject, Subject)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    visited = subject.moderated_by is ModerationMode.VISIT
    asked = [item for item in REQUIRED if not (visited and item is Item.EVIDENCE)]
    if present is None:
        findings: list[Finding] = [unknown("submission.pack-not-looked-at", fact="present")]
    else:
        findings = [failed(_RULES[item], item=item.value) for item in asked if item not in there]
        bad = {finding.code for finding in findings}
        findings += [passed(code) for code in dict.fromkeys(_RULES[item] for item in asked) if code not in bad]
    if visited:
        leans = ["OPEN-30", *subject.readings]
        findings.append(unknown("submission.upload", fact="what-a-visit-needs", subject=subject.title))
    else:
        leans = []
        findings += unless_failed(findings, [consequence("submission.upload")])
    findings += [
        advice("submission.electronic-signatures"),
        advice("submission.annotate"),
        advice("submission.tracker"),
    ]
    return Ruling(findings, edition.id, leans)
