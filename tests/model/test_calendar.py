"""Calendars: a day, and the key dates of each series once."""

import datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from pendulum import Date
from refusals import faults_of

from btec_rules import Calendar, ImpossibleFacts, InvalidFact, KeyDates, Series, strategies

JAN_26, JUNE_26, JAN_27 = Series.january(2026), Series.june(2026), Series.january(2027)
JANUARY = KeyDates(series=JAN_26, entries_close=datetime.date(2025, 10, 21))
JUNE = KeyDates(series=JUNE_26, results_day=datetime.date(2026, 8, 20), source="the schedule")
NEXT = KeyDates(series=JAN_27)
DAY = datetime.date(2026, 3, 1)
NO_DAYS = [
    datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC),
    datetime.date(1999, 12, 31),
    datetime.date(3000, 1, 1),
    "2026-03-01",
    20260301,
    False,
]


class TestCalendar:
    def test_without_anything(self) -> None:
        assert (Calendar().key_dates, Calendar().on) == ((), None)

    @pytest.mark.parametrize("given_", [*permutations([JANUARY, JUNE, NEXT])])
    def test_in_order_of_series_however_they_are_given(self, given_: tuple[KeyDates, ...]) -> None:
        for collected in (given_, list(given_), frozenset(given_), dict.fromkeys(given_).keys()):
            calendar = Calendar(collected, on=DAY)
            assert calendar.key_dates == (JANUARY, JUNE, NEXT)
            assert calendar == Calendar([NEXT, JUNE, JANUARY], on=DAY)

    def test_each_series_once(self) -> None:
        other = KeyDates(series=JUNE_26, source="another schedule")
        assert faults_of(lambda: Calendar([JUNE, NEXT, JUNE]), ImpossibleFacts) == [("key_dates", "2026-06 twice")]
        assert faults_of(lambda: Calendar([NEXT, other, JANUARY, JUNE, NEXT]), ImpossibleFacts) == [
            ("key_dates", "2026-06 twice"),
            ("key_dates", "2027-01 twice"),
        ]

    @pytest.mark.parametrize(
        "wrong", [1, None, "2026-06", JUNE, iter([JUNE]), {"2026-06": JUNE}, [JUNE_26], [JUNE, None]]
    )
    def test_no_key_dates(self, wrong: Any) -> None:
        assert {name for name, _ in faults_of(lambda: Calendar(wrong))} == {"key_dates"}

    @pytest.mark.parametrize("day", [DAY, Date(2026, 3, 1)])
    def test_a_day_in_the_place_of_key_dates_leads_to_its_own_argument(self, day: Any) -> None:
        with pytest.raises(InvalidFact, match=r"Calendar\(on=day\)"):
            Calendar(day)
        assert Calendar(on=day).on == DAY

    def test_a_day_comes_out_as_a_pendulum_date(self) -> None:
        for day in (DAY, Date(2026, 3, 1)):
            found = Calendar(on=day).on
            assert (found, type(found)) == (DAY, Date)

    @pytest.mark.parametrize("wrong", NO_DAYS)
    def test_no_day(self, wrong: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Calendar(on=wrong))] == ["on"]
        assert [name for name, _ in faults_of(lambda: Calendar().moved_to(wrong))] == ["day"]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = "x"
        assert [name for name, _ in faults_of(lambda: Calendar(wrong, on=wrong))] == ["key_dates", "on"]

    def test_the_day_only_by_name(self) -> None:
        build: Any = Calendar
        with pytest.raises(TypeError):
            build([], DAY)


class TestOf:
    def test_those_of_the_series(self) -> None:
        calendar = Calendar([JUNE, JANUARY])
        assert [calendar.of(one) for one in (JAN_26, JUNE_26)] == [JANUARY, JUNE]

    def test_those_of_a_series_that_was_not_given_have_no_day(self) -> None:
        assert Calendar([JUNE, JANUARY]).of(JAN_27) == KeyDates(series=JAN_27)
        assert Calendar().of(JUNE_26) == KeyDates(series=JUNE_26)

    @pytest.mark.parametrize("wrong", [None, "2026-06", 2026, JUNE])
    def test_no_series(self, wrong: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Calendar([JUNE]).of(wrong))] == ["series"]


class TestMovedTo:
    def test_the_day_alone_is_another(self) -> None:
        calendar = Calendar([JUNE, JANUARY], on=DAY)
        later = calendar.moved_to(datetime.date(2026, 9, 1))
        assert later == Calendar([JANUARY, JUNE], on=datetime.date(2026, 9, 1))
        assert type(later.on) is Date
        assert calendar.on == DAY
        assert later.moved_to(DAY) == calendar

    def test_a_calendar_without_a_day(self) -> None:
        assert Calendar([JUNE]).moved_to(DAY) == Calendar([JUNE], on=DAY)

    def test_no_day_at_all(self) -> None:
        nothing: Any = None
        assert faults_of(lambda: Calendar(on=DAY).moved_to(nothing)) == [("day", "None")]


class TestPlainData:
    def test_it_is_written_as_it_reads(self) -> None:
        assert Calendar([JUNE, JANUARY], on=DAY).to_dict() == {
            "key_dates": [JANUARY.to_dict(), JUNE.to_dict()],
            "on": "2026-03-01",
        }
        assert Calendar.from_dict({"key_dates": [], "on": None}) == Calendar()

    def test_the_same_series_twice_is_refused(self) -> None:
        data: Any = {"key_dates": [JUNE.to_dict(), JUNE.to_dict()], "on": None}
        assert faults_of(lambda: Calendar.from_dict(data)) == [("key_dates", "2026-06 twice")]

    @given(strategies.calendars())
    def test_round_trip(self, calendar: Calendar) -> None:
        again = Calendar.from_dict(calendar.to_dict())
        assert again == calendar
        assert hash(again) == hash(calendar)
        assert type(again.on) is type(calendar.on)
