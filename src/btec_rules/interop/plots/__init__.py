"""Plots: pictures of the library's results, on matplotlib.

Each function takes a result and, if wanted, axes to draw it in, and gives the figure. A picture is laid out for the
size that its axes have when it is drawn, and keeps inside them; where they are too small for its words it is refused.
Titles and counts come from the data. What a colour tells apart, a shape or a word does too. ``pyplot`` is not used, and
no file is written: that is `Figure.savefig`.
"""

from __future__ import annotations

from btec_rules.interop.plots.marks import marks
from btec_rules.interop.plots.route import route
from btec_rules.interop.plots.timeline import timeline

__all__ = ("marks", "route", "timeline")
