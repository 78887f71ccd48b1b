"""Quantities: how large is each cohort, how many of it are sampled, and from which day may each student's work go?

The draw itself is no whole-table answer: it asks `btec_rules.sampling.draw` for one cohort after another, in groups.
Whether work may go, with an appeal open or the student still on the programme, is for
`btec_rules.retention.check_disposal`.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules._values.errors import InvalidFact, NoRuleInForce
from btec_rules._values.facts import Facts
from btec_rules.interop.frames.answers import answered, invalid, undecided
from btec_rules.interop.frames.asking import accept_subjects
from btec_rules.interop.frames.cells import add_subjects, all_of, read_column
from btec_rules.interop.frames.days import add_day
from btec_rules.interop.frames.reading import read
from btec_rules.interop.frames.translating import first_of, labelled
from btec_rules.model.dates import DAYS_IN_A_WEEK
from btec_rules.model.editions.edition import Band, Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import from_ordinal
from btec_rules.model.subjects import ALL, Subject

__all__ = ("cohorts", "disposal_dates", "sample_sizes")

_ANSWERED = "ANSWERED"
_ANSWER = ("verdict", "code", "rule")


def cohorts(
    frame: IntoFrameT, *, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Count the cohort of each subject, internal component and series.

    Args:
        frame: One row a sitting of one centre: learner, subject, component, series, and whatever else.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: subject, component, series, and ``entered``, the number of learners, absent and
        planned ones too; what `sample_sizes` takes. A row whose learner, subject, component or series can't be read is
        in no cohort; `problems` lists it.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.

    Source:
        SAMP-3 (guide p. 15); OPEN-3, OPEN-29.
    """
    rows = read(frame, subjects, edition)
    column = nw.col
    good = rows.named() & (column("_role") > 0) & (column("_series") > 0)
    kept = rows.frame.with_columns(good.alias("_good")).filter(column("_good"))
    place = ("_subject", "_component", "_series")
    counted = kept.group_by(*place).agg(column("_learner").n_unique().alias("entered"))
    titles = {number: subject.title for number, subject in enumerate(rows.subjects)}
    codes = {ordinal: from_ordinal(ordinal).code for ordinal in rows.ordinals}
    named = labelled(labelled(counted, "_subject", titles, "subject"), "_series", codes, "series")
    answer = named.select("subject", column("_component").alias("component"), "series", "entered")
    return rows.to_native(answer)  # type: ignore[no-any-return]  # the kind that was given


def sample_sizes(
    frame: IntoFrameT, *, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """Look up for each cohort what `btec_rules.sampling.sample_size` and ``recordings_required`` look up.

    Args:
        frame: One row a cohort: ``entered``, its size, and optionally ``subject`` and ``series``; any other columns are
            kept. `cohorts` makes such a frame.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: every column of *frame*, the verdict ``ANSWERED`` or ``INVALID``, code, rule, and
        ``sample_size``; ``recordings``, how many must be on video, is a gap where no subject is named or it wants none.

    Raises:
        InvalidFact: If an argument is of the wrong type, a column is missing or of a type that can't hold its facts, or
            *frame* has a column of an answer's name.
        ImpossibleFacts: If two of *subjects* have one title.

    Source:
        SAMP-3, SAMP-4 (guide p. 15); OPEN-3, OPEN-19, OPEN-48.
    """
    known = accept_subjects(subjects, edition)
    optional = ("subject", "series")
    given, columns = all_of(frame, ("entered",), optional, answers=(*_ANSWER, "sample_size", "recordings"))
    sized = read_column(given, "entered").frame
    wrong, filmed = nw.col("_entered") < 0, nw.col("_entered") < 0
    steps = [invalid(InvalidFact.code, wrong)]
    if "series" in columns:
        sized = read_column(sized, "series").frame
        too_early = nw.col("_series") < edition.sampling_in_force.ordinal
        steps = [invalid(InvalidFact.code, wrong | (nw.col("_series") < 0)), invalid(NoRuleInForce.code, too_early)]
    if "subject" in columns:
        sized, _, _ = add_subjects(sized, known)
        filmed = nw.col("_subject").is_in([place for place, one in enumerate(known) if one.video_required] or [-1])
        steps.insert(0, invalid(InvalidFact.code, nw.col("_subject") >= len(known)))

    def numbers(firm: nw.Expr) -> dict[str, nw.Expr]:
        return {
            "sample_size": nw.when(firm).then(_look_up(edition.sampling_bands)),
            "recordings": nw.when(firm & filmed).then(_look_up(edition.recording_bands)),
        }

    answer = answered(sized, steps, keep=columns, more=numbers, rule="SAMP-3", verdict=_ANSWERED)
    return answer.to_native()  # type: ignore[no-any-return]  # the kind that was given


def disposal_dates(frame: IntoFrameT, *, edition: Edition = EDITION_2025_26) -> IntoFrameT:
    """Give for each row the day that `btec_rules.retention.earliest_disposal` gives.

    Args:
        frame: One row a student or a piece of work: ``certificates_received``, and optionally ``reviews_close``,
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
    facts = Facts()
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    given, columns = all_of(
        frame, ("certificates_received",), ("reviews_close",), answers=(*_ANSWER, "earliest_disposal")
    )
    dated = add_day(given, "certificates_received")
    bad = nw.col("_bad_certificates_received")
    kept = nw.col("_certificates_received") + _days(edition.retention_weeks * DAYS_IN_A_WEEK)
    dated = dated.with_columns(kept.alias("_kept"))
    if "reviews_close" in columns:
        dated = add_day(dated, "reviews_close")
        dated = dated.with_columns((nw.col("_reviews_close") + _days(1)).alias("_after"))
        later = (nw.col("_after") > nw.col("_kept")) & ~nw.col("_no_reviews_close")
        bad = bad | nw.col("_bad_reviews_close")
        dated = dated.with_columns(first_of([(later, nw.col("_after"))], nw.col("_kept")).alias("_kept"))
    missing = nw.col("_no_certificates_received")
    steps = [invalid(InvalidFact.code, bad), undecided("retention.not-received", missing)]
    asked = dated.collect_schema()["_certificates_received"]

    def day(firm: nw.Expr) -> dict[str, nw.Expr]:
        return {"earliest_disposal": nw.when(firm & ~missing).then(nw.col("_kept")).cast(asked)}

    answer = answered(dated, steps, keep=columns, more=day, rule="KEEP-1", verdict=_ANSWERED)
    return answer.to_native()  # type: ignore[no-any-return]  # the kind that was given


def _look_up(bands: tuple[Band, ...]) -> nw.Expr:
    """Give how many of the cohort the bands ask for, as `btec_rules.sampling` does."""
    size = nw.col("_entered")
    asked = [
        (largest, size if wanted is None else first_of([(size < wanted, size)], wanted)) for largest, wanted in bands
    ]
    return first_of([(size <= largest, number) for largest, number in asked if largest is not None], asked[-1][1])


def _days(number: int) -> nw.Expr:
    return nw.lit(datetime.timedelta(days=number))
