"""Law: is an entry or a claim lawful, and may it be made on the day?"""

from collections.abc import Collection

from .days import claim_day, entry_day
from .facts import (
    JANUARY,
    Calendar,
    Record,
    attempts_allowed,
    offered,
    row_of,
    season,
    without_row,
)


def attempts(record: Record, component: int) -> list[int]:
    """The attempts of a component: the definition, "Meanings that stay": SAT and PLANNED use one up; OPEN-8: an absence
    does not.
    """
    return [s for c, s, status, _ in record[1] if c == component and status != "absent"]


def external_still_possible(record: Record, series: int, retake: bool) -> bool:
    """RET-7, p. 13: "if a student retakes an internal assessment after they've already sat the external component,
    they'll also need to resit the external component to meet the rule". EXT-3, EXT-4, p. 20: one resit, none in
    creative subjects. OPEN-24: the same for a first sitting after the external. An external only *planned* before it
    counts for a retake alone: for a first sitting it is that entry which is wrong (ENT-4, p. 8).
    """
    subject = record[0]
    external = subject[1]
    before = False
    for c, s, status, _ in record[1]:
        if c == external and s < series and (status == "sat" or (status == "planned" and retake)):
            before = True
    if not before:
        return True
    tries = attempts(record, external)
    if any(s >= series for s in tries):
        return True
    return len(tries) < attempts_allowed(subject, external)


def terminal_rule_met(record: Record, series: int) -> bool:
    """EXT-1, p. 20: "any internal component assessments must be sat before - or at the same time as - the external
    assessment". The definition, "Meanings that stay": sat or planned is there, absent is not.
    """
    return all(any(s <= series for s in attempts(record, c)) for c in record[0][0])


def entry_law(record: Record, component: int, series: int) -> bool:
    """Is the entry lawful, whatever the day? The record must not hold the entry itself. True or False.

    RET-1, p. 12 (one retake), RET-2, p. 12 (a later series), PSA-2, p. 10 (season), RET-7, p. 13; EXT-1, ENT-4, p. 8
    and p. 20 (every internal component by that series), EXT-3, EXT-4, p. 20 (one resit, none in creative subjects).
    """
    subject = record[0]
    if not offered(subject, component, series):
        return False
    if len(attempts(record, component)) >= attempts_allowed(subject, component):
        return False
    earlier = False
    for c, s, status, _ in record[1]:
        if c == component:
            if s == series:
                return False
            if status != "planned" and s > series:  # "later than every other sitting that is sat or missed"
                return False
            if status != "absent" and s < series:
                earlier = True
    if component == subject[1]:
        return terminal_rule_met(record, series)
    return external_still_possible(record, series, retake=earlier)


def new_entry_law(record: Record, component: int, series: int) -> bool:
    """`entry_law`, and for an entry still to be made: "With or without a day, an internal component can't be entered in
    a series whose external one was sat or missed" (Settled).
    """
    external = record[0][1]
    if component != external:
        row = row_of(record, external, series)
        if row is not None and row[2] != "planned":
            return False
    return entry_law(record, component, series)


def entry_answer(record: Record, component: int, series: int, calendar: Calendar) -> str:
    """May this be entered on the day (or on some day where there is none)? "no", "open", "late", "yes". An entry that
    is planned already is asked about as if it were not yet made ("never the very entry that is asked about", the
    definition, "Meanings that stay"); but the external of its series, sat or missed since, does not make it over.
    """
    row = row_of(record, component, series)
    if row is not None and row[2] != "planned":
        return "no"
    rest = record if row is None else without_row(record, row)
    lawful = new_entry_law(rest, component, series) if row is None else entry_law(rest, component, series)
    if not lawful:
        return "no"
    day = entry_day(rest, component, series, calendar)
    return "open" if day.startswith("unknown") else day


def counting_ums(record: Record, series: int) -> int | None:
    """RET-5, p. 12: the highest UMS of an internal component up to the series; CERT-4, p. 21: the external of that
    series. None where not all of them are known (OPEN-47), or where something is not sat.
    """
    total = 0
    for component in record[0][0]:
        marks = [ums for c, s, status, ums in record[1] if c == component and s <= series and status == "sat"]
        known = [ums for ums in marks if ums is not None]
        if not marks or len(known) < len(marks):
            return None
        total += max(known)
    row = row_of(record, record[0][1], series)
    if row is None or row[2] != "sat" or row[3] is None:
        return None
    return total + row[3]


def claim_law(record: Record, series: int, made: bool = False, barred: Collection[int] = ()) -> str:
    """Is a claim lawful, whatever the day? "no", "open", "yes". `made`: it was made already, in its time.

    CERT-1, p. 20 (in the series of the external), EXT-1, p. 20 (terminal rule), EXT-3, RET-1 (attempts), CERT-4, p. 21
    (closed once a later external was sat), OPEN-25 (an unclaimed January is closed once an internal retake was sat;
    June is not), OPEN-26 (the external of that series was missed and an earlier one was sat: undecided), OPEN-49 (a
    total of 0: undecided), an attempt too many at an internal component (RET-1: which of them stand is undecided). CERT-5, p. 21 and OPEN-25: what was certificated already stands. `barred`: series in which
    no certificate can come about (the definition, Doubt: "no claim resting on it").
    """
    subject, sittings, _ = record
    external = subject[1]
    if series in barred:
        return "no"
    row = row_of(record, external, series)
    if row is None or not offered(subject, external, series):
        return "no"
    answer, sat_in = "yes", series
    if row[2] == "absent":
        before = [s for c, s, status, _ in sittings if c == external and status == "sat" and s < series]
        if not before:
            return "no"
        answer, sat_in = "open", max(before)
        if sat_in in barred:
            return "no"
    if not terminal_rule_met(record, sat_in):
        return "no"
    for component in (*subject[0], external):
        used = [s for s in attempts(record, component) if s <= series]
        if len(used) > attempts_allowed(subject, component):
            if component == external:
                return "no"
            answer = "open"
    if not made:
        for c, s, status, _ in sittings:
            if status == "sat" and c == external and s > series:
                return "no"
            if status == "sat" and c != external and s > sat_in and season(sat_in) == JANUARY:
                return "no"
        if counting_ums(record, series) == 0:
            answer = "open"
    return answer


def claim_answer(record: Record, series: int, calendar: Calendar) -> str:
    """May this be claimed on the day (or on some day where there is none)? "no", "open", "yes". A claim made already is
    not made again. Where nobody knows what was claimed, it is judged as not claimed.
    """
    if record[2] is not None and series in record[2]:
        return "no"
    law = claim_law(record, series)
    day = claim_day(record, series, calendar)
    if law == "no" or day == "no":
        return "no"
    return "yes" if law == "yes" and day == "yes" else "open"
