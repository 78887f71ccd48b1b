"""Texts of `standardisation`: agreeing on how to mark."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "standardisation.exemplars-not-used": on(
        "STD-1",
        passed="The whole team standardised on the exemplar materials before marking.",
        failed="The whole team must standardise on Pearson's exemplar materials before marking starts.",
        unknown="Did the whole team standardise on Pearson's exemplar materials before marking?",
    ),
    "standardisation.how-to-use-exemplars": on(
        "STD-6",
        advice="Mark the exemplars as if they were real work before you look at the answers. You can go back to them "
        "at any time.",
    ),
    "standardisation.single-assessor": on(
        "STD-2",
        passed="With one assessor, decisions need no standardisation.",
        advice="It is good practice for somebody experienced to look at the marking.",
        unknown="How many assessors marked the component?",
    ),
    "standardisation.decisions-not-standardised": on(
        "STD-3",
        passed="The assessors' decisions are standardised.",
        failed="With more than one assessor, you must standardise their decisions before you submit marks.",
        unknown="Did you standardise the assessors' decisions?",
    ),
    "standardisation.no-record": on(
        "STD-3",
        passed="You have a record of the standardisation.",
        failed="You have no record of the standardisation. Keep one.",
        unknown="Is there a record of the standardisation?",
    ),
    "standardisation.wrong-for-several": on(
        "STD-3",
        consequence="If there was more than one assessor, standardise their decisions and keep a record before you "
        "submit the marks.",
    ),
    "standardisation.confirmed-by-submitting": on(
        "STD-4",
        consequence="By submitting the marks you confirm that standardisation took place.",
    ),
    "standardisation.moderation-may-stop": on(
        "STD-5",
        consequence="If the moderator finds this out, they may stop moderation. You must then re-mark all work, "
        "standardise it, and arrange a new moderation at your own expense.",
    ),
}
