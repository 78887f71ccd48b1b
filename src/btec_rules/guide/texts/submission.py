"""Texts of `submission`: the papers that go with a sampled student's work."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "submission.evidence-missing": on(
        "SUB-1",
        passed="The student's evidence is there.",
        failed="The student's evidence is missing.",
    ),
    "submission.record-sheet-missing": on(
        "REC-2",
        passed="The record sheet is there.",
        failed="The assessment record sheet with the marks is missing. Attach it to the student's work.",
    ),
    "submission.signature-missing": on(
        "REC-1",
        passed="Student and assessor have signed the declaration.",
        failed="The declaration of authenticity and sample consent needs the {item:word}.",
    ),
    "submission.video-missing": on(
        "SAMP-4",
        passed="The student's video is there.",
        failed="The student's video is missing. Pick the sample from students who have one.",
    ),
    "submission.pack-not-looked-at": on(
        "SUB-1",
        unknown="What is in the student's pack? We need to know what is there, to say what is missing.",
    ),
    "submission.upload": on(
        "SUB-1",
        consequence="Upload the pack to Learner Work Transfer by the deadline of the series.",
        unknown="{subject} is moderated by a visit, so you upload nothing. The guide does not say what must be ready "
        "for the visit. Ask Pearson.",
    ),
    "submission.electronic-signatures": on(
        "REC-1",
        advice="Signatures can be electronic, scanned or typed. A form of your own must have at least what Pearson's "
        "template has.",
    ),
    "submission.annotate": on(
        "FB-2",
        advice="Annotate the work to show where the evidence for each descriptor is. An annotation does not confirm a "
        "mark.",
    ),
    "submission.tracker": on(
        "REC-3",
        advice="You can use Pearson's assessment tracker, which makes the record and authentication forms for you.",
    ),
}
