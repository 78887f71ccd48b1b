"""Audit cases: two series with invented key dates, a day between them, and records written short."""

import datetime

from vectors_reader import record_of

from btec_rules import Calendar, KeyDates, LearnerRecord, Series
from btec_rules.audit import AuditReport

__all__ = ("A_DAY", "CALENDAR", "DAY", "DAYS", "JANUARY", "JUNE", "codes", "done", "record")

JANUARY, JUNE = Series.january(2026), Series.june(2026)
DAY = datetime.date(2026, 4, 1)
A_DAY = datetime.timedelta(days=1)
DAYS = (
    KeyDates(
        series=JANUARY,
        entries_close=datetime.date(2025, 10, 21),
        late_claims_open=datetime.date(2026, 3, 19),
        late_claims_close=datetime.date(2026, 5, 29),
        results_day=datetime.date(2026, 3, 19),
    ),
    KeyDates(
        series=JUNE,
        entries_close=datetime.date(2026, 3, 21),
        late_entries_close=datetime.date(2026, 4, 21),
        results_day=datetime.date(2026, 8, 20),
    ),
)
"""Invented: the guide has none of these days."""
CALENDAR = Calendar(DAYS, on=DAY)


def record(*sittings: str, claimed: tuple[str, ...] = (), subject: str = "Enterprise") -> LearnerRecord:
    return record_of({"sittings": sittings, "claimed": claimed, "subject": subject})


def codes(report: AuditReport) -> list[str]:
    return [action.finding.code for action in report.actions]


def done(report: AuditReport) -> list[str]:
    """Give what there is to do, in order: the task, its component, and its series (from>to where it is moved)."""
    found = []
    for one in report.actions:
        if one.task is not None:
            moved = "" if one.moved_from is None else f"{one.moved_from.code}>"
            series = "" if one.series is None else f"{moved}{one.series.code}"
            found.append(" ".join(part for part in (one.task.value, str(one.component or ""), series) if part))
    return found
