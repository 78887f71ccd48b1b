"""Learners: one learner's whole position, from the sittings and claims on the record.

What to change is the best plan of `btec_rules.planning`, and nothing else; what to record, check or ask comes from the
record itself (`btec_rules.audit.asking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from btec_rules._values.facts import Facts
from btec_rules.audit.asking import Asking
from btec_rules.audit.report import AuditReport, most_urgent_first
from btec_rules.audit.standing import (
    WORST_FIRST,
    Standing,
    claims_that_are_sat,
    missed_the_last,
    standing_of,
    with_results,
)
from btec_rules.model.calendar import NO_DAY, Calendar
from btec_rules.model.dates import Date, date_out
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series
from btec_rules.model.sittings import Status
from btec_rules.planning.actions import Action, Task
from btec_rules.planning.in_the_way import rules_in_the_way
from btec_rules.planning.plan import Plan
from btec_rules.planning.plans import Future
from btec_rules.rulings.cases import LearnerCase, require_in_force
from btec_rules.rulings.findings import Finding, Outcome, consequence, failed
from btec_rules.rulings.opening import claim_ahead
from btec_rules.rulings.rulings import Ruling

__all__ = ("learner",)


def learner(
    record: LearnerRecord,
    *,
    calendar: Calendar | None = None,
    until: Series | None = None,
    edition: Edition = EDITION_2025_26,
) -> AuditReport:
    """Audit one learner: where they stand, and all that is still to do, to know or to put right.

    Args:
        record: The learner's sittings, sat and planned, and the claims made; ``claimed=None`` where nobody has said
            what was claimed.
        calendar: The day, and the key dates; ``None`` leaves the days out: nothing is late, and a series is over only
            if the record itself shows it.
        until: The last series of the learner's course; ``None`` if that is open.
        edition: The numbers to apply.

    Returns:
        A report. What has to change is in the best of its plans; every day that it names lies ahead. There is no plan,
        and the standing is `Standing.NO_WAY_LEFT`, exactly where every lawful way to a certificate is closed. Codes
        ``audit.no-way-left``, ``audit.choice``, ``audit.unless-claimed``, ``audit.special-consideration``,
        ``audit.claims-not-known``, ``audit.claim-without-entry``, ``audit.claim-does-not-hold``,
        ``audit.internal-to-come``, ``audit.visit-to-come``, ``audit.external-to-come``,
        ``audit.internal-not-recorded``, ``audit.external-not-recorded``, ``audit.internal-season-impossible``,
        ``audit.external-season-impossible``, ``audit.internal-attempt-impossible``,
        ``audit.external-attempt-impossible``, ``audit.retake-impossible``, ``audit.lies-ahead``,
        ``audit.ums-missing``, ``audit.attempt-open``, ``audit.further-needs-resit``, and those of ``planning.plans``,
        ``certification.check_claim`` and ``entries.check_psa``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting, or *until*, is before the suite began.

    Source:
        EXT-1 to EXT-4 (guide p. 20), RET-1 to RET-7 (p. 12-13), CERT-1 to CERT-7 (p. 20-21), ENT-1, ENT-3 (p. 8),
        PSA-1, PSA-2 (p. 10), MOD-4 (p. 14), RES-1 (p. 18), ACC-1 (p. 9); OPEN-19, OPEN-47, OPEN-52, OPEN-53 and the
        readings of the functions above.
    """
    terms = Terms.read(calendar=calendar, until=until, edition=edition)
    require_record(record)
    return audit(record, terms)


class Terms(NamedTuple):
    """What every learner of an audit is judged on: the calendar, the end of the course, the edition."""

    calendar: Calendar
    until: Series | None
    edition: Edition

    @classmethod
    def read(cls, *, calendar: Calendar | None, until: Series | None, edition: Edition) -> Terms:
        """Accept the arguments that every audit shares.

        Raises:
            InvalidFact: If one is of the wrong type.
            NoRuleInForce: If *until* is before the suite began.
        """
        facts = Facts()
        facts.optional("calendar", calendar, Calendar)
        facts.optional("until", until, Series)
        facts.instance("edition", edition, Edition)
        facts.raise_faults()
        if until is not None:
            require_in_force(edition, until)
        return cls(NO_DAY if calendar is None else calendar, until, edition)


def require_record(record: LearnerRecord) -> None:
    """Refuse what is not a record.

    Raises:
        InvalidFact: If *record* is none.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.raise_faults()


def audit(record: LearnerRecord, terms: Terms) -> AuditReport:
    """Audit one learner; the report has no id. That *record* is one, and the terms, have been looked at already."""
    readings = LearnerCase(record, terms.edition, terms.until, name="until").ruling().assumptions
    return _Audit(record, terms).report(readings)


class _Audit:
    """One learner's record and its future, judged in every way in which it may turn."""

    def __init__(self, record: LearnerRecord, terms: Terms) -> None:
        self.record, self.terms = record, terms
        self.future = Future(record, terms.calendar, terms.until, terms.edition)
        stand: list[Standing] = []
        self.held: list[list[Series]] = []
        judge = self.future.judge
        for way, found in zip(self.future.ways, self.future.found, strict=True):
            sat = claims_that_are_sat(way, judge)
            held = with_results(way, sat, terms.calendar, judge)
            stand.append(standing_of(way, found, terms.until, sat=sat, held=held))
            self.held.append(held)
        self.worst_standing = min(stand, key=WORST_FIRST.index)
        self.worst = stand.index(self.worst_standing)
        differ = len(set(stand)) > 1
        if not differ and len(stand) > 1 and self.worst_standing in (Standing.AT_RISK, Standing.UNDER_WAY):
            differ = not self.future.shared  # they stand alike, and nothing that can be done helps in every way
        self.standing = Standing.UNCLEAR if differ else stand[0]
        self.plans = self.future.plans()
        self.alike = _alike(self.plans)

    def report(self, readings: tuple[str, ...]) -> AuditReport:
        """Put the report together."""
        best = self.plans[0] if self.plans else None
        actions = list(self._changes(best))
        secured = best is not None and not best.actions
        missed = None if secured else missed_the_last(self.record, self.terms.until)
        asking = Asking(
            self.future,
            question_due=self._question_due(),
            after=self._after(best),
            secured=secured,
            missed=missed,
        )
        actions += asking.actions()
        if self.standing is Standing.NO_WAY_LEFT:
            actions.append(Action(failed("audit.no-way-left"), Task.ASK))
        at_risk = self.worst_standing in (Standing.NO_WAY_LEFT, Standing.AT_RISK)
        reasons = self._reasons(actions) if at_risk else ()
        if self.standing is Standing.NO_WAY_LEFT:
            actions += [Action(one, None) for one in reasons]
        actions = _once(actions)
        assumptions = [point for plan in self.plans[:1] for point in plan.ruling.assumptions]
        assumptions += ["OPEN-47"] if any(one.finding.code == "audit.attempt-open" for one in actions) else []
        assumptions += ["OPEN-52"] if asking.impossible else []
        assumptions += ["OPEN-53"] if missed is not None else []
        return AuditReport(
            learner=None,
            standing=self.standing,
            actions=tuple(most_urgent_first(actions, self.terms.calendar.on)),
            plans=self.plans,
            reasons=reasons,
            target=best.certificates[0] if best is not None and best.certificates else None,
            certificates=self._certificates(),
            assumptions=Ruling([], self.terms.edition.id, [*readings, *assumptions]).assumptions,
            edition=self.terms.edition.id,
            at_risk=at_risk,
        )

    def _after(self, best: Plan | None) -> LearnerRecord:
        """Give the record once the best plan is carried out; what was claimed may not be known."""
        record = self.record
        for action in best.actions if best is not None else ():
            if action.task is not Task.CLAIM:
                record = action.apply(record)
        return record

    def _changes(self, best: Plan | None) -> Iterator[Action]:
        """Give the changes of the best plan, what it costs, and the choice that the guide offers."""
        if best is None:
            return
        yield from self._choice(best)
        yield from self._what_is_lost(best)
        for place, action in enumerate(best.actions):
            last = self._or_until(best, place)
            yield from self._change(action if last is None else attrs.evolve(action, or_until=last))
        for finding in best.ruling.consequences:
            if finding.code in _COSTS:
                yield Action(finding, None)

    def _change(self, action: Action) -> Iterator[Action]:
        """Give a change; an entry that is moved since its claim is open stays if Pearson lets it be claimed."""
        if action.task is Task.MOVE and action.moved_from is not None and action.finding.outcome is Outcome.UNKNOWN:
            yield Action(action.finding, Task.ASK, None, action.moved_from)
            action = attrs.evolve(action, finding=consequence("audit.unless-claimed", before=action.moved_from.code))
        yield action

    def _or_until(self, best: Plan, place: int) -> Series | None:
        """Give the last series that would do as well in a plan of the same kind and price."""
        action = best.actions[place]
        if action.task is Task.WITHDRAW or action.series is None:
            return None
        last = max((one.actions[place].series or action.series for one in self.alike), default=action.series)
        return last if last > action.series else None

    def _choice(self, best: Plan) -> Iterator[Action]:
        """Give the choice after an external sitting that is not claimed: claim it, sit again, or both (p. 21)."""
        sat = [one.series for one in sittings_of(self.record, self.record.subject.external) if one.status is Status.SAT]
        now = [one.series for one in best.actions if one.task is Task.CLAIM and one.series in sat]
        others = [plan for plan in self.plans if now and now[0] not in plan.certificates]
        if not now or not others:
            return
        days = [one.due for plan in self.plans for one in plan.actions if one.due is not None]
        finding = consequence("audit.choice", series=now[0].code)
        yield Action(finding, Task.DECIDE, None, now[0], due=min(days, default=None))

    def _what_is_lost(self, best: Plan) -> Iterator[Action]:
        """Give what can still be claimed, and can't be once what is entered already is sat (p. 21)."""
        if best.actions:
            return
        for series in best.gives_up:
            later = [
                one.series
                for one in self.record.sittings
                if one.series > series and one.component == self.record.subject.external
            ]
            due = claim_ahead(self.record, series, self.terms.calendar, self.terms.edition).closes
            yield Action(
                consequence("planning.earlier-result-lost", before=series.code, series=(later or [series])[0].code),
                Task.DECIDE,
                None,
                series,
                due=None if due is None else date_out(due),
            )

    def _question_due(self) -> Date | None:
        """Give the first day on which the worst way of the record loses a plan."""
        if len(self.future.ways) == 1:
            return None
        found = self.future.found[self.worst]
        days = [action.due for one in found for action in self.future.plan(one).actions if action.due is not None]
        return min(days, default=None)

    def _certificates(self) -> tuple[Series, ...]:
        """Give the certificates that are held whichever way the record turns."""
        return tuple(sorted(set.intersection(*map(set, self.held))))

    def _reasons(self, actions: list[Action]) -> tuple[Finding, ...]:
        """Say why there will be no certificate as things stand, in the worst way of the record.

        Nobody is said to have been absent who is not on the record as absent.
        """
        way, found = self.future.ways[self.worst], self.future.found[self.worst]
        reasons: list[Finding] = []
        if not found:
            ruling = rules_in_the_way(way.record, self.terms.until, self.terms.calendar, self.terms.edition)
            reasons = [failed("audit.no-way-left"), *ruling.failed]
        else:
            plan = self.plans[0] if found is self.future.shared else self.future.plan(found[0])
            absences = [one.series.code for one in self.record.sittings if one.status is Status.ABSENT]
            failures = [one.finding for one in plan.actions if one.finding.outcome is Outcome.FAILED]
            reasons += [one for one in failures if one.params.get("missed", "") in ("", *absences)]
            reasons += [one for one in plan.ruling.unknown if one.code not in _DAYS]
            reasons += [one for one in plan.ruling.consequences if one.code in _LATE]
            missed = missed_the_last(self.record, self.terms.until)
            if missed is not None:
                reasons.append(failed("planning.missed", missed=missed.code))
            reasons += [] if reasons else [one.finding for one in plan.actions]
        reasons += [one.finding for one in actions if one.finding.outcome is Outcome.FAILED]
        return tuple(dict.fromkeys(reasons))


_LATE = ("planning.late-fee", "planning.high-late-fee")
_COSTS = (*_LATE, "planning.last-attempt", "planning.last-external-sitting", "planning.earlier-result-lost")
_DAYS = ("planning.entry-days", "planning.claim-days")
"""What is unknown because nobody gave a day."""


def _kind(plan: Plan) -> tuple[tuple[object, ...], ...]:
    """What two plans share that differ only in the series of their entries."""
    return (
        tuple((one.task, one.component, one.moved_from) for one in plan.actions),
        (len(plan.certificates),),
        plan.gives_up,
        tuple(one.code for one in plan.ruling.unknown if one.code not in _DAYS),
        tuple(one.code for one in plan.ruling.consequences if one.code in _COSTS),
    )


def _alike(plans: tuple[Plan, ...]) -> list[Plan]:
    """Give the plans that differ from the best only in the series of their entries."""
    if not plans:
        return []
    kind, count = _kind(plans[0]), len(plans[0].actions)
    return [one for one in plans if len(one.actions) == count and _kind(one) == kind]


def _once(actions: Iterable[Action]) -> list[Action]:
    """Give each finding and task once; what there is nothing to do about only where no task goes with it."""
    found: dict[tuple[object, ...], Action] = {}
    given = list(actions)
    with_a_task = {one.finding for one in given if one.task is not None}
    for action in given:
        if action.task is not None:
            found.setdefault((action.finding, action.task, action.component, action.series), action)
        elif action.finding not in with_a_task:
            found.setdefault((action.finding,), action)
    return list(found.values())
