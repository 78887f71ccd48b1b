"""Answers: from conditions to the columns ``verdict``, ``code`` and ``rule``.

A ladder of steps is climbed once, to the number of the first one that holds; the three texts follow from that number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import narwhals as nw

from btec_rules.guide.texts import CODES
from btec_rules.interop.frames.translating import first_of, labelled
from btec_rules.rulings.rulings import Verdict

__all__ = ("INVALID", "Step", "answered", "invalid", "refused", "undecided")

INVALID = "INVALID"
"""The verdict where a fact is malformed or impossible: the scalar function would raise."""

_STEP = "_step"


@attrs.frozen(eq=False)
class Step:
    """A condition, and what the answer is where it is the first one that holds."""

    holds: nw.Expr
    verdict: str
    code: str

    @property
    def rule(self) -> str:
        """The id of the rule that the code comes from; empty for an error."""
        return CODES.get(self.code, "")


def refused(code: str, holds: nw.Expr) -> Step:
    """Make the step of a condition that refuses."""
    return Step(holds, Verdict.REFUSED.name, code)


def undecided(code: str, holds: nw.Expr) -> Step:
    """Make the step of a condition that leaves it open."""
    return Step(holds, Verdict.UNDECIDED.name, code)


def invalid(code: str, holds: nw.Expr) -> Step:
    """Make the step of a question that can't be asked; *code* is that of the error."""
    return Step(holds, INVALID, code)


def answered(
    frame: Any,  # a DataFrame or a LazyFrame of narwhals
    steps: Sequence[Step],
    *,
    keep: Sequence[str],
    more: Callable[[nw.Expr], dict[str, nw.Expr]] | None = None,
    rule: str = "",
    verdict: str = Verdict.ALLOWED.name,
) -> Any:
    """Climb the ladder, and give the columns to keep, the answer's, and *more*, made of the column of the valid rows.

    Args:
        frame: A frame of narwhals with one row for each answer.
        steps: The ladder; the first step that holds decides.
        keep: The columns to keep.
        more: Makes further columns; it gets the condition that a row is valid.
        rule: The rule where no step holds.
        verdict: The verdict where no step holds.
    """
    numbered = frame.with_columns(
        first_of([(step.holds, place) for place, step in enumerate(steps)], len(steps)).alias(_STEP)
    )
    at = nw.col(_STEP)
    named = labelled(numbered, _STEP, dict(enumerate([*(step.verdict for step in steps), verdict])), "verdict")
    named = labelled(named, _STEP, dict(enumerate([*(step.code for step in steps), ""])), "code")
    named = labelled(named, _STEP, dict(enumerate([*(step.rule for step in steps), rule])), "rule")
    firm = [place for place, step in enumerate(steps) if step.verdict == INVALID]
    further = more(at > max(firm)) if more and firm else {}
    return named.select(*keep, "verdict", "code", "rule", *(made.alias(name) for name, made in further.items()))
