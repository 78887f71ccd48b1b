"""True types: what type does a value really have, whatever it says about itself?

``isinstance`` asks the value, and a caller's object may lie. So nothing here compares, prints or calls a value before
its type is known.
"""

from __future__ import annotations

import datetime
from typing import TypeGuard, TypeVar

__all__ = ("described", "is_instance", "module_and_name")

_LONGEST = 40
_LONGEST_INT = 128
_PLAIN = (bool, float, datetime.date, datetime.datetime)

_NAME_OF_A_TYPE = type.__dict__["__name__"].__get__
"""Gives ``__name__`` without asking the metaclass, which may lie."""

_MODULE_OF_A_TYPE = type.__dict__["__module__"].__get__

T = TypeVar("T")


def is_instance(value: object, wanted: type[T]) -> TypeGuard[T]:
    """Whether a value is of a class, judged by its true type."""
    return issubclass(type(value), wanted)


def described(value: object) -> str:
    """Describe a refused value in about 40 characters, without trusting it."""
    true_type = type(value)
    if is_instance(value, str):
        plain = str.__str__(value)
        return ascii(plain) if len(plain) <= _LONGEST else f"{plain[:_LONGEST]!a} and {len(plain) - _LONGEST} more"
    if true_type is int:
        bits = int.bit_length(value)  # type: ignore[arg-type]  # it is an int
        return str(value) if bits <= _LONGEST_INT else f"an int of {bits} bits"
    if true_type is datetime.datetime and type(value.tzinfo) is not datetime.timezone:  # type: ignore[attr-defined]
        return str(value.replace(tzinfo=None))  # type: ignore[attr-defined]  # a zone may be the caller's own
    if value is None or any(true_type is plain_type for plain_type in _PLAIN):
        return str(value)
    return f"a value of type {_NAME_OF_A_TYPE(true_type)[:_LONGEST]}"


def module_and_name(value: object) -> tuple[str, str]:
    """Name the module and the class of a value, whatever its metaclass says; a module that is not a text is empty."""
    true_type = type(value)
    module = _MODULE_OF_A_TYPE(true_type)
    return module if type(module) is str else "", _NAME_OF_A_TYPE(true_type)
