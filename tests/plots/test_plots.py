"""Pictures: nothing clips, nothing overlaps, everything can be told apart, and the counts are those of the data.

Run by themselves, as they need matplotlib: ``pip install -e '.[test,plots]' && pytest -q tests/plots``.
"""

import ast
import inspect
import re
import runpy
import subprocess
import sys
import warnings
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image
from plots.pictures import COHORTS, DAY, PICTURES, ROUTES, YEARS, drawn, reviewed

from btec_rules import ABSENT, OPEN_POINTS, RULES, BtecRulesError, ImpossibleFacts, InvalidFact, Outcome
from btec_rules.centre.year import Duty
from btec_rules.interop import plots
from btec_rules.interop.plots.sheet import Pen


def its_own(picture: Callable[..., Figure]) -> tuple[Figure, Axes]:
    figure = picture()
    return figure, figure.axes[0]


def of_size(width: float, height: float, dpi: float) -> Callable[[Callable[..., Figure]], tuple[Figure, Axes]]:
    def drawn_there(picture: Callable[..., Figure]) -> tuple[Figure, Axes]:
        axes = Figure(figsize=(width, height), dpi=dpi).add_axes((0.05, 0.05, 0.9, 0.9))
        return picture(axes=axes), axes

    return drawn_there


def beside_another(picture: Callable[..., Figure]) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(26, 16), layout="constrained")
    _, axes = figure.subfigures(1, 2)[0].subplots(1, 2, width_ratios=(1, 4))
    assert picture(axes=axes) is figure
    return figure, axes


WAYS = {
    "a figure of its own": its_own,
    "large axes": of_size(16, 17, 72),
    "smaller axes": of_size(10.5, 14, 150),
    "beside another": beside_another,
}


SHOWN = [(name, way) for name in PICTURES for way in ("a figure of its own", "smaller axes")]
SHOWN += [(name, way) for name in list(PICTURES)[::5] for way in ("large axes", "beside another")]

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge in pixels."""


def edges(box: Any) -> Box:
    return float(box.x0), float(box.y0), float(box.x1), float(box.y1)


def boxes_of_texts(axes: Axes) -> list[tuple[str, Box]]:
    return [(one.get_text(), edges(one.get_window_extent())) for one in axes.texts]


def boxes_of_marks(axes: Axes) -> list[tuple[str, Box]]:
    points = axes.figure.dpi / 72
    found: list[tuple[str, Box]] = []
    for one in axes.collections:
        half = (one.get_sizes()[0] ** 0.5 + one.get_linewidths()[0]) / 2 * points
        centres = one.get_offset_transform().transform(one.get_offsets()).tolist()
        found += [(one.get_label(), (x - half, y - half, x + half, y + half)) for x, y in centres]
    return found + [(patch.get_label(), edges(patch.get_window_extent())) for patch in axes.patches]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than half a pixel."""
    return min(one[2], other[2]) - max(one[0], other[0]) > 0.5 and min(one[3], other[3]) - max(one[1], other[1]) > 0.5


def within(one: Box, other: Box) -> bool:
    """Whether a box lies in another, give or take a pixel."""
    return other[0] - 1 <= one[0] and one[2] <= other[2] + 1 and other[1] - 1 <= one[1] and one[3] <= other[3] + 1


def luminance(colour: Any) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    red, green, blue = linear
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: Any, other: Any) -> float:
    """Give the contrast ratio of WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def words_of(axes: Axes) -> str:
    return " ".join(one.get_text() for one in axes.texts)


def dots_of(axes: Axes) -> dict[str, Any]:
    """Give the places of the markers by their name, those of the legend left out."""
    found: dict[str, Any] = {}
    for one in axes.collections:
        found.setdefault(one.get_label(), one.get_offsets())
    return found


class TestLayout:
    @pytest.mark.parametrize(("name", "way"), SHOWN)
    def test_nothing_is_clipped_and_nothing_overlaps(self, name: str, way: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # constrained layout on large figures
            figure, axes = WAYS[way](PICTURES[name])
        for dpi in (figure.dpi, 200) if way == "a figure of its own" else (figure.dpi,):
            figure.set_dpi(dpi)
            figure.draw_without_rendering()
            paper = edges(axes.get_window_extent())
            assert paper[3] - paper[1] == pytest.approx(axes.get_ylim()[0] * dpi / 72, abs=1)  # laid out for this size
            texts, marks = boxes_of_texts(axes), boxes_of_marks(axes)
            assert texts
            for text, box in texts:
                assert within(box, paper), (text, box, paper)
                assert not [other for other, there in marks if overlap(box, there)], text
            for (text, box), (other, there) in combinations(texts, 2):
                assert not overlap(box, there), (text, other)
            assert all(within(box, paper) for _, box in marks)

    @pytest.mark.parametrize("name", [one for one in PICTURES if one.startswith(("sample", "review"))])
    def test_no_dot_covers_another(self, name: str) -> None:
        _, axes = its_own(PICTURES[name])
        rows: dict[int, list[tuple[float, float]]] = {}
        for _, (left, low, right, high) in boxes_of_marks(axes):
            rows.setdefault(int((low + high) * 2), []).append((left, right))
        for row in rows.values():
            ordered = sorted(row)
            assert all(after[0] - before[1] > -0.5 for before, after in pairwise(ordered))

    @pytest.mark.parametrize("name", PICTURES)
    def test_contrast(self, name: str) -> None:
        figure, axes = its_own(PICTURES[name])
        paper = axes.get_facecolor()
        assert contrast(figure.get_facecolor(), paper) == 1
        colours = [one.get_color() for one in (*axes.texts, *axes.lines)]
        colours += [one.get_edgecolor() for one in axes.patches]
        colours += [colour for one in axes.collections for colour in one.get_edgecolors()]
        assert min(contrast(colour, paper) for colour in colours) >= 4.5

    def test_contrast_is_measured(self) -> None:
        assert contrast("black", "white") == pytest.approx(21)
        assert contrast("#777777", "white") == pytest.approx(4.48, abs=0.005)

    @pytest.mark.parametrize("name", PICTURES)
    def test_no_two_kinds_differ_by_colour_alone(self, name: str) -> None:
        _, axes = its_own(PICTURES[name])
        looks = {
            one.get_label(): (
                str(one.get_paths()[0].vertices.tolist()),
                contrast(one.get_facecolors()[0], "white") > 1,
            )
            for one in axes.collections
        }
        assert len(set(looks.values())) == len(looks)

    @pytest.mark.parametrize(
        "name", ["timeline, one day", "sample, sixteen", next(one for one in PICTURES if "route" in one)]
    )
    def test_axes_that_are_too_small_are_refused(self, name: str) -> None:
        with pytest.raises(InvalidFact) as caught:
            of_size(1.2, 0.8, 100)(PICTURES[name])
        assert caught.value.name == "axes"
        numbers = [float(one) for one in re.findall(r"[\d.]+", caught.value.got + caught.value.expected)]
        assert numbers[:2] == [pytest.approx(1.2 * 0.9, abs=0.06), pytest.approx(0.8 * 0.9, abs=0.06)]
        assert numbers[2] > numbers[0] or numbers[3] > numbers[1]

    @pytest.mark.parametrize("name", ["timeline, one day", "sample, sixteen"])
    def test_no_text_is_set_by_tex(self, name: str) -> None:
        with matplotlib.rc_context({"text.usetex": True}):
            texts = its_own(PICTURES[name])[1].texts
        assert texts
        assert not any(one.get_usetex() for one in texts)

    def test_dark_styles_change_nothing(self) -> None:
        with matplotlib.rc_context({"axes.facecolor": "black", "text.color": "white", "figure.facecolor": "black"}):
            figure, axes = its_own(PICTURES["sample, of a real size"])
        assert contrast(axes.get_facecolor(), "white") == contrast(figure.get_facecolor(), "white") == 1
        assert all(contrast(one.get_color(), "white") >= 4.5 for one in axes.texts)


class TestPen:
    @pytest.mark.parametrize("dpi", [72, 150])
    @pytest.mark.parametrize("own", [7.0, 12.0])
    @pytest.mark.parametrize("bold", [False, True])
    @pytest.mark.parametrize("size", [None, 10.0])
    def test_a_width_is_a_little_more_than_what_is_drawn(
        self, dpi: int, own: float, bold: bool, size: float | None
    ) -> None:
        text = "A certificate of $x$ in December 2025/January 2026"
        figure = Figure(dpi=dpi)
        weight = "bold" if bold else "normal"
        drawn_text = figure.text(0, 0, text, size=size or own, weight=weight, parse_math=False)
        drawn_width = drawn_text.get_window_extent().width * 72 / dpi
        pen = Pen(own, dpi)
        width = pen.width(text, bold=bold, size=size) if bold else pen.width(text, size=size)
        assert 1.03 * drawn_width <= width <= 1.05 * drawn_width


class TestTimeline:
    @pytest.mark.parametrize("name", YEARS)
    def test_every_duty_with_a_day_has_a_row_and_the_others_are_counted(self, name: str) -> None:
        duties = YEARS[name]
        _, axes = its_own(PICTURES[f"timeline, {name}"])
        dated = [one for one in duties if one.begins or one.due]
        title = axes.texts[0].get_text() if dated else words_of(axes)
        assert re.findall(r": (\d+)", words_of(axes))[:2] == [str(len(dated)), str(len(duties) - len(dated))], title
        rows = [one.get_text() for one in axes.texts if re.match(r"[A-Z]+-\d+, p\. \d+", one.get_text())]
        assert [row.split(",")[0] for row in rows] == [one.rule for one in dated]

    def test_days_are_where_they_belong(self) -> None:
        duties = YEARS["a year with its key dates"]
        _, axes = its_own(PICTURES["timeline, a year with its key dates"])
        epoch = DAY(1970, 1, 1).toordinal()
        there = {name: [epoch + x for x, _ in places] for name, places in dots_of(axes).items()}
        last = [one.due.toordinal() for one in duties if one.due and not one.begins]
        first = [one.begins.toordinal() for one in duties if isinstance(one.begins, DAY) and not one.due]
        drawn_days: dict[str, list[float]] = {}
        for one in axes.collections:
            drawn_days.setdefault(one.get_label(), []).extend(epoch + x for x, _ in one.get_offsets())
        assert drawn_days["last day"][: len(last)] == pytest.approx(last, abs=0.01)
        assert drawn_days["first day"][: len(first)] == pytest.approx(first, abs=0.01)
        windows = [(one.begins, one.due) for one in duties if isinstance(one.begins, DAY) and one.due]
        spans = [
            (p.get_x(), p.get_x() + p.get_width()) for p in axes.patches if p.get_fill() and "first" in p.get_label()
        ]
        for (begins, due), (left, right) in zip(windows, spans, strict=False):
            assert (left + epoch, right + epoch) == pytest.approx((begins.toordinal(), due.toordinal() + 1), abs=0.01)
        assert len(spans) == len(windows) + 1  # and the legend's
        assert there


class TestMarks:
    @pytest.mark.parametrize("name", COHORTS)
    def test_everyone_is_there_once_and_counted(self, name: str) -> None:
        marks = COHORTS[name]
        sample = drawn(marks)
        _, axes = its_own(PICTURES[f"sample, {name}"])
        absent = [one for one in marks if marks[one] is ABSENT]
        counts = {
            "random": len(sample.random),
            "added": len(sample.added),
            "rest": len(marks) - len(absent) - len(sample.members),
            "absent": len(absent),
        }
        counts = {kind: count for kind, count in counts.items() if count}
        assert {kind: len(places) for kind, places in dots_of(axes).items()} == counts
        numbers = re.findall(r": (\d+)", words_of(axes))
        assert numbers[:2] == [str(len(marks)), str(len(sample.members))]
        assert sorted(numbers[2:]) == sorted(map(str, counts.values()))

    @pytest.mark.parametrize("name", ["sixteen", "of a real size", "half absent"])
    def test_dots_stand_on_their_marks(self, name: str) -> None:
        marks = COHORTS[name]
        sample = drawn(marks)
        _, axes = its_own(PICTURES[f"sample, {name}"])
        for kind, candidates in (("random", sample.random), ("added", sample.added)):
            if candidates:
                xs = [x for x, _ in dots_of(axes)[kind]]
                assert xs == pytest.approx([marks[one] for one in candidates], abs=0.5)
        if any(mark is ABSENT for mark in marks.values()):
            lowest = min(mark for mark in marks.values() if mark is not ABSENT)
            assert all(x < lowest - 0.5 for x, _ in dots_of(axes)["absent"])

    def test_names_of_those_added(self) -> None:
        marks = COHORTS["of a real size"]
        added = drawn(marks).added
        assert added
        assert all(one in words_of(its_own(PICTURES["sample, of a real size"])[1]) for one in added)

    def test_a_review(self) -> None:
        marks = COHORTS["half absent"]
        review = reviewed(marks)
        _, axes = its_own(PICTURES["review, half absent"])
        assert review.replaced
        added = {one.candidate for one in review.added}
        replacing = {one.by for one in review.replaced} - {None} - added
        there = {kind: len(places) for kind, places in dots_of(axes).items()}
        assert there["replacing"] == len(replacing)
        assert there["requested"] == len(set(review.final) - added - replacing)
        assert sum(there.values()) == len(marks)


class TestRoute:
    @pytest.mark.parametrize("name", ROUTES)
    def test_steps_consequences_and_terminal_series(self, name: str) -> None:
        route = ROUTES[name]
        _, axes = its_own(PICTURES[f"route, {name}"])
        words = words_of(axes).replace("\u00a0", " ")
        numbers = [int(one) for one in re.findall(r": (\d+)", words)]
        assert numbers[:2] == [len(route.steps), len(route.held)]
        assert sorted(map(int, re.findall(r"step (\d+):", words))) == list(range(1, len(route.steps) + 1))
        for finding in route.ruling.findings:
            if finding.outcome is not Outcome.PASSED:
                assert finding.message in words
                assert f"({finding.rule}, p. {finding.page})" in words
        external = {one.series for one in route.record.sittings if one.component == route.record.subject.external}
        claims = set(route.record.claimed) & external
        assert words.count("terminal series") == len(claims)
        dashed = {x for one in axes.lines if one.get_linestyle() == "--" for x in one.get_xdata()}
        assert bool(dashed) == bool(claims)

    def test_what_is_behind_is_told_apart(self) -> None:
        every = [words_of(its_own(PICTURES[f"route, {name}"])[1]) for name in ROUTES]
        for said in ("sat: 31 UMS", "absent", "withdraw", "claimed", "(entered)", "earlier series left out: "):
            assert any(said in words for words in every), said


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

    def test_the_same_picture_twice(self) -> None:
        def said(figure: Figure) -> list[tuple[str, Any]]:
            return [(one.get_text(), one.get_position()) for one in figure.axes[0].texts]

        for picture in list(PICTURES.values())[::8]:
            assert said(picture()) == said(picture())


SIXTEEN, ROUTE, DUTIES = COHORTS["sixteen"], next(iter(ROUTES.values())), YEARS["one day"]
DRAWN = drawn(SIXTEEN)
WRONG: Any = 3
REMOVED = Figure().add_subplot()
REMOVED.remove()
REFUSED: dict[str, tuple[Callable[[], Figure], type[BtecRulesError], list[tuple[str, str, str]]]] = {
    "no sample, no marks": (
        lambda: plots.marks(WRONG, WRONG),
        InvalidFact,
        [("sample", "3", "a Sample or a SampleReview"), ("marks", "3", "a mapping, such as a dict")],
    ),
    "a mark below nothing": (
        lambda: plots.marks(DRAWN, {"0001": -1}),
        InvalidFact,
        [("marks[0001]", "-1", "a whole number from 0 to 10000")],
    ),
    "strangers": (
        lambda: plots.marks(DRAWN, {one: mark for one, mark in SIXTEEN.items() if one not in DRAWN.random[:2]}),
        ImpossibleFacts,
        [("sample", repr(one), "a candidate who is in marks") for one in DRAWN.random[:2]],
    ),
    "marks in no axes": (lambda: plots.marks(DRAWN, SIXTEEN, axes=WRONG), InvalidFact, [("axes", "3", "a Axes")]),
    "no route, no axes": (
        lambda: plots.route(WRONG, axes=WRONG),
        InvalidFact,
        [("route", "3", "a Route"), ("axes", "3", "a Axes")],
    ),
    "no duties, no axes": (
        lambda: plots.timeline(WRONG, axes=WRONG),
        InvalidFact,
        [("duties", "3", "a collection, such as a list or a set"), ("axes", "3", "a Axes")],
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
        figure = plots.timeline([Duty("REG-1", due=DAY(2026, 1, 1))] * 200)
        assert len(dots_of(figure.axes[0])["last day"]) == 1
        assert words_of(figure.axes[0]).count("REG-1, p. ") == 200


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
            assert kept.info["Description"] == made["told"](made["draw"]())
