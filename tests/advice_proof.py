"""The seven properties of "What a plan is", each put to one record on one calendar: what does not hold?

What is lawful, in time, enough and minimal is decided by the model (``tests/oracle/advice``); the library's own checks
are held against its plans as well. Each function gives the names of what does not hold, with what was found.
"""

import datetime
from collections.abc import Iterable, Iterator

import attrs
from advice_bridge import as_calendar, as_change, as_changes, as_record, as_series, from_record, from_series
from oracle.advice import (
    Way,
    any_way_left,
    best_way,
    impossible_rows,
    ordinary_way,
    standing,
    ways_of,
)
from oracle.advice.changes import CannotApply, Change, apply, apply_all
from oracle.advice.facts import Calendar as Days
from oracle.advice.facts import Record
from oracle.advice.plans import LATE, NONE, OPEN, ORDINARY, smallest_alone
from oracle.advice.standings import needed_plans

from btec_rules import Calendar, LearnerRecord, Status, Verdict, audit, certification, entries
from btec_rules.audit import AuditReport
from btec_rules.planning import Action, Plan, Task

__all__ = ("FEW", "Wrong", "disappearing", "wrong_about")

Wrong = tuple[str, object]
FEW = 3
"""So many impossible rows are looked at in every mixture; beyond, model and library take different ones."""
THE_END = datetime.date(2031, 1, 1)
LATE_FEES = ("planning.late-fee", "planning.high-late-fee")
ABOUT_DAYS = ("planning.entry-days", "planning.claim-days")


def wrong_about(record: Record, until: int | None, days: Days, most_plans: int | None = None) -> Iterator[Wrong]:
    """Give all that does not hold about a record on a calendar; of many plans the first *most_plans* are looked at."""
    if len(impossible_rows(record, days)) > FEW:
        return
    mine, calendar = as_record(record), as_calendar(days)
    end = None if until is None else as_series(until)
    report = audit.learner(mine, calendar=calendar, until=end)
    ways = ways_of(record, days)
    yield from standings(record, until, days, report)
    yield from complete(record, until, days, report, ways)
    for plan in report.plans[:most_plans]:
        changes = as_changes(plan.actions)
        yield from executable(mine, plan, changes)
        yield from in_the_model(until, days, ways, plan, changes)
        yield from no_two_alike(changes)
        for way in ways:
            if not way.barred and not way.granted and all(fits(way.record, change) for change in changes):
                yield from allowed_by_the_library(as_record(way.record), calendar, plan)
        yield from is_enough(plan, until, days, ways)
    yield from about_the_report(report, calendar)


def standings(record: Record, until: int | None, days: Days, report: AuditReport) -> Iterator[Wrong]:
    """The standing is the model's."""
    theirs, ours = standing(record, days, until), report.standing.name
    if theirs != ours:
        yield f"standing: model {theirs}, library {ours}", None


def complete(record: Record, until: int | None, days: Days, report: AuditReport, ways: list[Way]) -> Iterator[Wrong]:
    """(6) No plan exactly where the model has no way; the empty one, alone, where nothing is lacking."""
    plans = report.plans
    if len(ways) > 1:
        if plans and not any_way_left(record, days, until):
            yield "complete: plans, and the model has no way left", plans[0]
        if not plans:
            common: set[frozenset[Change]] | None = None
            for way in ways:
                sets = needed_plans(way, days, until)
                common = sets if common is None else common & sets
                if not common:
                    break
            if common:
                yield "complete: no plan in doubt, and the model has one", min(common, key=len)
        return
    way = ways[0]
    best = best_way(record, days, until, way.barred, way.granted)
    ours = min((_class_of(plan) for plan in plans), default=NONE)
    if best != ours:
        yield f"complete: the model's best way is of class {best}, the library's {ours}", plans[:1]
    if any(not plan.actions for plan in plans) and len(plans) > 1:
        yield "complete: the plan without actions is not alone", plans
    ordinary = any(_ordinary(plan, record) for plan in plans)
    if ordinary != ordinary_way(record, days, until, way.barred, way.granted):
        yield f"complete: an ordinary way: library {ordinary}", plans[:1]


def _class_of(plan: Plan) -> int:
    if any(one.code not in ABOUT_DAYS for one in plan.ruling.unknown):
        return OPEN
    return LATE if any(one.code in LATE_FEES for one in plan.ruling.consequences) else ORDINARY


def _ordinary(plan: Plan, record: Record) -> bool:
    external = record[0][1]
    there = any(component == external and status != "absent" for component, _, status, _ in record[1])
    for one in plan.actions:
        if one.task in (Task.MOVE, Task.WITHDRAW):
            return False
        if one.task is Task.ENTER and one.component == external and there:
            return False
    return _class_of(plan) == ORDINARY


def executable(mine: LearnerRecord, plan: Plan, changes: tuple[Change, ...]) -> Iterator[Wrong]:
    """(1) Every action is a change, and applies, in order of time: internal entries, the external one, the claim."""
    if len(changes) != len(plan.actions):
        yield "executable: an action of a plan is no change", plan
    stages = [2 if one[0] == "claim" else one[1] == mine.subject.external for one in changes]
    if stages != sorted(stages):
        yield "executable: not in order", plan
    record = mine
    if mine.claimed is None:
        record = LearnerRecord(mine.subject, mine.sittings)
    after = plan.apply(record)
    theirs = apply_all(from_record(record), changes)
    if from_record(after) != (theirs[0], tuple(sorted(theirs[1], key=str)), theirs[2]) and set(
        from_record(after)[1]
    ) != set(theirs[1]):
        yield "executable: applied, the record is another than the model's", plan


def in_the_model(
    until: int | None, days: Days, ways: list[Way], plan: Plan, changes: tuple[Change, ...]
) -> Iterator[Wrong]:
    """(2), (3), (4): lawful, in time, enough and minimal in every way, and worth what the model says."""
    per_way = [smallest_alone(way.record, changes, days, until, way.barred, way.granted) for way in ways]
    found = [one for one in per_way if one is not None]
    if len(found) != len(ways):
        yield "plan: not one of the model's", changes
        return
    certificates = set(found[0].certificates).intersection(*(one.certificates for one in found))
    if tuple(sorted(certificates)) != tuple(from_series(one) for one in plan.certificates):
        yield f"plan: certificates: model {sorted(certificates)}", plan
    gives_up = {series for one in found for series in one.gives_up}
    if gives_up != {from_series(one) for one in plan.gives_up}:
        yield f"plan: gives up: model {sorted(gives_up)}", plan
    late = any(one.late for one in found)
    if late != any(one.code in LATE_FEES for one in plan.ruling.consequences):
        yield f"plan: late: model {late}", plan
    is_open = any(one.open for one in found)
    if is_open != (_class_of(plan) == OPEN):
        yield f"plan: open: model {is_open}", plan


def fits(record: Record, change: Change) -> bool:
    """Whether a change can be made on the record of one way."""
    try:
        apply(record, change)
    except CannotApply:
        return change[0] == "claim" and change[1] not in (record[2] or ())
    return True


def no_two_alike(changes: tuple[Change, ...]) -> Iterator[Wrong]:
    """(5) No two actions are the same, and none undoes another."""
    if len(set(changes)) != len(changes):
        yield "alike: an action twice", changes
    yield from undoing(changes)


def undoing(changes: Iterable[Change]) -> Iterator[Wrong]:
    """No change puts in what another takes out."""
    put = {(one[1], one[-1]) for one in changes if one[0] in ("enter", "move")}
    taken = {(one[1], one[2:][0]) for one in changes if one[0] in ("withdraw", "move")}
    if put & taken:
        yield "alike: an action undoes another", tuple(changes)
    kinds = {(one[0], one[1]) for one in changes}
    if any(what == "withdraw" and ("enter", component) in kinds for what, component in kinds):
        yield "alike: a move in two", tuple(changes)


def allowed_by_the_library(mine: LearnerRecord, calendar: Calendar | None, plan: Plan) -> Iterator[Wrong]:
    """(2) The library's own checks allow each entry and claim, on a day between `opens` and `due`."""
    after = plan.apply(mine)
    for one in plan.actions:
        if one.series is None or one.task is Task.WITHDRAW:
            continue
        for day in _days_of(one, calendar):
            when = calendar if calendar is None or day is None else calendar.moved_to(day)
            if one.task is Task.CLAIM:
                rest = LearnerRecord(
                    after.subject, after.sittings, claimed=[c for c in after.claimed or () if c != one.series]
                )
                ruling = certification.check_claim(rest, one.series, calendar=when)
            else:
                ruling = entries.check_entry(after, one.component or 0, one.series, calendar=when)
            if ruling.verdict is Verdict.REFUSED:
                # what is planned for January may be sat by then (the resit's day; results)
                yield f"library: {one.task and one.task.name} refused: {[f.code for f in ruling.failed]}", (one, day)


def _days_of(action: Action, calendar: Calendar | None) -> list[datetime.date | None]:
    """Give the first and the last day on which an action can be made, as far as they are known."""
    if calendar is None or calendar.on is None:
        return [None]
    first = action.opens or calendar.on
    return [first] if action.due is None or action.due == first else [first, action.due]


def is_enough(plan: Plan, until: int | None, days: Days, ways: list[Way]) -> Iterator[Wrong]:
    """(3) After it the audit asks for no further change, and once all is sat the learner is certificated."""
    for way in ways:
        if (
            way.barred
            or way.granted
            or impossible_rows(way.record, days)
            or not all(fits(way.record, as_change(one)) for one in plan.actions)
        ):
            continue
        after = plan.apply(as_record(way.record))
        end = None if until is None else as_series(until)
        report = audit.learner(after, calendar=as_calendar(days), until=end)
        is_open = _class_of(plan) == OPEN
        changes = as_changes(report.actions)
        if changes and not is_open:
            yield "enough: the audit asks for a further change", (plan, changes)
        sat = [
            attrs.evolve(one, status=Status.SAT, ums=40) if one.status is not Status.ABSENT else one
            for one in after.sittings
        ]
        record = LearnerRecord(after.subject, sat, claimed=after.claimed)
        report = audit.learner(record, calendar=Calendar(on=THE_END), until=end)
        absent = any(one.code == "certification.absent-in-series" for one in plan.ruling.unknown)
        if report.standing.name != "CERTIFICATED" and not absent:
            yield f"enough: once all is sat it is {report.standing.name}", plan


def about_the_report(report: AuditReport, calendar: Calendar | None) -> Iterator[Wrong]:
    """No day lies in the past; no two actions undo each other; no certificate before results day."""
    on = None if calendar is None else calendar.on
    for one in report.actions:
        if on is not None and one.due is not None and one.due < on:
            yield "report: due in the past", one
        if on is not None and one.opens is not None and one.opens <= on:
            yield "report: opens in the past", one
        if one.opens is not None and one.due is not None and one.due < one.opens:
            yield "report: due before it opens", one
    changes = as_changes(report.actions)
    yield from undoing(changes)
    if (
        report.plans
        and changes != as_changes(report.plans[0].actions)
        and set(changes) != set(as_changes(report.plans[0].actions))
    ):
        yield "report: its changes are not those of the first plan", changes
    for series in report.certificates:
        results = None if calendar is None else calendar.of(series).results_day
        if on is not None and results is not None and on < results:
            yield "report: a certificate before results day", series


def disappearing(record: Record, until: int, calendars: Iterable[Days]) -> Iterator[Wrong]:
    """(7) As days go by with nothing done, and no planned entry becoming over, plans only disappear."""
    before: set[frozenset[Change]] | None = None
    turns = None
    for days in calendars:
        ways = ways_of(record, days)
        report = audit.learner(as_record(record), calendar=as_calendar(days), until=as_series(until))
        now = {frozenset(as_changes(plan.actions)) for plan in report.plans}
        if before is not None and ways == turns and not now <= before:
            yield "days: a plan appears", (days, min(now - before, key=len))
        before, turns = now, ways
