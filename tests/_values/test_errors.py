"""Errors: one family, each with every fault in it."""

import copy
import pickle
from typing import Any

import attrs
import pytest

from btec_rules import (
    BtecRulesError,
    Fault,
    ImpossibleFacts,
    InvalidFact,
    NoRuleInForce,
    NotCovered,
    Series,
    UnknownSubject,
)
from btec_rules._values.facts import raise_faults

HUGE = 10**5000
ERRORS = [BtecRulesError, InvalidFact, ImpossibleFacts, NotCovered, NoRuleInForce, UnknownSubject]
FIRST, SECOND = Fault("ums", "54.5", "a whole number"), Fault("row 3", "None", "a mapping")


class TestErrors:
    def test_nothing_to_refuse(self) -> None:
        raise_faults([])

    def test_all_faults_in_one_error(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            raise_faults([FIRST, SECOND])
        assert caught.value.faults == (FIRST, SECOND)

    @pytest.mark.parametrize(
        ("error", "base", "code"),
        [
            (BtecRulesError, Exception, "btec-rules-error"),
            (InvalidFact, ValueError, "invalid-fact"),
            (ImpossibleFacts, ValueError, "impossible-facts"),
            (NotCovered, LookupError, "not-covered"),
            (NoRuleInForce, NotCovered, "no-rule-in-force"),
            (UnknownSubject, NotCovered, "unknown-subject"),
        ],
    )
    def test_family(self, error: type[BtecRulesError], base: type[Exception], code: str) -> None:
        assert issubclass(error, BtecRulesError)
        assert issubclass(error, base)
        assert (error.code, error(FIRST).code) == (code, code)

    @pytest.mark.parametrize("error", ERRORS)
    def test_fields_of_the_first_fault(self, error: type[BtecRulesError]) -> None:
        raised = error(FIRST, SECOND)
        assert (raised.name, raised.got, raised.expected) == ("ums", "54.5", "a whole number")
        assert raised.faults == (FIRST, SECOND)

    @pytest.mark.parametrize("error", ERRORS)
    def test_without_a_fault(self, error: type[BtecRulesError]) -> None:
        raised = error()
        assert (raised.name, raised.got, raised.expected, raised.faults, str(raised)) == ("", "", "", (), "")

    @pytest.mark.parametrize("error", ERRORS)
    @pytest.mark.parametrize("wrong", ["a sentence", None, Fault])
    def test_only_faults_go_in(self, error: type[BtecRulesError], wrong: Any) -> None:
        with pytest.raises(InvalidFact) as caught:
            error(FIRST, wrong)
        assert (caught.value.name, caught.value.expected) == ("faults", "each a Fault")

    @pytest.mark.parametrize("error", ERRORS)
    def test_sentence(self, error: type[BtecRulesError]) -> None:
        assert str(error(FIRST)) == "ums: expected a whole number; got 54.5"
        assert str(error(FIRST, SECOND)) == (
            "ums: expected a whole number; got 54.5\nrow 3: expected a mapping; got None"
        )

    @pytest.mark.parametrize(("count", "rest"), [(10, []), (11, ["and 1 more"]), (500, ["and 490 more"])])
    def test_at_most_ten_are_spelled_out(self, count: int, rest: list[str]) -> None:
        faults = [Fault(f"row {number}", "None", "a mapping") for number in range(1, count + 1)]
        raised = InvalidFact(*faults)
        assert str(raised).splitlines() == [str(fault) for fault in faults[:10]] + rest
        assert raised.faults == tuple(faults)

    @pytest.mark.parametrize("error", ERRORS)
    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickles_and_copies(self, error: type[BtecRulesError], protocol: int) -> None:
        raised = error(FIRST, SECOND)
        again: object
        for again in (pickle.loads(pickle.dumps(raised, protocol)), copy.copy(raised), copy.deepcopy(raised)):  # noqa: S301
            assert type(again) is error
            assert again.faults == (FIRST, SECOND)
            assert str(again) == str(raised)

    def test_a_fault_is_a_value(self) -> None:
        assert attrs.evolve(FIRST) == FIRST
        assert hash(attrs.evolve(FIRST)) == hash(FIRST)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            FIRST.got = "7"  # type: ignore[misc]

    def test_a_huge_number_in_a_message(self) -> None:
        with pytest.raises(InvalidFact, match=r"^year: expected .*; got an int of 16610 bits$"):
            Series.june(HUGE)

    def test_a_long_text_in_a_message(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            Series.parse("1" * 250)
        assert caught.value.got == repr("1" * 40) + " and 210 more"
