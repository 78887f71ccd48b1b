"""Cohort: everyone who was entered, what can be drawn from it, and what is wrong with its facts."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    ImpossibleFacts,
    InvalidFact,
    Mark,
    Series,
    Subject,
    sampling,
    strategies,
    subjects,
)
from btec_rules.sampling.cohort import Cohort, read_cohort, refuse_strangers


def cohort(
    marks: dict[str, Mark], subject: Subject = subjects.SPORT, recorded: list[str] | None = None, seed: str = "s"
) -> Cohort:
    return read_cohort(
        marks, subject=subject, series=Series.june(2026), seed=seed, recorded=recorded, edition=EDITION_2025_26
    )


@pytest.mark.rule("MOD-1", "SAMP-2", "SAMP-3")
class TestWhoIsInIt:
    """Absent students count for the size; the extremes are looked for above zero."""

    @given(strategies.cohorts())
    def test_in_other_words(self, marks: dict[str, Mark]) -> None:
        found = cohort(marks)
        present = {one: mark for one, mark in marks.items() if mark is not ABSENT}
        above_zero = sorted(mark for mark in present.values() if mark > 0)
        assert found.marked == present
        assert found.absent == marks.keys() - present.keys()
        assert found.size == len(marks)
        assert found.everyone is (len(marks) <= 15)
        assert found.table_size == sampling.sample_size(len(marks))
        assert found.wanted == min(found.table_size, len(present))
        assert set(found.highest) == {one for one, mark in present.items() if mark in above_zero[-1:]}
        assert set(found.lowest) == {one for one, mark in present.items() if mark in above_zero[:1]}

    def test_nobody_holds_an_extreme_where_every_mark_is_zero(self) -> None:
        found = cohort({"a": 0, "b": ABSENT})
        assert found.highest == found.lowest == ()

    @given(st.text("abc é", max_size=5), st.text("abcé", min_size=1, max_size=5))
    def test_a_ticket_can_be_worked_out_by_anybody(self, seed: str, candidate: str) -> None:
        digest = hashlib.sha256(seed.encode() + b"\n" + candidate.encode()).hexdigest()
        assert cohort({}, seed=seed).ticket(candidate) == digest


@pytest.mark.rule("SAMP-4")
class TestVideos:
    """Only in Sport does it matter who is recorded, and there only as far as somebody said so."""

    @pytest.mark.parametrize(
        ("subject", "recorded", "kept", "drawn"),
        [
            (subjects.SPORT, ["b", "c"], {"b", "c"}, ["b"]),
            (subjects.SPORT, [], set(), []),
            (subjects.SPORT, None, None, ["a", "b"]),
            (subjects.ENTERPRISE, ["b", "c"], None, ["a", "b"]),
            (subjects.ENTERPRISE, [], None, ["a", "b"]),
        ],
    )
    def test_who_can_be_drawn(
        self, subject: Subject, recorded: list[str] | None, kept: set[str] | None, drawn: list[str]
    ) -> None:
        found = cohort({"a": 3, "b": 4, "c": ABSENT}, subject, recorded)
        assert (found.recorded, found.can_be_drawn()) == (kept, drawn)
        assert found.with_video("cab") == [one for one in "cab" if kept is None or one in kept]


class TestErrors:
    def test_all_at_once(self) -> None:
        wrong: Any = {"a": True, "b": -1, "": 5}
        with pytest.raises(InvalidFact) as caught:
            read_cohort(
                wrong,
                subject="Sport",  # type: ignore[arg-type]
                series="2026-06",  # type: ignore[arg-type]
                seed="a\nb",
                recorded=["a", "a"],
                edition="2025-26",  # type: ignore[arg-type]
            )
        names = [fault.name for fault in caught.value.faults]
        assert set(names) == {"marks", "marks[a]", "marks[b]", "subject", "series", "seed", "recorded", "edition"}
        assert names[-5:] == ["subject", "series", "seed", "recorded", "edition"]

    def test_whoever_is_recorded_was_entered_in_every_subject(self) -> None:
        for subject in (subjects.SPORT, subjects.ENTERPRISE):
            with pytest.raises(ImpossibleFacts) as caught:
                cohort({"a": 1}, subject, ["b", "a", "c"])
            assert [(fault.name, fault.got) for fault in caught.value.faults] == [
                ("recorded", "'b'"),
                ("recorded", "'c'"),
            ]

    def test_strangers_are_named_by_what_they_were_given_as(self) -> None:
        refuse_strangers("requested", ["a"], {"a": 1})
        with pytest.raises(ImpossibleFacts) as caught:
            refuse_strangers("requested", ["a", "b"], {"a": 1})
        assert (caught.value.name, caught.value.got) == ("requested", "'b'")
