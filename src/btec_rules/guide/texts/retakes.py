"""Texts of `retakes`: retaking an internal component, and what follows from it."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "retakes.first-sitting-missing": on(
        "RET-1",
        passed="The component is sat or entered in an earlier series.",
        failed="There is no sitting of component {component} before {series:series}, so this is a first sitting and "
        "not a retake.",
    ),
    "retakes.not-a-later-series": on(
        "RET-2",
        passed="The series is later than every other entry for the component.",
        failed="The last entry for the component is in {last:series}, so {series:series} is too early. Retake it in a "
        "later series.",
    ),
    "retakes.season-not-offered": on(
        "RET-3",
        passed="The subject has internal assessment in that series.",
        failed="{subject} has no internal assessment in {series:series}, only in the other series of the year.",
    ),
    "retakes.already-used": on(
        "RET-1",
        passed="The retake is still available.",
        failed="Component {component} has no retake left (allowed: {allowed}; already sat or entered).",
    ),
    "retakes.external-resit-required": on(
        "RET-7",
        passed="This retake does not force an external resit: no external sitting comes before it, or one comes with "
        "it or after it.",
        consequence="The external component in {external:series} comes before this retake. The student must sit it "
        "again, in {series:series} or later, for {purpose:word}.",
    ),
    "retakes.external-to-move": on(
        "RET-6",
        consequence="The external component is only entered for {external:series}. Move that entry to {series:series} "
        "or later, and the student sits it once.",
    ),
    "retakes.no-resit-left": on(
        "EXT-3",
        failed="The retake comes after the external component in {external:series}, so the student would have to sit "
        "that again, and no sitting is left (resits allowed: {allowed}).",
    ),
    "retakes.no-resit-offered": on(
        "EXT-4",
        failed="The retake comes after the external component in {external:series}, so the student would have to sit "
        "that again, and {subject} has no resit.",
    ),
    "retakes.new-assignment": on(
        "RET-2",
        consequence="The student does the new set assignment (PSA) of the retake's series.",
    ),
    "retakes.full-time-again": on(
        "RET-8",
        consequence="The student has the full time again, with monitored preparation where there is any.",
    ),
    "retakes.minutes-allowed": on(
        "RET-8",
        consequence="The full time is {minutes} minutes, plus monitored preparation where the assignment has it.",
    ),
    "retakes.better-counts": on(
        "RET-5",
        consequence="The higher UMS counts, from the first sitting or the retake.",
    ),
    "retakes.adapt-unless-concerns": on(
        "RET-4",
        advice="The student may adapt work from the first sitting where that is appropriate, as long as nobody has "
        "raised concerns about it.",
    ),
    "retakes.no-guidance": on(
        "RET-10",
        advice="Do not guide the student on how to improve. Write down any help that you give, and take it into "
        "account when you mark.",
    ),
    "retakes.concerns-raised": on(
        "RET-4",
        passed="Nobody has raised concerns about the work, so the student may adapt it where that is appropriate.",
        failed="There are concerns about the work ({concerns:words}), so the student can't adapt it.",
        unknown="Has anybody raised concerns about the work, such as malpractice, authenticity or security?",
    ),
    "retakes.adapted-to-new-assignment": on(
        "RET-9",
        consequence="The student must rework adapted work so that it meets the new set assignment.",
    ),
}
