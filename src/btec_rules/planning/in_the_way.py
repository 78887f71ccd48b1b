"""In the way: where no plan leads to a certificate, which rules are against it?"""

from __future__ import annotations

from collections.abc import Iterator

from btec_rules import certification, entries
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series, from_ordinal
from btec_rules.model.sittings import Sitting, Status
from btec_rules.planning.outlook import planning_window
from btec_rules.planning.plans import Future, accept
from btec_rules.rulings.findings import Finding, failed
from btec_rules.rulings.opening import is_over
from btec_rules.rulings.rulings import Ruling

__all__ = ("in_the_way", "rules_in_the_way")


def in_the_way(
    record: LearnerRecord,
    *,
    until: Series | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Say which rules keep a learner from a certificate, where ``planning.plans`` gives nothing.

    Args:
        record: The learner's sittings, sat and planned, and the claims made.
        until: As for ``planning.plans``.
        calendar: As for ``planning.plans``.
        edition: The numbers to apply.

    Returns:
        Where there is no plan, a refusal with the failed findings of ``entries.check_entry`` and
        ``certification.check_claim``, each code once, or with ``planning.no-series-left``. Where there is one, the
        ruling of the best.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting, or *until*, is before the suite began.

    Source:
        EXT-1 to EXT-4 (guide p. 20), RET-1, RET-7 (p. 12-13), CERT-1, CERT-4 (p. 20-21), ENT-1 (p. 8), MOD-4 (p. 14).
    """
    when = accept(record, until, calendar, edition)
    found = Future(record, when, until, edition).plans()
    return found[0].ruling if found else rules_in_the_way(record, until, when, edition)


def rules_in_the_way(record: LearnerRecord, until: Series | None, calendar: Calendar, edition: Edition) -> Ruling:
    """Say which rules refuse what could still lead to a certificate; there is no plan."""
    done = [one for one in record.sittings if one.status is not Status.PLANNED]
    base = LearnerRecord(record.subject, done, claimed=record.claimed)
    first, last = planning_window(base, calendar, until, edition)
    external = record.subject.external
    window = [
        one
        for one in map(from_ordinal, range(first, last + 1))
        if (until is None or one <= until) and not is_over(base, external, one, calendar, edition)
    ]
    refused: dict[str, tuple[Finding, Ruling]] = {}
    for ruling in _rulings(base, window, calendar, edition):
        for finding in ruling.failed:  # of each code that of the last series, which is the nearest to a yes
            refused[finding.code] = (finding, ruling)
    if not refused:
        end = until or from_ordinal(last)
        return Ruling([failed("planning.no-series-left", component=external, until=end.code)], edition.id)
    rests_on = {point for _, ruling in refused.values() for point in ruling.assumptions}
    return Ruling([finding for finding, _ in refused.values()], edition.id, rests_on)


def _rulings(base: LearnerRecord, window: list[Series], calendar: Calendar, edition: Edition) -> Iterator[Ruling]:
    """Judge each claim on what was sat, and each entry that is missing, in every series that is left."""
    external = base.subject.external
    for one in sittings_of(base, external):
        yield certification.check_claim(base, one.series, calendar=calendar, edition=edition)
    missing = [one for one in base.subject.internal if not base.attempts(one)]
    for series in window:
        for component in [one for one in missing if _is_free(base, one, series)]:
            yield entries.check_entry(base, component, series, calendar=calendar, edition=edition)
        by_then = [Sitting(one, series, status=Status.PLANNED) for one in missing if _is_free(base, one, series)]
        if _is_free(base, external, series):
            ahead = LearnerRecord(base.subject, (*base.sittings, *by_then), claimed=base.claimed)
            yield entries.check_entry(ahead, external, series, calendar=calendar, edition=edition)


def _is_free(record: LearnerRecord, component: int, series: Series) -> bool:
    return all(one.component != component or one.series != series for one in record.sittings)
