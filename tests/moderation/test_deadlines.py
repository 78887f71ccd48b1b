"""Deadlines: vectors, the last day of every series, the day that is advised, and errors."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date
from vectors_reader import about, ask, check_ruling, load

from btec_rules import (
    EDITION_2025_26,
    BtecRulesError,
    Calendar,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    NoRuleInForce,
    Season,
    Series,
    Subject,
    Verdict,
    moderation,
    strategies,
    subjects,
)
from btec_rules.model.subjects import ModerationMode

EVERY_SERIES = [Series(year, season) for year in range(2023, 2101) for season in Season]
SATURDAY, SUNDAY = 6, 7


class OnlyIn:
    """Closed days that must be asked with ``in`` and in no other way: copying a `holidays` object gives nothing."""

    def __init__(self, days: set[datetime.date]) -> None:
        self.days = days

    def __contains__(self, day: object) -> bool:
        assert type(day) is datetime.date
        return day in self.days

    def __iter__(self) -> Any:
        raise AssertionError

    __len__ = __bool__ = __iter__


def faults_of(call: Callable[[], object], error: type[BtecRulesError] = InvalidFact) -> list[str]:
    """Run a call that must be refused, and give the names of its faults."""
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value) is error
    return [fault.name for fault in caught.value.faults]


def deadline(series: Series) -> datetime.date:
    """MOD-4 in other words."""
    if series.code.endswith("-01"):
        return datetime.date(series.year - 1, 12, 15)
    return datetime.date(series.year, 5, 15)


def advised(series: Series, closed: set[datetime.date]) -> datetime.date:
    """Look at every day of the year before the deadline, and take the last one on which somebody is at work."""
    last = deadline(series).toordinal()
    days = [datetime.date.fromordinal(day) for day in range(last - 365, last + 1)]
    return max(day for day in days if day.isoweekday() not in {SATURDAY, SUNDAY} and day not in closed)


@pytest.mark.parametrize("vector", about("moderation.check_submission"))
def test_ruling(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("MOD-4")
@pytest.mark.parametrize("vector", load("moderation"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    calls: dict[str, Callable[..., Any]] = {
        "moderation.submission_deadline": moderation.submission_deadline,
        "moderation.advised_submission_date": moderation.advised_submission_date,
    }
    facts = dict(vector["facts"])
    answer = calls[vector["call"]](Series.parse(facts.pop("series")), **facts)
    assert (answer, type(answer)) == (vector["equals"], Date)


@pytest.mark.rule("MOD-4")
class TestDeadlines:
    """MOD-4: marks and sample are due by 15 December and 15 May; on a weekend the official date still stands."""

    def test_every_series_to_2100(self) -> None:
        for series in EVERY_SERIES:
            found = moderation.submission_deadline(series)
            assert (found, type(found)) == (deadline(series), Date)
            advised_day = moderation.advised_submission_date(series)
            assert (advised_day, type(advised_day)) == (advised(series, set()), Date)

    def test_what_if(self) -> None:
        edition = EDITION_2025_26.varied(id="x", moderation_january_deadline=(1, 10), moderation_june_deadline=(6, 30))
        assert moderation.submission_deadline(Series.january(2026), edition=edition) == datetime.date(2026, 1, 10)
        assert moderation.submission_deadline(Series.june(2026), edition=edition) == datetime.date(2026, 6, 30)
        # 10 January 2026 is a Saturday: 1 January 2026 is a Thursday, like 1 January 2015.
        assert moderation.advised_submission_date(Series.january(2026), edition=edition) == datetime.date(2026, 1, 9)

    @pytest.mark.parametrize("call", [moderation.submission_deadline, moderation.advised_submission_date])
    def test_not_before_the_suite_began(self, call: Callable[..., datetime.date]) -> None:
        assert call(Series.january(2023)) <= datetime.date(2022, 12, 15)
        with pytest.raises(NoRuleInForce, match=r"2023-01 or later, .*MOD-4 \(guide p\. 14\)") as caught:
            call(Series.june(2022))
        assert caught.value.got == "2022-06"
        earlier = EDITION_2025_26.varied(id="x", suite_began=Series.june(2022))
        assert call(Series.june(2022), edition=earlier) <= datetime.date(2022, 5, 15)


@pytest.mark.rule("MOD-4")
class TestAdvisedDay:
    """MOD-4, OPEN-14: the last working day up to the deadline, neither weekend nor closed."""

    @given(st.sampled_from(EVERY_SERIES), st.sets(st.integers(0, 20)), st.booleans())
    def test_oracle(self, series: Series, back: set[int], only_in: bool) -> None:
        closed = {deadline(series) - datetime.timedelta(days=days) for days in back}
        found = moderation.advised_submission_date(series, closed=OnlyIn(closed) if only_in else closed)
        assert (found, type(found)) == (advised(series, closed), Date)
        assert found <= moderation.submission_deadline(series)

    @given(st.sampled_from(EVERY_SERIES), st.sets(st.integers(0, 20)), st.integers(0, 20))
    def test_one_more_closed_day_never_makes_it_later(self, series: Series, back: set[int], more: int) -> None:
        closed, wider = (
            {deadline(series) - datetime.timedelta(days=days) for days in chosen} for chosen in (back, back | {more})
        )
        assert moderation.advised_submission_date(series, closed=wider) <= moderation.advised_submission_date(
            series, closed=closed
        )

    @pytest.mark.parametrize("container", [list, tuple, set, frozenset, dict.fromkeys])
    def test_any_container(self, container: Callable[[list[datetime.date]], Any]) -> None:
        closed = container([datetime.date(2026, 5, 15), Date(2026, 5, 14)])
        assert moderation.advised_submission_date(Series.june(2026), closed=closed) == datetime.date(2026, 5, 13)

    @pytest.mark.parametrize("series", [Series.january(2026), Series.june(2026), Series.june(2028)], ids=str)
    def test_closed_for_a_year(self, series: Series) -> None:
        day = deadline(series)
        year = {day - datetime.timedelta(days=back) for back in range(366)}
        assert faults_of(lambda: moderation.advised_submission_date(series, closed=year), ImpossibleFacts) == ["closed"]
        last = min(one for one in year if one.isoweekday() not in {SATURDAY, SUNDAY})
        assert moderation.advised_submission_date(series, closed=year - {last}) == last

    def test_the_deadline_stands_all_the_same(self) -> None:
        series = Series.june(2027)
        assert moderation.advised_submission_date(series) < moderation.submission_deadline(series)


class TestErrors:
    @pytest.mark.parametrize("series", ["2026-06", 2026, None, datetime.date(2026, 5, 15), Season.JUNE])
    @pytest.mark.parametrize("call", [moderation.submission_deadline, moderation.advised_submission_date])
    def test_a_malformed_series(self, call: Callable[..., object], series: Any) -> None:
        assert faults_of(lambda: call(series)) == ["series"]

    @pytest.mark.parametrize("closed", [None, 7, iter(()), datetime.date(2026, 5, 15)])
    def test_a_malformed_container(self, closed: Any) -> None:
        assert faults_of(lambda: moderation.advised_submission_date(Series.june(2026), closed=closed)) == ["closed"]

    @pytest.mark.parametrize("closed", ["2026-05-15", "", b"2026-05-15"])
    def test_a_bare_text_is_not_a_container_of_days(self, closed: Any) -> None:
        assert faults_of(lambda: moderation.advised_submission_date(Series.june(2026), closed=closed)) == ["closed"]

    @pytest.mark.parametrize("call", [moderation.submission_deadline, moderation.advised_submission_date])
    def test_all_faults_at_once(self, call: Callable[..., object]) -> None:
        assert faults_of(lambda: call("2026-06", edition="2025-26")) == ["series", "edition"]


JUNE_26 = Series.june(2026)


@pytest.mark.rule("MOD-4", "MOD-5")
class TestSubmittingMarks:
    """By 15 December or 15 May; late costs the amendment and may delay results."""

    @given(st.integers(-5, 5), st.integers(-5, 5), strategies.series(Series.january(2026), Series.june(2030)))
    def test_both_sides_of_the_deadline(self, marks: int, sample: int, series: Series) -> None:
        deadline = moderation.submission_deadline(series)
        ruling = moderation.check_submission(
            series,
            subject=subjects.ENTERPRISE,
            marks_in=deadline + datetime.timedelta(days=marks),
            sample_in=deadline + datetime.timedelta(days=sample),
        )
        assert ruling.allowed is (marks <= 0 and sample <= 0)
        assert bool(ruling.consequences) is not ruling.allowed

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            moderation.check_submission(JUNE_26, subject="Sport", marks_in="x", sample_in=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["marks_in", "sample_in", "subject"]
        with pytest.raises(InvalidFact) as caught:
            moderation.check_submission(JUNE_26, subject=subjects.SPORT, calendar=JUNE_26)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["calendar"]

    @given(strategies.subjects(), st.integers(-40, 40), st.integers(-3, 3), st.integers(-3, 3))
    def test_a_day_of_the_centres_own_is_the_deadline(
        self, subject: Subject, own: int, marks: int, sample: int
    ) -> None:
        """An extension, or before a visit; it also holds for the sample, and it is no deadline of another series."""
        due = datetime.date(2026, 5, 15) + datetime.timedelta(days=own)
        facts: dict[str, Any] = {
            "subject": subject,
            "marks_in": due + datetime.timedelta(days=marks),
            "sample_in": due + datetime.timedelta(days=sample),
        }
        ruling = moderation.check_submission(
            JUNE_26, **facts, calendar=Calendar([KeyDates(series=JUNE_26, marks_due=due)])
        )
        visited = subject.moderated_by is ModerationMode.VISIT
        assert ruling.allowed is (marks <= 0 and (visited or sample <= 0))
        assert not ruling.unknown
        other = Calendar([KeyDates(series=Series.june(2027), marks_due=datetime.date(2027, 6, 20))])
        assert moderation.check_submission(JUNE_26, **facts, calendar=other) == moderation.check_submission(
            JUNE_26, **facts
        )

    @pytest.mark.parametrize("name", ["marks_in", "sample_in"])
    def test_nothing_is_in_before_its_assignment_is_out(self, name: str) -> None:
        for series, last in ((JUNE_26, datetime.date(2025, 8, 31)), (Series.january(2026), datetime.date(2025, 5, 31))):
            facts: dict[str, Any] = {"subject": subjects.SPORT, name: last}
            assert faults_of(lambda: moderation.check_submission(series, **facts), ImpossibleFacts) == [name]  # noqa: B023 - asked at once
            facts[name] = last + datetime.timedelta(days=1)
            assert not moderation.check_submission(series, **facts).failed

    def test_a_weekend_is_about_the_guides_own_day(self) -> None:
        june = Series.june(2027)  # 15 May 2027 is a Saturday, and so is 22 May
        for due, named in ((None, True), (datetime.date(2027, 5, 22), False)):
            calendar = Calendar([KeyDates(series=june, marks_due=due)])
            ruling = moderation.check_submission(june, subject=subjects.SPORT, calendar=calendar)
            assert ("OPEN-14" in ruling.assumptions) is named

    @pytest.mark.parametrize("day", [1, 15, 16])
    def test_before_a_visit_the_guides_day_decides_nothing(self, day: int) -> None:
        """OPEN-30: it is named, and the day that Pearson gave is asked for."""
        art = subjects.ART_AND_DESIGN_PRACTICE
        ruling = moderation.check_submission(JUNE_26, subject=art, marks_in=datetime.date(2026, 5, day))
        assert ruling.verdict is Verdict.UNDECIDED
        assert [(one.code, one.params) for one in ruling.unknown] == [
            ("moderation.before-the-visit", {"fact": "marks_due", "deadline": "2026-05-15"})
        ]
        both = moderation.check_submission(JUNE_26, subject=art)
        assert [one.params["fact"] for one in both.unknown] == ["marks_in", "marks_due"]

    @pytest.mark.rule("MOD-7")
    @pytest.mark.parametrize(
        ("subject", "marks_in", "sample_in", "named"),
        [
            (subjects.ENTERPRISE, 15, 14, True),
            (subjects.ENTERPRISE, 14, 15, True),
            (subjects.ENTERPRISE, 14, 14, False),
            (subjects.ENTERPRISE, None, 15, True),
            (subjects.ART_AND_DESIGN_PRACTICE, 15, None, True),
            (subjects.ART_AND_DESIGN_PRACTICE, 14, 15, False),  # a visit: nothing asks for a sample
            (subjects.ART_AND_DESIGN_PRACTICE, None, 15, False),
        ],
    )
    def test_the_reading_of_the_last_day_is_named_only_where_something_came_on_it(
        self, subject: Subject, marks_in: int | None, sample_in: int | None, named: bool
    ) -> None:
        """OPEN-13 is about 15 May itself."""
        days = [None if day is None else datetime.date(2026, 5, day) for day in (marks_in, sample_in)]
        calendar = Calendar([KeyDates(series=JUNE_26, marks_due=datetime.date(2026, 5, 15))])
        ruling = moderation.check_submission(
            JUNE_26, subject=subject, marks_in=days[0], sample_in=days[1], calendar=calendar
        )
        assert ("OPEN-13" in ruling.assumptions) is named

    @pytest.mark.rule("MOD-7")
    @given(strategies.days(), st.integers(-2, 2))
    def test_for_a_visit_the_day_of_a_sample_changes_nothing(self, sample_in: datetime.date, late: int) -> None:
        facts: dict[str, Any] = {
            "subject": subjects.ART_AND_DESIGN_PRACTICE,
            "marks_in": datetime.date(2026, 5, 15 + late),
            "calendar": Calendar([KeyDates(series=JUNE_26, marks_due=datetime.date(2026, 5, 15))]),
        }
        without = moderation.check_submission(JUNE_26, **facts)
        assert moderation.check_submission(JUNE_26, **facts, sample_in=sample_in) == without
        assert without.allowed is (late <= 0)
