"""Frames: the same questions for a whole table of sittings at once, in the caller's own kind of data frame.

The input is the long table that a school has, one row a sitting: ``learner``, ``subject``, ``component``, ``series``,
and optionally ``ums``, ``status``, ``psa`` and ``claimed``, each cell read as `btec_rules.read_rows` reads it. What
comes back is of the caller's own kind (pandas, polars, pyarrow, duckdb, PySpark), and lazy where that was lazy. A lazy
table is still asked at once for its distinct cells, for ids that are out of the ordinary, and whether any sitting is
there twice: the library must be able to read it more than once. A cell that it has only afterwards makes a bad row.

Each answer has the columns ``verdict``, ``code`` and ``rule``. The verdict is the name of a `btec_rules.Verdict`,
``ALLOWED``, ``REFUSED`` or ``UNDECIDED``; the code and its rule are those of the first finding of the ruling that the
scalar function gives, and empty texts where the verdict is ``ALLOWED``: nothing is against it. To read the reasons,
ask the scalar function about that learner.

A bad row neither stops the others nor disappears: its learner comes back with the verdict ``INVALID`` in every
subject, as half a record is worse than none, and the code of the error that the scalar layer would raise:
``invalid-fact``, or else ``no-rule-in-force`` for a subject with a series before the suite began. An id or a subject
that can't be read comes back in its own words, any other under its id and title as the scalar layer has them.
`problems` lists the rows that are at fault. The order of the rows is not promised.
"""

from __future__ import annotations

from btec_rules._values.extras import missing_extra

try:
    from btec_rules.interop.frames.audits import audit, plans
    from btec_rules.interop.frames.claims import claims
    from btec_rules.interop.frames.learners import external, retakes, terminal_rule
    from btec_rules.interop.frames.problems import problems
    from btec_rules.interop.frames.quantities import cohorts, disposal_dates, sample_sizes
except ModuleNotFoundError as _error:
    raise missing_extra(_error, "narwhals", extra="frames") from None

__all__ = (
    "audit",
    "claims",
    "cohorts",
    "disposal_dates",
    "external",
    "plans",
    "problems",
    "retakes",
    "sample_sizes",
    "terminal_rule",
)
