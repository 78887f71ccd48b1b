"""Registration: vectors, and both sides of every day."""

import datetime
from typing import Any

import pytest
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    EDITION_2025_26,
    ImpossibleFacts,
    InvalidFact,
    NoRuleInForce,
    registration,
)


@pytest.mark.parametrize("vector", about("registration.check"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("REG-1", "REG-2")
class TestRegistration:
    """From 1 September, by 1 November; afterwards with a late fee."""

    def test_every_day_of_a_year(self) -> None:
        for number in range(-30, 365):
            on = datetime.date(2025, 9, 1) + datetime.timedelta(days=number)
            ruling = registration.check(on, academic_year="2025-26")
            assert ruling.allowed is (number >= 0)
            assert bool(ruling.consequences) is (on > datetime.date(2025, 11, 1))

    def test_the_window(self) -> None:
        for ends in range(2023, 2100):
            found = registration.window(f"{ends - 1}-{ends % 100:02}")
            assert (found.opens, found.closes) == (datetime.date(ends - 1, 9, 1), datetime.date(ends - 1, 11, 1))

    def test_errors(self) -> None:
        with pytest.raises(ImpossibleFacts):
            registration.check(datetime.date(2026, 9, 1), academic_year="2025-26")
        with pytest.raises(NoRuleInForce):
            registration.window("2021-22")
        with pytest.raises(InvalidFact) as caught:
            registration.check("x", academic_year="2025", edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["on", "academic_year", "edition"]
        with pytest.raises(InvalidFact):
            registration.window("2025/26", edition=EDITION_2025_26)
