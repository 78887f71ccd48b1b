"""Texts of `external`: sitting and resitting the external component."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "external.season-not-offered": on(
        "EXT-4",
        passed="The external component is offered in that series.",
        failed="{subject} does not offer its external component in {series:series}, only in the other series of the "
        "year.",
    ),
    "external.not-a-later-series": on(
        "EXT-2",
        passed="The series comes after every sitting of the external component so far.",
        failed="The external component was last sat or missed in {last:series}, so {series:series} is too early. "
        "Choose a later series.",
    ),
    "external.no-resit-offered": on(
        "EXT-4",
        failed="{subject} has no resit: it offers its external component in May/June only, and the one sitting is in "
        "{used:series}.",
    ),
    "external.resit-used": on(
        "EXT-3",
        passed="A sitting of the external component is left.",
        failed="No sitting of the external component is left (sat, missed or entered so far: {used}; "
        "allowed: {allowed}).",
    ),
    "external.internal-missing": on(
        "EXT-1",
        passed="Every internal component is sat or entered by that series.",
        failed="Up to {series:series} there is no sitting of component {component}, and no open entry. It must come "
        "before the external component, or in the same series.",
    ),
    "external.internal-still-to-come": on(
        "RET-7",
        consequence="Component {component} comes again in {series:series}, after this sitting. The student must then "
        "sit the external component once more.",
    ),
    "external.final-sitting-counts": on(
        "CERT-4",
        consequence="Once the student sits the external component in {series:series}, that sitting counts even if it "
        "is lower, and {before:series} can no longer be claimed. To keep the earlier result, claim it first.",
    ),
    "external.second-certificate": on(
        "CERT-5",
        consequence="{before:series} is claimed and stands. You can claim {series:series} for a second certificate.",
    ),
    "external.either-way": on(
        "CERT-5",
        consequence="If {before:series} was claimed, that certificate stands, and you can claim {series:series} for a "
        "second one. If it was not, {series:series} counts once it is sat, even if it is lower, and {before:series} "
        "can no longer be claimed.",
    ),
}
