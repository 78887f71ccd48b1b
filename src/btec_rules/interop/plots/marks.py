"""Marks: a cohort's marks as a stack of dots, with those in the sample told apart by shape and colour."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from btec_rules import ABSENT, Mark
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described, is_instance
from btec_rules.interop.plots.canvas import (
    BLUE,
    GREY,
    PLAIN,
    RED,
    RULE,
    SIZE,
    Marker,
    accept_axes,
    add_legend,
    add_title,
    finish,
    letters,
    of_rulings,
    open_axes,
    room,
)
from btec_rules.model.marks import marks_of
from btec_rules.sampling import Sample, SampleReview
from btec_rules.sampling.cohort import refuse_strangers

__all__ = ("marks",)

_WIDTH = 640.0
_AROUND = 110.0
"""What the title, the axis and the legend need, in points."""
_HEIGHTS = range(40, 640, 20)
"""How high the dots of a figure of its own can be together, in points."""
_LARGEST = 10.0
"""The largest diameter of a dot, in points."""
_SHRINK = 0.98
_MOST = 200
"""Stacks beside one another; where marks lie further apart, a stack is for several."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_ABSENT = 0.15
"""How wide the stack of those who were absent is, measured by the width of all the others."""
_ALONE = 8.0
"""The same where nobody has a mark."""
_TICKS = 12
_NAMED = 4

_BY_KIND = {
    "random": (Marker("random", "o", BLUE), "at random"),
    "requested": (Marker("requested", "o", BLUE), "requested"),
    "added": (Marker("added", "^", RED), "added"),
    "replacing": (Marker("replacing", "s", RED), "in place of somebody absent"),
    "rest": (Marker("rest", "o", GREY, filled=False), "not in the sample"),
    "absent": (Marker("absent", "x", GREY), "absent"),
}
"""The marker of each kind of candidate, and what the legend says of it, in its order."""


def marks(sample: Sample | SampleReview, marks: Mapping[str, Mark], *, axes: Axes | None = None) -> Figure:
    """Draw a cohort's marks, one marker a candidate, and who of them is in the sample and why.

    Args:
        sample: The sample, or the review of one.
        marks: The whole cohort's marks by candidate, as the sample was drawn from; ``ABSENT`` for those who were.
        axes: Where to draw; ``None`` for a figure of its own. They are cleared first.

    Returns:
        The figure; its x axis is the mark. Where marks lie so far apart that a single one has no room, a stack is for
        several marks, and the axis says for how many. All stacks of marks are as many dots wide, so that the highest
        is that of the most candidates.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *axes* are too small.
        ImpossibleFacts: If somebody in the sample is not in *marks*.

    Source:
        SAMP-2 to SAMP-6 (guide p. 15-16).
    """
    facts = Facts()
    if not is_instance(sample, Sample) and not is_instance(sample, SampleReview):
        facts.wrong("sample", described(sample), "a Sample or a SampleReview")
    cohort = marks_of(facts, marks)
    accept_axes(facts, axes)
    facts.raise_faults()
    groups = _members(sample)
    members = [one for found in groups.values() for one in found]
    refuse_strangers("sample", members, cohort)
    within = frozenset(members)
    others = [one for one in cohort if one not in within]
    groups["rest"] = [one for one in others if cohort[one] is not ABSENT]
    groups["absent"] = [one for one in others if cohort[one] is ABSENT]
    stacks = _stacks(groups, cohort)
    title = f"Candidates: {len(cohort)}; in the sample: {len(within)}"
    edition = of_rulings([sample.ruling])
    needs = _WIDTH, _AROUND + stacks.height()
    drawn = open_axes(axes, *needs)
    across, _ = room(drawn)
    _draw_axis(drawn, stacks, across)
    legend = {
        f"{said}: {len(groups[kind])}{_names(kind, groups[kind])}": marker.sample()
        for kind, (marker, said) in _BY_KIND.items()
        if groups.get(kind)
    }
    add_legend(drawn, legend, across, below=4 * SIZE)
    add_title(drawn, title, across, edition=edition)
    _draw_dots(drawn, stacks, groups)
    tells = [f"{title}.", edition, *(f"{one}." for one in legend), *stacks.in_words()]
    return finish(drawn, own=axes is None, needs=needs, tells=tells)


def _members(sample: Sample | SampleReview) -> dict[str, list[str]]:
    """Give who is in a sample, by why."""
    if isinstance(sample, Sample):
        return {"random": list(sample.random), "added": list(sample.added)}
    added = [one.candidate for one in sample.added]
    replacing = [one.by for one in sample.replaced if one.by is not None]
    others = frozenset(added + replacing)
    requested = [one for one in sample.final if one not in others]
    return {"requested": requested, "added": added, "replacing": [one for one in replacing if one not in added]}


def _names(kind: str, found: list[str]) -> str:
    """Name those who came into the sample for a reason of their own, where they are few."""
    return f" ({', '.join(found)})" if kind in {"added", "replacing"} and len(found) <= _NAMED else ""


@attrs.frozen
class _Stacks:
    """The candidates by the lowest mark of their stack, which is *step* marks wide; ``None`` has the absent ones."""

    candidates: dict[int | None, list[str]]
    first: int
    last: int
    step: int

    @property
    def absent(self) -> float:
        """How much of the x axis those who were absent take, in marks."""
        share = _ABSENT if len(self.candidates) > 1 else _ALONE
        return share * (self.last - self.first + self.step) if None in self.candidates else 0.0

    @property
    def left(self) -> float:
        """Where the x axis begins."""
        return self.first - self.step / 2 - self.absent

    @property
    def right(self) -> float:
        """Where the x axis ends."""
        return self.last + self.step / 2

    def centre(self, stack: int | None) -> float:
        """Where a stack stands on the x axis."""
        return self.left + self.absent / 2 if stack is None else stack

    def diameter(self, width: float, height: float) -> float:
        """Give the largest diameter of a dot with which every stack has room, in columns beside one another."""
        found = min(_LARGEST, height)
        points = width / (self.right - self.left)
        while any(
            columns * found > points * (0.8 * self.absent if stack is None else self.step)
            for stack, columns in self.columns(int(height / found)).items()
        ):
            found *= _SHRINK
        return found

    def columns(self, rows: int) -> dict[int | None, int]:
        """Give how many dots stand beside one another in each stack, where there is room for so many rows of them.

        Stacks of marks are equally wide: a high one that was split would look like two low ones.
        """
        tallest = max((len(one) for stack, one in self.candidates.items() if stack is not None), default=0)
        return {stack: -(-(len(one) if stack is None else tallest) // rows) for stack, one in self.candidates.items()}

    def in_words(self) -> list[str]:
        """Tell how the marks lie."""
        stacks = {stack: len(one) for stack, one in self.candidates.items() if stack is not None}
        if not stacks:
            return []
        most = max(stacks.values())
        named = [str(one) if self.step == 1 else f"{one} to {one + self.step - 1}" for one in sorted(stacks)]
        often = [name for name, stack in zip(named, sorted(stacks), strict=True) if stacks[stack] == most]
        spread = f"Marks from {named[0]} to {named[-1]}." if self.step == 1 else f"Marks in steps of {self.step}."
        return [spread, f"The highest stack: {most} candidates on {', '.join(often[:_NAMED])}."]

    def height(self) -> float:
        """Give the height that the dots need in a figure of their own, in points."""
        slot = _WIDTH * self.step / (self.right - self.left)
        wanted = 0.8 * min(_LARGEST, slot)
        return next((one for one in _HEIGHTS if self.diameter(_WIDTH, one) >= wanted), _HEIGHTS[-1])


def _stacks(groups: Mapping[str, list[str]], cohort: Mapping[str, Mark]) -> _Stacks:
    """Sort the candidates into stacks, those in the sample at the bottom."""
    scores = [mark for mark in cohort.values() if mark is not ABSENT]
    first, last = min(scores, default=0), max(scores, default=0)
    step = next(one for one in _STEPS if last - first < one * _MOST)
    found: dict[int | None, list[str]] = {}
    for candidate in (one for group in groups.values() for one in group):
        mark = cohort[candidate]
        found.setdefault(None if mark is ABSENT else mark - mark % step, []).append(candidate)
    return _Stacks(found, first - first % step, last - last % step, step)


def _draw_axis(axes: Axes, stacks: _Stacks, width: float) -> None:
    """Set the range of the x axis and name some marks on it; those who were absent stand to the left of all marks."""
    named: dict[float, str] = {}
    if None in stacks.candidates:
        named[stacks.centre(None)] = "absent"
    if stacks.candidates.keys() - {None}:
        marked = width * (stacks.last - stacks.first) / (stacks.right - stacks.left)
        most = letters(marked) // (len(str(stacks.last)) + 2)
        locator = MaxNLocator(max(1, min(most, _TICKS)), integer=True, steps=[1, 2, 5, 10])
        ticks = locator.tick_values(stacks.first, stacks.last)
        named |= {float(one): str(int(one)) for one in ticks if stacks.first <= one <= stacks.last}
        axes.set_xlabel("mark" if stacks.step == 1 else f"mark, in steps of {stacks.step}", **PLAIN)
    axes.set_xticks(list(named), labels=list(named.values()), **PLAIN)
    axes.tick_params(axis="x", top=False, labeltop=False, bottom=False, labelbottom=True)
    axes.set_xlim(stacks.left, stacks.right)
    axes.spines["bottom"].set(visible=True, color=RULE, linewidth=0.5)


def _draw_dots(axes: Axes, stacks: _Stacks, groups: Mapping[str, list[str]]) -> None:
    """Draw every candidate; where a stack has too many for the height, all of them have several columns."""
    width, height = room(axes)
    diameter = stacks.diameter(width, height)
    rows = int(height / diameter)
    aside = diameter * (stacks.right - stacks.left) / width
    where: dict[str, tuple[float, float]] = {}
    wide = stacks.columns(rows)
    for stack, found in stacks.candidates.items():
        columns = min(wide[stack], len(found))
        for place, candidate in enumerate(found):
            row, column = divmod(place, columns)
            where[candidate] = stacks.centre(stack) + (column - (columns - 1) / 2) * aside, row + 0.5
    axes.set_ylim(0, height / diameter)
    for kind, found in groups.items():
        if found:
            xs, ys = zip(*(where[one] for one in found), strict=True)
            _BY_KIND[kind][0].draw(axes, xs, ys, diameter=0.92 * diameter)
