"""Learners: what is asked of each learner's sittings in a subject.

May the external component be sat, or an internal one retaken, in a series; is the terminal rule met?
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules._values.facts import Facts
from btec_rules.interop.frames.answers import answered, refused, undecided
from btec_rules.interop.frames.asking import accept_series, accept_subjects
from btec_rules.interop.frames.reading import (
    KEYS,
    Rows,
    by_learner,
    each_once,
    given_back,
    in_reach,
    planned,
    read,
    sat,
    some_lack,
    taken,
    there,
)
from btec_rules.interop.frames.translating import first_of
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.model.subjects import ALL, Subject, component_of

__all__ = ("external", "retakes", "terminal_rule")


def terminal_rule(
    frame: IntoFrameT, *, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Decide for each learner and subject what `btec_rules.terminal_rule.check` decides.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, psa, claimed.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject, verdict, code, rule; codes
        ``terminal_rule.external-not-sat-yet``, ``terminal_rule.internal-missing``,
        ``terminal_rule.internal-after-external``, and those of errors.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.

    Source:
        EXT-1 (guide p. 20); OPEN-1, OPEN-2, OPEN-8, OPEN-17, OPEN-19, OPEN-24.
    """
    rows = each_once(read(frame, subjects, edition))
    role = nw.col("_role")
    learners = by_learner(
        rows,
        {
            "external": ("last", there() & (role == 0)),
            "internal": ("last", there() & (role > 0)),
            **{f"there_{number}": ("any", there() & (role == number)) for number in rows.roles},
        },
    )
    steps = [
        *in_reach(rows, edition),
        undecided("terminal_rule.external-not-sat-yet", nw.col("external") == 0),
        refused("terminal_rule.internal-missing", some_lack(rows, "there")),
        refused("terminal_rule.internal-after-external", nw.col("internal") > nw.col("external")),
    ]
    return given_back(rows, answered(learners, steps, keep=KEYS))  # type: ignore[no-any-return]  # the kind that was given


def external(
    frame: IntoFrameT, *, series: Series, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Decide for each learner and subject what `btec_rules.external.check` decides about *series*.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, psa, claimed.
        series: The series to enter.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject, verdict, code, rule, and two columns that say what follows where it
        is allowed, and are empty texts elsewhere: ``consequence``, what becomes of the sitting before,
        ``external.final-sitting-counts`` or ``external.second-certificate``, and without a column ``claimed``
        ``external.either-way``; and ``still_to_come``,
        ``external.internal-still-to-come`` where an internal component is entered later still. Codes
        ``external.season-not-offered``, ``external.not-a-later-series``, ``external.no-resit-offered``,
        ``external.resit-used``, ``external.internal-missing``, and those of errors.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        EXT-1 to EXT-4 (guide p. 20), ENT-4 (p. 8), RET-7 (p. 13), CERT-4, CERT-5 (p. 21);
        OPEN-1, OPEN-8, OPEN-10, OPEN-19, OPEN-20, OPEN-24; OPEN-11 by subject.
    """
    accept_series(series, edition)
    rows = each_once(read(frame, subjects, edition))
    final, role = nw.col("_role") == 0, nw.col("_role")
    learners = by_learner(
        rows,
        {
            "behind": ("last", final & ~planned()),
            "used": ("count", final & taken(edition) & ~planned(series)),
            "before": ("last", final & sat() & (nw.col("_series") < series.ordinal)),
            "january": ("last", final & sat() & (nw.col("_series") < series.ordinal) & (nw.col("_june") == 0)),
            "last_sat": ("last", sat()),
            "last_internal": ("last", (role > 0) & there()),
            **{f"first_{number}": ("first", (role == number) & there()) for number in rows.roles},
            **{
                f"in_time_{number}": ("any", (role == number) & there() & (nw.col("_series") <= series.ordinal))
                for number in rows.roles
            },
        },
    )
    used = nw.col("used")
    steps = [
        *in_reach(rows, edition),
        refused("external.season-not-offered", rows.titled(rows.lacking(series.season, external=True))),
        refused("external.not-a-later-series", nw.col("behind") >= series.ordinal),
        refused("external.no-resit-offered", (used > 0) & rows.titled(rows.without_resit)),
        refused("external.resit-used", (used > edition.external_resits) & ~rows.titled(rows.without_resit)),
        refused("external.internal-missing", some_lack(rows, "in_time")),
    ]
    learners = _with_claims(rows, learners)
    before, claimed = nw.col("before"), nw.col("claimed_before") > 0
    ended = [
        first_of([(nw.col(f"first_{number}") <= before, 1)], 0) for number in rows.roles
    ]  # how many internal components were there in time for the sitting before
    met, january = nw.sum_horizontal(*ended) == rows.internals(), nw.col("january") == before
    learners = learners.with_columns(
        met.alias("met"),
        (met & claimed).alias("second"),
        (met & ~claimed & ((nw.col("last_sat") == before) | ~january)).alias("lost"),
        (nw.col("last_internal") > series.ordinal).alias("later"),
    )
    answer = answered(learners, steps, keep=(*KEYS, "met", "second", "lost", "later"))
    allowed = nw.col("code") == ""
    follows = [
        (allowed & nw.col("second"), "external.second-certificate"),
        (allowed & nw.col("lost"), "external.final-sitting-counts"),
    ]
    if "claimed" not in rows.columns:
        follows = [(allowed & nw.col("met"), "external.either-way")]
    answer = answer.with_columns(
        first_of(follows, "").alias("consequence"),
        first_of([(allowed & nw.col("later"), "external.internal-still-to-come")], "").alias("still_to_come"),
    )
    return given_back(rows, answer.drop("met", "second", "lost", "later"))  # type: ignore[no-any-return]  # the kind that was given


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
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, psa, claimed.
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
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        RET-1 to RET-3, RET-6, RET-7 (guide p. 12-13), EXT-3, EXT-4 (p. 20);
        OPEN-2, OPEN-8, OPEN-10, OPEN-19, OPEN-23, OPEN-36; OPEN-11 and OPEN-42 by subject.
    """
    facts = Facts()
    known = accept_subjects(subjects, edition)
    facts.instance("series", series, Series)
    wanted = component_of(facts, tuple(sorted({one for subject in known for one in subject.internal})), component)
    facts.raise_faults()
    accept_series(series, edition)
    rows = each_once(read(frame, known, edition))
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
    allowed = _finals_allowed(rows, edition)
    ended = (nw.col("offered") > 0) & (
        (nw.col("offered_before") >= nw.col("offered")) | (nw.col("offered_before") >= allowed)
    )
    if edition.absence_uses_attempt:
        learners = _with_last_lawful(rows, learners, offered, edition)
        ended = (nw.col("last_lawful") > 0) & (nw.col("last_lawful") < series.ordinal)
    learners = learners.with_columns(ended.alias("ended"))
    no_resit = rows.titled(rows.without_resit)
    other = [subject for subject in rows.subjects if wanted not in subject.internal]
    steps = [
        *in_reach(rows, edition, other=other),
        refused("retakes.first-sitting-missing", nw.col("first_attempt") >= series.ordinal),
        refused("retakes.not-a-later-series", nw.col("last_entry") >= series.ordinal),
        refused("retakes.season-not-offered", rows.titled(rows.lacking(series.season, external=False))),
        refused("retakes.already-used", nw.col("attempts") > edition.retakes_allowed),
        refused("retakes.no-resit-offered", nw.col("ended") & no_resit),
        refused("retakes.no-resit-left", nw.col("ended") & (nw.col("finals") > edition.external_resits)),
    ]
    answer = answered(learners, steps, keep=(*KEYS, "ended"))
    needed = nw.col("ended") & (nw.col("code") == "")
    answer = answer.with_columns(first_of([(needed, "retakes.external-resit-required")], "").alias("consequence"))
    return given_back(rows, answer.drop("ended"))  # type: ignore[no-any-return]  # the kind that was given


def _finals_allowed(rows: Rows, edition: Edition) -> nw.Expr:
    return first_of([(rows.titled(rows.without_resit), 1)], 1 + edition.external_resits)


def _with_claims(rows: Rows, learners: Any) -> Any:
    """Add whether the series of the external sitting before was claimed."""
    if "claimed" not in rows.columns:
        return learners.with_columns(nw.lit(0).alias("claimed_before"))
    claimed = rows.frame.filter(nw.col("_yes") > 0).select(*KEYS, nw.col("_series").alias("before"))
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
    allowed = _finals_allowed(rows, edition)
    placed = placed.with_columns((there() & (nw.col("_place") <= allowed)).alias("_lawful")).filter(nw.col("_lawful"))
    last = placed.group_by(*KEYS).agg(nw.col("_series").max().alias("_last"))
    joined = learners.join(last, on=list(KEYS), how="left")
    return joined.with_columns(nw.col("_last").fill_null(0).alias("last_lawful"))
