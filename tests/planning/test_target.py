"""Target: what is still needed for a total, against every mark that can come out."""

import datetime
from collections.abc import Iterator
from itertools import product
from typing import Any

import attrs
import pytest
from audit_cases import record
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from spaces import SHARE
from vectors_reader import answer, load

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    InvalidFact,
    LearnerRecord,
    Series,
    Sitting,
    Status,
    certification,
    planning,
    questions,
    subjects,
)
from btec_rules.planning import Reach, Task, UmsNeeded
from btec_rules.planning.doubt import impossible

MAXIMA = {1: 60, 2: 60, 3: 80}
BOTH = ("1 2025-06 40", "2 2025-06 30")
JUNE, LAST = Series.june(2026), Series.january(2027)


def told(needed: UmsNeeded) -> dict[str, Any]:
    """Write an item as the vectors do."""
    found = {
        "series": needed.series.code,
        "reach": needed.reach.value,
        "safe": needed.safe,
        "most": needed.most,
        "together": needed.together,
        "least": {str(one.component): one.least for one in needed.components if one.least is not None},
    }
    return {key: one for key, one in found.items() if one is not None}


@pytest.mark.parametrize("vector", load("target"), ids=lambda vector: vector["name"])
def test_vectors(vector: dict[str, Any]) -> None:
    found = answer(vector["call"], vector["facts"])
    assert [told(one) for one in found] == vector["needed"]


# --- against every mark that can come out -----------------------------------------------------------------------------

SUBJECTS = (
    subjects.SPORT,
    subjects.MUSIC_PRACTICE,
    subjects.ART_AND_DESIGN_PRACTICE,
    subjects.CONSTRUCTION_AND_THE_BUILT_ENVIRONMENT,
)
MOST = 3
HISTORIES = (
    "sat",
    "sat",
    "sat planned",
    "sat planned",
    "sat sat",
    "sat ?",
    "? planned",
    "planned",
    "absent planned",
    "",
)
"""What may have become of a component in 2025, and then in 2026; ``?`` was sat, and its UMS is not known."""
FIRST = (Series.january(2025), Series.june(2025))
THEN = (Series.january(2026), JUNE)


@st.composite
def histories(draw: st.DrawFn) -> LearnerRecord:
    """Draw a record with few sittings, so that every mark of those to come can be tried."""
    subject = draw(st.sampled_from(SUBJECTS))
    sittings = []
    for component in subject.components:
        for word, when in zip(draw(st.sampled_from(HISTORIES)).split(), (FIRST, THEN), strict=False):
            status = Status.SAT if word == "?" else Status(word)
            ums = draw(st.integers(0, MOST)) if word == "sat" else None
            sittings.append(Sitting(component, draw(st.sampled_from(when)), ums, status=status))
    ends = [one.series for one in sittings if one.component == subject.external]
    return LearnerRecord(subject, sittings, claimed=draw(st.sampled_from([(), tuple(ends[:1]), tuple(ends), None])))


def outcomes(needed: UmsNeeded, its: LearnerRecord, maxima: dict[int, int]) -> Iterator[tuple[dict[int, int], int]]:
    """Give, for all marks that can come out, what each component to come counts for, and the total."""
    for action in needed.plan.actions:
        its = its if action.task is Task.CLAIM else action.apply(its)
    to_come = [one for one in its.sittings if one.ums is None and one.status is not Status.ABSENT]
    settled = [one for one in its.sittings if one not in to_come]
    for marks in product(*(range(maxima[one.component] + 1) for one in to_come)):
        marked = [attrs.evolve(one, ums=ums, status=Status.SAT) for one, ums in zip(to_come, marks, strict=True)]
        result = certification.result(LearnerRecord(its.subject, [*settled, *marked]), needed.series)
        assert result.total is not None
        counting = {component: sitting.ums for component, sitting in result.counting if sitting is not None}
        yield {one: ums for one, ums in counting.items() if ums is not None}, result.total


@pytest.mark.rule("RET-5", "CERT-4")
@settings(max_examples={"slice": 40, "some": 100, "all": 1_000}[SHARE])
@given(
    histories(),
    st.integers(0, 3 * MOST + 1),
    st.tuples(*[st.integers(MOST, MOST + 1)] * 3),
    st.sampled_from([JUNE, LAST]),
)
def test_one_less_misses_and_exactly_that_hits(
    its: LearnerRecord, total: int, most: tuple[int, int, int], until: Series
) -> None:
    assume(not impossible(its, Calendar(), EDITION_2025_26))
    maxima = dict(zip(its.subject.components, most, strict=False))
    for needed in planning.ums_needed(its, total, maxima=maxima, until=until)[:3]:
        if needed.reach is Reach.UNDECIDED:
            continue
        found = list(outcomes(needed, its, maxima))
        to_come = {one.component: one for one in needed.components if one.to_come}
        event(
            f"{needed.reach.value}, to come: {len(to_come)}, with something safe: {any(one.safe for one in to_come.values())}"
        )
        totals = [reached for _, reached in found]
        assert (needed.safe, needed.most) == (min(totals), max(totals))
        assert needed.reach is (
            Reach.SAFE if min(totals) >= total else Reach.POSSIBLE if max(totals) >= total else Reach.OUT_OF_REACH
        )
        if needed.reach is Reach.OUT_OF_REACH:
            assert needed.together is None
            assert all(one.least is None for one in needed.components)
            continue
        assert needed.together is not None
        for counting, reached in found:
            assert (reached >= total) == (sum(counting[one] for one in to_come) >= needed.together)
        for component, one in to_come.items():
            others_at_most = [
                (counting[component], reached)
                for counting, reached in found
                if all(counting[other] == maxima[other] for other in to_come if other != component)
            ]
            assert one.least is not None
            for ums, reached in others_at_most:
                assert (reached >= total) == (ums >= one.least)
            assert one.least == 0 or (one.least, total) in others_at_most
            assert one.least == 0 or one.least > one.safe
        assert all(one.least is None for one in needed.components if not one.to_come)


def test_claims_that_are_not_known_change_no_ums() -> None:
    its = record(*BOTH, "3 2026-01 absent")
    unknown = LearnerRecord(its.subject, its.sittings, claimed=None)
    known = planning.ums_needed(its, 120, maxima=MAXIMA, until=JUNE)
    found = planning.ums_needed(unknown, 120, maxima=MAXIMA, until=JUNE)
    assert any(action.task is Task.CLAIM for one in found for action in one.plan.actions)
    assert {str(told(one)) for one in found} <= {str(told(one)) for one in known}


@pytest.mark.rule("CERT-1")
def test_what_can_t_have_been_sat_is_not_safe() -> None:
    """A third sitting of component 1 (OPEN-52)."""
    its = record("1 2024-06 20", "1 2025-01 30", "1 2025-06 60", "2 2025-06 30", "3 2026-06 planned")
    found = planning.ums_needed(its, 100, maxima=MAXIMA, until=JUNE)
    assert {(one.safe, one.together) for one in found} == {(60, 40)}


def test_nor_is_what_lies_ahead_of_the_day() -> None:
    its = record(*BOTH, "1 2026-06 55", "3 2027-01 planned")
    on = Calendar(on=datetime.date(2026, 4, 1))
    found = planning.ums_needed(its, 100, maxima=MAXIMA, until=LAST, calendar=on)
    assert {one.safe for one in found} == {70}


def test_a_maximum_is_held_to_its_own_component() -> None:
    found = planning.ums_needed(record(*BOTH), 100, maxima={1: 40, 2: 30, 3: 20}, until=JUNE)
    assert {one.most for one in found} == {90}


def test_a_series_in_which_the_external_was_missed_is_undecided() -> None:
    its = record(*BOTH, "3 2026-01 60", "3 2026-06 absent")
    found = planning.ums_needed(its, 100, maxima=MAXIMA, until=LAST)
    missed = [one for one in found if one.series == JUNE]
    assert missed
    for one in missed:
        assert (one.reach, one.together, one.safe) == (Reach.UNDECIDED, None, 70)
        assert all(each.least is None for each in one.components)


def test_the_plans_are_those_of_the_day() -> None:
    its = record(*BOTH)
    on = Calendar(on=datetime.date(2026, 2, 1))  # the external component of December/January is over
    found = planning.ums_needed(its, 100, maxima=MAXIMA, until=JUNE, calendar=on)
    assert [one.series for one in found] == [JUNE]
    assert [one.plan for one in found] == list(planning.plans(its, until=JUNE, calendar=on))
    assert len(planning.ums_needed(its, 100, maxima=MAXIMA, until=JUNE)) == 2


@pytest.mark.parametrize(
    ("maxima", "where"),
    [
        ({1: 60, 2: 60}, "maxima"),
        ({1: 60, 2: 60, 3: 80, 4: 80}, "maxima"),
        ({1: 39, 2: 60, 3: 80}, "maxima[1]"),
        ({1: 60, 2: 60, 3: 0}, "maxima[3]"),
        ({1: 60, 2: 60, 3: 10_001}, "maxima[3]"),
        ({"1": 60, 2: 60, 3: 80}, "maxima"),
        ((60, 60, 80), "maxima"),
    ],
)
def test_a_maximum_for_each_component(maxima: Any, where: str) -> None:
    with pytest.raises(InvalidFact) as caught:
        planning.ums_needed(record(*BOTH), 100, maxima=maxima, until=JUNE)
    assert where in {fault.name for fault in caught.value.faults}


def test_in_one_line() -> None:
    first, *_ = planning.ums_needed(record(*BOTH), 120, maxima=MAXIMA, until=JUNE)
    assert str(first) == "A total of 120 UMS in 2026-01: possible; safe 70, at most 150"


def test_asked_in_plain_data() -> None:
    """JSON has no numbers for keys, so the maxima are pairs."""
    facts: dict[str, Any] = {"record": record(*BOTH).to_dict(), "total": 120, "until": "2026-06"}
    question: dict[str, Any] = {"ask": "planning.ums_needed", "facts": facts | {"maxima": [[1, 60], [2, 60], [3, 80]]}}
    right = planning.ums_needed(record(*BOTH), 120, maxima=MAXIMA, until=JUNE)
    assert questions.ask(question)["answer"] == [one.to_dict() for one in right]
    twice: Any = questions.ask(question | {"facts": facts | {"maxima": [[1, 60], [1, 60], [3, 80]]}})
    assert [one["name"] for one in twice["faults"]] == ["facts.maxima"]
