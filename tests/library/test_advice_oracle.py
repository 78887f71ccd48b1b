"""The model of advice (``tests/oracle/advice``): cases whose answer is known, and the model against itself.

The known cases are those of the definition of advice and of the list that came with it; each test says which it has.
Against itself: answers that the model finds quickly are those that it finds by looking at every set of changes, for small
random learners, the same ones in every run. ``BTEC_RULES_SPACES`` set to ``some`` or ``all`` takes more of them.
"""

import ast
import datetime
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from oracle.advice import (
    KeyDates,
    Way,
    any_way_left,
    apply_all,
    best_possible,
    best_way,
    cannot_be_sat,
    claim_answer,
    entry_answer,
    impossible_rows,
    january,
    june,
    ordinary_way,
    outcome,
    pending_rows,
    plans_brute,
    results_out,
    standing,
    standing_of_way,
    unlawful_entries,
    ways_of,
)
from oracle.advice.changes import Changes
from oracle.advice.facts import Calendar, Record, Sitting
from oracle.advice.learners import ART, ENTERPRISE, PERFORMING, a_case
from oracle.advice.plans import NAMES, NONE, ORDINARY, enough, lacks_nothing, plans_of_way
from spaces import SHARE

LEARNERS = {"slice": 40, "some": 160, "all": 4000}[SHARE]
"""How many random learners the largest tests look at."""
ORACLE = Path(__file__).parents[1] / "oracle"
JANUARY_2025, JUNE_2025, JANUARY_2026, JUNE_2026 = january(2025), june(2025), january(2026), june(2026)
JANUARY_2027, JUNE_2027 = january(2027), june(2027)
BOTH = ((1, JUNE_2025, "sat", 40), (2, JUNE_2025, "sat", 40))
JUNE_DATES = KeyDates(
    JUNE_2026,
    entries_close=datetime.date(2026, 2, 21),
    late_entries_close=datetime.date(2026, 3, 30),
    results_day=datetime.date(2026, 8, 20),
)
JANUARY_DATES = KeyDates(
    JANUARY_2026,
    entries_close=datetime.date(2025, 10, 4),
    late_entries_close=datetime.date(2025, 11, 20),
    results_day=datetime.date(2026, 3, 19),
    late_claims_open=datetime.date(2026, 3, 20),
    late_claims_close=datetime.date(2026, 4, 10),
)
DATES = {JANUARY_2026: JANUARY_DATES, JUNE_2026: JUNE_DATES}


def planned(component: int, series: int) -> Sitting:
    return (component, series, "planned", None)


def sat(component: int, series: int, ums: int | None = None) -> Sitting:
    return (component, series, "sat", ums)


def absent(component: int, series: int) -> Sitting:
    return (component, series, "absent", None)


def changes(record: Record, calendar: Calendar, until: int | None = None) -> list[Changes]:
    return [plan.changes for plan in plans_brute(record, calendar, until)]


def test_a_new_starter() -> None:
    """audit.learner(LearnerRecord(E), until=Series.june(2027))."""
    record = (ENTERPRISE, (), ())
    assert standing(record, None, JUNE_2027) == "UNDER_WAY"
    first = changes(record, None, JUNE_2026)[0]
    assert [c[:2] for c in first] == [("enter", 1), ("enter", 2), ("enter", 3), ("claim", JANUARY_2026)]


def test_one_move() -> None:
    """LearnerRecord(A, [1 January 2026 planned, 2 June 2026 planned], claimed=[June 2026]), on=1 October 2025."""
    record = (ART, (planned(1, JANUARY_2026), planned(2, JUNE_2026)), (JUNE_2026,))
    calendar: Calendar = (datetime.date(2025, 10, 1), {})
    assert changes(record, calendar)[0] == (("move", 1, JANUARY_2026, JUNE_2026),)
    assert changes(record, calendar, JUNE_2026) == [(("move", 1, JANUARY_2026, JUNE_2026),)]
    assert standing(record, calendar) == "AT_RISK"


def test_awaiting_results() -> None:
    """All sat June 2026, no UMS yet, claimed, on=1 July."""
    rows = (sat(1, JUNE_2026), sat(2, JUNE_2026), sat(3, JUNE_2026))
    assert standing((ENTERPRISE, rows, (JUNE_2026,)), (datetime.date(2026, 7, 1), DATES)) == "AWAITING_RESULTS"
    zero = tuple((c, s, status, 0) for c, s, status, _ in rows)
    assert standing((ENTERPRISE, zero, (JUNE_2026,)), (datetime.date(2026, 9, 1), DATES)) == "UNCLEAR"
    forty = tuple((c, s, status, 40) for c, s, status, _ in rows)
    assert standing((ENTERPRISE, forty, (JUNE_2026,)), (datetime.date(2026, 8, 19), DATES)) == "AWAITING_RESULTS"
    assert standing((ENTERPRISE, forty, (JUNE_2026,)), (datetime.date(2026, 8, 20), DATES)) == "CERTIFICATED"


def test_the_first_step_is_the_claim() -> None:
    """Both sat, external sat January 2026 and not claimed: best_next(record, 3, until=June 2026)."""
    assert changes((ENTERPRISE, (*BOTH, sat(3, JANUARY_2026)), ()), None, JUNE_2026)[0] == (("claim", JANUARY_2026),)


def test_a_series_whose_ums_are_known_is_over() -> None:
    """certification.options on January 2026 external unclaimed, 1 retaken in June 2026."""
    record = (ENTERPRISE, (*BOTH, sat(3, JANUARY_2026, 40), sat(1, JUNE_2026, 50)), ())
    assert entry_answer(record, 3, JUNE_2026, None) == "no"
    assert entry_answer(record, 3, JANUARY_2027, None) == "yes"
    assert claim_answer(record, JANUARY_2026, None) == "no"
    assert all(("enter", 3, JUNE_2026) not in plan for plan in changes(record, None, JUNE_2027))


def test_a_january_exam_with_no_outcome() -> None:
    """External planned January 2026, no key dates, on=14 May 2026."""
    record = (ENTERPRISE, (*BOTH, planned(3, JANUARY_2026)), (JANUARY_2026,))
    calendar: Calendar = (datetime.date(2026, 5, 14), {})
    assert standing(record, calendar) == "UNCLEAR"
    assert pending_rows(record, calendar) == [planned(3, JANUARY_2026)]
    on = (datetime.date(2026, 3, 15), DATES)  # a results day of 19 March does not make it "still to sit" on 15 March
    assert cannot_be_sat(record, 3, JANUARY_2026, on)
    assert not results_out(record, JANUARY_2026, on)


def test_january_with_a_late_fee_is_a_plan() -> None:
    """Both sat, on=20 December 2025, late entries until 5 January."""
    record, on = (ENTERPRISE, BOTH, ()), datetime.date(2025, 12, 20)
    january_dates = KeyDates(
        JANUARY_2026, entries_close=datetime.date(2025, 10, 21), late_entries_close=datetime.date(2026, 1, 5)
    )
    assert entry_answer(record, 3, JANUARY_2026, (on, {JANUARY_2026: january_dates})) == "late"
    assert changes(record, (on, {JANUARY_2026: january_dates}), JANUARY_2026) == [
        (("enter", 3, JANUARY_2026), ("claim", JANUARY_2026))
    ]
    plans = plans_brute(record, (on, {JANUARY_2026: january_dates, JUNE_2026: JUNE_DATES}), JUNE_2026)
    assert plans[0].changes == (("enter", 3, JUNE_2026), ("claim", JUNE_2026))
    assert not plans[0].late
    assert (("enter", 3, JANUARY_2026), ("claim", JANUARY_2026)) in [plan.changes for plan in plans]


def test_the_exam_that_is_over_is_asked_for() -> None:
    """Component 2 planned June 2026, external planned January 2026, on=1 February 2026."""
    record = (ENTERPRISE, (sat(1, JUNE_2025, 40), planned(2, JUNE_2026), planned(3, JANUARY_2026)), ())
    calendar: Calendar = (datetime.date(2026, 2, 1), {})
    assert pending_rows(record, calendar) == [planned(3, JANUARY_2026)]
    assert standing(record, calendar) == "UNCLEAR"
    assert {standing_of_way(way, calendar, None) for way in ways_of(record, calendar)} == {"AT_RISK", "UNDER_WAY"}
    needed_both_ways = (("enter", 3, JUNE_2026), ("claim", JUNE_2026))
    assert changes(record, calendar, JUNE_2026) == [needed_both_ways]


def test_results_pending_and_unclaimed() -> None:
    """External sat January 2026, results pending, unclaimed, on=1 February 2026."""
    record = (ENTERPRISE, (*BOTH, sat(3, JANUARY_2026)), ())
    calendar = (datetime.date(2026, 2, 1), DATES)
    assert standing(record, calendar, JUNE_2026) == "UNDER_WAY"
    assert changes(record, calendar, JUNE_2026) == [
        (("claim", JANUARY_2026),),
        (("enter", 3, JUNE_2026), ("claim", JANUARY_2026), ("claim", JUNE_2026)),
        (("enter", 3, JUNE_2026), ("claim", JUNE_2026)),
    ]


def test_the_resits_day() -> None:
    """The same resit entered on 25 March with resit_entries_close=28 March."""
    record = (ENTERPRISE, (*BOTH, sat(3, JANUARY_2026)), ())
    with_resits = JUNE_DATES._replace(resit_entries_close=datetime.date(2026, 3, 28))
    calendar = (datetime.date(2026, 3, 25), {JANUARY_2026: JANUARY_DATES, JUNE_2026: with_resits})
    assert entry_answer(record, 3, JUNE_2026, calendar) == "yes"
    entered = (ENTERPRISE, (*BOTH, sat(3, JANUARY_2026), planned(3, JUNE_2026)), ())
    assert claim_answer(entered, JUNE_2026, calendar) == "yes"
    assert entry_answer((ENTERPRISE, BOTH, ()), 3, JUNE_2026, calendar) == "late"


def test_absent_in_june() -> None:
    """1 sat June 2025, 2 sat January 2026, external absent June 2026, claimed, on=25 June 2026."""
    record = (ENTERPRISE, (sat(1, JUNE_2025, 40), sat(2, JANUARY_2026, 40), absent(3, JUNE_2026)), (JUNE_2026,))
    calendar: Calendar = (datetime.date(2026, 6, 25), {})
    assert standing(record, calendar) == "AT_RISK"
    assert standing(record, calendar, JUNE_2026) == "NO_WAY_LEFT"


def test_a_series_that_the_subject_does_not_have() -> None:
    """LearnerRecord(A, [Sitting(1, Series.january(2025), 40)])."""
    record = (ART, (sat(1, JANUARY_2025, 40),), ())
    assert standing(record, None) == "UNCLEAR"
    assert impossible_rows(record, None) == [sat(1, JANUARY_2025, 40)]


def test_withdraw_the_retake() -> None:
    """A, 1 and 2 planned June 2025, claimed June 2025, and 1 planned again June 2026; and Performing Arts."""
    record: Record = (ART, (planned(1, JUNE_2025), planned(2, JUNE_2025), planned(1, JUNE_2026)), (JUNE_2025,))
    assert changes(record, None)[0] == (("withdraw", 1, JUNE_2026),)
    assert changes(record, None, JUNE_2026)[0] == (("withdraw", 1, JUNE_2026),)
    record = (
        PERFORMING,
        (planned(1, JUNE_2025), planned(2, JUNE_2025), planned(3, JUNE_2025), planned(1, JUNE_2026)),
        (JUNE_2025,),
    )
    assert changes(record, None)[0] == (("withdraw", 1, JUNE_2026),)


def test_withdraw_the_external_that_is_too_early() -> None:
    """A, 2 planned June 2025, 1 and 2 planned June 2026."""
    record = (ART, (planned(2, JUNE_2025), planned(1, JUNE_2026), planned(2, JUNE_2026)), (JUNE_2026,))
    single = [c for c in changes(record, None) if len(c) == 1]
    assert single == [(("withdraw", 2, JUNE_2025),)]


def test_enter_the_external_once() -> None:
    """E, external sat January 2025, 1 and 2 planned June 2025."""
    record = (ENTERPRISE, (sat(3, JANUARY_2025), planned(1, JUNE_2025), planned(2, JUNE_2025)), ())
    first = plans_brute(record, None, JUNE_2026)[0]
    assert first.changes == (("enter", 3, JUNE_2025), ("claim", JUNE_2025))
    assert first.resit
    assert standing(record, None) == "AT_RISK"


def test_no_way_left_within_the_course() -> None:
    """1 and 2 sat June 2025, until=June 2026, on=1 September 2026."""
    assert standing((ENTERPRISE, BOTH, ()), (datetime.date(2026, 9, 1), {}), JUNE_2026) == "NO_WAY_LEFT"
    assert not any_way_left((ENTERPRISE, BOTH, ()), (datetime.date(2026, 9, 1), {}), JUNE_2026)
    assert best_possible((ENTERPRISE, BOTH, ()), (datetime.date(2026, 9, 1), {}), JUNE_2026) == "none"


def test_the_last_late_day_is_missing() -> None:
    """entries.check_entry(LearnerRecord(E, both), 3, June 2026, on=1 September 2026, ...)."""
    dates = {JUNE_2026: KeyDates(JUNE_2026, entries_close=datetime.date(2026, 3, 21))}
    assert entry_answer((ENTERPRISE, BOTH, ()), 3, JUNE_2026, (datetime.date(2026, 9, 1), dates)) == "no"
    assert entry_answer((ENTERPRISE, BOTH, ()), 3, JUNE_2026, (datetime.date(2026, 4, 1), dates)) == "open"


def test_marks_were_due() -> None:
    """entries.check_entry(LearnerRecord(E), 2, January 2026, on=1 April 2026); an internal one on 20 May."""
    assert entry_answer((ENTERPRISE, (), ()), 2, JANUARY_2026, (datetime.date(2026, 4, 1), {})) == "no"
    dates = {JUNE_2026: KeyDates(JUNE_2026, entries_close=datetime.date(2026, 3, 21))}
    assert entry_answer((ENTERPRISE, (), ()), 2, JUNE_2026, (datetime.date(2026, 5, 20), dates)) == "no"
    assert entry_answer((ENTERPRISE, (), ()), 2, JUNE_2026, (datetime.date(2026, 5, 15), dates)) == "open"


def test_a_claim_before_results() -> None:
    """check_claim for January 2026 on 25 February, results day 19 March known."""
    record = (ENTERPRISE, (*BOTH, sat(3, JANUARY_2026)), ())
    alone = KeyDates(JANUARY_2026, results_day=datetime.date(2026, 3, 19))
    assert claim_answer(record, JANUARY_2026, (datetime.date(2026, 2, 25), {JANUARY_2026: alone})) == "no"
    assert claim_answer(record, JANUARY_2026, (datetime.date(2026, 2, 25), DATES)) == "no"
    assert claim_answer(record, JANUARY_2026, (datetime.date(2026, 3, 20), DATES)) == "yes"
    assert claim_answer(record, JANUARY_2026, (datetime.date(2026, 4, 11), DATES)) == "no"


def test_claims_are_not_known() -> None:
    """No `claimed` column at all."""
    calendar = (datetime.date(2026, 1, 10), DATES)
    assert standing((ENTERPRISE, BOTH, None), calendar) == standing((ENTERPRISE, BOTH, ()), calendar) == "UNDER_WAY"
    fault = (sat(1, JUNE_2025, 40), planned(3, JUNE_2026))
    late = (datetime.date(2026, 3, 1), DATES)
    assert (
        standing((ENTERPRISE, fault, None), late, JUNE_2026)
        == standing((ENTERPRISE, fault, ()), late, JUNE_2026)
        == "AT_RISK"
    )
    assert standing((ENTERPRISE, (*BOTH, planned(3, JUNE_2026)), None), calendar) == "UNCLEAR"
    assert (
        standing((ENTERPRISE, (*BOTH, sat(3, JANUARY_2026, 40)), None), (datetime.date(2026, 3, 25), DATES))
        == "UNCLEAR"
    )


def test_an_exam_that_lies_ahead() -> None:
    """An external sitting with status sat in June 2026, on=1 November 2025, claimed."""
    calendar: Calendar = (datetime.date(2025, 11, 1), {})
    assert standing((ENTERPRISE, (*BOTH, sat(3, JUNE_2026)), (JUNE_2026,)), calendar) == "UNCLEAR"
    assert impossible_rows((ENTERPRISE, (sat(1, JUNE_2026),), ()), calendar) == []


def test_june_sat_and_unclaimed() -> None:
    """June sat, unclaimed, the October after, no key dates."""
    record = (ENTERPRISE, (sat(1, JUNE_2026), sat(2, JUNE_2026), sat(3, JUNE_2026)), ())
    calendar: Calendar = (datetime.date(2026, 10, 15), {})
    plans = plans_brute(record, calendar, JANUARY_2027)
    assert plans[0].changes == (("claim", JUNE_2026),)
    assert plans[0].open
    assert (("enter", 3, JANUARY_2027), ("claim", JANUARY_2027)) in [plan.changes for plan in plans]
    assert standing(record, calendar) == "AT_RISK"
    assert claim_answer(record, JUNE_2026, calendar) == "open"


def test_a_january_external_of_performing_arts() -> None:
    """Performing Arts, 1, 2, 3 sat in January 2025, 3 absent June 2025."""
    record = (PERFORMING, (sat(1, JANUARY_2025), sat(2, JANUARY_2025), sat(3, JANUARY_2025), absent(3, JUNE_2025)), ())
    assert standing(record, None) == "UNCLEAR"
    assert impossible_rows(record, None) == [sat(3, JANUARY_2025)]


def test_an_assignment_done_in_november_closes_no_january_exam() -> None:
    """Both sat, [3 January 2026 planned, 1 June 2026], claimed=[January 2026]."""
    record = (ENTERPRISE, (*BOTH, planned(3, JANUARY_2026), sat(1, JUNE_2026)), (JANUARY_2026,))
    assert standing(record, (datetime.date(2025, 11, 20), DATES)) == "ON_COURSE"
    assert standing(record, None) == "ON_COURSE"
    assert outcome(record) == (JANUARY_2026,)


def test_absent_in_january_with_entries_still_open() -> None:
    """The definition, Standings, UNDER_WAY."""
    record = (ENTERPRISE, (*BOTH, absent(3, JANUARY_2026)), ())
    assert standing(record, (datetime.date(2026, 2, 1), DATES)) == "UNDER_WAY"
    assert standing(record, (datetime.date(2026, 2, 22), DATES), JUNE_2026) == "AT_RISK"


def test_claims_of_june() -> None:
    """The definition, "When a claim can be made"; OPEN-28."""
    record = (ENTERPRISE, (*BOTH, sat(3, JUNE_2026)), ())
    assert claim_answer(record, JUNE_2026, (datetime.date(2026, 7, 1), DATES)) == "open"
    days = JUNE_DATES._replace(
        late_claims_open=datetime.date(2026, 8, 21), late_claims_close=datetime.date(2026, 9, 30)
    )
    assert claim_answer(record, JUNE_2026, (datetime.date(2026, 8, 21), {JUNE_2026: days})) == "yes"
    assert claim_answer(record, JUNE_2026, (datetime.date(2026, 10, 1), {JUNE_2026: days})) == "open"


def test_the_options_of_the_definition() -> None:
    """The definition, "Meanings that stay", the table of options."""
    january_sat = (*BOTH, sat(3, JANUARY_2026, 30))
    now = (datetime.date(2026, 2, 1), DATES)
    retaken = (ENTERPRISE, (*BOTH, sat(3, JANUARY_2026, 30), sat(1, JUNE_2026)), ())
    assert changes(retaken, (datetime.date(2026, 2, 1), DATES), JUNE_2026) == [
        (("enter", 3, JUNE_2026), ("claim", JUNE_2026))
    ]
    claimed = (ENTERPRISE, january_sat, (JANUARY_2026,))
    assert changes(claimed, now, JUNE_2026) == [(), (("enter", 3, JUNE_2026), ("claim", JUNE_2026))]
    resat = (ENTERPRISE, (*january_sat, sat(3, JUNE_2026)), ())
    assert changes(resat, None, JUNE_2026) == [(("claim", JUNE_2026),)]
    both_sat = (ENTERPRISE, (*january_sat, sat(3, JUNE_2026)), (JANUARY_2026,))
    assert changes(both_sat, None, JUNE_2026) == [(), (("claim", JUNE_2026),)]
    art = (ART, (sat(1, JUNE_2025), sat(2, JUNE_2025)), ())
    assert changes(art, None, JUNE_2026) == [(("claim", JUNE_2025),)]
    unmet = (ENTERPRISE, (sat(1, JUNE_2025), sat(3, JANUARY_2026)), ())
    assert all(("enter", 3, JUNE_2026) in plan for plan in changes(unmet, None, JUNE_2026))
    assert (
        changes((ENTERPRISE, (sat(1, JUNE_2025), sat(3, JANUARY_2025), sat(3, JUNE_2025)), ()), None, JUNE_2026) == []
    )


# --- the model against itself -----------------------------------------------------------------------------------------


def cases(many: int, seed: int) -> Iterator[tuple[Way, Calendar, int]]:
    rng = random.Random(seed)
    for _ in range(many):
        record, calendar, until = a_case(rng)
        for way in ways_of(record, calendar):
            yield way, calendar, until


def test_the_quick_best_way_is_the_best_of_the_brute_force() -> None:
    for way, calendar, until in cases(LEARNERS, 1):
        record, barred, granted = way
        found = enough(record, calendar, until, barred, granted, most_new=1, most_claims=1)
        brute = min([2 if plan.open else 1 if plan.late else 0 for plan in found.values()], default=NONE)
        quick = best_way(record, calendar, until, barred, granted)
        assert brute == quick, (way, calendar, until, NAMES[brute], NAMES[quick])


@pytest.mark.slow
def test_the_quick_ordinary_way_is_an_ordinary_plan() -> None:
    for way, calendar, until in cases(LEARNERS, 2):
        record, barred, granted = way
        plans = plans_of_way(record, calendar, until, barred, granted, most_claims=1)
        brute = any(not (plan.late or plan.open or plan.resit or plan.moves) for plan in plans)
        quick = ordinary_way(record, calendar, until, barred, granted)
        assert brute == quick, (way, calendar, until, brute, quick)


def test_many_entries_and_many_claims_open_no_way_that_one_of_each_does_not() -> None:
    for way, calendar, until in cases(LEARNERS // 4, 3):
        record, barred, granted = way
        everything = enough(record, calendar, until, barred, granted)
        small = enough(record, calendar, until, barred, granted, most_new=1, most_claims=1)
        assert bool(everything) == bool(small), (way, calendar, until)


def test_after_a_plan_the_learner_lacks_nothing() -> None:
    for way, calendar, until in cases(LEARNERS // 2, 4):
        record, barred, granted = way
        for plan in plans_of_way(record, calendar, until, barred, granted, most_new=1, most_claims=1):
            after = apply_all(record, plan.changes)
            assert not unlawful_entries(after)
            if not plan.open:
                assert lacks_nothing(after, calendar, until, barred, granted), (way, calendar, until, plan)
                name = standing_of_way(Way(after, barred, granted), calendar, until)
                assert name in ("ON_COURSE", "AWAITING_RESULTS", "CERTIFICATED"), (way, calendar, until, plan, name)


def test_no_way_left_is_where_there_is_no_way() -> None:
    rng = random.Random(5)
    for _ in range(LEARNERS):
        record, calendar, until = a_case(rng)
        name = standing(record, calendar, until)
        if name == "NO_WAY_LEFT":
            assert not any_way_left(record, calendar, until)
        if name in ("ON_COURSE", "UNDER_WAY", "AT_RISK"):
            assert any_way_left(record, calendar, until)
        if name == "UNDER_WAY" and len(ways_of(record, calendar)) == 1:
            assert best_possible(record, calendar, until) == NAMES[ORDINARY]


def test_as_days_go_by_plans_only_disappear() -> None:
    """The definition, "What a plan is" (7): "As days go by with nothing done, and no planned entry becoming over"."""
    rng = random.Random(6)
    for _ in range(LEARNERS):
        record, calendar, until = a_case(rng)
        if calendar is None or calendar[0] is None:
            continue
        later: Calendar = (calendar[0] + datetime.timedelta(days=rng.randrange(1, 90)), calendar[1])
        if len(ways_of(record, calendar)) > 1 or len(ways_of(record, later)) > 1:
            continue
        if record[2] is None:
            record = (record[0], record[1], ())
        now = set(enough(record, calendar, until, most_new=1, most_claims=1))
        then = set(enough(record, later, until, most_new=1, most_claims=1))
        assert then <= now, (record, calendar, later, until, then - now)
        before, after = (best_way(record, days, until) for days in (calendar, later))
        assert before <= after, (record, calendar, later, until)


# --- its independence -------------------------------------------------------------------------------------------------


def imported(path: Path) -> Iterator[str]:
    """Give the first name of each module that a file of the oracle imports; for one of its own, ``oracle``."""
    depth = len(path.relative_to(ORACLE).parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "oracle" if node.level <= depth else "out of the oracle"
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_the_second_implementations_import_nothing_but_the_standard_library() -> None:
    files = list(ORACLE.rglob("*.py"))
    assert {path.parent.name for path in files} == {"oracle", "advice"}
    found = {(path.name, name) for path in files for name in imported(path)}
    assert not {(file, name) for file, name in found if name not in {"oracle", *sys.stdlib_module_names}}
