"""Centre, registration, entries, standardisation, resubmission, submission, moderation and post-results."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import ask, check_ruling, load

from btec_rules import (
    EDITION_2025_26,
    RULES,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    MonthPart,
    NoRuleInForce,
    Series,
    Sitting,
    Status,
    Verdict,
    centre,
    entries,
    external,
    moderation,
    post_results,
    registration,
    resubmission,
    retakes,
    standardisation,
    strategies,
    subjects,
    submission,
)
from btec_rules.centre.approval import Nation, Paperwork, Route
from btec_rules.centre.compliance import PolicyPoint, Role
from btec_rules.moderation.cohort import Entry
from btec_rules.moderation.states import ModerationState
from btec_rules.resubmission import Feedback
from btec_rules.submission import Item

JUNE_26 = Series.june(2026)
FILES = (
    *("adapting", "approval", "centre", "draw", "entries", "marking", "options", "post_results", "registration"),
    *("resubmission", "standardisation", "steps", "submission"),
)
VECTORS = [vector for name in FILES for vector in load(name)]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['call']}: {vector['name']}")
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("REG-1", "REG-2")
class TestRegistration:
    """From 1 September, by 1 November; afterwards with a late fee."""

    def test_every_day_of_a_year(self) -> None:
        for number in range(-30, 365):
            on = datetime.date(2025, 9, 1) + datetime.timedelta(days=number)
            ruling = registration.check(on, academic_year="2025-26")
            assert ruling.allowed is (number >= 0)
            assert bool(ruling.consequences) is (on > datetime.date(2025, 11, 1))

    def test_the_window(self) -> None:
        for ends in range(2023, 2100):
            found = registration.window(f"{ends - 1}-{ends % 100:02}")
            assert (found.opens, found.closes) == (datetime.date(ends - 1, 9, 1), datetime.date(ends - 1, 11, 1))

    def test_errors(self) -> None:
        with pytest.raises(ImpossibleFacts):
            registration.check(datetime.date(2026, 9, 1), academic_year="2025-26")
        with pytest.raises(NoRuleInForce):
            registration.window("2021-22")
        with pytest.raises(InvalidFact) as caught:
            registration.check("x", academic_year="2025", edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["on", "academic_year", "edition"]
        with pytest.raises(InvalidFact):
            registration.window("2025/26", edition=EDITION_2025_26)


@pytest.mark.rule("ENT-1", "ENT-3", "ENT-4", "ENT-5", "ENT-6", "PSA-1", "PSA-2", "PSA-3", "MOD-2")
class TestEntries:
    """What an entry is judged by: the first sitting here, the rest where it belongs."""

    @given(strategies.records(), st.data())
    def test_it_agrees_with_the_rule_that_the_entry_falls_under(
        self, record: LearnerRecord, data: st.DataObject
    ) -> None:
        component = data.draw(st.sampled_from(record.subject.components))
        series = data.draw(strategies.series())
        ruling = entries.check_entry(record, component, series)
        if component == record.subject.external:
            assert ruling.findings == external.check(record, series).findings
        elif any(sitting.series < series for sitting in record.attempts(component)):
            retake = retakes.check(record, component, series)
            assert set(retake.findings) <= set(ruling.findings)
            assert ruling.verdict is retake.verdict
        else:
            taken = any(s.component == component and s.series == series for s in record.sittings)
            offered = series.season in record.subject.internal_seasons
            assert not ruling.allowed or offered
            planned = any(
                (s.component, s.series, s.status.value) == (component, series, "planned") for s in record.sittings
            )
            assert not ruling.allowed or not taken or planned

    @pytest.mark.rule("EXT-1")
    def test_a_first_sitting_in_the_series_of_the_external_one_comes_after_nothing(self) -> None:
        for series, after in ((Series.january(2026), False), (JUNE_26, True)):
            record = LearnerRecord(subjects.SPORT, [Sitting(3, Series.january(2026))])
            assert ("OPEN-24" in entries.check_entry(record, 1, series).assumptions) is after

    def test_the_assignment_and_when_it_comes_out(self) -> None:
        for series, release in ((Series.january(2026), "2025-06"), (JUNE_26, "2025-09")):
            (follows,) = entries.check_entry(LearnerRecord(subjects.SPORT), 1, series).consequences
            assert follows.params == {"series": series.code, "release": release}
            assert (follows.rule, follows.page) == ("ENT-3", 8)

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            entries.check_entry(None, 1, "x", on="y", key_dates=1, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "series", "on", "key_dates", "edition"]
        with pytest.raises(InvalidFact, match="component"):
            entries.check_entry(LearnerRecord(subjects.SPORT), 4, JUNE_26)
        other = KeyDates(series=Series.june(2027))
        with pytest.raises(ImpossibleFacts, match="key_dates"):
            entries.check_entry(LearnerRecord(subjects.SPORT), 1, JUNE_26, key_dates=other)
        with pytest.raises(InvalidFact) as caught:
            entries.check_psa(None, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["sitting", "edition"]


@pytest.mark.rule("STD-1", "STD-2", "STD-3", "STD-4", "STD-5", "STD-6")
class TestStandardisation:
    """Exemplars before marking; decisions after it where there is more than one assessor."""

    def test_every_combination_for_several_assessors(self) -> None:
        for exemplars, decisions, record in product((True, False, None), repeat=3):
            ruling = standardisation.check(
                3, exemplars_used=exemplars, decisions_standardised=decisions, record_kept=record
            )
            facts = (exemplars, decisions, record)
            expected = Verdict.REFUSED if False in facts else Verdict.UNDECIDED if None in facts else Verdict.ALLOWED
            assert ruling.verdict is expected

    @given(st.sampled_from([True, False, None]), st.sampled_from([True, False, None]))
    def test_a_single_assessor_is_not_asked(self, decisions: bool | None, record: bool | None) -> None:
        assert standardisation.check(
            1, exemplars_used=True, decisions_standardised=decisions, record_kept=record
        ).allowed

    def test_errors(self) -> None:
        for assessors in (0, -1, True, 1.0, "1"):
            with pytest.raises(InvalidFact):
                standardisation.check(assessors)  # type: ignore[arg-type]
        with pytest.raises(InvalidFact) as caught:
            standardisation.check(1, exemplars_used="yes", marks_submitted=None, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["exemplars_used", "marks_submitted", "edition"]


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

    def test_the_time_is_that_of_the_assignment(self) -> None:
        ruling = resubmission.check(marked=True, potential_reached=False, approved=True, assignment_minutes=360)
        assert [f.params for f in ruling.consequences if f.code == "resubmission.minutes-allowed"] == [{"minutes": 360}]

    @pytest.mark.rule("FB-1", "FB-3")
    def test_what_feedback_leaves_out_is_named_in_the_guides_order(self) -> None:
        (left_out,) = resubmission.check_feedback([Feedback.CONDUCT, Feedback.ACHIEVED]).findings[:1]
        assert left_out.params == {"topics": ("overall", "missing", "sources")}

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            resubmission.check(marked=1, earlier_resubmissions=-1, assignment_minutes=0, edition=None)  # type: ignore[arg-type]
        names = [fault.name for fault in caught.value.faults]
        assert names == ["marked", "earlier_resubmissions", "assignment_minutes", "edition"]
        for says in (["overall"], "overall", [None]):
            with pytest.raises(InvalidFact):
                resubmission.check_feedback(says)  # type: ignore[arg-type]


@pytest.mark.rule("SUB-1", "REC-1", "REC-2", "REC-3", "FB-2")
class TestSubmission:
    """Evidence, record sheet, both signatures."""

    @given(st.sets(st.sampled_from(Item)))
    def test_only_a_complete_pack_goes_up(self, present: set[Item]) -> None:
        ruling = submission.check_pack(present, subject=subjects.ENTERPRISE)
        assert ruling.allowed is (present == set(submission.REQUIRED))
        missing = [finding.params["item"] for finding in ruling.failed]
        assert missing == [item.value for item in submission.REQUIRED if item not in present]

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            submission.check_pack(["evidence"], subject="Sport", edition=None)  # type: ignore[list-item, arg-type]
        assert [fault.name for fault in caught.value.faults] == ["present", "subject", "edition"]


def entry(candidate: str, component: int = 1, series: Series = JUNE_26, **more: Any) -> Entry:
    return Entry(candidate, subjects.ENTERPRISE, component, series, **more)


@pytest.mark.rule("MOD-1", "MOD-2")
class TestCohorts:
    """Everyone entered for one component in one series, whatever the pathway and whoever the assessor."""

    def test_pathways_and_assessors_make_no_cohorts(self) -> None:
        found = moderation.cohorts(
            [entry("b", pathway="one", assessor="x"), entry("a", pathway="two", assessor="y"), entry("c", 2)]
        )
        assert found == {
            (subjects.ENTERPRISE, 1, JUNE_26): ("a", "b"),
            (subjects.ENTERPRISE, 2, JUNE_26): ("c",),
        }

    def test_another_series_or_subject_is_another_cohort(self) -> None:
        sport = Entry("a", subjects.SPORT, 1, JUNE_26)
        assert len(moderation.cohorts([entry("a"), entry("a", series=Series.january(2026)), sport])) == 3

    def test_errors(self) -> None:
        with pytest.raises(ImpossibleFacts, match="'a'"):
            moderation.cohorts([entry("a", pathway="one"), entry("b"), entry("a", pathway="two")])
        with pytest.raises(InvalidFact, match=r"entries\[1\]"):
            moderation.cohorts([entry("a"), "b"])  # type: ignore[list-item]
        with pytest.raises(InvalidFact) as caught:
            Entry("", "Sport", 1, "2026-06", pathway=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["candidate", "subject", "series", "pathway"]
        with pytest.raises(ImpossibleFacts, match="Art and Design Practice"):
            Entry("a", subjects.ART_AND_DESIGN_PRACTICE, 1, Series.january(2026))
        for component in (3, 0, True, "1"):
            with pytest.raises(InvalidFact, match="component"):
                entry("a", component)  # type: ignore[arg-type]


@pytest.mark.rule("MOD-3", "MOD-7")
def test_mode() -> None:
    """Art and Design is visited, once a year; every other subject is moderated remotely, twice a year."""
    for subject in subjects.ALL:
        art = subject is subjects.ART_AND_DESIGN_PRACTICE
        assert moderation.mode(subject).value == ("visit" if art else "remote")
        assert len(subject.internal_seasons) == (1 if art else 2)
    with pytest.raises(InvalidFact):
        moderation.mode("Sport")  # type: ignore[arg-type]


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
            moderation.check_amendment("x", series=None, submitted_in_time=1, key_dates=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("on", "series", "submitted_in_time", "key_dates", "edition")
        ]
        with pytest.raises(ImpossibleFacts):
            moderation.check_amendment(
                datetime.date(2026, 6, 1), series=JUNE_26, key_dates=KeyDates(series=Series.june(2027))
            )
        with pytest.raises(NoRuleInForce):
            moderation.check_amendment(datetime.date(2022, 6, 1), series=Series.june(2022))


@pytest.mark.rule("MOD-6")
class TestSubSample:
    """Within tolerance throughout, or extended."""

    @given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1), st.integers(0, 60))
    def test_an_oracle(self, pairs: list[tuple[int, int]], tolerance: int) -> None:
        within = all(-tolerance <= centre_mark - moderated <= tolerance for centre_mark, moderated in pairs)
        assert moderation.check_sub_sample(pairs, tolerance=tolerance).allowed is within

    def test_what_was_found(self) -> None:
        (failure,) = moderation.check_sub_sample([(30, 34), (30, 25), (9, 9)], tolerance=3).failed
        assert failure.params == {"outside": 2, "looked_at": 3, "largest": 5}

    def test_no_tolerance_is_another_thing_than_one_that_is_not_known(self) -> None:
        assert moderation.check_sub_sample([(30, 31)], tolerance=0).verdict is Verdict.REFUSED
        assert moderation.check_sub_sample([(30, 31)]).verdict is Verdict.UNDECIDED
        assert moderation.check_sub_sample([(30, 30)]).verdict is Verdict.ALLOWED

    def test_marks_and_tolerance_go_to_ten_thousand(self) -> None:
        assert moderation.check_sub_sample([(10_000, 0)], tolerance=10_000).allowed
        with pytest.raises(InvalidFact, match="tolerance"):
            moderation.check_sub_sample([(1, 1)], tolerance=10_001)
        for pair in ((10_001, 1), (1, 10_001)):
            with pytest.raises(InvalidFact, match="pairs"):
                moderation.check_sub_sample([pair], tolerance=1)

    def test_errors(self) -> None:
        for pairs in ([(1, 2, 3)], [(1,)], [1], [(1, True)], [(1.0, 2)], "12", [(1, -1)]):
            with pytest.raises(InvalidFact):
                moderation.check_sub_sample(pairs, tolerance=1)  # type: ignore[arg-type]
        with pytest.raises(InvalidFact, match="tolerance"):
            moderation.check_sub_sample([(1, 1)], tolerance=-1)


@pytest.mark.rule("OUT-1", "OUT-2", "OUT-3", "OUT-4", "OUT-5", "OUT-6", "OUT-7", "OUT-8", "STD-5", "ROMM-1", "ROMM-2")
class TestNextStates:
    """Accurate, or amended, or adjusted; stopped where decisions were not standardised; a review where it is open."""

    LEGAL = (
        "submitted accurate OUT-1",
        "submitted may-amend OUT-2",
        "submitted adjusted OUT-2",
        "submitted stopped STD-5",
        "may-amend stopped STD-5",
        "may-amend adjusted OUT-3",
        "may-amend amended-and-accepted OUT-6",
        "may-amend amended-and-adjusted OUT-6",
        "stopped submitted STD-5",
        "adjusted under-review ROMM-1",
        "amended-and-adjusted under-review ROMM-1",
    )

    def test_every_step_is_legal_or_refused_with_a_rule(self) -> None:
        legal = set()
        for state in ModerationState:
            steps = moderation.next_states(state)
            others = [other for other in ModerationState if other is not state]
            assert [other for other, _ in steps] == ([] if state is ModerationState.UNDER_REVIEW else others)
            for other, ruling in steps:
                (finding,) = ruling.findings
                if ruling.allowed:
                    legal.add(f"{state.value} {other.value} {finding.rule}")
                else:
                    assert ruling.verdict is Verdict.REFUSED
                    assert finding.params == {"state": state.value, "step": other.value}
        assert legal == set(self.LEGAL)

    def test_marks_that_were_agreed_are_not_reviewed(self) -> None:
        for state, leans in ((ModerationState.ACCURATE, ()), (ModerationState.AMENDED_AND_ACCEPTED, ("OPEN-15",))):
            ruling = dict(moderation.next_states(state))[ModerationState.UNDER_REVIEW]
            assert [finding.rule for finding in ruling.failed] == ["ROMM-2"]
            assert ruling.assumptions == leans

    def test_lateness_leads_to_adjustment(self) -> None:
        ruling = dict(moderation.next_states(ModerationState.SUBMITTED))[ModerationState.ADJUSTED]
        assert ruling.assumptions == ("OPEN-31",)

    def test_every_refusal_says_why(self) -> None:
        rules = {
            (state.value, other.value): ruling.failed[0].code.split(".")[1]
            for state in ModerationState
            for other, ruling in moderation.next_states(state)
            if ruling.failed
        }
        assert rules["submitted", "under-review"] == "not-moderated-yet"
        assert rules["stopped", "accurate"] == "not-moderated-yet"
        assert rules["accurate", "adjusted"] == "found-accurate"
        assert rules["may-amend", "accurate"] == "found-inaccurate"
        assert rules["adjusted", "submitted"] == "nothing-submitted-anew"
        assert rules["adjusted", "accurate"] == "marks-are-final"

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            moderation.next_states("accurate", edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["state", "edition"]


@pytest.mark.rule("ROMM-1", "ROMM-3", "RES-1", "APL-1", "APL-2", "APL-3", "APL-4", "APL-5")
class TestPostResults:
    """Calendar days, and the day of receipt is day 0."""

    @given(strategies.days().filter(lambda day: day.year < 2999))
    def test_every_deadline_is_a_count_of_days(self, received: datetime.date) -> None:
        for question, days in (
            (post_results.appeal_deadline, 30),
            (post_results.preliminary_appeal_due, 42),
            (post_results.hearing_due, 70),
        ):
            assert question(received) == received + datetime.timedelta(days=days)

    @given(st.integers(-5, 40))
    def test_an_appeal_is_in_time_from_day_0_to_day_30(self, number: int) -> None:
        received = datetime.date(2026, 10, 1)
        ruling = post_results.check_appeal(
            received + datetime.timedelta(days=number),
            outcome_received=received,
            by_centre=True,
            whole_cohort=True,
            good_reason=True,
        )
        assert ruling.allowed is (0 <= number <= 30)

    def test_the_days_for_an_appeal_are_those_of_the_edition(self) -> None:
        received, edition = datetime.date(2026, 10, 1), EDITION_2025_26.varied(id="x", appeal_days=3)
        for day, code in ((4, None), (5, "post_results.appeal-too-late")):
            ruling = post_results.check_appeal(
                datetime.date(2026, 10, day), outcome_received=received, by_centre=True, edition=edition
            )
            assert [finding.code for finding in ruling.failed] == [code] * (code is not None)

    def test_no_outcome_of_a_review_that_was_not_made(self) -> None:
        received = datetime.date(2026, 10, 1)
        with pytest.raises(ImpossibleFacts):
            post_results.check_appeal(received, review_made=False, outcome_received=received)
        assert post_results.check_appeal(received, review_made=True).unknown[0].params == {"fact": "outcome_received"}

    def test_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            post_results.check_review(datetime.date(2022, 8, 20), key_dates=KeyDates(series=Series.june(2022)))

    def test_the_stages_have_their_days(self) -> None:
        stages, how = post_results.check_appeal(datetime.date(2026, 10, 1)).consequences
        assert stages.params == {"preliminary": 42, "hearing": 70}
        assert how.rule == "APL-5"

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            post_results.check_review(1, marks_agreed=1, all_results_out=1, key_dates=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("on", "marks_agreed", "all_results_out", "key_dates", "edition")
        ]
        with pytest.raises(InvalidFact) as caught:
            post_results.check_appeal(1, outcome_received=1, by_centre=1, whole_cohort=1, good_reason=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("on", "outcome_received", "by_centre", "whole_cohort", "good_reason", "edition")
        ]
        for question in (post_results.appeal_deadline, post_results.preliminary_appeal_due, post_results.hearing_due):
            with pytest.raises(InvalidFact) as caught:
                question("x", edition=None)  # type: ignore[arg-type]
            assert caught.value.faults[1].name == "edition"


UK = [Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES, Nation.NORTHERN_IRELAND]


@pytest.mark.rule("APPR-1", "APPR-2", "APPR-3", "APPR-4")
class TestApproval:
    """Pearson GCSEs, or Firsts, or a full application."""

    @pytest.mark.parametrize("nation", UK)
    def test_routes(self, nation: Nation) -> None:
        automatic = centre.approval_route(nation=nation, pearson_gcses=True)
        assert (automatic.route, automatic.paperwork) == (Route.AUTOMATIC, ())
        assert automatic.ruling.consequences[0].params == {"years": 3}
        form = centre.approval_route(nation=nation, pearson_gcses=False, btec_firsts=True)
        assert (form.route, form.paperwork) == (Route.ONLINE_FORM, (Paperwork.ONLINE_FORM,))
        assert form.ruling.consequences[0].params == {"days": 5}
        for inspected, more in ((True, ()), (False, (Paperwork.JCQ_APPLICATION,)), (None, ())):
            full = centre.approval_route(nation=nation, pearson_gcses=False, btec_firsts=False, inspected=inspected)
            assert (full.route, full.paperwork) == (Route.FULL_APPLICATION, (Paperwork.FULL_APPLICATION, *more))
            assert full.ruling.verdict is (Verdict.UNDECIDED if inspected is None else Verdict.ALLOWED)
            assert full.ruling.assumptions == ("OPEN-41",)

    def test_who_inspects(self) -> None:
        for nation, by in zip(UK, ("JCQ", "JCQ", "WJEC", "CCEA"), strict=True):
            full = centre.approval_route(nation=nation, pearson_gcses=False, btec_firsts=False, inspected=False)
            assert full.ruling.consequences[-1].params == {"by": by}

    def test_what_is_not_known_is_named(self) -> None:
        outside = centre.approval_route(nation=Nation.OUTSIDE_UK, pearson_gcses=True)
        assert (outside.route, outside.ruling.assumptions) == (None, ("OPEN-41",))
        for facts, missing in (
            ({}, "nation"),
            ({"nation": Nation.WALES}, "pearson_gcses"),
            ({"nation": Nation.WALES, "pearson_gcses": False}, "btec_firsts"),
            ({"pearson_gcses": False, "btec_firsts": False}, "nation"),
        ):
            found = centre.approval_route(**facts)
            assert (found.route, found.paperwork) == (None, ())
            assert found.ruling.unknown[0].params["fact"] == missing

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            centre.approval_route(nation="wales", pearson_gcses=1, btec_firsts=1, inspected=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("nation", "pearson_gcses", "btec_firsts", "inspected", "edition")
        ]


@pytest.mark.rule("COMP-1", "COMP-2", "COMP-3", "COMP-4", "POL-1", "POL-2")
class TestCompliance:
    """Between 15 September and 28 October, by the head of centre or one of three others."""

    def test_every_day_and_role(self) -> None:
        may = {Role.HEAD_OF_CENTRE, Role.DEPUTY_HEAD_OF_CENTRE, Role.VICE_PRINCIPAL, Role.MAT_CEO}
        for number, role in product(range(60), Role):
            on = datetime.date(2025, 9, 1) + datetime.timedelta(days=number)
            inside = datetime.date(2025, 9, 15) <= on <= datetime.date(2025, 10, 28)
            ruling = centre.check_compliance(on, academic_year="2025-26", role=role)
            assert ruling.allowed is (inside and role in may)

    @given(st.sets(st.sampled_from(PolicyPoint)))
    def test_every_missing_point_is_named(self, covered: set[PolicyPoint]) -> None:
        ruling = centre.check_policies(covered, other_btecs=True)
        named = [finding.params["point"] for finding in ruling.failed]
        assert named == [point.value for point in centre.POLICY_POINTS if point not in covered]

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            centre.check_compliance("x", academic_year="2025", role="head", edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["on", "role", "academic_year", "edition"]
        with pytest.raises(NoRuleInForce):
            centre.compliance_window("2021-22")
        with pytest.raises(InvalidFact) as caught:
            centre.check_policies(["x"], other_btecs=1, edition=1)  # type: ignore[arg-type, list-item]
        assert [fault.name for fault in caught.value.faults] == ["covered", "other_btecs", "edition"]
        with pytest.raises(InvalidFact):
            centre.compliance_window("2025-26", edition=None)  # type: ignore[arg-type]


@pytest.mark.rule("ROLE-1", "ROLE-2", "PLAN-1", "ACC-1", "SPEC-1", "MOD-8", "MOD-9", "EXT-5", "KEEP-6", "APPR-4")
class TestDuties:
    """The year's list, in the order of its dates."""

    KEY_DATES = (
        KeyDates(
            series=Series.january(2026),
            entries_close=datetime.date(2025, 10, 21),
            late_claims_open=datetime.date(2026, 3, 20),
            results_day=datetime.date(2026, 3, 19),
        ),
        KeyDates(series=JUNE_26, entries_close=datetime.date(2026, 2, 21), amendments_close=datetime.date(2026, 7, 1)),
    )

    def test_the_dated_ones_of_2025_26(self) -> None:
        dated = [duty for duty in centre.duties("2025-26") if duty.begins or duty.due]
        assert [(duty.rule, str(duty.begins or ""), str(duty.due or "")) for duty in dated] == [
            ("PSA-1", "early September 2025", ""),
            ("REG-1", "2025-09-01", ""),
            ("COMP-1", "2025-09-15", "2025-10-28"),
            ("REG-2", "2025-09-01", "2025-11-01"),
            ("MOD-4", "", "2025-12-15"),
            ("MOD-4", "", "2026-05-15"),
            ("PSA-1", "early June 2026", ""),
        ]

    def test_each_names_the_series_that_it_is_about(self) -> None:
        january, june = JUNE_26.previous, JUNE_26
        found = centre.duties("2025-26", key_dates=self.KEY_DATES)
        about = {(duty.rule, duty.series) for duty in found if duty.rule in {"PSA-1", "MOD-4", "ENT-1", "CERT-7"}}
        assert about == {
            *(("PSA-1", series) for series in (june, june.next)),
            *((rule, series) for rule in ("MOD-4", "ENT-1") for series in (january, june)),
            ("CERT-7", january),
        }
        assert {duty.series for duty in found if duty.rule in {"REG-1", "REG-2", "COMP-1", "SUB-1"}} == {None}

    def test_the_days_are_those_of_the_edition(self) -> None:
        edition = EDITION_2025_26.varied(
            id="x", registration_closes=(10, 30), compliance_closes=(10, 29), moderation_june_deadline=(5, 20)
        )
        due = {str(duty.due) for duty in centre.duties("2025-26", edition=edition)}
        assert {"2025-10-30", "2025-10-29", "2026-05-20"} <= due

    def test_key_dates_come_in_at_their_place(self) -> None:
        found = centre.duties("2025-26", key_dates=self.KEY_DATES)
        dated = [(duty.rule, str(duty.due or duty.begins)) for duty in found if duty.due or duty.begins]
        assert ("ENT-1", "2025-10-21") in dated
        assert ("RES-1", "2026-03-19") in dated
        assert ("CERT-7", "2026-03-20") in dated
        assert ("OUT-4", "2026-07-01") in dated
        days = [when for _, when in dated if when[0] == "2"]
        assert days == sorted(days)

    @given(st.integers(2023, 2090))
    def test_every_year_in_order(self, ends: int) -> None:
        found = centre.duties(f"{ends - 1}-{ends % 100:02}")
        undated = [not (duty.begins or duty.due) for duty in found]
        assert undated == sorted(undated)
        days = [duty.due or duty.begins for duty in found if not isinstance(duty.begins, MonthPart)]
        known = [day for day in days if isinstance(day, datetime.date)]
        assert known == sorted(known)

    def test_no_duty_or_advice_of_the_guide_is_left_out(self) -> None:
        listed = {duty.rule for duty in centre.duties("2025-26", key_dates=self.KEY_DATES)}
        assert listed == {duty.rule for duty in centre.duties("2025-26")}
        assert {rule.id for rule in RULES.values() if rule.kind.value in {"duty", "advice"}} <= listed

    def test_those_without_a_day_are_in_the_order_of_the_rules(self) -> None:
        undated = [duty.rule for duty in centre.duties("2025-26") if not (duty.begins or duty.due)]
        assert undated == sorted(undated, key=list(RULES).index)
        assert undated.count("ENT-1") == 2
        assert undated.count("CERT-7") == 1

    def test_a_part_of_a_month_stands_before_its_first_day(self) -> None:
        days = KeyDates(series=JUNE_26, amendments_close=datetime.date(2026, 6, 1))
        found = [duty.rule for duty in centre.duties("2025-26", key_dates=[days]) if duty.begins or duty.due]
        assert found[-2:] == ["PSA-1", "OUT-4"]

    def test_the_last_year_there_is(self) -> None:
        assert [duty.rule for duty in centre.duties("2998-99")].count("PSA-1") == 1

    def test_each_says_what_it_is_and_where_it_stands(self) -> None:
        for duty in centre.duties("2025-26"):
            assert (duty.page, duty.says) == (RULES[duty.rule].page, RULES[duty.rule].says)

    def test_errors(self) -> None:
        for key_dates in ([KeyDates(series=Series.june(2027))], [KeyDates(series=JUNE_26)] * 2):
            with pytest.raises(ImpossibleFacts):
                centre.duties("2025-26", key_dates=key_dates)
        with pytest.raises(InvalidFact):
            centre.duties("2025-26", key_dates=[1])  # type: ignore[list-item]
        with pytest.raises(InvalidFact):
            centre.duties("2025-26", edition=None)  # type: ignore[arg-type]
        with pytest.raises(NoRuleInForce):
            centre.duties("2021-22")
        bad: tuple[Any, ...] = ("X", "", 1, [])
        for rule in bad:
            with pytest.raises(InvalidFact):
                centre.Duty(rule)


@pytest.mark.rule("RET-1")
def test_entries_planned_for_later_leave_no_first_sitting_before_them() -> None:
    planned = [Sitting(1, series, status=Status.PLANNED) for series in (Series.june(2026), Series.january(2027))]
    one, both = (LearnerRecord(subjects.ENTERPRISE, planned[:count]) for count in (1, 2))
    assert entries.check_entry(one, 1, Series.january(2026)).allowed
    ruling = entries.check_entry(both, 1, Series.january(2026))
    assert "retakes.already-used" in {finding.code for finding in ruling.failed}


def test_a_planned_entry_is_a_sitting_of_its_own_series() -> None:
    assert entries.check_psa(Sitting(1, JUNE_26, psa=JUNE_26)).allowed
