"""Plans: which changes lead to a certificate, by when must they be made, and what does each way cost?

A plan is a set of changes (entries, moves, withdrawals, claims), as small as possible, that leads to its certificates
once everything planned is sat. It can be carried out as it stands: `Action.apply` makes each change. A learner who
lacks nothing has the plan without actions.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> january = Series.january(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january) for component in (1, 2, 3)])
>>> [plan.certificates[-1].code for plan in plans(record, until=Series.june(2026))]
['2026-01', '2026-06', '2026-06']
"""

from __future__ import annotations

from collections.abc import Iterator

from btec_rules._values.facts import Facts
from btec_rules.model.calendar import NO_DAY, Calendar
from btec_rules.model.dates import date_out
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series, from_ordinal
from btec_rules.model.sittings import Sitting
from btec_rules.planning.actions import Action, Task
from btec_rules.planning.doubt import Judge, Way, impossible, ways_of
from btec_rules.planning.outlook import Outlook
from btec_rules.planning.plan import Plan
from btec_rules.planning.reasons import Reasons
from btec_rules.planning.search import CLAIM, ENTER, MOVE, WITHDRAW, Change, Found, search
from btec_rules.rulings.cases import LearnerCase
from btec_rules.rulings.opening import Door, Opening

__all__ = ("Future", "plans")

_TASKS = {ENTER: Task.ENTER, MOVE: Task.MOVE, WITHDRAW: Task.WITHDRAW, CLAIM: Task.CLAIM}


def plans(
    record: LearnerRecord,
    *,
    until: Series | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> tuple[Plan, ...]:
    """Give the smallest lawful sets of changes that lead to a certificate.

    Args:
        record: The learner's sittings, sat and planned, and the claims made.
        until: The last series of the learner's course: nothing is entered or claimed after it. ``None`` if that is
            open: then four series are looked at past the last that is behind the learner.
        calendar: The day, and the key dates; ``None`` leaves the days out: nothing is late, and a series is over only
            if the record itself shows it.
        edition: The numbers to apply.

    Returns:
        The plans, the best first: those that give up no result; that the guide decides rather than leaves open; that
        use no last sitting; without a late fee; that move or withdraw fewer entries; for the earlier certificate; with
        fewer changes. A learner who lacks nothing has one plan, without actions; what leads to a further certificate
        is in ``certification.options``. Empty if, and only if, no lawful way leads to a certificate:
        ``planning.in_the_way`` says why. A record in doubt has the plans that hold whichever way it turns. Codes of
        their rulings: ``planning.entry-days``, ``planning.claim-days``, ``planning.late-summer-claim``,
        ``planning.total-zero``, ``planning.late-fee``, ``planning.high-late-fee``, ``planning.last-attempt``,
        ``planning.last-external-sitting``, ``planning.only-external-sitting``, ``planning.earlier-result-lost``,
        ``planning.tables-count``, and those of ``certification.check_claim`` that are unknown. Codes of their actions:
        ``planning.sit-again``, ``planning.missed``, ``planning.claim-closed``, ``planning.not-this-way``,
        ``planning.after-the-course``, ``planning.claim-to-make``, ``planning.claim-in-the-late-window``, and those of
        ``terminal_rule.check`` and ``entries.check_entry``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting, or *until*, is before the suite began.

    Source:
        ENT-1, ENT-4 (guide p. 8), RET-1 to RET-7 (p. 12-13), EXT-1 to EXT-4 (p. 20), CERT-1 to CERT-7 (p. 20-21);
        OPEN-16, OPEN-24 to OPEN-28, OPEN-49 to OPEN-52, OPEN-55.
    """
    when = accept(record, until, calendar, edition)
    return Future(record, when, until, edition).plans()


def accept(record: LearnerRecord, until: Series | None, calendar: Calendar | None, edition: Edition) -> Calendar:
    """Refuse malformed arguments, and give the calendar."""
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.optional("until", until, Series)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    LearnerCase(record, edition, until, name="until")
    return NO_DAY if calendar is None else calendar


class Future:
    """What can become of a record, in every way in which it may turn.

    Args:
        record: The record as it was given.
        calendar: The day, and the key dates.
        until: The last series of the course.
        edition: The numbers to apply.
    """

    record: LearnerRecord
    calendar: Calendar
    until: Series | None
    edition: Edition
    judge: Judge
    impossible: list[Sitting]
    outlooks: list[Outlook]
    shared: list[Found]
    """The sets of changes that hold whichever way the record turns."""
    reasons: Reasons

    def __init__(self, record: LearnerRecord, calendar: Calendar, until: Series | None, edition: Edition) -> None:
        self.record, self.calendar, self.until, self.edition = record, calendar, until, edition
        self.judge = Judge(record, edition)
        self.impossible = impossible(record, calendar, edition)
        self.ways: list[Way] = ways_of(record, self.impossible, calendar, self.judge)
        self.outlooks = [Outlook(way, calendar, until, self.judge) for way in self.ways]
        self.found: list[list[Found]] = [search(outlook) for outlook in self.outlooks]
        self.shared = self.found[0] if len(self.ways) == 1 else _in_every_way(self.found)
        self.reasons = Reasons(record, calendar, until, edition)
        self._actions: dict[tuple[object, ...], Action] = {}

    def plans(self) -> tuple[Plan, ...]:
        """Give the plans that hold whichever way the record turns."""
        return tuple([self.plan(one) for one in self.shared])

    def plan(self, found: Found) -> Plan:
        """Turn a set of changes into a plan."""
        series = self.outlooks[0].series
        return Plan(
            tuple([self._action(found, change) for change in found.changes]),
            tuple([series(one) for one in found.certificates]),
            tuple([series(one) for one in found.gives_up]),
            self.reasons.ruling(found),
        )

    def _action(self, found: Found, change: Change) -> Action:
        opening = found.days.get(change)
        target = found.certificates[-1] if found.certificates else 0
        key = (change, target, opening)
        if key not in self._actions:
            component = None if change.kind == CLAIM else change.component
            opens, closes = (None, None) if opening is None else (opening.opens, opening.closes)
            self._actions[key] = Action(
                self.reasons.why(found, change, target),
                _TASKS[change.kind],
                component,
                self.outlooks[0].series(change.series),
                moved_from=from_ordinal(change.moved_from) if change.kind == MOVE else None,
                opens=None if opens is None else date_out(opens),
                due=None if closes is None else date_out(closes),
            )
        return self._actions[key]


def _in_every_way(found: list[list[Found]]) -> list[Found]:
    """Give the sets of changes that lead to a certificate whichever way a record turns, each at its worst."""
    by_changes = [{one.changes: one for one in plans} for plans in found]
    return sorted(_merged(by_changes), key=lambda one: one.price)


def _merged(by_changes: list[dict[tuple[Change, ...], Found]]) -> Iterator[Found]:
    for changes, first in by_changes[0].items():
        if all(changes in others for others in by_changes):
            same = [others[changes] for others in by_changes]
            certificates = set(first.certificates).intersection(*(one.certificates for one in same))
            yield first._replace(
                certificates=tuple(sorted(certificates)),
                gives_up=tuple(sorted({series for one in same for series in one.gives_up})),
                last_sitting=any(one.last_sitting for one in same),
                is_open=any(one.is_open for one in same),
                late=any(one.late for one in same),
                resit=any(one.resit for one in same),
                days={change: _at_worst([one.days[change] for one in same]) for change in first.days},
            )


def _at_worst(openings: list[Opening]) -> Opening:
    """Give when a change can be made whichever way a record turns: at the worst price, until the first last day."""
    worst = max(openings, key=lambda one: (_PRICES.index(one.door), one.late))
    closes = [one.closes for one in openings if one.closes is not None]
    opens = [one.opens for one in openings if one.opens is not None]
    return worst._replace(closes=min(closes, default=None), opens=max(opens, default=None))


_PRICES = (Door.OPEN, Door.LATE, Door.UNKNOWN, Door.SILENT, Door.SHUT)
"""Doors, the cheapest first."""
