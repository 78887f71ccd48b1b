"""Facts: what the oracle is told. Plain tuples, and the few numbers of the 2025-26 edition.

    subject   (internals, external, internal_seasons, external_seasons, visited)
    series    2 * year for December/January of `year` (December is the year before), 2 * year + 1 for May/June
    sitting   (component, series, status, ums)      status: "sat", "planned", "absent"; ums: int or None
    record    (subject, sittings, claimed)          claimed: tuple of series, or None where nobody knows
    calendar  (on, {series: KeyDates}), or None     on: a date or None

Nothing here decides anything. In loops over sittings, `c` is the component and `s` the series of one.
"""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

Subject = tuple[tuple[int, ...], int, tuple[int, ...], tuple[int, ...], bool]
Sitting = tuple[int, int, str, int | None]
Series = tuple[int, ...]
Claimed = Series | None
Record = tuple[Subject, tuple[Sitting, ...], Claimed]

JANUARY, JUNE = 0, 1  # the two seasons: December/January and May/June

INTERNAL_ATTEMPTS = 2  # RET-1, p. 12: a first sitting and one retake
EXTERNAL_ATTEMPTS = 2  # EXT-3, p. 20: a first sitting and one resit
CREATIVE_ATTEMPTS = 1  # EXT-4, p. 20: May/June only, so no resit
FIRST_SERIES = 2 * 2026  # the first series of the edition: December/January 2025-26
LOOK_AHEAD = 4  # the definition, "What a plan is": four series past the last that is behind


class KeyDates(NamedTuple):
    """The published days of a series, as far as they are known."""

    series: int | None
    entries_close: datetime.date | None = None
    late_entries_close: datetime.date | None = None
    high_late_fees_from: datetime.date | None = None
    resit_entries_close: datetime.date | None = None
    marks_due: datetime.date | None = None
    external_work_due: datetime.date | None = None
    report_expected: datetime.date | None = None
    amendments_close: datetime.date | None = None
    results_day: datetime.date | None = None
    late_claims_open: datetime.date | None = None
    late_claims_close: datetime.date | None = None
    reviews_close: datetime.date | None = None
    source: str | None = None


Calendar = tuple[datetime.date | None, Mapping[int, KeyDates]] | None
NO_DATES = KeyDates(None)


def january(year: int) -> int:
    """The series December/January of `year` (ENT-2, p. 8)."""
    return 2 * year


def june(year: int) -> int:
    """The series May/June of `year` (ENT-2, p. 8)."""
    return 2 * year + 1


def season(series: int) -> int:
    """JANUARY or JUNE."""
    return series % 2


def year(series: int) -> int:
    """The year in which the series ends."""
    return series // 2


def day_of(calendar: Calendar) -> datetime.date | None:
    """The day of the calendar, or None."""
    return None if calendar is None else calendar[0]


def dates_of(calendar: Calendar, series: int) -> KeyDates:
    """The published days of the series; all None where nobody gave them."""
    if calendar is None:
        return NO_DATES
    return calendar[1].get(series, NO_DATES)


def components(subject: Subject) -> Series:
    """All components: the internal ones, then the external one."""
    return (*subject[0], subject[1])


def creative(subject: Subject) -> bool:
    """EXT-4, p. 20: "you can only take them in the May/June series - so there is no resit opportunity"."""
    return tuple(subject[3]) == (JUNE,)


def attempts_allowed(subject: Subject, component: int) -> int:
    """RET-1, p. 12: one retake of each internal component. EXT-3, EXT-4, p. 20: one resit; creative subjects none."""
    if component != subject[1]:
        return INTERNAL_ATTEMPTS
    return CREATIVE_ATTEMPTS if creative(subject) else EXTERNAL_ATTEMPTS


def offered(subject: Subject, component: int, series: int) -> bool:
    """PSA-2, p. 10 (Art and Design has no December/January) and EXT-4, p. 20 (creative externals: May/June only)."""
    seasons = subject[3] if component == subject[1] else subject[2]
    return season(series) in seasons


def release_month(series: int) -> datetime.date:
    """PSA-1, p. 10: early June before December/January, early September before May/June. Its first day."""
    return datetime.date(year(series) - 1, 6 if season(series) == JANUARY else 9, 1)


def marks_day(series: int, calendar: Calendar) -> datetime.date:
    """MOD-4, p. 14: 15 December or 15 May; the definition, KeyDates: `marks_due` where Pearson set another."""
    given = dates_of(calendar, series).marks_due
    if given is not None:
        return given
    return datetime.date(year(series) - 1, 12, 15) if season(series) == JANUARY else datetime.date(year(series), 5, 15)


def end_of_sittings(series: int) -> datetime.date:
    """OPEN-50: not from 1 February for December/January and from 1 July for May/June."""
    return datetime.date(year(series), 2, 1) if season(series) == JANUARY else datetime.date(year(series), 7, 1)


def row_of(record: Record, component: int, series: int) -> Sitting | None:
    """The sitting of that component in that series, or None."""
    for sitting in record[1]:
        if sitting[0] == component and sitting[1] == series:
            return sitting
    return None


def without_row(record: Record, row: Sitting) -> Record:
    """The record without that sitting."""
    return (record[0], tuple(s for s in record[1] if s != row), record[2])


def with_row(record: Record, row: Sitting) -> Record:
    """The record with that sitting as well."""
    return (record[0], (*record[1], row), record[2])


def with_claims(record: Record, claimed: Claimed) -> Record:
    """The record with these claims instead."""
    return (record[0], record[1], claimed)


def ums_known_in(record: Record, series: int) -> bool:
    """Is any UMS of that series on the record?"""
    return any(s == series and ums is not None for _, s, _, ums in record[1])


def readable(record: Record) -> bool:
    """Can the facts be used? Known components, each once in a series, a UMS only where it was sat, each claim once."""
    subject, sittings, claimed = record
    seen = [(c, s) for c, s, _, _ in sittings]
    known = all(c in components(subject) for c, _ in seen)
    single = len(set(seen)) == len(seen)
    marks = all(ums is None or status == "sat" for _, _, status, ums in sittings)
    claims = claimed is None or len(set(claimed)) == len(claimed)
    return known and single and marks and claims
