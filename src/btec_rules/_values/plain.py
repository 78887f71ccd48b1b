"""Plain: what a value looks like as plain data, and how that is read back.

Plain data is what every JSON writer takes as it is: texts, whole numbers, ``True``, ``False``, ``None``, lists, and
dicts with texts for keys. Each part of a value has a `Shape`, made from its annotation when the class is made. A shape
reads one part: it looks at nothing but the exact type, so that no object of the caller's is ever trusted, and names
what is wrong by its path, such as ``sittings[3].series``. Nothing is nested deeper than the values themselves are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, get_args, get_origin

from btec_rules._values.errors import Fault, ImpossibleFacts, InvalidFact
from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR, MOST_ITEMS, Facts
from btec_rules._values.true_types import described, is_instance

__all__ = (
    "FLAG",
    "LARGEST",
    "LONGEST",
    "NOTHING",
    "TEXT",
    "WHOLE",
    "Coded",
    "Conflict",
    "Day",
    "DictOf",
    "Either",
    "Exactly",
    "Field",
    "Fixed",
    "ListOf",
    "OneOf",
    "Path",
    "Plain",
    "Shape",
    "Texts",
    "shape_in",
    "shape_of",
)

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""What `to_dict` is made of: nothing that a JSON writer refuses."""
Path = tuple["Path | None", str | int] | None
"""The way to a part: that to what holds it, and its name or place there; ``None`` is the whole."""

Conflict = tuple[tuple[str | int, ...], str, str]
"""The way from a value to a part that doesn't go with the others, what is there, and what would do."""

LARGEST = 2**63 - 1
"""The largest number in plain data, and, negative and one further, the smallest: what every JSON library takes."""
LONGEST = 10_000
"""Characters in a text of plain data, where its place says no less."""

_ISO_DAY = len("2026-05-15")
_LONGEST_KEY = 40
_WHOLE = "data"


def _named(path: Path) -> str:
    """Write a path as text, such as ``sittings[3].series``."""
    parts: list[str] = []
    while path is not None:
        path, last = path
        parts.append(f"[{last}]" if type(last) is int else _key(str(last)))
    return "".join(reversed(parts)).removeprefix(".") or _WHOLE


def _key(name: str) -> str:
    """Write a key as part of a path; one that is no word in quotes, and never at length."""
    return (
        f".{name}" if len(name) <= _LONGEST_KEY and name.isascii() and name.isidentifier() else f"[{described(name)}]"
    )


def _refuse(facts: Facts, path: Path, data: object, shape: Shape) -> None:
    """Add the fault that *data* is not of a shape."""
    facts.wrong(_named(path), described(data), shape.expected)


class Exactly:
    """A value that stands for itself: of one exact type, and good by a check."""

    __slots__ = ("expected", "good", "takes")

    def __init__(self, kind: type, expected: str, good: Callable[[Any], bool]) -> None:
        self.takes: tuple[type, ...] = (kind,)
        self.expected = expected
        self.good = good

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give *data* itself."""
        if type(data) not in self.takes or not self.good(data):
            _refuse(facts, path, data, self)
        return data


def _is_text(data: str) -> bool:
    return len(data) <= LONGEST and (data.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in data))


def _is_whole(data: int) -> bool:
    return -LARGEST - 1 <= data <= LARGEST


def _always(_: object) -> bool:
    return True


TEXT = Exactly(str, f"a text of at most {LONGEST} characters", _is_text)
WHOLE = Exactly(int, "a whole number of at most 64 bits", _is_whole)
FLAG = Exactly(bool, "true or false", _always)
NOTHING = Exactly(type(None), "null", _always)


class OneOf:
    """One of a few values that each have a name, such as the members of an enum."""

    __slots__ = ("by_name",)

    takes: tuple[type, ...] = (str,)

    def __init__(self, by_name: Mapping[str, object]) -> None:
        self.by_name = by_name

    @property
    def expected(self) -> str:
        """What it wants, in words; made when it is asked for, as importing makes many of these."""
        return f"one of {', '.join(self.by_name)}"

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the value of that name."""
        found = self.by_name.get(data) if type(data) is str else None
        if found is None:
            _refuse(facts, path, data, self)
        return found


class Day:
    """A day, written as its ISO text; read as a date of the class that the annotation names."""

    __slots__ = ("kind",)

    takes: tuple[type, ...] = (str,)
    expected: str = f"a day such as {FIRST_YEAR}-12-31, of the years {FIRST_YEAR} to {LAST_YEAR}"

    def __init__(self, kind: type[datetime.date]) -> None:
        self.kind = kind

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the date."""
        if type(data) is str and len(data) == _ISO_DAY and data.isascii() and data[4] == data[7] == "-":
            year, month, day = data[:4], data[5:7], data[8:]
            if f"{year}{month}{day}".isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
                try:
                    return self.kind(int(year), int(month), int(day))
                except ValueError:
                    pass
        _refuse(facts, path, data, self)
        return None


class ListOf:
    """Any number of parts of one shape: a tuple, written as a list."""

    __slots__ = ("item",)

    takes: tuple[type, ...] = (list,)
    expected: str = f"a list of at most {MOST_ITEMS} items"

    def __init__(self, item: Shape) -> None:
        self.item = item

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the tuple."""
        if type(data) is not list or len(data) > MOST_ITEMS:
            _refuse(facts, path, data, self)
            return ()
        read = self.item.read
        return tuple([read(facts, (path, place), one) for place, one in enumerate(data)])


class Fixed:
    """A tuple of a fixed length, written as a list."""

    __slots__ = ("expected", "items")

    takes: tuple[type, ...] = (list,)

    def __init__(self, items: tuple[Shape, ...]) -> None:
        self.items = items
        self.expected = f"a list of {len(items)}"

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the tuple."""
        if type(data) is not list or len(data) != len(self.items):
            _refuse(facts, path, data, self)
            return None
        both = enumerate(zip(self.items, data, strict=True))
        return tuple([shape.read(facts, (path, place), one) for place, (shape, one) in both])


class Either:
    """One of several shapes, told apart by the type of the data."""

    __slots__ = ("by_type", "shapes", "takes")

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes
        self.by_type: dict[type, Shape] = {kind: shape for shape in shapes for kind in shape.takes}
        self.takes: tuple[type, ...] = tuple(self.by_type)

    @property
    def expected(self) -> str:
        """What it wants, in words."""
        return " or ".join([shape.expected for shape in self.shapes])

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give what the shape for this type of data reads; any mapping is read as a dict is."""
        shape = self.by_type.get(type(data)) or (self.by_type.get(dict) if is_instance(data, Mapping) else None)
        if shape is None:
            return _refuse(facts, path, data, self)
        return shape.read(facts, path, data)


class Coded:
    """A value that is written as a code inside another, such as a series."""

    __slots__ = ("expected", "parse", "pattern")

    takes: tuple[type, ...] = (str,)

    def __init__(self, parse: Callable[[str], object], pattern: str) -> None:
        self.parse = parse
        self.pattern = pattern
        self.expected = "a code"

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the value."""
        try:
            return self.parse(data)  # type: ignore[arg-type]  # its own guard is the check
        except InvalidFact as error:
            facts.wrong(_named(path), error.got, error.expected)
            return None


class Texts:
    """A dict with any texts for keys, and parts of one shape: read as pairs, in its order."""

    __slots__ = ("item",)

    takes: tuple[type, ...] = (dict,)
    expected: str = "a dict with texts for keys"

    def __init__(self, item: Shape) -> None:
        self.item = item

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the pairs."""
        if not is_instance(data, Mapping):
            _refuse(facts, path, data, self)
            return ()
        return tuple([(name, self.item.read(facts, (path, name), one)) for name, one in _pairs(facts, path, data)])


def _pairs(facts: Facts, path: Path, data: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Give the pairs of a dict, or of another mapping; each key that is no good text is a fault."""
    short = type(data) is dict and len(data) <= MOST_ITEMS
    found = list(data.items()) if short else facts.pairs_of(_named(path), data)
    for name, one in found:
        if type(name) is str and _is_text(name):
            yield name, one
        else:
            facts.wrong(_named(path), described(name), "a text for each key")


class Field:
    """One part of a value: its name in plain data, its shape there, and what it is in the value.

    Args:
        name: The key.
        shape: What stands under it.
        argument: The argument of the constructor that it becomes; ``None`` where it follows from the others, and has to
            agree.
    """

    __slots__ = ("argument", "name", "shape")

    def __init__(self, name: str, shape: Shape, argument: str | None) -> None:
        self.name = name
        self.shape = shape
        self.argument = argument


class DictOf:
    """A value, written as a dict with one key for each part."""

    __slots__ = ("by_name", "conflicts", "kind", "parts")

    takes: tuple[type, ...] = (dict,)

    def __init__(
        self, kind: type, parts: tuple[Field, ...], conflicts: Callable[[Any], list[Conflict]] | None = None
    ) -> None:
        self.kind = kind
        self.parts = parts
        self.by_name = {part.name: part for part in parts}
        self.conflicts = conflicts

    @property
    def expected(self) -> str:
        """What it wants, in words."""
        return f"a dict with the keys {', '.join(self.by_name)}"

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the value."""
        return self.read_as(self.kind, facts, path, data)

    def read_as(self, kind: type, facts: Facts, path: Path, data: object) -> Any:
        """Give the value, as one of the class *kind*; its constructor looks at the parts once each is read."""
        if not is_instance(data, Mapping):
            return _refuse(facts, path, data, self)
        before = len(facts.faults)
        found: dict[str, Any] = {}
        for name, one in _pairs(facts, path, data):
            if name in self.by_name:
                found[name] = self.by_name[name].shape.read(facts, (path, name), one)
            else:
                facts.wrong(_named((path, name)), described(one), f"only the keys {', '.join(self.by_name)}")
        facts.faults += [
            Fault(_named((path, part.name)), "no such key", part.shape.expected)
            for part in self.parts
            if part.name not in found
        ]
        return self._made(kind, facts, path, found) if len(facts.faults) == before else None

    def _made(self, kind: Any, facts: Facts, path: Path, found: dict[str, Any]) -> Any:
        """Build the value, and see that what follows from its parts is what was written beside them."""
        given = {part.argument: found[part.name] for part in self.parts if part.argument is not None}
        conflicts = [] if self.conflicts is None else self.conflicts(given)
        for way, got, expected in conflicts:
            inner = path
            for step in way:
                inner = (inner, step)
            facts.wrong(_named(inner), got, expected)
        if conflicts:
            return None
        try:
            made = kind(**given)
        except (InvalidFact, ImpossibleFacts) as error:
            within = f"{_named(path)}." if path is not None else ""
            facts.faults += [Fault(f"{within}{fault.name}", fault.got, fault.expected) for fault in error.faults]
            return None
        for part in self.parts:
            if part.argument is None and found[part.name] != (follows := getattr(made, part.name)):
                expected = f"{described(getattr(follows, 'value', follows))}, which follows from the other parts"
                facts.faults.append(
                    Fault(
                        _named((path, part.name)),
                        described(getattr(found[part.name], "value", found[part.name])),
                        expected,
                    )
                )
        return made


def shape_of(hint: Any) -> Shape:
    """Make the shape of a part of a type that is no text: a class, a union of them, or a tuple."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if not isinstance(hint, type):
        parts = get_args(hint)
        if get_origin(hint) is not tuple:
            return Either(tuple(map(shape_of, parts)))
        return ListOf(shape_of(parts[0])) if parts[-1] is ... else Fixed(tuple(map(shape_of, parts)))
    if issubclass(hint, Enum):
        return OneOf(hint._value2member_map_)
    if issubclass(hint, datetime.date):
        return Day(hint)
    value_class: Any = hint
    inside: Shape = value_class._inside()  # noqa: SLF001 - it says itself what stands for it inside another
    return inside


def shape_in(names: Mapping[str, Any], annotation: str) -> Shape:
    """Make the shape of a part from its annotation, as it is written in a module that has these names.

    Not `typing.get_type_hints`, which compiles each annotation: all of them together take as long as importing attrs.
    """
    if annotation in _BY_NAME:
        return _BY_NAME[annotation]
    options = _split(annotation, " | ")
    if len(options) > 1:
        return Either(tuple([shape_in(names, option) for option in options]))
    if annotation.startswith("tuple["):
        *items, last = _split(annotation.removeprefix("tuple[").removesuffix("]"), ", ")
        if last == "...":
            return ListOf(shape_in(names, items[0]))
        return Fixed(tuple([shape_in(names, item) for item in (*items, last)]))
    module, _, name = annotation.rpartition(".")
    return shape_of(getattr(names[module], name) if module else names[name])


def _split(annotation: str, separator: str) -> list[str]:
    """Split an annotation where it isn't within brackets."""
    if separator not in annotation:
        return [annotation]
    first, *others = annotation.split(separator)
    found = [first]
    for part in others:
        within = found[-1].count("[") > found[-1].count("]")
        if within:
            found[-1] += separator + part
        else:
            found.append(part)
    return found


Shape = Exactly | OneOf | Day | ListOf | Fixed | Either | Coded | Texts | DictOf
"""What the plain data of one part looks like; reads it.

Each has ``takes``, the types of plain data that it can be read from, by which the shapes of a union are told apart;
``expected``, what it wants, in words; and ``read``, which gives the value that the data stands for, or adds a fault.
"""

_FAULT = DictOf(Fault, tuple([Field(name, TEXT, name) for name in ("name", "got", "expected")]))
_SIMPLE: Mapping[object, Shape] = {str: TEXT, int: WHOLE, bool: FLAG, type(None): NOTHING, Fault: _FAULT}
_BY_NAME: Mapping[str, Shape] = {"str": TEXT, "int": WHOLE, "bool": FLAG, "None": NOTHING}
