"""The space of the proof of the advice: every record of at most four sittings over three series, on the days that matter.

The series are May/June 2025, December/January 2025-26 and May/June 2026. A component has in each of them no row, or one
that was sat (with a UMS and without), planned or missed. Internal components that can be exchanged are. Claims: none,
those that hold once all is sat, not known. Each record is asked about on no calendar, and on days of one of three
calendars: those on which an answer can change, and the next.
"""

import datetime
from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

from oracle.advice import KeyDates, january, june, outcome
from oracle.advice.facts import Calendar, Claimed, Record, Sitting, Subject, components
from oracle.advice.learners import ART, CONSTRUCTION, ENTERPRISE, PERFORMING

__all__ = ("CALENDARS", "DATES", "KINDS", "Question", "days_that_matter", "questions", "records")

D = datetime.date
A_DAY = datetime.timedelta(days=1)
KINDS = {
    "Enterprise": ENTERPRISE,
    "component 1 external": CONSTRUCTION,
    "Art and Design": ART,
    "Performing": PERFORMING,
}
SERIES = (june(2025), january(2026), june(2026))
STATES = (("sat", None), ("sat", 40), ("planned", None), ("absent", None))
MOST_ROWS = 4
UNTIL = (None, june(2026), january(2027), january(2026))
DAYS_OF_A_RECORD = 12
"""On how many days of a calendar a record is asked about, spread over two years; the next record has other days."""


def _january(year: int) -> KeyDates:
    """Days of a December/January series as Pearson could publish them (results day of 2025: 20 March)."""
    return KeyDates(
        january(year),
        entries_close=D(year - 1, 10, 21),
        late_entries_close=D(year - 1, 12, 4),
        results_day=D(year, 3, 20),
        late_claims_open=D(year, 3, 20),
        late_claims_close=D(year, 4, 10),
    )


def _june(year: int) -> KeyDates:
    """Days of a May/June series (21 February: seen for 2025 and 2026; 28 March: for 2025)."""
    return KeyDates(
        june(year),
        entries_close=D(year, 2, 21),
        late_entries_close=D(year, 4, 21),
        resit_entries_close=D(year, 3, 28),
        results_day=D(year, 8, 20),
    )


DATES = {days.series: days for year in (2025, 2026, 2027) for days in (_january(year), _june(year)) if days.series}
SOME = {
    january(2026): DATES[january(2026)]._replace(late_entries_close=None, late_claims_open=None),
    june(2026): DATES[june(2026)]._replace(resit_entries_close=None, results_day=None, marks_due=D(2026, 5, 22)),
    january(2027): DATES[january(2027)]._replace(entries_close=None, late_claims_close=None),
}
CALENDARS: dict[str, dict[int, KeyDates]] = {"all": DATES, "some": SOME, "none": {}}
FIRST, LAST = D(2025, 2, 1), D(2026, 10, 1)


def days_that_matter(dates: dict[int, KeyDates], first: D = FIRST, last: D = LAST) -> list[D]:
    """Give the days on which an answer can change, each with the next one."""
    found = {day for days in dates.values() for day in days[1:-1] if day is not None}
    for year in range(first.year, last.year + 1):
        found |= {D(year, 1, 31), D(year, 4, 30), D(year, 5, 15), D(year, 5, 31), D(year, 6, 30), D(year, 8, 31)}
        found |= {D(year, 12, 15), D(year, 12, 31)}
    found |= {day - A_DAY for days in dates.values() for day in (days.results_day, days.late_claims_open) if day}
    found |= {day + A_DAY for day in found}
    return sorted(day for day in found if first <= day <= last)


class Question(NamedTuple):
    """A record, and the calendars on which it is asked about: none, then days in order."""

    record: Record
    until: int | None
    calendars: tuple[Calendar, ...]


def records(subject: Subject) -> Iterator[Record]:
    """Give every record of the space."""
    places = [(component, series) for component in components(subject) for series in SERIES]
    for count in range(MOST_ROWS + 1):
        for chosen in combinations(places, count):
            for states in product(STATES, repeat=count):
                rows = tuple((*place, *state) for place, state in zip(chosen, states, strict=True))
                if _in_order(subject, rows):
                    for claimed in _claims(subject, rows):
                        yield (subject, rows, claimed)


def _in_order(subject: Subject, rows: tuple[Sitting, ...]) -> bool:
    """Whether a record is the one that stands for all that have the internal components exchanged."""
    own = [[str(row[1:]) for row in rows if row[0] == component] for component in subject[0]]
    return own == sorted(own)


def _claims(subject: Subject, rows: tuple[Sitting, ...]) -> Iterator[Claimed]:
    yield ()
    ends = tuple(series for component, series, _, _ in rows if component == subject[1])
    if ends:
        holds = outcome((subject, rows, ends))
        if holds:
            yield holds
        yield None


def questions(kind: str, *, step: int = 1, first: int = 0) -> Iterator[Question]:
    """Give one record in *step*, each with its calendars."""
    days = {name: days_that_matter(dates) for name, dates in CALENDARS.items()}
    for number, record in enumerate(records(KINDS[kind])):
        if number % step != first:
            continue
        turn = number // step
        name = tuple(CALENDARS)[turn % len(CALENDARS)]
        until = UNTIL[turn // len(CALENDARS) % len(UNTIL)]
        stride = -(-len(days[name]) // DAYS_OF_A_RECORD)
        asked = days[name][turn // (len(CALENDARS) * len(UNTIL)) % stride :: stride]
        yield Question(record, until, (None, *((on, CALENDARS[name]) for on in asked)))
