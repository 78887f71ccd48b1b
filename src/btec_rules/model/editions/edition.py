"""Edition: the numbers of one year's guide, each field with the rule that it comes from.

An edition is passed to the rules as a value. What the guide leaves to the key dates schedule (entry deadlines, results
days, late claims) is not here: the caller gives those days, in a `KeyDates`.

The metadata of each number says where it comes from: a ``rule`` of the guide or, where it rests on our reading, an
open ``point``.

>>> from btec_rules import EDITION_2025_26
>>> what_if = EDITION_2025_26.varied(id="sixteen weeks", retention_weeks=16)
>>> what_if.retention_weeks
16
>>> attrs.fields(Edition).retention_weeks.metadata["rule"]
'KEEP-1'
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from itertools import pairwise
from typing import Any

import attrs

from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.model.dates import MonthDay
from btec_rules.model.series import Series, academic_year_end

__all__ = ("Band", "Edition")

Band = tuple[int | None, int | None]
"""The largest cohort of a band (``None``: no upper limit) and how many of that cohort (``None``: everyone)."""

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
_MOST = 1000
"""The highest count of attempts, weeks, days or years that an edition takes."""
_A_YEAR = 2001
"""Not a leap year: 29 February can't be a deadline, as most years don't have it."""


@attrs.frozen(kw_only=True, repr=False)
class Edition(Value):
    """The numbers of one year's guide.

    Args:
        id: A name that rulings give, such as ``2025-26``.
        academic_year: The year that the guide is written for, such as ``2025-26``.
        suite_began: The first series in which these qualifications were assessed (OPEN-19).
        absence_uses_attempt: Whether a missed sitting uses up the retake or the resit; of our readings, the only one
            that is a switch (OPEN-8).
        sampling_in_force: The first series for which the sample sizes hold (OPEN-19).
        sampling_bands: How many are sampled, by size of the cohort (SAMP-3).
        recording_bands: How many are recorded on video in Sport, by size of the cohort (SAMP-4).
        retakes_allowed: Retakes of each internal component (RET-1).
        external_resits: Resits of the external component (EXT-3).
        retention_weeks: Weeks for which work is kept once certificates are received (KEEP-1).
        moderation_january_deadline: The last month and day to send marks and sample for December/January (MOD-4).
        moderation_june_deadline: The same for May/June (MOD-4).
        registration_opens: The first day of registration (REG-1).
        registration_closes: The normal deadline of registration (REG-2).
        compliance_opens: The first day of the yearly confirmation (COMP-1).
        compliance_closes: The last day of the yearly confirmation (COMP-1).
        approval_gcse_years: Years within which Pearson GCSEs give automatic approval (APPR-1).
        approval_working_days: Working days that the online approval form usually takes (APPR-2).
        appeal_days: Days after the outcome of a review in which to send an appeal (APL-1).
        preliminary_appeal_days: Days within which a preliminary appeal is handled (APL-4).
        hearing_days: Days within which an appeal hearing is handled (APL-4).

    Raises:
        InvalidFact: If a part is of the wrong type or out of range.
    """

    id: str
    academic_year: str
    suite_began: Series = attrs.field(metadata={"point": "OPEN-19"})
    absence_uses_attempt: bool = attrs.field(metadata={"point": "OPEN-8"})
    sampling_in_force: Series = attrs.field(metadata={"point": "OPEN-19"})
    sampling_bands: tuple[Band, ...] = attrs.field(metadata={"rule": "SAMP-3"})
    recording_bands: tuple[Band, ...] = attrs.field(metadata={"rule": "SAMP-4"})
    retakes_allowed: int = attrs.field(metadata={"rule": "RET-1"})
    external_resits: int = attrs.field(metadata={"rule": "EXT-3"})
    retention_weeks: int = attrs.field(metadata={"rule": "KEEP-1"})
    moderation_january_deadline: MonthDay = attrs.field(metadata={"rule": "MOD-4"})
    moderation_june_deadline: MonthDay = attrs.field(metadata={"rule": "MOD-4"})
    registration_opens: MonthDay = attrs.field(metadata={"rule": "REG-1"})
    registration_closes: MonthDay = attrs.field(metadata={"rule": "REG-2"})
    compliance_opens: MonthDay = attrs.field(metadata={"rule": "COMP-1"})
    compliance_closes: MonthDay = attrs.field(metadata={"rule": "COMP-1"})
    approval_gcse_years: int = attrs.field(metadata={"rule": "APPR-1"})
    approval_working_days: int = attrs.field(metadata={"rule": "APPR-2"})
    appeal_days: int = attrs.field(metadata={"rule": "APL-1"})
    preliminary_appeal_days: int = attrs.field(metadata={"rule": "APL-4"})
    hearing_days: int = attrs.field(metadata={"rule": "APL-4"})
    last_series: Series = attrs.field(init=False)
    """The May/June series of the edition's year; for a later one the edition is carried forward (OPEN-19)."""

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        good: dict[str, object] = {"id": facts.ident("id", self.id)}
        good["academic_year"] = facts.text("academic_year", self.academic_year)
        if not facts.faults:
            academic_year_end(facts, "academic_year", self.academic_year)
        for name in ("suite_began", "sampling_in_force"):
            facts.instance(name, getattr(self, name), Series)
        facts.instance("absence_uses_attempt", self.absence_uses_attempt, bool)
        good |= {name: facts.integer(name, getattr(self, name), most=_MOST) for name in _COUNTS}
        good |= {name: _month_day(facts, name, getattr(self, name)) for name in _MONTH_DAYS}
        good |= {name: _bands(facts, name, getattr(self, name)) for name in _BANDS}
        facts.raise_faults()
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
            InvalidFact: If the name is this edition's own, or a change has an unknown name or a bad value.
        """
        names = {field.name for field in attrs.fields(Edition) if field.init}
        facts = Facts()
        for name in changes:
            if name not in names:
                facts.wrong("varied", described(name), "the name of a field of Edition")
        if facts.ident("id", id) == self.id:
            facts.wrong("id", described(id), "a name other than that of the edition that is varied")
        facts.raise_faults()
        known: dict[str, Any] = changes
        return attrs.evolve(self, id=id, **known)

    def covers(self, series: Series) -> bool:
        """Whether *series* lies in the academic year that this edition is written for."""
        facts = Facts()
        facts.instance("series", series, Series)
        facts.raise_faults()
        return series.academic_year == self.academic_year


def _month_day(facts: Facts, name: str, value: MonthDay) -> MonthDay:
    month, day_of_month = _pair(facts, name, value)
    try:
        datetime.date(_A_YEAR, month or 0, day_of_month or 0)
    except (ValueError, OverflowError):
        facts.wrong(name, f"{month}, {day_of_month}", "a month and a day of it")
    return month or 0, day_of_month or 0


def _bands(facts: Facts, name: str, value: Collection[Band]) -> tuple[Band, ...]:
    found = tuple(_pair(facts, name, band) for band in facts.collection(name, value))
    limits = [largest for largest, _ in found]
    rising = all(one is not None and (other is None or one < other) for one, other in pairwise(limits))
    if not limits or limits[-1] is not None or not rising:
        facts.wrong(name, f"limits {limits}"[:80], "rising limits, the last of them None")
    return found


def _pair(facts: Facts, name: str, value: Collection[int | None]) -> Band:
    both = facts.pair(name, value) or (None, None)
    first, second = (None if part is None else facts.integer(name, part) for part in both)
    return first, second
