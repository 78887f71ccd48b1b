"""The rules that decide a certificate, to be read beside pages 10, 12, 13, 20 and 21 of the guide.

A sitting is one component in one series: sat, planned (entered, not sat yet) or absent. Sittings are in order of time.
Whether an absence uses up an attempt (*absences*) is not in the guide: we assume that it does not (OPEN-8).
"""

from btec_rules import LearnerRecord, Season, Series, Sitting, Status, Subject, Verdict


def when(
    sittings: tuple[Sitting, ...], component: int, *, absences: bool = False, asked: Series | None = None
) -> list[Series]:
    """The series in which a component is sat or planned; without an entry planned for the series *asked* about."""
    its = [one for one in sittings if one.component == component and (absences or one.status is not Status.ABSENT)]
    return [one.series for one in its if one.status is not Status.PLANNED or one.series != asked]


def terminal_rule(subject: Subject, sittings: tuple[Sitting, ...]) -> Verdict:
    """EXT-1, p. 20: each internal component is there, before the last external sitting or in the same series."""
    external, internals = when(sittings, subject.external), [when(sittings, one) for one in subject.internal]
    if not external:
        return Verdict.UNDECIDED
    return Verdict.ALLOWED if all(one and one[-1] <= external[-1] for one in internals) else Verdict.REFUSED


def external_resit_needed(record: LearnerRecord) -> bool:
    """RET-7, p. 13: an internal component comes after the last external sitting, or can only come after it now."""
    external, internals = record.subject.external, [when(record.sittings, one) for one in record.subject.internal]
    ends = [one for one in record.sittings if one.component == external and one.status is not Status.ABSENT]
    return bool(ends) and any(one[-1] > ends[-1].series if one else ends[-1].status is Status.SAT for one in internals)


def retake(record: LearnerRecord, component: int, series: Series, *, absences: bool) -> bool:
    """Page 12: one retake of each internal component. Page 13: the external one is still last, or can be resat."""
    subject, places = record.subject, 1 + (Season.JANUARY in record.subject.external_seasons)  # EXT-3, EXT-4, p. 20
    used = when(record.sittings, component, absences=absences, asked=series)
    once_before = any(one < series for one in used) and len(used) < 2  # RET-1
    later = all(one < series for one in when(record.sittings, component, absences=True, asked=series))  # RET-2
    taken = when(record.sittings, subject.external, absences=absences)
    lawful = [one for one in taken if one.season in subject.external_seasons][:places]
    ends = [one for one in lawful if one in when(record.sittings, subject.external)]
    still_last = not any(one < series for one in ends) or any(one >= series for one in ends)  # RET-6, RET-7
    ready = once_before and later and series.season in subject.internal_seasons  # RET-3
    return ready and (still_last or len(taken) < places == 2)


def external(record: LearnerRecord, series: Series, *, absences: bool) -> bool:
    """Page 20: one sitting and one resit, in series that there are, once every internal component is there."""
    subject, places = record.subject, 1 + (Season.JANUARY in record.subject.external_seasons)  # EXT-3, EXT-4
    behind = [one for one in record.sittings if one.component == subject.external and one.status is not Status.PLANNED]
    later = all(one.series < series for one in behind)  # EXT-2
    left = len(when(record.sittings, subject.external, absences=absences, asked=series)) < places
    ready = all(any(there <= series for there in when(record.sittings, one)) for one in subject.internal)  # EXT-1
    return series.season in subject.external_seasons and later and left and ready


def claim(record: LearnerRecord, series: Series, *, absences: bool) -> Verdict:
    """Where nobody has said what was claimed, the answer is that which holds either way."""
    if record.claimed is not None:
        return claim_where(record, series, absences=absences, claimed=series in record.claimed)
    yes, no = [claim_where(record, series, absences=absences, claimed=one) for one in (True, False)]
    return yes if yes is no else Verdict.UNDECIDED


def claim_where(record: LearnerRecord, series: Series, *, absences: bool, claimed: bool) -> Verdict:
    """Pages 20, 21: a claim rests on the external sitting of its series, sat or planned, and on what is there then."""
    subject, places = record.subject, 1 + (Season.JANUARY in record.subject.external_seasons)
    then = tuple(one for one in record.sittings if one.series <= series)
    since = [one for one in record.sittings if one.series > series and one.status is Status.SAT]
    sat = [one.series for one in then if one.component == subject.external and one.status is Status.SAT]
    entered, listed = series in when(then, subject.external), series in when(then, subject.external, absences=True)
    absent = listed and not entered and bool(sat)  # OPEN-26: an earlier sitting, and absent in this series
    internals = [one for one in then if one.component != subject.external and one.status is not Status.ABSENT]
    lawful = all(one.series.season in subject.internal_seasons for one in internals)  # PSA-2, p. 10
    lawful = lawful and series.season in subject.external_seasons  # EXT-4, p. 20
    lawful = lawful and len(when(then, subject.external, absences=absences)) <= places  # EXT-3, p. 20
    if not (entered or absent) or not lawful or terminal_rule(subject, then) is Verdict.REFUSED:  # CERT-1, EXT-1, p. 20
        return Verdict.REFUSED
    january = (sat[-1] if absent else series).season is Season.JANUARY
    retaken = january and any(when(then, one.component, absences=absences) for one in since)  # RET-7, p. 13; OPEN-25
    if not claimed and (retaken or any(one.component == subject.external for one in since)):  # CERT-4, p. 21
        return Verdict.REFUSED
    too_many = any(len(when(then, one, absences=absences)) > 2 for one in subject.internal)  # RET-1, p. 12
    results = any(one.series >= series and one.ums is not None for one in record.sittings)
    late = results and series.season is Season.JUNE and not claimed  # OPEN-28
    unsure = absent or too_many or late or terminal_rule(subject, then) is Verdict.UNDECIDED
    return Verdict.UNDECIDED if unsure else Verdict.ALLOWED
