"""Records: marks, sittings, and one learner's history in one subject.

A record takes a history that breaks the rules, such as three sittings of one component: an audit is there to find that.
It refuses only what can't have happened, such as two sittings of one component in one series.

Absent is not zero, and unknown is neither: `ABSENT` is the X on a mark sheet, `Status.ABSENT` a sitting that was
missed, ``None`` a UMS that is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import LAST_YEAR, MOST_MARKS, Facts, as_given, raise_faults
from btec_rules._values.plain import Conflict
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.model.series import Series
from btec_rules.model.subjects import MOST_COMPONENTS, Subject

__all__ = ("ABSENT", "Absent", "LearnerRecord", "Mark", "Sitting", "Status")

MOST_SITTINGS = 1_000
"""Sittings in one record, so that every answer about it comes in bounded time; a real one has a dozen."""
LATER_THAN_ALL = (LAST_YEAR + 1) * 2
"""Later than the ordinal of any series."""
INNER = {"inner": True}
"""Marks a field that is for this library's own use."""

_PLACE = attrgetter("series.ordinal", "component")
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


class Absent(Enum):
    """The one value that stands for the capital X on a mark sheet (MARK-1, guide p. 14)."""

    ABSENT = "X"


ABSENT = Absent.ABSENT
Mark = int | Absent
"""A mark, or `ABSENT`; zero is a mark."""


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
        ums: The uniform mark, 0 or more; ``None`` where it is not known.
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


def _given_sittings(value: Collection[Sitting]) -> tuple[Sitting, ...]:
    return as_given(value)


def _given_claims(value: Collection[Series]) -> tuple[Series, ...]:
    return as_given(value)


@attrs.frozen(repr=False)
class LearnerRecord(Value):
    """One learner's sittings in one subject, and the claims made on them.

    Args:
        subject: The Tech Award.
        sittings: The sittings so far, planned ones too; may be empty, and at most 1,000. Kept in order of series, then
            component.
        claimed: The series whose sittings were cashed in; kept in order, each once.

    Raises:
        InvalidFact: If a part is of the wrong type, or a component is not one of the subject's.
        ImpossibleFacts: If one component has two sittings in one series.
    """

    subject: Subject
    sittings: tuple[Sitting, ...] = attrs.field(default=(), converter=_given_sittings)
    claimed: tuple[Series, ...] = attrs.field(default=(), kw_only=True, converter=_given_claims)
    timeline: Timeline = attrs.field(init=False, eq=False, repr=False, metadata=INNER)
    """What the rules ask most often, worked out once; for the library's own use."""

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        if type(self.subject) is not Subject:
            facts.instance("subject", self.subject, Subject)
        sittings, claimed = _sittings(facts, self.sittings), _claims(facts, self.claimed)
        if facts.faults:
            facts.raise_faults()
        timeline = _timeline(self.subject, sittings)
        if timeline is None:
            sittings = tuple(sorted(sittings, key=_PLACE))
            _require_possible(self.subject, sittings)
            timeline = _timeline(self.subject, sittings)
        if sittings is not self.sittings:
            object.__setattr__(self, "sittings", sittings)
        if claimed is not self.claimed:
            object.__setattr__(self, "claimed", claimed)
        _SET_TIMELINE(self, timeline)

    def adding(self, *sittings: Sitting, claimed: Collection[Series] = ()) -> LearnerRecord:
        """Give the record with more sittings or claims, for a what-if or once a planned sitting has taken place.

        Args:
            sittings: What to add; where there is a *planned* sitting of that component and series, it is replaced.
            claimed: Series to add to those cashed in; may name one that already was.

        Raises:
            InvalidFact: If a part is of the wrong type, or a component is not one of the subject's.
            ImpossibleFacts: If a component would have two sittings in one series.
        """
        facts = Facts()
        more, claims = _sittings(facts, sittings), _claims(facts, claimed)
        facts.raise_faults()
        taken = {(sitting.component, sitting.series) for sitting in more}
        kept = [
            old for old in self.sittings if old.status is not Status.PLANNED or (old.component, old.series) not in taken
        ]
        return LearnerRecord(self.subject, (*kept, *more), claimed=(*self.claimed, *claims))

    def attempts(self, component: int, *, at: Series | None = None) -> tuple[Sitting, ...]:
        """Give the attempts at a component, in order: sat or planned, absences left out (OPEN-8).

        Args:
            component: One of the subject's components.
            at: The last series to look at; every series where it is ``None``.

        Raises:
            InvalidFact: If *component* is not one of the subject's, or *at* is not a series.
        """
        facts = Facts()
        facts.optional("at", at, Series)
        wanted = component_of(facts, self.subject.components, component)
        facts.raise_faults()
        return tuple(
            sitting
            for sitting in sittings_until(self, at)
            if sitting.component == wanted and sitting.status is not Status.ABSENT
        )

    @classmethod
    def _conflicts(cls, given: Mapping[str, Any]) -> list[Conflict]:
        components, seen = given["subject"].components, dict[tuple[int, Series], int]()
        found: list[Conflict] = []
        for place, sitting in enumerate(given["sittings"]):
            if sitting.component not in components:
                found.append((("sittings", place, "component"), described(sitting.component), _one_of(components)))
            before = seen.setdefault((sitting.component, sitting.series), place)
            if before != place:
                got = f"component {sitting.component} again in {sitting.series.code}"
                found.append((("sittings", place), got, f"one sitting in a series; sittings[{before}] has it"))
        return found


_SET_TIMELINE = LearnerRecord.__dict__["timeline"].__set__


def _sittings(facts: Facts, value: Collection[Sitting]) -> tuple[Sitting, ...]:
    found = facts.collection("sittings", value)
    if len(found) > MOST_SITTINGS:
        facts.wrong("sittings", f"{len(found)} of them", f"at most {MOST_SITTINGS}")
        return ()
    for sitting in found:
        if type(sitting) is not Sitting:
            for place, one in enumerate(found):
                facts.instance(f"sittings[{place}]", one, Sitting)
            break
    return found


def _claims(facts: Facts, value: Collection[Series]) -> tuple[Series, ...]:
    if type(value) is tuple and not value:
        return ()
    found, before = facts.collection("claimed", value), len(facts.faults)
    for place, one in enumerate(found):
        facts.instance(f"claimed[{place}]", one, Series)
    return tuple(sorted(set(found))) if len(facts.faults) == before else ()


def _timeline(subject: Subject, sittings: tuple[Sitting, ...]) -> Timeline | None:
    """Sum up sittings; ``None`` where they are out of order, one comes twice, or the subject lacks a component."""
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


def _require_possible(subject: Subject, sittings: tuple[Sitting, ...]) -> None:
    """Raise if sittings, which are in order, can't be those of one learner in a subject.

    Raises:
        InvalidFact: If a component is not one of the subject's.
        ImpossibleFacts: If one component has two sittings in one series.
    """
    components = subject.components
    strange = [sitting.component for sitting in sittings if sitting.component not in components]
    raise_faults([Fault("component", described(component), _one_of(components)) for component in strange])
    doubles = [
        Fault("sittings", f"component {after.component} twice in {after.series.code}", "one sitting in a series")
        for before, after in pairwise(sittings)
        if _PLACE(before) == _PLACE(after)
    ]
    if doubles:
        raise ImpossibleFacts(*doubles)


def sittings_until(record: LearnerRecord, at: Series | None) -> tuple[Sitting, ...]:
    """Give the sittings up to and including the series *at*, whatever their status; all where it is ``None``."""
    if at is None:
        return record.sittings
    last = at.ordinal
    return tuple([sitting for sitting in record.sittings if sitting.series.ordinal <= last])


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


def sittings_of(record: LearnerRecord, component: int, *, entry: Series | None = None) -> tuple[Sitting, ...]:
    """Give the sittings of a component, in order and whatever their status.

    Args:
        record: The learner's sittings.
        component: The component's number.
        entry: The series of the entry that is asked about; where it is planned already, it is left out.
    """
    asked = 0 if entry is None else entry.ordinal
    return tuple(
        [
            one
            for one in record.sittings
            if one.component == component and (one.status is not _PLANNED or one.series.ordinal != asked)
        ]
    )


def component_of(facts: Facts, components: tuple[int, ...], component: object, *, name: str = "component") -> int:
    """Accept the number of one of *components*."""
    found = Facts().integer(name, component)
    if found not in components:
        facts.wrong(name, described(component), _one_of(components))
    return found


def _one_of(components: tuple[int, ...]) -> str:
    return f"one of the subject's components, {', '.join(map(str, components))}"


def marks_of(facts: Facts, marks: Mapping[str, Mark], *, maximum: int = MOST_MARKS) -> dict[str, Mark]:
    """Accept the marks of a cohort by candidate: whole numbers from 0 to *maximum*, or `ABSENT`."""
    return {
        candidate: mark
        if mark is ABSENT or (type(mark) is int and 0 <= mark <= maximum)
        else facts.integer(f"marks[{candidate}]", mark, most=maximum)
        for candidate, mark in facts.mapping("marks", marks)
    }
