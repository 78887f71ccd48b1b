"""The table of nasty values, each with the kinds of places in which it may be good; everywhere else it is refused.

A cell's value is made afresh for every call. ``is_`` names kinds as `public_callables.takes` does: "whole" for a whole
number, "text" for one line of 1 to 64 characters, "letters" for any `str` at all, "flag", "none", "day", "items" for a collection, "rows" for an iterable that can run out, "mapping",
"container" for anything that can be asked with ``in``, or the name of a class of the library. ``raises`` marks the values
whose own methods raise `Mine`: that may come out as it is, for it is the caller's own.
"""

import datetime
import decimal
import enum
import fractions
import importlib.util
import itertools
import types
from collections import UserDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any, NoReturn
from unittest.mock import Mock

import attrs
import pendulum

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    Finding,
    KeyDates,
    LearnerRecord,
    MonthPart,
    Outcome,
    Ruling,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    subjects,
)

__all__ = ("CELLS", "Cell", "Mine")


class Mine(Exception):
    """What the caller's own objects raise."""


def _mine(*_: object, **__: object) -> NoReturn:
    raise Mine


@dataclass(frozen=True)
class Cell:
    """A nasty value: its name, how it is made, and where it may be good."""

    name: str
    make: Callable[[], Any]
    is_: frozenset[str]
    raises: bool


# --- numbers ----------------------------------------------------------------------------------------------------------


class One(enum.IntEnum):
    ONE = 1


class LyingInt(int):
    """The number one, which says it is anything."""

    def __index__(self) -> int:
        return 7

    def __le__(self, other: object) -> bool:
        return True

    __ge__ = __eq__ = __le__

    def __hash__(self) -> int:
        return 0

    def __str__(self) -> str:
        return "liar"


class HugeLyingInt(LyingInt):
    """A number far out of any range."""


class Index:
    """Counts as the number that it was made with; a bad one isn't a number at all."""

    def __init__(self, number: Any) -> None:
        self.number = number

    def __index__(self) -> int:
        if self.number is Mine:
            raise Mine
        if self.number is TypeError:
            raise TypeError
        found: int = self.number
        return found


class LyingFloat(float):
    """A float that says it is a whole number of another size."""

    def __int__(self) -> int:
        return 7

    def is_integer(self) -> bool:
        return True


class FloatOfMine(float):
    """A float whose conversion raises."""

    __float__ = __int__ = __trunc__ = _mine


@Real.register
class NoFloat:
    """Says that it is a real number, and can't be made a float."""


# --- texts ------------------------------------------------------------------------------------------------------------


class LyingText(str):
    """A text that says it is digits, short and equal to anything."""

    __slots__ = ()

    def __str__(self) -> str:
        return "34"

    def __len__(self) -> int:
        return 1

    def isascii(self) -> bool:
        return True

    isdigit = isprintable = isascii

    def strip(self, *_: object) -> str:
        return "34"

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __format__(self, spec: str) -> str:
        return "liar"


class TextOfMine(str):
    """A text whose every method raises."""

    __slots__ = ()
    __str__ = __len__ = __eq__ = __hash__ = __format__ = __repr__ = isascii = isdigit = strip = __iter__ = _mine
    __contains__ = __getitem__ = isprintable = casefold = lower = encode = split = __lt__ = __add__ = _mine


# --- days -------------------------------------------------------------------------------------------------------------


class Day(datetime.date):
    """A date of a class of its own."""


class LyingDate(datetime.date):
    """A date of 1066 that says it is one of 2026, and is equal to and before and after any other."""

    @property
    def year(self) -> int:
        return 2026

    def toordinal(self) -> int:
        return datetime.date(2026, 5, 11).toordinal()

    isoformat = __str__ = _mine

    def __ge__(self, other: object) -> bool:
        return True

    __le__ = __lt__ = __gt__ = __eq__ = __ge__

    def __hash__(self) -> int:
        return 0


class Moment(datetime.datetime):
    """A datetime of a class of its own."""


class ZoneOfMine(datetime.tzinfo):
    """A zone whose offset raises."""

    utcoffset = dst = tzname = _mine


class NoZone(datetime.tzinfo):
    """A zone whose offset is no timedelta."""

    def utcoffset(self, _: object) -> Any:
        return "an hour"

    dst = tzname = utcoffset


# --- containers -------------------------------------------------------------------------------------------------------


class Endless(Collection[Any]):
    """A collection that says it has two items and never stops giving them."""

    def __init__(self, item: Any = None) -> None:
        self.item = item

    def __iter__(self) -> Iterator[Any]:
        return itertools.repeat(self.item)

    def __len__(self) -> int:
        return 2

    def __contains__(self, _: object) -> bool:
        return True


class EndlessMapping(Mapping[Any, Any]):
    """A mapping with a key for every number."""

    def __iter__(self) -> Iterator[Any]:
        return map(str, itertools.count())

    def __len__(self) -> int:
        return 2

    def __getitem__(self, _: object) -> Any:
        return 1


class NoLength(Endless):
    """A collection whose length raises."""

    __len__ = _mine


class ItemsOfMine(Endless):
    """A collection that raises when it is read."""

    __iter__ = __contains__ = _mine


class NoIterator(Endless):
    """A collection that gives no iterator when it is asked for one."""

    def __iter__(self) -> Any:
        return 5


class NoIteratorMapping(EndlessMapping):
    """A mapping that gives no iterator when it is asked for one."""

    def __iter__(self) -> Any:
        return 5


class Fickle(Endless):
    """A collection that gives something else each time that it is read."""

    def __init__(self) -> None:
        self.read = itertools.count(1)

    def __iter__(self) -> Iterator[Any]:
        return iter([next(self.read)])


class StrayKey(dict[Any, Any]):
    """A dict that names keys which it doesn't have."""

    def __iter__(self) -> Iterator[Any]:
        return iter(["candidate", "mark", "learner"])


class DictOfMine(dict[Any, Any]):
    """A dict that raises when it is read."""

    __iter__ = __getitem__ = __contains__ = get = items = keys = values = _mine


@Mapping.register
class OnlyRegistered:
    """Says that it is a mapping, and has none of its methods."""


# --- objects ----------------------------------------------------------------------------------------------------------


class Unprintable:
    """Raises whatever it is asked, but for its type."""

    __repr__ = __str__ = __bool__ = __hash__ = __len__ = __iter__ = __eq__ = __ne__ = _mine
    __lt__ = __le__ = __gt__ = __ge__ = __float__ = __int__ = __call__ = __format__ = _mine
    __class__ = property(_mine)

    def __getattr__(self, name: str) -> NoReturn:
        raise Mine(name)


class Equal:
    """Says it is equal to anything, and has the hash of one."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(1)

    def __bool__(self) -> bool:
        return False


class NeitherHashedNorTrue:
    """Can't be hashed, and its comparisons are no truth values, as those of an array are."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        return Ambiguous()


class Ambiguous:
    """What a comparison of arrays gives."""

    def __bool__(self) -> bool:
        msg = "the truth value is ambiguous"
        raise ValueError(msg)


def _says(kind: type) -> Any:
    """Make an object that says it is of another class."""
    return type("Says", (), {"__class__": property(lambda _: kind)})()


class Yes:
    """Has every attribute."""

    def __getattr__(self, name: str) -> Any:
        return Yes()


class Named(type):
    """A class of classes that lie about their names."""

    __name__ = property(lambda _: ["no name"])


class ClassOfMine(type):
    """A class of classes whose names raise, and their indexes too."""

    def __getattribute__(cls, name: str) -> Any:
        if name in {"__module__", "__name__", "__qualname__", "__index__"}:
            raise Mine(name)
        return super().__getattribute__(name)


# Classes of these are made for each call: whatever looks through a module, as a collector of doctests does, asks for names.
def _nameless() -> Any:
    return Named("Nameless", (), {"__module__": 5})()


def _of_a_class_of_mine() -> Any:
    return ClassOfMine("OfAClassOfMine", (), {})()


def _itself(container: Any) -> Any:
    container.append(container)
    return container


def _dict_of_itself() -> dict[str, Any]:
    found: dict[str, Any] = {}
    found["0001"] = found
    return found


def _deep() -> list[Any]:
    found: list[Any] = []
    for _ in range(10_000):
        found = [found]
    return found


def _no_module() -> Any:
    return type("NAType", (), {"__module__": 5})()


class LyingSeries(Series):
    """A series of a class of its own; it is one, whatever it says."""

    __slots__ = ()

    def __str__(self) -> str:
        return "liar"


class OwnSubject(Subject):
    """A subject of a class of its own."""

    __slots__ = ()


def _cell(name: str, make: Callable[[], Any], *is_: str, raises: bool = False) -> Cell:
    return Cell(name, make, frozenset(is_), raises)


def _plain(value: Any, name: str, *is_: str) -> Cell:
    letters = {"letters"} if type(value) is str else set()
    return Cell(name, lambda: value, frozenset({*is_, *letters}), raises=False)


NOON = datetime.datetime(2026, 5, 11, 12)  # noqa: DTZ001 - a naive one is the point
RULING = Ruling([Finding("retakes.already-used", Outcome.PASSED)], "2025-26")

CELLS: list[Cell] = [
    _plain(None, "None", "none"),
    _plain(NotImplemented, "NotImplemented"),
    _plain(..., "an ellipsis"),
    # whole numbers, and what is none
    _plain(True, "True", "flag"),
    _plain(False, "False", "flag"),
    _plain(0, "0", "whole"),
    _plain(1, "1", "whole"),
    _plain(-1, "-1", "whole"),
    _plain(10_000, "10,000", "whole"),
    _plain(10_001, "10,001", "whole"),
    _plain(1_000_000, "a million", "whole"),
    _plain(1_000_001, "a million and one", "whole"),
    _plain(2**63, "2**63", "whole"),
    _plain(10**5000, "10**5000", "whole"),
    _plain(-(10**5000), "-10**5000", "whole"),
    _plain(One.ONE, "an IntEnum", "whole"),
    _plain(LyingInt(1), "1 that lies", "whole"),
    _plain(HugeLyingInt(10**9), "10**9 that lies", "whole"),
    _cell("an index of 1", lambda: Index(1), "whole"),
    _cell("an index of 10**5000", lambda: Index(10**5000), "whole"),
    _cell("an index of True", lambda: Index(number=True)),
    _cell("an index of a text", lambda: Index("1")),
    _cell("an index of a lying int", lambda: Index(LyingInt(1))),
    _cell("an index that raises TypeError", lambda: Index(TypeError)),
    _cell("an index that raises", lambda: Index(Mine), raises=True),
    _plain(1.0, "1.0", "float"),
    _plain(-0.0, "-0.0", "float"),
    _plain(1.5, "1.5"),
    _plain(1e300, "1e300", "float"),
    _plain(float("nan"), "NaN", "gap"),
    _plain(float("inf"), "infinity"),
    _plain(float("-inf"), "minus infinity"),
    _plain(LyingFloat(1.5), "1.5 that lies"),
    _cell("a float that raises", lambda: FloatOfMine(1), "float", raises=True),
    _cell("a real without a float", NoFloat),
    _plain(1j, "1j"),
    _plain(decimal.Decimal(1), "Decimal 1", "float"),
    _plain(decimal.Decimal("sNaN"), "a signalling NaN"),
    _plain(fractions.Fraction(1), "Fraction 1"),
    # texts
    _plain("one", "a text", "text"),
    _plain("", "an empty text", "text", "blank"),
    _plain(" ", "a blank", "text", "blank"),
    _plain("\t\u2003", "other blanks", "letters", "blank"),
    _plain("\0", "NUL", "letters"),
    _plain("1\0", "1 and NUL", "letters"),
    _plain("1", "1 as a text", "text", "digits"),
    _plain("01", "01", "text", "digits"),
    _plain("+1", "+1", "text"),
    _plain("1_0", "1_0", "text"),
    _plain("1e0", "1e0", "text"),
    _plain("\u0661", "Arabic digit one", "text"),
    _plain("\u0967", "Devanagari digit one", "text"),
    _plain("\u00b9", "superscript one", "text"),
    _plain("\u2488", "digit one full stop", "text"),
    _plain("\U0001d7cf", "mathematical bold one", "text"),
    _plain("\uff11", "fullwidth one", "text"),
    _plain("\u4e00", "a Chinese one", "text"),
    _plain("a\nb", "a line break"),
    _plain("a\u2028b", "a line separator"),
    _plain("\ud800", "a lone surrogate"),
    _plain("\udcff\ud800", "two lone surrogates"),
    _plain("\u202eone\u2066", "text that runs backwards", "text"),
    _plain("\ufeffone", "a byte order mark", "text"),
    _plain("e\u0301" * 32, "64 characters before NFC", "text"),
    _plain("\u0344" * 64, "64 characters that are 128 in NFC", "text"),
    _plain("e\u0301" * 257, "a text too long even after NFC"),
    _plain("x" * 100_000, "100,000 characters"),
    _plain("9" * 100_000, "100,000 digits"),
    _plain("\u0301" * 100_000, "100,000 accents"),
    _plain("{0.__class__}{x!r:>99999999}%s%999999999d", "a format", "text"),
    _plain("2026-W20-1", "a week", "text"),
    _plain("'; DROP TABLE marks; --", "Bobby", "text"),
    _plain(LyingText("\u0661x"), "a text that lies", "text"),
    _plain(LyingText("x" * 100_000), "100,000 characters that lie"),
    _cell("a text that raises", lambda: TextOfMine("one"), "text", "anything", raises=True),
    _plain(b"one", "bytes"),
    _cell("a bytearray", lambda: bytearray(b"one")),
    _cell("a memoryview", lambda: memoryview(b"one"), "items", "rows"),
    # days
    _plain(datetime.date(2026, 5, 11), "a date", "day"),
    _plain(pendulum.Date(2026, 5, 11), "a pendulum date", "day"),
    _plain(Day(2026, 5, 11), "a date of another class", "day"),
    _plain(datetime.date(2000, 1, 1), "the first day", "day"),
    _plain(datetime.date(2999, 12, 31), "the last day", "day"),
    _plain(datetime.date(1999, 12, 31), "the day before the first"),
    _plain(datetime.date(3000, 1, 1), "the day after the last"),
    _plain(datetime.date.min, "the year 1"),
    _plain(datetime.date.max, "the year 9999"),
    _plain(LyingDate(1066, 10, 14), "a date that lies"),
    _plain(NOON, "a naive datetime"),
    _plain(NOON.replace(tzinfo=datetime.UTC), "an aware datetime"),
    _cell("a datetime whose zone raises", lambda: NOON.replace(tzinfo=ZoneOfMine()), raises=True),
    _cell("a datetime whose zone has no offset", lambda: NOON.replace(tzinfo=NoZone())),
    _plain(Moment(2026, 5, 11), "a datetime of another class"),
    _plain(pendulum.datetime(2026, 5, 11), "a pendulum datetime"),
    _plain(datetime.time(12), "a time"),
    _plain(datetime.timedelta(1), "a timedelta"),
    # containers
    _cell("an empty list", list, "items", "rows", "container"),
    _plain((), "an empty tuple", "items", "rows", "container"),
    _cell("an empty set", set, "items", "rows", "container"),
    _cell("an empty dict", dict, "mapping", "container"),
    _cell("a dict that makes its values", lambda: defaultdict(list, {"0001": 1}), "mapping", "container"),
    _cell("a UserDict", lambda: UserDict({"0001": 1}), "mapping", "container"),
    _plain(range(2), "a range", "items", "rows"),
    _plain(range(10**12), "a range of 10**12"),
    _cell("a list of None", lambda: [None], "items", "rows", "container"),
    _cell("a list of lists", lambda: [[]], "items", "rows", "container"),
    _cell("a list of itself", lambda: _itself([]), "items", "rows", "container"),
    _cell("a dict of itself", _dict_of_itself, "mapping", "container"),
    _plain(_deep(), "10,000 lists in one another", "items", "rows", "container"),
    _cell("an empty iterator", lambda: iter([]), "rows"),
    _cell("every number", itertools.count),
    _cell("one row for ever", lambda: itertools.repeat({"candidate": "1", "mark": "1"})),
    _cell("an endless collection", Endless, "container"),
    _cell("an endless collection of arrays", lambda: Endless(NeitherHashedNorTrue()), "container"),
    _cell("an endless mapping", EndlessMapping, "container"),
    _cell("a collection without a length", lambda: NoLength(1), "container", raises=True),
    _cell("a collection that raises", ItemsOfMine, "container", raises=True),
    _cell("a collection without an iterator", NoIterator, "container"),
    _cell("a mapping without an iterator", NoIteratorMapping, "container"),
    _cell("a collection that changes", Fickle, "items", "rows", "container"),
    _cell("a dict with stray keys", StrayKey, "container"),
    _cell("a dict that raises", lambda: DictOfMine({"0001": 1}), "mapping", "container", raises=True),
    _cell("a list of what can't be compared", lambda: [NeitherHashedNorTrue()], "items", "rows", "container"),
    _cell("what is only registered as a mapping", OnlyRegistered),
    _plain(types.MappingProxyType({}), "a mapping proxy", "mapping", "container"),
    # objects
    _cell("an object", object),
    _cell("what raises at every turn", Unprintable, "function", raises=True),
    _cell("what is equal to anything", Equal),
    _cell("what can't be hashed or compared", NeitherHashedNorTrue),
    _cell("what has every attribute", Yes),
    _cell("what says it is an int", lambda: _says(int)),
    _cell("what says it is a bool", lambda: _says(bool)),
    _cell("what says it is a text", lambda: _says(str)),
    _cell("what says it is a date", lambda: _says(datetime.date)),
    _cell("what says it is a list", lambda: _says(list)),
    _cell("what says it is a dict", lambda: _says(dict)),
    _cell("what says it is a float", lambda: _says(float)),
    _cell("what says it is a series", lambda: _says(Series)),
    _cell("what says it is an edition", lambda: _says(type(EDITION_2025_26))),
    _cell("a mock of a record", lambda: Mock(spec=LearnerRecord), "function"),
    _cell("a mock of a subject", lambda: Mock(spec=Subject), "function"),
    _cell("a mock of anything", Mock, "function"),
    _cell("a gap without a module", _no_module),
    _cell("a value of a class without a name", _nameless),
    _cell("a value of a class that raises", _of_a_class_of_mine, raises=True),
    _plain(int, "a class", "function"),
    _plain(repr, "a function", "function"),
    _plain(types, "a module"),
    _cell("an exception", ValueError),
    # the library's own, in the wrong places too
    _plain(Series.june(2026), "a series", "Series"),
    _plain(LyingSeries(2026, Season.JUNE), "a series of another class", "Series"),
    _plain(Series.january(2000), "the first series", "Series"),
    _plain(Series.june(2999), "the last series", "Series"),
    _plain(Season.JUNE, "a season", "Season"),
    _plain(Status.SAT, "a status", "Status"),
    _plain(Outcome.PASSED, "an outcome", "Outcome"),
    _plain(ABSENT, "ABSENT", "Absent"),
    _plain(subjects.SPORT, "a subject", "Subject"),
    _plain(subjects.ART_AND_DESIGN_PRACTICE, "a visited subject", "Subject"),
    _cell("a subject of another class", lambda: OwnSubject("Dance"), "Subject"),
    _plain(LearnerRecord(subjects.MUSIC_PRACTICE), "an empty record", "LearnerRecord"),
    _plain(Sitting(3, Series.january(2000)), "a sitting of long ago", "Sitting"),
    _plain(EDITION_2025_26, "an edition", "Edition"),
    _plain(EDITION_2025_26.varied(id="odd", retention_weeks=1000, sampling_bands=((None, 0),)), "a what-if", "Edition"),
    _plain(KeyDates(series=Series.january(2000)), "key dates of long ago", "KeyDates"),
    _plain(KeyDates(series=Series.june(2026)), "key dates without days", "KeyDates"),
    _plain(RULING, "a ruling", "Ruling"),
    _plain(RULING.findings[0], "a finding", "Finding"),
    _plain(MonthPart(2026, 6), "a part of a month", "MonthPart"),
    _plain(attrs.NOTHING, "nothing"),
]

if importlib.util.find_spec("numpy"):
    np: Any = importlib.import_module("numpy")
    CELLS += [
        _plain(np.int64(1), "numpy 1", "whole"),
        _plain(np.uint8(1), "numpy unsigned 1", "whole"),
        _plain(np.bool_(1), "numpy True"),
        _plain(np.float64(1), "numpy 1.0", "float"),
        _plain(np.float16(1), "numpy short 1.0", "float"),
        _plain(np.float32("nan"), "numpy NaN", "gap"),
        _plain(np.complex128(1), "numpy complex 1"),
        _plain(np.str_("one"), "numpy text", "text"),
        _plain(np.bytes_(b"one"), "numpy bytes"),
        _plain(np.datetime64("2026-05-11"), "numpy day"),
        _plain(np.datetime64("NaT"), "numpy NaT"),
        _cell("numpy array of 1", lambda: np.array(1), "whole", "container"),
        _cell("numpy array of two", lambda: np.array([1, 2]), "items", "rows", "container"),
        _cell("numpy array of an array", lambda: np.array([[1, 2], [3, 4]]), "items", "rows", "container"),
    ]
if importlib.util.find_spec("pandas"):
    pd: Any = importlib.import_module("pandas")
    CELLS += [
        _plain(pd.NA, "pandas NA", "gap"),
        _plain(pd.NaT, "pandas NaT", "gap"),
        _plain(pd.Timestamp(2026, 5, 11), "pandas timestamp"),
        _plain(pd.Timedelta(1), "pandas timedelta"),
        _cell("pandas series", lambda: pd.Series([1, 2]), "items", "rows", "container"),
        _cell("pandas index", lambda: pd.Index(["0001"]), "items", "rows", "container"),
        _cell("pandas frame", lambda: pd.DataFrame({"0001": [1, 2]}), "items", "rows", "container"),
    ]
