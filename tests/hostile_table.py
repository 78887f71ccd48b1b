"""Reads the table of hostile values: what has to come out for each class of cell, and what does.

As a program it prints one digest of every outcome, so that another interpreter, or ``-O``, can be compared with this one.
"""

import copy
import datetime
import hashlib
import itertools
import pickle
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import attrs
import pendulum
from hostile_values import CELLS, Cell, Mine
from public_callables import Asked, Spot, callables

from btec_rules import BtecRulesError, Fault, InvalidFact
from btec_rules._values import facts as guards
from btec_rules.model.records import INNER

__all__ = ("GOOD", "MINE", "STRIDE", "calls", "complaints", "digest", "expected", "outcome")

GOOD, MINE, INVALID = "good", "the caller's own", "invalid-fact"
MOST_ROUTES = 20
"""How much is read of an answer that is an iterator."""
STRIDE = 97
"""Where a run is thinned out, one call in so many is made, and other ones at each place."""
LONGEST_ERROR = 8_000
LONGEST_GOT = 500
FEWER_ITEMS = 500
"""The cap on collections while the table is run: an endless one is read to the cap at each of hundreds of places."""
CODES = frozenset({INVALID, "impossible-facts", "no-rule-in-force", "unknown-subject", "not-covered"})
PLAIN = (str, int, float, bool, type(None), datetime.date, pendulum.Date)
NEVER = frozenset({INVALID})

# What may come out where a value of the right kind stands, by kind; anything else is exactly an InvalidFact.
BY_KIND: dict[str, frozenset[str]] = {
    "none": frozenset({GOOD}),
    "flag": frozenset({GOOD, "impossible-facts"}),
    "day": frozenset({GOOD, "impossible-facts"}),
    "container": frozenset({GOOD, "impossible-facts"}),
    "Edition": frozenset({GOOD}),
    "Ruling": frozenset({GOOD}),
    "LearnerRecord": frozenset({GOOD, INVALID}),
    "KeyDates": frozenset({GOOD, "impossible-facts", "no-rule-in-force"}),
}

WHOLE: dict[str, tuple[int, int]] = {
    "cohort_size": (0, 1_000_000),
    "total": (0, 1_000_000),
    "boundaries value": (0, 1_000_000),
    "earlier_resubmissions": (0, 1_000_000),
    "assignment_minutes": (1, 1_000_000),
    "assessors": (1, 1_000_000),
    "number": (1, 9999),
    "tolerance": (0, 10_000),
    "expected value": (0, 10_000),
    "check_sub_sample.pairs[].0": (0, 10_000),
    "check_sub_sample.pairs[].1": (0, 10_000),
    "ums": (0, 10_000),
    "maxima key": (1, 1),
    "maxima value": (31, 10_000),
    "rows[]ums": (0, 10_000),
    "rows[]component": (1, 3),
    "month": (1, 12),
    "year": (2000, 2999),
    "retention_weeks": (0, 1000),
    "external_resits": (0, 1000),
    "retakes_allowed": (0, 1000),
    "appeal_days": (0, 1000),
    "hearing_days": (0, 1000),
}
"""The least and the greatest number, by place; known a second time here, so that a limit can't move unseen."""

TEXT: dict[str, tuple[int, int]] = {
    "seed": (0, 256),
    "source": (0, 256),
    "title": (1, 64),
    "id": (1, 64),
    "edition": (1, 64),
    "candidate": (1, 64),
    "pathway": (1, 64),
    "assessor": (1, 64),
    "rows[]learner": (1, 64),
    "marks key": (1, 64),
}
"""The least and the greatest number of characters in NFC, by place."""

WORDS: dict[str, str] = {"academic_year": INVALID, "code": INVALID, "qan": INVALID, "by_title.title": "unknown-subject"}
"""Places where a text has to be a certain one, and what comes out for one that is well formed."""

DEPENDS = {f"{name}[].{part}" for name in ("sampling_bands", "recording_bands") for part in (0, 1)}
"""Places where even ``None`` is good or bad by what stands beside it."""

FAR = {"the last series"}
WITHOUT_END = {"planning.routes": {"until"}}
"""Places where a far series is not tried: the number of routes grows without end with the series that are left."""

OWN_COMPARISONS = "a list of what can't be compared"
"""Asked whether a day is in it, it compares, and raises what its items raise."""


def number_of(cell: Cell) -> int:
    """Give the number that a cell counts as."""
    value = cell.make()
    return int.__int__(value) if issubclass(type(value), int) else int(value.__index__())


def text_of(cell: Cell) -> str:
    """Give the letters of a text, whatever it says itself."""
    return str.__str__(cell.make())


def lookup(table: Mapping[str, Any], asked: Asked, spot: Spot) -> Any:
    """Find a place in a table by callable and name, or by name alone."""
    name = spot.name.removeprefix("**")
    return table.get(f"{asked.name.split('.')[-1]}.{name}", table.get(name))


def expected(asked: Asked, spot: Spot, cell: Cell) -> frozenset[str]:
    """Say what may come out where a value stands in a place."""
    if not asked.checks:
        return frozenset({GOOD})  # it is kept and never looked at
    own = frozenset({MINE}) if cell.raises else frozenset()
    if "anything" in spot.takes:
        return CODES | {GOOD} | own
    kinds = cell.is_ & spot.takes
    if not kinds:
        return NEVER | own
    if "whole" in kinds and (limits := lookup(WHOLE, asked, spot)):
        return frozenset({GOOD}) if limits[0] <= number_of(cell) <= limits[1] else NEVER
    if "text" in kinds and not cell.raises and (limits := lookup(TEXT, asked, spot)):
        well_formed = limits[0] <= len(unicodedata.normalize("NFC", text_of(cell))) <= limits[1]
        return frozenset({lookup(WORDS, asked, spot) or GOOD}) if well_formed else NEVER
    if "text" in kinds and (word := lookup(WORDS, asked, spot)):
        return frozenset({word}) | own
    if len(kinds) == 1 and spot.name.removeprefix("**") not in DEPENDS:
        return BY_KIND.get(next(iter(kinds)), CODES | {GOOD}) | own
    return CODES | {GOOD} | own


def calls(*, every: int = 1, only: list[Asked] | None = None) -> Iterator[tuple[Asked, str, Spot, Cell]]:
    """Give every cell at every place of every callable, or one in so many."""
    places = (
        (asked, name, spot) for asked in only or callables() for name in asked.spots for spot in asked.spots[name]
    )
    for place, (asked, name, spot) in enumerate(places):
        for number, cell in enumerate(CELLS):
            far = cell.name in FAR and spot.name in WITHOUT_END.get(asked.name, ())
            if (place + number) % every == 0 and not far:
                yield asked, name, spot, cell


def outcome(asked: Asked, name: str, spot: Spot, cell: Cell, *, evolved: bool = False) -> tuple[str, Any]:
    """Call it with the value in that place; give what came out in a word, and the answer or the error."""
    fewer, guards.MOST_ITEMS = guards.MOST_ITEMS, FEWER_ITEMS
    try:
        given = {name: spot.plant(cell.make())}
        answer = attrs.evolve(asked(), **given) if evolved else asked(**given)
        if isinstance(answer, Iterator):
            answer = list(itertools.islice(answer, MOST_ROUTES))
    except BtecRulesError as error:
        return error.code, error
    except Mine:
        return MINE, None
    except ValueError as error:
        if spot.name == "closed" and cell.name == OWN_COMPARISONS:
            return "impossible-facts", None
        return _raw(error), None
    except Exception as error:  # noqa: BLE001 - anything else is what the table looks for
        return _raw(error), None
    else:
        return GOOD, answer
    finally:
        guards.MOST_ITEMS = fewer


def _raw(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def complaints(asked: Asked, spot: Spot, cell: Cell, word: str, found: Any, *, thoroughly: bool) -> Iterator[str]:
    """Say what is wrong with what came out."""
    place = f"{asked.name}, {spot.name}, {cell.name}"
    wanted = expected(asked, spot, cell)
    if word not in wanted:
        yield f"{place}: expected {' or '.join(sorted(wanted))}, found {word}"
    elif word == GOOD and asked.checks:
        yield from (f"{place}: {leaf}" for leaf in unclean(found))
    elif isinstance(found, BtecRulesError):
        yield from (f"{place}: {flaw}" for flaw in flaws(found, thoroughly=thoroughly))


def flaws(error: BtecRulesError, *, thoroughly: bool) -> Iterator[str]:
    """Say what is wrong with an error: it is short, made of texts, and can be copied and pickled."""
    if not error.faults or len(str(error)) > LONGEST_ERROR:
        yield f"an error with {len(error.faults)} faults and {len(str(error))} characters"
    for fault in error.faults:
        if any(type(part) is not str for part in attrs.astuple(fault)) or len(fault.got) > LONGEST_GOT:
            yield f"a fault that is not made of short texts: {fault.name!a:.99}"
    if thoroughly:
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        if (type(again), again.faults, str(copy.copy(error))) != (type(error), error.faults, str(error)):
            yield "an error that does not survive being copied"


def unclean(answer: Any) -> Iterator[str]:
    """Name what the caller's own object has left in an answer: the normal form comes back, never the object."""
    if isinstance(answer, Mapping):
        answer = tuple(answer.items())
    if type(answer) in {tuple, list, frozenset}:
        for part in answer:
            yield from unclean(part)
    elif attrs.has(type(answer)):
        for field in attrs.fields(type(answer)):
            if field.metadata == INNER:  # worked out from the other fields, and never looked at by a caller
                continue
            yield from unclean(getattr(answer, field.name))
    elif not isinstance(answer, Enum | BtecRulesError) and not any(type(answer) is plain for plain in PLAIN):
        yield f"left a {type(answer).__name__} in the answer"


def digest(*, every: int) -> str:
    """Give one digest of every outcome, each error with its sentence."""
    found = hashlib.sha256()
    for asked, name, spot, cell in calls(every=every):
        word, answer = outcome(asked, name, spot, cell)
        what = str(answer) if isinstance(answer, BtecRulesError) else ""
        found.update(f"{asked.name}|{spot.name}|{cell.name}|{word}|{what!a}\n".encode())
    return found.hexdigest()


if __name__ == "__main__":
    assert isinstance(Fault, type), "is stripped under -O"
    assert issubclass(InvalidFact, ValueError)
    sys.stdout.write(f"{digest(every=int(sys.argv[1]))} {sys.flags.optimize}\n")
