"""Editions: what-ifs, and how far each number reaches."""

import datetime
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import faults_of

from btec_rules import (
    EDITION_2025_26,
    Edition,
    Series,
    moderation,
)

JAN_26, JUNE_26, JAN_27 = Series.january(2026), Series.june(2026), Series.january(2027)
COUNTS = (
    *("retakes_allowed", "external_resits", "retention_weeks", "approval_gcse_years", "approval_working_days"),
    *("appeal_days", "preliminary_appeal_days", "hearing_days"),
)
MONTH_DAYS = (
    *("moderation_january_deadline", "moderation_june_deadline", "registration_opens", "registration_closes"),
    *("compliance_opens", "compliance_closes"),
)
BANDS = ("sampling_bands", "recording_bands")
any_series = st.integers(2000, 2999).flatmap(lambda year: st.sampled_from([Series.january(year), Series.june(year)]))


def names_of(call: Callable[[], object]) -> list[str]:
    """Give the names of a call's faults, each once: one bad value may break more than one condition."""
    return list(dict.fromkeys(name for name, _ in faults_of(call)))


class TestVaried:
    def test_a_what_if(self) -> None:
        what_if = EDITION_2025_26.varied(id="sixteen weeks", retention_weeks=16)
        assert (what_if.id, what_if.retention_weeks) == ("sixteen weeks", 16)
        assert attrs.evolve(what_if, id="2025-26", retention_weeks=12) == EDITION_2025_26
        assert (EDITION_2025_26.id, EDITION_2025_26.retention_weeks) == ("2025-26", 12)

    def test_a_new_id_is_required(self) -> None:
        wrong: Any = {"retention_weeks": 16}
        with pytest.raises(TypeError):
            EDITION_2025_26.varied(**wrong)
        assert faults_of(lambda: EDITION_2025_26.varied(id="2025-26", **wrong)) == [("id", "'2025-26'")]

    @pytest.mark.parametrize("name", ["", "a" * 65, "a\nb", None, 7])
    def test_a_malformed_id(self, name: Any) -> None:
        assert names_of(lambda: EDITION_2025_26.varied(id=name)) == ["id"]

    def test_an_id_that_is_equal_after_nfc(self) -> None:
        varied = EDITION_2025_26.varied(id="caf\u00e9")
        assert names_of(lambda: varied.varied(id="cafe\u0301")) == ["id"]

    def test_what_is_kept_is_plain(self) -> None:
        class Count(int):
            """A number of the caller's own."""

        three = Count(3)
        varied = EDITION_2025_26.varied(
            id="cafe\u0301", retakes_allowed=three, registration_opens=[three, three], sampling_bands=[[None, three]]
        )
        assert varied.id == "caf\u00e9"
        kept = (varied.retakes_allowed, *varied.registration_opens, varied.sampling_bands[0][1])
        assert [type(number) for number in kept] == [int] * 4
        assert (type(varied.registration_opens), varied.sampling_bands) == (tuple, ((None, 3),))

    def test_unknown_names_all_at_once(self) -> None:
        assert faults_of(lambda: EDITION_2025_26.varied(id="2025-26", retention=1, last_series=JAN_27)) == [
            ("varied", "'retention'"),
            ("varied", "'last_series'"),
            ("id", "'2025-26'"),
        ]

    @pytest.mark.parametrize("name", COUNTS)
    @pytest.mark.parametrize(("value", "good"), [(-1, False), (0, True), (1000, True), (1001, False)])
    def test_counts(self, name: str, value: int, good: bool) -> None:
        changes: Any = {name: value}
        if good:
            assert getattr(EDITION_2025_26.varied(id="x", **changes), name) == value
        else:
            assert faults_of(lambda: EDITION_2025_26.varied(id="x", **changes)) == [(name, str(value))]

    @pytest.mark.parametrize("name", COUNTS)
    @pytest.mark.parametrize("value", [True, 12.0, "12", None])
    def test_malformed_counts(self, name: str, value: object) -> None:
        assert names_of(lambda: EDITION_2025_26.varied(id="x", **{name: value})) == [name]

    @pytest.mark.parametrize("name", MONTH_DAYS)
    @pytest.mark.parametrize("value", [(1, 1), (12, 31), [2, 28], (4, 30)])
    def test_month_days(self, name: str, value: Any) -> None:
        assert getattr(EDITION_2025_26.varied(id="x", **{name: value}), name) == tuple(value)

    @pytest.mark.parametrize("name", MONTH_DAYS)
    @pytest.mark.parametrize(
        "value",
        [
            *(
                (0, 1),
                (13, 1),
                (1, 0),
                (1, 32),
                (2, 29),
                (2, 30),
                (4, 31),
                (1_000_000, 1),
                (1,),
                (1, 1, 1),
                (),
                "12",
                "1",
            ),
            *(None, 12, (None, 1), (1, None), (True, 1), (1.0, 1), datetime.date(2026, 1, 1), {1: 1, 2: 2}),
        ],
    )
    def test_malformed_month_days(self, name: str, value: object) -> None:
        assert names_of(lambda: EDITION_2025_26.varied(id="x", **{name: value})) == [name]

    def test_a_day_that_only_leap_years_have_is_no_deadline(self) -> None:
        def deadline(day: int) -> datetime.date:
            varied = EDITION_2025_26.varied(id="x", moderation_june_deadline=(2, day))
            return moderation.submission_deadline(Series.june(2028), edition=varied)

        assert deadline(28) == datetime.date(2028, 2, 28)
        assert names_of(lambda: deadline(29)) == ["moderation_june_deadline"]

    @pytest.mark.parametrize("name", BANDS)
    @pytest.mark.parametrize(
        "value", [((None, None),), ((None, 25),), [[0, 1], [1, 2], [None, 3]], ((15, None), (None, 25))]
    )
    def test_bands(self, name: str, value: Any) -> None:
        found = getattr(EDITION_2025_26.varied(id="x", **{name: value}), name)
        assert found == tuple(tuple(band) for band in value)
        assert hash(found)

    @pytest.mark.parametrize("name", BANDS)
    @pytest.mark.parametrize(
        "value",
        [
            (),
            ((15, None),),  # no band without a limit
            ((None, 15), (None, 25)),  # two of them
            ((None, 15), (100, 25)),
            ((15, 15), (15, 20), (None, 25)),  # not rising
            ((15, 15), (14, 20), (None, 25)),
            ((15, 15), (None, 20), (20, 25)),
            ((15, 15, 15), (None, 25)),
            ((15,), (None, 25)),
            ((-1, 15), (None, 25)),
            ((15, -1), (None, 25)),
            ((True, 15), (None, 25)),
            ((15, 15.0), (None, 25)),
            ((None, "25"),),
            (15, 25),
            "1",
            None,
            {15: None},
        ],
    )
    def test_malformed_bands(self, name: str, value: object) -> None:
        assert names_of(lambda: EDITION_2025_26.varied(id="x", **{name: value})) == [name]

    @pytest.mark.parametrize("name", BANDS)
    def test_a_long_table_is_cut_off_in_the_message(self, name: str) -> None:
        table: Any = {name: [(limit, 1) for limit in range(100)]}
        ((named, got),) = faults_of(lambda: EDITION_2025_26.varied(id="x", **table))
        assert (named, len(got)) == (name, 80)

    @pytest.mark.parametrize("name", ["suite_began", "sampling_in_force"])
    @pytest.mark.parametrize("value", ["2026-01", 2026, None])
    def test_a_malformed_series(self, name: str, value: object) -> None:
        assert names_of(lambda: EDITION_2025_26.varied(id="x", **{name: value})) == [name]

    @pytest.mark.parametrize("value", [1, 0, None, "yes"])
    def test_a_malformed_switch(self, value: object) -> None:
        assert names_of(lambda: EDITION_2025_26.varied(id="x", absence_uses_attempt=value)) == ["absence_uses_attempt"]

    @pytest.mark.parametrize("value", ["2025/26", "2025-27", "", None, 2025])
    def test_a_malformed_academic_year(self, value: object) -> None:
        assert names_of(lambda: EDITION_2025_26.varied(id="x", academic_year=value)) == ["academic_year"]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {
            "suite_began": None,
            "absence_uses_attempt": None,
            "sampling_in_force": 1,
            **dict.fromkeys(COUNTS, -1),
            **dict.fromkeys(MONTH_DAYS, (13, 1)),
            **dict.fromkeys(BANDS, ()),
        }
        assert set(names_of(lambda: EDITION_2025_26.varied(id="x", **wrong))) == set(wrong)

    def test_a_bad_academic_year_hides_no_other_fault(self) -> None:
        assert set(names_of(lambda: EDITION_2025_26.varied(id="x", academic_year="x", retention_weeks=-1))) == {
            "academic_year",
            "retention_weeks",
        }

    def test_only_by_name(self) -> None:
        build: Any = Edition
        with pytest.raises(TypeError):
            build(*(getattr(EDITION_2025_26, field.name) for field in attrs.fields(Edition) if field.init))


class TestReach:
    """OPEN-19: an edition is written for the two series of one academic year."""

    @pytest.mark.parametrize(
        ("series", "covered"),
        [(JAN_26.previous, False), (JAN_26, True), (JUNE_26, True), (JAN_27, False)],
    )
    def test_covers(self, series: Series, covered: bool) -> None:
        assert EDITION_2025_26.covers(series) is covered

    @given(any_series)
    def test_an_edition_covers_the_two_series_of_its_year(self, series: Series) -> None:
        edition = EDITION_2025_26.varied(id="x", academic_year=series.academic_year)
        assert edition.last_series == Series.june(series.year)
        near = [Series.june(series.year - 1)] if series.year > 2000 else []
        assert edition.covers(series)
        assert not any(edition.covers(other) for other in near)

    @pytest.mark.parametrize("series", ["2026-01", None, 2026])
    def test_covers_needs_a_series(self, series: Any) -> None:
        assert names_of(lambda: EDITION_2025_26.covers(series)) == ["series"]
