"""The rules that decide a certificate, to be read beside pages 10, 12, 13, 20 and 21 of the guide.

A sitting is one component in one series: sat, planned (entered, not sat yet) or absent. Sittings are in order of time.
"""

from btec_rules import Edition, LearnerRecord, Season, Series, Sitting, Status, Subject, Verdict

Sittings = tuple[Sitting, ...]
ALLOWED, REFUSED, UNDECIDED = Verdict.ALLOWED, Verdict.REFUSED, Verdict.UNDECIDED
SAT, PLANNED, ABSENT = Status.SAT, Status.PLANNED, Status.ABSENT


def there(sittings: Sittings, component: int) -> list[Series]:
    """The series in which a component is sat or planned. Whoever was absent has not sat it (OPEN-8)."""
    return [one.series for one in sittings if one.component == component and one.status is not ABSENT]


def attempts(sittings: Sittings, component: int, edition: Edition) -> list[Sitting]:
    """The sittings that use up an attempt. An absence does not, unless the edition says so (OPEN-8)."""
    used = [one for one in sittings if one.status is not ABSENT or edition.absence_uses_attempt]
    return [one for one in used if one.component == component]


def others(record: LearnerRecord, series: Series) -> Sittings:
    """All sittings but the entries planned for the series that is asked about."""
    return tuple(one for one in record.sittings if one.status is not PLANNED or one.series != series)


def external_attempts(subject: Subject) -> int:
    """EXT-3, EXT-4, p. 20: the external component may be sat twice; once where it is offered in May/June only."""
    return 2 if Season.JANUARY in subject.external_seasons else 1


def terminal_rule(subject: Subject, sittings: Sittings) -> Verdict:
    """EXT-1, p. 20: each internal component is there, before the last external sitting or in the same series."""
    external = there(sittings, subject.external)
    if not external:
        return UNDECIDED
    internals = [there(sittings, component) for component in subject.internal]
    return ALLOWED if all(one and one[-1] <= external[-1] for one in internals) else REFUSED


def external_resit_needed(record: LearnerRecord) -> bool:
    """RET-7, p. 13: an internal component comes after the last external sitting, or can only come after it."""
    external = record.subject.external
    ends = [one for one in record.sittings if one.component == external and one.status is not ABSENT]
    internals = [there(record.sittings, component) for component in record.subject.internal]
    late = any(one and ends and one[-1] > ends[-1].series for one in internals)
    return late or any(not one and ends and ends[-1].status is SAT for one in internals)


def retake(record: LearnerRecord, component: int, series: Series, edition: Edition) -> bool:
    """Page 12: one retake of an internal component, in a later series; RET-7, p. 13: the external one stays last."""
    its = [one for one in others(record, series) if one.component == component]
    used = attempts(others(record, series), component, edition)
    subject, offered = record.subject, series.season in record.subject.internal_seasons  # RET-3
    sat, later = any(one.series < series for one in used), all(one.series < series for one in its)  # RET-1, RET-2
    taken = attempts(record.sittings, subject.external, edition)
    in_season = [one for one in taken if one.series.season in subject.external_seasons]
    lawful = there(tuple(in_season[: external_attempts(subject)]), subject.external)
    undone = any(one < series for one in lawful) and all(one < series for one in lawful)
    resit_left = len(taken) < external_attempts(subject) and external_attempts(subject) == 2  # EXT-3, EXT-4, p. 20
    return sat and later and offered and len(used) <= 1 and (not undone or resit_left)


def external(record: LearnerRecord, series: Series, edition: Edition) -> bool:
    """EXT-1 to EXT-4, p. 20: one sitting and one resit, each later than the last, once every internal one is there."""
    subject, before = record.subject, others(record, series)
    offered = series.season in subject.external_seasons
    later = all(one.series < series for one in before if one.component == subject.external and one.status is not PLANNED)
    left = len(attempts(before, subject.external, edition)) < external_attempts(subject)
    ready = all(any(one <= series for one in there(record.sittings, internal)) for internal in subject.internal)
    return offered and later and left and ready


def claim(record: LearnerRecord, series: Series, edition: Edition) -> Verdict:
    """Pages 20 and 21, without a day; where nobody has said what was claimed, what is so either way."""
    if record.claimed is not None:
        return claim_if(record, series, edition, claimed=series in record.claimed)
    claimed, unclaimed = [claim_if(record, series, edition, claimed=one) for one in (True, False)]
    return claimed if claimed is unclaimed else UNDECIDED


def claim_if(record: LearnerRecord, series: Series, edition: Edition, *, claimed: bool) -> Verdict:
    """CERT-1 to CERT-4: a claim rests on the external sitting of its series, and on what is there by then."""
    subject = record.subject
    by_then = tuple(one for one in record.sittings if one.series <= series)
    internal = [one for one in by_then if one.component != subject.external and one.status is not ABSENT]
    ends = [one for one in by_then if one.component == subject.external]
    sat = [one.series for one in ends if one.status is SAT]
    entered = any(one.series == series and one.status is not ABSENT for one in ends)  # CERT-1, p. 20
    absent = any(one.series == series and one.status is ABSENT for one in ends) and bool(sat)  # OPEN-26
    offered = series.season in subject.external_seasons  # EXT-4, p. 20
    offered_too = all(one.series.season in subject.internal_seasons for one in internal)  # PSA-2, p. 10
    lawful = len(attempts(by_then, subject.external, edition)) <= external_attempts(subject)  # EXT-3, p. 20
    too_many = any(len(attempts(by_then, one, edition)) > 2 for one in subject.internal)  # RET-1, p. 12
    rule = terminal_rule(subject, by_then)
    since = [one for one in record.sittings if one.series > series and one.status is SAT]
    resat = any(one.component == subject.external for one in since)  # CERT-4, p. 21
    january = (sat[-1] if absent else series).season is Season.JANUARY
    retaken = january and any(attempts(by_then, one.component, edition) for one in since)  # RET-7, p. 13; OPEN-25
    known = any(one.series >= series and one.ums is not None for one in record.sittings)
    late = series.season is Season.JUNE and known and not claimed  # OPEN-28
    if not (entered or absent) or not (offered and offered_too and lawful) or rule is REFUSED:
        return REFUSED
    if not claimed and (resat or retaken):
        return REFUSED
    return UNDECIDED if absent or too_many or late or rule is UNDECIDED else ALLOWED
