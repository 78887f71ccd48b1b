"""Cohort: how many learners stand where, and for which reasons some of them will have no certificate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import accumulate

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from btec_rules import ENGLISH
from btec_rules._values.facts import Facts
from btec_rules.audit import CohortReport
from btec_rules.guide.render import render
from btec_rules.interop.plots.canvas import (
    BLUE,
    LINE,
    PAPER,
    PLAIN,
    RED,
    SIZE,
    accept_axes,
    add_title,
    by_edition,
    finish,
    is_carried_forward,
    letters,
    open_axes,
    room,
    said_of,
    set_lines,
    wrapped,
)

__all__ = ("cohort",)

_WIDTH, _NAMES = 640.0, 150.0
"""The width of the figure, and of the names of the standings, in points."""
_AROUND = 60.0
_GAP = 0.7
"""Between two rows, in lines; a line is `LINE` high."""
_MOST = 8
"""Reasons that are drawn; the heading counts those that are left out."""
_NUMBER = 0.12
"""What the number beside the longest bar needs, as a share of that bar."""


def cohort(report: CohortReport, *, axes: Axes | None = None) -> Figure:
    """Draw how many learners stand where, and why those will have no certificate who won't as things stand.

    Args:
        report: The report on the cohort.
        axes: Where to draw; ``None`` for a figure of its own. They are cleared first.

    Returns:
        The figure: a bar for each standing that somebody has, then one for each reason, the commonest first, with the
        number of learners. Of more than eight reasons the rarer ones are left out, and the heading says so. A learner
        can have several reasons.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *axes* are too small.

    Source:
        The rule that each reason names, with its page; OPEN-19.
    """
    facts = Facts()
    facts.instance("report", report, CohortReport)
    accept_axes(facts, axes)
    facts.raise_faults()
    standings = {render(ENGLISH, f"standing:{one.value}"): count for one, count in report.counts.items() if count}
    counted = Counter(said for one in report.ineligible for said in dict.fromkeys(map(said_of, one.reasons)))
    reasons = dict(counted.most_common(_MOST))
    title = f"Learners: {len(report.reports)}"
    heading = f"Reasons: {len(counted)}" + (f" (left out: {len(counted) - _MOST})" if len(counted) > _MOST else "")
    carried = any(is_carried_forward(one.assumptions) for one in report.reports)
    edition = by_edition([(report.edition, carried)])
    needs = _WIDTH, _AROUND + sum(_heights(standings, reasons, letters(_WIDTH - _NAMES, bold=True))) * LINE
    drawn = open_axes(axes, *needs)
    drawn.set_yticks([0.5] * len(standings), labels=list(standings), **PLAIN)
    drawn.tick_params(axis="y", pad=SIZE)
    across, _ = room(drawn)
    most = letters(across, bold=True)
    heights = _heights(standings, reasons, most)
    ends = list(accumulate(heights))
    drawn.set_ylim(sum(heights) or 1, 0)
    drawn.set_xlim(0, max([*standings.values(), *reasons.values()], default=1) * (1 + _NUMBER))
    places = [end - (_GAP + 1) / 2 for end in ends]
    drawn.set_yticks(places[: len(standings)], labels=list(standings), **PLAIN)
    _draw_bars(drawn, places[: len(standings)], list(standings.values()), filled=True)
    if reasons:
        _write(drawn, heading, ends[len(standings)] - 1, fontweight="bold")
        _draw_bars(drawn, places[len(standings) + 1 :], list(reasons.values()), filled=False)
        for reason, begins in zip(reasons, ends[len(standings) :], strict=False):
            _write(drawn, wrapped(reason, most), begins)
    add_title(drawn, title, across, edition=edition)
    set_lines(drawn, sum(heights))
    tells = [f"{title}.", edition, *(f"{name}: {count}." for name, count in standings.items())]
    tells += [f"{heading}.", *(f"{name}: {count}." for name, count in reasons.items())] if reasons else []
    return finish(drawn, own=axes is None, needs=needs, tells=tells)


def _heights(standings: Collection[str], reasons: Collection[str], most: int) -> list[float]:
    """Give the heights of the rows in lines: the standings, the heading of the reasons, each reason over its bar."""
    below = [wrapped(one, most).count("\n") + 2 + _GAP for one in reasons]
    return [*([1 + _GAP] * len(standings)), *([1 + _GAP, *below] if below else [])]


def _write(axes: Axes, words: str, line: float, **style: object) -> None:
    """Write words whose first line is a line of the axes."""
    axes.annotate(words, (0, line), va="top", annotation_clip=False, **{**PLAIN, **style})


def _draw_bars(axes: Axes, places: list[float], counts: list[int], *, filled: bool) -> None:
    """Draw bars, each with its number; those of reasons are hollow."""
    colour = BLUE if filled else RED
    name = "learners" if filled else "learners with a reason"
    axes.barh(places, counts, height=0.8, color=colour if filled else PAPER, edgecolor=colour, linewidth=1, label=name)
    for place, count in zip(places, counts, strict=True):
        axes.annotate(
            str(count),
            (count, place),
            xytext=(SIZE / 2, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
            **PLAIN,
        )
