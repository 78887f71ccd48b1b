"""Learners: one learner's whole position, from the sittings and claims on the record."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules.audit.actions import Action, Standing, Task, most_urgent_first
from btec_rules.audit.claims import about_claims
from btec_rules.audit.position import Position
from btec_rules.audit.sittings import about_sittings
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.dates import Date, date_out
from btec_rules.model.key_dates import KeyDates
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series
from btec_rules.planning.routing import any_route, horizon
from btec_rules.rulings.cases import LearnerCase, require_in_force
from btec_rules.rulings.findings import Finding, Outcome, failed, outcome_word
from btec_rules.rulings.rulings import Ruling

__all__ = ("AuditReport", "learner")

_STILL_TO_COME = ("terminal_rule.external-not-sat-yet", "terminal_rule.internal-missing")
"""What is unknown only because it has not happened yet; it puts nobody at risk."""
_DESPITE_A_CLAIM = (
    "entries.wrong-assignment",
    "audit.internal-not-recorded",
    "audit.external-not-recorded",
    "audit.after-the-course",
)
"""What puts at risk even a learner whose claim is in and holds by the sittings and plans on the record."""


@attrs.frozen(repr=False)
class AuditReport(Displayed):
    """One learner's whole position.

    Args:
        learner: The learner's id; ``None`` where a single record was audited without one.
        standing: Where the learner stands.
        actions: What is wrong, at risk or to do, most urgent first; no finding twice.
        reasons: Why there will be no certificate on results day as things stand, most urgent first; empty where there
            will be one, or where it is too early to tell.
        target: The series of the last external sitting that is sat or planned, in which a certificate is expected;
            ``None`` where there is none.
        certificates: The series of the certificates that are held, in order.
        assumptions: The open points that these very facts touched.
        edition: The id of the edition that was applied.
        faults: What is wrong with the facts themselves, where they can't be used; then there is nothing else.
    """

    learner: str | None
    standing: Standing
    actions: tuple[Action, ...]
    reasons: tuple[Finding, ...]
    target: Series | None
    certificates: tuple[Series, ...]
    assumptions: tuple[str, ...]
    edition: str
    faults: tuple[Fault, ...] = ()

    @property
    def at_risk(self) -> bool:
        """Whether there will be no certificate on results day as things stand."""
        return self.standing in (Standing.AT_RISK, Standing.HOPELESS)

    @property
    def ruling(self) -> Ruling:
        """Everything that was found, as one ruling: refused where anything is wrong."""
        return Ruling([action.finding for action in self.actions], self.edition, self.assumptions)

    def _parts(self) -> tuple[Table | Displayed, ...]:
        rows = [
            (outcome_word(one.finding), one.finding.message, one.to_do, one.due, one.finding.rule, one.finding.page)
            for one in self.actions
        ]
        bad = [(one.name, one.got, one.expected) for one in self.faults]
        who = "The learner" if self.learner is None else self.learner
        line = f"{who}: {self.standing.value} (to do or to know: {len(rows)})"
        found = Table(line, ("Answer", "Finding", "To do", "Due", "Rule", "Page"), rows)
        return (found, Table("What can't be used", ("Where", "Found", "Expected"), bad)) if bad else (found,)

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give the position in lines: where the learner stands, then each action with rule, page and day."""
        who = render(catalogue, "line:nobody") if self.learner is None else self.learner
        standing = render(catalogue, f"standing:{self.standing.value}")
        lines = [render(catalogue, "line:standing", {"learner": who, "standing": standing})]
        lines += [action.explain(catalogue) for action in self.actions]
        lines += [render(catalogue, "line:fault", fault.to_dict()) for fault in self.faults]
        return "\n".join(lines)


def learner(
    record: LearnerRecord,
    *,
    on: datetime.date | None = None,
    key_dates: KeyDates | Collection[KeyDates] | None = None,
    until: Series | None = None,
    edition: Edition = EDITION_2025_26,
) -> AuditReport:
    """Audit one learner: all that is wrong, at risk or still to do.

    Args:
        record: The learner's sittings, sat and planned, and the claims made.
        on: The day on which it is asked; ``None`` leaves the calendar out: nothing is late, or not open yet.
        key_dates: The days of one series, or of several, each once; what they leave out gives no ``due``.
        until: The last series of the learner's course; ``None`` where that is open.
        edition: The numbers to apply.

    Returns:
        A report. With *on*, what is overdue comes first, then what is wrong (or has to be withdrawn) and has no day,
        then the rest by day, and what has none last; without it, what is wrong comes first, then what is unknown, to
        do, and worth knowing. The standing is hopeless exactly where ``planning.routes`` gives nothing. Codes
        ``audit.no-way-left``, ``audit.no-series-left``, ``audit.after-the-course``, ``audit.one-sitting-for-two``,
        ``audit.further-needs-resit``, ``audit.claim-missing``, ``audit.claim-not-open-yet``,
        ``audit.claim-does-not-hold``, ``audit.lost-by-resit``, ``audit.lost-by-retake``, ``audit.internal-to-come``,
        ``audit.external-to-come``, ``audit.internal-not-recorded``, ``audit.external-not-recorded``,
        ``audit.ums-missing``, ``audit.attempt-open``, and those of ``terminal_rule.check``,
        ``certification.check_claim`` and ``entries.check_psa``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If two of *key_dates* are of one series.
        NoRuleInForce: If a sitting, or *until*, lies before the suite began.

    Source:
        EXT-1 to EXT-4 (guide p. 20), RET-1 to RET-7 (p. 12-13), CERT-1 to CERT-7 (p. 20-21), ENT-1, ENT-3 (p. 8),
        PSA-2 (p. 10), MOD-4 (p. 14), RES-1 (p. 18); OPEN-47 and the readings of the functions above.
    """
    days = (key_dates,) if isinstance(key_dates, KeyDates) else key_dates
    terms = Terms.read(on=on, key_dates=() if days is None else days, until=until, edition=edition)
    return audit(None, record, terms)


@attrs.frozen(eq=False, repr=False)
class Terms:
    """What every learner of an audit is judged on: the day, the key dates, the end of the course, the edition."""

    on: Date | None
    key_dates: Mapping[Series, KeyDates]
    until: Series | None
    edition: Edition

    @classmethod
    def read(
        cls,
        *,
        on: datetime.date | None,
        key_dates: Collection[KeyDates],
        until: Series | None,
        edition: Edition,
    ) -> Terms:
        """Accept the arguments that every audit shares.

        Raises:
            InvalidFact: If one is of the wrong type.
            ImpossibleFacts: If two of *key_dates* are of one series.
            NoRuleInForce: If *until* lies before the suite began.
        """
        facts = Facts()
        when = facts.optional_day("on", on)
        given = facts.collection("key_dates", key_dates)
        for one in given:
            facts.instance("key_dates", one, KeyDates)
        if until is not None:
            facts.instance("until", until, Series)
        facts.instance("edition", edition, Edition)
        facts.raise_faults()
        by_series = {one.series: one for one in given}
        if len(by_series) < len(given):
            raise ImpossibleFacts(Fault("key_dates", "two sets of days for one series", "each series once"))
        if until is not None:
            require_in_force(edition, until)
        return cls(None if when is None else date_out(when), by_series, until, edition)


def audit(name: str | None, record: LearnerRecord, terms: Terms) -> AuditReport:
    """Audit one learner, on terms that have been looked at already."""
    edition = terms.edition
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.raise_faults()
    readings = list(LearnerCase(record, edition, terms.until, name="until").ruling().assumptions)
    position = Position.of(
        name,
        record,
        on=terms.on,
        key_dates=terms.key_dates,
        until=terms.until,
        edition=edition,
        readings=readings,
    )
    actions = _once([*about_sittings(position), *about_claims(position)])
    first, last = horizon(record, terms.until, edition)
    hopeless = not any_route(record, until=last, first=first, edition=edition)
    if hopeless:
        # Nothing that is wrong can be put right any more, so no task but the last one is left of it.
        actions = [_without_task(one) if one.finding.outcome is Outcome.FAILED else one for one in actions]
        actions = [one for one in actions if one.task is not Task.SIT]
        actions.append(position.ask(failed("audit.no-way-left")))
    actions = most_urgent_first(actions, terms.on)
    reasons = (
        ()
        if position.held and not hopeless
        else tuple(one.finding for one in actions if _is_reason(one.finding, position))
    )
    return AuditReport(
        learner=name,
        standing=_standing(position, reasons, hopeless=hopeless),
        actions=tuple(actions),
        reasons=reasons,
        target=position.target,
        certificates=position.held,
        assumptions=Ruling([], edition.id, position.readings).assumptions,
        edition=edition.id,
    )


def _standing(position: Position, reasons: tuple[Finding, ...], *, hopeless: bool) -> Standing:
    if hopeless:
        return Standing.HOPELESS
    if position.held:
        return Standing.CERTIFICATED
    if reasons:
        return Standing.AT_RISK
    return Standing.UNDER_WAY if position.target is None else Standing.ON_COURSE


def _is_reason(finding: Finding, position: Position) -> bool:
    """Whether a finding keeps a learner from a certificate as things stand."""
    if position.secured:
        return finding.code in _DESPITE_A_CLAIM
    if finding.outcome is Outcome.UNKNOWN:
        return finding.code not in _STILL_TO_COME
    return finding.outcome is Outcome.FAILED


def _once(actions: Iterable[Action]) -> list[Action]:
    """Give each finding once: the first action on it."""
    found: dict[Finding, Action] = {}
    for action in actions:
        found.setdefault(action.finding, action)
    return list(found.values())


def _without_task(action: Action) -> Action:
    return Action(action.learner, action.finding, None)
