"""Some pictures as they were when they were last kept: every place, size and colour, in ``looked_at.txt``.

What has to hold of any picture is in ``test_plots.py``. How one looks is not right or wrong, but it should not change
unseen: after a change that is wanted, look at the pictures, and in the folder ``tests`` have them kept anew by
``python -m plots.test_looked_at``. Every text is taken to be as wide as its letters are many, so that no place
depends on a font's release.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from plots.pictures import DAY, PICTURES, drawn, reviewed

from btec_rules import ABSENT, InvalidFact, Mark, MonthPart, Series
from btec_rules.centre.year import Duty
from btec_rules.interop import plots
from btec_rules.interop.plots import sheet

KEPT = Path(__file__).with_name("looked_at.txt")
NUMBER = re.compile(r"(?<![#\w])-?\d+\.\d+")


def ends(marks: tuple[Mark, ...]) -> Callable[..., Figure]:
    """Draw one candidate for each mark."""
    named = {f"{number:04}": mark for number, mark in enumerate(marks)}
    return partial(plots.marks, drawn(named), named)


def window(days: int) -> Callable[..., Figure]:
    """Draw a duty that can be done on so many days after the first."""
    begins = DAY(2026, 1, 1)
    return partial(plots.timeline, [Duty("REG-2", begins=begins, due=begins.add(days=days))])


def deadlines(days: int) -> Callable[..., Figure]:
    """Draw a deadline on the first and one on the last of so many days."""
    first = DAY(2026, 1, 1)
    return partial(plots.timeline, [Duty("REG-1", due=on) for on in (first, first.add(days=days - 1))])


WEEK = [
    Duty("REG-2", begins=DAY(2026, 5, 11), due=DAY(2026, 5, 13)),
    Duty("CERT-7", due=DAY(2026, 5, 15), series=Series.june(2026)),
    Duty("KEEP-6", begins=DAY(2026, 5, 12)),
]
YEAR = [
    Duty("PSA-1", begins=MonthPart(2026, 9), due=DAY(2026, 12, 1)),
    Duty("MOD-4", begins=DAY(2027, 5, 1), due=DAY(2027, 5, 15), series=Series.june(2027)),
    Duty("REG-1", begins=DAY(2027, 8, 31)),
]
FEW: dict[str, Mark] = {f"{one:04}": ABSENT if one % 3 == 0 else one * 7 % 40 for one in range(24)}
SOME: dict[str, Mark] = {f"{one:04}": ABSENT if one in {1, 4, 6, 8} else 5 + one * 4 % 47 for one in range(30)}
WIDE: dict[str, Mark] = {f"{one:04}": 7 + one * 211 for one in range(30)}
CROWD: dict[str, Mark] = {"lowest": 0, "highest": 199, **{f"{one:04}": 100 for one in range(150)}}
LOOKED_AT: dict[str, Callable[..., Figure]] = {
    **{name: PICTURES[name] for name in PICTURES if name.startswith("route, ")},
    **{
        f"timeline, {name}": PICTURES[f"timeline, {name}"]
        for name in ("nothing with a day", "one day", "one month", "the wrong way round")
    },
    **{
        f"sample, {name}": PICTURES[f"sample, {name}"]
        for name in ("nobody", "one, absent", "sixteen", "far apart", "all absent", "half absent")
    },
    # each just with room for a name, or just without
    **{f"timeline, {days} days": window(days) for days in (38, 46, 48, 264, 266, 270)},
    **{f"timeline, two in {days} days": deadlines(days) for days in (7, 47, 112)},
    "timeline, a thousand years": partial(
        plots.timeline, [Duty("REG-1", due=on) for on in (DAY(2000, 1, 1), DAY(2999, 12, 31))]
    ),
    "timeline, a week": partial(plots.timeline, WEEK),
    "timeline, a year": partial(plots.timeline, YEAR),
    "timeline, a century": partial(plots.timeline, [Duty("REG-2", begins=DAY(2020, 1, 1), due=DAY(2131, 12, 31))]),
    "sample, with extreme marks added": partial(plots.marks, drawn(SOME), SOME),
    "sample, large marks": partial(plots.marks, drawn(WIDE), WIDE),
    "sample, a crowd": partial(plots.marks, drawn(CROWD), CROWD),
    **{f"sample, {marks[0]} to {marks[-1]}": ends(marks) for marks in ((0, 9), (0, 39), (0, 199), (503, 1502))},
    "sample, 0 to 190 and absent": ends((0, 190, ABSENT)),
    "review, a third absent": partial(plots.marks, reviewed(FEW), FEW),
    "review, four absent": partial(plots.marks, reviewed(SOME), SOME),
}
SHAPES = {
    "wide": (13.0, 9.0, 100),
    "narrow": (6.0, 14.0, 150),
    "least": (5.0, 9.0, 72),
    "smaller still": (3.3, 9.0, 72),
}
"""Width and height of axes in inches, and dots per inch."""
SHAPES |= {f"{points} points": (points / 72, 9.0, 72) for points in (78, 94, 120, 132, 138, 398, 638)}
EXACT = {"7 days": 731.3671875, "47 days": 209.57763671875, "112 days": 318.28125, "one series": 273.5625}
"""Points with which a length of the picture is what it has to be at least, to the last bit."""
SHAPES |= {f"exact for {name}": (points / 72, 9.0, 72) for name, points in EXACT.items()}
CASES = [(name, "of its own") for name in LOOKED_AT]
CASES += [
    (name, shape)
    for name in ("timeline, a year", "review, a third absent", next(one for one in LOOKED_AT if "plans that go" in one))
    for shape in ("wide", "narrow", "least", "smaller still", "94 points")
]
CASES += [
    ("timeline, one day", "120 points"),  # has not quite the room for the longest day's name
    ("timeline, a thousand years", "132 points"),
    *((f"timeline, two in {days} days", f"exact for {days} days") for days in (7, 47, 112)),
    (next(one for one in LOOKED_AT if "nothing sat" in one), "exact for one series"),
    ("sample, all absent", "94 points"),
    ("sample, 0 to 9", "78 points"),  # exactly as wide as it has to be
    ("sample, 0 to 9", "138 points"),  # has columns exactly as wide as the largest dot
    ("sample, 0 to 39", "398 points"),  # has exactly the room for every second mark's name
    ("sample, 0 to 199", "638 points"),  # has columns exactly as wide as the narrowest
]
MANY = 30
"""Of more markers of one kind than this, some are kept."""


def taken_for(self: sheet.Pen, text: str, *, bold: bool = False, size: float | None = None) -> float:
    """Give the width that a text is taken to have."""
    letters = len(text) + sum(one.isupper() for one in text) / 4
    return letters * (size or self.size) * (0.75 if bold else 0.5)


def drawn_as(name: str, shape: str) -> Figure:
    """Draw a picture in axes of one of the shapes, its letters all of one width."""
    with mock.patch.object(sheet.Pen, "width", taken_for):
        if shape not in SHAPES:
            return LOOKED_AT[name]()
        width, height, dpi = SHAPES[shape]
        return LOOKED_AT[name](axes=Figure(figsize=(width, height), dpi=dpi).add_axes((0.0, 0.0, 1.0, 1.0)))


def told(name: str, shape: str) -> Iterator[str]:
    """Give what is on a picture, a line each; or how it is refused."""
    yield f"# {name} ({shape})"
    try:
        figure = drawn_as(name, shape)
    except InvalidFact as refused:
        yield str(refused)
        return
    (axes,) = figure.axes
    to_paper, points = axes.transData.transform, 72 / figure.dpi

    def at(places: list[tuple[float, float]]) -> str:
        few = places[:: len(places) // MANY + 1]
        return " ".join(f"{x * points:.2f},{y * points:.2f}" for x, y in to_paper(few).tolist())

    first, last = axes.get_xlim()
    size = f"{figure.get_figwidth():.2f} x {figure.get_figheight():.2f}"
    yield f"{size} {to_hex(figure.get_facecolor())} {to_hex(axes.get_facecolor())} {first:.2f} {last:.2f}"
    around = [name for name, spine in axes.spines.items() if spine.get_visible()]
    yield f"around: {[*around, *axes.get_xticks(), *axes.get_yticks()]}"
    for text in axes.texts:
        ground: Any = text.get_bbox_patch()
        behind = f"{to_hex(ground.get_facecolor())} {to_hex(ground.get_edgecolor(), keep_alpha=True)}"
        behind += f" {ground.get_boxstyle().pad * text.get_fontsize():.2f}"
        look = f"{text.get_fontsize():.2f} {text.get_fontweight()} {to_hex(text.get_color())} {behind}"
        kind = "mathematics" if text.get_parse_math() else "text"
        yield f"{kind} {at([text.get_position()])} {look} {text.get_text()!a}"
    for dots in axes.collections:
        colours = " ".join(to_hex(one) for one in (*dots.get_facecolors(), *dots.get_edgecolors()))
        look = f"{colours} {dots.get_sizes()[0] ** 0.5:.2f} {dots.get_linewidths()[0]:.2f}"
        yield f"{dots.get_label()} {len(dots.get_paths()[0])} {look} {at(dots.get_offsets().tolist())}"
    for line in axes.lines:
        look = f"{line.get_linestyle()} {line.get_linewidth():.2f} {line.get_zorder():.2f} {to_hex(line.get_color())}"
        yield f"line {look} {at(line.get_xydata().tolist())}"
    for box in axes.patches:
        look = f"{box.get_linestyle()} {box.get_linewidth():.2f} {to_hex(box.get_edgecolor())}"
        look += f" {to_hex(box.get_facecolor(), keep_alpha=True)}"
        (left, low), wide, high = box.get_xy(), box.get_width(), box.get_height()
        yield f"{box.get_label()} {look} {at([(left, low), (left + wide, low + high)])}"


@cache
def kept() -> dict[str, list[str]]:
    """Give the lines that are kept of each picture."""
    every = [block.splitlines() for block in KEPT.read_text("utf-8").strip().split("\n\n")]
    return {lines[0]: lines for lines in every}


def parts(line: str) -> tuple[str, list[float]]:
    """Give a line's words, and its numbers."""
    return NUMBER.sub("?", line), [float(one) for one in NUMBER.findall(line)]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("aa bb", 25, ["aa bb"]),
        ("aa bb", 24, ["aa", "bb"]),
        ("aa\nbb", 25, ["aa bb"]),
        ("aaaaaaa", 15, ["aaa", "aaa", "a"]),
        ("a bbbb", 14, ["a", "bb", "bb"]),
        ("", 10, [""]),
    ],
)
def test_lines_are_as_full_as_they_can_be(text: str, room: float, lines: list[str]) -> None:
    with mock.patch.object(sheet.Pen, "width", taken_for):
        assert sheet.Pen(10, 72).wrapped(text, room) == lines


@pytest.mark.parametrize(("right", "lines"), [(84.0, 1), (83.9, 2)])
def test_entries_of_a_legend_stand_side_by_side_where_they_fit(right: float, lines: int) -> None:
    entries = [(sheet.Dots(text, "o", sheet.Ink.BLUE), text) for text in ("aa", "bb")]
    with mock.patch.object(sheet.Pen, "width", taken_for):
        placed, _ = sheet.Pen(10, 72).legend(entries, 0, 0, right)
    assert len({one.baseline for one in placed if isinstance(one, sheet.Words)}) == lines


class TestLookedAt:
    @pytest.mark.parametrize(("name", "shape"), CASES)
    def test_it_is_as_it_was(self, name: str, shape: str) -> None:
        now = list(told(name, shape))
        before = kept()[now[0]]
        assert len(now) == len(before)
        for line, was in zip(now, before, strict=True):
            assert parts(line)[0] == parts(was)[0]
            assert parts(line)[1] == pytest.approx(parts(was)[1], abs=0.03), line

    def test_nothing_else_is_kept(self) -> None:
        assert list(kept()) == [f"# {name} ({shape})" for name, shape in CASES]


if __name__ == "__main__":
    KEPT.write_text("\n\n".join("\n".join(told(*case)) for case in CASES) + "\n", "utf-8")
