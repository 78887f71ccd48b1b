"""Moderation: by when is what due, who is one cohort, and what follows from the moderator's judgement?

The guide gives one day for each season, the same every year. A deadline that falls on a weekend stands; the day on
which it is wise to be done is given beside it. Who is in the sample is decided by `btec_rules.sampling`.

What moderation is for (MOD-9) and who hears of it from Pearson (MOD-8) is nothing to decide: `btec_rules.centre.duties`
lists it.

>>> from btec_rules import Series
>>> submission_deadline(Series.june(2027)).isoformat(), advised_submission_date(Series.june(2027)).isoformat()
('2027-05-15', '2027-05-14')
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Container, Mapping
from enum import Enum

import attrs

from btec_rules.model.dates import Date, in_academic_year, is_weekend, last_working_day
from btec_rules.model.editions import (
    EDITION_2025_26,
    Edition,
    KeyDates,
    carried_to,
    refuse_other_key_dates,
    require_in_force,
)
from btec_rules.model.errors import Fault, ImpossibleFacts
from btec_rules.model.guards import MOST_MARKS, container, day, flag, ident, items, kind, pair, refuse, shown, whole
from btec_rules.model.records import component_of
from btec_rules.model.rulings import (
    Finding,
    Outcome,
    Ruling,
    advice,
    consequence,
    failed,
    must_be,
    passed,
    unknown,
    unless_failed,
)
from btec_rules.model.series import Season, Series
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.model.values import Value

__all__ = (
    "Entry",
    "ModerationState",
    "advised_submission_date",
    "check_amendment",
    "check_sub_sample",
    "check_submission",
    "cohorts",
    "mode",
    "next_states",
    "submission_deadline",
)

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
    faults: list[Fault] = []
    kind(faults, "series", series, Series)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
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
    faults: list[Fault] = []
    container(faults, "closed", closed)
    refuse(faults)
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
    faults: list[Fault] = []
    marks = None if marks_in is None else day(faults, "marks_in", marks_in)
    sample = None if sample_in is None else day(faults, "sample_in", sample_in)
    kind(faults, "subject", subject, Subject)
    refuse(faults)
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
    faults: list[Fault] = []
    when = day(faults, "on", on)
    kind(faults, "series", series, Series)
    flag(faults, "found_inaccurate", found_inaccurate)
    flag(faults, "submitted_in_time", submitted_in_time)
    if key_dates is not None:
        kind(faults, "key_dates", key_dates, KeyDates)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
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


@attrs.frozen(repr=False)
class Entry(Value):
    """One candidate's entry for an internal component, as a centre's lists have it.

    Args:
        candidate: The candidate's id.
        subject: The Tech Award.
        component: One of its internal components.
        series: The series.
        pathway: The pathway or optional route, where there is one; it makes no cohort of its own.
        assessor: Who marked it; makes no cohort of its own either.

    Raises:
        InvalidFact: If a part is of the wrong type, or the component is not internal.
        ImpossibleFacts: If the subject has no moderation in that series (MOD-3).
    """

    candidate: str
    subject: Subject
    component: int
    series: Series
    pathway: str | None = None
    assessor: str | None = None

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        object.__setattr__(self, "candidate", ident(faults, "candidate", self.candidate))
        kind(faults, "subject", self.subject, Subject)
        kind(faults, "series", self.series, Series)
        for name in ("pathway", "assessor"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, ident(faults, name, getattr(self, name)))
        refuse(faults)
        component = component_of(faults, self.subject.internal, self.component)
        refuse(faults)
        if self.series.season not in self.subject.internal_seasons:
            raise ImpossibleFacts(Fault("series", self.series.code, f"a series that {self.subject.title} has"))
        object.__setattr__(self, "component", component)


class ModerationState(Enum):
    """Where a cohort stands in moderation."""

    SUBMITTED = "submitted"
    """Marks and sample are with Pearson."""
    ACCURATE = "accurate"
    """Marking found accurate within the allowed margin."""
    MAY_AMEND = "may-amend"
    """Marking found inaccurate; the centre may amend its marks."""
    ADJUSTED = "adjusted"
    """Pearson adjusts the marks, as the centre did not amend them or could not."""
    AMENDED_AND_ACCEPTED = "amended-and-accepted"
    """The amended marks were found accurate and are final."""
    AMENDED_AND_ADJUSTED = "amended-and-adjusted"
    """The amended marks were still inaccurate, and Pearson adjusts them."""
    STOPPED = "stopped"
    """Stopped, as the decisions of several assessors were not standardised."""
    UNDER_REVIEW = "under-review"
    """A review of moderation was asked for; `btec_rules.post_results` goes on from here."""


def cohorts(entries: Collection[Entry]) -> dict[tuple[Subject, int, Series], tuple[str, ...]]:
    """Put a centre's entries together into cohorts: one for each subject, internal component and series.

    Args:
        entries: Every entry, first sittings and retakes, of every pathway and every assessor.

    Returns:
        The candidates of each cohort, in order; the cohorts in the order in which they first come up.

    Raises:
        InvalidFact: If *entries* holds anything but `Entry`.
        ImpossibleFacts: If a candidate is entered twice for one component in one series.

    Source:
        MOD-1, MOD-2 (guide p. 14); OPEN-29.
    """
    faults: list[Fault] = []
    found = items(faults, "entries", entries)
    for place, entry in enumerate(found):
        kind(faults, f"entries[{place}]", entry, Entry)
    refuse(faults)
    members: dict[tuple[Subject, int, Series], set[str]] = {}
    for entry in found:
        cohort = members.setdefault((entry.subject, entry.component, entry.series), set())
        if entry.candidate in cohort:
            faults.append(Fault("entries", shown(entry.candidate), "each candidate once in a cohort"))
        cohort.add(entry.candidate)
    if faults:
        raise ImpossibleFacts(*faults)
    return {key: tuple(sorted(cohort)) for key, cohort in members.items()}


def mode(subject: Subject) -> ModerationMode:
    """Say how a subject is moderated: remotely, or by a visit.

    Raises:
        InvalidFact: If *subject* is no `Subject`.

    Source:
        MOD-3 (guide p. 14), MOD-7 (p. 16); OPEN-42.
    """
    faults: list[Fault] = []
    kind(faults, "subject", subject, Subject)
    refuse(faults)
    return subject.moderated_by


def check_sub_sample(
    pairs: Collection[tuple[int, int]], *, tolerance: int | None = None, edition: Edition = EDITION_2025_26
) -> Ruling:
    """Decide whether moderation ends with the sub-sample or is extended.

    Args:
        pairs: For each piece of work in the sub-sample, the centre's mark and the moderator's.
        tolerance: By how many marks they may differ; Pearson's documents have it for each component, the guide has not.
        edition: The edition that the ruling names.

    Returns:
        A ruling, allowed where nothing more is moderated; codes ``moderation.outside-tolerance``,
        ``moderation.sample-extended``.

    Raises:
        InvalidFact: If a mark is none, or an argument is of the wrong type.

    Source:
        MOD-6 (guide p. 15).
    """
    faults: list[Fault] = []
    differences = [_difference(faults, place, marks) for place, marks in enumerate(items(faults, "pairs", pairs))]
    allowed = None if tolerance is None else whole(faults, "tolerance", tolerance, most=MOST_MARKS)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    if not differences:
        return Ruling([unknown("moderation.outside-tolerance", fact="pairs")], edition.id)
    largest = max(differences)
    if allowed is None and largest > 0:
        return Ruling([unknown("moderation.outside-tolerance", fact="tolerance", largest=largest)], edition.id)
    outside = sum(difference > (allowed or 0) for difference in differences)
    if not outside:
        return Ruling([passed("moderation.outside-tolerance")], edition.id)
    found = failed("moderation.outside-tolerance", outside=outside, looked_at=len(differences), largest=largest)
    return Ruling([found, consequence("moderation.sample-extended")], edition.id)


def next_states(
    state: ModerationState, *, edition: Edition = EDITION_2025_26
) -> tuple[tuple[ModerationState, Ruling], ...]:
    """Rule on every step from one state of moderation to another.

    Args:
        state: Where the cohort stands.
        edition: The edition that the rulings name.

    Returns:
        Every other state with a ruling on the step to it, in a fixed order, and none once a review has begun; a step
        that is not lawful is refused with the rule that rules it out. Codes ``moderation.found-accurate``,
        ``moderation.found-inaccurate``, ``moderation.too-late-to-amend``, ``moderation.not-amended``,
        ``moderation.amended``, ``moderation.not-standardised``, ``moderation.moderated-anew``, ``moderation.review``,
        ``moderation.marks-were-agreed``, ``moderation.nothing-submitted-anew``, ``moderation.not-moderated-yet``,
        ``moderation.marks-are-final``.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        OUT-1, OUT-2, OUT-7 (guide p. 17), OUT-3 to OUT-6 (p. 18), STD-5 (p. 13), ROMM-1, ROMM-2 (p. 19);
        OPEN-15, OPEN-31.
    """
    faults: list[Fault] = []
    kind(faults, "state", state, ModerationState)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    if state is ModerationState.UNDER_REVIEW:
        return ()
    return tuple((other, _step(state, other, edition)) for other in ModerationState if other is not state)


_S = ModerationState
_LEGAL: Mapping[tuple[ModerationState, ModerationState], str] = {
    (_S.SUBMITTED, _S.ACCURATE): "moderation.found-accurate",
    (_S.SUBMITTED, _S.MAY_AMEND): "moderation.found-inaccurate",
    (_S.SUBMITTED, _S.ADJUSTED): "moderation.too-late-to-amend",
    (_S.SUBMITTED, _S.STOPPED): "moderation.not-standardised",
    (_S.MAY_AMEND, _S.STOPPED): "moderation.not-standardised",
    (_S.MAY_AMEND, _S.ADJUSTED): "moderation.not-amended",
    (_S.MAY_AMEND, _S.AMENDED_AND_ACCEPTED): "moderation.amended",
    (_S.MAY_AMEND, _S.AMENDED_AND_ADJUSTED): "moderation.amended",
    (_S.STOPPED, _S.SUBMITTED): "moderation.moderated-anew",
    (_S.ADJUSTED, _S.UNDER_REVIEW): "moderation.review",
    (_S.AMENDED_AND_ADJUSTED, _S.UNDER_REVIEW): "moderation.review",
}
_AGREED = {_S.ACCURATE, _S.AMENDED_AND_ACCEPTED}
_READINGS = {
    (_S.SUBMITTED, _S.ADJUSTED): ["OPEN-31"],
    (_S.AMENDED_AND_ACCEPTED, _S.UNDER_REVIEW): ["OPEN-15"],
}


def _step(state: ModerationState, other: ModerationState, edition: Edition) -> Ruling:
    leans = _READINGS.get((state, other), [])
    if (state, other) in _LEGAL:
        return Ruling([passed(_LEGAL[state, other])], edition.id, leans)
    return Ruling([_refusal(state, other)], edition.id, leans)


def _refusal(state: ModerationState, other: ModerationState) -> Finding:
    """Name the rule that rules a step out: the first that does, from what the step would mean."""
    steps = {"state": state.value, "step": other.value}
    if other is _S.UNDER_REVIEW:
        code = "moderation.marks-were-agreed" if state in _AGREED else "moderation.not-moderated-yet"
    elif other is _S.SUBMITTED:
        code = "moderation.nothing-submitted-anew"
    elif state in {_S.SUBMITTED, _S.STOPPED}:
        code = "moderation.not-moderated-yet"
    elif state is _S.ACCURATE:
        code = "moderation.found-accurate"
    elif state is _S.MAY_AMEND:
        code = "moderation.found-inaccurate"
    else:
        code = "moderation.marks-are-final"
    return failed(code, **steps)


def _difference(faults: list[Fault], place: int, marks: tuple[int, int]) -> int:
    name = f"pairs[{place}]"
    both = pair(faults, name, marks) or (0, 0)
    centres, moderators = (whole(faults, name, mark, most=MOST_MARKS) for mark in both)
    return abs(centres - moderators)
