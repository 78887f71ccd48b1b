"""Key dates: the published days of a series, all of them the caller's."""

import datetime
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from pendulum import Date

from btec_rules import (
    BtecRulesError,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    Series,
)
from btec_rules.model.key_dates import refuse_other_key_dates

JAN_26, JUNE_26, JAN_27 = Series.january(2026), Series.june(2026), Series.january(2027)
DAY = datetime.date(2026, 2, 20)
KEY_DAYS = (
    *("entries_close", "late_entries_close", "late_claims_open", "late_claims_close", "report_expected"),
    *("amendments_close", "results_day", "reviews_close"),
)
KEY_WINDOWS = [
    ("entries_close", "late_entries_close"),
    ("late_claims_open", "late_claims_close"),
    ("results_day", "reviews_close"),
]


def faults_of(call: Callable[[], object], error: type[BtecRulesError] = InvalidFact) -> list[tuple[str, str]]:
    """Run a call that must be refused, and give the names and the values of its faults."""
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value) is error
    return [(fault.name, fault.got) for fault in caught.value.faults]


def names_of(call: Callable[[], object]) -> list[str]:
    """Give the names of a call's faults, each once: one bad value may break more than one condition."""
    return list(dict.fromkeys(name for name, _ in faults_of(call)))


class TestKeyDates:
    def test_nothing_is_known_unless_it_is_said(self) -> None:
        dates = KeyDates(series=JAN_26)
        assert {getattr(dates, name) for name in (*KEY_DAYS, "source")} == {None}
        assert {field.name for field in attrs.fields(KeyDates)} == {"series", "source", *KEY_DAYS}

    @pytest.mark.parametrize("name", KEY_DAYS)
    def test_days_come_out_as_pendulum_dates(self, name: str) -> None:
        found = getattr(KeyDates(series=JAN_26, **{name: DAY}), name)  # type: ignore[arg-type]
        assert (found, type(found)) == (DAY, Date)

    @pytest.mark.parametrize("name", KEY_DAYS)
    @pytest.mark.parametrize(
        "value",
        [
            datetime.datetime(2026, 2, 20, tzinfo=datetime.UTC),
            datetime.date(1999, 12, 31),
            datetime.date(3000, 1, 1),
            "2026-02-20",
            20260220,
            False,
        ],
    )
    def test_no_days(self, name: str, value: Any) -> None:
        assert names_of(lambda: KeyDates(series=JAN_26, **{name: value})) == [name]

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        for value in (pandas.Timestamp(2026, 2, 20), pandas.NaT, pandas.NA):
            assert names_of(lambda value=value: KeyDates(series=JAN_26, results_day=value)) == ["results_day"]  # type: ignore[misc]

    @pytest.mark.parametrize("series", ["2026-01", None, DAY])
    def test_a_malformed_series(self, series: Any) -> None:
        assert names_of(lambda: KeyDates(series=series)) == ["series"]

    def test_source(self) -> None:
        assert KeyDates(series=JAN_26, source="cafe\u0301").source == "caf\u00e9"
        for wrong in ("a\nb", "a" * 257, 7, b"x"):
            anything: Any = wrong
            assert names_of(lambda anything=anything: KeyDates(series=JAN_26, source=anything)) == ["source"]  # type: ignore[misc]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {"series": "2026-01", "source": 7, **dict.fromkeys(KEY_DAYS, "soon")}
        assert sorted(names_of(lambda: KeyDates(**wrong))) == sorted(wrong)

    @pytest.mark.parametrize(("first", "last"), KEY_WINDOWS)
    @pytest.mark.parametrize(("days", "good"), [(-1, False), (0, True), (1, True)])
    def test_a_window_does_not_close_before_it_opens(self, first: str, last: str, days: int, good: bool) -> None:
        both: Any = {first: DAY, last: DAY + datetime.timedelta(days=days)}
        if good:
            assert getattr(KeyDates(series=JAN_26, **both), last) == both[last]
        else:
            assert faults_of(lambda: KeyDates(series=JAN_26, **both), ImpossibleFacts) == [(last, "2026-02-19")]

    @pytest.mark.parametrize(("first", "last"), KEY_WINDOWS)
    def test_half_a_window_is_fine(self, first: str, last: str) -> None:
        for name in (first, last):
            half: Any = {name: DAY}
            assert getattr(KeyDates(series=JAN_26, **half), name) == DAY

    def test_all_windows_at_once(self) -> None:
        backwards: Any = {}
        for first, last in KEY_WINDOWS:
            backwards |= {first: DAY, last: datetime.date(2026, 2, 1)}
        assert faults_of(lambda: KeyDates(series=JAN_26, **backwards), ImpossibleFacts) == [
            (last, "2026-02-01") for _, last in KEY_WINDOWS
        ]

    def test_those_of_another_series(self) -> None:
        refuse_other_key_dates(None, JAN_26)
        refuse_other_key_dates(KeyDates(series=JAN_26), JAN_26)
        assert faults_of(lambda: refuse_other_key_dates(KeyDates(series=JAN_26), JAN_27), ImpossibleFacts) == [
            ("key_dates", "those of 2026-01")
        ]

    def test_only_by_name(self) -> None:
        build: Any = KeyDates
        with pytest.raises(TypeError):
            build(JAN_26)
