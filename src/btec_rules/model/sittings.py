"""Sittings: one component in one series for one learner, and what the rules ask of several.

Absent is not unknown: `Status.ABSENT` is a sitting that was missed, ``None`` a UMS that is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import LAST_YEAR, MOST_MARKS, Facts, raise_faults
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.model.series import Series
from btec_rules.model.subjects import MOST_COMPONENTS, Subject, one_of

__all__ = (
    "LATER_THAN_ALL",
    "PLACE",
    "Sitting",
    "Status",
    "Timeline",
    "before",
    "by_component",
    "require_possible",
    "timeline_of",
)

LATER_THAN_ALL = (LAST_YEAR + 1) * 2
"""Later than the ordinal of any series."""
PLACE = attrgetter("series.ordinal", "component")
"""Sittings are kept in this order."""
_PLACES = MOST_COMPONENTS + 1
"""How far apart two series are where series and component are put into one number."""


class Timeline(NamedTuple):
    """What the rules ask of a record most often, worked out once. Series are given by their ordinals."""

    first: int
    """The first sitting, of whatever status; `LATER_THAN_ALL` where there is none."""
    last: int
    """The last sitting, of whatever status; 0 where there is none."""
    internal: int
    """The last attempt at an internal component; `LATER_THAN_ALL` while a component has none."""
    external: int
    """The last attempt at the external component; 0 while there is none."""
    missed: bool
    """Whether any sitting was missed."""
    attempts: dict[int, int]
    """By component, the last attempt at it; a component without one is left out."""
    missing: tuple[int, ...]
    """The internal components without an attempt."""


class Status(Enum):
    """What became of an entry."""

    SAT = "sat"
    """Sat; its UMS may still be unknown."""
    PLANNED = "planned"
    """Entered and not sat yet."""
    ABSENT = "absent"
    """Entered and missed; it does not use up an attempt, on our reading (OPEN-8)."""


_SAT, _PLANNED, _MISSED = Status


@attrs.frozen(repr=False)
class Sitting(Value):
    """One component in one series, for one learner.

    Args:
        component: The component's number, 1 to 99.
        series: The series of the entry.
        ums: The uniform mark, 0 or more; ``None`` if it is not known.
        status: Sat, planned or missed.
        psa: The series whose set assignment was worked on, where that is known.

    Raises:
        InvalidFact: If a part is of the wrong type or out of range.
        ImpossibleFacts: If there is a UMS for a sitting that was missed or is still to come.
    """

    component: int
    series: Series
    ums: int | None = None
    status: Status = attrs.field(default=Status.SAT, kw_only=True)
    psa: Series | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if (
            type(self.component) is int
            and 1 <= self.component <= MOST_COMPONENTS
            and type(self.series) is Series
            and (self.ums is None or (type(self.ums) is int and 0 <= self.ums <= MOST_MARKS and self.status is _SAT))
            and type(self.status) is Status
            and (self.psa is None or type(self.psa) is Series)
        ):
            return  # Valid; the rest only builds the error.
        facts = Facts()
        component = facts.integer("component", self.component, least=1, most=MOST_COMPONENTS)
        facts.instance("series", self.series, Series)
        ums = None if self.ums is None else facts.integer("ums", self.ums, most=MOST_MARKS)
        facts.instance("status", self.status, Status)
        facts.optional("psa", self.psa, Series)
        facts.raise_faults()
        if ums is not None and self.status is not Status.SAT:
            raise ImpossibleFacts(Fault("ums", described(ums), f"None, as the sitting is {self.status.value}"))
        object.__setattr__(self, "component", component)
        object.__setattr__(self, "ums", ums)


def timeline_of(subject: Subject, sittings: tuple[Sitting, ...]) -> Timeline | None:
    """Sum up sittings; ``None`` if they are out of order, one comes twice, or the subject lacks a component."""
    components = subject.components
    ends: dict[int, int] = {}
    missed = False
    ordinal = before = 0
    for sitting in sittings:
        ordinal, component = sitting.series.ordinal, sitting.component
        place = ordinal * _PLACES + component
        if place <= before or component not in components:
            return None
        before = place
        if sitting.status is _MISSED:
            missed = True
        else:
            ends[component] = ordinal
    internal = 0
    missing: tuple[int, ...] = ()
    for component in subject.internal:
        end = ends.get(component, LATER_THAN_ALL)
        if end > internal:
            internal = end
        if end == LATER_THAN_ALL:
            missing += (component,)
    first = sittings[0].series.ordinal if sittings else LATER_THAN_ALL
    return Timeline(first, ordinal, internal, ends.get(subject.external, 0), missed, ends, missing)


def require_possible(subject: Subject, sittings: tuple[Sitting, ...]) -> None:
    """Raise if sittings, which are in order, can't be those of one learner in a subject.

    Raises:
        InvalidFact: If a component is not one of the subject's.
        ImpossibleFacts: If one component has two sittings in one series.
    """
    components = subject.components
    strange = [sitting.component for sitting in sittings if sitting.component not in components]
    raise_faults([Fault("component", described(component), one_of(components)) for component in strange])
    doubles = [
        Fault("sittings", f"component {after.component} twice in {after.series.code}", "one sitting in a series")
        for before, after in pairwise(sittings)
        if PLACE(before) == PLACE(after)
    ]
    if doubles:
        raise ImpossibleFacts(*doubles)


def before(sittings: Iterable[Sitting], series: Series) -> list[Sitting]:
    """Give the sittings that come before a series."""
    asked = series.ordinal
    return [sitting for sitting in sittings if sitting.series.ordinal < asked]


def by_component(sittings: Iterable[Sitting]) -> dict[int, list[Sitting]]:
    """Give the attempts among sittings by component, in the order given; a component without one is left out."""
    attempts: dict[int, list[Sitting]] = {}
    for sitting in sittings:
        if sitting.status is not _MISSED:
            attempts.setdefault(sitting.component, []).append(sitting)
    return attempts
