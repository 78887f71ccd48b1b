"""The terminal rule (EXT-1): the external comes last."""

from .common import Answer, History, Kind, answer, first_offered


def check(kind: Kind, history: History, at: int | None = None) -> Answer:
    """EXT-1, OPEN-1, OPEN-8, OPEN-24: every internal is sat or planned, and none of them after the last external.

    Only entries up to `at` are looked at (all of them without it). An absence is neither an internal nor an
    external. While no external is sat or planned, nothing is broken yet and the answer is open.
    """
    internal, external = kind[0], kind[1]
    there: dict[int, int] = {}  # component -> the last series in which it is sat or planned
    for component, series, status, _ in history:
        if status == "absent" or (at is not None and series > at):
            continue
        if component not in there or series > there[component]:
            there[component] = series
    failed: set[str] = set()
    unknown: set[str] = set()
    if external not in there:
        unknown.add("no-external-yet")
        for component in internal:
            if component not in there:
                unknown.add("to-come")
        return answer(failed, unknown)
    for component in internal:
        if component not in there:
            failed.add("missing")
        elif there[component] > there[external]:
            failed.add("late")
    return answer(failed, unknown)


def external_resit_needed(kind: Kind, history: History) -> bool:
    """EXT-1, RET-7, OPEN-24: true where no further certificate is possible without another external.

    That is so where an internal (first sitting or retake) is sat or planned after the last external, and where an
    internal is still not there although the last external has been sat already.
    """
    internal, external = kind[0], kind[1]
    externals = [(series, status) for component, series, status, _ in history if component == external]
    behind_or_planned = [(series, status) for series, status in externals if status != "absent"]
    if not behind_or_planned:
        return False
    last_series, last_status = max(behind_or_planned)
    for wanted in internal:
        entries = [s for component, s, status, _ in history if component == wanted and status != "absent"]
        if not entries and last_status == "sat":
            return True
        if entries and max(entries) > last_series:
            return True
    return False


def earliest_external(kind: Kind, history: History) -> int | None:
    """EXT-1, ENT-4, EXT-2, EXT-4: the first series with the external on offer and no internal entry after it.

    None while an internal is neither sat nor planned. The external entries of the history play no part.
    """
    latest: list[int] = []
    for wanted in kind[0]:
        entries = [s for component, s, status, _ in history if component == wanted and status != "absent"]
        if not entries:
            return None
        latest.append(max(entries))
    if not latest:
        return None
    return first_offered(kind[3], max(latest))
