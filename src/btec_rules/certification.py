"""Certification: what can be claimed, in which series, and which results count.

A certificate is claimed in the series of the external component that ends the programme. What was not claimed before a
resit is sat is lost (CERT-4, OPEN-25); what was claimed stands, and the first certificate is the one that performance
tables count. The days of the claim windows are the caller's `KeyDates`.

After a January sitting there are three ways: claim it, resit and claim only then (January is lost), or claim it and
certificate again with the resit. The better attempt counts for an internal component, but for the external one it is
the sitting of the series that is claimed, even where an earlier one was better (CERT-4).

The guide has no thresholds: `grade` takes the caller's own. Whether the terminal rule is met is decided by
`btec_rules.terminal_rule`, whether a resit may be entered by `btec_rules.external`.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> january = Series.january(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january, 40) for component in (1, 2, 3)])
>>> [option.code for option in options(record)]
['claim', 'resit-and-claim', 'claim-resit-recertify']
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import attrs

from btec_rules import external, terminal_rule
from btec_rules.model.editions import (
    EDITION_2025_26,
    Edition,
    KeyDates,
    attempts_allowed,
    attempts_among,
    judge,
    refuse_other_key_dates,
)
from btec_rules.model.errors import Fault, ImpossibleFacts
from btec_rules.model.guards import day, kind, mapping, refuse, whole
from btec_rules.model.records import LearnerRecord, Sitting, Status, sittings_of
from btec_rules.model.rulings import Finding, Ruling, Verdict, consequence, failed, passed, unknown
from btec_rules.model.series import Season, Series, first_offered
from btec_rules.model.tables import Shown, Table, listed
from btec_rules.model.values import Value
from btec_rules.retakes import counting_sitting

__all__ = (
    "Certificate",
    "CertificationOption",
    "QualificationResult",
    "certificates",
    "check_claim",
    "grade",
    "options",
    "performance_tables_certificate",
    "result",
)

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
    faults: list[Fault] = []
    kind(faults, "record", record, LearnerRecord)
    kind(faults, "series", series, Series)
    when = None if on is None else day(faults, "on", on)
    if key_dates is not None:
        kind(faults, "key_dates", key_dates, KeyDates)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
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


@attrs.frozen(repr=False)
class CertificationOption(Shown):
    """One lawful way on.

    Args:
        code: ``claim``, ``keep``, ``recertify``, ``resit-and-claim``, ``resit-and-recertify`` or
            ``claim-resit-recertify``.
        claims: The series to claim that are not cashed in yet, in order; may be empty.
        resit: The series in which the external component is sat again; ``None`` where it is not.
        counts: The series whose external result counts, one for each certificate held in the end, in order.
        tables: The series of the certificate that performance tables count.
        ruling: The ruling on the last claim that this option rests on, with what follows from choosing it.
    """

    code: str
    claims: tuple[Series, ...]
    resit: Series | None
    counts: tuple[Series, ...]
    tables: Series
    ruling: Ruling

    @property
    def consequences(self) -> tuple[Finding, ...]:
        """What follows from choosing this option."""
        return self.ruling.consequences

    def _parts(self) -> tuple[Table | Shown, ...]:
        rows = (
            ("Series to claim", listed(self.claims)),
            ("External component sat again in", listed([] if self.resit is None else [self.resit])),
            ("External results that count", listed(self.counts)),
            ("Counted by performance tables", self.tables),
        )
        return Table(f"{self.code}; {self.ruling}", ("What", "Series"), rows), self.ruling


def options(record: LearnerRecord, *, edition: Edition = EDITION_2025_26) -> tuple[CertificationOption, ...]:
    """List the lawful ways to a certificate, or to a further one.

    Args:
        record: The learner's sittings and the claims already made.
        edition: The numbers to apply.

    Returns:
        The options, the one with the least still to do first; empty where there is none, as while no external component
        is sat or planned. A resit is put in the series it is planned for, or else in the first one that has everything
        on the record behind it, plans too; any later one is lawful too, while the learner is on the course (OPEN-27).
        Codes of their rulings, besides those of ``check_claim``: ``certification.earlier-result-lost``,
        ``certification.internal-first``, ``external.internal-still-to-come``, ``certification.two-certificates``,
        ``certification.first-counts-in-tables``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting lies before the suite began.

    Source:
        CERT-1, CERT-3 to CERT-6 (guide p. 20-21), EXT-1 to EXT-4 (p. 20), RET-7 (p. 13);
        OPEN-24, OPEN-25, OPEN-27, OPEN-36, OPEN-49, and those of ``check_claim`` and ``external.check``.
    """
    held = tuple(certificate.series for certificate in certificates(record, edition=edition))
    entered = [s for s in sittings_of(record, record.subject.external) if s.status is not Status.ABSENT]
    sat = [sitting.series for sitting in entered if sitting.status is Status.SAT]
    if not sat:
        return _once_sat(record, [sitting.series for sitting in entered], edition)
    last = sat[-1]
    found = []
    if held:
        found.append(_option("keep", (), None, held, check_claim(record, held[-1], edition=edition)))
    claim = check_claim(record, last, edition=edition)
    open_claim = last not in record.claimed and claim.verdict is not Verdict.REFUSED
    if open_claim:
        found.append(_option("recertify" if held else "claim", (last,), None, (*held, last), claim))
    resit = _next_resit(record, last, edition)
    if resit is None:
        return tuple(found)
    if not held:
        lost = [consequence("certification.earlier-result-lost", before=last.code, series=resit.code)]
        found += _with_resit("resit-and-claim", record, (), resit, edition, lost if open_claim else [])
    if open_claim:
        found += _with_resit("claim-resit-recertify", record, (*held, last), resit, edition)
    elif held:
        found += _with_resit("resit-and-recertify", record, held, resit, edition)
    return tuple(found)


def _once_sat(record: LearnerRecord, planned: list[Series], edition: Edition) -> tuple[CertificationOption, ...]:
    """While the external component is only entered, the one way is to cash in with an entry that can be claimed."""
    for series in planned:
        claim = check_claim(record, series, edition=edition)
        if claim.verdict is not Verdict.REFUSED:
            if series in record.claimed:
                return (_option("keep", (), None, (series,), claim),)
            return (_option("claim", (series,), None, (series,), claim),)
    return ()


def _option(
    code: str, claims: tuple[Series, ...], resit: Series | None, counts: tuple[Series, ...], ruling: Ruling
) -> CertificationOption:
    findings, leans = list(ruling.findings), list(ruling.assumptions)
    if len(counts) > 1:
        leans.append("OPEN-49")
        findings.append(consequence("certification.two-certificates", series=tuple(one.code for one in counts)))
        findings.append(consequence("certification.first-counts-in-tables", series=counts[0].code))
    return CertificationOption(code, claims, resit, counts, counts[0], Ruling(findings, ruling.edition, leans))


def _with_resit(
    code: str,
    record: LearnerRecord,
    before: tuple[Series, ...],
    resit: Series,
    edition: Edition,
    follows: list[Finding] | None = None,
) -> list[CertificationOption]:
    """Build an option that ends with a resit, after the certificates of *before*; nothing where it would be refused."""
    missing = _never_entered(record)
    chance = _first_chance(record)
    plans = [] if chance is None else [Sitting(one, chance, status=Status.PLANNED) for one in missing]
    ahead = record.adding(*plans, claimed=before)
    entry = external.check(ahead, resit, edition=edition)
    if all(sitting.series != resit for sitting in sittings_of(ahead, record.subject.external)):
        ahead = ahead.adding(Sitting(record.subject.external, resit, status=Status.PLANNED))
    claim = check_claim(ahead, resit, edition=edition)
    if Verdict.REFUSED in {entry.verdict, claim.verdict}:
        return []
    findings = [
        *claim.findings,
        *(follows or []),
        *(one for one in entry.consequences if one.rule == "RET-7"),  # what is still to come after the resit
        *(consequence("certification.internal-first", component=one, series=resit.code) for one in missing),
    ]
    leans = [*claim.assumptions, *entry.assumptions, *_retaken_since(record, resit)]
    claims = tuple(series for series in (*before, resit) if series not in record.claimed)
    return [_option(code, claims, resit, (*before, resit), Ruling(findings, edition.id, leans))]


def _retaken_since(record: LearnerRecord, resit: Series) -> list[str]:
    """List the readings on an internal component that was sat after the last external one."""
    number = record.subject.external
    outside = [s.series for s in sittings_of(record, number) if s.status is Status.SAT and s.series < resit]
    later = [s for s in record.sittings if s.component != number and s.status is Status.SAT and s.series > outside[-1]]
    if not later:
        return []
    return ["OPEN-36"] if outside[-1] in record.claimed else ["OPEN-25"]


def _never_entered(record: LearnerRecord) -> list[int]:
    return [component for component in record.subject.internal if not record.attempts(component)]


def _next_resit(record: LearnerRecord, last: Series, edition: Edition) -> Series | None:
    """Give the series of the planned resit, or else the first one with everything on the record behind it."""
    sittings = sittings_of(record, record.subject.external)
    planned = [sitting.series for sitting in sittings if sitting.status is Status.PLANNED and sitting.series > last]
    if planned:
        return planned[0]
    if external.sittings_left(record, edition=edition) == 0:
        return None
    earliest = first_offered(sittings[-1].series, record.subject.external_seasons, after=True)
    chance = _first_chance(record)
    if earliest is None or chance is None:
        return None
    internal = [sitting.series for one in record.subject.internal for sitting in record.attempts(one)]
    behind = [*internal, chance] if _never_entered(record) else internal
    return first_offered(max([earliest, *behind]), record.subject.external_seasons)


def _first_chance(record: LearnerRecord) -> Series | None:
    """Give the first series, after everything that was sat or missed, that offers internal components."""
    behind = [sitting.series for sitting in record.sittings if sitting.status is not Status.PLANNED]
    return first_offered(max(behind), record.subject.internal_seasons, after=True)


_NO_AWARD = "U"


@attrs.frozen(repr=False)
class QualificationResult(Shown):
    """Which sittings make up a qualification, and what they add up to.

    Args:
        series: The series of the external sitting, in which certification is claimed.
        counting: For each component, in order, the sitting that counts; ``None`` where none does, or where it is open.
        total: The sum of their UMS; ``None`` where a sitting or its UMS is missing.
    """

    series: Series
    counting: tuple[tuple[int, Sitting | None], ...]
    total: int | None

    def _parts(self) -> tuple[Table | Shown, ...]:
        rows = [
            (number, "none, or open", None)
            if one is None
            else (number, one.series, "?" if one.ums is None else one.ums)
            for number, one in self.counting
        ]
        line = f"Result of {self.series}: {'open' if self.total is None else f'{self.total} UMS'}"
        return (Table(line, ("Component", "Sitting that counts", "UMS"), rows),)


@attrs.frozen(repr=False)
class Certificate(Value):
    """A certificate that a learner holds: the series it was claimed in, and the result it rests on."""

    series: Series
    result: QualificationResult


def result(record: LearnerRecord, series: Series) -> QualificationResult:
    """Work out which sittings make up the qualification claimed in a series.

    Args:
        record: The learner's sittings.
        series: The series that is claimed; that of the external sitting.

    Returns:
        For each internal component the better attempt up to *series*, for the external one the sitting of *series*
        itself, never a better one from another series; and their sum.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        RET-5 (guide p. 12), CERT-4, CERT-5 (p. 21); OPEN-22, OPEN-47.
    """
    faults: list[Fault] = []
    kind(faults, "record", record, LearnerRecord)
    kind(faults, "series", series, Series)
    refuse(faults)
    final = next(
        (s for s in sittings_of(record, record.subject.external) if s.series == series and s.status is Status.SAT),
        None,
    )
    counting = tuple(
        (component, final if component == record.subject.external else counting_sitting(record, component, at=series))
        for component in record.subject.components
    )
    marks = [sitting.ums for _, sitting in counting if sitting is not None and sitting.ums is not None]
    return QualificationResult(series, counting, sum(marks) if len(marks) == len(counting) else None)


def grade(total: int, boundaries: Mapping[str, int]) -> str:
    """Find the grade of a qualification total.

    Args:
        total: The sum of the UMS that count, 0 or more.
        boundaries: The least total for each grade, as Pearson publishes them for that series; the guide has none.

    Returns:
        The grade with the highest boundary that *total* reaches, or ``U`` where it reaches none.

    Raises:
        InvalidFact: If *total* or a boundary is no whole number, or there is no boundary.
        ImpossibleFacts: If two grades have the same boundary.

    Source:
        CERT-1 (guide p. 20); the thresholds are the caller's.
    """
    faults: list[Fault] = []
    reached = whole(faults, "total", total)
    least = {
        name: whole(faults, f"boundaries[{name}]", mark) for name, mark in mapping(faults, "boundaries", boundaries)
    }
    if not least and not faults:
        faults.append(Fault("boundaries", "none", "at least one grade and its least total"))
    refuse(faults)
    if len(set(least.values())) < len(least):
        raise ImpossibleFacts(Fault("boundaries", "one boundary for two grades", "each grade with its own"))
    names = [name for name, mark in least.items() if mark <= reached]
    return max(names, key=least.__getitem__) if names else _NO_AWARD


def certificates(record: LearnerRecord, *, edition: Edition = EDITION_2025_26) -> tuple[Certificate, ...]:
    """List the certificates that a learner holds: the claimed series that pass, in order.

    Args:
        record: The learner's sittings and the claims made.
        edition: The numbers to apply.

    Returns:
        A certificate for each claimed series whose external component was sat and whose claim is allowed.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting lies before the suite began.

    Source:
        CERT-1, CERT-5 (guide p. 20-21).
    """
    faults: list[Fault] = []
    kind(faults, "record", record, LearnerRecord)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    external = sittings_of(record, record.subject.external)
    sat = {sitting.series for sitting in external if sitting.status is Status.SAT}
    asked = [series for series in record.claimed if series in sat]
    if not asked:
        return ()
    judge(edition, record)
    # No claim beyond the attempts allowed can pass, so however long a record is, only so many are looked at.
    allowed = attempts_allowed(edition, record.subject, record.subject.external)
    attempts = [sitting.series for sitting in attempts_among(edition, external)][:allowed]
    return tuple(
        Certificate(series, result(record, series))
        for series in asked
        if series <= attempts[-1] and check_claim(record, series, edition=edition).allowed
    )


def performance_tables_certificate(record: LearnerRecord, *, edition: Edition = EDITION_2025_26) -> Certificate | None:
    """Give the certificate that performance tables count: the first one; ``None`` where none is held.

    Whether a first certification without an award counts is not in the guide (OPEN-49): the grade isn't looked at.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting lies before the suite began.

    Source:
        CERT-6 (guide p. 21); OPEN-49.
    """
    return next(iter(certificates(record, edition=edition)), None)
