"""Sheet: what a picture is made of, laid out in points before anything is drawn.

Everything of a picture, its title and its legend too, lies within the box of its axes, so it never reaches into a
neighbour. Every text is measured with the font that draws it and gets a place of its own; where there is no room for
that, the picture is refused, not squeezed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure, SubFigure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import Facts

__all__ = ("Box", "Dots", "Ink", "Line", "Pen", "Sheet", "Words", "accept_axes", "put")

INCH = 72
"""Points in an inch."""
MARGIN = 10
SIZES = (9.0, 8.0, 7.0, 6.0)
"""The sizes of text that are tried, in points; the first is that of a picture of its own."""
_SLACK = 1.04
"""Text is a little wider on some screens than on others."""
_PITCH = 1.4
"""From one line of text to the next, in sizes of it."""
_RISE = 1.05
"""From the top of a line to its baseline, in sizes of it."""
_TITLE = 1.25


class Ink:
    """The colours, each at least 4.5 : 1 on the paper; what they tell apart is told by shape or words as well."""

    PAPER = "#ffffff"
    TEXT = "#1a1a1a"
    BLUE = "#005a9c"
    RED = "#a63a00"
    GREY = "#5f5f5f"
    RULE = "#757575"


@attrs.frozen
class Words:
    """One line of text, by the left end of its baseline."""

    left: float
    baseline: float
    text: str
    size: float
    bold: bool = False


@attrs.frozen
class Dots:
    """Markers of one kind, by their centres."""

    name: str
    marker: str
    colour: str
    filled: bool = True
    diameter: float = 0.0
    places: tuple[tuple[float, float], ...] = ()


@attrs.frozen
class Line:
    """A straight thin line."""

    start: tuple[float, float]
    end: tuple[float, float]
    dashed: bool = False


@attrs.frozen
class Box:
    """A box, filled or only outlined."""

    name: str
    colour: str
    filled: bool = True
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@attrs.frozen
class Sheet:
    """A picture, in points from its upper left corner; and where on it the first value of the x axis lies, if any."""

    width: float
    height: float
    parts: list[Words | Dots | Line | Box]
    origin: float = 0.0
    first: float = 0.0
    unit: float = 1.0


class Pen:
    """Measures and places text of one size; remembers nothing but the size."""

    def __init__(self, size: float, dpi: float) -> None:
        self.size = size
        self.pitch: float = size * _PITCH
        self._dpi = dpi
        self._renderer = RendererAgg(1, 1, dpi)

    def width(self, text: str, *, bold: bool = False, size: float | None = None) -> float:
        """Give the width of a line of text in points."""
        font = FontProperties(size=size or self.size, weight="bold" if bold else "normal")
        found = self._renderer.get_text_width_height_descent(text, font, ismath=False)[0]
        return float(found) * INCH / self._dpi * _SLACK

    def wrapped(self, text: str, room: float, *, bold: bool = False, size: float | None = None) -> list[str]:
        """Break a text into lines of at most *room* points; a word that is longer is broken too."""
        lines = [""]
        for word in " ".join(text.splitlines()).split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer, bold=bold, size=size) <= room:
                lines[-1:] = [longer]
                continue
            if lines[-1]:
                lines.append("")
            for letter in word:
                if lines[-1] and self.width(lines[-1] + letter, bold=bold, size=size) > room:
                    lines.append("")
                lines[-1:] = [lines[-1] + letter]
        return lines

    def lines(
        self, texts: Iterable[str], left: float, top: float, *, bold: bool = False, size: float | None = None
    ) -> tuple[list[Words], float]:
        """Place lines of text under one another; give them, and where the next line would begin."""
        size = size or self.size
        placed = [
            Words(left, top + (number * _PITCH + _RISE) * size, text, size, bold) for number, text in enumerate(texts)
        ]
        return placed, top + len(placed) * _PITCH * size

    def centred(self, text: str, middle: float, top: float) -> Words:
        """Place a line of text around a middle."""
        return self.lines([text], middle - self.width(text) / 2, top)[0][0]

    def title(self, text: str, width: float) -> tuple[list[Words], float]:
        """Place a title at the head of a sheet; give it, and where what is below it may begin."""
        size = self.size * _TITLE
        found = self.wrapped(text, width - 2 * MARGIN, bold=True, size=size)
        placed, below = self.lines(found, MARGIN, MARGIN, bold=True, size=size)
        return placed, below + MARGIN

    def legend(
        self, entries: Iterable[tuple[Dots | Box, str]], left: float, top: float, right: float
    ) -> tuple[list[Words | Dots | Box], float]:
        """Place a legend, each entry a sample and its text, as many side by side as there is room for."""
        placed: list[Words | Dots | Box] = []
        x = left
        for sample, text in entries:
            gap = 2.2 * self.size
            wide = gap + self.width(text)
            if x > left and x + wide > right:
                x, top = left, top + self.pitch
            texts = self.wrapped(text, right - x - gap)
            middle = top + self.pitch / 2
            placed.append(_as_sample(sample, x, middle, self.size))
            words, after = self.lines(texts, x + gap, top)
            placed += words
            if len(texts) > 1:
                x, top = left, after
            else:
                x += wide + 2 * self.size
        return placed, top + self.pitch if x > left else top


def _as_sample(sample: Dots | Box, left: float, middle: float, size: float) -> Dots | Box:
    if isinstance(sample, Dots):
        return attrs.evolve(sample, diameter=0.75 * size, places=((left + 0.8 * size, middle),))
    half = size / 3
    return attrs.evolve(sample, left=left, right=left + 1.6 * size, top=middle - half, bottom=middle + half)


def accept_axes(facts: Facts, axes: Axes | None) -> None:
    """Refuse what is neither axes nor ``None``."""
    facts.optional("axes", axes, Axes)


def put(axes: Axes | None, lay_out: Callable[[Pen, float, float | None], Sheet], *, width: float) -> Figure:
    """Draw a picture into axes, or into a figure of its own that is as high as the picture needs.

    Args:
        axes: Where to draw; ``None`` for a figure of its own.
        lay_out: Gives the sheet for a pen, a width, and the height where that is given.
        width: The width of a figure of its own, in points.

    Raises:
        InvalidFact: If the axes have no room for the picture with text of 6 points.
    """
    if axes is None:
        figure = Figure(facecolor=Ink.PAPER)
        pen = Pen(SIZES[0], figure.dpi)
        sheet = lay_out(pen, width, None)
        if sheet.width > width:
            sheet = lay_out(pen, sheet.width, None)
        figure.set_size_inches(sheet.width / INCH, sheet.height / INCH)
        _draw(sheet, figure.add_axes((0.0, 0.0, 1.0, 1.0)))
        return figure
    figure = _figure_of(axes)
    _empty(axes)
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
    there = axes.get_window_extent()
    wide, high = (float(one) * INCH / figure.dpi for one in (there.width, there.height))
    for size in SIZES:
        sheet = lay_out(Pen(size, figure.dpi), wide, high)
        if sheet.height <= high and sheet.width <= wide:
            _draw(attrs.evolve(sheet, height=high), axes)
            return figure
    raise InvalidFact(Fault("axes", _inches(wide, high), f"{_inches(sheet.width, sheet.height)} or more"))


def _inches(width: float, height: float) -> str:
    return f"{width / INCH:.1f} x {height / INCH:.1f} inches"


def _figure_of(axes: Axes) -> Figure:
    found: object = axes.figure
    while isinstance(found, SubFigure):
        found = found.figure
    if not isinstance(found, Figure):
        raise InvalidFact(Fault("axes", "axes that were removed", "axes of a figure"))
    return found


def _empty(axes: Axes) -> None:
    """Take away what axes draw by themselves, so that nothing of theirs is outside their box."""
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor(Ink.PAPER)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _draw(sheet: Sheet, axes: Axes) -> None:
    def across(points: float) -> float:
        return sheet.first + (points - sheet.origin) * sheet.unit

    _empty(axes)
    axes.set_xlim(across(0), across(sheet.width))
    axes.set_ylim(sheet.height, 0)
    for part in sheet.parts:
        if isinstance(part, Words):
            axes.text(
                across(part.left),
                part.baseline,
                part.text,
                fontsize=part.size,
                fontweight="bold" if part.bold else "normal",
                color=Ink.TEXT,
                parse_math=False,
                usetex=False,
                bbox={"facecolor": Ink.PAPER, "edgecolor": "none", "pad": 0.5},
            )
        elif isinstance(part, Dots):
            _dots(part, axes, [across(x) for x, _ in part.places])
        elif isinstance(part, Line):
            (first, upper), (last, lower) = part.start, part.end
            xs, style = [across(first), across(last)], "--" if part.dashed else "-"
            axes.add_line(Line2D(xs, [upper, lower], color=Ink.RULE, linewidth=0.5, linestyle=style, zorder=0))
        else:
            left, right = across(part.left), across(part.right)
            colour, face = part.colour, part.colour if part.filled else "none"
            style = "-" if part.filled else "--"
            box = Rectangle((left, part.top), right - left, part.bottom - part.top, label=part.name)
            box.set(edgecolor=colour, facecolor=face, linestyle=style, linewidth=0.8)
            axes.add_patch(box)


def _dots(part: Dots, axes: Axes, xs: list[float]) -> None:
    if not xs:
        return
    thickness = max(0.3, part.diameter / 8)
    inner = part.diameter - thickness
    axes.scatter(
        xs,
        [y for _, y in part.places],
        s=inner * inner,
        marker=part.marker,
        facecolors=part.colour if part.filled else Ink.PAPER,
        edgecolors=None if part.marker == "x" else part.colour,
        linewidths=thickness,
        label=part.name,
    )
