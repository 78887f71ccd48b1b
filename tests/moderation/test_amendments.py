"""Amendments: vectors, and how late a mark can still be put right."""

import datetime
from typing import Any

import pytest
from vectors_reader import about, ask, check_ruling

from btec_rules import ImpossibleFacts, InvalidFact, KeyDates, NoRuleInForce, Series, moderation

JUNE_26 = Series.june(2026)


@pytest.mark.rule("MOD-4")
@pytest.mark.parametrize("vector", about("moderation.check_amendment"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


def test_errors() -> None:
    with pytest.raises(InvalidFact) as caught:
        moderation.check_amendment("x", series=None, submitted_in_time=1, key_dates=1, edition=1)  # type: ignore[arg-type]
    assert [fault.name for fault in caught.value.faults] == [
        *("on", "series", "submitted_in_time", "key_dates", "edition")
    ]
    with pytest.raises(ImpossibleFacts):
        moderation.check_amendment(
            datetime.date(2026, 6, 1), series=JUNE_26, key_dates=KeyDates(series=Series.june(2027))
        )
    with pytest.raises(NoRuleInForce):
        moderation.check_amendment(datetime.date(2022, 6, 1), series=Series.june(2022))
