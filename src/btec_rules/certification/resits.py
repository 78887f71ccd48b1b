"""Resits: in which series can the external component be sat again, for a further claim?

Whether the resit may be entered and claimed there is decided by `btec_rules.external` and `check_claim`; this finds
the series. A series that is over, or that can't be entered any more, is skipped.

>>> from btec_rules import EDITION_2025_26, Series, Sitting, subjects
>>> january = Series.january(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january, 40) for component in (1, 2, 3)])
>>> next_resit(record, january, Calendar(), EDITION_2025_26).code
'2026-06'
"""

from __future__ import annotations

from btec_rules import external
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series, first_offered
from btec_rules.model.sittings import Status
from btec_rules.rulings.opening import Door, entry_opening, is_over

__all__ = ("first_chance", "never_entered", "next_resit")


def next_resit(record: LearnerRecord, last: Series, calendar: Calendar, edition: Edition) -> Series | None:
    """Give the series of the planned resit, or else the first one with everything on the record behind it.

    A series that is over, or that can't be entered any more, is skipped.
    """
    number = record.subject.external
    sittings = sittings_of(record, number)
    planned = [one.series for one in sittings if one.status is Status.PLANNED and one.series > last]
    ahead = [one for one in planned if not is_over(record, number, one, calendar, edition)]
    if ahead:
        return ahead[0]
    if external.sittings_left(record, edition=edition) == 0:
        return None
    earliest = first_offered(sittings[-1].series, record.subject.external_seasons, after=True)
    chance = first_chance(record, calendar, edition)
    if earliest is None or chance is None:
        return None
    internal = [sitting.series for one in record.subject.internal for sitting in record.attempts(one)]
    behind = [*internal, chance] if never_entered(record) else internal
    begin = first_offered(max([earliest, *behind]), record.subject.external_seasons)
    return _first_open(record, [number], begin, calendar, edition)


def first_chance(record: LearnerRecord, calendar: Calendar, edition: Edition) -> Series | None:
    """Give the first series, after everything sat or missed, for which the internal components can be entered."""
    behind = [sitting.series for sitting in record.sittings if sitting.status is not Status.PLANNED]
    begin = first_offered(max(behind), record.subject.internal_seasons, after=True)
    return _first_open(record, never_entered(record), begin, calendar, edition)


def never_entered(record: LearnerRecord) -> list[int]:
    """Give the internal components that are neither sat nor planned."""
    return [component for component in record.subject.internal if not record.attempts(component)]


def _first_open(
    record: LearnerRecord, components: list[int], begin: Series | None, calendar: Calendar, edition: Edition
) -> Series | None:
    """Give the first series from *begin* on, in its components' seasons, for which all of them can be entered.

    One that can be entered without a late fee is preferred, as `btec_rules.planning` prefers it.
    """
    subject, found, late = record.subject, begin, list[Series]()
    seasons = subject.external_seasons if subject.external in components else subject.internal_seasons
    while found is not None and len(late) <= 1:  # that of the series after two late ones is still to come
        openings = [entry_opening(record, one, found, calendar, edition) for one in components]
        if all(one.door is not Door.SHUT for one in openings):
            if not any(one.late or one.door is Door.LATE for one in openings):
                return found
            late.append(found)
        found = first_offered(found, seasons, after=True)
    return late[0] if late else None
