"""Options: the ways on from a sitting of the external component, side by side, each with its price."""

from __future__ import annotations

from collections.abc import Collection

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from btec_rules import ENGLISH
from btec_rules._values.facts import Facts
from btec_rules.certification import CertificationOption
from btec_rules.guide.render import render
from btec_rules.interop.plots.canvas import BLUE, RED, Marker, accept_axes
from btec_rules.interop.plots.ways import Way, draw_ways

__all__ = ("options",)

_TO_CLAIM = Marker("to claim", "s", RED, filled=False)
_TO_SIT = Marker("to sit", "D", RED, filled=False)
_COUNTS = Marker("counts", "o", BLUE)
_TABLES = Marker("tables", "^", BLUE)
_ROWS = ("To claim", "External, to sit again", "Results that count", "Performance tables")


def options(options: Collection[CertificationOption], *, axes: Axes | None = None) -> Figure:
    """Draw the ways to a certificate, or to a further one, side by side: what each claims, and what it costs.

    Args:
        options: The ways, such as `btec_rules.certification.options` gives after a January sitting; may be empty.
        axes: Where to draw; ``None`` for a figure of its own. They are cleared first.

    Returns:
        The figure; a column a way, in the order given. Its last row says what follows, in the words of
        ``Ruling.explain``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *axes* are too small.

    Source:
        CERT-4, CERT-5, CERT-6 (guide p. 21), and the rules that the consequences name.
    """
    facts = Facts()
    given = facts.collection_of("options", options, CertificationOption)
    accept_axes(facts, axes)
    facts.raise_faults()
    ways = [_way(number, one) for number, one in enumerate(given, 1)]
    return draw_ways(axes, f"Ways to a certificate: {len(ways)}", _ROWS, ways)


def _way(number: int, option: CertificationOption) -> Way:
    resit = () if option.resit is None else (option.resit,)
    cells = ((_TO_CLAIM, option.claims), (_TO_SIT, resit), (_COUNTS, option.counts), (_TABLES, (option.tables,)))
    rows = {name: [(marker, one.label) for one in series] for name, (marker, series) in zip(_ROWS, cells, strict=True)}
    return Way(f"{number}. {render(ENGLISH, f'way:{option.code}')}", rows, option.ruling)
