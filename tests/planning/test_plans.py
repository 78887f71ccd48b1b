"""Plans: the choice that the guide offers, prices, days and doubt."""

import datetime
from typing import Any

import pytest
from audit_cases import record

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Series,
    Sitting,
    Verdict,
    planning,
    subjects,
)
from btec_rules.planning import Plan, Task

JANUARY, JUNE, NEXT = Series.january(2026), Series.june(2026), Series.january(2027)
BOTH = ("1 2025-06 40", "2 2025-06 40")


def written(plan: Plan) -> str:
    """Write the changes of a plan short."""
    parts = []
    for one in plan.actions:
        assert one.task is not None
        assert one.series is not None
        moved = "" if one.moved_from is None else f"{one.moved_from.code}>"
        parts.append(f"{one.task.value} {one.component or ''}{' ' * bool(one.component)}{moved}{one.series.code}")
    return ", ".join(parts)


def plans(its: LearnerRecord, until: Series | None = None, calendar: Calendar | None = None) -> list[str]:
    return [written(plan) for plan in planning.plans(its, until=until, calendar=calendar)]


def at(day: tuple[int, int, int], *days: KeyDates) -> Calendar:
    return Calendar(days, on=datetime.date(*day))


class TestWhichOnes:
    def test_a_january_that_is_sat_and_not_claimed(self) -> None:
        """Claim it; claim it, resit and recertify; or wait and resit (p. 21): the one that gives nothing up first."""
        found = planning.plans(record(*BOTH, "3 2026-01 30"), until=JUNE)
        assert [written(one) for one in found] == [
            "claim 2026-01",
            "enter 3 2026-06, claim 2026-01, claim 2026-06",
            "enter 3 2026-06, claim 2026-06",
        ]
        assert [one.certificates for one in found] == [(JANUARY,), (JANUARY, JUNE), (JUNE,)]
        assert [one.gives_up for one in found] == [(), (), (JANUARY,)]

    def test_who_lacks_nothing_has_the_plan_without_actions(self) -> None:
        assert plans(record(*BOTH, "3 2026-01 30", claimed=("2026-01",))) == [""]
        assert plans(record(*BOTH, "3 2026-06 planned", claimed=("2026-06",))) == [""]

    def test_every_internal_component_comes_by_the_external_one(self) -> None:
        found = plans(LearnerRecord(subjects.SPORT), until=JUNE)
        assert found == [
            "enter 1 2026-01, enter 2 2026-01, enter 3 2026-01, claim 2026-01",
            "enter 1 2026-01, enter 2 2026-01, enter 3 2026-06, claim 2026-06",
            "enter 1 2026-01, enter 2 2026-06, enter 3 2026-06, claim 2026-06",
            "enter 2 2026-01, enter 1 2026-06, enter 3 2026-06, claim 2026-06",
            "enter 1 2026-06, enter 2 2026-06, enter 3 2026-06, claim 2026-06",
        ]

    def test_what_the_course_leaves_no_room_for_is_moved(self) -> None:
        its = record(*BOTH, "3 2027-01 planned", claimed=("2027-01",))
        assert plans(its, until=JUNE) == ["move 3 2027-01>2026-01", "move 3 2027-01>2026-06"]
        assert plans(its, until=NEXT) == [""]

    def test_a_retake_that_has_no_external_sitting_after_it_is_withdrawn(self) -> None:
        its = record(
            "1 2025-06 planned",
            "2 2025-06 planned",
            "1 2026-06 planned",
            claimed=("2025-06",),
            subject="Art and Design",
        )
        assert plans(its)[0] == "withdraw 1 2026-06"  # fmt: skip

    def test_a_resit_that_is_entered_is_not_withdrawn_without_need(self) -> None:
        assert plans(record(*BOTH, "3 2026-01 30", "3 2026-06 planned"), until=JUNE) == [
            "claim 2026-01",
            "claim 2026-01, claim 2026-06",
            "claim 2026-06",
        ]

    def test_an_entry_whose_claim_comes_too_late_is_moved(self) -> None:
        closed = KeyDates(
            series=JANUARY, entries_close=datetime.date(2025, 10, 1), late_entries_close=datetime.date(2025, 10, 20),
            late_claims_open=datetime.date(2026, 2, 2), late_claims_close=datetime.date(2026, 2, 3),
        )  # fmt: skip
        its = record(*BOTH, "3 2026-01 ?")
        (plan, *_) = planning.plans(its, until=JUNE, calendar=at((2026, 2, 4), closed))
        assert [one.finding.code for one in plan.actions] == ["planning.claim-closed", "planning.claim-to-make"]

    def test_ordinary_entries_come_before_moves(self) -> None:
        """An entry that can stay is not moved to get an earlier certificate."""
        first, *_ = plans(record("1 2025-06 30", "3 2026-06 planned"))
        assert first == "enter 2 2026-01, claim 2026-06"

    def test_no_way(self) -> None:
        its = record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40")
        assert plans(its) == []

    def test_the_course_ends_before_anything_can_be_entered(self) -> None:
        assert plans(record(*BOTH), until=JANUARY, calendar=at((2026, 2, 1))) == []
        assert plans(record(*BOTH), until=JANUARY, calendar=at((2026, 1, 31))) != []


class TestDays:
    LATE = KeyDates(
        series=JUNE,
        entries_close=datetime.date(2026, 2, 21),
        late_entries_close=datetime.date(2026, 3, 20),
        high_late_fees_from=datetime.date(2026, 3, 1),
        resit_entries_close=datetime.date(2026, 3, 28),
    )

    @pytest.mark.parametrize(
        ("day", "due", "codes"),
        [
            ((2026, 2, 21), (2026, 2, 21), []),
            ((2026, 2, 22), (2026, 3, 20), ["planning.late-fee"]),
            ((2026, 3, 1), (2026, 3, 20), ["planning.high-late-fee"]),
            ((2026, 3, 20), (2026, 3, 20), ["planning.high-late-fee"]),
        ],
    )
    def test_fees(self, day: Any, due: Any, codes: list[str]) -> None:
        (plan,) = planning.plans(record(*BOTH), until=JUNE, calendar=at(day, self.LATE))
        assert [one.due for one in plan.actions] == [datetime.date(*due)] * 2
        assert [one.code for one in plan.ruling.consequences if "fee" in one.code] == codes

    def test_a_resit_after_january_costs_no_fee(self) -> None:
        its = record(*BOTH, "3 2026-01 30", "1 2026-01 20")
        window = KeyDates(series=JANUARY, late_claims_close=datetime.date(2026, 3, 1))
        (plan,) = planning.plans(its, until=JUNE, calendar=at((2026, 3, 25), self.LATE, window))
        assert (written(plan), plan.actions[0].due) == ("enter 3 2026-06, claim 2026-06", datetime.date(2026, 3, 28))
        assert not [one for one in plan.ruling.consequences if "fee" in one.code]

    def test_after_the_last_day_there_is_none(self) -> None:
        assert plans(record(*BOTH), until=JUNE, calendar=at((2026, 3, 21), self.LATE)) == []

    def test_a_day_that_nobody_gave_is_named(self) -> None:
        (plan,) = planning.plans(record(*BOTH), until=JUNE, calendar=at((2026, 3, 1)))
        assert plan.ruling.verdict is Verdict.UNDECIDED
        assert [(one.code, one.params["fact"]) for one in plan.ruling.unknown] == [
            ("planning.entry-days", "entries_close"),
            ("planning.entry-days", "late_entries_close"),
            ("planning.claim-days", "entries_close"),
            ("planning.claim-days", "late_entries_close"),
        ]

    def test_the_late_window_of_january(self) -> None:
        window = KeyDates(
            series=JANUARY,
            results_day=datetime.date(2026, 3, 19),
            late_claims_open=datetime.date(2026, 3, 20),
            late_claims_close=datetime.date(2026, 4, 10),
        )
        its = record(*BOTH, "3 2026-01 ?")
        for day, opens in (((2026, 2, 1), datetime.date(2026, 3, 20)), ((2026, 3, 20), None), ((2026, 4, 10), None)):
            (plan, *_) = planning.plans(its, until=JANUARY, calendar=at(day, window))
            assert [(one.task, one.opens, one.due) for one in plan.actions] == [
                (Task.CLAIM, opens, datetime.date(2026, 4, 10))
            ]
        assert planning.plans(its, until=JANUARY, calendar=at((2026, 4, 11), window)) == ()


class TestDoubt:
    def test_what_holds_whichever_way_it_turns(self) -> None:
        """The January exam has no outcome; component 2 comes after it either way."""
        its = record("1 2025-06 30", "2 2026-06 planned", "3 2026-01 planned", claimed=("2026-01",))
        found = plans(its, until=JUNE, calendar=at((2026, 2, 1)))
        assert found == ["enter 3 2026-06, claim 2026-06"]

    def test_nothing_holds_both_ways(self) -> None:
        its = record(*BOTH, "3 2026-01 planned", claimed=("2026-01",))
        assert plans(its, calendar=at((2026, 2, 1))) == []

    def test_of_many_impossible_rows_all_and_none_are_looked_at(self) -> None:
        rows = [Sitting(1, one) for one in (JUNE, NEXT, NEXT.next, NEXT.next.next, NEXT.next.next.next)]
        its = LearnerRecord(subjects.SPORT, rows)
        assert planning.plans(its, calendar=at((2025, 11, 1)), until=NEXT.next) == planning.plans(
            LearnerRecord(subjects.SPORT, rows[:4]), calendar=at((2025, 11, 1)), until=NEXT.next
        )

    def test_claims_that_are_not_known(self) -> None:
        its = LearnerRecord(subjects.SPORT, [Sitting(one, JANUARY, 40) for one in (1, 2, 3)], claimed=None)
        assert plans(its) == []
        nobody_sat = LearnerRecord(subjects.SPORT, [Sitting(1, JANUARY, 40)], claimed=None)
        assert plans(nobody_sat, until=JUNE) == ["enter 2 2026-06, enter 3 2026-06, claim 2026-06"]


class TestCosts:
    def test_the_last_sitting_and_what_the_tables_count(self) -> None:
        *_, resit = planning.plans(record(*BOTH, "3 2026-01 30"), until=JUNE)
        assert [one.code for one in resit.ruling.consequences] == [
            "planning.earlier-result-lost",
            "planning.last-external-sitting",
            "planning.tables-count",
        ]

    def test_the_only_sitting(self) -> None:
        (plan,) = planning.plans(record("1 2025-06 40", subject="Art and Design"), until=JUNE)
        assert "planning.only-external-sitting" in [one.code for one in plan.ruling.consequences]

    def test_the_last_attempt_at_an_internal_component(self) -> None:
        its = record("1 2026-06 planned", "2 2025-06 40", "3 2026-01 planned", claimed=("2026-01",))
        found = {written(one): one for one in planning.plans(its)}
        assert "planning.last-attempt" in [one.code for one in found["enter 1 2026-01"].ruling.consequences]

    def test_a_total_of_0(self) -> None:
        (plan, *_) = planning.plans(record("1 2025-06 0", "2 2025-06 0", "3 2026-01 0"), until=JANUARY)
        assert [one.code for one in plan.ruling.unknown] == ["planning.total-zero"]
        assert plan.actions[0].finding.code == "planning.total-zero"

    def test_a_summer_after_its_entries(self) -> None:
        (plan,) = planning.plans(record(*BOTH, "3 2025-06 40"), until=Series.june(2025), calendar=at((2025, 10, 1)))
        assert [one.code for one in plan.ruling.unknown] == ["planning.late-summer-claim"]
        assert "OPEN-28" in plan.ruling.assumptions


class TestArguments:
    @pytest.mark.parametrize(
        ("name", "value"), [("until", "2026-06"), ("calendar", datetime.date(2026, 1, 1)), ("edition", "2025-26")]
    )
    def test_malformed(self, name: str, value: Any) -> None:
        for call in (planning.plans, planning.in_the_way):
            with pytest.raises(InvalidFact) as caught:
                call(record(), **{name: value})
            assert [fault.name for fault in caught.value.faults] == [name]
        nobody: Any = None
        with pytest.raises(InvalidFact):
            planning.plans(nobody)

    def test_before_the_suite_began(self) -> None:
        with pytest.raises(NoRuleInForce):
            planning.plans(record(), until=Series.june(2022))

    def test_another_edition(self) -> None:
        its = record("1 2025-01 30", "2 2025-01 30", "3 2025-01 absent", "3 2025-06 absent")
        counts = EDITION_2025_26.varied(id="an absence counts", absence_uses_attempt=True)
        assert planning.plans(its)
        assert planning.plans(its, edition=counts) == ()

    def test_a_course_without_end(self) -> None:
        """However late it ends, no more than four years are looked at; without an end, four series."""
        assert planning.plans(record(*BOTH), until=Series.june(2999))[-1].certificates == (Series.june(2029),)
        assert planning.plans(record(*BOTH))[-1].certificates == (Series.june(2027),)
