"""Draws the picture of the README: ``pip install -e '.[plots]' && python docs/pictures/make.py``."""

from pathlib import Path

from matplotlib.figure import Figure

from btec_rules import LearnerRecord, Series, Sitting, planning, subjects
from btec_rules.interop import plots

__all__ = ("PICTURE", "draw")

PICTURE = Path(__file__).parent / "route.png"


def draw() -> Figure:
    """Draw the route that gives up least for a learner who wants a better mark in component 1."""
    january = Series.january(2026)
    learner = LearnerRecord(
        subjects.ENTERPRISE, [Sitting(1, Series.june(2025), 31), Sitting(2, january, 40), Sitting(3, january, 52)]
    )
    return plots.route(planning.best_next(learner, 1, until=Series.june(2026)).routes[0])


if __name__ == "__main__":
    figure = draw()
    figure.savefig(PICTURE, dpi=82, metadata={"Software": None, "Description": plots.alt_text(figure)})
    print(f"{PICTURE}: {PICTURE.stat().st_size} bytes")
