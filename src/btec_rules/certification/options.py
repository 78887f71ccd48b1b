"""Options: which lawful ways lead to a certificate, or to a further one?

After a January sitting there are three: claim it, resit and claim only then (January is lost), or claim it and
recertificate with the resit. Whether one claim can be made is decided by `check_claim`; a resit is put only where it
can be entered and claimed, on the calendar's day or later.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> january = Series.january(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january, 40) for component in (1, 2, 3)])
>>> [option.code for option in options(record)]
['claim', 'resit-and-claim', 'claim-resit-recertify']
"""

from __future__ import annotations

from collections.abc import Collection

import attrs

from btec_rules import external
from btec_rules._values.display import Displayed, Table, listed
from btec_rules._values.facts import Facts
from btec_rules.certification.claims import check_claim
from btec_rules.certification.resits import first_chance, never_entered, next_resit
from btec_rules.certification.results import certificates
from btec_rules.model.calendar import NO_DAY, Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.cases import Case
from btec_rules.rulings.findings import Finding
from btec_rules.rulings.opening import no_results_before
from btec_rules.rulings.rulings import Ruling, Verdict

__all__ = ("CertificationOption", "options")


@attrs.frozen(repr=False)
class CertificationOption(Displayed):
    """One lawful way on.

    Args:
        code: ``claim``, ``keep``, ``recertify``, ``resit-and-claim``, ``resit-and-recertify`` or
            ``claim-resit-recertify``.
        claims: The series to claim that are not cashed in yet, in order; may be empty.
        resit: The series in which the external component is sat again; ``None`` if it is not.
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

    def _parts(self) -> tuple[Table | Displayed, ...]:
        rows = (
            ("Series to claim", listed(self.claims)),
            ("External component sat again in", listed([] if self.resit is None else [self.resit])),
            ("External results that count", listed(self.counts)),
            ("Counted by performance tables", self.tables),
        )
        return Table(f"{self.code}; {self.ruling}", ("What", "Series"), rows), self.ruling


def options(
    record: LearnerRecord, *, calendar: Calendar | None = None, edition: Edition = EDITION_2025_26
) -> tuple[CertificationOption, ...]:
    """List the lawful ways to a certificate, or to a further one.

    Args:
        record: The learner's sittings and the claims already made.
        calendar: The day, and the key dates, of which the guide has none. Without a day nothing is late, and a series
            is over only where the record shows it.
        edition: The numbers to apply.

    Returns:
        The options, the one with the least still to do first; empty where there is none, as while no external component
        is sat or planned. Each has a ``code``; ``claims``, the series still to claim; ``resit``, the series of the
        resit or ``None``; ``counts``, the series of the certificates held in the end; ``tables``, the one of them that
        performance tables count; and a ``ruling``. The codes: ``keep`` what is held; ``claim`` the last external
        sitting, or ``recertify`` with it where an earlier certificate is held; ``resit-and-claim`` only the resit;
        ``claim-resit-recertify``: claim the last sitting, then the resit as well; ``resit-and-recertify`` where a
        certificate is held and the last sitting is not left to claim.

        A claim or an entry is there where it can be made on the day or later. A resit is put in the
        series it is planned for, or else in the first one that can still be entered, if possible without a late fee,
        and has everything on the record behind it, plans too; any later one is lawful too, while the learner is on the
        course (OPEN-27). Where it is not known what was claimed, the options are those that lead to a certificate
        either way, and one that depends on it is undecided. Codes of their rulings, besides those of ``check_claim``:
        ``certification.earlier-result-lost``, ``certification.internal-first``, ``external.internal-still-to-come``,
        ``certification.two-certificates``, ``certification.first-counts-in-tables``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting is before the suite began.

    Source:
        CERT-1, CERT-3 to CERT-6 (guide p. 20-21), EXT-1 to EXT-4 (p. 20), RET-7 (p. 13);
        OPEN-24, OPEN-25, OPEN-27, OPEN-36, OPEN-49, and those of ``check_claim`` and ``external.check``.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    when = NO_DAY if calendar is None else calendar
    entered = [one for one in sittings_of(record, record.subject.external) if one.status is not Status.ABSENT]
    sat = [sitting.series for sitting in entered if sitting.status is Status.SAT]
    if not sat:
        return _once_sat(record, [sitting.series for sitting in entered], when, edition)
    last, found = sat[-1], []
    held = () if record.claimed is None else tuple(one.series for one in certificates(record, edition=edition))
    perhaps = () if record.claimed is not None else _would_stand(record, sat, edition)
    if held:
        found.append(_option("keep", (), None, held, _claimed(record, held[-1], when, edition)))
    claim = _claimed(record, last, when, edition)
    open_claim = last not in (record.claimed or ()) and not claim.refused
    if open_claim:
        _leave_open(claim, [one for one in perhaps if one != last])
        found.append(_option("recertify" if held else "claim", (last,), None, (*held, last), claim))
    elif perhaps:
        kept = _claimed(record, perhaps[-1], when, edition)
        _leave_open(kept, perhaps[:-1])
        found.append(_option("keep", (), None, perhaps, kept))
    resit = next_resit(record, last, when, edition)
    if resit is None:
        return tuple(found)
    if not held:
        lost = last if open_claim and not perhaps else None
        found += _with_resit("resit-and-claim", record, (), resit, when, edition, lost=lost, perhaps=perhaps)
    if open_claim:
        unsure = () if claim.ruling().allowed else perhaps
        before = (*held, last)
        found += _with_resit("claim-resit-recertify", record, before, resit, when, edition, first=claim, perhaps=unsure)
    elif held:
        found += _with_resit("resit-and-recertify", record, held, resit, when, edition)
    return tuple(found)


def _once_sat(
    record: LearnerRecord, planned: list[Series], calendar: Calendar, edition: Edition
) -> tuple[CertificationOption, ...]:
    """While the external component is only entered, the one way is to cash in with an entry that can be claimed."""
    for series in planned:
        claim = _claimed(record, series, calendar, edition)
        if not claim.refused:
            claims = () if series in (record.claimed or ()) else (series,)
            return (_option("claim" if claims else "keep", claims, None, (series,), claim),)
    return ()


def _would_stand(record: LearnerRecord, sat: list[Series], edition: Edition) -> tuple[Series, ...]:
    """Give the series whose claim would stand if it was made; nobody has said whether it was."""
    made = [(one, LearnerRecord(record.subject, record.sittings, claimed=[one])) for one in sat]
    return tuple(one for one, claimed in made if not check_claim(claimed, one, edition=edition).failed)


def _leave_open(case: Case, perhaps: Collection[Series]) -> None:
    """Leave an option open that depends on whether series were claimed."""
    for series in perhaps:
        case.leave_open("certification.already-claimed", "claimed", series=series)  # CERT-5, p. 21


def _claimed(record: LearnerRecord, series: Series, calendar: Calendar, edition: Edition) -> Case:
    """Open the case of a claim, with everything that `check_claim` finds on the first day on which it can be made."""
    on, days = calendar.on, calendar.of(series)
    turns = {days.results_day, days.late_claims_open, no_results_before(series)}
    later = sorted(day for day in turns if day is not None and on is not None and day > on)
    rulings = [check_claim(record, series, calendar=calendar, edition=edition)]
    if not rulings[0].allowed:
        rulings += [check_claim(record, series, calendar=calendar.moved_to(day), edition=edition) for day in later]
    case = Case(edition)
    case.include(min(rulings, key=lambda ruling: _BEST_FIRST.index(ruling.verdict)))
    return case


def _option(
    code: str, claims: tuple[Series, ...], resit: Series | None, counts: tuple[Series, ...], case: Case
) -> CertificationOption:
    """Build an option from the case of the last claim that it rests on."""
    if len(counts) > 1:
        case.assume("OPEN-49")
        case.note("certification.two-certificates", series=tuple(one.code for one in counts))  # CERT-5, p. 21
        case.note("certification.first-counts-in-tables", series=counts[0])  # CERT-6, p. 21
    return CertificationOption(code, claims, resit, counts, counts[0], case.ruling())


def _with_resit(
    code: str,
    record: LearnerRecord,
    before: tuple[Series, ...],
    resit: Series,
    calendar: Calendar,
    edition: Edition,
    *,
    lost: Series | None = None,
    first: Case | None = None,
    perhaps: tuple[Series, ...] = (),
) -> list[CertificationOption]:
    """Build an option that ends with a resit, after the certificates of *before*; none where it would be refused.

    *first* is the case of a claim that comes before the resit's: what is open about it is open about the option.
    """
    missing = never_entered(record)
    chance = first_chance(record, calendar, edition)
    plans = [] if chance is None else [Sitting(one, chance, status=Status.PLANNED) for one in missing]
    ahead = record.adding(*plans)
    entry = external.check(ahead, resit, edition=edition)
    if all(sitting.series != resit for sitting in sittings_of(ahead, record.subject.external)):
        ahead = ahead.adding(Sitting(record.subject.external, resit, status=Status.PLANNED))
    if before:
        ahead = LearnerRecord(ahead.subject, ahead.sittings, claimed={*(record.claimed or ()), *before})
    case = _claimed(ahead, resit, calendar, edition)
    if case.refused or entry.failed:
        return []
    _leave_open(case, perhaps)
    if first is not None:
        _take_what_is_open(case, first.ruling())
    if lost is not None:
        case.note("certification.earlier-result-lost", before=lost, series=resit)  # CERT-4, p. 21
    for finding in entry.consequences:
        if finding.code == "external.internal-still-to-come":
            case.note(finding.code, **finding.params)  # RET-7, p. 13
    for component in missing:
        case.note("certification.internal-first", component=component, series=resit)  # EXT-1, p. 20
    case.assume(*entry.assumptions)
    _about_what_came_since(case, record, resit)
    claims = tuple(series for series in (*before, resit) if series not in (record.claimed or ()))
    return [_option(code, claims, resit, (*before, resit), case)]


def _take_what_is_open(case: Case, ruling: Ruling) -> None:
    """Take over what another ruling leaves open, each finding once, and what it assumes."""
    named = case.ruling().unknown
    case.include(Ruling([one for one in ruling.unknown if one not in named], ruling.edition, ruling.assumptions))


def _about_what_came_since(case: Case, record: LearnerRecord, resit: Series) -> None:
    """Note the readings on an internal component that was sat after the last external one."""
    sat = [one for one in record.sittings if one.status is Status.SAT]
    last = [one.series for one in sat if one.component == record.subject.external and one.series < resit][-1]
    if any(one.component != record.subject.external and one.series > last for one in sat):
        if record.claimed is None or last in record.claimed:
            case.assume("OPEN-36")
        if last not in (record.claimed or ()) and last.season is Season.JANUARY:
            case.assume("OPEN-25")


_BEST_FIRST = (Verdict.ALLOWED, Verdict.UNDECIDED, Verdict.REFUSED)
