"""Registration: when can students be registered on the programme, and by when must they be?

Registration opens on 1 September, and the normal deadline is 1 November. After that day the standard late fees apply;
the guide gives no amounts. `btec_rules.entries` is about entering students for assessment.

>>> window("2025-26").closes.isoformat()
'2025-11-01'
"""

from __future__ import annotations

import datetime

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules.model.dates import Window, in_academic_year, is_weekend
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series, academic_year_end
from btec_rules.rulings.cases import Case, require_in_force
from btec_rules.rulings.rulings import Ruling

__all__ = ("check", "window")


def check(on: datetime.date, *, academic_year: str, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether students can be registered on a day, and whether that is late.

    Args:
        on: The day of registering; not after the academic year's last day, 31 August.
        academic_year: The academic year of registering, strictly as ``2025-26``; also for a student who joins later.
        edition: The numbers to apply.

    Returns:
        A ruling; a late registration is never refused. Codes ``registration.not-open``, ``registration.late``.

    Raises:
        InvalidFact: If an argument is of the wrong type or badly written.
        ImpossibleFacts: If *on* comes after the academic year.
        NoRuleInForce: If the year is before that in which the suite began.

    Source:
        REG-1, REG-2 (guide p. 8); OPEN-13, OPEN-14, OPEN-19, OPEN-44.
    """
    facts = Facts()
    when = facts.day("on", on)
    ends = academic_year_end(facts, "academic_year", academic_year)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.in_force(Series.january(ends), rule="REG-2")
    days = _days(ends, edition)
    if when >= in_academic_year(ends + 1, edition.registration_opens):
        raise ImpossibleFacts(Fault("on", when.isoformat(), f"a day of {academic_year}, or before it"))
    if when in (days.opens, days.closes):
        case.assume("OPEN-13")
    case.require("registration.not-open", when >= days.opens, on=when, opens=days.opens)  # REG-1, p. 8
    if case.refused:
        return case.ruling()
    if when == days.closes and is_weekend(days.closes):
        case.assume("OPEN-14")
    if when > days.closes:
        case.assume("OPEN-44")
        case.note("registration.late", on=when, closes=days.closes)  # REG-2, p. 8
    else:
        case.holds("registration.late")  # REG-2, p. 8
    return case.ruling()


def window(academic_year: str, *, edition: Edition = EDITION_2025_26) -> Window:
    """Give the days on which students are registered without a late fee; both ends are in.

    Args:
        academic_year: The academic year, strictly as ``2025-26``.
        edition: The numbers to apply.

    Returns:
        1 September to 1 November.

    Raises:
        InvalidFact: If an argument is of the wrong type or badly written.
        NoRuleInForce: If the year is before that in which the suite began.

    Source:
        REG-1, REG-2 (guide p. 8); OPEN-13.
    """
    facts = Facts()
    facts.instance("edition", edition, Edition)
    ends = academic_year_end(facts, "academic_year", academic_year)
    facts.raise_faults()
    require_in_force(edition, Series.january(ends), rule="REG-2")
    return _days(ends, edition)


def _days(ends: int, edition: Edition) -> Window:
    """Give the days of the academic year that ends in the calendar year *ends*."""
    return Window(
        in_academic_year(ends, edition.registration_opens), in_academic_year(ends, edition.registration_closes)
    )
