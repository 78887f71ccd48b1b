"""The proof of the advice: what the library tells somebody to do is lawful, in time, enough, and no more than is needed.

The properties are those of "What a plan is" (1 to 7), over every record of a small space (``tests/advice_space.py``) and
beyond it; then learners for whom exactly what the audit says is done, to the end of the course
(``tests/advice_life.py``). What is right is decided by a second implementation that shares nothing with the library
(``tests/oracle/advice``). ``BTEC_RULES_SPACES`` set to ``some`` or ``all`` looks at more.
"""

import datetime
import random
from collections import Counter

import pytest
from advice_bridge import as_calendar, as_changes, as_record, as_series
from advice_life import a_start, live
from advice_proof import disappearing, wrong_about
from advice_space import DATES, KINDS, Question, questions
from oracle.advice import january, june
from oracle.advice.facts import Calendar as Days
from oracle.advice.facts import Claimed, Sitting
from spaces import SHARE

from btec_rules import audit, planning
from btec_rules.audit import AuditReport

D = datetime.date
J25, JA26, J26, JA27 = june(2025), january(2026), june(2026), january(2027)
STEP = {"slice": 14_983, "some": 7_993, "all": 1}[SHARE]
"""One record in so many is looked at; primes, so that each run has all kinds of claims, calendars and ends."""
DAYS = {"slice": 4, "some": 1, "all": 1}[SHARE]
"""On one in so many of its calendars."""
LIVES = {"slice": 80, "some": 300, "all": 200_000}[SHARE]


def planned(component: int, series: int) -> Sitting:
    return (component, series, "planned", None)


def sat(component: int, series: int, ums: int | None = None) -> Sitting:
    return (component, series, "sat", ums)


def absent(component: int, series: int) -> Sitting:
    return (component, series, "absent", None)


def asked(
    kind: str, rows: tuple[Sitting, ...], claimed: Claimed, until: int | None, days: Days = None
) -> tuple[AuditReport, tuple[planning.Plan, ...]]:
    """Ask for the audit and the plans of a record of the model."""
    record, calendar = as_record((KINDS[kind], rows, claimed)), as_calendar(days)
    end = None if until is None else as_series(until)
    report = audit.learner(record, calendar=calendar, until=end)
    assert report.plans == planning.plans(record, calendar=calendar, until=end)
    return report, report.plans


def wrong(question: Question) -> list[object]:
    """Give what does not hold about a record, on all its calendars."""
    record, until, calendars = question
    found: list[object] = [
        (name, what, record, until, days) for days in calendars for name, what in wrong_about(record, until, days)
    ]
    if until is not None:
        found += [(name, what, record, until) for name, what in disappearing(record, until, calendars[1:])]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_of_the_space(kind: str) -> None:
    looked_at = 0
    for record in questions(kind, step=STEP, first=STEP // 8):
        question = record._replace(calendars=record.calendars[::DAYS])
        assert not wrong(question)
        looked_at += len(question.calendars)
    assert looked_at


def test_nobody_who_does_what_the_audit_says_loses_a_certificate() -> None:
    rng = random.Random(2026)
    ends: Counter[str] = Counter()
    for _ in range(LIVES):
        life = live(a_start(rng), every_day=SHARE != "slice")
        assert not set(life.wrong) - {"open: possible ordinary, got open", "open: possible late, got open"}, (
            life.wrong,
            life.start,
            life.log,
        )
        ends[life.end] += 1
    assert ends["CERTIFICATED; possible ordinary, got ordinary"] > LIVES // 3


class TestMended:
    """What the proof found: each was wrong once."""

    def test_a_planned_attempt_too_many_is_no_doubt_about_the_claim(self) -> None:
        rows = (sat(1, J25), planned(1, JA26), sat(1, J26), planned(2, J26))
        report, plans = asked("Art and Design", rows, (J26,), J26, (D(2025, 10, 21), DATES))
        assert report.standing is audit.Standing.AT_RISK
        assert as_changes(plans[0].actions) == (("withdraw", 1, JA26),)

    def test_claims_that_would_hold_rest_on_no_entry_that_the_rules_refuse(self) -> None:
        rows = (sat(1, J25), sat(1, J26), planned(2, J25), sat(2, J26))
        report, plans = asked("Art and Design", rows, None, J26)
        assert (
            report.standing is audit.Standing.UNCLEAR
        )  # where June 2026 is claimed only the old entry is to take back
        assert not plans

    def test_in_doubt_a_plan_costs_what_it_costs_at_worst(self) -> None:
        rows = (planned(1, J25), sat(1, JA26, 40), planned(2, J26), planned(3, JA26))
        _, plans = asked("Enterprise", rows, (), None, (D(2026, 2, 22), DATES))
        resit = next(one for one in plans if as_changes(one.actions) == (("enter", 3, J26), ("claim", J26)))
        assert "planning.late-fee" in [one.code for one in resit.ruling.consequences]  # where the exam was missed
        assert resit.actions[0].due == D(2026, 3, 28)  # without one, where it was sat

    def test_no_entry_is_withdrawn_that_could_stay(self) -> None:
        rows = (planned(1, J25), planned(2, JA26), planned(2, J26), planned(3, J26))
        _, plans = asked("Enterprise", rows, (), JA26)
        found = [as_changes(one.actions) for one in plans]
        needless = {("move", 2, J26, J25), ("withdraw", 2, JA26), ("move", 3, J26, JA26)}
        assert (("withdraw", 2, J26), ("move", 3, J26, JA26), ("claim", JA26)) in found
        assert not any(needless <= set(one) for one in found)

    def test_an_exam_is_moved_before_it_can_be_sat(self) -> None:
        """There is no resit in creative subjects: what is sat without the internal component is lost (p. 20)."""
        for on, due in ((D(2024, 12, 1), D(2024, 12, 31)), (D(2025, 5, 1), D(2025, 5, 1)), (D(2025, 6, 30),) * 2):
            _, plans = asked("Art and Design", (planned(2, J25),), (), J26, (on, DATES))
            found = {one for plan in plans for one in plan.actions if one.task is planning.Task.MOVE}
            assert [one.due for one in found] == [due], on
        _, plans = asked(
            "Enterprise", (planned(1, JA26), planned(2, J25), planned(3, J25)), (), JA26, (D(2025, 4, 1), DATES)
        )
        assert as_changes(plans[0].actions)[0] == ("move", 3, J25, JA26)
        assert plans[0].actions[0].due == D(2025, 4, 30)

    def test_a_retake_that_must_go_is_withdrawn_by_its_marks_day(self) -> None:
        rows = (sat(1, J25), sat(2, J25), sat(3, J25), planned(1, J26))
        report, plans = asked("Performing", rows, (J25,), J26, (D(2026, 3, 1), DATES))
        assert as_changes(plans[0].actions) == (("withdraw", 1, J26),)
        assert plans[0].actions[0].due == D(2026, 5, 15)
        assert report.standing is audit.Standing.AWAITING_RESULTS

    def test_nobody_is_told_to_sit_what_is_over_and_was_never_lawful(self) -> None:
        rows = (sat(1, J25), sat(1, JA26), planned(1, J26), sat(2, J26))
        report, _ = asked("Performing", rows, (), J26, (D(2026, 6, 30), DATES))
        assert report.standing is audit.Standing.NO_WAY_LEFT
        assert planning.Task.SIT not in [one.task for one in report.actions]

    def test_an_entry_is_moved_to_a_series_that_is_claimed_already(self) -> None:
        rows = (planned(1, J26), planned(2, J25), sat(2, J26))
        report, _ = asked("Art and Design", rows, (J25, J26), J26, (D(2025, 5, 20), DATES))
        assert report.standing is not audit.Standing.UNREADABLE
        record = as_record((KINDS["Art and Design"], (planned(2, J25),), (J25, J26)))
        move = planning.Action(
            report.actions[0].finding, planning.Task.MOVE, 2, as_series(J26), moved_from=as_series(J25)
        )
        assert move.apply(record).claimed == (as_series(J26),)

    def test_the_plans_of_a_beginner_whose_claims_nobody_has_asked_about_can_be_carried_out(self) -> None:
        record = as_record((KINDS["Enterprise"], (sat(1, J25), sat(2, J25)), None))
        (plan,) = planning.plans(record, until=as_series(JA26), calendar=as_calendar((D(2025, 9, 1), DATES)))
        assert plan.apply(record).claimed == (as_series(JA26),)
        entered = as_record((KINDS["Enterprise"], (planned(3, J25),), None))
        assert plan.actions[0].apply(entered).claimed is None

    def test_what_could_be_claimed_as_it_stands_is_given_up_by_a_plan_that_takes_its_entry_back(self) -> None:
        rows = (planned(1, J25), sat(1, JA26), sat(2, J25), sat(3, J25))
        for claimed in ((), None):
            _, plans = asked("Enterprise", rows, claimed, None)
            assert {one.gives_up for one in plans} == {(as_series(J25),)}, claimed

    def test_january_is_claimed_when_results_can_be_out(self) -> None:
        rows = (sat(1, JA26), sat(2, JA26), sat(3, JA26, 40))
        for on, opens in ((D(2026, 1, 31), D(2026, 2, 1)), (D(2026, 2, 1), None)):
            _, plans = asked("Enterprise", rows, (), J26, (on, {}))
            assert as_changes(plans[0].actions) == (("claim", JA26),)
            assert plans[0].actions[0].opens == opens
