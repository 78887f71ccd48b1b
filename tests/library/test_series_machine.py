"""A centre's series from entry to appeal, in any order of actions that the library allows.

A few learners in one subject, series after series. Whatever the library allows is done, whatever it refuses is left
undone, and beside it a plain model keeps count by the second implementation of the rules (``tests/oracle``). After each
step all records have to be lawful by that one, and what was once held has to be held still.

The default run is the same every time; with ``BTEC_RULES_SPACES`` set to ``some`` or ``all`` it is a longer one, and
another one each time. What was reached is printed with ``-s``.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from oracle import certification as oracle_certification
from oracle import external as oracle_external
from oracle import retakes as oracle_retakes
from oracle import retention as oracle_retention
from oracle.common import ART, CREATIVE, STANDARD, History, Kind, external_attempts
from spaces import SHARE

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    RULES,
    Calendar,
    KeyDates,
    LearnerRecord,
    Mark,
    Ruling,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    certification,
    entries,
    external,
    mark_sheet,
    moderation,
    post_results,
    retention,
    sampling,
    subjects,
)
from btec_rules.guide.open_points import POINT_PAGES
from btec_rules.moderation.states import ModerationState as State

SUBJECTS: dict[Subject, Kind] = {
    subjects.ENTERPRISE: STANDARD,
    subjects.SPORT: STANDARD,
    subjects.PERFORMING_ARTS: CREATIVE,
    subjects.ART_AND_DESIGN_PRACTICE: ART,
}
LEARNERS = ("Ann", "Ben", "Cem", "Dot")
FIRST, LAST = Series.january(2026), Series.june(2028)
SMALL = EDITION_2025_26.varied(
    id="a small table", sampling_bands=((2, None), (None, 2)), recording_bands=((2, None), (None, 3))
)
"""A table that leaves somebody out of a cohort of three or four."""
AGREED = {State.ACCURATE, State.AMENDED_AND_ACCEPTED}
FINAL = AGREED | {State.ADJUSTED, State.AMENDED_AND_ADJUSTED}
UNDER_WAY = {State.SUBMITTED, State.MAY_AMEND, State.STOPPED}
EXAMPLES = {"slice": 6, "some": 100, "all": 10_000}

Facts = dict[str, st.SearchStrategy[Any]]
learner = st.sampled_from(LEARNERS)
chance = st.integers(0, 9)
# What each action is given.
ENTRY: Facts = {
    "name": learner,
    "number": chance,
    "ahead": st.booleans(),
    "late": st.sampled_from([0, 0, 0, 0, 1, 10, 11]),
}
SITTING: Facts = {"missed": st.sets(st.tuples(learner, st.integers(1, 3)), max_size=3)}
SHEET: Facts = {
    "marks": st.lists(st.integers(0, 3), min_size=4, max_size=4),
    "slip": st.sampled_from(["", "", "0", "gap", "who"]),
}
SAMPLE: Facts = {
    "asked": st.none() | st.sets(learner),
    "filmed": st.none() | st.sets(learner),
    "hope": st.none() | st.integers(0, 3),
}
SUBMISSION: Facts = {"marks_late": st.sampled_from([-1, 0, 0, 1]), "sample_late": st.sampled_from([-1, 0, 0, 1])}
STEP: Facts = {"number": chance}
AMENDMENT: Facts = {"late": st.sampled_from([0, 0, 1]), "accepted": st.booleans()}
RESULTS: Facts = {"ums": st.lists(st.integers(0, 60), min_size=12, max_size=12)}
CLAIM: Facts = {"name": learner, "number": chance, "day": st.sampled_from(["in time", "late", "between", "too late"])}
REVIEW: Facts = {"day": st.sampled_from([0, 0, -1, 20, 21]), "number": chance}
APPEAL: Facts = {
    "day": st.sampled_from([0, 30, -1, 31]),
    "number": chance,
    "bad": st.sampled_from(["", "", "", "", "by", "whole", "reason"]),
}
DISPOSAL: Facts = {
    "name": learner,
    "day": st.sampled_from([84, 83, 200]),
    "problem": st.booleans(),
    "known": st.booleans(),
}


def given_(facts: Facts) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a rule of an action, drawn with *facts*."""
    return rule(**facts)  # type: ignore[call-overload,no-any-return]  # its overloads know no ``**``


def drawn(data: st.DataObject, facts: Facts) -> dict[str, Any]:
    return {name: data.draw(strategy) for name, strategy in facts.items()}


reached: Counter[str] = Counter()
"""How often each action was allowed, refused or left open: a machine that never gets to an appeal proves nothing of it."""


def days_after(day: datetime.date | None, count: int) -> datetime.date:
    assert day is not None
    return datetime.date(day.year, day.month, day.day) + datetime.timedelta(days=count)


def dates_of(series: Series) -> KeyDates:
    """Invent the key dates of a series, around its deadline for marks."""
    day = partial(days_after, moderation.submission_deadline(series))
    return KeyDates(
        series=series,
        entries_close=day(-60),
        late_entries_close=day(-50),
        resit_entries_close=day(-50) if series.season is Season.JUNE else None,
        marks_due=day(0),
        amendments_close=day(60),
        results_day=day(90),
        late_claims_open=day(92),
        late_claims_close=day(100),
        reviews_close=day(110),
    )


@attrs.define
class Cohort:
    """One internal component in the series that is going on."""

    component: int
    members: tuple[str, ...]
    present: frozenset[str]
    marks: dict[str, Mark] | None = None
    sampled: bool = False
    in_time: bool = False
    path: list[State] = attrs.field(factory=list)
    asked_on: datetime.date | None = None
    outcome: datetime.date | None = None
    appealed: bool = False

    @property
    def state(self) -> State | None:
        """Where the cohort stands in moderation; nowhere before it is submitted."""
        return self.path[-1] if self.path else None


class SeriesMachine(RuleBasedStateMachine):
    """A centre that does whatever it may, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.subject = subjects.ENTERPRISE
        self.kind: Kind = STANDARD
        self.series = FIRST
        self.sat = self.results_out = False
        self.records: dict[str, LearnerRecord] = {}
        self.cohorts: list[Cohort] = []
        self.held: dict[str, tuple[Series, ...]] = dict.fromkeys(LEARNERS, ())
        self.received: dict[str, list[datetime.date]] = {one: [] for one in LEARNERS}
        self.left: set[str] = set()
        self.disposed: set[str] = set()

    @initialize(subject=st.sampled_from([subjects.ENTERPRISE, subjects.SPORT, *SUBJECTS]), second_year=st.booleans())
    def begin(self, subject: Subject, second_year: bool) -> None:
        self.subject, self.kind = subject, SUBJECTS[subject]
        behind = [Sitting(number, Series.june(2025), 20) for number in subject.internal] if second_year else []
        self.records = {one: LearnerRecord(subject, behind) for one in LEARNERS}

    # --- what every answer has to be, and how the model sees a record -------------------------------------------------

    def may(self, action: str, ruling: Ruling) -> bool:
        """Take an answer; whatever was refused names each failed condition's rule and page."""
        reached[f"{action}: {ruling.verdict.value}"] += 1
        assert bool(ruling.failed) is (ruling.verdict is Verdict.REFUSED)
        for finding in ruling.failed:
            reached[finding.code] += len(ruling.failed) == 1  # by itself: another condition may not have done it
            assert finding.page == (POINT_PAGES.get(finding.rule) or RULES[finding.rule].page)
            assert f"({finding.rule}, p. {finding.page})" in ruling.explain()
        return ruling.allowed

    def history(self, name: str, *statuses: Status) -> History:
        """Give a record as the second implementation knows it: with those of some statuses only, if any are named."""
        return tuple(
            (one.component, one.series.ordinal, one.status.value, one.ums)
            for one in self.records[name].sittings
            if not statuses or one.status in statuses
        )

    def claimed(self, name: str) -> frozenset[int]:
        return frozenset(one.ordinal for one in self.records[name].claimed or ())

    def entry_is_lawful(self, name: str, component: int, series: Series) -> bool:
        history, claimed, when = self.history(name), self.claimed(name), series.ordinal
        if not any(one.series < series for one in self.records[name].attempts(component)):
            # What is planned for later is no bar to a first sitting.
            history = tuple(one for one in history if one[:3:2] != (component, "planned"))
        if component == self.kind[1]:
            return oracle_external.check(self.kind, history, claimed, when)[0] != "refused"
        reasons = oracle_retakes.check(self.kind, history, claimed, component, when)[1]
        if any((one[0], one[2]) == (self.kind[1], "sat") and one[1] < when for one in history):
            return reasons <= {"no-earlier-sitting"}  # a first sitting is bound like a retake, but for that (OPEN-24)
        # An external that is only entered, for an earlier series, is moved (ENT-4): it bars a retake alone.
        first = "no-earlier-sitting" in reasons
        return reasons <= ({"no-earlier-sitting", "no-resit-left", "no-resit-offered"} if first else set())

    def replace(self, name: str, sittings: Iterable[Sitting], *, claimed: Iterable[Series] | None = None) -> None:
        record = self.records[name]
        claims = record.claimed if claimed is None else tuple(claimed)
        self.records[name] = LearnerRecord(self.subject, tuple(sittings), claimed=claims)

    def some(self, wanted: Callable[[Cohort], object]) -> list[Cohort]:
        return [cohort for cohort in self.cohorts if wanted(cohort)]

    # --- entries and sittings -----------------------------------------------------------------------------------------

    @given_(ENTRY)
    def enter(self, name: str, number: int, ahead: bool, late: int) -> None:
        series = self.series.next if self.sat or (ahead and number % 2) else self.series
        component = self.subject.components[number % len(self.subject.components)]
        taken = {(one.component, one.series) for one in self.records[name].sittings}
        if name in self.left or (component, series) in taken or series > LAST:
            return
        key_dates = dates_of(series)
        on = days_after(key_dates.entries_close, late)
        calendar = Calendar([key_dates], on=on)
        ruling = entries.check_entry(self.records[name], component, series, calendar=calendar)
        lawful = self.entry_is_lawful(name, component, series) and late <= 10
        assert ruling.verdict is (Verdict.ALLOWED if lawful else Verdict.REFUSED)
        if self.may("entry", ruling):
            self.records[name] = self.records[name].adding(Sitting(component, series, status=Status.PLANNED))

    @precondition(lambda self: not self.sat)
    @given_(SITTING)
    def sit(self, missed: set[tuple[str, int]]) -> None:
        """Everybody sits or misses what is planned; an entry that has become unlawful since is withdrawn first."""
        for name in LEARNERS:
            self.withdraw_unlawful(name)
            now = []
            for one in self.records[name].sittings:
                status = one.status
                if status is Status.PLANNED and one.series == self.series:
                    status = Status.ABSENT if (name, one.component) in missed else Status.SAT
                    again = len(self.records[name].attempts(one.component, at=self.series)) > 1
                    reached[f"{'again' if again else 'first'}: {status.value}"] += 1
                now.append(attrs.evolve(one, status=status))
            self.replace(name, now)
        self.sat = True
        for component in self.subject.internal:
            entered = {
                name: one.status
                for name in LEARNERS
                for one in self.records[name].sittings
                if (one.component, one.series) == (component, self.series)
            }
            if entered:
                present = frozenset(name for name, status in entered.items() if status is Status.SAT)
                self.cohorts.append(Cohort(component, tuple(entered), present))

    def withdraw_unlawful(self, name: str) -> None:
        while True:
            record = self.records[name]
            planned = [one for one in record.sittings if one.status is Status.PLANNED and one.series == self.series]
            unlawful = [one for one in planned if not entries.check_entry(record, one.component, one.series).allowed]
            for one in planned:
                assert self.entry_is_lawful(name, one.component, one.series) is (one not in unlawful)
            if not unlawful:
                return
            reached["withdrawn"] += 1
            kept = [one for one in record.sittings if one not in unlawful]
            cashed_in = any(one.component == self.subject.external for one in unlawful)
            claims = [one for one in (record.claimed or ()) if not cashed_in or one != self.series]
            self.replace(name, kept, claimed=claims)

    # --- marks, sample, submission ------------------------------------------------------------------------------------

    @precondition(lambda self: self.some(lambda one: one.marks is None))
    @given_(SHEET)
    def type_marks(self, marks: list[int], slip: str) -> None:
        cohort = self.some(lambda one: one.marks is None)[0]
        typed = dict(zip(cohort.members, marks, strict=False))
        sheet: dict[str, Mark] = {one: mark if one in cohort.present else ABSENT for one, mark in typed.items()}
        absent = set(cohort.members) - cohort.present
        wrong = slip in {"gap", "who"}
        if slip == "gap":
            sheet.pop(cohort.members[0])
        elif slip == "who":
            sheet["Eve"] = 1
        elif slip == "0" and absent:
            sheet[min(absent)], wrong = 0, True
        ruling = mark_sheet.check(cohort.members, sheet, maximum=60, absent=absent)
        assert ruling.verdict is (Verdict.REFUSED if wrong else Verdict.ALLOWED)
        if self.may("sheet", ruling):
            cohort.marks = sheet

    @precondition(lambda self: self.some(lambda one: one.marks is not None and not one.sampled))
    @given_(SAMPLE)
    def draw_and_review(self, asked: set[str] | None, filmed: set[str] | None, hope: int | None) -> None:
        cohort = self.some(lambda one: one.marks is not None and not one.sampled)[0]
        marks = cohort.marks or {}
        recorded = None if filmed is None else [one for one in cohort.members if one in filmed]
        draw = partial(
            sampling.draw, seed="s", subject=self.subject, series=self.series, recorded=recorded, edition=SMALL
        )
        review = partial(
            sampling.review,
            marks=marks,
            subject=self.subject,
            series=self.series,
            seed="s",
            recorded=recorded,
            edition=SMALL,
        )
        drawn = draw(marks)
        assert drawn.ruling.failed or review(drawn.members).as_requested
        requested = drawn.members if asked is None else [one for one in cohort.members if one in asked]
        absent = set(cohort.members) - cohort.present
        first = review(requested, expected={one: hope for one in absent if hope is not None})
        again = review(first.final)
        assert (again.as_requested, again.final, again.added, again.replaced) == (True, first.final, (), ())
        assert absent.isdisjoint(first.final)
        assert {one.absent for one in first.replaced} == absent.intersection(requested)
        reached["sample changed"] += not first.as_requested
        if self.may("sample", first.ruling) or first.ruling.unknown:  # what is open is the centre's to confirm
            cohort.sampled = True

    @precondition(lambda self: self.some(lambda one: one.sampled and not one.path))
    @given_(SUBMISSION)
    def submit(self, marks_late: int, sample_late: int) -> None:
        cohort = self.some(lambda one: one.sampled and not one.path)[0]
        deadline = moderation.submission_deadline(self.series)
        ruling = moderation.check_submission(
            self.series,
            subject=self.subject,
            marks_in=days_after(deadline, marks_late),
            sample_in=days_after(deadline, sample_late),
            calendar=Calendar([dates_of(self.series)]),
        )
        visited = self.kind is ART
        in_time = marks_late <= 0 and (visited or sample_late <= 0)
        assert ruling.verdict is (Verdict.ALLOWED if in_time else Verdict.REFUSED)
        cohort.in_time = self.may("submission", ruling)
        cohort.path = [State.SUBMITTED]

    # --- moderation ---------------------------------------------------------------------------------------------------

    def step(self, cohort: Cohort, to: State) -> bool:
        """Take a step of moderation if it is lawful, and see that it makes sense where the cohort stands."""
        here = cohort.state
        assert here is not None
        if not self.may(f"step to {to.value}", dict(moderation.next_states(here))[to]):
            return False
        assert here not in FINAL or to is State.UNDER_REVIEW
        assert to is not State.UNDER_REVIEW or here in FINAL - AGREED
        assert to not in {State.AMENDED_AND_ACCEPTED, State.AMENDED_AND_ADJUSTED} or here is State.MAY_AMEND
        assert to is not State.SUBMITTED or here is State.STOPPED
        cohort.path.append(to)
        return True

    @precondition(lambda self: self.some(lambda one: one.path and one.state is not State.UNDER_REVIEW))
    @given_(STEP)
    def moderate(self, number: int) -> None:
        # Where moderation is over, it is tried all the same.
        under_way = self.some(lambda one: one.state in UNDER_WAY)
        cohort = (under_way or self.some(lambda one: one.state in FINAL))[0]
        assert cohort.state is not None
        steps = [to for to, _ in moderation.next_states(cohort.state)]
        to = steps[(number + 1) % len(steps)]
        if to is State.UNDER_REVIEW and cohort.state in FINAL:
            return  # that is for `ask_for_a_review`, as the next two are for `amend`
        if to not in {State.AMENDED_AND_ACCEPTED, State.AMENDED_AND_ADJUSTED} or cohort.state in FINAL:
            self.step(cohort, to)

    @precondition(lambda self: self.some(lambda one: one.path and one.state is not State.UNDER_REVIEW))
    @given_(AMENDMENT)
    def amend(self, late: int, accepted: bool) -> None:
        # Where nobody may amend, it is tried all the same.
        open_to_it = self.some(lambda one: one.state is State.MAY_AMEND)
        cohort = (open_to_it or self.some(lambda one: one.path and one.state is not State.UNDER_REVIEW))[0]
        key_dates = dates_of(self.series)
        ruling = moderation.check_amendment(
            self.series,
            found_inaccurate=bool(open_to_it),
            submitted_in_time=cohort.in_time,
            calendar=Calendar([key_dates], on=days_after(key_dates.amendments_close, late)),
        )
        lawful = bool(open_to_it) and cohort.in_time and late == 0
        assert ruling.verdict is (Verdict.ALLOWED if lawful else Verdict.REFUSED)
        if self.may("amendment", ruling):
            assert self.step(cohort, State.AMENDED_AND_ACCEPTED if accepted else State.AMENDED_AND_ADJUSTED)

    # --- results, claims and what comes after -------------------------------------------------------------------------

    @precondition(lambda self: self.sat and not self.results_out)
    @precondition(lambda self: all(one.state in FINAL for one in self.cohorts))
    @given_(RESULTS)
    def results_come_out(self, ums: list[int]) -> None:
        marks = iter(ums)
        for name in LEARNERS:
            now = [
                attrs.evolve(one, ums=next(marks)) if (one.series, one.status) == (self.series, Status.SAT) else one
                for one in self.records[name].sittings
            ]
            self.replace(name, now)
        self.results_out = True

    def entered_for_the_external(self) -> bool:
        return any(one.attempts(self.subject.external) for one in self.records.values())

    @precondition(lambda self: self.entered_for_the_external())
    @given_(CLAIM)
    def claim(self, name: str, number: int, day: str) -> None:
        record = self.records[name]
        offered = [one.series for one in record.sittings if one.component == self.subject.external] or [self.series]
        series = offered[-1 - number % 2 % len(offered)]
        if series in (record.claimed or ()):  # nothing is left to do; the model asks about it after every step
            return
        key_dates = dates_of(series)
        if number > 6:  # the day is not asked about
            ruling = certification.check_claim(record, series)
            verdict = oracle_certification.check_claim(
                self.kind, self.history(name), self.claimed(name), series.ordinal
            )[0]
            assert ruling.verdict.value == verdict
            self.may("eligibility", ruling)
            return
        late = days_after(key_dates.late_claims_open, 0)
        on = {
            "in time": days_after(key_dates.entries_close, 0),
            "between": days_after(late, -1),
            "late": late,
            "too late": days_after(key_dates.late_claims_close, 1),
        }[day]
        ruling = certification.check_claim(record, series, calendar=Calendar([key_dates], on=on))
        if not self.may("claim", ruling):
            return
        reached[f"{'further' if record.claimed else 'first'} claim"] += 1
        eligible = oracle_certification.check_claim(self.kind, self.history(name), self.claimed(name), series.ordinal)
        assert eligible[1] <= {"late-summer"}  # in May/June the key dates give days for it
        (status,) = (
            one.status for one in record.sittings if (one.component, one.series) == (self.subject.external, series)
        )
        days = (key_dates.entries_close, key_dates.late_claims_open, key_dates.late_claims_close, on)
        closes, opens, last, asked = (one.toordinal() for one in days if one is not None)
        over = (moderation.submission_deadline(series) + datetime.timedelta(days=48)).toordinal()
        in_window = oracle_certification.check_day(series.ordinal % 2, status.value, closes, opens, last, asked, over)
        assert in_window == "allowed"
        self.records[name] = record.adding(claimed=[series])

    @precondition(lambda self: self.some(lambda one: one.state in FINAL))
    @given_(REVIEW)
    def ask_for_a_review(self, day: int, number: int) -> None:
        cohorts = self.some(lambda one: one.state in FINAL)
        cohort = cohorts[number % len(cohorts)]
        key_dates = dates_of(self.series)
        on = days_after(key_dates.results_day, day)
        agreed = cohort.state in AGREED
        assert cohort.state is not None
        assert dict(moderation.next_states(cohort.state))[State.UNDER_REVIEW].allowed is not agreed
        ruling = post_results.check_review(
            self.series,
            marks_agreed=agreed,
            all_results_out=self.results_out,
            calendar=Calendar([key_dates], on=on),
        )
        lawful = not agreed and self.results_out and 0 <= day <= 20
        assert ruling.verdict is (Verdict.ALLOWED if lawful else Verdict.REFUSED)
        if self.may("review", ruling):
            assert self.step(cohort, State.UNDER_REVIEW)
            cohort.asked_on = on

    @precondition(lambda self: self.some(lambda one: one.asked_on is not None and one.outcome is None))
    @rule()
    def outcome_comes(self) -> None:
        cohort = self.some(lambda one: one.asked_on is not None and one.outcome is None)[0]
        cohort.outcome = days_after(cohort.asked_on, 40)

    @precondition(lambda self: self.some(lambda one: one.path and not one.appealed))
    @given_(APPEAL)
    def appeal(self, day: int, number: int, bad: str) -> None:
        under_review = self.some(lambda one: one.asked_on is not None and not one.appealed)
        cohorts = (number % 3 and under_review) or self.some(lambda one: one.path and not one.appealed)
        cohort = cohorts[number % len(cohorts)]
        ruling = post_results.check_appeal(
            days_after(cohort.outcome or dates_of(self.series).reviews_close, day),
            review_made=State.UNDER_REVIEW in cohort.path,
            outcome_received=cohort.outcome,
            by_centre=bad != "by",
            whole_cohort=bad != "whole",
            good_reason=bad != "reason",
        )
        assert ruling.allowed is (cohort.outcome is not None and 0 <= day <= 30 and not bad)
        if self.may("appeal", ruling):
            assert cohort.state is State.UNDER_REVIEW
            cohort.appealed = True

    @precondition(lambda self: self.results_out)
    @rule()
    def certificates_arrive(self) -> None:
        day = days_after(dates_of(self.series).results_day, 7)
        for name in LEARNERS:
            if self.series in self.held[name] and day not in self.received[name]:
                self.received[name].append(day)

    @precondition(lambda self: self.results_out)
    @rule(name=learner)
    def leave(self, name: str) -> None:
        if self.held[name]:
            self.left.add(name)

    @precondition(lambda self: self.results_out)
    @given_(DISPOSAL)
    def dispose(self, name: str, day: int, problem: bool, known: bool) -> None:
        received = tuple(self.received[name])
        on = days_after(max(received, default=dates_of(self.series).results_day), day)
        appeal = any(one.appealed and name in one.members for one in self.cohorts)
        closes = dates_of(self.series).reviews_close if known else None
        ruling = retention.check_disposal(
            certificates_received=received,
            on_programme=name not in self.left,
            appeal_open=appeal,
            certification_problem=problem,
            series=self.series if known else None,
            calendar=Calendar([dates_of(self.series)], on=on),
        )
        verdict = oracle_retention.check_disposal(on, received, name not in self.left, appeal, problem, closes)[0]
        assert ruling.verdict.value == verdict
        if self.may("disposal", ruling):
            assert self.held[name]
            self.disposed.add(name)

    @precondition(lambda self: self.results_out and self.series < LAST)
    @rule()
    def next_series(self) -> None:
        self.series = self.series.next
        self.sat = self.results_out = False
        self.cohorts = []

    # --- going on -----------------------------------------------------------------------------------------------------

    @rule(data=st.data())
    def carry_on(self, data: st.DataObject) -> None:
        """Do what comes next, several times: left to single rules, hardly a run would get as far as an appeal."""
        for _ in range(12):
            self.go_on(data)

    def go_on(self, data: st.DataObject) -> None:
        at_random = data.draw(chance)
        if not self.sat and at_random < 5:
            self.enter_everybody(data)
        elif at_random > 7 and self.entered_for_the_external():
            self.claim(**drawn(data, CLAIM))
        elif not self.sat:
            self.sit(**drawn(data, SITTING))
        elif not self.results_out:
            self.go_on_to_results(data)
        elif self.some(lambda one: one.state in FINAL) and at_random < 5:
            self.ask_for_a_review(**drawn(data, REVIEW))
        elif self.some(lambda one: one.asked_on and not one.outcome):
            if at_random % 2:
                self.appeal(**drawn(data, APPEAL))
            self.outcome_comes()
        elif self.some(lambda one: one.outcome and not one.appealed):
            self.appeal(**drawn(data, APPEAL))
        else:
            self.go_on_after_results(data)

    def enter_everybody(self, data: st.DataObject) -> None:
        for name in LEARNERS:
            for component in data.draw(st.permutations(self.subject.components)):
                if data.draw(chance) < 6:
                    number = self.subject.components.index(component)
                    self.enter(**drawn(data, ENTRY) | {"name": name, "number": number})
            if self.records[name].attempts(self.subject.external) and data.draw(chance) < 7:
                self.claim(name=name, number=0, day="in time")

    def go_on_to_results(self, data: st.DataObject) -> None:
        if self.some(lambda one: one.marks is None):
            self.type_marks(**drawn(data, SHEET))
        elif self.some(lambda one: not one.sampled):
            self.draw_and_review(**drawn(data, SAMPLE))
        elif self.some(lambda one: not one.path):
            self.submit(**drawn(data, SUBMISSION))
        elif self.some(lambda one: one.state is State.MAY_AMEND):
            self.amend(**drawn(data, AMENDMENT))
            if self.some(lambda one: one.state in UNDER_WAY) and data.draw(chance) < 5:
                self.moderate(number=data.draw(chance))
        elif self.some(lambda one: one.state in UNDER_WAY):
            self.moderate(number=data.draw(chance))
        else:
            if self.cohorts and data.draw(chance) < 3:
                self.ask_for_a_review(**drawn(data, REVIEW))
                self.moderate(number=data.draw(chance))
            self.results_come_out(**drawn(data, RESULTS))

    def go_on_after_results(self, data: st.DataObject) -> None:
        self.certificates_arrive()
        if self.series < LAST and data.draw(chance) < 7:
            self.next_series()
            return
        name = data.draw(st.sampled_from([one for one in LEARNERS if self.received[one]] or LEARNERS))
        if data.draw(chance) < 7:
            self.leave(name=name)
        self.dispose(**drawn(data, DISPOSAL) | {"name": name, "problem": data.draw(chance) > 7})

    # --- what holds after every step ----------------------------------------------------------------------------------

    @invariant()
    def attempts_never_exceed_what_is_allowed(self) -> None:
        for record in self.records.values():
            for component in self.subject.components:
                most = external_attempts(self.kind) if component == self.kind[1] else 2
                assert len(record.attempts(component)) <= most
            assert 0 <= external.sittings_left(record) <= external_attempts(self.kind)

    @invariant()
    def records_stay_lawful(self) -> None:
        """Every entry is in a season on offer, and nobody is left without a way to end with the external."""
        for name in self.records:
            for component, when, _, _ in self.history(name):
                assert when % 2 in (self.kind[3] if component == self.kind[1] else self.kind[2])
            sat = self.history(name, Status.SAT)
            ends = [when for component, when, _, _ in sat if component == self.kind[1]]
            internals = [when for component, when, _, _ in sat if component != self.kind[1]]
            if ends and internals and max(internals) > max(ends):
                assert oracle_external.sittings_left(self.kind, sat) > 0

    @invariant()
    def certificates_once_held_never_vanish(self) -> None:
        for name, record in self.records.items():
            held = tuple(one.series for one in certification.certificates(record))
            plain = oracle_certification.certificates(self.kind, self.history(name), self.claimed(name))
            assert tuple(one.ordinal for one in held) == plain
            assert held[: len(self.held[name])] == self.held[name]
            reached["two certificates"] += len(held) > max(1, len(self.held[name]))
            self.held[name] = held
            tables = certification.performance_tables_certificate(record)
            assert (tables and tables.series) == (held[0] if held else None)

    @invariant()
    def work_is_only_gone_of_those_who_left_with_a_certificate(self) -> None:
        assert self.disposed <= self.left
        assert all(self.received[name] for name in self.disposed)


BOTH_ANSWERS = ("entry", "sheet", "submission", "amendment", "claim", "eligibility", "review", "appeal", "disposal")
REFUSALS = (
    *("external.resit-used", "external.no-resit-offered", "external.internal-missing", "entries.late-entries-closed"),
    *("retakes.already-used", "moderation.not-in-time"),
    *("post_results.no-review", "post_results.marks-agreed", "post_results.results-not-out"),
)
ALSO = ("again: sat", "again: absent", "sample changed", "first claim", "further claim", "two certificates")
MOST_RUNS = 5


def run(*, repeatable: bool) -> None:
    run_state_machine_as_test(
        SeriesMachine,
        settings=settings(
            max_examples=EXAMPLES[SHARE],
            stateful_step_count=20,
            deadline=None,
            derandomize=repeatable,
            database=None,
            report_multiple_bugs=False,
            # Shrinking takes minutes: the default run shows the way to a failure as it was found.
            phases=[Phase.generate] if SHARE == "slice" else [Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.rule("ENT-1", "EXT-1", "EXT-3", "RET-1", "RET-7", "CERT-4", "CERT-5", "CERT-6")
@pytest.mark.rule("MARK-1", "SAMP-2", "SAMP-5", "MOD-4", "OUT-2", "OUT-3", "ROMM-1", "ROMM-2", "APL-1", "KEEP-1")
def test_a_centres_series_from_entry_to_appeal() -> None:
    reached.clear()
    answers = [f"{action}: {verdict}" for action in BOTH_ANSWERS for verdict in ("allowed", "refused")]
    for _ in range(1 if SHARE == "slice" else MOST_RUNS):
        # One run is enough with the Hypothesis of today; with that of tomorrow the same numbers may lead elsewhere.
        run(repeatable=SHARE == "slice")
        missing = [what for what in (*answers, *REFUSALS, *ALSO) if not reached[what]]
        if not missing:
            break
    print(dict(sorted(reached.items())))  # noqa: T201 - for the record, with -s
    assert missing == [] or SHARE == "slice"  # a slice reaches most of them
