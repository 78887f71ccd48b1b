"""Post-results: may a review of moderation be asked for, and may its outcome be appealed?

A review (ROMM service 3) runs from results day to a deadline of the key dates schedule; an appeal needs a review first.
Results day itself (RES-1) is in the key dates schedule. Fees and forms are Pearson's and JCQ's; the guide has no
amounts. Day counts are calendar days, and the day of receipt is day 0 (OPEN-34).

>>> import datetime
>>> appeal_deadline(datetime.date(2026, 10, 1)).isoformat()
'2026-10-31'
"""

from __future__ import annotations

import datetime

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.dates import Date, days_after
from btec_rules.model.key_dates import KeyDates
from btec_rules.rulings.findings import Finding, consequence, failed, must_be, passed, unknown, unless_failed
from btec_rules.rulings.in_force import carried_to, require_in_force
from btec_rules.rulings.rulings import Ruling

__all__ = ("appeal_deadline", "check_appeal", "check_review", "hearing_due", "preliminary_appeal_due")


def check_review(
    on: datetime.date,
    *,
    marks_agreed: bool | None = None,
    all_results_out: bool | None = None,
    key_dates: KeyDates | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a centre may ask for a review of moderation on a day.

    Args:
        on: The day of the request.
        marks_agreed: Whether Pearson agreed the centre's marks in moderation, as submitted or as amended (OPEN-15).
        all_results_out: Whether all students have received their results.
        key_dates: The days of the series; its results day and the close of reviews are needed.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``post_results.marks-agreed``, ``post_results.results-not-out``,
        ``post_results.before-results-day``, ``post_results.review-too-late``, ``post_results.read-first``.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *key_dates* are of a series before the suite began.

    Source:
        ROMM-1, ROMM-2, ROMM-3 (guide p. 19); OPEN-13, OPEN-19.
    """
    facts = Facts()
    when = facts.day("on", on)
    facts.flag("marks_agreed", marks_agreed)
    facts.flag("all_results_out", all_results_out)
    facts.optional("key_dates", key_dates, KeyDates)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    leans: list[str] = []
    if key_dates is not None:
        require_in_force(edition, key_dates.series, rule="ROMM-1")
        leans = carried_to(edition, key_dates.series)
        leans += ["OPEN-13"] if when in (key_dates.results_day, key_dates.reviews_close) else []
    findings = [
        must_be("post_results.marks-agreed", "marks_agreed", marks_agreed, wanted=False),
        must_be("post_results.results-not-out", "all_results_out", all_results_out),
        *_in_review_window(when, key_dates),
    ]
    follows = unless_failed(findings, [consequence("post_results.read-first")])
    return Ruling(findings + follows, edition.id, leans)


def appeal_deadline(received: datetime.date, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the last day on which an appeal is in time.

    Args:
        received: The day on which the centre received the outcome of the review.
        edition: The numbers to apply.

    Returns:
        The day 30 calendar days later; that day is in time too.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.

    Source:
        APL-1 (guide p. 19); OPEN-13, OPEN-34.
    """
    return days_after(_checked("received", received, edition), edition.appeal_days)


def check_appeal(
    on: datetime.date,
    *,
    review_made: bool | None = None,
    outcome_received: datetime.date | None = None,
    by_centre: bool | None = None,
    whole_cohort: bool | None = None,
    good_reason: bool | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether an appeal about a moderated component can be sent on a day.

    Args:
        on: The day of sending.
        review_made: Whether there was a review of moderation; not needed where its outcome was received.
        outcome_received: The day on which the centre received the outcome of its review of moderation.
        by_centre: Whether the centre itself appeals; students and families can't.
        whole_cohort: Whether it is for the whole cohort; it can't be for one student.
        good_reason: Whether there is a good reason, in the centre's own judgement.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``post_results.no-review``, ``post_results.no-review-outcome``,
        ``post_results.appeal-too-late``, ``post_results.not-by-the-centre``, ``post_results.not-the-whole-cohort``,
        ``post_results.no-good-reason``, ``post_results.two-stages``, ``post_results.how-to-appeal``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.
        ImpossibleFacts: If there is the outcome of a review that was not made.

    Source:
        APL-1 to APL-5 (guide p. 19); OPEN-13, OPEN-34.
    """
    facts = Facts()
    when = facts.day("on", on)
    received = facts.optional_day("outcome_received", outcome_received)
    facts.flag("review_made", review_made)
    facts.flag("by_centre", by_centre)
    facts.flag("whole_cohort", whole_cohort)
    facts.flag("good_reason", good_reason)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    if review_made is False and received is not None:
        raise ImpossibleFacts(Fault("outcome_received", received.isoformat(), "None, as no review was made"))
    leans: list[str] = []
    findings: list[Finding] = []
    if review_made is False:
        findings.append(failed("post_results.no-review"))
    elif received is None:
        findings.append(unknown("post_results.no-review-outcome", fact="outcome_received"))
    elif when < received:
        findings.append(failed("post_results.no-review-outcome", on=when.isoformat(), received=received.isoformat()))
    else:
        last = appeal_deadline(received, edition=edition)
        leans = ["OPEN-34", "OPEN-13"] if when == last else ["OPEN-34"]
        findings.append(_OUTCOME)
        too_late = failed("post_results.appeal-too-late", on=when.isoformat(), last=last.isoformat())
        findings.append(_IN_TIME if when <= last else too_late)
    findings += [
        must_be("post_results.not-by-the-centre", "by_centre", by_centre),
        must_be("post_results.not-the-whole-cohort", "whole_cohort", whole_cohort),
        must_be("post_results.no-good-reason", "good_reason", good_reason),
    ]
    stages = consequence(
        "post_results.two-stages", preliminary=edition.preliminary_appeal_days, hearing=edition.hearing_days
    )
    follows = unless_failed(findings, [stages, consequence("post_results.how-to-appeal")])
    return Ruling(findings + follows, edition.id, leans)


def preliminary_appeal_due(received: datetime.date, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the day by which a preliminary appeal is handled.

    Args:
        received: The day on which Pearson received the application.
        edition: The numbers to apply.

    Returns:
        The day 42 calendar days later.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.

    Source:
        APL-4 (guide p. 19); OPEN-34.
    """
    return days_after(_checked("received", received, edition), edition.preliminary_appeal_days)


def hearing_due(requested: datetime.date, *, edition: Edition = EDITION_2025_26) -> Date:
    """Give the day by which an appeal hearing is handled, where the request is valid.

    Args:
        requested: The day on which Pearson received the request for a hearing.
        edition: The numbers to apply.

    Returns:
        The day 70 calendar days later.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a day outside the years 2000 to 2999.

    Source:
        APL-4 (guide p. 19); OPEN-34.
    """
    return days_after(_checked("requested", requested, edition), edition.hearing_days)


_OUTCOME = passed("post_results.no-review-outcome")
_IN_TIME = passed("post_results.appeal-too-late")
_ON_RESULTS_DAY = passed("post_results.before-results-day")
_REVIEW_IN_TIME = passed("post_results.review-too-late")


def _in_review_window(on: datetime.date, key_dates: KeyDates | None) -> list[Finding]:
    opens = None if key_dates is None else key_dates.results_day
    closes = None if key_dates is None else key_dates.reviews_close
    findings = [_ON_RESULTS_DAY, _REVIEW_IN_TIME]
    if opens is None:
        findings[0] = unknown("post_results.before-results-day", fact="results_day")
    elif on < opens:
        findings[0] = failed("post_results.before-results-day", on=on.isoformat(), opens=opens.isoformat())
    if closes is None:
        findings[1] = unknown("post_results.review-too-late", fact="reviews_close")
    elif on > closes:
        findings[1] = failed("post_results.review-too-late", on=on.isoformat(), closes=closes.isoformat())
    return findings


def _checked(name: str, start: datetime.date, edition: Edition) -> datetime.date:
    facts = Facts()
    first = facts.day(name, start)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    return first
