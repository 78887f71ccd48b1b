"""View: what an audit looks at, and the questions that several of its parts ask of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import attrs

from btec_rules import external
from btec_rules.audit.actions import Action, Task
from btec_rules.model.dates import date_out
from btec_rules.model.editions import Edition, KeyDates
from btec_rules.model.records import LearnerRecord, Sitting, Status, sittings_of
from btec_rules.model.rulings import Finding, Ruling
from btec_rules.model.series import Series, first_offered
from btec_rules.moderation import submission_deadline
from btec_rules.planning import routing as planning

__all__ = ("View",)


@attrs.frozen(eq=False, repr=False)
class View:
    """One learner's record, the day, the key dates, certificates held, and the open points touched so far."""

    learner: str | None
    record: LearnerRecord
    on: datetime.date | None
    key_dates: Mapping[Series, KeyDates]
    edition: Edition
    held: tuple[Series, ...]
    leans: list[str]

    @property
    def last_external(self) -> Sitting | None:
        """The last external sitting that is sat or planned."""
        there = [
            one for one in sittings_of(self.record, self.record.subject.external) if one.status is not Status.ABSENT
        ]
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

    def heard(self, ruling: Ruling) -> Ruling:
        """Take note of the readings that a ruling leans on."""
        self.leans.extend(ruling.assumptions)
        return ruling

    def days_of(self, series: Series) -> KeyDates:
        """Give the key dates of a series; without any day where none were given."""
        return self.key_dates.get(series) or KeyDates(series=series)

    def action(
        self, finding: Finding, task: Task | None, series: Series | None = None, due: datetime.date | None = None
    ) -> Action:
        """Make an action about this learner."""
        return Action(self.learner, finding, task, series, None if due is None else date_out(due))

    def ask(self, finding: Finding) -> Action:
        """Make an action that only Pearson can decide on."""
        return self.action(finding, Task.ASK)

    def opening(
        self, component: int, *, not_before: Series | None = None, until: Series | None = None
    ) -> tuple[Series | None, datetime.date | None]:
        """Give the next series in which a component can still be entered, and the last day for it where it is known.

        An internal component is entered for a series after the last one in which anything was sat or missed, the
        external one for that one too. With a day, a series is passed over whose entries are closed, late ones too, by
        the key dates given, or whose marks were due before.

        Args:
            component: One of the subject's components.
            not_before: The first series that would do.
            until: The last series that would do; where none is left up to it, ``None`` comes back.
        """
        subject, taken = self.record.subject, {one.series for one in sittings_of(self.record, component)}
        internal = component != subject.external
        seasons = subject.internal_seasons if internal else subject.external_seasons
        last = planning.behind(self.record)
        start = [one for one in (last or self._first_known, not_before) if one is not None]
        found = first_offered(max(start), seasons, after=internal and max(start) == last) if start else None
        while found is not None and (until is None or found <= until):
            days = self.days_of(found)
            closings = [closes for closes in (days.entries_close, days.late_entries_close) if closes is not None]
            in_time = [closes for closes in closings if self.on is None or self.on <= closes]
            if found not in taken and (in_time or not closings) and not (internal and self.is_past(found)):
                return found, min(in_time, default=None)
            found = first_offered(found, seasons, after=True)
        return None, None

    def is_past(self, series: Series) -> bool:
        """Whether the day is later than that on which the marks of a series are due."""
        return self.on is not None and self.on > submission_deadline(series, edition=self.edition)

    @property
    def _first_known(self) -> Series | None:
        """Where nothing was sat or missed yet: the first series that a plan or key dates speak of."""
        return min([*(sitting.series for sitting in self.record.sittings), *self.key_dates], default=None)
