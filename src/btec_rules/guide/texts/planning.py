"""Texts of `planning`: what a way to a certificate costs."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "planning.late-summer-claim": on(
        "CERT-2",
        unknown="{series:series} is sat and was not claimed, and for May/June the guide offers no late claim. Ask "
        "Pearson.",
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
