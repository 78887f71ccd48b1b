"""Rulings, the texts that they are told in, and the rulebook that they cite."""

import importlib
import itertools
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import btec_rules
from btec_rules import (
    CODES,
    ENGLISH,
    OPEN_POINTS,
    RULES,
    Finding,
    InvalidFact,
    Outcome,
    Ruling,
    Season,
    Series,
    Verdict,
)
from btec_rules.audit import Standing, Task
from btec_rules.guide.render import render
from btec_rules.guide.rulebook import RuleKind
from btec_rules.rulings.findings import advice, consequence, failed, must_be, passed, unknown, unless_failed

ONE_OF_EACH: dict[Outcome, Finding] = {
    Outcome.FAILED: failed("retakes.already-used", component=1, allowed=1),
    Outcome.UNKNOWN: unknown("retention.appeal-open", fact="appeal_open"),
    Outcome.CONSEQUENCE: consequence("retakes.better-counts"),
    Outcome.ADVICE: advice("retakes.no-guidance"),
    Outcome.PASSED: passed("retakes.season-not-offered"),
}
MOST_DECISIVE_FIRST = [Outcome.FAILED, Outcome.UNKNOWN, Outcome.CONSEQUENCE, Outcome.ADVICE, Outcome.PASSED]
SENTENCES = [key for key in ENGLISH if key.rpartition(":")[0] in CODES]
WORDS = [key.removeprefix("word:") for key in ENGLISH if key.startswith("word:")]
MARKED: Mapping[str, str] = {key: f"<{key}|{text}>" for key, text in ENGLISH.items()}


def faults_of(call: Callable[[], object]) -> list[tuple[str, str]]:
    """Run a call that must be refused, and give the names and the values of its faults."""
    with pytest.raises(InvalidFact) as caught:
        call()
    return [(fault.name, fault.got) for fault in caught.value.faults]


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

    @given(st.lists(st.integers(1, 49), max_size=12))
    def test_assumptions_by_number_and_once(self, points: list[int]) -> None:
        ruling = a_ruling(assumptions=tuple(f"OPEN-{point}" for point in points))
        assert ruling.assumptions == tuple(f"OPEN-{point}" for point in sorted(set(points)))

    def test_open_9_comes_before_open_10(self) -> None:
        assert a_ruling(assumptions=("OPEN-10", "OPEN-9", "OPEN-10")).assumptions == ("OPEN-9", "OPEN-10")

    @pytest.mark.parametrize("findings", [None, "findings", 7, iter(()), {}, passed("retention.original")])
    def test_no_findings(self, findings: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling(findings, "x"))] == ["findings"]

    @pytest.mark.parametrize("collection", [list, tuple])
    def test_findings_that_are_none(self, collection: Callable[[list[Any]], Any]) -> None:
        findings = collection([passed("retention.original"), None, "retention.original"])
        assert faults_of(lambda: Ruling(findings, "x")) == [
            ("findings[1]", "None"),
            ("findings[2]", "'retention.original'"),
        ]

    @pytest.mark.parametrize("assumptions", [None, "OPEN-8", 7, iter(())])
    def test_no_assumptions(self, assumptions: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling([], "x", assumptions))] == ["assumptions"]

    @pytest.mark.parametrize("collection", [list, tuple])
    def test_assumptions_that_are_none(self, collection: Callable[[list[Any]], Any]) -> None:
        assumptions = collection(["OPEN-8", "OPEN-99", "a reading of mine", 8])
        assert faults_of(lambda: Ruling([], "x", assumptions)) == [
            ("assumptions", "'OPEN-99'"),
            ("assumptions", "'a reading of mine'"),
            ("assumptions", "8"),
        ]

    @pytest.mark.parametrize("collection", [list, tuple])
    @pytest.mark.parametrize("point", ["OPEN-99", "a reading of mine", "", 8, None, ["OPEN-8"]])
    def test_one_assumption_that_is_none(self, collection: Callable[[list[Any]], Any], point: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling([], "x", collection([point])))] == ["assumptions"]

    @pytest.mark.parametrize("collection", [list, tuple])
    @pytest.mark.parametrize("finding", [None, "retention.original", 7, Finding])
    def test_one_finding_that_is_none(self, collection: Callable[[list[Any]], Any], finding: Any) -> None:
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
    def test_no_edition(self, edition: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Ruling([], edition))] == ["edition"]

    def test_the_edition_is_kept_in_nfc(self) -> None:
        assert a_ruling().edition == "2025-26"
        assert Ruling([], "e\u0301dition").edition == "\u00e9dition"

    def test_what_is_looked_at_can_be_any_collection(self) -> None:
        findings = [ONE_OF_EACH[Outcome.PASSED]]
        assert Ruling(findings, "x") == Ruling(tuple(findings), "x") == Ruling(frozenset(findings), "x")
        assert Ruling([], "x", ["OPEN-8"]) == Ruling([], "x", ("OPEN-8",)) == Ruling([], "x", {"OPEN-8"})


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

    @pytest.mark.parametrize(
        ("value", "wanted", "outcome"),
        [
            (True, True, Outcome.PASSED),
            (False, True, Outcome.FAILED),
            (True, False, Outcome.FAILED),
            (False, False, Outcome.PASSED),
            (None, True, Outcome.UNKNOWN),
            (None, False, Outcome.UNKNOWN),
        ],
    )
    def test_a_fact_that_must_be_so(self, value: bool | None, wanted: bool, outcome: Outcome) -> None:
        finding = must_be("retention.appeal-open", "appeal_open", value, wanted=wanted)
        assert (finding.code, finding.outcome) == ("retention.appeal-open", outcome)
        assert finding.params == ({"fact": "appeal_open"} if value is None else {})

    def test_a_fact_must_be_true_unless_told_otherwise(self) -> None:
        assert must_be("retention.appeal-open", "appeal_open", True).outcome is Outcome.PASSED

    @pytest.mark.parametrize("outcome", Outcome)
    def test_nothing_follows_where_a_condition_failed(self, outcome: Outcome) -> None:
        follows = (consequence("retakes.better-counts"), advice("retakes.no-guidance"))
        findings = [ONE_OF_EACH[Outcome.PASSED], ONE_OF_EACH[outcome]]
        assert unless_failed(findings, iter(follows)) == ([] if outcome is Outcome.FAILED else list(follows))
        assert unless_failed([], follows) == list(follows)

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

    def test_an_outcome_that_the_code_has_not(self) -> None:
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
    def test_pairs_that_are_none(self, pairs: Any, got: str) -> None:
        assert faults_of(lambda: Finding("retakes.already-used", Outcome.FAILED, pairs)) == [("pairs", got)]

    @pytest.mark.parametrize("outcome", ["failed", None, Verdict.REFUSED])
    def test_no_outcome(self, outcome: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Finding("retakes.already-used", outcome))] == ["outcome"]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = "failed"
        assert faults_of(lambda: Finding("", wrong)) == [("code", "''"), ("outcome", "'failed'")]

    def test_a_word_of_the_catalogue_is_no_code(self) -> None:
        assert faults_of(lambda: Finding("outcome", Outcome.FAILED)) == [("code", "'outcome'")]

    def test_is_a_value(self) -> None:
        one, other = (failed("retakes.already-used", component=1, allowed=1) for _ in range(2))
        assert (one, hash(one)) == (other, hash(other))
        assert one != failed("retakes.already-used", component=2, allowed=1)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            one.code = "x"  # type: ignore[misc]


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
        unknown("certification.window", fact="key_dates", on="2026-02-21"),
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


def placeholders(text: str) -> list[tuple[str, str]]:
    return [(name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name is not None]


class TestTexts:
    @pytest.mark.parametrize("key", SENTENCES)
    def test_every_sentence_renders(self, key: str) -> None:
        samples: dict[str, tuple[Any, str]] = {
            "": ("(7)", "(7)"),
            "series": ("2026-01", ENGLISH["series:01"].format(year=2026, before=2025)),
            "month": ("2025-09", ENGLISH["month:09"].format(year=2025)),
            "list": (("a", "b"), ENGLISH["list:separator"].join("ab")),
            "word": ("photo", ENGLISH["word:photo"]),
            "words": (
                ("photo", "video"),
                ENGLISH["list:separator"].join([ENGLISH["word:photo"], ENGLISH["word:video"]]),
            ),
        }
        fields = placeholders(ENGLISH[key])
        rendered = render(ENGLISH, key, {name: samples[spec][0] for name, spec in fields})
        assert not set("{}") & set(rendered)
        assert rendered.endswith(".")
        assert rendered == rendered.strip()
        assert "  " not in rendered
        for _, spec in fields:
            assert samples[spec][1] in rendered

    def test_no_param_is_left_out(self) -> None:
        with pytest.raises(InvalidFact):
            render(ENGLISH, "retakes.already-used:failed", {"component": 1})

    @pytest.mark.parametrize("word", WORDS)
    def test_every_word_is_used(self, word: str) -> None:
        package = Path(btec_rules.__file__).parent
        texts = [path.read_text("utf-8") for path in package.rglob("*.py") if path.name != "texts.py"]
        assert any(f'"{word}"' in text for text in texts)

    def test_words_by_a_param(self) -> None:
        catalogue = {"say": "{one:word}, {many:words}.", "list:separator": "/", "word:a": "A", "word:b": "B"}
        assert render(catalogue, "say", {"one": "b", "many": ("a", "b")}) == "B, A/B."

    def test_months_by_a_param(self) -> None:
        catalogue = {"say": "{release:month}.", "month:06": "June of {year}", "month:09": "September of {year}"}
        assert render(catalogue, "say", {"release": "2025-06"}) == "June of 2025."
        assert render(catalogue, "say", {"release": "2025-09"}) == "September of 2025."

    def test_nothing_else_is_in_the_catalogue(self) -> None:
        words = {key for key in ENGLISH if key not in SENTENCES}
        assert {key.partition(":")[0] for key in words} == {
            *(
                "verdict",
                "outcome",
                "line",
                "list",
                "series",
                "month",
                "word",
                "standing",
                "task",
                "question",
                "reading",
            )
        }
        for what in ("question", "reading"):
            assert {key for key in words if key.startswith(f"{what}:")} == {f"{what}:{point}" for point in OPEN_POINTS}
        assert {key for key in words if key.startswith("standing:")} == {f"standing:{one.value}" for one in Standing}
        tasks = {f"task:{task.value}{which}" for task in Task for which in ("", "-in")}
        assert {key for key in words if key.startswith("task:")} == tasks
        assert {f"verdict:{verdict.value}" for verdict in Verdict} <= words
        assert {f"outcome:{outcome.value}" for outcome in Outcome} <= words
        assert {f"series:{season.value}" for season in Season} <= words
        releases = {series.psa_release.month for series in (Series.january(2026), Series.june(2026))}
        assert {key for key in words if key.startswith("month:")} == {f"month:{month:02}" for month in releases}

    @pytest.mark.parametrize("code", CODES)
    def test_codes(self, code: str) -> None:
        module, _, what = code.partition(".")
        importlib.import_module(f"btec_rules.{module}")
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", what)
        assert CODES[code] in RULES
        outcomes = {key.rpartition(":")[2] for key in SENTENCES if key.rpartition(":")[0] == code}
        assert outcomes
        assert outcomes <= {outcome.value for outcome in Outcome}
        for outcome in outcomes:
            finding = Finding(code, Outcome(outcome))
            assert (finding.rule, finding.page) == (CODES[code], RULES[CODES[code]].page)

    def test_several_series(self) -> None:
        finding = consequence("certification.two-certificates", series=("2026-01", "2026-06"))
        assert "December 2025/January 2026, May/June 2026" in finding.message

    def test_a_list_of_one_and_of_none(self) -> None:
        catalogue = {"who": "Who? {candidates:list}.", "list:separator": "; "}
        for candidates, shown in ((("0001",), "0001"), (("1", "2"), "1; 2"), ((), ""), ("0001", "0001")):
            assert render(catalogue, "who", {"candidates": candidates}) == f"Who? {shown}."

    @pytest.mark.parametrize("table", [CODES, ENGLISH, RULES, OPEN_POINTS], ids=["codes", "texts", "rules", "points"])
    def test_tables_are_read_only(self, table: Any) -> None:
        with pytest.raises(TypeError):
            table["RET-1"] = None


class TestRulebook:
    """The 106 rules of the guide, pages 5 to 23, and the 49 points that it leaves open."""

    def test_ids(self) -> None:
        assert len(RULES) == 106
        assert all(re.fullmatch(r"[A-Z]+-[1-9][0-9]*", rule) for rule in RULES)
        assert [rule.id for rule in RULES.values()] == list(RULES)

    def test_the_rules_of_a_topic_are_numbered_without_a_gap(self) -> None:
        topics: dict[str, set[int]] = {}
        for rule in RULES:
            topic, _, number = rule.partition("-")
            topics.setdefault(topic, set()).add(int(number))
        assert all(numbers == set(range(1, len(numbers) + 1)) for numbers in topics.values())

    def test_pages(self) -> None:
        pages = {rule.page for rule in RULES.values()}
        assert (min(pages), max(pages)) == (5, 23)

    @pytest.mark.parametrize(
        ("rule", "page"),
        [
            *(("COMP-1", 6), ("REG-1", 8), ("PSA-1", 10), ("RET-1", 12), ("MARK-1", 14), ("MOD-4", 14), ("SAMP-3", 15)),
            *(("MOD-7", 16), ("APL-1", 19), ("KEEP-1", 19), ("KEEP-3", 20), ("EXT-1", 20), ("CERT-1", 20)),
        ],
    )
    def test_page_of(self, rule: str, page: int) -> None:
        assert RULES[rule].page == page

    @pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
    def test_parts(self, rule: Any) -> None:
        assert type(rule.page) is int
        assert isinstance(rule.kind, RuleKind)
        assert re.fullmatch(r"(model\.)?[a-z_]+", rule.module)
        assert re.search(r"[.)]$", rule.says)
        assert rule.says == rule.says.strip()
        assert "  " not in rule.says

    def test_open_points(self) -> None:
        assert list(OPEN_POINTS) == [f"OPEN-{number}" for number in range(1, 50)]
        for number, point in OPEN_POINTS.items():
            assert point.id == number
            assert point.question
            assert point.reading
            assert re.search(r"\b(literal|confirmed|reading|open)\b", point.standing)
