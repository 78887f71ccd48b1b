"""What loops over sittings have worked out after any number of turns.

Each function says, of the items *visited* so far, what the variables of a loop hold; the other arguments are variables of
the function that the loop stands in. `loops` checks each against the library's code, turn by turn.
"""

from __future__ import annotations

from typing import Any

from btec_rules.model.sittings import LATER_THAN_ALL, Sitting, Status
from btec_rules.model.subjects import MOST_COMPONENTS, Subject

Values = dict[str, Any]


def timeline_sittings(visited: tuple[Sitting, ...]) -> Values:
    """`timeline_of`: the last sitting, whether any was missed, and the last attempt at each component."""
    attempts = [one for one in visited if one.status is not Status.ABSENT]
    last = visited[-1].series.ordinal if visited else 0
    return {
        "ordinal": last,
        "before": last * (MOST_COMPONENTS + 1) + visited[-1].component if visited else 0,
        "missed": any(one.status is Status.ABSENT for one in visited),
        "ends": {one.component: one.series.ordinal for one in attempts},
    }


def timeline_components(visited: tuple[int, ...], ends: dict[int, int]) -> Values:
    """`timeline_of`: the last attempt at an internal component, and the components without one."""
    return {
        "internal": max((ends.get(one, LATER_THAN_ALL) for one in visited), default=0),
        "missing": tuple(one for one in visited if one not in ends),
    }


def by_component(visited: tuple[Sitting, ...]) -> Values:
    """`by_component`: the attempts at each component."""
    attempts = [one for one in visited if one.status is not Status.ABSENT]
    return {
        "attempts": {
            one.component: [other for other in attempts if other.component == one.component] for one in attempts
        }
    }


def earlier_than(visited: tuple[Sitting, ...], allowed: int, subject: Subject, asked: int) -> Values:
    """`external.earlier_than`: the attempts that are lawful, and which of them come before the series asked about."""
    in_season = [one for one in visited if one.series.season in subject.external_seasons]
    lawful = [one for one in in_season[:allowed] if one.status is not Status.ABSENT]
    behind = [one for one in lawful if one.series.ordinal < asked]
    return {
        "lawful": 0 if len(in_season) >= allowed else allowed - 1 if len(in_season) == 1 else allowed,
        "before": behind[-1].series if behind else None,
        "sat": any(one.status is Status.SAT for one in behind),
        "undone": not any(one.series.ordinal >= asked for one in lawful),
    }


def over_because(visited: tuple[Sitting, ...], asked: int, external: int) -> Values:
    """`opening.over_because`: the first sitting of a later series that shows that the one asked about is over."""
    later = [
        one.series
        for one in visited
        if one.series.ordinal > asked
        and (one.ums is not None or (one.component == external and one.status is Status.SAT))
    ]
    return {"later": later[0] if later else None}


INVARIANTS: dict[tuple[str, int], Any] = {
    ("timeline_of", 0): timeline_sittings,
    ("timeline_of", 1): timeline_components,
    ("by_component", 0): by_component,
    ("earlier_than", 0): earlier_than,
    ("over_because", 0): over_because,
}
"""By the function and the number of the loop in it."""
