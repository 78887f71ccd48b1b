"""Actions: most urgent first."""

import datetime

from audit_cases import DAY, DAYS, record
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import (
    LearnerRecord,
    Outcome,
    Status,
    audit,
    strategies,
)
from btec_rules.audit import Action, Task


def is_wrong(action: Action) -> bool:
    return action.finding.outcome is Outcome.FAILED or action.task is Task.WITHDRAW


class TestUrgency:
    def test_on_a_day_what_is_late_then_what_is_wrong_then_by_day(self) -> None:
        its = record("1 2025-06 planned", "2 2025-06 30", "3 2026-01 30", "2 2026-06 planned", "3 2026-06 planned")
        report = audit.learner(its, on=DAY, key_dates=DAYS)
        assert [(one.finding.code, one.due and one.due.isoformat()) for one in report.actions] == [
            ("audit.internal-not-recorded", "2025-05-15"),
            ("audit.internal-to-come", "2026-05-15"),
            ("audit.lost-by-resit", "2026-05-29"),
            ("certification.late-summer-claim", None),
            ("audit.external-to-come", None),
        ]

    @given(its=strategies.records(), on=st.none() | strategies.days())
    def test_days_rise_and_nothing_wrong_comes_after_a_day_that_is_ahead(
        self, its: LearnerRecord, on: datetime.date | None
    ) -> None:
        actions = audit.learner(its, on=on, key_dates=DAYS).actions
        if on is None:
            places = [0 if is_wrong(one) else list(Outcome).index(one.finding.outcome) for one in actions]
            assert places == sorted(places)
            return
        days = [one.due for one in actions if one.due is not None]
        assert days == sorted(days)
        undated_wrongs = [at for at, one in enumerate(actions) if one.due is None and is_wrong(one)]
        assert all(one.due is None or one.due < on for one in actions[: max(undated_wrongs, default=0)])


KINDS_OF_LEARNER = [
    record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30"),
    record("1 2025-06 30", "3 2026-06 planned"),
    record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40"),
    record("1 2025-06 30"),
]


def test_actions_are_values() -> None:
    (action, *_) = audit.learner(KINDS_OF_LEARNER[1]).actions
    again = Action(action.learner, action.finding, action.task, action.component, action.series, action.due)
    assert action == again
    assert hash(action) == hash(again)
    assert Status.PLANNED in {one.status for one in KINDS_OF_LEARNER[1].sittings}
