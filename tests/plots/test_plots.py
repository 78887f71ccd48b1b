"""Pictures: what is drawn is what the data say, every word is there, and nothing overlaps or is cut off.

Run by themselves, as they need matplotlib: ``pip install -e '.[test,plots]' && pytest -q tests/plots``.
"""

import ast
import inspect
import re
import runpy
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image
from plots.pictures import COHORTS, DAY, OPTIONS, PICTURES, PLANS, REPORTS, ROUTES, YEARS, drawn, reviewed

from btec_rules import (
    ABSENT,
    ENGLISH,
    OPEN_POINTS,
    RULES,
    BtecRulesError,
    ImpossibleFacts,
    InvalidFact,
    MonthPart,
    Outcome,
    Ruling,
    Status,
    centre,
)
from btec_rules.audit import Standing
from btec_rules.centre import Duty
from btec_rules.guide.render import render
from btec_rules.interop import plots

A_ROUTE = next(one for one in PICTURES if one.startswith("route"))
A_FEW = [
    *("timeline, a year with its key dates", "sample, of a real size", "review, half absent", A_ROUTE),
    *("options, after January", "plans, planned, 20 January", "cohort, of every kind"),
]
SAMPLES = [one for one in PICTURES if one.startswith(("sample", "review"))]
TOLERANCE = 2.0
"""Pixels."""

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge in pixels."""


@cache
def the_axes(name: str) -> Axes:
    """Draw a picture in a figure of its own, once for all tests: they only look at it."""
    figure = PICTURES[name]()
    figure.draw_without_rendering()
    (axes,) = figure.axes
    return axes


def axes_of_size(width: float, height: float) -> Axes:
    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def edges(box: Any) -> Box:
    return float(box.x0), float(box.y0), float(box.x1), float(box.y1)


def texts_of(axes: Axes) -> list[Text]:
    return [one for one in axes.findobj(Text) if one.get_visible() and one.get_text()]


def words_of(axes: Axes) -> str:
    """Give every word of a picture, with plain spaces for those that keep words together and for new lines."""
    return " ".join(" ".join(one.get_text() for one in texts_of(axes)).split())


def names_of(ticks: list[Text]) -> list[str]:
    return [" ".join(one.get_text().split()) for one in ticks]


def legend_of(axes: Axes) -> list[str]:
    legend = axes.get_legend()
    return names_of(legend.get_texts()) if legend else []


def marks_of(axes: Axes) -> list[tuple[str, Box]]:
    """Give the boxes of everything that is drawn in the axes, but for lines and words."""
    points = axes.figure.dpi / 72
    found: list[tuple[str, Box]] = []
    for one in axes.collections:
        half = (one.get_sizes()[0] ** 0.5 + one.get_linewidths()[0]) / 2 * points
        centres = one.get_offset_transform().transform(one.get_offsets()).tolist()
        found += [(one.get_label(), (x - half, y - half, x + half, y + half)) for x, y in centres]
    for one in axes.patches:
        found.append((one.get_label(), edges(one.get_window_extent())))
    for one in bars_of(axes):
        half = one.get_linewidth() / 2 * points
        (left, y), (right, _) = axes.transData.transform(one.get_xydata()).tolist()
        found.append((one.get_label(), (left, y - half, right, y + half)))
    return found


def bars_of(axes: Axes) -> list[Any]:
    return [one for one in axes.lines if not one.get_label().startswith(("_", "today"))]


def cells_of(axes: Axes) -> list[Text]:
    """Give the texts in the axes, without the one over the title."""
    return [one for one in axes.texts if not isinstance(one.xycoords, Text)]


def edition_of(axes: Axes) -> str:
    return " ".join(" ".join(one.get_text().split()) for one in axes.texts if isinstance(one.xycoords, Text))


def places_of(axes: Axes) -> dict[str, list[tuple[float, float]]]:
    """Give the centres of the markers by their name, in the units of the axes."""
    found: dict[str, list[tuple[float, float]]] = {}
    for one in axes.collections:
        found.setdefault(one.get_label(), []).extend((float(x), float(y)) for x, y in one.get_offsets())
    return found


def overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > TOLERANCE and min(one[3], other[3]) - max(one[1], other[1]) > TOLERANCE


def within(one: Box, other: Box) -> bool:
    left_and_low = other[0] - TOLERANCE <= one[0] and other[1] - TOLERANCE <= one[1]
    return left_and_low and one[2] <= other[2] + TOLERANCE and one[3] <= other[3] + TOLERANCE


def assert_readable(axes: Axes) -> None:
    """Fail where a word overlaps another word or a marker, or where anything is outside the figure."""
    texts = [(one.get_text(), edges(one.get_window_extent())) for one in texts_of(axes)]
    marks = marks_of(axes)
    paper = edges(axes.figure.bbox)
    assert texts
    for (text, box), (other, there) in combinations(texts, 2):
        assert not overlap(box, there), (text, other)
    for text, box in texts:
        assert not [name for name, there in marks if overlap(box, there)], text
    assert [name for name, box in texts + marks if not within(box, paper)] == []


def luminance(colour: Any) -> float:
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in to_rgb(colour))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: Any, other: Any) -> float:
    """Give the contrast ratio of WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class TestReadable:
    @pytest.mark.parametrize("name", PICTURES)
    def test_in_a_figure_of_its_own(self, name: str) -> None:
        assert_readable(the_axes(name))

    @pytest.mark.parametrize("name", A_FEW)
    @pytest.mark.parametrize("dpi", [72, 200])
    def test_at_other_resolutions(self, name: str, dpi: int) -> None:
        figure = PICTURES[name]()
        figure.set_dpi(dpi)
        figure.draw_without_rendering()
        assert_readable(figure.axes[0])

    @pytest.mark.parametrize("name", A_FEW)
    def test_beside_another(self, name: str) -> None:
        figure = Figure(figsize=(24, 12), layout="constrained")
        _, part = figure.subfigures(1, 2)
        other, axes = part.subplots(1, 2, width_ratios=(1, 4))
        other.set_title("another")
        assert PICTURES[name](axes=axes) is figure
        figure.draw_without_rendering()
        assert_readable(axes)
        assert words_of(axes) == words_of(the_axes(name))

    @pytest.mark.parametrize("name", ["timeline, a window of years", "timeline, one month", *A_FEW[1:]])
    def test_in_axes_that_are_larger_than_needed(self, name: str) -> None:
        axes = axes_of_size(16, 14)
        PICTURES[name](axes=axes)
        axes.figure.draw_without_rendering()
        assert_readable(axes)

    @pytest.mark.parametrize("name", SAMPLES)
    def test_no_dot_covers_another(self, name: str) -> None:
        rows: dict[int, list[Box]] = {}
        for _, box in marks_of(the_axes(name)):
            rows.setdefault(round((box[1] + box[3]) / 2), []).append(box)
        assert all(after[0] - before[2] > -1 for row in rows.values() for before, after in pairwise(sorted(row)))
        tallest = max((box[3] - box[1] for row in rows.values() for box in row), default=0)
        assert all(above - below > tallest - 2 for below, above in pairwise(sorted(rows)))

    @pytest.mark.parametrize(
        ("name", "width", "height"), [("timeline, a year with its key dates", 10, 6), (A_ROUTE, 3.5, 9)]
    )
    def test_letters_get_smaller_where_there_is_less_room(self, name: str, width: float, height: float) -> None:
        axes = axes_of_size(width, height)
        PICTURES[name](axes=axes)
        axes.figure.draw_without_rendering()
        assert_readable(axes)
        sizes = [min(one.get_fontsize() for one in texts_of(there)) for there in (axes, the_axes(name))]
        assert 6 <= sizes[0] < sizes[1]

    @pytest.mark.parametrize("name", A_FEW)
    def test_axes_that_are_too_small_are_refused_and_left_empty(self, name: str) -> None:
        axes = Figure(figsize=(1.2, 0.8)).add_axes((0.05, 0.05, 0.9, 0.9))
        with pytest.raises(InvalidFact) as caught:
            PICTURES[name](axes=axes)
        (fault,) = caught.value.faults
        assert (fault.name, fault.got) == ("axes", "1.1 x 0.7 inches for the picture and its words")
        assert re.fullmatch(r"about [\d.]+ x [\d.]+ inches, in a figure with layout='constrained'", fault.expected)
        assert not axes.texts
        assert not axes.get_title(loc="left")

    @pytest.mark.parametrize("name", [one for one in A_FEW if not one.startswith(("sample", "review"))])
    @pytest.mark.filterwarnings("ignore:constrained_layout not applied")
    def test_the_size_that_is_asked_for_is_enough(self, name: str) -> None:
        axes = axes_of_size(3, 2)
        with pytest.raises(InvalidFact) as caught:
            PICTURES[name](axes=axes)
        (fault,) = caught.value.faults
        assert fault.got == "3.0 x 2.0 inches for the picture and its words"
        width, height = map(float, re.findall(r"[\d.]+", fault.expected))
        assert fault.expected == f"about {width:.1f} x {height:.1f} inches"
        larger = axes_of_size(width, height)
        PICTURES[name](axes=larger)
        assert_readable(larger)

    def test_more_room_is_asked_for_than_there_is(self) -> None:
        figure = Figure(figsize=(30, 30))
        axes = figure.add_subplot(2, 1, 1)
        figure.text(0, 0.9, "in the way")
        figure.add_axes((0.1, 0.4, 0.9, 0.6)).set_title("in the way")
        with pytest.raises(InvalidFact) as caught:
            PICTURES[A_ROUTE](axes=axes)
        (fault,) = caught.value.faults
        assert fault.got.startswith("30.0 x 15.0 inches")
        assert fault.expected == "about 37.5 x 18.8 inches, in a figure with layout='constrained'"

    @pytest.mark.parametrize("name", A_FEW)
    def test_words_that_would_reach_into_other_axes_are_refused(self, name: str) -> None:
        figure = Figure(figsize=(30, 24))
        axes = figure.add_axes((0.3, 0.3, 0.6, 0.6))
        PICTURES[name](axes=axes)
        figure.add_axes((0.3, 0.9, 0.6, 0.1))
        with pytest.raises(InvalidFact, match=r"^axes: "):
            PICTURES[name](axes=axes)

    def test_what_was_in_the_axes_is_cleared(self) -> None:
        axes = axes_of_size(10, 8)
        axes.text(0, 0, "before")
        axes.set_title("before")
        PICTURES["sample, sixteen"](axes=axes)
        assert "before" not in words_of(axes)


class TestColour:
    @pytest.mark.parametrize("name", PICTURES)
    def test_contrast(self, name: str) -> None:
        axes = the_axes(name)
        colours = [one.get_color() for one in (*texts_of(axes), *axes.lines)]
        colours += [colour for one in axes.collections for colour in one.get_edgecolors()]
        assert contrast(axes.figure.get_facecolor(), "white") == contrast(axes.get_facecolor(), "white") == 1
        assert min(contrast(colour, "white") for colour in colours) >= 4.5

    def test_contrast_is_measured(self) -> None:
        assert contrast("black", "white") == pytest.approx(21)
        assert contrast("#777777", "white") == pytest.approx(4.48, abs=0.005)

    @pytest.mark.parametrize("name", PICTURES)
    def test_no_two_kinds_differ_by_colour_alone(self, name: str) -> None:
        axes = the_axes(name)
        looks = {
            one.get_label(): (str(one.get_paths()[0].vertices.tolist()), contrast(one.get_facecolors()[0], "white") > 1)
            for one in axes.collections
        }
        looks |= {one.get_label(): ("bar", one.is_dashed()) for one in bars_of(axes)}
        assert len(set(looks.values())) == len(looks)

    @pytest.mark.parametrize("name", A_FEW)
    def test_the_reader_s_own_style_changes_no_colour_and_calls_no_tex(self, name: str) -> None:
        style = {"axes.facecolor": "black", "text.color": "white", "figure.facecolor": "black", "axes.grid": True}
        with matplotlib.rc_context(style | {"text.usetex": True, "timezone": "Pacific/Auckland"}):
            figure = PICTURES[name]()
            figure.draw_without_rendering()
        (axes,) = figure.axes
        assert contrast(axes.get_facecolor(), "white") == contrast(figure.get_facecolor(), "white") == 1
        assert {one.get_color() for one in texts_of(axes)} == {one.get_color() for one in texts_of(the_axes(name))}
        assert words_of(axes) == words_of(the_axes(name))

    @pytest.mark.parametrize("name", A_FEW)
    def test_words_stand_on_white_in_a_dark_figure(self, name: str) -> None:
        axes = axes_of_size(14, 14)
        axes.figure.set_facecolor("black")
        PICTURES[name](axes=axes)
        assert all(contrast(one.get_bbox_patch().get_facecolor(), "white") == 1 for one in texts_of(axes))


def month_of(part: MonthPart) -> tuple[float, float]:
    """Give the first day of a month, and the first after it."""
    first = DAY(part.year, part.month, 1)
    return float(date2num(first)), float(date2num(first.add(months=1)))


class TestTimeline:
    @pytest.mark.parametrize("name", YEARS)
    def test_every_duty_with_a_day_has_a_row_and_the_others_are_counted(self, name: str) -> None:
        axes = the_axes(f"timeline, {name}")
        dated = [one for one in YEARS[name] if one.begins or one.due]
        for duty, row in zip(dated, names_of(axes.get_yticklabels()), strict=True):
            series = f", series {duty.series.code}" if duty.series else ""
            assert row.endswith(f" {duty.rule}, p. {duty.page}{series}")
        title = " ".join(axes.get_title(loc="left").split())
        assert re.findall(r": (\d+)", title) == [str(len(dated)), str(len(YEARS[name]) - len(dated))]
        assert list(axes.get_yticks()) == sorted(axes.get_yticks())
        assert axes.get_ylim()[0] > axes.get_ylim()[1]  # the first row is at the top

    def test_rows_are_named(self) -> None:
        rows = names_of(the_axes("timeline, all in one week").get_yticklabels())
        assert rows[0] == f"{RULES['ROLE-1'].says} ROLE-1, p. 5"
        assert "Registration opens REG-1, p. 8" in rows

    @pytest.mark.parametrize("name", YEARS)
    def test_days_are_where_they_belong(self, name: str) -> None:
        axes = the_axes(f"timeline, {name}")
        places = places_of(axes)
        bars = [(*one.get_xdata(), *one.get_ydata()) for one in bars_of(axes)]
        wanted: list[tuple[str, float, float]] = []
        wanted_bars: list[tuple[float, float, float, float]] = []
        dated = [one for one in YEARS[name] if one.begins or one.due]
        for duty, middle, words in zip(dated, axes.get_yticks(), cells_of(axes), strict=True):
            below = middle + 0.5
            if isinstance(duty.begins, MonthPart):
                wanted_bars.append((*month_of(duty.begins), below, below))
            elif duty.begins and duty.due:
                days = sorted((duty.begins, duty.due))
                wanted_bars.append((date2num(days[0]), date2num(days[1]) + 1, below, below))
            elif duty.begins:
                wanted.append(("first day", date2num(duty.begins), below))
            if duty.due and not isinstance(duty.begins, DAY):
                wanted.append(("last day", date2num(duty.due), below))
            assert words.xy[1] == below
            assert axes.get_xlim()[0] <= words.xy[0] <= axes.get_xlim()[1]
        assert bars == wanted_bars
        assert sorted((kind, *place) for kind in places for place in places[kind]) == sorted(wanted)

    @pytest.mark.parametrize(
        ("duty", "said"),
        [
            (Duty("REG-1", due=DAY(2026, 5, 1)), "by 1 May 2026"),
            (Duty("REG-1", begins=DAY(2026, 5, 1)), "from 1 May 2026"),
            (Duty("REG-1", begins=DAY(2026, 5, 1), due=DAY(2026, 6, 2)), "1 May 2026 to 2 June 2026"),
            (Duty("REG-1", begins=MonthPart(2026, 9)), "early September 2026"),
            (
                Duty("REG-1", begins=MonthPart(2026, 9), due=DAY(2026, 12, 1)),
                "early September 2026, by 1 December 2026",
            ),
        ],
    )
    def test_what_is_said_of_a_day(self, duty: Duty, said: str) -> None:
        (axes,) = plots.timeline([duty]).axes
        assert [one.get_text() for one in cells_of(axes)] == [said]

    def test_the_calendar(self) -> None:
        axes = the_axes("timeline, a year with its key dates")
        ticks = dict(zip(names_of(axes.get_xticklabels()), axes.get_xticks(), strict=True))
        assert ticks["2025 Sep"] == date2num(DAY(2025, 9, 1))
        assert ticks["Nov"] == date2num(DAY(2025, 11, 1))
        assert ticks["2026 Jan"] == date2num(DAY(2026, 1, 1))
        assert axes.get_xlim() == (date2num(DAY(2025, 9, 1)), date2num(DAY(2026, 10, 1)))
        week = the_axes("timeline, all in one week")
        assert names_of(week.get_xticklabels())[0] == "11 May"
        assert week.get_xlim() == (date2num(DAY(2026, 5, 11)), date2num(DAY(2026, 5, 18)))

    @pytest.mark.parametrize("width", [5, 7, 10, 30])
    @pytest.mark.parametrize(("year", "last"), [("2025-26", DAY(2026, 6, 1)), ("2027-28", DAY(2028, 6, 1))])
    def test_the_last_month_is_there_and_named(self, year: str, last: DAY, width: float) -> None:
        axes = axes_of_size(width, 12)
        plots.timeline(centre.duties(year), axes=axes)
        ticks = dict(zip(names_of(axes.get_xticklabels()), axes.get_xticks(), strict=True))
        assert ticks["Jun"] == date2num(last) == max(axes.get_xticks())
        assert axes.get_xlim()[1] == date2num(last.add(months=1))
        assert {one - before for before, one in pairwise(axes.get_xticks())} <= {28, 29, 30, 31, 59, 60, 61, 62}

    @pytest.mark.parametrize("on", [DAY(2026, 3, 4), DAY(2025, 6, 30), DAY(2027, 1, 1)])
    def test_today(self, on: DAY) -> None:
        (axes,) = plots.timeline(YEARS["a year with its key dates"], on=on).axes
        (line,) = (one for one in axes.lines if one.get_label().startswith("today"))
        assert set(line.get_xdata()) == {date2num(on)}
        assert line.get_linestyle() == "--"
        assert axes.get_xlim()[0] <= date2num(on) < axes.get_xlim()[1]
        assert f"today, {on.day} {on:%B} {on.year}" in legend_of(axes)
        assert f"today, {on.day} {on:%B} {on.year}." in plots.alt_text(axes.figure)

    def test_today_is_nowhere_where_no_duty_has_a_day(self) -> None:
        (axes,) = plots.timeline([Duty("RET-9")], on=DAY(2026, 3, 4)).axes
        assert not axes.lines
        assert "today" not in plots.alt_text(axes.figure)

    @pytest.mark.parametrize("name", YEARS)
    def test_the_legend_has_what_is_drawn_and_nothing_else(self, name: str) -> None:
        axes = the_axes(f"timeline, {name}")
        kinds = {one.get_label() for one in (*axes.collections, *bars_of(axes))}
        assert sorted(legend_of(axes)) == sorted(kinds)
        every = {"first day", "last day", "from the first day to the last"}
        assert kinds <= every | {"some time in the month: the guide names no day"}


class TestMarks:
    @pytest.mark.parametrize("name", COHORTS)
    def test_everyone_is_there_once_and_counted(self, name: str) -> None:
        marks = COHORTS[name]
        sample = drawn(marks)
        axes = the_axes(f"sample, {name}")
        absent = [one for one in marks if marks[one] is ABSENT]
        counts = {
            "at random": len(sample.random),
            "added": len(sample.added),
            "not in the sample": len(marks) - len(absent) - len(sample.members),
            "absent": len(absent),
        }
        names = {"random": "at random", "rest": "not in the sample"}
        counts = {said: count for said, count in counts.items() if count}
        assert {names.get(kind, kind): len(places) for kind, places in places_of(axes).items()} == counts
        assert axes.get_title(loc="left") == f"Candidates: {len(marks)}; in the sample: {len(sample.members)}"
        assert [re.sub(r" \(.*\)", "", one) for one in legend_of(axes)] == [f"{one}: {counts[one]}" for one in counts]

    @pytest.mark.parametrize("name", COHORTS)
    def test_dots_stand_on_their_marks(self, name: str) -> None:
        scores = [mark for mark in COHORTS[name].values() if mark is not ABSENT]
        axes = the_axes(f"sample, {name}")
        places = places_of(axes)
        steps = re.search(r"in steps of (\d+)", axes.get_xlabel())
        step = int(steps[1]) if steps else 1
        found = Counter(round(x / step) for kind in places if kind != "absent" for x, _ in places[kind])
        assert found == Counter(mark // step for mark in scores)
        assert bool(steps) == (max(scores, default=0) - min(scores, default=0) >= 200)
        assert axes.get_xlabel().startswith("mark") or not scores
        assert all(x < min(scores, default=1) - 0.5 for x, _ in places.get("absent", ()))

    @pytest.mark.parametrize("name", COHORTS)
    @pytest.mark.parametrize("size", [(4, 2.5), (9, 3)])
    def test_the_more_candidates_the_higher_the_stack(self, name: str, size: tuple[float, float]) -> None:
        axes = axes_of_size(*size)
        plots.marks(drawn(COHORTS[name]), COHORTS[name], axes=axes)
        steps = re.search(r"in steps of (\d+)", axes.get_xlabel())
        step = int(steps[1]) if steps else 1
        there = [(round(x / step), y) for kind, at in places_of(axes).items() if kind != "absent" for x, y in at]
        counts = Counter(mark for mark, _ in there)
        heights = {mark: max(y for one, y in there if one == mark) for mark in counts}
        for mark, other in combinations(counts, 2):
            assert (counts[mark] - counts[other]) * (heights[mark] - heights[other]) >= 0
            assert counts[mark] != counts[other] or heights[mark] == heights[other]

    def test_the_axis_names_marks_and_those_who_were_absent(self) -> None:
        axes = the_axes("sample, of a real size")
        ticks = dict(zip(names_of(axes.get_xticklabels()), axes.get_xticks(), strict=True))
        assert {x for x, _ in places_of(axes)["absent"]} == {ticks.pop("absent")}
        assert len(ticks) > 4
        assert all(int(said) == at for said, at in ticks.items())

    @pytest.mark.parametrize("name", ["sixteen", "of a real size", "half absent"])
    def test_those_in_the_sample_stand_at_the_bottom(self, name: str) -> None:
        places = places_of(the_axes(f"sample, {name}"))
        inside = {(x, y) for kind in ("random", "added") for x, y in places.get(kind, ())}
        assert min(y for _, y in inside) == 0.5
        for x, y in places.get("rest", ()):
            assert all(low < y for there, low in inside if there == x)

    def test_names_of_those_added(self) -> None:
        added = drawn(COHORTS["of a real size"]).added
        assert added
        assert f"added: {len(added)} ({', '.join(added)})" in legend_of(the_axes("sample, of a real size"))

    def test_a_review(self) -> None:
        marks = COHORTS["half absent"]
        review = reviewed(marks)
        axes = the_axes("review, half absent")
        assert review.replaced
        added = {one.candidate for one in review.added}
        replacing = {one.by for one in review.replaced} - {None} - added
        there = {kind: len(places) for kind, places in places_of(axes).items()}
        assert there["replacing"] == len(replacing)
        assert there["requested"] == len(set(review.final) - added - replacing)
        assert sum(there.values()) == len(marks)
        assert f"requested: {there['requested']}" in legend_of(axes)
        assert any(one.startswith(f"in place of somebody absent: {len(replacing)}") for one in legend_of(axes))


def consequences_of(ruling: Ruling) -> list[str]:
    """Give the lines of `Ruling.explain` about what does not simply hold."""
    lines = ruling.explain().splitlines()[1 : len(ruling.findings) + 1]
    told = zip(ruling.findings, lines, strict=True)
    return [line.removeprefix("- ") for one, line in told if one.outcome is not Outcome.PASSED]


def headings_of(axes: Axes) -> list[str]:
    return [one.replace("/ ", "/") for one in names_of(axes.get_xticklabels())]


class TestRoute:
    @pytest.mark.parametrize("name", ROUTES)
    def test_title_rows_and_consequences(self, name: str) -> None:
        route = ROUTES[name]
        axes = the_axes(f"route, {name}")
        subject = route.record.subject
        title = " ".join(axes.get_title(loc="left").split())
        counts = f"steps left: {len(route.steps)}; certificates in the end: {len(route.held)}"
        assert title.startswith(f"{subject.title}: {counts}")
        rows = [f"Component {one}, internal" for one in subject.internal]
        assert names_of(axes.get_yticklabels()) == [*rows, f"Component {subject.external}, external", "Certificate"]
        said = " ".join(axes.get_xlabel().split())
        assert said == " ".join(consequences_of(route.ruling))

    @pytest.mark.parametrize("name", ROUTES)
    def test_every_sitting_step_and_claim_is_in_its_cell(self, name: str) -> None:
        route = ROUTES[name]
        axes = the_axes(f"route, {name}")
        rows = [*route.record.subject.internal, route.record.subject.external, None]
        columns = [one.removesuffix(" terminal series") for one in headings_of(axes)]
        words = {one.xy: " ".join(one.get_text().split()) for one in cells_of(axes)}
        kinds = {place: kind for kind, places in places_of(axes).items() for place in places}
        assert words.keys() == kinds.keys()
        cells = {(rows[int(y)], columns[int(x)]): (kinds[x, y], said) for (x, y), said in words.items()}
        wanted: dict[tuple[int | None, str], tuple[str, str]] = {}
        for one in route.record.sittings:
            sat = "sat" if one.ums is None else f"sat: {one.ums} UMS"
            absent = one.status is Status.ABSENT
            wanted[one.component, one.series.label] = ("absent", "absent") if absent else ("sat", sat)
        wanted |= {(None, one.label): ("claimed", "claimed") for one in route.record.claimed or ()}
        wanted |= {(one.component, one.series.label): ("to withdraw", "withdraw") for one in route.withdrawn}
        for number, step in enumerate(route.steps, 1):
            what = "claim" if step.component is None else "sit"
            entered = " (entered)" if step.entered else ""
            wanted[step.component, step.series.label] = f"to {what}", f"step {number}: {what}{entered}"
        assert cells == {place: cell for place, cell in wanted.items() if place[1] in columns}
        assert len(columns) == min(8, len({label for _, label in wanted}))

    @pytest.mark.parametrize("name", ROUTES)
    def test_terminal_series_stand_between_dashed_lines(self, name: str) -> None:
        route = ROUTES[name]
        axes = the_axes(f"route, {name}")
        external = {one.series for one in route.record.sittings if one.component == route.record.subject.external}
        terminal = {one.label for one in {*(route.record.claimed or ()), *route.claims} & external}
        named = {place for place, one in enumerate(headings_of(axes)) if one.endswith(" terminal series")}
        assert {headings_of(axes)[place].removesuffix(" terminal series") for place in named} == terminal
        dashed = {x for one in axes.lines if one.get_linestyle() == "--" for x in one.get_xdata()}
        assert dashed == named | {place + 1 for place in named}

    def test_earlier_series_of_a_long_history_are_left_out(self) -> None:
        name = next(one for one in ROUTES if "very long history" in one)
        axes = the_axes(f"route, {name}")
        every = sorted(
            {*(one.series for one in ROUTES[name].record.sittings), *(one.series for one in ROUTES[name].steps)}
        )
        shown = [one.removesuffix(" terminal series") for one in headings_of(axes)]
        assert shown == [one.label for one in every[-8:]]
        assert f"(earlier series left out: {len(every) - 8})" in words_of(axes)


def told(text: str) -> str:
    return " ".join(text.split()).removesuffix(".")


class TestAlternativeText:
    @pytest.mark.parametrize("name", PICTURES)
    def test_it_says_what_the_picture_says(self, name: str) -> None:
        axes = the_axes(name)
        text = plots.alt_text(axes.figure)
        assert text == " ".join(text.split())
        title = " ".join(told(axes.get_title(loc="left")).split())
        assert text.replace(". ", " ").startswith(title.replace(". ", " "))
        shown = [edition_of(axes), *(one.get_text() for one in cells_of(axes))]
        if name.startswith(("sample", "review")):
            shown += legend_of(axes)
        elif name.startswith("route"):
            shown.append(axes.get_xlabel())
        assert [one for one in map(told, shown) if one not in text] == []

    def test_pictures_beside_one_another_are_told_one_by_one(self) -> None:
        figure = Figure(figsize=(24, 12), layout="constrained")
        left, right = figure.subplots(1, 2)
        names = [A_ROUTE, "sample, sixteen"]
        for name, axes in zip(names, (left, right), strict=True):
            PICTURES[name](axes=axes)
        assert plots.alt_text(figure) == " ".join(plots.alt_text(the_axes(name).figure) for name in names)
        PICTURES["sample, sixteen"](axes=left)
        assert plots.alt_text(figure) == " ".join([plots.alt_text(the_axes("sample, sixteen").figure)] * 2)

    @pytest.mark.filterwarnings("ignore:constrained_layout not applied")
    def test_a_picture_that_was_refused_tells_nothing(self) -> None:
        axes = axes_of_size(10, 10)
        PICTURES[A_ROUTE](axes=axes)
        axes.figure.set_size_inches(1, 1)
        with pytest.raises(InvalidFact):
            PICTURES[A_ROUTE](axes=axes)
        with pytest.raises(InvalidFact) as caught:
            plots.alt_text(axes.figure)
        assert caught.value.faults[0].name == "figure"


def by(edition: str, *, forward: bool = False) -> str:
    return render(ENGLISH, "line:edition-carried-forward" if forward else "line:edition", {"edition": edition})


class TestEdition:
    @pytest.mark.parametrize("name", ROUTES)
    def test_a_route(self, name: str) -> None:
        ruling = ROUTES[name].ruling
        assert edition_of(the_axes(f"route, {name}")) == by(ruling.edition, forward="OPEN-19" in ruling.assumptions)

    def test_every_picture_says_it(self) -> None:
        said = {name: edition_of(the_axes(name)) for name in PICTURES}
        without = {name for name, one in said.items() if not one}
        dead_ends = {f"plans, {one}" for one, found in PLANS.items() if not found}
        assert without == {"timeline, nothing", "options, none", *dead_ends}
        assert {one for one in said.values() if one} == {by("2025-26"), by("2025-26", forward=True)}
        assert {name for name, one in said.items() if one == by("2025-26", forward=True)} >= {
            "timeline, a year without"
        }
        assert said["options, of a later year"] == by("2025-26", forward=True)
        assert said["timeline, a year with its key dates"] == by("2025-26")

    def test_several_editions(self) -> None:
        duties = [Duty("MOD-4", due=DAY(2026, 5, 15)), Duty("MOD-4", due=DAY(2026, 5, 16), edition="what if")]
        (axes,) = plots.timeline(duties).axes
        assert edition_of(axes) == f"{by('2025-26')} {by('what if')}"

    @pytest.mark.parametrize("carried", [(True, False), (False, True)])
    def test_one_that_is_carried_forward_for_some(self, carried: tuple[bool, bool]) -> None:
        duties = [Duty("MOD-4", due=DAY(2026, 5, 15), carried_forward=one) for one in carried]
        (axes,) = plots.timeline(duties).axes
        assert edition_of(axes) == by("2025-26", forward=True)


def rows_of(axes: Axes) -> list[tuple[str, float]]:
    """Give the names of the rows, and where each begins."""
    return list(zip(names_of(axes.get_yticklabels()), map(float, axes.get_yticks()), strict=True))


def ways_of(axes: Axes) -> list[dict[str, list[str]]]:
    """Read what each way says, row by row, in a picture of ways side by side."""
    starts = [float(one) for one in axes.get_xticks()]
    found: list[dict[str, list[str]]] = [{name: [] for name, _ in rows_of(axes)} for _ in starts]
    for one in cells_of(axes):
        x, y = one.xy
        column = max(place for place, start in enumerate(starts) if start <= x)
        row = [name for name, start in rows_of(axes) if start <= y][-1]
        found[column][row].append(" ".join(one.get_text().split()))
    return found


class TestWays:
    @pytest.mark.parametrize("name", OPTIONS)
    def test_options(self, name: str) -> None:
        axes = the_axes(f"options, {name}")
        options = OPTIONS[name]
        assert axes.get_title(loc="left") == f"Ways to a certificate: {len(options)}"
        headings = [f"{number}. {ENGLISH[f'way:{one.code}']}" for number, one in enumerate(options, 1)]
        assert names_of(axes.get_xticklabels()) == headings
        for way, option in zip(ways_of(axes), options, strict=True):
            *cells, price = way.values()
            resit = [] if option.resit is None else [option.resit]
            series = [list(option.claims), resit, list(option.counts), [option.tables]]
            assert cells == [[one.label for one in found] for found in series]
            answer = option.ruling.explain().splitlines()[0]
            assert price == [" ".join([answer, *consequences_of(option.ruling)])]

    def test_every_way_that_there_is_has_a_name(self) -> None:
        codes = {one.code for options in OPTIONS.values() for one in options}
        named = {key.removeprefix("way:") for key in ENGLISH if key.startswith("way:")}
        assert {"claim", "keep", "resit-and-claim", "claim-resit-recertify"} <= codes <= named

    @pytest.mark.parametrize("name", PLANS)
    def test_plans(self, name: str) -> None:
        axes = the_axes(f"plans, {name}")
        plans = PLANS[name]
        left_out = f" (left out: {len(plans) - 4})" if len(plans) > 4 else ""
        assert axes.get_title(loc="left") == f"Plans to a certificate: {len(plans)}{left_out}"
        for way, plan in zip(ways_of(axes), plans[:4], strict=True):
            *actions, price = way.values()
            wanted = [f"{one.to_do} {one.by_when}".strip() for one in plan.actions]
            wanted += [one.label for one in (*plan.certificates, *plan.gives_up)]
            assert sorted(one for cell in actions for one in cell) == sorted(wanted)
            for action in plan.actions:
                assert action.series is not None
                assert f"{action.to_do} {action.by_when}".strip() in way[action.series.label]
            assert price == [" ".join([plan.ruling.explain().splitlines()[0], *consequences_of(plan.ruling)])]


class TestCohort:
    @pytest.mark.parametrize("name", REPORTS)
    def test_a_bar_for_each_standing_and_each_reason(self, name: str) -> None:
        report = REPORTS[name]
        axes = the_axes(f"cohort, {name}")
        assert axes.get_title(loc="left") == f"Learners: {len(report.reports)}"
        standings = {ENGLISH[f"standing:{one.value}"]: count for one, count in report.counts.items() if count}
        bars = {round(one.get_y() + one.get_height() / 2, 6): one for one in axes.patches}
        named = {name: bars.pop(round(place, 6)) for name, place in rows_of(axes)}
        assert {name: one.get_width() for name, one in named.items()} == standings
        assert all(contrast(one.get_facecolor(), "white") > 3 for one in named.values())
        assert all(contrast(one.get_facecolor(), "white") == 1 for one in bars.values())
        lines = [" ".join(one.get_text().split()) for one in cells_of(axes)]
        reasons = Counter(
            said for one in report.ineligible for said in consequences_of(Ruling(one.reasons, report.edition))
        )
        told = [one for one in lines if not one.isdigit()]
        assert len(bars) == min(8, len(reasons))
        if reasons:
            left_out = f" (left out: {len(reasons) - 8})" if len(reasons) > 8 else ""
            assert told[0] == f"Reasons: {len(reasons)}{left_out}"
            assert set(told[1:]) <= set(reasons)
            assert [one.get_width() for _, one in sorted(bars.items())] == [reasons[one] for one in told[1:]]
            assert [reasons[one] for one in told[1:]] == sorted(reasons.values(), reverse=True)[:8]
        else:
            assert told == []

    def test_there_are_reports_of_every_size(self) -> None:
        assert any(len({one for each in report.ineligible for one in each.reasons}) > 8 for report in REPORTS.values())
        assert any(report.counts[Standing.UNREADABLE] for report in REPORTS.values())


class TestState:
    def test_nothing_is_kept_and_nothing_is_written(self, tmp_path: Path) -> None:
        program = (
            "import sys, matplotlib\n"
            "settings = lambda: {name: matplotlib.rcParams[name] for name in matplotlib.rcParams if name != 'backend'}\n"
            "before = settings()\n"
            "from btec_rules import centre\nfrom btec_rules.interop import plots\n"
            "plots.timeline(centre.duties('2025-26'))\n"
            "assert settings() == before\nprint('matplotlib.pyplot' in sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path)
        assert done.stdout.strip() == "False"
        assert not list(tmp_path.iterdir())

    def test_pyplot_is_not_imported(self) -> None:
        folder = Path(plots.__file__).parent
        for path in folder.glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    named = [alias.name for alias in node.names] + [getattr(node, "module", "")]
                    assert not any("pyplot" in str(one) for one in named)

    @pytest.mark.parametrize("name", A_FEW)
    def test_the_same_picture_twice(self, name: str) -> None:
        (axes,) = PICTURES[name]().axes
        assert words_of(axes) == words_of(the_axes(name))
        assert places_of(axes) == places_of(the_axes(name))


SIXTEEN, ROUTE, DUTIES = COHORTS["sixteen"], next(iter(ROUTES.values())), YEARS["one day"]
DRAWN = drawn(SIXTEEN)
WRONG: Any = 3
REMOVED = Figure().add_subplot()
REMOVED.remove()
REFUSED: dict[str, tuple[Callable[[], Figure], type[BtecRulesError], list[tuple[str, str, str]]]] = {
    "no sample, no marks": (
        lambda: plots.marks(WRONG, WRONG),
        InvalidFact,
        [
            ("sample", "3", "a Sample or a SampleReview"),
            ("marks", "3", "a mapping, such as {'0001': 34}, or the marks of a sheet: sheet.marks"),
        ],
    ),
    "a mark below nothing": (
        lambda: plots.marks(DRAWN, {"0001": -1}),
        InvalidFact,
        [("marks[0001]", "-1", "a whole number from 0 to 10000, or ABSENT")],
    ),
    "strangers": (
        lambda: plots.marks(DRAWN, {one: mark for one, mark in SIXTEEN.items() if one not in DRAWN.random[:2]}),
        ImpossibleFacts,
        [("sample", repr(one), "a candidate who is in marks") for one in DRAWN.random[:2]],
    ),
    "marks in no axes": (
        lambda: plots.marks(DRAWN, SIXTEEN, axes=WRONG),
        InvalidFact,
        [("axes", "3", "an Axes, such as plt.gca()")],
    ),
    "no route, no axes": (
        lambda: plots.route(WRONG, axes=WRONG),
        InvalidFact,
        [
            ("route", "3", "a Route, such as next(planning.routes(record, until=Series.june(2027)))"),
            ("axes", "3", "an Axes, such as plt.gca()"),
        ],
    ),
    "no report, no axes": (
        lambda: plots.cohort(WRONG, axes=WRONG),
        InvalidFact,
        [
            ("report", "3", "a CohortReport, such as audit.cohort({'Ann': record})"),
            ("axes", "3", "an Axes, such as plt.gca()"),
        ],
    ),
    "no options, no axes": (
        lambda: plots.options([WRONG], axes=WRONG),
        InvalidFact,
        [
            ("options", "3", "a CertificationOption, such as certification.options(record)[0]"),
            ("axes", "3", "an Axes, such as plt.gca()"),
        ],
    ),
    "no plans, no axes": (
        lambda: plots.plans(WRONG, axes=WRONG),
        InvalidFact,
        [("plans", "3", "a collection, such as a list or a set"), ("axes", "3", "an Axes, such as plt.gca()")],
    ),
    "no figure": (
        lambda: plots.alt_text(WRONG),
        InvalidFact,
        [("figure", "3", "a Figure, such as plots.route(route)")],
    ),
    "a figure without a picture": (
        lambda: plots.alt_text(Figure()),
        InvalidFact,
        [("figure", "a figure without a picture of this library", "what plots.route gives")],
    ),
    "no day": (
        lambda: plots.timeline(DUTIES, on=WRONG),
        InvalidFact,
        [("on", "3", "a datetime.date from 2000 to 2999, such as datetime.date(2026, 6, 30)")],
    ),
    "no duties, no axes": (
        lambda: plots.timeline(WRONG, axes=WRONG),
        InvalidFact,
        [("duties", "3", "a collection, such as a list or a set"), ("axes", "3", "an Axes, such as plt.gca()")],
    ),
    "too many duties": (
        lambda: plots.timeline([Duty("REG-1", due=DAY(2026, 1, 1))] * 201),
        InvalidFact,
        [("duties", "201 with a day", "at most 200")],
    ),
    "axes that were removed": (
        lambda: plots.timeline(DUTIES, axes=REMOVED),
        InvalidFact,
        [("axes", "axes that were removed", "axes of a figure")],
    ),
}


class TestRefused:
    @pytest.mark.parametrize("name", REFUSED)
    def test_what_is_said(self, name: str) -> None:
        call, error, faults = REFUSED[name]
        with pytest.raises(error) as caught:
            call()
        assert [(one.name, one.got, one.expected) for one in caught.value.faults] == faults

    def test_as_many_as_may_be(self) -> None:
        (axes,) = plots.timeline([Duty("REG-1", due=DAY(2026, 1, 1))] * 200).axes
        assert len(places_of(axes)["last day"]) == 200
        assert len(axes.get_yticklabels()) == 200


class TestDocstrings:
    """What test_contract holds of the core's functions, here, where matplotlib is there to import them."""

    @pytest.mark.parametrize("function", [getattr(plots, name) for name in plots.__all__])
    def test_sections_and_ids(self, function: Callable[..., Figure]) -> None:
        doc = inspect.getdoc(function) or ""
        assert all(section in doc for section in ("Args:", "Returns:", "Raises:", "Source:"))
        assert all(f"    {name}: " in doc for name in inspect.signature(function).parameters)
        for named in re.findall(r"\b[A-Z]+-\d+\b", doc):
            assert named in RULES or named in OPEN_POINTS


class TestReadme:
    def test_the_picture_is_the_one_that_the_library_draws(self) -> None:
        made = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "pictures" / "make.py"))
        picture: Path = made["PICTURE"]
        assert picture.stat().st_size <= 60_000
        with Image.open(picture) as kept:  # its pixels are another matter: letters differ from one FreeType to the next
            assert kept.info["Description"] == plots.alt_text(made["draw"]())
