"""Canvas: where a picture is drawn, how its words and markers look, and whether the words have room.

What a picture shows is decided in the modules of its functions. Where things go is decided by matplotlib's constrained
layout.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Mapping

import attrs
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox, offset_copy

from btec_rules import ENGLISH, Fault, Finding, InvalidFact, Ruling
from btec_rules._values.facts import Facts
from btec_rules.guide.render import render
from btec_rules.rulings.findings import finding_line

__all__ = (
    "BLUE",
    "GREY",
    "INCH",
    "LINE",
    "PAPER",
    "PLAIN",
    "RED",
    "RULE",
    "SIZE",
    "Marker",
    "accept_axes",
    "add_legend",
    "add_title",
    "by_edition",
    "finish",
    "is_carried_forward",
    "letters",
    "of_rulings",
    "open_axes",
    "room",
    "said_of",
    "set_lines",
    "wrapped",
)

PAPER = "#ffffff"
INK = "#1a1a1a"
BLUE = "#005a9c"
RED = "#a63a00"
GREY = "#5f5f5f"
RULE = "#757575"
"""The colours; each has a contrast of at least 4.5 to 1 with the paper."""

INCH = 72
"""Points in an inch."""
_MARGIN = 8.0
SIZE = 9.0
"""The size of the letters, in points."""
LINE = 1.4 * SIZE
"""The height of a line of text, in points."""
_SMALLEST = 6.0
_TITLE = 1.25
"""How much larger the title is."""
_LETTER = 0.58
"""The width of a letter, in sizes: a little more than the letters of most sentences have."""
_WIDE = 1.15
"""How much wider digits and bold letters are."""
_SAMPLE = 6
"""The width of a marker in a legend, and of the gap after a text, in letters."""
_TOLERANCE = 1.0
"""Pixels by which two texts may touch."""
_MORE = 1.25
"""How much more room is asked for where a picture has as much as it should need."""

PLAIN: Mapping[str, object] = {
    "fontsize": SIZE,
    "color": INK,
    "bbox": {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5},
    "usetex": False,
    "parse_math": False,
}
"""How every text is set: readable over lines and on figures of any colour, and dollar signs are just dollar signs."""


@attrs.frozen
class Marker:
    """How one kind of thing is marked; no two kinds of a picture differ in colour alone."""

    name: str
    shape: str
    colour: str
    filled: bool = True

    def draw(self, axes: Axes, xs: Collection[float], ys: Collection[float], *, diameter: float = SIZE) -> None:
        """Mark places, by their centres; *diameter* is in points, and counts the outline."""
        outline = max(0.3, diameter / 8)
        axes.scatter(
            xs,
            ys,
            s=(diameter - outline) ** 2,
            marker=self.shape,
            facecolors=self.colour if self.filled else PAPER,
            edgecolors=None if self.shape == "x" else self.colour,
            linewidths=outline,
            label=self.name,
            zorder=2,
            clip_on=False,
        )

    def sample(self) -> Line2D:
        """Give the marker by itself, for a legend."""
        face = self.colour if self.filled else PAPER
        return Line2D([], [], linestyle="none", marker=self.shape, markersize=SIZE, mec=self.colour, mfc=face)


def accept_axes(facts: Facts, axes: Axes | None) -> None:
    """Add a fault for what is neither axes nor ``None``."""
    if axes is not None:
        facts.instance("axes", axes, Axes)


def open_axes(axes: Axes | None, width: float, height: float) -> Axes:
    """Clear the axes to draw in, or make a figure with axes of its own, *width* and *height* being its size in points.

    Raises:
        InvalidFact: If *axes* are no longer part of a figure.
    """
    if axes is None:
        size = (width / INCH, height / INCH)
        layout = ConstrainedLayoutEngine(w_pad=_MARGIN / INCH, h_pad=_MARGIN / INCH)
        axes = Figure(figsize=size, layout=layout, facecolor=PAPER).add_subplot()
    else:
        _figure_of(axes)
        axes.clear()
    axes.set(facecolor=PAPER, xticks=[], yticks=[], label="")
    axes.grid(visible=False, which="both")
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(which="both", length=0)
    return axes


def room(axes: Axes) -> tuple[float, float]:
    """Give the width and height of the axes in points, once there is room around them for all that is there so far."""
    figure = _figure_of(axes)
    figure.draw_without_rendering()
    extent = axes.get_window_extent()
    width, height = (max(1.0, float(pixels) * INCH / figure.dpi) for pixels in (extent.width, extent.height))
    return width, height


def set_lines(axes: Axes, lines: float) -> None:
    """Let the axes have so many lines from top to bottom, or more where they are higher than that.

    To be called when everything around the axes is there, as that takes room from them.
    """
    _, height = room(axes)
    axes.set_ylim(max(lines, height / LINE), 0)


def letters(width: float, *, bold: bool = False) -> int:
    """Give about how many letters of the usual size fit into a width in points; at least 10."""
    return max(10, int(width / (_LETTER * SIZE * (_WIDE if bold else 1))))


def wrapped(text: str, most: int, *, indent: str = "") -> str:
    """Break a text into lines of *most* letters, all but the first with an *indent*; a rule stays with its page."""
    return textwrap.fill(text, most, subsequent_indent=indent, break_on_hyphens=False)


def said_of(finding: Finding) -> str:
    """Give a finding as a line of `Ruling.explain` gives it, without its dash; the rule and its page stay together."""
    return finding_line(finding, ENGLISH).removeprefix("- ").replace(", p. ", ",\u00a0p.\u00a0")


def by_edition(editions: Iterable[tuple[str, bool]]) -> str:
    """Say by which editions, each with whether it is carried forward anywhere; nothing where there is none."""
    found: dict[str, bool] = {}
    for edition, carried in editions:
        found[edition] = carried or found.get(edition, False)
    said = [
        render(ENGLISH, "line:edition-carried-forward" if carried else "line:edition", {"edition": edition})
        for edition, carried in found.items()
    ]
    return " ".join(said)


def of_rulings(rulings: Iterable[Ruling]) -> str:
    """Say by which editions rulings were made."""
    return by_edition((one.edition, is_carried_forward(one.assumptions)) for one in rulings)


def is_carried_forward(assumptions: Collection[str]) -> bool:
    """Whether an edition was applied to another year than its own."""
    return "OPEN-19" in assumptions


def add_title(axes: Axes, text: str, width: float, *, edition: str) -> None:
    """Write a title above the axes, and over it by which edition; *width* is that of the axes in points."""
    most = letters(width / _TITLE, bold=True)
    lines = [
        wrapped(one, min(most, len(one) // -(-len(one) // most) + 8)) for one in text.splitlines()
    ]  # where a line has to be broken, its parts are about as long
    style = {**PLAIN, "fontsize": SIZE * _TITLE, "fontweight": "bold"}
    title = axes.set_title("\n".join(lines), loc="left", pad=SIZE, **style)
    if edition:
        axes.annotate(
            textwrap.fill(edition, letters(width)),
            (0, 1),
            xycoords=title,
            xytext=(0, 3),
            textcoords="offset points",
            va="bottom",
            annotation_clip=False,
            **PLAIN,
        )


def add_legend(axes: Axes, entries: Mapping[str, Artist], width: float, *, below: float) -> None:
    """Say under the axes what each marker means; *width* is that of the axes, *below* how far under them, in points."""
    if not entries:
        return
    texts = [textwrap.fill(text, letters(width, bold=True) - _SAMPLE) for text in entries]
    longest = max(len(line) for text in texts for line in text.splitlines())
    legend: Legend = axes.legend(
        list(entries.values()),
        texts,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=offset_copy(axes.transAxes, axes.figure, y=-below, units="points"),
        borderaxespad=0,
        borderpad=0,
        handlelength=1.6,
        handletextpad=0.6,
        ncols=max(1, letters(width) // (longest + _SAMPLE)),
        facecolor=PAPER,
        framealpha=1,
        edgecolor="none",
        fontsize=SIZE,
    )
    for text in legend.get_texts():
        text.set(**PLAIN)


def finish(axes: Axes, *, own: bool, needs: tuple[float, float], tells: Iterable[str]) -> Figure:
    """Give the figure; where the axes are the caller's, see to it that every word can be read.

    Args:
        axes: The axes that were drawn in.
        own: Whether they are in a figure of their own.
        needs: The width and height that a figure of its own would have, in points.
        tells: What the picture tells, in sentences, for whoever can't see it; kept as the label of the axes.

    Raises:
        InvalidFact: If words overlap or are cut off even with the smallest letters.
    """
    figure = _figure_of(axes)
    size = SIZE
    while not own and not _all_words_fit(figure, axes):
        size -= 1
        if size < _SMALLEST:
            axes.clear()
            raise InvalidFact(_too_small(figure, axes, needs))
        for text in axes.findobj(Text):
            text.set_fontsize(text.get_fontsize() - 1)
    axes.set_label(" ".join(" ".join(tells).split()))
    return figure


def _too_small(figure: Figure, axes: Axes, needs: tuple[float, float]) -> Fault:
    """Say how much room there was for a picture and its words, and how much would do."""
    has = tuple(share * pixels / figure.dpi for share, pixels in zip(_share(axes), axes.figure.bbox.size, strict=True))
    wants = tuple(points / INCH for points in needs)
    if all(got >= need for got, need in zip(has, wants, strict=True)):
        wants = tuple(got * _MORE for got in has)
    got, need = (f"{wide:.1f} x {high:.1f} inches" for wide, high in (has, wants))
    laid_out = isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine)
    how = "" if laid_out else ", in a figure with layout='constrained'"
    return Fault("axes", f"{got} for the picture and its words", f"about {need}{how}")


def _share(axes: Axes) -> tuple[float, float]:
    """Give which part of the width and of the height of its figure is for the axes and the words around them."""
    place = axes.get_subplotspec()
    if place is None:
        return tuple(axes.get_position().size)
    grid = place.get_gridspec()
    widths = grid.get_width_ratios() or [1] * grid.ncols
    heights = grid.get_height_ratios() or [1] * grid.nrows
    wide, high = (widths[place.colspan.start : place.colspan.stop], heights[place.rowspan.start : place.rowspan.stop])
    return sum(wide) / sum(widths), sum(high) / sum(heights)


def _all_words_fit(figure: Figure, axes: Axes) -> bool:
    """Whether no text of the axes overlaps another, reaches into other axes or leaves the figure."""
    figure.draw_without_rendering()
    texts = [one for one in axes.findobj(Text) if one.get_visible() and one.get_text()]
    boxes: list[Bbox] = [one.get_window_extent().padded(-_TOLERANCE) for one in texts]
    paper = figure.bbox
    inside = all(
        box.x0 >= paper.x0 and box.y0 >= paper.y0 and box.x1 <= paper.x1 and box.y1 <= paper.y1 for box in boxes
    )
    others = [one.get_window_extent() for one in figure.axes if one is not axes]
    return inside and all(box.count_overlaps(boxes) == 1 and not box.count_overlaps(others) for box in boxes)


def _figure_of(axes: Axes) -> Figure:
    """Give the figure that axes are in, however many subfigures are between them."""
    found: object = axes.figure
    while isinstance(found, SubFigure):
        found = found.figure
    if not isinstance(found, Figure):
        raise InvalidFact(Fault("axes", "axes that were removed", "axes of a figure"))
    return found
