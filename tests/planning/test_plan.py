"""Plan: a set of changes with what it costs, carried out at once or read."""

import pytest

from btec_rules import ENGLISH, ImpossibleFacts, LearnerRecord, Series, Sitting, planning, subjects
from btec_rules.guide.render import render

JANUARY, JUNE = Series.january(2026), Series.june(2026)
RECORD = LearnerRecord(subjects.SPORT, [Sitting(1, JANUARY, 40), Sitting(2, JANUARY, 40)])
PLAN, *_ = planning.plans(RECORD, until=JUNE)


def test_it_is_carried_out() -> None:
    after = PLAN.apply(RECORD)
    assert ([one.component for one in after.sittings], after.claimed) == ([1, 2, 3], PLAN.certificates)
    (nothing,) = planning.plans(after, until=JUNE)
    assert (nothing.actions, nothing.certificates) == ((), PLAN.certificates)
    assert nothing.apply(after) is after
    with pytest.raises(ImpossibleFacts):
        PLAN.apply(after)


def test_in_words() -> None:
    first, second, answer, *_ = PLAN.explain().splitlines()
    assert [first, second] == [one.to_do for one in PLAN.actions]
    assert answer == PLAN.ruling.explain().splitlines()[0]
    (nothing,) = planning.plans(PLAN.apply(RECORD), until=JUNE)
    assert nothing.explain().splitlines()[0] == render(ENGLISH, "line:nothing-to-do")


def test_as_a_line() -> None:
    assert str(PLAN) == f"Plan for 2026-06; {PLAN.ruling}"
