"""Entering: may each learner sit the external component, or retake an internal one, in a series?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules.interop.frames.answers import answered, first_of, invalid, refused
from btec_rules.interop.frames.reading import (
    KEYS,
    Rows,
    accept_series,
    by_learner,
    in_reach,
    planned,
    read,
    sat,
    taken,
    there,
    titled,
)
from btec_rules.model.editions import EDITION_2025_26, Edition
from btec_rules.model.errors import Fault, InvalidFact
from btec_rules.model.guards import refuse
from btec_rules.model.records import component_of
from btec_rules.model.series import Series
from btec_rules.model.subjects import ALL, Subject

__all__ = ("external", "retakes")


def external(
    frame: IntoFrameT, *, series: Series, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Decide for each learner and subject what `btec_rules.external.check` decides about *series*.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, claimed.
        series: The series to enter.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject, verdict, code, rule, and two columns that say what follows where it
        is allowed, and are empty texts elsewhere: ``consequence``, what becomes of the sitting before,
        ``external.final-sitting-counts`` or ``external.second-certificate``; and ``still_to_come``,
        ``external.internal-still-to-come`` where an internal component is entered later still. Codes
        ``external.season-not-offered``, ``external.not-a-later-series``, ``external.no-resit-offered``,
        ``external.resit-used``, ``external.internal-missing``, and those of errors.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing or of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        EXT-1 to EXT-4 (guide p. 20), ENT-4 (p. 8), RET-7 (p. 13), CERT-4, CERT-5 (p. 21);
        OPEN-1, OPEN-8, OPEN-10, OPEN-19, OPEN-20, OPEN-24; OPEN-11 by subject.
    """
    accept_series(series, edition)
    rows = read(frame, subjects, edition)
    final, role = nw.col("_role") == 0, nw.col("_role")
    learners = by_learner(
        rows,
        {
            "behind": ("last", final & ~planned()),
            "used": ("count", final & taken(edition) & ~planned(series)),
            "before": ("last", final & sat() & (nw.col("_series") < series.ordinal)),
            "last_sat": ("last", sat()),
            "last_internal": ("last", (role > 0) & there()),
            **{f"first_{number}": ("first", (role == number) & there()) for number in rows.roles},
            **{
                f"in_time_{number}": ("any", (role == number) & there() & (nw.col("_series") <= series.ordinal))
                for number in rows.roles
            },
        },
    )
    used, in_time = nw.col("used"), nw.sum_horizontal(*(f"in_time_{number}" for number in rows.roles))
    steps = [
        *in_reach(rows, edition),
        refused("external.season-not-offered", titled(rows.lacking(series.season, external=True))),
        refused("external.not-a-later-series", nw.col("behind") >= series.ordinal),
        refused("external.no-resit-offered", (used > 0) & titled(rows.without_resit)),
        refused("external.resit-used", (used > edition.external_resits) & ~titled(rows.without_resit)),
        refused("external.internal-missing", in_time < rows.internals()),
    ]
    learners = _with_claims(rows, learners)
    before, claimed = nw.col("before"), nw.col("claimed_before") > 0
    ended = [
        first_of([(nw.col(f"first_{number}") <= before, 1)], 0) for number in rows.roles
    ]  # how many internal components were there in time for the sitting before
    met = (before > 0) & (nw.sum_horizontal(*ended) == rows.internals())
    learners = learners.with_columns(
        (met & claimed).alias("second"),
        (met & ~claimed & (nw.col("last_sat") == before)).alias("lost"),
        (nw.col("last_internal") > series.ordinal).alias("later"),
    )
    answer = answered(learners, steps, keep=(*KEYS, "second", "lost", "later"))
    allowed = nw.col("code") == ""
    follows = [
        (allowed & nw.col("second"), "external.second-certificate"),
        (allowed & nw.col("lost"), "external.final-sitting-counts"),
    ]
    answer = answer.with_columns(
        first_of(follows, "").alias("consequence"),
        first_of([(allowed & nw.col("later"), "external.internal-still-to-come")], "").alias("still_to_come"),
    )
    return answer.drop("second", "lost", "later").to_native()  # type: ignore[no-any-return]  # the kind that was given


def retakes(
    frame: IntoFrameT,
    *,
    component: int,
    series: Series,
    subjects: Collection[Subject] = ALL,
    edition: Edition = EDITION_2025_26,
) -> IntoFrameT:
    """Decide for each learner and subject what `btec_rules.retakes.check` decides about *component* and *series*.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, claimed.
        component: A component that is internal in at least one of *subjects*; where it is not internal in the learner's
            own, the learner comes back as ``INVALID``, as the scalar function would raise.
        series: The series to enter.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject, verdict, code, rule, and ``consequence``:
        ``retakes.external-resit-required`` where the retake is allowed and makes another external sitting necessary,
        else empty. Codes ``retakes.first-sitting-missing``, ``retakes.not-a-later-series``,
        ``retakes.season-not-offered``, ``retakes.already-used``, ``retakes.no-resit-left``,
        ``retakes.no-resit-offered``, and those of errors.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing or of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        RET-1 to RET-3, RET-6, RET-7 (guide p. 12-13), EXT-3, EXT-4 (p. 20);
        OPEN-2, OPEN-8, OPEN-10, OPEN-19, OPEN-23, OPEN-36; OPEN-11 and OPEN-42 by subject.
    """
    accept_series(series, edition)
    rows = read(frame, subjects, edition)
    faults: list[Fault] = []
    internal = tuple(sorted({number for subject in rows.subjects for number in subject.internal}))
    wanted = component_of(faults, internal, component)
    refuse(faults)
    its_own = (nw.col("_component") == wanted) & ~planned(series)
    final = (nw.col("_role") == 0) & taken(edition)
    offered, before = final & rows.offered(external=True), nw.col("_series") < series.ordinal
    learners = by_learner(
        rows,
        {
            "first_attempt": ("first", its_own & taken(edition)),
            "attempts": ("count", its_own & taken(edition)),
            "last_entry": ("last", its_own),
            "finals": ("count", final),
            "offered": ("count", offered),
            "offered_before": ("count", offered & before),
        },
    )
    allowed = first_of([(titled(rows.without_resit), 1)], 1 + edition.external_resits)
    ended = (nw.col("offered") > 0) & (
        (nw.col("offered_before") >= nw.col("offered")) | (nw.col("offered_before") >= allowed)
    )
    if edition.absence_uses_attempt:
        learners = _with_last_lawful(rows, learners, offered, edition)
        ended = (nw.col("last_lawful") > 0) & (nw.col("last_lawful") < series.ordinal)
    learners = learners.with_columns(ended.alias("ended"))
    no_resit = titled(rows.without_resit)
    other = [subject for subject in rows.subjects if wanted not in subject.internal]
    steps = [
        *in_reach(rows, edition),
        invalid(InvalidFact.code, titled(other)),
        refused("retakes.first-sitting-missing", nw.col("first_attempt") >= series.ordinal),
        refused("retakes.not-a-later-series", nw.col("last_entry") >= series.ordinal),
        refused("retakes.season-not-offered", titled(rows.lacking(series.season, external=False))),
        refused("retakes.already-used", nw.col("attempts") > edition.retakes_allowed),
        refused("retakes.no-resit-offered", nw.col("ended") & no_resit),
        refused("retakes.no-resit-left", nw.col("ended") & (nw.col("finals") > edition.external_resits)),
    ]
    answer = answered(learners, steps, keep=(*KEYS, "ended"))
    needed = nw.col("ended") & (nw.col("code") == "")
    answer = answer.with_columns(first_of([(needed, "retakes.external-resit-required")], "").alias("consequence"))
    return answer.drop("ended").to_native()  # type: ignore[no-any-return]  # the kind that was given


def _with_claims(rows: Rows, learners: Any) -> Any:
    """Add whether the series of the external sitting before was claimed."""
    if "claimed" not in rows.columns:
        return learners.with_columns(nw.lit(0).alias("claimed_before"))
    claimed = rows.frame.filter(nw.col("_claimed") > 0).select(*KEYS, nw.col("_series").alias("before"))
    claimed = claimed.unique().with_columns(nw.lit(1).alias("claimed_before"))
    joined = learners.join(claimed, on=[*KEYS, "before"], how="left")
    return joined.with_columns(nw.col("claimed_before").fill_null(0))


def _with_last_lawful(rows: Rows, learners: Any, offered: nw.Expr, edition: Edition) -> Any:
    """Add the last external sitting that is lawful and no absence, where absences use up attempts too.

    Each sitting's place among the attempts is found by setting it beside all of them: a running count by order is
    silently wrong on some engines.
    """
    attempts = rows.frame.with_columns(offered.alias("_offered")).filter(nw.col("_offered"))
    attempts = attempts.select(*KEYS, "_series", "_status")
    others = attempts.select(*KEYS, nw.col("_series").alias("_other"))
    behind = attempts.join(others, on=list(KEYS), how="inner").filter(nw.col("_other") <= nw.col("_series"))
    placed = behind.group_by(*KEYS, "_series", "_status").agg(nw.len().alias("_place"))
    allowed = first_of([(titled(rows.without_resit), 1)], 1 + edition.external_resits)
    placed = placed.with_columns((there() & (nw.col("_place") <= allowed)).alias("_lawful")).filter(nw.col("_lawful"))
    last = placed.group_by(*KEYS).agg(nw.col("_series").max().alias("_last"))
    joined = learners.join(last, on=list(KEYS), how="left")
    return joined.with_columns(nw.col("_last").fill_null(0).alias("last_lawful"))
