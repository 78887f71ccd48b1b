"""Plans: is there any way left, and which sets of changes are plans? (the definition, "What a plan is")

These functions take a record that is in no doubt, or one way in which a doubtful record may turn
(`barred`, `granted`: see standings). Planned sittings are taken to be sat.
"""

import datetime
from collections.abc import Collection, Iterable
from itertools import combinations, permutations, product
from typing import NamedTuple

from .changes import CannotApply, Change, Changes, apply_all, in_order_of_time, outcome, unlawful_entries
from .days import claim_from, entry_day
from .facts import (
    FIRST_SERIES,
    JANUARY,
    LOOK_AHEAD,
    Calendar,
    Record,
    Series,
    attempts_allowed,
    components,
    day_of,
    row_of,
    season,
    with_claims,
    with_row,
    without_row,
)
from .law import attempts, claim_law, entry_law, new_entry_law
from .over import cannot_be_sat, series_over

ORDINARY, LATE, OPEN, NONE = 0, 1, 2, 3
NAMES = ("ordinary", "late", "open", "none")


class Plan(NamedTuple):
    """Changes that are enough, and what they come to."""

    changes: Changes
    certificates: Series
    late: bool
    open: bool
    resit: bool
    gives_up: Series
    last_sitting: bool
    moves: bool


Judged = tuple[Record, bool, bool, bool, bool]
Found = dict[frozenset[Change], Plan]


def window(record: Record, calendar: Calendar, until: int | None) -> tuple[int, int]:
    """The first and the last series in which planning may put an entry. The definition: "planning begins with the
    edition's first series" where neither day nor sitting says otherwise; "without `until` it looks four series past the
    last that is behind"; "'Last that is behind' is the latest series that is over or has a sat or missed row." (What is
    over is left out later, component by component.)
    """
    rows = [s for _, s, _, _ in record[1]]
    behind = [s for _, s, status, _ in record[1] if status != "planned"]
    on = day_of(calendar)
    if on is not None:
        now = (
            2 * on.year
            if on < datetime.date(on.year, 2, 1)
            else 2 * on.year + 1
            if on < datetime.date(on.year, 7, 1)
            else 2 * on.year + 2
        )
        first = now - 2
        over = now + 1
        while not series_over(record, over, calendar):
            over -= 1
        behind.append(over)
    elif behind:
        first = min(rows)
    else:
        first = min(rows + [FIRST_SERIES])
        behind.append(FIRST_SERIES - 1)
    return first, until if until is not None else max(behind) + LOOK_AHEAD


def entry_class(record: Record, component: int, series: int, calendar: Calendar) -> int | None:
    """ORDINARY, LATE or None where it can't be made any more: on the day or later. "A day that nobody gave is none [no
    open point]"; "`entries_close` past: a late fee" (the definition, Standings; Settled).
    """
    day = entry_day(record, component, series, calendar, once_sat=True)
    if day == "no":
        return None
    return LATE if day in ("late", "unknown late") else ORDINARY


def claim_class(record: Record, series: int, calendar: Calendar, barred: Collection[int] = ()) -> int | None:
    """ORDINARY, OPEN (OPEN-26, OPEN-28, OPEN-49) or None: on the day or later."""
    law = claim_law(record, series, barred=barred)
    if law == "no":
        return None
    day = claim_from(record, series, calendar)
    if day == "no":
        return None
    return OPEN if "open" in (law, day) else ORDINARY


def in_bounds(record: Record, until: int | None) -> bool:
    """Settled: "planned entries after `until` are withdrawn"."""
    return until is None or all(status != "planned" or s <= until for _, s, status, _ in record[1])


def lacks_nothing(
    record: Record, calendar: Calendar, until: int | None, barred: Collection[int] = (), granted: Collection[int] = ()
) -> bool:
    """The plan without actions: a certificate is had by `until` once all is sat, and no entry has to be taken back."""
    held = [s for s in outcome(record, barred, granted) if until is None or s <= until]
    return bool(held) and in_bounds(record, until) and not unlawful_entries(record)


# --- quick: is there a way? -------------------------------------------------------------------------------------------


def only_sat(record: Record) -> Record:
    """The record without its planned entries (any of them can be withdrawn)."""
    return (record[0], tuple(row for row in record[1] if row[2] != "planned"), record[2])


def best_way(
    record: Record, calendar: Calendar, until: int | None, barred: Collection[int] = (), granted: Collection[int] = ()
) -> int:
    """The best class of a continuation to one certificate: ORDINARY (no late fee, no open point), LATE, OPEN or NONE.

    For each series in which the external could be (sat, kept as planned, entered, or missed and OPEN-26), each internal
    component must have been sat by then, or stay planned, or be entered. All else that is planned is withdrawn: so the
    components can be looked at one by one. EXT-1, ENT-4, CERT-1, pp. 8 and 20.
    """
    subject, sittings, claimed = record
    external = subject[1]
    first, last = window(record, calendar, until)
    bare = only_sat(record)
    claimed = claimed or ()
    best = NONE
    held = outcome(record, barred, granted)
    if any(until is None or s <= until for s in held):
        return ORDINARY
    targets = sorted(
        {s for c, s, _, _ in sittings if c == external and (until is None or s <= until)} | set(range(first, last + 1))
    )
    for target in targets:
        row = row_of(record, external, target)
        base = bare
        cost: int | None = ORDINARY
        if row is None or row[2] == "planned":
            base = with_row(bare, (external, target, "planned", None))
            if row is None:
                cost = entry_class(base, external, target, calendar)
                if cost is None or not first <= target <= last:
                    continue
        for component in subject[0]:
            if any(s <= target for s in attempts(base, component)):
                continue
            price: tuple[int, int] | None = None
            for series in range(min([first] + [s for _, s, _, _ in sittings]), target + 1):
                row = row_of(record, component, series)
                if row is not None and row[2] != "planned":
                    continue
                if row is None:
                    if not first <= series <= last:
                        continue
                    mine = entry_class(base, component, series, calendar)
                    if mine is None or not new_entry_law(base, component, series):
                        continue
                else:
                    mine = ORDINARY
                    if not entry_law(base, component, series):
                        continue
                if price is None or mine < price[0]:
                    price = (mine, series)
            if price is None or cost is None:
                cost = None
                break
            cost = max(cost, price[0])
            base = with_row(base, (component, price[1], "planned", None))
        if cost is None:
            continue
        if unlawful_entries(base):
            continue
        planned = row_of(base, external, target)
        claim: int | None
        if target in claimed and planned is not None and planned[2] == "planned":
            claim = ORDINARY if claim_law(base, target, made=True, barred=barred) == "yes" else None
        elif target in claimed:
            law = claim_law(base, target, made=True, barred=barred)
            claim = ORDINARY if law == "yes" or (law == "open" and target in granted) else None
        else:
            claim = claim_class(base, target, calendar, barred)
        if claim is not None:
            best = min(best, max(cost, claim))
        if best == ORDINARY:
            return best
    return best


def ordinary_way(
    record: Record, calendar: Calendar, until: int | None, barred: Collection[int] = (), granted: Collection[int] = ()
) -> bool:
    """Is there a plan of nothing but ordinary entries and claims: no late fee, no open point, no resit, no move, no
    withdrawal (the definition, Standings: UNDER_WAY)? All that is planned stays. A missing internal component is
    entered as early as an ordinary entry can be: earlier never makes the terminal rule or RET-7 harder to meet.
    """
    if lacks_nothing(record, calendar, until, barred, granted):
        return True
    if not in_bounds(record, until):
        return False
    subject, sittings, claimed = record
    external = subject[1]
    first, last = window(record, calendar, until)
    there = [s for c, s, _, _ in sittings if c == external and (until is None or s <= until)]
    new = () if attempts(record, external) else range(first, last + 1)
    all_lawful = not unlawful_entries(record)
    for target in sorted({*there, *new}):
        base = record
        if target not in there:
            if entry_class(record, external, target, calendar) != ORDINARY:
                continue
            base = with_row(record, (external, target, "planned", None))
        choices = []
        for component in subject[0]:
            mine: list[int | None] = [None] if any(s <= target for s in attempts(record, component)) else []
            if not mine or not all_lawful:
                for series in range(first, min(target, last) + 1):
                    if (
                        row_of(record, component, series) is None
                        and new_entry_law(base, component, series)
                        and entry_class(base, component, series, calendar) == ORDINARY
                    ):
                        mine.append(series)
                        break
            choices.append(mine)
        for choice in product(*choices):
            after = base
            for component, entered in zip(subject[0], choice, strict=True):
                if entered is not None:
                    after = with_row(after, (component, entered, "planned", None))
            if unlawful_entries(after):
                continue
            if target in (claimed or ()):
                law = claim_law(after, target, made=True, barred=barred)
                if law == "yes" or (law == "open" and target in granted):
                    return True
            elif claim_class(after, target, calendar, barred) == ORDINARY:
                return True
    return False


# --- by brute force: all plans ----------------------------------------------------------------------------------------


def change_sets(record: Record, component: int, series_open: Iterable[int], most_new: int) -> list[Changes]:
    """All ways to change the planned entries of one component: keep some, withdraw some, move some, enter some. Where
    one is taken away and one put in its place, that is a MOVE (each pairing), never WITHDRAW and ENTER.
    """
    planned = [s for c, s, status, _ in record[1] if c == component and status == "planned"]
    sat = len(attempts(record, component)) - len(planned)
    room = attempts_allowed(record[0], component) - sat
    free = [s for s in series_open if row_of(record, component, s) is None]
    found: list[Changes] = []
    for gone in range(len(planned) + 1):
        for taken in combinations(planned, gone):
            for new in range(min(len(free), most_new) + 1):
                if len(planned) - gone + new > max(room, 0):
                    continue
                for put in combinations(free, new):
                    found.extend(pairings(component, taken, put))
    return found


def pairings(component: int, taken: Series, put: Series) -> list[Changes]:
    """The sets of changes that take these series away and put those in."""
    moves = min(len(taken), len(put))
    found = set()
    for moved in permutations(taken, moves):
        for to in combinations(put, moves):
            changes: list[Change] = [("move", component, *pair) for pair in zip(moved, to, strict=True)]
            changes += [("withdraw", component, s) for s in taken if s not in moved]
            changes += [("enter", component, s) for s in put if s not in to]
            found.add(frozenset(changes))
    return [tuple(sorted(changes, key=str)) for changes in found]


def entries_judged(record: Record, entries: Changes, calendar: Calendar, until: int | None) -> Judged | None:
    """The definition, "What a plan is" (1) executable, (2) lawful and in time, for entries, moves and withdrawals; (3)
    no entry is left to take back. All entries are judged on the record as it is after all of them. None, or (record
    after, late, resit, last sitting used, moved or withdrawn).
    """
    external = record[0][1]
    after = apply_all(record, entries)
    if not in_bounds(after, until) or unlawful_entries(after):
        return None
    late = resit = last_sitting = moves = False
    for change in entries:
        if change[0] != "enter":
            moves = True
        if change[0] == "withdraw":
            continue
        component, series = change[1], change[-1]
        rest = without_row(after, (component, series, "planned", None))
        if not new_entry_law(rest, component, series):
            return None
        cost = entry_class(after, component, series, calendar)
        if cost is None:
            return None
        late = late or cost == LATE
        if change[0] == "enter":
            tries = len(attempts(after, component))
            resit = resit or (component == external and tries > 1)
            last_sitting = last_sitting or (tries > 1 and tries == attempts_allowed(record[0], component))
    return after, late, resit, last_sitting, moves


def claims_judged(
    record: Record,
    entries: Changes,
    judged: Judged,
    claims: Iterable[tuple[int, int, str]],
    calendar: Calendar,
    until: int | None,
    barred: Collection[int],
    granted: Collection[int],
) -> Plan | None:
    """The same for the claims (each can be made, in time), and (3) enough: a certificate is had. The Plan, or None. A
    claim that the guide leaves open (OPEN-26, OPEN-49) is had, and the plan is open.
    """
    after, late, resit, last_sitting, moves = judged
    had, opens = set(granted), False
    for series, cost, law in claims:
        opens = opens or cost == OPEN
        if law == "open":
            had.add(series)
    claimed = tuple(sorted((*(after[2] or ()), *(claim[0] for claim in claims))))
    after = with_claims(after, claimed)
    held = tuple(s for s in outcome(after, barred, had) if until is None or s <= until)
    if not held:
        return None
    changes = in_order_of_time(record, entries + tuple(("claim", claim[0]) for claim in claims))
    return Plan(changes, held, late, opens, resit, lost(record, after, calendar, barred), last_sitting, moves)


def lost(record: Record, after: Record, calendar: Calendar, barred: Collection[int]) -> Series:
    """CERT-4, p. 21: an external that was sat, could still be claimed, is not claimed, and can't be once the later
    external (or, for January, the internal retake: OPEN-25) that is planned after it is sat.
    """
    external = record[0][1]
    given_up = []
    for c, s, status, _ in record[1]:
        if c != external or status != "sat" or s in (after[2] or ()):
            continue
        if claim_class(record, s, calendar, barred) is None:
            continue
        later = [row for row in after[1] if row[2] == "planned" and row[1] > s]
        if any(row[0] == external or season(s) == JANUARY for row in later):
            given_up.append(s)
    return tuple(sorted(given_up))


def enough(
    record: Record,
    calendar: Calendar,
    until: int | None,
    barred: Collection[int] = (),
    granted: Collection[int] = (),
    most_new: int = 9,
    most_claims: int = 9,
) -> Found:
    """All sets of changes that are executable, lawful, in time and enough: {set of changes: Plan}. Whether an internal
    entry is lawful hangs on the external ones and on its own component alone (`entry_law`): so for each change of the
    external, the changes of each internal component are sifted first.
    """
    first, last = window(record, calendar, until)
    subject, external = record[0], record[0][1]
    options = {}
    for component in components(subject):
        free = [
            s
            for s in range(first, last + 1)
            if row_of(record, component, s) is None and not cannot_be_sat(record, component, s, calendar)
        ]
        options[component] = change_sets(record, component, free, most_new)
    found: Found = {}
    for about_external in options[external]:
        sifted = [
            [some for some in options[component] if fits(record, about_external, component, some, calendar, until)]
            for component in subject[0]
        ]
        for parts in product(*sifted):
            entries = tuple(change for part in parts for change in part) + about_external
            judged = entries_judged(record, entries, calendar, until)
            if judged is None:
                continue
            after = judged[0]
            claimable = []
            for c, s, _, _ in after[1]:
                if c == external and s not in (after[2] or ()) and (until is None or s <= until):
                    cost = claim_class(after, s, calendar, barred)
                    if cost is not None:
                        claimable.append((s, cost, claim_law(after, s, barred=barred)))
            for many in range(min(len(claimable), most_claims) + 1):
                for claims in combinations(sorted(claimable), many):
                    plan = claims_judged(record, entries, judged, claims, calendar, until, barred, granted)
                    if plan is not None:
                        found[frozenset(plan.changes)] = plan
    return found


def fits(
    record: Record,
    about_external: Changes,
    component: int,
    changes: Changes,
    calendar: Calendar,
    until: int | None,
) -> bool:
    """Are the entries of this internal component lawful and in time, beside these changes of the external one?"""
    after = apply_all(record, changes + about_external)
    for c, s, status, _ in after[1]:
        if c == component and status == "planned":
            if until is not None and s > until:
                return False
            rest = without_row(after, (c, s, status, None))
            new = any(change[-1] == s and change[0] != "withdraw" for change in changes)
            if not (new_entry_law if new else entry_law)(rest, c, s):
                return False
            if new and entry_class(after, c, s, calendar) is None:
                return False
    return True


def minimal(found: Found) -> list[Plan]:
    """The definition, "What a plan is" (4): "leave one change out and one of them is not had" (or (3) is lost,
    Settled).
    """
    plans = []
    for changes, plan in found.items():
        smaller = [found.get(changes - {change}) for change in changes]
        if not any(less is not None and set(less.certificates) >= set(plan.certificates) for less in smaller):
            plans.append(plan)
    return plans


def best_first(plan: Plan) -> tuple[bool, bool, bool, bool, int, int, bool | str]:
    """The definition: "plans that give no result up; that use no last sitting; those the guide decides before those it
    leaves open; without a late fee; the earlier certificate; fewer changes". But what the guide leaves open comes after
    a last sitting: while Pearson is asked, the entry days of the sitting pass.
    """
    return (
        bool(plan.gives_up),
        plan.open,
        plan.last_sitting,
        plan.late,
        plan.certificates[0],
        len(plan.changes),
        plan.changes != () and str(plan.changes),
    )


def plans_of_way(
    record: Record,
    calendar: Calendar,
    until: int | None,
    barred: Collection[int] = (),
    granted: Collection[int] = (),
    most_new: int = 9,
    most_claims: int = 9,
) -> list[Plan]:
    """All plans of a record in no doubt, best first."""
    found = enough(record, calendar, until, barred, granted, most_new, most_claims)
    return sorted(minimal(found), key=best_first)


# --- one set of changes -----------------------------------------------------------------------------------------------


def judged_alone(
    record: Record,
    changes: Collection[Change],
    calendar: Calendar,
    until: int | None,
    barred: Collection[int] = (),
    granted: Collection[int] = (),
) -> Plan | None:
    """What one set of changes comes to: executable, lawful, in time and enough (1, 2, 3), or None."""
    first, last = window(record, calendar, until)
    entries = tuple(change for change in changes if change[0] != "claim")
    if any(change[0] != "withdraw" and not first <= change[-1] <= last for change in entries):
        return None
    by_component = [(change[0], change[1]) for change in entries]
    if any(what == "withdraw" and ("enter", component) in by_component for what, component in by_component):
        return None
    try:
        judged = entries_judged(record, entries, calendar, until)
    except CannotApply:
        return None
    if judged is None:
        return None
    after, claims = judged[0], []
    for change in changes:
        if change[0] == "claim":
            series = change[1]
            cost = claim_class(after, series, calendar, barred)
            if cost is None or series in (after[2] or ()) or (until is not None and series > until):
                return None
            claims.append((series, cost, claim_law(after, series, barred=barred)))
    return claims_judged(record, entries, judged, claims, calendar, until, barred, granted)


def smallest_alone(
    record: Record,
    changes: Collection[Change],
    calendar: Calendar,
    until: int | None,
    barred: Collection[int] = (),
    granted: Collection[int] = (),
) -> Plan | None:
    """The same, and minimal (4): leave one change out, and a certificate is lost. Whether it is one of `plans_of_way`."""
    plan = judged_alone(record, changes, calendar, until, barred, granted)
    if plan is None:
        return None
    for change in changes:
        rest = [other for other in changes if other != change]
        less = judged_alone(record, rest, calendar, until, barred, granted)
        if less is not None and set(less.certificates) >= set(plan.certificates):
            return None
    return plan
