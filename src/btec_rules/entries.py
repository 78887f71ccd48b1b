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
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.attempts import attempts_among
from btec_rules.rulings.cases import Case, LearnerCase, component_among
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_entry", "check_psa")


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
    number = component_among(record.subject.components, component)
    refuse_other_key_dates(key_dates, series)
    case = Case(edition)
    case.include(_by_attempt(record, number, series, edition))
    _judge_day(case, when, key_dates)
    if number != record.subject.external and not case.refused:
        case.assume("OPEN-12")
        release = f"{series.psa_release.year}-{series.psa_release.month:02}"
        case.note("entries.assignment", series=series, release=release)  # ENT-3, p. 8
        case.advise("entries.content-taught-first")  # PSA-3, p. 10
        case.advise("entries.when-ready")  # ENT-6, p. 12
        case.advise("entries.moderator-follows-entry")  # ENT-5, p. 8
    return case.ruling()


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
    case = Case(edition)
    case.in_force(sitting.series, rule="ENT-3", history=True)
    number, series, psa = sitting.component, sitting.series, sitting.psa
    right = None if psa is None else psa == series
    case.require("entries.wrong-assignment", right, "psa", component=number, series=series, psa=psa)  # ENT-3, p. 8
    return case.ruling()


def _by_attempt(record: LearnerRecord, component: int, series: Series, edition: Edition) -> Ruling:
    """Judge the entry as what it is: the external component, a retake, or a first sitting."""
    if component == record.subject.external:
        return external.check(record, series, edition=edition)
    others = sittings_of(record, component, entry=series)
    planned = [sitting for sitting in others if sitting.status is Status.PLANNED]
    retaken = any(sitting.series < series for sitting in attempts_among(edition, others))
    if retaken or len(planned) > edition.retakes_allowed:  # what is planned for later uses up attempts too
        return retakes.check(record, component, series, edition=edition)
    return _first_sitting(LearnerCase.of(record, series, edition), others, series)


def _first_sitting(case: LearnerCase, others: tuple[Sitting, ...], series: Series) -> Ruling:
    """Judge a first sitting; *others* are the component's entries besides the one that is asked about."""
    subject = case.subject
    behind = [sitting.series for sitting in others if sitting.status is not Status.PLANNED]
    last = behind[-1] if behind else None
    offered = series.season in subject.internal_seasons

    case.require("entries.not-a-later-series", last is None or last < series, series=series, last=last)  # ENT-1, p. 8
    case.require("entries.season-not-offered", offered, series=series, subject=subject.title)  # PSA-2, p. 10
    _about_the_external(case, series)
    case.attempts(others)
    if not offered:
        case.assume(*subject.readings)
    return case.ruling()


def _about_the_external(case: LearnerCase, series: Series) -> None:
    """Judge what a first sitting means for the external component: one that comes before it has to be sat again."""
    earlier = external.earlier_than(case, series)
    if earlier is not None:
        case.assume("OPEN-24")
    if earlier is None or not earlier.undone:
        case.holds("entries.external-resit-required")  # EXT-1, p. 20
        return
    subject, allowed, external_series = case.subject, case.edition.external_resits, earlier.series
    if not subject.resit_possible:
        case.refuse("entries.no-resit-offered", subject=subject.title, external=external_series)  # EXT-4, p. 20
    elif not earlier.resit_left:
        case.refuse("entries.no-resit-left", external=external_series, allowed=allowed)  # EXT-3, p. 20
    else:
        case.note("entries.external-resit-required", external=external_series, series=series)  # EXT-1, p. 20


def _judge_day(case: Case, on: datetime.date | None, key_dates: KeyDates | None) -> None:
    """Judge the day of the entry: in time, late with a fee, or too late even for that."""
    if on is None:
        return
    closes = None if key_dates is None else key_dates.entries_close
    late = None if key_dates is None else key_dates.late_entries_close
    if late is not None and on > late:
        case.refuse("entries.late-entries-closed", on=on, closes=late)  # ENT-1, p. 8
        return
    if closes is None:
        missing = "key_dates" if key_dates is None else "entries_close"
        case.leave_open("entries.deadline", missing, on=on)  # ENT-1, p. 8
        return
    if on in (closes, late):
        case.assume("OPEN-13")
    if on <= closes:
        case.holds("entries.deadline")  # ENT-1, p. 8
    else:
        case.note("entries.deadline", on=on, closes=closes)  # ENT-1, p. 8
