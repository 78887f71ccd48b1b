"""Plain data of classes that are made here: how a type becomes a shape, and what each shape reads and refuses."""

from __future__ import annotations

import datetime
import re
from collections import UserDict
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from btec_rules import Fault, InvalidFact, Series, Sitting, Status, Verdict
from btec_rules._values import plain
from btec_rules._values.facts import Facts
from btec_rules._values.plain import DictOf, Field, Texts
from btec_rules._values.shapes import INTEGER, NOTHING, TEXT, Coded, Day, Either, Exactly, Fixed, ListOf, OneOf
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.model.dates import Date


def small() -> Exactly:
    return Exactly(int, "a number up to two", lambda number: number <= 2)


def word() -> Exactly:
    return Exactly(str, "a word", str.isalpha)


def read(shape: Any, data: object) -> tuple[Any, list[tuple[str, str, str]]]:
    """Read plain data as a shape, and give what was read beside the faults: place, what is there, what should be."""
    facts = Facts()
    found = shape.read(facts, (None, "here"), data)
    return found, [(fault.name, fault.got, fault.expected) for fault in facts.faults]


class TestShapes:
    def test_exactly(self) -> None:
        assert read(small(), 2) == (2, [])
        assert read(small(), 3)[1] == [("here", "3", "a number up to two")]
        assert read(small(), True)[1] == [("here", "True", "a number up to two")]
        assert read(small(), 1.0)[1] == [("here", "1.0", "a number up to two")]

    def test_one_of(self) -> None:
        shape = OneOf({"a": 1, "b": 2})
        assert read(shape, "b") == (2, [])
        assert read(shape, "c") == (None, [("here", "'c'", "one of a, b")])
        assert read(shape, 1) == (None, [("here", "1", "one of a, b")])

    @pytest.mark.parametrize("date_class", [datetime.date, Date])
    def test_a_day_of_the_class_that_is_wanted(self, date_class: type[datetime.date]) -> None:
        found, faults = read(Day(date_class), "2026-05-15")
        assert (found, type(found), faults) == (datetime.date(2026, 5, 15), date_class, [])
        assert read(Day(date_class), "2026-02-30") == (None, [("here", "'2026-02-30'", Day.expected)])

    def test_a_list(self) -> None:
        assert read(ListOf(small()), [1, 2]) == ((1, 2), [])
        assert read(ListOf(small()), [1, 3, "x"])[1] == [
            ("here[1]", "3", "a number up to two"),
            ("here[2]", "'x'", "a number up to two"),
        ]
        assert read(ListOf(small()), (1, 2)) == ((), [("here", described((1, 2)), ListOf.expected)])

    def test_the_longest_list(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("btec_rules._values.shapes.MOST_ITEMS", 3)
        assert read(ListOf(small()), [0, 1, 2]) == ((0, 1, 2), [])
        assert read(ListOf(small()), [0, 1, 2, 2]) == ((), [("here", described([]), ListOf.expected)])

    def test_a_list_of_a_fixed_length(self) -> None:
        shape = Fixed((word(), small()))
        assert read(shape, ["a", 1]) == (("a", 1), [])
        assert read(shape, [1, "a"])[1] == [("here[0]", "1", "a word"), ("here[1]", "'a'", "a number up to two")]
        for wrong in (["a"], ["a", 1, 1], ("a", 1), "a1"):
            assert read(shape, wrong) == (None, [("here", described(wrong), "a list of 2")])

    def test_one_of_several_shapes(self) -> None:
        shape = Either((small(), ListOf(word())))
        assert read(shape, 2) == (2, [])
        assert read(shape, ["a"]) == (("a",), [])
        assert read(shape, [1])[1] == [("here[0]", "1", "a word")]
        assert read(shape, "a") == (None, [("here", "'a'", f"a number up to two or {ListOf.expected}")])

    def test_what_is_not_a_mapping_fits_none_of_several_shapes(self) -> None:
        shape = Either((small(), Texts(small())))
        assert read(shape, MappingProxyType({"a": 2})) == ((("a", 2),), [])
        assert read(shape, [2]) == (None, [("here", described([2]), f"a number up to two or {Texts.expected}")])

    def test_a_code(self) -> None:
        shape = Coded(Series.parse, "[0-9]{4}-[0-9]{2}")
        assert read(shape, "2026-06") == (Series.june(2026), [])
        assert shape.pattern == "[0-9]{4}-[0-9]{2}"
        with pytest.raises(InvalidFact) as caught:
            Series.parse("2026-12")
        assert read(shape, "2026-12") == (None, [("here", caught.value.got, caught.value.expected)])

    def test_texts_with_parts_of_one_shape(self) -> None:
        assert read(Texts(small()), {"b": 1, "a": 2}) == ((("b", 1), ("a", 2)), [])
        assert read(Texts(small()), {"b": 3, 4: 1})[1] == [
            ("here.b", "3", "a number up to two"),
            ("here", "4", "a text for each key"),
        ]
        assert read(Texts(small()), {"\udfff": 1, "\ue000": 1})[0] == (("\ue000", 1),)
        assert read(Texts(small()), [1]) == ((), [("here", described([1]), Texts.expected)])

    def test_the_keys_of_a_plain_dict_are_not_asked(self) -> None:
        class Key:
            asked = False

            def __hash__(self) -> int:
                assert not self.asked
                return 1

        key = Key()
        data = {"a": 1, key: 1}
        key.asked = True
        assert read(Texts(small()), data) == ((("a", 1),), [("here", described(key), "a text for each key")])

    def test_a_mapping_that_has_not_the_keys_that_it_names(self) -> None:
        class Forgetful(UserDict[str, int]):
            def __getitem__(self, key: str) -> int:
                raise KeyError(key)

        assert read(Texts(small()), Forgetful(a=1)) == ((), [("here", "'a'", "a key that the mapping has")])

    def test_a_dict(self) -> None:
        def made(*, size: int) -> int:
            return size * 10

        def conflicts(given: dict[str, int]) -> list[plain.Conflict]:
            return [(("n", 0), "two", "one")] if given["size"] == 2 else []

        shape = DictOf(made, (Field("n", small(), "size"),), conflicts)  # type: ignore[arg-type]  # whatever makes a value
        assert read(shape, {"n": 1}) == (10, [])
        assert read(shape, {"n": 2}) == (None, [("here.n[0]", "two", "one")])
        assert read(shape, {"n": 3}) == (None, [("here.n", "3", "a number up to two")])
        assert read(shape, {}) == (None, [("here.n", "no such key", "a number up to two")])
        assert read(shape, {"n": 1, "m": 5}) == (None, [("here.m", "5", "only the keys n")])
        assert read(shape, {"n": 1, 4: 5}) == (None, [("here", "4", "a text for each key")])
        assert read(shape, [1]) == (None, [("here", described([1]), "a dict with the keys n")])
        assert read(DictOf(made, (Field("n", small(), "size"),)), {"n": 2}) == (20, [])  # type: ignore[arg-type]


class TestTypes:
    """The shape of a part follows from its type."""

    GOOD: tuple[tuple[Any, object, object], ...] = (
        (str, "a", "a"),
        (int, 5, 5),
        (bool, True, True),
        (int | None, None, None),
        (int | None, 5, 5),
        (str | int | None, "a", "a"),
        (str | int | None, 5, 5),
        (Status, "planned", Status.PLANNED),
        (Verdict, "allowed", Verdict.ALLOWED),
        (Series, "2026-06", Series.june(2026)),
        (datetime.date, "2026-05-15", datetime.date(2026, 5, 15)),
        (Date | None, "2026-05-15", Date(2026, 5, 15)),
        (Fault, {"name": "a", "got": "b", "expected": "c"}, Fault("a", "b", "c")),
        (tuple[int, ...], [1, 2, 3], (1, 2, 3)),
        (tuple[int], [1], (1,)),
        (tuple[str, int], ["a", 1], ("a", 1)),
        (tuple[str, int, bool], ["a", 1, True], ("a", 1, True)),
        (tuple[Status, Series], ["sat", "2026-06"], (Status.SAT, Series.june(2026))),
        (tuple[tuple[str, int | None], ...], [["a", None], ["b", 2]], (("a", None), ("b", 2))),
        (tuple[tuple[int, tuple[str, int]], str], [[1, ["a", 2]], "b"], ((1, ("a", 2)), "b")),
        (tuple[Series, ...] | None, ["2026-06"], (Series.june(2026),)),
        (tuple[Series, ...] | None, None, None),
        (tuple[str | None, ...] | int, 3, 3),
        (tuple[str | None, ...] | int, ["a", None], ("a", None)),
    )
    WRONG: tuple[tuple[Any, object], ...] = (
        (str, 5),
        (int, "5"),
        (bool, 1),
        (int | None, "a"),
        (Status, "gone"),
        (Series, "2026-12"),
        (datetime.date, "2026-5-15"),
        (tuple[int, ...], [1, "a"]),
        (tuple[str, int], ["a", 1, 1]),
        (tuple[tuple[str, int | None], ...], [["a"]]),
        (tuple[Series, ...] | None, "2026-06"),
    )

    @pytest.mark.parametrize(("hint", "data", "value"), GOOD, ids=repr)
    def test_good(self, hint: Any, data: object, value: object) -> None:
        found, faults = read(plain.shape_of(hint), data)
        assert (found, type(found), faults) == (value, type(value), [])

    @pytest.mark.parametrize(("hint", "data"), WRONG, ids=repr)
    def test_wrong(self, hint: Any, data: object) -> None:
        assert read(plain.shape_of(hint), data)[1]


GOOD: dict[str, object] = {"name": "a", "got": "b", "expected": "c"}


class TestFaults:
    """A fault reads itself, as it stands below everything else."""

    @pytest.mark.parametrize(
        ("data", "faults"),
        [
            ([], [("data", "no dict", "a dict with the keys name, got, expected")]),
            ({"name": "a", "got": "b"}, [("expected", "no such key", "a text")]),
            ({**GOOD, "got": 1, "name": None}, [("name", "no text", "a text"), ("got", "no text", "a text")]),
            ({**GOOD, "more": "d", "most": "e"}, [("data", "2 more keys", "only the keys name, got, expected")]),
            (
                {"more": "d", "got": 1, "name": "a"},
                [
                    ("expected", "no such key", "a text"),
                    ("got", "no text", "a text"),
                    ("data", "1 more keys", "only the keys name, got, expected"),
                ],
            ),
        ],
    )
    def test_malformed_faults(self, data: Any, faults: list[tuple[str, str, str]]) -> None:
        assert faults_of(Fault, data) == faults


class TestSeries:
    """Inside another value a series is its code."""

    def test_the_codes_that_it_takes_are_those_of_its_pattern(self) -> None:
        shape: Any = Series._shape_inside()
        assert read(shape, "2026-06") == (Series.june(2026), [])
        for code in ("2026-06", "2999-01", "2000-01"):
            assert re.search(shape.pattern, code)
            assert shape.parse(code).code == code
        for code in ("2026-12", "3000-01", "1999-06", "x2026-06", "2026-066", "2026-6"):
            assert not re.search(shape.pattern, code)


def classes() -> tuple[Any, Any]:
    """Make two classes of values: one as plain as can be, one with parts of its own, one of which follows from others."""

    @attrs.frozen(repr=False)
    class Plainest(Value):
        status: Status
        days: tuple[datetime.date, ...]
        note: str | None = None
        length: int = attrs.field(init=False, default=3)

    @attrs.frozen(repr=False)
    class Own(Value):
        _own_parts = ("number", Field("doubled", INTEGER, None), Field("word", TEXT, "name"))

        number: int
        name: str

        @property
        def doubled(self) -> int:
            return 2 * self.number

        @property
        def word(self) -> str:
            return self.name

        @classmethod
        def _conflicts(cls, given: Any) -> list[plain.Conflict]:
            return [(("word",), "too short", "as many letters")] if len(given["name"]) < given["number"] else []

    return Plainest, Own


def faults_of(cls: Any, data: object) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidFact) as caught:
        cls.from_dict(data)
    return [(fault.name, fault.got, fault.expected) for fault in caught.value.faults]


class TestClasses:
    """A new class of values has its plain data from its annotations, without another line."""

    def test_from_the_annotations_alone(self) -> None:
        cls, _ = classes()
        value = cls(Status.SAT, (datetime.date(2026, 5, 15),))
        data = {"status": "sat", "days": ["2026-05-15"], "note": None}
        assert list(value.to_dict().items()) == list(data.items())
        assert cls.from_dict(data) == value
        assert type(cls.from_dict(data)) is cls
        assert read(cls._shape_inside(), data) == (value, [])  # within another value
        assert faults_of(cls, {**data, "days": ["x"], "more": 1}) == [
            ("days[0]", "'x'", Day.expected),
            ("more", "1", "only the keys status, days, note"),
        ]
        assert faults_of(cls, {"days": [], "note": 1}) == [
            ("note", "1", f"{TEXT.expected} or {NOTHING.expected}"),
            ("status", "no such key", "one of sat, planned, absent"),
        ]

    def test_with_parts_of_its_own(self) -> None:
        _, cls = classes()
        value = cls(2, "ab")
        assert value.to_dict() == {"number": 2, "doubled": 4, "word": "ab"}
        assert cls.from_dict(value.to_dict()) == value
        assert faults_of(cls, {"number": 2, "doubled": 4, "word": "a"}) == [("word", "too short", "as many letters")]
        ((name, got, expected),) = faults_of(cls, {"number": 2, "doubled": 5, "word": "ab"})
        assert (name, got) == ("doubled", "5")
        assert expected.startswith("4, ")
        assert [name for name, _, _ in faults_of(cls, {"number": 2, "doubled": 4, "name": "ab"})] == ["name", "word"]

    def test_a_subclass_with_another_field(self) -> None:
        @attrs.frozen(repr=False)
        class Marked(Sitting):
            verdict: Verdict = attrs.field(default=Verdict.ALLOWED, kw_only=True)

        value = Marked(1, Series.june(2026), verdict=Verdict.REFUSED)
        assert value.to_dict() == Sitting(1, Series.june(2026)).to_dict() | {"verdict": "refused"}
        assert Marked.from_dict(value.to_dict()) == value
