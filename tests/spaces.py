"""Spaces that are small enough to look at every case in them, and how much of them a run looks at.

Set ``BTEC_RULES_SPACES`` to ``all`` to look at every case (half an hour), or to ``some`` for four times as many as
without it: the tests take a slice, evenly spread, that needs a few seconds.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, islice, product
from typing import TypeVar

import pytest

from btec_rules import LearnerRecord, Series, Sitting, Status, Subject, subjects

__all__ = ("KINDS", "SHARE", "claims_of", "histories", "leave_out", "share_of", "subsets")

T = TypeVar("T")

FOUR_TIMES = 4
THIN, THINNER = 50, 2
SHARE = os.environ.get("BTEC_RULES_SPACES", "slice")
KINDS = {
    "standard": subjects.ENTERPRISE,
    "creative": subjects.PERFORMING_ARTS,
    "art": subjects.ART_AND_DESIGN_PRACTICE,
}


def share_of(cases: Iterable[T], *, slice_of: int, some_of: int = 1) -> Iterator[T]:
    """Give the cases that this run looks at: one in *slice_of*, more with ``some``, but no more than one in *some_of*."""
    step = {
        "all": 1,
        "some": max(some_of, slice_of // FOUR_TIMES),
        "slice": slice_of * THINNER if slice_of > THIN else slice_of,
    }[SHARE]
    return islice(iter(cases), 0, None, step)


def subsets(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Give every subset, the empty one first."""
    found = tuple(items)
    for size in range(len(found) + 1):
        yield from combinations(found, size)


def histories(subject: Subject, series: Iterable[Series], states: Iterable[Status | None]) -> Iterator[LearnerRecord]:
    """Give every record with one of *states* (``None``: no entry) for each component in each series, without claims."""
    places = list(product(subject.components, series))
    for chosen in product(states, repeat=len(places)):
        yield LearnerRecord(
            subject,
            [
                Sitting(number, one, status=state)
                for (number, one), state in zip(places, chosen, strict=True)
                if state is not None
            ],
        )


def claims_of(record: LearnerRecord) -> Iterator[LearnerRecord]:
    """Give the record with every set of claims on series for which its external component was entered."""
    ends = [sitting.series for sitting in record.sittings if sitting.component == record.subject.external]
    for claimed in subsets(ends):
        yield LearnerRecord(record.subject, record.sittings, claimed=claimed)


def leave_out(config: pytest.Config, items: list[pytest.Item], unwanted: Callable[[pytest.Item], bool]) -> None:
    """Leave tests out of a run, and have pytest say how many."""
    left_out = {item for item in items if unwanted(item)}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]
