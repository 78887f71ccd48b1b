"""Outlook: what one record can still come to, from a day on: each question is put to the rules once and kept.

Whether an entry is lawful depends on the other entries of its own component, and for an internal one on the external
entries that come before it. So what was found for one set of entries holds for every plan that has the same ones.
Series are given by their ordinals here: plans are compared by the thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from btec_rules import entries
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import LAST_ORDINAL, Season, Series, from_ordinal, season_of
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject, seasons_of
from btec_rules.planning.doubt import Judge, Way, is_refused
from btec_rules.rulings.findings import Finding, unknown
from btec_rules.rulings.opening import Door, Opening, can_be_taken_back, claim_ahead, entry_opening, is_over

__all__ = ("ClaimAhead", "Once", "Outlook", "planning_window")

Entries = tuple[int, ...]
"""The series for which a component is entered and not sat, by their ordinals, in order."""

_FEBRUARY, _JULY = 2, 7
"""The months in which December/January and May/June can't be sat any more (OPEN-50)."""
_ALWAYS = Opening(Door.OPEN)
"""Without a day nothing is late; what the record shows to be over is left out before."""
_LATE_SUMMER = "certification.late-summer-claim"
_LOOKED_AHEAD = 4
"""How many series past the last that is behind the learner are looked at where nothing says when the course ends."""
_LOOKED_AT_MOST = 8
"""The same where it is said: four years."""


class ClaimAhead(NamedTuple):
    """What stands about a claim that is still to make."""

    opening: Opening
    open_points: tuple[Finding, ...]
    """What the guide leaves open about it."""
    readings: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it rests on something that the guide leaves open."""
        return bool(self.open_points) or self.opening.door is Door.SILENT


class Once:
    """A record that is put together only if it is asked for.

    Args:
        outlook: The record that it starts from.
        planned: By component, the entries that it has.
        claimed: What is claimed in it.
    """

    def __init__(self, outlook: Outlook, planned: Mapping[int, Entries], claimed: Entries) -> None:
        self._parts = outlook, planned, claimed
        self._made: list[LearnerRecord] = []

    @property
    def record(self) -> LearnerRecord:
        """The record."""
        if not self._made:
            outlook, planned, claimed = self._parts
            self._made.append(outlook.record_with(planned, claimed))
        return self._made[0]


class Outlook:
    """What one way of a record can still come to.

    Args:
        way: The record, in no doubt.
        calendar: The day, and the key dates.
        until: The last series of the course; ``None`` if that is open.
        judge: Puts questions about claims, and has the edition.
    """

    way: Way
    calendar: Calendar
    judge: Judge
    edition: Edition
    subject: Subject
    first: int
    """The first series in which something may be entered."""
    last: int
    until: int | None
    fixed: tuple[Sitting, ...]
    """What was sat or missed."""
    claimed: Entries

    def __init__(self, way: Way, calendar: Calendar, until: Series | None, judge: Judge) -> None:
        record = way.record
        self.way, self.calendar, self.judge, self.subject = way, calendar, judge, record.subject
        self.edition = judge.edition
        self.first, self.last = planning_window(record, calendar, until, judge.edition)
        self.until = None if until is None else until.ordinal
        self.fixed = tuple([one for one in record.sittings if one.status is not Status.PLANNED])
        self.claimed = tuple([one.ordinal for one in way.claimed])
        self.planned: dict[int, Entries] = dict.fromkeys(self.subject.components, ())
        self.done: dict[int, Entries] = dict.fromkeys(self.subject.components, ())
        """By component, the series in which it was sat or missed."""
        self.sat: dict[int, Entries] = dict.fromkeys(self.subject.components, ())
        for one in record.sittings:
            into = self.planned if one.status is Status.PLANNED else self.done
            into[one.component] += (one.series.ordinal,)
            if one.status is Status.SAT:
                self.sat[one.component] += (one.series.ordinal,)
        self._laws: dict[tuple[object, ...], bool] = {}
        self._days: dict[tuple[int, int, bool], Opening] = {}
        self._free: dict[int, Entries] = {}
        self._claims: dict[tuple[int, bool], ClaimAhead | None] = {}
        self._claims_of_sat: dict[tuple[object, ...], ClaimAhead | None] = {}
        self._held: dict[tuple[int, Entries], bool] = {}
        self._series: dict[int, Series] = {one.series.ordinal: one.series for one in record.sittings}

    def in_bounds(self, series: int) -> bool:
        """Whether a series is no later than the end of the course."""
        return self.until is None or series <= self.until

    def used(self, component: int) -> int:
        """How many attempts at a component were used up by what was sat, or by absences where the edition says so."""
        return len((self.done if self.edition.absence_uses_attempt else self.sat)[component])

    def free(self, component: int) -> Entries:
        """Give the series for which a component can be entered anew, as far as the days and the seasons go.

        An internal component can't be entered in a series whose external component was sat or missed.
        """
        found = self._free.get(component)
        if found is None:
            subject, record = self.subject, self.way.record
            external = component == subject.external
            seasons = seasons_of(subject, component)
            taken = {*self.done[component], *self.planned[component]}
            if not external:
                taken.update(self.done[subject.external])
            found = tuple(
                [
                    one
                    for one in range(self.first, self.last + 1)
                    if one not in taken
                    and season_of(one) in seasons
                    and not is_over(record, component, self.series(one), self.calendar, self.edition)
                    and self.day(component, one, january=season_of(one) is Season.JUNE).door is not Door.SHUT
                ]
            )
            self._free[component] = found
        return found

    def day(self, component: int, series: int, *, january: bool) -> Opening:
        """Say when an entry can be made; *january* says whether the component is planned for the series before."""
        if self.calendar.on is None:
            return _ALWAYS
        key = (component, series, january)
        found = self._days.get(key)
        if found is None:
            planned: dict[int, Entries] = {}
            if january and series - 1 not in self.done[component]:
                planned[component] = (series - 1,)
            record = self.record_with(planned)
            found = entry_opening(record, component, self.series(series), self.calendar, self.edition, once_sat=january)
            self._days[key] = found
        return found

    def taking_back(self, component: int, series: int) -> Opening:
        """Say until when an entry can be withdrawn."""
        last = can_be_taken_back(self.subject, component, self.series(series), self.calendar, self.edition)
        return Opening(Door.OPEN, last)

    def moving(self, component: int, was: int, series: int, entry: Opening) -> Opening:
        """Say until when an entry can be moved, given when the new one can be made."""
        last = self.taking_back(component, was).closes
        if last is None or (entry.closes is not None and entry.closes <= last):
            return entry
        if is_over(self.way.record, component, self.series(series), self.calendar.moved_to(last), self.edition):
            return entry
        return entry._replace(closes=last)

    def lawful(self, component: int, series: int, own: Entries, ends: Entries) -> bool:
        """Whether an internal component may be entered, beside its *own* entries and the external ones, *ends*."""
        external = self.subject.external
        before = any(one < series for one in ends) or any(one < series for one in self.done[external])
        key = (component, series, own, ends if before else ())
        found = self._laws.get(key)
        if found is None:
            record = self.record_with({component: own, external: ends if before else ()})
            found = not entries.is_refused(record, component, self.series(series), self.edition)
            self._laws[key] = found
        return found

    def external_lawful(self, ends: Entries, record: Once) -> bool:
        """Whether the external entries are lawful beside entries with which every internal component is there."""
        found = self._laws.get(ends)
        if found is None:
            found = self._laws[ends] = self.all_external_lawful(ends, record.record)
        return found

    def all_external_lawful(self, ends: Entries, record: LearnerRecord) -> bool:
        """Whether the external entries are lawful on a record, whatever else is on it."""
        external = self.subject.external
        return not any(entries.is_refused(record, external, self.series(one), self.edition) for one in ends)

    def claim(self, series: int, ends: Entries, record: Once) -> ClaimAhead | None:
        """Say what stands about a claim still to make; ``None`` if it can't be made any more.

        Whether it is lawful does not depend on other external entries, where those are lawful themselves.
        """
        january = series - 1 in ends
        key = (series, january)
        if key not in self._claims:
            self._claims[key] = self._claim_ahead(self.series(series), record.record)
        return self._claims[key]

    def claim_of_what_is_sat(self, series: int, planned: Mapping[int, Entries]) -> ClaimAhead | None:
        """Say what stands about a claim on an external component that was sat, beside these entries."""
        by_then = {component: tuple([one for one in own if one <= series]) for component, own in planned.items()}
        key = (series, *sorted(by_then.items()))
        if key not in self._claims_of_sat:
            record = self.record_with(by_then, self.claimed)
            self._claims_of_sat[key] = self._claim_ahead(self.series(series), record)
        return self._claims_of_sat[key]

    def holds(self, series: int, ends: Entries, record: Once) -> bool:
        """Whether a claim that was made holds, once what is planned is sat."""
        key = (series, ends)
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = self.way.holds(self.series(series), self.judge, record.record)
        return found

    def series(self, ordinal: int) -> Series:
        """Give the series that has an ordinal."""
        found = self._series.get(ordinal)
        if found is None:
            found = self._series[ordinal] = from_ordinal(ordinal)
        return found

    def record_with(self, planned: Mapping[int, Entries], claimed: Iterable[int] = ()) -> LearnerRecord:
        """Give what was sat and missed, with these entries and claims."""
        rows = list(self.fixed)
        for component, own in planned.items():
            rows += [Sitting(component, self.series(one), status=Status.PLANNED) for one in own]
        return LearnerRecord(self.subject, rows, claimed=[self.series(one) for one in claimed])

    def _claim_ahead(self, series: Series, record: LearnerRecord) -> ClaimAhead | None:
        if self.way.bars(series):
            return None
        ruling = self.judge.claim(record, series)
        if is_refused(ruling):
            return None
        opening = claim_ahead(record, series, self.calendar, self.edition)
        if opening.door is Door.SHUT:
            return None
        open_points = tuple([one for one in ruling.unknown if one.code != _LATE_SUMMER])
        is_sat = series.ordinal in self.sat[self.subject.external]
        if is_sat and not open_points and self.judge.total(record, series) == 0:
            open_points = (unknown("planning.total-zero", fact="award", series=series.code),)
        return ClaimAhead(opening, open_points, ruling.assumptions)


def planning_window(
    record: LearnerRecord, calendar: Calendar, until: Series | None, edition: Edition
) -> tuple[int, int]:
    """Give the first and the last series, by ordinal, in which a plan may put an entry.

    With neither day nor sitting it begins with the edition's first series. Without *until* it looks four series past
    the last that is behind the learner: one that is over, or that has a row which was sat or missed.
    """
    rows = [one.series.ordinal for one in record.sittings]
    behind = [one.series.ordinal for one in record.sittings if one.status is not Status.PLANNED]
    if calendar.on is not None:
        on = calendar.on
        now = 2 * on.year + (on.month >= _FEBRUARY) + (on.month >= _JULY)
        first, over = max(now - 2, edition.suite_began.ordinal), min(now + 1, LAST_ORDINAL)
        while over > edition.suite_began.ordinal and not _all_over(record, from_ordinal(over), calendar, edition):
            over -= 1
        behind.append(over)
    elif behind:
        first = min(rows)
    else:
        began = Series.in_academic_year(edition.academic_year)[0].ordinal
        first = min([*rows, began])
        behind.append(began - 1)
    if until is None:
        return first, min(max(behind) + _LOOKED_AHEAD, LAST_ORDINAL)
    return first, min(until.ordinal, max(behind) + _LOOKED_AT_MOST)


def _all_over(record: LearnerRecord, series: Series, calendar: Calendar, edition: Edition) -> bool:
    return all(is_over(record, one, series, calendar, edition) for one in record.subject.components)
