"""Timeline: a centre's year, one row a duty, in the order in which the duties are given."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Collection
from itertools import accumulate

import attrs
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.figure import Figure

from btec_rules import Fault, MonthPart
from btec_rules._values.facts import Facts, raise_faults
from btec_rules.centre import Duty
from btec_rules.interop.plots.canvas import (
    BLUE,
    LINE,
    PLAIN,
    RED,
    RULE,
    SIZE,
    Marker,
    accept_axes,
    add_legend,
    add_title,
    by_edition,
    finish,
    open_axes,
    room,
    wrapped,
)
from btec_rules.model.dates import MONTHS

__all__ = ("timeline",)

_WIDTH = 720.0
_GAP = 0.8
"""Between two rows, in lines; a line is `LINE` high."""
_NAME = 34
"""Letters in a line of a duty's name."""
_TITLE, _CALENDAR = 56.0, 40.0
"""The height of the title with the edition, and of the names of the months, in points."""
_KINDS = 5
"""Lines that the legend has at most."""
_BAR = 0.7 * SIZE
"""The thickness of a bar, in points."""
_ASIDE, _ABOVE = 3.0, 0.6 * SIZE
"""From the day to the words beside and above its marker, in points."""
_MOST = 200
_SHORTEST = 7
"""Days that the calendar has at least."""
_TICKS = 7
_MONTHS = 3
"""From so many months on the calendar has whole months, and each is named where there is room."""
_MOST_MONTHS = 36
_MONTH_STEPS = (1, 2, 3, 4, 6, 12)
_MONTH_ROOM = 28.0
"""What the name of a month needs, in points."""

_SAID = {
    "CERT-7": "Late certification window",
    "COMP-1": "Yearly confirmation by the head of centre",
    "ENT-1": "Entries for internal components",
    "EXT-5": "Tasks of creative external components",
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


@attrs.frozen
class _Bar:
    """How days that follow one another are marked."""

    name: str
    colour: str
    style: str | tuple[float, tuple[float, float]]

    def draw(self, axes: Axes, period: tuple[datetime.date, datetime.date], at: float) -> None:
        """Draw a bar from the beginning of the first day to the end of the last."""
        days = [date2num(period[0]), date2num(period[1]) + 1]
        (line,) = axes.plot(days, [at, at], color=self.colour, linestyle=self.style, linewidth=_BAR, label=self.name)
        line.set(solid_capstyle="butt", dash_capstyle="butt", zorder=2, clip_on=False)


_LAST_DAY = Marker("last day", "D", BLUE)
_FIRST_DAY = Marker("first day", ">", RED)
_WINDOW = _Bar("from the first day to the last", BLUE, "-")
_PART = _Bar("some time in the month: the guide names no day", RED, (0, (0.5, 0.4)))


def timeline(duties: Collection[Duty], *, on: datetime.date | None = None, axes: Axes | None = None) -> Figure:
    """Draw the duties that have a day, or part of a month, over the months; those without one are counted.

    Args:
        duties: What is on the list, such as `btec_rules.centre.duties` gives; at most 200 of them with a day.
        on: Today, which a dashed line marks; ``None`` leaves it out.
        axes: Where to draw; ``None`` for a figure of its own. They are cleared first.

    Returns:
        The figure; its x axis is the day.

    Raises:
        InvalidFact: If an argument is of the wrong type, too many duties have a day, or *axes* are too small.

    Source:
        The rule that each row names, with its page; OPEN-12 for parts of a month.
    """
    facts = Facts()
    given = facts.collection_of("duties", duties, Duty)
    today = facts.optional_day("on", on)
    accept_axes(facts, axes)
    facts.raise_faults()
    dated = [one for one in given if one.begins is not None or one.due is not None]
    if len(dated) > _MOST:
        raise_faults([Fault("duties", f"{len(dated)} with a day", f"at most {_MOST}")])
    names = [_name(one) for one in dated]
    heights = [len(one.splitlines()) + _GAP for one in names]
    middles = [below - height / 2 for below, height in zip(accumulate(heights), heights, strict=True)]
    around = _CALENDAR + min(len(dated) + 1, _KINDS) * LINE if dated else 0
    needs = _WIDTH, _TITLE + around + sum(heights) * LINE
    drawn = open_axes(axes, *needs)
    drawn.set_yticks(middles, labels=names, **PLAIN)
    drawn.tick_params(axis="y", pad=SIZE)
    drawn.set_ylim(sum(heights) or 1, 0)
    if dated:
        _draw_calendar(drawn, *_with(today, *_period(dated)), room(drawn)[0])
        for duty, middle in zip(dated, middles, strict=True):
            _draw_duty(drawn, duty, middle + 0.5)
        if today is not None:
            drawn.axvline(date2num(today), color=RED, linewidth=1.2, linestyle="--", zorder=1, label=_today(today))
    across, _ = room(drawn)
    handles, labels = drawn.get_legend_handles_labels()
    add_legend(drawn, dict(zip(labels, handles, strict=True)), across, below=SIZE)
    title = _title(dated, len(given) - len(dated))
    edition = by_edition((one.edition, one.carried_forward) for one in given)
    add_title(drawn, title, across, edition=edition)
    tells = [
        *(f"{one}." for one in title.splitlines()),
        edition,
        *(f"{' '.join(_name(one).split())}: {_when(one)}." for one in dated),
    ]
    if dated and today is not None:
        tells.append(f"{_today(today)}.")
    return finish(drawn, own=axes is None, needs=needs, tells=tells)


def _name(duty: Duty) -> str:
    about = wrapped(_SAID.get(duty.rule, duty.says), _NAME)
    series = "" if duty.series is None else f", series {duty.series.code}"
    return f"{about}\n{duty.rule}, p. {duty.page}{series}"


def _today(on: datetime.date) -> str:
    return f"today, {_said(on)}"


def _with(on: datetime.date | None, first: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Give a period that has a day in it."""
    return (first, last) if on is None else (min(first, on), max(last, on))


def _draw_calendar(axes: Axes, first: datetime.date, last: datetime.date, width: float) -> None:
    """Set the range of the x axis, with a line and a name at the beginning of some months, weeks or days."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if _MONTHS <= months <= _MOST_MONTHS:
        begins, ends = first.replace(day=1), _last_of(last)
        step = next((one for one in _MONTH_STEPS if one * width >= months * _MONTH_ROOM), _MONTH_STEPS[-1])
        starts = [_month_after(begins, number) for number in range((months - 1) % step, months, step)]
        days = [date2num(on) for on in starts]
        labels = [_month_name(on, before) for on, before in zip(starts, [None, *starts], strict=False)]
    else:
        begins, ends = first, max(last, first + datetime.timedelta(days=_SHORTEST - 1))
        locator = AutoDateLocator(tz=datetime.UTC, minticks=2, maxticks=_TICKS)
        span = [num2date(date2num(one), tz=datetime.UTC) for one in (begins, ends)]
        days = [on for on in locator.tick_values(*span) if date2num(begins) <= on <= date2num(ends)]
        labels = [_tick(num2date(on, tz=datetime.UTC)) for on in days]
    axes.set_xlim(date2num(begins), date2num(ends) + 1)
    axes.set_xticks(days, labels=labels, ha="left", **PLAIN)
    axes.tick_params(axis="x", top=False, labeltop=True, bottom=False, labelbottom=False)
    axes.grid(visible=True, axis="x", color=RULE, linewidth=0.5, linestyle="-")
    axes.set_axisbelow(True)


def _month_after(on: datetime.date, months: int) -> datetime.date:
    """Give the first day of a month so many after that of a day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return datetime.date(year, month + 1, 1)


def _month_name(on: datetime.date, before: datetime.date | None) -> str:
    """Name a month, with its year where that is not the year of the month named before it."""
    name = MONTHS[on.month - 1][:3]
    return name if before is not None and before.year == on.year else f"{on.year}\n{name}"


def _tick(on: datetime.date) -> str:
    month = MONTHS[on.month - 1][:3]
    return f"{month} {on.year}" if on.day == 1 else f"{on.day} {month}"


def _draw_duty(axes: Axes, duty: Duty, at: float) -> None:
    """Mark when a duty can be done and has to be done, at a height in the axes, and write it above the marker."""
    begins, due = duty.begins, duty.due
    if isinstance(begins, MonthPart):
        _PART.draw(axes, _month(begins), at)
    elif begins is not None and due is not None:
        _WINDOW.draw(axes, _period([duty]), at)
    elif begins is not None:
        _FIRST_DAY.draw(axes, [date2num(begins)], [at])
    if due is not None and (begins is None or isinstance(begins, MonthPart)):
        _LAST_DAY.draw(axes, [date2num(due)], [at])
    first, last = (date2num(on) for on in _period([duty]))
    early = first <= sum(axes.get_xlim()) / 2
    axes.annotate(
        _when(duty),
        (first if early else last + 1, at),
        xytext=(_ASIDE if early else -_ASIDE, _ABOVE),
        textcoords="offset points",
        ha="left" if early else "right",
        va="bottom",
        annotation_clip=False,
        **PLAIN,
    )


def _when(duty: Duty) -> str:
    begins, until = duty.begins, "" if duty.due is None else _said(duty.due)
    if begins is None:
        return f"by {until}"
    if isinstance(begins, MonthPart):
        return f"{begins}, by {until}" if until else str(begins)
    return f"{_said(begins)} to {until}" if until else f"from {_said(begins)}"


def _said(on: datetime.date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _title(dated: list[Duty], others: int) -> str:
    if not dated:
        return f"Duties with a day: 0; without one: {others}"
    first, last = _period(dated)
    return f"From {_said(first)} to {_said(last)}\nDuties with a day: {len(dated)}; without one: {others}"


def _period(dated: list[Duty]) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day of all the duties."""
    days = [day for duty in dated for one in (duty.begins, duty.due) for day in _days(one)]
    return min(days), max(days)


def _days(one: datetime.date | MonthPart | None) -> tuple[datetime.date, ...]:
    if one is None:
        return ()
    return _month(one) if isinstance(one, MonthPart) else (one,)


def _month(part: MonthPart) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day of a month."""
    first = datetime.date(part.year, part.month, 1)
    return first, _last_of(first)


def _last_of(on: datetime.date) -> datetime.date:
    """Give the last day of a day's month."""
    return on.replace(day=calendar.monthrange(on.year, on.month)[1])
