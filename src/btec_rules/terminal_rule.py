"""Terminal rule: is the external component taken at the end of the programme?

Every internal component must be sat before the last sitting of the external component, or in the same series. It is the
*last* external sitting that counts, not the first, and series are compared, never days: work due on 15 May and an exam
on 7 May are in time for one another.

What follows from the answer for a claim is decided by `btec_rules.certification`; whether a retake may be entered at
all, by `btec_rules.retakes`.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> sat = [Sitting(1, Series.june(2025)), Sitting(2, Series.january(2026)), Sitting(3, Series.june(2026))]
>>> check(LearnerRecord(subjects.ENTERPRISE, sat)).allowed
True
"""

from __future__ import annotations

from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import (
    LATER_THAN_ALL,
    LearnerRecord,
    Sitting,
    Status,
    by_component,
    sittings_of,
    sittings_until,
)
from btec_rules.model.series import Series, code_of, first_offered, from_ordinal
from btec_rules.model.subjects import MOST_COMPONENTS
from btec_rules.rulings.findings import Finding, failed, passed, unknown
from btec_rules.rulings.in_force import judge
from btec_rules.rulings.rulings import Ruling, in_order, ready

__all__ = ("check", "earliest_external", "external_resit_needed")

_MISSED = Status.ABSENT
_NO_EXTERNAL = "terminal_rule.external-not-sat-yet"
_EXTERNAL_THERE = passed(_NO_EXTERNAL)
_MISSING = "terminal_rule.internal-missing"
_ALL_THERE = passed(_MISSING)
_TOO_LATE = "terminal_rule.internal-after-external"
_NONE_LATER = passed(_TOO_LATE)
# What is neither sat nor planned, for every number that a component can have.
_EXTERNAL_TO_COME = [unknown(_NO_EXTERNAL, fact="external", component=one) for one in range(MOST_COMPONENTS + 1)]
_INTERNAL_TO_COME = [unknown(_MISSING, fact="internal", component=one) for one in range(MOST_COMPONENTS + 1)]
_MET = Ruling([_EXTERNAL_THERE, _ALL_THERE, _NONE_LATER], EDITION_2025_26.id)
_MET_TOGETHER = Ruling(_MET.findings, EDITION_2025_26.id, ["OPEN-1"])


def check(record: LearnerRecord, *, at: Series | None = None, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether a learner's sittings meet the terminal rule.

    Args:
        record: The learner's sittings, sat and planned; may be empty.
        at: The last series to look at; ``None`` for every sitting there is, so that nothing later is hidden.
        edition: The numbers to apply.

    Returns:
        A ruling; undecided while no external component is sat or planned. Codes
        ``terminal_rule.external-not-sat-yet``, ``terminal_rule.internal-missing``,
        ``terminal_rule.internal-after-external``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting lies before the suite began.

    Source:
        EXT-1 (guide p. 20); OPEN-1, OPEN-2, OPEN-8, OPEN-17, OPEN-19, OPEN-24.
    """
    if type(record) is not LearnerRecord or at is not None or type(edition) is not Edition:
        _refuse_malformed(record, at=at, edition=edition)
    leans = judge(edition, record) if at is None else judge(edition, record, at)
    _, last, internal, external, missed, _ = record.timeline
    if at is not None and at.ordinal < last:
        record = LearnerRecord(record.subject, sittings_until(record, at))
        _, last, internal, external, missed, _ = record.timeline
    if missed:
        leans += _about_absences(record)
    if internal <= external:
        return ready(_MET_TOGETHER if internal == external else _MET, edition.id, leans)
    return in_order(_one_by_one(record, leans), edition.id, leans)


def external_resit_needed(record: LearnerRecord) -> bool:
    """Tell whether a new certificate needs another sitting of the external component.

    Args:
        record: The learner's sittings, sat and planned; may be empty.

    Returns:
        True if an internal component, retaken or sat for the first time, comes later than the last external sitting
        that is sat or planned; and if one is neither sat nor planned while that external sitting is sat, as it can only
        come later now. False while there is no external sitting.

    Raises:
        InvalidFact: If *record* is no `LearnerRecord`.

    Source:
        EXT-1 (guide p. 20), RET-7 (p. 13); OPEN-2, OPEN-24.
    """
    _refuse_malformed(record)
    attempts = by_component(record.sittings)
    if record.subject.external not in attempts:
        return False
    external = attempts[record.subject.external][-1]
    there = [attempts[component] for component in record.subject.internal if component in attempts]
    missing = len(there) < len(record.subject.internal)
    return (missing and external.status is Status.SAT) or any(one[-1].series > external.series for one in there)


def earliest_external(record: LearnerRecord) -> Series | None:
    """Give the first series in which an external sitting comes no earlier than any internal one of the record.

    Args:
        record: The learner's sittings, sat and planned.

    Returns:
        A series that offers the subject's external component; ``None`` while an internal component is neither sat nor
        planned, or beyond the year 2999. It says nothing about how many sittings are left:
        `btec_rules.external.sittings_left` does.

    Raises:
        InvalidFact: If *record* is no `LearnerRecord`.

    Source:
        EXT-1, EXT-4 (guide p. 20); ENT-4 (p. 8).
    """
    _refuse_malformed(record)
    _, _, internal, _, _, _ = record.timeline
    if internal == LATER_THAN_ALL:
        return None
    return first_offered(from_ordinal(internal), record.subject.external_seasons)


def _refuse_malformed(record: LearnerRecord, *, at: Series | None = None, edition: Edition = EDITION_2025_26) -> None:
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.optional("at", at, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()


def _one_by_one(record: LearnerRecord, leans: list[str]) -> list[Finding]:
    """Judge the conditions, the decisive first, as at least one does not hold; add the readings that this leans on."""
    subject = record.subject
    _, _, _, external, _, ends = record.timeline
    if not external:
        to_come = [_INTERNAL_TO_COME[component] for component in subject.internal if component not in ends]
        return [_EXTERNAL_TO_COME[subject.external], *(to_come or [_ALL_THERE])]
    holds = [_EXTERNAL_THERE]
    missing: list[Finding] = []
    late: list[Finding] = []
    for component in subject.internal:
        end = ends.get(component)
        if end is None:
            missing.append(failed(_MISSING, component=component, external=code_of(external)))
        elif end >= external:
            leans += _about_the_order(record, component, external)
            if end > external:
                late.append(failed(_TOO_LATE, component=component, series=code_of(end), external=code_of(external)))
    if not missing:
        holds.append(_ALL_THERE)
    if not late:
        holds.append(_NONE_LATER)
    return missing + late + holds


def _about_absences(record: LearnerRecord) -> list[str]:
    """List the readings on sittings that were missed, such as one of the external component after its last attempt."""
    subject = record.subject
    _, _, _, external, _, _ = record.timeline
    later = external and any(
        one.status is _MISSED and one.series.ordinal > external for one in sittings_of(record, subject.external)
    )
    return ["OPEN-8", "OPEN-17"] if later else ["OPEN-8"]


def _about_the_order(record: LearnerRecord, component: int, external: int) -> list[str]:
    """List the readings on a component's attempts, the last of which is with the external sitting or after it."""
    before: list[Sitting] = []
    later: list[Sitting] = []
    for sitting in record.sittings:
        if sitting.component == component and sitting.status is not _MISSED:
            (before if sitting.series.ordinal <= external else later).append(sitting)
    if not before:
        return ["OPEN-24"]
    leans = ["OPEN-1"] if before[-1].series.ordinal == external else []
    if later and not _improved(before, later[0]):
        leans.append("OPEN-2")
    return leans


def _improved(before: list[Sitting], retake: Sitting) -> bool:
    """Whether a retake is not known to have scored no better than what came before it."""
    known = [sitting.ums for sitting in before if sitting.ums is not None]
    return retake.ums is None or not known or retake.ums > max(known)
