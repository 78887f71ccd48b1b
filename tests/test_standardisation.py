"""Standardisation: vectors, and what a single assessor changes."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    InvalidFact,
    Outcome,
    Verdict,
    standardisation,
)


@pytest.mark.parametrize("vector", about("standardisation.check"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("STD-1", "STD-2", "STD-3", "STD-4", "STD-5", "STD-6")
class TestStandardisation:
    """Exemplars before marking; decisions after it where there is more than one assessor."""

    def test_every_combination_for_several_assessors(self) -> None:
        for exemplars, decisions, record in product((True, False, None), repeat=3):
            ruling = standardisation.check(
                3, exemplars_used=exemplars, decisions_standardised=decisions, record_kept=record
            )
            facts = (exemplars, decisions, record)
            expected = Verdict.REFUSED if False in facts else Verdict.UNDECIDED if None in facts else Verdict.ALLOWED
            assert ruling.verdict is expected

    def test_moderation_may_stop_where_decisions_were_surely_not_standardised(self) -> None:
        for decisions, submitted in product((True, False, None), (True, False)):
            ruling = standardisation.check(
                3, exemplars_used=True, decisions_standardised=decisions, record_kept=True, marks_submitted=submitted
            )
            said = {one.code for one in ruling.consequences}
            assert ("standardisation.moderation-may-stop" in said) is (submitted and decisions is False)
            assert ("standardisation.confirmed-by-submitting" in said) is submitted

    def test_nothing_stops_while_nobody_knows_how_many_assessors_there_were(self) -> None:
        ruling = standardisation.check(None, exemplars_used=True, decisions_standardised=False, marks_submitted=True)
        assert "standardisation.moderation-may-stop" not in {one.code for one in ruling.consequences}

    @given(st.sampled_from([True, False, None]), st.sampled_from([True, False, None]))
    def test_a_single_assessor_is_not_asked(self, decisions: bool | None, record: bool | None) -> None:
        ruling = standardisation.check(1, exemplars_used=True, decisions_standardised=decisions, record_kept=record)
        assert ruling.allowed
        assert [finding.code.split(".")[1] for finding in ruling.having(Outcome.PASSED)] == [
            *("exemplars-not-used", "single-assessor")
        ]

    def test_moderation_may_stop_only_where_they_were_not_standardised(self) -> None:
        """Nobody is warned of what is not known: not whether they were, and not how many assessors there are."""
        for team, decisions, record, submitted in product(
            (1, 2, None), (True, False, None), (True, False, None), (True, False)
        ):
            ruling = standardisation.check(
                team, decisions_standardised=decisions, record_kept=record, marks_submitted=submitted
            )
            codes = {finding.code.split(".")[1] for finding in ruling.consequences}
            assert ("moderation-may-stop" in codes) is (team == 2 and decisions is False and submitted)
            assert ("confirmed-by-submitting" in codes) is (team != 1 and submitted)

    def test_what_was_not_done_is_no_failure_until_it_is_known_that_there_are_several(self) -> None:
        for decisions, record in product((True, False, None), repeat=2):
            ruling = standardisation.check(
                None, exemplars_used=True, decisions_standardised=decisions, record_kept=record
            )
            assert ruling.verdict is (Verdict.ALLOWED if decisions and record else Verdict.UNDECIDED)
            facts = [finding.params["fact"] for finding in ruling.unknown]
            assert ("assessors" in facts) is not (decisions and record)
            assert ("decisions_standardised" in facts) is (decisions is None)
            assert ("record_kept" in facts) is (record is None and decisions is not False)
            said = {one.code for one in ruling.consequences}
            assert ("standardisation.wrong-for-several" in said) is (decisions is False or record is False)

    def test_errors(self) -> None:
        for assessors in (0, -1, True, 1.0, "1"):
            with pytest.raises(InvalidFact):
                standardisation.check(assessors)  # type: ignore[arg-type]
        wrong: dict[str, Any] = {
            "assessors": 0,
            "exemplars_used": "yes",
            "decisions_standardised": 1,
            "record_kept": 0,
            "marks_submitted": None,
            "edition": None,
        }
        with pytest.raises(InvalidFact) as caught:
            standardisation.check(**wrong)
        assert [fault.name for fault in caught.value.faults] == list(wrong)
