"""Plain: a value as plain data: a dict with a key for each part, how that is read back, and the shape of each type.

Plain data is what every JSON writer takes as it is: texts, whole numbers, ``True``, ``False``, ``None``, lists, and
dicts with texts for keys. Where a dict is wanted any mapping will do. Nothing is nested deeper than the values
themselves are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, get_args, get_origin

from btec_rules._values.errors import Fault, ImpossibleFacts, InvalidFact
from btec_rules._values.facts import MOST_ITEMS, Facts
from btec_rules._values.shapes import (
    FLAG,
    INTEGER,
    NOTHING,
    TEXT,
    Day,
    Either,
    Fixed,
    ListOf,
    OneOf,
    Path,
    Shape,
    named,
    wrong_shape,
)
from btec_rules._values.true_types import described, is_instance

__all__ = ("Conflict", "DictOf", "Field", "Plain", "Texts", "shape_of")

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""What `to_dict` is made of: nothing that a JSON writer refuses."""

Conflict = tuple[tuple[str | int, ...], str, str]
"""A part that does not go with the others: the way to it, what is there, and what would do."""


class Field:
    """One key of a dict that stands for a value.

    Args:
        name: The key.
        shape: What stands under it.
        argument: The argument of the constructor that it becomes; ``None`` if it follows from the others, and has to
            agree.
    """

    __slots__ = ("argument", "name", "shape")

    def __init__(self, name: str, shape: Shape, argument: str | None) -> None:
        self.name = name
        self.shape = shape
        self.argument = argument


class DictOf:
    """A dict with a key for each part of a value; read as the value.

    Args:
        kind: The class of the value.
        parts: The keys, in order.
        conflicts: Given the arguments, names the parts that can't stand together, where the constructor could not say
            which they are.
    """

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
        """Give the value as one of the class *kind*, whose constructor is asked once every part is read."""
        if not is_instance(data, Mapping):
            return wrong_shape(facts, path, data, self)
        before = len(facts.faults)
        found: dict[str, Any] = {}
        for name, one in _pairs(facts, path, data):
            if name in self.by_name:
                found[name] = self.by_name[name].shape.read(facts, (path, name), one)
            else:
                facts.wrong(named((path, name)), described(one), f"only the keys {', '.join(self.by_name)}")
        for part in self.parts:
            if part.name not in found:
                facts.wrong(named((path, part.name)), "no such key", part.shape.expected)
        return self._made(kind, facts, path, found) if len(facts.faults) == before else None

    def _made(self, kind: Any, facts: Facts, path: Path, found: dict[str, Any]) -> Any:
        """Build the value, and check that the parts that follow from the others agree with it."""
        given = {part.argument: found[part.name] for part in self.parts if part.argument is not None}
        conflicts = [] if self.conflicts is None else self.conflicts(given)
        if conflicts:
            for way, got, expected in conflicts:
                facts.wrong(named(_further(path, way)), got, expected)
            return None
        try:
            made = kind(**given)
        except (InvalidFact, ImpossibleFacts) as error:
            within = f"{named(path)}." if path is not None else ""
            for fault in error.faults:
                facts.wrong(f"{within}{fault.name}", fault.got, fault.expected)
            return None
        for part in self.parts:
            if part.argument is None and found[part.name] != getattr(made, part.name):
                got, right = _described_member(found[part.name]), _described_member(getattr(made, part.name))
                facts.wrong(named((path, part.name)), got, f"{right}, which follows from the other parts")
        return made


class Texts:
    """A dict with any texts for keys, and parts of one shape; read as pairs, in its order."""

    __slots__ = ("item",)

    takes: tuple[type, ...] = (dict,)
    expected: str = "a dict with texts for keys"

    def __init__(self, item: Shape) -> None:
        self.item = item

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the pairs."""
        if not is_instance(data, Mapping):
            wrong_shape(facts, path, data, self)
            return ()
        return tuple([(name, self.item.read(facts, (path, name), one)) for name, one in _pairs(facts, path, data)])


def shape_of(hint: Any) -> Shape:
    """Make the shape of a part from its type: a class, a union of classes, or a tuple."""
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
    inside: Shape = value_class._shape_inside()  # noqa: SLF001 - the class itself says what stands for it
    return inside


def _pairs(facts: Facts, path: Path, data: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Give the pairs of a dict or another mapping; a key that is not a good text is a fault."""
    short = type(data) is dict and len(data) <= MOST_ITEMS
    found = list(data.items()) if short else facts.pairs_of(named(path), data)
    for name, one in found:
        if type(name) is str and TEXT.good(name):
            yield name, one
        else:
            facts.wrong(named(path), described(name), "a text for each key")


def _further(path: Path, way: tuple[str | int, ...]) -> Path:
    for step in way:
        path = (path, step)
    return path


def _described_member(part: object) -> str:
    """Describe a part that may be a member of an enum, which stands in plain data as its value."""
    return described(getattr(part, "value", part))


_FAULT = DictOf(Fault, tuple([Field(name, TEXT, name) for name in ("name", "got", "expected")]))
_SIMPLE: Mapping[object, Shape] = {str: TEXT, int: INTEGER, bool: FLAG, type(None): NOTHING, Fault: _FAULT}
