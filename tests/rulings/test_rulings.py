"""Rulings: verdicts that follow from findings, plain data, and explanations."""

import itertools
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_of_each import ONE_OF_EACH, passed
from refusals import faults_of

from btec_rules import (
    CODES,
    ENGLISH,
    OPEN_POINTS,
    Finding,
    Outcome,
    Ruling,
    Verdict,
)
from btec_rules.rulings.findings import advice, consequence, failed, unknown

MOST_DECISIVE_FIRST = [Outcome.FAILED, Outcome.UNKNOWN, Outcome.CONSEQUENCE, Outcome.ADVICE, Outcome.PASSED]
SENTENCES = [key for key in ENGLISH if key.rpartition(":")[0] in CODES]
WORDS = [key.removeprefix("word:") for key in ENGLISH if key.startswith("word:")]
MARKED: Mapping[str, str] = {key: f"<{key}|{text}>" for key, text in ENGLISH.items()}


def a_ruling(*findings: Finding, assumptions: tuple[str, ...] = ()) -> Ruling:
    return Ruling(findings, "2025-26", assumptions)


class TestVerdict:
    @pytest.mark.parametrize("present", list(itertools.product([False, True], repeat=5)))
    def test_follows_from_the_findings(self, present: tuple[bool, ...]) -> None:
        outcomes = [outcome for outcome, there in zip(Outcome, present, strict=True) if there]
        ruling = a_ruling(*(ONE_OF_EACH[outcome] for outcome in outcomes))
        if Outcome.FAILED in outcomes:
            expected = Verdict.REFUSED
        else:
            expected = Verdict.UNDECIDED if Outcome.UNKNOWN in outcomes else Verdict.ALLOWED
        assert ruling.verdict is expected
        assert ruling.allowed is (expected is Verdict.ALLOWED)

    def test_is_never_true_or_false(self) -> None:
        for ruling in (a_ruling(), a_ruling(ONE_OF_EACH[Outcome.FAILED])):
            with pytest.raises(TypeError, match=r"ruling\.allowed"):
                bool(ruling)

    def test_can_not_be_passed_in(self) -> None:
        wrong: Any = {"verdict": Verdict.ALLOWED}
        with pytest.raises(TypeError):
            Ruling([], "2025-26", **wrong)


class TestFindingsOfARuling:
    @given(st.permutations(list(ONE_OF_EACH.values())))
    def test_most_decisive_first(self, findings: list[Finding]) -> None:
        ruling = a_ruling(*findings)
        assert [finding.outcome for finding in ruling.findings] == MOST_DECISIVE_FIRST
        assert ruling == a_ruling(*ONE_OF_EACH.values())

    @given(st.lists(st.tuples(st.sampled_from(["failed", "unknown", "passed"]), st.integers(0, 9)), max_size=6))
    def test_else_in_the_order_given(self, plan: list[tuple[str, int]]) -> None:
        findings = [Finding("retakes.concerns-raised", Outcome(name), (("place", place),)) for name, place in plan]
        expected = [one for name in ("failed", "unknown", "passed") for one in findings if one.outcome.value == name]
        assert a_ruling(*findings).findings == tuple(expected)

    def test_by_outcome(self) -> None:
        ruling = a_ruling(*ONE_OF_EACH.values())
        assert ruling.failed == (ONE_OF_EACH[Outcome.FAILED],)
        assert ruling.unknown == (ONE_OF_EACH[Outcome.UNKNOWN],)
        assert ruling.consequences == (ONE_OF_EACH[Outcome.CONSEQUENCE],)
        for outcome in Outcome:
            assert ruling.having(outcome) == (ONE_OF_EACH[outcome],)
            assert a_ruling().having(outcome) == ()

    @pytest.mark.parametrize("outcome", ["failed", None, Verdict.REFUSED])
    def test_a_malformed_outcome(self, outcome: Any) -> None:
        assert [name for name, _ in faults_of(lambda: a_ruling().having(outcome))] == ["outcome"]

    @given(st.lists(st.integers(1, 49), max_size=12))
    def test_assumptions_by_number_and_once(self, points: list[int]) -> None:
        ruling = a_ruling(assumptions=tuple(f"OPEN-{point}" for point in points))
        assert ruling.assumptions == tuple(f"OPEN-{point}" for point in sorted(set(points)))

    def test_open_9_comes_before_open_10(self) -> None:
        assert a_ruling(assumptions=("OPEN-10", "OPEN-9", "OPEN-10")).assumptions == ("OPEN-9", "OPEN-10")

    @pytest.mark.parametrize("findings", [None, "findings", 7, iter(()), {}, passed("retention.original")])
    def test_findings_that_are_not_a_collection(self, findings: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling(findings, "x"))] == ["findings"]

    @pytest.mark.parametrize("collection", [list, tuple])
    def test_malformed_findings(self, collection: Callable[[list[Any]], Any]) -> None:
        findings = collection([passed("retention.original"), None, "retention.original"])
        assert faults_of(lambda: Ruling(findings, "x")) == [
            ("findings[1]", "None"),
            ("findings[2]", "'retention.original'"),
        ]

    @pytest.mark.parametrize("assumptions", [None, "OPEN-8", 7, iter(())])
    def test_assumptions_that_are_not_a_collection(self, assumptions: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling([], "x", assumptions))] == ["assumptions"]

    @pytest.mark.parametrize("collection", [list, tuple])
    def test_malformed_assumptions(self, collection: Callable[[list[Any]], Any]) -> None:
        assumptions = collection(["OPEN-8", "OPEN-99", "a reading of mine", 8])
        assert faults_of(lambda: Ruling([], "x", assumptions)) == [
            ("assumptions", "'OPEN-99'"),
            ("assumptions", "'a reading of mine'"),
            ("assumptions", "8"),
        ]

    @pytest.mark.parametrize("collection", [list, tuple])
    @pytest.mark.parametrize("point", ["OPEN-99", "a reading of mine", "", 8, None, ["OPEN-8"]])
    def test_one_malformed_assumption(self, collection: Callable[[list[Any]], Any], point: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling([], "x", collection([point])))] == ["assumptions"]

    @pytest.mark.parametrize("collection", [list, tuple])
    @pytest.mark.parametrize("finding", [None, "retention.original", 7, Finding])
    def test_one_malformed_finding(self, collection: Callable[[list[Any]], Any], finding: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling(collection([finding]), "x"))] == ["findings[0]"]

    @pytest.mark.parametrize("collection", [list, tuple])
    def test_as_many_as_a_collection_may_hold_and_no_more(
        self, collection: Callable[[list[Any]], Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module in ("_values.facts", "rulings.rulings"):
            monkeypatch.setattr(f"btec_rules.{module}.MOST_ITEMS", 1_000)  # in place of a million
        findings, points = [passed("retention.original")] * 1_000, ["OPEN-8"] * 1_000
        ruling = Ruling(collection(findings), "x", collection(points))
        assert (len(ruling.findings), ruling.assumptions) == (1_000, ("OPEN-8",))
        findings, points = collection([*findings, findings[0]]), collection([*points, points[0]])
        assert faults_of(lambda: Ruling(findings, "x")) == [("findings", "more than that")]
        assert faults_of(lambda: Ruling([], "x", points)) == [("assumptions", "more than that")]

    @pytest.mark.parametrize("edition", ["", "a" * 65, "a\nb", None, 2025])
    def test_a_malformed_edition(self, edition: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling([], edition))] == ["edition"]

    def test_the_edition_is_kept_in_nfc(self) -> None:
        assert a_ruling().edition == "2025-26"
        assert Ruling([], "e\u0301dition").edition == "\u00e9dition"

    def test_what_is_looked_at_can_be_any_collection(self) -> None:
        findings = [ONE_OF_EACH[Outcome.PASSED]]
        assert Ruling(findings, "x") == Ruling(tuple(findings), "x") == Ruling(frozenset(findings), "x")
        assert Ruling([], "x", ["OPEN-8"]) == Ruling([], "x", ("OPEN-8",)) == Ruling([], "x", {"OPEN-8"})


class TestPlainData:
    RULING = a_ruling(
        failed("mark_sheet.mark-missing", candidates=("0001", "0002")),
        passed("mark_sheet.not-entered"),
        unknown("retention.appeal-open", fact="appeal_open", certain=False, by=None),
        assumptions=("OPEN-37",),
    )

    def test_to_dict(self) -> None:
        assert self.RULING.to_dict() == {
            "verdict": "refused",
            "edition": "2025-26",
            "assumptions": ["OPEN-37"],
            "findings": [
                {
                    "code": "mark_sheet.mark-missing",
                    "rule": "MARK-1",
                    "page": 14,
                    "outcome": "failed",
                    "params": {"candidates": ["0001", "0002"]},
                },
                {
                    "code": "retention.appeal-open",
                    "rule": "KEEP-4",
                    "page": 20,
                    "outcome": "unknown",
                    "params": {"fact": "appeal_open", "certain": False, "by": None},
                },
                {"code": "mark_sheet.not-entered", "rule": "MARK-1", "page": 14, "outcome": "passed", "params": {}},
            ],
        }

    def test_nothing_is_lost_in_json(self) -> None:
        assert json.loads(json.dumps(self.RULING.to_dict())) == self.RULING.to_dict()


class TestExplaining:
    RULING = a_ruling(
        passed("retakes.season-not-offered"),
        failed("retakes.not-a-later-series", series="2026-01", last="2026-06"),
        consequence("retakes.external-resit-required", external="2026-01", series="2026-06", purpose="certificate"),
        unknown("certification.window", fact="key_dates", series="2026-01", on="2026-02-21"),
        advice("mark_sheet.zero-for-absent", candidates=("0001", "0002")),
        assumptions=("OPEN-46", "OPEN-8"),
    )

    FRENCH: Mapping[str, str] = {
        "verdict:refused": "Non ({edition}).",
        "outcome:failed": "non",
        "outcome:unknown": "inconnu",
        "outcome:consequence": "alors",
        "outcome:advice": "conseil",
        "outcome:passed": "oui",
        "line:finding": "* {outcome} / {rule} / {page} / {message}",
        "line:assumption": "* on lit {point}",
        "list:separator": " et ",
        "series:01": "janvier {year} (ou {before})",
        "series:06": "juin {year}",
        "word:key_dates": "le calendrier",
        "word:certificate": "un certificat",
        "retakes.season-not-offered:passed": "La saison existe.",
        "retakes.not-a-later-series:failed": "{series:series} ne suit pas {last:series}.",
        "retakes.external-resit-required:consequence": "{external:series}, {series:series}, {purpose:word}.",
        "certification.window:unknown": "{on} sans {fact:word}.",
        "mark_sheet.zero-for-absent:advice": "Zéro : {candidates:list}.",
    }

    def test_another_catalogue_is_used_throughout(self) -> None:
        assert self.RULING.explain(self.FRENCH).splitlines() == [
            "Non (2025-26).",
            "* non / RET-2 / 12 / janvier 2026 (ou 2025) ne suit pas juin 2026.",
            "* inconnu / CERT-2 / 20 / 2026-02-21 sans le calendrier.",
            "* alors / RET-7 / 13 / janvier 2026 (ou 2025), juin 2026, un certificat.",
            "* conseil / MARK-2 / 14 / Zéro : 0001 et 0002.",
            "* oui / RET-3 / 12 / La saison existe.",
            "* on lit OPEN-8",
            "* on lit OPEN-46",
        ]

    def test_in_english(self) -> None:
        lines = self.RULING.explain().splitlines()
        assert len(lines) == 8
        assert "2025-26" in lines[0]
        for line, finding in zip(lines[1:6], self.RULING.findings, strict=True):
            assert finding.message in line
            assert f"{finding.rule}, p. {finding.page}" in line
            assert ENGLISH[f"outcome:{finding.outcome.value}"] in line
        for line, point in zip(lines[6:], ("OPEN-8", "OPEN-46"), strict=True):
            for part in (point, OPEN_POINTS[point].question, OPEN_POINTS[point].reading):
                assert part in line

    @pytest.mark.parametrize(
        ("findings", "verdict"),
        [
            ([], "allowed"),
            ([Outcome.PASSED, Outcome.ADVICE, Outcome.CONSEQUENCE], "allowed"),
            ([Outcome.PASSED, Outcome.UNKNOWN], "undecided"),
            ([Outcome.FAILED, Outcome.UNKNOWN], "refused"),
        ],
    )
    def test_the_verdict_comes_first(self, findings: list[Outcome], verdict: str) -> None:
        lines = Ruling([ONE_OF_EACH[outcome] for outcome in findings], "what-if").explain().splitlines()
        assert lines[0] == ENGLISH[f"verdict:{verdict}"].replace("{edition}", "what-if")
        assert len(lines) == 1 + len(findings)

    @pytest.mark.parametrize("outcome", Outcome)
    def test_a_finding_by_itself(self, outcome: Outcome) -> None:
        finding = ONE_OF_EACH[outcome]
        key = f"{finding.code}:{outcome.value}"
        assert finding.message == finding.explain() == finding.explain(ENGLISH)
        assert finding.explain(MARKED) == f"<{key}|{finding.message}>"

    @pytest.mark.parametrize("name", ["{}", "{0}", "{edition}", "{candidates:list}", "%s", "}", "{"])
    def test_braces_in_what_the_caller_named(self, name: str) -> None:
        ruling = Ruling([failed("mark_sheet.not-entered", candidates=(name, "0001"))], name)
        catalogue = dict(ENGLISH) | {
            "line:finding": "{message}",
            "mark_sheet.not-entered:failed": "Who? {candidates:list}",
        }
        verdict, finding = ruling.explain(catalogue).splitlines()
        assert verdict == ENGLISH["verdict:refused"].replace("{edition}", name)
        assert finding == f"Who? {name}, 0001"
