"""Retakes: vectors, the rules one by one, options, what counts, adapting, errors."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import ask, check_ruling, load

from btec_rules import (
    EDITION_2025_26,
    InvalidFact,
    LearnerRecord,
    NoRuleInForce,
    Outcome,
    Series,
    Sitting,
    Status,
    Verdict,
    external,
    retakes,
    strategies,
    subjects,
    terminal_rule,
)
from btec_rules.retakes import Concern

JAN_25, JUNE_25, JAN_26, JUNE_26 = Series.january(2025), Series.june(2025), Series.january(2026), Series.june(2026)


@pytest.mark.parametrize("vector", load("retakes"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@st.composite
def questions(draw: st.DrawFn) -> tuple[LearnerRecord, int, Series]:
    record = draw(strategies.records())
    return record, draw(st.sampled_from(record.subject.internal)), draw(strategies.series())


@pytest.mark.rule("RET-1", "RET-2", "RET-3", "RET-6", "RET-7")
class TestCheck:
    """One retake, in a later series that the subject has; after the external component, with a resit of that one."""

    @given(questions())
    def test_a_second_naive_wording(self, question: tuple[LearnerRecord, int, Series]) -> None:
        record, component, series = question
        subject = record.subject
        mine = [
            (s.series.ordinal, s.status)
            for s in record.sittings
            if s.component == component and (s.series, s.status) != (series, Status.PLANNED)
        ]
        attempts = [when for when, status in mine if status is not Status.ABSENT]
        entered = [s for s in record.sittings if s.component == subject.external and s.status is not Status.ABSENT]
        creative = subject.external_seasons == subjects.SUMMER_ONLY
        lawful = [s.series.ordinal for s in entered if s.series.season in subject.external_seasons]
        ends = max(lawful[: 1 if creative else 2], default=series.ordinal)
        expected = []
        if not any(when < series.ordinal for when in attempts):
            expected.append("retakes.first-sitting-missing")
        if any(when >= series.ordinal for when, _ in mine):
            expected.append("retakes.not-a-later-series")
        if series.season not in subject.internal_seasons:
            expected.append("retakes.season-not-offered")
        if len(attempts) >= 2:
            expected.append("retakes.already-used")
        if ends < series.ordinal and creative:
            expected.append("retakes.no-resit-offered")
        elif ends < series.ordinal and len(entered) >= 2:
            expected.append("retakes.no-resit-left")
        ruling = retakes.check(record, component, series)
        assert [finding.code for finding in ruling.failed] == expected
        assert ruling.verdict is (Verdict.REFUSED if expected else Verdict.ALLOWED)

    @given(questions())
    def test_an_allowed_retake_leads_to_a_record_that_can_meet_the_terminal_rule(
        self, question: tuple[LearnerRecord, int, Series]
    ) -> None:
        record, component, series = question
        ruling = retakes.check(record, component, series)
        if not ruling.allowed:
            return
        after = record.adding(Sitting(component, series))
        needed = "retakes.external-resit-required" in [finding.code for finding in ruling.consequences]
        assert not needed or terminal_rule.external_resit_needed(after)
        if needed:
            assert external.sittings_left(after) > 0

    @pytest.mark.rule("RET-8")
    def test_the_time_of_the_assignment_is_allowed_again_in_full(self) -> None:
        record, june = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2025), 30)]), Series.june(2026)
        said = [
            one.params
            for one in retakes.check(record, 1, june, assignment_minutes=360).consequences
            if one.code == "retakes.minutes-allowed"
        ]
        assert said == [{"minutes": 360}]
        nobody = LearnerRecord(subjects.SPORT)
        for wrong in (0, -1, 1.5, "360", True):
            with pytest.raises(InvalidFact) as caught:
                retakes.check(nobody, 1, june, assignment_minutes=wrong)  # type: ignore[arg-type]
            assert [fault.name for fault in caught.value.faults] == ["assignment_minutes"]

    def test_the_consequence_says_what_for(self) -> None:
        sat = [Sitting(1, JUNE_25), Sitting(2, JUNE_25), Sitting(3, JAN_26)]
        for claimed, purpose in (((), "certificate"), ((JAN_26,), "further-certificate")):
            first, *_ = retakes.check(LearnerRecord(subjects.SPORT, sat, claimed=claimed), 1, JUNE_26).consequences
            assert first.code == "retakes.external-resit-required"
            assert first.params == {"external": "2026-01", "series": "2026-06", "purpose": purpose}
            assert (first.rule, first.page) == ("RET-7", 13)

    def test_a_claim_of_a_later_series_is_no_certificate_yet(self) -> None:
        sat = [Sitting(1, JUNE_25), Sitting(2, JUNE_25), Sitting(3, JAN_26)]
        ruling = retakes.check(LearnerRecord(subjects.SPORT, sat, claimed=[JUNE_26]), 1, JUNE_26)
        assert ruling.consequences[0].params["purpose"] == "certificate"

    def test_conditions_that_passed_are_listed(self) -> None:
        ruling = retakes.check(LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25, 30)]), 1, JAN_26)
        assert [finding.code for finding in ruling.having(Outcome.PASSED)] == [
            "retakes.first-sitting-missing",
            "retakes.not-a-later-series",
            "retakes.season-not-offered",
            "retakes.already-used",
            "retakes.external-resit-required",
        ]

    @pytest.mark.rule("RET-8", "RET-10", "RET-4", "RET-5")
    def test_what_follows_is_said_with_its_rule_and_only_where_it_is_allowed(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25, 30)])
        rules = [(f.rule, f.page) for f in retakes.check(record, 1, JAN_26).findings if f.outcome is not Outcome.PASSED]
        assert rules == [("RET-2", 12), ("RET-8", 13), ("RET-5", 12), ("RET-4", 12), ("RET-10", 13)]
        assert not retakes.check(record, 2, JAN_26).consequences


@pytest.mark.rule("RET-7")
class TestClaimsNotKnown:
    """Whether anything was claimed changes what the external resit is for, and never the verdict."""

    @given(strategies.records(claims_known=False), st.data())
    def test_the_verdict_does_not_depend_on_it(self, record: LearnerRecord, data: st.DataObject) -> None:
        component = data.draw(st.sampled_from(record.subject.internal))
        series = data.draw(strategies.series())
        ruling = retakes.check(record, component, series)
        ends = {sitting.series for sitting in record.sittings if sitting.component == record.subject.external}
        for claimed in ((), ends):
            known = retakes.check(LearnerRecord(record.subject, record.sittings, claimed=claimed), component, series)
            assert (ruling.verdict, ruling.failed) == (known.verdict, known.failed)

    def test_both_halves_in_one_finding(self) -> None:
        sat = [Sitting(number, Series.january(2026), 30) for number in (1, 2, 3)]
        purposes = {}
        for claimed in (None, [], [Series.january(2026)]):
            record = LearnerRecord(subjects.SPORT, sat, claimed=claimed)
            ruling = retakes.check(record, 1, Series.june(2026))
            (follows,) = (one for one in ruling.consequences if one.code == "retakes.external-resit-required")
            purposes[follows.params["purpose"]] = "OPEN-36" in ruling.assumptions
        assert purposes == {"either-certificate": True, "certificate": False, "further-certificate": True}

    def test_a_retake_before_the_external_component_makes_no_further_sitting_necessary(self) -> None:
        """The sentence is about this retake, whatever else the record needs."""
        sat = [Sitting(1, Series.january(2025), 30), Sitting(3, Series.january(2026), 40)]
        planned = Sitting(2, Series.june(2026), status=Status.PLANNED)
        ruling = retakes.check(LearnerRecord(subjects.ENTERPRISE, [*sat, planned]), 1, Series.june(2025))
        (passed,) = (one for one in ruling.having(Outcome.PASSED) if one.code == "retakes.external-resit-required")
        assert passed.message.startswith("This retake ")


class TestTheWait:
    """OPEN-23: a series that offered the component was let go by."""

    @pytest.mark.parametrize(
        ("series", "gone_by"),
        [(JAN_26, False), (JUNE_26, False), (Series.january(2027), True), (Series.june(2027), True)],
    )
    def test_only_a_season_that_the_subject_has_is_let_go_by(self, series: Series, gone_by: bool) -> None:
        record = LearnerRecord(subjects.ART_AND_DESIGN_PRACTICE, [Sitting(1, JUNE_25, 30)])
        assert ("OPEN-23" in retakes.check(record, 1, series).assumptions) is gone_by

    @pytest.mark.parametrize(("series", "gone_by"), [(JAN_26, False), (JUNE_26, True), (Series.january(2027), True)])
    def test_where_both_seasons_are_there(self, series: Series, gone_by: bool) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25, 30)])
        assert ("OPEN-23" in retakes.check(record, 1, series).assumptions) is gone_by


class TestTheSwitch:
    """OPEN-8: on request an absence uses up an attempt."""

    def test_the_retake_is_used_up(self) -> None:
        strict = EDITION_2025_26.varied(id="absences count", absence_uses_attempt=True)
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JAN_25, 30), Sitting(1, JUNE_25, status=Status.ABSENT)])
        assert retakes.check(record, 1, JAN_26).allowed
        ruling = retakes.check(record, 1, JAN_26, edition=strict)
        assert [finding.code for finding in ruling.failed] == ["retakes.already-used"]
        assert (ruling.edition, ruling.assumptions) == ("absences count", ())

    def test_a_first_sitting_that_was_missed_can_be_retaken(self) -> None:
        strict = EDITION_2025_26.varied(id="absences count", absence_uses_attempt=True)
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25, status=Status.ABSENT)])
        assert retakes.check(record, 1, JAN_26, edition=strict).allowed

    def test_more_retakes_in_another_edition(self) -> None:
        generous = EDITION_2025_26.varied(id="two retakes", retakes_allowed=2)
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JAN_25, 30), Sitting(1, JUNE_25, 30)])
        assert retakes.check(record, 1, JAN_26, edition=generous).allowed
        assert not retakes.check(record.adding(Sitting(1, JAN_26)), 1, JUNE_26, edition=generous).allowed


class TestOptions:
    """Every series up to a last one, each with its ruling."""

    def test_it_begins_after_the_last_sitting(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25, 30)])
        found = retakes.options(record, 1, until=Series.january(2027))
        assert [option.series for option in found] == [JAN_26, JUNE_26, Series.january(2027)]
        assert all(option.ruling == retakes.check(record, 1, option.series) for option in found)
        (another,) = retakes.options(record, 1, until=JAN_26, edition=EDITION_2025_26.varied(id="another"))
        assert another.ruling.edition == "another"

    @pytest.mark.rule("RET-7", "EXT-3")
    def test_the_resit_that_it_needs_is_counted_by_the_edition(self) -> None:
        sat = [*(Sitting(one, JAN_25, 30) for one in (1, 2, 3)), Sitting(3, JUNE_25, 30)]
        twice = EDITION_2025_26.varied(id="two resits", external_resits=2)
        assert retakes.check(LearnerRecord(subjects.SPORT, sat), 1, JAN_26).verdict is Verdict.REFUSED
        ruling = retakes.check(LearnerRecord(subjects.SPORT, sat), 1, JAN_26, edition=twice)
        assert ruling.consequences[0].code == "retakes.external-resit-required"

    def test_a_planned_entry_is_one_of_them(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JAN_25, 30), Sitting(1, JAN_26, status=Status.PLANNED)])
        found = retakes.options(record, 1, until=JUNE_26)
        assert [(option.series, option.ruling.allowed) for option in found] == [
            (JUNE_25, False),
            (JAN_26, True),
            (JUNE_26, False),
        ]

    def test_never_sat(self) -> None:
        (only,) = retakes.options(LearnerRecord(subjects.SPORT), 1, until=JUNE_26)
        assert only.series == JUNE_26
        assert only.ruling.verdict is Verdict.REFUSED

    def test_first_is_the_callers(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25, 30)])
        assert [o.series for o in retakes.options(record, 1, until=JUNE_26, first=JUNE_26)] == [JUNE_26]
        assert retakes.options(record, 1, until=JAN_26, first=JUNE_26) == ()

    @pytest.mark.rule("RET-3")
    def test_art_waits_a_year(self) -> None:
        record = LearnerRecord(subjects.ART_AND_DESIGN_PRACTICE, [Sitting(1, JUNE_25, 30)])
        found = retakes.options(record, 1, until=JUNE_26)
        assert [(option.series, option.ruling.allowed) for option in found] == [(JAN_26, False), (JUNE_26, True)]


@pytest.mark.rule("RET-5")
class TestCountingSitting:
    """The better UMS of the two attempts counts."""

    def sat(self, *marks: int | None) -> LearnerRecord:
        series = [JAN_25, JUNE_25, JAN_26]
        return LearnerRecord(subjects.SPORT, [Sitting(1, one, mark) for one, mark in zip(series, marks, strict=False)])

    @pytest.mark.parametrize(
        ("marks", "expected"),
        [
            ((), None),
            ((30,), JAN_25),
            ((None,), JAN_25),
            ((30, 31), JUNE_25),
            ((31, 30), JAN_25),
            ((30, 30), JAN_25),
            ((0, 1), JUNE_25),
            ((30, None), None),
            ((None, 30), None),
            ((None, None), None),
            ((10, 30, 20), JUNE_25),
            ((30, 30, 31), JAN_26),
        ],
    )
    def test_cases(self, marks: tuple[int | None, ...], expected: Series | None) -> None:
        found = retakes.counting_sitting(self.sat(*marks), 1)
        assert (found and found.series) == expected

    def test_only_up_to_a_series(self) -> None:
        record = self.sat(30, 40, 50)
        assert retakes.counting_sitting(record, 1, at=JUNE_25) == Sitting(1, JUNE_25, 40)
        assert retakes.counting_sitting(record, 1, at=Series.june(2024)) is None

    def test_plans_and_absences_do_not_count(self) -> None:
        record = self.sat(30).adding(
            Sitting(1, JUNE_25, status=Status.ABSENT), Sitting(1, JAN_26, status=Status.PLANNED)
        )
        assert retakes.counting_sitting(record, 1) == Sitting(1, JAN_25, 30)
        assert retakes.counting_sitting(record, 2) is None

    @given(strategies.records(), st.data())
    def test_nothing_that_is_known_beats_it(self, record: LearnerRecord, data: st.DataObject) -> None:
        component = data.draw(st.sampled_from(record.subject.internal))
        found = retakes.counting_sitting(record, component)
        sat = [s for s in record.sittings if s.component == component and s.status is Status.SAT]
        if found is None:
            assert not sat or (len(sat) > 1 and any(s.ums is None for s in sat))
        elif len(sat) > 1:
            assert found.ums is not None
            better = [
                s for s in sat if s.ums is not None and (-s.ums, s.series.ordinal) < (-found.ums, found.series.ordinal)
            ]
            assert not better
            assert all(s.ums is not None for s in sat)


@pytest.mark.rule("RET-4", "RET-9")
class TestAdapting:
    """Earlier work may be adapted unless there were concerns about it."""

    def test_no_concerns(self) -> None:
        ruling = retakes.check_adapting([])
        assert ruling.allowed
        assert [finding.code for finding in ruling.consequences] == ["retakes.adapted-to-new-assignment"]

    def test_concerns_are_named_in_a_fixed_order(self) -> None:
        ruling = retakes.check_adapting({Concern.SECURITY, Concern.MALPRACTICE})
        (failure,) = ruling.failed
        assert failure.params == {"concerns": ("malpractice", "security")}
        assert not ruling.consequences

    def test_not_looked_at(self) -> None:
        ruling = retakes.check_adapting(None)
        assert ruling.verdict is Verdict.UNDECIDED
        assert ruling.unknown[0].params == {"fact": "concerns"}

    @pytest.mark.parametrize("bad", ["malpractice", ["malpractice"], 1, iter([])])
    def test_a_malformed_concern(self, bad: Any) -> None:
        with pytest.raises(InvalidFact):
            retakes.check_adapting(bad)


class TestErrors:
    RECORD = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25)])

    @pytest.mark.parametrize("component", [3, 4, 0, -1, True, "1", 1.0, None])
    def test_a_malformed_or_external_component(self, component: Any) -> None:
        for question in (
            lambda: retakes.check(self.RECORD, component, JAN_26),
            lambda: retakes.options(self.RECORD, component, until=JAN_26),
            lambda: retakes.counting_sitting(self.RECORD, component),
        ):
            with pytest.raises(InvalidFact) as caught:
                question()
            assert caught.value.name == "component"
            assert caught.value.expected == "one of the subject's components, 1, 2"

    def test_all_at_once(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            retakes.check(None, 1, "2026-01", edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "series", "edition"]
        with pytest.raises(InvalidFact) as caught:
            retakes.options(self.RECORD, 1, until=None, first="x")  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["until", "first"]
        with pytest.raises(InvalidFact) as caught:
            retakes.counting_sitting(None, 1, at="2026-01")  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "at"]

    def test_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            retakes.check(self.RECORD, 1, Series.june(2022))
