"""Texts of `standardisation`: agreeing on how to mark."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "standardisation.exemplars-not-used": on(
        "STD-1",
        passed="The whole team standardised on the exemplar materials before marking.",
        failed="The whole team has to standardise on the exemplar materials before marking.",
        unknown="Whether the team standardised on the exemplar materials is not known.",
    ),
    "standardisation.how-to-use-exemplars": on(
        "STD-6",
        advice="Mark the exemplars as if they were real before looking at the answers; go back to them at any time.",
    ),
    "standardisation.single-assessor": on(
        "STD-2",
        passed="With a single assessor, decisions need no standardisation.",
        advice="A look at the marking by somebody experienced is good practice.",
        unknown="How many assessors marked the component is not known.",
    ),
    "standardisation.decisions-not-standardised": on(
        "STD-3",
        passed="The assessors' decisions were standardised.",
        failed="The decisions of several assessors have to be standardised before marks are submitted.",
        unknown="Whether the assessors' decisions were standardised is not known.",
    ),
    "standardisation.no-record": on(
        "STD-3",
        passed="A record of the standardisation was kept.",
        failed="A record of the standardisation has to be kept.",
        unknown="Whether a record of the standardisation was kept is not known.",
    ),
    "standardisation.wrong-for-several": on(
        "STD-3",
        consequence="If there was more than one assessor, their decisions have to be standardised, and a record kept, "
        "before the marks are submitted.",
    ),
    "standardisation.confirmed-by-submitting": on(
        "STD-4",
        consequence="Submitting the marks counts as confirming that standardisation took place.",
    ),
    "standardisation.moderation-may-stop": on(
        "STD-5",
        consequence="Where the moderator finds this out, moderation may be stopped; the centre then re-marks all work, "
        "standardises, and arranges a new moderation at its own expense.",
    ),
}
