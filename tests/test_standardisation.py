"""Standardisation: vectors, and what a single assessor changes."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    InvalidFact,
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

    @given(st.sampled_from([True, False, None]), st.sampled_from([True, False, None]))
    def test_a_single_assessor_is_not_asked(self, decisions: bool | None, record: bool | None) -> None:
        assert standardisation.check(
            1, exemplars_used=True, decisions_standardised=decisions, record_kept=record
        ).allowed

    def test_errors(self) -> None:
        for assessors in (0, -1, True, 1.0, "1"):
            with pytest.raises(InvalidFact):
                standardisation.check(assessors)  # type: ignore[arg-type]
        with pytest.raises(InvalidFact) as caught:
            standardisation.check(1, exemplars_used="yes", marks_submitted=None, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["exemplars_used", "marks_submitted", "edition"]
