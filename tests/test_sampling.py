"""Sampling: sizes by exhaustion, the draw and the review against a second wording of them, vectors, errors."""

import contextlib
import hashlib
import os
import random
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import answer, check_ruling, load, many

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    ImpossibleFacts,
    InvalidFact,
    Mark,
    NoRuleInForce,
    Outcome,
    Series,
    Subject,
    Verdict,
    sampling,
    strategies,
    subjects,
)
from btec_rules.sampling.sizes import band_of
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


@pytest.mark.rule("SAMP-3", "SAMP-4")
class TestSizes:
    """1-15 all, 16-100 15, 101-200 20, over 200 25; on video everyone up to 20, then 20, and 25 over 200."""

    def test_every_cohort_from_0_to_2000(self) -> None:
        for size in range(2001):
            if size > 200:
                sample, videos = 25, 25
            else:
                sample = size if size < 16 else 15 if size < 101 else 20
                videos = min(size, 20)
            assert (sampling.sample_size(size), sampling.recordings_required(size)) == (sample, videos), size

    def test_a_size_beyond_the_last_band_is_everyone(self) -> None:
        bands = ((15, None), (100, 15))
        assert [band_of(bands, size) for size in (15, 16, 100, 101)] == [None, 15, 15, None]

    @given(st.integers(0, 1_000_000))
    def test_a_larger_cohort_never_needs_fewer(self, size: int) -> None:
        for question in (sampling.sample_size, sampling.recordings_required):
            assert question(size) <= size
            assert question(max(0, size - 1)) <= question(size)

    @pytest.mark.parametrize("question", [sampling.sample_size, sampling.recordings_required])
    def test_before_the_table(self, question: Any) -> None:
        assert question(16, series=Series.january(2026)) in {15, 16}
        with pytest.raises(NoRuleInForce, match=r"2026-01 or later.*SAMP-[34]"):
            question(16, series=Series.june(2025))

    @pytest.mark.parametrize(
        "bad", [True, 20.0, "20", "٣", -1, 1_000_001, None, 10**5000, float("nan")], ids=lambda _: ""
    )
    def test_what_is_no_cohort_size(self, bad: Any) -> None:
        for question in (sampling.sample_size, sampling.recordings_required):
            with pytest.raises(InvalidFact) as caught:
                question(bad)
            assert caught.value.name == "cohort_size"

    def test_an_object_with_a_sound_index_is_a_number(self) -> None:
        class Whole:
            def __index__(self) -> int:
                return 16

        assert sampling.sample_size(Whole()) == 15  # type: ignore[arg-type]

    def test_another_edition(self) -> None:
        edition = EDITION_2025_26.varied(id="half", sampling_bands=((10, None), (None, 10)))
        assert [sampling.sample_size(size, edition=edition) for size in (9, 10, 11, 500)] == [9, 10, 10, 10]
        with pytest.raises(InvalidFact):
            sampling.sample_size(1, series="2026-01", edition=None)  # type: ignore[arg-type]
        for question in (sampling.sample_size, sampling.recordings_required):
            with pytest.raises(InvalidFact) as caught:
                question(1, edition=None)  # type: ignore[arg-type]
            assert caught.value.name == "edition"


def naive_draw(marks: dict[str, Mark], seed: str, recorded: set[str] | None) -> tuple[list[str], list[str]]:
    """The published draw in other words: sort all tickets, cut, then look for the extremes."""
    tickets = {one: hashlib.sha256(seed.encode() + b"\n" + one.encode()).hexdigest() for one in marks}
    present = {one: mark for one, mark in marks.items() if mark is not ABSENT}
    able = [one for one in present if recorded is None or one in recorded]
    size = len(marks) if len(marks) < 16 else 15 if len(marks) < 101 else 20 if len(marks) < 201 else 25
    drawn = sorted(able, key=tickets.__getitem__)[:size]
    added: list[str] = []
    for pick in (max, min):
        above_zero = [mark for mark in present.values() if mark > 0]
        if above_zero:
            holders = [one for one, mark in present.items() if mark == pick(above_zero)]
            if not set(holders) & {*drawn, *added}:
                added += sorted((one for one in holders if one in able), key=tickets.__getitem__)[:1]
    return drawn, added


@pytest.mark.rule("SAMP-1", "SAMP-2", "SAMP-4", "SAMP-5")
class TestDraw:
    """The lowest tickets, then the extremes; the same for anybody who repeats it."""

    @given(strategies.sample_requests(), SUBJECTS, st.text("abc é", max_size=5))
    def test_it_is_the_published_one(self, request: SampleRequest, subject: Subject, seed: str) -> None:
        marks = dict(request.marks)
        recorded = set(request.recorded) if subject is subjects.SPORT else None
        sample = sampling.draw(marks, seed=seed, subject=subject, series=JUNE_26, recorded=request.recorded)
        drawn, added = naive_draw(marks, seed, recorded)
        assert list(sample.random) == drawn
        assert list(sample.added) == added
        assert list(sample.members) == sorted(drawn + added)

    def test_a_worked_example(self) -> None:
        # printf 'moderation 2026\n0001' | sha256sum, and so on for 0002 to 0017; the two highest tickets are left out
        marks = {f"{number:04}": number for number in range(1, 18)}
        digests = {one: hashlib.sha256(f"moderation 2026\n{one}".encode()).hexdigest() for one in marks}
        left_out = sorted(digests, key=digests.__getitem__)[-2:]
        sample = sampling.draw(
            marks, seed="moderation 2026", subject=subjects.SPORT, series=JUNE_26, recorded=marks.keys()
        )
        assert set(marks) - set(sample.random) == set(left_out)

    @given(strategies.cohorts(), st.randoms())
    def test_the_order_of_the_mapping_never_matters(self, marks: dict[str, Mark], chance: random.Random) -> None:
        shuffled = list(marks.items())
        chance.shuffle(shuffled)
        first = sampling.draw(marks, seed="s", subject=subjects.ENTERPRISE, series=JUNE_26)
        assert sampling.draw(dict(shuffled), seed="s", subject=subjects.ENTERPRISE, series=JUNE_26) == first

    @given(strategies.cohorts(), st.data())
    def test_dropping_somebody_who_was_not_drawn_leaves_the_rest(
        self, marks: dict[str, Mark], data: st.DataObject
    ) -> None:
        sample = sampling.draw(marks, seed="s", subject=subjects.ENTERPRISE, series=JUNE_26)
        undrawn = sorted(set(marks) - set(sample.random))
        if undrawn:
            gone = data.draw(st.sampled_from(undrawn))
            rest = {one: mark for one, mark in marks.items() if one != gone}
            after = sampling.draw(rest, seed="s", subject=subjects.ENTERPRISE, series=JUNE_26).random
            assert after == sample.random[: len(after)]

    def test_the_same_under_every_hash_seed(self) -> None:
        program = (
            "from btec_rules import Series, sampling, subjects\n"
            "marks = {f'{n:04}': n % 7 for n in range(120)}\n"
            "print(sampling.draw(marks, seed='s', subject=subjects.SPORT, series=Series.june(2026), recorded=set(marks)))"
        )
        runs = {
            subprocess.run(
                [sys.executable, "-c", program],
                env=os.environ | {"PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("0", "1", "2")
        }
        assert len(runs) == 1

    def test_composed_and_decomposed_ids_are_the_same(self) -> None:
        composed, decomposed = "Zoë", "Zoe\u0308"
        found = [
            sampling.draw({one: 5}, seed=one, subject=subjects.ENTERPRISE, series=JUNE_26)
            for one in (composed, decomposed)
        ]
        assert found[0] == found[1]
        assert found[0].members == (composed,)

    def test_elsewhere_than_in_sport_it_is_a_rehearsal(self) -> None:
        marks = {f"{number:02}": number for number in range(20)}
        for subject, outcome in ((subjects.ENTERPRISE, Outcome.ADVICE), (subjects.SPORT, Outcome.PASSED)):
            ruling = sampling.draw(marks, seed="s", subject=subject, series=JUNE_26, recorded=set(marks)).ruling
            assert [f.outcome for f in ruling.findings if f.code == "sampling.pearson-picks"] == [outcome]
            assert ruling.allowed

    def test_sport_without_a_word_on_videos(self) -> None:
        marks = {f"{number:02}": number for number in range(20)}
        sample = sampling.draw(marks, seed="s", subject=subjects.SPORT, series=JUNE_26)
        assert sample.ruling.verdict is Verdict.UNDECIDED
        assert sample.ruling.unknown[0].params == {"fact": "recorded"}

    def test_nobody(self) -> None:
        sample = sampling.draw({}, seed="s", subject=subjects.ENTERPRISE, series=JUNE_26)
        assert sample.members == sample.random == sample.added == ()

    def test_malformed(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            sampling.draw(
                {"a": True, "b": 1.0, "c": "X"},  # type: ignore[dict-item]
                seed="a\nb",
                subject="Sport",  # type: ignore[arg-type]
                series="2026-06",  # type: ignore[arg-type]
                recorded="abc",
                edition=None,  # type: ignore[arg-type]
            )
        names = [fault.name for fault in caught.value.faults]
        assert names == ["marks[a]", "marks[b]", "marks[c]", "subject", "series", "seed", "recorded", "edition"]
        with pytest.raises(ImpossibleFacts) as impossible:
            sampling.draw({"a": 1}, seed="s", subject=subjects.SPORT, series=JUNE_26, recorded=["a", "b", "c"])
        assert [(fault.name, fault.got) for fault in impossible.value.faults] == [
            ("recorded", "'b'"),
            ("recorded", "'c'"),
        ]
        with pytest.raises(NoRuleInForce):
            sampling.draw({"a": 1}, seed="s", subject=subjects.SPORT, series=Series.june(2025))


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
        assert [finding.params["absent"] for finding in found.ruling.unknown] == [one.absent for one in guessed]

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
        with pytest.raises(InvalidFact, match="each id only once, got 'a'"):
            review("a", "b", "a")
        with pytest.raises(InvalidFact):
            review("a", expected={"b": -1})
        with pytest.raises(InvalidFact):
            sampling.review("a", {"a": 1}, subject=subjects.SPORT, series=JUNE_26)
