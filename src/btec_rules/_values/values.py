"""Values: what the value classes share: a repr, and plain data out and in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from inspect import get_annotations
from typing import Any, ClassVar, Self

import attrs

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import Facts
from btec_rules._values.plain import Conflict, DictOf, Field, Plain, shape_of
from btec_rules._values.shapes import Shape
from btec_rules._values.true_types import described

__all__ = ("Value",)


class Value:
    """The base of the value classes.

    A class has its plain data from its annotations alone: `attrs` fields that the constructor takes are its keys. One
    that needs others names them in `_own_parts`.

    The repr is put together when it is asked for: attrs would compile one for each class, which is a tenth of what
    importing the library costs.
    """

    __slots__ = ()

    _own_parts: ClassVar[tuple[str | Field, ...]] = ()
    """The keys of the plain data, in order, where they are not just the arguments of the constructor."""
    _shape: ClassVar[DictOf]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if _is_attrs(cls):  # attrs makes each class twice, as it has slots
            hints = _hints(cls)
            arguments = [field.name for field in cls.__dict__["__attrs_attrs__"] if field.init]
            parts = [
                one if isinstance(one, Field) else Field(one, shape_of(hints[one]), one)
                for one in cls._own_parts or arguments
            ]
            cls._shape = DictOf(cls, tuple(parts), cls._conflicts)

    def __repr__(self) -> str:
        fields = attrs.fields(type(self))  # type: ignore[arg-type]  # every subclass is an attrs class
        parts = (f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr)
        return f"{type(self).__name__}({', '.join(parts)})"

    def to_dict(self) -> dict[str, Plain]:
        """Give the value as plain data, which every JSON writer takes as it is; `from_dict` reads it."""
        return {part.name: _to_plain(getattr(self, part.argument or part.name)) for part in self._shape.parts}

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Self:
        """Read a value from plain data, as `to_dict` writes it.

        Args:
            data: A dict with every key that `to_dict` writes and no other; in it only dicts, lists, texts, whole
                numbers, ``True``, ``False`` and ``None``.

        Raises:
            InvalidFact: If anything in it is of another type or no good, a key is missing or unknown, or the parts
                can't be true together; every fault is in it, each named by its path, such as ``sittings[3].series``.
        """
        facts = Facts()
        found: Any = cls._shape.read_as(cls, facts, None, data)
        facts.raise_faults()
        return found  # type: ignore[no-any-return]  # it is one of this class

    @classmethod
    def _shape_inside(cls) -> Shape:
        """Give the shape of such a value inside another."""
        return cls._shape

    def _plain_inside(self) -> Plain:
        """Give what stands for the value inside another."""
        return self.to_dict()

    @classmethod
    def _conflicts(cls, given: Mapping[str, Any]) -> list[Conflict]:
        """Name the arguments that can't stand together, where the constructor could not say which they are."""
        del given
        return []


def _is_attrs(cls: type) -> bool:
    return "__attrs_attrs__" in cls.__dict__


def _hints(cls: type) -> dict[str, Any]:
    """Give the types of a class's fields, its own and inherited ones.

    Not `typing.get_type_hints`: it looks at each annotation several times over, which makes it four times as slow.
    """
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        if _is_attrs(base):
            found |= get_annotations(base, eval_str=True)
    return found


def _to_plain(value: object) -> Plain:
    """Write one part of a value as plain data.

    Raises:
        InvalidFact: If there is no plain data for it, as a constructor that does not check keeps whatever it is given.
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Value):
        return value._plain_inside()  # noqa: SLF001 - it is of this class
    if isinstance(value, Fault):
        return {**value.to_dict()}
    if isinstance(value, tuple):
        return [_to_plain(one) for one in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise InvalidFact(Fault("value", described(value), "something that a value of this library holds"))
