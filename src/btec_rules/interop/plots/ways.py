"""Ways: several ways on, side by side, each with what it is and what it costs.

A way is a column. Its cells stand in the rows that all ways share, and what follows from it stands below them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from btec_rules import Ruling
from btec_rules.interop.plots.canvas import (
    LINE,
    PLAIN,
    RULE,
    SIZE,
    Marker,
    add_title,
    finish,
    letters,
    of_rulings,
    open_axes,
    room,
    said_of,
    set_lines,
    wrapped,
)
from btec_rules.rulings.findings import Outcome

__all__ = ("Way", "draw_ways")

_NAMES, _COLUMN = 160.0, 210.0
"""The width of the names of the rows, and of a way, in points."""
_AROUND = 100.0
"""What the title and the names of the ways need, in points."""
_EDGE = 13.0
"""From the left edge of a way to its markers, in points."""
_GAP = 0.9
"""Between two rows, in lines; a line is `LINE` high."""
_PRICE = "What follows"


@attrs.frozen
class Way:
    """A way on: its name, what is in each row (a marker and words), and the ruling on it."""

    name: str
    rows: dict[str, list[tuple[Marker, str]]]
    ruling: Ruling

    def price(self) -> list[str]:
        """Give the answer, and everything that follows or is not known."""
        answer = self.ruling.explain().splitlines()[0]
        return [answer, *(said_of(one) for one in self.ruling.findings if one.outcome is not Outcome.PASSED)]


def draw_ways(axes: Axes | None, title: str, names: Sequence[str], ways: Sequence[Way]) -> Figure:
    """Draw ways side by side; *names* are those of the rows, from top to bottom.

    Raises:
        InvalidFact: If *axes* are too small.
    """
    width = _NAMES + max(1, len(ways)) * _COLUMN
    needs = width, _AROUND + (sum(_heights(names, ways, _COLUMN)) * LINE if ways else 0)
    drawn = open_axes(axes, *needs)
    drawn.set_ylim(1, 0)
    drawn.set_yticks([0.5 for _ in names], labels=names, fontweight="bold", **PLAIN)
    across, _ = room(drawn)
    column = across / max(1, len(ways))
    heights = _heights(names, ways, column) if ways else []
    edges = [0.0, *accumulate(heights)]
    drawn.set_xlim(0, across)
    drawn.set_ylim(edges[-1] or 1, 0)
    starts = [edge + _GAP / 2 for edge in edges[: len(heights)]]
    drawn.set_yticks(starts, labels=[*names, _PRICE] if ways else [], va="top", fontweight="bold", **PLAIN)
    for edge in edges:
        drawn.axhline(edge, color=RULE, linewidth=0.5, linestyle="-", zorder=0, clip_on=False)
    places = [number * column + _EDGE for number in range(len(ways))]
    headings = [wrapped(one.name, letters(column - 2 * _EDGE, bold=True)) for one in ways]
    drawn.set_xticks([place - SIZE / 2 for place in places], labels=headings, ha="left", fontweight="bold", **PLAIN)
    drawn.tick_params(axis="x", top=False, labeltop=True, bottom=False, labelbottom=False)
    for place, way in zip(places, ways, strict=True):
        _draw_way(drawn, way, names, place, starts, column)
    for place in places[1:]:
        drawn.plot([place - _EDGE] * 2, [0, edges[-1]], color=RULE, linewidth=0.5, zorder=0, clip_on=False)
    edition = of_rulings(one.ruling for one in ways)
    add_title(drawn, title, across, edition=edition)
    set_lines(drawn, edges[-1])
    return finish(drawn, own=axes is None, needs=needs, tells=[f"{title}.", edition, *_in_words(names, ways)])


def _heights(names: Sequence[str], ways: Sequence[Way], column: float) -> list[float]:
    """Give the heights of the rows in lines: those that are named, and the last one."""
    cells = [[sum(map(_lines, _words(way, name, column))) for way in ways] for name in names]
    prices = [sum(map(_lines, _price(way, column))) for way in ways]
    return [max(one, default=1) + _GAP for one in (*cells, prices)]


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _words(way: Way, name: str, column: float) -> list[str]:
    """Give the words of a cell, each in lines."""
    most = letters(column - 2 * _EDGE - SIZE)
    return [wrapped(words, most) for _, words in way.rows.get(name, [])] or [""]


def _price(way: Way, column: float) -> list[str]:
    return [wrapped(one, letters(column - 2 * _EDGE), indent="  ") for one in way.price()]


def _draw_way(axes: Axes, way: Way, names: Sequence[str], place: float, starts: Sequence[float], column: float) -> None:
    """Draw the column of a way, which begins at *place*; *starts* are the first lines of the rows."""
    for name, start in zip(names, starts, strict=False):
        line = start
        for (marker, _), words in zip(way.rows.get(name, []), _words(way, name, column), strict=False):
            marker.draw(axes, [place], [line + 0.5])
            _write(axes, words, place, line, aside=SIZE)
            line += _lines(words)
    _write(axes, "\n".join(_price(way, column)), place, starts[-1], aside=-SIZE / 2)


def _write(axes: Axes, words: str, place: float, line: float, *, aside: float) -> None:
    """Write words whose first line is a line of the axes."""
    axes.annotate(
        words,
        (place, line),
        xytext=(aside, 0),
        textcoords="offset points",
        va="top",
        annotation_clip=False,
        **PLAIN,
    )


def _in_words(names: Sequence[str], ways: Sequence[Way]) -> Iterator[str]:
    """Tell the ways one by one."""
    for way in ways:
        yield f"{way.name}:"
        for name in names:
            words = [words.removesuffix(".") for _, words in way.rows.get(name, [])]
            if words:
                yield f"{name}: {'; '.join(words)}."
        yield f"{_PRICE}: {' '.join(way.price())}"
