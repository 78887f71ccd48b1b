"""Conditions: what must every sample have, whoever picked it?

The highest and the lowest non-zero mark, enough students and, in Sport, videos. The absent are a matter for
`btec_rules.sampling.reviews`: nobody absent is ever drawn.

>>> from btec_rules import EDITION_2025_26, Series, subjects
>>> from btec_rules.rulings.cases import Case
>>> from btec_rules.sampling.cohort import read_cohort
>>> cohort = read_cohort(
...     {"0001": 40, "0002": 25, "0003": 12},
...     subject=subjects.ENTERPRISE,
...     series=Series.june(2026),
...     seed="",
...     recorded=None,
...     edition=EDITION_2025_26,
... )
>>> added = add_extremes(Case(EDITION_2025_26), cohort, ["0001", "0002"])
>>> added["0003"].message
'Add 0003: the lowest non-zero mark, 12, is missing from the sample.'
"""

from __future__ import annotations

from collections.abc import Collection

from btec_rules.model.subjects import Chooser, ModerationMode
from btec_rules.rulings.cases import Case
from btec_rules.rulings.findings import Finding
from btec_rules.sampling.cohort import Cohort
from btec_rules.sampling.sizes import look_up

__all__ = ("add_extremes", "put_conditions")


def add_extremes(case: Case, cohort: Cohort, members: Collection[str]) -> dict[str, Finding]:
    """Put the condition that the highest and the lowest non-zero mark are in a sample.

    Args:
        case: Where to put it.
        cohort: The cohort.
        members: Everyone in the sample so far.

    Returns:
        Whom to add, highest mark first, each with the reason; empty where both marks are there or can't be had.

    Source:
        SAMP-2 (guide p. 15); OPEN-4, OPEN-5, OPEN-18.
    """
    top = _add_a_holder(case, cohort, "sampling.highest-missing", cohort.highest, members)  # SAMP-2, p. 15
    so_far = {*members, *top}
    return top | _add_a_holder(case, cohort, "sampling.lowest-missing", cohort.lowest, so_far)  # SAMP-2, p. 15


def _add_a_holder(
    case: Case, cohort: Cohort, code: str, holders: tuple[str, ...], members: Collection[str]
) -> dict[str, Finding]:
    """Put the condition that somebody who holds a mark is in the sample; where nobody is, add one of them."""
    on_video = cohort.with_video(holders)
    if cohort.marked and not holders:
        case.assume("OPEN-5")
    if len(holders) > 1:
        case.assume("OPEN-4")
    if holders and not on_video:
        case.assume("OPEN-18")
    if not holders:  # there is no such mark
        return {}
    if not set(holders).isdisjoint(members):
        case.holds(code)  # SAMP-2, p. 15
        return {}
    mark = cohort.marked[holders[0]]
    if not on_video:
        case.refuse(code, candidates=tuple(sorted(holders)), mark=mark)  # SAMP-2, p. 15
        return {}
    chosen = min(on_video, key=cohort.ticket)
    return {chosen: case.note(code, candidate=chosen, mark=mark)}  # SAMP-2, p. 15


def put_conditions(
    case: Case,
    cohort: Cohort,
    members: Collection[str],
    *,
    requested: int | None = None,
    whole_request: bool | None = None,
) -> None:
    """Put every other condition of a sample: who picks, how many, and who is on video.

    Args:
        case: Where to put them.
        cohort: The cohort.
        members: Everyone in the sample, the extremes too.
        requested: How many were requested, absent ones too; ``None`` for a draw.
        whole_request: Whether that is all that was requested; ``None`` if nobody said.

    Source:
        SAMP-1, SAMP-3, SAMP-4 (guide p. 15), MOD-7, SAMP-5 (p. 16); OPEN-3, OPEN-7, OPEN-30, OPEN-39, OPEN-48.
    """
    subject = cohort.subject
    if subject.moderated_by is ModerationMode.VISIT:
        case.assume("OPEN-30", *subject.readings)
        case.leave_open("sampling.visited-subject", "sample-in-a-visited-subject")  # MOD-7, p. 16
    if subject.sample_chosen_by is Chooser.CENTRE:
        case.holds("sampling.pearson-picks")  # SAMP-1, p. 15
    cut_short = requested is not None and requested < cohort.wanted and not cohort.everyone and not whole_request
    if cut_short and subject.sample_chosen_by is Chooser.PEARSON:
        case.leave_open(
            "sampling.size", "whole_request", size=requested or 0, wanted=cohort.wanted, cohort=cohort.size
        )  # SAMP-3, p. 15
    else:
        _about_the_size(case, cohort, len(members))
    if any(cohort.marked[candidate] == 0 for candidate in members):
        case.assume("OPEN-7")
    if subject.video_required:
        _about_the_videos(case, cohort, members)


def _about_the_size(case: Case, cohort: Cohort, size: int) -> None:
    """Put the size of the sample; where that is all that Pearson requested, it stands and is only pointed out."""
    wanted = cohort.wanted
    if wanted < cohort.table_size:
        case.assume("OPEN-3")
    if size >= wanted or cohort.subject.sample_chosen_by is Chooser.CENTRE:
        case.require("sampling.size", size >= wanted, size=size, wanted=wanted, cohort=cohort.size)  # SAMP-3, p. 15
    else:
        case.advise("sampling.size", size=size, wanted=wanted, cohort=cohort.size)  # SAMP-3, p. 15
    if size > wanted:
        case.note("sampling.larger-than-table", size=size, wanted=wanted)  # SAMP-5, p. 16


def _about_the_videos(case: Case, cohort: Cohort, members: Collection[str]) -> None:
    """Put the conditions that enough students are recorded, and that everyone in the sample is."""
    if cohort.recorded is None:
        case.leave_open("sampling.videos", "recorded")  # SAMP-4, p. 15
        return
    in_table = look_up(cohort.edition.recording_bands, cohort.size)
    wanted = min(in_table, len(cohort.marked))
    if wanted < in_table:
        case.assume("OPEN-48")
    found = len(cohort.recorded & cohort.marked.keys())
    without = tuple(sorted(set(members) - cohort.recorded))
    case.require("sampling.videos", found >= wanted, found=found, wanted=wanted, cohort=cohort.size)  # SAMP-4, p. 15
    if members:
        case.require("sampling.no-video", not without, candidates=without)  # SAMP-4, p. 15
