"""Resubmission: vectors, and what feedback may say."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    Calendar,
    InvalidFact,
    KeyDates,
    Outcome,
    Ruling,
    Series,
    Verdict,
    resubmission,
    subjects,
)
from btec_rules.resubmission import Feedback


@pytest.mark.parametrize("vector", about("resubmission.check", "resubmission.check_feedback"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


def passed(ruling: Ruling) -> set[str]:
    return {finding.code for finding in ruling.having(Outcome.PASSED)}


@pytest.mark.rule("RESUB-1", "RESUB-2", "RESUB-3", "RESUB-4", "RESUB-5")
class TestResubmission:
    """After marking, approved, and before marks and sample are in."""

    def test_it_closes_only_when_both_are_in(self) -> None:
        for marks, sample in product((True, False, None), repeat=2):
            ruling = resubmission.check(
                marked=True, potential_reached=False, approved=True, marks_submitted=marks, sample_submitted=sample
            )
            expected = Verdict.UNDECIDED
            if False in (marks, sample):
                expected = Verdict.ALLOWED
            elif marks and sample:
                expected = Verdict.REFUSED
            assert ruling.verdict is expected
            assert ("OPEN-32" in ruling.assumptions) is (marks is not sample)
            assert ("resubmission.submitted" in passed(ruling)) is (expected is Verdict.ALLOWED)
            facts = [finding.params["fact"] for finding in ruling.unknown]
            assert facts == {
                (True, None): ["sample_submitted"],
                (None, True): ["marks_submitted"],
                (None, None): ["marks_submitted"],
            }.get((marks, sample), [])

    def test_before_a_visit_only_the_marks_count_and_what_closes_it_is_open(self) -> None:
        """OPEN-30: no sample goes up for a visit, so OPEN-32, on a sample that is still out, says nothing about it."""
        for marks, sample in product((True, False, None), repeat=2):
            ruling = resubmission.check(
                marked=True,
                potential_reached=False,
                approved=True,
                marks_submitted=marks,
                sample_submitted=sample,
                subject=subjects.ART_AND_DESIGN_PRACTICE,
            )
            assert ruling.verdict is (Verdict.ALLOWED if marks is False else Verdict.UNDECIDED)
            assert ruling.assumptions == (() if marks is False else ("OPEN-30", "OPEN-42"))
            assert ("resubmission.submitted" in passed(ruling)) is (marks is False)
            missing = {True: ["what-closes-it"], False: [], None: ["marks_submitted"]}[marks]
            assert [finding.params["fact"] for finding in ruling.unknown] == missing

    def test_a_subject_with_a_sample_is_judged_as_where_none_is_named(self) -> None:
        for marks, sample in product((True, False, None), repeat=2):
            facts: dict[str, Any] = {"marks_submitted": marks, "sample_submitted": sample}
            assert resubmission.check(subject=subjects.SPORT, **facts) == resubmission.check(**facts)

    def test_from_the_second_resubmission_on_it_is_open(self) -> None:
        """OPEN-21: the guide says "another go"."""
        facts: dict[str, Any] = {"marked": True, "potential_reached": False, "approved": True, "marks_submitted": False}
        for before in (0, 1, 2, 10):
            ruling = resubmission.check(**facts, earlier_resubmissions=before)
            assert ("OPEN-21" in ruling.assumptions) is (before > 0)
            assert ruling.verdict is (Verdict.UNDECIDED if before else Verdict.ALLOWED)
            asked = [one.params["number"] for one in ruling.unknown]
            assert asked == ([before + 1] if before else [])
        assert resubmission.check(approved=False, earlier_resubmissions=1).verdict is Verdict.REFUSED

    def test_nothing_follows_where_it_is_refused(self) -> None:
        assert not resubmission.check(approved=False, assignment_minutes=360).consequences

    def test_the_time_is_that_of_the_assignment(self) -> None:
        for minutes in (1, 360):
            ruling = resubmission.check(assignment_minutes=minutes)
            assert [f.params for f in ruling.consequences if f.code == "resubmission.minutes-allowed"] == [
                {"minutes": minutes}
            ]

    @pytest.mark.rule("FB-1", "FB-3")
    def test_what_feedback_leaves_out_is_named_in_the_guides_order(self) -> None:
        (left_out,) = resubmission.check_feedback([Feedback.CONDUCT, Feedback.ACHIEVED]).findings[:1]
        assert left_out.params == {"topics": ("overall", "missing", "sources")}

    def test_errors(self) -> None:
        wrong: dict[str, Any] = {
            "marked": 1,
            "potential_reached": 0,
            "approved": "yes",
            "marks_submitted": "no",
            "sample_submitted": "",
            "earlier_resubmissions": -1,
            "assignment_minutes": 0,
            "subject": "Sport",
            "series": "2026-06",
            "calendar": 1,
            "edition": None,
        }
        with pytest.raises(InvalidFact) as caught:
            resubmission.check(**wrong)
        assert [fault.name for fault in caught.value.faults] == list(wrong)
        with pytest.raises(InvalidFact) as caught:
            resubmission.check_feedback("overall", edition="2025-26")  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["says", "edition"]
        for says in (["overall"], "overall", [None]):
            with pytest.raises(InvalidFact):
                resubmission.check_feedback(says)  # type: ignore[arg-type]


LATE = ("resubmission.deadline-past",)


@pytest.mark.rule("MOD-5")
class TestLateness:
    """MOD-5: the deadline closes nothing by itself (OPEN-32), but missing it has its price."""

    @given(st.integers(-3, 3), st.sampled_from([None, 0, 20]), st.booleans())
    def test_the_price_is_said_once_the_deadline_is_past(self, late: int, extended: int | None, art: bool) -> None:
        june, guides = Series.june(2026), datetime.date(2026, 5, 15)
        due = guides + datetime.timedelta(days=extended or 0)
        days = KeyDates(series=june, marks_due=None if extended is None else due)
        facts: dict[str, Any] = {"marked": True, "potential_reached": False, "approved": True, "marks_submitted": False}
        facts["subject"] = subjects.ART_AND_DESIGN_PRACTICE if art else subjects.SPORT
        on = due + datetime.timedelta(days=late)
        ruling = resubmission.check(**facts, series=june, calendar=Calendar([days], on=on))
        expected = late > 0 and not (art and extended is None)
        said = [one.params for one in ruling.consequences if one.code == "resubmission.deadline-past"]
        assert said == [{"due": due.isoformat()}] * expected
        assert ruling.allowed
        for less in ({"series": june}, {"calendar": Calendar([days], on=on)}):
            assert resubmission.check(**facts, **less).verdict is ruling.verdict
            assert not [one for one in resubmission.check(**facts, **less).consequences if one.code in LATE]
        without = resubmission.check(**facts, series=june, calendar=Calendar([days]))
        assert not [one for one in without.consequences if one.code in LATE]

    def test_nothing_is_said_of_it_once_both_are_in(self) -> None:
        calendar = Calendar(on=datetime.date(2026, 6, 1))
        ruling = resubmission.check(
            marks_submitted=True, sample_submitted=True, series=Series.june(2026), calendar=calendar
        )
        assert ruling.verdict is Verdict.REFUSED
        assert not ruling.consequences
