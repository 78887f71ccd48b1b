"""Texts of `post_results`: reviews of moderation, and appeals."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "post_results.marks-agreed": on(
        "ROMM-2",
        passed="Pearson did not agree your marks.",
        failed="Pearson agreed your marks in moderation, so you can't ask for a review.",
        unknown="Did Pearson agree your marks in moderation? Look in the moderator's report.",
    ),
    "post_results.results-not-out": on(
        "ROMM-3",
        passed="All your students have received their results.",
        failed="Wait until all your students have received their results. You can't ask for a review before.",
        unknown="Have all your students received their results?",
    ),
    "post_results.before-results-day": on(
        "ROMM-1",
        passed="Results day has come.",
        failed="{on:day} is too early: results day is {opens:day}.",
        unknown="Is it too early for a review? We need {fact:word}.",
    ),
    "post_results.review-too-late": on(
        "ROMM-1",
        passed="The day is in time for the deadline for reviews.",
        failed="{on:day} is too late: the deadline for reviews was {closes:day}.",
        unknown="Is it too late for a review? We need {fact:word}.",
    ),
    "post_results.read-first": on(
        "ROMM-1",
        consequence="Read the moderator's report and the final marks first. Then ask for the review of marking or "
        "moderation (ROMM) service 3.",
    ),
    "post_results.no-review": on(
        "APL-1",
        failed="Ask for a review (ROMM service 3) first: you can only appeal against its outcome.",
    ),
    "post_results.no-review-outcome": on(
        "APL-1",
        passed="You have the outcome of a review of moderation.",
        failed="{on:day} is too early: you received the outcome of the review on {received:day}, and an appeal comes "
        "after it.",
        unknown="On which day did you receive the outcome of the review of moderation? You can only appeal against "
        "that outcome.",
    ),
    "post_results.appeal-too-late": on(
        "APL-1",
        passed="The appeal is in time.",
        failed="{on:day} is too late: the last day for the appeal was {last:day}.",
    ),
    "post_results.not-by-the-centre": on(
        "APL-3",
        passed="The centre appeals.",
        failed="Only the centre can appeal. Pearson accepts no appeal from students or their families.",
        unknown="Who appeals? Only the centre can.",
    ),
    "post_results.not-the-whole-cohort": on(
        "APL-2",
        passed="The appeal is for the whole cohort.",
        failed="You can't appeal for one student. An appeal about a moderated component is for the whole cohort.",
        unknown="Is the appeal for the whole cohort? It can't be for one student.",
    ),
    "post_results.no-good-reason": on(
        "APL-1",
        passed="There is a good reason.",
        failed="You need a good reason to appeal.",
        unknown="Is there a good reason to appeal?",
    ),
    "post_results.two-stages": on(
        "APL-4",
        consequence="The preliminary appeal comes first: Pearson handles it within {preliminary} days of receiving "
        "it. If a hearing is needed after that, Pearson handles a valid request within {hearing} days.",
    ),
    "post_results.how-to-appeal": on(
        "APL-5",
        consequence="Email edexcelappeals@pearson.com with the JCQ/APPI form, which is on page 22 of the JCQ guide to "
        "awarding bodies' appeals processes. You find the fees on the appeals tab of Pearson's post-results services "
        "page.",
    ),
}
