"""Texts of `terminal_rule`: taking the external component at the end of the programme."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "terminal_rule.external-not-sat-yet": on(
        "EXT-1",
        passed="The external component is sat or entered.",
        unknown="The external component (component {component}) is neither sat nor entered yet.",
    ),
    "terminal_rule.internal-missing": on(
        "EXT-1",
        passed="Every internal component is sat or entered.",
        failed="Component {component} is neither sat nor entered by {external:series}, the last external sitting.",
        unknown="Component {component} is still to come; it has to be sat before the external component or with it.",
    ),
    "terminal_rule.internal-after-external": on(
        "EXT-1",
        passed="No internal component comes after the last external sitting.",
        failed="Component {component} comes in {series:series}, after the last external sitting in {external:series}.",
    ),
    "terminal_rule.internal-after-external-by-then": on(
        "EXT-1",
        passed="Up to the series that is asked about, no internal component comes after the last external sitting.",
    ),
}
