"""Hypothesis strategies for the values of this library (extra ``testing``); the core never loads them.

They are shaped: the cases that decide something (cohorts at a threshold of the table, extremes that were not asked for,
absences, ties, unknown marks, plans) come up often, where plain random values would meet them next to never::

    from hypothesis import given
    from btec_rules import strategies, terminal_rule

    @given(strategies.legal_records())
    def test_my_report_shows_legal_records_as_met(record):
        assert terminal_rule.check(record).allowed
"""

from __future__ import annotations

import datetime
from random import Random

import attrs
from hypothesis import strategies as st

from btec_rules.model import subjects as known
from btec_rules.model.editions import EDITION_2025_26
from btec_rules.model.records import ABSENT, LearnerRecord, Mark, Sitting, Status
from btec_rules.model.series import Series, span
from btec_rules.model.subjects import Subject
from btec_rules.model.values import Value

__all__ = (
    "SampleRequest",
    "cohort_sizes",
    "cohorts",
    "days",
    "legal_records",
    "records",
    "sample_requests",
    "series",
    "subjects",
)

FIRST, LAST = Series.january(2024), Series.june(2027)
"""The series that records are made of unless the caller says otherwise."""
_LARGEST = 260
_UMS = (None, 0, 20, 20, 35, 50)
_SITTINGS = (1, 1, 2, 2, 0, 3)


@attrs.frozen(repr=False)
class SampleRequest(Value):
    """A cohort and the sample that was asked for: the arguments of ``sampling.review``.

    Args:
        requested: Candidates of the cohort, some of whom may have been absent.
        marks: The whole cohort's marks, as pairs.
        expected: For some of the absent, the mark that was expected, as pairs.
        recorded: Some of the candidates, often most of them.
    """

    requested: tuple[str, ...]
    marks: tuple[tuple[str, Mark], ...]
    expected: tuple[tuple[str, int], ...]
    recorded: tuple[str, ...]


def days() -> st.SearchStrategy[datetime.date]:
    """Give days of the years 2000 to 2999, most of them near today's editions."""
    near = st.dates(datetime.date(2022, 9, 1), datetime.date(2030, 8, 31))
    return near | st.dates(datetime.date(2000, 1, 1), datetime.date(2999, 12, 31))


def series(first: Series = FIRST, last: Series = LAST) -> st.SearchStrategy[Series]:
    """Give series from *first* to *last*, both included."""
    return st.sampled_from(span(first, last))


def subjects() -> st.SearchStrategy[Subject]:
    """Give the subjects that the library knows, and some of the caller's own making."""
    own = st.sampled_from(
        [
            Subject.standard("Engineering"),
            Subject.creative("Dance"),
            Subject("Four components", internal=(1, 2, 4), external=3),
        ]
    )
    return st.sampled_from(known.ALL) | own


@st.composite
def records(
    draw: st.DrawFn,
    subject: st.SearchStrategy[Subject] | None = None,
    first: Series = FIRST,
    last: Series = LAST,
) -> LearnerRecord:
    """Give any record, legal or not: up to three entries of each component, of every status, some of them claimed."""
    chosen = draw(subjects() if subject is None else subject)
    sittings = []
    for component in chosen.components:
        count = min(draw(st.sampled_from(_SITTINGS)), len(span(first, last)))
        entered = draw(st.lists(series(first, last), min_size=count, max_size=count, unique=True))
        for one in entered:
            status = draw(st.sampled_from([Status.SAT, Status.SAT, Status.SAT, Status.PLANNED, Status.ABSENT]))
            ums = draw(st.sampled_from(_UMS)) if status is Status.SAT else None
            sittings.append(Sitting(component, one, ums, status=status))
    entered = [sitting.series for sitting in sittings if sitting.component == chosen.external]
    claimed = draw(st.lists(st.sampled_from(entered), unique=True)) if entered else []
    return LearnerRecord(chosen, sittings, claimed=claimed)


@st.composite
def legal_records(draw: st.DrawFn, subject: st.SearchStrategy[Subject] | None = None) -> LearnerRecord:
    """Give records that meet the terminal rule, in seasons that the subject has, within the attempts allowed."""
    chosen = draw(subjects() if subject is None else subject)
    ends = draw(series(FIRST.next.next, LAST).filter(lambda one: one.season in chosen.external_seasons))
    sittings = [Sitting(chosen.external, ends, draw(st.sampled_from(_UMS)))]
    allowed = [one for one in span(FIRST, ends) if one.season in chosen.internal_seasons]
    for component in chosen.internal:
        most = 1 + EDITION_2025_26.retakes_allowed
        entered = draw(st.lists(st.sampled_from(allowed), min_size=1, max_size=most, unique=True))
        sittings += [Sitting(component, one, draw(st.sampled_from(_UMS))) for one in entered]
    return LearnerRecord(chosen, sittings, claimed=[ends] if draw(st.booleans()) else [])


def cohort_sizes(largest: int = _LARGEST) -> st.SearchStrategy[int]:
    """Give sizes from 0 to *largest*; half of them stand at a threshold of a table, or next to one."""
    edition = EDITION_2025_26
    limits = [limit for limit, _ in (*edition.sampling_bands, *edition.recording_bands) if limit is not None]
    near = sorted({0, 1} | {limit + step for limit in limits for step in (-1, 0, 1, 2) if limit + step <= largest})
    sizes = st.sampled_from([size for size in near if size <= largest]) | st.integers(0, largest)
    return sizes | st.integers(max(limits) + 1, largest) if largest > max(limits) else sizes


@st.composite
def cohorts(draw: st.DrawFn, sizes: st.SearchStrategy[int] | None = None) -> dict[str, Mark]:
    """Give a cohort's marks by candidate: ties, zeros and absences are common, and the order is any."""
    size = draw(cohort_sizes() if sizes is None else sizes)
    highest = draw(st.sampled_from([0, 2, 5, 20, 60]))
    zeros, absences = draw(st.sampled_from([0, 0.1, 0.5])), draw(st.sampled_from([0, 0, 0.1, 0.9]))
    # Two hundred single draws would cost Hypothesis more than they tell it: the marks hang on one number instead.
    chance = Random(draw(st.integers(0, 2**32)))
    marks: dict[str, Mark] = {}
    for number in chance.sample(range(1, size + 1), size):
        mark: Mark = 0 if chance.random() < zeros else chance.randint(0, highest)
        marks[f"{number:04}"] = ABSENT if chance.random() < absences else mark
    return marks


@st.composite
def sample_requests(draw: st.DrawFn, sizes: st.SearchStrategy[int] | None = None) -> SampleRequest:
    """Give a cohort and a request for it, which often lacks an extreme or names somebody absent."""
    marks = draw(cohorts(sizes))
    chance = Random(draw(st.integers(0, 2**32)))
    asked = chance.sample(sorted(marks), min(len(marks), draw(st.sampled_from([0, 3, 15, 20, 25]))))
    present = [mark for mark in marks.values() if mark is not ABSENT]
    drop_extremes = draw(st.booleans())
    if present and drop_extremes:
        extremes = {max(present), min((mark for mark in present if mark > 0), default=0)}
        asked = [candidate for candidate in asked if marks[candidate] not in extremes]
    absent = [candidate for candidate, mark in marks.items() if mark is ABSENT]
    known_hopes, on_video = draw(st.sampled_from([0.0, 0.5, 1.0])), draw(st.sampled_from([0.3, 0.9, 1.0]))
    return SampleRequest(
        tuple(asked),
        tuple(marks.items()),
        tuple((candidate, chance.randint(0, 60)) for candidate in absent if chance.random() < known_hopes),
        tuple(candidate for candidate in marks if chance.random() < on_video),
    )
