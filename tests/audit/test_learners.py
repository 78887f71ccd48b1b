"""Learners: vectors, and the cases in which advice that was followed to the letter lost a certificate."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from audit_cases import CALENDAR, JANUARY, JUNE, codes, done, record
from vectors_reader import answer, ask, check_ruling, load

from btec_rules import (
    ENGLISH,
    Calendar,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Series,
    Sitting,
    Status,
    Subject,
    audit,
    certification,
    entries,
    retakes,
    subjects,
)
from btec_rules.audit import Action, Standing, Task

BOTH = ("1 2025-06 40", "2 2025-06 40")
ENTRIES = KeyDates(
    series=JANUARY, entries_close=datetime.date(2025, 10, 21), late_entries_close=datetime.date(2026, 1, 5)
)
WINDOW = KeyDates(
    series=JANUARY,
    results_day=datetime.date(2026, 3, 19),
    late_claims_open=datetime.date(2026, 3, 20),
    late_claims_close=datetime.date(2026, 4, 10),
)
JUNE_CLOSES = KeyDates(series=JUNE, entries_close=datetime.date(2026, 2, 21))
FIRST_EXTERNAL = Subject("Component 1 external", (2, 3), 1)


def line_of(action: Action) -> str:
    """Write an action as the vectors do."""
    task, series, due = action.task and action.task.value, action.series and action.series.code, action.due
    if series is not None and action.or_until is not None:
        series = f"{series}..{action.or_until.code}"
    if action.moved_from is not None:
        series = f"{action.moved_from.code}>{series}"
    day = due if action.opens is None else f"{action.opens}..{due or ''}"
    parts = (action.finding.code, task, action.component, series, day)
    return " ".join("-" if part is None else str(part) for part in parts)


@pytest.mark.parametrize("vector", load("audit"), ids=lambda vector: vector["name"])
def test_vectors(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)
    report = answer(vector["call"], vector["facts"])
    assert report.standing.value == vector["standing"]
    assert [line_of(action) for action in report.actions] == vector["actions"]
    assert [reason.code for reason in report.reasons] == vector.get("reasons", [])
    assert bool(report.reasons) == report.at_risk


@pytest.mark.parametrize("vector", load("advice"), ids=lambda vector: vector["name"])
def test_what_an_officer_has_to_do(vector: dict[str, Any]) -> None:
    report = answer(vector["call"], vector["facts"])
    to_do = [line_of(action).partition(" ")[2] for action in report.actions if action.task is not None]
    assert (report.standing.value, sorted(to_do)) == (vector["standing"], sorted(vector["to_do"])), report.explain()


def at(day: tuple[int, int, int] | None = None, *days: KeyDates) -> Calendar:
    return Calendar(days, on=None if day is None else datetime.date(*day))


CASES: Mapping[str, tuple[LearnerRecord, Calendar, Series | None, Standing, list[str]]] = {
    "a new starter with the end of the course given": (
        record(), at(), Series.june(2027), Standing.UNDER_WAY,
        ["enter 1 2026-01", "enter 2 2026-01", "enter 3 2026-01", "claim 2026-01"],
    ),
    "a new starter of a subject whose first component is external": (
        LearnerRecord(FIRST_EXTERNAL), at(), Series.june(2027), Standing.UNDER_WAY,
        ["enter 2 2026-01", "enter 3 2026-01", "enter 1 2026-01", "claim 2026-01"],
    ),
    "an internal entry in a season that the subject does not have: it is moved, and the external one stays": (
        record("1 2026-01 planned", "2 2026-06 planned", claimed=("2026-06",), subject="Art and Design"),
        at((2025, 10, 1)), None, Standing.AT_RISK, ["move 1 2026-01>2026-06", "sit 2 2026-06"],
    ),
    "all sat and claimed, before results day": (
        record("1 2026-06 ?", "2 2026-06 ?", "3 2026-06 ?", claimed=("2026-06",)),
        at((2026, 7, 1)), None, Standing.AWAITING_RESULTS, [],
    ),
    "every UMS is 0 and the claim is in": (
        record("1 2026-06 0", "2 2026-06 0", "3 2026-06 0", claimed=("2026-06",)),
        at((2026, 10, 1)), None, Standing.UNCLEAR, ["ask 2026-06"],
    ),
    "the January exam is over by the day, and nothing says what became of it": (
        record(*BOTH, "3 2026-01 planned", claimed=("2026-01",)),
        at((2026, 5, 14)), None, Standing.UNCLEAR, ["record 3 2026-01"],
    ),
    "a results day that is still to come does not make the exam one still to sit": (
        record(*BOTH, "3 2026-01 planned", claimed=("2026-01",)),
        at((2026, 3, 15), WINDOW), None, Standing.UNCLEAR, ["record 3 2026-01"],
    ),
    "late entries for the January exam are open after the marks were due": (
        record(*BOTH), at((2025, 12, 20), ENTRIES), JANUARY, Standing.AT_RISK, ["enter 3 2026-01", "claim 2026-01"],
    ),
    "with June's days given, June without a fee comes first": (
        record(*BOTH), at((2025, 12, 20), ENTRIES, JUNE_CLOSES), None, Standing.UNDER_WAY,
        ["enter 3 2026-06", "claim 2026-06"],
    ),
    "component 2 comes after a January exam that is over: what both ways need is said": (
        record("1 2025-06 ?", "2 2026-06 planned", "3 2026-01 planned", claimed=("2026-01",)),
        at((2026, 2, 1)), None, Standing.UNCLEAR,
        ["enter 3 2026-06", "sit 2 2026-06", "record 3 2026-01", "claim 2026-06", "check 2026-01", "record"],
    ),
    "January sat and not claimed, results awaited: a choice, not a risk": (
        record(*BOTH, "3 2026-01 ?"), at((2026, 2, 1), WINDOW, JUNE_CLOSES), None, Standing.UNDER_WAY,
        ["decide 2026-01", "claim 2026-01"],
    ),
    "absent from the last exam": (
        record("1 2025-06 ?", "2 2026-01 ?", "3 2026-06 absent", claimed=("2026-06",)),
        at((2026, 6, 25)), None, Standing.AT_RISK, ["enter 3 2027-01", "claim 2027-01", "record"],
    ),
    "absent from the last exam of the course": (
        record("1 2025-06 ?", "2 2026-01 ?", "3 2026-06 absent", claimed=("2026-06",)),
        at((2026, 6, 25)), JUNE, Standing.NO_WAY_LEFT, ["ask", "record"],
    ),
    "absent in January with entries still open": (
        record(*BOTH, "3 2026-01 absent"), at((2026, 2, 1), JUNE_CLOSES), JUNE, Standing.UNDER_WAY,
        ["enter 3 2026-06", "claim 2026-06"],
    ),
    "an internal sitting in a season that the subject does not have": (
        record("1 2025-01 40", subject="Art and Design"), at(), None, Standing.UNCLEAR, ["check 1 2025-01"],
    ),
    "an external sitting in a season that the subject does not have": (
        record("1 2025-01 ?", "2 2025-01 ?", "3 2025-01 ?", "3 2025-06 absent", subject="Performing Arts"),
        at((2025, 7, 10)), None, Standing.UNCLEAR, ["check 3 2025-01", "record"],
    ),
    "a retake after the claim in a subject without a resit is withdrawn": (
        record("1 2025-06 planned", "2 2025-06 planned", "1 2026-06 planned", claimed=("2025-06",), subject="Art and Design"),
        at(), None, Standing.AT_RISK, ["withdraw 1 2026-06", "sit 1 2025-06", "sit 2 2025-06"],
    ),
    "the same once all is sat": (
        record("1 2025-06 ?", "2 2025-06 ?", "3 2025-06 ?", "1 2026-06 planned", claimed=("2025-06",), subject="Performing Arts"),
        at(), None, Standing.AWAITING_RESULTS, ["withdraw 1 2026-06"],
    ),
    "the external component entered twice where there is one sitting: the first one is withdrawn": (
        record("2 2025-06 planned", "1 2026-06 planned", "2 2026-06 planned", claimed=("2026-06",), subject="Art and Design"),
        at(), None, Standing.AT_RISK, ["withdraw 2 2025-06", "sit 1 2026-06", "sit 2 2026-06"],
    ),
    "two internal components after the external one: it is entered again once": (
        record("3 2025-01 ?", "1 2025-06 planned", "2 2025-06 planned"), at(), None, Standing.AT_RISK,
        ["enter 3 2025-06", "sit 1 2025-06", "sit 2 2025-06", "claim 2025-06"],
    ),
    "the course is over": (record(*BOTH), at((2026, 9, 1)), JUNE, Standing.NO_WAY_LEFT, ["ask"]),
    "an exam that lies ahead is said to be sat": (
        record(*BOTH, "3 2026-06 ?", claimed=("2026-06",)), at((2025, 11, 1)), JUNE, Standing.UNCLEAR, ["check 3 2026-06"],
    ),
    "an internal component done in November on the assignment released in September": (
        record("1 2026-06 ?", "2 2025-06 40"), at((2025, 11, 10)), None, Standing.UNDER_WAY,
        ["enter 3 2026-06", "claim 2026-06"],
    ),
    "June sat and not claimed, the October after": (
        record(*BOTH, "3 2025-06 40"), at((2025, 10, 10)), None, Standing.AT_RISK, ["claim 2025-06", "decide 2025-06"],
    ),
    "a retake done in November does not close the January exam": (
        record(*BOTH, "3 2026-01 planned", "1 2026-06 ?", claimed=("2026-01",)),
        at((2025, 11, 20)), None, Standing.ON_COURSE, ["sit 3 2026-01"],
    ),
    "January claimed, and a resit entered and claimed": (
        record(*BOTH, "3 2026-01 40", "3 2026-06 planned", claimed=("2026-01", "2026-06")),
        at((2026, 4, 1)), None, Standing.CERTIFICATED, ["sit 3 2026-06"],
    ),
    "everything but the claim is there, on the last day of late entries": (
        record(*BOTH, "3 2026-06 planned"), CALENDAR.moved_to(datetime.date(2026, 4, 21)), None, Standing.UNDER_WAY,
        ["claim 2026-06", "sit 3 2026-06"],
    ),
}  # fmt: skip
"""Each found by doing what an audit said, or by asking what an exams officer asks; with what is right."""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_advice_that_can_be_followed(
    case: tuple[LearnerRecord, Calendar, Series | None, Standing, list[str]],
) -> None:
    its, calendar, until, standing, to_do = case
    report = audit.learner(its, calendar=calendar, until=until)
    assert (report.standing, done(report)) == (standing, to_do), report.explain()


class TestFollowed:
    """What the audit says, carried out."""

    @pytest.mark.parametrize("case", CASES.values(), ids=CASES)
    def test_nothing_more_has_to_change_after_it(self, case: Any) -> None:
        its, calendar, until, *_ = case
        report = audit.learner(its, calendar=calendar, until=until)
        for action in report.actions:
            its = action.apply(its)
        after = audit.learner(its, calendar=calendar, until=until)
        changed = [one for one in after.actions if one.task in (Task.ENTER, Task.MOVE, Task.WITHDRAW, Task.CLAIM)]
        assert changed == []

    @pytest.mark.parametrize("case", CASES.values(), ids=CASES)
    def test_what_it_advises_is_allowed(self, case: Any) -> None:
        its, calendar, until, *_ = case
        report = audit.learner(its, calendar=calendar, until=until)
        after = its
        for action in report.actions:
            after = action.apply(after)
        for action in report.actions:
            opens = action.opens or calendar.on
            on_the_day = calendar if opens is None else calendar.moved_to(opens)
            if action.task in (Task.ENTER, Task.MOVE) and action.component and action.series:
                ruling = entries.check_entry(after, action.component, action.series, calendar=on_the_day)
                assert not ruling.failed, (action, ruling.explain())
            if action.task is Task.CLAIM and action.series:
                unclaimed = LearnerRecord(after.subject, after.sittings)
                ruling = certification.check_claim(unclaimed, action.series, calendar=on_the_day)
                assert not ruling.failed, (action, ruling.explain())


class TestWords:
    def test_the_days_of_a_choice(self) -> None:
        report = audit.learner(record(*BOTH, "3 2026-01 ?"), calendar=at((2026, 2, 1), WINDOW, JUNE_CLOSES), until=JUNE)
        decide, claim = report.actions
        assert (decide.task, decide.due) == (Task.DECIDE, datetime.date(2026, 2, 21))
        assert (claim.opens, claim.due) == (datetime.date(2026, 3, 20), datetime.date(2026, 4, 10))
        assert [len(plan.certificates) for plan in report.plans] == [1, 2, 1]
        assert len(report.explain_ways()) == 3

    def test_a_way_that_may_be_closed_says_so(self) -> None:
        # Without the last day for entries after January, nobody knows whether the entry for May/June can be claimed.
        report = audit.learner(
            record(*BOTH, "3 2026-01 ?", "3 2026-06 planned"),
            calendar=at((2026, 4, 1), WINDOW, JUNE_CLOSES),
            until=JUNE,
        )
        marked = {**ENGLISH, "line:way-open": "<open>"}
        ways = report.explain_ways(marked)
        assert [way.endswith("<open>") for way in ways] == [bool(plan.ruling.unknown) for plan in report.plans]
        assert [way.endswith("<open>") for way in ways] == [False, True, True]

    def test_what_is_lost_by_a_resit_that_is_entered_already(self) -> None:
        its = record(*BOTH, "3 2026-01 30", "3 2026-06 planned", claimed=("2026-06",))
        report = audit.learner(its, calendar=CALENDAR)
        (decide,) = [one for one in report.actions if one.task is Task.DECIDE]
        assert (decide.finding.code, decide.series, decide.due) == (
            "planning.earlier-result-lost",
            JANUARY,
            datetime.date(2026, 5, 29),
        )
        assert report.plans[0].gives_up == (JANUARY,)
        assert audit.learner(its).actions[0].due is None

    def test_the_series_that_would_do_too(self) -> None:
        first, *_ = audit.learner(record(*BOTH), until=Series.june(2027)).actions
        assert (first.series, first.or_until) == (JANUARY, Series.june(2027))

    def test_a_late_fee_is_said(self) -> None:
        report = audit.learner(record(*BOTH), calendar=at((2025, 12, 20), ENTRIES), until=JANUARY)
        assert "planning.late-fee" in codes(report)
        assert [one.code for one in report.reasons] == ["planning.late-fee"]

    def test_the_certificate_that_is_expected(self) -> None:
        assert audit.learner(record(*BOTH, "3 2026-01 planned", claimed=("2026-01",))).target == JANUARY
        assert audit.learner(record(*BOTH), calendar=at((2026, 9, 1)), until=JUNE).target is None

    def test_the_worst_way_of_a_record_in_doubt_says_who_is_at_risk(self) -> None:
        pending = record(*BOTH, "3 2026-06 planned", claimed=("2026-06",))
        report = audit.learner(pending, calendar=at((2026, 7, 2)), until=JUNE)
        assert (report.standing, report.at_risk) == (Standing.UNCLEAR, True)
        assert report.reasons[0].code == "audit.no-way-left"
        fine = LearnerRecord(subjects.SPORT, [Sitting(one, JANUARY, 40) for one in (1, 2, 3)], claimed=None)
        assert not audit.learner(fine).at_risk

    def test_a_question_is_due_before_the_worst_way_loses_a_plan(self) -> None:
        pending = record(*BOTH, "3 2026-01 planned", claimed=("2026-01",))
        report = audit.learner(pending, calendar=at((2026, 2, 1), JUNE_CLOSES))
        (asked,) = report.actions
        assert (asked.task, asked.due) == (Task.RECORD, datetime.date(2026, 2, 21))

    def test_a_retake_makes_no_further_sitting_necessary_of_its_own(self) -> None:
        its = LearnerRecord(
            subjects.ENTERPRISE,
            [
                Sitting(1, Series.january(2025)),
                Sitting(3, JANUARY),
                Sitting(2, JUNE, status=Status.PLANNED),
            ],
        )
        (told,) = [one for one in retakes.check(its, 1, Series.june(2025)).findings if one.rule == "RET-7"]
        assert told.message.startswith("This retake ")  # and not "no further external sitting is needed"


class TestArguments:
    def test_malformed(self) -> None:
        wrong: Any = {"calendar": CALENDAR.key_dates, "until": "2026-06", "edition": "2025-26"}
        for name, value in wrong.items():
            with pytest.raises(InvalidFact) as caught:
                audit.learner(record(), **{name: value})
            assert [fault.name for fault in caught.value.faults] == [name]
        nobody: Any = None
        with pytest.raises(InvalidFact):
            audit.learner(nobody)

    def test_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            audit.learner(record(), until=Series.june(2022))
        with pytest.raises(NoRuleInForce):
            audit.learner(LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2021))]))

    @pytest.mark.parametrize("day", [datetime.date(2000, 1, 1), datetime.date(2999, 12, 31)], ids=str)
    def test_the_first_and_the_last_day(self, day: datetime.date) -> None:
        assert audit.learner(record(), calendar=Calendar(on=day)).standing in (Standing.UNDER_WAY, Standing.NO_WAY_LEFT)

    def test_many_planned_entries_are_answered_in_bounded_time(self) -> None:
        series = [Series(year, season) for year in range(2026, 2126) for season in (JANUARY.season, JUNE.season)]
        planned = [Sitting(1, one, status=Status.PLANNED) for one in series]
        report = audit.learner(LearnerRecord(subjects.SPORT, planned), until=Series.june(2999))
        assert report.standing is Standing.AT_RISK
