"""What code of other people looks like: an MIS import, a plugin that shows rulings, a host that is typed by protocols.

A type checker in its strict mode has nothing to say about it, and it runs.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypedDict, assert_never, assert_type

import attrs
from hypothesis import given
from pendulum import Date

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    BtecRulesError,
    Calendar,
    Edition,
    Fault,
    Finding,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    Mark,
    Outcome,
    Param,
    Plain,
    Ruling,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    Window,
    audit,
    centre,
    certification,
    external,
    mark_sheet,
    moderation,
    params_of,
    planning,
    records_from_rows,
    registration,
    retakes,
    sampling,
    strategies,
    subjects,
    terminal_rule,
)

# --- an MIS: rows out of a database, a report into it


class Row(TypedDict):
    """A row as the database gives it."""

    learner: str
    component: int
    series: str
    ums: int | None
    status: str


def read(rows: Iterable[Row], subject: Subject) -> dict[str, LearnerRecord]:
    """Read rows that are typed more narrowly than the library asks for."""
    return records_from_rows(rows, subject=subject)


def warn(rows: Iterable[Row], subject: Subject, on: datetime.date) -> Iterator[tuple[str, str, datetime.date | None]]:
    """Say who has to do what by when; a `pendulum.Date` is a `datetime.date`."""
    days = KeyDates(series=Series.june(2026), results_day=datetime.date(2026, 8, 20))
    report = audit.rows(rows, subject=subject, calendar=Calendar([days], on=on))
    for action in report.actions:
        yield action.learner or "nobody", action.to_do, action.due
    for unreadable in report.unreadable:
        yield unreadable.learner or "nobody", "; ".join(fault.name for fault in unreadable.faults), None


def total(record: LearnerRecord, series: Series) -> int:
    """Add up, where there is something to add up."""
    found = certification.result(record, series).total
    return 0 if found is None else found


def best(record: LearnerRecord) -> dict[int, int | None]:
    """Find the mark that counts of each internal component."""
    counting = {component: retakes.counting_sitting(record, component) for component in record.subject.internal}
    return {component: None if sitting is None else sitting.ums for component, sitting in counting.items()}


def points(marks: Mapping[str, Mark]) -> int:
    """Add marks up; once an absence is out of the way, a mark is a number."""
    return sum(0 if mark is ABSENT else mark for mark in marks.values())


# --- a plugin: shows a ruling, and doesn't know which rule it comes from


@dataclass(frozen=True)
class Card:
    """What the plugin shows."""

    colour: str
    lines: tuple[str, ...]
    facts: dict[str, Param] = field(default_factory=dict[str, Param])


def colour(verdict: Verdict) -> str:
    """Give the colour of a verdict; another one would be noticed by the type checker."""
    match verdict:
        case Verdict.ALLOWED:
            return "green"
        case Verdict.REFUSED:
            return "red"
        case Verdict.UNDECIDED:
            return "amber"
        case _:
            assert_never(verdict)


def card(ruling: Ruling, catalogue: Mapping[str, str] | None = None) -> Card:
    """Show a ruling, in the host's own language where it has a catalogue."""
    shown: tuple[Finding, ...] = ruling.failed or ruling.unknown or ruling.consequences
    lines = [finding.message if catalogue is None else finding.explain(catalogue) for finding in shown]
    return Card(colour(ruling.verdict), tuple(lines), shown[0].params if shown else {})


def stored(ruling: Ruling) -> str:
    """Write a ruling down."""
    plain: dict[str, Plain] = ruling.to_dict()
    return json.dumps(plain)


@attrs.frozen
class Job:
    """A value of the plugin that holds values of the library."""

    learner: str
    record: LearnerRecord
    series: Series
    seen: tuple[Ruling, ...] = ()


# --- a host that knows no more than the shape of what it calls


class SeriesCheck(Protocol):
    """A question about a learner and a series."""

    def __call__(self, record: LearnerRecord, series: Series, *, edition: Edition = ...) -> Ruling:
        """Answer it."""
        ...


class Explains(Protocol):
    """Anything that can be shown in a language."""

    def explain(self, catalogue: Mapping[str, str] = ...) -> str:
        """Give the sentences."""
        ...


class HasRuling(Protocol):
    """An answer that carries a ruling."""

    @property
    def ruling(self) -> Ruling:
        """The ruling."""
        ...


CHECKS: dict[str, SeriesCheck] = {"external": external.check, "claim": certification.check_claim}
DATES: tuple[Callable[[Series], datetime.date], ...] = (moderation.submission_deadline,)


def reasons(answers: Iterable[HasRuling]) -> list[str]:
    """Collect the codes of everything that speaks against something."""
    return [finding.code for answer in answers for finding in answer.ruling.failed]


def show(things: Iterable[Explains]) -> list[str]:
    """Show anything."""
    return [thing.explain() for thing in things]


def faults_of(call: Callable[[], object]) -> tuple[Fault, ...]:
    """Call something, and give what was wrong with its facts."""
    try:
        call()
    except InvalidFact as error:
        return error.faults
    except BtecRulesError as error:
        return tuple(fault for fault in error.faults if fault.name != "edition")
    return ()


# --- notebooks and tests


@given(strategies.legal_records())
def check_legal_records(record: LearnerRecord) -> None:
    """Use a strategy of the library in a property of one's own."""
    assert terminal_rule.check(record).allowed


def main() -> None:
    """Do all of it once."""
    june, january = Series.june(2026), Series.january(2026)
    record = LearnerRecord(
        subjects.ENTERPRISE,
        [Sitting(1, Series.june(2025), 31), Sitting(2, january, 40), Sitting(3, january, 52)],
        claimed={january},
    )
    planned = record.adding(Sitting(1, june, status=Status.PLANNED), attrs.evolve(record.sittings[2], series=june))
    rows: list[Row] = [{"learner": "Ann", "component": 1, "series": "2025-06", "ums": None, "status": "sat"}]
    marks: dict[str, Mark] = {"0001": 34, "0002": ABSENT, "0003": 0}
    what_if = EDITION_2025_26.varied(id="what if", retention_weeks=16)

    assert_type(retakes.check(record, 1, june), Ruling)
    assert_type(retakes.check(record, 1, june).findings, tuple[Finding, ...])
    assert_type(planning.best_next(record, 1, until=june).routes, tuple[planning.Route, ...])
    assert_type(sampling.sample_size(17), int)
    for finding in retakes.check(record, 1, june.next.next).failed:
        if finding.code == "retakes.already-used":
            assert_type(params_of(finding, "retakes.already-used", Outcome.FAILED)["allowed"], int)
    assert_type(read(rows, subjects.SPORT), dict[str, LearnerRecord])
    assert_type(terminal_rule.earliest_external(record), Series | None)
    assert_type(registration.window("2025-26"), Window)
    assert_type(mark_sheet.parse([{"candidate": "0001", "mark": "X"}], maximum=60).marks, dict[str, Mark])

    sample = sampling.draw(marks, seed="ours", subject=subjects.SPORT, series=june, recorded=marks.keys())
    job = Job("Ann", record, june, seen=(sample.ruling,))
    deadline: datetime.date = moderation.submission_deadline(june)
    advised = moderation.advised_submission_date(june, closed={deadline})
    assert (deadline - advised).days == 1
    assert advised in Window(datetime.date(2026, 5, 1), deadline)
    assert_type(Window(deadline, deadline).opens, Date)
    assert card(retakes.check(planned, 1, june.next, edition=what_if)).colour == "red"
    assert json.loads(stored(job.seen[0]))["edition"] == "2025-26"
    assert points(marks) == 34
    assert total(planned, june) == 31 + 40 + 52
    assert best(record) == {1: 31, 2: 40}
    assert [check(record, june).edition for check in CHECKS.values()] == ["2025-26"] * 2
    assert [date(june).month for date in DATES] == [5]
    assert reasons([sample, *retakes.options(record, 1, until=june), *planning.routes(record, until=june)]) == []
    assert len(show([audit.learner(record), audit.cohort({"Ann": record}), sample.ruling])) == 3
    assert list(warn(rows, subjects.SPORT, deadline))
    assert faults_of(lambda: subjects.by_title("Alchemy"))[0].name == "title"
    assert centre.duties("2025-26")[0].rule in {"COMP-1", "PSA-1", "REG-1", "REG-2"}
    check_legal_records()


if __name__ == "__main__":
    main()
