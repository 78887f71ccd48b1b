"""Post-results: vectors, reviews and appeals, and their days."""

import datetime
from collections.abc import Iterable
from itertools import chain, combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    NoRuleInForce,
    Series,
    post_results,
    strategies,
)


def powerset(names: Iterable[str]) -> list[tuple[str, ...]]:
    listed = list(names)
    return list(chain.from_iterable(combinations(listed, size) for size in range(len(listed) + 1)))


@pytest.mark.parametrize("vector", about("post_results.check_review", "post_results.check_appeal"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("ROMM-1", "ROMM-3", "RES-1", "APL-1", "APL-2", "APL-3", "APL-4", "APL-5")
class TestPostResults:
    """Calendar days, and the day of receipt is day 0."""

    @given(strategies.days().filter(lambda day: day.year < 2999))
    def test_every_deadline_is_a_count_of_days(self, received: datetime.date) -> None:
        for question, days in (
            (post_results.appeal_deadline, 30),
            (post_results.preliminary_appeal_due, 42),
            (post_results.hearing_due, 70),
        ):
            assert question(received) == received + datetime.timedelta(days=days)

    @given(st.integers(-5, 40))
    def test_an_appeal_is_in_time_from_day_0_to_day_30(self, number: int) -> None:
        received = datetime.date(2026, 10, 1)
        ruling = post_results.check_appeal(
            received + datetime.timedelta(days=number),
            outcome_received=received,
            by_centre=True,
            whole_cohort=True,
            good_reason=True,
        )
        assert ruling.allowed is (0 <= number <= 30)

    def test_the_days_for_an_appeal_are_those_of_the_edition(self) -> None:
        received, edition = datetime.date(2026, 10, 1), EDITION_2025_26.varied(id="x", appeal_days=3)
        for day, code in ((4, None), (5, "post_results.appeal-too-late")):
            ruling = post_results.check_appeal(
                datetime.date(2026, 10, day), outcome_received=received, by_centre=True, edition=edition
            )
            assert [finding.code for finding in ruling.failed] == [code] * (code is not None)

    def test_no_outcome_of_a_review_that_was_not_made(self) -> None:
        received = datetime.date(2026, 10, 1)
        with pytest.raises(ImpossibleFacts):
            post_results.check_appeal(received, review_made=False, outcome_received=received)
        assert post_results.check_appeal(received, review_made=True).unknown[0].params == {"fact": "outcome_received"}

    def test_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            post_results.check_review(Series.june(2022))

    def test_every_missing_day_of_a_review_is_named(self) -> None:
        june, day = Series.june(2026), datetime.date(2026, 8, 21)
        given: dict[str, Any] = {"results_day": day, "reviews_close": day}
        for on, named in product((None, day), powerset(given)):
            calendar = Calendar([KeyDates(series=june, **{name: given[name] for name in named})], on=on)
            ruling = post_results.check_review(june, marks_agreed=False, all_results_out=True, calendar=calendar)
            missing = {name for name in given if name not in named} | ({"on"} if on is None else set())
            assert {finding.params["fact"] for finding in ruling.unknown} == missing
            assert ruling.allowed is (not missing)
        other = Calendar([KeyDates(series=Series.january(2026), reviews_close=datetime.date(2026, 5, 1))], on=day)
        assert post_results.check_review(june, calendar=other) == post_results.check_review(
            june, calendar=Calendar(on=day)
        )

    def test_the_stages_have_their_days(self) -> None:
        stages, how = post_results.check_appeal(datetime.date(2026, 10, 1)).consequences
        assert stages.params == {"preliminary": 42, "hearing": 70}
        assert how.rule == "APL-5"

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            post_results.check_review(1, marks_agreed=1, all_results_out=1, calendar=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("series", "marks_agreed", "all_results_out", "calendar", "edition")
        ]
        with pytest.raises(InvalidFact) as caught:
            post_results.check_appeal(1, outcome_received=1, by_centre=1, whole_cohort=1, good_reason=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("on", "outcome_received", "by_centre", "whole_cohort", "good_reason", "edition")
        ]
        for question in (post_results.appeal_deadline, post_results.preliminary_appeal_due, post_results.hearing_due):
            with pytest.raises(InvalidFact) as caught:
                question("x", edition=None)  # type: ignore[arg-type]
            assert caught.value.faults[1].name == "edition"
