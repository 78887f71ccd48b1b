"""Key dates: the published days of a series, all of them the caller's."""

import datetime
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from pendulum import Date
from refusals import faults_of

from btec_rules import (
    BtecRulesError,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    Series,
)
from btec_rules.model.key_dates import possible_days

JAN_26, JUNE_26, JAN_27 = Series.january(2026), Series.june(2026), Series.january(2027)
A_DAY = datetime.timedelta(days=1)
ENTRY_DAYS = ("entries_close", "late_entries_close", "high_late_fees_from", "resit_entries_close")
WORK_DAYS = ("marks_due", "external_work_due", "report_expected", "amendments_close")
RESULT_DAYS = ("late_claims_open", "late_claims_close", "results_day", "reviews_close")
KEY_DAYS = (*ENTRY_DAYS, *WORK_DAYS, *RESULT_DAYS)
SPANS = {
    (JAN_26, ENTRY_DAYS): (datetime.date(2025, 6, 1), datetime.date(2026, 1, 31)),
    (JAN_26, WORK_DAYS): (datetime.date(2025, 6, 1), datetime.date(2026, 7, 31)),
    (JAN_26, RESULT_DAYS): (datetime.date(2026, 2, 1), datetime.date(2026, 7, 31)),
    (JUNE_26, ENTRY_DAYS): (datetime.date(2025, 9, 1), datetime.date(2026, 6, 30)),
    (JUNE_26, WORK_DAYS): (datetime.date(2025, 9, 1), datetime.date(2026, 12, 31)),
    (JUNE_26, RESULT_DAYS): (datetime.date(2026, 6, 1), datetime.date(2026, 12, 31)),
}
"""The first and the last day of each kind, for both seasons; by hand, from what `KeyDates` says."""
BOUNDS = [
    (series, name, first, last)
    for (series, names), (first, last) in SPANS.items()
    for name in names
    if (series, name) != (JAN_26, "resit_entries_close")
]
USUAL = {JAN_26: datetime.date(2025, 12, 15), JUNE_26: datetime.date(2026, 5, 15)}
"""The days of MOD-4 for marks."""
DAY = {name: datetime.date(2026, 6, 20) for name in KEY_DAYS}
"""A day of May/June 2026 for each; all on one day are in order."""
ORDER = [
    ("entries_close", "late_entries_close"),
    ("entries_close", "high_late_fees_from"),
    ("high_late_fees_from", "late_entries_close"),
    ("results_day", "late_claims_open"),
    ("late_claims_open", "late_claims_close"),
    ("results_day", "reviews_close"),
]


def names_of(call: Callable[[], object], error: type[BtecRulesError] = InvalidFact) -> list[str]:
    """Give the names of a call's faults, each once: one bad value may break more than one condition."""
    return list(dict.fromkeys(name for name, _ in faults_of(call, error)))


class TestKeyDates:
    def test_nothing_is_known_unless_it_is_said(self) -> None:
        dates = KeyDates(series=JAN_26)
        assert {getattr(dates, name) for name in (*KEY_DAYS, "source")} == {None}
        assert {field.name for field in attrs.fields(KeyDates)} == {"series", "source", *KEY_DAYS}

    @pytest.mark.parametrize("name", KEY_DAYS)
    def test_days_come_out_as_pendulum_dates(self, name: str) -> None:
        found = getattr(KeyDates(series=JUNE_26, **{name: DAY[name]}), name)  # type: ignore[arg-type]
        assert (found, type(found)) == (DAY[name], Date)

    @pytest.mark.parametrize("name", KEY_DAYS)
    @pytest.mark.parametrize(
        "value",
        [
            datetime.datetime(2026, 6, 20, tzinfo=datetime.UTC),
            datetime.date(1999, 12, 31),
            datetime.date(3000, 1, 1),
            "2026-06-20",
            20260620,
            False,
        ],
    )
    def test_no_days(self, name: str, value: Any) -> None:
        assert names_of(lambda: KeyDates(series=JUNE_26, **{name: value})) == [name]

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        for value in (pandas.Timestamp(2026, 2, 20), pandas.NaT, pandas.NA):
            assert names_of(lambda value=value: KeyDates(series=JAN_26, results_day=value)) == ["results_day"]  # type: ignore[misc]

    @pytest.mark.parametrize("series", ["2026-01", None, datetime.date(2026, 2, 20)])
    def test_a_malformed_series(self, series: Any) -> None:
        assert names_of(lambda: KeyDates(series=series)) == ["series"]
        assert names_of(lambda: KeyDates(series=series, entries_close=datetime.date(2026, 2, 20))) == ["series"]

    def test_source(self) -> None:
        assert KeyDates(series=JAN_26, source="cafe\u0301").source == "caf\u00e9"
        for wrong in ("a\nb", "a" * 257, 7, b"x"):
            anything: Any = wrong
            assert names_of(lambda anything=anything: KeyDates(series=JAN_26, source=anything)) == ["source"]  # type: ignore[misc]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {"series": "2026-01", "source": 7, **dict.fromkeys(KEY_DAYS, "soon")}
        assert sorted(names_of(lambda: KeyDates(**wrong))) == sorted(wrong)

    def test_only_by_name(self) -> None:
        build: Any = KeyDates
        with pytest.raises(TypeError):
            build(JAN_26)


class TestOrder:
    @pytest.mark.parametrize(("first", "last"), ORDER)
    @pytest.mark.parametrize(("days", "good"), [(-1, False), (0, True), (1, True)])
    def test_a_day_does_not_come_before_one_that_it_follows(self, first: str, last: str, days: int, good: bool) -> None:
        both: Any = {first: DAY[first], last: DAY[last] + days * A_DAY}
        if good:
            assert getattr(KeyDates(series=JUNE_26, **both), last) == both[last]
        else:
            assert faults_of(lambda: KeyDates(series=JUNE_26, **both), ImpossibleFacts) == [(last, "2026-06-19")]

    @pytest.mark.parametrize("name", [*dict.fromkeys(name for both in ORDER for name in both)])
    def test_one_of_two_alone_is_fine(self, name: str) -> None:
        one: Any = {name: DAY[name]}
        assert getattr(KeyDates(series=JUNE_26, **one), name) == DAY[name]

    def test_all_at_once(self) -> None:
        backwards: Any = {}
        for first, last in (ORDER[0], *ORDER[4:]):
            backwards |= {first: DAY[first], last: datetime.date(2026, 6, 1)}
        assert faults_of(lambda: KeyDates(series=JUNE_26, **backwards), ImpossibleFacts) == [
            ("late_entries_close", "2026-06-01"),
            ("late_claims_close", "2026-06-01"),
            ("reviews_close", "2026-06-01"),
        ]

    @pytest.mark.parametrize("name", ["late_entries_close", "resit_entries_close", "high_late_fees_from"])
    def test_entries_do_not_wait_for_results(self, name: str) -> None:
        """The resit's day comes before or after the others: Pearson publishes it once January's results are out."""
        for day in (1, 30):
            given: Any = {name: datetime.date(2026, 6, day), "results_day": datetime.date(2026, 6, 10)}
            assert getattr(KeyDates(series=JUNE_26, **given), name) == given[name]

    def test_the_resits_day_has_no_order(self) -> None:
        for day in (DAY["entries_close"] - A_DAY, DAY["entries_close"] + A_DAY):
            days = KeyDates(
                series=JUNE_26,
                entries_close=DAY["entries_close"],
                late_entries_close=DAY["entries_close"],
                resit_entries_close=day,
            )
            assert days.resit_entries_close == day


class TestSpans:
    """A day that can't belong to the series is refused, so that another year's days always show."""

    @pytest.mark.parametrize(("series", "name", "first", "last"), BOUNDS)
    def test_each_bound_from_both_sides(
        self, series: Series, name: str, first: datetime.date, last: datetime.date
    ) -> None:
        for day, good in ((first - A_DAY, False), (first, True), (last, True), (last + A_DAY, False)):
            given: Any = {name: day}
            if good:
                assert getattr(KeyDates(series=series, **given), name) == day
            else:
                assert faults_of(lambda given=given: KeyDates(series=series, **given), ImpossibleFacts) == [  # type: ignore[misc]
                    (name, day.isoformat())
                ]
        assert possible_days(series, name) == (first, last)

    @pytest.mark.parametrize(("series", "name", "first", "last"), BOUNDS)
    @pytest.mark.parametrize("years", [-1, 1])
    def test_another_years_days_are_refused(
        self, series: Series, name: str, first: datetime.date, last: datetime.date, years: int
    ) -> None:
        """Every day that an entry, a result or a claim can have; a usual one of marks, whose span is over a year."""
        days = [USUAL[series]] if name in WORK_DAYS else [first, first + (last - first) / 2, last]
        for day in days:
            given: Any = {name: day.replace(year=day.year + years, day=min(day.day, 28))}
            assert names_of(lambda given=given: KeyDates(series=series, **given), ImpossibleFacts) == [name]  # type: ignore[misc]

    def test_what_was_pasted_in_from_another_year(self) -> None:
        with pytest.raises(ImpossibleFacts) as caught:
            KeyDates(series=JUNE_26, results_day=datetime.date(2025, 8, 20), entries_close=datetime.date(2020, 4, 21))
        assert str(caught.value) == (
            "entries_close: expected a day of 2026-06, 2025-09-01 to 2026-06-30; got 2020-04-21\n"
            "results_day: expected a day of 2026-06, 2026-06-01 to 2026-12-31; got 2025-08-20"
        )

    @pytest.mark.parametrize("series", [JAN_26, JUNE_26])
    @pytest.mark.parametrize("name", WORK_DAYS)
    def test_work_is_done_by_results_day(self, series: Series, name: str) -> None:
        results = datetime.date(2026, 7, 20)
        for day, good in ((results, True), (results + A_DAY, False)):
            given: Any = {name: day}
            if good:
                assert getattr(KeyDates(series=series, results_day=results, **given), name) == day
            else:
                assert faults_of(
                    lambda given=given: KeyDates(series=series, results_day=results, **given),  # type: ignore[misc]
                    ImpossibleFacts,
                ) == [(name, "2026-07-21")]

    def test_the_resits_day_is_one_of_may_and_june(self) -> None:
        for day in (datetime.date(2025, 10, 21), datetime.date(2026, 1, 31)):
            with pytest.raises(ImpossibleFacts) as caught:
                KeyDates(series=JAN_26, resit_entries_close=day)
            assert [fault.expected for fault in caught.value.faults] == ["None, as resits are in May/June"]
        assert KeyDates(series=JUNE_26, resit_entries_close=datetime.date(2026, 3, 28)).resit_entries_close is not None

    def test_out_of_order_and_of_another_series_are_told_together(self) -> None:
        given: Any = {"late_claims_open": datetime.date(2026, 8, 20), "late_claims_close": datetime.date(2025, 8, 20)}
        assert faults_of(lambda: KeyDates(series=JUNE_26, **given), ImpossibleFacts) == [
            ("late_claims_close", "2025-08-20"),
            ("late_claims_close", "2025-08-20"),
        ]

    @pytest.mark.parametrize("series", [Series.january(2000), Series.june(2999)])
    def test_the_first_series_and_the_last(self, series: Series) -> None:
        for name in RESULT_DAYS:
            given: Any = {name: possible_days(series, name)[1]}
            assert getattr(KeyDates(series=series, **given), name) == given[name]
