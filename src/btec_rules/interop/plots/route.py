"""Route: what a learner has sat and what is still to do, component by series, and what follows from it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from btec_rules import Outcome, Series, Sitting, Status
from btec_rules._values.facts import Facts
from btec_rules.interop.plots.canvas import (
    BLUE,
    GREY,
    LINE,
    PLAIN,
    RED,
    RULE,
    SIZE,
    Marker,
    accept_axes,
    add_title,
    finish,
    letters,
    of_rulings,
    open_axes,
    room,
    said_of,
    wrapped,
)
from btec_rules.planning import Route

__all__ = ("route",)

_WIDTH = 640.0
_ROW = 26.0
"""The height of a row in a figure of its own, in points."""
_NAMES, _COLUMN = 150.0, 95.0
"""The width of the names of the rows, and the least width of a series, in points."""
_MOST = 8
"""Series that are drawn; of a longer history the earlier ones are left out, and the title says so."""
_EDGE = 0.08
"""From the left edge of a column to its markers, in columns."""

_SAT = Marker("sat", "o", BLUE)
_TO_SIT = Marker("to sit", "D", RED, filled=False)
_MISSED = Marker("absent", "x", GREY)
_WITHDRAWN = Marker("to withdraw", "P", RED)
_CLAIMED = Marker("claimed", "s", BLUE)
_TO_CLAIM = Marker("to claim", "s", RED, filled=False)

_Cells = dict[tuple[int | None, Series], tuple[Marker, str]]
"""What is in the row of a component, or of the claims (``None``), and the column of a series."""


def route(route: Route, *, axes: Axes | None = None) -> Figure:
    """Draw a learner's route: sat and missed, to sit and to claim, the terminal series, and the consequences in words.

    Args:
        route: The route.
        axes: Where to draw; ``None`` for a figure of its own. They are cleared first.

    Returns:
        The figure; the steps are numbered in their order. A terminal series, in which an external sitting is claimed,
        stands between dashed lines. Of more than eight series the earlier ones are left out, and the title says so.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *axes* are too small.

    Source:
        EXT-1 (guide p. 20), and the rules that the consequences name.
    """
    facts = Facts()
    facts.instance("route", route, Route)
    accept_axes(facts, axes)
    facts.raise_faults()
    cells = _cells(route)
    every = sorted({series for _, series in cells})
    columns = every[-_MOST:]
    subject = route.record.subject
    rows: dict[int | None, str] = {one: f"Component {one}, internal" for one in subject.internal}
    rows |= {subject.external: f"Component {subject.external}, external", None: "Certificate"}
    ruling = route.ruling
    said = [said_of(one) for one in ruling.findings if one.outcome is not Outcome.PASSED]
    title, edition = _title(route, left_out=len(every) - len(columns)), of_rulings([ruling])
    width = max(_WIDTH, _NAMES + len(columns) * _COLUMN)
    lines = sum(len(one) // letters(width - _NAMES) + 1 for one in said)
    needs = width, 6 * LINE + len(rows) * _ROW + (lines + 2) * LINE
    drawn = open_axes(axes, *needs)
    _draw_rows(drawn, list(rows.values()))
    across, _ = room(drawn)
    column = across / max(1, len(columns))
    terminal = [one for one in columns if {(None, one), (subject.external, one)} <= cells.keys()]
    _draw_columns(drawn, columns, terminal, column)
    below = "\n".join(wrapped(one, letters(across)) for one in said)
    drawn.set_xlabel(below, loc="left", labelpad=SIZE, **PLAIN)
    drawn.xaxis.set_label_position("bottom")
    add_title(drawn, title, across, edition=edition)
    for (row, series), (marker, text) in cells.items():
        if series in columns:
            _draw_cell(drawn, columns.index(series), list(rows).index(row), marker, text, column)
    tells = [f"{title}.", edition, *_in_words(cells, columns, rows, terminal), *said]
    return finish(drawn, own=axes is None, needs=needs, tells=tells)


def _in_words(
    cells: _Cells, columns: list[Series], rows: dict[int | None, str], terminal: list[Series]
) -> Iterator[str]:
    """Tell what is in the cells, series by series."""
    for series in columns:
        name = f"{series.label}, terminal series" if series in terminal else series.label
        there = [f"{rows[row]}, {cells[row, series][1]}" for row in rows if (row, series) in cells]
        yield f"{name}: {'; '.join(there)}."


def _cells(route: Route) -> _Cells:
    steps = {(one.component, one.series): (number, one.entered) for number, one in enumerate(route.steps, 1)}
    found: _Cells = {}
    for sitting in route.record.sittings:
        place = sitting.component, sitting.series
        found[place] = _to_do(_TO_SIT, "sit", *steps[place]) if place in steps else _behind(sitting)
    for series in (*(route.record.claimed or ()), *route.claims):
        known = (None, series) in steps
        found[None, series] = _to_do(_TO_CLAIM, "claim", *steps[None, series]) if known else (_CLAIMED, "claimed")
    for step in route.withdrawn:
        found[step.component, step.series] = _WITHDRAWN, "withdraw"
    return found


def _to_do(marker: Marker, what: str, number: int, entered: bool) -> tuple[Marker, str]:  # noqa: FBT001 - a fact
    return marker, f"step {number}: {what}" + (" (entered)" if entered else "")


def _behind(sitting: Sitting) -> tuple[Marker, str]:
    if sitting.status is Status.ABSENT:
        return _MISSED, "absent"
    return _SAT, "sat" if sitting.ums is None else f"sat: {sitting.ums} UMS"


def _title(route: Route, *, left_out: int) -> str:
    subject, steps, held = route.record.subject.title, len(route.steps), len(route.held)
    title = f"{subject}: steps left: {steps}; certificates in the end: {held}"
    return f"{title} (earlier series left out: {left_out})" if left_out else title


def _draw_rows(axes: Axes, names: list[str]) -> None:
    """Name the rows, and draw a line above and below each."""
    axes.set_ylim(len(names), 0)
    axes.set_yticks([number + 0.5 for number in range(len(names))], labels=names, fontweight="bold", **PLAIN)
    for number in range(len(names) + 1):
        axes.axhline(number, color=RULE, linewidth=0.5, linestyle="-", zorder=0, clip_on=False)


def _draw_columns(axes: Axes, columns: list[Series], terminal: list[Series], width: float) -> None:
    """Name the columns above the axes, each of a width in points, and draw dashed lines around the terminal series."""
    axes.set_xlim(0, len(columns) or 1)
    most = letters(width * (1 - _EDGE), bold=True)
    headings = []
    for number, series in enumerate(columns):
        label = series.label if len(series.label) <= most else series.label.replace("/", "/\n")
        headings.append(f"{label}\nterminal series" if series in terminal else label)
        if series in terminal:
            for edge in (number, number + 1):
                axes.axvline(edge, color=RULE, linewidth=0.5, linestyle="--", zorder=0, clip_on=False)
    places = [number + _EDGE for number in range(len(columns))]
    axes.set_xticks(places, labels=headings, ha="left", fontweight="bold", **PLAIN)
    axes.tick_params(axis="x", top=False, labeltop=True, bottom=False, labelbottom=False)


def _draw_cell(axes: Axes, column: int, row: int, marker: Marker, text: str, width: float) -> None:
    """Mark what is in a cell and write it beside the marker; *width* is that of the column in points."""
    marker.draw(axes, [column + _EDGE], [row + 0.5])
    words = textwrap.fill(text, letters(width * (1 - _EDGE) - SIZE))
    axes.annotate(
        words,
        (column + _EDGE, row + 0.5),
        xytext=(SIZE, 0),
        textcoords="offset points",
        va="center",
        annotation_clip=False,
        **PLAIN,
    )
