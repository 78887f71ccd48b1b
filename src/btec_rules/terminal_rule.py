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

from btec_rules.model.editions import EDITION_2025_26, Edition, judge
from btec_rules.model.errors import Fault
from btec_rules.model.guards import kind, refuse
from btec_rules.model.records import LearnerRecord, Sitting, Status, sittings_until
from btec_rules.model.rulings import Finding, Ruling, failed, passed, unknown
from btec_rules.model.series import Series, first_offered

__all__ = ("check", "earliest_external", "external_resit_needed")

_EXTERNAL_THERE = passed("terminal_rule.external-not-sat-yet")
_ALL_THERE = passed("terminal_rule.internal-missing")
_NONE_LATER = passed("terminal_rule.internal-after-external")


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
    _refuse_malformed(record, at=at, edition=edition)
    leans = judge(edition, record, *([] if at is None else [at]))
    looked_at = sittings_until(record, at)
    external = _last(looked_at, record.subject.external)
    findings: list[Finding] = []
    if external is None:
        findings.append(
            unknown("terminal_rule.external-not-sat-yet", fact="external", component=record.subject.external)
        )
    else:
        findings.append(_EXTERNAL_THERE)
    missing = [component for component in record.subject.internal if _last(looked_at, component) is None]
    findings += [_missing(component, external) for component in missing] or [_ALL_THERE]
    if external is not None:
        findings += _too_late(record, looked_at, external) or [_NONE_LATER]
    return Ruling(findings, edition.id, leans + _readings(record, looked_at, external))


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
    external = _last(record.sittings, record.subject.external)
    if external is None:
        return False
    missing = any(_last(record.sittings, component) is None for component in record.subject.internal)
    return (missing and external.status is Status.SAT) or bool(_too_late(record, record.sittings, external))


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
    last = [_last(record.sittings, component) for component in record.subject.internal]
    there = [sitting.series for sitting in last if sitting is not None]
    if len(there) < len(last):
        return None
    return first_offered(max(there), record.subject.external_seasons)


def _refuse_malformed(record: LearnerRecord, *, at: Series | None = None, edition: Edition = EDITION_2025_26) -> None:
    faults: list[Fault] = []
    kind(faults, "record", record, LearnerRecord)
    if at is not None:
        kind(faults, "at", at, Series)
    kind(faults, "edition", edition, Edition)
    refuse(faults)


def _last(sittings: tuple[Sitting, ...], component: int) -> Sitting | None:
    """Give the last sitting of a component that is sat or planned."""
    for sitting in reversed(sittings):
        if sitting.component == component and sitting.status is not Status.ABSENT:
            return sitting
    return None


def _missing(component: int, external: Sitting | None) -> Finding:
    """A component that is not there breaks the rule once the external is sat or planned; until then it is to come."""
    if external is None:
        return unknown("terminal_rule.internal-missing", fact="internal", component=component)
    return failed("terminal_rule.internal-missing", component=component, external=external.series.code)


def _too_late(record: LearnerRecord, looked_at: tuple[Sitting, ...], external: Sitting) -> list[Finding]:
    last = [_last(looked_at, component) for component in record.subject.internal]
    return [
        failed(
            "terminal_rule.internal-after-external",
            component=sitting.component,
            series=sitting.series.code,
            external=external.series.code,
        )
        for sitting in last
        if sitting is not None and sitting.series > external.series
    ]


def _readings(record: LearnerRecord, looked_at: tuple[Sitting, ...], external: Sitting | None) -> list[str]:
    """List the open points that these very sittings touch."""
    leans = ["OPEN-8"] if any(sitting.status is Status.ABSENT for sitting in looked_at) else []
    if external is None:
        return leans
    leans += [
        "OPEN-17"
        for sitting in looked_at
        if sitting.component == external.component and sitting.series > external.series  # so it was an absence
    ]
    for component in record.subject.internal:
        attempts = [s for s in looked_at if s.component == component and s.status is not Status.ABSENT]
        later = [sitting for sitting in attempts if sitting.series > external.series]
        if any(sitting.series == external.series for sitting in attempts):
            leans.append("OPEN-1")
        if later and len(later) == len(attempts):
            leans.append("OPEN-24")
        elif later and not _improved(attempts, later[0]):
            leans.append("OPEN-2")
    return leans


def _improved(attempts: list[Sitting], retake: Sitting) -> bool:
    """Whether a retake is not known to have scored no better than what came before it."""
    before = [sitting.ums for sitting in attempts if sitting.series < retake.series and sitting.ums is not None]
    return retake.ums is None or not before or retake.ums > max(before)
