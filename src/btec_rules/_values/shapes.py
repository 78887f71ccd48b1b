"""Shapes: what the plain data of one part of a value has to look like, and how it is read.

A shape judges data by its exact type, so that no object of a caller's is ever trusted. It notes what is wrong by its
path, such as ``sittings[3].series``, and goes on, so that all faults come out at once. The shapes of dicts are in
`plain`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Protocol

from btec_rules._values.errors import InvalidFact
from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR, MOST_ITEMS, Facts
from btec_rules._values.true_types import described, is_instance, module_and_name

__all__ = (
    "FLAG",
    "INTEGER",
    "LARGEST",
    "LONGEST",
    "NOTHING",
    "TEXT",
    "Coded",
    "Day",
    "Either",
    "Exactly",
    "Fixed",
    "ListOf",
    "OneOf",
    "Path",
    "Shape",
    "named",
    "wrong_shape",
)

Path = tuple["Path | None", str | int] | None
"""Where a part is: the path of what holds it, and its key or place there. ``None`` is the value that is read."""

LARGEST = 2**63 - 1
"""The largest number in plain data. The smallest is one further from zero. Every JSON library takes both."""
LONGEST = 10_000
"""Characters in a text of plain data, where nothing says less."""

_ISO_DAY = len("2026-05-15")
_LONGEST_KEY = 40


class Shape(Protocol):
    """What the plain data of one part has to look like."""

    takes: tuple[type, ...]
    """The types of data that it reads. The shapes of a union are told apart by them."""

    @property
    def expected(self) -> str:
        """What it wants, in words."""

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give what *data* stands for; where it is no good, note a fault and give a harmless stand-in."""


class Exactly:
    """A text, a number, a flag or nothing: it stands for itself."""

    __slots__ = ("expected", "good", "takes")

    def __init__(self, wanted: type, expected: str, good: Callable[[Any], bool]) -> None:
        self.takes: tuple[type, ...] = (wanted,)
        self.expected = expected
        self.good = good

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give *data* itself."""
        if type(data) not in self.takes or not self.good(data):
            wrong_shape(facts, path, data, self)
        return data


class OneOf:
    """One of a few values that each have a name, such as the members of an enum."""

    __slots__ = ("by_name",)

    takes: tuple[type, ...] = (str,)

    def __init__(self, by_name: Mapping[str, object]) -> None:
        self.by_name = by_name

    @property
    def expected(self) -> str:
        """What it wants, in words; put together only when asked for, as importing makes many of these."""
        return f"one of {', '.join(self.by_name)}"

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the value of that name."""
        found = self.by_name.get(data) if type(data) is str else None
        if found is None:
            wrong_shape(facts, path, data, self)
        return found


class Day:
    """A day as its ISO text; read as a date of the class that the annotation names."""

    __slots__ = ("date_class",)

    takes: tuple[type, ...] = (str,)
    expected: str = f"a day such as {FIRST_YEAR}-12-31, of the years {FIRST_YEAR} to {LAST_YEAR}"

    def __init__(self, date_class: type[datetime.date]) -> None:
        self.date_class = date_class

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the date."""
        if type(data) is str and len(data) == _ISO_DAY and data.isascii() and data[4] == data[7] == "-":
            year, month, day = data[:4], data[5:7], data[8:]
            if f"{year}{month}{day}".isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
                try:
                    return self.date_class(int(year), int(month), int(day))
                except ValueError:
                    pass
        wrong_shape(facts, path, data, self)
        return None


class ListOf:
    """A list of any number of parts of one shape; read as a tuple."""

    __slots__ = ("item",)

    takes: tuple[type, ...] = (list,)
    expected: str = f"a list of at most {MOST_ITEMS} items"

    def __init__(self, item: Shape) -> None:
        self.item: Shape = item

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the tuple."""
        if type(data) is not list or len(data) > MOST_ITEMS:
            wrong_shape(facts, path, data, self)
            return ()
        read = self.item.read
        return tuple([read(facts, (path, place), one) for place, one in enumerate(data)])


class Fixed:
    """A list of a fixed length, with a shape for each place; read as a tuple."""

    __slots__ = ("expected", "items")

    takes: tuple[type, ...] = (list,)

    def __init__(self, items: tuple[Shape, ...]) -> None:
        self.items = items
        self.expected = f"a list of {len(items)}"

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the tuple."""
        if type(data) is not list or len(data) != len(self.items):
            wrong_shape(facts, path, data, self)
            return None
        both = enumerate(zip(self.items, data, strict=True))
        return tuple([shape.read(facts, (path, place), one) for place, (shape, one) in both])


class Either:
    """One of several shapes, told apart by the type of the data."""

    __slots__ = ("by_type", "shapes", "takes")

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes
        self.by_type: dict[type, Shape] = {taken: shape for shape in shapes for taken in shape.takes}
        self.takes: tuple[type, ...] = tuple(self.by_type)

    @property
    def expected(self) -> str:
        """What it wants, in words."""
        return " or ".join([shape.expected for shape in self.shapes])

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give what the shape for this type of data reads; any mapping is read as a dict is."""
        shape = self.by_type.get(type(data)) or (self.by_type.get(dict) if is_instance(data, Mapping) else None)
        if shape is None:
            return wrong_shape(facts, path, data, self)
        return shape.read(facts, path, data)


class Coded:
    """A code that stands for a value, as ``2026-06`` does for a series."""

    __slots__ = ("parse", "pattern")

    takes: tuple[type, ...] = (str,)
    expected: str = "a code"

    def __init__(self, parse: Callable[[str], object], pattern: str) -> None:
        self.parse = parse
        self.pattern = pattern

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the value."""
        try:
            return self.parse(data)  # type: ignore[arg-type]  # its own guard is the check
        except InvalidFact as error:
            facts.wrong(named(path), error.got, error.expected + _how_to_write(data, self))
            return None


def wrong_shape(facts: Facts, path: Path, data: object, shape: Shape) -> None:
    """Note the fault that *data* is not of a shape."""
    facts.wrong(named(path), described(data), shape.expected + _how_to_write(data, shape))


def _how_to_write(data: object, shape: Shape) -> str:
    """Say how one of this library's values is written as plain data."""
    if not module_and_name(data)[0].startswith("btec_rules."):
        return ""
    if is_instance(data, Enum):
        return "; its .value is plain"
    if dict in shape.takes:
        return "; its .to_dict() is one"
    return "; its .code is one" if str in shape.takes and hasattr(data, "code") else ""


def named(path: Path) -> str:
    """Write a path as text, such as ``sittings[3].series``."""
    parts: list[str] = []
    while path is not None:
        path, last = path
        parts.append(f"[{last}]" if type(last) is int else _key(str(last)))
    return "".join(reversed(parts)).removeprefix(".") or "data"


def _key(name: str) -> str:
    """Write a key as part of a path: quoted where it is not a word, and cut short where it is long."""
    is_word = len(name) <= _LONGEST_KEY and name.isascii() and name.isidentifier()
    return f".{name}" if is_word else f"[{described(name)}]"


def _is_good_text(data: str) -> bool:
    return len(data) <= LONGEST and (data.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in data))


def _has_64_bits(data: int) -> bool:
    return -LARGEST - 1 <= data <= LARGEST


def _always(_: object) -> bool:
    return True


TEXT = Exactly(str, f"a text of at most {LONGEST} characters", _is_good_text)
INTEGER = Exactly(int, "a whole number of at most 64 bits", _has_64_bits)
FLAG = Exactly(bool, "true or false", _always)
NOTHING = Exactly(type(None), "null", _always)
