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
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, Status, sittings_of
from btec_rules.model.series import Season, Series
from btec_rules.rulings.attempts import absence_readings, attempts_allowed, attempts_among, attempts_left
from btec_rules.rulings.findings import Finding, Outcome, consequence, failed, passed, unless_failed
from btec_rules.rulings.in_force import judge
from btec_rules.rulings.rulings import Ruling, conclude

__all__ = ("check", "sittings_left")

_MISSED = Status.ABSENT
_SEASON = passed("external.season-not-offered")
_ORDER = passed("external.not-a-later-series")
_RESIT = passed("external.resit-used")
_INTERNALS = passed("external.internal-missing")


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
        ``external.final-sitting-counts``, ``external.second-certificate``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* or a sitting lies before the suite began.

    Source:
        EXT-1 to EXT-4 (guide p. 20), ENT-4 (p. 8), RET-7 (p. 13), CERT-4, CERT-5 (p. 21);
        OPEN-1, OPEN-8, OPEN-10, OPEN-19, OPEN-20, OPEN-24, OPEN-27; OPEN-11 and OPEN-42 by subject.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("series", series, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    leans = judge(edition, record, series)
    findings = [
        *_season(record, series, leans),
        *_order(record, series),
        *_attempts(record, series, edition, leans),
        *_internals(record, series, leans),
    ]
    findings += unless_failed(findings, _what_follows(record, series, edition))
    return conclude(findings, edition.id, leans)


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


class Standing(NamedTuple):
    """What an internal sitting in some series means for the external component."""

    state: str
    """``fine`` (one is entered then or later, or none came before), ``needed`` (it has to be sat again), ``none-left``
    (it has to, and can't) or ``not-offered`` (it has to, and the subject has no resit)."""
    before: Series | None
    """The series of the last lawful external sitting before it, where there is one."""
    leans: tuple[str, ...]
    """The open points that this touches."""


_FINE = Standing("fine", None, ())


def standing_after(record: LearnerRecord, series: Series, edition: Edition) -> Standing:
    """Work out what an internal sitting in *series*, retaken or first, means for the external component."""
    subject = record.subject
    last, missed = record.timeline.external, record.timeline.missed
    if last == 0 and not missed:
        return _FINE
    sittings = sittings_of(record, subject.external)
    used = attempts_among(edition, sittings) if missed else sittings
    leans = ["OPEN-8"] if len(used) < len(sittings) else []
    # Only a sitting that is itself lawful can be the one that ends the programme, or have ended it.
    left = allowed = attempts_allowed(edition, subject, subject.external)
    before, at_last, asked = None, 0, series.ordinal
    for sitting in used:
        if left and sitting.series.season in subject.external_seasons:
            left -= 1
            if sitting.status is not _MISSED:
                at_last = sitting.series.ordinal
                if at_last < asked:
                    before = sitting.series
                elif at_last == asked:
                    leans.append("OPEN-1")
    if before is None and not leans:
        return _FINE
    if before is None or at_last >= asked:
        return Standing("fine", before, tuple(leans))
    if not subject.resit_possible:
        return Standing("not-offered", before, (*leans, "OPEN-10", *subject.readings))
    return Standing("none-left" if len(used) >= allowed else "needed", before, tuple(leans))


def _season(record: LearnerRecord, series: Series, leans: list[str]) -> list[Finding]:
    if series.season in record.subject.external_seasons:
        return [_SEASON]
    leans += record.subject.readings
    return [failed("external.season-not-offered", series=series.code, subject=record.subject.title)]


def _order(record: LearnerRecord, series: Series) -> list[Finding]:
    """Judge against what is behind the learner; an entry that is planned for later is no bar, only an attempt."""
    behind = [
        sitting.series
        for sitting in sittings_of(record, record.subject.external, entry=series)
        if sitting.status is not Status.PLANNED
    ]
    if behind and behind[-1] >= series:
        return [failed("external.not-a-later-series", series=series.code, last=behind[-1].code)]
    return [_ORDER]


def _attempts(record: LearnerRecord, series: Series, edition: Edition, leans: list[str]) -> list[Finding]:
    others = sittings_of(record, record.subject.external, entry=series)
    leans += absence_readings(edition, others)
    used = attempts_among(edition, others)
    if used and not record.subject.resit_possible:
        leans += ("OPEN-10", *record.subject.readings)
        return [failed("external.no-resit-offered", subject=record.subject.title, used=used[0].series.code)]
    if len(used) > edition.external_resits:
        return [failed("external.resit-used", used=len(used), allowed=1 + edition.external_resits)]
    before = [sitting.series for sitting in used if sitting.series < series]
    if before and not (before[-1].season is Season.JANUARY and before[-1].next == series):
        leans.append("OPEN-27")
    return [_RESIT]


def _internals(record: LearnerRecord, series: Series, leans: list[str]) -> list[Finding]:
    findings = []
    earlier = [
        s for s in sittings_of(record, record.subject.external) if s.status is not Status.ABSENT and s.series < series
    ]
    for component in record.subject.internal:
        sittings = sittings_of(record, component)
        if any(sitting.status is Status.ABSENT and sitting.series <= series for sitting in sittings):
            leans.append("OPEN-8")
        there = [sitting.series for sitting in sittings if sitting.status is not Status.ABSENT]
        if not there or there[0] > series:
            findings.append(failed("external.internal-missing", component=component, series=series.code))
            continue
        if earlier and there[0] > earlier[-1].series:
            leans.append("OPEN-24")
        if series in there:
            leans.append("OPEN-1")
        if there[-1] > series:
            leans.append("OPEN-20")
            findings.append(consequence("external.internal-still-to-come", component=component, series=there[-1].code))
    if not any(finding.outcome is Outcome.FAILED for finding in findings):
        findings.append(_INTERNALS)
    return findings


def _what_follows(record: LearnerRecord, series: Series, edition: Edition) -> list[Finding]:
    """Say what a resit that is allowed does to the sitting before it.

    Lost where it could be claimed and was not, kept where it was. Every sitting that is sat comes before the resit, or
    `_order` has refused it.
    """
    earlier = [
        sitting.series for sitting in sittings_of(record, record.subject.external) if sitting.status is Status.SAT
    ]
    if not earlier or not terminal_rule.check(record, at=earlier[-1], edition=edition).allowed:
        return []
    before = earlier[-1]
    if before in record.claimed:
        return [consequence("external.second-certificate", series=series.code, before=before.code)]
    if any(sitting.status is Status.SAT and sitting.series > before for sitting in record.sittings):
        return []  # what was sat since has closed it already
    return [consequence("external.final-sitting-counts", series=series.code, before=before.code)]
