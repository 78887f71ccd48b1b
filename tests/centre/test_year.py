"""The centre's year: every duty, in order, each with its rule."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import (
    EDITION_2025_26,
    RULES,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    MonthPart,
    NoRuleInForce,
    Part,
    Series,
    centre,
)

JUNE_26 = Series.june(2026)


@pytest.mark.rule("ROLE-1", "ROLE-2", "PLAN-1", "ACC-1", "SPEC-1", "MOD-8", "MOD-9", "EXT-5", "KEEP-6", "APPR-4")
class TestDuties:
    """The year's list, in the order of its dates."""

    KEY_DATES = (
        KeyDates(
            series=Series.january(2026),
            entries_close=datetime.date(2025, 10, 21),
            late_claims_open=datetime.date(2026, 3, 20),
            results_day=datetime.date(2026, 3, 19),
        ),
        KeyDates(series=JUNE_26, entries_close=datetime.date(2026, 2, 21), amendments_close=datetime.date(2026, 7, 1)),
    )

    def test_the_dated_ones_of_2025_26(self) -> None:
        dated = [duty for duty in centre.duties("2025-26") if duty.begins or duty.due]
        assert [(duty.rule, str(duty.begins or ""), str(duty.due or "")) for duty in dated] == [
            ("PSA-1", "early September 2025", ""),
            ("REG-1", "2025-09-01", ""),
            ("COMP-1", "2025-09-15", "2025-10-28"),
            ("REG-2", "2025-09-01", "2025-11-01"),
            ("MOD-4", "", "2025-12-15"),
            ("EXT-5", "January 2026", ""),
            ("MOD-4", "", "2026-05-15"),
            ("PSA-1", "early June 2026", ""),
        ]

    def test_each_names_the_series_that_it_is_about(self) -> None:
        january, june = JUNE_26.previous, JUNE_26
        found = centre.duties("2025-26", key_dates=self.KEY_DATES)
        about = {(duty.rule, duty.series) for duty in found if duty.rule in {"PSA-1", "MOD-4", "ENT-1", "CERT-7"}}
        assert about == {
            *(("PSA-1", series) for series in (june, june.next)),
            *((rule, series) for rule in ("MOD-4", "ENT-1") for series in (january, june)),
            ("CERT-7", january),
        }
        assert {duty.series for duty in found if duty.rule in {"REG-1", "REG-2", "COMP-1", "SUB-1"}} == {None}

    def test_creative_work_goes_up_by_its_day_and_marks_by_that_of_the_centre(self) -> None:
        days = KeyDates(
            series=JUNE_26, marks_due=datetime.date(2026, 5, 22), external_work_due=datetime.date(2026, 5, 15)
        )
        found = {(duty.rule, duty.series): duty for duty in centre.duties("2025-26", key_dates=[days])}
        task = found["EXT-5", JUNE_26]
        assert (task.begins, task.due) == (MonthPart(2026, 1, Part.WHOLE), days.external_work_due)
        assert found["MOD-4", JUNE_26].due == days.marks_due
        assert str(found["MOD-4", JUNE_26.previous].due) == "2025-12-15"

    def test_the_days_are_those_of_the_edition(self) -> None:
        edition = EDITION_2025_26.varied(
            id="x", registration_closes=(10, 30), compliance_closes=(10, 29), moderation_june_deadline=(5, 20)
        )
        due = {str(duty.due) for duty in centre.duties("2025-26", edition=edition)}
        assert {"2025-10-30", "2025-10-29", "2026-05-20"} <= due

    def test_key_dates_come_in_at_their_place(self) -> None:
        found = centre.duties("2025-26", key_dates=self.KEY_DATES)
        dated = [(duty.rule, str(duty.due or duty.begins)) for duty in found if duty.due or duty.begins]
        assert ("ENT-1", "2025-10-21") in dated
        assert ("RES-1", "2026-03-19") in dated
        assert ("CERT-7", "2026-03-20") in dated
        assert ("OUT-4", "2026-07-01") in dated
        days = [when for _, when in dated if when[0] == "2"]
        assert days == sorted(days)

    @given(st.integers(2023, 2090))
    def test_every_year_in_order(self, ends: int) -> None:
        found = centre.duties(f"{ends - 1}-{ends % 100:02}")
        undated = [not (duty.begins or duty.due) for duty in found]
        assert undated == sorted(undated)
        days = [duty.due or duty.begins for duty in found if not isinstance(duty.begins, MonthPart)]
        known = [day for day in days if isinstance(day, datetime.date)]
        assert known == sorted(known)

    def test_no_duty_or_advice_of_the_guide_is_left_out(self) -> None:
        listed = {duty.rule for duty in centre.duties("2025-26", key_dates=self.KEY_DATES)}
        assert listed == {duty.rule for duty in centre.duties("2025-26")}
        assert {rule.id for rule in RULES.values() if rule.kind.value in {"duty", "advice"}} <= listed

    def test_those_without_a_day_are_in_the_order_of_the_rules(self) -> None:
        undated = [duty.rule for duty in centre.duties("2025-26") if not (duty.begins or duty.due)]
        assert undated == sorted(undated, key=list(RULES).index)
        assert undated.count("ENT-1") == 2
        assert undated.count("CERT-7") == 1

    def test_a_part_of_a_month_stands_before_its_first_day(self) -> None:
        days = KeyDates(series=JUNE_26, amendments_close=datetime.date(2026, 6, 1))
        found = [duty.rule for duty in centre.duties("2025-26", key_dates=[days]) if duty.begins or duty.due]
        assert found[-2:] == ["PSA-1", "OUT-4"]

    def test_the_last_year_there_is(self) -> None:
        assert [duty.rule for duty in centre.duties("2998-99")].count("PSA-1") == 1

    def test_each_says_what_it_is_and_where_it_stands(self) -> None:
        for duty in centre.duties("2025-26"):
            assert (duty.page, duty.says) == (RULES[duty.rule].page, RULES[duty.rule].says)

    @pytest.mark.parametrize(("year", "carried"), [("2024-25", True), ("2025-26", False), ("2026-27", True)])
    def test_each_says_whose_days_these_are(self, year: str, carried: bool) -> None:
        what_if = EDITION_2025_26.varied(id="what if", retention_weeks=1)
        for edition in (EDITION_2025_26, what_if):
            found = centre.duties(year, edition=edition)
            assert {(duty.edition, duty.carried_forward) for duty in found} == {(edition.id, carried)}

    def test_errors(self) -> None:
        for key_dates in ([KeyDates(series=Series.june(2027))], [KeyDates(series=JUNE_26)] * 2):
            with pytest.raises(ImpossibleFacts):
                centre.duties("2025-26", key_dates=key_dates)
        with pytest.raises(InvalidFact):
            centre.duties("2025-26", key_dates=[1])  # type: ignore[list-item]
        with pytest.raises(InvalidFact):
            centre.duties("2025-26", edition=None)  # type: ignore[arg-type]
        with pytest.raises(NoRuleInForce):
            centre.duties("2021-22")
        bad: tuple[Any, ...] = ("X", "", 1, [])
        for rule in bad:
            with pytest.raises(InvalidFact):
                centre.Duty(rule)
