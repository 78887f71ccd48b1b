"""Guards: one way each to check a whole number, a text, an id, a collection, a date.

A guard looks at one fact. Where it is good, its normal form comes back; where it isn't, a `Fault` is added to the list
that the caller keeps, so that one error can name every bad fact of a call, and a harmless stand-in comes back.
`refuse` ends the checking.

Values are never compared, printed or called before their type is known: a caller's object may lie.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeGuard, TypeVar

from btec_rules._values.errors import Fault, InvalidFact

__all__ = (
    "FIRST_YEAR",
    "LAST_CANDIDATE",
    "LAST_YEAR",
    "LONGEST_ID",
    "LONGEST_NUMBER",
    "LONGEST_TEXT",
    "MOST_ITEMS",
    "MOST_MARKS",
    "as_given",
    "cells",
    "container",
    "day",
    "flag",
    "ident",
    "idents",
    "items",
    "items_of",
    "kind",
    "mapping",
    "module_and_name",
    "pair",
    "pairs_of",
    "refuse",
    "rows",
    "shown",
    "stream",
    "text",
    "truly",
    "whole",
)

FIRST_YEAR = 2000
LAST_YEAR = 2999
LONGEST_ID = 64
"""Characters in an id, after NFC."""
LONGEST_TEXT = 256
"""Characters in any other text."""
MOST_ITEMS = 1_000_000
"""Items in one collection; a larger one, or an endless one, is refused."""
MOST_MARKS = 10_000
"""The highest number that is taken for a mark or a UMS at all; the guide states no maxima."""

LONGEST_NUMBER = 5
"""Digits in a text that is read as a number; anything longer is not read at all."""
LAST_CANDIDATE = 9999
"""The last candidate number; they have as many digits as it has."""

_SHOWN = 40
_LONGEST_INT = 128
_PAIR = 2
_DECOMPOSED = 4
"""How many times as long a text may be before its letters are composed."""
_LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_PLAIN = (bool, float, datetime.date, datetime.datetime)
_FIRST_DAY = datetime.date(FIRST_YEAR, 1, 1)
_LAST_DAY = datetime.date(LAST_YEAR, 12, 31)
_A_MAPPING = "a mapping, such as a dict"
_SEVERAL = "several items, such as a list; never a bare text"
_A_DAY = f"a datetime.date from {FIRST_YEAR} to {LAST_YEAR}"

_NAME_OF_A_TYPE = type.__dict__["__name__"].__get__
"""What ``__name__`` is without asking a metaclass, which may lie."""

_MODULE_OF_A_TYPE = type.__dict__["__module__"].__get__

T = TypeVar("T")
K = TypeVar("K")


def refuse(faults: list[Fault]) -> None:
    """Raise one error for all *faults*; do nothing where there are none.

    Raises:
        InvalidFact: If there is at least one fault.
    """
    if faults:
        raise InvalidFact(*faults)


def truly(value: object, wanted: type[T]) -> TypeGuard[T]:
    """Whether a value is of a class, judged by its true type: ``isinstance`` asks the value itself, which may lie."""
    return issubclass(type(value), wanted)


def kind(faults: list[Fault], name: str, value: T, wanted: type[T]) -> T:
    """Accept a value of this library's own class *wanted* (or a subclass), judged by its true type."""
    if type(value) is not wanted and not truly(value, wanted):
        faults.append(Fault(name, shown(value), f"a {wanted.__name__}"))
    return value


def flag(faults: list[Fault], name: str, value: bool | None) -> bool | None:  # noqa: FBT001 - it is the fact
    """Accept ``True``, ``False`` or ``None`` (not known), and nothing that is merely truthy."""
    if value is None or type(value) is bool:
        return value
    faults.append(Fault(name, shown(value), "True, False, or None where it is not known"))
    return None


def whole(faults: list[Fault], name: str, value: object, *, least: int = 0, most: int = MOST_ITEMS) -> int:
    """Accept an int, or anything with a sound ``__index__``, from *least* to *most*; never a bool or a float."""
    number = value if type(value) is int else _index(value)
    if number is not None and least <= number <= most:
        return number
    faults.append(Fault(name, shown(value), f"a whole number from {least} to {most}"))
    return least


def _index(value: object) -> int | None:
    """Give the plain number that *value* counts as; ``None`` where it is none, such as a bool.

    Not `operator.index`: where ``__index__`` gives a bool or a number of the caller's own class, that only warns.
    """
    true_type = type(value)
    if true_type is bool:
        return None
    if truly(value, int):
        return int.__index__(value)
    try:
        number = true_type.__index__(value)  # type: ignore[attr-defined]  # the AttributeError is the check
    except (AttributeError, TypeError):
        return None
    return number if type(number) is int else None


def text(faults: list[Fault], name: str, value: object, *, least: int = 0, most: int = LONGEST_TEXT) -> str:
    """Accept a text of one line, *least* to *most* characters after NFC, and give it back in NFC."""
    if type(value) is str and least <= len(value) <= most and value.isascii() and value.isprintable():
        return value
    if truly(value, str) and len(plain := str.__str__(value)) <= most * _DECOMPOSED:
        composed = unicodedata.normalize("NFC", plain)
        if least <= len(composed) <= most and not any(c in _LINE_BREAKS or "\ud800" <= c <= "\udfff" for c in composed):
            return composed
    faults.append(Fault(name, shown(value), f"a text of one line, {least} to {most} characters"))
    return ""


def ident(faults: list[Fault], name: str, value: object) -> str:
    """Accept an id: a text of 1 to 64 characters without line breaks or lone surrogates; NFC comes back."""
    return text(faults, name, value, least=1, most=LONGEST_ID)


def rows(faults: list[Fault], name: str, value: Iterable[T]) -> tuple[T, ...]:
    """Accept any iterable but a text, up to `MOST_ITEMS` items; it is read once."""
    if issubclass(type(value), str | bytes | bytearray | Mapping) or not truly(value, Iterable):
        faults.append(Fault(name, shown(value), _SEVERAL))
        return ()
    return _read(faults, name, value, _SEVERAL)


def stream(faults: list[Fault], name: str, value: Iterable[T]) -> Iterator[T]:
    """Accept what `rows` does, to be read as it comes and however long it is; reading it is up to the caller."""
    if not issubclass(type(value), str | bytes | bytearray | Mapping) and truly(value, Iterable):
        try:
            return iter(value)
        except TypeError:
            pass
    faults.append(Fault(name, shown(value), _SEVERAL))
    return iter(())


def _read(faults: list[Fault], name: str, value: Iterable[T], expected: str) -> tuple[T, ...]:
    """Read the items of something that says it has some; an array of no dimensions says so, and has none."""
    try:
        found = iter(value)
    except TypeError:
        faults.append(Fault(name, shown(value), expected))
        return ()
    read = tuple(islice(found, MOST_ITEMS + 1))
    if len(read) > MOST_ITEMS:
        faults.append(Fault(name, "more than that", f"at most {MOST_ITEMS} items"))
        return ()
    return read


def cells(faults: list[Fault], name: str, row: object, columns: tuple[str, ...]) -> tuple[object, ...] | None:
    """Accept a row, a mapping such as a dict, and give its cells: each is read once, ``None`` where it is not there."""
    if truly(row, Mapping):
        try:
            return tuple(row.get(column) for column in columns)
        except (AttributeError, TypeError):  # it was only registered as a mapping
            pass
    faults.append(Fault(name, shown(row), _A_MAPPING))
    return None


def as_given(value: Collection[T]) -> tuple[T, ...]:
    """Let a collection through a constructor's signature; its post-init checks it together with the other facts."""
    return value  # type: ignore[return-value]  # a tuple once post-init is done


def items(faults: list[Fault], name: str, value: Collection[T], *, least: int = 0) -> tuple[T, ...]:
    """Accept a collection such as a list, a tuple or a set; no text, no mapping, no iterator that can run out."""
    if (type(value) is list or type(value) is tuple) and least <= len(value) <= MOST_ITEMS:
        return tuple(value)
    if not truly(value, Collection):
        faults.append(Fault(name, shown(value), "a collection, such as a list or a set"))
        return ()
    before = len(faults)
    found = rows(faults, name, value)
    if len(found) < least and len(faults) == before:
        faults.append(Fault(name, "none", "at least one"))
    return found


def items_of(faults: list[Fault], name: str, value: Collection[T], wanted: type[T], *, least: int = 0) -> tuple[T, ...]:
    """Accept a collection, as `items` does, of values of this library's own class *wanted*."""
    found = items(faults, name, value, least=least)
    for one in found:
        kind(faults, name, one, wanted)
    return found


def container(faults: list[Fault], name: str, value: object) -> None:
    """Accept anything that can be asked with ``in``, but for what can hold nothing but letters, bytes or numbers.

    Of those, texts and bytes would raise a raw TypeError when asked for a day, and a long range be searched to its end.
    """
    # Not `truly`: it believes a class that was only registered as a container.
    if Container.__subclasshook__(type(value)) is not True or issubclass(
        type(value), str | bytes | bytearray | memoryview | range
    ):
        faults.append(Fault(name, shown(value), "a container of dates, such as a set"))


def pair(faults: list[Fault], name: str, value: Collection[T]) -> tuple[T, T] | None:
    """Accept a collection of exactly two; their own guards are the caller's."""
    found = items(faults, name, value)
    if len(found) == _PAIR:
        return found[0], found[1]
    faults.append(Fault(name, f"{len(found)} parts", "two parts"))
    return None


def idents(faults: list[Fault], name: str, value: Collection[str]) -> tuple[str, ...]:
    """Accept a collection of ids, each only once; they come back in NFC and in the order given."""
    found: dict[str, None] = {}
    given = items(faults, name, value)
    if _are_plain_ids(given) and len(set(given)) == len(given):
        return given
    for candidate in given:
        one = ident(faults, name, candidate)
        if one and one in found:
            faults.append(Fault(name, shown(one), "each id only once"))
        found.setdefault(one)
    return tuple(found)


def mapping(faults: list[Fault], name: str, value: Mapping[str, T]) -> list[tuple[str, T]]:
    """Accept a mapping keyed by ids, no two of them equal after NFC; its items come back in its order."""
    if type(value) is dict and len(value) <= MOST_ITEMS and _are_plain_ids(value):
        return list(value.items())
    found: dict[str, T] = {}
    for key, mark in pairs_of(faults, name, value):
        one = ident(faults, name, key)
        if one and one in found:
            faults.append(Fault(name, shown(one), "each id only once"))
        found[one] = mark
    return list(found.items())


def _are_plain_ids(value: Collection[object]) -> bool:
    """Whether all of them are ids in NFC, which ASCII always is; for a whole cohort this is ten times as fast."""
    if set(map(type, value)) != {str}:
        return False
    lengths = set(map(len, value))  # type: ignore[arg-type]  # they are texts
    joined = "".join(value)  # type: ignore[arg-type]
    return 0 not in lengths and max(lengths) <= LONGEST_ID and joined.isascii() and joined.isprintable()


def pairs_of(faults: list[Fault], name: str, value: Mapping[K, T]) -> list[tuple[K, T]]:
    """Accept a mapping, and give its pairs in its order; what its keys are is for the caller to look at."""
    if not truly(value, Mapping):
        faults.append(Fault(name, shown(value), _A_MAPPING))
        return []
    found: list[tuple[K, T]] = []
    for key in _read(faults, name, value, _A_MAPPING):
        try:
            found.append((key, value[key]))
        except KeyError:
            faults.append(Fault(name, shown(key), "a key that the mapping has"))
    return found


def day(faults: list[Fault], name: str, value: object) -> datetime.date:
    """Accept a date of the years 2000 to 2999, and give back a plain one; never a datetime."""
    if type(value) is datetime.date and _FIRST_DAY <= value <= _LAST_DAY:
        return value
    if truly(value, datetime.date) and not truly(value, datetime.datetime):
        plain = datetime.date.fromordinal(datetime.date.toordinal(value))
        if _FIRST_DAY <= plain <= _LAST_DAY:
            return plain
    faults.append(Fault(name, shown(value), _A_DAY))
    return _FIRST_DAY


def shown(value: object) -> str:
    """Describe a refused value in about 40 characters, without trusting it."""
    true_type = type(value)
    if truly(value, str):
        plain = str.__str__(value)
        return ascii(plain) if len(plain) <= _SHOWN else f"{plain[:_SHOWN]!a} and {len(plain) - _SHOWN} more"
    if true_type is int:
        bits = int.bit_length(value)  # type: ignore[arg-type]  # it is an int
        return str(value) if bits <= _LONGEST_INT else f"an int of {bits} bits"
    if true_type is datetime.datetime and type(value.tzinfo) is not datetime.timezone:  # type: ignore[attr-defined]
        return str(value.replace(tzinfo=None))  # type: ignore[attr-defined]  # a zone may be the caller's own
    if value is None or any(true_type is plain_type for plain_type in _PLAIN):
        return str(value)
    return f"a value of type {_NAME_OF_A_TYPE(true_type)[:_SHOWN]}"


def module_and_name(value: object) -> tuple[str, str]:
    """Name the module and the class of a value, whatever its metaclass says; a module that is no text is empty."""
    true_type = type(value)
    module = _MODULE_OF_A_TYPE(true_type)
    return module if type(module) is str else "", _NAME_OF_A_TYPE(true_type)
