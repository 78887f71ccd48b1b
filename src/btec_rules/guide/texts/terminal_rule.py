"""Texts of `terminal_rule`: taking the external component at the end of the programme."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "terminal_rule.external-not-sat-yet": on(
        "EXT-1",
        passed="The external component is sat or entered.",
        unknown="When will the student sit the external component (component {component})? There is no sitting of it "
        "yet, and no open entry.",
    ),
    "terminal_rule.internal-missing": on(
        "EXT-1",
        passed="Every internal component is sat or entered.",
        failed="Up to {external:series}, the series of the last external sitting, there is no sitting of component "
        "{component}, and no open entry. It must come before the external component, or in the same series.",
        unknown="When will the student sit component {component}? There is no sitting of it yet, and no open entry. It "
        "must come before the external component, or in the same series.",
    ),
    "terminal_rule.internal-after-external": on(
        "EXT-1",
        passed="No internal component comes after the last external sitting.",
        failed="Component {component} comes in {series:series}, after the last external sitting in {external:series}. "
        "That breaks the terminal rule.",
    ),
    "terminal_rule.internal-after-external-by-then": on(
        "EXT-1",
        passed="Up to the series you ask about, no internal component comes after the last external sitting.",
    ),
}
