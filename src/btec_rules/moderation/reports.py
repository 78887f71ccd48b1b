"""Reports: is the initial moderator report late, what to do then, and who gets the moderator's mail?

What a centre may do about its marks once the report is there is in `btec_rules.moderation.amendments`.

>>> import datetime
>>> from btec_rules import Calendar, KeyDates, Series
>>> june = KeyDates(series=Series.june(2026), report_expected=datetime.date(2026, 6, 20))
>>> missing = check_report(june.series, received=False, calendar=Calendar([june], on=datetime.date(2026, 6, 22)))
>>> missing.verdict.value, [finding.code for finding in missing.consequences]
('refused', ['moderation.ask-the-moderator'])
"""

from __future__ import annotations

from btec_rules._values.facts import Facts
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_contact", "check_report")


def check_report(
    series: Series,
    *,
    received: bool | None = None,
    submitted_in_time: bool | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether the initial moderator report is there, not expected yet, or late.

    Args:
        series: The series.
        received: Whether the report can be downloaded from Edexcel Online.
        submitted_in_time: Whether marks *and* sample were in by the series' deadline; where they were not, the report
            might be delayed.
        calendar: The day, and ``report_expected`` of *series*; the day itself is not late.
        edition: The edition that the ruling names.

    Returns:
        A ruling, refused if the report is late; codes ``moderation.report-missing``, ``moderation.ask-the-moderator``,
        ``moderation.report-might-be-late``, ``moderation.who-is-told``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-8 (guide p. 16-17); OPEN-19.
    """
    facts = Facts()
    facts.instance("series", series, Series)
    facts.flag("received", received)
    facts.flag("submitted_in_time", submitted_in_time)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.in_force(series, rule="MOD-8")
    when = calendar or Calendar()
    on, expected = when.on, when.of(series).report_expected
    if received or (on is not None and expected is not None and on <= expected):
        case.holds("moderation.report-missing")  # MOD-8, p. 16
    elif received is None or on is None or expected is None:
        case.leave_open_without(
            "moderation.report-missing", received=received, on=on, report_expected=expected
        )  # MOD-8, p. 16
    else:
        case.refuse("moderation.report-missing", on=on, expected=expected)  # MOD-8, p. 16
    if case.refused:
        case.note("moderation.ask-the-moderator")  # MOD-8, p. 16
    if not received and submitted_in_time is False:
        case.advise("moderation.report-might-be-late")  # MOD-8, p. 16
    case.advise("moderation.who-is-told")  # MOD-8, p. 16
    return case.ruling()


def check_contact(*, nominee_recorded: bool | None = None, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether the moderator's introductory email goes to a quality nominee, and say who gets it if not.

    Args:
        nominee_recorded: Whether a quality nominee is recorded on Edexcel Online.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``moderation.nominee-not-recorded``, ``moderation.pass-it-on``.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        MOD-8 (guide p. 16).
    """
    facts = Facts()
    facts.flag("nominee_recorded", nominee_recorded)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.require("moderation.nominee-not-recorded", nominee_recorded, "nominee_recorded")  # MOD-8, p. 16
    case.note("moderation.pass-it-on")  # MOD-8, p. 16
    return case.ruling()
