"""External: vectors, the rule in a second naive wording, sittings left, errors."""

from typing import Any

import pytest
from hypothesis import given
from vectors_reader import ask, check_ruling, load

from btec_rules import (
    EDITION_2025_26,
    InvalidFact,
    LearnerRecord,
    NoRuleInForce,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    external,
    strategies,
    subjects,
    terminal_rule,
)

JUNE_25, JAN_26, JUNE_26 = Series.june(2025), Series.january(2026), Series.june(2026)
STRICT = EDITION_2025_26.varied(id="absences count", absence_uses_attempt=True)


@pytest.mark.parametrize("vector", load("external"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("EXT-1", "EXT-2", "EXT-3", "EXT-4", "ENT-4")
class TestCheck:
    """Once, and once more where there is a resit; never before the internal components."""

    @given(strategies.records(), strategies.series())
    def test_a_second_naive_wording(self, record: LearnerRecord, series: Series) -> None:
        subject = record.subject
        mine = [
            (s.series.ordinal, s.status)
            for s in record.sittings
            if s.component == subject.external and (s.series, s.status) != (series, Status.PLANNED)
        ]
        used = [when for when, status in mine if status is not Status.ABSENT]
        expected = []
        if series.season not in subject.external_seasons:
            expected.append("external.season-not-offered")
        if any(when >= series.ordinal for when, status in mine if status is not Status.PLANNED):
            expected.append("external.not-a-later-series")
        if subject.external_seasons == (Season.JUNE,) and used:
            expected.append("external.no-resit-offered")
        elif len(used) >= 2:
            expected.append("external.resit-used")
        for component in subject.internal:
            there = [
                s
                for s in record.sittings
                if s.component == component and s.series <= series and s.status is not Status.ABSENT
            ]
            if not there:
                expected.append("external.internal-missing")
        ruling = external.check(record, series)
        assert [finding.code for finding in ruling.failed] == expected
        assert ruling.verdict is (Verdict.REFUSED if expected else Verdict.ALLOWED)

    @given(strategies.records(), strategies.series())
    def test_an_allowed_sitting_meets_the_terminal_rule_as_of_its_series(
        self, record: LearnerRecord, series: Series
    ) -> None:
        if external.check(record, series).allowed:
            after = record.adding(Sitting(record.subject.external, series))
            assert terminal_rule.check(after, at=series).allowed

    def test_each_missing_component_is_named(self) -> None:
        failures = external.check(LearnerRecord(subjects.SPORT), JAN_26).failed
        assert [failure.params for failure in failures] == [
            {"component": 1, "series": "2026-01"},
            {"component": 2, "series": "2026-01"},
        ]

    def test_what_the_resit_does_to_the_sitting_before_it(self) -> None:
        sat = [Sitting(1, JUNE_25), Sitting(2, JUNE_25), Sitting(3, JAN_26)]
        for claimed, rule in (((), "CERT-4"), ((JAN_26,), "CERT-5")):
            (follows,) = external.check(LearnerRecord(subjects.SPORT, sat, claimed=claimed), JUNE_26).consequences
            assert follows.params == {"series": "2026-06", "before": "2026-01"}
            assert (follows.rule, follows.page) == (rule, 21)

    @pytest.mark.parametrize("before", [[], [Sitting(1, JAN_26)]])
    def test_a_retake_sat_after_an_earlier_series_asks_for_another_sitting(self, before: list[Sitting]) -> None:
        sat = [Sitting(1, JUNE_25), *before, Sitting(1, JUNE_26), Sitting(2, JUNE_25)]
        ruling = external.check(LearnerRecord(subjects.SPORT, sat), JAN_26)
        (follows,) = ruling.consequences
        assert (follows.code, follows.params) == (
            "external.internal-still-to-come",
            {"component": 1, "series": "2026-06"},
        )

    def test_on_request_an_absence_uses_up_the_resit(self) -> None:
        sat = [Sitting(1, JUNE_25), Sitting(2, JUNE_25), Sitting(3, JUNE_25), Sitting(3, JAN_26, status=Status.ABSENT)]
        record = LearnerRecord(subjects.SPORT, sat)
        assert external.check(record, JUNE_26).allowed
        ruling = external.check(record, JUNE_26, edition=STRICT)
        assert [finding.code for finding in ruling.failed] == ["external.resit-used"]


@pytest.mark.rule("EXT-3", "EXT-4")
@pytest.mark.rule("CERT-4", "CERT-5")
class TestClaimsNotKnown:
    """Whether the sitting before was claimed changes what follows and never the verdict; both halves are said."""

    @given(strategies.records(claims_known=False), strategies.series())
    def test_the_verdict_does_not_depend_on_it(self, record: LearnerRecord, series: Series) -> None:
        ruling = external.check(record, series)
        ends = {sitting.series for sitting in record.sittings if sitting.component == record.subject.external}
        for claimed in ((), ends):
            known = external.check(LearnerRecord(record.subject, record.sittings, claimed=claimed), series)
            assert (ruling.verdict, ruling.failed) == (known.verdict, known.failed)

    def test_both_halves_in_one_finding(self) -> None:
        sat = [Sitting(1, JAN_26), Sitting(2, JAN_26), Sitting(3, JAN_26)]
        (follows,) = external.check(LearnerRecord(subjects.SPORT, sat, claimed=None), JUNE_26).consequences
        assert follows.code == "external.either-way"
        assert follows.params == {"series": "2026-06", "before": "2026-01"}
        assert "If December 2025/January 2026 was claimed" in follows.message
        assert "If it was not" in follows.message

    def test_a_retake_sat_since_gives_up_january_alone(self) -> None:
        for end, found in ((JAN_26, []), (JAN_26.previous, ["external.final-sitting-counts"])):
            sat = [Sitting(number, end) for number in (1, 2, 3)]
            record = LearnerRecord(subjects.SPORT, [*sat, Sitting(1, end.next)])
            follows = external.check(record, end.next.next).consequences
            assert [finding.code for finding in follows] == found


class TestSittingsLeft:
    """Two at the most, one where there is no resit; a planned one is used up."""

    @pytest.mark.parametrize(
        ("subject", "sittings", "left"),
        [
            (subjects.SPORT, [], 2),
            (subjects.SPORT, [Sitting(1, JUNE_25)], 2),
            (subjects.SPORT, [Sitting(3, JUNE_25)], 1),
            (subjects.SPORT, [Sitting(3, JUNE_25, status=Status.PLANNED)], 1),
            (subjects.SPORT, [Sitting(3, JUNE_25, status=Status.ABSENT)], 2),
            (subjects.SPORT, [Sitting(3, JUNE_25), Sitting(3, JAN_26)], 0),
            (subjects.SPORT, [Sitting(3, JUNE_25), Sitting(3, JAN_26), Sitting(3, JUNE_26)], 0),
            (subjects.PERFORMING_ARTS, [], 1),
            (subjects.PERFORMING_ARTS, [Sitting(3, JUNE_25)], 0),
            (subjects.ART_AND_DESIGN_PRACTICE, [Sitting(2, JUNE_25)], 0),
        ],
    )
    def test_cases(self, subject: Subject, sittings: list[Sitting], left: int) -> None:
        assert external.sittings_left(LearnerRecord(subject, sittings)) == left

    def test_the_switch(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(3, JUNE_25, status=Status.ABSENT)])
        assert external.sittings_left(record, edition=STRICT) == 1

    @given(strategies.records(), strategies.series())
    def test_with_none_left_no_new_entry_is_allowed(self, record: LearnerRecord, series: Series) -> None:
        entries = [s.series for s in record.sittings if s.component == record.subject.external]
        if external.sittings_left(record) == 0 and series not in entries:
            assert external.check(record, series).verdict is Verdict.REFUSED


class TestErrors:
    def test_all_at_once(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            external.check(None, JUNE_26.code, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "series", "edition"]
        with pytest.raises(InvalidFact) as caught:
            external.sittings_left(None, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "edition"]

    def test_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            external.check(LearnerRecord(subjects.SPORT), Series.june(2022))
