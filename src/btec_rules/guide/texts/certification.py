"""Texts of `certification`: claims, their windows, and the choices after an external sitting."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "certification.external-not-in-series": on(
        "CERT-1",
        passed="The external component is sat or entered in the series that is claimed.",
        failed="The external component was not sat in {series:series}; a claim belongs to the series in which it is.",
    ),
    "certification.absent-in-series": on(
        "CERT-1",
        unknown="The external component was missed in {series:series} and last sat in {last:series}; the guide does "
        "not say what becomes of a claim for the later series. Ask Pearson.",
    ),
    "certification.external-season-not-offered": on(
        "EXT-4",
        passed="The external component is offered in that season.",
        failed="{subject} does not offer its external component in {series:series}.",
    ),
    "certification.internal-season-not-offered": on(
        "PSA-2",
        passed="Every internal component was entered in a season that the subject has.",
        failed="{subject} has no assessment of component {component} in {series:series}.",
    ),
    "certification.no-resit-offered": on(
        "EXT-4",
        failed="{subject} has no resit, and the external component was entered {used} times.",
    ),
    "certification.external-sitting-unlawful": on(
        "EXT-3",
        passed="The external component was not entered more often than is allowed.",
        failed="The external component was entered {used} times; {allowed} is the most that is allowed.",
    ),
    "certification.retake-unlawful": on(
        "RET-1",
        passed="No internal component was entered more often than is allowed.",
        unknown="Component {component} was entered {used} times, more often than is allowed; the guide does not say "
        "which attempts stand. Ask Pearson.",
    ),
    "certification.closed-by-later-external": on(
        "CERT-4",
        passed="The external component was not sat again later.",
        failed="The external component was sat again in {later:series}, and {series:series} had not been claimed by "
        "then; only the final sitting counts now.",
    ),
    "certification.closed-by-later-internal": on(
        "RET-7",
        passed="No internal component that was sat later closes it.",
        failed="Component {component} was sat in {later:series}, and {series:series} had not been claimed by then; the "
        "external component has to be sat again first.",
    ),
    "certification.once-sat": on(
        "CERT-3",
        consequence="The cash-in code goes in with the entry for {series:series}; the claim holds once the external "
        "component is sat there.",
    ),
    "certification.already-claimed": on(
        "CERT-5",
        consequence="{series:series} was claimed already, so it is judged as of that series.",
        unknown="Nobody has said whether {series:series} was claimed. If it was, the claim stands; if it was not, it "
        "may be too late to claim it.",
    ),
    "certification.window": on(
        "CERT-2",
        passed="On that day the external component can be entered, and so claimed.",
        unknown="We can't tell whether claims are open on {on}: {fact:word} is missing.",
    ),
    "certification.late-window": on(
        "CERT-7",
        passed="The day lies in the late certification window after the January results.",
        unknown="The late certification window follows the January results, and the external component is only entered.",  # noqa: E501 - the formatter joins it
        failed="The late certification window closed on {closes}, before {on}.",
    ),
    "certification.late-window-not-open": on(
        "CERT-7",
        failed="On {on} the normal entry window is over and the late certification window does not open until {opens}.",
    ),
    "certification.results-not-out": on(
        "CERT-2",
        failed="On {on} the normal entry window is over and the January results are not out; a late claim comes after "
        "them.",
    ),
    "certification.late-summer-claim": on(
        "CERT-2",
        passed="The guide names no days for late claims in May/June; the key dates given do, and the day is one of "
        "them.",
        unknown="The entry days of {series:series} are over, and for May/June the guide offers no late claim. Ask "
        "Pearson.",
    ),
    "certification.earlier-result-lost": on(
        "CERT-4",
        consequence="The result of {before:series} is given up: the sitting in {series:series} counts even if it is "
        "lower.",
    ),
    "certification.two-certificates": on(
        "CERT-5",
        consequence="A certificate is held for each of {series:series}; the higher one may be used to progress.",
    ),
    "certification.first-counts-in-tables": on(
        "CERT-6",
        consequence="Performance tables count the first certificate, {series:series}.",
    ),
    "certification.internal-first": on(
        "EXT-1",
        consequence="Component {component} has to be sat as well, by {series:series}.",
    ),
}
