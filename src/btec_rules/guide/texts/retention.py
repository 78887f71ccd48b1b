"""Texts of `retention`: keeping students' work, and destroying it."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "retention.on-programme": on(
        "KEEP-5",
        passed="The student is no longer on the programme.",
        failed="The student is still on the programme, so keep the work at the centre.",
        unknown="Is the student still on the programme?",
    ),
    "retention.not-received": on(
        "KEEP-1",
        failed="The centre has not received a certificate yet, and the time for which you keep the work only starts "
        "then.",
        unknown="On which day did the centre receive the certificates? The time for which you keep the work starts "
        "then.",
    ),
    "retention.too-early": on(
        "KEEP-1",
        passed="You have kept the work for long enough.",
        failed="{on:day} is too early. The first day on which the work may be destroyed is {earliest:day}.",
        unknown="The first day on which the work may be destroyed is {earliest:day}. Has it come? We need {fact:word}.",
    ),
    "retention.post-results-open": on(
        "OPEN-9",
        passed="Reviews of moderation have closed.",
        unknown="Reviews of moderation close on {closes:day}. The guide does not ask you to keep the work until then, "
        "but another Pearson page does. Keep it until they have closed, or ask Pearson.",
        advice="When do reviews of moderation close? Look in Pearson's key dates schedule. The guide does not ask you "
        "to keep the work until then, but another Pearson page does.",
    ),
    "retention.appeal-open": on(
        "KEEP-4",
        passed="No appeal is open.",
        failed="An appeal is open, so keep the work: you may have to show it.",
        unknown="Is an appeal open?",
    ),
    "retention.certification-problem": on(
        "KEEP-4",
        passed="There is no problem with certification.",
        failed="There is a problem with certification, so keep the work: you may have to show it.",
        unknown="Is there a problem with certification?",
    ),
    "retention.original": on(
        "KEEP-1",
        passed="This is the original work.",
    ),
    "retention.written-work-too": on(
        "KEEP-1",
        consequence="The recording is the original only where it is the evidence itself. Keep written work in its own "
        "form.",
    ),
    "retention.electronic": on(
        "KEEP-2",
        passed="You may store work electronically.",
    ),
    "retention.stands-in": on(
        "KEEP-3",
        passed="In this subject, photographs or video may take the place of the original work.",
        unknown="The guide does not say whether {form:word} may take the place of original work in {subject}. Ask "
        "Pearson.",
    ),
    "retention.secure-and-accessible": on(
        "KEEP-2",
        consequence="Store the work securely, where you can get to it when you need it.",
    ),
    "retention.good-quality": on(
        "KEEP-3",
        consequence="The photographs or the video must be of good quality.",
    ),
}
