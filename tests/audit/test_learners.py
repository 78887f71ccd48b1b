"""Learners: vectors, what to do, and where a learner stands."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from audit_cases import A_DAY, DAY, DAYS, JANUARY, JUNE, codes, record
from hypothesis import given
from hypothesis import strategies as st
from spaces import KINDS, claims_of, histories, share_of
from vectors_reader import answer, ask, check_ruling, load

from btec_rules import (
    EDITION_2025_26,
    RULES,
    KeyDates,
    LearnerRecord,
    Outcome,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    audit,
    certification,
    entries,
    external,
    moderation,
    strategies,
    subjects,
)
from btec_rules.audit import Action, Standing, Task
from btec_rules.model.series import first_offered

ONLY_JANUARY = Subject("External in January", external_seasons=(Season.JANUARY,))
INTERNAL_IN_JUNE = Subject("Internal in June", internal_seasons=(Season.JUNE,))


NOTHING_TO_DO = ("terminal_rule.internal-after-external", "audit.further-needs-resit", "terminal_rule.internal-missing")
"""What can be beyond help, or needs none, because something else on the record is in order."""


def line_of(action: Action) -> str:
    """Write an action as the vectors do."""
    task, series = action.task and action.task.value, action.series and action.series.code
    parts = (action.finding.code, task, action.component, series, action.due)
    return " ".join("-" if part is None else str(part) for part in parts)


def histories_with_plans() -> Iterator[LearnerRecord]:
    """Give every record over two series of three kinds of subject, with what is planned and cashed in."""
    states = (None, Status.SAT, Status.PLANNED)
    for subject in KINDS.values():
        for its in histories(subject, (Series.june(2025), JANUARY), states):
            yield from claims_of(its)


def carry_out(action: Action, its: LearnerRecord) -> LearnerRecord | None:
    """Do what an action says, having seen that the rules allow it; ``None`` where it is nothing that can be done here."""
    component, series, task = action.component, action.series, action.task
    if task in (Task.CLAIM, Task.CLAIM_IF_OPEN) and series is not None:
        assert not certification.check_claim(its, series).failed, action
        return its.adding(claimed=[series])
    if component is None or series is None:
        return None
    external_number = its.subject.external
    planned = [one for one in its.sittings if one.status is Status.PLANNED]
    if task is Task.WITHDRAW:
        assert (component, series) in [(one.component, one.series) for one in planned], action
        rest = [one for one in its.sittings if (one.component, one.series) != (component, series)]
        return LearnerRecord(its.subject, rest, claimed=its.claimed)
    if task in (Task.ENTER_AND_MOVE, Task.MOVE):
        rest = [one for one in its.sittings if not (one.component == external_number and one in planned)]
        its = LearnerRecord(its.subject, rest, claimed=its.claimed)
    if task in (Task.ENTER, Task.ENTER_IN_TIME, Task.ENTER_AND_MOVE, Task.ENTER_BOTH, Task.ENTER_EXTERNAL_AGAIN):
        assert not entries.check_entry(its, component, series).failed, action
        its = its.adding(Sitting(component, series, status=Status.PLANNED))
    if task in (Task.MOVE, Task.ENTER_AND_MOVE, Task.ENTER_BOTH):
        ends = first_offered(max(series, *(one.series for one in its.sittings)), its.subject.external_seasons)
        assert ends is not None
        if any(not its.attempts(number) for number in its.subject.internal):
            return its  # the other component that is missing has a task of its own
        assert not external.check(its, ends).failed, action
        return its.adding(Sitting(external_number, ends, status=Status.PLANNED))
    return its if task in (Task.ENTER, Task.ENTER_IN_TIME, Task.ENTER_EXTERNAL_AGAIN) else None


@pytest.mark.parametrize("vector", load("audit"), ids=lambda vector: vector["name"])
def test_vectors(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)
    if "actions" in vector:
        report = answer(vector["call"], vector["facts"])
        assert report.standing.value == vector["standing"]
        assert [line_of(action) for action in report.actions] == vector["actions"]
        assert bool(report.reasons) == report.at_risk
        assert len(report.explain().splitlines()) == 1 + len(report.actions)


class TestWhatToDo:
    """Each finding comes with a task, the series that it is about, and a day where one is known."""

    @pytest.mark.parametrize(
        ("sittings", "claimed", "expected"),
        [
            # the first finding that is wrong or unknown: its task, its series, its day
            (["1 2025-06 30", "2 2026-01 30", "3 2026-06 planned"], [], (Task.CLAIM, "2026-06", None)),
            (["1 2025-06 30", "2 2025-06 30", "3 2026-01 30"], [], (Task.CLAIM, "2026-01", "2026-05-29")),
            (["1 2025-06 30", "3 2026-06 planned"], [], (Task.ENTER_IN_TIME, "2026-06", "2026-04-21")),
            (["1 2025-06 30", "3 2026-01 30"], [], (Task.ENTER_BOTH, "2026-06", "2026-04-21")),
            (["1 2025-06 30", "2 2026-01 30"], [], (Task.ENTER, "2026-06", "2026-04-21")),
            (["1 2025-06 30", "2 2025-06 30", "3 2025-06 9", "1 2026-01 9"], [], (Task.ENTER_EXTERNAL_AGAIN, "2026-06", "2026-04-21")),
            (["1 2025-06 30", "2 2025-06 30", "3 2025-06 9", "1 2026-01 9"], ["2025-06"], (Task.ENTER_FOR_FURTHER, "2026-06", "2026-04-21")),
            (["1 2025-01 9", "2 2025-01 9", "3 2025-06 planned", "1 2026-06 planned"], [], (Task.MOVE, "2026-06", "2026-04-21")),
            (["1 2025-01 9", "2 2025-01 9", "3 2025-01 9", "3 2025-06 9", "1 2026-06 planned"], ["2025-06"], (Task.WITHDRAW, "2026-06", None)),
            (["1 2025-01 9", "2 2025-01 9", "1 2025-06 9", "1 2026-01 9"], [], (Task.ASK, None, None)),
            (["1 2025-01 9", "2 2025-01 9", "1 2025-06 9", "1 2026-06 planned"], [], (Task.WITHDRAW, "2026-06", None)),
            (["1 2025-01 9", "2 2026-06 planned 2026-01"], [], (Task.CORRECT, "2026-06", "2026-05-15")),
        ],
    )  # fmt: skip
    def test_task_series_and_day(
        self, sittings: list[str], claimed: list[str], expected: tuple[Task, str | None, str | None]
    ) -> None:
        on = None if expected[:2] == (Task.CLAIM, "2026-06") else DAY
        report = audit.learner(record(*sittings, claimed=tuple(claimed)), on=on, key_dates=DAYS if on else ())
        found = {
            (one.task, one.series and one.series.code, one.due and one.due.isoformat())
            for one in report.actions
            if one.finding.outcome in (Outcome.FAILED, Outcome.UNKNOWN, Outcome.CONSEQUENCE)
        }
        assert expected in found, report.explain()

    def test_a_series_whose_entries_are_closed_is_passed_over(self) -> None:
        report = audit.learner(record("1 2025-06 30", "3 2026-01 30"), on=datetime.date(2026, 4, 22), key_dates=DAYS)
        assert [(one.task, one.series) for one in report.actions[:1]] == [(Task.ENTER_BOTH, Series.january(2027))]

    def test_a_series_whose_marks_were_due_is_passed_over(self) -> None:
        for day, series in ((15, JUNE), (16, Series.january(2027))):
            report = audit.learner(record("1 2025-06 30", "3 2026-01 30"), on=datetime.date(2026, 5, day))
            assert report.actions[0].series == series

    def test_an_assignment_of_another_series_is_put_right_while_there_is_time(self) -> None:
        for sitting, day, task in (
            ("2 2026-06 planned 2026-01", 15, Task.CORRECT),
            ("2 2026-06 planned 2026-01", 16, Task.ASK),
            ("2 2026-06 40 2026-01", 16, Task.CHECK),
        ):
            report = audit.learner(record("1 2025-06 30", sitting), on=datetime.date(2026, 5, day))
            found = {one.finding.code: one.task for one in report.actions}
            assert found["entries.wrong-assignment"] is task

    def test_the_late_window_gives_way_to_asking_where_no_sitting_is_left(self) -> None:
        late = datetime.date(2026, 5, 30)
        once = record("1 2024-06 30", "2 2024-06 30", "3 2026-01 30")
        twice = record("1 2024-06 30", "2 2024-06 30", "3 2025-01 30", "3 2026-01 30")
        for its, task in ((once, Task.ENTER_EXTERNAL_AGAIN), (twice, Task.ASK)):
            (action,) = audit.learner(its, on=late, key_dates=DAYS).actions
            assert (action.finding.code, action.task) == ("certification.late-window", task)

    def test_after_the_late_window_the_series_is_one_that_has_the_external_component(self) -> None:
        its = LearnerRecord(ONLY_JANUARY, record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30").sittings)
        closes = datetime.date(2025, 10, 21)
        days = KeyDates(series=JANUARY, entries_close=closes, late_claims_open=DAY, late_claims_close=DAY)
        (action,) = audit.learner(its, on=datetime.date(2026, 4, 2), key_dates=days).actions
        assert line_of(action) == "certification.late-window enter-external-again 3 2027-01 -"

    def test_january_is_not_told_to_be_claimed_once_its_late_window_is_over(self) -> None:
        its = record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30", "3 2026-06 planned", claimed=("2026-06",))
        for day, told in ((29, True), (30, False)):
            report = audit.learner(its, on=datetime.date(2026, 5, day), key_dates=DAYS)
            assert ("audit.lost-by-resit" in codes(report)) == told

    def test_every_entry_and_claim_that_is_asked_for_is_lawful(self) -> None:
        """Carried out one after the other, the tasks lead to a certificate, as far as no one has to be asked."""
        for its in share_of(histories_with_plans(), slice_of=211, some_of=7):
            learner = its
            for _ in range(12):
                report = audit.learner(learner, key_dates=KeyDates(series=Series.june(2025)))
                carried_out = next(filter(None, (carry_out(one, learner) for one in report.actions)), None)
                if carried_out is None:
                    break
                learner = carried_out
            settled = (Standing.CERTIFICATED, Standing.ON_COURSE, Standing.HOPELESS)
            asks = any(one.task in (Task.ASK, Task.CHECK, Task.CORRECT, Task.RECORD) for one in report.actions)
            assert report.standing in settled or asks, (its, report.explain())

    def test_the_external_component_waits_for_every_internal_one_that_is_missing(self) -> None:
        report = audit.learner(record("1 2026-06 30", "3 2026-01 40"))
        assert [(one.task, one.component, one.series) for one in report.actions[:2]] == [
            (Task.ENTER_BOTH, 2, Series.january(2027)),
            (Task.ENTER_EXTERNAL_AGAIN, 3, Series.january(2027)),
        ]

    def test_where_no_way_is_left_nothing_is_asked_for_that_does_not_help(self) -> None:
        report = audit.learner(record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40"))
        assert report.standing is Standing.HOPELESS
        tasks = {one.finding.code: one.task for one in report.actions}
        assert tasks == {"terminal_rule.internal-missing": None, "audit.no-way-left": Task.ASK}

    @pytest.mark.parametrize(
        ("subject", "sittings", "claimed", "lines"),
        [
            (ONLY_JANUARY, ["1 2025-01 30", "2 2025-01 30", "3 2025-06 30"], [], ["certification.external-season-not-offered check 3 2025-06 -"]),
            (ONLY_JANUARY, ["1 2025-01 30", "2 2025-01 30", "3 2025-06 planned"], [], ["certification.external-season-not-offered withdraw 3 2025-06 -"]),
            (INTERNAL_IN_JUNE, ["1 2025-06 30", "2 2025-06 30", "3 2025-06 30", "1 2026-01 30"], ["2025-06"], ["certification.internal-season-not-offered check 1 2026-01 -", "audit.further-needs-resit enter-for-further 3 2026-06 -"]),
        ],
    )  # fmt: skip
    def test_a_sitting_in_a_season_that_is_not_offered_is_looked_at_and_an_entry_withdrawn(
        self, subject: Subject, sittings: list[str], claimed: list[str], lines: list[str]
    ) -> None:
        its = LearnerRecord(subject, record(*sittings).sittings, claimed=[Series.parse(code) for code in claimed])
        assert [line_of(action) for action in audit.learner(its).actions] == lines

    def test_with_entries_close_alone_an_entry_is_due_then_and_later_a_late_one_may_be_taken(self) -> None:
        its, closes = record("1 2025-06 30", "2 2025-06 30"), datetime.date(2026, 3, 21)
        for on, due in ((closes - A_DAY, closes), (closes, closes), (closes + A_DAY, None)):
            report = audit.learner(its, on=on, key_dates=KeyDates(series=JUNE, entries_close=closes))
            (entry,) = (one for one in report.actions if one.finding.code == "terminal_rule.external-not-sat-yet")
            assert (entry.series, entry.due) == (JUNE, due), on

    @pytest.mark.parametrize("results", [datetime.date(2026, 8, 20), datetime.date(2026, 12, 31)])
    def test_an_entry_was_over_by_the_earlier_of_results_day_and_the_next_deadline(
        self, results: datetime.date
    ) -> None:
        deadline = moderation.submission_deadline(Series.january(2027))
        its = record("1 2025-06 30", "2 2025-06 30", "3 2026-06 planned")
        report = audit.learner(its, on=datetime.date(2027, 1, 10), key_dates=KeyDates(series=JUNE, results_day=results))
        (over,) = (one for one in report.actions if one.finding.code == "audit.external-not-recorded")
        assert over.finding.params["over"] == min(results, deadline).isoformat()

    def test_where_no_way_is_left_nothing_is_to_be_sat(self) -> None:
        its = record("1 2025-01 planned", "3 2025-01 30", claimed=("2025-01",), subject="Performing Arts")
        report = audit.learner(its, until=JANUARY)
        assert report.standing is Standing.HOPELESS
        assert "audit.internal-to-come" not in codes(report)
        assert Task.SIT not in {one.task for one in report.actions}

    def test_a_missing_ums_is_no_news_before_results_day(self) -> None:
        its = record("1 2025-06 30", "2 2026-01 30", "3 2026-06 ?", claimed=("2026-06",))
        for day, told in ((19, False), (20, True)):
            report = audit.learner(its, on=datetime.date(2026, 8, day), key_dates=DAYS)
            assert ("audit.ums-missing" in codes(report)) == told

    @given(its=strategies.records(), on=st.none() | st.just(DAY), whole=st.booleans())
    def test_every_finding_comes_once_with_rule_page_and_a_sentence(
        self, its: LearnerRecord, on: datetime.date | None, whole: bool
    ) -> None:
        report = audit.learner(its, on=on, key_dates=DAYS if whole else ())
        findings = [action.finding for action in report.actions]
        assert len(set(findings)) == len(findings)
        for action in report.actions:
            assert f"({action.finding.rule}, p. {RULES[action.finding.rule].page})" in action.explain()
            assert bool(action.to_do) == (action.task is not None)
            assert (
                action.task is not None or action.finding.code in NOTHING_TO_DO or report.standing is Standing.HOPELESS
            )
            assert action.task is not Task.SIT or report.standing is not Standing.HOPELESS
        sit = {(one.component, one.series) for one in report.actions if one.task is Task.SIT}
        assert not sit & {(one.component, one.series) for one in report.actions if one.task is Task.WITHDRAW}
        assert report.explain().count("\n") == len(findings)


class TestStanding:
    @pytest.mark.parametrize(
        ("its", "standing"),
        [
            (record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30", claimed=("2026-01",)), Standing.CERTIFICATED),
            (record("1 2025-06 30", "2 2025-06 30", "3 2026-06 planned", claimed=("2026-06",)), Standing.ON_COURSE),
            (record("1 2025-06 30"), Standing.UNDER_WAY),
            (LearnerRecord(subjects.SPORT), Standing.UNDER_WAY),
            (record("1 2025-06 30", "2 2025-06 30", "3 2026-06 planned"), Standing.AT_RISK),
            (record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40"), Standing.HOPELESS),
        ],
    )
    def test_where_a_learner_stands(self, its: LearnerRecord, standing: Standing) -> None:
        report = audit.learner(its)
        assert report.standing is standing
        assert report.at_risk == (standing in (Standing.AT_RISK, Standing.HOPELESS))
        assert bool(report.reasons) == report.at_risk
        assert report.certificates == tuple(one.series for one in certification.certificates(its))

    def test_a_certificate_that_is_held_is_not_at_risk_whatever_is_wrong(self) -> None:
        its = record("1 2025-06 30 2025-01", "2 2025-06 30", "3 2026-01 30", claimed=("2026-01",))
        report = audit.learner(its)
        assert (report.standing, report.reasons) == (Standing.CERTIFICATED, ())
        assert codes(report) == ["entries.wrong-assignment"]

    def test_an_edition_is_carried_forward_from_its_own_year(self) -> None:
        its = record("1 2027-01 30", "2 2027-01 30", "3 2027-06 planned")
        later = EDITION_2025_26.varied(id="a later one", academic_year="2026-27")
        assert "OPEN-19" in audit.learner(its).assumptions
        assert "OPEN-19" not in audit.learner(its, edition=later).assumptions

    def test_the_end_of_the_course_can_leave_no_way(self) -> None:
        its = record("1 2025-06 30", "3 2026-01 30")
        assert audit.learner(its).standing is Standing.AT_RISK
        assert audit.learner(its, until=JUNE).standing is Standing.AT_RISK
        assert audit.learner(its, until=JANUARY).standing is Standing.HOPELESS

    @pytest.mark.parametrize(
        ("reason", "sittings"),
        [
            ("audit.claim-missing", ["1 2025-06 30", "2 2025-06 30", "3 2026-06 planned"]),
            ("terminal_rule.internal-after-external", ["1 2025-06 30", "2 2025-06 30", "3 2026-01 30", "1 2026-06 30"]),
            ("terminal_rule.internal-missing", ["1 2025-06 30", "3 2026-06 planned"]),
            ("certification.external-sitting-unlawful", ["1 2024-06 30", "2 2024-06 30", "3 2024-06 30", "3 2025-01 30", "3 2026-06 planned"]),
            ("certification.retake-unlawful", ["1 2024-06 30", "1 2025-01 30", "1 2025-06 30", "2 2025-06 30", "3 2026-06 planned"]),
            ("entries.wrong-assignment", ["1 2025-06 30 2025-01", "2 2025-06 30", "3 2026-06 planned"]),
            ("audit.one-sitting-for-two", ["1 2025-01 30", "2 2025-01 30", "3 2025-01 40", "3 2026-01 planned", "1 2026-06 planned"]),
        ],
    )  # fmt: skip
    def test_why_there_will_be_no_certificate_on_results_day(self, reason: str, sittings: list[str]) -> None:
        fine = record("1 2025-06 30", "2 2025-06 30", "3 2026-06 planned", claimed=("2026-06",))
        report = audit.cohort({"Ann": fine, "Ben": record(*sittings)})
        assert [one.learner for one in report.ineligible] == ["Ben"]
        assert reason in [finding.code for finding in report.ineligible[0].reasons]
