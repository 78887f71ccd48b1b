"""The values that the rules talk about: dates, series, subjects, sittings and records."""

import copy
import datetime
import itertools
import operator
import pickle
from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    OPEN_POINTS,
    RULES,
    BtecRulesError,
    Fault,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    MonthPart,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    UnknownSubject,
    Window,
    audit,
    records_from_rows,
    subjects,
)
from btec_rules._values.true_types import described
from btec_rules.mark_sheet import MarkSheet
from btec_rules.model.dates import Part, date_out, days_after, in_academic_year, is_weekend, last_working_day
from btec_rules.model.records import sittings_of, sittings_until
from btec_rules.model.series import first_offered, following, series_from_to
from btec_rules.model.subjects import BOTH_SEASONS, SUMMER_ONLY, Chooser, ModerationMode
from btec_rules.rulings.findings import failed, passed
from btec_rules.rulings.rulings import Ruling

JAN_26, JUNE_26, JAN_27, JUNE_27 = Series.january(2026), Series.june(2026), Series.january(2027), Series.june(2027)
EVERY_SERIES = [Series(year, season) for year in range(2000, 3000) for season in Season]
NOON = datetime.datetime(2026, 5, 15, 12, tzinfo=datetime.UTC)
NO_NUMBERS: list[Any] = [True, 20.0, "20", "٣", "²", None, [1]]

any_series = st.builds(Series, st.integers(2000, 2999), st.sampled_from(Season))
near_series = st.sampled_from(EVERY_SERIES[50:58])


class Seven:
    """Not an int, but as good as one."""

    def __index__(self) -> int:
        return 7


def faults_of(call: Callable[[], object], error: type[BtecRulesError] = InvalidFact) -> list[tuple[str, str]]:
    """Run a call that must be refused, and give the names and the values of its faults."""
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value) is error
    return [(fault.name, fault.got) for fault in caught.value.faults]


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


@pytest.mark.rule("ENT-2")
class TestSeries:
    """ENT-2: there are two moderation series a year, December/January and May/June (OPEN-1)."""

    def test_parts(self) -> None:
        assert (JAN_26.year, JAN_26.season) == (2026, Season.JANUARY)
        assert (JUNE_26.year, JUNE_26.season) == (2026, Season.JUNE)
        assert (JAN_26.code, JUNE_26.code) == ("2026-01", "2026-06")
        assert (str(JAN_26), repr(JUNE_26)) == ("2026-01", "Series.june(2026)")

    def test_labels(self) -> None:
        assert JAN_26.label == "December 2025/January 2026"
        assert JUNE_26.label == "May/June 2026"

    def test_academic_years(self) -> None:
        assert JAN_26.academic_year == JUNE_26.academic_year == "2025-26"
        assert Series.june(2000).academic_year == "1999-00"
        assert Series.june(2100).academic_year == "2099-00"
        assert Series.june(2009).academic_year == "2008-09"
        assert Series.in_academic_year("2025-26") == (JAN_26, JUNE_26)

    @pytest.mark.parametrize(
        "text",
        [
            "2025/26",
            "2025 26",
            "2025_26",
            "2x25-26",
            "2025-x6",
            "abcd-ef",
            "2025--6",
            "2025-2026",
            "2025-27",
            "2025-25",
            "2025-6",
            "25-26",
            "2025-26 ",
            " 2025-26",
            "2025–26",  # noqa: RUF001 - a dash and not a hyphen
            "٢٠٢٥-٢٦",
            "2025-26\n",
            "",
            "1998-99",
            "2999-00",
            202526,
            None,
            JAN_26,
        ],
    )
    def test_academic_years_are_strict(self, text: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Series.in_academic_year(text))] == ["academic_year"]

    @pytest.mark.parametrize(("text", "ends"), [("1999-00", 2000), ("2099-00", 2100), ("2998-99", 2999)])
    def test_academic_years_over_a_century(self, text: str, ends: int) -> None:
        assert Series.in_academic_year(text) == (Series.january(ends), Series.june(ends))

    @pytest.mark.parametrize("season", Season)
    @pytest.mark.parametrize(("year", "good"), [(1999, False), (2000, True), (2999, True), (3000, False)])
    def test_years_2000_to_2999(self, season: Season, year: int, good: bool) -> None:
        if good:
            assert Series(year, season).year == year
        else:
            assert faults_of(lambda: Series(year, season)) == [("year", str(year))]

    @pytest.mark.parametrize("year", NO_NUMBERS)
    def test_no_year(self, year: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Series.june(year))] == ["year"]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = "06"
        assert faults_of(lambda: Series(2026.0, wrong)) == [("year", "2026.0"), ("season", "'06'")]  # type: ignore[arg-type]
        assert faults_of(lambda: Series(2026, wrong)) == [("season", "'06'")]

    def test_every_series_is_read_back_from_its_texts(self) -> None:
        for series in EVERY_SERIES:
            assert Series.parse(series.code) == series
            assert series in Series.in_academic_year(series.academic_year)

    def test_every_series_is_next_to_its_neighbours(self) -> None:
        for earlier, later in itertools.pairwise(EVERY_SERIES):
            assert earlier.next == later
            assert later.previous == earlier
            assert earlier < later
            assert later.ordinal - earlier.ordinal == 1

    def test_the_ends_of_time(self) -> None:
        assert faults_of(lambda: Series.june(2999).next) == [("year", "3000")]
        assert faults_of(lambda: Series.january(2000).previous) == [("year", "1999")]

    @pytest.mark.parametrize(("code", "hint"), [("2025-12", "2026-01"), ("2026-05", "2026-06"), ("1999-12", "2000-01")])
    def test_a_month_that_says_which_series_is_meant(self, code: str, hint: str) -> None:
        with pytest.raises(InvalidFact) as caught:
            Series.parse(code)
        assert caught.value.got == repr(code)
        assert caught.value.expected.startswith("a code such as 2026-01 or 2026-06; the ")
        assert caught.value.expected.endswith(hint)

    @pytest.mark.parametrize(
        "code",
        [
            *(f"2026-{month:02}" for month in (0, 2, 3, 4, 7, 8, 9, 10, 11, 13)),
            *("abcd-01", "202x-06", "2026-0x", "2026-ab", "-026-06", "2026--6", "+026-01", "2_26-06", "2026 06"),
            *("2026-1", "2026-6", "2026/06", "26-06", "2026-06 ", " 2026-06", "2026-06-01", "June 2026", "", "X"),
            *("٢٠٢٦-06", "2026–06"),  # noqa: RUF001 - a dash and not a hyphen
        ],
    )
    def test_no_code_and_no_hint(self, code: str) -> None:
        with pytest.raises(InvalidFact) as caught:
            Series.parse(code)
        assert (caught.value.name, caught.value.expected) == ("series", "a code such as 2026-01 or 2026-06")

    @pytest.mark.parametrize("code", [None, 202606, b"2026-06", datetime.date(2026, 6, 1), JUNE_26, "2026-06\n"])
    def test_no_text_of_one_line(self, code: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Series.parse(code))] == ["series"]

    @pytest.mark.parametrize("code", ["1999-06", "3000-01", "0000-01"])
    def test_a_code_outside_the_years(self, code: str) -> None:
        assert faults_of(lambda: Series.parse(code)) == [("year", code[:4].lstrip("0") or "0")]

    @given(near_series, near_series)
    def test_ordered_as_year_and_season_are(self, one: Series, other: Series) -> None:
        mine, theirs = ((each.year, each.season is Season.JUNE) for each in (one, other))
        for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
            assert compare(one, other) is compare(mine, theirs)
        if mine == theirs:
            assert hash(one) == hash(other)

    @given(any_series)
    def test_equal_ones_are_one_key(self, series: Series) -> None:
        assert {series: 1}[Series(series.year, series.season)] == 1

    def test_no_two_series_share_a_hash(self) -> None:
        assert len(set(map(hash, EVERY_SERIES))) == len(EVERY_SERIES)  # or else a set of them is a list

    @pytest.mark.parametrize("other", ["2026-06", 4053, (2026, Season.JUNE), None])
    def test_no_other_type_is_comparable(self, other: Any) -> None:
        assert other != JUNE_26
        assert len({JUNE_26, other}) == 2
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                compare(JUNE_26, other)

    @pytest.mark.parametrize(
        ("series", "seasons", "first", "after"),
        [
            (JAN_26, BOTH_SEASONS, JAN_26, JUNE_26),
            (JUNE_26, BOTH_SEASONS, JUNE_26, JAN_27),
            (JAN_26, SUMMER_ONLY, JUNE_26, JUNE_26),
            (JUNE_26, SUMMER_ONLY, JUNE_26, JUNE_27),
            (JUNE_26, (Season.JANUARY,), JAN_27, JAN_27),
            (Series.june(2999), SUMMER_ONLY, Series.june(2999), None),
            (Series.january(2999), (Season.JANUARY,), Series.january(2999), None),
            (Series.june(2999), (Season.JANUARY,), None, None),
            (Series.january(2999), SUMMER_ONLY, Series.june(2999), Series.june(2999)),
            (JUNE_26, (), None, None),
        ],
    )
    def test_first_of_some_seasons(
        self, series: Series, seasons: tuple[Season, ...], first: Series | None, after: Series | None
    ) -> None:
        assert first_offered(series, seasons) == first
        assert first_offered(series, seasons, after=True) == after

    @given(near_series, near_series)
    def test_span(self, first: Series, last: Series) -> None:
        assert series_from_to(first, last) == [series for series in EVERY_SERIES if first <= series <= last]

    @given(near_series, st.integers(0, 5))
    def test_following(self, series: Series, count: int) -> None:
        assert following(series, count) == [later for later in EVERY_SERIES if later > series][:count]

    def test_following_ends_with_the_last_series_of_all(self) -> None:
        last = EVERY_SERIES[-1]
        assert following(last, 1) == []
        assert following(last.previous, 3) == [last]

    def test_an_object_that_only_says_it_is_a_series(self) -> None:
        liar: Any = Mock(spec=JUNE_26, ordinal=JUNE_26.ordinal)
        assert isinstance(liar, Series)
        assert liar != JUNE_26
        with pytest.raises(TypeError):
            operator.lt(JAN_26, liar)

    @pytest.mark.parametrize("compare", ["__eq__", "__lt__", "__le__", "__gt__", "__ge__"])
    def test_each_comparison_answers_for_itself(self, compare: str) -> None:
        """The operators would turn to the other side where the first gives no answer."""

        class Own(Series):
            pass

        ask, meant = getattr(Series, compare), getattr(int, compare)
        for year in (2025, 2026, 2027):
            for other in (Series.june(year), Own.june(year)):
                assert ask(JUNE_26, other) is meant(2026, year)
        for stranger in ("2026-06", JUNE_26.ordinal, Mock(spec=JUNE_26, ordinal=JUNE_26.ordinal)):
            assert ask(JUNE_26, stranger) is NotImplemented

    def test_the_first_and_the_last_year_and_a_year_of_another_type(self) -> None:
        class Year(int):
            pass

        for year in (2000, 2026, 2999):
            assert type(Series(Year(year), Season.JUNE).year) is int
            assert Series(Year(year), Season.JUNE) == Series(year, Season.JUNE)
        assert faults_of(lambda: Series(1999, Season.JUNE)) == [("year", "1999")]
        assert faults_of(lambda: Series(3000, Season.JUNE)) == [("year", "3000")]


@pytest.mark.rule("PSA-1")
class TestReleaseOfAssignments:
    """PSA-1: early June for the following December/January, early September for the following May/June."""

    @pytest.mark.parametrize(
        ("series", "release"), [(JAN_26, MonthPart(2025, 6, Part.EARLY)), (JUNE_26, MonthPart(2025, 9, Part.EARLY))]
    )
    def test_release(self, series: Series, release: MonthPart) -> None:
        assert series.psa_release == release

    def test_the_first_series_of_all(self) -> None:
        assert str(Series.january(2000).psa_release) == "early June 1999"


class TestSubject:
    def test_the_usual_shape(self) -> None:
        subject = Subject.standard("Engineering")
        assert (subject.title, subject.internal, subject.external) == ("Engineering", (1, 2), 3)
        assert (subject.internal_seasons, subject.external_seasons) == (BOTH_SEASONS, BOTH_SEASONS)
        assert subject.sample_chosen_by is Chooser.PEARSON
        assert subject.moderated_by is ModerationMode.REMOTE
        assert (subject.video_required, subject.photos_may_stand_in, subject.readings) == (False, False, ())
        assert subject.components == (1, 2, 3)

    @pytest.mark.rule("EXT-4")
    def test_creative_subjects_have_no_resit(self) -> None:
        creative = Subject.creative("Dance", readings=["OPEN-11"])
        assert creative.external_seasons == SUMMER_ONLY
        assert creative.internal_seasons == BOTH_SEASONS
        assert creative.readings == ("OPEN-11",)
        assert (creative.resit_possible, Subject.standard("Engineering").resit_possible) == (False, True)

    def test_components_need_not_come_in_order(self) -> None:
        subject = Subject("Dance", internal=[4, 2, 4], external=3)
        assert (subject.internal, subject.components) == ((2, 4), (2, 3, 4))

    def test_seasons_come_in_order(self) -> None:
        subject = Subject("Dance", internal_seasons={Season.JUNE, Season.JANUARY}, external_seasons=[Season.JUNE] * 2)
        assert (subject.internal_seasons, subject.external_seasons) == (BOTH_SEASONS, SUMMER_ONLY)

    @pytest.mark.parametrize("title", ["", "a" * 65, "a\nb", None, 7, ["Sport"]])
    def test_no_title(self, title: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject(title))] == ["title"]

    def test_the_title_is_in_nfc(self) -> None:
        assert Subject("Cafe\u0301") == Subject("Caf\u00e9")

    @pytest.mark.parametrize("component", [*NO_NUMBERS, 0, 100])
    def test_no_component(self, component: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("Dance", internal=(2, component)))] == ["internal"]
        assert faults_of(lambda: Subject("Dance", external=component))[0][0] == "external"

    @pytest.mark.parametrize("component", [True, 0, 100])
    def test_a_component_that_is_none_is_one_fault(self, component: Any) -> None:
        assert faults_of(lambda: Subject("Dance", external=component)) == [("external", str(component))]

    def test_a_bad_internal_component_is_one_fault(self) -> None:
        assert faults_of(lambda: Subject("Dance", internal=(0,), external=1)) == [("internal", "0")]

    def test_components_1_to_99(self) -> None:
        assert Subject("Dance", internal=(1,), external=99).components == (1, 99)

    @pytest.mark.parametrize("components", [(), [], "12", {1: 2}, None, 1])
    def test_no_components(self, components: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("Dance", internal=components))] == ["internal"]

    def test_a_component_that_is_both(self) -> None:
        assert faults_of(lambda: Subject("Dance", external=2)) == [("external", "2")]

    @pytest.mark.parametrize("seasons", [(), "06", ("06",), None, Season.JUNE, [Season.JUNE, None]])
    @pytest.mark.parametrize("name", ["internal_seasons", "external_seasons"])
    def test_no_seasons(self, name: str, seasons: Any) -> None:
        assert len(faults_of(lambda: Subject("Dance", **{name: seasons}))) == 1

    @pytest.mark.parametrize("name", ["internal_seasons", "external_seasons"])
    def test_a_fault_names_the_argument(self, name: str) -> None:
        wrong: Any = {name: ()}
        assert faults_of(lambda: Subject("Dance", **wrong)) == [(name, "none")]

    def test_all_other_faults_at_once(self) -> None:
        wrong: Any = {
            "title": "",
            "external": 0,
            "sample_chosen_by": "centre",
            "moderated_by": "visit",
            "video_required": 1,
            "photos_may_stand_in": None,
        }
        assert dict(faults_of(lambda: Subject(internal=(2, 3), **wrong))) == {
            "title": "''",
            "external": "0",
            "sample_chosen_by": "'centre'",
            "moderated_by": "'visit'",
            "video_required": "1",
            "photos_may_stand_in": "None",
        }

    def test_all_faults_at_once_in_collections_too(self) -> None:
        wrong: Any = {"title": "", "internal": (), "internal_seasons": (), "external_seasons": (), "readings": ""}
        assert [name for name, _ in faults_of(lambda: Subject(**wrong))] == [*wrong]

    def test_a_bad_title_hides_no_bad_reading(self) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("", readings=["OPEN-99"]))] == ["title", "readings"]

    @pytest.mark.parametrize("readings", ["OPEN-11", [""], [7], ["OPEN-11", "OPEN-11"]])
    def test_no_readings(self, readings: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("Dance", readings=readings))] == ["readings"]

    @pytest.mark.parametrize("reading", ["OPEN-99", "a reading of mine"])
    def test_readings_are_open_points(self, reading: str) -> None:
        assert faults_of(lambda: Subject("Dance", readings=[reading])) == [("readings", repr(reading))]


class TestSuite:
    """What the guide and OPEN-11, OPEN-42 say of each subject."""

    CREATIVE = frozenset(
        {"Art and Design Practice", "Creative Media Production", "Music Practice", "Performing Arts"}  # OPEN-11
    )

    def test_titles(self) -> None:
        assert [subject.title for subject in subjects.ALL] == [
            *("Art and Design Practice", "Creative Media Production", "Digital Information Technology", "Enterprise"),
            *("Health and Social Care", "Music Practice", "Performing Arts", "Sport"),
        ]

    @pytest.mark.parametrize("subject", subjects.ALL, ids=lambda subject: subject.title)
    @pytest.mark.rule("EXT-4", "SAMP-1", "SAMP-4", "MOD-7", "PSA-2", "KEEP-3", "MOD-3")
    def test_shape(self, subject: Subject) -> None:
        art, sport = subject.title == "Art and Design Practice", subject.title == "Sport"
        assert (subject.internal, subject.external) == (((1,), 2) if art else ((1, 2), 3))
        assert subject.resit_possible is (subject.title not in self.CREATIVE)
        assert (Season.JANUARY in subject.internal_seasons) is not art
        assert (subject.sample_chosen_by is Chooser.CENTRE) is sport
        assert subject.video_required is sport
        assert (subject.moderated_by is ModerationMode.VISIT) is art
        assert subject.photos_may_stand_in is art
        assert set(subject.readings) <= OPEN_POINTS.keys()

    @pytest.mark.parametrize("subject", subjects.ALL, ids=lambda subject: subject.title)
    def test_by_title(self, subject: Subject) -> None:
        assert subjects.by_title(subject.title) is subject

    def test_art_and_design_is_the_same(self) -> None:
        assert subjects.by_title("Art and Design") is subjects.ART_AND_DESIGN_PRACTICE

    def test_what_is_our_reading(self) -> None:
        readings = {subject.title: subject.readings for subject in subjects.ALL if subject.readings}
        assert readings == {
            "Art and Design Practice": ("OPEN-42",),
            "Creative Media Production": ("OPEN-11",),
            "Music Practice": ("OPEN-11",),
        }

    @pytest.mark.parametrize("title", ["sport", "Sport ", "Engineering"])
    def test_unknown_titles(self, title: str) -> None:
        with pytest.raises(UnknownSubject, match=r"one of Art and Design, .*, Sport, or your own Subject") as caught:
            subjects.by_title(title)
        assert (caught.value.name, caught.value.got, caught.value.code) == ("title", repr(title), "unknown-subject")

    @pytest.mark.parametrize("title", ["", None, 7, "a" * 65])
    def test_no_title(self, title: Any) -> None:
        assert [name for name, _ in faults_of(lambda: subjects.by_title(title))] == ["title"]


class TestSitting:
    def test_good(self) -> None:
        sitting = Sitting(1, JAN_26, 54, psa=JAN_26)
        assert (sitting.component, sitting.series, sitting.ums, sitting.status) == (1, JAN_26, 54, Status.SAT)
        assert sitting.psa == JAN_26
        assert Sitting(1, JAN_26).ums is None

    @pytest.mark.parametrize("component", [*NO_NUMBERS, 0, 100])
    def test_no_component(self, component: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Sitting(component, JAN_26))] == ["component"]

    @pytest.mark.parametrize("ums", [True, 20.0, 54.5, "20", "٣", float("nan"), ABSENT, -1, 10_001])
    def test_no_ums(self, ums: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Sitting(1, JAN_26, ums))] == ["ums"]

    def test_limits(self) -> None:
        assert (Sitting(1, JAN_26, 0).ums, Sitting(99, JAN_26, 10_000).ums) == (0, 10_000)

    @pytest.mark.parametrize("status", [Status.PLANNED, Status.ABSENT])
    @pytest.mark.parametrize("ums", [0, 54])
    def test_a_ums_only_where_it_was_sat(self, status: Status, ums: int) -> None:
        with pytest.raises(ImpossibleFacts) as caught:
            Sitting(1, JAN_26, ums, status=status)
        assert [(fault.name, fault.got) for fault in caught.value.faults] == [("ums", str(ums))]
        assert caught.value.expected.startswith("None, ")
        assert status.value in caught.value.expected
        assert Sitting(1, JAN_26, status=status).status is status

    @pytest.mark.parametrize("name", ["series", "status", "psa"])
    @pytest.mark.parametrize("ums", [None, 54])
    def test_texts_are_not_read(self, name: str, ums: int | None) -> None:
        given: Any = {"component": 1, "series": JAN_26, "ums": ums, name: "2026-01" if name != "status" else "sat"}
        assert [fault for fault, _ in faults_of(lambda: Sitting(**given))] == [name]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {"component": 0, "series": "2026-01", "ums": 1.5, "status": "sat", "psa": "2026-01"}
        assert faults_of(lambda: Sitting(**wrong)) == [
            ("component", "0"),
            ("series", "'2026-01'"),
            ("ums", "1.5"),
            ("status", "'sat'"),
            ("psa", "'2026-01'"),
        ]

    def test_status_and_psa_only_by_name(self) -> None:
        positional: Any = (1, JAN_26, None, Status.SAT)
        with pytest.raises(TypeError):
            Sitting(*positional)


HISTORY = (
    Sitting(1, JAN_26, 40),
    Sitting(2, JAN_26, status=Status.ABSENT),
    Sitting(1, JUNE_26, 50),
    Sitting(2, JUNE_26, 30),
    Sitting(3, JUNE_26),
    Sitting(3, JAN_27, status=Status.PLANNED),
)
RECORD = LearnerRecord(subjects.ENTERPRISE, HISTORY, claimed=[JUNE_26])
IN_JANUARY, IN_JUNE, IN_JUNE_TOO = Sitting(1, JAN_26), Sitting(1, JUNE_26), Sitting(1, JUNE_26, 9)


class TestRecord:
    @given(st.permutations(HISTORY))
    def test_sittings_are_kept_in_order(self, sittings: list[Sitting]) -> None:
        assert LearnerRecord(subjects.ENTERPRISE, sittings).sittings == HISTORY

    def test_empty(self) -> None:
        record = LearnerRecord(subjects.ENTERPRISE)
        assert (record.sittings, record.claimed) == ((), ())

    def test_claims_are_kept_in_order_and_once(self) -> None:
        record = LearnerRecord(subjects.ENTERPRISE, claimed=[JAN_27, JAN_26, JAN_27])
        assert record.claimed == (JAN_26, JAN_27)

    def test_illegal_histories_are_held(self) -> None:
        thrice = [Sitting(3, series) for series in (JAN_26, JUNE_26, JAN_27)]
        after = Sitting(1, JUNE_27)
        assert LearnerRecord(subjects.ENTERPRISE, [*thrice, after]).sittings == (*thrice, after)
        assert len(LearnerRecord(subjects.PERFORMING_ARTS, thrice).sittings) == 3

    def test_two_sittings_of_a_component_in_a_series(self) -> None:
        def build() -> LearnerRecord:
            return LearnerRecord(subjects.ENTERPRISE, [IN_JUNE, IN_JANUARY, Sitting(2, JUNE_26), IN_JUNE_TOO, *twice])

        twice = [Sitting(3, JAN_26), Sitting(3, JAN_26, status=Status.ABSENT)]
        assert faults_of(build, ImpossibleFacts) == [
            ("sittings", "component 3 twice in 2026-01"),
            ("sittings", "component 1 twice in 2026-06"),
        ]

    def test_the_subject_s_components_only(self) -> None:
        sittings = [Sitting(4, JAN_26), Sitting(1, JAN_26), Sitting(99, JUNE_26)]
        assert faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, sittings)) == [
            ("component", "4"),
            ("component", "99"),
        ]
        art = [Sitting(2, JUNE_26), Sitting(3, JUNE_26)]
        assert faults_of(lambda: LearnerRecord(subjects.ART_AND_DESIGN_PRACTICE, art)) == [("component", "3")]

    def test_sittings_that_are_none(self) -> None:
        wrong: Any = [(1, JAN_26), Sitting(1, JAN_26), None]
        assert [name for name, _ in faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, wrong))] == [
            "sittings[0]",
            "sittings[2]",
        ]

    def test_a_sitting_of_a_class_of_the_caller_s_own(self) -> None:
        class Own(Sitting):
            pass

        own = Own(1, JAN_26)
        assert LearnerRecord(subjects.ENTERPRISE, [own, IN_JUNE]).sittings == (own, IN_JUNE)
        assert LearnerRecord(subjects.ENTERPRISE, [IN_JUNE]).adding(own).sittings == (own, IN_JUNE)

    @pytest.mark.parametrize("sittings", [Sitting(1, JAN_26), "sittings", None, iter(HISTORY)])
    def test_no_collection_of_sittings(self, sittings: Any) -> None:
        assert [name for name, _ in faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, sittings))] == ["sittings"]

    def test_claims_that_are_none(self) -> None:
        wrong: Any = ["2026-01", JAN_26, None]
        assert faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, claimed=wrong)) == [
            ("claimed[0]", "'2026-01'"),
            ("claimed[2]", "None"),
        ]

    @pytest.mark.parametrize("claimed", [JAN_26, None, 0, "", {}])
    def test_no_collection_of_claims(self, claimed: Any) -> None:
        assert faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, claimed=claimed)) == [
            ("claimed", described(claimed))
        ]

    def test_claims_only_by_name(self) -> None:
        positional: Any = (subjects.ENTERPRISE, (), (JAN_26,))
        with pytest.raises(TypeError):
            LearnerRecord(*positional)

    def test_no_subject(self) -> None:
        wrong: Any = "Enterprise"
        assert faults_of(lambda: LearnerRecord(wrong, HISTORY)) == [("subject", "'Enterprise'")]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {"subject": "Enterprise", "sittings": [None], "claimed": ["2026-01"]}
        assert len(faults_of(lambda: LearnerRecord(**wrong))) == 3


class TestAdding:
    def test_a_what_if_leaves_the_record_as_it_is(self) -> None:
        more = RECORD.adding(Sitting(1, JUNE_27), Sitting(2, JAN_27), claimed=[JAN_27])
        assert set(more.sittings) == {*HISTORY, Sitting(1, JUNE_27), Sitting(2, JAN_27)}
        assert more.claimed == (JUNE_26, JAN_27)
        assert (RECORD.sittings, RECORD.claimed) == (HISTORY, (JUNE_26,))

    def test_nothing(self) -> None:
        assert RECORD.adding() == RECORD

    def test_a_series_that_was_claimed_already(self) -> None:
        assert RECORD.adding(claimed=[JUNE_26]).claimed == (JUNE_26,)

    @pytest.mark.parametrize("status", Status)
    def test_a_planned_sitting_is_overtaken(self, status: Status) -> None:
        new = Sitting(3, JAN_27, status=status)
        assert RECORD.adding(new).sittings == (*HISTORY[:-1], new)

    @pytest.mark.parametrize("new", [Sitting(3, JUNE_27), Sitting(2, JAN_27)], ids=["other series", "other component"])
    def test_any_other_planned_sitting_stays(self, new: Sitting) -> None:
        assert HISTORY[-1] in RECORD.adding(new).sittings

    @pytest.mark.parametrize("old", [HISTORY[0], HISTORY[1]], ids=["sat", "absent"])
    @pytest.mark.parametrize("status", Status)
    def test_no_real_sitting_is_overtaken(self, old: Sitting, status: Status) -> None:
        new = Sitting(old.component, old.series, status=status)
        assert faults_of(lambda: RECORD.adding(new), ImpossibleFacts) == [
            ("sittings", f"component {old.component} twice in 2026-01")
        ]

    def test_two_new_ones_for_one_place(self) -> None:
        new = Sitting(3, JAN_27, 50)
        assert faults_of(lambda: RECORD.adding(new, new), ImpossibleFacts) == [
            ("sittings", "component 3 twice in 2027-01")
        ]

    def test_what_is_no_sitting(self) -> None:
        wrong: Any = 3
        assert faults_of(lambda: RECORD.adding(wrong)) == [("sittings[0]", "3")]
        assert faults_of(lambda: RECORD.adding(claimed=[wrong])) == [("claimed[0]", "3")]
        assert faults_of(lambda: RECORD.adding(Sitting(4, JAN_26))) == [("component", "4")]

    def test_a_record_has_at_most_a_thousand_sittings(self) -> None:
        subject = Subject("many", internal=range(1, 60), external=99)
        series = [Series(2023 + place // 2, tuple(Season)[place % 2]) for place in range(20)]
        sittings = [Sitting(component, one) for one in series for component in range(1, 60)]
        assert len(LearnerRecord(subject, sittings[:1000]).sittings) == 1000
        with pytest.raises(InvalidFact) as caught:
            LearnerRecord(subject, sittings[:1001])
        assert (caught.value.name, caught.value.expected) == ("sittings", "at most 1000")
        rows = [{"learner": "Ann", "component": one.component, "series": one.series} for one in sittings[:1001]]
        with pytest.raises(InvalidFact) as caught:
            records_from_rows(rows, subject=subject)
        assert caught.value.name == "row 1001"
        (report,) = audit.rows(rows, subject=subject).reports
        assert report.standing is audit.Standing.UNREADABLE


class TestLookingAtARecord:
    def test_until(self) -> None:
        assert sittings_until(RECORD, None) == HISTORY
        assert sittings_until(RECORD, JUNE_26) == HISTORY[:5]
        assert sittings_until(RECORD, JAN_26) == HISTORY[:2]
        assert sittings_until(RECORD, JAN_26.previous) == ()

    def test_of(self) -> None:
        assert sittings_of(RECORD, 1) == (HISTORY[0], HISTORY[2])
        assert sittings_of(RECORD, 2) == (HISTORY[1], HISTORY[3])
        assert sittings_of(RECORD, 3) == (HISTORY[4], HISTORY[5])
        assert sittings_of(RECORD, 4) == ()

    def test_the_planned_entry_that_is_asked_about_is_left_out(self) -> None:
        assert sittings_of(RECORD, 3, entry=JAN_27) == (HISTORY[4],)
        assert sittings_of(RECORD, 3, entry=JUNE_26) == (HISTORY[4], HISTORY[5])  # it is sat
        assert sittings_of(RECORD, 2, entry=JAN_26) == (HISTORY[1], HISTORY[3])  # it was missed

    def test_attempts_are_sat_or_planned(self) -> None:
        assert RECORD.attempts(1) == (HISTORY[0], HISTORY[2])
        assert RECORD.attempts(2) == (HISTORY[3],)
        assert RECORD.attempts(3) == (HISTORY[4], HISTORY[5])

    def test_attempts_up_to_a_series(self) -> None:
        assert RECORD.attempts(1, at=JAN_26) == (HISTORY[0],)
        assert RECORD.attempts(3, at=JAN_26) == ()
        assert RECORD.attempts(3, at=JUNE_26) == (HISTORY[4],)
        assert RECORD.attempts(3, at=JAN_27) == (HISTORY[4], HISTORY[5])

    @pytest.mark.parametrize("component", [*NO_NUMBERS, 0, 4, 100])
    def test_no_component(self, component: Any) -> None:
        assert [name for name, _ in faults_of(lambda: RECORD.attempts(component))] == ["component"]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = "2026-01"
        assert faults_of(lambda: RECORD.attempts(4, at=wrong)) == [("at", "'2026-01'"), ("component", "4")]


RULING = Ruling([failed("retakes.already-used", component=1, allowed=1)], "2025-26", ["OPEN-8"])
VALUES: list[Any] = [
    Fault("ums", "54.5", "a whole number"),
    MonthPart(2025, 6),
    Window(Date(2025, 9, 15), Date(2025, 10, 28)),
    JAN_26,
    subjects.ART_AND_DESIGN_PRACTICE,
    HISTORY[0],
    RECORD,
    RULES["RET-1"],
    OPEN_POINTS["OPEN-8"],
    passed("retakes.already-used"),
    RULING.findings[0],
    RULING,
    EDITION_2025_26,
    KeyDates(series=JAN_26, results_day=datetime.date(2026, 3, 19), source="the schedule"),
    MarkSheet((("0001", 34), ("0002", ABSENT)), (Fault("row 3", "None", "a mapping"),)),
]
ENUMS: list[Any] = [ABSENT, *Season, *Status, *Chooser, *ModerationMode, *Part]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
class TestEveryValue:
    """Values are frozen, hashable, picklable, and equal to what has the same parts."""

    def test_pickles_and_copies(self, value: Any) -> None:
        again = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(6)]  # noqa: S301
        for other in (*again, copy.copy(value), copy.deepcopy(value)):
            assert type(other) is type(value)
            assert other == value
            assert hash(other) == hash(value)
            assert repr(other) == repr(value)

    def test_is_frozen_and_holds_nothing_else(self, value: Any) -> None:
        for name in (attrs.fields(type(value))[0].name, "unheard_of"):
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                setattr(value, name, 1)
        assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("member", ENUMS, ids=str)
def test_enum_members_stay_themselves(member: Any) -> None:
    assert pickle.loads(pickle.dumps(member)) is copy.copy(member) is copy.deepcopy(member) is member  # noqa: S301


def test_whatever_has_an_index_becomes_an_int() -> None:
    seven: Any = Seven()
    part, series = MonthPart(2026, seven), Series.june(2007)
    sitting = Sitting(seven, series, seven)
    subject = Subject("Dance", internal=(1, seven), external=3), Subject("Dance", external=seven)
    numbers = [part.month, sitting.component, sitting.ums, subject[0].internal[1], subject[1].external]
    assert numbers == [7] * 5
    assert {type(number) for number in numbers} == {int}
    numpy = pytest.importorskip("numpy")
    for year in (Series.june(numpy.int16(2026)).year, MonthPart(numpy.int16(2026), 6).year):
        assert (year, type(year)) == (2026, int)


def test_guards_hold_while_validators_are_off() -> None:
    wrong: Any = None
    calls: list[tuple[type[BtecRulesError], Callable[[], object]]] = [
        (InvalidFact, lambda: MonthPart(2026, 13)),
        (InvalidFact, lambda: Window(wrong, wrong)),
        (ImpossibleFacts, lambda: Window(Date(2026, 1, 2), Date(2026, 1, 1))),
        (InvalidFact, lambda: Series(1999, Season.JUNE)),
        (InvalidFact, lambda: Subject("")),
        (InvalidFact, lambda: Subject("Dance", internal=())),
        (InvalidFact, lambda: Sitting(0, JAN_26)),
        (ImpossibleFacts, lambda: Sitting(1, JAN_26, 0, status=Status.ABSENT)),
        (InvalidFact, lambda: LearnerRecord(subjects.SPORT, [wrong])),
        (ImpossibleFacts, lambda: LearnerRecord(subjects.SPORT, [HISTORY[0]] * 2)),
        (InvalidFact, lambda: EDITION_2025_26.varied(id="x", retention_weeks=-1)),
        (InvalidFact, lambda: KeyDates(series=wrong)),
        (InvalidFact, lambda: passed("no.such-code")),
    ]
    with attrs.validators.disabled():
        for error, call in calls:
            with pytest.raises(error):
                call()


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_follows_from_other_parts_is_not_shown(value: Any) -> None:
    for field in attrs.fields(type(value)):
        assert field.init or f"{field.name}=" not in repr(value)


def test_a_value_is_shown_as_it_is_made() -> None:
    assert repr(MonthPart(2026, 6)) == "MonthPart(year=2026, month=6, part=<Part.EARLY: 'early'>)"
