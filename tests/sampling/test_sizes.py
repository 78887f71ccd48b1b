"""Sizes: how many pieces of work, by exhaustion."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import (
    EDITION_2025_26,
    InvalidFact,
    NoRuleInForce,
    Series,
    sampling,
)
from btec_rules.sampling.sizes import band_of


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
    def test_a_malformed_cohort_size(self, bad: Any) -> None:
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
