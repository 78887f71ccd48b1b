"""Marks: a cohort's marks as a stack of dots, with those in the sample told apart by shape and colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described, is_instance
from btec_rules.interop.plots.sheet import MARGIN, Box, Dots, Ink, Line, Pen, Sheet, Words, accept_axes, put
from btec_rules.model.records import ABSENT, Mark, marks_of
from btec_rules.sampling.cohort import refuse_strangers
from btec_rules.sampling.draws import Sample
from btec_rules.sampling.reviews import SampleReview

__all__ = ("marks",)

_WIDTH = 640.0
_LEAST = 40.0
"""Points that the marks need in either direction."""
_LOWEST, _HEIGHT = 60.0, 330.0
_TALLEST = 620.0
_LARGEST, _LEGIBLE = 10.0, 5.0
_NARROWEST = 3.0
_SHRINK = 0.94
_NAMED = 4
_NICE = (1, 2, 5)

_BY_KIND = {
    "random": (Dots("random", "o", Ink.BLUE), "at random"),
    "requested": (Dots("requested", "o", Ink.BLUE), "requested"),
    "added": (Dots("added", "^", Ink.RED), "added"),
    "replacing": (Dots("replacing", "s", Ink.RED), "in place of somebody absent"),
    "rest": (Dots("rest", "o", Ink.GREY, filled=False), "not in the sample"),
    "absent": (Dots("absent", "x", Ink.GREY), "absent"),
}
"""The marker of each kind of candidate, and what the legend says of it, in its order."""


@attrs.frozen
class _Bins:
    """The candidates of each kind, by bin; bin ``None`` has those who were absent."""

    first: int
    last: int
    step: int
    stacks: dict[int | None, list[str]]


def marks(sample: Sample | SampleReview, marks: Mapping[str, Mark], *, axes: Axes | None = None) -> Figure:
    """Draw a cohort's marks, one marker a candidate, and who of them is in the sample and why.

    Args:
        sample: The sample, or the review of one.
        marks: The whole cohort's marks by candidate, as the sample was drawn from; ``ABSENT`` for those who were.
        axes: Where to draw; a figure of its own where it is ``None``.

    Returns:
        The figure; its x axis is the mark. Where marks lie so far apart that a single one has no room, a stack is for
        several marks, and the axis says for how many.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *axes* are too small.
        ImpossibleFacts: If somebody in the sample is not in *marks*.

    Source:
        SAMP-2 to SAMP-6 (guide p. 15-16).
    """
    facts = Facts()
    if not is_instance(sample, Sample) and not is_instance(sample, SampleReview):
        facts.wrong("sample", described(sample), "a Sample or a SampleReview")
    sheet = marks_of(facts, marks)
    accept_axes(facts, axes)
    facts.raise_faults()
    kinds = _kinds(sample)
    members = [one for found in kinds.values() for one in found]
    refuse_strangers("sample", members, sheet)
    within = frozenset(members)
    others = [one for one in sheet if one not in within]
    kinds["rest"] = [one for one in others if sheet[one] is not ABSENT]
    kinds["absent"] = [one for one in others if sheet[one] is ABSENT]
    title = f"Candidates: {len(sheet)}; in the sample: {len(within)}"
    return put(axes, lambda pen, width, height: _lay_out(pen, width, height, title, sheet, kinds), width=_WIDTH)


def _kinds(sample: Sample | SampleReview) -> dict[str, list[str]]:
    """Give who is in a sample, by why."""
    if isinstance(sample, Sample):
        return {"random": list(sample.random), "added": list(sample.added)}
    added = [one.candidate for one in sample.added]
    replacing = [one.by for one in sample.replaced if one.by is not None]
    others = frozenset(added + replacing)
    requested = [one for one in sample.final if one not in others]
    return {"requested": requested, "added": added, "replacing": [one for one in replacing if one not in added]}


def _lay_out(
    pen: Pen, width: float, height: float | None, title: str, sheet: Mapping[str, Mark], kinds: Mapping[str, list[str]]
) -> Sheet:
    words, top = pen.title(title, width)
    parts: list[Words | Dots | Line | Box] = [*words]
    entries = [
        (dots, f"{said}: {len(found)}{_names(kind, found)}")
        for kind, (dots, said) in _BY_KIND.items()
        if (found := kinds.get(kind))
    ]
    legend, under = pen.legend(entries, MARGIN, 0, width - MARGIN)
    below = under + 2.6 * pen.pitch + MARGIN
    left, right = MARGIN + pen.size, width - MARGIN - pen.size
    gone = any(mark is ABSENT for mark in sheet.values())
    apart = _LARGEST * 2 + pen.width("absent") if gone else 0.0
    scores = [mark for mark in sheet.values() if mark is not ABSENT]
    if not scores:
        left, apart = MARGIN, 0.0
    if right - left - apart < _LEAST:
        return Sheet(width + _LEAST - (right - left - apart), top + below + _LEAST, [])
    bins = _bins(sheet, kinds, right - left - apart)
    count = (bins.last - bins.first) // bins.step + 1
    slot = (right - left - apart) / count
    rooms = {one: slot if one is not None else apart or right - left for one in bins.stacks}
    sizes = {one: len(found) for one, found in bins.stacks.items()}
    if height is None:
        room = min(_HEIGHT, max(_LOWEST, max(sizes.values(), default=0) * _LARGEST))
        while room < _TALLEST and _diameter(sizes, rooms, room) < min(_LEGIBLE, 0.8 * slot):
            room += 20
    else:
        room = height - top - below
    room = max(room, _LEAST)
    diameter = _diameter(sizes, rooms, room)
    floor = top + room
    start = left + apart

    def centre(one: int | None) -> float:
        if one is None:
            return left + (apart or right - left) / 2
        return start + ((one - bins.first) // bins.step + 0.5) * slot

    parts += _stacked(bins, kinds, centre, floor, diameter, room)
    parts.append(Line((left, floor + 1), (right, floor + 1)))
    parts += _axis(pen, bins, centre, slot, floor + 3) if scores else []
    if gone:
        parts.append(pen.centred("absent", centre(None), floor + 3))
    if scores:
        said = "mark" if bins.step == 1 else f"mark, in steps of {bins.step}"
        parts.append(pen.centred(said, (start + right) / 2, floor + 3 + 1.2 * pen.pitch))
    legend, under = pen.legend(entries, MARGIN, floor + 2.6 * pen.pitch + MARGIN / 2, width - MARGIN)
    return Sheet(
        width, under + MARGIN / 2, [*parts, *legend], origin=centre(bins.first), first=bins.first, unit=bins.step / slot
    )


def _names(kind: str, found: list[str]) -> str:
    """Name those who came into the sample for a reason of their own, where they are few."""
    return f" ({', '.join(found)})" if kind in {"added", "replacing"} and len(found) <= _NAMED else ""


def _bins(sheet: Mapping[str, Mark], kinds: Mapping[str, list[str]], room: float) -> _Bins:
    """Sort the candidates into stacks, those in the sample at the bottom."""
    scores = [mark for mark in sheet.values() if mark is not ABSENT]
    first, last = min(scores, default=0), max(scores, default=0)
    step = next(one for one in _nice() if room / ((last - first) // one + 1) >= _NARROWEST)
    first -= first % step
    stacks: dict[int | None, list[str]] = {}
    for found in kinds.values():
        for candidate in found:
            mark = sheet[candidate]
            place = None if mark is ABSENT else mark - (mark - first) % step
            stacks.setdefault(place, []).append(candidate)
    return _Bins(first, last, step, stacks)


def _nice() -> Iterable[int]:
    """Give 1, 2, 5, 10, 20, 50 and so on."""
    ten = 1
    while True:
        yield from (one * ten for one in _NICE)
        ten *= 10


def _diameter(sizes: Mapping[int | None, int], rooms: Mapping[int | None, float], height: float) -> float:
    """Give the largest diameter with which every stack has room, broken into columns beside one another."""
    diameter = _LARGEST
    while any(-(-size // int(height / diameter)) * diameter > rooms[one] for one, size in sizes.items()):
        diameter *= _SHRINK
    return diameter


def _stacked(
    bins: _Bins,
    kinds: Mapping[str, list[str]],
    centre: Callable[[int | None], float],
    floor: float,
    diameter: float,
    height: float,
) -> list[Dots]:
    """Place every candidate."""
    high = int(height / diameter)
    where: dict[str, tuple[float, float]] = {}
    for one, found in bins.stacks.items():
        columns = -(-len(found) // high)
        left = centre(one) - (columns - 1) * diameter / 2
        for place, candidate in enumerate(found):
            row, column = divmod(place, columns)
            where[candidate] = left + column * diameter, floor - (row + 0.5) * diameter
    return [
        attrs.evolve(_BY_KIND[kind][0], diameter=0.92 * diameter, places=tuple(where[one] for one in found))
        for kind, found in kinds.items()
        if found
    ]


def _axis(pen: Pen, bins: _Bins, centre: Callable[[int | None], float], slot: float, top: float) -> list[Words]:
    """Name as many marks as have room, at even steps."""
    room = pen.width(str(bins.last)) + pen.size
    every = next(one for one in _nice() if one % bins.step == 0 and one // bins.step * slot >= room)
    named = range(bins.first - bins.first % -every, bins.last + 1, every)
    return [pen.centred(str(mark), centre(mark), top) for mark in named]
