"""Texts of `submission`: the papers that go with a sampled student's work."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "submission.evidence-missing": on(
        "SUB-1",
        passed="The evidence is there.",
        failed="The student's evidence is missing.",
    ),
    "submission.record-sheet-missing": on(
        "REC-2",
        passed="The record sheet is attached.",
        failed="The assessment record sheet with the marks is missing; it is attached to the work.",
    ),
    "submission.signature-missing": on(
        "REC-1",
        passed="The declaration is signed by student and assessor.",
        failed="The declaration of authenticity and sample consent lacks the {item:word}.",
    ),
    "submission.video-missing": on(
        "SAMP-4",
        passed="The student's video is there.",
        failed="The student's video is missing; the sample is picked from those who have one.",
    ),
    "submission.pack-not-looked-at": on(
        "SUB-1",
        unknown="What is in the pack is not known.",
    ),
    "submission.upload": on(
        "SUB-1",
        consequence="The pack goes up on Learner Work Transfer by the series' deadline.",
        unknown="{subject} is moderated by a visit and nothing is uploaded; the guide does not say what has to be "
        "there for it. Ask Pearson.",
    ),
    "submission.electronic-signatures": on(
        "REC-1",
        advice="Electronic signatures, scanned or typed, are accepted; a form of one's own has at least what the "
        "template has.",
    ),
    "submission.annotate": on(
        "FB-2",
        advice="Annotate to show where the evidence for each descriptor is; an annotation confirms no mark.",
    ),
    "submission.tracker": on(
        "REC-3",
        advice="Pearson's assessment tracker is optional; it makes the record and authentication forms.",
    ),
}
