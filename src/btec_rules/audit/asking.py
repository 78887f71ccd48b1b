"""Asking: what does the record itself ask for: to see that it is sat, to record, to check, to correct, to ask?

None of these changes an entry or a claim: those are the changes of the best plan. A question on which the answer hangs
is due on the first day on which the worst way of the record loses a plan.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from btec_rules import entries, terminal_rule
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date, date_out
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series, first_offered
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import BOTH_SEASONS
from btec_rules.planning.actions import Action, Task
from btec_rules.planning.doubt import Judge, Way, is_offered, pending
from btec_rules.planning.plans import Future
from btec_rules.rulings.attempts import attempts_allowed
from btec_rules.rulings.findings import Finding, Outcome, Param, advice, consequence, failed, found, unknown
from btec_rules.rulings.opening import is_over, lies_ahead, marks_deadline, marks_due, results_are_out

__all__ = ("CLAIMS_NOT_KNOWN", "Asking")

CLAIMS_NOT_KNOWN = "audit.claims-not-known"
"""The code of the one question that a whole cohort shares."""


class Asking:
    """What a record asks for, besides the changes of its plans.

    Args:
        future: The record as it was given, and what can become of it.
        question_due: The first day on which the worst way of the record loses a plan.
        after: The record once the best plan is carried out.
        secured: Whether a certificate is had once everything is sat, without any change.
        missed: The series in which the last external entry was missed, where nothing else is claimed.
    """

    record: LearnerRecord
    calendar: Calendar
    judge: Judge
    edition: Edition
    impossible: list[Sitting]
    """What is said to be sat or missed and can't have been."""
    ways: list[Way]
    question_due: Date | None
    after: LearnerRecord
    secured: bool
    missed: Series | None
    pending: list[Sitting]
    """The entries that can't be sat any more and have no outcome."""

    def __init__(
        self,
        future: Future,
        *,
        question_due: Date | None,
        after: LearnerRecord,
        secured: bool,
        missed: Series | None,
    ) -> None:
        self.record, self.calendar = future.record, future.calendar
        self.judge, self.edition, self.impossible = future.judge, future.edition, future.impossible
        self.ways = future.ways
        self.question_due, self.after, self.secured, self.missed = question_due, after, secured, missed
        record = self.record
        if self.impossible:
            record = LearnerRecord(record.subject, [one for one in record.sittings if one not in self.impossible])
        self.pending = pending(record, self.calendar, self.edition)

    def actions(self) -> Iterator[Action]:
        """Give everything that the record asks for."""
        for row in self.impossible:
            finding = self._why_impossible(row)
            yield Action(finding, Task.CHECK, row.component, row.series, due=self.question_due)
        if self.record.claimed is None and sittings_of(self.record, self.record.subject.external):
            yield Action(unknown(CLAIMS_NOT_KNOWN, fact="claimed"), Task.RECORD, due=self.question_due)
        for series in self.record.claimed or ():
            yield from self._about_a_claim(series)
        for row in self.record.sittings:
            stays = row.status is Status.PLANNED and row in self.after.sittings
            if stays and is_offered(self.record.subject, row) and not self._stands_no_more(row):
                yield self._to_come(row)
            yield from self._assignment(row)
        yield from self._unknown_marks()
        yield from self._missed()
        yield from self._word_on_a_retake()

    def _why_impossible(self, row: Sitting) -> Finding:
        subject = self.record.subject
        external = row.component == subject.external
        said: dict[str, Param] = {"component": row.component, "series": row.series.code}
        if not is_offered(subject, row):
            code = "audit.external-season-impossible" if external else "audit.internal-season-impossible"
            return _unknown_status(code, **said, subject=subject.title)
        if lies_ahead(row, subject, self.calendar, self.edition):
            return _unknown_status("audit.lies-ahead", **said)
        sat = [one for one in sittings_of(self.record, row.component) if one.status is Status.SAT]
        allowed = attempts_allowed(self.edition, subject, row.component)
        if len(sat) > allowed or row.status is Status.ABSENT:
            code = "audit.external-attempt-impossible" if external else "audit.internal-attempt-impossible"
            return _unknown_status(code, **said, allowed=allowed)
        return _unknown_status("audit.retake-impossible", **said)

    def _about_a_claim(self, series: Series) -> Iterator[Action]:
        """A claim without an external entry, one that holds in no way, or one that the guide leaves open."""
        there = any(one.series == series for one in sittings_of(self.record, self.record.subject.external))
        if not there:
            yield Action(advice("audit.claim-without-entry", series=series.code), Task.CHECK, None, series)
            return
        if series not in (self.after.claimed or ()):
            return  # the best plan moves or withdraws it with its entry
        ruling = self.judge.claim(self.after, series)
        missed = [one.series for one in self.record.sittings if one.status is Status.ABSENT]
        if ruling.failed and series not in missed and not any(way.holds(series, self.judge) for way in self.ways):
            yield Action(advice("audit.claim-does-not-hold", series=series.code), Task.CHECK, None, series)
        elif self.judge.rests_on_an_open_point(self.record, series):
            total_zero = unknown("planning.total-zero", fact="award", series=series.code)
            finding = ruling.unknown[0] if ruling.unknown else total_zero
            yield Action(finding, Task.ASK, None, series, due=self.question_due)

    def _stands_no_more(self, row: Sitting) -> bool:
        """Whether an entry is over that the rules refuse anyway: nobody sits it, and nobody has to take it back."""
        over = is_over(self.record, row.component, row.series, self.calendar, self.edition)
        return over and row not in self.pending

    def _to_come(self, row: Sitting) -> Action:
        """An entry that is not sat yet; once it can't be sat any more, what became of it is asked for."""
        component, series = row.component, row.series
        external = component == self.record.subject.external
        if row in self.pending:
            code = "audit.external-not-recorded" if external else "audit.internal-not-recorded"
            finding = unknown(code, fact="status", component=component, series=series.code)
            return Action(finding, Task.RECORD, component, series, due=self.question_due)
        if external:
            work_due = self.calendar.of(series).external_work_due
            due = None if work_due is None or self._is_past(work_due) else date_out(work_due)
            return Action(
                consequence("audit.external-to-come", component=component, series=series.code),
                Task.SIT,
                component,
                series,
                due=due,
            )
        day = marks_due(self.record.subject, series, self.calendar.of(series), self.edition)
        if day is None:
            finding = consequence("audit.visit-to-come", component=component, series=series.code)
            return Action(finding, Task.SIT, component, series)
        finding = consequence(
            "audit.internal-to-come", component=component, series=series.code, deadline=day.isoformat()
        )
        return Action(finding, Task.SIT, component, series, due=date_out(day))

    def _assignment(self, row: Sitting) -> Iterator[Action]:
        """Work on the assignment of another series: put right while there is time; a known UMS says it was taken."""
        if row.psa is None or row.status is Status.ABSENT or row.component == self.record.subject.external:
            return
        for finding in entries.check_psa(row, edition=self.edition).failed:
            day = marks_due(self.record.subject, row.series, self.calendar.of(row.series), self.edition)
            if row.ums is not None:
                yield Action(finding, Task.CHECK, row.component, row.series)
            elif day is not None and self._is_past(day):
                yield Action(finding, Task.ASK, row.component, row.series)
            else:
                due = None if day is None else date_out(day)
                yield Action(finding, Task.CORRECT, row.component, row.series, due=due)

    def _unknown_marks(self) -> Iterator[Action]:
        """Sittings whose UMS is not known though their results are out."""
        waiting = [
            one
            for one in self.record.sittings
            if one.status is Status.SAT
            and one.ums is None
            and one not in self.impossible
            and self._must_have_results(one.series)
        ]
        unknown_of = sorted({one.component for one in waiting})
        several = [one for one in unknown_of if self._several(one)]
        single = tuple(str(one) for one in unknown_of if one not in several)
        if single:
            yield Action(advice("audit.ums-missing", components=single), Task.RECORD)
        for component in several:
            yield Action(advice("audit.attempt-open", component=component), Task.RECORD, component)

    def _several(self, component: int) -> bool:
        """Whether a component has several attempts of which the better counts."""
        sat = [one for one in self.record.attempts(component) if one.status is Status.SAT]
        return component != self.record.subject.external and len(sat) > 1

    def _missed(self) -> Iterator[Action]:
        """The last external entry was missed, and nothing else is claimed: special consideration is named (OPEN-53)."""
        if self.missed is not None:
            number, missed = self.record.subject.external, self.missed
            yield Action(failed("planning.missed", missed=missed.code), None, number, missed)
            yield Action(advice("audit.special-consideration", series=missed.code), None, None, missed)

    def _word_on_a_retake(self) -> Iterator[Action]:
        """An internal component that comes after the external one, where the claim that was made stands."""
        if not self.secured:
            return
        refused = terminal_rule.check(self.record, edition=self.edition).failed
        for finding in [one for one in refused if one.code == "terminal_rule.internal-after-external"]:
            further = consequence("audit.further-needs-resit", **finding.params)
            component = int(str(finding.params["component"]))
            yield Action(further, None, component, self.record.attempts(component)[-1].series)

    def _must_have_results(self, series: Series) -> bool:
        """Whether the results of a series must be out: by the day, or as something later was sat or missed."""
        if results_are_out(self.record, series, self.calendar):
            return True
        if self.calendar.of(series).results_day is not None and self.calendar.on is not None:
            return False
        later = [one for one in self.record.sittings if one.status is not Status.PLANNED and one.series > series]
        following = first_offered(series, BOTH_SEASONS, after=True)
        next_due = None if following is None else marks_deadline(following, self.edition)
        return bool(later) or (next_due is not None and self._is_past(next_due))

    def _is_past(self, day: datetime.date) -> bool:
        return self.calendar.on is not None and self.calendar.on > day


def _unknown_status(code: str, **said: Param) -> Finding:
    return found(code, Outcome.UNKNOWN, (("fact", "status"), *said.items()))
