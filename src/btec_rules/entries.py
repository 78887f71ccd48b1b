"""Entries: may a learner be entered for a component in a series, by when, and for which set assignment?

An entry is for one component in one series. For the external component the conditions are those of
`btec_rules.external`, for a second attempt at an internal one those of `btec_rules.retakes`; this module adds the first
attempt, the entry deadline, and the assignment that belongs to the series.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> check_entry(LearnerRecord(subjects.SPORT), 1, Series.june(2026)).allowed
True
>>> check_psa(Sitting(1, Series.june(2026), psa=Series.january(2026))).allowed
False
"""

from __future__ import annotations

import datetime

from btec_rules import external, retakes
from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates, refuse_other_key_dates
from btec_rules.model.records import LearnerRecord, Sitting, Status, component_of, sittings_of
from btec_rules.model.series import Series
from btec_rules.rulings.attempts import absence_readings, attempts_among
from btec_rules.rulings.findings import Finding, advice, consequence, failed, passed, unknown, unless_failed
from btec_rules.rulings.in_force import carried_to, judge, require_in_force
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_entry", "check_psa")

_SEASON = passed("entries.season-not-offered")
_NEW = passed("entries.not-a-later-series")
_IN_TIME = passed("entries.deadline")
_NO_RESIT = passed("entries.external-resit-required")
_GOOD_TO_KNOW = (
    advice("entries.content-taught-first"),
    advice("entries.when-ready"),
    advice("entries.moderator-follows-entry"),
)


def check_entry(
    record: LearnerRecord,
    component: int,
    series: Series,
    *,
    on: datetime.date | None = None,
    key_dates: KeyDates | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a learner may be entered for a component in a series.

    Args:
        record: The learner's sittings so far; a planned entry for *series* itself is the one asked about.
        component: One of the subject's components.
        series: The series to enter.
        on: The day of the entry; ``None`` leaves deadlines out of the answer.
        key_dates: The days of *series*; the guide has none.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``entries.season-not-offered``, ``entries.not-a-later-series``, ``entries.deadline``,
        ``entries.late-entries-closed``, ``entries.assignment``, ``entries.content-taught-first``,
        ``entries.when-ready``, ``entries.moderator-follows-entry``, and those of ``external.check`` or
        ``retakes.check``; for a first sitting ``entries.external-resit-required`` (passed where none is needed),
        ``entries.no-resit-left``, ``entries.no-resit-offered`` too.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is none of the subject's.
        ImpossibleFacts: If *key_dates* are those of another series.
        NoRuleInForce: If *series* or a sitting lies before the suite began.

    Source:
        ENT-1 to ENT-5 (guide p. 8), ENT-6 (p. 12), PSA-1 to PSA-3 (p. 10), RET-7 (p. 13);
        OPEN-1, OPEN-8, OPEN-12, OPEN-13, OPEN-19, OPEN-24 and those of ``external.check`` and ``retakes.check``.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("series", series, Series)
    when = facts.optional_day("on", on)
    facts.optional("key_dates", key_dates, KeyDates)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    number = component_of(facts, record.subject.components, component)
    facts.raise_faults()
    refuse_other_key_dates(key_dates, series)
    ruling = _by_attempt(record, number, series, edition)
    findings, leans = list(ruling.findings), list(ruling.assumptions)
    findings += _deadline(when, key_dates, leans)
    if number != record.subject.external:
        release = series.psa_release
        follows = consequence("entries.assignment", series=series.code, release=f"{release.year}-{release.month:02}")
        known = unless_failed(findings, [follows, *_GOOD_TO_KNOW])
        leans += ["OPEN-12"] if known else []
        findings += known
    return Ruling(findings, edition.id, leans)


def check_psa(sitting: Sitting, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether a sitting was done on the set assignment of its own series.

    Args:
        sitting: The sitting of an internal component, with the series of the assignment in ``psa``.
        edition: The edition that the ruling names.

    Returns:
        A ruling; code ``entries.wrong-assignment``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If the sitting lies before the suite began.

    Source:
        ENT-3 (guide p. 8), MOD-2 (p. 14); OPEN-19.
    """
    facts = Facts()
    facts.instance("sitting", sitting, Sitting)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    require_in_force(edition, sitting.series, rule="ENT-3")
    leans = carried_to(edition, sitting.series)
    if sitting.psa is None:
        return Ruling([unknown("entries.wrong-assignment", fact="psa")], edition.id, leans)
    if sitting.psa != sitting.series:
        series, psa = sitting.series.code, sitting.psa.code
        wrong = failed("entries.wrong-assignment", component=sitting.component, series=series, psa=psa)
        return Ruling([wrong], edition.id, leans)
    return Ruling([passed("entries.wrong-assignment")], edition.id, leans)


def _by_attempt(record: LearnerRecord, component: int, series: Series, edition: Edition) -> Ruling:
    """Judge the entry as what it is: the external component, a retake, or a first sitting."""
    if component == record.subject.external:
        return external.check(record, series, edition=edition)
    others = sittings_of(record, component, entry=series)
    planned = [sitting for sitting in others if sitting.status is Status.PLANNED]
    retaken = any(sitting.series < series for sitting in attempts_among(edition, others))
    if retaken or len(planned) > edition.retakes_allowed:  # what is planned for later uses up attempts too
        return retakes.check(record, component, series, edition=edition)
    leans = judge(edition, record, series)
    findings: list[Finding] = [_NEW, _SEASON]
    leans += absence_readings(edition, others)
    behind = [sitting.series for sitting in others if sitting.status is not Status.PLANNED]
    if behind and behind[-1] >= series:
        findings[0] = failed("entries.not-a-later-series", series=series.code, last=behind[-1].code)
    if series.season not in record.subject.internal_seasons:
        leans += record.subject.readings
        findings[1] = failed("entries.season-not-offered", series=series.code, subject=record.subject.title)
    standing = external.standing_after(record, series, edition)
    leans += standing.leans
    if standing.before is not None:
        leans.append("OPEN-24")
    return Ruling([*findings, _about_the_external(record, series, edition, standing)], edition.id, leans)


def _about_the_external(
    record: LearnerRecord, series: Series, edition: Edition, standing: external.Standing
) -> Finding:
    """Say what a first sitting means for the external component."""
    if standing.state == "fine" or standing.before is None:
        return _NO_RESIT
    before = standing.before.code
    if standing.state == "not-offered":
        return failed("entries.no-resit-offered", subject=record.subject.title, external=before)
    if standing.state == "none-left":
        return failed("entries.no-resit-left", external=before, allowed=edition.external_resits)
    return consequence("entries.external-resit-required", external=before, series=series.code)


def _deadline(on: datetime.date | None, key_dates: KeyDates | None, leans: list[str]) -> list[Finding]:
    """Judge the day of the entry: in time, late with a fee, or too late even for that."""
    if on is None:
        return []
    late = None if key_dates is None else key_dates.late_entries_close
    if late is not None and on > late:
        return [failed("entries.late-entries-closed", on=on.isoformat(), closes=late.isoformat())]
    if key_dates is None or key_dates.entries_close is None:
        fact = "key_dates" if key_dates is None else "entries_close"
        return [unknown("entries.deadline", fact=fact, on=on.isoformat())]
    if on in (key_dates.entries_close, late):
        leans.append("OPEN-13")
    if on <= key_dates.entries_close:
        return [_IN_TIME]
    return [consequence("entries.deadline", on=on.isoformat(), closes=key_dates.entries_close.isoformat())]
