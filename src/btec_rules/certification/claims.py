"""Claims: can a certificate be claimed in a series?

A certificate is claimed in the series of the external component that ends the programme. What was not claimed before a
resit is sat is lost (CERT-4, OPEN-25); what was claimed stands. Whether the terminal rule is met is decided by
`btec_rules.terminal_rule`, and whether a claim can be made on a day by ``btec_rules.rulings.opening`` alone.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> january = Series.january(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january, 40) for component in (1, 2, 3)])
>>> check_claim(record, january).allowed
True
"""

from __future__ import annotations

from btec_rules import terminal_rule
from btec_rules._values.facts import Facts
from btec_rules.certification.claim_days import judge_day
from btec_rules.model.calendar import NO_DAY, Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of, sittings_until
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.attempts import attempts_allowed, attempts_among
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_claim",)


def check_claim(
    record: LearnerRecord,
    series: Series,
    *,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a certificate can be claimed in a series.

    Args:
        record: The learner's sittings and the claims already made.
        series: The series to claim in: that of the external sitting, sat or planned.
        calendar: The day of the claim, and the key dates, of which the guide has none. Without a day nothing is late: a
            May/June series alone is left open where the record shows that it is over (OPEN-28).
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``certification.external-not-in-series``, ``certification.absent-in-series``,
        ``certification.external-season-not-offered``, ``certification.internal-season-not-offered``,
        ``certification.external-sitting-unlawful``, ``certification.no-resit-offered``,
        ``certification.retake-unlawful``, the codes of
        ``terminal_rule.check``, ``certification.closed-by-later-external``, ``certification.closed-by-later-internal``,
        ``certification.window``, ``certification.late-window``, ``certification.late-window-not-open``,
        ``certification.results-not-out``, ``certification.late-summer-claim``, ``certification.once-sat``,
        ``certification.already-claimed``. A claimed series is judged as of that series, whatever the day. Where it is
        not known what was claimed, a claim that would stand if it was made, but can't be made now, is undecided.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* or a sitting is before the suite began.

    Source:
        CERT-1 to CERT-4, CERT-7 (guide p. 20-21), EXT-1, EXT-3, EXT-4 (p. 20), RET-1 (p. 12), PSA-2 (p. 10);
        OPEN-8, OPEN-10, OPEN-16, OPEN-17, OPEN-19, OPEN-25, OPEN-26, OPEN-28, OPEN-51 and those of
        ``terminal_rule.check``; OPEN-11, OPEN-42 and OPEN-55 by subject.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("series", series, Series)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    ends = sittings_of(record, record.subject.external)
    entry = next((sitting for sitting in ends if sitting.series == series), None)
    case = Case(edition)
    case.in_force(series)
    _judge_entry(case, ends, entry, series)
    _judge_seasons(case, record, series)
    _judge_attempts(case, record, series)
    case.include(terminal_rule.check(record, at=series, edition=edition))
    when = NO_DAY if calendar is None else calendar
    if record.claimed is None:
        _judge_either_way(case, record, entry, series, when)
    elif series in record.claimed:
        case.note("certification.already-claimed", series=series)  # CERT-5, p. 21
    else:
        _judge_as_unclaimed(case, record, entry, series, when)
    if entry is not None and entry.status is Status.PLANNED and not case.refused:
        case.note("certification.once-sat", series=series)  # CERT-2, p. 20
    return case.ruling()


def _judge_either_way(
    case: Case, record: LearnerRecord, entry: Sitting | None, series: Series, calendar: Calendar
) -> None:
    """Judge a claim of which nobody has said whether it was made: it is open where it matters."""
    if case.refused:
        return
    unclaimed = Case(case.edition)
    _judge_as_unclaimed(unclaimed, record, entry, series, calendar)
    ruling = unclaimed.ruling()
    if unclaimed.refused:
        case.assume(*ruling.assumptions)
    else:
        case.include(ruling)
    if not ruling.allowed:
        case.leave_open("certification.already-claimed", "claimed", series=series)  # CERT-5, p. 21


def _judge_as_unclaimed(
    case: Case, record: LearnerRecord, entry: Sitting | None, series: Series, calendar: Calendar
) -> None:
    """Judge whether a claim that was not made yet can be made now."""
    missed = entry is not None and entry.status is Status.ABSENT
    rests_on = series
    if missed:
        sat = [one.series for one in sittings_of(record, record.subject.external) if one.status is Status.SAT]
        rests_on = max((one for one in sat if one < series), default=series)
    _judge_what_came_since(case, record, series, rests_on)
    if entry is not None and (not missed or rests_on < series):
        judge_day(case, record, entry, calendar)


def _judge_entry(case: Case, ends: tuple[Sitting, ...], entry: Sitting | None, series: Series) -> None:
    """Judge whether there is an external sitting to claim on: sat, or planned and then claimed with the entry."""
    if entry is None:
        case.refuse("certification.external-not-in-series", series=series)  # CERT-1, p. 20
        return
    if entry.status is not Status.ABSENT:
        case.holds("certification.external-not-in-series")  # CERT-1, p. 20
        return
    if not case.edition.absence_uses_attempt:
        case.assume("OPEN-8")
    earlier = [one.series for one in ends if one.status is Status.SAT and one.series < series]
    if earlier:
        case.assume("OPEN-26")
        last, fact = earlier[-1], "claim-after-absence"
        case.leave_open("certification.absent-in-series", fact, series=series, last=last)  # CERT-1, p. 20
    else:
        case.refuse("certification.external-not-in-series", series=series)  # CERT-1, p. 20


def _judge_seasons(case: Case, record: LearnerRecord, series: Series) -> None:
    """Judge whether the claim rests on sittings in seasons that the subject does not have."""
    subject, title = record.subject, record.subject.title
    external_offered = series.season in subject.external_seasons
    out_of_season = [
        one
        for one in record.sittings
        if one.component != subject.external
        and one.status is not Status.ABSENT
        and one.series <= series
        and one.series.season not in subject.internal_seasons
    ]
    if external_offered:
        case.holds("certification.external-season-not-offered")  # EXT-4, p. 20
    else:
        case.refuse("certification.external-season-not-offered", series=series, subject=title)  # EXT-4, p. 20
    for one in out_of_season:
        number, when = one.component, one.series
        case.refuse(
            "certification.internal-season-not-offered", component=number, series=when, subject=title
        )  # PSA-2, p. 10
    if not out_of_season:
        case.holds("certification.internal-season-not-offered")  # PSA-2, p. 10
    if out_of_season or not external_offered or series.season is Season.JANUARY:
        case.assume(*subject.readings)  # which subjects have a January is what they are about


def _judge_attempts(case: Case, record: LearnerRecord, series: Series) -> None:
    """Judge whether the claim rests on more attempts than the guide allows."""
    subject, edition = record.subject, case.edition
    attempts = [one.component for one in attempts_among(edition, sittings_until(record, series))]
    ends, allowed = attempts.count(subject.external), attempts_allowed(edition, subject, subject.external)
    if ends > 1 and not subject.resit_possible:
        case.assume("OPEN-10", *subject.readings)
        case.refuse("certification.no-resit-offered", used=ends, subject=subject.title)  # EXT-4, p. 20
    else:
        case.require(
            "certification.external-sitting-unlawful", ends <= allowed, used=ends, allowed=allowed
        )  # EXT-3, p. 20
    too_many = [one for one in subject.internal if attempts.count(one) > attempts_allowed(edition, subject, one)]
    for one in too_many:
        times, fact = attempts.count(one), "which-attempts-stand"
        case.leave_open("certification.retake-unlawful", fact, component=one, used=times)  # RET-1, p. 12
    if not too_many:
        case.holds("certification.retake-unlawful")  # RET-1, p. 12


def _judge_what_came_since(case: Case, record: LearnerRecord, series: Series, rests_on: Series) -> None:
    """Judge whether something that was sat since has closed an unclaimed series; an internal one closes January only.

    *rests_on* is the series of the external sitting: an earlier one where that of *series* was missed (OPEN-26).
    """
    external = record.subject.external
    later = [sitting for sitting in record.sittings if sitting.series > series]
    missed = [one.component for one in later if one.status is Status.ABSENT]
    sat = [one for one in later if one.status is Status.SAT]
    resits = [one.series for one in sat if one.component == external]
    internals = [one for one in sat if one.component != external and rests_on.season is Season.JANUARY]
    if internals:  # what was not there by then is no retake, and EXT-1 refuses it
        there = {one.component for one in attempts_among(case.edition, sittings_until(record, series))}
        internals = [one for one in internals if one.component in there]
    last = resits[-1] if resits else None

    case.require("certification.closed-by-later-external", last is None, series=series, later=last)  # CERT-4, p. 21
    for one in internals:
        number, later_on = one.component, one.series
        case.refuse(
            "certification.closed-by-later-internal", series=series, component=number, later=later_on
        )  # RET-7, p. 13
    if not internals:
        case.holds("certification.closed-by-later-internal")  # RET-7, p. 13
    if missed and not case.edition.absence_uses_attempt:
        case.assume("OPEN-8")
    if external in missed:
        case.assume("OPEN-17")
    if internals:
        case.assume("OPEN-25")
