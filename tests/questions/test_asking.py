"""Asking in plain data: every public function, every vector, and questions that are no good."""

import inspect
import json
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any

import pytest
from public_callables import Asked, callables
from spaces import share_of
from vectors_reader import FILES, answer, arguments, load

import btec_rules
from btec_rules import EDITION_2025_26, LearnerRecord, Series, Sitting, Status, questions, retakes, subjects
from btec_rules.moderation import Entry
from btec_rules.questions.asking import to_plain
from btec_rules.questions.functions import functions

RECORD = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2025), 30)])
FACTS: dict[str, Any] = {"record": RECORD.to_dict(), "component": 1, "series": "2026-06"}
NAMES = questions.names()
GOOD: dict[str, Asked] = {asked.name: asked for asked in callables() if asked.name in NAMES}


def public_functions() -> Iterator[str]:
    """Give the names of all public functions but those that ask."""
    for name in btec_rules.__all__:
        thing = getattr(btec_rules, name)
        if isinstance(thing, FunctionType):
            yield name
        elif isinstance(thing, ModuleType) and thing is not questions:
            yield from (f"{name}.{one}" for one in thing.__all__ if isinstance(getattr(thing, one), FunctionType))


def test_every_public_function_is_a_question() -> None:
    assert set(NAMES) == set(public_functions())
    assert set(GOOD) == set(NAMES)


def test_a_new_function_is_askable_by_being_public(monkeypatch: pytest.MonkeyPatch) -> None:
    def sittings_so_far(record: LearnerRecord) -> int:
        """Count.

        Args:
            record: The sittings.
        """
        return len(record.sittings)

    sittings_so_far.__annotations__ = {"record": LearnerRecord, "return": int}
    monkeypatch.setattr(retakes, "__all__", (*retakes.__all__, "sittings_so_far"))
    monkeypatch.setattr(retakes, "sittings_so_far", sittings_so_far, raising=False)
    assert "retakes.sittings_so_far" in questions.names()
    assert questions.ask({"ask": "retakes.sittings_so_far", "facts": {"record": RECORD.to_dict()}})["answer"] == 1
    assert questions.schema("retakes.sittings_so_far")["required"] == ["record"]


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_that_of_the_function(name: str) -> None:
    asked = GOOD[name]
    question = json.loads(
        json.dumps({"ask": name, "facts": {key: to_plain(_ordered(one)) for key, one in asked.facts.items()}})
    )
    found = questions.ask(question)
    right = asked()
    assert "faults" not in found
    assert found["answer"] == to_plain(tuple(right) if inspect.isgenerator(right) else right)
    assert (found["edition"], found["version"]) == ("2025-26", btec_rules.__version__)
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("file", FILES)
def test_every_vector_has_the_same_answer_in_plain_data(file: str) -> None:
    for vector in share_of(load(file), slice_of=4):
        given = {key: to_plain(one) for key, one in arguments(vector["call"], dict(vector["facts"])).items()}
        found = questions.ask(json.loads(json.dumps({"ask": vector["call"], "facts": given})))
        right = answer(vector["call"], dict(vector["facts"]))
        right = tuple(right) if inspect.isgenerator(right) else right
        assert found.get("answer") == to_plain(right), (vector["name"], found.get("faults"))


def test_sentences_where_they_are_asked_for() -> None:
    question = {"ask": "retakes.check", "facts": FACTS}
    told = questions.ask(question | {"explain": True})
    assert told.pop("explained") == retakes.check(RECORD, 1, Series.june(2026)).explain()
    assert told == questions.ask(question) == questions.ask(question | {"explain": False})
    options = questions.ask({"ask": "certification.options", "facts": {"record": FACTS["record"]}, "explain": True})
    assert options["explained"] == []
    size: dict[str, Any] = {"ask": "sampling.sample_size", "facts": {"cohort_size": 40}, "explain": True, "html": True}
    assert questions.ask(size)["explained"] is None
    assert questions.ask(size)["html"] is None


def test_the_same_as_html_where_it_is_asked_for() -> None:
    question = {"ask": "retakes.check", "facts": FACTS}
    told = questions.ask(question | {"html": True})
    assert told.pop("html") == retakes.check(RECORD, 1, Series.june(2026)).as_html()
    assert told == questions.ask(question) == questions.ask(question | {"html": False})


def test_an_answer_without_sentences_has_those_of_its_ruling() -> None:
    facts = {"record": FACTS["record"], "component": 1, "until": "2026-06", "first": "2026-01"}
    told = questions.ask({"ask": "retakes.options", "facts": facts, "explain": True, "html": True})
    right = retakes.options(RECORD, 1, until=Series.june(2026), first=Series.january(2026))
    assert len(right) > 1
    assert told["explained"] == [one.ruling.explain() for one in right]
    assert told["html"] == [one.ruling.as_html() for one in right]


@pytest.mark.parametrize("entries", [[], [Entry("Ann", subjects.SPORT, 1, Series.june(2026))]])
def test_a_dict_whose_keys_are_no_texts_is_a_list_of_pairs_however_many(entries: list[Entry]) -> None:
    facts = {"entries": [entry.to_dict() for entry in entries]}
    told: Any = questions.ask({"ask": "moderation.cohorts", "facts": facts})
    assert [learners for _, learners in told["answer"]] == [["Ann"] for _ in entries]
    kept = json.loads(questions.receipt({"ask": "moderation.cohorts", "facts": facts}))
    assert told["answer"] == kept["answer"]


def test_the_edition_that_was_applied() -> None:
    other = EDITION_2025_26.varied(id="a what-if", retakes_allowed=0)
    found = questions.ask({"ask": "retakes.check", "facts": FACTS | {"edition": other.to_dict()}})
    assert found["edition"] == "a what-if"
    assert found["answer"] == retakes.check(RECORD, 1, Series.june(2026), edition=other).to_dict()


FAULTS: list[tuple[Any, list[str], str]] = [
    (None, ["question"], "a dict with the keys ask, facts, explain, html"),
    ({}, ["ask"], "the name of a question, such as retakes.check"),
    ({"ask": "retake.check"}, ["ask"], "retakes.check"),
    ({"ask": ["retakes.check"]}, ["ask"], "the name of a question"),
    ({"ask": "questions.ask"}, ["ask"], "the name of a question"),
    ({"ask": "retakes.check", "facts": FACTS, "fact": 1}, ["question"], "only the keys ask, facts, explain, html"),
    ({"ask": "retakes.check", "facts": FACTS, "explain": 1}, ["explain"], "True"),
    ({"ask": "retakes.check", "facts": FACTS, "html": "yes"}, ["html"], "True"),
    ({"ask": "retakes.check", "facts": 3}, ["facts", "facts.record", "facts.component", "facts.series"], "a dict"),
    ({"ask": "retakes.check", "facts": FACTS | {"serie": 1}}, ["facts"], "only the keys record, component, series"),
    ({"ask": "retakes.check", "facts": FACTS | {"series": "2026-6"}}, ["facts.series"], "2026-01 or 2026-06"),
    ({"ask": "retakes.check", "facts": FACTS | {"component": 1.0}}, ["facts.component"], "a whole number"),
    ({"ask": "retakes.check", "facts": FACTS | {"component": 9}}, ["component"], "1, 2"),
    ({"ask": "sampling.draw", "facts": {"marks": 3}}, ["facts.marks"], "a dict with texts for keys"),
    ({"ask": "subjects.by_title", "facts": {"title": "Alchemy"}}, ["title"], "Sport"),
    ({"ask": "sampling.draw", "facts": {"marks": {"0001": "Y"}}}, ["facts.marks.0001"], "X"),
    (
        {"ask": "audit.rows", "facts": {"rows": [{"learner": []}], "subject": "Sport"}},
        ["facts.rows[0].learner"],
        "a text",
    ),
]


@pytest.mark.parametrize(("question", "where", "expected"), FAULTS)
def test_faults_are_data(question: Any, where: list[str], expected: str) -> None:
    found: Any = questions.ask(question)
    assert "answer" not in found
    places = [one["name"].replace("['0001']", ".0001") for one in found["faults"]]
    assert set(where) <= set(places)
    assert expected in " ".join(one["expected"] for one in found["faults"])
    assert found["error"] == ("unknown-subject" if places == ["title"] else "invalid-fact")
    assert found["version"] == btec_rules.__version__


def test_a_value_in_place_of_its_plain_data_is_refused_with_the_way_to_write_it() -> None:
    series = Series.june(2026)
    found: Any = questions.ask({"ask": "retakes.check", "facts": FACTS | {"record": RECORD, "series": series}})
    assert [(one["name"], one["expected"].partition("; ")[2]) for one in found["faults"]] == [
        ("facts.record", "its .to_dict() is one"),
        ("facts.series", "its .code is one"),
    ]
    assert "answer" in questions.ask({"ask": "retakes.check", "facts": FACTS | {"series": series.code}})


def test_a_value_that_has_no_code_is_not_said_to_have_one() -> None:
    found: Any = questions.ask({"ask": "retakes.check", "facts": FACTS | {"series": RECORD}})
    assert [("code" in one["expected"], one["name"]) for one in found["faults"]] == [(False, "facts.series")]


def test_a_member_in_place_of_its_value() -> None:
    record: Any = RECORD.to_dict()
    record["sittings"][0]["status"] = Status.SAT
    found: Any = questions.ask({"ask": "retakes.check", "facts": FACTS | {"record": record}})
    assert [one["expected"].partition("; ")[2] for one in found["faults"]] == ["its .value is plain"]
    record["sittings"][0]["status"] = Status.SAT.value
    assert "answer" in questions.ask({"ask": "retakes.check", "facts": FACTS | {"record": record}})


def test_a_dict_that_is_missing_is_named_with_what_it_holds() -> None:
    found: Any = questions.ask({"ask": "audit.cohort", "facts": {}})
    (fault,) = found["faults"]
    assert fault == {"name": "facts.records", "got": "no such key", "expected": "a dict with texts for keys"}


def test_names_are_found_once_each() -> None:
    assert list(NAMES) == sorted(set(NAMES))
    assert functions()["retakes.check"] is retakes.check


def _ordered(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
