"""Hostile input: nasty values at every place of every public callable.

Only `BtecRulesError` comes out, with the code that the class of the value calls for; what the caller's own object raises
may pass through. The callables are found by introspection (`public_callables`), the values and the kinds of places where
each may be good stand in one table (`hostile_values`), and what has to come out is worked out from both
(`hostile_table`).

The runs under other conditions are thinned out to one call in `STRIDE`. All of it, which takes some minutes:

    BTEC_RULES_SPACES=all python -m pytest tests/library/test_hostile.py
"""

import contextlib
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import hostile_table
import pytest
from hostile_table import GOOD, STRIDE, calls, complaints, digest, outcome
from hostile_values import CELLS, Endless, EndlessMapping, LyingText
from public_callables import Asked, NoGoodValue, callables, public_classes, spots, takes
from spaces import SHARE, share_of

import btec_rules
from btec_rules import InvalidFact, LearnerRecord, certification, mark_sheet, moderation, records_from_rows, subjects

EVERY = 1 if SHARE == "all" else STRIDE
LONGEST = 20.0
"""Seconds of processor time for one call; the longest took half a second, measured with coverage."""
MOST_MEMORY = 100 * 2**20
CALLABLES = callables()
CONSTRUCTORS = [asked for asked in CALLABLES if asked.made is not None and attrs.has(asked.made)]


def name_of(asked: Asked) -> str:
    return asked.name


class TestCallables:
    """The introspection: it finds everything, and says what is missing."""

    def test_every_public_function_and_class_is_there(self) -> None:
        found = {asked.function for asked in CALLABLES}
        for name in btec_rules.__all__:
            module = getattr(btec_rules, name)
            for inner in getattr(module, "__all__", ()):
                thing = getattr(module, inner)
                assert not hasattr(thing, "__code__") or thing in found, f"{name}.{inner}"
        for thing in public_classes():
            assert thing in found or issubclass(thing, btec_rules.Verdict.__mro__[1]), thing
        assert {"Series.parse", "LearnerRecord.adding", "Ruling.explain", "Edition.varied", "Window.__contains__"} <= {
            asked.name for asked in CALLABLES
        }

    def test_good_arguments_are_answered(self) -> None:
        for asked in CALLABLES:
            answer = asked()
            if asked.checks:
                assert not list(hostile_table.unclean(answer if not isinstance(answer, Iterator) else list(answer)))

    def test_the_first_place_of_every_argument_is_the_argument(self) -> None:
        for asked in CALLABLES:
            assert asked.spots.keys() == asked.good.keys()
            assert all(asked.spots.values())

    def test_a_parameter_without_a_good_value_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def new(thing: complex) -> None:
            del thing

        new.__module__ = "btec_rules"
        monkeypatch.setattr(btec_rules, "new", new, raising=False)
        monkeypatch.setattr(btec_rules, "__all__", (*btec_rules.__all__, "new"))
        with pytest.raises(NoGoodValue, match=r"no good value for the parameter 'thing' .* of new: add one to BY_TYPE"):
            callables()

    def test_what_checks_says_so(self) -> None:
        """A class that refuses something has Raises in its docstring, and one that has it refuses something."""
        for asked in CONSTRUCTORS:
            assert asked.made is not None
            assert ("Raises:" in (asked.made.__doc__ or "")) == asked.checks, asked.name

    def test_places_within_an_annotation(self) -> None:
        good = {"a": ((1, None),)}
        found = {
            spot.name: (spot.takes, spot.plant("x")) for spot in spots(dict[str, tuple[tuple[int, None], ...]], good)
        }
        assert set(found) == {"", " key", " value", " value[]", " value[].0", " value[].1"}
        assert found[""] == (frozenset({"mapping"}), "x")
        assert list(found[" key"][1].items()) == [("x", ((1, None),))]
        assert found[" value[].0"][0] == {"whole"}
        assert list(found[" value[].1"][1].values()) == [((1, "x"), (1, None))]
        assert takes(int | None) == {"whole", "none"}


class TestTable:
    """Every value at every place; a twelfth of them without ``BTEC_RULES_SPACES``."""

    @pytest.mark.parametrize("asked", CALLABLES, ids=name_of)
    def test_only_our_own_errors_come_out(self, asked: Asked) -> None:
        wrong: list[str] = []
        for number, (_, name, spot, cell) in enumerate(share_of(calls(only=[asked]), slice_of=12)):
            before = time.process_time()
            word, found = outcome(asked, name, spot, cell)
            assert time.process_time() - before < LONGEST, f"{asked.name}, {spot.name}, {cell.name}"
            wrong += complaints(asked, spot, cell, word, found, thoroughly=number % EVERY == 0)
        assert not wrong, "\n".join(wrong[:20])

    def test_every_cell_is_refused_somewhere_and_every_kind_is_good_somewhere(self) -> None:
        """A value that is good nowhere, though it should be, would be a hole in the table and not in the library."""
        good: set[str] = set()
        refused: set[str] = set()
        for asked, name, spot, cell in calls():
            kinds = cell.is_ & spot.takes - good
            if asked.checks and (kinds or cell.name not in refused):
                word, _ = outcome(asked, name, spot, cell)
                good |= kinds if word == GOOD else set()
                refused |= {cell.name} if word == "invalid-fact" else set()
        assert refused == {cell.name for cell in CELLS}
        never = {"anything", "Ruling"}  # a ruling stands only in what the library itself makes, which looks at nothing
        assert good | never >= set().union(*(cell.is_ for cell in CELLS))

    def test_a_good_text_of_another_class_comes_back_plain(self) -> None:
        for asked in CALLABLES:
            for name, good in asked.good.items():
                if asked.checks and type(good) is str:
                    answers: list[Any] = []
                    with contextlib.suppress(InvalidFact):  # a code or a rule's id is never of anybody's own class
                        answers.append(asked(**{name: LyingText(good)}))
                    assert not list(hostile_table.unclean(answers)), name

    def test_names_are_unique(self) -> None:
        assert len({cell.name for cell in CELLS}) == len(CELLS)

    def test_what_is_too_much_is_there(self) -> None:
        named = {(asked.name, spot.name) for asked in CALLABLES for found in asked.spots.values() for spot in found}
        assert {(asked, spot) for asked, spot, _ in hostile_table.TOO_MUCH} <= named
        assert {cell for _, _, cell in hostile_table.TOO_MUCH} <= {cell.name for cell in CELLS}


class TestConditions:
    """The same outcomes whatever is switched off, and however a value is made."""

    def test_validators_disabled(self) -> None:
        with attrs.validators.disabled():
            assert attrs.validators.get_disabled()
            wrong = [
                complaint
                for asked, name, spot, cell in calls(every=EVERY)
                for complaint in complaints(asked, spot, cell, *outcome(asked, name, spot, cell), thoroughly=False)
            ]
        assert not wrong, "\n".join(wrong[:20])

    def test_evolve(self) -> None:
        wrong = [
            complaint
            for asked, name, spot, cell in calls(every=EVERY, only=CONSTRUCTORS)
            for complaint in complaints(
                asked, spot, cell, *outcome(asked, name, spot, cell, evolved=True), thoroughly=False
            )
        ]
        assert not wrong, "\n".join(wrong[:20])

    @pytest.mark.slow
    def test_without_asserts(self) -> None:
        every = EVERY * 3
        paths = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])
        command = [sys.executable, "-O", "-W", "error", str(Path(hostile_table.__file__)), str(every)]
        env = {"PYTHONPATH": paths, "PYTHONHASHSEED": "7"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
        assert done.returncode == 0, done.stderr[-2000:]
        assert done.stdout.split() == [digest(every=every), "1"]

    @pytest.mark.parametrize("asked", CONSTRUCTORS, ids=name_of)
    def test_nothing_can_be_set(self, asked: Asked) -> None:
        value = asked()
        for name in (*asked.good, "stray"):
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                setattr(value, name, None)


class TestBounds:
    """Time and memory: endless input ends at the cap, and takes no more memory than a full list."""

    @pytest.mark.parametrize(
        "call",
        [
            lambda: mark_sheet.check(Endless("0001"), {}, maximum=1),
            lambda: mark_sheet.check([], EndlessMapping(), maximum=1),
            lambda: certification.grade(1, EndlessMapping()),
            lambda: LearnerRecord(subjects.SPORT, Endless(None)),
            lambda: records_from_rows(iter(int, 1), subject=subjects.SPORT),  # type: ignore[arg-type]
            lambda: moderation.check_sub_sample(Endless((1, 1))),
        ],
    )
    def test_endless(self, call: Any) -> None:
        if EVERY == 1:  # counting memory takes ten times as long as the calls
            tracemalloc.start()
        try:
            with pytest.raises(InvalidFact) as caught:
                call()
            assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
        finally:
            tracemalloc.stop()
        assert caught.value.expected.startswith("at most 1000000")

    def test_the_longest_error_is_short_however_many_faults_it_has(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            mark_sheet.check(["\U0001f600" * 300] * 5000, {}, maximum=1)
        assert len(caught.value.faults) == 5000
        assert len(str(caught.value)) < hostile_table.LONGEST_ERROR
