"""Facts: is each fact of a call a good whole number, text, id, collection or date?

A `Facts` checks the facts of one call, one after the other. A good fact comes back in its normal form. For a bad one a
`Fault` is noted and a harmless stand-in comes back, so that one error can name every bad fact of the call:
`Facts.raise_faults` raises it.

>>> facts = Facts()
>>> facts.integer("weeks", "twelve"), facts.ident("candidate", "0042")
(0, '0042')
>>> facts.faults
[Fault(name='weeks', got="'twelve'", expected='a whole number from 0 to 1000000')]
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from enum import EnumMeta
from itertools import islice
from typing import TypeVar

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.true_types import described, is_instance

__all__ = (
    "FIRST_YEAR",
    "LAST_CANDIDATE",
    "LAST_YEAR",
    "LONGEST_ID",
    "LONGEST_NUMBER",
    "LONGEST_TEXT",
    "MOST_ITEMS",
    "MOST_MARKS",
    "TO_TYPE",
    "Facts",
    "as_given",
    "index_of",
    "raise_faults",
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
"""The highest mark or UMS that is accepted; the guide states no maximum."""
LONGEST_NUMBER = 5
"""Digits in a text that is read as a number; a longer one is refused."""
LAST_CANDIDATE = 9999
"""The last candidate number; all have as many digits."""

_PAIR = 2
_DECOMPOSED = 4
"""How many times as long a text may be before NFC joins its letters and accents."""
_NO_PART_OF_A_LINE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode's categories of control characters, lone surrogates, and separators of lines and paragraphs."""
_FIRST_DAY = datetime.date(FIRST_YEAR, 1, 1)
_LAST_DAY = datetime.date(LAST_YEAR, 12, 31)
_SEVERAL = "several items, such as a list; never a bare text or a dict"
_A_DAY = f"a datetime.date from {FIRST_YEAR} to {LAST_YEAR}, such as datetime.date(2026, 6, 30)"

TO_TYPE = {
    "Axes": "plt.gca()",
    "Calendar": "Calendar(on=datetime.date(2026, 2, 1))",
    "CertificationOption": "certification.options(record)[0]",
    "CohortReport": "audit.cohort({'Ann': record})",
    "Duty": "centre.duties('2025-26')[0]",
    "Edition": "EDITION_2025_26",
    "Entry": "moderation.Entry('0001', subjects.SPORT, 1, Series.june(2026))",
    "Figure": "plots.route(route)",
    "Finding": "ruling.findings[0]",
    "KeyDates": "KeyDates(series=Series.june(2026))",
    "LearnerRecord": "LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2026))])",
    "Plan": "planning.plans(record)[0]",
    "Route": "next(planning.routes(record, until=Series.june(2027)))",
    "Series": "Series.june(2026)",
    "Sitting": "Sitting(1, Series.june(2026))",
    "Subject": "subjects.SPORT",
}
"""By class, what a caller types to have one; enumerations show their first member."""

_MAPPINGS = {
    "columns": "{'learner': 'UPN'}",
    "marks": "{'0001': 34}, or the marks of a sheet: sheet.marks",
    "records": "{'Ann': record}, or the records of rows: read_rows(rows).records",
    "same": "{'old id': 'new id'}",
}
"""By argument, what a caller types to have its mapping."""

T = TypeVar("T")
K = TypeVar("K")


def raise_faults(faults: Collection[Fault]) -> None:
    """Raise one error for all *faults*; do nothing where there are none.

    Raises:
        InvalidFact: If there is at least one fault.
    """
    if faults:
        raise InvalidFact(*faults)


class Facts:
    """What is wrong with the facts of one call, as far as they were checked."""

    __slots__ = ("faults",)

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def raise_faults(self) -> None:
        """Raise one error for all faults; do nothing where there are none.

        Raises:
            InvalidFact: If there is at least one fault.
        """
        raise_faults(self.faults)

    def wrong(self, name: str, got: str, expected: str) -> None:
        """Note a fault that the caller found."""
        self.faults.append(Fault(name, got, expected))

    def instance(self, name: str, value: T, wanted: type[T]) -> T:
        """Accept a value of the class *wanted*, one of this library's, or of a subclass; judged by its true type."""
        if type(value) is not wanted and not is_instance(value, wanted):
            self.wrong(name, described(value), _one_of_class(wanted))
        return value

    def optional(self, name: str, value: T | None, wanted: type[T]) -> T | None:
        """Accept ``None``, or what `instance` does."""
        return None if value is None else self.instance(name, value, wanted)

    def flag(self, name: str, value: object) -> bool | None:
        """Accept ``True``, ``False`` or ``None`` (not known), and nothing that is merely truthy."""
        if value is None or type(value) is bool:
            return value
        self.wrong(name, described(value), "True, False, or None where it is not known")
        return None

    def function(self, name: str, value: object) -> None:
        """Accept ``None``, or what can be called."""
        if value is not None and not callable(value):
            self.wrong(name, described(value), "a function, or None")

    def integer(self, name: str, value: object, *, least: int = 0, most: int = MOST_ITEMS) -> int:
        """Accept an int, or anything with a sound ``__index__``, from *least* to *most*; never a bool or a float."""
        number = value if type(value) is int else index_of(value)
        if number is not None and least <= number <= most:
            return number
        self.wrong(name, described(value), f"a whole number from {least} to {most}")
        return least

    def text(self, name: str, value: object, *, least: int = 0, most: int = LONGEST_TEXT) -> str:
        """Accept a text of one line, *least* to *most* characters after NFC, and give it back in NFC."""
        if type(value) is str and least <= len(value) <= most and value.isascii() and value.isprintable():
            return value
        if is_instance(value, str) and len(plain := str.__str__(value)) <= most * _DECOMPOSED:
            composed = unicodedata.normalize("NFC", plain)
            if least <= len(composed) <= most and not any(
                unicodedata.category(c) in _NO_PART_OF_A_LINE for c in composed
            ):
                return composed
        self.wrong(name, described(value), f"a text of one line, {least} to {most} characters")
        return ""

    def ident(self, name: str, value: object) -> str:
        """Accept an id: a text of 1 to 64 characters without control characters or lone surrogates; NFC comes back."""
        return self.text(name, value, least=1, most=LONGEST_ID)

    def rows(self, name: str, value: Iterable[T]) -> tuple[T, ...]:
        """Accept any iterable but a text, up to `MOST_ITEMS` items; it is read once."""
        if issubclass(type(value), str | bytes | bytearray | Mapping) or not is_instance(value, Iterable):
            self.wrong(name, described(value), _SEVERAL)
            return ()
        return self._read(name, value, _SEVERAL)

    def stream(self, name: str, value: Iterable[T]) -> Iterator[T]:
        """Accept what `rows` does, however long, as an iterator that the caller reads."""
        if not issubclass(type(value), str | bytes | bytearray | Mapping) and is_instance(value, Iterable):
            try:
                return iter(value)
            except TypeError:
                pass
        self.wrong(name, described(value), _SEVERAL)
        return iter(())

    def _read(self, name: str, value: Iterable[T], expected: str) -> tuple[T, ...]:
        """Read the items of something that claims to have some; an array without dimensions does, and has none."""
        try:
            found = iter(value)
        except TypeError:
            self.wrong(name, described(value), expected)
            return ()
        read = tuple(islice(found, MOST_ITEMS + 1))
        if len(read) > MOST_ITEMS:
            self.wrong(name, "more than that", f"at most {MOST_ITEMS} items")
            return ()
        return read

    def cells(
        self, name: str, row: object, columns: tuple[str, ...], *, missing: object = None
    ) -> tuple[object, ...] | None:
        """Accept a row, a mapping such as a dict, and give its cells, each once; one without its key is *missing*."""
        if is_instance(row, Mapping):
            try:
                return tuple(row.get(column, missing) for column in columns)
            except (AttributeError, TypeError):  # it was only registered as a mapping
                pass
        self.wrong(name, described(row), _a_mapping(name))
        return None

    def collection(self, name: str, value: Collection[T], *, least: int = 0) -> tuple[T, ...]:
        """Accept a collection such as a list, a tuple or a set; not a text, a mapping, or an iterator."""
        if (type(value) is list or type(value) is tuple) and least <= len(value) <= MOST_ITEMS:
            return tuple(value)
        if not is_instance(value, Collection):
            self.wrong(name, described(value), "a collection, such as a list or a set")
            return ()
        before = len(self.faults)
        found = self.rows(name, value)
        if len(found) < least and len(self.faults) == before:
            self.wrong(name, "none", "at least one")
        return found

    def collection_of(self, name: str, value: Collection[T], wanted: type[T], *, least: int = 0) -> tuple[T, ...]:
        """Accept a collection, as `collection` does, of values of this library's own class *wanted*."""
        found = self.collection(name, value, least=least)
        for one in found:
            self.instance(name, one, wanted)
        return found

    def container(self, name: str, value: object) -> None:
        """Accept anything that answers ``in``, except what can hold only letters, bytes or numbers.

        Texts and bytes would raise a bare TypeError when asked for a day; a long range would be searched to its end.
        """
        # Not `is_instance`, which believes a class that was only registered as a container.
        if Container.__subclasshook__(type(value)) is not True or issubclass(
            type(value), str | bytes | bytearray | memoryview | range
        ):
            self.wrong(name, described(value), "a container of dates, such as a set")

    def pair(self, name: str, value: Collection[T]) -> tuple[T, T] | None:
        """Accept a collection of exactly two; the caller checks each of them."""
        found = self.collection(name, value)
        if len(found) == _PAIR:
            return found[0], found[1]
        self.wrong(name, f"{len(found)} parts", "two parts")
        return None

    def idents(self, name: str, value: Collection[str]) -> tuple[str, ...]:
        """Accept a collection of ids, each only once; they come back in NFC and in the order given."""
        found: dict[str, None] = {}
        given = self.collection(name, value)
        if _are_plain_ids(given) and len(set(given)) == len(given):
            return given
        for candidate in given:
            one = self.ident(name, candidate)
            if one and one in found:
                self.wrong(name, described(one), "each id only once")
            found.setdefault(one)
        return tuple(found)

    def mapping(self, name: str, value: Mapping[str, T]) -> list[tuple[str, T]]:
        """Accept a mapping keyed by ids, no two of them equal after NFC; its items come back in its order."""
        if type(value) is dict and len(value) <= MOST_ITEMS and _are_plain_ids(value):
            return list(value.items())
        found: dict[str, T] = {}
        for key, mark in self.pairs_of(name, value):
            one = self.ident(name, key)
            if one and one in found:
                self.wrong(name, described(one), "each id only once")
            found[one] = mark
        return list(found.items())

    def pairs_of(self, name: str, value: Mapping[K, T]) -> list[tuple[K, T]]:
        """Accept a mapping, and give its pairs in its order; the caller checks the keys."""
        if not is_instance(value, Mapping):
            self.wrong(name, described(value), _a_mapping(name))
            return []
        found: list[tuple[K, T]] = []
        for key in self._read(name, value, _a_mapping(name)):
            try:
                found.append((key, value[key]))
            except KeyError:
                self.wrong(name, described(key), "a key that the mapping has")
        return found

    def day(self, name: str, value: object) -> datetime.date:
        """Accept a date of the years 2000 to 2999, and give back a plain one; never a datetime."""
        if type(value) is datetime.date and _FIRST_DAY <= value <= _LAST_DAY:
            return value
        if is_instance(value, datetime.date) and not is_instance(value, datetime.datetime):
            plain = datetime.date.fromordinal(datetime.date.toordinal(value))
            if _FIRST_DAY <= plain <= _LAST_DAY:
                return plain
        self.wrong(name, described(value), _A_DAY)
        return _FIRST_DAY

    def optional_day(self, name: str, value: object) -> datetime.date | None:
        """Accept ``None``, or what `day` does."""
        return None if value is None else self.day(name, value)


def _one_of_class(wanted: type) -> str:
    """Say what to type where a value of a class is wanted."""
    name = wanted.__name__
    article = "an" if name[0] in "AEIO" else "a"
    example = f"{name}.{next(iter(wanted)).name}" if isinstance(wanted, EnumMeta) else TO_TYPE.get(name)
    return f"{article} {name}" if example is None else f"{article} {name}, such as {example}"


def _a_mapping(name: str) -> str:
    """Say what to type where the argument *name* wants a mapping."""
    return f"a mapping, such as {_MAPPINGS.get(name, 'a dict')}"


def as_given(value: Collection[T]) -> tuple[T, ...]:
    """Let a constructor's signature take any collection; its post-init checks it together with the other facts."""
    return value  # type: ignore[return-value]  # it is a tuple once post-init is done


def index_of(value: object) -> int | None:
    """Give the plain int that *value* stands for; ``None`` if it stands for none, as a bool does.

    Not `operator.index`, which only warns where ``__index__`` gives a bool or a number of the caller's own class.
    """
    true_type = type(value)
    if true_type is bool:
        return None
    if is_instance(value, int):
        return int.__index__(value)
    try:
        number = true_type.__index__(value)  # type: ignore[attr-defined]  # the AttributeError is the check
    except (AttributeError, TypeError):
        return None
    return number if type(number) is int else None


def _are_plain_ids(value: Collection[object]) -> bool:
    """Whether all of them are ids in ASCII, which is always NFC: ten times as fast for a cohort as one by one."""
    if set(map(type, value)) != {str}:
        return False
    lengths = set(map(len, value))  # type: ignore[arg-type]  # they are texts
    joined = "".join(value)  # type: ignore[arg-type]
    return 0 not in lengths and max(lengths) <= LONGEST_ID and joined.isascii() and joined.isprintable()
