"""Messages apart from verdicts: codes and params are the contract, and another catalogue is used throughout.

The other catalogue here is the English one with every letter of its own turned into ``w``: whatever is still English in
what is explained by it has come from somewhere else.
"""

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import attrs
import pytest
from hypothesis import given
from spaces import share_of
from vectors_reader import FILES, answer, load

import btec_rules
from btec_rules import (
    CODES,
    ENGLISH,
    OPEN_POINTS,
    BtecRulesError,
    Calendar,
    Finding,
    LearnerRecord,
    Outcome,
    audit,
    strategies,
    subjects,
)
from btec_rules._values.values import Value
from btec_rules.guide.render import render
from btec_rules.planning import Route

TESTS = Path(__file__).parents[1]
SOURCE = Path(btec_rules.__file__).parent
PINNED = TESTS / "golden" / "params.json"
MAY_BE_MISSING = {"moderation.outside-tolerance:unknown": frozenset({"largest"})}
"""Params that are only there where the fact is known."""
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_SHARED = 20
"""Characters that a text of a program may share with a sentence by chance."""


def turned(text: str) -> str:
    """Turn every letter of a text into w, but for those of its placeholders."""
    parts = []
    for literal, name, spec, _ in Formatter().parse(text):
        parts.append(re.sub(r"[^\W\d_]", "w", literal))
        parts.append("" if name is None else f"{{{name}:{spec}}}" if spec else f"{{{name}}}")
    return "".join(parts)


OTHER = {key: turned(text) for key, text in ENGLISH.items()}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def everything_in(found: Any) -> Iterator[Any]:
    """Give every value in an answer, however deep."""
    if isinstance(found, Value):
        yield found
        kind: Any = type(found)
        for field in attrs.fields(kind):
            yield from everything_in(getattr(found, field.name))
        if isinstance(found, Route):
            yield from everything_in(found.ruling)
    elif isinstance(found, tuple | list | Iterator):
        for part in found:
            yield from everything_in(part)


def answers(name: str) -> Iterator[Any]:
    """Give every value in the answers to the vectors of a file."""
    for vector in load(name):
        try:
            yield from everything_in(answer(vector["call"], vector["facts"]))
        except BtecRulesError:
            continue


def facts_of(value: Any) -> str:
    """Give all that a value says that is no sentence: ids, titles, codes, params and days."""
    ruling = getattr(value, "ruling", None)
    return repr(value.to_dict()) + ("" if ruling is None else repr(ruling.to_dict()))


def foreign(value: Any, explained: str) -> set[str]:
    """Give the words of what was explained that are neither of the other catalogue nor a fact of the value."""
    words = set(re.findall(r"[^\W\d_]{2,}", explained))
    return {word for word in words if set(word) > {"w"} or set(word).isdisjoint({"w"})} - set(
        re.findall(r"[^\W\d_]{2,}", facts_of(value))
    )


class TestCatalogue:
    def test_every_outcome_of_every_code_has_a_text(self) -> None:
        outcomes: dict[str, set[Outcome]] = defaultdict(set)
        for key in ENGLISH:
            code, _, word = key.rpartition(":")
            if code in CODES:
                outcomes[code].add(Outcome(word))
        assert set(outcomes) == set(CODES)
        for code in CODES:
            for outcome in Outcome:
                if outcome in outcomes[code]:
                    assert Finding(code, outcome).explain(defaultdict(lambda: "a text"))
                else:
                    with pytest.raises(BtecRulesError):
                        Finding(code, outcome)

    @pytest.mark.slow
    def test_params_are_the_contract(self) -> None:
        """Each outcome of each code has the params that are pinned, every time; texts may use them and no others."""
        found: dict[str, set[frozenset[str]]] = defaultdict(set)
        for name in FILES:
            for value in answers(name):
                if isinstance(value, Finding):
                    found[f"{value.code}:{value.outcome.value}"].add(frozenset(value.params))
        assert set(found) == {key for key in ENGLISH if key.rpartition(":")[0] in CODES}
        names = {key: sorted(frozenset().union(*params)) for key, params in sorted(found.items())}
        assert names == json.loads(PINNED.read_text("utf-8")), (
            "params are a promise: add to the file, and change nothing"
        )
        for key, params in found.items():
            assert params <= {frozenset(names[key]), frozenset(names[key]) - MAY_BE_MISSING.get(key, frozenset())}, key
            assert all(placeholders(ENGLISH[key]) <= some for some in params), key

    def test_the_other_catalogue_has_no_word_of_the_english_one(self) -> None:
        for key, text in OTHER.items():
            literal = re.sub(r"\{[^}]*\}", "", text)
            assert set(re.findall(r"[^\W\d_]", literal)) <= {"w"}, key
            assert placeholders(text) == placeholders(ENGLISH[key])

    @pytest.mark.slow
    @pytest.mark.parametrize("name", FILES)
    def test_it_is_used_throughout(self, name: str) -> None:
        for value in share_of(answers(name), slice_of=4):
            if hasattr(value, "explain"):
                explained = value.explain(OTHER)
                assert explained != value.explain()
                assert not foreign(value, explained), explained
            for explain in ("explain_task", "explain_due"):
                if hasattr(value, explain):
                    assert not foreign(value, getattr(value, explain)(OTHER))

    @pytest.mark.slow
    @pytest.mark.parametrize("name", FILES)
    def test_no_sentence_has_a_day_as_a_program_writes_it(self, name: str) -> None:
        for value in share_of(answers(name), slice_of=4):
            for explain in ("explain", "explain_task", "explain_due"):
                if hasattr(value, explain):
                    explained = getattr(value, explain)()
                    assert not ISO_DAY.search(explained), explained
            for way in value.explain_ways() if hasattr(value, "explain_ways") else ():
                assert not ISO_DAY.search(way), way

    @pytest.mark.slow
    def test_a_param_that_is_a_day_is_written_as_one(self) -> None:
        """In each text that uses it; and nothing else is."""
        days, used = set(), set()
        for name in FILES:
            for value in answers(name):
                if isinstance(value, Finding):
                    key = f"{value.code}:{value.outcome.value}"
                    days |= {(key, param) for param, said in value.params.items() if ISO_DAY.fullmatch(str(said))}
        for key, text in ENGLISH.items():
            if key.rpartition(":")[0] in CODES:
                used |= {(key, name) for _, name, spec, _ in Formatter().parse(text) if spec == "day"}
        assert used == {(key, param) for key, param in days if param in placeholders(ENGLISH[key])}
        assert len(used) > 40

    @given(strategies.records(), strategies.calendars())
    def test_nor_has_a_report_on_many(self, record: LearnerRecord, calendar: Calendar) -> None:
        explained = audit.cohort({"Ann": record, "Ben": record}, calendar=calendar).explain()
        assert not ISO_DAY.search(explained), explained

    @given(strategies.records())
    def test_it_is_used_throughout_a_report_on_many(self, record: LearnerRecord) -> None:
        unreadable: Any = {"Ben": None}
        report = audit.cohort({"Ann": record, **unreadable})
        left = foreign(report, report.explain(OTHER))
        assert not left

    @pytest.mark.parametrize("point", OPEN_POINTS)
    def test_open_points_are_in_it(self, point: str) -> None:
        said = OPEN_POINTS[point]
        assert render(ENGLISH, "line:assumption", {"point": point}).count(said.question) == 1
        assert said.reading in render(ENGLISH, "line:assumption", {"point": point})
        assert said.question not in render(OTHER, "line:assumption", {"point": point})

    def test_a_catalogue_needs_only_what_its_texts_use(self) -> None:
        assert render({"line:assumption": "(darlleniad {point})"}, "line:assumption", {"point": "OPEN-8"})


# --- nobody compares sentences ----------------------------------------------------------------------------------------

LITERALS = [
    literal for text in ENGLISH.values() for literal, *_ in Formatter().parse(text) if len(literal) > LONGEST_SHARED
]
ALL_LITERALS = "\0".join(LITERALS)
TITLES = {subject.title for subject in subjects.ALL}


def compared(tree: ast.AST) -> Iterator[str]:
    """Give the texts of a program that are compared with something, or looked for in it."""
    for node in ast.walk(tree):
        inside: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            inside = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in {"startswith", "endswith", "count", "index", "find", "search", "match", "fullmatch"}:
                inside = list(node.args)
            inside += [keyword.value for keyword in node.keywords if keyword.arg == "match"]
        elif isinstance(node, ast.MatchValue):
            inside = [node.value]
        for one in inside:
            for part in ast.walk(one):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def sentences(source: str) -> set[str]:
    """Give the sentences of the catalogue, or parts of them, that a program compares something with."""
    return {
        text
        for text in compared(ast.parse(source))
        if len(text) > LONGEST_SHARED
        and " " in text
        and text not in TITLES
        and (text in ALL_LITERALS or any(literal in text for literal in LITERALS if len(literal) <= len(text)))
    }


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE.parent if path.is_relative_to(SOURCE) else TESTS))


@pytest.mark.slow
def test_no_sentence_is_compared() -> None:
    for path in share_of(sorted([*SOURCE.rglob("*.py"), *TESTS.rglob("*.py")]), slice_of=4):
        assert not sentences(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('x == "The external component is sat or entered."', 1),
        ('assert "there is no sitting of component" in message', 1),
        ('message.startswith("The external component is sat")', 1),
        ('pytest.raises(ValueError, match="The external component is sat or entered")', 1),
        ('x = "The external component is sat or entered."', 0),
        ('x == "retakes.external-resit-required"', 0),
    ],
)
def test_a_compared_sentence_is_seen(source: str, count: int) -> None:
    assert len(sentences(source)) == count
