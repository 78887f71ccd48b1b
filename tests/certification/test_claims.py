"""Claims: vectors, when a certificate can be claimed, and errors."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import ask, check_ruling, load, record_of

from btec_rules import (
    Calendar,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Ruling,
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
                record.subject, later.sittings, claimed=[c for c in record.claimed or () if c != series]
            )
            assert certification.check_claim(unclaimed, series).verdict is Verdict.REFUSED


@pytest.mark.rule("CERT-5")
class TestClaimsNotKnown:
    """Where nobody has said what was claimed, a claim is open exactly where it depends on that."""

    @given(strategies.records(), strategies.series(), st.none() | strategies.calendars())
    def test_it_is_what_both_answers_agree_on(
        self, record: LearnerRecord, series: Series, calendar: Calendar | None
    ) -> None:
        unclaimed, claimed, unknown = (
            certification.check_claim(
                LearnerRecord(record.subject, record.sittings, claimed=claims), series, calendar=calendar
            )
            for claims in ((), [series], None)
        )
        same = unclaimed.verdict is claimed.verdict
        assert unknown.verdict is (unclaimed.verdict if same else Verdict.UNDECIDED)
        names_it = {"fact": "claimed", "series": series.code} in [finding.params for finding in unknown.unknown]
        assert names_it or same

    def test_every_day_is_named_beside_it(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 ?"], "claimed": "unknown"})
        ruling = certification.check_claim(record, JAN_26, calendar=Calendar(on=datetime.date(2026, 3, 1)))
        facts = [finding.params["fact"] for finding in ruling.unknown]
        assert facts == ["late_claims_open", "late_claims_close", "claimed"]

    def test_where_it_is_too_late_only_the_claim_is_asked_for(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 ?"], "claimed": "unknown"})
        days = KeyDates(series=JAN_26, late_claims_close=datetime.date(2026, 4, 20))
        ruling = certification.check_claim(record, JAN_26, calendar=Calendar([days], on=datetime.date(2026, 4, 21)))
        assert [finding.params for finding in ruling.unknown] == [{"fact": "claimed", "series": "2026-01"}]


@pytest.mark.rule("CERT-2", "CERT-3", "CERT-7")
class TestDays:
    """On a day: an entry day, the late window, or neither; every missing day is named at once."""

    def ask(self, sitting: str, on: datetime.date, *days: KeyDates) -> Ruling:
        series = Series.parse(sitting.split()[1])
        record = record_of({"sittings": [*INTERNALS, sitting]})
        return certification.check_claim(record, series, calendar=Calendar(days, on=on))

    def test_every_missing_day_at_once(self) -> None:
        for on, facts in (
            (datetime.date(2026, 1, 31), ["entries_close", "late_entries_close"]),
            (datetime.date(2026, 2, 1), ["late_claims_open", "late_claims_close"]),
        ):
            assert [one.params["fact"] for one in self.ask("3 2026-01 ?", on).unknown] == facts

    def test_a_reading_only_where_the_normal_entry_days_are_past(self) -> None:
        days = KeyDates(
            series=JUNE_26,
            entries_close=datetime.date(2026, 2, 21),
            late_entries_close=datetime.date(2026, 4, 21),
        )
        only_late = KeyDates(series=JUNE_26, late_entries_close=datetime.date(2026, 4, 21))
        for on, kept, needed in (
            (datetime.date(2026, 2, 21), days, False),
            (datetime.date(2026, 2, 22), days, True),
            (datetime.date(2026, 2, 21), only_late, True),
        ):
            ruling = self.ask("3 2026-06 planned", on, kept)
            assert ruling.allowed
            assert ("OPEN-51" in ruling.assumptions) is needed

    def test_what_becomes_of_a_january_that_is_only_entered_is_asked_for(self) -> None:
        on, opens, closes = (datetime.date(2026, *day) for day in ((3, 20), (3, 20), (4, 20)))
        given = KeyDates(series=JAN_26, late_claims_open=opens, late_claims_close=closes)
        for kept, facts in (
            ((given,), ["january-result"]),
            ((), ["late_claims_open", "late_claims_close", "january-result"]),
        ):
            ruling = self.ask("3 2026-01 planned", on, *kept)
            assert [one.params["fact"] for one in ruling.unknown] == facts
        assert self.ask("3 2026-01 planned", closes + datetime.timedelta(days=1), given).unknown == ()

    def test_a_claim_that_was_made_is_judged_as_of_its_series(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 30"], "claimed": ["2026-01"]})
        for day in (datetime.date(2025, 7, 1), datetime.date(2026, 2, 25), datetime.date(2030, 1, 1)):
            assert certification.check_claim(record, JAN_26, calendar=Calendar(on=day)).allowed


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
