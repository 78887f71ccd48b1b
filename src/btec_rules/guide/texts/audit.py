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
        consequence="{series:series} is sat and not claimed, and the external component can still be sat again. Once "
        "it is, {series:series} can't be claimed any more, even if it was better. These are the ways.",
    ),
    "audit.special-consideration": on(
        "ACC-1",
        advice="If {series:series} was missed through illness or the like, ask Pearson for special consideration (see "
        "its special requirements pages). This library does not decide on that.",
    ),
    "audit.claims-not-known": on(
        "CERT-2",
        unknown="The record does not say which series were claimed, so it is not known whether a certificate is held.",
    ),
    "audit.claim-without-entry": on(
        "CERT-1",
        advice="{series:series} is claimed, and there is no external entry for that series.",
    ),
    "audit.claim-does-not-hold": on(
        "CERT-1",
        advice="The claim for {series:series} does not lead to a certificate as the record stands.",
    ),
    "audit.further-needs-resit": on(
        "RET-7",
        consequence="Component {component} comes in {series:series}, after the external sitting in {external:series}. "
        "The claim that was made stands; a further certificate needs another external sitting.",
    ),
    "audit.internal-to-come": on(
        "MOD-4",
        consequence="Component {component} is entered for {series:series} and not sat yet. Its marks are due by "
        "{deadline}.",
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
        unknown="Component {component} was entered for {series:series}, which is over. The record does not say whether "
        "it was sat.",
    ),
    "audit.external-not-recorded": on(
        "EXT-2",
        unknown="The external component (component {component}) was entered for {series:series}, which is over. The "
        "record does not say whether it was sat.",
    ),
    "audit.internal-season-impossible": on(
        "PSA-2",
        unknown="The record has component {component} in {series:series}, a season in which {subject} does not offer "
        "it. That can't be right.",
    ),
    "audit.external-season-impossible": on(
        "EXT-4",
        unknown="The record has the external component (component {component}) in {series:series}, a season in which "
        "{subject} does not offer it. That can't be right.",
    ),
    "audit.internal-attempt-impossible": on(
        "RET-1",
        unknown="The record has component {component} once more in {series:series}, with {allowed} attempts before. "
        "That can't be right.",
    ),
    "audit.external-attempt-impossible": on(
        "EXT-3",
        unknown="The record has the external component (component {component}) once more in {series:series}, with all "
        "sittings allowed ({allowed}) used before. That can't be right.",
    ),
    "audit.retake-impossible": on(
        "RET-7",
        unknown="The record has a retake of component {component} in {series:series}, after the last external sitting, "
        "and none is left to follow it. That can't be right.",
    ),
    "audit.lies-ahead": on(
        "ENT-2",
        unknown="The record says what became of component {component} in {series:series}, which has not been yet.",
    ),
    "audit.ums-missing": on(
        "CERT-1",
        advice="The results must be out, and the UMS of component {components:list} is not on the record.",
    ),
    "audit.attempt-open": on(
        "RET-5",
        advice="Component {component} was sat more than once, and not every UMS is on the record, so it is open which "
        "attempt counts.",
    ),
}
