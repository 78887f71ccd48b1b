"""Claims: vectors, when a certificate can be claimed, and errors."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from vectors_reader import ask, check_ruling, load, record_of

from btec_rules import (
    Calendar,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Series,
    Sitting,
    Verdict,
    certification,
    strategies,
)

JUNE_25, JAN_26, JUNE_26, JAN_27 = Series.june(2025), Series.january(2026), Series.june(2026), Series.january(2027)
INTERNALS = ["1 2025-06 30", "2 2025-06 30"]


@pytest.mark.parametrize("vector", load("certification"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("CERT-2", "CERT-4", "CERT-7")
class TestClaims:
    """What the vectors leave unsaid."""

    def test_failures_name_the_series(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 40", "2 2026-06 30", "3 2026-06 30"]})
        failures = certification.check_claim(record, JAN_26).failed
        assert [(failure.code, failure.params) for failure in failures] == [
            ("certification.closed-by-later-external", {"series": "2026-01", "later": "2026-06"}),
            ("certification.closed-by-later-internal", {"series": "2026-01", "component": 2, "later": "2026-06"}),
        ]

    def test_a_late_claim_needs_no_close_of_entries(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 40"]})
        days = KeyDates(
            series=JAN_26, late_claims_open=datetime.date(2026, 3, 20), late_claims_close=datetime.date(2026, 4, 20)
        )
        verdicts = [
            certification.check_claim(
                record, JAN_26, calendar=Calendar([days], on=datetime.date(2026, month, day))
            ).verdict.value
            for month, day in ((3, 19), (3, 20), (4, 20), (4, 21))
        ]
        assert verdicts == ["refused", "allowed", "allowed", "refused"]

    @given(strategies.records(), strategies.series())
    def test_a_claim_once_made_is_never_closed(self, record: LearnerRecord, series: Series) -> None:
        if certification.check_claim(record, series).allowed:
            later = record.adding(Sitting(record.subject.external, Series.june(2030)), claimed=[series])
            assert certification.check_claim(later, series).allowed
            unclaimed = LearnerRecord(
                record.subject, later.sittings, claimed=[c for c in record.claimed if c != series]
            )
            assert certification.check_claim(unclaimed, series).verdict is Verdict.REFUSED


class TestErrors:
    RECORD = record_of({"sittings": [*INTERNALS, "3 2026-01 30"]})

    def test_all_at_once(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            certification.check_claim(None, "2026-01", calendar="x", edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "series", "calendar", "edition"]
        for question in (certification.options, certification.certificates):
            with pytest.raises(InvalidFact):
                question(None)  # type: ignore[arg-type]
        with pytest.raises(InvalidFact) as caught:
            certification.result(None, None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "series"]

    def test_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            certification.check_claim(self.RECORD, Series.june(2022))
