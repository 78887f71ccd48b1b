"""Every public callable, found by introspection of ``__all__``, with good arguments to vary one at a time.

A new function, class or method is covered without anyone thinking of it. Good values come from the annotation, and where
that is not enough from the parameter's name; a parameter without one raises `NoGoodValue`, which says what to add.
"""

import datetime
import inspect
import types
import typing
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any

import attrs

import btec_rules
from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    ENGLISH,
    Absent,
    BtecRulesError,
    Edition,
    Fault,
    Finding,
    KeyDates,
    LearnerRecord,
    Outcome,
    Ruling,
    Season,
    Series,
    Sitting,
    Subject,
    questions,
    subjects,
)
from btec_rules._values.values import Value

__all__ = ("Asked", "NoGoodValue", "Spot", "callables", "good_value", "public_classes", "spots")

JANUARY, JUNE = Series.january(2026), Series.june(2026)
RECORD = LearnerRecord(
    subjects.ENTERPRISE,
    [Sitting(1, Series.june(2025), 31), Sitting(2, Series.june(2025), 30), Sitting(3, JANUARY, 40)],
)
FINDING = Finding("retakes.already-used", Outcome.FAILED, (("component", 1), ("allowed", 1)))
MARKS = {"0001": 0, "0002": 1, "0003": 1, "0004": ABSENT}

BY_TYPE: dict[object, Any] = {
    int: 1,
    str: "one",
    bool: False,
    object: "one",
    datetime.date: datetime.date(2026, 5, 11),
    Series: JUNE,
    Season: Season.JUNE,
    Subject: subjects.ENTERPRISE,
    Edition: EDITION_2025_26,
    KeyDates: KeyDates(series=JUNE, entries_close=datetime.date(2026, 2, 21)),
    LearnerRecord: RECORD,
    Sitting: RECORD.sittings[0],
    Finding: FINDING,
    Ruling: Ruling([FINDING], "2025-26", ["OPEN-8"]),
    Fault: Fault("component", "9", "1 or 2"),
}
"""A good value of each type; an `Enum` gives its first member, any other value class is built from its parts."""

BY_NAME: dict[str, Any] = {
    "academic_year": "2025-26",
    "assumptions": ("OPEN-8",),
    "boundaries": {"P1": 1, "P2": 2},
    "catalogue": ENGLISH,
    "closes": datetime.date(2026, 10, 28),
    "internal": (1, 2),
    "internal_seasons": (Season.JANUARY, Season.JUNE),
    "external_seasons": (Season.JANUARY, Season.JUNE),
    "claimed": (JANUARY,),
    "marks": MARKS,
    "maxima": {1: 60, 2: 60, 3: 80},
    "maximum": 60,
    "absent": ("0004",),
    "recorded": ("0002",),
    "expected": {"0004": 1},
    "qan": "603/7047/6",
    "readings": ("OPEN-11",),
    "rule": "RET-1",
    "year": 2026,
    "until": Series.june(2027),
    "sitting": Sitting(1, JUNE, psa=JUNE),
}
"""A good value for each parameter of that name, where its type is not enough."""

BY_CALLABLE: dict[str, Any] = {
    "CertificationOption": {"code": "claim"},
    "Edition": attrs.asdict(EDITION_2025_26, recurse=False),
    "Edition.varied": {"id": "a what-if", "changes": attrs.asdict(EDITION_2025_26, recurse=False)},
    "Fault": {"name": "component", "got": "9", "expected": "1 or 2"},
    "Finding": {"code": FINDING.code, "outcome": FINDING.outcome, "pairs": FINDING.pairs},
    "KeyDates": {
        "late_claims_open": datetime.date(2026, 8, 20),
        "late_claims_close": datetime.date(2026, 9, 30),
        "results_day": datetime.date(2026, 8, 20),
        "reviews_close": datetime.date(2026, 9, 24),
    },
    "LearnerRecord": {"sittings": RECORD.sittings},
    "LearnerRecord.adding": {"sittings": (Sitting(1, JUNE, 30),)},
    "OpenPoint": {"id": "OPEN-8"},
    "Replacement": {"absent": "0004"},
    "Rule": {"id": "RET-1", "page": 12},
    "Series.parse": {"code": "2026-06"},
    "SampleReview": {"as_requested": True},
    "Sitting": {"psa": JUNE},
    "Subject": {"external": 3},
    "advised_submission_date": {"closed": frozenset({datetime.date(2026, 5, 15)})},
    "Window.__contains__": {"on": datetime.date(2026, 5, 11)},
    "by_title": {"title": "Sport"},
    "questions.ask": {"data": {"ask": "sampling.sample_size", "facts": {"cohort_size": 40}}},
    "questions.receipt": {"data": {"ask": "sampling.sample_size", "facts": {"cohort_size": 40}}},
    "questions.replay": {
        "receipt": questions.receipt({"ask": "sampling.sample_size", "facts": {"cohort_size": 40}}),
    },
    "questions.schema": {"name": "retakes.check"},
    "check_appeal": {"review_made": True},
    "mark_sheet.parse": {"rows": [{"candidate": "0001", "mark": "34"}], "columns": {"candidate": "candidate"}},
    "mark_sheet.check": {"entered": sorted(MARKS)},
    "params_of": {"finding": FINDING, "code": FINDING.code, "outcome": FINDING.outcome},
    "parse_mark": {"written": "34"},
    "sampling.review": {"requested": ["0002"]},
    **{
        name: {
            "rows": [
                {
                    "learner": "Ada",
                    "subject": "Enterprise",
                    "component": "1",
                    "series": "2026-06",
                    "ums": "",
                    "status": "",
                    "psa": "",
                    "claimed": "",
                }
            ],
            "columns": {"learner": "learner"},
            "award_codes": ("BSP",),
            "same": {"0042": "0001"},
        }
        for name in ("read_rows", "records_from_rows", "audit.rows")
    },
}
"""Good values of single callables, by the end of their name."""

# What a column of a row may hold; its annotation says no more than ``object``.
COLUMNS: dict[str, dict[str, frozenset[str]]] = {
    # a door reads what can only mean one thing, and says what is wrong with the rest: test_spellings.py has it all
    "records_from_rows": {
        **dict.fromkeys(
            ("learner", "subject", "component", "series", "status", "psa", "claimed"), frozenset({"anything"})
        ),
        "ums": frozenset({"whole", "digits", "blank", "none", "float", "gap"}),
    },
    "read_rows": dict.fromkeys(
        ("learner", "subject", "component", "series", "ums", "status", "psa", "claimed"), frozenset({"anything"})
    ),
    "mark_sheet.parse": {"candidate": frozenset({"anything"}), "mark": frozenset({"anything"})},
    "audit.rows": dict.fromkeys(
        ("learner", "subject", "component", "series", "ums", "status", "psa", "claimed"), frozenset({"anything"})
    ),
}

_LETTERS = frozenset({"letters"})
LENIENT: dict[str, dict[str, frozenset[str]]] = {
    # a bad row is a fault that is given back
    "mark_sheet.parse": dict.fromkeys(("rows[]", "columns key", "columns value"), frozenset({"anything"})),
    # one learner's bad facts are told in the report, and never stop the others
    "audit.cohort": dict.fromkeys(("records key", "records value"), frozenset({"anything"})),
    "audit.each": dict.fromkeys(("records", "records[]", "records[].0", "records[].1"), frozenset({"anything"})),
    "audit.rows": dict.fromkeys(("rows[]", "columns key", "columns value"), frozenset({"anything"})),
    "read_rows": dict.fromkeys(("rows[]", "columns key", "columns value"), frozenset({"anything"})),
    "records_from_rows": dict.fromkeys(("columns key", "columns value"), frozenset({"anything"})),
    "questions.ask": dict.fromkeys(("data", "data key", "data value"), frozenset({"anything"})),  # faults are data
    "Finding": dict.fromkeys(("pairs[].0", "pairs[].1", "pairs[].1[]"), _LETTERS),  # any text may be written down
}
"""Places that take more than their annotation says elsewhere."""

UNIONS = {typing.Union, types.UnionType}
SEVERAL = {Collection, Iterable, Sequence, tuple, list}
BY_ORIGIN: dict[Any, frozenset[str]] = {
    **dict.fromkeys(SEVERAL, frozenset({"items"})),
    Iterable: frozenset({"items", "rows"}),
    Container: frozenset({"container"}),
    Callable: frozenset({"function"}),
}

DUNDERS = {"__contains__"}
"""Special methods that take a fact; the others do what they do everywhere."""


class NoGoodValue(Exception):
    """A parameter that the tables above have no good value for."""


@dataclass(frozen=True)
class Spot:
    """A place where a value can stand: an argument, or a part of one.

    ``takes`` names the kinds of values that may be good there, and ``plant`` makes the argument that holds a value there.
    """

    name: str
    takes: frozenset[str]
    plant: Callable[[Any], Any]


@dataclass(frozen=True)
class Asked:
    """A public callable and good arguments for it."""

    name: str
    function: Callable[..., Any]
    good: dict[str, Any]
    annotations: dict[str, Any]
    kinds: dict[str, Any]
    made: type | None = None
    """The class, where this is a constructor."""
    checks: bool = True
    """Whether it looks at what it is given; value classes that only the library makes don't."""
    spots: dict[str, list[Spot]] = field(default_factory=dict)

    @property
    def facts(self) -> dict[str, Any]:
        """The good arguments but for functions that it calls back, which are no facts."""
        return {name: value for name, value in self.good.items() if value is not called_back}

    def __call__(self, **changed: Any) -> Any:
        """Call it with the good arguments but for those that are changed."""
        given = self.good | changed
        args: list[Any] = []
        named: dict[str, Any] = {}
        for name, value in given.items():
            if self.kinds[name] is inspect.Parameter.VAR_POSITIONAL:
                args += value
            elif self.kinds[name] is inspect.Parameter.VAR_KEYWORD:
                named |= value
            elif self.kinds[name] is inspect.Parameter.POSITIONAL_ONLY:
                args.append(value)
            else:
                named[name] = value
        return self.function(*args, **named)


class Pairs(Mapping[Any, Any]):
    """A mapping that never hashes or compares its keys, so that any value can be one."""

    def __init__(self, pairs: Sequence[tuple[Any, Any]]) -> None:
        self.pairs = pairs

    def __iter__(self) -> Iterator[Any]:
        return (key for key, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __getitem__(self, wanted: Any) -> Any:
        for key, value in self.pairs:
            if key is wanted:
                return value
        raise KeyError


def _modules(module: types.ModuleType, seen: set[str]) -> Iterator[types.ModuleType]:
    if module.__name__ not in seen:
        seen.add(module.__name__)
        yield module
        for name in module.__all__:
            inner = getattr(module, name)
            if isinstance(inner, types.ModuleType):
                yield from _modules(inner, seen)


def _public() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for module in _modules(btec_rules, set()):
        for name in module.__all__:
            thing = getattr(module, name)
            if isinstance(thing, type) and issubclass(thing, Warning):
                continue  # Python raises it; nobody makes one
            if isinstance(thing, type | types.FunctionType):
                short = module.__name__.removeprefix("btec_rules").removeprefix(".").removeprefix("model.")
                if not any(thing is other for other in found.values()):
                    found[f"{short}.{name}" if short else name] = thing
    return found


def public_classes() -> list[type]:
    """Give every public class."""
    return [thing for thing in _public().values() if isinstance(thing, type)]


def callables() -> list[Asked]:
    """Give every public function, constructor, class method and method, with good arguments.

    An `Enum` is left out: looking up a member is Python's own business.
    """
    return [*_callables_of(tuple(_public().items()))]


@cache  # many tests ask for them
def _callables_of(public: tuple[tuple[str, Any], ...]) -> list[Asked]:
    found: list[Asked] = []
    for name, thing in public:
        if not isinstance(thing, type):
            found.append(_asked(name, thing))
        elif not issubclass(thing, Enum):
            found.append(_asked(name, thing, made=thing))
            found += _methods(name, thing)
    return found


def _methods(name: str, owner: type) -> Iterator[Asked]:
    for method, thing in vars(owner).items():
        if (method.startswith("_") and method not in DUNDERS) or not method.isascii():
            continue  # the copies that mutmut makes of a method are named with a letter that is no ASCII
        if isinstance(thing, classmethod):
            yield _asked(f"{name}.{method}", getattr(owner, method))
        elif isinstance(thing, types.FunctionType):
            yield _asked(f"{name}.{method}", getattr(good_value(owner), method))
    if issubclass(owner, Value):  # these two are inherited
        yield _asked(f"{name}.from_dict", owner.from_dict)
        if "to_dict" not in vars(owner):
            yield _asked(f"{name}.to_dict", good_value(owner).to_dict)


def _asked(name: str, function: Callable[..., Any], *, made: type | None = None) -> Asked:
    signature = inspect.signature(function)
    hints = typing.get_type_hints(made.__init__ if made else function)  # type: ignore[misc]  # to read, not to call
    asked = Asked(
        name,
        function,
        good={"data": good_value(function.__self__).to_dict()}  # type: ignore[attr-defined]  # a class method
        if name.endswith(".from_dict")
        else {one: _good_argument(name, one, hints[one], made) for one in signature.parameters},
        annotations={one: hints[one] for one in signature.parameters},
        kinds={one: parameter.kind for one, parameter in signature.parameters.items()},
        made=made,
        checks=made is None or hasattr(made, "__attrs_post_init__") or issubclass(made, BtecRulesError),
    )
    for one, annotation in asked.annotations.items():
        asked.spots[one] = list(_argument_spots(asked, one, annotation))
    return asked


def _own(name: str, table: Mapping[str, Any]) -> Any:
    for key, value in table.items():
        if name == key or name.endswith(f".{key}"):
            return value
    return {}


def _good_argument(name: str, parameter: str, annotation: Any, made: type | None) -> Any:
    own = _own(name, BY_CALLABLE)
    if parameter in own:
        value = own[parameter]
        if parameter == "changes":
            return {one: fact for one, fact in value.items() if one not in {"id", "last_series"}}
        return value
    if parameter in BY_NAME:
        return BY_NAME[parameter]
    if parameter == "faults" and made is not None and issubclass(made, BtecRulesError):
        return (BY_TYPE[Fault],)
    try:
        return good_value(annotation)
    except NoGoodValue:
        msg = (
            f"no good value for the parameter {parameter!r} ({annotation}) of {name}: "
            "add one to BY_TYPE, BY_NAME or BY_CALLABLE in tests/public_callables.py"
        )
        raise NoGoodValue(msg) from None


def good_value(annotation: Any) -> Any:
    """Give a good value for an annotation."""
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is not None:
        return _good_of_parts(origin, parts)
    if annotation in BY_TYPE:
        return BY_TYPE[annotation]
    if isinstance(annotation, type) and issubclass(annotation, datetime.date):
        return BY_TYPE[datetime.date]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    if isinstance(annotation, type) and attrs.has(annotation):
        return _asked(annotation.__name__, annotation, made=annotation)()
    raise NoGoodValue


def called_back(count: int) -> None:
    """Take a number and do nothing: a good function for whoever calls one back."""
    del count


def _good_of_parts(origin: Any, parts: tuple[Any, ...]) -> Any:
    if origin in UNIONS:
        return good_value(next(part for part in parts if part is not type(None)))
    if origin is tuple and parts[-1] is not Ellipsis:
        return tuple(good_value(part) for part in parts)
    if issubclass(origin, Mapping):
        return {good_value(parts[0]): good_value(parts[1])}
    if origin in SEVERAL:
        return (good_value(parts[0]),)
    if origin is Callable:
        return called_back
    if origin is Container:
        return frozenset({good_value(parts[0])})
    raise NoGoodValue


def takes(annotation: Any) -> frozenset[str]:
    """Name the kinds of values that an annotation lets in; the tables of hostile values use the same names."""
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in UNIONS:
        return frozenset().union(*(takes(part) for part in parts))
    simple = {
        None: "none",
        type(None): "none",
        bool: "flag",
        int: "whole",
        str: "text",
        object: "anything",
        Any: "anything",
        Absent: "Absent",
    }
    if annotation in simple:
        return frozenset({simple[annotation]})
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return frozenset({"mapping"})
    if origin in BY_ORIGIN:
        return BY_ORIGIN[origin]
    if isinstance(annotation, type) and issubclass(annotation, datetime.date):
        return frozenset({"day"})
    return frozenset({annotation.__name__})


def spots(annotation: Any, good: Any) -> Iterator[Spot]:
    """Give the places within a value of an annotation, the value itself first."""
    yield Spot("", takes(annotation), lambda value: value)
    yield from _inner(annotation, good)


def _inner(annotation: Any, good: Any) -> Iterator[Spot]:
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in UNIONS:
        for part in parts:
            yield from _inner(part, good)
    elif origin is tuple and parts[-1] is not Ellipsis:
        for place, part in enumerate(parts):
            for spot in spots(part, good[place]):
                yield Spot(f".{place}{spot.name}", spot.takes, _in_tuple(good, place, spot.plant))
    elif origin in SEVERAL and isinstance(good, Collection):
        kept = tuple if origin is tuple else list
        for spot in spots(parts[0], next(iter(good), None)):
            yield Spot(f"[]{spot.name}", spot.takes, _in_items(list(good), spot.plant, kept))
    elif isinstance(origin, type) and issubclass(origin, Mapping) and parts[1] is not object:
        yield from _in_mapping(parts, list(good.items()))


def _in_mapping(parts: tuple[Any, ...], pairs: list[tuple[Any, Any]]) -> Iterator[Spot]:
    for spot in spots(parts[0], pairs[0][0]):
        yield Spot(f" key{spot.name}", spot.takes, _as_key(pairs, spot.plant))
    for spot in spots(parts[1], pairs[0][1]):
        yield Spot(f" value{spot.name}", spot.takes, _as_value(pairs, spot.plant))


def _in_tuple(good: tuple[Any, ...], place: int, plant: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: (*good[:place], plant(value), *good[place + 1 :])


def _in_items(good: list[Any], plant: Callable[[Any], Any], kept: Callable[[Any], Any] = list) -> Callable[[Any], Any]:
    return lambda value: kept([plant(value), *good])


def _as_key(pairs: list[tuple[Any, Any]], plant: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: Pairs([(plant(value), pairs[0][1]), *pairs[1:]])


def _as_value(pairs: list[tuple[Any, Any]], plant: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: Pairs([(pairs[0][0], plant(value)), *pairs[1:]])


def _argument_spots(asked: Asked, name: str, annotation: Any) -> Iterator[Spot]:
    good = asked.good[name]
    if asked.kinds[name] is inspect.Parameter.VAR_POSITIONAL:
        for spot in spots(annotation, good[0]):
            yield Spot(f"*{name}{spot.name}", spot.takes, _in_items(list(good), spot.plant))
    elif asked.kinds[name] is inspect.Parameter.VAR_KEYWORD:
        fields = typing.get_type_hints(Edition.__init__)
        for one, fact in good.items():
            for spot in spots(fields[one], fact):
                yield Spot(f"**{one}{spot.name}", spot.takes, _as_changes(one, spot.plant))
    else:
        for spot in spots(annotation, good):
            kinds = spot.takes | _own(asked.name, LENIENT).get(f"{name}{spot.name}", frozenset())
            yield Spot(f"{name}{spot.name}", kinds, spot.plant)
        for column, kinds in _own(asked.name, COLUMNS).items() if name == "rows" else ():
            yield Spot(f"{name}[]{column}", kinds, _in_row(good[0], column))


def _as_changes(name: str, plant: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: {name: plant(value)}


def _in_row(good: dict[str, Any], column: str) -> Callable[[Any], Any]:
    return lambda value: [good | {column: value}]
