"""Editions: every number of the guide, grouped by the module that uses it, beside the id of its rule.

An edition is passed to the rules as a value; `EDITION_2025_26` is the Centre Guide for 2025-26 as it stood on 17
October 2025. The sample sizes, which changed on that day, are in force from the December/January 2025-26 series only.

What the guide leaves to the key dates schedule (entry deadlines, results days, late claims) is not here: those days are
the caller's, in a `KeyDates`.

>>> what_if = EDITION_2025_26.varied(id="sixteen weeks", retention_weeks=16)
>>> what_if.retention_weeks
16
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

import attrs

from btec_rules.model.dates import MonthDay, date_out
from btec_rules.model.errors import Fault, ImpossibleFacts, NoRuleInForce
from btec_rules.model.guards import day, ident, items, kind, pair, refuse, shown, text, whole
from btec_rules.model.records import LearnerRecord, Sitting, Status, sittings_of
from btec_rules.model.rulebook import RULES
from btec_rules.model.series import Series, academic_year_end, from_ordinal
from btec_rules.model.subjects import Subject
from btec_rules.model.values import Value

__all__ = ("EDITION_2025_26", "Band", "Edition", "KeyDates")

Band = tuple[int | None, int | None]
"""The largest cohort of a band (``None``: no upper limit) and how many of that cohort (``None``: everyone)."""

_MOST = 1000
"""The highest number that is taken for a count of attempts, weeks or days."""
_A_YEAR = 2001
"""No leap year: a day that only some years have is no deadline."""
_MISSED = Status.ABSENT
_COUNTS = (
    "retakes_allowed",
    "external_resits",
    "retention_weeks",
    "approval_gcse_years",
    "approval_working_days",
    "appeal_days",
    "preliminary_appeal_days",
    "hearing_days",
)
_MONTH_DAYS = (
    "moderation_january_deadline",
    "moderation_june_deadline",
    "registration_opens",
    "registration_closes",
    "compliance_opens",
    "compliance_closes",
)
_BANDS = ("sampling_bands", "recording_bands")


def _pair(faults: list[Fault], name: str, value: Collection[int | None]) -> Band:
    both = pair(faults, name, value) or (None, None)
    first, second = (None if part is None else whole(faults, name, part) for part in both)
    return first, second


def _month_day(faults: list[Fault], name: str, value: MonthDay) -> MonthDay:
    month, day_of_month = _pair(faults, name, value)
    try:
        datetime.date(_A_YEAR, month or 0, day_of_month or 0)
    except (ValueError, OverflowError):
        faults.append(Fault(name, f"{month}, {day_of_month}", "a month and a day of it"))
    return month or 0, day_of_month or 0


def _bands(faults: list[Fault], name: str, value: Collection[Band]) -> tuple[Band, ...]:
    found = tuple(_pair(faults, name, band) for band in items(faults, name, value))
    limits = [largest for largest, _ in found]
    rising = all(one is not None and (other is None or one < other) for one, other in pairwise(limits))
    if not limits or limits[-1] is not None or not rising:
        faults.append(Fault(name, f"limits {limits}"[:80], "rising limits, the last of them None"))
    return found


@attrs.frozen(kw_only=True, repr=False)
class Edition(Value):
    """The numbers of one year's guide.

    Args:
        id: A name that rulings give, such as ``2025-26``.
        academic_year: The year that the guide is written for, such as ``2025-26``.
        suite_began: The first series in which these qualifications were assessed (OPEN-19).
        absence_uses_attempt: Whether a missed sitting uses up the retake or the resit; the one reading that is a switch
            (OPEN-8).
        sampling_in_force: The first series for which the sample sizes hold (OPEN-19).
        sampling_bands: How many are sampled, by size of the cohort (SAMP-3).
        recording_bands: How many are recorded on video in Sport, by size of the cohort (SAMP-4).
        retakes_allowed: Retakes of each internal component (RET-1).
        external_resits: Resits of the external component (EXT-3).
        retention_weeks: Weeks for which work is kept once certificates are received (KEEP-1).
        moderation_january_deadline: The month and day by which marks and sample are due for December/January (MOD-4).
        moderation_june_deadline: The same for May/June (MOD-4).
        registration_opens: The first day of registration (REG-1).
        registration_closes: The normal deadline of registration (REG-2).
        compliance_opens: The first day of the yearly confirmation (COMP-1).
        compliance_closes: The last day of the yearly confirmation (COMP-1).
        approval_gcse_years: Years within which Pearson GCSEs give automatic approval (APPR-1).
        approval_working_days: Working days that the online approval form usually takes (APPR-2).
        appeal_days: Days after the outcome of a review within which an appeal is sent (APL-1).
        preliminary_appeal_days: Days within which a preliminary appeal is handled (APL-4).
        hearing_days: Days within which an appeal hearing is handled (APL-4).

    Raises:
        InvalidFact: If a part is of the wrong type or out of range.
    """

    id: str
    academic_year: str
    suite_began: Series
    absence_uses_attempt: bool
    sampling_in_force: Series
    sampling_bands: tuple[Band, ...]
    recording_bands: tuple[Band, ...]
    retakes_allowed: int
    external_resits: int
    retention_weeks: int
    moderation_january_deadline: MonthDay
    moderation_june_deadline: MonthDay
    registration_opens: MonthDay
    registration_closes: MonthDay
    compliance_opens: MonthDay
    compliance_closes: MonthDay
    approval_gcse_years: int
    approval_working_days: int
    appeal_days: int
    preliminary_appeal_days: int
    hearing_days: int
    last_series: Series = attrs.field(init=False)
    """The last series of the edition's own year, its May/June series."""

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        good: dict[str, object] = {"id": ident(faults, "id", self.id)}
        good["academic_year"] = text(faults, "academic_year", self.academic_year)
        if not faults:
            academic_year_end(faults, "academic_year", self.academic_year)
        for name in ("suite_began", "sampling_in_force"):
            kind(faults, name, getattr(self, name), Series)
        kind(faults, "absence_uses_attempt", self.absence_uses_attempt, bool)
        good |= {name: whole(faults, name, getattr(self, name), most=_MOST) for name in _COUNTS}
        good |= {name: _month_day(faults, name, getattr(self, name)) for name in _MONTH_DAYS}
        good |= {name: _bands(faults, name, getattr(self, name)) for name in _BANDS}
        refuse(faults)
        good["last_series"] = Series.in_academic_year(self.academic_year)[1]
        for name, value in good.items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        return f"<Edition {self.id}>"

    def varied(self, *, id: str, **changes: object) -> Edition:  # noqa: A002 - it is the field's name
        """Give a what-if: this edition with some numbers changed, under a name of its own.

        Args:
            id: A new name; rulings give it.
            changes: New values, by the names of this class's fields.

        Raises:
            InvalidFact: If the name is this edition's own, or a change is unknown or no good value.
        """
        names = {field.name for field in attrs.fields(Edition) if field.init}
        faults = [
            Fault("varied", shown(name), "the name of a field of Edition") for name in changes if name not in names
        ]
        if ident(faults, "id", id) == self.id:
            faults.append(Fault("id", shown(id), "a name other than that of the edition that is varied"))
        refuse(faults)
        known: dict[str, Any] = changes
        return attrs.evolve(self, id=id, **known)

    def covers(self, series: Series) -> bool:
        """Whether *series* lies in the academic year that this edition is written for."""
        faults: list[Fault] = []
        kind(faults, "series", series, Series)
        refuse(faults)
        return series.academic_year == self.academic_year


def require_in_force(edition: Edition, series: Series, *, rule: str = "ENT-2", since: Series | None = None) -> None:
    """Pass over a series in which *rule* is in force.

    Args:
        edition: The numbers to apply.
        series: The series that is asked about.
        rule: The id of the rule.
        since: The first series in which it held; that in which the suite began where it is ``None``.

    Raises:
        NoRuleInForce: If *series* is earlier.

    Source:
        OPEN-19.
    """
    first = edition.suite_began if since is None else since
    if series < first:
        expected = f"{first.code} or later, from when {rule} (guide p. {RULES[rule].page}) is in force"
        raise NoRuleInForce(Fault("series", series.code, expected))


def judge(edition: Edition, record: LearnerRecord, *series: Series) -> list[str]:
    """Pass over a record and series that an edition can judge, and say if it is carried forward to do so.

    Returns:
        ``["OPEN-19"]`` if any sitting or series lies after the edition's own year, else an empty list.

    Raises:
        NoRuleInForce: If any of them lies before the suite began.

    Source:
        OPEN-19.
    """
    first, last, _, _, _, _ = record.outline
    for one in series:
        if one.ordinal < first:
            first = one.ordinal
        if one.ordinal > last:
            last = one.ordinal
    if first < edition.suite_began.ordinal:
        require_in_force(edition, from_ordinal(first))
    return ["OPEN-19"] if last > edition.last_series.ordinal else []


def carried_to(edition: Edition, series: Series) -> list[str]:
    """Give ``["OPEN-19"]`` for a series after the edition's own year, else an empty list."""
    return ["OPEN-19"] if series > edition.last_series else []


def attempts_among(edition: Edition, sittings: tuple[Sitting, ...]) -> tuple[Sitting, ...]:
    """Give the sittings that use up an attempt: all but the absences, which do so on request (OPEN-8)."""
    if edition.absence_uses_attempt:
        return sittings
    return tuple([sitting for sitting in sittings if sitting.status is not _MISSED])


def attempts_allowed(edition: Edition, subject: Subject, component: int) -> int:
    """How many attempts a component has: the first, and retake or resit where there is one (RET-1, EXT-3, EXT-4)."""
    if component != subject.external:
        return 1 + edition.retakes_allowed
    return 1 + (edition.external_resits if subject.resit_possible else 0)


def attempts_left(edition: Edition, record: LearnerRecord, component: int) -> int:
    """How many attempts at a component a record leaves; what is planned is used up."""
    used = len(attempts_among(edition, sittings_of(record, component)))
    return max(0, attempts_allowed(edition, record.subject, component) - used)


def absence_readings(edition: Edition, sittings: Iterable[Sitting]) -> list[str]:
    """Give ``["OPEN-8"]`` where an absence is among *sittings* and the edition reads it as no attempt."""
    if edition.absence_uses_attempt:
        return []
    for sitting in sittings:
        if sitting.status is _MISSED:
            return ["OPEN-8"]
    return []


EDITION_2025_26 = Edition(
    id="2025-26",
    academic_year="2025-26",
    suite_began=Series.january(2023),  # OPEN-19
    absence_uses_attempt=False,  # OPEN-8
    # sampling
    sampling_in_force=Series.january(2026),  # OPEN-19
    sampling_bands=((15, None), (100, 15), (200, 20), (None, 25)),  # SAMP-3, p. 15
    recording_bands=((19, None), (200, 20), (None, 25)),  # SAMP-4, p. 15
    # retakes
    retakes_allowed=1,  # RET-1, p. 12
    # external
    external_resits=1,  # EXT-3, p. 20
    # retention
    retention_weeks=12,  # KEEP-1, p. 19
    # moderation
    moderation_january_deadline=(12, 15),  # MOD-4, p. 14
    moderation_june_deadline=(5, 15),  # MOD-4, p. 14
    # registration
    registration_opens=(9, 1),  # REG-1, p. 8
    registration_closes=(11, 1),  # REG-2, p. 8
    # centre
    compliance_opens=(9, 15),  # COMP-1, p. 6
    compliance_closes=(10, 28),  # COMP-1, p. 6
    approval_gcse_years=3,  # APPR-1, p. 6
    approval_working_days=5,  # APPR-2, p. 6
    # post_results
    appeal_days=30,  # APL-1, p. 19
    preliminary_appeal_days=42,  # APL-4, p. 19
    hearing_days=70,  # APL-4, p. 19
)
"""The Centre Guide for 2025-26, as last changed on 17 October 2025."""


@attrs.frozen(kw_only=True, repr=False)
class KeyDates(Value):
    """The days of one series that stand in the key dates schedule and not in the guide; all of them the caller's.

    Args:
        series: The series that they belong to.
        entries_close: The last day of the normal entry window.
        late_entries_close: The last day on which a late entry is taken.
        late_claims_open: The first day of the late certification window (December/January).
        late_claims_close: The last day of the late certification window.
        report_expected: The day by which the initial moderator report is expected.
        amendments_close: The last day on which marks can be amended.
        results_day: The official results day.
        reviews_close: The last day on which a review of moderation can be asked for.
        source: Where the days come from, for people to read.

    Raises:
        InvalidFact: If a part is of the wrong type, or a day lies outside the years 2000 to 2999.
        ImpossibleFacts: If a window closes before it opens.
    """

    series: Series
    entries_close: datetime.date | None = None
    late_entries_close: datetime.date | None = None
    late_claims_open: datetime.date | None = None
    late_claims_close: datetime.date | None = None
    report_expected: datetime.date | None = None
    amendments_close: datetime.date | None = None
    results_day: datetime.date | None = None
    reviews_close: datetime.date | None = None
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        kind(faults, "series", self.series, Series)
        if self.source is not None:
            object.__setattr__(self, "source", text(faults, "source", self.source))
        for name in _KEY_DAYS:
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, date_out(day(faults, name, value)))
        refuse(faults)
        late = tuple(
            Fault(last, getattr(self, last).isoformat(), f"{first}, {getattr(self, first).isoformat()}, or later")
            for first, last in _KEY_ORDER
            if None not in (getattr(self, first), getattr(self, last)) and getattr(self, last) < getattr(self, first)
        )
        if late:
            raise ImpossibleFacts(*late)


def refuse_other_key_dates(key_dates: KeyDates | None, series: Series) -> None:
    """Refuse key dates that are those of another series than the one asked about.

    Raises:
        ImpossibleFacts: If they are.
    """
    if key_dates is not None and key_dates.series != series:
        raise ImpossibleFacts(Fault("key_dates", f"those of {key_dates.series.code}", f"those of {series.code}"))


_KEY_DAYS = tuple(field.name for field in attrs.fields(KeyDates) if field.name not in {"series", "source"})
_KEY_ORDER = (
    ("entries_close", "late_entries_close"),
    ("late_claims_open", "late_claims_close"),
    ("results_day", "reviews_close"),
)
