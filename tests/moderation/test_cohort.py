"""Cohort: who is moderated together, and how."""

from enum import IntEnum
from typing import Any

import pytest

from btec_rules import (
    ImpossibleFacts,
    InvalidFact,
    Series,
    moderation,
    subjects,
)
from btec_rules.moderation import Entry

JUNE_26 = Series.june(2026)


def entry(candidate: str, component: int = 1, series: Series = JUNE_26, **more: Any) -> Entry:
    return Entry(candidate, subjects.ENTERPRISE, component, series, **more)


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

    def test_a_number_of_the_caller_s_own_becomes_a_plain_one(self) -> None:
        class Component(IntEnum):
            ONE = 1

        found = entry("a", Component.ONE)
        assert type(found.component) is int
        assert found == entry("a", 1)

    def test_ids_are_kept_in_nfc(self) -> None:
        found = entry("Zoe\u0308", pathway="Cafe\u0301", assessor="Ange\u0300le")
        assert (found.candidate, found.pathway, found.assessor) == ("Zo\u00eb", "Caf\u00e9", "Ang\u00e8le")
        with pytest.raises(ImpossibleFacts):
            moderation.cohorts([entry("Zo\u00eb"), entry("Zoe\u0308")])

    def test_no_entries(self) -> None:
        assert moderation.cohorts([]) == {}

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
