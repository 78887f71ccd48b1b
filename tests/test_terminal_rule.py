"""The terminal rule: vectors, the rule itself, a second wording of it by exhaustion, and errors."""

from itertools import combinations, product
from typing import Any

import attrs
import pytest
from hypothesis import given
from vectors_reader import ask, check_ruling, load

from btec_rules import (
    InvalidFact,
    LearnerRecord,
    NoRuleInForce,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    strategies,
    subjects,
    terminal_rule,
)

JUNE_25, JAN_26, JUNE_26, JAN_27 = Series.june(2025), Series.january(2026), Series.june(2026), Series.january(2027)
FOUR = (Series.january(2025), JUNE_25, JAN_26, JUNE_26)


@pytest.mark.parametrize("vector", load("terminal_rule"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


def naive(subject: Subject, history: dict[int, set[int]]) -> Verdict:
    """The rule in other words: walk through time; whoever sits the external last must have everything behind them.

    *history* has the ordinals in which each component was sat.
    """
    if not history[subject.external]:
        return Verdict.UNDECIDED
    have: set[int] = set()
    met = False
    for moment in sorted(set().union(*history.values())):
        now = {component for component, when in history.items() if moment in when}
        internal_now = now - {subject.external}
        have |= internal_now
        if internal_now:
            met = False  # something internal happened, so the external has to come (again)
        if subject.external in now:
            met = have == set(subject.internal)
    return Verdict.ALLOWED if met else Verdict.REFUSED


@pytest.mark.rule("EXT-1")
@pytest.mark.parametrize("subject", [subjects.ENTERPRISE, subjects.PERFORMING_ARTS, subjects.ART_AND_DESIGN_PRACTICE])
def test_every_history_of_up_to_three_sittings_over_four_series(subject: Subject) -> None:
    choices = [set(chosen) for count in range(4) for chosen in combinations(FOUR, count)]
    judged = 0
    for histories in product(choices, repeat=len(subject.components)):
        by_component = dict(zip(subject.components, histories, strict=True))
        record = LearnerRecord(subject, [Sitting(c, when) for c, all_when in by_component.items() for when in all_when])
        expected = naive(subject, {c: {when.ordinal for when in all_when} for c, all_when in by_component.items()})
        assert terminal_rule.check(record).verdict is expected, record
        judged += 1
    assert judged == 15 ** len(subject.components)


@pytest.mark.rule("EXT-1")
class TestTerminalRule:
    """Internal components are sat before the external one or in the same series."""

    def test_a_later_series_in_the_same_calendar_year_is_later(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_26), Sitting(2, JUNE_25), Sitting(3, JAN_26)])
        (failure,) = terminal_rule.check(record).failed
        assert failure.params == {"component": 1, "series": "2026-06", "external": "2026-01"}
        assert (failure.rule, failure.page) == ("EXT-1", 20)

    def test_what_is_missing_is_named(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25), Sitting(3, JAN_26)])
        (failure,) = terminal_rule.check(record).failed
        assert failure.params == {"component": 2, "external": "2026-01"}

    @pytest.mark.parametrize(("internal", "external"), [(1, 99), (99, 1)])
    def test_what_is_to_come_is_named_by_every_number_a_component_can_have(self, internal: int, external: int) -> None:
        empty = LearnerRecord(Subject("Odd", internal=(internal,), external=external))
        (first, second) = terminal_rule.check(empty).unknown
        assert [first.params["component"], second.params["component"]] == [external, internal]

    def test_conditions_that_passed_are_listed(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_25), Sitting(2, JUNE_25), Sitting(3, JAN_26)])
        assert [finding.code for finding in terminal_rule.check(record).findings] == [
            "terminal_rule.external-not-sat-yet",
            "terminal_rule.internal-missing",
            "terminal_rule.internal-after-external",
        ]

    @given(strategies.legal_records())
    def test_legal_records_meet_it(self, record: LearnerRecord) -> None:
        assert terminal_rule.check(record).allowed

    @given(strategies.records())
    def test_a_later_external_never_breaks_a_record(self, record: LearnerRecord) -> None:
        later = record.adding(Sitting(record.subject.external, Series.june(2040)))
        before, after = terminal_rule.check(record), terminal_rule.check(later)
        assert before.verdict is not Verdict.ALLOWED or after.allowed
        missing = "terminal_rule.internal-missing" in {finding.code for finding in after.failed}
        assert after.allowed is not missing

    @given(strategies.records())
    def test_absences_change_nothing_but_the_readings(self, record: LearnerRecord) -> None:
        present = [sitting for sitting in record.sittings if sitting.status is not Status.ABSENT]
        without = LearnerRecord(record.subject, present, claimed=record.claimed)
        assert terminal_rule.check(record).findings == terminal_rule.check(without).findings
        assert ("OPEN-8" in terminal_rule.check(record).assumptions) is (len(present) < len(record.sittings))

    @given(strategies.records(first=Series.january(2025), last=JUNE_26))
    def test_shifting_a_history_by_whole_years_changes_no_verdict(self, record: LearnerRecord) -> None:
        shifted = LearnerRecord(
            record.subject,
            [attrs.evolve(s, series=Series(s.series.year + 10, s.series.season)) for s in record.sittings],
        )
        before, after = terminal_rule.check(record), terminal_rule.check(shifted)
        assert [finding.code for finding in before.findings] == [finding.code for finding in after.findings]
        assert set(after.assumptions) == {*before.assumptions, *(["OPEN-19"] if record.sittings else [])}


@pytest.mark.rule("EXT-1", "RET-7")
class TestExternalResitNeeded:
    """After an internal component that comes later than the external, only another external sitting helps."""

    @pytest.mark.parametrize(
        ("sittings", "needed"),
        [
            ([], False),
            ([Sitting(1, JUNE_26)], False),
            ([Sitting(1, JUNE_25), Sitting(2, JUNE_25), Sitting(3, JAN_26)], False),
            ([Sitting(1, JUNE_25), Sitting(2, JAN_26), Sitting(3, JAN_26)], False),
            ([Sitting(1, JUNE_25), Sitting(2, JUNE_26), Sitting(3, JAN_26)], True),
            ([Sitting(1, JUNE_25), Sitting(1, JUNE_26), Sitting(2, JUNE_25), Sitting(3, JAN_26)], True),
            ([Sitting(1, JUNE_25), Sitting(2, JUNE_26, status=Status.ABSENT), Sitting(3, JAN_26)], True),
            ([Sitting(1, JUNE_25), Sitting(3, JAN_26)], True),
            ([Sitting(1, JUNE_25), Sitting(3, JAN_26, status=Status.PLANNED)], False),
            ([Sitting(2, JUNE_26, status=Status.PLANNED), Sitting(3, JAN_26)], True),
            ([Sitting(2, JUNE_26), Sitting(3, JAN_26), Sitting(3, JUNE_26, status=Status.PLANNED)], False),
            ([Sitting(2, JUNE_26), Sitting(3, JAN_26), Sitting(3, JUNE_26, status=Status.ABSENT)], True),
        ],
    )
    def test_cases(self, sittings: list[Sitting], needed: bool) -> None:
        assert terminal_rule.external_resit_needed(LearnerRecord(subjects.SPORT, sittings)) is needed

    @given(strategies.records())
    def test_it_is_what_the_ruling_says(self, record: LearnerRecord) -> None:
        codes = [finding.code for finding in terminal_rule.check(record).failed]
        refused = {"terminal_rule.internal-after-external", "terminal_rule.internal-missing"} & set(codes)
        planned = any(one.status is Status.PLANNED for one in record.attempts(record.subject.external)[-1:])
        assert terminal_rule.external_resit_needed(record) is bool(
            refused - ({"terminal_rule.internal-missing"} if planned else set())
        )


@pytest.mark.rule("EXT-1", "EXT-4")
class TestEarliestExternal:
    """The first series in which an external sitting would meet the rule."""

    @pytest.mark.parametrize(
        ("subject", "sittings", "expected"),
        [
            (subjects.SPORT, [], None),
            (subjects.SPORT, [Sitting(1, JUNE_25)], None),
            (subjects.SPORT, [Sitting(1, JUNE_25), Sitting(2, JAN_26)], JAN_26),
            (
                subjects.SPORT,
                [Sitting(1, JUNE_25), Sitting(1, JUNE_26, status=Status.PLANNED), Sitting(2, JAN_26)],
                JUNE_26,
            ),
            (subjects.SPORT, [Sitting(1, JUNE_25), Sitting(2, JAN_26, status=Status.ABSENT)], None),
            (subjects.PERFORMING_ARTS, [Sitting(1, JUNE_25), Sitting(2, JAN_26)], JUNE_26),
            (subjects.ART_AND_DESIGN_PRACTICE, [Sitting(1, JUNE_25)], JUNE_25),
        ],
    )
    def test_cases(self, subject: Subject, sittings: list[Sitting], expected: Series | None) -> None:
        assert terminal_rule.earliest_external(LearnerRecord(subject, sittings)) == expected

    @given(strategies.records())
    def test_an_external_there_meets_the_rule_and_one_before_does_not(self, record: LearnerRecord) -> None:
        internal = [sitting for sitting in record.sittings if sitting.component != record.subject.external]
        earliest = terminal_rule.earliest_external(record)
        if earliest is None:
            return
        for series in (earliest, earliest.previous):
            tried = LearnerRecord(record.subject, [*internal, Sitting(record.subject.external, series)])
            meets = terminal_rule.check(tried).allowed
            assert meets if series == earliest else (not meets or series.season not in record.subject.external_seasons)


class TestErrors:
    def test_a_malformed_record(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            terminal_rule.check("record", at="2026-01", edition=2025)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "at", "edition"]
        for argument, strange in (("record", "record"), ("at", "2026-01"), ("edition", 2025)):
            facts: dict[str, Any] = {"record": LearnerRecord(subjects.SPORT), argument: strange}
            with pytest.raises(InvalidFact) as caught:
                terminal_rule.check(**facts)
            assert caught.value.name == argument
        for question in (terminal_rule.external_resit_needed, terminal_rule.earliest_external):
            with pytest.raises(InvalidFact):
                question(None)  # type: ignore[arg-type]

    @pytest.mark.rule("ENT-2")
    def test_before_the_suite_began(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2022))])
        with pytest.raises(NoRuleInForce, match="2023-01 or later"):
            terminal_rule.check(record)
        with pytest.raises(NoRuleInForce):
            terminal_rule.check(LearnerRecord(subjects.SPORT), at=Series.june(2022))
        assert terminal_rule.check(LearnerRecord(subjects.SPORT), at=Series.january(2023)).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("subject", [subjects.ENTERPRISE, subjects.ART_AND_DESIGN_PRACTICE], ids=lambda one: one.title)
def test_a_shared_ruling_is_the_one_that_the_conditions_give(subject: Subject) -> None:
    """With *at* the conditions are judged one by one; without it, most learners get a ruling that was made before."""
    places = list(product(subject.components, (JUNE_25, JAN_26, JUNE_26)))
    for count in range(4):
        for chosen in combinations(places, count):
            record = LearnerRecord(subject, [Sitting(*place) for place in chosen])
            assert terminal_rule.check(record) == terminal_rule.check(record, at=JUNE_26)
