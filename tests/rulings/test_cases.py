"""Cases: conditions that are put to the facts of one call, and the ruling that follows from them."""

import datetime
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import (
    EDITION_2025_26,
    ENGLISH,
    BtecRulesError,
    Edition,
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
    certification,
    external,
    retakes,
    subjects,
    terminal_rule,
)
from btec_rules.rulings.cases import Case, LearnerCase, component_among, require_in_force

BEFORE, BEGAN = Series.june(2022), Series.january(2023)
FIRST, SECOND, THIRD = Series.january(2026), Series.june(2026), Series.january(2027)
STRICT = EDITION_2025_26.varied(id="strict", absence_uses_attempt=True)
ENTRIES = [None, *product((FIRST, SECOND, THIRD), Status)]
RECORDS = [
    LearnerRecord(
        subjects.SPORT,
        [Sitting(number, entry[0], status=entry[1]) for number, entry in enumerate(entries, start=1) if entry],
    )
    for entries in product(ENTRIES, repeat=3)
]
OPEN = "retention.appeal-open"
GOOD = [key.removesuffix(":passed") for key in ENGLISH if key.endswith(":passed")][:9]
OUTCOMES = [Outcome.FAILED, Outcome.UNKNOWN, Outcome.CONSEQUENCE, Outcome.ADVICE, Outcome.PASSED]


def case() -> Case:
    return Case(EDITION_2025_26)


def sat(*series: Series) -> LearnerRecord:
    return LearnerRecord(subjects.SPORT, [Sitting(1, one) for one in series])


def faults_of(call: Callable[[], object], error: type[BtecRulesError] = InvalidFact) -> list[tuple[str, str]]:
    """Run a call that must be refused, and give the names and the values of its faults."""
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value) is error
    return [(fault.name, fault.got) for fault in caught.value.faults]


def say(its: Case, outcome: Outcome, place: int) -> None:
    """Say something with an outcome to a case, so that it can be told from everything else that is said."""
    match outcome:
        case Outcome.FAILED:
            its.refuse(OPEN, place=place)
        case Outcome.UNKNOWN:
            its.leave_open(OPEN, "appeal_open", place=place)
        case Outcome.CONSEQUENCE:
            its.note("retakes.better-counts", place=place)
        case Outcome.ADVICE:
            its.advise("retakes.no-guidance", place=place)
        case Outcome.PASSED:
            its.holds(GOOD[place])


def what_was_said(ruling: Ruling) -> list[tuple[Outcome, int]]:
    """Give the outcome of every finding and the place at which it was said."""
    found = []
    for one in ruling.findings:
        place = GOOD.index(one.code) if one.outcome is Outcome.PASSED else one.params["place"]
        assert isinstance(place, int)
        found.append((one.outcome, place))
    return found


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
        its.require(OPEN, holds, fact="appeal_open", by=1)
        ruling = its.ruling()
        (finding,) = ruling.findings
        assert (ruling.verdict, finding.code, finding.outcome) == (verdict, OPEN, outcome)
        assert finding.params == {True: {}, False: {"by": 1}, None: {"fact": "appeal_open"}}[holds]
        assert its.refused is (holds is False)

    def test_the_short_ways_say_the_same(self) -> None:
        long, short = case(), case()
        long.require(OPEN, True)
        long.require(OPEN, False, by=1)
        long.require(OPEN, None, "appeal_open")
        short.holds(OPEN)
        short.refuse(OPEN, by=1)
        short.leave_open(OPEN, "appeal_open")
        assert short.ruling() == long.ruling()

    def test_a_missing_fact_is_named_first(self) -> None:
        its = case()
        its.leave_open(OPEN, "appeal_open", by=FIRST)
        (finding,) = its.ruling().unknown
        assert finding.pairs == (("fact", "appeal_open"), ("by", "2026-01"))

    def test_each_fact_that_is_not_known_is_named(self) -> None:
        its = case()
        its.leave_open_without(OPEN, on=None, closes=0, results_day=None)
        assert [(one.code, one.params) for one in its.ruling().unknown] == [
            (OPEN, {"fact": "on"}),
            (OPEN, {"fact": "results_day"}),
        ]

    def test_what_follows_is_given_back(self) -> None:
        its = case()
        noted = its.note("retakes.better-counts", series=FIRST)
        assert noted == Finding("retakes.better-counts", Outcome.CONSEQUENCE, (("series", "2026-01"),))
        assert its.ruling().consequences == (noted,)

    def test_advice_and_what_follows_refuse_nothing(self) -> None:
        its = case()
        its.note("retakes.better-counts")
        its.advise("retakes.no-guidance")
        assert not its.refused
        assert its.ruling().allowed

    def test_a_case_without_a_word_is_allowed(self) -> None:
        assert case().ruling() == Ruling([], "2025-26")

    def test_cases_do_not_share_anything(self) -> None:
        one, other = case(), case()
        one.require(OPEN, False)
        one.assume("OPEN-8")
        assert other.ruling() == case().ruling()

    def test_a_ruling_stands_whatever_is_said_after_it(self) -> None:
        its = case()
        its.require(OPEN, True)
        before = its.ruling()
        its.require(OPEN, False)
        its.assume("OPEN-8")
        assert (before.verdict, before.assumptions, len(before.findings)) == (Verdict.ALLOWED, (), 1)
        assert its.ruling().verdict is Verdict.REFUSED

    def test_the_ruling_names_the_edition(self) -> None:
        assert Case(STRICT).ruling().edition == "strict"


class TestOrder:
    """Findings come by outcome, the most decisive first, and else in the order in which they were said."""

    @given(st.lists(st.sampled_from(OUTCOMES), max_size=len(GOOD)))
    def test_by_outcome_and_then_as_said(self, outcomes: list[Outcome]) -> None:
        its = case()
        for place, outcome in enumerate(outcomes):
            say(its, outcome, place)
        said = [(outcome, place) for outcome in OUTCOMES for place, one in enumerate(outcomes) if one is outcome]
        assert what_was_said(its.ruling()) == said

    @pytest.mark.parametrize("present", list(product([False, True], repeat=5)))
    def test_the_verdict_follows(self, present: tuple[bool, ...]) -> None:
        its = case()
        there = [outcome for outcome, so in zip(OUTCOMES, present, strict=True) if so]
        for outcome in reversed(there):
            say(its, outcome, 1)
        expected = Verdict.UNDECIDED if Outcome.UNKNOWN in there else Verdict.ALLOWED
        assert its.refused is (Outcome.FAILED in there)
        assert its.ruling().verdict is (Verdict.REFUSED if its.refused else expected)


class TestWhatIsSaid:
    """A finding holds plain values: a series is its code, a day its ISO text, and the rest is as it was."""

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (FIRST, "2026-01"),
            (datetime.date(2026, 5, 15), "2026-05-15"),
            (pendulum.Date(2026, 5, 15), "2026-05-15"),
            ("2026-01", "2026-01"),
            (("b", "a"), ("b", "a")),
            ((), ()),
            (0, 0),
            (True, True),
            (None, None),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_it_is_plain(self, value: Any, written: object) -> None:
        its = case()
        its.require(OPEN, False, before=7, what=value, after=SECOND)
        its.leave_open(OPEN, "appeal_open", what=value)
        its.note("retakes.better-counts", what=value)
        its.advise("retakes.no-guidance", what=value)
        ruling = its.ruling()
        assert ruling.failed[0].pairs == (("before", 7), ("what", written), ("after", "2026-06"))
        assert [type(one.params["what"]) for one in ruling.findings] == [type(written)] * 4
        assert [one.params["what"] for one in ruling.findings] == [written] * 4
        assert Ruling.from_dict(ruling.to_dict()) == ruling


class TestReadings:
    def test_each_is_named_once_in_order_of_number(self) -> None:
        its = case()
        its.assume("OPEN-19", "OPEN-9")
        its.assume("OPEN-10")
        its.assume("OPEN-9")
        its.assume()
        assert its.ruling().assumptions == ("OPEN-9", "OPEN-10", "OPEN-19")

    def test_one_of_them_twice(self) -> None:
        its = case()
        its.assume("OPEN-8", "OPEN-8")
        assert its.ruling().assumptions == ("OPEN-8",)

    def test_a_reading_decides_nothing(self) -> None:
        its = case()
        its.assume("OPEN-8")
        assert its.ruling().allowed


class TestInclude:
    def test_what_another_ruling_found_comes_where_it_was_said(self) -> None:
        its, other = case(), case()
        for place, outcome in enumerate(OUTCOMES):
            say(its, outcome, place)
            say(other, outcome, place + 1)
        its.include(other.ruling())
        for outcome in OUTCOMES:
            say(its, outcome, 8)
        expected = [(one, at) for place, one in enumerate(OUTCOMES) for at in (place, place + 1, 8)]
        assert what_was_said(its.ruling()) == expected

    def test_its_refusal_and_its_readings_are_taken_over(self) -> None:
        its, other = case(), case()
        other.assume("OPEN-19", "OPEN-8")
        other.require(OPEN, False)
        its.include(other.ruling())
        assert its.refused
        assert its.ruling() == other.ruling()

    def test_but_not_its_edition(self) -> None:
        its = Case(STRICT)
        its.include(case().ruling())
        assert its.ruling().edition == "strict"


class TestInForce:
    """OPEN-19: there is no rule before the suite began; other years are answered, and it is said."""

    @pytest.mark.parametrize(
        ("series", "readings", "of_a_sitting"),
        [
            (BEGAN, ("OPEN-19",), ()),
            (FIRST.previous, ("OPEN-19",), ()),
            (FIRST, (), ()),
            (SECOND, (), ()),
            (THIRD, ("OPEN-19",), ("OPEN-19",)),
        ],
        ids=str,
    )
    def test_another_year_is_named_and_history_only_where_it_lies_ahead(
        self, series: Series, readings: tuple[str, ...], of_a_sitting: tuple[str, ...]
    ) -> None:
        for history, expected in ((False, readings), (True, of_a_sitting)):
            its = case()
            its.in_force(series, history=history)
            assert its.ruling() == Ruling([], "2025-26", expected)

    @pytest.mark.parametrize(
        ("series", "more", "expected"),
        [
            (BEFORE, {}, "2023-01 or later, from when ENT-2 (guide p. 8) is in force"),
            (BEFORE, {"rule": "MOD-4"}, "2023-01 or later, from when MOD-4 (guide p. 14) is in force"),
            (
                FIRST.previous,
                {"rule": "SAMP-3", "since": FIRST},
                "2026-01 or later, from when SAMP-3 (guide p. 15) is in force",
            ),
        ],
    )
    def test_before_it_there_is_no_rule(self, series: Series, more: dict[str, Any], expected: str) -> None:
        questions: list[Callable[[], None]] = [
            lambda: require_in_force(EDITION_2025_26, series, **more),
            lambda: case().in_force(series, **more),
        ]
        for question in questions:
            with pytest.raises(NoRuleInForce) as caught:
                question()
            assert (caught.value.name, caught.value.got, caught.value.expected) == ("series", series.code, expected)

    def test_from_its_first_series_on_the_rule_is_there(self) -> None:
        require_in_force(EDITION_2025_26, BEGAN)
        require_in_force(EDITION_2025_26, FIRST, rule="SAMP-3", since=FIRST)
        require_in_force(EDITION_2025_26, Series.june(2999), rule="RET-1")
        earlier = EDITION_2025_26.varied(id="earlier", suite_began=BEFORE)
        require_in_force(earlier, BEFORE)

    def test_since_takes_the_place_of_the_suite(self) -> None:
        require_in_force(EDITION_2025_26, BEFORE, since=BEFORE)
        its = case()
        its.in_force(BEFORE, since=BEFORE)
        assert its.ruling().assumptions == ("OPEN-19",)


class TestLearners:
    """A learner's case: the record, a series where one is asked about, and an internal component where one is."""

    def test_what_it_is_about(self) -> None:
        record = sat(FIRST)
        its = LearnerCase(record, STRICT)
        assert (its.record, its.subject, its.edition) == (record, subjects.SPORT, STRICT)
        its = LearnerCase.of(record, SECOND, STRICT, internal=2)
        assert (its.record, its.subject, its.edition, its.component) == (record, subjects.SPORT, STRICT, 2)
        assert its.ruling() == Ruling([], "strict")

    def test_the_wrong_types_come_out_all_at_once_in_the_order_of_the_signature(self) -> None:
        wrong: Any = None
        assert faults_of(lambda: LearnerCase.of(wrong, "2026-01", 1)) == [  # type: ignore[arg-type]
            ("record", "None"),
            ("series", "'2026-01'"),
            ("edition", "1"),
        ]
        assert faults_of(lambda: LearnerCase(wrong, 1, "2026-01", name="until")) == [  # type: ignore[arg-type]
            ("record", "None"),
            ("until", "'2026-01'"),
            ("edition", "1"),
        ]

    @pytest.mark.parametrize("wrong", ["record", "series", "edition"])
    def test_one_wrong_type_is_enough(self, wrong: str) -> None:
        good: dict[str, Any] = {"record": sat(FIRST), "series": SECOND, "edition": EDITION_2025_26}
        bad = good | {wrong: "x"}
        assert faults_of(lambda: LearnerCase.of(**bad)) == [(wrong, "'x'")]
        assert faults_of(lambda: LearnerCase(**bad)) == [(wrong, "'x'")]
        assert LearnerCase.of(**good).ruling() == LearnerCase(**good).ruling()

    def test_of_needs_a_series_and_the_case_itself_does_not(self) -> None:
        wrong: Any = None
        assert faults_of(lambda: LearnerCase.of(sat(FIRST), wrong, EDITION_2025_26)) == [("series", "None")]
        assert LearnerCase(sat(FIRST), EDITION_2025_26, None).ruling().allowed

    def test_a_class_of_the_caller_s_own_will_do(self) -> None:
        class MyRecord(LearnerRecord):
            __slots__ = ()

        class MySeries(Series):
            __slots__ = ()

        class MyEdition(Edition):
            __slots__ = ()

        mine = MyRecord.from_dict(sat(FIRST).to_dict())
        series = MySeries.from_dict(THIRD.to_dict())
        edition = MyEdition.from_dict(EDITION_2025_26.to_dict())
        expected = LearnerCase.of(sat(FIRST), THIRD, EDITION_2025_26).ruling()
        assert LearnerCase.of(mine, series, edition).ruling() == expected
        assert LearnerCase(mine, edition, series).ruling() == expected
        assert expected.assumptions == ("OPEN-19",)

    @pytest.mark.parametrize("component", [3, 4, -1, True, "1", 1.0, None])
    def test_a_malformed_or_external_component(self, component: Any) -> None:
        with pytest.raises(InvalidFact) as caught:
            LearnerCase.of(sat(FIRST), SECOND, EDITION_2025_26, internal=component)
        assert [fault.name for fault in caught.value.faults] == ["component"]
        assert caught.value.expected == "one of the subject's components, 1, 2"

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
    def test_a_later_series_asked_about_or_sat(
        self, sittings: list[Series], asked: Series | None, readings: tuple[str, ...]
    ) -> None:
        assert LearnerCase(sat(*sittings), EDITION_2025_26, asked).ruling().assumptions == readings
        if asked is not None:
            assert LearnerCase.of(sat(*sittings), asked, EDITION_2025_26).ruling().assumptions == readings

    @pytest.mark.parametrize(
        ("sittings", "asked"),
        [([BEFORE], None), ([], BEFORE), ([BEFORE, THIRD], BEGAN), ([BEGAN], BEFORE), ([BEFORE.previous], BEFORE)],
    )
    def test_nothing_before_the_suite_began(self, sittings: list[Series], asked: Series | None) -> None:
        earliest = min([*sittings, *([] if asked is None else [asked])])
        wanted = [("series", earliest.code)]
        assert faults_of(lambda: LearnerCase(sat(*sittings), EDITION_2025_26, asked), NoRuleInForce) == wanted


class TestAttempts:
    """OPEN-8: an absence is no attempt, unless the edition says so; the reading is named where it is applied."""

    MISSED, SAT, PLANNED = (
        Sitting(1, series, status=status)
        for series, status in ((FIRST, Status.ABSENT), (SECOND, Status.SAT), (THIRD, Status.PLANNED))
    )

    def asked(
        self, sittings: Iterable[Sitting], edition: Edition, among: tuple[Sitting, ...] | None = None
    ) -> tuple[tuple[Sitting, ...], bool]:
        """Give the attempts among sittings, all of a record's if it is not said which, and whether OPEN-8 is named."""
        record = LearnerRecord(subjects.SPORT, tuple(sittings))
        its = LearnerCase(record, edition)
        used = its.attempts(record.sittings if among is None else among)
        return used, "OPEN-8" in its.ruling().assumptions

    def test_an_absence_is_left_out_and_that_is_a_reading(self) -> None:
        every = (self.MISSED, self.SAT, self.PLANNED)
        assert self.asked(every, EDITION_2025_26) == ((self.SAT, self.PLANNED), True)

    def test_it_uses_one_up_where_the_edition_says_so(self) -> None:
        every = (self.MISSED, self.SAT, self.PLANNED)
        assert self.asked(every, STRICT) == (every, False)

    @pytest.mark.parametrize("edition", [EDITION_2025_26, STRICT], ids=repr)
    def test_no_reading_where_nothing_was_missed(self, edition: Edition) -> None:
        every = (self.SAT, self.PLANNED)
        assert self.asked(every, edition) == (every, False)
        assert self.asked((), edition) == ((), False)

    def test_no_reading_where_it_was_another_component_that_was_missed(self) -> None:
        other = Sitting(2, FIRST, status=Status.ABSENT)
        assert self.asked((other, self.SAT), EDITION_2025_26, among=(self.SAT,)) == ((self.SAT,), False)


class TestComponents:
    @pytest.mark.parametrize("component", [1, 2, 3])
    def test_one_of_them(self, component: int) -> None:
        assert component_among((1, 2, 3), component) == component

    def test_a_number_of_the_caller_s_own_becomes_a_plain_one(self) -> None:
        class Two(int):
            """A number of the caller's own."""

        assert type(component_among((1, 2), Two(2))) is int

    @pytest.mark.parametrize(("component", "got"), [(0, "0"), (3, "3"), (True, "True"), (1.0, "1.0"), (None, "None")])
    def test_none_of_them(self, component: Any, got: str) -> None:
        assert faults_of(lambda: component_among((1, 2), component)) == [("component", got)]


class TestRulings:
    """A ruling that is made without a second look is what the constructors, which look at everything, make of it."""

    def test_the_constructors_agree(self) -> None:
        for record in RECORDS[::7]:
            for ruling in (
                terminal_rule.check(record),
                terminal_rule.check(record, at=SECOND),
                retakes.check(record, 1, SECOND),
                external.check(record, SECOND),
                certification.check_claim(record, SECOND),
            ):
                assert Ruling(ruling.findings, ruling.edition, ruling.assumptions) == ruling
                assert Ruling(ruling.findings[::-1], ruling.edition, ruling.assumptions).verdict is ruling.verdict
                for finding in ruling.findings:
                    assert Finding(finding.code, finding.outcome, finding.pairs) == finding
