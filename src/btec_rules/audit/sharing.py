"""Sharing: learners in the same position get the same answer, worked out once.

In a cohort many learners have sat the same components in the same series. What an audit looks at in a record is its
*position*: subject, claims, and of every sitting the component, series, status, set assignment and, of its UMS, only
whether it is known, whether it is 0, and which attempts at the component are better. Two records in one position get
one report, each under its own learner's id.
"""

from __future__ import annotations

from collections.abc import Hashable

import attrs

from btec_rules.audit.learners import Terms, audit, require_record
from btec_rules.audit.report import AuditReport
from btec_rules.model.records import LearnerRecord

__all__ = ("MOST_POSITIONS", "Auditor", "position_of")

MOST_POSITIONS: int = 10_000
"""Positions that are kept at a time; one with all its plans takes some 13 KiB, so together about 130 MB."""


class Auditor:
    """Audits many learners on the same terms, each position once.

    Args:
        terms: What every learner is judged on.

    Nothing is kept beyond the auditor's own life, and never more than `MOST_POSITIONS` positions: then it starts anew.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.positions: dict[Hashable, AuditReport] = {}

    def audit(self, name: str, record: LearnerRecord) -> AuditReport:
        """Audit one learner.

        Raises:
            InvalidFact: If *record* is not a record.
            NoRuleInForce: If a sitting is before the suite began.
        """
        require_record(record)
        position = position_of(record)
        found = self.positions.get(position)
        if found is None:
            if len(self.positions) >= MOST_POSITIONS:
                self.positions.clear()
            found = self.positions[position] = audit(record, self.terms)
        actions = tuple([attrs.evolve(one, learner=name) for one in found.actions])
        return attrs.evolve(found, learner=name, actions=actions)


def position_of(record: LearnerRecord) -> Hashable:
    """Give all that an audit looks at in a record: records of one position get one report."""
    marks: dict[int, set[int]] = {}
    for one in record.sittings:
        if one.ums is not None:
            marks.setdefault(one.component, {0}).add(one.ums)
    places = {component: {ums: place for place, ums in enumerate(sorted(known))} for component, known in marks.items()}
    sittings = [
        (
            one.component,
            one.series.ordinal,
            one.status,
            None if one.psa is None else one.psa.ordinal,
            None if one.ums is None else places[one.component][one.ums],
        )
        for one in record.sittings
    ]
    claimed = None if record.claimed is None else tuple([one.ordinal for one in record.claimed])
    return record.subject, claimed, tuple(sittings)
