"""Draws: a second wording of the draw, and whether it is fair."""

import hashlib
import math
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    ABSENT,
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
from btec_rules.sampling.cohort import Cohort
from btec_rules.strategies import SampleRequest

JUNE_26 = Series.june(2026)
SUBJECTS = st.sampled_from([subjects.ENTERPRISE, subjects.SPORT])


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


@pytest.mark.parametrize("vector", about("sampling.draw"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


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

    @pytest.mark.slow
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
        for subject, outcome in ((subjects.ENTERPRISE, Outcome.UNKNOWN), (subjects.SPORT, Outcome.PASSED)):
            ruling = sampling.draw(marks, seed="s", subject=subject, series=JUNE_26, recorded=set(marks)).ruling
            assert [f.outcome for f in ruling.findings if f.code == "sampling.pearson-picks"] == [outcome]
            assert ruling.verdict is (Verdict.ALLOWED if subject is subjects.SPORT else Verdict.UNDECIDED)

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


def drawn_from(marks: Mapping[str, Mark], seed: str = "s") -> sampling.Sample:
    return sampling.draw(marks, seed=seed, subject=subjects.ENTERPRISE, series=JUNE_26)


@pytest.mark.rule("SAMP-1", "SAMP-2", "SAMP-3")
class TestDrawsAndMarks:
    """A draw looks at who has a mark, and at the highest and the lowest above zero; at no other mark."""

    @given(strategies.cohorts(), st.randoms(), st.text("abc", max_size=4))
    def test_the_random_part_looks_at_no_mark(self, marks: dict[str, Mark], chance: random.Random, seed: str) -> None:
        others = {one: mark if mark is ABSENT else chance.randint(0, 60) for one, mark in marks.items()}
        assert drawn_from(others, seed).random == drawn_from(marks, seed).random

    @given(strategies.cohorts(), st.randoms(), st.text("abc", max_size=4))
    def test_the_whole_draw_looks_at_no_mark_but_the_extremes(
        self, marks: dict[str, Mark], chance: random.Random, seed: str
    ) -> None:
        above_zero = [mark for mark in marks.values() if mark is not ABSENT and mark > 0]
        assume(above_zero)
        least, most = min(above_zero), max(above_zero)
        between = [0, *range(least + 1, most)]
        others = {
            one: mark if mark is ABSENT or mark in (least, most) else chance.choice(between)
            for one, mark in marks.items()
        }
        before, after = drawn_from(marks, seed), drawn_from(others, seed)
        assert (after.random, after.added, after.members) == (before.random, before.added, before.members)
        assert after.ruling.findings == before.ruling.findings

    @given(strategies.cohorts(), st.data())
    def test_who_is_in_the_sample_does_not_hang_on_who_is_not(
        self, marks: dict[str, Mark], data: st.DataObject
    ) -> None:
        """The whole sample, extremes too, where the table asks for as many as before."""
        sample = drawn_from(marks)
        outside = sorted(set(marks) - set(sample.members))
        assume(outside)
        gone = data.draw(st.sampled_from(outside))
        rest = {one: mark for one, mark in marks.items() if one != gone}
        assume(sampling.sample_size(len(rest)) == sampling.sample_size(len(marks)))
        after = drawn_from(rest)
        assert (after.random, after.added) == (sample.random, sample.added)


LIKELY = (0.001, 0.999)
"""A p-value outside of these is no accident: too uneven, or too even to be random."""


def p_value(counts: Sequence[int], expected: float) -> float:
    """How likely chance is to be at least as uneven as *counts*: Pearson's chi-square, by Wilson and Hilferty."""
    freedom = len(counts) - 1
    square = sum((count - expected) ** 2 for count in counts) / expected
    spread = 2 / (9 * freedom)
    return math.erfc(((square / freedom) ** (1 / 3) - 1 + spread) / math.sqrt(2 * spread)) / 2


def left_out(size: int, draws: int, *, by: Callable[[Cohort, str], str] | None = None) -> list[frozenset[str]]:
    """Draw again and again from a cohort of one or two more than are drawn, and give those left out of each."""
    marks: dict[str, Mark] = {f"{number:04}": number for number in range(1, size + 1)}
    with pytest.MonkeyPatch.context() as patch:
        if by is not None:
            patch.setattr(Cohort, "ticket", by)
        return [frozenset(marks) - set(drawn_from(marks, f"seed {number}").random) for number in range(draws)]


def is_uniform(found: Sequence[frozenset[str]], cases: Sequence[frozenset[str]], what: str) -> bool:
    """Whether each of *cases* came up about equally often; says how likely that is by chance."""
    times = Counter(found)
    assert set(times) <= set(cases)
    likely = p_value([times[case] for case in cases], len(found) / len(cases))
    print(f"{what}: p = {likely:.4f}")  # noqa: T201 - for the record, with -s
    return LIKELY[0] <= likely <= LIKELY[1]


def each(size: int, together: int = 1) -> list[frozenset[str]]:
    return [frozenset(case) for case in combinations([f"{number:04}" for number in range(1, size + 1)], together)]


def short_tickets(cohort: Cohort, candidate: str) -> str:
    """A ticket cut to its first digit: ties are many, and go to the order of the sheet."""
    return WHOLE(cohort, candidate)[:1]


def every_nth(cohort: Cohort, candidate: str) -> str:
    """Start anywhere on the sheet and go on from there: each student has the same chance, and neighbours share it."""
    start = int(WHOLE(cohort, "start"), 16) % cohort.size
    return f"{(int(candidate) + start) % cohort.size:04}"


def one_seed(cohort: Cohort, candidate: str) -> str:
    """A ticket that forgets the seed."""
    return WHOLE(cohort._replace(seed=""), candidate)


def by_mark(cohort: Cohort, candidate: str) -> str:
    """A ticket that a good mark makes a little lower, so that good work is sampled a little more often."""
    return f"{int(WHOLE(cohort, candidate)[:8], 16) - cohort.marked[candidate] * 20_000_000 + 2**32:016}"


WHOLE = Cohort.ticket
DRAWS = 2_000


@pytest.mark.slow
@pytest.mark.rule("SAMP-1", "SAMP-3")
class TestFairDraws:
    """Over many seeds everybody is left out equally often, and so is every pair."""

    def test_how_likely_an_unevenness_is(self) -> None:
        """Against the table of chi-square that is in every textbook, and its two ends."""
        for freedom, square, likely in (
            (15, 24.996, 0.05),
            (15, 30.578, 0.01),
            (119, 145.461, 0.05),
            (30, 20.599, 0.9),
        ):
            # Two counts off by the same amount, the rest even: a square of exactly that size.
            expected, off = 1000.0, math.sqrt(square * 1000 / 2)
            counts: list[Any] = [expected + off, expected - off, *([expected] * (freedom - 1))]
            assert p_value(counts, expected) == pytest.approx(likely, abs=0.001)
        assert p_value([100] * 16, 100) > LIKELY[1]
        assert p_value([200, *([100] * 15)], 100) < LIKELY[0]

    def test_each_student(self) -> None:
        assert is_uniform(left_out(16, DRAWS), each(16), "16, each student left out")

    def test_each_pair(self) -> None:
        assert is_uniform(left_out(17, DRAWS), each(17, 2), "17, each pair left out")

    def test_who_comes_first_of_a_hundred_and_one(self) -> None:
        marks: dict[str, Mark] = {f"{number:04}": 5 for number in range(1, 102)}
        first = [frozenset(drawn_from(marks, f"{number}").random[:1]) for number in range(2_000)]
        assert is_uniform(first, each(101), "101, the lowest ticket")

    @pytest.mark.parametrize("biased", [short_tickets, one_seed, by_mark])
    def test_an_unfair_draw_is_found_out(self, biased: Callable[[Cohort, str], str]) -> None:
        name = biased.__name__
        assert not is_uniform(left_out(16, DRAWS, by=biased), each(16), f"16, {name}")
        assert not is_uniform(left_out(17, DRAWS, by=biased), each(17, 2), f"17 in pairs, {name}")

    def test_only_pairs_find_out_a_draw_of_neighbours(self) -> None:
        assert is_uniform(left_out(16, DRAWS, by=every_nth), each(16), "16, every_nth")
        assert not is_uniform(left_out(17, DRAWS, by=every_nth), each(17, 2), "17 in pairs, every_nth")
