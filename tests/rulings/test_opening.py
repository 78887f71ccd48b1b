"""Openings: what is over, what can be entered and claimed on a day; by hand, and against the independent model.

The model is ``tests/oracle/advice``, written from the guide and the design alone. Each case is asked on every day on
which an answer can change, on the day before and the day after, and without a day.
"""

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from oracle.advice import days as oracle_days
from oracle.advice import facts as oracle_facts
from oracle.advice import over as oracle_over
from spaces import KINDS, share_of

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    KeyDates,
    LearnerRecord,
    Season,
    Series,
    Sitting,
    Status,
    subjects,
)
from btec_rules.rulings.opening import (
    Door,
    Opening,
    claim_opening,
    entry_opening,
    is_over,
    marks_due,
    results_are_out,
)

D = datetime.date
A_DAY = datetime.timedelta(days=1)
E, A = subjects.ENTERPRISE, subjects.ART_AND_DESIGN_PRACTICE
J25, JA26, J26, JA27 = Series.june(2025), Series.january(2026), Series.june(2026), Series.january(2027)
BOTH = (Sitting(1, J25, 30), Sitting(2, J25, 30))
JANUARY = KeyDates(
    series=JA26,
    entries_close=D(2025, 10, 21),
    late_entries_close=D(2026, 1, 5),
    results_day=D(2026, 3, 19),
    late_claims_open=D(2026, 3, 20),
    late_claims_close=D(2026, 4, 20),
)
JUNE = KeyDates(
    series=J26,
    entries_close=D(2026, 2, 21),
    late_entries_close=D(2026, 4, 21),
    resit_entries_close=D(2026, 3, 28),
    results_day=D(2026, 8, 20),
)
UNKNOWN, SILENT, SHUT = Door.UNKNOWN, Door.SILENT, Door.SHUT


def entry(record: LearnerRecord, component: int, series: Series, on: D | None, *key_dates: KeyDates) -> Opening:
    return entry_opening(record, component, series, Calendar(key_dates, on=on), EDITION_2025_26)


def claim(record: LearnerRecord, series: Series, on: D | None, *key_dates: KeyDates) -> Opening:
    return claim_opening(record, series, Calendar(key_dates, on=on), EDITION_2025_26)


def over(record: LearnerRecord, component: int, series: Series, on: D | None, *key_dates: KeyDates) -> bool:
    return is_over(record, component, series, Calendar(key_dates, on=on), EDITION_2025_26)


def either_side(day: D) -> tuple[D, D]:
    """Give a last day, and the first day that is too late."""
    return day, day + A_DAY


@pytest.mark.rule("MOD-4")
class TestOver:
    """What can't be sat any more: an internal component once its marks were due, an external one by OPEN-50."""

    @pytest.mark.parametrize(
        ("component", "series", "last"),
        [(2, JA26, D(2025, 12, 15)), (3, JA26, D(2026, 1, 31)), (2, J26, D(2026, 5, 15)), (3, J26, D(2026, 6, 30))],
    )
    def test_15_december_closes_the_internal_components_and_never_the_exam(
        self, component: int, series: Series, last: D
    ) -> None:
        on, after = either_side(last)
        for given in ((), (JANUARY, JUNE)):
            assert not over(LearnerRecord(E, BOTH), component, series, on, *given)
            assert over(LearnerRecord(E, BOTH), component, series, after, *given)

    def test_an_extension_moves_the_day_of_an_internal_component_alone(self) -> None:
        for due in (D(2025, 12, 1), D(2026, 1, 20)):
            days, (on, after) = KeyDates(series=JA26, marks_due=due), either_side(due)
            assert (over(LearnerRecord(E), 1, JA26, on, days), over(LearnerRecord(E), 1, JA26, after, days)) == (
                False,
                True,
            )
            assert not over(LearnerRecord(E), 3, JA26, after, days)

    def test_a_visit_leaves_the_day_open_until_it_is_told(self) -> None:
        on, after = either_side(D(2026, 6, 30))
        assert (over(LearnerRecord(A), 1, J26, on), over(LearnerRecord(A), 1, J26, after)) == (False, True)
        before_the_visit = KeyDates(series=J26, marks_due=D(2026, 5, 7))
        on, after = either_side(D(2026, 5, 7))
        assert not over(LearnerRecord(A), 1, J26, on, before_the_visit)
        assert over(LearnerRecord(A), 1, J26, after, before_the_visit)
        assert not over(LearnerRecord(A), 2, J26, after, before_the_visit)

    def test_a_results_day_makes_it_sooner_and_never_later(self) -> None:
        soon, late = (KeyDates(series=J26, results_day=day) for day in (D(2026, 6, 10), D(2026, 8, 20)))
        assert not over(LearnerRecord(E), 3, J26, D(2026, 6, 9), soon)
        assert over(LearnerRecord(E), 3, J26, D(2026, 6, 10), soon)
        assert not over(LearnerRecord(E), 3, J26, D(2026, 6, 30), late)
        assert over(LearnerRecord(E), 3, J26, D(2026, 7, 1), late)
        assert over(
            LearnerRecord(E, [*BOTH, Sitting(3, JA26, status=Status.PLANNED)]), 3, JA26, D(2026, 3, 15), JANUARY
        )

    def test_a_ums_of_the_series_closes_it_on_any_day(self) -> None:
        known = LearnerRecord(E, [*BOTH, Sitting(1, J26, 40)])
        for component, on in product((1, 2, 3), (None, D(2026, 1, 1))):
            assert over(known, component, J26, on)
            assert not over(known, component, JA27, on)

    def test_without_a_day_what_came_later_closes_it(self) -> None:
        sat, missed = Sitting(3, J26), Sitting(3, J26, status=Status.ABSENT)
        planned, early, known = Sitting(3, J26, status=Status.PLANNED), Sitting(1, J26), Sitting(1, J26, 40)
        for later, closed in ((sat, True), (missed, False), (planned, False), (early, False), (known, True)):
            record = LearnerRecord(E, [Sitting(1, J25, 30), later])
            assert over(record, 3, JA26, None) == closed, later
            assert not over(record, 3, JA26, D(2025, 12, 1)), later
            assert not over(record, 3, JA27, None), later
        assert not over(LearnerRecord(E, [sat]), 3, J26, None)


@pytest.mark.rule("MOD-4")
class TestMarksDue:
    def test_that_of_the_guide_unless_pearson_set_another(self) -> None:
        for series, day in ((JA26, D(2025, 12, 15)), (J26, D(2026, 5, 15))):
            assert marks_due(E, series, KeyDates(series=series), EDITION_2025_26) == day
            set_by_pearson = KeyDates(series=series, marks_due=day + A_DAY)
            assert marks_due(E, series, set_by_pearson, EDITION_2025_26) == day + A_DAY

    def test_none_before_a_visit(self) -> None:
        assert marks_due(A, J26, KeyDates(series=J26), EDITION_2025_26) is None
        assert marks_due(A, J26, KeyDates(series=J26, marks_due=D(2026, 5, 7)), EDITION_2025_26) == D(2026, 5, 7)


@pytest.mark.rule("RES-1")
class TestResults:
    def test_from_results_day(self) -> None:
        record = LearnerRecord(E, [Sitting(1, J26, 40)])
        for day, out in ((D(2026, 8, 19), False), (D(2026, 8, 20), True)):
            for its in (LearnerRecord(E), record):
                assert results_are_out(its, J26, Calendar([JUNE], on=day)) == out

    def test_where_no_day_decides_once_a_ums_is_known(self) -> None:
        record = LearnerRecord(E, [Sitting(1, J26, 40)])
        for calendar in (
            Calendar(),
            Calendar([JUNE]),
            Calendar(on=D(2026, 8, 20)),
            Calendar([JANUARY], on=D(2026, 8, 20)),
        ):
            assert results_are_out(record, J26, calendar)
            assert not results_are_out(record, JA27, calendar)
            assert not results_are_out(LearnerRecord(E, [Sitting(1, J26)]), J26, calendar)


@pytest.mark.rule("ENT-1")
class TestEntries:
    """Rows of the cases for advice that are about days alone."""

    def test_free_then_for_a_late_fee_then_not_at_all(self) -> None:
        record = LearnerRecord(E, BOTH)
        assert entry(record, 3, J26, D(2026, 2, 21), JUNE) == Opening(Door.OPEN, D(2026, 2, 21))
        assert entry(record, 3, J26, D(2026, 2, 22), JUNE) == Opening(Door.LATE, D(2026, 4, 21))
        assert entry(record, 3, J26, D(2026, 4, 21), JUNE) == Opening(Door.LATE, D(2026, 4, 21))
        assert entry(record, 3, J26, D(2026, 4, 22), JUNE) == Opening(SHUT)

    def test_on_1_september_it_is_over_and_before_that_the_late_day_is_missing(self) -> None:
        days = KeyDates(series=J26, entries_close=D(2026, 3, 21))
        on, after = either_side(D(2026, 6, 30))
        late = Opening(UNKNOWN, None, ("late_entries_close",), late=True)
        assert entry(LearnerRecord(E, BOTH), 3, J26, D(2026, 3, 22), days) == late
        assert entry(LearnerRecord(E, BOTH), 3, J26, on, days) == late
        for day in (after, D(2026, 9, 1)):
            assert entry(LearnerRecord(E, BOTH), 3, J26, day, days) == Opening(SHUT)

    @pytest.mark.rule("MOD-4")
    def test_an_internal_component_on_20_may(self) -> None:
        days = KeyDates(series=J26, entries_close=D(2026, 3, 21))
        on, after = either_side(D(2026, 5, 15))
        assert entry(LearnerRecord(E), 2, J26, on, days).door is UNKNOWN
        for day in (after, D(2026, 5, 20)):
            assert entry(LearnerRecord(E), 2, J26, day, days) == Opening(SHUT)
        assert entry(LearnerRecord(E), 2, JA26, D(2026, 4, 1)) == Opening(SHUT)

    @pytest.mark.rule("MOD-4")
    def test_the_marks_day_comes_before_the_last_day_for_entries(self) -> None:
        closes_after = KeyDates(series=JA26, entries_close=D(2026, 1, 10))
        assert entry(LearnerRecord(E), 2, JA26, D(2025, 12, 1), closes_after) == Opening(Door.OPEN, D(2025, 12, 15))
        on, after = either_side(D(2025, 12, 15))
        assert entry(LearnerRecord(E, BOTH), 2, JA26, on, JANUARY) == Opening(Door.LATE, on)
        assert entry(LearnerRecord(E, BOTH), 2, JA26, after, JANUARY) == Opening(SHUT)

    def test_on_20_december_the_exam_can_be_entered_for_a_late_fee(self) -> None:
        for day in (D(2025, 12, 15), D(2025, 12, 16), D(2025, 12, 20), D(2026, 1, 5)):
            assert entry(LearnerRecord(E, BOTH), 3, JA26, day, JANUARY) == Opening(Door.LATE, D(2026, 1, 5))
        assert entry(LearnerRecord(E, BOTH), 3, JA26, D(2026, 1, 6), JANUARY) == Opening(SHUT)

    def test_the_resits_day_needs_no_fee(self) -> None:
        resit = LearnerRecord(E, [*BOTH, Sitting(3, JA26)])
        for day in (D(2026, 2, 21), D(2026, 2, 22), D(2026, 3, 25), D(2026, 3, 28)):
            assert entry(resit, 3, J26, day, JUNE) == Opening(Door.OPEN, D(2026, 3, 28))
            assert claim(resit, J26, day, JUNE).door is Door.OPEN
        assert entry(resit, 3, J26, D(2026, 3, 29), JUNE) == Opening(Door.LATE, D(2026, 4, 21))
        assert entry(resit, 3, J26, D(2026, 4, 22), JUNE) == Opening(SHUT)

    @pytest.mark.parametrize(
        "other",
        [
            Sitting(3, JA26, status=Status.PLANNED),
            Sitting(3, JA26, status=Status.ABSENT),
            Sitting(3, J25),
            Sitting(1, JA26),
        ],
    )
    def test_the_resits_day_is_that_of_the_component_sat_in_january(self, other: Sitting) -> None:
        record = LearnerRecord(E, [Sitting(2, J25), other])
        assert entry(record, 3, J26, D(2026, 3, 25), JUNE) == Opening(Door.LATE, D(2026, 4, 21))

    def test_what_is_missing_where_the_day_of_the_resit_was_not_given(self) -> None:
        resit = LearnerRecord(E, [*BOTH, Sitting(3, JA26)])
        late = KeyDates(series=J26, entries_close=D(2026, 2, 21), late_entries_close=D(2026, 4, 21))
        assert entry(resit, 3, J26, D(2026, 4, 21), late) == Opening(Door.LATE, D(2026, 4, 21))
        assert entry(resit, 3, J26, D(2026, 4, 22), late) == Opening(UNKNOWN, None, ("resit_entries_close",), late=True)
        every = ("entries_close", "late_entries_close", "resit_entries_close")
        assert entry(resit, 3, J26, D(2026, 4, 22)) == Opening(UNKNOWN, None, every)

    def test_the_day_for_late_entries_alone(self) -> None:
        days, record = KeyDates(series=J26, late_entries_close=D(2026, 4, 21)), LearnerRecord(E, BOTH)
        assert entry(record, 3, J26, D(2026, 4, 21), days) == Opening(Door.OPEN, D(2026, 4, 21))
        assert entry(record, 3, J26, D(2026, 4, 22), days) == Opening(SHUT)

    def test_without_a_day_nothing_is_late(self) -> None:
        for given in ((), (JANUARY, JUNE)):
            assert entry(LearnerRecord(E, BOTH), 3, JA26, None, *given) == Opening(Door.OPEN)
        known = LearnerRecord(E, [*BOTH, Sitting(3, JA26, 40), Sitting(1, J26, 40)])
        assert entry(known, 3, J26, None) == Opening(SHUT)

    def test_a_ums_of_june_leaves_no_resit_in_june(self) -> None:
        resit = LearnerRecord(E, [*BOTH, Sitting(3, JA26, 40), Sitting(1, J26, 40)])
        assert entry(resit, 3, J26, D(2026, 2, 1), JUNE) == Opening(SHUT)


@pytest.mark.rule("CERT-2", "CERT-3", "CERT-7")
class TestClaims:
    SAT = LearnerRecord(E, [*BOTH, Sitting(3, JA26)])

    def test_a_january_claim_waits_for_the_results(self) -> None:
        results = KeyDates(series=JA26, results_day=D(2026, 3, 19))
        assert claim(self.SAT, JA26, D(2026, 2, 25), results) == Opening(SHUT)
        assert claim(self.SAT, JA26, D(2026, 3, 18), results) == Opening(SHUT)
        window = ("late_claims_open", "late_claims_close")
        assert claim(self.SAT, JA26, D(2026, 3, 19), results) == Opening(UNKNOWN, None, window)

    def test_before_february_no_results_can_be_out(self) -> None:
        days = KeyDates(series=JA26, entries_close=D(2025, 10, 21), late_entries_close=D(2026, 1, 5))
        window = ("late_claims_open", "late_claims_close")
        assert claim(self.SAT, JA26, D(2026, 1, 31), days) == Opening(SHUT)
        assert claim(self.SAT, JA26, D(2026, 2, 1), days) == Opening(UNKNOWN, None, window)

    def test_both_windows(self) -> None:
        for day, door, closes in (
            (D(2025, 10, 21), Door.OPEN, D(2025, 10, 21)),
            (D(2025, 10, 22), Door.OPEN, D(2026, 1, 5)),
            (D(2026, 1, 5), Door.OPEN, D(2026, 1, 5)),
            (D(2026, 1, 6), SHUT, None),
            (D(2026, 2, 1), SHUT, None),
            (D(2026, 3, 19), SHUT, None),
            (D(2026, 3, 20), Door.OPEN, D(2026, 4, 20)),
            (D(2026, 4, 20), Door.OPEN, D(2026, 4, 20)),
            (D(2026, 4, 21), SHUT, None),
        ):
            assert claim(self.SAT, JA26, day, JANUARY) == Opening(door, closes), day

    def test_every_missing_day_at_once(self) -> None:
        window = ("late_claims_open", "late_claims_close")
        entries = ("entries_close", "late_entries_close")
        assert claim(self.SAT, JA26, D(2026, 1, 31)) == Opening(UNKNOWN, None, entries)
        assert claim(self.SAT, JA26, D(2026, 2, 1)) == Opening(UNKNOWN, None, window)
        opens = KeyDates(series=JA26, late_claims_open=D(2026, 3, 20))
        assert claim(self.SAT, JA26, D(2026, 3, 20), opens) == Opening(UNKNOWN, None, window[1:])

    def test_in_june_the_guide_is_silent_after_the_entry_days(self) -> None:
        record = LearnerRecord(E, [*BOTH, Sitting(3, J26)])
        assert claim(record, J26, D(2026, 4, 21), JUNE) == Opening(Door.OPEN, D(2026, 4, 21))
        assert claim(record, J26, D(2026, 4, 22), JUNE) == Opening(SILENT)
        assert claim(record, J26, D(2026, 6, 30)).door is UNKNOWN
        assert claim(record, J26, D(2026, 7, 1)) == Opening(SILENT)
        assert claim(record, J26, D(2026, 10, 1)) == Opening(SILENT)

    def test_in_june_days_for_claims_can_be_given(self) -> None:
        record = LearnerRecord(E, [*BOTH, Sitting(3, J26, 40)])
        opens, closes = D(2026, 9, 1), D(2026, 9, 30)
        days = KeyDates(series=J26, late_claims_open=opens, late_claims_close=closes)
        for day, found in (
            (opens - A_DAY, Opening(SILENT)),
            (opens, Opening(Door.OPEN, closes)),
            (closes, Opening(Door.OPEN, closes)),
            (closes + A_DAY, Opening(SILENT)),
            (None, Opening(Door.OPEN, closes)),
        ):
            assert claim(record, J26, day, days) == found, day
        for half in (KeyDates(series=J26, late_claims_open=opens), KeyDates(series=J26, late_claims_close=closes)):
            assert claim(record, J26, opens, half) == Opening(SILENT)

    def test_without_a_day(self) -> None:
        assert claim(self.SAT, JA26, None, JANUARY) == Opening(Door.OPEN)
        known = LearnerRecord(E, [*BOTH, Sitting(3, JA26, 40)])
        assert claim(known, JA26, None) == Opening(Door.OPEN)
        assert claim(LearnerRecord(E, [*BOTH, Sitting(3, J26, 40)]), J26, None) == Opening(SILENT)


# --- against the independent model ------------------------------------------------------------------------------------

SUBJECTS = {
    "standard": ((1, 2), 3, (0, 1), (0, 1), False),
    "creative": ((1, 2), 3, (0, 1), (1,), False),
    "art": ((1,), 2, (1,), (1,), True),
}
"""The subjects of `KINDS` as the model writes them."""

PLACES: dict[Season, dict[str, tuple[D | None, ...]]] = {
    Season.JANUARY: {
        "entries_close": (None, D(2025, 10, 21), D(2026, 1, 10)),
        "late_entries_close": (None, D(2026, 1, 10), D(2026, 1, 31)),
        "marks_due": (None, D(2025, 12, 1), D(2026, 2, 5)),
        "results_day": (None, D(2026, 2, 1), D(2026, 3, 19)),
        "late_claims_open": (None, D(2026, 2, 10), D(2026, 3, 19)),
        "late_claims_close": (None, D(2026, 2, 20), D(2026, 4, 20)),
    },
    Season.JUNE: {
        "entries_close": (None, D(2026, 2, 21), D(2026, 6, 5)),
        "late_entries_close": (None, D(2026, 4, 21), D(2026, 6, 30)),
        "resit_entries_close": (None, D(2026, 2, 10), D(2026, 2, 21), D(2026, 3, 28), D(2026, 6, 8)),
        "marks_due": (None, D(2026, 5, 1), D(2026, 6, 10)),
        "results_day": (None, D(2026, 6, 10), D(2026, 8, 20)),
        "late_claims_open": (None, D(2026, 6, 15), D(2026, 8, 20)),
        "late_claims_close": (None, D(2026, 6, 25), D(2026, 9, 30)),
    },
}
"""Days for each key date: before and after the days that the guide names, and on one day with another."""

TURNS = {
    Season.JANUARY: (D(2025, 12, 15), D(2026, 1, 31)),
    Season.JUNE: (D(2026, 5, 15), D(2026, 6, 30)),
}
"""The last days that no key date gives: for marks (MOD-4), and for what is sat (OPEN-50)."""

IN_ORDER = (
    ("entries_close", "late_entries_close"),
    ("marks_due", "results_day"),
    ("results_day", "late_claims_open"),
    ("results_day", "late_claims_close"),
    ("late_claims_open", "late_claims_close"),
)

ROWS: tuple[tuple[tuple[str, int, str, int | None], ...], ...] = (
    (),
    (("asked", 0, "planned", None),),
    (("asked", 0, "absent", None),),
    (("asked", 0, "sat", 40),),
    (("external", 0, "sat", None),),
    (("other", 0, "sat", 40),),
    (("asked", -1, "sat", None),),
    (("asked", -1, "sat", 40), ("asked", 0, "planned", None)),
    (("asked", -1, "planned", None),),
    (("asked", -1, "absent", None),),
    (("asked", -2, "sat", 40),),
    (("other", -1, "sat", None),),
    (("asked", -1, "sat", None), ("external", 1, "sat", None)),
    (("external", 1, "absent", None),),
    (("external", 1, "planned", None),),
    (("internal", 1, "sat", None),),
    (("internal", 1, "sat", 40),),
)
"""What is on the record: component, so many series after the one that is asked about, status, UMS."""

STEPS = (-1, 0, 1)
Case = tuple[str, Season, bool, tuple[tuple[str, int, str, int | None], ...], tuple[D | None, ...]]


def cases() -> Iterator[Case]:
    """Give each kind of subject, season, internal or external component, record, and the key dates."""
    for season, places in PLACES.items():
        yield from product(KINDS, (season,), (False, True), ROWS, product(*places.values()))


def in_order(days: dict[str, D]) -> bool:
    return all(days[first] <= days[last] for first, last in IN_ORDER if first in days and last in days)


def differences(case: Case, asked: Counter[str]) -> Iterator[Any]:
    """Put a case to both on each day on which an answer can change, on both sides of it, and without a day."""
    kind, season, external, rows, places = case
    days = {name: day for name, day in zip(PLACES[season], places, strict=True) if day is not None}
    if not in_order(days):
        return
    subject, series = KINDS[kind], JA26 if season is Season.JANUARY else J26
    named = {"external": subject.external, "internal": subject.internal[0]}
    named |= {
        "asked": named["external" if external else "internal"],
        "other": named["internal" if external else "external"],
    }
    found = [(named[which], series.ordinal + later, status, ums) for which, later, status, ums in rows]
    record = LearnerRecord(
        subject,
        [Sitting(number, of(place), ums, status=Status(status)) for number, place, status, ums in found],
    )
    theirs = (SUBJECTS[kind], tuple(found), ())
    mine_kept, their_kept = KeyDates(series=series, **days), oracle_facts.KeyDates(series.ordinal, **days)  # type: ignore[arg-type]
    turns = {day + step * A_DAY for day in (*days.values(), *TURNS[season]) for step in STEPS}
    for on in (None, *sorted(turns)):
        mine = answers(record, named["asked"], series, Calendar([mine_kept], on=on))
        model = model_answers(theirs, named["asked"], series.ordinal, (on, {series.ordinal: their_kept}))
        asked.update(mine.keys())
        if mine != model:
            yield case, on, {name: (mine[name], model[name]) for name in mine if mine[name] != model[name]}


def of(ordinal: int) -> Series:
    return Series(ordinal // 2, Season.JUNE if ordinal % 2 else Season.JANUARY)


def answers(record: LearnerRecord, component: int, series: Series, calendar: Calendar) -> dict[str, Any]:
    opening = entry_opening(record, component, series, calendar, EDITION_2025_26)
    check_what_is_missing(opening, calendar.of(series))
    check_until(opening, record, component, series, calendar)
    claimed = claim_opening(record, series, calendar, EDITION_2025_26)
    check_what_is_missing(claimed, calendar.of(series))
    return {
        "over": is_over(record, component, series, calendar, EDITION_2025_26),
        "entry": f"{opening.door.value} late" if opening.late else opening.door.value,
        "results": results_are_out(record, series, calendar),
        "claim": claimed.door.value,
    }


ENTRY_WORDS = {"yes": "open", "late": "late", "no": "shut", "unknown": "unknown", "unknown late": "unknown late"}
CLAIM_WORDS = {"yes": "open", "no": "shut", "unknown": "unknown", "open": "silent"}


def model_answers(record: Any, component: int, series: int, calendar: Any) -> dict[str, Any]:
    return {
        "over": oracle_over.cannot_be_sat(record, component, series, calendar),
        "entry": ENTRY_WORDS[oracle_days.entry_day(record, component, series, calendar)],
        "results": oracle_over.results_out(record, series, calendar),
        "claim": CLAIM_WORDS[oracle_days.claim_day(record, series, calendar)],
    }


def check_what_is_missing(opening: Opening, days: KeyDates) -> None:
    """Where a door is not known, days that nobody gave are named, and nowhere else."""
    assert bool(opening.missing) == (opening.door is UNKNOWN)
    assert [getattr(days, name) for name in opening.missing] == [None] * len(opening.missing)


def check_until(opening: Opening, record: LearnerRecord, component: int, series: Series, calendar: Calendar) -> None:
    """An entry's door stands as it does until the day that is named, and on the next day it does not."""
    if opening.closes is not None:
        last, next_ = (
            entry_opening(record, component, series, calendar.moved_to(day), EDITION_2025_26)
            for day in either_side(opening.closes)
        )
        assert last == opening
        assert next_.door is not opening.door


@pytest.mark.rule("ENT-1", "CERT-2", "CERT-3", "CERT-7", "MOD-4", "RES-1")
def test_the_model_agrees_on_every_day_on_which_an_answer_can_change() -> None:
    asked: Counter[str] = Counter()
    found = [one for case in share_of(cases(), slice_of=604, some_of=7) for one in differences(case, asked)]
    assert not found, found[:3]
    assert min(asked.values()) > MANY
    print(f"\n{asked.total():,} questions")  # noqa: T201


MANY = 1_000
"""How often each question is asked at least. No step from case to case is a multiple of 3, of 5 or of 17: each would leave
out days, or records."""
