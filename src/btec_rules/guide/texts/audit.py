"""Texts of `audit`: what is wrong, at risk or still to do on a learner's record."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "audit.no-way-left": on(
        "EXT-1",
        failed="No way to a certificate is left.",
    ),
    "audit.choice": on(
        "CERT-4",
        consequence="{series:series} is sat but not claimed, and the student can still sit the external component "
        "again. After a new sitting, the earlier result can't be claimed any more, even if it was better.",
    ),
    "audit.unless-claimed": on(
        "CERT-1",
        consequence="Unless Pearson lets you claim {before:series}, the student must sit the external component in a "
        "series that you can claim.",
    ),
    "audit.special-consideration": on(
        "ACC-1",
        advice="If the student missed {series:series} through illness or for a similar reason, ask Pearson about "
        "special consideration (see its special requirements page). This library does not decide on that.",
    ),
    "audit.claims-not-known": on(
        "CERT-2",
        unknown="Which series were claimed? The record does not say, so we can't tell whether a certificate is held.",
    ),
    "audit.claim-without-entry": on(
        "CERT-1",
        advice="{series:series} is claimed, but there is no external entry for it.",
    ),
    "audit.claim-does-not-hold": on(
        "CERT-1",
        advice="As the record stands, the claim for {series:series} does not lead to a certificate.",
    ),
    "audit.further-needs-resit": on(
        "RET-7",
        consequence="Component {component} comes in {series:series}, after the external sitting in {external:series}. "
        "The claim that you made stands, but a further certificate needs another external sitting.",
    ),
    "audit.internal-to-come": on(
        "MOD-4",
        consequence="Component {component} is entered for {series:series} and not sat yet. Its marks are due by "
        "{deadline:day}.",
    ),
    "audit.visit-to-come": on(
        "MOD-7",
        consequence="Component {component} is entered for {series:series} and not sat yet. It is moderated by a visit.",
    ),
    "audit.external-to-come": on(
        "EXT-1",
        consequence="The external component (component {component}) is entered for {series:series} and not sat yet.",
    ),
    "audit.internal-not-recorded": on(
        "MOD-4",
        unknown="Did the student sit component {component} in {series:series}? That series is over, and the record "
        "has only the entry.",
    ),
    "audit.external-not-recorded": on(
        "EXT-2",
        unknown="Did the student sit the external component (component {component}) in {series:series}? That series "
        "is over, and the record has only the entry.",
    ),
    "audit.internal-season-impossible": on(
        "PSA-2",
        unknown="The record has component {component} in {series:series}, when {subject} does not offer it. That "
        "can't be right.",
    ),
    "audit.external-season-impossible": on(
        "EXT-4",
        unknown="The record has the external component (component {component}) in {series:series}, when {subject} "
        "does not offer it. That can't be right.",
    ),
    "audit.internal-attempt-impossible": on(
        "RET-1",
        unknown="The record has an attempt too many at component {component}, in {series:series} (allowed: "
        "{allowed}). That can't be right.",
    ),
    "audit.external-attempt-impossible": on(
        "EXT-3",
        unknown="The record has a sitting too many of the external component (component {component}), in "
        "{series:series} (allowed: {allowed}). That can't be right.",
    ),
    "audit.retake-impossible": on(
        "RET-7",
        unknown="The record has a retake of component {component} in {series:series}, after the last external "
        "sitting, and no external sitting is left to follow it. That can't be right.",
    ),
    "audit.lies-ahead": on(
        "ENT-2",
        unknown="The record says that component {component} was sat or missed in {series:series}, which is still to "
        "come.",
    ),
    "audit.ums-missing": on(
        "CERT-1",
        advice="Results should be out by now, but a UMS is missing from the record (component {components:list}).",
    ),
    "audit.attempt-open": on(
        "RET-5",
        advice="We can't tell which attempt at component {component} counts: it was sat more than once, and a UMS is "
        "missing from the record.",
    ),
}
