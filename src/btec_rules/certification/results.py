"""Results: which sittings make up a qualification, which certificates are held, and which grade is that?

The better attempt counts for an internal component; for the external one it is the sitting of the series that is
claimed, even where an earlier one was better (CERT-4). The guide has no thresholds: `grade` takes the caller's own.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules._values.values import Value
from btec_rules.certification.claims import check_claim
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.retakes import attempt_that_counts
from btec_rules.rulings.attempts import attempts_allowed, attempts_among
from btec_rules.rulings.cases import LearnerCase

__all__ = ("Certificate", "QualificationResult", "certificates", "grade", "performance_tables_certificate", "result")

_NO_AWARD = "U"


@attrs.frozen(repr=False)
class QualificationResult(Displayed):
    """Which sittings make up a qualification, and what they add up to.

    Args:
        series: The series of the external sitting, in which certification is claimed.
        counting: For each component, in order, the sitting that counts; ``None`` if none does, or if it is open.
        total: The sum of their UMS; ``None`` if a sitting or its UMS is missing.
    """

    series: Series
    counting: tuple[tuple[int, Sitting | None], ...]
    total: int | None

    def _parts(self) -> tuple[Table | Displayed, ...]:
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
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("series", series, Series)
    facts.raise_faults()
    final = next(
        (s for s in sittings_of(record, record.subject.external) if s.series == series and s.status is Status.SAT),
        None,
    )
    counting = tuple(
        (component, final if component == record.subject.external else attempt_that_counts(record, component, series))
        for component in record.subject.components
    )
    marks = [sitting.ums for _, sitting in counting if sitting is not None and sitting.ums is not None]
    return QualificationResult(series, counting, sum(marks) if len(marks) == len(counting) else None)


def grade(total: int, boundaries: Mapping[str, int]) -> str:
    """Find the grade of a qualification total.

    Args:
        total: The sum of the UMS that count, 0 or more.
        boundaries: The least total for each grade, in the specification: the same in every series. The guide has none.

    Returns:
        The grade with the highest boundary that *total* reaches, or ``U`` where it reaches none.

    Raises:
        InvalidFact: If *total* or a boundary is not a whole number, or there is no boundary.
        ImpossibleFacts: If two grades have the same boundary.

    Source:
        CERT-1 (guide p. 20); the thresholds are the caller's.
    """
    facts = Facts()
    reached = facts.integer("total", total)
    least = {name: facts.integer(f"boundaries[{name}]", mark) for name, mark in facts.mapping("boundaries", boundaries)}
    if not least and not facts.faults:
        facts.wrong("boundaries", "none", "at least one grade and its least total")
    facts.raise_faults()
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
        A certificate for each claimed series whose external component was sat and whose claim is allowed, even if the
        grade may be a U: the guide does not say whether that is a certificate (OPEN-49), and this function looks at no
        thresholds. An audit never calls a total of 0 a certificate held.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If it is not known what was claimed.
        NoRuleInForce: If a sitting is before the suite began.

    Source:
        CERT-1, CERT-5 (guide p. 20-21); OPEN-49.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    if record.claimed is None:
        raise ImpossibleFacts(Fault("record.claimed", "None", "the series that were claimed; () where none was"))
    external = sittings_of(record, record.subject.external)
    sat = {sitting.series for sitting in external if sitting.status is Status.SAT}
    asked = [series for series in record.claimed if series in sat]
    if not asked:
        return ()
    LearnerCase(record, edition)
    # No claim beyond the attempts allowed can pass, so however long a record is, only so many are looked at.
    allowed = attempts_allowed(edition, record.subject, record.subject.external)
    attempts = [sitting.series for sitting in attempts_among(edition, external)][:allowed]
    return tuple(
        Certificate(series, result(record, series))
        for series in asked
        if series <= attempts[-1] and check_claim(record, series, edition=edition).allowed
    )


def performance_tables_certificate(record: LearnerRecord, *, edition: Edition = EDITION_2025_26) -> Certificate | None:
    """Give the certificate that performance tables count: the first one.

    The guide does not say whether a first certification without an award counts (OPEN-49): this function does not look
    at the grade.

    Args:
        record: The learner's sittings and the claims made.
        edition: The numbers to apply.

    Returns:
        The first of ``certificates``; ``None`` if none is held.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If it is not known what was claimed.
        NoRuleInForce: If a sitting is before the suite began.

    Source:
        CERT-6 (guide p. 21); OPEN-49.
    """
    return next(iter(certificates(record, edition=edition)), None)
