"""Texts of `entries`: entering an internal component: series, deadlines, and the set assignment."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "entries.season-not-offered": on(
        "PSA-2",
        passed="The subject has internal assessment in that series.",
        failed="{subject} has no internal assessment in {series:series}, only in the other series of the year.",
    ),
    "entries.not-a-later-series": on(
        "RET-2",
        passed="The series comes after every sitting of the component so far.",
        failed="The component was last sat or missed in {last:series}, so {series:series} is too early. Choose a "
        "later series.",
    ),
    "entries.deadline": on(
        "ENT-1",
        passed="The component can be entered on that day.",
        consequence="{on:day} is after the entry deadline, {closes:day}, so a late fee applies.",
        unknown="Is {on:day} in time? We need {fact:word}. Look in Pearson's key dates schedule.",
    ),
    "entries.late-entries-closed": on(
        "ENT-1",
        failed="{on:day} is too late: by the key dates that you gave, the last day to enter was {closes:day}.",
    ),
    "entries.late-fee-unknown": on(
        "ENT-1",
        consequence="A late fee may apply, as we do not know on which day entries close. Late entries close on "
        "{closes:day}.",
    ),
    "entries.high-late-fee": on(
        "ENT-1",
        consequence="By the key dates that you gave, the higher late fee applies from {since:day}.",
    ),
    "entries.resit-day": on(
        "ENT-1",
        consequence="By the key dates that you gave, you can enter the component again without a late fee until "
        "{closes:day}, as the student sat it in the January series.",
    ),
    "entries.marks-were-due": on(
        "MOD-4",
        failed="Component {component} can't be entered for {series:series} any more: its marks were due on {due:day}.",
    ),
    "entries.series-over": on(
        "ENT-1",
        failed="{series:series} is over. The guide names no last day; we assume that nobody can sit it from "
        "{since:day} on (OPEN-50).",
    ),
    "entries.results-day": on(
        "RES-1",
        failed="{series:series} is over: its results day is {results_day:day}.",
    ),
    "entries.results-known": on(
        "RES-1",
        failed="{series:series} is over: the record has a UMS for it, so its results are out.",
    ),
    "entries.later-series-sat": on(
        "ENT-1",
        failed="{series:series} is over: the record shows that a component was sat in {later:series}.",
    ),
    "entries.external-behind": on(
        "ENT-1",
        failed="Component {component} can't be entered for {series:series} any more: the external component of that "
        "series was sat or missed already.",
    ),
    "entries.external-to-move": on(
        "ENT-4",
        consequence="The external component is entered for {external:series}, before this sitting. Move that entry to "
        "{series:series} or later.",
    ),
    "entries.assignment": on(
        "ENT-3",
        consequence="The student works on the set assignment (PSA) of {series:series}, which Pearson releases early "
        "in {release:month}.",
    ),
    "entries.external-resit-required": on(
        "EXT-1",
        passed="This sitting does not force an external resit: no external sitting comes before it, or one comes with "
        "it or after it.",
        consequence="The student sat the external component in {external:series}, before this sitting, and must sit it "
        "again, in {series:series} or later.",
    ),
    "entries.no-resit-left": on(
        "EXT-3",
        failed="This sitting comes after the external component in {external:series}, so the student would have to "
        "sit that again, and no sitting is left (resits allowed: {allowed}).",
    ),
    "entries.no-resit-offered": on(
        "EXT-4",
        failed="This sitting comes after the external component in {external:series}, so the student would have to "
        "sit that again, and {subject} has no resit.",
    ),
    "entries.wrong-assignment": on(
        "ENT-3",
        passed="The student worked on the set assignment of the right series.",
        failed="The work on component {component} for {series:series} must be done on the set assignment (PSA) of "
        "that series. Work on the set assignment of {psa:series} can't be submitted.",
        unknown="On which set assignment (PSA) did the student work? It must be the one for the series of the entry.",
    ),
    "entries.content-taught-first": on(
        "PSA-3",
        advice="Teach all content before students start the set assignment.",
    ),
    "entries.not-for-beginners": on(
        "PSA-3",
        advice="December/January of year 1 is not meant for students who began that September.",
    ),
    "entries.when-ready": on(
        "ENT-6",
        advice="Enter students once you judge them ready.",
    ),
    "entries.moderator-follows-entry": on(
        "ENT-5",
        advice="Pearson can only allocate a moderator once you have made entries.",
    ),
}
