"""Amendments: vectors, the last day for them, what follows, and errors."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    Calendar,
    InvalidFact,
    KeyDates,
    NoRuleInForce,
    Ruling,
    Series,
    Verdict,
    moderation,
    subjects,
)

JUNE_26 = Series.june(2026)
CLOSES = datetime.date(2026, 7, 1)
KEY_DATES = KeyDates(series=JUNE_26, amendments_close=CLOSES)


def amend(
    inaccurate: bool | None = True,
    in_time: bool | None = True,
    on: datetime.date | None = CLOSES,
    key_dates: KeyDates | None = KEY_DATES,
) -> Ruling:
    return moderation.check_amendment(
        JUNE_26,
        found_inaccurate=inaccurate,
        submitted_in_time=in_time,
        calendar=Calendar([key_dates] if key_dates else [], on=on),
    )


@pytest.mark.parametrize("vector", about("moderation.check_amendment"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("OUT-1", "OUT-2", "OUT-3", "OUT-4", "OUT-5", "OUT-7", "OUT-8")
class TestAmendments:
    """Only inaccurate marks that were in by the deadline, and only until the amendment deadline."""

    @given(st.integers(-400, 180))
    def test_from_when_marks_are_due_to_the_last_day_and_no_longer(self, days: int) -> None:
        on = CLOSES + datetime.timedelta(days=days)
        ruling = amend(on=on)
        too_early = on < datetime.date(2026, 5, 15)
        assert ruling.allowed is (days <= 0 and not too_early)
        assert ("moderation.no-report-yet" in {one.code for one in ruling.failed}) is too_early
        assert ("OPEN-13" in ruling.assumptions) is (days == 0)

    @pytest.mark.parametrize(("due", "visited"), [(None, False), (None, True), (1, False), (1, True), (20, False)])
    def test_there_is_no_report_before_the_marks_are_due(self, due: int | None, visited: bool) -> None:
        """Before a visit only a day that Pearson gave counts (OPEN-30)."""
        days = KeyDates(
            series=JUNE_26,
            marks_due=datetime.date(2026, 5, due) if due else None,
            amendments_close=datetime.date(2026, 7, 1),
        )
        subject = subjects.ART_AND_DESIGN_PRACTICE if visited else subjects.SPORT
        for day in (1, 14, 15, 19, 20):
            on = datetime.date(2026, 5, day)
            ruling = moderation.check_amendment(
                JUNE_26,
                found_inaccurate=True,
                submitted_in_time=True,
                subject=subject,
                calendar=Calendar([days], on=on),
            )
            first = due or (0 if visited else 15)
            assert ruling.allowed is (day >= first)

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
                assert codes == [*(["amending-is-optional", "adjusted-otherwise"] if inaccurate else []), "marks-only"]
            else:
                assert codes == (["pearson-adjusts"] if inaccurate else [])

    def test_every_missing_fact_is_named(self) -> None:
        ruling = amend(None, None, key_dates=None)
        assert [finding.params["fact"] for finding in ruling.unknown] == [
            *("found_inaccurate", "submitted_in_time", "amendments_close")
        ]
        assert amend(key_dates=KeyDates(series=JUNE_26)) == amend(key_dates=None)
        assert [finding.params["fact"] for finding in amend(on=None).unknown] == ["on"]
        without = moderation.check_amendment(JUNE_26, found_inaccurate=True, submitted_in_time=True)
        assert [finding.params["fact"] for finding in without.unknown] == ["on", "amendments_close"]
        assert without == amend(on=None, key_dates=None)

    def test_the_key_dates_of_another_series_say_nothing(self) -> None:
        other = KeyDates(series=Series.january(2026), amendments_close=datetime.date(2026, 2, 1))
        assert amend(key_dates=other) == amend(key_dates=None)

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            moderation.check_amendment(
                None,  # type: ignore[arg-type]
                found_inaccurate="no",  # type: ignore[arg-type]
                submitted_in_time=1,  # type: ignore[arg-type]
                subject="Sport",  # type: ignore[arg-type]
                calendar=1,  # type: ignore[arg-type]
                edition=1,  # type: ignore[arg-type]
            )
        assert [fault.name for fault in caught.value.faults] == [
            *("series", "found_inaccurate", "submitted_in_time", "subject", "calendar", "edition")
        ]
        with pytest.raises(NoRuleInForce, match="OUT-4"):
            moderation.check_amendment(Series.june(2022))
