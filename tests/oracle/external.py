"""The external component (EXT-2 to EXT-4): may it be sat, or resat, in a series?"""

from .common import Answer, Claimed, History, Kind, answer, external_attempts, is_attempt


def check(kind: Kind, history: History, claimed: Claimed, series: int, absence_uses_attempt: bool = False) -> Answer:
    """EXT-1, EXT-2, EXT-3, EXT-4, ENT-4, OPEN-8, OPEN-10, OPEN-20, OPEN-27: the external in `series`, first or resit.

    A planned entry for `series` is the one asked about. A claim made earlier changes nothing here.
    """
    internal, external, _, external_seasons = kind
    failed: set[str] = set()
    if series % 2 not in external_seasons:
        failed.add("season")
    others = 0
    there: set[int] = set()
    for component, when, status, _ in history:
        if component == external:
            if status == "planned" and when == series:
                continue
            if status != "planned" and when >= series:
                failed.add("not-later")
            if is_attempt(status, absence_uses_attempt):
                others += 1
        elif status != "absent" and when <= series:
            there.add(component)
    if others >= external_attempts(kind):
        failed.add("used" if external_attempts(kind) == 2 else "no-resit-offered")
    for component in internal:
        if component not in there:
            failed.add("internal-missing")
    return answer(failed, set())


def sittings_left(kind: Kind, history: History, absence_uses_attempt: bool = False) -> int:
    """EXT-3, EXT-4, OPEN-8: how many more times the external can be entered; a planned entry is used up already."""
    used = 0
    for component, _, status, _ in history:
        if component == kind[1] and is_attempt(status, absence_uses_attempt):
            used += 1
    return max(0, external_attempts(kind) - used)
