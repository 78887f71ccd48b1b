"""Claims: can a certificate be claimed in a series, and which UMS would count?"""

from __future__ import annotations

from collections.abc import Collection

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules.interop.frames.answers import Step, answered, refused, undecided
from btec_rules.interop.frames.asking import accept_series
from btec_rules.interop.frames.reading import (
    KEYS,
    Rows,
    absent,
    by_learner,
    each_once,
    given_back,
    in_reach,
    read,
    sat,
    some_lack,
    taken,
    there,
)
from btec_rules.interop.frames.translating import first_of
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Season, Series
from btec_rules.model.subjects import ALL, Subject

__all__ = ("claims",)

_UNKNOWN = -1


def claims(
    frame: IntoFrameT, *, series: Series, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Decide for each learner and subject what `btec_rules.certification.check_claim` decides about *series*.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, psa, claimed.
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
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        CERT-1 to CERT-4 (guide p. 20-21), EXT-1, EXT-3, EXT-4 (p. 20), RET-1, RET-5 (p. 12), PSA-2 (p. 10);
        OPEN-8, OPEN-10, OPEN-17, OPEN-19, OPEN-22, OPEN-25, OPEN-26, OPEN-28, OPEN-47; OPEN-11 and OPEN-42 by subject.
    """
    accept_series(series, edition)
    rows = each_once(read(frame, subjects, edition))
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
        "is_claimed": ("any", here & (nw.col("_yes") > 0)),
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
    return given_back(rows, answer)  # type: ignore[no-any-return]  # the kind that was given


def _steps_of_a_claim(rows: Rows, series: Series, edition: Edition) -> list[Step]:
    """Give the ladder of a claim: what refuses it, in the order of the scalar ruling, and then what leaves it open."""
    asked_after_absence = _yes("missed") & _yes("sat_before")
    no_resit = rows.titled(rows.without_resit)
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
        refused("certification.external-season-not-offered", rows.titled(rows.lacking(series.season, external=True))),
        refused("certification.internal-season-not-offered", _yes("bad_season")),
        refused("certification.no-resit-offered", no_resit & (nw.col("finals") > 1)),
        refused("certification.external-sitting-unlawful", nw.col("finals") > 1 + edition.external_resits),
        refused("terminal_rule.internal-missing", ends & some_lack(rows, "there")),
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
    return first_of([(counts & nw.col("_marked"), nw.col("_number"))], _UNKNOWN)


def _total(rows: Rows, firm: nw.Expr) -> nw.Expr:
    """Add up what counts: the best of each internal component's attempts where all have a UMS, and the final one."""
    total, known = nw.col("final_ums"), []
    for role in rows.roles:
        all_marked = (nw.col(f"sat_{role}") > 0) & (nw.col(f"sat_{role}") == nw.col(f"marked_{role}"))
        known.append(first_of([(all_marked, 1)], 0))
        total = total + first_of([(all_marked, nw.col(f"best_{role}"))], 0)
    complete = firm & (nw.col("final_ums") > _UNKNOWN) & (nw.sum_horizontal(*known) == rows.internals())
    return nw.when(complete).then(total)
