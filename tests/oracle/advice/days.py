"""Days: on which days can an entry or a claim be made? Nothing here asks whether it is lawful.

An entry day is   "no", "yes", "late" (a late fee), "unknown" (a day that decides was not given),
                  "unknown late" (the same, and `entries_close` is past).
A claim day is    "no", "yes", "unknown" (a day was not given), "open" (OPEN-28).
"""

import datetime

from .facts import JANUARY, JUNE, Calendar, Record, dates_of, day_of, row_of, season, year
from .over import cannot_be_sat


def has_the_resit_day(record: Record, component: int, series: int, once_sat: bool) -> bool:
    """The definition: "again for May/June without one until `resit_entries_close`" ... "The resit's day covers the same
    component as was sat that January" (OPEN-55). `once_sat`: a January entry that is still planned is sat by then.
    """
    if season(series) != JUNE:
        return False
    row = row_of(record, component, series - 1)
    return row is not None and (row[2] == "sat" or (once_sat and row[2] == "planned"))


def entry_day(record: Record, component: int, series: int, calendar: Calendar, once_sat: bool = False) -> str:
    """The definition, "When an entry can be made": "until `entries_close`; with a late fee until `late_entries_close`;
    again for May/June without one until `resit_entries_close`; never once it can't be sat any more; where the day that
    decides is not given, undecided (past `late_entries_close`, with a January sitting and no `resit_entries_close`:
    undecided too; with `late_entries_close` alone and not past: allowed, the fee unknown)." Settled: "No entry days
    given, or `late_entries_close` alone and not past: ordinary; `entries_close` past: a late fee". ENT-1, p. 8.
    """
    if cannot_be_sat(record, component, series, calendar):
        return "no"
    on = day_of(calendar)
    if on is None:
        return "yes"  # the definition, Conventions: "Without a calendar no day is known: nothing is late"
    dates = dates_of(calendar, series)
    close, late, again = dates.entries_close, dates.late_entries_close, dates.resit_entries_close
    resit = has_the_resit_day(record, component, series, once_sat)
    close_past = close is not None and on > close
    if close is not None and on <= close:
        return "yes"
    if resit and again is not None and on <= again:
        return "yes"
    if late is not None and on <= late:
        return "late" if close_past else "yes"
    not_known = late is None or (resit and again is None)
    if not_known:
        return "unknown late" if close_past else "unknown"
    return "no"


def late_window(record: Record, series: int, calendar: Calendar) -> str:
    """Where is the day, for a late claim after January? "before", "in", "after", "unknown". The definition, "When a
    claim can be made": "again from `late_claims_open` (never before results are out) to `late_claims_close`, and
    refused before and after that (OPEN-16)". Settled: "A `late_claims_open` that is given is taken as after results."
    CERT-2, p. 20 and p. 21: "after the January results are released". CERT-7, p. 21. KeyDates: results days and claims
    lie on 1 February or later, so before it results can't be out.
    """
    on = day_of(calendar)
    assert on is not None
    dates = dates_of(calendar, series)
    opens, closes, results = dates.late_claims_open, dates.late_claims_close, dates.results_day
    if closes is not None and on > closes:
        return "after"
    if on < datetime.date(year(series), 2, 1) or (results is not None and on < results):
        return "before"
    if opens is None:
        return "unknown"
    if on < opens:
        return "before"
    return "unknown" if closes is None else "in"


def june_claim_days(series: int, calendar: Calendar) -> tuple[datetime.date, datetime.date] | None:
    """The definition: "for May/June after its entry days UNDECIDED (OPEN-28), unless the caller's key dates give claim
    days for it: then allowed within them, naming OPEN-28." Both days must be given. Gives (opens, closes) or None.
    """
    dates = dates_of(calendar, series)
    if dates.late_claims_open is None or dates.late_claims_close is None:
        return None
    return dates.late_claims_open, dates.late_claims_close


def claim_day(record: Record, series: int, calendar: Calendar) -> str:
    """May it be claimed on the very day? The definition: "on every day on which that learner could be entered for the
    external component of that series, late days and the resit's day included" (CERT-2, p. 20; CERT-3, p. 21; OPEN-51),
    and the two windows above. OPEN-16: "Asked without a day: eligibility only".
    """
    entry = entry_day(record, record[0][1], series, calendar)
    if entry in ("yes", "late"):
        return "yes"
    on = day_of(calendar)
    if season(series) == JANUARY:
        if on is None:
            return "yes"
        window = late_window(record, series, calendar)
        if window == "in":
            return "yes"
        return "unknown" if entry != "no" or window == "unknown" else "no"
    days = june_claim_days(series, calendar)
    if days is not None and (on is None or days[0] <= on <= days[1]):
        return "yes"
    return "unknown" if entry != "no" else "open"


def claim_from(record: Record, series: int, calendar: Calendar) -> str:
    """May it be claimed on the day or on some later day? The definition, "What a plan is" (2): "allowed on some day
    from the calendar's `on`". "A January claim without window days leans on OPEN-16 and is no open point" (Settled).
    """
    on = day_of(calendar)
    if on is None:
        return claim_day(record, series, calendar)
    entry = entry_day(record, record[0][1], series, calendar, once_sat=True)
    if entry in ("yes", "late"):
        return "yes"
    dates = dates_of(calendar, series)
    if season(series) == JANUARY:
        if dates.late_claims_close is not None and on > dates.late_claims_close:
            return "no" if entry == "no" else "unknown"
        complete = dates.late_claims_open is not None and dates.late_claims_close is not None
        return "yes" if complete else "unknown"
    days = june_claim_days(series, calendar)
    if days is not None and on <= days[1]:
        return "yes"
    return "unknown" if entry != "no" else "open"
