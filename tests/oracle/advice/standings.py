"""Standings: how does the learner stand, and in which ways may a doubtful record turn? (the definition, Standings, Doubt)"""

from collections.abc import Collection, Iterable
from itertools import product
from typing import NamedTuple

from .changes import Change, in_order_of_time, outcome
from .facts import (
    JANUARY,
    JUNE,
    Calendar,
    Record,
    Series,
    Sitting,
    attempts_allowed,
    offered,
    readable,
    row_of,
    season,
    with_claims,
    with_row,
    without_row,
)
from .law import claim_law, counting_ums
from .over import cannot_be_sat, lies_ahead, results_out
from .plans import (
    NAMES,
    NONE,
    Plan,
    best_first,
    best_way,
    enough,
    lacks_nothing,
    minimal,
    only_sat,
    ordinary_way,
    plans_of_way,
)


class Way(NamedTuple):
    """One way in which a record may turn: the series that give no certificate, and the open claims that do."""

    record: Record
    barred: frozenset[int]
    granted: frozenset[int]


# --- doubt ------------------------------------------------------------------------------------------------------------


def impossible_rows(record: Record, calendar: Calendar) -> list[Sitting]:
    """The definition, Doubt: "it says that something was sat or missed which the guide rules out (a season that the
    subject does not have, a third attempt) or which lies ahead ... where a retake was sat though no resit was left".
    OPEN-52: "in a season that the subject does not have, once too often, or on a day still to come". PSA-2, p. 10;
    EXT-3, EXT-4, p. 20; RET-1, p. 12; RET-7, p. 13. Rows found impossible use up no attempt of the rows after them.
    """
    subject = record[0]
    external = subject[1]
    bad: list[Sitting] = []
    sat: dict[int, list[int]] = {}
    for row in sorted((row for row in record[1] if row[2] != "planned"), key=lambda row: (row[1], row[0] != external)):
        component, series, status, _ = row
        before = sat.setdefault(component, [])
        wrong = not offered(subject, component, series) or lies_ahead(record, row, calendar)
        wrong = wrong or len(before) >= attempts_allowed(subject, component)
        if component != external and before and status == "sat":
            taken = sat.get(external, [])
            after = any(c == external and was == "sat" and s >= series for c, s, was, _ in record[1])
            used_up = len(taken) >= attempts_allowed(subject, external)
            if any(s < series for s in taken) and not after and used_up:
                wrong = True
        if wrong:
            bad.append(row)
        elif status == "sat":
            before.append(series)
    return bad


def pending_rows(record: Record, calendar: Calendar) -> list[Sitting]:
    """The definition, Doubt: "where an entry can't be sat any more and has no outcome" ... "A *planned* entry that the
    guide rules out is no doubt: it is moved or withdrawn" (ruled out: the season, or no attempt is left).
    """
    subject = record[0]
    found = []
    for row in record[1]:
        component, series, status, _ = row
        if status != "planned" or not offered(subject, component, series):
            continue
        sat = [s for c, s, was, _ in record[1] if c == component and was == "sat"]
        if len(sat) >= attempts_allowed(subject, component):
            continue
        if cannot_be_sat(record, component, series, calendar):
            found.append(row)
    return found


def turned(record: Record, rows: Iterable[Sitting], status: str) -> Record:
    """The record with these rows sat, or missed."""
    for row in rows:
        record = with_row(without_row(record, row), (row[0], row[1], status, None))
    return record


def would_hold(record: Record, barred: Collection[int]) -> Series:
    """Settled: "Claims 'that would hold'" means once everything planned is sat."""
    series = tuple(sorted(s for c, s, _, _ in record[1] if c == record[0][1]))
    return outcome(with_claims(record, series), barred)


def open_claims(record: Record, barred: Collection[int]) -> list[int]:
    """The definition, Doubt: "where a claim *already made* rests on OPEN-26 or OPEN-49" (a total of 0)."""
    assert record[2] is not None
    found = []
    for series in record[2]:
        law = claim_law(record, series, made=True, barred=barred)
        row = row_of(record, record[0][1], series)
        missed = row is not None and row[2] == "absent"
        if law != "no" and (missed or counting_ums(record, series) == 0):
            found.append(series)
    return found


def ways_of(record: Record, calendar: Calendar) -> list[Way]:
    """The definition, Doubt: "A doubt can turn in a few ways (an impossible row: without it, and with it, its attempt
    counting and no claim resting on it; claims: none, and those that would hold; no outcome: all sat and all missed,
    not every mixture), and the record is judged each way." Settled: "A claim in the series of an impossible row does
    not hold where the row is counted." An open claim: it holds, and it gives no certificate. One way: no doubt.
    """
    ways: list[Way] = []
    bad = impossible_rows(record, calendar)
    for counted in product((False, True), repeat=len(bad)):
        one = record
        barred: set[int] = set()
        for row, count in zip(bad, counted, strict=True):
            if count:
                barred.add(row[1])
            else:
                one = without_row(one, row)
        pending = pending_rows(one, calendar)
        for status in ("sat", "absent") if pending else ("sat",):
            two = turned(one, pending, status)
            claims = (two[2],) if two[2] is not None else ((), would_hold(two, barred))
            for claimed in claims:
                three = with_claims(two, tuple(claimed))
                doubtful = open_claims(three, barred)
                for holds in product((True, False), repeat=len(doubtful)):
                    granted = frozenset(s for s, had in zip(doubtful, holds, strict=True) if had)
                    shut = frozenset(barred | {s for s, had in zip(doubtful, holds, strict=True) if not had})
                    way = Way(three, shut, granted)
                    if way not in ways:
                        ways.append(way)
    return ways


# --- one way ----------------------------------------------------------------------------------------------------------


def held_already(way: Way) -> list[int]:
    """The claims that hold on an external component that was sat, every internal component sat by then: an entry that
    is only planned, and may have to be taken back, does not change what was sat.
    """
    record, barred, granted = way
    external = record[0][1]
    sat_rows = only_sat(record)
    held = []
    for series in record[2] or ():
        law = claim_law(sat_rows, series, made=True, barred=barred)
        if law == "no" or (law == "open" and series not in granted):
            continue
        row = row_of(record, external, series)
        if (row is not None and row[2] == "sat") or law == "open":
            held.append(series)
    return held


def counted_ums_known(record: Record, series: int) -> tuple[bool, int]:
    """OPEN-47: all counting UMS are known. (A claim under OPEN-26 rests on the external that was sat before.)"""
    external = record[0][1]
    row = row_of(record, external, series)
    if row is not None and row[2] == "absent":
        series = max(s for c, s, status, _ in record[1] if c == external and status == "sat" and s < series)
    return counting_ums(record, series) is not None, series


def missed_the_last(record: Record, until: int | None) -> bool:
    """The definition, Standings: "whoever missed the last external entry of an academic year with nothing entered
    since." Settled: "'Missed the last external entry' is a May/June one with nothing entered or sat later, or a January
    one where `until` is that January."
    """
    external = record[0][1]
    for c, s, status, _ in record[1]:
        if c != external or status != "absent":
            continue
        later = any(row[1] > s and row[2] != "absent" for row in record[1])
        if season(s) == JUNE and not later:
            return True
        if season(s) == JANUARY and until == s:
            return True
    return False


def standing_of_way(way: Way, calendar: Calendar, until: int | None) -> str:
    """The definition, Standings, "the first that fits": CERTIFICATED, AWAITING_RESULTS, NO_WAY_LEFT, ON_COURSE,
    AT_RISK, UNDER_WAY. ON_COURSE is where nothing is asked for: the plan without actions is a plan.
    """
    record, barred, granted = way
    held = held_already(way)
    for series in held:
        known, sat_in = counted_ums_known(record, series)
        if known and results_out(record, sat_in, calendar):
            return "CERTIFICATED"
    if held:
        return "AWAITING_RESULTS"
    if best_way(record, calendar, until, barred, granted) == NONE:
        return "NO_WAY_LEFT"
    if lacks_nothing(record, calendar, until, barred, granted):
        return "ON_COURSE"
    if missed_the_last(record, until) or not ordinary_way(record, calendar, until, barred, granted):
        return "AT_RISK"
    return "UNDER_WAY"


# --- the record -------------------------------------------------------------------------------------------------------


def standing(record: Record, calendar: Calendar, until: int | None = None) -> str:
    """The name of the standing. The definition, Doubt: "Where all ways agree, that is the answer"; UNCLEAR: "in doubt,
    and the ways differ". Ways that stand alike but have no plan in common differ too: there is no one answer to give.
    """
    if not readable(record):
        return "UNREADABLE"
    ways = ways_of(record, calendar)
    name = standing_of_way(ways[0], calendar, until)
    if any(standing_of_way(way, calendar, until) != name for way in ways[1:]):
        return "UNCLEAR"
    if len(ways) > 1 and name in ("AT_RISK", "UNDER_WAY"):
        common = None
        for way in ways:
            mine = needed_plans(way, calendar, until)
            common = mine if common is None else common & mine
        if not common:
            return "UNCLEAR"
    return name


def needed_plans(way: Way, calendar: Calendar, until: int | None) -> set[frozenset[Change]]:
    """The plans of one way in which nothing is needless: a learner who lacks nothing has the empty one alone, and no
    entry is moved that could as well be withdrawn. At most one new entry a component.
    """
    record, barred, granted = way
    if lacks_nothing(record, calendar, until, barred, granted):
        return {frozenset()}
    found = enough(record, calendar, until, barred, granted, most_new=1, most_claims=1)
    needed = set()
    for plan in minimal(found):
        changes = frozenset(plan.changes)
        withdrawn = [changes - {one} | {("withdraw", one[1], one[2:][0])} for one in changes if one[0] == "move"]
        if not any(less in found and set(found[less].certificates) >= set(plan.certificates) for less in withdrawn):
            needed.add(changes)
    return needed


def any_way_left(record: Record, calendar: Calendar, until: int | None = None) -> bool:
    """Is there a lawful continuation to a certificate, decided or open? The definition, What a plan is (6): "no plan at
    all exactly where every lawful continuation is refused". In doubt: in one of the ways at least.
    """
    return any(
        best_way(way.record, calendar, until, way.barred, way.granted) != NONE for way in ways_of(record, calendar)
    )


def plans_brute(record: Record, calendar: Calendar, until: int | None = None) -> list[Plan]:
    """All plans, best first. The definition (6): "a record in doubt has the plans that hold whichever way it turns":
    the same changes in every way, and the certificates that all ways lead to.
    """
    ways = ways_of(record, calendar)
    per_way = []
    for way in ways:
        found = plans_of_way(way.record, calendar, until, way.barred, way.granted)
        per_way.append({frozenset(plan.changes): plan for plan in found})
    plans = []
    for changes in per_way[0]:
        if not all(changes in found for found in per_way):
            continue
        same = [found[changes] for found in per_way]
        certificates = set(same[0].certificates).intersection(*(plan.certificates for plan in same))
        plans.append(
            Plan(
                in_order_of_time(record, changes),
                tuple(sorted(certificates)),
                any(plan.late for plan in same),
                any(plan.open for plan in same),
                any(plan.resit for plan in same),
                tuple(sorted({s for plan in same for s in plan.gives_up})),
                any(plan.last_sitting for plan in same),
                any(plan.moves for plan in same),
            )
        )
    return sorted(plans, key=lambda plan: best_first(plan._replace(certificates=plan.certificates or (10**6,))))


def best_possible(record: Record, calendar: Calendar, until: int | None = None) -> str:
    """By brute force: "ordinary", "late" (a late fee), "open" (an open point), "none". A certificate for this learner
    from this day on, resits, moves and withdrawals allowed; what is planned, and lawful, is sat, also where it is over.
    """
    barred = frozenset(row[1] for row in impossible_rows(record, calendar))
    settled = turned(record, pending_rows(record, calendar), "sat")
    if settled[2] is None:
        settled = with_claims(settled, ())
    best = NONE
    for plan in enough(settled, calendar, until, barred, most_new=1, most_claims=1).values():
        best = min(best, 2 if plan.open else 1 if plan.late else 0)
    return NAMES[best]
