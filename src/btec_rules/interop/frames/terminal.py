"""Terminal: do each learner's sittings meet the terminal rule?"""

from __future__ import annotations

from collections.abc import Collection

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules.interop.frames.answers import answered, refused, undecided
from btec_rules.interop.frames.reading import KEYS, by_learner, in_reach, read, there
from btec_rules.model.editions import EDITION_2025_26, Edition
from btec_rules.model.subjects import ALL, Subject

__all__ = ("terminal_rule",)


def terminal_rule(
    frame: IntoFrameT, *, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Decide for each learner and subject what `btec_rules.terminal_rule.check` decides.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, claimed.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject, verdict, code, rule; codes
        ``terminal_rule.external-not-sat-yet``, ``terminal_rule.internal-missing``,
        ``terminal_rule.internal-after-external``, and those of errors.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing or of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.

    Source:
        EXT-1 (guide p. 20); OPEN-1, OPEN-2, OPEN-8, OPEN-17, OPEN-19, OPEN-24.
    """
    rows = read(frame, subjects, edition)
    role = nw.col("_role")
    learners = by_learner(
        rows,
        {
            "external": ("last", there() & (role == 0)),
            "internal": ("last", there() & (role > 0)),
            **{f"there_{number}": ("any", there() & (role == number)) for number in rows.roles},
        },
    )
    missing = nw.sum_horizontal(*(f"there_{number}" for number in rows.roles)) < rows.internals()
    steps = [
        *in_reach(rows, edition),
        undecided("terminal_rule.external-not-sat-yet", nw.col("external") == 0),
        refused("terminal_rule.internal-missing", missing),
        refused("terminal_rule.internal-after-external", nw.col("internal") > nw.col("external")),
    ]
    return answered(learners, steps, keep=KEYS).to_native()  # type: ignore[no-any-return]  # narwhals gives back what it took
