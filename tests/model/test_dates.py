"""Dates: parts of months, windows, and sums of days."""

import datetime
import operator
from typing import Any

import pytest
from pendulum import Date
from refusals import faults_of

from btec_rules import (
    ImpossibleFacts,
    MonthPart,
    Season,
    Series,
    Window,
)
from btec_rules.model.dates import date_out, days_after, in_academic_year, is_weekend, last_working_day

EVERY_SERIES = [Series(year, season) for year in range(2000, 3000) for season in Season]
NOON = datetime.datetime(2026, 5, 15, 12, tzinfo=datetime.UTC)


class TestMonthPart:
    """OPEN-12: a part of a month, never a day."""

    def test_in_words(self) -> None:
        assert str(MonthPart(2025, 6)) == "early June 2025"
        assert [str(MonthPart(2025, month)).split()[1] for month in range(1, 13)] == [
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ]

    @pytest.mark.parametrize(("year", "good"), [(1998, False), (1999, True), (2999, True), (3000, False)])
    def test_years(self, year: int, good: bool) -> None:
        if good:
            assert MonthPart(year, 6).year == year
        else:
            assert faults_of(lambda: MonthPart(year, 6)) == [("year", str(year))]

    @pytest.mark.parametrize(("month", "good"), [(0, False), (1, True), (12, True), (13, False)])
    def test_months(self, month: int, good: bool) -> None:
        if good:
            assert MonthPart(2026, month).month == month
        else:
            assert faults_of(lambda: MonthPart(2026, month)) == [("month", str(month))]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = "early"
        assert faults_of(lambda: MonthPart(True, 13, wrong)) == [("year", "True"), ("month", "13"), ("part", "'early'")]

    def test_parts_have_no_order(self) -> None:
        smaller: Any = MonthPart(2025, 6)
        with pytest.raises(TypeError):
            operator.lt(smaller, MonthPart(2025, 9))


class TestWindow:
    """OPEN-13: the first and the last day are both in it."""

    WINDOW = Window(Date(2025, 9, 15), Date(2025, 10, 28))

    @pytest.mark.parametrize(
        ("on", "inside"),
        [
            (datetime.date(2025, 9, 14), False),
            (datetime.date(2025, 9, 15), True),
            (datetime.date(2025, 10, 1), True),
            (datetime.date(2025, 10, 28), True),
            (datetime.date(2025, 10, 29), False),
        ],
    )
    def test_both_ends_are_in(self, on: datetime.date, inside: bool) -> None:
        assert (on in self.WINDOW) is inside

    def test_a_single_day(self) -> None:
        day = Date(2025, 9, 15)
        assert [day.add(days=shift) in Window(day, day) for shift in (-1, 0, 1)] == [False, True, False]

    def test_dates_come_out_as_pendulum_dates(self) -> None:
        plain: Any = datetime.date(2025, 9, 15)
        window = Window(plain, plain)
        assert type(window.opens) is type(window.closes) is Date
        assert window == Window(Date(2025, 9, 15), Date(2025, 9, 15))

    def test_closing_before_it_opens(self) -> None:
        def build() -> Window:
            return Window(Date(2025, 9, 15), Date(2025, 9, 14))

        assert faults_of(build, ImpossibleFacts) == [("closes", "2025-09-14")]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = (NOON, datetime.date(3000, 1, 1))
        assert faults_of(lambda: Window(*wrong)) == [
            ("opens", "2026-05-15 12:00:00+00:00"),
            ("closes", "3000-01-01"),
        ]

    @pytest.mark.parametrize("on", [NOON, "2025-10-01", None])
    def test_a_question_that_is_no_day(self, on: Any) -> None:
        assert [name for name, _ in faults_of(lambda: on in self.WINDOW)] == ["on"]


class OnlyIn:
    """A container that must be asked with ``in`` and in no other way."""

    def __init__(self, *days: datetime.date) -> None:
        self.days = days
        self.asked: list[datetime.date] = []

    def __contains__(self, day: object) -> bool:
        assert type(day) is datetime.date
        self.asked.append(day)
        return day in self.days

    def __iter__(self) -> Any:
        raise AssertionError

    __len__ = __bool__ = __iter__


class TestSumsOfDates:
    def test_date_out(self) -> None:
        out = date_out(datetime.date(2026, 2, 28))
        assert (out, type(out)) == (datetime.date(2026, 2, 28), Date)

    @pytest.mark.parametrize(
        ("days", "then"), [(-1, (2024, 2, 28)), (0, (2024, 2, 29)), (1, (2024, 3, 1)), (366, (2025, 3, 1))]
    )
    def test_days_after(self, days: int, then: tuple[int, int, int]) -> None:
        out = days_after(datetime.date(2024, 2, 29), days)
        assert (out, type(out)) == (Date(*then), Date)

    @pytest.mark.parametrize(
        ("month", "year"), [(8, 2026), (9, 2025), (12, 2025), (1, 2026)], ids=["August", "September", "December", "Jan"]
    )
    def test_an_academic_year_begins_in_september(self, month: int, year: int) -> None:
        assert in_academic_year(2026, (month, 15)) == datetime.date(year, month, 15)

    @pytest.mark.parametrize(
        ("day", "working"),
        [
            (datetime.date(2026, 5, 15), datetime.date(2026, 5, 15)),  # a Friday
            (datetime.date(2026, 5, 16), datetime.date(2026, 5, 15)),
            (datetime.date(2026, 5, 17), datetime.date(2026, 5, 15)),
            (datetime.date(2026, 5, 18), datetime.date(2026, 5, 18)),  # a Monday
        ],
    )
    def test_last_working_day(self, day: datetime.date, working: datetime.date) -> None:
        found = last_working_day(day, ())
        assert (found, type(found)) == (working, Date)

    def test_a_weekend_is_a_saturday_or_a_sunday(self) -> None:
        week = [datetime.date(2026, 5, 11 + shift) for shift in range(7)]  # the 11th is a Monday
        assert [is_weekend(day) for day in week] == [False] * 5 + [True] * 2

    def test_closed_days_are_only_asked_with_in(self) -> None:
        monday = datetime.date(2026, 5, 18)
        closed = OnlyIn(monday)
        assert last_working_day(monday, closed) == datetime.date(2026, 5, 15)
        assert closed.asked == [monday, datetime.date(2026, 5, 15)]  # not the weekend

    def test_closed_for_a_year(self) -> None:
        day = datetime.date(2026, 5, 15)
        before = [day - datetime.timedelta(days=back) for back in range(366)]
        assert before[-1].isoweekday() == 4  # a Thursday, so that it is only the closure that decides
        assert last_working_day(day, before[:-1]) == before[-1]
        assert faults_of(lambda: last_working_day(day, before), ImpossibleFacts) == [("closed", "every day of a year")]
