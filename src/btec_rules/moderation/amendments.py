"""Amendments: may a centre still change its marks after the moderator's feedback?

Whether marks and sample were in time is for `btec_rules.moderation.deadlines`. What happens to marks that are not
amended is in `btec_rules.moderation.states`.

>>> import datetime
>>> from btec_rules import Series
>>> found = check_amendment(datetime.date(2026, 6, 20), series=Series.june(2026), found_inaccurate=False)
>>> found.verdict.value, found.failed[0].message
('refused', 'Marking was found accurate, so there is nothing to amend.')
"""

from __future__ import annotations

import datetime

from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates, refuse_other_key_dates
from btec_rules.model.series import Series
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_amendment",)


def check_amendment(
    on: datetime.date,
    *,
    series: Series,
    found_inaccurate: bool | None = None,
    submitted_in_time: bool | None = None,
    key_dates: KeyDates | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a centre may still amend its marks after the moderator's feedback.

    Args:
        on: The day of the amendment.
        series: The series.
        found_inaccurate: Whether the moderator found the marking inaccurate; ``None`` where it is not known.
        submitted_in_time: Whether marks *and* sample were in by the series' deadline; ``None`` where it is not known.
        key_dates: The days of the series; without ``amendments_close`` the ruling is undecided.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``moderation.nothing-to-amend``, ``moderation.not-in-time``, ``moderation.amendments-closed``,
        ``moderation.pearson-adjusts``, ``moderation.report-recommends``, ``moderation.marks-only``,
        ``moderation.follow-the-report``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If *key_dates* are those of another series.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        OUT-1, OUT-2, OUT-7 (guide p. 17), OUT-3, OUT-4, OUT-5, OUT-8 (p. 18); OPEN-13, OPEN-19, OPEN-31.
    """
    facts = Facts()
    when = facts.day("on", on)
    facts.instance("series", series, Series)
    facts.flag("found_inaccurate", found_inaccurate)
    facts.flag("submitted_in_time", submitted_in_time)
    facts.optional("key_dates", key_dates, KeyDates)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.in_force(series, rule="OUT-4")
    refuse_other_key_dates(key_dates, series)
    case.require("moderation.nothing-to-amend", found_inaccurate, "found_inaccurate")  # OUT-1, p. 17
    case.require("moderation.not-in-time", submitted_in_time, "submitted_in_time")  # OUT-2, p. 17
    if submitted_in_time is False:
        case.assume("OPEN-31")
    _require_open(case, when, None if key_dates is None else key_dates.amendments_close)
    if not case.refused:
        case.note("moderation.marks-only")  # OUT-5, p. 18
        case.advise("moderation.report-recommends")  # OUT-7, p. 17
        case.advise("moderation.follow-the-report")  # OUT-8, p. 18
    elif found_inaccurate:
        case.note("moderation.pearson-adjusts")  # OUT-3, p. 18
    return case.ruling()


def _require_open(case: Case, when: datetime.date, closes: datetime.date | None) -> None:
    """Put the condition that the mark amendment deadline is not past; that day is in time too (OPEN-13)."""
    if closes is None:
        case.leave_open("moderation.amendments-closed", "amendments_close", on=when)  # OUT-4, p. 18
        return
    if when == closes:
        case.assume("OPEN-13")
    case.require("moderation.amendments-closed", when <= closes, on=when, closes=closes)  # OUT-4, p. 18
