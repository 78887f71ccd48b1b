"""Draws the picture of the README: ``pip install -e '.[plots]' && python docs/pictures/make.py``."""

from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.text import Text

from btec_rules import LearnerRecord, Series, Sitting, planning, subjects
from btec_rules.interop import plots

__all__ = ("PICTURE", "draw", "told")

PICTURE = Path(__file__).parent / "route.png"


def draw() -> Figure:
    """Draw the route that gives up least for a learner who wants a better mark in component 1."""
    january = Series.january(2026)
    learner = LearnerRecord(
        subjects.ENTERPRISE, [Sitting(1, Series.june(2025), 31), Sitting(2, january, 40), Sitting(3, january, 52)]
    )
    return plots.route(planning.best_next(learner, 1, until=Series.june(2026)).routes[0])


def told(figure: Figure) -> str:
    """Give the words of a picture, wherever its lines break, and how many markers of each kind it has."""
    texts = [one.get_text() for one in figure.findobj(Text) if one.get_visible()]
    words = " ".join(" ".join(texts).split())
    kinds = ", ".join(f"{one.get_label()} {len(one.get_offsets())}" for one in figure.axes[0].collections)
    return f"{words}; {kinds}"


if __name__ == "__main__":
    figure = draw()
    figure.savefig(PICTURE, dpi=82, metadata={"Software": None, "Description": told(figure)})
    print(f"{PICTURE}: {PICTURE.stat().st_size} bytes")
