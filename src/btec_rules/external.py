"""External: may the external component be sat, or resat, in a series?

It is sat no earlier than the internal components, and one resit is allowed; where it is offered in May/June only (the
creative subjects) there is none. Whether the sittings on the record meet the terminal rule is decided by
`btec_rules.terminal_rule`; what can be claimed afterwards, by `btec_rules.certification`. How papers and tasks are kept
(EXT-5) is a duty that `btec_rules.centre.duties` lists.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> record = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2025)), Sitting(2, Series.january(2026))])
>>> check(record, Series.january(2026)).allowed
True
"""

from __future__ import annotations

from typing import NamedTuple

from btec_rules import terminal_rule
from btec_rules._values.facts import Facts
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.attempts import attempts_allowed, attempts_left
from btec_rules.rulings.cases import LearnerCase
from btec_rules.rulings.rulings import Ruling

__all__ = ("check", "sittings_left")

_MISSED = Status.ABSENT


def check(record: LearnerRecord, series: Series, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether a learner may sit the external component in a series, for the first time or as the resit.

    Args:
        record: The learner's sittings so far, sat and planned; a planned entry for *series* itself is the one asked
            about.
        series: The series to enter; later than every other sitting of the external component.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``external.season-not-offered``, ``external.not-a-later-series``, ``external.no-resit-offered``,
        ``external.resit-used``, ``external.internal-missing``, ``external.internal-still-to-come``,
        ``external.final-sitting-counts``, ``external.second-certificate``, and ``external.either-way`` in place of both
        where it is not known what was claimed. These three are about the last external sitting sat, ``before``, and
        only where it meets the terminal rule. ``external.final-sitting-counts`` is left out where ``before`` can't be
        claimed any more: an unclaimed January after which an internal retake was sat (OPEN-25).

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* or a sitting is before the suite began.

    Source:
        EXT-1 to EXT-4 (guide p. 20), ENT-4 (p. 8), RET-7 (p. 13), CERT-4, CERT-5 (p. 21);
        OPEN-1, OPEN-8, OPEN-10, OPEN-19, OPEN-20, OPEN-24, OPEN-27; OPEN-11, OPEN-42 and OPEN-55 by subject.
    """
    case = judged(record, series, edition)
    if not case.refused:
        _what_follows(case, series)
    return case.ruling()


def judged(record: LearnerRecord, series: Series, edition: Edition) -> LearnerCase:
    """Put the conditions of a sitting, without what follows from it, as `check` does."""
    case = LearnerCase.of(record, series, edition)
    subject = case.subject
    others = sittings_of(record, subject.external, entry=series)
    used = case.attempts(others)
    behind = [one.series for one in others if one.status is not Status.PLANNED]
    last = behind[-1] if behind else None

    offered = series.season in subject.external_seasons
    case.require("external.season-not-offered", offered, series=series, subject=subject.title)  # EXT-4, p. 20
    case.require("external.not-a-later-series", last is None or last < series, series=series, last=last)  # EXT-2, p. 20
    _judge_attempts(case, used, series)
    _judge_internals(case, series)
    if not offered or series.season is Season.JANUARY:
        case.assume(*subject.readings)  # which subjects have a January is what they are about
    return case


def sittings_left(record: LearnerRecord, *, edition: Edition = EDITION_2025_26) -> int:
    """Count the sittings of the external component that a learner has left.

    Args:
        record: The learner's sittings; a planned one is used up already.
        edition: The numbers to apply.

    Returns:
        0, 1 or 2 on the guide's own numbers.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        EXT-3, EXT-4 (guide p. 20); OPEN-8, OPEN-10.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    return attempts_left(edition, record, record.subject.external)


class Earlier(NamedTuple):
    """The last lawful external attempt, sat or planned, before the series of an internal one."""

    series: Series
    """Its series."""
    sat: bool
    """Whether one that comes before was sat, and not only entered."""
    undone: bool
    """Whether it no longer ends the programme: no lawful external attempt comes with the internal one or after it."""
    resit_left: bool
    """Whether a sitting of the external component is left, where the subject has a resit at all."""


def earlier_than(case: LearnerCase, series: Series) -> Earlier | None:
    """Give what an internal component in *series*, retaken or sat for the first time, comes after; ``None`` if nothing.

    Lawful are the attempts in a season that the subject has, as many as are allowed.
    """
    timeline, subject, asked = case.record.timeline, case.subject, series.ordinal
    if not timeline.external and not timeline.missed:
        return None
    used = case.attempts(sittings_of(case.record, subject.external))
    allowed = lawful = attempts_allowed(case.edition, subject, subject.external)
    before: Series | None = None
    sat, undone = False, True
    for attempt in used:
        if lawful and attempt.series.season in subject.external_seasons:
            lawful -= 1
            if attempt.status is not _MISSED:
                if attempt.series.ordinal < asked:
                    before = attempt.series
                    sat = sat or attempt.status is Status.SAT
                else:
                    undone = False
                    if attempt.series.ordinal == asked:
                        case.assume("OPEN-1")
    if before is None:
        return None
    if undone and not subject.resit_possible:
        case.assume("OPEN-10", *subject.readings)
    return Earlier(before, sat, undone, len(used) < allowed)


def _judge_attempts(case: LearnerCase, used: tuple[Sitting, ...], series: Series) -> None:
    """Judge whether a sitting of the external component is left; *used* are the other attempts, planned ones too."""
    subject, allowed = case.subject, 1 + case.edition.external_resits
    if used and not subject.resit_possible:
        case.assume("OPEN-10", *subject.readings)
        case.refuse("external.no-resit-offered", subject=subject.title, used=used[0].series)  # EXT-4, p. 20
        return
    case.require("external.resit-used", len(used) < allowed, used=len(used), allowed=allowed)  # EXT-3, p. 20
    before = [one.series for one in used if one.series < series]
    resit_in_may = before and before[-1].season is Season.JANUARY and before[-1].next == series
    if len(used) < allowed and before and not resit_in_may:
        case.assume("OPEN-27")


def _judge_internals(case: LearnerCase, series: Series) -> None:
    """Judge whether every internal component is there by the series, and say which are sat again after it."""
    record, subject = case.record, case.subject
    ends = [one.series for one in _not_missed(record, subject.external) if one.series < series]
    missing = []
    for component in subject.internal:
        there = [one.series for one in _not_missed(record, component)]
        _about_absences(case, component, series)
        if not there or there[0] > series:
            missing.append(component)
            continue
        if ends and there[0] > ends[-1]:
            case.assume("OPEN-24")
        if series in there:
            case.assume("OPEN-1")
        if there[-1] > series:
            case.assume("OPEN-20")
            case.note("external.internal-still-to-come", component=component, series=there[-1])  # RET-7, p. 13
    for component in missing:
        case.refuse("external.internal-missing", component=component, series=series)  # EXT-1, p. 20
    if not missing:
        case.holds("external.internal-missing")  # EXT-1, p. 20


def _about_absences(case: LearnerCase, component: int, series: Series) -> None:
    """Name the open point about an internal component missed in or before the series: it counts as not sat."""
    if not case.record.timeline.missed:
        return
    missed = [one for one in sittings_of(case.record, component) if one.status is _MISSED and one.series <= series]
    if missed and not case.edition.absence_uses_attempt:
        case.assume("OPEN-8")


def _not_missed(record: LearnerRecord, component: int) -> list[Sitting]:
    return [one for one in sittings_of(record, component) if one.status is not _MISSED]


def _what_follows(case: LearnerCase, series: Series) -> None:
    """Say what a resit that is allowed does to the sitting before it: what was claimed stands, the rest is lost.

    Every external sitting that is sat comes before *series*: a later one has refused the entry already.
    """
    record = case.record
    sat = [one for one in record.sittings if one.status is Status.SAT]
    ends = [one.series for one in sat if one.component == case.subject.external]
    if not ends or not terminal_rule.check(record, at=ends[-1], edition=case.edition).allowed:
        return
    before = ends[-1]
    closed_since = before.season is Season.JANUARY and any(one.series > before for one in sat)
    if record.claimed is None:
        case.note("external.either-way", series=series, before=before)  # CERT-5, p. 21
    elif before in record.claimed:
        case.note("external.second-certificate", series=series, before=before)  # CERT-5, p. 21
    elif not closed_since:
        case.note("external.final-sitting-counts", series=series, before=before)  # CERT-4, p. 21
