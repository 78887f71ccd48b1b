"""Audit: everything about a learner at once, most urgent first; a cohort in which nobody's bad facts stop the others."""

import datetime
import gc
import sys
import tracemalloc
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spaces import KINDS, claims_of, histories, share_of
from vectors_reader import answer, ask, check_ruling, load, record_of

from btec_rules import (
    EDITION_2025_26,
    ENGLISH,
    RULES,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
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
    records_from_rows,
    strategies,
    subjects,
)
from btec_rules.audit import Action, AuditReport, Standing, Task
from btec_rules.model.series import first_offered

JANUARY, JUNE = Series.january(2026), Series.june(2026)
ONLY_JANUARY = Subject("External in January", external_seasons=(Season.JANUARY,))
INTERNAL_IN_JUNE = Subject("Internal in June", internal_seasons=(Season.JUNE,))
DAY = datetime.date(2026, 4, 1)
DAYS = (
    KeyDates(
        series=JANUARY,
        entries_close=datetime.date(2025, 10, 21),
        late_claims_open=datetime.date(2026, 3, 19),
        late_claims_close=datetime.date(2026, 5, 29),
        results_day=datetime.date(2026, 3, 19),
    ),
    KeyDates(
        series=JUNE,
        entries_close=datetime.date(2026, 3, 21),
        late_entries_close=datetime.date(2026, 4, 21),
        results_day=datetime.date(2026, 8, 20),
    ),
)
"""Invented: the guide has none of these days."""


def record(*sittings: str, claimed: tuple[str, ...] = (), subject: str = "Enterprise") -> LearnerRecord:
    return record_of({"sittings": sittings, "claimed": claimed, "subject": subject})


NOTHING_TO_DO = ("terminal_rule.internal-after-external", "audit.further-needs-resit", "terminal_rule.internal-missing")
"""What can be beyond help, or needs none, because something else on the record is in order."""


def codes(report: AuditReport) -> list[str]:
    return [action.finding.code for action in report.actions]


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
        days = KeyDates(series=JANUARY, entries_close=DAY, late_claims_open=DAY, late_claims_close=DAY)
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


def is_wrong(action: Action) -> bool:
    return action.finding.outcome is Outcome.FAILED or action.task is Task.WITHDRAW


class TestUrgency:
    def test_on_a_day_what_is_late_then_what_is_wrong_then_by_day(self) -> None:
        its = record("1 2025-06 planned", "2 2025-06 30", "3 2026-01 30", "2 2026-06 planned", "3 2026-06 planned")
        report = audit.learner(its, on=DAY, key_dates=DAYS)
        assert [(one.finding.code, one.due and one.due.isoformat()) for one in report.actions] == [
            ("audit.internal-not-recorded", "2025-05-15"),
            ("audit.internal-to-come", "2026-05-15"),
            ("audit.lost-by-resit", "2026-05-29"),
            ("certification.late-summer-claim", None),
            ("audit.external-to-come", None),
        ]

    @given(its=strategies.records(), on=st.none() | strategies.days())
    def test_days_rise_and_nothing_wrong_comes_after_a_day_that_is_ahead(
        self, its: LearnerRecord, on: datetime.date | None
    ) -> None:
        actions = audit.learner(its, on=on, key_dates=DAYS).actions
        if on is None:
            places = [0 if is_wrong(one) else list(Outcome).index(one.finding.outcome) for one in actions]
            assert places == sorted(places)
            return
        days = [one.due for one in actions if one.due is not None]
        assert days == sorted(days)
        undated_wrongs = [at for at, one in enumerate(actions) if one.due is None and is_wrong(one)]
        assert all(one.due is None or one.due < on for one in actions[: max(undated_wrongs, default=0)])


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


ROWS: list[dict[str, object]] = [
    {"learner": "Ann", "component": 1, "series": "2025-06", "ums": 30, "status": "", "claimed": ""},
    {"learner": "Ann", "component": 2, "series": "2025-06", "ums": None, "status": "sat", "claimed": ""},
    {"learner": "Ann", "component": 3, "series": "2026-06", "ums": None, "status": "planned", "claimed": "yes"},
    {"learner": "Ben", "component": 1, "series": "2025-06", "ums": 0, "status": "", "claimed": ""},
    {"learner": "Ben", "component": 3, "series": "2026-06", "ums": None, "status": "planned", "claimed": ""},
]


class TestFromRows:
    """From rows to report in three lines."""

    def test_a_list_of_dicts(self) -> None:
        report = audit.rows(ROWS, subject=subjects.ENTERPRISE, on=DAY, key_dates=DAYS)
        assert (report.on, report.edition) == (DAY, "2025-26")
        assert [(one.learner, one.standing) for one in report.reports] == [
            ("Ann", Standing.ON_COURSE),
            ("Ben", Standing.AT_RISK),
        ]

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame(ROWS)
        assert frame["ums"].isna().any()
        given_back = audit.rows(frame.to_dict("records"), subject=subjects.ENTERPRISE, on=DAY, key_dates=DAYS)
        assert given_back == audit.rows(ROWS, subject=subjects.ENTERPRISE, on=DAY, key_dates=DAYS)

    def test_polars(self) -> None:
        polars = pytest.importorskip("polars")
        frame = polars.DataFrame(ROWS)
        given_back = audit.rows(frame.iter_rows(named=True), subject=subjects.ENTERPRISE, on=DAY, key_dates=DAYS)
        assert given_back == audit.rows(ROWS, subject=subjects.ENTERPRISE, on=DAY, key_dates=DAYS)

    @pytest.mark.parametrize("blank", [None, "", " ", float("nan")])
    def test_a_blank_ums_is_not_known_and_not_0(self, blank: object) -> None:
        for ums, told in ((blank, True), (0, False)):
            rows = [{**ROWS[0], "ums": ums}]
            (report,) = audit.rows(rows, subject=subjects.ENTERPRISE, on=DAY).reports
            assert ("audit.ums-missing" in codes(report)) == told

    def test_a_bad_row_stops_only_its_own_learner(self) -> None:
        bad = {"learner": "Cy", "component": 7, "series": "2026-12", "ums": "forty"}
        again = {**ROWS[3], "ums": 12}
        report = audit.rows([bad, *ROWS, again, {"learner": ""}, "no row"], subject=subjects.ENTERPRISE)  # type: ignore[list-item]
        assert [(one.learner, one.standing) for one in report.reports] == [
            ("Cy", Standing.UNREADABLE),
            ("Ann", Standing.ON_COURSE),
            ("Ben", Standing.UNREADABLE),
        ]
        assert [fault.name for fault in report.reports[0].faults] == ["row 1: component", "row 1: series", "row 1: ums"]
        assert [fault.name for fault in report.reports[2].faults] == ["row 7"]
        assert [fault.name for fault in report.faults] == [
            "row 8: learner",
            "row 8: component",
            "row 8: series",
            "row 9",
        ]
        assert "row 7" in report.explain()
        assert "row 9" in report.explain()

    def test_the_same_faults_come_out_of_records_from_rows_in_the_order_of_the_rows(self) -> None:
        rows: list[dict[str, object]] = [
            {"learner": "Cy", "component": 7, "series": "2026-06"},
            {"learner": ""},
            {"learner": "Cy"},
        ]
        with pytest.raises(InvalidFact) as caught:
            records_from_rows(rows, subject=subjects.ENTERPRISE)
        places = [fault.name.split(":")[0] for fault in caught.value.faults]
        assert places == sorted(places)
        assert set(places) == {"row 1", "row 2", "row 3"}

    @pytest.mark.parametrize("rows", [None, "rows", {"learner": "Ann"}, 7])
    def test_what_is_no_rows(self, rows: Any) -> None:
        with pytest.raises(InvalidFact):
            audit.rows(rows, subject=subjects.ENTERPRISE)
        with pytest.raises(InvalidFact):
            audit.rows([], subject="Enterprise")  # type: ignore[arg-type]


class TestCohort:
    def test_a_learner_whose_facts_cannot_be_used_stops_nobody(self) -> None:
        early = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2021))])
        fine = record("1 2025-06 30")
        facts: Mapping[Any, Any] = {
            "Ann": early,
            "": fine,
            "Ben": "a record",
            7: fine,
            "e\u0301": fine,
            "\u00e9": fine,
            "Dee": fine,
        }
        report = audit.cohort(facts)
        assert [one.standing is Standing.UNREADABLE for one in report.reports] == [
            True,
            True,
            True,
            True,
            False,
            True,
            False,
        ]
        assert [one.learner for one in report.reports] == ["Ann", None, "Ben", None, "é", "é", "Dee"]
        assert report.unreadable == tuple(one for one in report.reports if one.standing is Standing.UNREADABLE)
        for one in report.unreadable:
            nothing_else = (one.actions, one.reasons, one.target, one.certificates, one.assumptions)
            assert nothing_else == ((), (), None, (), ())
        assert all(one.faults and not one.actions for one in report.unreadable)
        assert {one.edition for one in report.reports} == {"2025-26"}
        assert [[(fault.name, fault.got) for fault in one.faults] for one in report.unreadable] == [
            [("series", "2021-06")],
            [("learner", "''")],
            [("record", "'a record'")],
            [("learner", "7")],
            [("learner", r"'\xe9'")],
        ]
        assert all(fault.expected for one in report.unreadable for fault in one.faults)
        assert not report.ineligible

    def test_what_is_next_and_what_is_late(self) -> None:
        cohort = {
            "Ann": record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30"),
            "Ben": record("1 2026-06 planned", "2 2026-06 planned", "2 2026-01 planned"),
        }
        report = audit.cohort(cohort, on=DAY, key_dates=DAYS)
        assert [(one.learner, one.due) for one in report.next_due] == [("Ben", datetime.date(2026, 4, 21))]
        assert [(one.learner, one.finding.code) for one in report.overdue] == [("Ben", "audit.internal-not-recorded")]
        assert report.counts[Standing.AT_RISK] == 2
        assert sum(report.counts.values()) == 2
        assert sorted(map(repr, report.actions)) == sorted(repr(a) for one in report.reports for a in one.actions)
        summary = report.explain().splitlines()
        assert summary[0] == "Learners: 2, by the 2025-26 guide."
        assert "Overdue: 1" in summary
        assert "Due next: 2026-04-21 (1)" in summary
        assert audit.cohort(cohort).overdue == ()
        assert audit.cohort({}).next_due == ()

    def test_subjects_may_differ(self) -> None:
        cohort = {"Ann": record("1 2025-06 30"), "Ben": record("1 2025-06 30", subject="Art and Design")}
        assert [len(one.actions) for one in audit.cohort(cohort).reports] == [2, 1]

    def test_it_can_be_written_as_plain_data(self) -> None:
        plain = audit.cohort({"Ann": record("1 2025-06 30"), "Ben": None}, on=DAY).to_dict()  # type: ignore[dict-item]
        assert plain["on"] == "2026-04-01"
        reports = plain["reports"]
        assert isinstance(reports, list)
        assert [one["standing"] for one in reports if isinstance(one, dict)] == ["under-way", "unreadable"]

    def test_another_catalogue_is_used_throughout(self) -> None:
        loud = {
            key: f"!{text}" if ":" in key and "." in key else text.replace("To do", "NOW")
            for key, text in ENGLISH.items()
        }
        report = audit.cohort({"Ann": record("1 2025-06 30")})
        lines = report.explain(loud).splitlines()[-2:]
        assert all("!" in line and "NOW" in line for line in lines)

    @pytest.mark.parametrize(
        "arguments",
        [
            {"on": datetime.datetime(2026, 4, 1)},  # noqa: DTZ001
            {"key_dates": "2026-06"},
            {"key_dates": ["2026-06"]},
            {"until": "2026-06"},
            {"edition": "2025-26"},
        ],
        ids=str,
    )
    def test_bad_arguments(self, arguments: dict[str, Any]) -> None:
        for call in (audit.learner, audit.cohort, audit.each):
            facts: Any = LearnerRecord(subjects.SPORT) if call is audit.learner else {} if call is audit.cohort else []
            with pytest.raises(InvalidFact):
                call(facts, **arguments)
        with pytest.raises(InvalidFact):
            audit.rows([], subject=subjects.SPORT, **arguments)

    def test_one_learner_can_be_audited_with_the_days_of_one_series(self) -> None:
        its = record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30")
        assert audit.learner(its, key_dates=DAYS[0]) == audit.learner(its, key_dates=DAYS[:1])
        assert audit.learner(its, key_dates=None) == audit.learner(its)

    @pytest.mark.parametrize("records", [None, "records", [("Ann", LearnerRecord(subjects.SPORT))]])
    def test_what_is_no_cohort(self, records: Any) -> None:
        with pytest.raises(InvalidFact):
            audit.cohort(records)

    def test_facts_that_cannot_be_true_together(self) -> None:
        with pytest.raises(ImpossibleFacts):
            audit.cohort({}, key_dates=(DAYS[0], DAYS[0]))
        with pytest.raises(NoRuleInForce):
            audit.cohort({}, until=Series.june(2022))

    def test_another_edition(self) -> None:
        counts = EDITION_2025_26.varied(id="an absence counts", absence_uses_attempt=True)
        its = record("1 2025-01 30", "2 2025-01 30", "3 2025-01 absent", "3 2025-06 absent")
        assert audit.learner(its).standing is Standing.UNDER_WAY
        assert audit.learner(its, edition=counts).standing is Standing.HOPELESS


class TestOneByOne:
    """``audit.each``: a pair that is none stops nobody, and reports come as they are asked for."""

    def test_reports_are_those_of_the_cohort(self) -> None:
        cohort = dict(many(4))
        terms: Any = {"on": DAY, "key_dates": DAYS, "until": JUNE.next, "edition": EDITION_2025_26.varied(id="x")}
        assert tuple(audit.each(cohort.items(), **terms)) == audit.cohort(cohort, **terms).reports

    def test_reports_come_as_they_are_asked_for(self) -> None:
        assert [one.learner for one in islice(audit.each(many(10**9)), 3)] == ["learner 0", "learner 1", "learner 2"]

    def test_a_pair_that_is_none_stops_nobody(self) -> None:
        pairs: Any = [("Ann", KINDS_OF_LEARNER[0]), None, ("Ben",), ("Cy", KINDS_OF_LEARNER[3])]
        edition = EDITION_2025_26.varied(id="x")
        found = list(audit.each(pairs, edition=edition))
        assert [one.learner for one in found] == ["Ann", None, None, "Cy"]
        assert [[(fault.name, fault.got) for fault in one.faults] for one in found] == [
            [],
            [("pair", "None"), ("pair", "0 parts")],
            [("pair", "1 parts")],
            [],
        ]
        assert {one.edition for one in found} == {"x"}

    @pytest.mark.parametrize("records", [None, 7, "Ann", {"Ann": None}])
    def test_what_is_no_pairs_is_refused_at_once(self, records: Any) -> None:
        with pytest.raises(InvalidFact) as caught:
            audit.each(records)
        assert [fault.name for fault in caught.value.faults] == ["records"]


BARE = {key: f"<{key}>" for key in ENGLISH} | {
    **{key: f"<{key} {{component}} {{series}}>" for key in ENGLISH if key.startswith("task:")},
    "line:cohort": "{count} {edition}",
    "line:count": "{standing} {count}",
    "line:overdue": "late {count}",
    "line:next-due": "next {due} {count}",
    "line:standing": "{learner} {standing}",
    "line:nobody": "<nobody>",
    "line:finding": "{outcome} {message} {rule} {page}",
    "line:task": "{task}",
    "line:due": "by {due}",
    "line:due-first": "the first by {due}",
    "line:fault": "bad {name}: expected {expected}, got {got}",
}
"""A catalogue that says which text stands where, and what it is given."""


class TestWrittenDown:
    """As lines in any language, and as plain data."""

    COHORT: Mapping[Any, Any] = {
        "Ann": record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30"),
        "Ben": record("1 2025-06 30"),
        "Cy": None,
        "Di": record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40"),
        "Em": record(),
    }

    def test_as_lines(self) -> None:
        report = audit.cohort(self.COHORT, on=DAY, key_dates=DAYS)
        assert report.explain(BARE).splitlines() == [
            "5 2025-26",
            "<standing:under-way> 2",
            "<standing:at-risk> 1",
            "<standing:hopeless> 1",
            "<standing:unreadable> 1",
            "late 0",
            "next 2026-04-21 5",
            "Ann <standing:at-risk>",
            "<outcome:failed> <audit.claim-missing:failed> CERT-1 20 <task:claim-in None 2026-01> by 2026-05-29",
            "Ben <standing:under-way>",
            "<outcome:unknown> <terminal_rule.internal-missing:unknown> EXT-1 20 <task:enter-in 2 2026-06> the first by 2026-04-21",
            "<outcome:unknown> <terminal_rule.external-not-sat-yet:unknown> EXT-1 20 <task:enter-in 3 2026-06> the first by 2026-04-21",
            "Cy <standing:unreadable>",
            f"bad {report.reports[2].faults[0]}",
            "Di <standing:hopeless>",
            "<outcome:failed> <terminal_rule.internal-missing:failed> EXT-1 20",
            "<outcome:failed> <audit.no-way-left:failed> EXT-1 20 <task:ask None >",
            "Em <standing:under-way>",
            *report.reports[4].explain(BARE).splitlines()[1:],
        ]

    def test_a_single_record_is_nobodys(self) -> None:
        (first, *rest) = audit.learner(record()).explain(BARE).splitlines()
        assert first == "<nobody> <standing:under-way>"
        assert [line.rpartition(" <")[2] for line in rest] == [f"task:enter {number} >" for number in (1, 2, 3)]

    def test_what_can_not_be_done_or_has_no_day_says_nothing(self) -> None:
        (missing, no_way) = audit.learner(self.COHORT["Di"]).actions
        assert (missing.to_do, missing.by_when, no_way.by_when) == ("", "", "")
        assert (missing.explain_task(BARE), no_way.explain_due(BARE)) == ("", "")

    def test_what_is_wrong_with_rows_that_name_nobody_comes_before_the_learners(self) -> None:
        report = audit.rows([{"learner": ""}], subject=subjects.SPORT)
        assert report.explain(BARE).splitlines() == ["0 2025-26", "late 0", *(f"bad {one}" for one in report.faults)]

    def test_as_plain_data(self) -> None:
        plain: Any = audit.cohort(self.COHORT, on=DAY, key_dates=DAYS).to_dict()
        assert set(plain) == {"reports", "on", "edition", "faults"}
        assert (plain["on"], plain["edition"], plain["faults"]) == ("2026-04-01", "2025-26", [])
        ann, ben, cy, di, em = plain["reports"]
        finding = {
            "code": "audit.claim-missing",
            "rule": "CERT-1",
            "page": 20,
            "outcome": "failed",
            "params": {"series": "2026-01"},
        }
        assert ann == {
            "learner": "Ann",
            "standing": "at-risk",
            "actions": [
                {
                    "learner": "Ann",
                    "finding": finding,
                    "task": "claim",
                    "component": None,
                    "series": "2026-01",
                    "due": "2026-05-29",
                }
            ],
            "reasons": [finding],
            "target": "2026-01",
            "certificates": [],
            "assumptions": ["OPEN-16"],
            "edition": "2025-26",
            "faults": [],
        }
        assert [(one["task"], one["component"], one["series"], one["due"]) for one in ben["actions"]] == [
            ("enter", 2, "2026-06", "2026-04-21"),
            ("enter", 3, "2026-06", "2026-04-21"),
        ]
        (fault,) = cy["faults"]
        assert (set(fault), fault["name"], fault["got"]) == ({"name", "got", "expected"}, "record", "None")
        assert [(one["learner"], one["task"], one["due"]) for one in di["actions"]] == [
            ("Di", None, None),
            ("Di", "ask", None),
        ]
        assert (em["target"], ann["target"]) == (None, "2026-01")

    def test_without_a_day(self) -> None:
        plain: Any = audit.rows([{"learner": ""}], subject=subjects.SPORT).to_dict()
        assert (plain["on"], plain["reports"]) == (None, [])
        assert [(set(one), one["name"]) for one in plain["faults"]] == [
            ({"name", "got", "expected"}, f"row 1: {column}") for column in ("learner", "component", "series")
        ]

    def test_certificates(self) -> None:
        its = record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30", claimed=("2026-01",))
        assert audit.learner(its).to_dict()["certificates"] == ["2026-01"]


KINDS_OF_LEARNER = [
    record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30"),
    record("1 2025-06 30", "3 2026-06 planned"),
    record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40"),
    record("1 2025-06 30"),
]


def many(count: int) -> Iterator[tuple[str, LearnerRecord]]:
    return ((f"learner {number}", KINDS_OF_LEARNER[number % len(KINDS_OF_LEARNER)]) for number in range(count))


class TestScale:
    """A hundred thousand learners in bounded memory and in linear time; by events and bytes, not by seconds."""

    def test_reports_come_as_they_are_asked_for(self) -> None:
        def endless() -> Iterator[tuple[str, LearnerRecord]]:
            while True:
                yield from many(100)

        assert len(list(islice(audit.each(endless()), 10))) == 10

    def test_a_pair_that_is_none_stops_nobody(self) -> None:
        no_pairs: Any = {"Ann": KINDS_OF_LEARNER[0]}
        pairs: Any = [("Ann", KINDS_OF_LEARNER[0]), None, ("Ben",), ("Cy", KINDS_OF_LEARNER[3])]
        assert [one.learner for one in audit.each(pairs)] == ["Ann", None, None, "Cy"]
        with pytest.raises(InvalidFact):
            audit.each(no_pairs)

    def test_memory_does_not_grow_with_the_number_of_learners(self) -> None:
        def peak(count: int) -> int:
            gc.collect()
            tracemalloc.start()
            for place, _ in enumerate(audit.each(many(count), on=DAY, key_dates=DAYS)):
                if place % 25 == 0:
                    gc.collect()  # Python itself keeps freed tuples for a while
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return most

        peak(10)
        assert peak(60) < peak(20) * 1.1

    def test_time_grows_in_step_with_the_number_of_learners(self) -> None:
        def events(count: int) -> int:
            seen = 0

            def note(*_: object) -> None:
                nonlocal seen
                seen += 1

            before = sys.getprofile()
            sys.setprofile(note)
            try:
                for _ in audit.each(many(count), on=DAY, key_dates=DAYS):
                    pass
            finally:
                sys.setprofile(before)
            return seen

        events(4)
        small, large = events(20), events(80)
        assert large / small == pytest.approx(4, rel=0.02)


def test_actions_are_values() -> None:
    (action, *_) = audit.learner(KINDS_OF_LEARNER[1]).actions
    again = Action(action.learner, action.finding, action.task, action.component, action.series, action.due)
    assert action == again
    assert hash(action) == hash(again)
    assert Status.PLANNED in {one.status for one in KINDS_OF_LEARNER[1].sittings}
