"""Sub-samples: vectors, and whether the moderator looks at more."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    InvalidFact,
    Verdict,
    moderation,
)


@pytest.mark.parametrize("vector", about("moderation.check_sub_sample"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("MOD-6")
class TestSubSample:
    """Within tolerance throughout, or extended."""

    @given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1), st.integers(0, 60))
    def test_an_oracle(self, pairs: list[tuple[int, int]], tolerance: int) -> None:
        within = all(-tolerance <= centre_mark - moderated <= tolerance for centre_mark, moderated in pairs)
        assert moderation.check_sub_sample(pairs, tolerance=tolerance).allowed is within

    def test_what_was_found(self) -> None:
        (failure,) = moderation.check_sub_sample([(30, 34), (30, 25), (9, 9)], tolerance=3).failed
        assert failure.params == {"outside": 2, "looked_at": 3, "largest": 5}

    def test_no_tolerance_is_another_thing_than_one_that_is_not_known(self) -> None:
        assert moderation.check_sub_sample([(30, 31)], tolerance=0).verdict is Verdict.REFUSED
        assert moderation.check_sub_sample([(30, 31)]).verdict is Verdict.UNDECIDED
        assert moderation.check_sub_sample([(30, 30)]).verdict is Verdict.ALLOWED

    def test_marks_and_tolerance_go_to_ten_thousand(self) -> None:
        assert moderation.check_sub_sample([(10_000, 0)], tolerance=10_000).allowed
        with pytest.raises(InvalidFact, match="tolerance"):
            moderation.check_sub_sample([(1, 1)], tolerance=10_001)
        for pair in ((10_001, 1), (1, 10_001)):
            with pytest.raises(InvalidFact, match="pairs"):
                moderation.check_sub_sample([pair], tolerance=1)

    def test_errors(self) -> None:
        for pairs in ([(1, 2, 3)], [(1,)], [1], [(1, True)], [(1.0, 2)], "12", [(1, -1)]):
            with pytest.raises(InvalidFact):
                moderation.check_sub_sample(pairs, tolerance=1)  # type: ignore[arg-type]
        with pytest.raises(InvalidFact) as caught:
            moderation.check_sub_sample([(1, 1), (1, -1)], tolerance=-1, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["pairs[1]", "tolerance", "edition"]
