"""Terminal rule: is the external component taken at the end of the programme?

Every internal component must be sat before the last sitting of the external component, or in the same series. It is
the *last* external sitting that counts, not the first, and series are compared, never days: work due on 15 May and an
exam on 7 May are in the same series.

What follows for a claim is decided by `btec_rules.certification`; whether a retake may be entered at all, by
`btec_rules.retakes`.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> sat = [Sitting(1, Series.june(2025)), Sitting(2, Series.january(2026)), Sitting(3, Series.june(2026))]
>>> check(LearnerRecord(subjects.ENTERPRISE, sat)).allowed
True
"""

from __future__ import annotations

from itertools import combinations

from btec_rules._values.facts import Facts
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of, sittings_until
from btec_rules.model.series import Series, code_of, first_offered, from_ordinal
from btec_rules.model.sittings import LATER_THAN_ALL, Sitting, Status, by_component
from btec_rules.model.subjects import ENTERPRISE
from btec_rules.rulings.cases import LearnerCase
from btec_rules.rulings.rulings import Ruling

__all__ = ("check", "earliest_external", "external_resit_needed")

_MISSED = Status.ABSENT


def check(record: LearnerRecord, *, at: Series | None = None, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether a learner's sittings meet the terminal rule.

    Args:
        record: The learner's sittings, sat and planned; may be empty.
        at: The last series to look at; ``None`` for every sitting there is, so that nothing later is hidden.
        edition: The numbers to apply.

    Returns:
        A ruling; undecided while no external component is sat or planned. Codes
        ``terminal_rule.external-not-sat-yet``, ``terminal_rule.internal-missing``,
        ``terminal_rule.internal-after-external``; ``terminal_rule.internal-after-external-by-then`` is its yes where
        sittings after *at* are left out.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting is before the suite began.

    Source:
        EXT-1 (guide p. 20); OPEN-1, OPEN-2, OPEN-8, OPEN-17, OPEN-19, OPEN-24.
    """
    # The answers that `_judge` gives to most learners, made when this file is imported: see its end.
    if type(record) is LearnerRecord and edition is EDITION_2025_26 and (at is None or type(at) is Series):
        first, last, internal, external, missed, _, missing = record.timeline
        all_by_then = at is None or at.ordinal >= max(last, _BEGAN)
        if not missed and first >= _BEGAN and last <= _LAST and all_by_then:  # most learners: no reading of their own
            if internal <= external:
                return _MET_TOGETHER if internal == external else _MET
            if (
                not external
                and record.subject.internal == _USUAL.internal
                and record.subject.external == _USUAL.external
            ):
                return _TO_COME[missing]
    return _judge(record, at, edition)


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
    _accept(record)
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
    _accept(record)
    internal = record.timeline.internal
    if internal == LATER_THAN_ALL:
        return None
    return first_offered(from_ordinal(internal), record.subject.external_seasons)


def _judge(record: LearnerRecord, at: Series | None, edition: Edition) -> Ruling:
    """Judge the conditions one by one; `check` says what they are about."""
    case = LearnerCase(record, edition, at, name="at")
    holds = "terminal_rule.internal-after-external"
    if at is not None and at.ordinal < record.timeline.last:
        holds = "terminal_rule.internal-after-external-by-then"
        record = LearnerRecord(record.subject, sittings_until(record, at))
    timeline = record.timeline
    external, missing = timeline.external, timeline.missing
    if timeline.missed:
        _about_absences(case, record)
    if not external:
        number = record.subject.external
        case.leave_open("terminal_rule.external-not-sat-yet", "external", component=number)  # EXT-1, p. 20
        for one in missing:
            case.leave_open("terminal_rule.internal-missing", "internal", component=one)  # EXT-1, p. 20
        if not missing:
            case.holds("terminal_rule.internal-missing")  # EXT-1, p. 20
        return case.ruling()
    case.holds("terminal_rule.external-not-sat-yet")  # EXT-1, p. 20
    end = code_of(external)
    for one in missing:
        case.refuse("terminal_rule.internal-missing", component=one, external=end)  # EXT-1, p. 20
    if not missing:
        case.holds("terminal_rule.internal-missing")  # EXT-1, p. 20
    _judge_order(case, record, holds)
    return case.ruling()


def _accept(record: LearnerRecord) -> None:
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.raise_faults()


def _judge_order(case: LearnerCase, record: LearnerRecord, holds: str) -> None:
    """Judge whether an internal component comes after the last external sitting; note the readings on the order.

    *holds* is the code of the yes.
    """
    external, attempts = record.timeline.external, record.timeline.attempts
    after = False
    for one in record.subject.internal:
        last = attempts.get(one, 0)
        if last > external:
            after = True
            series, end = code_of(last), code_of(external)
            case.refuse(
                "terminal_rule.internal-after-external", component=one, series=series, external=end
            )  # EXT-1, p. 20
            _about_a_late_one(case, record, one)
        elif last == external:
            case.assume("OPEN-1")
    if not after:
        case.holds(holds)  # EXT-1, p. 20


def _about_absences(case: LearnerCase, record: LearnerRecord) -> None:
    """Name the open points about sittings that were missed: one counts as not sat, even the last external one."""
    external = record.timeline.external
    if not case.edition.absence_uses_attempt:
        case.assume("OPEN-8")
    missed = [one.series.ordinal for one in sittings_of(record, record.subject.external) if one.status is _MISSED]
    if external and any(one > external for one in missed):
        case.assume("OPEN-17")


def _about_a_late_one(case: LearnerCase, record: LearnerRecord, component: int) -> None:
    """Note the readings on a component that comes after the last external sitting: first sat then, or retaken."""
    external = record.timeline.external
    before: list[Sitting] = []
    later: list[Sitting] = []
    for sitting in record.sittings:
        if sitting.component == component and sitting.status is not _MISSED:
            (before if sitting.series.ordinal <= external else later).append(sitting)
    if not before:
        case.assume("OPEN-24")
        return
    if before[-1].series.ordinal == external:
        case.assume("OPEN-1")
    if not _improved(before, later[0]):
        case.assume("OPEN-2")


def _improved(before: list[Sitting], retake: Sitting) -> bool:
    """Whether a retake may have scored better than what came before it, as far as the UMS are known."""
    known = [sitting.ums for sitting in before if sitting.ums is not None]
    return retake.ums is None or not known or retake.ums > max(known)


# The rulings that most learners get say nothing of the learner, so they are made once and shared.
_USUAL = ENTERPRISE
_BEGAN, _LAST = EDITION_2025_26.suite_began.ordinal, EDITION_2025_26.last_series.ordinal


def _ruling_on(components: tuple[int, ...], *more: Sitting) -> Ruling:
    """Judge a learner who sat *components* of the usual subject in the edition's last series."""
    sat = [Sitting(component, EDITION_2025_26.last_series) for component in components]
    return _judge(LearnerRecord(_USUAL, [*sat, *more]), None, EDITION_2025_26)


_MET = _ruling_on((_USUAL.external,), *(Sitting(one, EDITION_2025_26.last_series.previous) for one in _USUAL.internal))
_MET_TOGETHER = _ruling_on(_USUAL.components)
_TO_COME = {
    missing: _ruling_on(tuple(one for one in _USUAL.internal if one not in missing))
    for count in range(len(_USUAL.internal) + 1)
    for missing in combinations(_USUAL.internal, count)
}
"""By the internal components that are missing while the external one is to come."""
