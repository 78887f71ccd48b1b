"""Every value that goes out as plain data, a good one of each, and the places in what it becomes."""

from collections.abc import Iterator
from typing import Any

import attrs
from public_callables import good_value, public_classes

from btec_rules import (
    ABSENT,
)
from btec_rules.strategies import SampleRequest

__all__ = ("VALUES", "good", "name_of", "places", "with_")

VALUES: list[Any] = [cls for cls in (*public_classes(), SampleRequest) if attrs.has(cls)]


def good(cls: Any) -> Any:
    """Give a good value of a class."""
    if cls is SampleRequest:
        return SampleRequest(("0001",), (("0001", 0), ("0002", ABSENT)), (("0002", 3),), ("0001",))
    return good_value(cls)


def name_of(cls: type) -> str:
    return cls.__name__


def places(data: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the way to every part of plain data, the whole first."""
    yield way
    pairs = data.items() if type(data) is dict else enumerate(data) if type(data) is list else ()
    for key, part in pairs:
        yield from places(part, (*way, key))


def with_(data: Any, way: tuple[str | int, ...], part: Any) -> Any:
    """Give a copy of plain data with another part in one place."""
    if not way:
        return part
    copied: Any = dict(data) if type(data) is dict else list(data)
    copied[way[0]] = with_(data[way[0]], way[1:], part)
    return copied
