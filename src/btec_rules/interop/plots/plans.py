"""Plans: a learner's ways to a certificate, side by side, series by series, each with what it costs."""

from __future__ import annotations

from collections.abc import Collection

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from btec_rules._values.facts import Facts
from btec_rules.interop.plots.canvas import BLUE, GREY, RED, Marker, accept_axes
from btec_rules.interop.plots.ways import Way, draw_ways
from btec_rules.planning import Action, Plan, Task

__all__ = ("plans",)

_MOST = 4
"""Plans that are drawn; the title counts those that are left out."""
_MARKERS = {
    Task.ENTER: Marker("to enter", "D", RED, filled=False),
    Task.MOVE: Marker("to move", ">", RED, filled=False),
    Task.WITHDRAW: Marker("to withdraw", "P", RED),
    Task.CLAIM: Marker("to claim", "s", RED, filled=False),
}
_OTHER = Marker("to do", "o", GREY, filled=False)
_CERTIFICATE = Marker("certificate", "o", BLUE)
_GIVEN_UP = Marker("given up", "x", GREY)
_ALWAYS = "At any time"
_HELD, _LOST = "Certificates", "Given up"


def plans(plans: Collection[Plan], *, axes: Axes | None = None) -> Figure:
    """Draw a learner's plans side by side: what to do in each series, the certificates had, and what each plan costs.

    Args:
        plans: The plans, the best first, such as `btec_rules.planning.plans` gives; may be empty.
        axes: Where to draw; ``None`` for a figure of its own. They are cleared first.

    Returns:
        The figure; a column a plan, in the order given. Of more than four the later ones are left out, and the title
        says so. The last row says what follows, in the words of ``Ruling.explain``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *axes* are too small.

    Source:
        What the actions and the consequences name.
    """
    facts = Facts()
    given = facts.collection_of("plans", plans, Plan)
    accept_axes(facts, axes)
    facts.raise_faults()
    shown = given[:_MOST]
    series = sorted({one.series for plan in shown for one in plan.actions if one.series is not None})
    anytime = any(one.series is None for plan in shown for one in plan.actions)
    lost = any(plan.gives_up for plan in shown)
    names = [*([_ALWAYS] if anytime else []), *(one.label for one in series), _HELD, *([_LOST] if lost else [])]
    title = f"Plans to a certificate: {len(given)}"
    if len(given) > _MOST:
        title += f" (left out: {len(given) - _MOST})"
    return draw_ways(axes, title, names, [_way(number, one) for number, one in enumerate(shown, 1)])


def _way(number: int, plan: Plan) -> Way:
    rows: dict[str, list[tuple[Marker, str]]] = {}
    for action in plan.actions:
        name = _ALWAYS if action.series is None else action.series.label
        rows.setdefault(name, []).append((_marker(action), _said(action)))
    rows[_HELD] = [(_CERTIFICATE, one.label) for one in plan.certificates]
    rows[_LOST] = [(_GIVEN_UP, one.label) for one in plan.gives_up]
    return Way(f"Plan {number}", rows, plan.ruling)


def _marker(action: Action) -> Marker:
    return _OTHER if action.task is None else _MARKERS.get(action.task, _OTHER)


def _said(action: Action) -> str:
    return " ".join(part for part in (action.to_do or action.finding.message, action.by_when) if part)
