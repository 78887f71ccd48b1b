"""In the way: which rules are against every way?"""

import datetime

from audit_cases import record

from btec_rules import Calendar, KeyDates, Series, Verdict, planning

BOTH = ("1 2025-06 40", "2 2025-06 40")
JUNE = Series.june(2026)


def test_the_rules_that_refuse() -> None:
    ruling = planning.in_the_way(record("1 2024-06 30", "3 2025-01 40", "3 2025-06 40"))
    assert ruling.verdict is Verdict.REFUSED
    assert [one.code for one in ruling.failed] == [
        "terminal_rule.internal-missing",
        "certification.closed-by-later-external",
        "entries.no-resit-left",
        "external.resit-used",
    ]


def test_the_days_that_are_past() -> None:
    days = KeyDates(series=JUNE, entries_close=datetime.date(2026, 3, 1), late_entries_close=datetime.date(2026, 3, 20))
    late = Calendar([days], on=datetime.date(2026, 3, 21))
    ruling = planning.in_the_way(record(*BOTH), until=JUNE, calendar=late)
    assert [one.code for one in ruling.failed] == ["entries.late-entries-closed"]


def test_no_series_is_left() -> None:
    over = Calendar(on=datetime.date(2026, 9, 1))
    ruling = planning.in_the_way(record(*BOTH), until=JUNE, calendar=over)
    assert [(one.code, one.params) for one in ruling.failed] == [
        ("planning.no-series-left", {"component": 3, "until": "2026-06"})
    ]


def test_where_there_is_a_plan_it_is_the_answer() -> None:
    its = record(*BOTH)
    assert planning.in_the_way(its) == planning.plans(its)[0].ruling
