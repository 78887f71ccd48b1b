"""Target: which UMS does a learner still need to reach a total, by each plan?

The guide has no maximum of a component and no threshold of a grade: both are in the specification, and the caller gives
them. What counts is what `btec_rules.certification.result` counts: the best attempt at an internal component up to the
series of the certificate, and the external sitting of that series itself.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> record = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2025), 40), Sitting(2, Series.june(2025), 30)])
>>> first, *_ = ums_needed(record, 120, maxima={1: 60, 2: 60, 3: 80}, until=Series.june(2026))
>>> first.series.code, first.reach.value, first.safe, first.together
('2026-01', 'possible', 70, 50)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.facts import MOST_MARKS, Facts
from btec_rules._values.values import Value
from btec_rules.model.calendar import NO_DAY, Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.planning.actions import Task
from btec_rules.planning.doubt import impossible
from btec_rules.planning.plan import Plan
from btec_rules.planning.plans import plans

__all__ = ("ComponentUms", "Reach", "UmsNeeded", "ums_needed")


class Reach(Enum):
    """Whether a total can be reached; undecided if the guide does not say which external sitting would count."""

    SAFE = "safe"
    POSSIBLE = "possible"
    OUT_OF_REACH = "out-of-reach"
    UNDECIDED = "undecided"


@attrs.frozen(repr=False)
class ComponentUms(Value):
    """What one component has, and what is needed in it.

    Args:
        component: The component.
        safe: The UMS that count already; 0 where none do.
        to_come: Whether a sitting that can count is still to come, or its UMS is not known yet.
        least: The least UMS in that sitting with which the total is reached if every other component that is to come
            has its maximum; 0 where what is safe is enough. ``None`` if no sitting is to come, or the total is out of
            reach or undecided.
    """

    component: int
    safe: int
    to_come: bool
    least: int | None


@attrs.frozen(repr=False)
class UmsNeeded(Displayed):
    """What is needed to reach a total with one certificate of one plan.

    Args:
        plan: The plan.
        series: The series of the certificate.
        total: The total to reach.
        reach: Whether it is reached already, can still be reached, is out of reach, or is undecided.
        safe: The sum of what counts already.
        most: The highest total that is still possible; where it is undecided, without the external component.
        together: What the components that are to come have to count for, in sum, with what is safe in them: any marks
            that do reach the total, and any others miss it. 0 where the other components are enough; ``None`` if the
            total is out of reach or undecided.
        components: Each component of the subject, in order.
    """

    plan: Plan
    series: Series
    total: int
    reach: Reach
    safe: int
    most: int
    together: int | None
    components: tuple[ComponentUms, ...]

    def _parts(self) -> tuple[Table | Displayed, ...]:
        line = (
            f"A total of {self.total} UMS in {self.series}: {self.reach.value}; safe {self.safe}, at most {self.most}"
        )
        rows = [(one.component, one.safe, "yes" if one.to_come else "no", one.least) for one in self.components]
        return (Table(line, ("Component", "UMS that are safe", "To come", "Least UMS needed"), rows),)


def ums_needed(
    record: LearnerRecord,
    total: int,
    *,
    maxima: Mapping[int, int],
    until: Series,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> tuple[UmsNeeded, ...]:
    """Work out the UMS that each plan needs to reach a total.

    To see what a retake would do, add it to the record as a planned sitting.

    Args:
        record: The learner's sittings, sat and planned, and the claims made.
        total: The total to reach, such as the threshold of a grade: UMS, 0 or more.
        maxima: The maximum UMS of each component of the subject, at least what is on the record and at most 10,000.
        until: As for ``planning.plans``.
        calendar: As for ``planning.plans``.
        edition: The numbers to apply.

    Returns:
        For each of the plans that ``planning.plans`` gives, in its order, an item for each of its certificates. Every
        sitting that is planned, or has no known UMS, is still to come. One that can't have been (OPEN-52), and one that
        was missed, counts for nothing; where the external component was missed in the series of the certificate, the
        total is undecided (OPEN-26).

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range, or a component has no maximum.
        NoRuleInForce: If a sitting, or *until*, is before the suite began.

    Source:
        RET-5 (guide p. 12), CERT-1 (p. 20), CERT-4, CERT-5 (p. 21); OPEN-26, OPEN-47, OPEN-52; maxima and thresholds
        are the caller's.
    """
    facts = Facts()
    total = facts.integer("total", total)
    facts.instance("record", record, LearnerRecord)
    facts.instance("until", until, Series)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    most = _maxima(record, maxima)
    found = plans(record, until=until, calendar=calendar, edition=edition)
    bad = impossible(record, NO_DAY if calendar is None else calendar, edition)
    return tuple(
        [
            _needed(plan, series, total, most, _counting(after, series, bad))
            for plan in found
            for after in [_carried_out(plan, record)]
            for series in plan.certificates
        ]
    )


def _maxima(record: LearnerRecord, given: Mapping[int, int]) -> dict[int, int]:
    """Accept a maximum for each component of the subject, and none for another."""
    facts, components = Facts(), record.subject.components
    found: dict[int, int] = {}
    for key, maximum in facts.pairs_of("maxima", given):
        component = facts.integer("maxima", key, least=components[0], most=components[-1])
        known = [one.ums for one in record.sittings if one.component == component and one.ums is not None]
        found[component] = facts.integer(f"maxima[{component}]", maximum, least=max(known, default=1), most=MOST_MARKS)
    if not facts.faults and tuple(sorted(found)) != components:
        wanted = f"a maximum for each of the components {', '.join(map(str, components))}"
        facts.wrong("maxima", ", ".join(map(str, sorted(found))) or "none", wanted)
    facts.raise_faults()
    return found


def _carried_out(plan: Plan, record: LearnerRecord) -> LearnerRecord:
    """Carry out the entries of a plan: claims change no UMS, and can't be added where those made are not known."""
    for action in plan.actions:
        if action.task is not Task.CLAIM:
            record = action.apply(record)
    return record


def _counting(record: LearnerRecord, series: Series, bad: Collection[Sitting]) -> dict[int, list[Sitting]]:
    """Give for each component the sittings that can count in *series*, sat or still to come."""
    external = record.subject.external
    return {
        component: [
            one
            for one in record.sittings
            if one.component == component
            and one.status is not Status.ABSENT
            and one not in bad
            and (one.series == series if component == external else one.series <= series)
        ]
        for component in record.subject.components
    }


def _needed(
    plan: Plan, series: Series, total: int, maxima: Mapping[int, int], counting: Mapping[int, list[Sitting]]
) -> UmsNeeded:
    safe = {one: max([s.ums for s in sat if s.ums is not None], default=0) for one, sat in counting.items()}
    to_come = [one for one, sat in counting.items() if any(s.ums is None for s in sat)]
    closed = sum(ums for one, ums in safe.items() if one not in to_come)
    most = closed + sum(maxima[one] for one in to_come)
    has = sum(safe.values())
    if not all(counting.values()):
        reach = Reach.UNDECIDED
    elif has >= total:
        reach = Reach.SAFE
    else:
        reach = Reach.POSSIBLE if most >= total else Reach.OUT_OF_REACH
    within = reach in (Reach.SAFE, Reach.POSSIBLE)

    def least(component: int) -> int | None:
        if component not in to_come or not within:
            return None
        wanted = total - (most - maxima[component])
        return wanted if wanted > safe[component] else 0

    components = tuple([ComponentUms(one, safe[one], one in to_come, least(one)) for one in counting])
    return UmsNeeded(plan, series, total, reach, has, most, max(0, total - closed) if within else None, components)
