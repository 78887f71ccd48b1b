"""The edition 2025-26: every number of the guide."""

import attrs
import pytest

from btec_rules import (
    EDITION_2025_26,
    Edition,
    Series,
)

FIRST, JAN_26, JUNE_26 = Series.january(2023), Series.january(2026), Series.june(2026)
COUNTS = (
    *("retakes_allowed", "external_resits", "retention_weeks", "approval_gcse_years", "approval_working_days"),
    *("appeal_days", "preliminary_appeal_days", "hearing_days"),
)
MONTH_DAYS = (
    *("moderation_january_deadline", "moderation_june_deadline", "registration_opens", "registration_closes"),
    *("compliance_opens", "compliance_closes"),
)
BANDS = ("sampling_bands", "recording_bands")


class TestNumbersOfTheGuide:
    """The Centre Guide for 2025-26, as last changed on 17 October 2025."""

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            pytest.param("retakes_allowed", 1, marks=pytest.mark.rule("RET-1")),
            pytest.param("external_resits", 1, marks=pytest.mark.rule("EXT-3")),
            pytest.param("retention_weeks", 12, marks=pytest.mark.rule("KEEP-1")),
            pytest.param("moderation_january_deadline", (12, 15), marks=pytest.mark.rule("MOD-4")),
            pytest.param("moderation_june_deadline", (5, 15), marks=pytest.mark.rule("MOD-4")),
            pytest.param("registration_opens", (9, 1), marks=pytest.mark.rule("REG-1")),
            pytest.param("registration_closes", (11, 1), marks=pytest.mark.rule("REG-2")),
            pytest.param("compliance_opens", (9, 15), marks=pytest.mark.rule("COMP-1")),
            pytest.param("compliance_closes", (10, 28), marks=pytest.mark.rule("COMP-1")),
            pytest.param("approval_gcse_years", 3, marks=pytest.mark.rule("APPR-1")),
            pytest.param("approval_working_days", 5, marks=pytest.mark.rule("APPR-2")),
            pytest.param("appeal_days", 30, marks=pytest.mark.rule("APL-1")),
            pytest.param("preliminary_appeal_days", 42, marks=pytest.mark.rule("APL-4")),
            pytest.param("hearing_days", 70, marks=pytest.mark.rule("APL-4")),
            pytest.param(
                "sampling_bands",
                ((15, None), (100, 15), (200, 20), (None, 25)),
                marks=pytest.mark.rule("SAMP-3"),
            ),
            pytest.param("recording_bands", ((19, None), (200, 20), (None, 25)), marks=pytest.mark.rule("SAMP-4")),
            ("id", "2025-26"),
            ("academic_year", "2025-26"),
            ("suite_began", FIRST),  # OPEN-19
            ("sampling_in_force", JAN_26),  # OPEN-19
            ("absence_uses_attempt", False),  # OPEN-8
        ],
    )
    def test_number(self, name: str, value: object) -> None:
        assert getattr(EDITION_2025_26, name) == value

    def test_no_number_is_left_out(self) -> None:
        texts = {"id", "academic_year", "suite_began", "sampling_in_force", "absence_uses_attempt"}
        given_by_the_guide = {field.name for field in attrs.fields(Edition) if field.init}
        assert given_by_the_guide == {*COUNTS, *MONTH_DAYS, *BANDS, *texts}

    def test_last_series(self) -> None:
        assert EDITION_2025_26.last_series == JUNE_26
