"""Standing: where does a learner stand, in one way in which the record may turn?"""

from __future__ import annotations

from enum import Enum

from btec_rules.model.calendar import Calendar
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.planning.doubt import Judge, Way
from btec_rules.planning.search import Found
from btec_rules.rulings.opening import results_are_out

__all__ = ("WORST_FIRST", "Standing", "claims_that_are_sat", "missed_the_last", "standing_of", "with_results")


class Standing(Enum):
    """Where a learner stands; the first that fits."""

    CERTIFICATED = "certificated"
    """A claim holds, its results are out, and every UMS that counts is on the record."""
    AWAITING_RESULTS = "awaiting-results"
    """A claim holds on what was sat; its results are not out, or not wholly on the record."""
    ON_COURSE = "on-course"
    """Everything is entered and claimed, and it will hold once it is sat."""
    UNDER_WAY = "under-way"
    """Entries and claims are still to make, and can be made in time."""
    AT_RISK = "at-risk"
    """What is entered and claimed leads to no certificate, and entries and claims in time do not put it right."""
    NO_WAY_LEFT = "no-way-left"
    """Every lawful way to a certificate is closed."""
    UNCLEAR = "unclear"
    """It depends on something that the record does not say, or says wrongly."""
    UNREADABLE = "unreadable"
    """The facts can't be used."""


WORST_FIRST = (
    Standing.UNREADABLE,
    Standing.NO_WAY_LEFT,
    Standing.AT_RISK,
    Standing.UNCLEAR,
    Standing.UNDER_WAY,
    Standing.ON_COURSE,
    Standing.AWAITING_RESULTS,
    Standing.CERTIFICATED,
)


def standing_of(
    way: Way, found: list[Found], until: Series | None, *, sat: list[Series], held: list[Series]
) -> Standing:
    """Say where a learner stands in one way in which the record may turn.

    Args:
        way: The way.
        found: Its plans.
        until: The last series of the course.
        sat: Its `claims_that_are_sat`.
        held: Those of them `with_results`.
    """
    if held:
        return Standing.CERTIFICATED
    if sat:
        return Standing.AWAITING_RESULTS
    if not found:
        return Standing.NO_WAY_LEFT
    if not found[0].changes:
        return Standing.ON_COURSE
    at_risk = missed_the_last(way.record, until) is not None or not any(one.ordinary for one in found)
    return Standing.AT_RISK if at_risk else Standing.UNDER_WAY


def claims_that_are_sat(way: Way, judge: Judge) -> list[Series]:
    """Give the claims that hold on what was sat: the series of the external sittings that they rest on."""
    if not way.claimed:
        return []
    record = way.record
    behind = [one for one in record.sittings if one.status is not Status.PLANNED]
    done = (
        record if len(behind) == len(record.sittings) else LearnerRecord(record.subject, behind, claimed=record.claimed)
    )
    ends = [one for one in behind if one.component == record.subject.external]
    found = []
    for series in way.claimed:
        rests_on = _sitting_of(ends, series)
        if rests_on is not None and way.holds(series, judge, done):
            found.append(rests_on)
    return found


def with_results(way: Way, sat: list[Series], calendar: Calendar, judge: Judge) -> list[Series]:
    """Give those of the external sittings whose results are out, and whose counting UMS are all known (OPEN-47)."""
    record = way.record
    return [one for one in sat if results_are_out(record, one, calendar) and judge.total(record, one) is not None]


def missed_the_last(record: LearnerRecord, until: Series | None) -> Series | None:
    """Give the series in which the last external entry of an academic year was missed, with nothing entered since.

    That is May/June, or December/January where the course ends then.
    """
    for one in reversed(sittings_of(record, record.subject.external)):
        if one.status is not Status.ABSENT:
            continue
        since = any(later.series > one.series and later.status is not Status.ABSENT for later in record.sittings)
        if one.series == until if one.series.season is Season.JANUARY else not since:
            return one.series
    return None


def _sitting_of(ends: list[Sitting], series: Series) -> Series | None:
    """Give the external sitting that a claim rests on: that of the series, or the one before where it was missed."""
    for one in reversed(ends):
        if one.series <= series and one.status is Status.SAT:
            missed = any(end.series == series and end.status is Status.ABSENT for end in ends)
            return one.series if one.series == series or missed else None
    return None
