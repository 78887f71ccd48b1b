"""Deadlines: by when are marks and sample due, were they in time, and may marks still be amended?

The guide gives one day for each season, the same every year. A deadline that falls on a weekend stands; the day on
which it is wise to be done is given beside it.

>>> from btec_rules import Series
>>> submission_deadline(Series.june(2027)).isoformat(), advised_submission_date(Series.june(2027)).isoformat()
('2027-05-15', '2027-05-14')
"""

from __future__ import annotations

import datetime
from collections.abc import Container

from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.dates import Date, in_academic_year, is_weekend, last_working_day
from btec_rules.model.key_dates import KeyDates, refuse_other_key_dates
from btec_rules.model.series import Season, Series
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.rulings.findings import (
    Finding,
    Outcome,
    advice,
    consequence,
    failed,
    must_be,
    passed,
    unknown,
    unless_failed,
)
from btec_rules.rulings.in_force import carried_to, require_in_force
from btec_rules.rulings.rulings import Ruling

__all__ = ("advised_submission_date", "check_amendment", "check_submission", "submission_deadline")

_MARKS = passed("moderation.marks-late")


_SAMPLE = passed("moderation.sample-late")


_AMENDMENTS_OPEN = passed("moderation.amendments-closed")


_SEASON = passed("moderation.season-not-offered")


_IF_AMENDED = (
    consequence("moderation.marks-only"),
    advice("moderation.report-recommends"),
    advice("moderation.follow-the-report"),
)


def submission_deadline(series: Series, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the last day on which marks and sample of a series are in time; that day is in time too.

    Args:
        series: The series; that of December 2025/January 2026 has its deadline in December 2025.
        edition: The numbers to apply.

    Returns:
        15 December or 15 May, whatever the day of the week (OPEN-14).

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-4 (guide p. 14); OPEN-13, OPEN-14, OPEN-30.
    """
    facts = Facts()
    facts.instance("series", series, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    require_in_force(edition, series, rule="MOD-4")
    january = series.season is Season.JANUARY
    return in_academic_year(
        series.year, edition.moderation_january_deadline if january else edition.moderation_june_deadline
    )


def advised_submission_date(
    series: Series, *, closed: Container[datetime.date] = (), edition: Edition = EDITION_2025_26
) -> Date:
    """Give the last working day up to and including the deadline: the day by which it is wise to be done.

    Args:
        series: The series.
        closed: The days, besides Saturdays and Sundays, on which the centre is closed; only ever asked with ``in``.
        edition: The numbers to apply.

    Returns:
        A day on or before ``submission_deadline(series)``, which stands all the same.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        ImpossibleFacts: If the centre is closed for a whole year before the deadline.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-4 (guide p. 14); OPEN-14.
    """
    deadline = submission_deadline(series, edition=edition)
    facts = Facts()
    facts.container("closed", closed)
    facts.raise_faults()
    return last_working_day(datetime.date(deadline.year, deadline.month, deadline.day), closed)


def check_submission(
    series: Series,
    *,
    subject: Subject,
    marks_in: datetime.date | None = None,
    sample_in: datetime.date | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether marks and sample were in by the deadline, and say what lateness costs.

    Args:
        series: The series.
        subject: The Tech Award; where moderation is a visit, no sample is uploaded.
        marks_in: The day on which the marks were entered; ``None`` where it is not known.
        sample_in: The day on which the sample was complete; ``None`` where it is not known.
        edition: The numbers to apply.

    Returns:
        A ruling, refused where either was late; codes ``moderation.season-not-offered``, ``moderation.marks-late``,
        ``moderation.sample-late``, ``moderation.no-upload``, ``moderation.amendment-lost``,
        ``moderation.results-may-be-delayed``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.

    Source:
        MOD-3, MOD-4, MOD-5 (guide p. 14), MOD-7 (p. 16), OUT-2 (p. 17); OPEN-13, OPEN-14, OPEN-19, OPEN-30, OPEN-31,
        OPEN-42.
    """
    facts = Facts()
    marks = facts.optional_day("marks_in", marks_in)
    sample = facts.optional_day("sample_in", sample_in)
    facts.instance("subject", subject, Subject)
    facts.raise_faults()
    deadline = submission_deadline(series, edition=edition)
    leans = carried_to(edition, series)
    if is_weekend(deadline):
        leans.append("OPEN-14")
    if deadline in (marks, sample):
        leans.append("OPEN-13")
    findings = [_SEASON, _by(deadline, "moderation.marks-late", "marks_in", marks) or _MARKS]
    if series.season not in subject.internal_seasons:
        findings[0] = failed("moderation.season-not-offered", series=series.code, subject=subject.title)
    if subject.moderated_by is ModerationMode.VISIT:
        leans += ("OPEN-30", *subject.readings)
        findings.append(consequence("moderation.no-upload", subject=subject.title))
    else:
        findings.append(_by(deadline, "moderation.sample-late", "sample_in", sample) or _SAMPLE)
    if any(finding.rule == "MOD-4" and finding.outcome is Outcome.FAILED for finding in findings):
        leans.append("OPEN-31")
        findings += (consequence("moderation.amendment-lost"), consequence("moderation.results-may-be-delayed"))
    return Ruling(findings, edition.id, leans)


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
        found_inaccurate: Whether the moderator found the marking inaccurate.
        submitted_in_time: Whether marks *and* sample were in by the series' deadline.
        key_dates: The days of the series; the close of amendments is needed.
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
    require_in_force(edition, series, rule="OUT-4")
    refuse_other_key_dates(key_dates, series)
    leans = carried_to(edition, series)
    closes = None if key_dates is None else key_dates.amendments_close
    if submitted_in_time is False:
        leans.append("OPEN-31")
    if when == closes:
        leans.append("OPEN-13")
    findings = [
        must_be("moderation.nothing-to-amend", "found_inaccurate", found_inaccurate),
        must_be("moderation.not-in-time", "submitted_in_time", submitted_in_time),
        _AMENDMENTS_OPEN,
    ]
    if closes is None:
        findings[-1] = unknown("moderation.amendments-closed", fact="amendments_close", on=when.isoformat())
    elif when > closes:
        findings[-1] = failed("moderation.amendments-closed", on=when.isoformat(), closes=closes.isoformat())
    follows = unless_failed(findings, _IF_AMENDED)
    if not follows and found_inaccurate:
        follows = [consequence("moderation.pearson-adjusts")]
    return Ruling(findings + follows, edition.id, leans)


def _by(deadline: Date, code: str, fact: str, when: datetime.date | None) -> Finding | None:
    """Judge a day against the deadline; nothing where it is in time."""
    if when is None:
        return unknown(code, fact=fact, deadline=deadline.isoformat())
    if when > deadline:
        return failed(code, on=when.isoformat(), deadline=deadline.isoformat())
    return None
