"""Learners: what is asked of each learner's sittings in a subject.

May the external component be sat, or an internal one retaken, in a series; is the terminal rule met; can a certificate
be claimed in a series, and which UMS would count?
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules._values.errors import InvalidFact
from btec_rules._values.facts import Facts
from btec_rules.interop.frames.answers import Step, answered, first_of, invalid, refused, undecided
from btec_rules.interop.frames.reading import (
    KEYS,
    Rows,
    absent,
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
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Season, Series
from btec_rules.model.subjects import ALL, Subject, component_of

__all__ = ("claims", "external", "retakes", "terminal_rule")

_UNKNOWN = -1


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
    steps = [
        *in_reach(rows, edition),
        undecided("terminal_rule.external-not-sat-yet", nw.col("external") == 0),
        refused("terminal_rule.internal-missing", _some_lack(rows, "there")),
        refused("terminal_rule.internal-after-external", nw.col("internal") > nw.col("external")),
    ]
    return answered(learners, steps, keep=KEYS).to_native()  # type: ignore[no-any-return]  # narwhals gives back what it took


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
        ``external.final-sitting-counts`` or ``external.second-certificate``, and without a column ``claimed``
        ``external.either-way``; and ``still_to_come``,
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
        refused("external.season-not-offered", titled(rows.lacking(series.season, external=True))),
        refused("external.not-a-later-series", nw.col("behind") >= series.ordinal),
        refused("external.no-resit-offered", (used > 0) & titled(rows.without_resit)),
        refused("external.resit-used", (used > edition.external_resits) & ~titled(rows.without_resit)),
        refused("external.internal-missing", _some_lack(rows, "in_time")),
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
    return answer.drop("met", "second", "lost", "later").to_native()  # type: ignore[no-any-return]  # the kind that was given


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
    facts = Facts()
    internal = tuple(sorted({number for subject in rows.subjects for number in subject.internal}))
    wanted = component_of(facts, internal, component)
    facts.raise_faults()
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


def claims(
    frame: IntoFrameT, *, series: Series, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Decide for each learner and subject what `btec_rules.certification.check_claim` decides about *series*.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, claimed.
        series: The series to claim in; the day of the claim and its window are for the scalar function.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject, verdict, code, rule; ``total``, the sum of the UMS that count, as
        `btec_rules.certification.result` gives it whatever the verdict, a gap where a sitting or its UMS is missing;
        and ``consequence``, empty unless the claim is allowed: ``certification.once-sat`` where the external component
        is still to be sat, else ``certification.already-claimed`` where *series* is claimed. Codes
        ``certification.external-not-in-series``, ``certification.absent-in-series``,
        ``certification.external-season-not-offered``, ``certification.internal-season-not-offered``,
        ``certification.external-sitting-unlawful``, ``certification.no-resit-offered``,
        ``certification.retake-unlawful``, ``terminal_rule.internal-missing``,
        ``terminal_rule.internal-after-external``, ``certification.closed-by-later-external``,
        ``certification.closed-by-later-internal``, ``certification.late-summer-claim``, without a column ``claimed``
        ``certification.already-claimed``, and those of errors.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing or of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        CERT-1 to CERT-4 (guide p. 20-21), EXT-1, EXT-3, EXT-4 (p. 20), RET-1, RET-5 (p. 12), PSA-2 (p. 10);
        OPEN-8, OPEN-10, OPEN-17, OPEN-19, OPEN-22, OPEN-25, OPEN-26, OPEN-28, OPEN-47; OPEN-11 and OPEN-42 by subject.
    """
    accept_series(series, edition)
    rows = read(frame, subjects, edition)
    at, final, inner = nw.col("_series"), nw.col("_role") == 0, nw.col("_role") > 0
    until, here, later = at <= series.ordinal, at == series.ordinal, at > series.ordinal
    wanted: dict[str, tuple[str, nw.Expr]] = {
        "entered": ("any", final & here & there()),
        "missed": ("any", final & here & absent()),
        "sat_there": ("any", final & here & sat()),
        "sat_before": ("any", final & sat() & (at < series.ordinal)),
        "bad_season": ("any", inner & there() & until & ~rows.offered(external=False)),
        "finals": ("count", final & until & taken(edition)),
        "external": ("last", final & until & there()),
        "internal": ("last", inner & until & there()),
        "is_claimed": ("any", here & (nw.col("_claimed") > 0)),
        "resat": ("any", final & later & sat()),
        "retaken": ("any", inner & later & sat()),
        "last_before": ("last", final & sat() & (at < series.ordinal)),
        "january_before": ("last", final & sat() & (at < series.ordinal) & (nw.col("_june") == 0)),
        "over": ("any", nw.col("_marked") & sat() & (at >= series.ordinal)),
        "final_ums": ("most", _ums(final & here & sat())),
    }
    for role in rows.roles:
        its_own = (nw.col("_role") == role) & until
        wanted |= {
            f"there_{role}": ("any", its_own & there()),
            f"attempts_{role}": ("count", its_own & taken(edition)),
            f"sat_{role}": ("count", its_own & sat()),
            f"marked_{role}": ("count", its_own & sat() & nw.col("_marked")),
            f"best_{role}": ("most", _ums(its_own & sat())),
        }
    learners = by_learner(rows, wanted)
    steps = [*in_reach(rows, edition), *_steps_of_a_claim(rows, series, edition)]
    answer = answered(
        learners, steps, keep=(*KEYS, "sat_there", "is_claimed"), more=lambda firm: {"total": _total(rows, firm)}
    )
    allowed = nw.col("code") == ""
    follows = [
        (allowed & ~_yes("sat_there"), "certification.once-sat"),
        (allowed & _yes("is_claimed"), "certification.already-claimed"),
    ]
    answer = answer.with_columns(first_of(follows, "").alias("consequence")).drop("sat_there", "is_claimed")
    return answer.to_native()  # type: ignore[no-any-return]  # the kind that was given


def _some_lack(rows: Rows, name: str) -> nw.Expr:
    """Whether the columns ``<name>_<role>`` are 0 for any internal component of the row's subject."""
    return nw.sum_horizontal(*(f"{name}_{role}" for role in rows.roles)) < rows.internals()


def _finals_allowed(rows: Rows, edition: Edition) -> nw.Expr:
    return first_of([(titled(rows.without_resit), 1)], 1 + edition.external_resits)


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
    allowed = _finals_allowed(rows, edition)
    placed = placed.with_columns((there() & (nw.col("_place") <= allowed)).alias("_lawful")).filter(nw.col("_lawful"))
    last = placed.group_by(*KEYS).agg(nw.col("_series").max().alias("_last"))
    joined = learners.join(last, on=list(KEYS), how="left")
    return joined.with_columns(nw.col("_last").fill_null(0).alias("last_lawful"))


def _steps_of_a_claim(rows: Rows, series: Series, edition: Edition) -> list[Step]:
    """Give the ladder of a claim: what refuses it, in the order of the scalar ruling, and then what leaves it open."""
    asked_after_absence = _yes("missed") & _yes("sat_before")
    no_resit = titled(rows.without_resit)
    ends, unclaimed, known = nw.col("external") > 0, ~_yes("is_claimed"), "claimed" in rows.columns
    summer = series.season is Season.JUNE
    january_before = (nw.col("january_before") > 0) & (nw.col("january_before") == nw.col("last_before"))
    january = first_of([(asked_after_absence, january_before)], nw.lit(not summer))
    closed = (
        ("certification.closed-by-later-external", _yes("resat")),
        ("certification.closed-by-later-internal", january & _yes("retaken")),
    )
    too_many = nw.max_horizontal(*(f"attempts_{role}" for role in rows.roles)) > 1 + edition.retakes_allowed
    return [
        refused("certification.external-not-in-series", ~_yes("entered") & ~asked_after_absence),
        refused("certification.external-season-not-offered", titled(rows.lacking(series.season, external=True))),
        refused("certification.internal-season-not-offered", _yes("bad_season")),
        refused("certification.no-resit-offered", no_resit & (nw.col("finals") > 1)),
        refused("certification.external-sitting-unlawful", nw.col("finals") > 1 + edition.external_resits),
        refused("terminal_rule.internal-missing", ends & _some_lack(rows, "there")),
        refused("terminal_rule.internal-after-external", ends & (nw.col("internal") > nw.col("external"))),
        *([refused(code, unclaimed & since) for code, since in closed] if known else []),
        undecided("certification.absent-in-series", asked_after_absence),
        undecided("certification.retake-unlawful", too_many),
        *([] if known else [undecided("certification.already-claimed", since) for _, since in closed]),
        *([undecided("certification.late-summer-claim", unclaimed & _yes("over"))] if summer else []),
    ]


def _yes(name: str) -> nw.Expr:
    return nw.col(name) > 0


def _ums(counts: nw.Expr) -> nw.Expr:
    return first_of([(counts & nw.col("_marked"), nw.col("_ums"))], _UNKNOWN)


def _total(rows: Rows, firm: nw.Expr) -> nw.Expr:
    """Add up what counts: the best of each internal component's attempts where all have a UMS, and the final one."""
    total, known = nw.col("final_ums"), []
    for role in rows.roles:
        all_marked = (nw.col(f"sat_{role}") > 0) & (nw.col(f"sat_{role}") == nw.col(f"marked_{role}"))
        known.append(first_of([(all_marked, 1)], 0))
        total = total + first_of([(all_marked, nw.col(f"best_{role}"))], 0)
    complete = firm & (nw.col("final_ums") > _UNKNOWN) & (nw.sum_horizontal(*known) == rows.internals())
    return nw.when(complete).then(total)
