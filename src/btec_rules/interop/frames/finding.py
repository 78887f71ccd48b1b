"""Finding: which rows are at fault, and in what?"""

from __future__ import annotations

from collections.abc import Collection

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules.interop.frames.answers import first_of
from btec_rules.interop.frames.cells import not_an_id
from btec_rules.interop.frames.reading import KEYS, MARKED_BUT_NOT_SAT, Rows, read, titled
from btec_rules.model.editions import EDITION_2025_26, Edition
from btec_rules.model.errors import ImpossibleFacts, InvalidFact, NoRuleInForce, UnknownSubject
from btec_rules.model.guards import LONGEST_ID, MOST_MARKS
from btec_rules.model.records import Status
from btec_rules.model.subjects import ALL, Subject

__all__ = ("problems",)

_PLACE = ("_series", "_component")


def problems(
    frame: IntoFrameT, *, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """List the rows that make their learner ``INVALID``.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, claimed.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: the columns of *frame* that are read, ``code``, that of the error, ``fact``, the first
        column that is at fault, and ``expected``, what would have been accepted; one row for each row at fault. Where a
        sitting is there twice, both rows are. Empty where every row is good.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing or of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.

    Source:
        OPEN-19 for a series before the suite began.
    """
    rows = read(frame, subjects, edition)
    checks = _checks(rows, edition)
    at = nw.col("_check")
    checked = rows.frame.with_columns(
        first_of([(holds, place) for place, (holds, *_) in enumerate(checks)], len(checks)).alias("_check")
    )
    twice = checked.filter(at == len(checks)).group_by(*KEYS, *_PLACE).agg(nw.len().alias("_times"))
    twice = twice.filter(nw.col("_times") > 1)
    marked = checked.join(twice, on=[*KEYS, *_PLACE], how="left").filter(
        (at < len(checks)) | ~nw.col("_times").is_null()
    )
    said = [code for _, code, _, _ in checks], [fact for _, _, fact, _ in checks], [text for *_, text in checks]
    last = (ImpossibleFacts.code, "component", "one sitting of a component in a series")
    texts = {
        name: first_of([(at == place, text) for place, text in enumerate(column)], otherwise)
        for name, column, otherwise in zip(("code", "fact", "expected"), said, last, strict=True)
    }
    return marked.select(*rows.columns, **texts).to_native()  # type: ignore[no-any-return]  # the kind that was given


def _checks(rows: Rows, edition: Edition) -> list[tuple[nw.Expr, str, str, str]]:
    """List what can be wrong with one row, in the order in which it decides: condition, code, fact, what would do."""
    subject, learner = nw.col("subject"), nw.col("learner")
    began = edition.suite_began
    words = ", ".join(status.value for status in Status)
    wrong = InvalidFact.code
    return [
        ((subject != "") & ~titled(rows.subjects), UnknownSubject.code, "subject", "the title of a subject"),
        (subject == "", wrong, "subject", "the title of a subject"),
        (not_an_id(learner), wrong, "learner", f"a text of one line, 1 to {LONGEST_ID} characters"),
        (nw.col("_role") < 0, wrong, "component", "one of the subject's components"),
        (nw.col("_bad_series"), wrong, "series", "a code such as 2026-01 or 2026-06"),
        (nw.col("_status") < 0, wrong, "status", f"blank or one of {words}"),
        (nw.col("_bad_ums"), wrong, "ums", f"blank, or a whole number from 0 to {MOST_MARKS}"),
        (nw.col("_claimed") < 0, wrong, "claimed", "blank or one of no, yes"),
        (MARKED_BUT_NOT_SAT, ImpossibleFacts.code, "ums", "blank, as the sitting was missed or is still to come"),
        (nw.col("_series") < began.ordinal, NoRuleInForce.code, "series", f"{began.code} or later"),
    ]
