"""Texts of `post_results`: reviews of moderation, and appeals."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "post_results.marks-agreed": on(
        "ROMM-2",
        passed="Pearson did not agree the centre's marks.",
        failed="Pearson agreed the centre's marks, so there is nothing to review.",
        unknown="Whether Pearson agreed the centre's marks is not known.",
    ),
    "post_results.results-not-out": on(
        "ROMM-3",
        passed="All students have received their results.",
        failed="No request can be made before all students have received their results.",
        unknown="Whether all students have received their results is not known.",
    ),
    "post_results.before-results-day": on(
        "ROMM-1",
        passed="The day is not before results day.",
        failed="On {on} it is too early; results day is {opens}.",
        unknown="We need {fact:word} to say whether it is too early.",
    ),
    "post_results.review-too-late": on(
        "ROMM-1",
        passed="The day is not later than the deadline for reviews.",
        failed="On {on} it is too late; reviews closed on {closes}.",
        unknown="We need {fact:word} to say whether it is too late.",
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
        passed="There is the outcome of a review of moderation.",
        failed="An appeal needs the outcome of a review first; it came on {received}, after {on}.",
        unknown="Whether and when the outcome of a review of moderation was received is not known.",
    ),
    "post_results.appeal-too-late": on(
        "APL-1",
        passed="The appeal is in time.",
        failed="{on} is too late for an appeal; {last} was the last day.",
    ),
    "post_results.not-by-the-centre": on(
        "APL-3",
        passed="The centre appeals.",
        failed="Only a centre can appeal; students and families can't.",
        unknown="Whether the centre appeals is not known.",
    ),
    "post_results.not-the-whole-cohort": on(
        "APL-2",
        passed="The appeal is for the whole cohort.",
        failed="An appeal about a moderated component is for the whole cohort, never for one student.",
        unknown="Whether the appeal is for the whole cohort is not known.",
    ),
    "post_results.no-good-reason": on(
        "APL-1",
        passed="There is a good reason.",
        failed="An appeal needs a good reason.",
        unknown="Whether there is a good reason is not known.",
    ),
    "post_results.two-stages": on(
        "APL-4",
        consequence="A preliminary appeal comes first: Pearson handles it within {preliminary} days of receiving it. A "
        "hearing comes after that if it is needed: Pearson handles a valid request within {hearing} days.",
    ),
    "post_results.how-to-appeal": on(
        "APL-5",
        consequence="Email edexcelappeals@pearson.com with the JCQ/APPI form, which is on page 22 of the JCQ guide to "
        "awarding bodies' appeals processes. The fees are on the appeals tab of Pearson's post-results services page.",
    ),
}
