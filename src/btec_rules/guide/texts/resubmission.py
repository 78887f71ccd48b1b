"""Texts of `resubmission`: reworking an assignment after it was marked, and feedback."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "resubmission.not-marked": on(
        "RESUB-1",
        passed="The work has been marked.",
        failed="A resubmission comes after marking, and the work has not been marked.",
        unknown="Whether the work has been marked is not known.",
    ),
    "resubmission.potential-reached": on(
        "RESUB-1",
        passed="The student did not reach the potential that was expected.",
        failed="The student reached the potential that was expected, so there is nothing to resubmit for.",
        unknown="Whether the student reached the potential that was expected is not known.",
    ),
    "resubmission.not-approved": on(
        "RESUB-1",
        passed="The assessor approved the resubmission.",
        failed="The assessor has to approve the resubmission first.",
        unknown="Whether the assessor approved the resubmission is not known.",
    ),
    "resubmission.not-the-first": on(
        "RESUB-1",
        unknown='This would be resubmission number {number}. The guide speaks of "another go", and does not '
        "say whether there can be more. Ask Pearson.",
    ),
    "resubmission.submitted": on(
        "RESUB-3",
        passed="Marks and sample have not both been submitted for moderation.",
        failed="Marks and sample have been submitted for moderation, so nothing can be resubmitted.",
        unknown="Whether marks and sample have been submitted for moderation is not known.",
    ),
    "resubmission.before-the-visit": on(
        "RESUB-3",
        unknown="The marks are in. The moderator visits, and no sample goes up; the guide does not say what then ends "
        "the time for resubmissions. Ask Pearson.",
    ),
    "resubmission.season-not-offered": on(
        "MOD-3",
        passed="The subject has that series.",
        failed="{subject} has no moderation in {series:series}.",
    ),
    "resubmission.series-over": on(
        "MOD-2",
        passed="The results of the series are not out yet.",
        failed="Work is moderated in its own series, and the results of {series:series} came out on {results_day}. "
        "The way on is a retake in a later series.",
    ),
    "resubmission.general-feedback": on(
        "FB-3",
        consequence="You can give the student general feedback, but don't say how exactly to improve the evidence.",
    ),
    "resubmission.time-allowed": on(
        "RESUB-2",
        consequence="Only what fell short is reworked, in at most the full time of the assignment again.",
    ),
    "resubmission.minutes-allowed": on(
        "RESUB-2",
        consequence="That is {minutes} minutes more at the most.",
    ),
    "resubmission.record-overwritten": on(
        "RESUB-4",
        consequence="The record sheet may be overwritten with the new marks and comments; keep a list of who "
        "resubmitted.",
    ),
    "resubmission.final-only": on(
        "RESUB-5",
        consequence="Only the final marks and the final evidence go to moderation.",
    ),
    "resubmission.deadline-past": on(
        "MOD-5",
        consequence="The deadline for marks and sample was {due}. A resubmission is still open until both are in, but "
        "missing the deadline could mean no chance to amend marks after feedback, and might delay results.",
    ),
    "resubmission.instruction": on(
        "FB-3",
        passed="The feedback does not say what to do to improve.",
        failed="Feedback must not say what to do to improve the evidence.",
        unknown="What the feedback says is not known.",
    ),
    "resubmission.feedback-left-out": on(
        "FB-1",
        advice="The feedback does not cover: {topics:words}.",
    ),
}
