"""Disposal: from which day may each student's work go?

Whether it may, with an appeal open or the student still on the programme, is for `btec_rules.retention.check_disposal`.
"""

from __future__ import annotations

import datetime

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules.interop.frames.accepting import all_of
from btec_rules.interop.frames.answers import answered, first_of, invalid, undecided
from btec_rules.interop.frames.cells import add_day
from btec_rules.model.dates import DAYS_IN_A_WEEK
from btec_rules.model.editions import EDITION_2025_26, Edition
from btec_rules.model.errors import Fault, InvalidFact
from btec_rules.model.guards import kind, refuse

__all__ = ("disposal_dates",)

_ANSWERED = "ANSWERED"


def disposal_dates(frame: IntoFrameT, *, edition: Edition = EDITION_2025_26) -> IntoFrameT:
    """Give for each row the day that `btec_rules.retention.earliest_disposal` gives.

    Args:
        frame: One row a student or a piece of work: ``certificates_received``, and optionally ``post_results_closes``,
            columns of dates, gaps where they are not known; any other columns are kept. Where an engine has no dates
            (pandas), naive datetimes at midnight are taken and given back.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: every column of *frame*, the verdict ``ANSWERED``, ``UNDECIDED`` (with the code
        ``retention.not-received``) or ``INVALID``, code, rule, and ``earliest_disposal``.

    Raises:
        InvalidFact: If an argument is of the wrong type, a column is missing or holds no dates, or *frame* has a column
            of an answer's name.

    Source:
        KEEP-1 (guide p. 19); OPEN-9.
    """
    faults: list[Fault] = []
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    given, columns = all_of(frame, ("certificates_received",), answers=("verdict", "code", "rule", "earliest_disposal"))
    dated = add_day(given, "certificates_received")
    bad = nw.col("_bad_certificates_received")
    kept = nw.col("_certificates_received") + _days(edition.retention_weeks * DAYS_IN_A_WEEK)
    dated = dated.with_columns(kept.alias("_kept"))
    if "post_results_closes" in columns:
        dated = add_day(dated, "post_results_closes")
        dated = dated.with_columns((nw.col("_post_results_closes") + _days(1)).alias("_after"))
        later = (nw.col("_after") > nw.col("_kept")) & ~nw.col("_no_post_results_closes")
        bad = bad | nw.col("_bad_post_results_closes")
        dated = dated.with_columns(first_of([(later, nw.col("_after"))], nw.col("_kept")).alias("_kept"))
    missing = nw.col("_no_certificates_received")
    steps = [invalid(InvalidFact.code, bad), undecided("retention.not-received", missing)]
    asked = dated.collect_schema()["_certificates_received"]

    def day(firm: nw.Expr) -> dict[str, nw.Expr]:
        return {"earliest_disposal": nw.when(firm & ~missing).then(nw.col("_kept")).cast(asked)}

    answer = answered(dated, steps, keep=columns, more=day, rule="KEEP-1", verdict=_ANSWERED)
    return answer.to_native()  # type: ignore[no-any-return]  # the kind that was given


def _days(number: int) -> nw.Expr:
    return nw.lit(datetime.timedelta(days=number))
