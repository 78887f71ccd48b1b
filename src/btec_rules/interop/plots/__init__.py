"""Plots: pictures of the library's results, on matplotlib.

Each function takes a result and gives a `matplotlib.figure.Figure`, but for `alt_text`, which says in words what a
figure shows. Titles and counts come from the data, sentences from `btec_rules.ENGLISH`. Each names its edition above
the title, and says if it is carried forward to another year. A shape or a word always says what a colour says.
``pyplot`` is not used and no file is written: use `Figure.savefig` for that.

To put a picture beside others, pass it axes of your own. They are cleared first. Titles, names and legends stand around
the axes, so make the figure with ``layout="constrained"``, which leaves room for them. Where words would overlap or be
cut off, the letters get smaller; where 6 points are not small enough, the picture is refused, and the error says how
much room would do. What is added to the figure afterwards can still take room away.
"""

from __future__ import annotations

from btec_rules._values.extras import missing_extra

try:
    from btec_rules.interop.plots.cohort import cohort
    from btec_rules.interop.plots.marks import marks
    from btec_rules.interop.plots.options import options
    from btec_rules.interop.plots.plans import plans
    from btec_rules.interop.plots.route import route
    from btec_rules.interop.plots.telling import alt_text
    from btec_rules.interop.plots.timeline import timeline
except ModuleNotFoundError as _error:
    raise missing_extra(_error, "matplotlib", extra="plots") from None

__all__ = ("alt_text", "cohort", "marks", "options", "plans", "route", "timeline")
