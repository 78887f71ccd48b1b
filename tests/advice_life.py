"""A simulation: a learner for whom exactly what the audit says is done, to the end of the course.

Nobody decides anything here. On each day that matters the audit is asked; its questions are answered (what was over was
sat, what can't be was a mistake, nothing was claimed); its changes are made on the first day on which they can be, or on
the last. What is planned is sat when its series comes, and its UMS is on the record on results day. Facts, days and what
was possible are the model's (``tests/oracle/advice``).
"""

import datetime
import random
from collections.abc import Iterator
from typing import NamedTuple

from advice_bridge import CHANGES, as_calendar, as_change, as_changes, as_record, as_series, from_record, from_series
from advice_proof import about_the_report
from advice_space import CALENDARS, D, days_that_matter
from oracle.advice import (
    best_way,
    cannot_be_sat,
    claim_day,
    entry_day,
    impossible_rows,
    january,
    june,
    outcome,
    pending_rows,
)
from oracle.advice.changes import Change
from oracle.advice.facts import Calendar, Record, Sitting, components, creative, dates_of, season, year
from oracle.advice.law import entry_law
from oracle.advice.learners import SUBJECTS
from oracle.advice.plans import LATE, NAMES, NONE, OPEN, ORDINARY, only_sat
from oracle.advice.standings import turned

from btec_rules import Verdict, audit
from btec_rules.audit import AuditReport
from btec_rules.planning import Task

__all__ = ("Life", "Start", "a_start", "live")

MOST_ROUNDS = 8
"""So often the audit is asked again on one day, as long as it has something to change."""
QUIET = ("ON_COURSE", "AWAITING_RESULTS", "NO_WAY_LEFT")
SERIES = (january(2025), june(2025), january(2026), june(2026), january(2027))


class Start(NamedTuple):
    """A learner on the first day on which somebody asks."""

    record: Record
    until: int
    on: D
    dates: str
    last_day: bool
    """Whether changes are made on their last day."""
    misses: int
    """The number of the exam or assignment that is missed; 0 where none is."""
    early: bool = False
    """Whether exams are sat on the first day on which they can be, and not on the last."""


class Life:
    """What became of a learner."""

    def __init__(self, start: Start) -> None:
        self.start = start
        self.record = start.record
        self.dates = CALENDARS[start.dates]
        self.wrong: list[str] = []
        self.log: list[object] = []
        self.fee = self.open_claim = False
        self.openly: set[int] = set()
        """The series that were claimed as the audit said, although the guide leaves open whether they can be."""
        self.refused: set[int] = set()
        """The series of claims to which Pearson said no."""
        self.sat = 0
        self.best = NONE
        self.asked = 0
        self.on_course = False
        self.end = ""

    def calendar(self, on: D) -> Calendar:
        return (on, self.dates)


def a_start(rng: random.Random) -> Start:
    """Give a learner: what lies behind is sat or missed, what is to come is planned; now and then a mistake."""
    subject = rng.choice(SUBJECTS)
    until = rng.choice((june(2026), june(2026), january(2027), june(2027), january(2026)))
    on = D(2025, 2, 1) + datetime.timedelta(days=rng.randrange(600))
    name = rng.choice(("all", "all", "some", "none"))
    bare: Record = (subject, (), ())
    rows: list[Sitting] = []
    mistakes = rng.random() < 0.25
    for component in components(subject):
        seasons = subject[3] if component == subject[1] else subject[2]
        possible = [one for one in SERIES if mistakes or season(one) in seasons]
        for series in sorted(rng.sample(possible, min(len(possible), rng.choice((0, 0, 1, 1, 1, 2))))):
            over = cannot_be_sat(bare, component, series, (on, CALENDARS[name]))
            if mistakes and rng.random() < 0.2:
                over = not over
            status = (
                rng.choice(("sat", "sat", "sat", "absent", "planned" if mistakes else "sat")) if over else "planned"
            )
            rows.append((component, series, status, None))
    external = [series for component, series, _, _ in rows if component == subject[1]]
    claimed = None if rng.random() < 0.03 else tuple(sorted(one for one in external if rng.random() < 0.3))
    start = Start(
        (subject, tuple(sorted(rows)), claimed),
        until,
        on,
        name,
        rng.random() < 0.5,
        rng.choice((0, 0, 0, 1, 2)),
        rng.random() < 0.3,
    )
    return start._replace(record=_with_results(start.record, (on, CALENDARS[name])))


def results_day(series: int, calendar: Calendar) -> D:
    """Give the day on which a UMS is put on the record."""
    given = dates_of(calendar, series).results_day
    return given or (D(year(series), 3, 20) if season(series) == 0 else D(year(series), 8, 20))


def _with_results(record: Record, calendar: Calendar) -> Record:
    on = calendar[0] if calendar is not None else None
    rows = tuple(
        (c, s, status, 40 if status == "sat" and on is not None and on >= results_day(s, calendar) else ums)
        for c, s, status, ums in record[1]
    )
    return (record[0], rows, record[2])


def live(start: Start, *, every_day: bool = True) -> Life:
    """Let a learner live to the end of the course; without *every_day* nobody asks while nothing is to be done."""
    life = Life(start)
    last = D(year(start.until), 12, 31)
    matter = days_that_matter(life.dates, start.on, last)
    days = sorted({start.on, *matter, last})
    on = start.on
    while True:
        life.record = _with_results(life.record, life.calendar(on))
        report = _a_day(life, on, first=on == start.on)
        if report.standing.name == "CERTIFICATED" or on >= last:
            break
        waits = [day for one in report.actions if one.task in CHANGES for day in (one.opens, one.due) if day]
        following = min([day for day in (*days, *waits) if day > on], default=last)
        following = D(following.year, following.month, following.day)
        record = life.record
        _sit(life, following)
        quiet = not every_day and report.standing.name in QUIET and life.record == record
        while quiet and following < last:
            life.record = _with_results(record, life.calendar(following))
            if life.record != record:
                break
            on, following = following, min([day for day in days if day > following], default=last)
            _sit(life, following)
            if life.record != record:
                break
        on = following
    _judge(life, report)
    return life


def _a_day(life: Life, on: D, *, first: bool) -> AuditReport:
    """Ask, answer what is asked, and make the changes whose day it is, until nothing changes any more."""
    end, calendar = as_series(life.start.until), life.calendar(on)
    for _ in range(MOST_ROUNDS):
        report = audit.learner(as_record(life.record), calendar=as_calendar(calendar), until=end)
        life.asked += 1
        life.log.append((on.isoformat(), report.standing.name, as_changes(report.actions)))
        life.wrong += [name for name, _ in about_the_report(report, as_calendar(calendar))]
        before = life.record
        _answer(life, report, calendar)
        if life.record != before:
            continue
        if first and life.best == NONE:
            life.best = best_way(life.record, calendar, life.start.until, life.refused)
            first = False
        if life.on_course and as_changes(report.actions):
            life.wrong.append("a change after it was said to be on course")
            life.on_course = False
        _change(life, report, calendar)
        if life.record == before:
            life.on_course = report.standing.name == "ON_COURSE"
            return report
    life.wrong.append("the audit never comes to rest on one day")
    return report


def _answer(life: Life, report: AuditReport, calendar: Calendar) -> None:
    """Answer the questions: what is over was sat; what can't be is a mistake; nothing was claimed."""
    asked = {(one.task, one.component, one.series) for one in report.actions}
    for row in impossible_rows(life.record, calendar):
        if (Task.CHECK, row[0], as_series(row[1])) in asked:
            life.record = (life.record[0], tuple(one for one in life.record[1] if one != row), life.record[2])
        else:
            life.wrong.append("something impossible is not asked about")
    for row in pending_rows(life.record, calendar):
        if (Task.RECORD, row[0], as_series(row[1])) in asked:
            life.record = turned(life.record, [row], "sat")
        elif life.record == from_record(as_record(life.record)):
            life.wrong.append("an outcome is not asked for")
    if life.record[2] is None and any(one.finding.code == "audit.claims-not-known" for one in report.actions):
        life.record = (life.record[0], life.record[1], ())
    for one in report.actions:  # whether a claim holds that the guide leaves open: Pearson says no
        claimed = life.record[2] or ()
        about = 0 if one.series is None else from_series(one.series)
        if one.task is Task.ASK and about in claimed and about not in life.openly:
            left = tuple(series for series in claimed if series != about)
            life.record = (life.record[0], life.record[1], left)
            life.refused.add(about)
            life.best = best_way(life.record, calendar, life.start.until, life.refused)


def _change(life: Life, report: AuditReport, calendar: Calendar) -> None:
    """Make the changes whose day it is."""
    assert calendar is not None
    on = calendar[0]
    assert on is not None
    record = as_record(life.record)
    plan = report.plans[0] if report.plans else None
    for action in plan.actions if plan is not None else ():
        if action.opens is not None and action.opens > on:
            continue
        if life.start.last_day and action.due is not None and action.due > on:
            continue
        change = as_change(action)
        if not _possible_today(life, change, calendar):
            continue
        if change[0] == "claim" and plan is not None and plan.ruling.verdict is Verdict.UNDECIDED:
            life.openly.add(change[1])
        record = action.apply(record)
        life.record = from_record(record)
        life.log.append(("did", on.isoformat(), change))


def _possible_today(life: Life, change: Change, calendar: Calendar) -> bool:
    """Whether a change can be made on the day; the day of an entry that is refused is a fault of the advice."""
    if change[0] == "withdraw":
        return True
    if change[0] == "claim":
        day = claim_day(life.record, change[1], calendar)
        if day == "open":
            life.open_claim = True
        return day != "no"
    day = entry_day(life.record, change[1], change[-1], calendar)
    life.fee = life.fee or day in ("late", "unknown late")
    if day == "no":
        resit = entry_day(life.record, change[1], change[-1], calendar, once_sat=True)
        if resit == "no":
            life.wrong.append("an entry is advised on a day on which it can't be made")
        return False
    return True


def _sit(life: Life, following: D) -> None:
    """Let time pass: what can't be sat any more on the next day was sat, or missed."""
    rows, missed = [], False
    for row in life.record[1]:
        component, series, status, _ = row
        if status != "planned" or not _can_be_sat(life.record, row):
            rows.append(row)
            continue
        sat = cannot_be_sat(life.record, component, series, life.calendar(following))
        if life.start.early and component == life.record[0][1]:
            sat = sat or following >= _first_exam_day(life.record, series)
        if sat:
            life.sat += 1
            absent = life.sat == life.start.misses
            missed = missed or absent
            rows.append((component, series, "absent" if absent else "sat", None))
            life.log.append(("absent" if absent else "sat", component, series))
        else:
            rows.append(row)
    life.record = (life.record[0], tuple(rows), life.record[2])
    if missed:
        life.best = best_way(life.record, life.calendar(following), life.start.until, life.refused)
        life.on_course = life.fee = False


def _can_be_sat(record: Record, row: Sitting) -> bool:
    """Whether an entry is lawful beside what comes before it: what is entered for later stops nobody."""
    before = [one for one in record[1] if one != row and (one[1] <= row[1] or one[2] != "planned")]
    return entry_law((record[0], tuple(before), record[2]), row[0], row[1])


def _first_exam_day(record: Record, series: int) -> D:
    """Give the first day of an exam; tasks are set in January, and sat once everybody is entered for them."""
    if season(series) == 0:
        return D(year(series), 1, 1)
    return D(year(series), 3, 1) if creative(record[0]) else D(year(series), 5, 1)


def _judge(life: Life, report: AuditReport) -> None:
    """Say how it ended, and hold that against what was possible. Ways that the guide leaves open are counted apart."""
    record = only_sat(life.record)
    held = outcome(record)
    got = ORDINARY if held and not life.open_claim else OPEN if held else NONE
    if got == ORDINARY and life.fee:
        got = LATE
    life.end = f"{report.standing.name}; possible {NAMES[life.best]}, got {NAMES[got]}"
    if got == NONE and life.best != NONE:
        life.wrong.append(f"lost: possible {NAMES[life.best]}, got none")
    if got == OPEN and life.best < OPEN:
        life.wrong.append(f"open: possible {NAMES[life.best]}, got open")
    if got == LATE and life.best == ORDINARY:
        life.wrong.append("a late fee that was not needed")
    by_then = [one for one in held if one <= life.start.until]
    if by_then and got < life.best:
        life.wrong.append(f"more than possible: {NAMES[life.best]}, got {NAMES[got]}")
    if bool(held) != (report.standing.name == "CERTIFICATED"):
        life.wrong.append(f"the last report says {report.standing.name}, the model holds {held}")


def lives(count: int, seed: int) -> Iterator[Life]:
    """Let many learners live."""
    rng = random.Random(seed)
    for _ in range(count):
        yield live(a_start(rng))
