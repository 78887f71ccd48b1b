"""Position: what an audit looks at, and the questions that several of its parts ask of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import attrs

from btec_rules import certification, external
from btec_rules.audit.actions import Action, Task
from btec_rules.editions.edition import Edition
from btec_rules.model.dates import Date, date_out
from btec_rules.model.key_dates import KeyDates
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series, first_offered
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import BOTH_SEASONS
from btec_rules.moderation.deadlines import submission_deadline
from btec_rules.planning import routing
from btec_rules.rulings.attempts import attempts_allowed, attempts_among
from btec_rules.rulings.findings import Finding
from btec_rules.rulings.opening import ums_known
from btec_rules.rulings.rulings import Ruling

__all__ = ("Position",)

Opening = tuple[Series | None, datetime.date | None]
"""A series that can be entered, and the last day for that; both ``None`` where there is none."""


@attrs.frozen(eq=False, repr=False)
class Position:
    """One learner's record, what the audit is asked about it, and what has come up so far.

    Args:
        learner: The learner's id.
        whole: The record as it was given.
        record: The same without planned entries that are one too many: those have to be withdrawn.
        on: The day.
        key_dates: The key dates by series.
        until: The last series of the course.
        edition: The numbers to apply.
        held: The series of the certificates that are held.
        secured: The claimed series whose claim holds, or will once the planned external component is sat.
        readings: The open points that have been touched so far.
        in_question: The planned entries, as (component, series), that may not stay as they are.
    """

    learner: str | None
    whole: LearnerRecord
    record: LearnerRecord
    on: Date | None
    key_dates: Mapping[Series, KeyDates]
    until: Series | None
    edition: Edition
    held: tuple[Series, ...]
    secured: tuple[Series, ...]
    readings: list[str]
    in_question: set[tuple[int, Series]] = attrs.field(factory=set)

    @classmethod
    def of(
        cls,
        learner: str | None,
        record: LearnerRecord,
        *,
        on: Date | None,
        key_dates: Mapping[Series, KeyDates],
        until: Series | None,
        edition: Edition,
        readings: list[str],
    ) -> Position:
        """Look at a record."""
        settled = _without_surplus(record, edition)
        claims = [(one, certification.check_claim(record, one, edition=edition)) for one in record.claimed or ()]
        secured = tuple(series for series, ruling in claims if ruling.allowed)
        sat = {one.series for one in sittings_of(settled, record.subject.external) if one.status is Status.SAT}
        held = tuple(series for series in secured if series in sat)
        return cls(learner, record, settled, on, key_dates, until, edition, held, secured, readings)

    @property
    def last_external(self) -> Sitting | None:
        """The last external sitting that is sat or planned, and not one too many."""
        sittings = sittings_of(self.record, self.record.subject.external)
        there = [one for one in sittings if one.status is not Status.ABSENT]
        return there[-1] if there else None

    @property
    def target(self) -> Series | None:
        """The series in which a certificate is expected."""
        last = self.last_external
        return None if last is None else last.series

    @property
    def external_left(self) -> bool:
        """Whether an external sitting is left besides those that are sat or planned."""
        return external.sittings_left(self.record, edition=self.edition) > 0

    def noted(self, ruling: Ruling) -> Ruling:
        """Take note of the readings that a ruling rests on."""
        self.readings.extend(ruling.assumptions)
        return ruling

    def days_of(self, series: Series) -> KeyDates:
        """Give the key dates of a series; without any day where none were given."""
        return self.key_dates.get(series) or KeyDates(series=series)

    def action(
        self,
        finding: Finding,
        task: Task | None,
        component: int | None = None,
        series: Series | None = None,
        due: datetime.date | None = None,
    ) -> Action:
        """Make an action about this learner."""
        return Action(self.learner, finding, task, component, series, None if due is None else date_out(due))

    def ask(self, finding: Finding) -> Action:
        """Make an action that only Pearson can decide on."""
        return self.action(finding, Task.ASK)

    def question(self, component: int, series: Series) -> None:
        """Note that a planned entry may not stay as it is, so that nobody is told to see that it is sat."""
        self.in_question.add((component, series))

    def opening(self, component: int, *, not_before: Series | None = None, until: Series | None = None) -> Opening:
        """Give the next series in which a component can still be entered, and the last day for that where it is known.

        An internal component is entered for a series after the last one in which anything was sat or missed, the
        external one for that one too while its results are not known. With a day, a series is passed over whose
        entries, late ones too, are closed by the key dates given, or in which marks were due before.

        Args:
            component: One of the subject's components.
            not_before: The first series that would do.
            until: The last series that would do, besides that of the course.
        """
        subject = self.record.subject
        entered = sittings_of(self.record, component)
        taken = {one.series for one in entered if one.status is not Status.PLANNED}
        internal = component != subject.external
        last = routing.behind(self.record)
        start = [one for one in (last or self._first_known, not_before) if one is not None]
        if not start:
            return None, None
        over = last is not None and max(start) == last and (internal or ums_known(self.record, last))
        seasons = subject.internal_seasons if internal else subject.external_seasons
        found = first_offered(max(start), seasons, after=over)
        while found is not None and all(end is None or found <= end for end in (until, self.until)):
            days = self.days_of(found)
            closings = [closes for closes in (days.entries_close, days.late_entries_close) if closes is not None]
            in_time = [closes for closes in closings if self.on is None or self.on <= closes]
            closed = days.late_entries_close is not None and not in_time
            if found not in taken and not closed and not self.is_past(found):
                return found, min(in_time, default=None)
            found = first_offered(found, seasons, after=True)
        return None, None

    def is_past(self, series: Series) -> bool:
        """Whether the day is later than that on which the marks of a series are due."""
        return self.on is not None and self.on > submission_deadline(series, edition=self.edition)

    def over_by(self, series: Series) -> datetime.date | None:
        """Give a day by which a series was over, if it is past: results day, or when the marks of the next are due."""
        results, following = self.days_of(series).results_day, first_offered(series, BOTH_SEASONS, after=True)
        next_due = None if following is None else submission_deadline(following, edition=self.edition)
        past = [one for one in (results, next_due) if one is not None and self.on is not None and self.on >= one]
        return min(past, default=None)

    @property
    def _first_known(self) -> Series | None:
        """Where nothing was sat or missed yet: the first series that a plan or key dates speak of."""
        return min([*(sitting.series for sitting in self.record.sittings), *self.key_dates], default=None)


def _without_surplus(record: LearnerRecord, edition: Edition) -> LearnerRecord:
    """Give the record without planned entries beyond the attempts that a component has."""
    subject = record.subject
    kept = list(record.sittings)
    for component in subject.components:
        allowed = attempts_allowed(edition, subject, component)
        attempts = attempts_among(edition, sittings_of(record, component))
        for one in attempts[allowed:]:
            if one.status is Status.PLANNED:
                kept.remove(one)
    return LearnerRecord(subject, kept, claimed=record.claimed)
