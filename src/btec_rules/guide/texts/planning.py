"""Texts of `planning`: what a way to a certificate costs."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "planning.late-summer-claim": on(
        "CERT-2",
        unknown="{series:series} was not claimed while entries were open, and the guide names no later day for "
        "May/June. Ask Pearson.",
    ),
    "planning.claim-to-make": on(
        "CERT-2",
        consequence="There is no certificate for {series:series} until you claim it with the cash-in code.",
    ),
    "planning.claim-in-the-late-window": on(
        "CERT-2",
        consequence="{series:series} is not claimed yet. You can claim it in the late certification window, after the "
        "January results.",
    ),
    "planning.claim-closed": on(
        "CERT-7",
        failed="{series:series} was not claimed in time, and can't be claimed any more.",
    ),
    "planning.claim-days": on(
        "CERT-2",
        unknown="By when can you claim {series:series}? We need {fact:word}. Look in Pearson's key dates schedule.",
    ),
    "planning.entry-days": on(
        "ENT-1",
        unknown="Can you still enter component {component} for {series:series}, and does a late fee apply? We need "
        "{fact:word}. Look in Pearson's key dates schedule.",
    ),
    "planning.late-fee": on(
        "ENT-1",
        consequence="The entry deadline for {series:series} is past, so the entry of component {component} costs a "
        "late fee.",
    ),
    "planning.high-late-fee": on(
        "ENT-1",
        consequence="The entry of component {component} for {series:series} costs the higher late fee.",
    ),
    "planning.sit-again": on(
        "EXT-3",
        consequence="The student can sit the external component once more, in {series:series}.",
    ),
    "planning.missed": on(
        "EXT-1",
        failed="The student was absent from the external component in {missed:series}, and is not entered again.",
    ),
    "planning.not-this-way": on(
        "EXT-1",
        consequence="Component {component} is entered for {series:series}. That does not fit this plan, which has the "
        "external component in {external:series}, and every internal component by then.",
    ),
    "planning.after-the-course": on(
        "EXT-1",
        failed="Component {component} is entered for {series:series}, but the course ends with {until:series}.",
    ),
    "planning.total-zero": on(
        "CERT-1",
        unknown="The UMS that count in {series:series} add up to 0. The guide does not say whether that gives a "
        "certificate. Ask Pearson.",
    ),
    "planning.entry-withdrawn": on(
        "ENT-1",
        consequence="Withdraw the entry of component {component} for {series:series}.",
    ),
    "planning.cash-in-withdrawn": on(
        "CERT-2",
        consequence="Withdraw the cash-in for {series:series}.",
    ),
    "planning.earlier-result-lost": on(
        "CERT-4",
        consequence="You give up the result of {before:series}: the sitting in {series:series} counts even if it is "
        "lower.",
    ),
    "planning.last-attempt": on(
        "RET-1",
        consequence="After this, no attempt at component {component} is left.",
    ),
    "planning.last-external-sitting": on(
        "EXT-3",
        consequence="After this, no sitting of the external component is left.",
    ),
    "planning.only-external-sitting": on(
        "EXT-4",
        consequence="{subject} has no resit, so this is the only sitting of the external component.",
    ),
    "planning.tables-count": on(
        "CERT-6",
        consequence="Performance tables count the first certificate, that of {series:series}.",
    ),
    "planning.no-series-left": on(
        "ENT-2",
        failed="The student can't sit component {component} in any series up to {until:series}.",
    ),
}
