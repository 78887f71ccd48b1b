"""Series: December/January and May/June, in order, as codes and as academic years."""

import datetime
import itertools
import operator
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import faults_of

from btec_rules import (
    InvalidFact,
    MonthPart,
    Part,
    Season,
    Series,
)
from btec_rules.model.series import first_offered, following, series_from_to
from btec_rules.model.subjects import BOTH_SEASONS, SUMMER_ONLY

JAN_26, JUNE_26, JAN_27, JUNE_27 = Series.january(2026), Series.june(2026), Series.january(2027), Series.june(2027)
EVERY_SERIES = [Series(year, season) for year in range(2000, 3000) for season in Season]
NO_NUMBERS: list[Any] = [True, 20.0, "20", "٣", "²", None, [1]]
any_series = st.builds(Series, st.integers(2000, 2999), st.sampled_from(Season))
near_series = st.sampled_from(EVERY_SERIES[50:58])


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
    def test_a_malformed_year(self, year: Any) -> None:
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
