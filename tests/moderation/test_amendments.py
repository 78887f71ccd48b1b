"""Amendments: vectors, the last day for them, what follows, and errors."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    NoRuleInForce,
    Ruling,
    Series,
    Verdict,
    moderation,
)

JUNE_26 = Series.june(2026)
CLOSES = datetime.date(2026, 7, 1)
KEY_DATES = KeyDates(series=JUNE_26, amendments_close=CLOSES)


def amend(
    inaccurate: bool | None = True,
    in_time: bool | None = True,
    on: datetime.date = CLOSES,
    key_dates: KeyDates | None = KEY_DATES,
) -> Ruling:
    return moderation.check_amendment(
        on, series=JUNE_26, found_inaccurate=inaccurate, submitted_in_time=in_time, key_dates=key_dates
    )


@pytest.mark.parametrize("vector", about("moderation.check_amendment"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("OUT-1", "OUT-2", "OUT-3", "OUT-4", "OUT-5", "OUT-7", "OUT-8")
class TestAmendments:
    """Only inaccurate marks that were in by the deadline, and only until the amendment deadline."""

    @given(st.integers(-400, 180))
    def test_to_the_last_day_and_no_longer(self, days: int) -> None:
        ruling = amend(on=CLOSES + datetime.timedelta(days=days))
        assert ruling.allowed is (days <= 0)
        assert ("OPEN-13" in ruling.assumptions) is (days == 0)

    def test_every_combination_of_the_facts(self) -> None:
        for inaccurate, in_time, closes in product((True, False, None), repeat=3):
            days = {True: KEY_DATES, False: KeyDates(series=JUNE_26, amendments_close=CLOSES.replace(day=1, month=6))}
            ruling = amend(inaccurate, in_time, key_dates=None if closes is None else days[closes])
            facts = (inaccurate, in_time, closes)
            expected = Verdict.REFUSED if False in facts else Verdict.UNDECIDED if None in facts else Verdict.ALLOWED
            assert ruling.verdict is expected
            assert ("OPEN-31" in ruling.assumptions) is (in_time is False)
            codes = [finding.code.split(".")[1] for finding in ruling.consequences]
            if expected is not Verdict.REFUSED:
                assert codes == ["marks-only"]
            else:
                assert codes == (["pearson-adjusts"] if inaccurate else [])

    def test_every_missing_fact_is_named(self) -> None:
        ruling = amend(None, None, key_dates=None)
        assert [finding.params["fact"] for finding in ruling.unknown] == [
            *("found_inaccurate", "submitted_in_time", "amendments_close")
        ]
        assert amend(key_dates=KeyDates(series=JUNE_26)) == amend(key_dates=None)

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            moderation.check_amendment(
                "x",  # type: ignore[arg-type]
                series=None,  # type: ignore[arg-type]
                found_inaccurate="no",  # type: ignore[arg-type]
                submitted_in_time=1,  # type: ignore[arg-type]
                key_dates=1,  # type: ignore[arg-type]
                edition=1,  # type: ignore[arg-type]
            )
        assert [fault.name for fault in caught.value.faults] == [
            *("on", "series", "found_inaccurate", "submitted_in_time", "key_dates", "edition")
        ]
        with pytest.raises(ImpossibleFacts):
            moderation.check_amendment(CLOSES, series=JUNE_26, key_dates=KeyDates(series=Series.june(2027)))
        with pytest.raises(NoRuleInForce, match="OUT-4"):
            moderation.check_amendment(datetime.date(2022, 6, 1), series=Series.june(2022))
