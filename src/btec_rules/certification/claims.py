"""Claims: can a certificate be claimed in a series?

A certificate is claimed in the series of the external component that ends the programme. What was not claimed before a
resit is sat is lost (CERT-4, OPEN-25); what was claimed stands. The days of the claim windows are the caller's
`KeyDates`. Whether the terminal rule is met is decided by `btec_rules.terminal_rule`.
"""

from __future__ import annotations

import datetime

from btec_rules import terminal_rule
from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates, refuse_other_key_dates
from btec_rules.model.records import LearnerRecord, Sitting, Status, sittings_of
from btec_rules.model.series import Season, Series
from btec_rules.rulings.attempts import attempts_allowed, attempts_among
from btec_rules.rulings.findings import Finding, consequence, failed, passed, unknown
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_claim",)

_EXTERNAL_SEASON = passed("certification.external-season-not-offered")


_INTERNAL_SEASONS = passed("certification.internal-season-not-offered")


_ENTRY = passed("certification.external-not-in-series")


_LAWFUL_EXTERNAL = passed("certification.external-sitting-unlawful")


_LAWFUL_RETAKES = passed("certification.retake-unlawful")


_NOT_RESAT = passed("certification.closed-by-later-external")


_NOT_RETAKEN = passed("certification.closed-by-later-internal")


_IN_WINDOW = passed("certification.window")


_IN_LATE_WINDOW = passed("certification.late-window")


def check_claim(
    record: LearnerRecord,
    series: Series,
    *,
    on: datetime.date | None = None,
    key_dates: KeyDates | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a certificate can be claimed in a series.

    Args:
        record: The learner's sittings and the claims already made.
        series: The series to claim in: that of the external sitting, sat or planned.
        on: The day of the claim; ``None`` asks about eligibility only.
        key_dates: The days of *series*; without them the window on a day can't be judged.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``certification.external-not-in-series``, ``certification.absent-in-series``,
        ``certification.external-season-not-offered``, ``certification.internal-season-not-offered``,
        ``certification.external-sitting-unlawful``, ``certification.no-resit-offered``,
        ``certification.retake-unlawful``, the codes of
        ``terminal_rule.check``, ``certification.closed-by-later-external``, ``certification.closed-by-later-internal``,
        ``certification.window``, ``certification.late-window``, ``certification.late-window-not-open``,
        ``certification.late-summer-claim``, ``certification.once-sat``, ``certification.already-claimed``. A claimed
        series is judged as of that series.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If *key_dates* are those of another series.
        NoRuleInForce: If *series* or a sitting lies before the suite began.

    Source:
        CERT-1 to CERT-4, CERT-7 (guide p. 20-21), EXT-1, EXT-3, EXT-4 (p. 20), RET-1 (p. 12), PSA-2 (p. 10);
        OPEN-8, OPEN-10, OPEN-16, OPEN-17, OPEN-19, OPEN-25, OPEN-26, OPEN-28 and those of
        ``terminal_rule.check``; OPEN-11 and OPEN-42 by subject.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("series", series, Series)
    when = facts.optional_day("on", on)
    facts.optional("key_dates", key_dates, KeyDates)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    refuse_other_key_dates(key_dates, series)
    terminal = terminal_rule.check(record, at=series, edition=edition)
    leans = list(terminal.assumptions)
    entry = next(
        (sitting for sitting in sittings_of(record, record.subject.external) if sitting.series == series), None
    )
    findings = _entry(record, series, entry, leans)
    findings += _lawful_seasons(record, series, leans)
    findings += _lawful_attempts(record, series, edition, leans)
    findings += terminal.findings
    if series in record.claimed:
        findings.append(consequence("certification.already-claimed", series=series.code))
    else:
        findings += _closed(record, series, leans)
        if entry is not None and entry.status is not Status.ABSENT:
            findings += _window(entry, when, key_dates, leans)
    return Ruling(findings, edition.id, leans)


def _entry(record: LearnerRecord, series: Series, entry: Sitting | None, leans: list[str]) -> list[Finding]:
    """Judge whether there is an external sitting to claim on."""
    if entry is not None and entry.status is Status.SAT:
        return [_ENTRY]
    if entry is not None and entry.status is Status.PLANNED:
        return [_ENTRY, consequence("certification.once-sat", series=series.code)]
    if entry is not None:
        leans.append("OPEN-8")
        earlier = [s for s in sittings_of(record, entry.component) if s.status is Status.SAT and s.series < series]
        if earlier:
            leans.append("OPEN-26")
            last = earlier[-1].series.code
            return [
                unknown("certification.absent-in-series", fact="claim-after-absence", series=series.code, last=last)
            ]
    return [failed("certification.external-not-in-series", series=series.code)]


def _lawful_seasons(record: LearnerRecord, series: Series, leans: list[str]) -> list[Finding]:
    """Judge whether the claim rests on sittings in seasons that the subject does not have."""
    subject = record.subject
    internals = [
        sitting
        for sitting in record.sittings
        if sitting.component != subject.external
        and sitting.status is not Status.ABSENT
        and sitting.series <= series
        and sitting.series.season not in subject.internal_seasons
    ]
    findings = [_EXTERNAL_SEASON]
    if series.season not in subject.external_seasons:
        findings = [failed("certification.external-season-not-offered", series=series.code, subject=subject.title)]
    code = "certification.internal-season-not-offered"
    findings += [failed(code, component=s.component, series=s.series.code, subject=subject.title) for s in internals]
    if not internals:
        findings.append(_INTERNAL_SEASONS)
    if findings != [_EXTERNAL_SEASON, _INTERNAL_SEASONS]:
        leans += subject.readings
    return findings


def _lawful_attempts(record: LearnerRecord, series: Series, edition: Edition, leans: list[str]) -> list[Finding]:
    """Judge whether the claim rests on more attempts than the guide allows."""

    def used(component: int) -> int:
        return sum(one.series <= series for one in attempts_among(edition, sittings_of(record, component)))

    findings = []
    subject = record.subject
    allowed = attempts_allowed(edition, subject, subject.external)
    if used(subject.external) > 1 and not subject.resit_possible:
        leans += ("OPEN-10", *subject.readings)
        findings.append(failed("certification.no-resit-offered", used=used(subject.external), subject=subject.title))
    elif used(subject.external) > allowed:
        findings.append(failed("certification.external-sitting-unlawful", used=used(subject.external), allowed=allowed))
    else:
        findings.append(_LAWFUL_EXTERNAL)
    too_many = [
        component for component in subject.internal if used(component) > attempts_allowed(edition, subject, component)
    ]
    findings += [
        unknown("certification.retake-unlawful", fact="which-attempts-stand", component=component, used=used(component))
        for component in too_many
    ] or [_LAWFUL_RETAKES]
    return findings


def _closed(record: LearnerRecord, series: Series, leans: list[str]) -> list[Finding]:
    """Judge whether something sat since has closed an unclaimed series."""
    later = [sitting for sitting in record.sittings if sitting.series > series]
    external_number = record.subject.external
    if any(sitting.status is Status.ABSENT for sitting in later):
        leans.append("OPEN-8")
    if any(sitting.status is Status.ABSENT and sitting.component == external_number for sitting in later):
        leans.append("OPEN-17")
    sat = [sitting for sitting in later if sitting.status is Status.SAT]
    resits = [sitting for sitting in sat if sitting.component == external_number]
    internals = [sitting for sitting in sat if sitting.component != external_number]
    findings = [_NOT_RESAT]
    if resits:
        findings = [failed("certification.closed-by-later-external", series=series.code, later=resits[-1].series.code)]
    if not internals:
        return [*findings, _NOT_RETAKEN]
    leans.append("OPEN-25")
    return [
        *findings,
        *(
            failed(
                "certification.closed-by-later-internal",
                series=series.code,
                component=sitting.component,
                later=sitting.series.code,
            )
            for sitting in internals
        ),
    ]


def _window(entry: Sitting, on: datetime.date | None, key_dates: KeyDates | None, leans: list[str]) -> list[Finding]:
    """Judge the day of the claim: the normal entry window, or after a January sitting the late one."""
    january = entry.series.season is Season.JANUARY
    if january and entry.status is Status.SAT:
        leans.append("OPEN-16")
    if on is None:
        return []
    if key_dates is None:
        return [unknown("certification.window", fact="key_dates", on=on.isoformat())]
    if key_dates.entries_close is not None and on <= key_dates.entries_close:
        return [_IN_WINDOW]
    if january:
        return [_late_window(on, key_dates, entry.status)]
    if key_dates.entries_close is None:
        return [unknown("certification.window", fact="entries_close", on=on.isoformat())]
    leans.append("OPEN-28")
    return [unknown("certification.late-summer-claim", fact="late-summer-claim", on=on.isoformat())]


def _late_window(on: datetime.date, key_dates: KeyDates, status: Status) -> Finding:
    opens, closes = key_dates.late_claims_open, key_dates.late_claims_close
    if closes is not None and on > closes:
        return failed("certification.late-window", on=on.isoformat(), closes=closes.isoformat())
    if opens is not None and on >= opens:
        if closes is None:
            return unknown("certification.window", fact="late_claims_close", on=on.isoformat())
        if status is Status.PLANNED:  # the late window follows a result
            return unknown("certification.late-window", fact="january-result")
        return _IN_LATE_WINDOW
    if key_dates.entries_close is None:
        return unknown("certification.window", fact="entries_close", on=on.isoformat())
    if opens is None:
        return unknown("certification.window", fact="late_claims_open", on=on.isoformat())
    return failed("certification.late-window-not-open", on=on.isoformat(), opens=opens.isoformat())
