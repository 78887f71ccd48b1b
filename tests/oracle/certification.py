"""Claims, results and what is open to a learner (CERT-1 to CERT-7)."""

from . import external, retakes, terminal
from .common import (
    JANUARY,
    Answer,
    Claimed,
    Entry,
    History,
    Kind,
    answer,
    external_attempts,
    first_offered,
    is_attempt,
)

Option = tuple[str, tuple[int, ...], int | None, int, int]


def check_claim(
    kind: Kind, history: History, claimed: Claimed, series: int, absence_uses_attempt: bool = False
) -> Answer:
    """CERT-1, CERT-3, CERT-4, EXT-1, EXT-3, EXT-4, PSA-2, RET-1, OPEN-8, OPEN-16, OPEN-17, OPEN-25, OPEN-26, OPEN-28.

    May the qualification be claimed in `series`? Eligibility only, no day.
    Everything is judged on the entries up to `series`; what was sat after it only matters where it was not claimed yet.
    An internal that was sat after it closes only a January (OPEN-25). A May/June that was not claimed while it could
    still be entered is open (OPEN-28): without a day that is so once the record shows it to be over.
    """
    internal, external_component, internal_seasons, external_seasons = kind
    failed: set[str] = set()
    unknown: set[str] = set()

    sat = [when for component, when, status, _ in history if component == external_component and status == "sat"]
    missed_here = (external_component, series, "absent", None) in history
    rests_on = max((when for when in sat if missed_here and when < series), default=series)

    status_here: str | None = None
    sat_before = False
    external_count = 0
    internal_count: dict[int, int] = dict.fromkeys(internal, 0)
    for component, when, status, _ in history:
        if component == external_component:
            if when == series:
                status_here = status
            if when < series and status == "sat":
                sat_before = True
            if when <= series and is_attempt(status, absence_uses_attempt):
                external_count += 1
            if when > series and status == "sat" and series not in claimed:
                failed.add("closed-external")
        elif component in internal_count:
            if when <= series and status != "absent" and when % 2 not in internal_seasons:
                failed.add("season-internal")
            if when <= series and is_attempt(status, absence_uses_attempt):
                internal_count[component] += 1
            retaken = any(
                other == component and before <= series and is_attempt(what, absence_uses_attempt)
                for other, before, what, _ in history
            )
            if retaken and when > series and status == "sat" and series not in claimed and rests_on % 2 == JANUARY:
                failed.add("closed-internal")  # RET-7 speaks of a retake; a first sitting that is late is "missing"

    if status_here == "absent" and sat_before:
        unknown.add("absent-in-series")
    elif status_here is None or status_here == "absent":
        failed.add("no-external")
    if series % 2 not in external_seasons:
        failed.add("season-external")
    if external_count > external_attempts(kind):
        failed.add("too-many-external")
    for count in internal_count.values():
        if count > 2:
            unknown.add("too-many-internal")

    for reason in terminal.check(kind, history, series)[1]:
        if reason in ("missing", "late"):
            failed.add(reason)
        else:
            unknown.add(reason)
    if not failed and series % 2 != JANUARY and series not in claimed and is_over(kind, history, series):
        unknown.add("late-summer")
    return answer(failed, unknown)


def is_over(kind: Kind, history: History, series: int) -> bool:
    """OPEN-50, RES-1: without a day, is nothing sat any more in `series`?

    So it is once any UMS of it is known, or one of a later series, or once an external of a later series was sat.
    """
    for component, when, status, ums in history:
        if when >= series and ums is not None:
            return True
        if when > series and component == kind[1] and status == "sat":
            return True
    return False


def check_day(
    season: int,
    status: str,
    entries_close: int | None,
    late_open: int | None,
    late_close: int | None,
    on: int,
    over: int,
) -> str:
    """CERT-2, CERT-7, OPEN-16, OPEN-28, OPEN-50, OPEN-51: is `on` a day for the claim, by the days alone?

    Until `over`, the first day on which the external can't be sat any more, it could still be entered late, and the day
    for that is not among the facts. No January results are out by then.
    """
    in_window = late_open is not None and late_close is not None and late_open <= on <= late_close
    if on < over and entries_close is not None and on <= entries_close:
        return "allowed"
    if season != JANUARY:
        return "allowed" if in_window else "undecided"
    if on < over:
        return "undecided"
    if (late_close is not None and on > late_close) or (late_open is not None and on < late_open):
        return "refused"
    return "allowed" if in_window and status == "sat" else "undecided"


def result(kind: Kind, history: History, series: int) -> tuple[tuple[tuple[int, Entry | None], ...], int | None]:
    """RET-5, CERT-4, OPEN-22, OPEN-36, OPEN-47: the best internals up to `series`, and the external sat in `series`.

    The total is open where a component has no sitting that counts, or its UMS is not known.
    """
    counting: list[tuple[int, Entry | None]] = []
    total: int | None = 0
    for component in sorted((*kind[0], kind[1])):
        sitting: Entry | None = None
        if component == kind[1]:
            for entry in history:
                if entry[0] == component and entry[1] == series and entry[2] == "sat":
                    sitting = entry
        else:
            sitting = retakes.counting_sitting(history, component, series)
        counting.append((component, sitting))
        ums = None if sitting is None else sitting[3]
        total = None if total is None or ums is None else total + ums
    return tuple(counting), total


def certificates(kind: Kind, history: History, claimed: Claimed) -> tuple[int, ...]:
    """CERT-1, CERT-5: the claimed series in which the external was sat and whose claim is allowed, oldest first."""
    sat = {series for component, series, status, _ in history if component == kind[1] and status == "sat"}
    return tuple(s for s in sorted(claimed) if s in sat and check_claim(kind, history, claimed, s)[0] == "allowed")


def tables(kind: Kind, history: History, claimed: Claimed) -> int | None:
    """CERT-6: the first certificate is the one for the performance tables."""
    held = certificates(kind, history, claimed)
    return held[0] if held else None


def options(kind: Kind, history: History, claimed: Claimed) -> tuple[Option, ...]:
    """CERT-1 to CERT-6, EXT-3, EXT-4, RET-7, OPEN-10, OPEN-16, OPEN-17, OPEN-24, OPEN-25, OPEN-27, OPEN-36.

    The lawful ways on from here. Each is (code, claims still to make, series of the resit or None, series of the
    external in the last certificate, series of the first certificate).
    """
    sat = sorted(when for which, when, status, _ in history if which == kind[1] and status == "sat")
    planned = sorted(when for which, when, status, _ in history if which == kind[1] and status == "planned")

    if not sat:
        for series in planned:
            if check_claim(kind, history, claimed, series)[0] != "refused":
                if series in claimed:
                    return (("keep", (), None, series, series),)
                return (("claim", (series,), None, series, series),)
        return ()

    last = sat[-1]
    held = [s for s in sat if s in claimed and check_claim(kind, history, claimed, s)[0] != "refused"]
    claim_open = last not in claimed and check_claim(kind, history, claimed, last)[0] != "refused"
    resit = _resit(kind, history, claimed, last)

    def still_to_make(*claims: int) -> tuple[int, ...]:
        return tuple(when for when in claims if when not in claimed)  # the cash-in can be in with the resit's entry

    found: list[Option] = []
    if held:
        found.append(("keep", (), None, held[-1], held[0]))
        if claim_open:
            found.append(("recertify", (last,), None, last, held[0]))
        if resit is not None:
            found.append(("resit-and-recertify", still_to_make(resit), resit, resit, held[0]))
    else:
        if claim_open:
            found.append(("claim", (last,), None, last, last))
        if resit is not None:
            found.append(("resit-and-claim", still_to_make(resit), resit, resit, resit))
        if claim_open and resit is not None:
            found.append(("claim-resit-recertify", still_to_make(last, resit), resit, resit, last))
    return tuple(found)


def _resit(kind: Kind, history: History, claimed: Claimed, last_sat: int) -> int | None:
    """EXT-1, EXT-2, EXT-3, EXT-4, RET-7, OPEN-24, OPEN-27: the series of a resit that may be entered and claimed.

    It is the planned one where one is planned after the last sat external. Otherwise it is the first on offer after
    the last external entry, before no internal that is sat or planned, and before none that still has to be sat. A
    series that the record shows to be over is no chance any more.
    """
    internal, external_component, internal_seasons, external_seasons = kind

    there = {which for which, _, status, _ in history if status != "absent"}
    still_to_sit = [component for component in internal if component not in there]
    when_to_sit: int | None = None
    if still_to_sit:
        behind = max(when for _, when, status, _ in history if status != "planned")
        when_to_sit = first_offered_and_open(kind, history, internal_seasons, behind + 1)
        if when_to_sit is None:
            return None
        history = history + tuple((component, when_to_sit, "planned", None) for component in still_to_sit)

    planned = [w for which, w, status, _ in history if which == external_component and status == "planned"]
    planned_after = [when for when in planned if when > last_sat and not is_over(kind, history, when)]
    resit: int | None
    if planned_after:
        resit = min(planned_after)
    else:
        not_before = 1 + max(when for which, when, _, _ in history if which == external_component)
        for which, when, status, _ in history:
            if which in internal and status != "absent":
                not_before = max(not_before, when)
        resit = first_offered_and_open(kind, history, external_seasons, not_before)
        if resit is None:
            return None
        history = history + ((external_component, resit, "planned", None),)

    if external.check(kind, history, claimed, resit)[0] == "refused":
        return None
    if check_claim(kind, history, claimed, resit)[0] == "refused":
        return None
    return resit


def first_offered_and_open(kind: Kind, history: History, seasons: frozenset[int], not_before: int) -> int | None:
    """The first series from `not_before` on in one of these seasons that is not over; None where there are none."""
    while True:
        found = first_offered(seasons, not_before)
        if found is None or not is_over(kind, history, found):
            return found
        not_before = found + 1
