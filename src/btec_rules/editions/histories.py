"""Histories: every learner who could be asked about, so that no verdict that moves is missed.

A history has up to three sittings of each component over four series, each sat, missed or planned, planned ones last.
There are a million and a half of them in the usual subject alone. Far fewer are asked about, and stand for all: a rule
judges each internal component by itself and beside the external one, never two internal components against each other.
So learners with one internal component show which of its histories are judged alike, and where there are two, each
is taken by the smallest that is judged as it is. A test compares this with asking about every history.
"""

from __future__ import annotations

from itertools import chain, combinations, product
from math import prod
from typing import NamedTuple

import attrs

from btec_rules.editions.asking import Question, about_entries, about_results, put
from btec_rules.editions.comparison import Difference, difference
from btec_rules.editions.moves import Moves
from btec_rules.model import subjects
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Season, Series, following, from_ordinal
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject

__all__ = ("SUBJECTS", "ask_about_all", "histories_of", "series_of")

_SERIES = 4
"""How many series a history goes over; questions are asked in them and in the one after."""
_MOST_SITTINGS = 3
"""The most sittings of a component in a history."""
SUBJECTS: tuple[Subject, ...] = (subjects.ENTERPRISE, subjects.PERFORMING_ARTS, subjects.ART_AND_DESIGN_PRACTICE)
"""A subject of each shape: the usual one, one with its external component in May/June only, and one with a visit."""

_History = tuple[tuple[Series, Status], ...]
"""What happened to one component: series and status, in order."""


def ask_about_all(moves: Moves, *, over: int = _SERIES, most: int = _MOST_SITTINGS) -> int:
    """Ask about every history and give how many those are: *over* series, *most* sittings of a component."""
    return sum(_ask_about_subject(moves, subject, over, most) for subject in SUBJECTS)


def series_of(moves: Moves, over: int = _SERIES) -> list[Series]:
    """Give the series that are asked in: the last *over* of the new edition's year and before, and the one after."""
    began = max(moves.old.suite_began.ordinal, moves.new.suite_began.ordinal)
    first = from_ordinal(max(began, moves.new.last_series.ordinal + 1 - over))
    return [first, *following(first, over)]


def histories_of(series: list[Series], seasons: tuple[Season, ...], most: int) -> list[_History]:
    """Give every history of one component before the last of *series*, those of fewest sittings first."""
    offered = [one for one in series[:-1] if one.season in seasons]
    return [
        tuple(zip(chosen, statuses, strict=True))
        for count in range(most + 1)
        for chosen in combinations(offered, count)
        for statuses in product(Status, repeat=count)
        if list(statuses) == sorted(statuses, key=_is_planned)
    ]


def _ask_about_subject(moves: Moves, subject: Subject, over: int, most: int) -> int:
    series = series_of(moves, over)
    inner = histories_of(series, subject.internal_seasons, most)
    ends = histories_of(series, subject.external_seasons, most)
    for end in ends:
        external = _sittings(subject.external, end)
        _ask_about_one_internal(moves, subject, external, inner, series)
        _ask_about_them_all(moves, subject, external, inner, series)
    return len(ends) * prod(len(inner) for _ in subject.internal)


def _ask_about_one_internal(
    moves: Moves, subject: Subject, external: list[Sitting], inner: list[_History], series: list[Series]
) -> None:
    """Ask about entries for one internal component: for each of them, whatever the histories of the others."""
    first, *others = subject.internal
    times = len(subject.internal) * len(inner) ** len(others)
    for history in inner:
        record = LearnerRecord(subject, [*_sittings(first, history), *external])
        for question in about_entries(record, first, series, moves.old, moves.new):
            moves.ask(question, record, times=times)


def _ask_about_them_all(
    moves: Moves, subject: Subject, external: list[Sitting], inner: list[_History], series: list[Series]
) -> None:
    """Ask what hangs on all components together: the external entry, the terminal rule and the claim."""
    first = subject.internal[0]
    alone = attrs.evolve(subject, internal=(first,))
    records = [LearnerRecord(alone, [*_sittings(first, history), *external]) for history in inner]
    end = LearnerRecord(subject, external)
    for question in [*about_entries(end, subject.external, series, moves.old, moves.new), *about_results(end)]:
        alike = _judged_alike(moves, question, inner, records)
        moves.pass_over(sum(one.times for one in alike if not one.moved) ** len(subject.internal))
        for chosen in product(alike, repeat=len(subject.internal)):
            if any(one.moved for one in chosen):
                parts = map(_sittings, subject.internal, [one.smallest for one in chosen])
                record = LearnerRecord(subject, [*chain.from_iterable(parts), *external])
                moves.ask(question, record, times=prod(one.times for one in chosen))


class _Alike(NamedTuple):
    """Histories of an internal component that are judged alike under both editions."""

    times: int
    """How many they are."""
    smallest: _History
    moved: bool


def _judged_alike(
    moves: Moves, question: Question, inner: list[_History], records: list[LearnerRecord]
) -> list[_Alike]:
    """Put histories together for which *question* has the same answers, for the same reasons."""
    found: dict[Difference, _Alike] = {}
    for history, record in zip(inner, records, strict=True):
        how = difference(put(question, record, moves.old), put(question, record, moves.new))
        before = found.get(how, _Alike(0, history, how.moved))
        found[how] = before._replace(times=before.times + 1)
    return list(found.values())


def _sittings(component: int, history: _History) -> list[Sitting]:
    return [Sitting(component, series, status=status) for series, status in history]


def _is_planned(status: Status) -> bool:
    return status is Status.PLANNED
