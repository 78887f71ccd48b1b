"""Findings: one condition each, with its code, outcome and parameters."""

from typing import Any

import attrs
import pytest
from one_of_each import ONE_OF_EACH
from refusals import faults_of

from btec_rules import (
    ENGLISH,
    Finding,
    InvalidFact,
    Outcome,
    Verdict,
)
from btec_rules.rulings.findings import advice, consequence, failed, unknown


class TestFinding:
    def test_parts(self) -> None:
        finding = failed("retakes.already-used", component=1, allowed=1)
        assert (finding.code, finding.rule, finding.page, finding.outcome) == (
            *("retakes.already-used", "RET-1", 12),
            Outcome.FAILED,
        )
        assert finding.params == {"component": 1, "allowed": 1}
        assert finding.message == ENGLISH["retakes.already-used:failed"].format(component=1, allowed=1)

    def test_makers(self) -> None:
        assert [finding.outcome for finding in ONE_OF_EACH.values()] == list(ONE_OF_EACH)
        assert unknown("certification.window", fact="key_dates", on="2026-02-21").pairs == (
            ("fact", "key_dates"),
            ("on", "2026-02-21"),
        )
        assert consequence("retention.good-quality").pairs == ()
        assert advice("mark_sheet.zero-for-absent", candidates=("1",)).pairs == (("candidates", ("1",)),)

    def test_params_are_a_fresh_dict(self) -> None:
        finding = failed("retakes.already-used", component=1, allowed=1)
        finding.params["component"] = 2
        assert finding.params["component"] == 1

    @pytest.mark.parametrize("code", ["retakes.unheard-of", "", "retakes.already-used:failed", "verdict", None, 7])
    def test_no_such_code(self, code: Any) -> None:
        assert faults_of(lambda: Finding(code, Outcome.FAILED)) == [("code", repr(code))]

    def test_a_code_is_a_plain_text(self) -> None:
        class Text(str):
            __slots__ = ()

        assert [name for name, _ in faults_of(lambda: Finding(Text("retakes.already-used"), Outcome.FAILED))] == [
            "code"
        ]

    def test_an_outcome_that_the_code_does_not_have(self) -> None:
        with pytest.raises(InvalidFact, match="an outcome that this code has") as caught:
            Finding("retakes.already-used", Outcome.ADVICE)
        assert [(fault.name, fault.got) for fault in caught.value.faults] == [
            ("outcome", "retakes.already-used:advice")
        ]

    @pytest.mark.parametrize(
        ("pairs", "got"),
        [
            ([("component", 1)], "a value of type list"),
            ("component", "'component'"),
            (("component",), "a value of type tuple"),
            ((("component", 1.5),), "a value of type tuple"),
            ((("series", ("2026-01", 6)),), "a value of type tuple"),
        ],
    )
    def test_malformed_pairs(self, pairs: Any, got: str) -> None:
        assert faults_of(lambda: Finding("retakes.already-used", Outcome.FAILED, pairs)) == [("pairs", got)]

    @pytest.mark.parametrize("outcome", ["failed", None, Verdict.REFUSED])
    def test_a_malformed_outcome(self, outcome: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Finding("retakes.already-used", outcome))] == ["outcome"]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = "failed"
        assert faults_of(lambda: Finding("", wrong)) == [("code", "''"), ("outcome", "'failed'")]

    def test_a_word_of_the_catalogue_is_not_a_code(self) -> None:
        assert faults_of(lambda: Finding("outcome", Outcome.FAILED)) == [("code", "'outcome'")]

    def test_is_a_value(self) -> None:
        one, other = (failed("retakes.already-used", component=1, allowed=1) for _ in range(2))
        assert (one, hash(one)) == (other, hash(other))
        assert one != failed("retakes.already-used", component=2, allowed=1)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            one.code = "x"  # type: ignore[misc]
