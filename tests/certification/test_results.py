"""Results: what counts, grades, and certificates."""

import random
from typing import ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import record_of

from btec_rules import (
    ImpossibleFacts,
    InvalidFact,
    LearnerRecord,
    Series,
    Sitting,
    certification,
    strategies,
)

JUNE_25, JAN_26, JUNE_26, JAN_27 = Series.june(2025), Series.january(2026), Series.june(2026), Series.january(2027)
INTERNALS = ["1 2025-06 30", "2 2025-06 30"]


@pytest.mark.rule("RET-5", "CERT-4", "CERT-5")
class TestResult:
    """The best internal attempts, but the external sitting of the series that is claimed."""

    def test_the_best_internal_and_the_final_external_though_it_is_lower(self) -> None:
        record = record_of(
            {"sittings": ["1 2025-01 40", "1 2025-06 30", "2 2025-06 20", "3 2026-01 50", "3 2026-06 10"]}
        )
        found = certification.result(record, JUNE_26)
        assert [(component, sitting and sitting.ums) for component, sitting in found.counting] == [
            (1, 40),
            (2, 20),
            (3, 10),
        ]
        assert (found.series, found.total) == (JUNE_26, 70)
        assert certification.result(record, JAN_26).total == 110

    def test_pearsons_second_example_counts_the_better_first_attempt(self) -> None:
        record = record_of({"sittings": ["1 2025-01 40", "2 2025-06 30", "1 2026-06 35", "3 2026-06 30"]})
        (option, *_) = certification.options(record)
        assert option.claims == (JUNE_26,)
        assert certification.result(record, JUNE_26).counting[0] == (1, Sitting(1, Series.january(2025), 40))

    def test_an_internal_sitting_after_the_claimed_series_does_not_count(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 30", "1 2026-06 60"]})
        assert certification.result(record, JAN_26).total == 90

    @pytest.mark.parametrize(
        "sittings",
        [
            [*INTERNALS, "3 2026-01 ?"],
            [*INTERNALS, "3 2026-01 planned"],
            [*INTERNALS, "3 2026-01 absent"],
            [*INTERNALS],
            ["1 2025-06 30", "3 2026-01 30"],
            ["1 2025-06 ?", "2 2025-06 30", "3 2026-01 30"],
            ["1 2025-01 30", "1 2025-06 ?", "2 2025-06 30", "3 2026-01 30"],
        ],
    )
    def test_an_open_mark_leaves_the_total_open(self, sittings: list[str]) -> None:
        assert certification.result(record_of({"sittings": sittings}), JAN_26).total is None

    @given(strategies.legal_records())
    def test_a_higher_internal_mark_never_lowers_the_total(self, record: LearnerRecord) -> None:
        last = record.sittings[-1].series
        before = certification.result(record, last).total
        for raised in record.sittings:
            if raised.ums is not None and before is not None:
                others = [sitting for sitting in record.sittings if sitting is not raised]
                higher = Sitting(raised.component, raised.series, raised.ums + 5)
                after = certification.result(LearnerRecord(record.subject, [*others, higher]), last).total
                assert after is not None
                assert before <= after <= before + 5


class TestGrade:
    BOUNDARIES: ClassVar = {"Level 1 Pass": 40, "Level 2 Pass": 100, "Level 2 Distinction*": 180}

    @pytest.mark.parametrize(
        ("total", "expected"),
        [
            (0, "U"),
            (39, "U"),
            (40, "Level 1 Pass"),
            (99, "Level 1 Pass"),
            (100, "Level 2 Pass"),
            (179, "Level 2 Pass"),
            (180, "Level 2 Distinction*"),
            (1000, "Level 2 Distinction*"),
        ],
    )
    def test_both_sides_of_every_boundary(self, total: int, expected: str) -> None:
        assert certification.grade(total, self.BOUNDARIES) == expected
        assert certification.grade(total, dict(reversed(self.BOUNDARIES.items()))) == expected

    def test_what_is_wrong_with_boundaries_is_said_of_them(self) -> None:
        for boundaries in ({}, {"Pass": 40, "Merit": 40}):
            with pytest.raises((InvalidFact, ImpossibleFacts)) as caught:
                certification.grade(50, boundaries)
            assert [fault.name for fault in caught.value.faults] == ["boundaries"]
            assert all(type(fault.got) is type(fault.expected) is str for fault in caught.value.faults)

    def test_malformed(self) -> None:
        for total, boundaries in ((-1, self.BOUNDARIES), (1, {}), (1.0, self.BOUNDARIES), (1, {"P": "40"}), (1, [1])):
            with pytest.raises(InvalidFact):
                certification.grade(total, boundaries)  # type: ignore[arg-type]
        with pytest.raises(ImpossibleFacts):
            certification.grade(50, {"Pass": 40, "Merit": 40})


@pytest.mark.rule("CERT-5", "CERT-6")
class TestCertificates:
    """Claimed series that pass; the first one is what performance tables count."""

    def test_both(self) -> None:
        record = record_of(
            {"sittings": [*INTERNALS, "3 2026-01 40", "3 2026-06 30"], "claimed": ["2026-01", "2026-06"]}
        )
        first, second = certification.certificates(record)
        assert (first.series, first.result.total) == (JAN_26, 100)
        assert (second.series, second.result.total) == (JUNE_26, 90)
        assert certification.performance_tables_certificate(record) == first

    @pytest.mark.parametrize(
        ("sittings", "claimed"),
        [
            ([*INTERNALS, "3 2026-01 40"], []),
            ([*INTERNALS, "3 2026-01 planned"], ["2026-01"]),
            ([*INTERNALS, "3 2026-01 absent"], ["2026-01"]),
            (["1 2025-06 30", "3 2026-01 40"], ["2026-01"]),
            ([*INTERNALS, "3 2026-01 40"], ["2026-06"]),
        ],
    )
    def test_none(self, sittings: list[str], claimed: list[str]) -> None:
        record = record_of({"sittings": sittings, "claimed": claimed})
        assert certification.certificates(record) == ()
        assert certification.performance_tables_certificate(record) is None

    @given(strategies.records())
    def test_a_certificate_is_a_claim_that_passes(self, record: LearnerRecord) -> None:
        for certificate in certification.certificates(record):
            assert certificate.series in (record.claimed or ())
            assert certification.check_claim(record, certificate.series).allowed
            assert certificate.result == certification.result(record, certificate.series)


GRADES = {"Level 1 Pass": 40, "Level 1 Merit": 60, "Level 2 Pass": 80, "Level 2 Merit": 110, "Level 2 Distinction": 140}
LADDER = ["U", *GRADES]


@pytest.mark.rule("RET-5", "CERT-1")
class TestBetterMarks:
    """An internal mark that goes up takes no result down."""

    @given(strategies.records(), strategies.series(), st.integers(1, 60))
    def test_raising_an_internal_ums_never_lowers_a_result(
        self, record: LearnerRecord, series: Series, more: int
    ) -> None:
        before = certification.result(record, series)
        for sitting in record.sittings:
            if sitting.ums is None or sitting.component == record.subject.external:
                continue
            others = [one for one in record.sittings if one is not sitting]
            raised = LearnerRecord(record.subject, [*others, attrs.evolve(sitting, ums=sitting.ums + more)])
            after = certification.result(raised, series)
            assert (before.total is None) is (after.total is None)
            others_ums = [one.ums for one in others if one.component == sitting.component and one.series <= series]
            best = all(ums is not None and ums < sitting.ums + more for ums in others_ums)
            if (sitting.series <= series) and best:
                assert dict(after.counting)[sitting.component] == attrs.evolve(sitting, ums=sitting.ums + more)
            for (_, old), (_, new) in zip(before.counting, after.counting, strict=True):
                assert (old is None) is (new is None)
                assert old is None or new is None or (new.ums or 0) >= (old.ums or 0)

    @given(st.integers(0, 200), st.integers(0, 60), st.randoms())
    def test_a_better_total_never_has_a_lower_grade(self, total: int, more: int, chance: random.Random) -> None:
        boundaries = dict(chance.sample(list(GRADES.items()), len(GRADES)))
        before, after = (certification.grade(one, boundaries) for one in (total, total + more))
        assert LADDER.index(before) <= LADDER.index(after)
