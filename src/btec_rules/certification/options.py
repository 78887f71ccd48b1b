"""Options: which lawful ways lead to a certificate, or to a further one?

After a January sitting there are three: claim it, resit and claim only then (January is lost), or claim it and
recertificate with the resit. Whether one claim can be made is decided by `check_claim`.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> january = Series.january(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january, 40) for component in (1, 2, 3)])
>>> [option.code for option in options(record)]
['claim', 'resit-and-claim', 'claim-resit-recertify']
"""

from __future__ import annotations

import attrs

from btec_rules import external
from btec_rules._values.display import Displayed, Table, listed
from btec_rules.certification.claims import check_claim
from btec_rules.certification.results import certificates
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series, first_offered
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.cases import Case
from btec_rules.rulings.findings import Finding
from btec_rules.rulings.rulings import Ruling

__all__ = ("CertificationOption", "options")


@attrs.frozen(repr=False)
class CertificationOption(Displayed):
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

    def _parts(self) -> tuple[Table | Displayed, ...]:
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
        found.append(_option("keep", (), None, held, _claimed(record, held[-1], edition)))
    claim = _claimed(record, last, edition)
    open_claim = last not in (record.claimed or ()) and not claim.refused
    if open_claim:
        found.append(_option("recertify" if held else "claim", (last,), None, (*held, last), claim))
    resit = _next_resit(record, last, edition)
    if resit is None:
        return tuple(found)
    if not held:
        found += _with_resit("resit-and-claim", record, (), resit, edition, lost=last if open_claim else None)
    if open_claim:
        found += _with_resit("claim-resit-recertify", record, (*held, last), resit, edition)
    elif held:
        found += _with_resit("resit-and-recertify", record, held, resit, edition)
    return tuple(found)


def _once_sat(record: LearnerRecord, planned: list[Series], edition: Edition) -> tuple[CertificationOption, ...]:
    """While the external component is only entered, the one way is to cash in with an entry that can be claimed."""
    for series in planned:
        claim = _claimed(record, series, edition)
        if not claim.refused:
            claims = () if series in (record.claimed or ()) else (series,)
            return (_option("claim" if claims else "keep", claims, None, (series,), claim),)
    return ()


def _claimed(record: LearnerRecord, series: Series, edition: Edition) -> Case:
    """Open the case of a claim, with everything that `check_claim` finds."""
    case = Case(edition)
    case.include(check_claim(record, series, edition=edition))
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
    edition: Edition,
    *,
    lost: Series | None = None,
) -> list[CertificationOption]:
    """Build an option that ends with a resit, after the certificates of *before*; none where it would be refused."""
    missing = _never_entered(record)
    chance = _first_chance(record)
    plans = [] if chance is None else [Sitting(one, chance, status=Status.PLANNED) for one in missing]
    ahead = record.adding(*plans, claimed=before)
    entry = external.check(ahead, resit, edition=edition)
    if all(sitting.series != resit for sitting in sittings_of(ahead, record.subject.external)):
        ahead = ahead.adding(Sitting(record.subject.external, resit, status=Status.PLANNED))
    case = _claimed(ahead, resit, edition)
    if case.refused or entry.failed:
        return []
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


def _about_what_came_since(case: Case, record: LearnerRecord, resit: Series) -> None:
    """Note the reading on an internal component that was sat after the last external one."""
    sat = [one for one in record.sittings if one.status is Status.SAT]
    ends = [one.series for one in sat if one.component == record.subject.external and one.series < resit]
    if any(one.component != record.subject.external and one.series > ends[-1] for one in sat):
        case.assume("OPEN-36" if ends[-1] in (record.claimed or ()) else "OPEN-25")


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
