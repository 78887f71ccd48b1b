"""Marking: cohorts, how they are moderated, and sub-samples."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    ImpossibleFacts,
    InvalidFact,
    Series,
    Verdict,
    moderation,
    subjects,
)
from btec_rules.moderation import Entry

JUNE_26 = Series.june(2026)


def entry(candidate: str, component: int = 1, series: Series = JUNE_26, **more: Any) -> Entry:
    return Entry(candidate, subjects.ENTERPRISE, component, series, **more)


@pytest.mark.parametrize("vector", about("moderation.check_sub_sample"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("MOD-1", "MOD-2")
class TestCohorts:
    """Everyone entered for one component in one series, whatever the pathway and whoever the assessor."""

    def test_pathways_and_assessors_make_no_cohorts(self) -> None:
        found = moderation.cohorts(
            [entry("b", pathway="one", assessor="x"), entry("a", pathway="two", assessor="y"), entry("c", 2)]
        )
        assert found == {
            (subjects.ENTERPRISE, 1, JUNE_26): ("a", "b"),
            (subjects.ENTERPRISE, 2, JUNE_26): ("c",),
        }

    def test_another_series_or_subject_is_another_cohort(self) -> None:
        sport = Entry("a", subjects.SPORT, 1, JUNE_26)
        assert len(moderation.cohorts([entry("a"), entry("a", series=Series.january(2026)), sport])) == 3

    def test_errors(self) -> None:
        with pytest.raises(ImpossibleFacts, match="'a'"):
            moderation.cohorts([entry("a", pathway="one"), entry("b"), entry("a", pathway="two")])
        with pytest.raises(InvalidFact, match=r"entries\[1\]"):
            moderation.cohorts([entry("a"), "b"])  # type: ignore[list-item]
        with pytest.raises(InvalidFact) as caught:
            Entry("", "Sport", 1, "2026-06", pathway=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["candidate", "subject", "series", "pathway"]
        with pytest.raises(ImpossibleFacts, match="Art and Design Practice"):
            Entry("a", subjects.ART_AND_DESIGN_PRACTICE, 1, Series.january(2026))
        for component in (3, 0, True, "1"):
            with pytest.raises(InvalidFact, match="component"):
                entry("a", component)  # type: ignore[arg-type]


@pytest.mark.rule("MOD-3", "MOD-7")
def test_mode() -> None:
    """Art and Design is visited, once a year; every other subject is moderated remotely, twice a year."""
    for subject in subjects.ALL:
        art = subject is subjects.ART_AND_DESIGN_PRACTICE
        assert moderation.mode(subject).value == ("visit" if art else "remote")
        assert len(subject.internal_seasons) == (1 if art else 2)
    with pytest.raises(InvalidFact):
        moderation.mode("Sport")  # type: ignore[arg-type]


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
        with pytest.raises(InvalidFact, match="tolerance"):
            moderation.check_sub_sample([(1, 1)], tolerance=-1)
