"""Cohorts: nobody's bad facts stop the others."""

import datetime
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

import pytest
from audit_cases import A_DAY, CALENDAR, DAY, DAYS, JANUARY, JUNE, codes, record

from btec_rules import (
    EDITION_2025_26,
    ENGLISH,
    Calendar,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Series,
    Sitting,
    audit,
    records_from_rows,
    subjects,
)
from btec_rules.audit import Standing
from btec_rules.guide.render import render

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
        report = audit.rows(ROWS, subject=subjects.ENTERPRISE, calendar=CALENDAR)
        assert (report.on, report.edition) == (DAY, "2025-26")
        assert [(one.learner, one.standing) for one in report.reports] == [
            ("Ann", Standing.ON_COURSE),
            ("Ben", Standing.AT_RISK),
        ]

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame(ROWS)
        assert frame["ums"].isna().any()
        given_back = audit.rows(frame.to_dict("records"), subject=subjects.ENTERPRISE, calendar=CALENDAR)
        assert given_back == audit.rows(ROWS, subject=subjects.ENTERPRISE, calendar=CALENDAR)

    def test_polars(self) -> None:
        polars = pytest.importorskip("polars")
        frame = polars.DataFrame(ROWS)
        given_back = audit.rows(frame.iter_rows(named=True), subject=subjects.ENTERPRISE, calendar=CALENDAR)
        assert given_back == audit.rows(ROWS, subject=subjects.ENTERPRISE, calendar=CALENDAR)

    @pytest.mark.parametrize("blank", [None, "", " ", float("nan")])
    def test_a_blank_ums_is_not_known_and_not_0(self, blank: object) -> None:
        for ums, told in ((blank, True), (0, False)):
            rows = [{**ROWS[0], "ums": ums, "status": "sat"}]
            (report,) = audit.rows(rows, subject=subjects.ENTERPRISE, calendar=Calendar(on=DAY)).reports
            assert ("audit.ums-missing" in codes(report)) == told

    def test_a_bad_row_stops_only_its_own_learner(self) -> None:
        bad = {"learner": "Cy", "component": 7, "series": "2026-12", "ums": "forty"}
        again = {**ROWS[3], "ums": 12}
        report = audit.rows([bad, *ROWS, again, {"learner": "", "component": 1}, "no row"], subject=subjects.ENTERPRISE)  # type: ignore[list-item]
        assert [(one.learner, one.standing) for one in report.reports] == [
            ("Cy", Standing.UNREADABLE),
            ("Ann", Standing.ON_COURSE),
            ("Ben", Standing.UNREADABLE),
        ]
        assert [fault.name for fault in report.reports[0].faults] == ["row 1: component", "row 1: series", "row 1: ums"]
        assert [fault.name for fault in report.reports[2].faults] == ["row 7"]
        assert [fault.name for fault in report.faults] == [
            "row 8: learner",
            "row 8: series",
            "row 9",
        ]
        assert "row 7" in report.explain()
        assert "row 9" in report.explain()

    def test_the_same_faults_come_out_of_records_from_rows_in_the_order_of_the_rows(self) -> None:
        rows: list[dict[str, object]] = [
            {"learner": "Cy", "component": 7, "series": "2026-06"},
            {"learner": "", "component": 1},
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

    def test_what_is_next(self) -> None:
        cohort = {
            "Ann": record("1 2025-06 30", "2 2025-06 30", "3 2026-01 30"),
            "Ben": record("1 2026-06 planned", "2 2026-06 planned", "3 2026-06 planned"),
        }
        report = audit.cohort(cohort, calendar=CALENDAR)
        # Ann: the last day on which both ways are there is that of late entries for the resit
        assert [(one.learner, one.due) for one in report.next_due] == [
            ("Ann", datetime.date(2026, 4, 21)),
            ("Ben", datetime.date(2026, 4, 21)),
        ]
        assert report.counts[Standing.UNDER_WAY] == 2
        assert sum(report.counts.values()) == 2
        assert sorted(map(repr, report.actions)) == sorted(repr(a) for one in report.reports for a in one.actions)
        summary = report.explain().splitlines()
        assert summary[0] == "Learners: 2, by the 2025-26 guide."
        assert render(ENGLISH, "line:next-due", {"due": "2026-04-21", "count": 2}) in summary
        assert audit.cohort({}).next_due == ()

    @pytest.mark.parametrize("day", [datetime.date(2025, 9, 1) + 10 * number * A_DAY for number in range(60)], ids=str)
    def test_nothing_is_due_in_the_past(self, day: datetime.date) -> None:
        cohort = {
            "Ann": record("1 2025-06 30", "2 2025-06 30", "3 2026-01 planned"),
            "Ben": record("1 2026-06 planned", "2 2026-06 planned", "3 2026-06 planned"),
            "Cy": record("1 2025-06 30", "2 2026-01 planned 2025-06"),
            "Di": record("1 2025-06 30", "2 2025-06 30", "3 2025-06 30", "1 2026-06 planned"),
        }
        report = audit.cohort(cohort, calendar=CALENDAR.moved_to(day))
        assert [one for one in report.actions if one.due is not None and one.due < day] == []

    def test_what_is_due_on_the_day_itself_is_next(self) -> None:
        last = KeyDates(series=JUNE, entries_close=DAY, late_entries_close=DAY)
        records = {"Ann": record("1 2025-06 30", "2 2025-06 30")}
        for on, following in ((DAY - A_DAY, 2), (DAY, 2), (DAY + A_DAY, 0)):
            assert len(audit.cohort(records, calendar=Calendar([last], on=on)).next_due) == following, on

    def test_that_claims_are_not_known_is_asked_once(self) -> None:
        its = LearnerRecord(subjects.SPORT, [Sitting(one, JANUARY, 40) for one in (1, 2, 3)], claimed=None)
        report = audit.cohort({"Ann": its, "Ben": its, "Cy": record("1 2025-06 30")})
        asked = [one for one in report.actions if one.finding.code == "audit.claims-not-known"]
        assert [one.learner for one in asked] == [None]
        assert report.explain().count(asked[0].finding.message) == 1
        assert all("audit.claims-not-known" in codes(one) for one in report.reports[:2])
        alone = audit.cohort({"Ann": its})
        assert [one.learner for one in alone.actions if one.finding.code == "audit.claims-not-known"] == ["Ann"]
        assert asked[0].finding.message in alone.explain()

    def test_subjects_may_differ(self) -> None:
        cohort = {"Ann": record("1 2025-06 30"), "Ben": record("1 2025-06 30", subject="Art and Design")}
        assert [len(one.actions) for one in audit.cohort(cohort).reports] == [3, 2]

    def test_it_can_be_written_as_plain_data(self) -> None:
        plain = audit.cohort({"Ann": record("1 2025-06 30"), "Ben": None}, calendar=Calendar(on=DAY)).to_dict()  # type: ignore[dict-item]
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
            {"calendar": datetime.date(2026, 4, 1)},
            {"calendar": DAYS},
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

    @pytest.mark.parametrize("records", [None, "records", [("Ann", LearnerRecord(subjects.SPORT))]])
    def test_what_is_no_cohort(self, records: Any) -> None:
        with pytest.raises(InvalidFact):
            audit.cohort(records)

    def test_a_course_that_ended_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            audit.cohort({}, until=Series.june(2022))

    def test_another_edition(self) -> None:
        counts = EDITION_2025_26.varied(id="an absence counts", absence_uses_attempt=True)
        its = record("1 2025-01 30", "2 2025-01 30", "3 2025-01 absent", "3 2025-06 absent")
        assert audit.learner(its).standing is Standing.AT_RISK
        assert audit.learner(its, edition=counts).standing is Standing.NO_WAY_LEFT


def listed_in(explained: str, report: audit.CohortReport) -> list[str]:
    """Give the learners in the order in which they are listed."""
    names = {one.learner for one in report.reports}
    return [name for name, _, _ in (line.partition(": ") for line in explained.splitlines()) if name in names]


class TestListed:
    """Who is listed, and in which order; the reports themselves stay in the order given."""

    NOTHING = record("1 2025-06 30", "2 2025-06 30", "3 2026-01 40", claimed=("2026-01",))
    TO_ENTER = record("1 2025-06 30")
    NO_WAY = record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40")
    AT_RISK = record("1 2025-06 30", "2 2025-06 30", "3 2025-06 absent")
    GIVEN: Mapping[Any, Any] = {
        "L10": TO_ENTER,
        "L2": NOTHING,
        "L1": TO_ENTER,
        "L33": None,
        "L4": NO_WAY,
        "L12": AT_RISK,
        "L3": AT_RISK,
        "L9": NOTHING,
    }

    def test_numbers_are_compared_as_numbers(self) -> None:
        names = ["L10", "l2", "10", "L2", "Zo", "L02", "2", "L2b", "9 b", "L1", "\u0663", "1" * 64, "10a", "L"]
        report = audit.cohort(dict.fromkeys(names, self.TO_ENTER))
        assert [one.learner for one in report.reports] == names
        assert listed_in(report.explain(), report) == [
            *("2", "9 b", "10", "10a", "1" * 64, "L", "L1", "L02", "L2", "l2", "L2b", "L10", "Zo", "\u0663")
        ]

    def test_whoever_has_no_id_comes_last(self) -> None:
        report = audit.cohort({"": self.TO_ENTER, "L10": self.TO_ENTER, "L2": self.TO_ENTER})
        assert [line.split(":")[0] for line in report.explain().splitlines() if line.endswith(": data errors")] == [
            render(ENGLISH, "line:nobody")
        ]
        assert (
            report.explain().index("L2:") < report.explain().index("L10:") < report.explain().index("data errors\n- ")
        )

    def test_everybody(self) -> None:
        report = audit.cohort(self.GIVEN, calendar=CALENDAR)
        assert listed_in(report.explain(), report) == ["L1", "L2", "L3", "L4", "L9", "L10", "L12", "L33"]
        assert report.explain() == report.explain(exceptions_only=False)
        assert render(ENGLISH, "line:calm", {"count": 2}) not in report.explain()

    def test_exceptions_only(self) -> None:
        report = audit.cohort(self.GIVEN, calendar=CALENDAR)
        stand = {one.learner: one.standing for one in report.reports}
        assert [stand[name] for name in ("L33", "L4", "L3", "L1", "L2")] == [
            *(Standing.UNREADABLE, Standing.NO_WAY_LEFT, Standing.AT_RISK, Standing.UNDER_WAY, Standing.CERTIFICATED)
        ]
        explained = report.explain(exceptions_only=True)
        assert listed_in(explained, report) == ["L33", "L4", "L3", "L12", "L1", "L10"]
        assert [one.learner for one in report.exceptions] == listed_in(explained, report)
        lines = explained.splitlines()
        assert lines.count("Nothing to do: 2 learners.") == 1
        assert set(lines) - {"Nothing to do: 2 learners."} < set(report.explain().splitlines())
        assert lines.index("Nothing to do: 2 learners.") < next(at for at, line in enumerate(lines) if "L33" in line)

    @pytest.mark.parametrize(
        ("calm", "line"), [(0, None), (1, "Nothing to do: 1 learner."), (2, "Nothing to do: 2 learners.")]
    )
    def test_the_count(self, calm: int, line: str | None) -> None:
        report = audit.cohort({"Ann": self.TO_ENTER} | {f"L{number}": self.NOTHING for number in range(calm)})
        found = [one for one in report.explain(exceptions_only=True).splitlines() if one.startswith("Nothing")]
        assert found == ([line] if line else [])

    def test_nothing_to_do(self) -> None:
        """Nobody is called so for whom something failed or is not known, or who has a task or a bad standing."""
        reports = [one for name, one in many(60)]
        reports += list(self.GIVEN.values())[:3]
        found = {True: 0, False: 0}
        for one in audit.cohort({str(at): its for at, its in enumerate(reports)}, calendar=CALENDAR).reports:
            found[one.nothing_to_do] += 1
            good = {Standing.CERTIFICATED, Standing.AWAITING_RESULTS, Standing.ON_COURSE, Standing.UNDER_WAY}
            wrong = one.ruling.failed or one.ruling.unknown or one.faults or one.at_risk
            tasks = [action for action in one.actions if action.task is not None]
            assert one.nothing_to_do == (one.standing in good and not wrong and not tasks)
        assert min(found.values()) > 0

    @pytest.mark.parametrize("only", [None, 1, "yes"])
    def test_what_is_neither_true_nor_false(self, only: Any) -> None:
        with pytest.raises(InvalidFact) as caught:
            audit.cohort({}).explain(exceptions_only=only)
        assert [fault.name for fault in caught.value.faults] == ["exceptions_only"]


class TestOneByOne:
    """``audit.each``: a pair that is none stops nobody, and reports come as they are asked for."""

    def test_reports_are_those_of_the_cohort(self) -> None:
        cohort = dict(many(4))
        terms: Any = {"calendar": CALENDAR, "until": JUNE.next, "edition": EDITION_2025_26.varied(id="x")}
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
    "line:next-due": "next {due} {count}",
    "line:standing": "{learner} {standing}",
    "line:nobody": "<nobody>",
    "line:finding": "{outcome} {message} {rule} {page}",
    "line:task": "{task}",
    "line:opens": "from {opens}",
    "line:way": "way {way}",
    "line:due": "by {due}",
    "line:due-first": "the first by {due}",
    "line:repeated": "again {count}",
    "line:nameless": "without a learner {count}",
    "line:fault": "bad {name}: expected {expected}; got {got}",
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
        report = audit.cohort(self.COHORT, calendar=CALENDAR)
        claim = "<outcome:consequence> <planning.claim-to-make:consequence> CERT-2 20"
        assert report.explain(BARE).splitlines() == [
            "5 2025-26",
            "<standing:under-way> 3",
            "<standing:no-way-left> 1",
            "<standing:unreadable> 1",
            "next 2026-04-21 1",
            "Ann <standing:under-way>",
            "<outcome:consequence> <audit.choice:consequence> CERT-4 21 <task:decide-in None 2026-01> by 2026-04-21",
            "way <task:claim-in None 2026-01> by 2026-05-29",
            (
                "way <task:enter-in 3 2027-01> <task:claim-in None 2026-01> by 2026-05-29 "
                "<task:claim-in None 2027-01> <line:way-open>"
            ),
            "way <task:enter-in 3 2027-01> <task:claim-in None 2027-01> <line:way-open>",
            f"{claim} <task:claim-in None 2026-01> by 2026-05-29",
            "Ben <standing:under-way>",
            "<outcome:unknown> <terminal_rule.internal-missing:unknown> EXT-1 20 <task:enter-or 2 2027-01>",
            "<outcome:unknown> <terminal_rule.external-not-sat-yet:unknown> EXT-1 20 <task:enter-or 3 2027-01>",
            f"{claim} <task:claim-or None 2027-01>",
            "Cy <standing:unreadable>",
            f"bad {report.reports[2].faults[0]}",
            "Di <standing:no-way-left>",
            "<outcome:failed> <audit.no-way-left:failed> EXT-1 20 <task:ask None >",
            *(
                f"<outcome:failed> <{one.code}:failed> {one.rule} {one.page}"
                for one in report.reports[3].reasons
                if one.code != "audit.no-way-left"
            ),
            "Em <standing:under-way>",
            *report.reports[4].explain(BARE).splitlines()[1:],
        ]

    def test_a_single_record_is_nobodys(self) -> None:
        (first, *rest) = audit.learner(record()).explain(BARE).splitlines()
        assert first == "<nobody> <standing:under-way>"
        assert [line.rpartition(" <")[2] for line in rest] == [
            *(f"task:enter-or {number} 2026-01>" for number in (1, 2, 3)),
            "task:claim-or None 2026-01>",
        ]

    def test_what_can_not_be_done_or_has_no_day_says_nothing(self) -> None:
        (no_way, missing, *_) = audit.learner(self.COHORT["Di"]).actions
        assert (missing.to_do, missing.by_when, no_way.by_when) == ("", "", "")
        assert (missing.explain_task(BARE), no_way.explain_due(BARE)) == ("", "")

    def test_what_is_wrong_with_rows_that_name_nobody_comes_before_the_learners(self) -> None:
        report = audit.rows([{"learner": "", "component": 1, "series": "2026-06"}], subject=subjects.SPORT)
        bad = [f"bad {one}" for one in report.faults]
        assert len(bad) == 1
        assert report.explain(BARE).splitlines() == ["0 2025-26", "without a learner 1", *bad]
        assert str(report) == "Learners: 0 (nobody); data errors in rows without a learner: 1"

    def test_rows_that_come_twice_are_counted(self) -> None:
        row = {"learner": "Ann", "component": 1, "series": "2026-06"}
        report = audit.rows([row, row | {"component": 2}, row | {"component": "C1"}, row], subject=subjects.SPORT)
        assert report.repeated == ((3, 1), (4, 1))
        assert report.explain(BARE).splitlines()[:3] == ["1 2025-26", "<standing:under-way> 1", "again 2"]
        assert "read once: 2" in report.explain()
        assert audit.CohortReport.from_dict(report.to_dict()) == report

    def test_as_plain_data(self) -> None:
        plain: Any = audit.cohort(self.COHORT, calendar=CALENDAR).to_dict()
        assert set(plain) == {"reports", "on", "edition", "faults", "repeated"}
        assert (plain["on"], plain["edition"], plain["faults"]) == ("2026-04-01", "2025-26", [])
        ann, ben, cy, di, em = plain["reports"]
        claim = ann["actions"][1]
        assert claim == {
            "finding": {
                "code": "planning.claim-to-make",
                "rule": "CERT-2",
                "page": 20,
                "outcome": "consequence",
                "params": {"series": "2026-01"},
            },
            "task": "claim",
            "component": None,
            "series": "2026-01",
            "moved_from": None,
            "or_until": None,
            "opens": None,
            "due": "2026-05-29",
            "learner": "Ann",
        }
        assert {key: fact for key, fact in ann.items() if key not in ("actions", "plans", "assumptions")} == {
            "learner": "Ann",
            "standing": "under-way",
            "reasons": [],
            "target": "2026-01",
            "certificates": [],
            "edition": "2025-26",
            "at_risk": False,
            "faults": [],
        }
        assert [one["certificates"] for one in ann["plans"]][:2] == [["2026-01"], ["2026-01", "2027-01"]]
        assert [(one["task"], one["component"], one["series"], one["due"]) for one in ben["actions"]] == [
            ("enter", 2, "2027-01", None),
            ("enter", 3, "2027-01", None),
            ("claim", None, "2027-01", None),
        ]
        (fault,) = cy["faults"]
        assert (set(fault), fault["name"], fault["got"]) == ({"name", "got", "expected"}, "record", "None")
        assert {(one["learner"], one["task"], one["due"]) for one in di["actions"]} == {
            ("Di", None, None),
            ("Di", "ask", None),
        }
        assert (em["target"], ann["target"]) == ("2027-01", "2026-01")

    def test_without_a_day(self) -> None:
        plain: Any = audit.rows(
            [{"learner": "", "component": 1, "series": "2026-06"}], subject=subjects.SPORT
        ).to_dict()
        assert (plain["on"], plain["reports"]) == (None, [])
        assert [(set(one), one["name"]) for one in plain["faults"]] == [
            ({"name", "got", "expected"}, f"row 1: {column}") for column in ("learner",)
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

    def test_time_grows_in_step_with_the_number_of_learners(self) -> None:
        def events(count: int) -> int:
            seen = 0

            def note(*_: object) -> None:
                nonlocal seen
                seen += 1

            before = sys.getprofile()
            sys.setprofile(note)
            try:
                for _ in audit.each(many(count), calendar=CALENDAR):
                    pass
            finally:
                sys.setprofile(before)
            return seen

        events(4)
        few, more, most = events(40), events(80), events(160)  # what is new in the first few is judged in all of them
        assert (most - more) / (more - few) == pytest.approx(2, rel=0.02)


class TestProgress:
    def test_it_is_told_after_every_thousand_and_at_the_end(self) -> None:
        record = LearnerRecord(subjects.SPORT)
        for count, expected in ((0, [0]), (1, [1]), (1_000, [1_000]), (2_500, [1_000, 2_000, 2_500])):
            records = {f"L{number}": record for number in range(count)}
            told: list[int] = []
            report = audit.cohort(records, progress=told.append)
            assert told == expected
            assert report == audit.cohort(records)
            told.clear()
            assert len(list(audit.each(records.items(), progress=told.append))) == count
            assert told == expected

    def test_each_tells_it_as_the_reports_are_taken(self) -> None:
        told: list[int] = []
        reports = audit.each(
            ((f"L{number}", LearnerRecord(subjects.SPORT)) for number in range(1_001)), progress=told.append
        )
        for _ in range(1_000):
            next(reports)
        assert told == []
        next(reports)
        assert told == [1_000]

    def test_rows_are_counted_by_learner(self) -> None:
        told: list[int] = []
        rows = [{"learner": "Ann", "component": one, "series": "2025-06"} for one in (1, 2)]
        audit.rows(rows, subject=subjects.SPORT, progress=told.append)
        assert told == [1]

    @pytest.mark.parametrize("ask", [partial(audit.cohort, {}), partial(audit.each, []), partial(audit.rows, [])])
    def test_what_cant_be_called_is_refused(self, ask: Any) -> None:
        with pytest.raises(InvalidFact, match="progress"):
            ask(progress=10)

    def test_what_it_raises_comes_out(self) -> None:
        def stop(done: int) -> None:
            raise KeyboardInterrupt(done)

        with pytest.raises(KeyboardInterrupt):
            audit.cohort({"Ann": LearnerRecord(subjects.SPORT)}, progress=stop)
