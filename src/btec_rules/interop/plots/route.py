"""Route: what a learner has sat and what is still to do, component by series, and what follows from it."""

from __future__ import annotations

import attrs
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from btec_rules._values.facts import Facts
from btec_rules.interop.plots.sheet import MARGIN, Box, Dots, Ink, Line, Pen, Sheet, Words, accept_axes, put
from btec_rules.model.records import Sitting, Status
from btec_rules.model.series import Series
from btec_rules.planning import Route
from btec_rules.rulings.findings import Outcome, outcome_word

__all__ = ("route",)

_WIDTH = 640.0
_MOST = 8
"""Series that are drawn; of a longer history the earlier ones are left out, and the title says so."""
_COLUMN = 9.5
"""The least width of a series, in sizes of the text."""

_SAT = Dots("sat", "o", Ink.BLUE)
_TO_SIT = Dots("to sit", "D", Ink.RED, filled=False)
_MISSED = Dots("absent", "x", Ink.GREY)
_WITHDRAWN = Dots("to withdraw", "P", Ink.RED)
_CLAIMED = Dots("claimed", "s", Ink.BLUE)
_TO_CLAIM = Dots("to claim", "s", Ink.RED, filled=False)

_Cells = dict[tuple[int | None, Series], tuple[Dots, str]]
"""What is in the row of a component, or of the claims (``None``), and the column of a series."""


def route(route: Route, *, axes: Axes | None = None) -> Figure:
    """Draw a learner's route: sat and missed, to sit and to claim, the terminal series, and the consequences in words.

    Args:
        route: The route.
        axes: Where to draw; a figure of its own where it is ``None``.

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
    columns = sorted({series for _, series in cells})
    left_out = len(columns[:-_MOST])
    held = len(route.held)
    title = f"{route.record.subject.title}: steps left: {len(route.steps)}; certificates in the end: {held}"
    if left_out:
        title += f" (earlier series left out: {left_out})"
    return put(axes, lambda pen, width, _: _lay_out(pen, width, title, route, cells, columns[-_MOST:]), width=_WIDTH)


def _cells(route: Route) -> _Cells:
    steps = {(one.component, one.series): (number, one.entered) for number, one in enumerate(route.steps, 1)}
    found: _Cells = {}
    for sitting in route.record.sittings:
        place = sitting.component, sitting.series
        found[place] = _to_do(_TO_SIT, "sit", *steps[place]) if place in steps else _behind(sitting)
    for series in (*route.record.claimed, *route.claims):
        known = (None, series) in steps
        found[None, series] = _to_do(_TO_CLAIM, "claim", *steps[None, series]) if known else (_CLAIMED, "claimed")
    for step in route.withdrawn:
        found[step.component, step.series] = _WITHDRAWN, "withdraw"
    return found


def _to_do(dots: Dots, what: str, number: int, entered: bool) -> tuple[Dots, str]:  # noqa: FBT001 - a fact
    return dots, f"step {number}: {what}" + (" (entered)" if entered else "")


def _behind(sitting: Sitting) -> tuple[Dots, str]:
    if sitting.status is Status.ABSENT:
        return _MISSED, "absent"
    return _SAT, "sat" if sitting.ums is None else f"sat: {sitting.ums} UMS"


def _heading(pen: Pen, label: str, room: float) -> list[str]:
    """Break the name of a series that is too long for a line, first of all between its two months."""
    if pen.width(label, bold=True) <= room:
        return [label]
    before, _, after = label.partition("/")
    return [line for part in (f"{before}/", after) for line in pen.wrapped(part, room, bold=True)]


def _lay_out(pen: Pen, width: float, title: str, route: Route, cells: _Cells, columns: list[Series]) -> Sheet:
    words, top = pen.title(title, width)
    parts: list[Words | Dots | Line | Box] = [*words]
    subject = route.record.subject
    rows: list[tuple[int | None, str]] = [(one, f"Component {one}, internal") for one in subject.internal]
    rows += [(subject.external, f"Component {subject.external}, external"), (None, "Certificate")]
    left = MARGIN + max(pen.width(said, bold=True) for _, said in rows) + MARGIN
    column = (width - MARGIN - left) / max(len(columns), 1)
    terminal = [one for one in columns if (None, one) in cells and (subject.external, one) in cells]
    head = top
    for number, series in enumerate(columns):
        heading = _heading(pen, series.label, column - pen.size)
        heading += pen.wrapped("terminal series", column - pen.size, bold=True) if series in terminal else []
        words, below = pen.lines(heading, left + number * column + pen.size / 2, head, bold=True)
        parts += words
        top = max(top, below)
    for row, named in rows:
        parts.append(Line((MARGIN, top), (width - MARGIN, top)))
        top += pen.size / 2
        words, after = pen.lines([named], MARGIN, top, bold=True)
        parts += words
        for number, series in enumerate(columns):
            if (row, series) not in cells:
                continue
            dots, said_here = cells[row, series]
            x = left + number * column + pen.size / 2
            parts.append(attrs.evolve(dots, diameter=pen.size, places=((x + pen.size / 2, top + pen.pitch / 2),)))
            lines = pen.wrapped(said_here, column - 2.4 * pen.size)
            words, below = pen.lines(lines, x + 1.5 * pen.size, top)
            parts += words
            after = max(after, below)
        top = after + pen.size / 2
    parts.append(Line((MARGIN, top), (width - MARGIN, top)))
    for number, series in enumerate(columns):
        if series in terminal:
            x = left + number * column
            parts += [Line((edge, head), (edge, top), dashed=True) for edge in (x, x + column)]
    top += MARGIN
    for finding in route.ruling.findings:
        if finding.outcome is not Outcome.PASSED:
            said = f"{outcome_word(finding)}: {finding.message} ({finding.rule},\u00a0p.\u00a0{finding.page})"
            words, top = pen.lines(pen.wrapped(said, width - 2 * MARGIN), MARGIN, top)
            parts += words
    wide = max(width, left + MARGIN + _COLUMN * pen.size * len(columns))
    return Sheet(wide, top + MARGIN, parts)
