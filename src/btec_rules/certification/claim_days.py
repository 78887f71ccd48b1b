"""Claim days: is it a day on which a series can be claimed, and what does that rest on?

The day itself is judged by ``btec_rules.rulings.opening``; this says what the answer is called, and which open
points it rests on. Whether the claim is lawful is decided by `check_claim`.

>>> import datetime
>>> from btec_rules import EDITION_2025_26, LearnerRecord, Series, Sitting, subjects
>>> case, january = Case(EDITION_2025_26), Sitting(3, Series.january(2026))
>>> judge_day(case, LearnerRecord(subjects.SPORT, [january]), january, Calendar(on=datetime.date(2026, 1, 31)))
>>> [dict(finding.params)["fact"] for finding in case.ruling().unknown]
['entries_close', 'late_entries_close']
"""

from __future__ import annotations

import datetime

from btec_rules.model.calendar import Calendar
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.cases import Case
from btec_rules.rulings.opening import Door, Opening, claim_opening, entry_opening, is_over

__all__ = ("judge_day",)


def judge_day(case: Case, record: LearnerRecord, entry: Sitting, calendar: Calendar) -> None:
    """Judge the day: one for entries, one in the late window after January, or one on which the guide is silent."""
    series, on = entry.series, calendar.on
    january = series.season is Season.JANUARY
    if january and entry.status is Status.SAT:
        case.assume("OPEN-16")
    if on is None and (january or case.refused):
        return
    if on is None and not is_over(record, record.subject.external, series, calendar, case.edition):
        return
    opening = claim_opening(record, series, calendar, case.edition)
    if on is None:
        _judge_late_summer(case, opening, series)
        return
    entries = entry_opening(record, record.subject.external, series, calendar, case.edition).door
    if entries in (Door.OPEN, Door.LATE):
        closes = calendar.of(series).entries_close
        if closes is None or on > closes:
            case.assume("OPEN-51")
        case.holds("certification.window")  # CERT-2, p. 20
    elif january:
        _judge_late_window(case, calendar, on, entry, opening)
        if opening.door is not Door.SHUT and entries is Door.SHUT and entry.status is Status.PLANNED:
            case.leave_open("certification.late-window", "january-result")  # CERT-7, p. 21
    else:
        _leave_open_what_is_missing(case, opening, series, on)
        if opening.door is not Door.UNKNOWN:
            _judge_late_summer(case, opening, series)


def _judge_late_window(case: Case, calendar: Calendar, on: datetime.date, entry: Sitting, opening: Opening) -> None:
    """Judge a day that is not known to be one for entries by the late certification window of a January series."""
    days = calendar.of(entry.series)
    opens, closes = days.late_claims_open, days.late_claims_close
    case.assume("OPEN-16")
    _leave_open_what_is_missing(case, opening, entry.series, on)
    if opening.door is Door.OPEN and entry.status is not Status.PLANNED:
        case.holds("certification.late-window")  # CERT-7, p. 21
    if opening.door is not Door.SHUT:
        return
    if closes is not None and on > closes:
        case.refuse("certification.late-window", on=on, closes=closes)  # CERT-7, p. 21
    elif opens is not None:
        case.refuse("certification.late-window-not-open", on=on, opens=opens)  # CERT-7, p. 21
    else:
        case.refuse("certification.results-not-out", on=on)  # CERT-2, p. 20


def _leave_open_what_is_missing(case: Case, opening: Opening, series: Series, on: datetime.date) -> None:
    for fact in opening.missing:
        case.leave_open("certification.window", fact, series=series, on=on)  # CERT-2, p. 20


def _judge_late_summer(case: Case, opening: Opening, series: Series) -> None:
    """Judge a May/June series after its entry days: the guide names no day, but the key dates may give some."""
    case.assume("OPEN-28")
    if opening.door is Door.OPEN:
        case.holds("certification.late-summer-claim")  # CERT-2, p. 20
    else:
        case.leave_open("certification.late-summer-claim", "late-summer-claim", series=series)  # CERT-2, p. 20
