"""Entries: may a learner be entered for a component in a series, by when, and for which set assignment?

An entry is for one component in one series. For the external component the conditions are those of
`btec_rules.external`, for a second attempt at an internal one those of `btec_rules.retakes`; this module adds the first
attempt, and the assignment that belongs to the series. Whether an entry can be made on a day is judged by
``btec_rules.rulings.opening`` alone.

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
from btec_rules.model.calendar import NO_DAY, Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Season, Series, first_offered
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.attempts import attempts_among
from btec_rules.rulings.cases import Case, LearnerCase, component_among
from btec_rules.rulings.opening import Cause, Door, Opening, Over, entry_opening, over_because, sat_in_january
from btec_rules.rulings.rulings import Ruling, Verdict

__all__ = ("check_entry", "check_psa")


def check_entry(
    record: LearnerRecord,
    component: int,
    series: Series,
    *,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a learner may be entered for a component in a series.

    Args:
        record: The learner's sittings so far; a planned entry for *series* itself is the one asked about.
        component: One of the subject's components.
        series: The series to enter.
        calendar: The day of the entry, and the key dates, of which the guide has none. Without a day nothing is late,
            and a series is over only where the record shows it.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``entries.season-not-offered``, ``entries.not-a-later-series``, ``entries.external-behind``,
        ``entries.deadline``, ``entries.late-entries-closed``, ``entries.late-fee-unknown``, ``entries.high-late-fee``,
        ``entries.resit-day``, ``entries.marks-were-due``, ``entries.series-over``, ``entries.results-day``,
        ``entries.results-known``, ``entries.later-series-sat``, ``entries.assignment``,
        ``entries.content-taught-first``, ``entries.not-for-beginners``, ``entries.when-ready``,
        ``entries.moderator-follows-entry``, and those of
        ``external.check`` or ``retakes.check``; for a first sitting ``entries.external-resit-required`` (passed where
        none is needed), ``entries.external-to-move``, ``entries.no-resit-left``, ``entries.no-resit-offered`` too.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is not one of the subject's.
        NoRuleInForce: If *series* or a sitting is before the suite began.

    Source:
        ENT-1 to ENT-5 (guide p. 8), ENT-6 (p. 12), PSA-1 to PSA-3 (p. 10), RET-7 (p. 13), MOD-4 (p. 14), RES-1 (p. 18);
        OPEN-1, OPEN-8, OPEN-12, OPEN-13, OPEN-19, OPEN-24, OPEN-50, OPEN-55 and those of ``external.check`` and
        ``retakes.check``.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("series", series, Series)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    number = component_among(record.subject.components, component)
    case = Case(edition)
    case.include(entry_law(record, number, series, edition))
    if number != record.subject.external:
        _judge_external_behind(case, record, number, series)
    _judge_day(case, record, number, series, NO_DAY if calendar is None else calendar)
    if number != record.subject.external and not case.refused:
        case.assume("OPEN-12")
        release = f"{series.psa_release.year}-{series.psa_release.month:02}"
        case.note("entries.assignment", series=series, release=release)  # ENT-3, p. 8
        case.advise("entries.content-taught-first")  # PSA-3, p. 10
        if series.season is Season.JANUARY and record.timeline.first >= series.ordinal:
            case.advise("entries.not-for-beginners")  # PSA-3, p. 10
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
        NoRuleInForce: If the sitting is before the suite began.

    Source:
        ENT-3 (guide p. 8), MOD-2 (p. 14); OPEN-19.
    """
    facts = Facts()
    facts.instance("sitting", sitting, Sitting)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.in_force(sitting.series, rule="ENT-3")
    number, series, psa = sitting.component, sitting.series, sitting.psa
    right = None if psa is None else psa == series
    case.require("entries.wrong-assignment", right, "psa", component=number, series=series, psa=psa)  # ENT-3, p. 8
    return case.ruling()


def entry_law(record: LearnerRecord, component: int, series: Series, edition: Edition) -> Ruling:
    """Judge an entry, whatever the day, as what it is: the external component, a retake, or a first sitting."""
    if component == record.subject.external:
        return external.check(record, series, edition=edition)
    others = sittings_of(record, component, entry=series)
    planned = [sitting for sitting in others if sitting.status is Status.PLANNED]
    retaken = any(sitting.series < series for sitting in attempts_among(edition, others))
    if retaken or len(planned) > edition.retakes_allowed:  # what is planned for later uses up attempts too
        return retakes.check(record, component, series, edition=edition)
    return _first_sitting(LearnerCase.of(record, series, edition), others, series)


def is_refused(record: LearnerRecord, component: int, series: Series, edition: Edition) -> bool:
    """Whether `entry_law` refuses an entry; what follows from one that is lawful is not looked at."""
    if component == record.subject.external:
        return external.judged(record, series, edition).refused
    return entry_law(record, component, series, edition).verdict is Verdict.REFUSED


def _first_sitting(case: LearnerCase, others: tuple[Sitting, ...], series: Series) -> Ruling:
    """Judge a first sitting; *others* are the component's entries besides the one that is asked about."""
    subject = case.subject
    behind = [sitting.series for sitting in others if sitting.status is not Status.PLANNED]
    last = behind[-1] if behind else None
    offered = series.season in subject.internal_seasons

    case.require("entries.not-a-later-series", last is None or last < series, series=series, last=last)  # RET-2, p. 12
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
    if not earlier.sat:
        to = first_offered(series, subject.external_seasons) or series
        case.note("entries.external-to-move", external=external_series, series=to)  # ENT-4, p. 8
    elif not subject.resit_possible:
        case.refuse("entries.no-resit-offered", subject=subject.title, external=external_series)  # EXT-4, p. 20
    elif not earlier.resit_left:
        case.refuse("entries.no-resit-left", external=external_series, allowed=allowed)  # EXT-3, p. 20
    else:
        case.note("entries.external-resit-required", external=external_series, series=series)  # EXT-1, p. 20


def _judge_external_behind(case: Case, record: LearnerRecord, component: int, series: Series) -> None:
    """Judge whether the external component of the series is behind the learner; an entry that is there stays."""
    there = {one.component: one.status for one in record.sittings if one.series == series}
    behind = there.get(record.subject.external, Status.PLANNED) is not Status.PLANNED
    if behind and component not in there:
        case.refuse("entries.external-behind", component=component, series=series)  # ENT-1, p. 8


def _judge_day(case: Case, record: LearnerRecord, component: int, series: Series, calendar: Calendar) -> None:
    """Judge the day of the entry: in time, late with a fee, or too late even for that."""
    on = calendar.on
    if on is None and case.refused:
        return
    opening = entry_opening(record, component, series, calendar, case.edition)
    over = over_because(record, component, series, calendar, case.edition) if opening.door is Door.SHUT else None
    if over is not None:
        _refuse_what_is_over(case, over, component, series, is_external=component == record.subject.external)
    elif on is not None:
        days = calendar.of(series)
        again = days.resit_entries_close if sat_in_january(record, component, series) else None
        _judge_entry_days(case, opening, on, days, again)
        if component != record.subject.external and _is_by_the_resit_day(on, days, again):
            case.assume("OPEN-55")


def _judge_entry_days(
    case: Case, opening: Opening, on: datetime.date, days: KeyDates, again: datetime.date | None
) -> None:
    """Judge a day on which the component can still be sat by the entry days; *again* is that for a resit, if one is."""
    closes, late, high = days.entries_close, days.late_entries_close, days.high_late_fees_from
    if on in (closes, late, again):
        case.assume("OPEN-13")
    for fact in opening.missing:
        case.leave_open("entries.deadline", fact, on=on)  # ENT-1, p. 8
    if opening.door is Door.OPEN:
        if closes is not None and on <= closes:
            case.holds("entries.deadline")  # ENT-1, p. 8
        _about_the_fee(case, on, days, again)
    elif opening.door is Door.LATE and closes is not None:
        case.note("entries.deadline", on=on, closes=closes)  # ENT-1, p. 8
        if high is not None and on >= high:
            case.note("entries.high-late-fee", since=high)  # ENT-1, p. 8
    elif opening.door is Door.SHUT:
        last = max(day for day in (late, again) if day is not None)
        case.refuse("entries.late-entries-closed", on=on, closes=last)  # ENT-1, p. 8


def _about_the_fee(case: Case, on: datetime.date, days: KeyDates, again: datetime.date | None) -> None:
    """Say why a day past the normal entry days costs no late fee, or that it may cost one."""
    if again is not None and _is_by_the_resit_day(on, days, again):
        case.note("entries.resit-day", closes=again)  # ENT-1, p. 8
    elif days.entries_close is None and days.late_entries_close is not None:
        case.note("entries.late-fee-unknown", closes=days.late_entries_close)  # ENT-1, p. 8


def _is_by_the_resit_day(on: datetime.date, days: KeyDates, again: datetime.date | None) -> bool:
    """Whether it is the day for a resit, and not that for all entries, that an entry comes in time for."""
    closes = days.entries_close
    return again is not None and on <= again and (closes is None or on > closes)


def _refuse_what_is_over(case: Case, over: Over, component: int, series: Series, *, is_external: bool) -> None:
    """Refuse an entry for what can't be sat any more, by the name of what shows it."""
    if is_external or over.cause in (Cause.DAY, Cause.LATER):  # results end what is internal without a reading
        case.assume("OPEN-50")
    if over.later is not None:
        case.refuse("entries.later-series-sat", series=series, later=over.later)  # ENT-1, p. 8
    elif over.since is None:
        case.refuse("entries.results-known", series=series)  # RES-1, p. 18
    elif over.cause is Cause.RESULTS:
        case.refuse("entries.results-day", series=series, results_day=over.since)  # RES-1, p. 18
    elif over.cause is Cause.MARKS:
        due = over.since - _ONE_DAY
        case.refuse("entries.marks-were-due", component=component, series=series, due=due)  # MOD-4, p. 14
    else:
        case.refuse("entries.series-over", series=series, since=over.since)  # ENT-1, p. 8


_ONE_DAY = datetime.timedelta(days=1)
