"""Cases: conditions that are put to the facts of one call, and the ruling that follows from them."""

import datetime
from functools import partial
from itertools import product

import pytest

from btec_rules import (
    EDITION_2025_26,
    Finding,
    InvalidFact,
    LearnerRecord,
    NoRuleInForce,
    Outcome,
    Ruling,
    Series,
    Sitting,
    Status,
    Verdict,
    external,
    retakes,
    subjects,
    terminal_rule,
)
from btec_rules.rulings.cases import Case, LearnerCase, require_in_force

FIRST, SECOND, THIRD = Series.january(2026), Series.june(2026), Series.january(2027)
BEGAN, BEFORE = EDITION_2025_26.suite_began, EDITION_2025_26.suite_began.previous
ENTRIES = [None, *product((FIRST, SECOND, THIRD), Status)]
RECORDS = [
    LearnerRecord(
        subjects.SPORT,
        [Sitting(number, entry[0], status=entry[1]) for number, entry in enumerate(entries, start=1) if entry],
    )
    for entries in product(ENTRIES, repeat=3)
]
OPEN = "retention.appeal-open"


def case() -> Case:
    return Case(EDITION_2025_26)


class TestConditions:
    @pytest.mark.parametrize(
        ("holds", "outcome", "verdict"),
        [
            (True, Outcome.PASSED, Verdict.ALLOWED),
            (False, Outcome.FAILED, Verdict.REFUSED),
            (None, Outcome.UNKNOWN, Verdict.UNDECIDED),
        ],
    )
    def test_it_holds_or_not_or_is_not_known(self, holds: bool | None, outcome: Outcome, verdict: Verdict) -> None:
        its = case()
        its.require(OPEN, holds, fact="appeal_open")
        ruling = its.ruling()
        assert (ruling.verdict, [one.outcome for one in ruling.findings]) == (verdict, [outcome])
        assert its.refused is (holds is False)

    def test_what_failed_comes_before_what_is_unknown_and_what_holds_comes_last(self) -> None:
        its = case()
        its.require(OPEN, True)
        its.advise("retakes.no-guidance")
        its.leave_open(OPEN, "appeal_open")
        its.require(OPEN, False)
        assert [one.outcome for one in its.ruling().findings] == [
            Outcome.FAILED,
            Outcome.UNKNOWN,
            Outcome.ADVICE,
            Outcome.PASSED,
        ]

    def test_a_missing_fact_is_named(self) -> None:
        its = case()
        its.require(OPEN, None, fact="appeal_open")
        its.leave_open(OPEN, "else", by=FIRST)
        assert [one.params for one in its.ruling().unknown] == [
            {"fact": "appeal_open"},
            {"fact": "else", "by": "2026-01"},
        ]

    def test_what_is_said_is_plain(self) -> None:
        its = case()
        its.require(OPEN, False, series=FIRST, day=datetime.date(2026, 5, 15), names=("a", "b"), count=2, nobody=None)
        (finding,) = its.ruling().failed
        assert finding.params == {
            "series": "2026-01",
            "day": "2026-05-15",
            "names": ("a", "b"),
            "count": 2,
            "nobody": None,
        }


class TestReadings:
    def test_each_is_named_once_in_order(self) -> None:
        its = case()
        its.assume("OPEN-19", "OPEN-8")
        its.assume("OPEN-8")
        assert its.ruling().assumptions == ("OPEN-8", "OPEN-19")

    def test_another_ruling_brings_its_own(self) -> None:
        its, other = case(), case()
        other.assume("OPEN-8")
        other.require(OPEN, False)
        its.include(other.ruling())
        assert its.refused
        assert its.ruling() == other.ruling()


class TestInForce:
    def test_in_force(self) -> None:
        require_in_force(EDITION_2025_26, BEGAN)
        require_in_force(EDITION_2025_26, Series.june(2999), rule="RET-1")
        require_in_force(EDITION_2025_26, FIRST, since=FIRST)

    @pytest.mark.parametrize(
        ("series", "rule", "since", "expected"),
        [
            (BEFORE, "ENT-2", None, "2023-01 or later, from when ENT-2 (guide p. 8) is in force"),
            (BEFORE, "MOD-4", None, "2023-01 or later, from when MOD-4 (guide p. 14) is in force"),
            (FIRST.previous, "SAMP-3", FIRST, "2026-01 or later, from when SAMP-3 (guide p. 15) is in force"),
        ],
    )
    def test_not_in_force(self, series: Series, rule: str, since: Series | None, expected: str) -> None:
        for ask in (partial(require_in_force, EDITION_2025_26), case().in_force):
            with pytest.raises(NoRuleInForce) as caught:
                ask(series, rule=rule, since=since)
            assert (caught.value.name, caught.value.got, caught.value.expected) == ("series", series.code, expected)

    def test_the_rule_is_the_division_into_series_unless_told_otherwise(self) -> None:
        with pytest.raises(NoRuleInForce, match="ENT-2"):
            case().in_force(BEFORE)

    @pytest.mark.parametrize(("series", "readings"), [(BEGAN, ()), (SECOND, ()), (THIRD, ("OPEN-19",))])
    def test_an_edition_is_carried_forward_from_its_own_year(self, series: Series, readings: tuple[str, ...]) -> None:
        its = case()
        its.in_force(series)
        assert its.ruling().assumptions == readings


class TestLearners:
    def test_all_faults_at_once(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            LearnerCase(None, 1, "2026-01")  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "series", "edition"]

    @pytest.mark.parametrize(
        ("sittings", "asked", "readings"),
        [
            ([], None, ()),
            ([BEGAN], None, ()),
            ([], SECOND, ()),
            ([], THIRD, ("OPEN-19",)),
            ([BEGAN, THIRD], None, ("OPEN-19",)),
            ([SECOND], THIRD, ("OPEN-19",)),
            ([THIRD], BEGAN, ("OPEN-19",)),
            ([BEGAN, FIRST], SECOND, ()),
        ],
    )
    def test_sittings_and_series_after_the_editions_year(
        self, sittings: list[Series], asked: Series | None, readings: tuple[str, ...]
    ) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, series) for series in sittings])
        assert LearnerCase(record, EDITION_2025_26, asked).ruling().assumptions == readings
        if asked is not None:
            assert LearnerCase.of(record, asked, EDITION_2025_26).ruling().assumptions == readings

    @pytest.mark.parametrize(
        ("sittings", "asked"), [([BEFORE], None), ([], BEFORE), ([BEFORE, THIRD], BEGAN), ([BEGAN], BEFORE)]
    )
    def test_nothing_is_judged_before_the_suite_began(self, sittings: list[Series], asked: Series | None) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, series) for series in sittings])
        with pytest.raises(NoRuleInForce) as caught:
            LearnerCase(record, EDITION_2025_26, asked)
        assert caught.value.got == "2022-06"

    def test_an_absence_is_no_attempt_and_that_is_a_reading(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, FIRST, status=Status.ABSENT), Sitting(1, SECOND, 30)])
        its = LearnerCase(record, EDITION_2025_26)
        assert its.attempts(record.sittings) == record.sittings[1:]
        assert its.ruling().assumptions == ("OPEN-8",)

    def test_no_reading_where_nothing_was_missed_or_an_absence_counts(self) -> None:
        edition = EDITION_2025_26.varied(id="other", absence_uses_attempt=True)
        missed = LearnerRecord(subjects.SPORT, [Sitting(1, FIRST, status=Status.ABSENT)])
        sat = LearnerRecord(subjects.SPORT, [Sitting(1, FIRST, 30)])
        for record, numbers in ((missed, edition), (sat, EDITION_2025_26)):
            its = LearnerCase(record, numbers)
            assert its.attempts(record.sittings) == record.sittings
            assert its.ruling().assumptions == ()


class TestRulings:
    """A ruling that is made without a second look is what the constructors, which look at everything, make of it."""

    def test_the_constructors_agree(self) -> None:
        for record in RECORDS[::7]:
            for ruling in (
                terminal_rule.check(record),
                terminal_rule.check(record, at=SECOND),
                retakes.check(record, 1, SECOND),
                external.check(record, SECOND),
            ):
                assert Ruling(ruling.findings, ruling.edition, ruling.assumptions) == ruling
                assert Ruling(ruling.findings[::-1], ruling.edition, ruling.assumptions).verdict is ruling.verdict
                for finding in ruling.findings:
                    assert Finding(finding.code, finding.outcome, finding.pairs) == finding
