"""Reviews: vectors, and a second wording of who is added and who is swapped."""

import contextlib
import hashlib
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import answer, check_ruling, load, many

from btec_rules import (
    ABSENT,
    ImpossibleFacts,
    InvalidFact,
    Mark,
    NoRuleInForce,
    Outcome,
    Series,
    Subject,
    sampling,
    strategies,
    subjects,
)
from btec_rules.strategies import SampleRequest

JUNE_26 = Series.june(2026)
SUBJECTS = st.sampled_from([subjects.ENTERPRISE, subjects.SPORT])


@pytest.mark.parametrize("vector", load("sampling"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    facts = vector["facts"]
    found = answer(vector["call"], facts)
    check_ruling(found.ruling, vector)
    assert list(found.final) == many(vector["final"])
    assert {one.candidate: one.finding.code for one in found.added} == vector.get("added", {})
    assert {one.absent: one.by or "" for one in found.replaced} == vector.get("replaced", {})
    assert found.as_requested is (sorted(many(facts["requested"])) == many(vector["final"]))


def asked(request: SampleRequest, subject: Subject) -> sampling.SampleReview:
    return sampling.review(
        request.requested,
        dict(request.marks),
        subject=subject,
        series=JUNE_26,
        expected=dict(request.expected),
        recorded=request.recorded,
    )


@pytest.mark.rule("SAMP-2", "SAMP-3", "SAMP-5", "SAMP-6")
class TestReview:
    """Absentees out, extremes in, everyone in a small cohort, and nothing else."""

    @given(strategies.sample_requests(), SUBJECTS)
    def test_a_review_of_its_own_outcome_changes_nothing(self, request: SampleRequest, subject: Subject) -> None:
        first = asked(request, subject)
        again = sampling.review(
            first.final, dict(request.marks), subject=subject, series=JUNE_26, recorded=request.recorded
        )
        assert again.as_requested
        assert again.final == first.final
        assert not again.added
        assert not again.replaced

    @given(strategies.sample_requests(), SUBJECTS)
    def test_what_the_final_sample_holds(self, request: SampleRequest, subject: Subject) -> None:
        marks, found = dict(request.marks), asked(request, subject)
        present = {one: mark for one, mark in marks.items() if mark is not ABSENT}
        above_zero = [mark for mark in present.values() if mark > 0]
        final = {one: present[one] for one in found.final}  # nobody absent is in it
        failed = {finding.code for finding in found.ruling.failed}
        if above_zero:
            assert max(above_zero) in final.values() or "sampling.highest-missing" in failed
            assert min(above_zero) in final.values() or "sampling.lowest-missing" in failed
        if subject is not subjects.SPORT:
            assert not failed
        if len(marks) <= 15:
            assert final == present

    @given(strategies.sample_requests(), SUBJECTS)
    def test_nothing_else_changes(self, request: SampleRequest, subject: Subject) -> None:
        found = asked(request, subject)
        away = {one for one, mark in request.marks if mark is ABSENT}
        assert {one.absent for one in found.replaced} == away.intersection(request.requested)
        assert [one.absent for one in found.replaced] == sorted(one.absent for one in found.replaced)
        new = [one.candidate for one in found.added] + [one.by for one in found.replaced if one.by is not None]
        assert len(new) == len(set(new))
        assert set(found.final) == (set(request.requested) - away) | set(new)
        assert not set(new) & set(request.requested)
        assert found.as_requested is (set(found.final) == set(request.requested))
        if len(request.marks) > 15:
            assert len(found.added) <= 2

    @given(strategies.sample_requests(), SUBJECTS)
    def test_a_replacement_is_the_nearest_that_was_free(self, request: SampleRequest, subject: Subject) -> None:
        marks, found, hopes = dict(request.marks), asked(request, subject), dict(request.expected)
        able = {one for one, mark in marks.items() if mark is not ABSENT}
        if subject is subjects.SPORT:
            able &= set(request.recorded)
        free = able - set(request.requested)
        if len(marks) <= 15:
            free = set()
        for one in sorted(found.replaced, key=lambda pair: (pair.absent not in hopes, pair.absent)):
            if one.by is None:
                assert not free
                continue
            assert one.by in free
            if one.absent in hopes:
                distance = {other: abs(marks[other] - hopes[one.absent]) for other in free}  # type: ignore[operator]
                assert distance[one.by] == min(distance.values())
            free.remove(one.by)
        guessed = [one for one in found.replaced if one.by is not None and one.absent not in hopes]
        proposed = [one.params["absent"] for one in found.ruling.unknown if one.code == "sampling.absent-in-sample"]
        assert proposed == [one.absent for one in guessed]

    @given(strategies.sample_requests(), SUBJECTS, st.randoms())
    def test_order_never_matters(self, request: SampleRequest, subject: Subject, chance: random.Random) -> None:
        shuffled = SampleRequest(
            tuple(chance.sample(request.requested, len(request.requested))),
            tuple(chance.sample(request.marks, len(request.marks))),
            expected=tuple(reversed(request.expected)),
            recorded=tuple(reversed(request.recorded)),
        )
        assert asked(shuffled, subject) == asked(request, subject)

    @given(strategies.sample_requests())
    def test_every_change_is_a_consequence_of_the_ruling(self, request: SampleRequest) -> None:
        found = asked(request, subjects.ENTERPRISE)
        said = [
            finding.params
            for finding in (*found.ruling.consequences, *found.ruling.unknown, *found.ruling.having(Outcome.ADVICE))
        ]
        assert {p["candidate"] for p in said if "candidate" in p} == {one.candidate for one in found.added}
        assert {p["absent"] for p in said if "absent" in p} == {one.absent for one in found.replaced}
        assert all(one.finding in found.ruling.findings for one in found.added)

    def test_ties_go_to_the_lower_ticket(self) -> None:
        marks: dict[str, Mark] = {f"{number:02}": 5 for number in range(15)}
        marks |= {"a": 9, "b": 9, "c": 9}
        for seed in ("", "x", "y", "z"):
            found = sampling.review(
                [f"{number:02}" for number in range(15)], marks, subject=subjects.ENTERPRISE, series=JUNE_26, seed=seed
            )
            lowest = min("abc", key=lambda one: hashlib.sha256(f"{seed}\n{one}".encode()).hexdigest())
            assert [one.candidate for one in found.added] == [lowest]

    def test_equally_near_marks_go_to_the_lower_ticket(self) -> None:
        marks: dict[str, Mark] = {f"{number:02}": 1 for number in range(15)}
        marks |= {"x": ABSENT, "a": 4, "b": 6, "top": 9}
        requested = ["x", "top", *(f"{number:02}" for number in range(15))]
        for seed in ("", "p", "q", "r", "s"):
            found = sampling.review(
                requested, marks, subject=subjects.ENTERPRISE, series=JUNE_26, seed=seed, expected={"x": 5}
            )
            lowest = min("ab", key=lambda one: hashlib.sha256(f"{seed}\n{one}".encode()).hexdigest())
            assert [one.by for one in found.replaced] == [lowest]

    def test_without_an_expected_mark_the_lowest_ticket_comes_in(self) -> None:
        marks: dict[str, Mark] = {"x": ABSENT, **{f"{number:02}": 5 for number in range(40)}}
        requested = ["x", *(f"{number:02}" for number in range(14))]
        for seed in ("", "p", "q"):
            found = sampling.review(requested, marks, subject=subjects.ENTERPRISE, series=JUNE_26, seed=seed)
            free = [f"{number:02}" for number in range(14, 40)]
            lowest = min(free, key=lambda one: hashlib.sha256(f"{seed}\n{one}".encode()).hexdigest())
            assert [one.by for one in found.replaced] == [lowest]
        assert sampling.review(requested, marks, subject=subjects.ENTERPRISE, series=JUNE_26) == sampling.review(
            requested, marks, subject=subjects.ENTERPRISE, series=JUNE_26, seed=""
        )

    def test_one_who_holds_both_extremes_is_added_once(self) -> None:
        marks: dict[str, Mark] = {"a": 7, **{f"{number:02}": 0 for number in range(20)}}
        found = sampling.review(
            [f"{number:02}" for number in range(15)], marks, subject=subjects.ENTERPRISE, series=JUNE_26
        )
        assert [one.candidate for one in found.added] == ["a"]

    def test_two_holders_are_a_tie(self) -> None:
        for holders, tie in ((("a",), False), (("a", "b"), True)):
            marks: dict[str, Mark] = {"c": 1, "d": 0, **dict.fromkeys(holders, 9)}
            found = sampling.review(list(marks), marks, subject=subjects.ENTERPRISE, series=JUNE_26)
            assert ("OPEN-4" in found.ruling.assumptions) is tie

    def test_the_rule_that_is_not_in_force_is_named(self) -> None:
        with pytest.raises(NoRuleInForce, match="SAMP-3"):
            sampling.review(["a"], {"a": 1}, subject=subjects.ENTERPRISE, series=Series.june(2025))

    def test_an_expected_mark_is_bounded_as_marks_are(self) -> None:
        for mark, good in ((10_000, True), (10_001, False)):
            with contextlib.nullcontext() if good else pytest.raises(InvalidFact, match="expected"):
                sampling.review(
                    ["a"], {"a": 1, "b": ABSENT}, subject=subjects.ENTERPRISE, series=JUNE_26, expected={"b": mark}
                )

    def test_strangers_and_doubles(self) -> None:
        def review(*requested: str, **more: Any) -> sampling.SampleReview:
            return sampling.review(requested, {"a": 1, "b": ABSENT}, subject=subjects.SPORT, series=JUNE_26, **more)

        for facts in ({"requested": ["c", "a", "d"]}, {"expected": {"c": 1, "d": 2}}, {"recorded": ["c", "d"]}):
            requested = facts.pop("requested", ["a"])
            with pytest.raises(ImpossibleFacts) as caught:
                review(*requested, **facts)
            assert [fault.got for fault in caught.value.faults] == ["'c'", "'d'"]
            assert {fault.name for fault in caught.value.faults} == {next(iter(facts), "requested")}
            assert all(type(fault.expected) is str for fault in caught.value.faults)
        with pytest.raises(InvalidFact, match="each id only once; got 'a'"):
            review("a", "b", "a")
        with pytest.raises(InvalidFact):
            review("a", expected={"b": -1})
        with pytest.raises(InvalidFact):
            sampling.review("a", {"a": 1}, subject=subjects.SPORT, series=JUNE_26)
