"""Records: sittings, and what a learner has done so far."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import faults_of

from btec_rules import (
    ImpossibleFacts,
    InvalidFact,
    LearnerRecord,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    audit,
    records_from_rows,
    subjects,
)
from btec_rules._values.true_types import described
from btec_rules.model.records import sittings_of, sittings_until

JAN_26, JUNE_26, JAN_27, JUNE_27 = Series.january(2026), Series.june(2026), Series.january(2027), Series.june(2027)
NO_NUMBERS: list[Any] = [True, 20.0, "20", "٣", "²", None, [1]]


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

    def test_malformed_sittings(self) -> None:
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
    def test_sittings_that_are_not_a_collection(self, sittings: Any) -> None:
        assert [name for name, _ in faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, sittings))] == ["sittings"]

    def test_malformed_claims(self) -> None:
        wrong: Any = ["2026-01", JAN_26, None]
        assert faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, claimed=wrong)) == [
            ("claimed[0]", "'2026-01'"),
            ("claimed[2]", "None"),
        ]

    @pytest.mark.parametrize("claimed", [JAN_26, 0, "", {}])
    def test_claims_that_are_not_a_collection(self, claimed: Any) -> None:
        assert faults_of(lambda: LearnerRecord(subjects.ENTERPRISE, claimed=claimed)) == [
            ("claimed", described(claimed))
        ]

    def test_claims_may_be_unknown(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_26)], claimed=None)
        assert record.claimed is None
        assert record != LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_26)])
        assert LearnerRecord.from_dict(record.to_dict()) == record

    def test_claims_only_by_name(self) -> None:
        positional: Any = (subjects.ENTERPRISE, (), (JAN_26,))
        with pytest.raises(TypeError):
            LearnerRecord(*positional)

    def test_a_malformed_subject(self) -> None:
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

    def test_claims_that_nobody_knows_stay_unknown(self) -> None:
        record = LearnerRecord(subjects.SPORT, claimed=None).adding(Sitting(1, JUNE_26))
        assert record.claimed is None

    def test_no_claim_is_added_to_claims_that_nobody_knows(self) -> None:
        with pytest.raises(ImpossibleFacts, match=r"claimed: .*not known what was claimed before.*; got 2026-06"):
            LearnerRecord(subjects.SPORT, claimed=None).adding(claimed=[Series.june(2026)])

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

    def test_a_malformed_sitting(self) -> None:
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
    def test_a_malformed_component(self, component: Any) -> None:
        assert [name for name, _ in faults_of(lambda: RECORD.attempts(component))] == ["component"]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = "2026-01"
        assert faults_of(lambda: RECORD.attempts(4, at=wrong)) == [("at", "'2026-01'"), ("component", "4")]
