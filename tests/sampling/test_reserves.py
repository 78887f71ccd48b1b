"""Reserves: who comes in, one after the other, against a search of everybody who is left."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import ABSENT, EDITION_2025_26, Mark, Series, strategies, subjects
from btec_rules.sampling.cohort import Cohort, read_cohort
from btec_rules.sampling.reserves import Reserves


def cohort(marks: dict[str, Mark], recorded: list[str] | None = None) -> Cohort:
    return read_cohort(
        marks,
        subject=subjects.SPORT,
        series=Series.june(2026),
        seed="s",
        recorded=recorded,
        edition=EDITION_2025_26,
    )


@pytest.mark.rule("SAMP-6")
class TestReserves:
    """The mark that is nearest, then the lower ticket; without a mark to go by, the lowest ticket."""

    @given(strategies.cohorts(), st.lists(st.integers(0, 70), max_size=12), st.data())
    def test_in_other_words(self, marks: dict[str, Mark], hopes: list[int], data: st.DataObject) -> None:
        everyone = cohort(marks)
        members = set(data.draw(st.lists(st.sampled_from(sorted(marks)), unique=True))) if marks else set()
        reserves = Reserves(everyone, members)
        left: dict[str, Any] = {one: mark for one, mark in marks.items() if mark is not ABSENT and one not in members}
        for hope in hopes:
            assert len(reserves) == len(left)
            if not left:
                return
            by_hand = min(left, key=lambda one: (abs(left[one] - hope), everyone.ticket(one)))
            assert reserves.take_nearest(hope) == by_hand
            del left[by_hand]
        for one in sorted(left, key=everyone.ticket):
            assert reserves.take_lowest_ticket() == one
            assert bool(reserves) is (len(reserves) > 0)
        assert not reserves

    def test_only_those_on_video(self) -> None:
        reserves = Reserves(cohort({"a": 5, "b": 9, "c": 5}, recorded=["b"]), ())
        assert len(reserves) == 1
        assert reserves.take_nearest(5) == "b"

    @pytest.mark.parametrize(("hope", "first"), [(0, "low"), (5, "low"), (6, "high"), (10, "high"), (60, "high")])
    def test_a_mark_below_or_above(self, hope: int, first: str) -> None:
        assert Reserves(cohort({"low": 1, "high": 10}), ()).take_nearest(hope) == first
