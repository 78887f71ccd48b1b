"""Texts of `resubmission`: reworking an assignment after it was marked, and feedback."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "resubmission.not-marked": on(
        "RESUB-1",
        passed="The work is marked.",
        failed="The work is not marked yet. A student can resubmit it only after marking.",
        unknown="Has the assessor marked the work?",
    ),
    "resubmission.potential-reached": on(
        "RESUB-1",
        passed="The student did not reach their expected potential.",
        failed="The student reached their expected potential, so there is nothing to resubmit for.",
        unknown="Did the student reach their expected potential? That is for your centre to judge.",
    ),
    "resubmission.not-approved": on(
        "RESUB-1",
        passed="The assessor approved the resubmission.",
        failed="The assessor must approve the resubmission first.",
        unknown="Has the assessor approved the resubmission?",
    ),
    "resubmission.not-the-first": on(
        "RESUB-1",
        unknown='This would be resubmission number {number}. The guide speaks of "another go", and does not '
        "say whether there can be more. Ask Pearson.",
    ),
    "resubmission.submitted": on(
        "RESUB-3",
        passed="Marks and sample have not both gone to moderation yet.",
        failed="Marks and sample have gone to moderation, so nobody can resubmit. After moderation, the way to "
        "improve is a retake in a later series.",
        unknown="Have both the marks and the sample gone to moderation?",
    ),
    "resubmission.before-the-visit": on(
        "RESUB-3",
        unknown="Can students still resubmit once the marks are in? The moderator visits, so you upload no sample, and "
        "the guide does not say. Ask Pearson.",
    ),
    "resubmission.season-not-offered": on(
        "MOD-3",
        passed="The subject has that series.",
        failed="{subject} has no moderation in {series:series}.",
    ),
    "resubmission.series-over": on(
        "MOD-2",
        passed="The results of the series are not out yet.",
        failed="The series is over: the results of {series:series} came out on {results_day:day}, and work is "
        "moderated in its own series. The way to improve is a retake in a later series.",
    ),
    "resubmission.general-feedback": on(
        "FB-3",
        consequence="Give the student general feedback only. Don't say how exactly to improve the evidence.",
    ),
    "resubmission.time-allowed": on(
        "RESUB-2",
        consequence="The student reworks only the parts that fell short, in at most the full time of the set "
        "assignment again.",
    ),
    "resubmission.minutes-allowed": on(
        "RESUB-2",
        consequence="That is at most {minutes} more minutes.",
    ),
    "resubmission.record-overwritten": on(
        "RESUB-4",
        consequence="The assessor may overwrite the record sheet with the new marks and comments. Keep a list of who "
        "resubmitted.",
    ),
    "resubmission.final-only": on(
        "RESUB-5",
        consequence="Send only the final marks and the final evidence to moderation.",
    ),
    "resubmission.deadline-past": on(
        "MOD-5",
        consequence="The deadline for marks and sample was {due:day}. The student can still resubmit until both are "
        "in, but being late could cost you the chance to amend marks after feedback, and might delay results.",
    ),
    "resubmission.instruction": on(
        "FB-3",
        passed="The feedback does not tell the student what to do to improve.",
        failed="The feedback must not tell the student what to do to improve. It can say why a mark was given or not.",
        unknown="What does the feedback say? It must not tell the student what to do to improve.",
    ),
    "resubmission.feedback-left-out": on(
        "FB-1",
        advice="The feedback leaves out: {topics:words}.",
    ),
}
