"""A bridge between the model of advice (``tests/oracle/advice``: plain tuples) and the values of the library.

The model never imports the library, and nothing here decides anything: it only says the same thing in the other's words.
"""

from collections.abc import Iterable
from typing import Any

from oracle.advice import KeyDates as Dates
from oracle.advice.changes import Change
from oracle.advice.facts import Calendar as Days
from oracle.advice.facts import Record
from oracle.advice.facts import Sitting as Row
from oracle.advice.facts import Subject as Kind
from oracle.advice.learners import ART, CONSTRUCTION, ENTERPRISE, PERFORMING

from btec_rules import Calendar, KeyDates, LearnerRecord, Series, Sitting, Status, Subject, subjects
from btec_rules.planning import Action, Task

__all__ = (
    "CHANGES",
    "SUBJECTS",
    "as_calendar",
    "as_change",
    "as_changes",
    "as_record",
    "as_series",
    "from_record",
    "from_series",
)

CHANGES = (Task.ENTER, Task.MOVE, Task.WITHDRAW, Task.CLAIM)
SUBJECTS: dict[Kind, Subject] = {
    ENTERPRISE: subjects.ENTERPRISE,
    CONSTRUCTION: Subject("Construction and the Built Environment", internal=(2, 3), external=1),
    ART: subjects.ART_AND_DESIGN_PRACTICE,
    PERFORMING: subjects.PERFORMING_ARTS,
}
_KINDS = {subject: kind for kind, subject in SUBJECTS.items()}
_STATUS = {"sat": Status.SAT, "planned": Status.PLANNED, "absent": Status.ABSENT}
_WORDS = {status: word for word, status in _STATUS.items()}
_SERIES = {
    2 * year + june: (Series.june if june else Series.january)(year) for year in range(2023, 2045) for june in (0, 1)
}
_NUMBERS = {series: number for number, series in _SERIES.items()}


def as_series(number: int) -> Series:
    """Give a series of the model as the library's."""
    return _SERIES[number]


def from_series(series: Series) -> int:
    """Give a series of the library as the model's."""
    return _NUMBERS[series]


def as_sitting(row: Row) -> Sitting:
    """Give a row of the model as the library's."""
    component, series, status, ums = row
    return Sitting(component, _SERIES[series], ums, status=_STATUS[status])


def as_record(record: Record) -> LearnerRecord:
    """Give a record of the model as the library's."""
    kind, rows, claimed = record
    claims = None if claimed is None else [_SERIES[one] for one in claimed]
    return LearnerRecord(SUBJECTS[kind], [as_sitting(row) for row in rows], claimed=claims)


def from_record(record: LearnerRecord) -> Record:
    """Give a record of the library as the model's."""
    rows = tuple(sorted((one.component, _NUMBERS[one.series], _WORDS[one.status], one.ums) for one in record.sittings))
    claimed = None if record.claimed is None else tuple(_NUMBERS[one] for one in record.claimed)
    return (_KINDS[record.subject], rows, claimed)


def as_calendar(calendar: Days) -> Calendar | None:
    """Give a calendar of the model as the library's."""
    if calendar is None:
        return None
    on, dates = calendar
    return Calendar([as_key_dates(series, days) for series, days in sorted(dates.items())], on=on)


def as_key_dates(series: int, days: Dates) -> KeyDates:
    """Give the days of a series as the library's."""
    given: dict[str, Any] = {
        name: day for name, day in zip(days._fields[1:-1], days[1:-1], strict=True) if day is not None
    }
    return KeyDates(series=_SERIES[series], **given)


def as_change(action: Action) -> Change:
    """Give an action that changes a record as a change of the model."""
    series = -1 if action.series is None else _NUMBERS[action.series]
    if action.task is Task.CLAIM:
        return ("claim", series)
    component = -1 if action.component is None else action.component
    if action.task is Task.MOVE:
        was = -1 if action.moved_from is None else _NUMBERS[action.moved_from]
        return ("move", component, was, series)
    return ("enter" if action.task is Task.ENTER else "withdraw", component, series)


def as_changes(actions: Iterable[Action]) -> tuple[Change, ...]:
    """Give the actions that change a record as changes of the model."""
    return tuple(as_change(one) for one in actions if one.task in CHANGES)
