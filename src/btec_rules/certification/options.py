"""Options: which lawful ways lead a learner from here to a certificate, or to a further one?

After a January sitting there are three: claim it, resit and claim only then (January is lost), or claim it and
certificate again with the resit. Each option says what it costs.
"""

from __future__ import annotations

import attrs

from btec_rules import external
from btec_rules.certification.claims import check_claim
from btec_rules.certification.results import certificates
from btec_rules.model.editions import EDITION_2025_26, Edition
from btec_rules.model.records import LearnerRecord, Sitting, Status
from btec_rules.model.rulings import Finding, Ruling, Verdict, consequence
from btec_rules.model.series import Series

__all__ = ("CertificationOption", "options")


@attrs.frozen
class CertificationOption:
    """One lawful way on.

    Args:
        code: ``claim``, ``keep``, ``recertify``, ``resit-and-claim``, ``resit-and-recertify`` or
            ``claim-resit-recertify``.
        claims: The series to claim, in order; empty where there is nothing more to claim.
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


def options(record: LearnerRecord, *, edition: Edition = EDITION_2025_26) -> tuple[CertificationOption, ...]:
    """List the lawful ways to a certificate, or to a further one.

    Args:
        record: The learner's sittings and the claims already made.
        edition: The numbers to apply.

    Returns:
        The options, the one with the least still to do first; empty where there is none, as while no external component
        is sat or planned. A resit is put in the series it is planned for, or else in the first one that is lawful; any
        later one is too, while the learner is on the course (OPEN-27). Codes of their rulings, besides those of
        ``check_claim``: ``certification.earlier-result-lost``, ``certification.internal-first``,
        ``certification.two-certificates``, ``certification.first-counts-in-tables``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting lies before the suite began.

    Source:
        CERT-1, CERT-3 to CERT-6 (guide p. 20-21), EXT-1 to EXT-4 (p. 20), RET-7 (p. 13);
        OPEN-24, OPEN-25, OPEN-27, OPEN-36, OPEN-49.
    """
    held = tuple(certificate.series for certificate in certificates(record, edition=edition))
    entered = [s for s in record.of(record.subject.external) if s.status is not Status.ABSENT]
    sat = [sitting.series for sitting in entered if sitting.status is Status.SAT]
    last = sat[-1] if sat else next((sitting.series for sitting in entered), None)
    if last is None:
        return ()
    found = []
    if held:
        kept = check_claim(record, held[-1], edition=edition)
        found.append(_option("keep", (), None, held, kept))
    claim = check_claim(record, last, edition=edition)
    open_claim = last not in record.claimed and claim.verdict is not Verdict.REFUSED
    if open_claim:
        found.append(_option("recertify" if held else "claim", (last,), None, (*held, last), claim))
    resit = _next_resit(record, last, edition) if sat else None
    if resit is None:
        return tuple(found)
    if not held:
        lost = [consequence("certification.earlier-result-lost", before=last.code, series=resit.code)]
        found += _with_resit("resit-and-claim", record, (resit,), (resit,), edition, lost if open_claim else [])
    if open_claim:
        found += _with_resit("claim-resit-recertify", record, (last, resit), (*held, last, resit), edition)
    elif held:
        found += _with_resit("resit-and-recertify", record, (resit,), (*held, resit), edition)
    return tuple(found)


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
    claims: tuple[Series, ...],
    counts: tuple[Series, ...],
    edition: Edition,
    follows: list[Finding] | None = None,
) -> list[CertificationOption]:
    """Build an option that ends with a resit, or nothing where that resit or the claim on it would be refused."""
    resit = claims[-1]
    missing = _never_entered(record)
    plans = [Sitting(component, _first_chance(record), status=Status.PLANNED) for component in missing]
    ahead = record.adding(*plans, claimed=claims[:-1])
    entry = external.check(ahead, resit, edition=edition)
    if all(sitting.series != resit for sitting in ahead.of(record.subject.external)):
        ahead = ahead.adding(Sitting(record.subject.external, resit, status=Status.PLANNED))
    claim = check_claim(ahead, resit, edition=edition)
    if Verdict.REFUSED in {entry.verdict, claim.verdict}:
        return []
    first = [
        consequence("certification.internal-first", component=component, series=resit.code) for component in missing
    ]
    findings = [*claim.findings, *(follows or []), *first]
    return [_option(code, claims, resit, counts, Ruling(findings, edition.id, claim.assumptions + entry.assumptions))]


def _never_entered(record: LearnerRecord) -> list[int]:
    return [component for component in record.subject.internal if not record.attempts(component)]


def _next_resit(record: LearnerRecord, last: Series, edition: Edition) -> Series | None:
    """Give the series of the planned resit, or else the first one in which a resit can follow what is on the record."""
    number = record.subject.external
    planned = [s.series for s in record.of(number) if s.status is Status.PLANNED and s.series > last]
    if planned:
        return planned[0]
    if external.sittings_left(record, edition=edition) == 0:
        return None
    after = [record.of(number)[-1].series.next, *(_first_chance(record) for _ in _never_entered(record))]
    after += [sitting.series for c in record.subject.internal for sitting in record.attempts(c)]
    return max(after).first_in(record.subject.external_seasons)


def _first_chance(record: LearnerRecord) -> Series:
    """Give the first series, after everything that was sat or missed, that offers an internal component never sat."""
    behind = [sitting.series for sitting in record.sittings if sitting.status is not Status.PLANNED]
    return max(behind).next.first_in(record.subject.internal_seasons)
