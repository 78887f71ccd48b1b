"""Texts of `planning`: what a way to a certificate costs."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "planning.late-summer-claim": on(
        "CERT-2",
        unknown="{series:series} was not claimed while it could be entered, and the guide names no later day for "
        "May/June. Ask Pearson.",
    ),
    "planning.claim-to-make": on(
        "CERT-3",
        consequence="A certificate in {series:series} has to be claimed, with the cash-in code.",
    ),
    "planning.claim-in-the-late-window": on(
        "CERT-2",
        consequence="{series:series} is not claimed yet. It can be claimed in the late certification window, after the "
        "January results.",
    ),
    "planning.claim-closed": on(
        "CERT-7",
        failed="{series:series} was not claimed, and can't be claimed any more.",
    ),
    "planning.claim-days": on(
        "CERT-2",
        unknown="The last day to claim {series:series} was not given: {fact:word} of that series.",
    ),
    "planning.entry-days": on(
        "ENT-1",
        unknown="Whether component {component} can still be entered for {series:series}, and for what fee, depends on "
        "a day that was not given: {fact:word} of that series.",
    ),
    "planning.late-fee": on(
        "ENT-1",
        consequence="Entries for {series:series} have closed, so the entry of component {component} costs a late fee.",
    ),
    "planning.high-late-fee": on(
        "ENT-1",
        consequence="The entry of component {component} for {series:series} costs the higher late fee.",
    ),
    "planning.sit-again": on(
        "EXT-3",
        consequence="The external component can be sat once more, in {series:series}.",
    ),
    "planning.missed": on(
        "EXT-1",
        failed="The learner was absent from the external component in {missed:series}, and is not entered again.",
    ),
    "planning.not-this-way": on(
        "ENT-1",
        consequence="The entry of component {component} for {series:series} does not fit this way.",
    ),
    "planning.after-the-course": on(
        "EXT-1",
        failed="Component {component} is entered for {series:series}, after the end of the course, {until:series}.",
    ),
    "planning.total-zero": on(
        "CERT-1",
        unknown="The UMS that count in {series:series} add up to 0. The guide does not say whether that makes a "
        "certificate. Ask Pearson.",
    ),
    "planning.entry-withdrawn": on(
        "ENT-1",
        consequence="The entry of component {component} for {series:series} has to be withdrawn.",
    ),
    "planning.cash-in-withdrawn": on(
        "CERT-2",
        consequence="The cash-in for {series:series} has to be withdrawn.",
    ),
    "planning.earlier-result-lost": on(
        "CERT-4",
        consequence="The result of {before:series} is given up: the sitting in {series:series} counts even if it is "
        "lower.",
    ),
    "planning.last-attempt": on(
        "RET-1",
        consequence="That is the last attempt at component {component}.",
    ),
    "planning.last-external-sitting": on(
        "EXT-3",
        consequence="That is the last sitting of the external component.",
    ),
    "planning.only-external-sitting": on(
        "EXT-4",
        consequence="{subject} has no resit, so that is the only sitting of the external component.",
    ),
    "planning.tables-count": on(
        "CERT-6",
        consequence="Performance tables count the first certificate, {series:series}.",
    ),
    "planning.no-series-left": on(
        "ENT-2",
        failed="No series is left, up to {until:series}, in which component {component} could be sat.",
    ),
}
