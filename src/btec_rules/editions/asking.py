"""Asking: the questions about a learner whose verdicts are compared, and how they are put to the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from btec_rules import certification, entries, external, retakes, terminal_rule
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date, days_after
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series
from btec_rules.model.sittings import Status
from btec_rules.rulings.opening import marks_deadline
from btec_rules.rulings.rulings import Ruling

__all__ = ("Question", "about_entries", "about_results", "put")


class Question(NamedTuple):
    """One question about a record."""

    function: str
    component: int | None
    series: Series
    on: Date | None = None


def about_entries(
    record: LearnerRecord, component: int, series: Iterable[Series], old: Edition, new: Edition
) -> Iterator[Question]:
    """Ask whether a component can be entered, in each of *series* that comes after all that is behind.

    For the external component, a retake and a first sitting by their own functions; and where the two editions set
    different days for the marks, also on the day on which only one of them is past.
    """
    there = sittings_of(record, component)
    behind = max((one.series.ordinal for one in there if one.status is not Status.PLANNED), default=0)
    sat = any(one.status is Status.SAT for one in there)
    for one in series:
        if one.ordinal <= behind:
            continue
        if component == record.subject.external:
            yield Question("external.check", None, one)
            continue
        if there and there[0].series < one:
            yield Question("retakes.check", component, one)
        if not sat:
            yield Question("entries.check_entry", component, one)
        days = sorted({marks_deadline(one, old), marks_deadline(one, new)})
        if len(days) > 1:
            yield Question("entries.check_entry", component, one, days_after(days[0], 1))


def about_results(record: LearnerRecord) -> Iterator[Question]:
    """Ask about the terminal rule and a claim, in each series for which the external component was entered."""
    for one in sittings_of(record, record.subject.external):
        yield Question("terminal_rule.check", None, one.series)
        yield Question("certification.check_claim", None, one.series)


def put(question: Question, record: LearnerRecord, edition: Edition) -> Ruling:
    """Put a question to its function."""
    return _FUNCTIONS[question.function](record, question, edition)


def _check_entry(record: LearnerRecord, question: Question, edition: Edition) -> Ruling:
    calendar = None if question.on is None else Calendar(on=question.on)
    return entries.check_entry(record, question.component or 0, question.series, calendar=calendar, edition=edition)


_FUNCTIONS: Mapping[str, Callable[[LearnerRecord, Question, Edition], Ruling]] = {
    "certification.check_claim": lambda record, asked, edition: certification.check_claim(
        record, asked.series, edition=edition
    ),
    "entries.check_entry": _check_entry,
    "external.check": lambda record, asked, edition: external.check(record, asked.series, edition=edition),
    "retakes.check": lambda record, asked, edition: retakes.check(
        record, asked.component or 0, asked.series, edition=edition
    ),
    "terminal_rule.check": lambda record, asked, edition: terminal_rule.check(record, at=asked.series, edition=edition),
}
