"""Texts of `entries`: entering an internal component: series, deadlines, and the set assignment."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "entries.season-not-offered": on(
        "PSA-2",
        passed="The subject has that season.",
        failed="{subject} has no assessment in {series:series}.",
    ),
    "entries.not-a-later-series": on(
        "ENT-1",
        passed="The series is later than every other entry for the component.",
        failed="{series:series} is not later than the entry for the component in {last:series}.",
    ),
    "entries.deadline": on(
        "ENT-1",
        passed="The day is not later than the entry deadline.",
        consequence="On {on} the entry deadline of {closes} is past, so a late fee applies.",
        unknown="We can't tell whether {on} is in time: {fact:word} is missing.",
    ),
    "entries.late-entries-closed": on(
        "ENT-1",
        failed="By the key dates given, late entries closed on {closes}, before {on}.",
    ),
    "entries.late-fee-unknown": on(
        "ENT-1",
        consequence="The day on which entries close was not given, so a late fee may be due. Late entries close on "
        "{closes}.",
    ),
    "entries.high-late-fee": on(
        "ENT-1",
        consequence="From {since} the higher late fee applies.",
    ),
    "entries.resit-day": on(
        "ENT-1",
        consequence="The component was sat in the January series, so until {closes} it can be entered again without a "
        "late fee.",
    ),
    "entries.marks-were-due": on(
        "MOD-4",
        failed="Marks for {series:series} were due on {due}, so component {component} can't be entered for it any "
        "more.",
    ),
    "entries.series-over": on(
        "ENT-1",
        failed="{series:series} is over. The guide names no last day; we assume that nothing is sat from {since} on "
        "(OPEN-50).",
    ),
    "entries.results-day": on(
        "RES-1",
        failed="{series:series} is over: its results day was {results_day}.",
    ),
    "entries.results-known": on(
        "RES-1",
        failed="{series:series} is over: its results are out, as a UMS for it is on the record.",
    ),
    "entries.later-series-sat": on(
        "ENT-1",
        failed="{series:series} is over: the record shows that {later:series} was sat after it.",
    ),
    "entries.external-behind": on(
        "ENT-1",
        failed="The external component of {series:series} was sat or missed already, so component {component} can't be "
        "entered for that series any more.",
    ),
    "entries.external-to-move": on(
        "ENT-4",
        consequence="The external component is entered for {external:series}, before this sitting. Move that entry to "
        "{series:series} or later.",
    ),
    "entries.assignment": on(
        "ENT-3",
        consequence="The work is done on the set assignment (PSA) of {series:series}, released early in "
        "{release:month}.",
    ),
    "entries.external-resit-required": on(
        "EXT-1",
        passed="This sitting makes no further external sitting necessary: none comes before it, or one is sat or "
        "entered with it or after it.",
        consequence="The external component was sat in {external:series}, so it has to be sat again in "
        "{series:series} or later.",
    ),
    "entries.no-resit-left": on(
        "EXT-3",
        failed="A sitting after the external component in {external:series} would make another external sitting "
        "necessary, and none is left; {allowed} resit is allowed.",
    ),
    "entries.no-resit-offered": on(
        "EXT-4",
        failed="A sitting after the external component in {external:series} would make another external sitting "
        "necessary, and {subject} has no resit.",
    ),
    "entries.wrong-assignment": on(
        "ENT-3",
        passed="The work was done on the set assignment of its own series.",
        failed="The work on component {component} for {series:series} was done on the set assignment of {psa:series}, "
        "so it can't be submitted.",
        unknown="Which set assignment was worked on is not known.",
    ),
    "entries.content-taught-first": on(
        "PSA-3",
        advice="Teach all content before students start the set assignment.",
    ),
    "entries.not-for-beginners": on(
        "PSA-3",
        advice="December/January of year 1 is not meant for students who started the course that September.",
    ),
    "entries.when-ready": on(
        "ENT-6",
        advice="Enter students when they are thought ready.",
    ),
    "entries.moderator-follows-entry": on(
        "ENT-5",
        advice="Entries are what lets Pearson allocate a moderator.",
    ),
}
