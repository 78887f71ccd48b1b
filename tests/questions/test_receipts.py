"""Receipts: what is in one, what a replay says, and what is no receipt."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from golden_reader import load_golden, question_of
from public_callables import callables
from spaces import share_of

import btec_rules
from btec_rules import (
    EDITION_2025_26,
    BtecRulesError,
    Edition,
    InvalidFact,
    LearnerRecord,
    Series,
    Sitting,
    questions,
    subjects,
)
from btec_rules.questions import receipts as module
from btec_rules.questions.asking import to_plain
from btec_rules.questions.changelog import RULES_ENTRIES

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
RECORD = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2025), 30)])
RETAKE: dict[str, Any] = {
    "ask": "retakes.check",
    "facts": {"record": RECORD.to_dict(), "component": 1, "series": "2026-06"},
}
SIZE: dict[str, Any] = {"ask": "sampling.sample_size", "facts": {"cohort_size": 40}}
GOLDEN = load_golden()
ASKED = {asked.name: asked for asked in callables()}


def canonical(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sealed(content: dict[str, Any]) -> str:
    """Write a receipt of one's own, with a digest that matches."""
    rest = {key: one for key, one in content.items() if key != "digest"}
    return canonical(rest | {"digest": hashlib.sha256(canonical(rest).encode()).hexdigest()})


def changed(kept: str, **changes: Any) -> str:
    """Change a receipt, and give it a digest that matches."""
    return sealed(json.loads(kept) | changes)


class TestReceipt:
    def test_every_pinned_answer_becomes_one_and_replays(self) -> None:
        for pinned in share_of(GOLDEN, slice_of=12):
            question = question_of(pinned)
            kept = questions.receipt(question)
            content = json.loads(kept)
            assert kept == sealed(content), pinned["id"]
            assert set(content) == {"answer", "ask", "digest", "edition", "facts", "version"}
            told = questions.ask(question)
            assert content["answer"] == told["answer"]
            assert content["edition"]["id"] == told["edition"]
            assert Edition.from_dict(content["edition"]).to_dict() == content["edition"]
            assert content["version"] == btec_rules.__version__
            assert (content["ask"], content["facts"]) == (question["ask"], question["facts"])
            again = questions.replay(kept)
            assert again["replay"] == "same"
            assert again["then"] == again["now"] == told
            assert again["rules"] == []
            assert again["numbers"] == {}

    @pytest.mark.parametrize("name", questions.names())
    def test_every_question_has_one_that_replays(self, name: str) -> None:
        asked = ASKED[name]
        given = {key: sorted(one) if isinstance(one, frozenset) else one for key, one in asked.facts.items()}
        question = {"ask": name, "facts": {key: to_plain(one) for key, one in given.items()}}
        assert questions.replay(questions.receipt(question))["replay"] == "same"

    def test_facts_are_in_order_of_their_keys_and_the_answer_is_to_those(self) -> None:
        both: dict[str, Any] = {"Zoë": RECORD.to_dict(), "Ann": RECORD.to_dict()}
        question: dict[str, Any] = {"ask": "audit.cohort", "facts": {"records": both}}
        kept = questions.receipt(question)
        in_order = question | {"facts": {"records": dict(sorted(both.items()))}}
        assert kept == questions.receipt(in_order)
        assert json.loads(kept)["answer"] == questions.ask(in_order)["answer"]
        assert "Zoë" in kept
        assert questions.replay(kept)["replay"] == "same"

    def test_an_empty_list_of_pairs_is_read_as_it_was_written(self) -> None:
        facts = {"record": RECORD.to_dict(), "total": 100, "maxima": [], "until": "2026-06"}
        question = {"ask": "planning.ums_needed", "facts": facts}
        with pytest.raises(InvalidFact, match="a maximum for each of the components") as refused:
            questions.receipt(question)
        assert [fault.to_dict() for fault in refused.value.faults] == questions.ask(question)["faults"]

    def test_a_number_in_a_row_stays_what_it_was(self) -> None:
        row = {"learner": "Ann", "component": 1, "series": "2026-06", "ums": 30.5}
        question = {"ask": "audit.rows", "facts": {"rows": [row], "subject": "Sport"}}
        kept = questions.receipt(question)
        assert json.loads(kept)["facts"]["rows"] == [row]
        assert questions.replay(kept)["replay"] == "same"

    def test_sentences_where_they_are_asked_for(self) -> None:
        kept = json.loads(questions.receipt(RETAKE | {"explain": True}))
        assert kept.pop("explained") == questions.ask(RETAKE | {"explain": True})["explained"]
        assert sealed(kept) == questions.receipt(RETAKE)
        other_words = changed(questions.receipt(RETAKE | {"explain": True}), explained="Other words.")
        assert questions.replay(other_words)["replay"] == "same"

    @pytest.mark.parametrize(
        "question",
        [
            {},
            {"ask": "retake.check"},
            RETAKE | {"facts": {"component": 9, "series": "2026-7"}},
            RETAKE | {"facts": RETAKE["facts"] | {"series": "2022-06"}},
            {"ask": "subjects.by_title", "facts": {"title": "Alchemy"}},
        ],
    )
    def test_a_question_with_faults_has_none(self, question: dict[str, Any]) -> None:
        with pytest.raises(BtecRulesError) as caught:
            questions.receipt(question)
        told = questions.ask(question)
        assert [fault.to_dict() for fault in caught.value.faults] == told["faults"]
        assert caught.value.code == told["error"]

    @pytest.mark.parametrize("cell", [float("nan"), float("inf"), "\ud800"])
    def test_nor_has_one_with_a_fact_that_json_does_not_have(self, cell: Any) -> None:
        row = {"learner": "Ann", "component": cell, "series": "2026-06"}
        question: dict[str, Any] = {"ask": "audit.rows", "facts": {"rows": [row], "subject": "Sport"}}
        assert "answer" in questions.ask(question)
        with pytest.raises(InvalidFact) as caught:
            questions.receipt(question)
        assert caught.value.name == "facts"


class TestReplay:
    def test_a_receipt_that_went_through_another_program(self) -> None:
        kept = questions.receipt(RETAKE)
        pretty = json.dumps(dict(reversed(json.loads(kept).items())), indent=2)
        for one in (kept, kept.encode(), pretty, f"\n{kept}\n"):
            assert questions.replay(one)["replay"] == "same"

    def test_an_answer_that_moved(self) -> None:
        kept = json.loads(questions.receipt(SIZE))
        again = questions.replay(changed(sealed(kept), answer=16))
        assert again["replay"] == "moved"
        assert again["then"] == {"answer": 16, "edition": "2025-26", "version": btec_rules.__version__}
        assert again["now"] == questions.ask(SIZE)
        assert again["numbers"] == {}

    def test_true_is_not_one(self) -> None:
        question = {"ask": "terminal_rule.external_resit_needed", "facts": {"record": RECORD.to_dict()}}
        kept = questions.receipt(question)
        now: Any = questions.ask(question)["answer"]
        assert questions.replay(changed(kept, answer=int(now)))["replay"] == "moved"

    def test_an_answer_that_is_now_a_fault(self) -> None:
        again: Any = questions.replay(changed(questions.receipt(SIZE), ask="sampling.size_of_a_sample"))
        assert again["replay"] == "moved"
        assert again["now"]["faults"][0]["name"] == "ask"

    def test_the_numbers_are_the_librarys_own(self) -> None:
        """A receipt of an edition that was corrected since: its id is ours, its numbers are not."""
        wrong = EDITION_2025_26.to_dict() | {"retakes_allowed": 0}
        for facts in (RETAKE["facts"], RETAKE["facts"] | {"edition": wrong}):
            kept = changed(questions.receipt(RETAKE), edition=wrong, facts=facts)
            again = questions.replay(kept)
            assert again["replay"] == "same"
            assert again["numbers"] == {"retakes_allowed": [0, 1]}
        old = questions.receipt(RETAKE | {"facts": RETAKE["facts"] | {"edition": wrong}})
        again = questions.replay(old)
        assert again["replay"] == "moved"
        assert again["now"] == questions.ask(RETAKE)

    def test_a_number_that_an_edition_did_not_have_yet(self) -> None:
        older = {name: number for name, number in EDITION_2025_26.to_dict().items() if name != "hearing_days"}
        again = questions.replay(changed(questions.receipt(SIZE), edition=older))
        assert again["numbers"] == {"hearing_days": [None, 70]}

    def test_a_what_if_is_asked_as_it_is(self) -> None:
        what_if = EDITION_2025_26.varied(id="none", retakes_allowed=0)
        kept = questions.receipt(RETAKE | {"facts": RETAKE["facts"] | {"edition": what_if.to_dict()}})
        again: Any = questions.replay(kept)
        assert again["replay"] == "same"
        assert again["now"]["answer"]["verdict"] == "refused"
        assert again["now"]["edition"] == "none"


class TestRulesEntries:
    """What the changelog says of answers that moved, between the version of a receipt and this one."""

    @pytest.mark.parametrize(
        ("version", "told"), [("0.9.0", 4), ("0.10.0", 3), ("1.0.0", 2), ("1.0.1", 2), ("1.2.0", 1)]
    )
    def test_those_after_the_version(self, version: str, told: int, monkeypatch: pytest.MonkeyPatch) -> None:
        entries = ((None, "d", "four"), ("1.2.0", "c", "three"), ("1.0.0", "b", "two"), ("0.10.0", "a", "one"))
        monkeypatch.setattr(module, "RULES_ENTRIES", entries)
        monkeypatch.setattr(btec_rules, "__version__", "1.2.0")
        again = questions.replay(changed(questions.receipt(SIZE), answer=16, version=version))
        keys = ("version", "heading", "entry")
        assert again["rules"] == [dict(zip(keys, one, strict=True)) for one in entries[:told]]

    def test_they_are_the_changelogs(self) -> None:
        """The words of the entries under Rules, in order; without their bullets, and what stands between them."""
        found: list[str] = []
        for version in re.split(r"^## ", CHANGELOG.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            for part in re.findall(r"^### Rules\n(.*?)(?=^### |\Z)", version, flags=re.MULTILINE | re.DOTALL):
                lines = [line for line in part.splitlines() if line.startswith(("- ", "  "))]
                found += [word for line in lines for word in line.removeprefix("- ").split()]
        assert " ".join(words for _, _, words in RULES_ENTRIES).split() == found

    def test_each_names_a_heading_and_a_version_or_none(self) -> None:
        written = CHANGELOG.read_text("utf-8")
        for version, heading, words in RULES_ENTRIES:
            assert f"#### {heading}\n" in written
            assert version is None or f"## {version}" in written
            assert not words.startswith("-")

    def test_this_version_can_be_compared(self) -> None:
        assert questions.replay(questions.receipt(SIZE))["now"] == questions.ask(SIZE)
        assert re.fullmatch(r"\d+\.\d+\.\d+", btec_rules.__version__)


KEPT = questions.receipt(SIZE)
CONTENT: dict[str, Any] = json.loads(KEPT)
NO_RECEIPTS: list[tuple[Any, list[str]]] = [
    (None, ["receipt"]),
    (CONTENT, ["receipt"]),
    (bytearray(KEPT.encode()), ["receipt"]),
    ("", ["receipt"]),
    (KEPT[:-1], ["receipt"]),
    (KEPT.encode("utf-16"), ["receipt"]),
    (KEPT.replace("sampling", "sampl\\ud800ing"), ["receipt"]),
    (KEPT.replace('"answer":15', '"answer":NaN'), ["receipt"]),
    (KEPT.replace('"answer":15', '"answer":99,"answer":15'), ["receipt"]),
    (KEPT.replace('"answer":15', f'"answer":{"9" * 5000}'), ["receipt"]),
    ("[" * 100_000, ["receipt"]),
    (f"[{KEPT}]", ["receipt"]),
    ("{}", ["answer", "ask", "digest", "edition", "facts", "version"]),
    *((canonical({key: one for key, one in CONTENT.items() if key != left_out}), [left_out]) for left_out in CONTENT),
    (KEPT.replace("15", "16", 1), ["digest"]),
    (canonical(CONTENT | {"note": "kept by hand"}), ["digest"]),
    (canonical(CONTENT | {"digest": CONTENT["digest"].upper()}), ["digest"]),
    (canonical(CONTENT | {"digest": None, "facts": []}), ["digest", "facts"]),
    (changed(KEPT, facts=None), ["facts"]),
    (changed(KEPT, edition="2025-26"), ["edition"]),
    (changed(KEPT, edition={"id": ["2025-26"]}), ["edition"]),
    (changed(KEPT, edition=EDITION_2025_26.to_dict() | {"id": "2031-32"}, version="0.1.x"), ["edition", "version"]),
    (changed(KEPT, version="0.1"), ["version"]),
    (changed(KEPT, version=1), ["version"]),
    (changed(KEPT, version="99.0.0"), ["version"]),
]


@pytest.mark.parametrize(("written", "where"), NO_RECEIPTS)
def test_what_is_no_receipt(written: Any, where: list[str]) -> None:
    with pytest.raises(InvalidFact) as caught:
        questions.replay(written)
    assert [fault.name for fault in caught.value.faults] == where
