"""Texts of `retention`: keeping students' work, and destroying it."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "retention.on-programme": on(
        "KEEP-5",
        passed="The student is no longer on the programme.",
        failed="The student is still on the programme, so the work stays at the centre.",
        unknown="Whether the student is still on the programme is not known.",
    ),
    "retention.not-received": on(
        "KEEP-1",
        failed="No certificate has been received yet, so the time has not begun.",
        unknown="When the certificates were received is not known.",
    ),
    "retention.too-early": on(
        "KEEP-1",
        passed="The work has been kept for long enough.",
        failed="{on} is too early; the work is kept until {earliest}, the first day on which it may go.",
        unknown="The first day on which the work may go is {earliest}; we need {fact:word} to say whether it has come.",
    ),
    "retention.post-results-open": on(
        "OPEN-9",
        passed="Reviews of moderation have closed.",
        unknown="Reviews of moderation are open until {closes}. The guide does not ask you to keep work for them, but "
        "another page of Pearson's does. Keep the work until then, or ask Pearson.",
        advice="Another page of Pearson's, not the guide, asks you to keep the work until reviews of moderation have "
        "closed. We were not given that date.",
    ),
    "retention.appeal-open": on(
        "KEEP-4",
        passed="No appeal is open.",
        failed="An appeal is open, so the work must be there to show.",
        unknown="Whether an appeal is open is not known.",
    ),
    "retention.certification-problem": on(
        "KEEP-4",
        passed="There is no problem with certification.",
        failed="There is a problem with certification, so the work must be there to show.",
        unknown="Whether there is a problem with certification is not known.",
    ),
    "retention.original": on(
        "KEEP-1",
        passed="This is the original work.",
    ),
    "retention.written-work-too": on(
        "KEEP-1",
        consequence="The recording is the original where it is the evidence itself. Keep written work as it is.",
    ),
    "retention.electronic": on(
        "KEEP-2",
        passed="Work may be stored electronically.",
    ),
    "retention.stands-in": on(
        "KEEP-3",
        passed="Photographs or video may stand in for the original work in this subject.",
        unknown="The guide does not say whether {form:word} may stand in for original work in {subject}. Ask Pearson.",
    ),
    "retention.secure-and-accessible": on(
        "KEEP-2",
        consequence="The work has to be stored securely, and where it can be reached when it is asked for.",
    ),
    "retention.good-quality": on(
        "KEEP-3",
        consequence="The photographs or the video have to be of good quality.",
    ),
}
