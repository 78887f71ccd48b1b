"""Texts of `audit`: what is wrong, at risk or still to do on a learner's record."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "audit.no-way-left": on(
        "EXT-1",
        failed="No lawful route leads to a certificate any more.",
    ),
    "audit.no-series-left": on(
        "ENT-2",
        failed="No series is left, up to {until:series}, for which component {component} can be entered.",
    ),
    "audit.after-the-course": on(
        "EXT-1",
        failed="Component {component} is entered for {series:series}, after the end of the course, {until:series}.",
    ),
    "audit.one-sitting-for-two": on(
        "EXT-3",
        failed="The one external sitting that is left is entered for {external:series}, and component {component} in "
        "{series:series} needs one after it too.",
    ),
    "audit.further-needs-resit": on(
        "RET-7",
        consequence="Component {component} comes in {series:series}, after the external sitting in {external:series}. "
        "The claim that was made stands; a further certificate needs another external sitting.",
    ),
    "audit.claim-missing": on(
        "CERT-1",
        failed="The qualification is not claimed in {series:series}.",
        consequence="In {series:series} the qualification can be claimed for a further certificate.",
    ),
    "audit.claim-not-open-yet": on(
        "CERT-7",
        failed="The qualification is not claimed in {series:series}; the late certification window opens on {opens}.",
    ),
    "audit.claim-does-not-hold": on(
        "CERT-1",
        advice="What was claimed in {series:series} does not hold.",
    ),
    "audit.lost-by-resit": on(
        "CERT-4",
        consequence="Once the external component is sat in {series:series}, that sitting counts even if it is lower, "
        "and {before:series} can no longer be claimed.",
    ),
    "audit.lost-by-retake": on(
        "RET-7",
        consequence="Once component {component} is sat in {series:series}, {before:series} can no longer be claimed.",
    ),
    "audit.internal-to-come": on(
        "MOD-4",
        consequence="Component {component} is entered for {series:series} and not sat yet; its marks are due by "
        "{deadline}.",
    ),
    "audit.external-to-come": on(
        "EXT-1",
        consequence="The external component is entered for {series:series} and not sat yet.",
    ),
    "audit.internal-not-recorded": on(
        "MOD-4",
        unknown="Component {component} is entered for {series:series}, and its marks were due by {deadline}; what "
        "became of it is not on the record.",
    ),
    "audit.external-not-recorded": on(
        "RES-1",
        unknown="The external component is entered for {series:series}, which was over by {over}; what became of it is "
        "not on the record.",
    ),
    "audit.ums-missing": on(
        "CERT-1",
        advice="Not known, so that the total is open: the UMS of component {components:list}.",
    ),
    "audit.attempt-open": on(
        "RET-5",
        advice="Of the attempts at component {component} not every UMS is known, so it is open which counts.",
    ),
}
