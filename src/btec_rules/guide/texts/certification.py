"""Texts of `certification`: claims, their windows, and the choices after an external sitting."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "certification.external-not-in-series": on(
        "CERT-1",
        passed="The external component is sat or entered in the series of the claim.",
        failed="There is no sitting of the external component in {series:series}. You can only claim a series in "
        "which the student sits it.",
    ),
    "certification.absent-in-series": on(
        "CERT-1",
        unknown="The student missed the external component in {series:series} and last sat it in {last:series}. The "
        "guide does not say what happens to a claim for {series:series}. Ask Pearson.",
    ),
    "certification.external-season-not-offered": on(
        "EXT-4",
        passed="The external component is offered in that series.",
        failed="{subject} does not offer its external component in {series:series}, only in the other series of the "
        "year.",
    ),
    "certification.internal-season-not-offered": on(
        "PSA-2",
        passed="Every internal component is in a series in which the subject has it.",
        failed="{subject} does not offer component {component} in {series:series}, only in the other series of the "
        "year.",
    ),
    "certification.no-resit-offered": on(
        "EXT-4",
        failed="{subject} has no resit, and the external component is sat or entered {used} times.",
    ),
    "certification.external-sitting-unlawful": on(
        "EXT-3",
        passed="The external component is sat or entered no more often than allowed.",
        failed="The external component is sat or entered {used} times, more than the {allowed} allowed.",
    ),
    "certification.retake-unlawful": on(
        "RET-1",
        passed="Every internal component is sat or entered no more often than allowed.",
        unknown="Component {component} is sat or entered {used} times, more often than allowed. The guide does not "
        "say which attempts stand. Ask Pearson.",
    ),
    "certification.closed-by-later-external": on(
        "CERT-4",
        passed="The external component was not sat again later.",
        failed="{series:series} can't be claimed any more: it was not claimed before the external component was sat "
        "again in {later:series}. Only the final sitting counts now.",
    ),
    "certification.closed-by-later-internal": on(
        "RET-7",
        passed="No internal component sat later closes the claim.",
        failed="{series:series} can't be claimed any more: it was not claimed before component {component} was sat in "
        "{later:series}. A certificate now needs another external sitting.",
    ),
    "certification.once-sat": on(
        "CERT-2",
        consequence="Enter the cash-in code with the entry for {series:series}. The claim holds once the student sits "
        "the external component then.",
    ),
    "certification.already-claimed": on(
        "CERT-5",
        consequence="{series:series} is claimed already, so what comes after it does not matter here.",
        unknown="Was {series:series} claimed? If it was, the claim stands. If it was not, it may be too late to claim "
        "it.",
    ),
    "certification.window": on(
        "CERT-2",
        passed="On that day you can enter the external component, so you can claim too.",
        unknown="Can {series:series} be claimed on {on:day}? We need {fact:word}. Look in Pearson's key dates "
        "schedule.",
    ),
    "certification.late-window": on(
        "CERT-7",
        passed="The day is in the late certification window after the January results.",
        unknown="Did the student sit the external component? The record only has the entry, and the late "
        "certification window is for a January that was sat.",
        failed="{on:day} is too late: the late certification window closed on {closes:day}.",
    ),
    "certification.late-window-not-open": on(
        "CERT-7",
        failed="{on:day} is between two windows: entries have closed, and the late certification window opens on "
        "{opens:day}.",
    ),
    "certification.results-not-out": on(
        "CERT-2",
        failed="{on:day} is too early for a late claim: entries have closed, and you can claim late once the January "
        "results are out.",
    ),
    "certification.late-summer-claim": on(
        "CERT-2",
        passed="The guide names no days for late claims in May/June, but the key dates that you gave do, and they "
        "allow this claim.",
        unknown="Entries for {series:series} have closed, and for May/June the guide offers no late claim. Ask "
        "Pearson.",
    ),
    "certification.earlier-result-lost": on(
        "CERT-4",
        consequence="You give up the result of {before:series}: the sitting in {series:series} counts even if it is "
        "lower.",
    ),
    "certification.two-certificates": on(
        "CERT-5",
        consequence="The student holds a certificate for each of {series:series}, and may use the higher one to "
        "progress.",
    ),
    "certification.first-counts-in-tables": on(
        "CERT-6",
        consequence="Performance tables count the first certificate, that of {series:series}.",
    ),
    "certification.internal-first": on(
        "EXT-1",
        consequence="The student must sit component {component} too, by {series:series}.",
    ),
}
