"""Attempts: how many a component has, which sittings use one up, and how many are left."""

import pytest

from btec_rules import EDITION_2025_26, Edition, LearnerRecord, Series, Sitting, Status, subjects
from btec_rules.rulings.attempts import attempts_allowed, attempts_among, attempts_left

JANUARY, JUNE = Series.january(2026), Series.june(2026)
STRICT = EDITION_2025_26.varied(id="strict", absence_uses_attempt=True)
RECORD = LearnerRecord(
    subjects.ENTERPRISE, [Sitting(1, JANUARY, status=Status.ABSENT), Sitting(1, JUNE, status=Status.PLANNED)]
)


@pytest.mark.rule("RET-1", "EXT-3", "EXT-4")
class TestAttempts:
    def test_a_retake_for_an_internal_and_a_resit_where_the_subject_has_one(self) -> None:
        creative = next(one for one in subjects.ALL if not one.resit_possible)
        assert attempts_allowed(EDITION_2025_26, subjects.ENTERPRISE, 1) == 2
        assert attempts_allowed(EDITION_2025_26, subjects.ENTERPRISE, 3) == 2
        assert attempts_allowed(EDITION_2025_26, creative, creative.external) == 1

    def test_an_absence_uses_none_up_unless_the_edition_says_so(self) -> None:
        assert attempts_among(EDITION_2025_26, RECORD.sittings) == RECORD.sittings[1:]
        assert attempts_among(STRICT, RECORD.sittings) == RECORD.sittings

    def test_what_is_planned_is_used_up(self) -> None:
        assert attempts_left(EDITION_2025_26, RECORD, 1) == 1
        assert attempts_left(STRICT, RECORD, 1) == 0

    @pytest.mark.parametrize("status", Status)
    @pytest.mark.parametrize("edition", [EDITION_2025_26, STRICT], ids=lambda edition: edition.id)
    def test_the_switch_is_about_absences_only(self, status: Status, edition: Edition) -> None:
        sitting = Sitting(1, JANUARY, status=status)
        uses = sitting in attempts_among(edition, (sitting,))
        assert uses is (edition is STRICT if status is Status.ABSENT else True)
