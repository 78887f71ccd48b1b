"""Facts: what is a number, a text, an id, a collection or a day at all, and how a bad one is noted."""

import datetime
import itertools
import unicodedata
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from types import MappingProxyType, SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from liars import Component, LyingDate, LyingText, Moment, Unprintable

import btec_rules
from btec_rules import (
    Fault,
    InvalidFact,
    LearnerRecord,
    Season,
    Series,
    Sitting,
    subjects,
    terminal_rule,
)
from btec_rules._values.facts import TO_TYPE, Facts
from btec_rules._values.true_types import described

LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
NFC_E, NFD_E = "\u00e9", "e\u0301"
NFC_ALPHA, NFD_ALPHA = "\u1f82", "\u03b1\u0313\u0300\u0345"
"""No letter is made of more parts."""


class LyingInt(int):
    """A number that says it is in any range."""

    def __le__(self, other: object) -> bool:
        return True

    __ge__ = __le__


class Index:
    """Not an int, but as good as one."""

    def __index__(self) -> int:
        return 7


class NoDimensions:
    """It says that it has items, as an array of no dimensions does."""

    def __iter__(self) -> Iterator[int]:
        raise TypeError


class NoItems:
    """It says that it has items, and has none: what `iter` raises is a TypeError."""

    __iter__ = None


class AnyDay:
    """Nothing but an answer to ``in``."""

    def __contains__(self, day: object) -> bool:
        return True


class NoCells:
    """It was registered as a mapping, and has no ``get``."""


Mapping.register(NoCells)


def refused(guard: Callable[..., object], value: object, **limits: int) -> Fault:
    """Run a guard on a bad value and give the one fault that it must find."""
    facts = Facts()
    guard(facts, "fact", value, **limits)
    assert len(facts.faults) == 1
    assert facts.faults[0].name == "fact"
    return facts.faults[0]


def accepted(guard: Callable[..., Any], value: object, **limits: int) -> Any:
    facts = Facts()
    found = guard(facts, "fact", value, **limits)
    assert facts.faults == []
    return found


def accepted_cells(row: object, *columns: str) -> tuple[object, ...] | None:
    facts = Facts()
    found = facts.cells("row 3", row, columns)
    assert facts.faults == []
    return found


class TestWholeNumber:
    """An int, or anything with a sound ``__index__``; never a bool, a float or digits."""

    @pytest.mark.parametrize(
        "value", [True, False, 20.0, 20.5, float("nan"), "20", "٣", "²", b"7", None, [7], 3 + 0j, Unprintable()]
    )
    def test_anything_else_is_refused(self, value: object) -> None:
        assert refused(Facts.integer, value, most=100).expected == "a whole number from 0 to 100"

    @pytest.mark.parametrize(("value", "good"), [(4, False), (5, True), (9, True), (10, False)])
    def test_both_ends_are_in(self, value: int, good: bool) -> None:
        facts = Facts()
        found = facts.integer("fact", value, least=5, most=9)
        assert (found, facts.faults == []) == ((value, True) if good else (5, False))

    @pytest.mark.parametrize(("value", "good"), [(-1, False), (0, True), (1_000_000, True), (1_000_001, False)])
    def test_limits_unless_told_otherwise(self, value: int, good: bool) -> None:
        facts = Facts()
        facts.integer("fact", value)
        assert (not facts.faults) is good

    @given(st.integers(), st.integers(-5, 5), st.integers(0, 5))
    def test_oracle(self, value: int, least: int, width: int) -> None:
        facts = Facts()
        found = facts.integer("fact", value, least=least, most=least + width)
        inside = value in range(least, least + width + 1)
        assert (found, len(facts.faults)) == ((value, 0) if inside else (least, 1))

    def test_anything_with_an_index(self) -> None:
        found = accepted(Facts.integer, Index())
        assert (found, type(found)) == (7, int)

    def test_numpy(self) -> None:
        numpy = pytest.importorskip("numpy")
        found = accepted(Facts.integer, numpy.int64(7))
        assert (found, type(found)) == (7, int)
        for value in (numpy.float64(7), numpy.True_, numpy.array([7, 8])):
            refused(Facts.integer, value)

    def test_a_subclass_of_int_comes_back_plain(self) -> None:
        found = accepted(Facts.integer, Component.ONE)
        assert (found, type(found)) == (1, int)

    def test_what_an_int_says_of_itself_is_not_asked(self) -> None:
        class Lying(int):
            def __index__(self) -> int:
                return 99

        found = accepted(Facts.integer, Lying(7))
        assert (found, type(found)) == (7, int)

    @pytest.mark.parametrize(("number", "good"), [(7, True), (True, False), (Component.ONE, False), (None, False)])
    def test_what_an_index_gives_is_a_plain_number_or_nothing(self, number: Any, good: bool) -> None:
        class Own:
            def __init__(self) -> None:
                self.number = number

            def __index__(self) -> int:
                return self.number  # type: ignore[no-any-return]

        if good:
            assert accepted(Facts.integer, Own()) == number
        else:
            refused(Facts.integer, Own())

    def test_a_number_that_lies_about_its_size(self) -> None:
        refused(Facts.integer, LyingInt(10**9), most=100)


class TestFaults:
    def test_nothing_to_refuse(self) -> None:
        Facts().raise_faults()

    def test_all_that_is_wrong_in_the_order_in_which_it_was_looked_at(self) -> None:
        facts = Facts()
        facts.integer("weeks", "twelve")
        facts.integer("days", 12)
        facts.ident("candidate", "")
        facts.wrong("row 3", "None", "a mapping")
        with pytest.raises(InvalidFact) as caught:
            facts.raise_faults()
        assert [fault.name for fault in caught.value.faults] == ["weeks", "candidate", "row 3"]

    def test_one_call_knows_nothing_of_another(self) -> None:
        Facts().integer("weeks", "twelve")
        assert Facts().faults == []


class TestFlag:
    @pytest.mark.parametrize("value", [True, False, None])
    def test_good(self, value: bool | None) -> None:
        assert accepted(Facts.flag, value) is value

    @pytest.mark.parametrize("value", [1, 0, "yes", "", 1.0, [], Unprintable()])
    def test_merely_truthy(self, value: object) -> None:
        assert refused(Facts.flag, value).expected == "True, False, or None where it is not known"


class TestInstance:
    def test_good(self) -> None:
        assert accepted(Facts.instance, Season.JUNE, wanted=Season) is Season.JUNE  # type: ignore[arg-type]

    def test_a_subclass_is_one(self) -> None:
        class Own(Series):
            """A caller's own."""

        own = Own(2026, Season.JUNE)
        assert accepted(Facts.instance, own, wanted=Series) is own  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "value", ["06", None, Series.june(2026), Season, pytest.param(Mock(spec=Season.JUNE), id="mock"), Unprintable()]
    )
    def test_judged_by_the_true_type(self, value: object) -> None:
        facts = Facts()
        facts.instance("fact", value, Season)
        assert [fault.expected for fault in facts.faults] == ["a Season, such as Season.JANUARY"]

    def test_what_it_says_to_type_is_one(self) -> None:
        plt = SimpleNamespace(gca=SimpleNamespace)
        record = LearnerRecord(subjects.SPORT, [Sitting(component, Series.june(2026)) for component in (1, 2, 3)])
        names = {**vars(btec_rules), "datetime": datetime, "plt": plt, "record": record, "route": None}
        names["plots"] = SimpleNamespace(route=lambda _: SimpleNamespace())
        names["ruling"] = terminal_rule.check(record)
        for name, typed in TO_TYPE.items():
            made = eval(typed, dict(names))  # noqa: S307 - our own texts
            assert type(made).__name__ == name or name in {"Axes", "Figure"}


class TestOptional:
    """What may be left out is ``None``, or what it has to be where it is there."""

    def test_left_out(self) -> None:
        assert accepted(Facts.optional, None, wanted=Series) is None  # type: ignore[arg-type]
        assert accepted(Facts.optional_day, None) is None

    def test_there(self) -> None:
        june = Series.june(2026)
        assert accepted(Facts.optional, june, wanted=Series) is june  # type: ignore[arg-type]
        found = accepted(Facts.optional_day, LyingDate(2027, 5, 15))
        assert (found, type(found)) == (datetime.date(2027, 5, 15), datetime.date)

    @pytest.mark.parametrize("value", ["", 0, False, (), "2026-06", Unprintable()])
    def test_neither(self, value: object) -> None:
        assert refused(Facts.optional, value, wanted=Series).expected == "a Series, such as Series.june(2026)"  # type: ignore[arg-type]
        assert (
            refused(Facts.optional_day, value).expected
            == "a datetime.date from 2000 to 2999, such as datetime.date(2026, 6, 30)"
        )


class TestText:
    """Texts of one line, in NFC; ids are 1 to 64 characters of them."""

    @pytest.mark.parametrize("value", [None, 7, b"0001", ["0001"], Unprintable()])
    def test_anything_else_is_refused(self, value: object) -> None:
        assert refused(Facts.ident, value).expected == "a text of one line, 1 to 64 characters"

    @pytest.mark.parametrize(("length", "good"), [(0, False), (1, True), (64, True), (65, False)])
    @pytest.mark.parametrize("character", ["a", NFC_E, "\U0001f600"])
    def test_ids_have_1_to_64_characters(self, length: int, good: bool, character: str) -> None:
        facts = Facts()
        found = facts.ident("id", character * length)
        assert (found, facts.faults == []) == ((character * length, True) if good else ("", False))

    @pytest.mark.parametrize(("length", "good"), [(0, True), (256, True), (257, False)])
    def test_other_texts_have_up_to_256(self, length: int, good: bool) -> None:
        facts = Facts()
        facts.text("text", "a" * length)
        assert (not facts.faults) is good

    @pytest.mark.parametrize("line_break", LINE_BREAKS)
    @pytest.mark.parametrize("where", ["{}", "a{}", "{}a", "a{}b"])
    def test_line_breaks(self, line_break: str, where: str) -> None:
        refused(Facts.ident, where.format(line_break))

    @pytest.mark.parametrize("surrogate", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
    def test_lone_surrogates(self, surrogate: int) -> None:
        refused(Facts.ident, f"a{chr(surrogate)}")

    @pytest.mark.parametrize("neighbour", ["\ud7ff", "\ue000", " ", "~", "\xa0", "\u2027"])
    def test_neighbours_of_what_is_refused(self, neighbour: str) -> None:
        assert accepted(Facts.ident, f"a{neighbour}") == f"a{neighbour}"

    @pytest.mark.parametrize("control", ["\t", "\0", "\x1b", "\x1f", "\x7f", "\x84", "\x86"])
    def test_control_characters_are_no_part_of_a_text(self, control: str) -> None:
        refused(Facts.ident, f"a{control}")

    @given(st.text(st.characters(), max_size=10) | st.text("ab \n\x85\ud800" + NFD_E, max_size=6))
    def test_oracle(self, value: str) -> None:
        composed = unicodedata.normalize("NFC", value)
        sound = composed.encode("utf-8", "replace").decode("utf-8") == composed
        good = bool(composed) and composed.splitlines() == [composed] and sound
        good = good and not any(unicodedata.category(one) == "Cc" for one in composed)
        facts = Facts()
        assert facts.ident("id", value) == (composed if good else "")
        assert (not facts.faults) is good

    def test_nfc_comes_back(self) -> None:
        assert accepted(Facts.ident, NFD_E) == NFC_E

    @given(st.text(max_size=10))
    def test_equal_after_nfc_is_equal(self, value: str) -> None:
        composed, decomposed = (unicodedata.normalize(form, value) for form in ("NFC", "NFD"))
        assert Facts().ident("id", composed) == Facts().ident("id", decomposed)

    @pytest.mark.parametrize(("length", "good"), [(64, True), (65, False)])
    @pytest.mark.parametrize(("composed", "decomposed"), [(NFC_E, NFD_E), (NFC_ALPHA, NFD_ALPHA)])
    def test_the_length_is_that_after_nfc(self, length: int, good: bool, composed: str, decomposed: str) -> None:
        facts = Facts()
        found = facts.ident("id", decomposed * length)
        assert (found, facts.faults == []) == ((composed * length, True) if good else ("", False))

    def test_a_text_that_grows_under_nfc(self) -> None:
        grows = "\u0958"  # two characters after NFC
        assert accepted(Facts.ident, grows * 32) == "\u0915\u093c" * 32
        refused(Facts.ident, grows * 33)

    def test_a_text_that_lies(self) -> None:
        found = accepted(Facts.ident, LyingText("0001"))
        assert (found, type(found)) == ("0001", str)
        refused(Facts.ident, LyingText("a" * 65))

    def test_an_object_that_only_says_it_is_a_text(self) -> None:
        refused(Facts.ident, Mock(spec=str))


class TestCollections:
    @pytest.mark.parametrize(
        "value", [["a", "b"], ("a", "b"), {"a": 1, "b": 2}.keys(), {"a": "b"}.items(), range(2), frozenset("ab")]
    )
    def test_good(self, value: Collection[object]) -> None:
        assert accepted(Facts.collection, value) == tuple(value)
        assert accepted(Facts.rows, value) == tuple(value)

    @pytest.mark.parametrize(
        "value", ["0001", "", b"0001", bytearray(b"1"), {"a": 1}, None, 7, Unprintable(), NoDimensions()]
    )
    def test_a_bare_text_is_not_a_collection(self, value: object) -> None:
        assert refused(Facts.collection, value).name == "fact"
        assert refused(Facts.rows, value).expected == "several items, such as a list; never a bare text or a dict"

    @pytest.mark.parametrize(
        "value",
        [
            "0001",
            b"0001",
            bytearray(b"1"),
            {"a": 1},
            None,
            7,
            Unprintable(),
            Mock(spec=list),
            NoItems(),
            NoDimensions(),
        ],
    )
    def test_a_malformed_stream_gives_nothing(self, value: Any) -> None:
        facts = Facts()
        assert list(facts.stream("fact", value)) == []
        assert facts.faults == [
            Fault("fact", described(value), "several items, such as a list; never a bare text or a dict")
        ]

    def test_a_stream_is_read_as_it_comes(self) -> None:
        endless = accepted(Facts.stream, itertools.count())
        assert [next(endless) for _ in range(3)] == [0, 1, 2]
        assert list(accepted(Facts.stream, ["a", "b"])) == ["a", "b"]

    def test_only_rows_may_run_out(self) -> None:
        assert accepted(Facts.rows, iter("ab")) == ("a", "b")
        assert refused(Facts.collection, iter("ab")).expected == "a collection, such as a list or a set"

    def test_at_most_a_million_and_endless_ones_end(self) -> None:
        assert len(accepted(Facts.rows, itertools.repeat(7, 1_000_000))) == 1_000_000
        assert refused(Facts.rows, itertools.repeat(7, 1_000_001)).expected == "at most 1000000 items"
        endless = itertools.count(1)
        assert refused(Facts.rows, endless).got == "more than that"
        assert next(endless) == 1_000_002  # the first too many was read, and nothing after it

    @pytest.mark.parametrize(("value", "least", "good"), [([], 0, True), ([], 1, False), ([7], 1, True)])
    def test_as_many_as_are_needed(self, value: list[int], least: int, good: bool) -> None:
        facts = Facts()
        assert facts.collection("fact", value, least=least) == tuple(value)
        assert [(fault.got, fault.expected) for fault in facts.faults] == ([] if good else [("none", "at least one")])

    @pytest.mark.parametrize("value", ["0001", None, {}])
    def test_a_malformed_collection_is_one_fault(self, value: object) -> None:
        refused(Facts.collection, value, least=1)

    def test_of_one_class(self) -> None:
        both = [Season.JUNE, Season.JANUARY]
        assert accepted(Facts.collection_of, both, wanted=Season) == tuple(both)  # type: ignore[arg-type]
        facts = Facts()
        facts.collection_of("seasons", [Season.JUNE, "06", None], Season)
        assert facts.faults == [
            Fault("seasons", "'06'", "a Season, such as Season.JANUARY"),
            Fault("seasons", "None", "a Season, such as Season.JANUARY"),
        ]
        assert refused(Facts.collection_of, [], wanted=Season, least=1).got == "none"  # type: ignore[arg-type]
        assert refused(Facts.collection_of, "06", wanted=Season).got == "'06'"  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [[], (), set(), {}, {}.keys(), AnyDay()])
    def test_anything_that_answers_in_is_a_container(self, value: object) -> None:
        accepted(Facts.container, value)

    @pytest.mark.parametrize(
        "value", ["2026-05-15", b"", bytearray(), memoryview(b""), range(3), None, 7, iter([]), Mock(), Unprintable()]
    )
    def test_a_malformed_container(self, value: object) -> None:
        assert refused(Facts.container, value).expected == "a container of dates, such as a set"

    def test_what_was_only_registered_as_a_container(self) -> None:
        Container.register(NoDimensions)
        refused(Facts.container, NoDimensions())

    @pytest.mark.parametrize("value", [(1, 2), [1, 2], {1: 0, 2: 0}.keys()])
    def test_a_pair(self, value: Collection[int]) -> None:
        assert accepted(Facts.pair, value) == (1, 2)

    @pytest.mark.parametrize("value", [(), (1,), (1, 2, 3)])
    def test_more_or_less_than_a_pair(self, value: tuple[int, ...]) -> None:
        fault = refused(Facts.pair, value)
        assert (fault.got, fault.expected) == (f"{len(value)} parts", "two parts")

    @pytest.mark.parametrize("spec", [str, dict, list])
    def test_an_object_that_only_says_it_is_one(self, spec: type) -> None:
        liar = Mock(spec=spec)
        assert isinstance(liar, spec)
        for guard in (Facts.collection, Facts.rows, Facts.idents, Facts.mapping):
            assert refused(guard, liar).got == "a value of type Mock"


class TestIds:
    def test_order_is_kept(self) -> None:
        assert accepted(Facts.idents, ["b", NFD_E, "a"]) == ("b", NFC_E, "a")

    def test_duplicates_are_named(self) -> None:
        facts = Facts()
        facts.idents("entered", ["a", "b", "a", NFC_E, NFD_E, "a"])
        assert [fault.got for fault in facts.faults] == ["'a'", r"'\xe9'", "'a'"]
        assert {fault.expected for fault in facts.faults} == {"each id only once"}

    def test_all_bad_ones_are_found(self) -> None:
        facts = Facts()
        facts.idents("entered", ["", 7, "a", "\n"])  # type: ignore[list-item]
        assert [fault.got for fault in facts.faults] == ["''", "7", r"'\n'"]

    @pytest.mark.parametrize(
        ("one", "good"), [("", False), ("a", True), ("a" * 64, True), ("a" * 65, False), ("\n", False)]
    )
    def test_each_is_an_id_where_all_are_plain_texts(self, one: str, good: bool) -> None:
        for guard, value in ((Facts.idents, ["bc", one]), (Facts.mapping, {"bc": 1, one: 2})):
            if good:
                assert len(accepted(guard, value)) == 2
            else:
                assert refused(guard, value).expected == "a text of one line, 1 to 64 characters"

    def test_a_bare_text(self) -> None:
        refused(Facts.idents, "0001")


class TestMapping:
    def test_good(self) -> None:
        assert accepted(Facts.mapping, {"b": 2, NFD_E: 1}) == [("b", 2), (NFC_E, 1)]

    @pytest.mark.parametrize("value", [[("a", 1)], "ab", None, {"a", "b"}, Unprintable()])
    def test_anything_else_is_refused(self, value: object) -> None:
        assert refused(Facts.mapping, value).expected == "a mapping, such as a dict"

    @pytest.mark.parametrize(
        ("name", "typed"),
        [("columns", "{'learner': 'UPN'}"), ("records", "read_rows(rows).records"), ("marks", "sheet.marks")],
    )
    def test_the_error_says_what_to_type(self, name: str, typed: str) -> None:
        facts = Facts()
        facts.mapping(name, [])  # type: ignore[arg-type]
        assert typed in facts.faults[0].expected

    def test_keys_that_are_equal_after_nfc(self) -> None:
        fault = refused(Facts.mapping, {NFC_E: 1, NFD_E: 2})
        assert (fault.got, fault.expected) == (r"'\xe9'", "each id only once")

    def test_a_mapping_that_does_not_know_its_own_keys(self) -> None:
        class Forgetful(dict[str, int]):
            def __getitem__(self, key: str) -> int:
                raise KeyError(key)

        assert refused(Facts.pairs_of, Forgetful(a=1)) == Fault("fact", "'a'", "a key that the mapping has")

    def test_a_mapping_that_can_not_be_read(self) -> None:
        Mapping.register(NoItems)
        assert refused(Facts.pairs_of, NoItems()) == Fault(
            "fact", "a value of type NoItems", "a mapping, such as a dict"
        )

    def test_keys_that_are_not_ids(self) -> None:
        facts = Facts()
        facts.mapping("marks", {1: 1, "": 2})  # type: ignore[dict-item]
        assert [fault.got for fault in facts.faults] == ["1", "''"]


class TestCells:
    """A row is a mapping, and each of its cells is read once."""

    def test_in_the_order_of_the_columns(self) -> None:
        row = {"b": 2, "a": 1, "more": 3}
        assert accepted_cells(row, "a", "b", "c") == (1, 2, None)
        assert accepted_cells(MappingProxyType(row), "b") == (2,)
        assert accepted_cells({}) == ()

    @pytest.mark.parametrize("row", [[("a", 1)], "a", None, {"a"}, Mock(spec=dict), Unprintable(), NoCells()])
    def test_a_malformed_row(self, row: object) -> None:
        facts = Facts()
        assert facts.cells("row 3", row, ("a",)) is None
        assert facts.faults == [Fault("row 3", described(row), "a mapping, such as a dict")]


class TestDay:
    """A date of the years 2000 to 2999, never a datetime."""

    @pytest.mark.parametrize(
        ("value", "good"),
        [
            (datetime.date(1999, 12, 31), False),
            (datetime.date(2000, 1, 1), True),
            (datetime.date(2999, 12, 31), True),
            (datetime.date(3000, 1, 1), False),
        ],
    )
    def test_years_2000_to_2999(self, value: datetime.date, good: bool) -> None:
        facts = Facts()
        found = facts.day("on", value)
        assert (not facts.faults) is good
        if good:
            assert (found, type(found)) == (value, datetime.date)

    @given(st.dates())
    def test_oracle(self, value: datetime.date) -> None:
        facts = Facts()
        found = facts.day("on", value)
        assert (found == value, len(facts.faults)) == ((True, 0) if 2000 <= value.year < 3000 else (False, 1))

    @pytest.mark.parametrize(
        "value",
        [
            datetime.datetime(2026, 5, 15, tzinfo=datetime.UTC),
            Moment(2026, 5, 15, tzinfo=datetime.UTC),
            "2026-05-15",
            20260515,
            None,
            (2026, 5, 15),
            datetime.time(12),
            Unprintable(),
        ],
    )
    def test_anything_else_is_refused(self, value: object) -> None:
        assert (
            refused(Facts.day, value).expected
            == "a datetime.date from 2000 to 2999, such as datetime.date(2026, 6, 30)"
        )

    def test_pendulum(self) -> None:
        pendulum = pytest.importorskip("pendulum")
        found = accepted(Facts.day, pendulum.date(2026, 5, 15))
        assert (found, type(found)) == (datetime.date(2026, 5, 15), datetime.date)
        refused(Facts.day, pendulum.datetime(2026, 5, 15))

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        for value in (pandas.Timestamp(2026, 5, 15), pandas.NaT, pandas.NA):
            refused(Facts.day, value)

    def test_a_date_that_lies(self) -> None:
        refused(Facts.day, LyingDate(1066, 10, 14))
        assert accepted(Facts.day, LyingDate(2027, 5, 15)) == datetime.date(2027, 5, 15)

    def test_an_object_that_only_says_it_is_a_date(self) -> None:
        refused(Facts.day, Mock(spec=datetime.date))


def test_a_generator_is_read_once() -> None:
    def once() -> Iterator[int]:
        yield 1
        yield 2

    numbers = once()
    assert accepted(Facts.rows, numbers) == (1, 2)
    assert list(numbers) == []
