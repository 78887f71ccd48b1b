"""True types: what a value is, whatever it says of itself, and how it is described in a message."""

import datetime
from collections.abc import Collection
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from liars import Component, LyingDate, LyingText, Moment, Unprintable

from btec_rules._values.true_types import described, is_instance, module_and_name

HUGE = 10**5000


class Zone(datetime.tzinfo):
    """A zone that must not be asked for anything."""

    def utcoffset(self, _: datetime.datetime | None, /) -> Any:
        raise AssertionError

    dst = tzname = utcoffset


class TestIsInstance:
    """Judged by the true type: ``isinstance`` asks the value itself, which may lie."""

    @pytest.mark.parametrize(
        ("value", "wanted"), [(True, int), ("a", str), (Moment.min, datetime.date), ([], Collection)]
    )
    def test_it_is(self, value: object, wanted: type) -> None:
        assert is_instance(value, wanted)

    @pytest.mark.parametrize("wanted", [str, int, datetime.date, Collection])
    def test_it_only_says_so(self, wanted: type) -> None:
        assert isinstance(Mock(spec=wanted), wanted)
        assert not is_instance(Mock(spec=wanted), wanted)


class TestShown:
    """A value in a message: short, and never trusted."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (None, "None"),
            (True, "True"),
            (54.5, "54.5"),
            (float("nan"), "nan"),
            (-7, "-7"),
            (datetime.date(2026, 5, 15), "2026-05-15"),
            (datetime.datetime(2026, 5, 15, 9, 30, tzinfo=datetime.UTC), "2026-05-15 09:30:00+00:00"),
            (datetime.datetime(2026, 5, 15, 9, 30, tzinfo=Zone()), "2026-05-15 09:30:00"),
            (datetime.datetime(2026, 5, 15, 9, 30), "2026-05-15 09:30:00"),  # noqa: DTZ001
            ("", "''"),
            (" 34", "' 34'"),
            ("a\nb", r"'a\nb'"),
            ("\ud800", r"'\ud800'"),
            (LyingText("34"), "'34'"),
            (Component.ONE, "a value of type Component"),
            (LyingDate(1066, 10, 14), "a value of type LyingDate"),
            ([1, 2], "a value of type list"),
            (Unprintable(), "a value of type Unprintable"),
        ],
    )
    def test_value(self, value: object, text: str) -> None:
        assert described(value) == text

    def test_a_module_that_is_not_a_text(self) -> None:
        nowhere, here = type("Thing", (), {"__module__": 7})(), type("Thing", (), {"__module__": "here"})()
        assert module_and_name(nowhere) == ("", "Thing")
        assert module_and_name(here) == ("here", "Thing")

    def test_huge_numbers(self) -> None:
        assert described(HUGE) == "an int of 16610 bits"  # 5000 times log2(10) is 16609.6
        assert described(-HUGE) == "an int of 16610 bits"

    def test_numbers_of_up_to_128_bits_are_shown(self) -> None:
        assert described(2**128 - 1) == "340282366920938463463374607431768211455"
        assert described(2**128) == "an int of 129 bits"

    def test_cut_to_40_characters(self) -> None:
        assert described("a" * 40) == repr("a" * 40)
        assert described("a" * 41) == repr("a" * 40) + " and 1 more"
        assert described("a" * 4040) == repr("a" * 40) + " and 4000 more"
        assert described(type("T" * 99, (), {})()) == "a value of type " + "T" * 40

    def test_a_type_that_lies_about_its_name(self) -> None:
        class Named(type):
            __name__ = property(lambda _: "x\n" * 999)

        class Thing(metaclass=Named):
            pass

        assert described(Thing()) == "a value of type Thing"

    def test_a_type_that_can_not_be_hashed(self) -> None:
        class Unhashable(type):
            __hash__ = None  # type: ignore[assignment]

        class Thing(metaclass=Unhashable):
            pass

        assert described(Thing()) == "a value of type Thing"

    def test_an_object_that_only_says_it_is_a_text(self) -> None:
        assert described(Mock(spec=str)) == "a value of type Mock"

    @given(
        st.integers()
        | st.integers(-(2**200), 2**200)
        | st.floats()
        | st.text(st.characters(max_codepoint=126, min_codepoint=32))
        | st.binary()
        | st.datetimes()
    )
    def test_always_short_and_of_one_line(self, value: object) -> None:
        found = described(value)
        assert len(found) <= 100
        assert found.isascii()
        assert found.isprintable()
