"""Texts of `retakes`: retaking an internal component, and what follows from it."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "retakes.first-sitting-missing": on(
        "RET-1",
        passed="There is an earlier attempt to retake.",
        failed="There is no sitting of component {component} before {series:series}, so it would be a first sitting "
        "and not a retake.",
    ),
    "retakes.not-a-later-series": on(
        "RET-2",
        passed="The series is later than every other entry for the component.",
        failed="{series:series} is not later than the entry for the component in {last:series}.",
    ),
    "retakes.season-not-offered": on(
        "RET-3",
        passed="The subject has that season.",
        failed="{subject} has no assessment in {series:series}.",
    ),
    "retakes.already-used": on(
        "RET-1",
        passed="The retake is not used yet.",
        failed="The retake of component {component} is used already; {allowed} is allowed.",
    ),
    "retakes.external-resit-required": on(
        "RET-7",
        passed="This retake makes no further external sitting necessary: none comes before it, or one is sat or "
        "entered with it or after it.",
        consequence="The external component comes in {external:series}, before this retake. It has to be sat again in "
        "{series:series} or later for {purpose:word}.",
    ),
    "retakes.external-to-move": on(
        "RET-6",
        consequence="The external component is only entered for {external:series}. Move that entry to {series:series} "
        "or later, and it need not be sat twice.",
    ),
    "retakes.no-resit-left": on(
        "EXT-3",
        failed="The retake would make another external sitting necessary after {external:series}, and none is left; "
        "{allowed} resit is allowed.",
    ),
    "retakes.no-resit-offered": on(
        "EXT-4",
        failed="The retake would make another external sitting necessary after {external:series}, and {subject} has no "
        "resit.",
    ),
    "retakes.new-assignment": on(
        "RET-2",
        consequence="The retake is done on the set assignment (PSA) of its own series.",
    ),
    "retakes.full-time-again": on(
        "RET-8",
        consequence="The full time is allowed again, monitored preparation included where there is any.",
    ),
    "retakes.minutes-allowed": on(
        "RET-8",
        consequence="That is {minutes} minutes, and monitored preparation again where the assignment has it.",
    ),
    "retakes.better-counts": on(
        "RET-5",
        consequence="The better UMS of the two attempts counts.",
    ),
    "retakes.adapt-unless-concerns": on(
        "RET-4",
        advice="Work from the first sitting may be adapted where that fits, unless there were concerns about it.",
    ),
    "retakes.no-guidance": on(
        "RET-10",
        advice="Give no guidance on how to improve; write down any help that was given, and mark accordingly.",
    ),
    "retakes.concerns-raised": on(
        "RET-4",
        passed="No concerns were raised about the work.",
        failed="Concerns were raised about the work ({concerns:words}), so it can't be adapted.",
        unknown="Whether concerns were raised about the work is not known.",
    ),
    "retakes.adapted-to-new-assignment": on(
        "RET-9",
        consequence="Adapted work has to be repurposed, built upon or edited to meet the new set assignment.",
    ),
}
