"""Amendments: may a centre still change its marks after the moderator's feedback?

Whether marks and sample were in time is for `btec_rules.moderation.deadlines`. What happens to marks that are not
amended is in `btec_rules.moderation.states`.

>>> from btec_rules import Series
>>> found = check_amendment(Series.june(2026), found_inaccurate=False)
>>> found.verdict.value, found.failed[0].message
('refused', 'The moderator found the marking accurate, so there is nothing to amend.')
"""

from __future__ import annotations

import datetime

from btec_rules._values.facts import Facts
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates
from btec_rules.model.series import Series
from btec_rules.model.subjects import Subject
from btec_rules.rulings.cases import Case
from btec_rules.rulings.opening import marks_due
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_amendment",)


def check_amendment(
    series: Series,
    *,
    found_inaccurate: bool | None = None,
    submitted_in_time: bool | None = None,
    subject: Subject | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a centre may still amend its marks after the moderator's feedback.

    Args:
        series: The series.
        found_inaccurate: Whether the moderator found the marking inaccurate; ``None`` if it is not known.
        submitted_in_time: Whether marks *and* sample were in by the series' deadline; ``None`` if it is not known.
        subject: The Tech Award; where moderation is a visit, feedback comes at its end, which can be before the guide's
            day for marks. Left out, there is no visit.
        calendar: The day of the amendment and the key dates; without the day, or ``amendments_close`` of the series,
            the ruling is undecided.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``moderation.nothing-to-amend``, ``moderation.not-in-time``, ``moderation.no-report-yet``,
        ``moderation.season-not-offered``, ``moderation.report-is-final``, ``moderation.amendments-closed``,
        ``moderation.pearson-adjusts``, ``moderation.amending-is-optional``,
        ``moderation.adjusted-otherwise``, ``moderation.report-recommends``, ``moderation.marks-only``,
        ``moderation.follow-the-report``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-3 (guide p. 14), MOD-8 (p. 16), OUT-1, OUT-2, OUT-7 (p. 17), OUT-3, OUT-4, OUT-5, OUT-8 (p. 18);
        OPEN-13, OPEN-19, OPEN-31; OPEN-42 by subject.
    """
    facts = Facts()
    facts.instance("series", series, Series)
    facts.flag("found_inaccurate", found_inaccurate)
    facts.flag("submitted_in_time", submitted_in_time)
    facts.optional("subject", subject, Subject)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.in_force(series, rule="OUT-4")
    if subject is not None and series.season not in subject.internal_seasons:
        case.assume(*subject.readings)
        case.refuse("moderation.season-not-offered", series=series, subject=subject.title)  # MOD-3, p. 14
        return case.ruling()
    case.require("moderation.nothing-to-amend", found_inaccurate, "found_inaccurate")  # OUT-1, p. 17
    case.require("moderation.not-in-time", submitted_in_time, "submitted_in_time")  # OUT-2, p. 17
    if submitted_in_time is False:
        case.assume("OPEN-31")
    when = calendar or Calendar()
    on, days = when.on, when.of(series)
    due, early = marks_due(subject, series, days, edition), False
    if on is not None and due is not None and on < due:
        early = True
        case.refuse("moderation.no-report-yet", on=on, due=due)  # MOD-8, p. 16
    _require_open(case, on, days)
    if not case.refused:
        if found_inaccurate:
            case.note("moderation.amending-is-optional")  # OUT-2, p. 17
            case.note("moderation.adjusted-otherwise")  # OUT-3, p. 18
        case.note("moderation.marks-only")  # OUT-5, p. 18
        case.advise("moderation.report-recommends")  # OUT-7, p. 17
        case.advise("moderation.follow-the-report")  # OUT-8, p. 18
    elif found_inaccurate and not early:
        case.note("moderation.pearson-adjusts")  # OUT-3, p. 18
    return case.ruling()


def _require_open(case: Case, on: datetime.date | None, days: KeyDates) -> None:
    """Put the condition that the mark amendment deadline is not past; that day is in time too (OPEN-13).

    From results day the report is final, whatever that day was.
    """
    closes, results_day = days.amendments_close, days.results_day
    if on is not None and closes is None and results_day is not None and on >= results_day:
        case.refuse("moderation.report-is-final", results_day=results_day)  # OUT-4, p. 18
        return
    if on is None or closes is None:
        case.leave_open_without("moderation.amendments-closed", on=on, amendments_close=closes)  # OUT-4, p. 18
        return
    if on == closes:
        case.assume("OPEN-13")
    case.require("moderation.amendments-closed", on <= closes, on=on, closes=closes)  # OUT-4, p. 18
