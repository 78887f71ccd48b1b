"""Timeline: a centre's year, one row a duty, in the order in which the duties are given."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator

import attrs
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from btec_rules._values.errors import Fault
from btec_rules._values.facts import Facts, raise_faults
from btec_rules.centre.year import Duty
from btec_rules.interop.plots.sheet import MARGIN, Box, Dots, Ink, Line, Pen, Sheet, Words, accept_axes, put
from btec_rules.model.dates import MONTHS, MonthPart

__all__ = ("timeline",)

_WIDTH = 720.0
_NAMES = 0.36
"""How much of the width the names take."""
_MOST = 200
_MONTHS_IN_A_YEAR = 12
_SHORTEST = 7
_DAYS = (1, 7)
_EVERY = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
"""Months from one tick to the next."""
_SHORTEST_MONTH = 28

_SAID = {
    "CERT-7": "Late certification window",
    "COMP-1": "Yearly confirmation by the head of centre",
    "ENT-1": "Entries for internal components",
    "MOD-4": "Marks and sample",
    "MOD-8": "Initial moderator report expected",
    "OUT-4": "Amendments of marks",
    "PSA-1": "Release of set assignments",
    "REG-1": "Registration opens",
    "REG-2": "Registration of students",
    "RES-1": "Results and final moderator report",
    "ROMM-1": "Review of moderation",
}
"""A short name of what each rule with a day is about; of others there is what the rule says."""

_WINDOW = Box("from the first day to the last", Ink.BLUE)
_PART = Box("some time in the month: the guide names no day", Ink.RED, filled=False)
_LAST = Dots("last day", "D", Ink.BLUE)
_FIRST = Dots("first day", ">", Ink.RED)


def timeline(duties: Collection[Duty], *, axes: Axes | None = None) -> Figure:
    """Draw the duties that have a day, or part of a month, over the months; those without one are counted.

    Args:
        duties: What is on the list, such as `btec_rules.centre.duties` gives; at most 200 of them with a day.
        axes: Where to draw; a figure of its own where it is ``None``.

    Returns:
        The figure.

    Raises:
        InvalidFact: If an argument is of the wrong type, too many duties have a day, or *axes* are too small.

    Source:
        The rule that each row names, with its page; OPEN-12 for parts of a month.
    """
    facts = Facts()
    given = facts.collection_of("duties", duties, Duty)
    accept_axes(facts, axes)
    facts.raise_faults()
    dated = [one for one in given if one.begins is not None or one.due is not None]
    if len(dated) > _MOST:
        raise_faults([Fault("duties", f"{len(dated)} with a day", f"at most {_MOST}")])
    title = _title(dated, len(given) - len(dated))
    return put(axes, lambda pen, width, _: _lay_out(pen, width, title, dated), width=_WIDTH)


def _title(dated: list[Duty], others: int) -> str:
    if not dated:
        return f"Duties with a day: 0; without one: {others}"
    begins, ends = _span(dated)
    first, last = _said(begins), _said(ends)
    return f"From {first} to {last}: duties with a day: {len(dated)}; without one: {others}"


def _lay_out(pen: Pen, width: float, title: str, dated: list[Duty]) -> Sheet:
    words, top = pen.title(title, width)
    parts: list[Words | Dots | Line | Box] = [*words]
    if not dated:
        return Sheet(width, top, parts)
    left = MARGIN + (width - 3 * MARGIN) * _NAMES
    chart, right = left + MARGIN, width - MARGIN
    begins, ends = _span(dated)
    days = max((ends - begins).days + 1, _SHORTEST)
    scale = (right - chart) / days

    def across(on: datetime.date) -> float:
        return chart + (on - begins).days * scale

    ticks = _ticks(pen, begins, begins + datetime.timedelta(days=days), scale)
    for on in ticks:
        text = _tick(on, ticks)
        if across(on) + 2 + pen.width(text) <= right:
            words, _ = pen.lines([text], across(on) + 2, top)
            parts += words
    head = top
    top += pen.pitch + MARGIN / 2
    widest = pen.width("28 September 2026")
    for duty in dated:
        said = pen.wrapped(_SAID.get(duty.rule, duty.says), left - MARGIN, bold=True)
        words, below = pen.lines(said, MARGIN, top, bold=True)
        parts += words
        where = f"{duty.rule}, p. {duty.page}" + ("" if duty.series is None else f", series {duty.series.code}")
        words, below = pen.lines(pen.wrapped(where, left - MARGIN), MARGIN, below)
        parts += words
        when = _when(duty)
        long = pen.width(when)
        widest = max(widest, long)
        start = min(across(_first_day(duty)) + 3, right - long)
        words, _ = pen.lines([when], start, top)
        parts += words
        parts += _marks(duty, across, top + 1.55 * pen.pitch, pen.size * 0.85)
        top = max(below, top + 2.2 * pen.pitch) + MARGIN / 2
    parts += [Line((across(on), head), (across(on), top)) for on in ticks]
    kinds = {one.name for one in parts if isinstance(one, Dots | Box)}
    entries = [(one, one.name) for one in (_WINDOW, _LAST, _FIRST, _PART) if one.name in kinds]
    legend, top = pen.legend(entries, MARGIN, top + MARGIN / 2, right)
    parts += legend
    wide = max(width, 4 * MARGIN + widest / (1 - _NAMES))
    first = float(date2num(begins))
    return Sheet(wide, top + MARGIN / 2, parts, origin=chart, first=first, unit=1 / scale)


def _marks(duty: Duty, across: Callable[[datetime.date], float], middle: float, size: float) -> Iterator[Dots | Box]:
    """Mark when a duty can be done and has to be done."""
    half = size / 2
    begins, due = duty.begins, duty.due
    if isinstance(begins, MonthPart):
        ends = across(_after(begins))
        yield attrs.evolve(_PART, left=across(_first_day(duty)), right=ends, top=middle - half, bottom=middle + half)
    elif begins is not None and due is not None:
        left, right = sorted((begins, due))
        ends = across(right) + across(right) - across(right - datetime.timedelta(days=1))
        yield attrs.evolve(_WINDOW, left=across(left), right=ends, top=middle - half, bottom=middle + half)
    elif begins is not None:
        yield attrs.evolve(_FIRST, diameter=size, places=((across(begins), middle),))
    if due is not None and (begins is None or isinstance(begins, MonthPart)):
        yield attrs.evolve(_LAST, diameter=size, places=((across(due), middle),))


def _when(duty: Duty) -> str:
    begins, until = duty.begins, "" if duty.due is None else _said(duty.due)
    if begins is None:
        return f"by {until}"
    if isinstance(begins, MonthPart):
        return f"{begins}, by {until}" if until else str(begins)
    return f"{_said(begins)} to {until}" if until else f"from {_said(begins)}"


def _first_day(duty: Duty) -> datetime.date:
    if isinstance(duty.begins, MonthPart):
        return _month(duty.begins.year * _MONTHS_IN_A_YEAR + duty.begins.month - 1)
    return min(one for one in (duty.begins, duty.due) if one is not None)


def _last_day(duty: Duty) -> datetime.date:
    begins = duty.begins
    last = _after(begins) - datetime.timedelta(days=1) if isinstance(begins, MonthPart) else begins
    return max(one for one in (last, duty.due) if one is not None)


def _span(dated: list[Duty]) -> tuple[datetime.date, datetime.date]:
    return min(map(_first_day, dated)), max(map(_last_day, dated))


def _month(number: int) -> datetime.date:
    """Give the first day of a month, the months being counted through from the year 0 on."""
    year, month = divmod(number, _MONTHS_IN_A_YEAR)
    return datetime.date(year, month + 1, 1)


def _after(part: MonthPart) -> datetime.date:
    return _month(part.year * _MONTHS_IN_A_YEAR + part.month)


def _said(on: datetime.date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _ticks(pen: Pen, begins: datetime.date, ends: datetime.date, scale: float) -> list[datetime.date]:
    """Give the days at which the calendar gets a line: as many as their names have room for."""
    room = pen.width("28 September") + pen.size
    for every in _DAYS:
        if every * scale >= room:
            return [begins + datetime.timedelta(days=number) for number in range(0, (ends - begins).days, every)]
    room = pen.width("Sep 2025") + pen.size
    every = next(one for one in _EVERY if one * _SHORTEST_MONTH * scale >= room or one == _EVERY[-1])
    first = begins.year * _MONTHS_IN_A_YEAR + begins.month - 1
    last = ends.year * _MONTHS_IN_A_YEAR + ends.month - 1
    found = [_month(number) for number in range(first, last + 1) if number % every == 0]
    return [on for on in found if begins <= on < ends]


def _tick(on: datetime.date, ticks: list[datetime.date]) -> str:
    """Name a day that has a line: the month and the year where all the lines are first days of a month."""
    if all(one.day == 1 for one in ticks):
        return f"{MONTHS[on.month - 1][:3]} {on.year}"
    return f"{on.day} {MONTHS[on.month - 1]}"
