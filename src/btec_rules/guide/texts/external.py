"""Texts of `external`: sitting and resitting the external component."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "external.season-not-offered": on(
        "EXT-4",
        passed="The external component is offered in that season.",
        failed="{subject} does not offer its external component in {series:series}.",
    ),
    "external.not-a-later-series": on(
        "EXT-2",
        passed="The series is later than every other entry for the external component.",
        failed="{series:series} is not later than the entry for the external component in {last:series}.",
    ),
    "external.no-resit-offered": on(
        "EXT-4",
        failed="{subject} offers its external component in May/June only and has no resit; it was used in "
        "{used:series}.",
    ),
    "external.resit-used": on(
        "EXT-3",
        passed="A sitting of the external component is left.",
        failed="The external component was entered {used} times already; {allowed} sittings are allowed.",
    ),
    "external.internal-missing": on(
        "EXT-1",
        passed="Every internal component is sat or entered by that series.",
        failed="Component {component} is neither sat nor entered by {series:series}.",
    ),
    "external.internal-still-to-come": on(
        "RET-7",
        consequence="Component {component} is sat or entered again in {series:series}, after this sitting; the "
        "external component then has to be sat once more.",
    ),
    "external.final-sitting-counts": on(
        "CERT-4",
        consequence="Once the external component is sat in {series:series}, that sitting counts even if it is lower, "
        "and {before:series} can no longer be claimed; claim it before, if it is to stand.",
    ),
    "external.second-certificate": on(
        "CERT-5",
        consequence="{before:series} is claimed and stands; {series:series} can be claimed for a second certificate.",
    ),
    "external.either-way": on(
        "CERT-5",
        consequence="If {before:series} was claimed, that certificate stands and {series:series} can be claimed for a "
        "second one; if it was not, the sitting in {series:series} counts even if it is lower, and {before:series} can "
        "no longer be claimed once that is sat.",
    ),
}
