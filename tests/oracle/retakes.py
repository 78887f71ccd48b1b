"""Retakes of internal components (RET-1 to RET-7)."""

from . import external
from .common import Answer, Claimed, Entry, History, Kind, answer, external_attempts, is_attempt


def check(
    kind: Kind, history: History, claimed: Claimed, component: int, series: int, absence_uses_attempt: bool = False
) -> Answer:
    """RET-1, RET-2, RET-3, RET-7, EXT-3, EXT-4, OPEN-8, OPEN-23, OPEN-33, OPEN-36: a retake of `component` in `series`.

    A planned entry of the component for `series` is the one asked about. An earlier entry that is still planned is an
    earlier sitting (OPEN-33); an absence is one only where the switch makes it an attempt. A claim changes nothing here.
    """
    _only_internal(kind, component)
    failed: set[str] = set()
    earlier = False
    others = 0
    for which, when, status, _ in history:
        if which != component or (status == "planned" and when == series):
            continue
        if when >= series:
            failed.add("not-later")
        elif is_attempt(status, absence_uses_attempt):
            earlier = True
        if is_attempt(status, absence_uses_attempt):
            others += 1
    if not earlier:
        failed.add("no-earlier-sitting")
    if series % 2 not in kind[2]:
        failed.add("season")
    if others >= 2:
        failed.add("used")
    if _comes_after_external(kind, history, series, absence_uses_attempt):
        if external_attempts(kind) == 1:
            failed.add("no-resit-offered")
        elif external.sittings_left(kind, history, absence_uses_attempt) == 0:
            failed.add("no-resit-left")
    return answer(failed, set())


def resit_required(
    kind: Kind, history: History, component: int, series: int, absence_uses_attempt: bool = False
) -> bool:
    """RET-6, RET-7, OPEN-2, OPEN-20, OPEN-24: sat in `series`, this internal makes another external necessary.

    Only where that other external can still be entered; where it cannot, the retake is refused instead.
    """
    _only_internal(kind, component)
    if not _comes_after_external(kind, history, series, absence_uses_attempt):
        return False
    if external_attempts(kind) == 1:
        return False
    return external.sittings_left(kind, history, absence_uses_attempt) > 0


def counting_sitting(history: History, component: int, at: int | None = None) -> Entry | None:
    """RET-5, OPEN-22, OPEN-47: the sat entry with the most UMS, the earlier of equals; only those up to `at`.

    None where nothing was sat, or where there is more than one and a UMS is not known. A planned entry is no candidate.
    """
    sat = [e for e in history if e[0] == component and e[2] == "sat" and (at is None or e[1] <= at)]
    if not sat:
        return None
    if len(sat) == 1:
        return sat[0]
    best: Entry | None = None
    best_ums = -1
    for entry in sorted(sat, key=lambda e: e[1]):
        ums = entry[3]
        if ums is None:
            return None
        if best is None or ums > best_ums:
            best, best_ums = entry, ums
    return best


def _only_internal(kind: Kind, component: int) -> None:
    """A retake is of an internal component; anything else is a malformed question."""
    if component not in kind[0]:
        raise ValueError(f"component {component} is not internal")


def _comes_after_external(kind: Kind, history: History, series: int, absence_uses_attempt: bool) -> bool:
    """RET-6, RET-7: the last lawful external, sat or planned, lies before `series`; false where there is none.

    Lawful is an entry that is among the attempts that exist, counted from the first on; one in a season that is not on
    offer can't end a programme, and takes no place in that count.
    """
    attempts = sorted(
        (when, status)
        for which, when, status, _ in history
        if which == kind[1] and is_attempt(status, absence_uses_attempt) and when % 2 in kind[3]
    )
    lawful = [when for when, status in attempts[: external_attempts(kind)] if status != "absent"]
    return bool(lawful) and max(lawful) < series
