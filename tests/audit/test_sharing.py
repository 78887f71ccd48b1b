"""Sharing: what learners in the same position are told is what each would be told alone.

``BTEC_RULES_SPACES`` set to ``all`` compares a million learners: a third of them in classes as schools have them, a third
who each sit in an order of their own, and a third with any sittings.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import attrs
import pytest
from audit_cases import CALENDAR, DAY, record
from benchmarks.populations import SUBJECTS, drawn_alone, in_classes, in_own_order
from hypothesis import given
from hypothesis import strategies as st
from spaces import SHARE

from btec_rules import EDITION_2025_26, Calendar, LearnerRecord, Series, audit, subjects
from btec_rules.audit import AuditReport, sharing
from btec_rules.audit.learners import Terms
from btec_rules.strategies import records

LEARNERS = {"slice": 360, "some": 3_600, "all": 1_000_000}[SHARE]
DRAWS = {
    "in classes": partial(in_classes, of=SUBJECTS),
    "in their own order": partial(in_own_order, of=SUBJECTS),
    "any sittings": drawn_alone,
}
TERMS = (
    {"calendar": None, "until": None},
    {"calendar": CALENDAR, "until": None},
    {"calendar": Calendar(on=DAY), "until": Series.june(2026)},
)


def anonymous(report: AuditReport) -> AuditReport:
    """Take the learner's id off a report."""
    return attrs.evolve(report, learner=None, actions=tuple(attrs.evolve(one, learner=None) for one in report.actions))


@pytest.mark.parametrize("terms", TERMS, ids=["no day", "a day and key dates", "a day, and the end of the course"])
@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_a_cohort_is_told_what_each_would_be_told_alone(
    draw: Callable[[random.Random], Iterator[LearnerRecord]], terms: dict[str, Any]
) -> None:
    drawn = islice(draw(random.Random(2026)), LEARNERS // (len(DRAWS) * len(TERMS)))
    pairs = [(f"L{place}", one) for place, one in enumerate(drawn)]
    for (name, one), report in zip(pairs, audit.each(pairs, **terms), strict=True):
        assert report.learner == name
        assert {action.learner for action in report.actions} <= {name}
        assert anonymous(report) == audit.learner(one, **terms)


@given(records(), st.data())
def test_of_a_ums_only_its_place_among_the_attempts_matters(one: LearnerRecord, data: st.DataObject) -> None:
    marks = sorted({sitting.ums for sitting in one.sittings if sitting.ums})
    others = sorted(data.draw(st.sets(st.integers(1, 400), min_size=len(marks), max_size=len(marks))))
    moved = dict(zip(marks, others, strict=True))
    rows = [attrs.evolve(row, ums=moved.get(row.ums or 0, row.ums)) for row in one.sittings]
    other = LearnerRecord(one.subject, rows, claimed=one.claimed)
    assert sharing.position_of(one) == sharing.position_of(other)
    assert audit.learner(one, calendar=CALENDAR) == audit.learner(other, calendar=CALENDAR)


RETAKEN = record("1 2025-06 30", "1 2026-01 40", "2 2025-06 50", "3 2026-01 60")


@pytest.mark.parametrize(
    "other",
    [
        record("1 2025-06 40", "1 2026-01 30", "2 2025-06 50", "3 2026-01 60"),
        record("1 2025-06 30", "1 2026-01 30", "2 2025-06 50", "3 2026-01 60"),
        record("1 2025-06 0", "1 2026-01 40", "2 2025-06 50", "3 2026-01 60"),
        record("1 2025-06 ?", "1 2026-01 40", "2 2025-06 50", "3 2026-01 60"),
        record("1 2025-06 30", "1 2026-06 40", "2 2025-06 50", "3 2026-01 60"),
        record("1 2025-06 30", "1 2026-01 planned", "2 2025-06 50", "3 2026-01 60"),
        attrs.evolve(RETAKEN, claimed=(Series.january(2026),)),
        attrs.evolve(RETAKEN, claimed=None),
        attrs.evolve(RETAKEN, subject=subjects.SPORT),
        attrs.evolve(RETAKEN, sittings=[attrs.evolve(one, psa=Series.january(2024)) for one in RETAKEN.sittings]),
    ],
)
def test_another_position(other: LearnerRecord) -> None:
    assert sharing.position_of(RETAKEN) != sharing.position_of(other)


def test_learners_who_stand_alike_share_their_plans() -> None:
    ann, ben = record("1 2025-06 30"), record("1 2025-06 45")
    reports = audit.cohort({"Ann": ann, "Ben": ben}, calendar=CALENDAR).reports
    assert [one.learner for one in reports] == ["Ann", "Ben"]
    assert reports[0].plans
    assert reports[0].plans is reports[1].plans


def test_however_many_positions_no_more_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(f"L{place}", one) for place, one in enumerate(islice(drawn_alone(random.Random(1)), 40))]
    before = list(audit.each(pairs, calendar=CALENDAR))
    monkeypatch.setattr(sharing, "MOST_POSITIONS", 3)
    auditor = sharing.Auditor(Terms(CALENDAR, None, EDITION_2025_26))
    for (name, one), report in zip(pairs, before, strict=True):
        assert auditor.audit(name, one) == report
        assert len(auditor.positions) <= 3
