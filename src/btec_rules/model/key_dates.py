"""Key dates: the days of one series that Pearson publishes in its key dates schedule, not in the guide.

The caller gives them all: the guide has none, and this library makes none up. A day that can't belong to the series is
refused, so that it shows if somebody pasted in another year's days for entries, results, claims or reviews.

>>> from btec_rules.model.series import Series
>>> KeyDates(series=Series.june(2026), results_day=datetime.date(2026, 8, 20)).results_day.isoformat()
'2026-08-20'
"""

from __future__ import annotations

import datetime

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules._values.values import Value
from btec_rules.model.dates import date_out
from btec_rules.model.series import Season, Series

__all__ = ("KeyDates",)

_RELEASED = "released"
_RESULTS = "results"


@attrs.frozen(kw_only=True, repr=False)
class KeyDates(Value):
    """The days of one series from the key dates schedule, which are not in the guide; the caller gives them all.

    Args:
        series: The series that they belong to.
        entries_close: The last day of the normal entry window.
        late_entries_close: The last day for late entries.
        high_late_fees_from: The first day on which a late entry costs the higher fee; not before *entries_close*.
        resit_entries_close: The last day on which those who sat in the January series of that year can be entered again
            for May/June without a late fee; May/June only.
        marks_due: The last day for this centre's marks and sample, where Pearson set another than the guide's: an
            extension, or in Art and Design before the visit.
        external_work_due: The last day to upload task-based external work.
        late_claims_open: The first day of the late certification window; the January results are out by then.
        late_claims_close: The last day of the late certification window.
        report_expected: The day by which the initial moderator report is expected.
        amendments_close: The last day to amend marks.
        results_day: The official results day.
        reviews_close: The last day to ask for a review of moderation.
        source: Where the days come from, for people to read.

    Raises:
        InvalidFact: If a part is of the wrong type, or a day lies outside the years 2000 to 2999.
        ImpossibleFacts: If a window closes before it opens, or a day can't belong to the series. Days for entries lie
            between the month in which the series' set assignments are released and the end of its January or June;
            those for marks, uploads, reports and amendments between that month and results day; results day, claims
            and reviews between 1 February and 31 July (December/January) or 1 June and 31 December (May/June).

    Source:
        ENT-1 (guide p. 8), PSA-1 (p. 10), MOD-4 (p. 14), OUT-4, RES-1 (p. 18), ROMM-1 (p. 19), CERT-7 (p. 21).
    """

    series: Series
    entries_close: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED})
    late_entries_close: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED})
    high_late_fees_from: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED})
    resit_entries_close: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED})
    marks_due: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED, "to": _RESULTS})
    external_work_due: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED, "to": _RESULTS})
    late_claims_open: datetime.date | None = attrs.field(default=None, metadata={"from": _RESULTS})
    late_claims_close: datetime.date | None = attrs.field(default=None, metadata={"from": _RESULTS})
    report_expected: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED, "to": _RESULTS})
    amendments_close: datetime.date | None = attrs.field(default=None, metadata={"from": _RELEASED, "to": _RESULTS})
    results_day: datetime.date | None = attrs.field(default=None, metadata={"from": _RESULTS})
    reviews_close: datetime.date | None = attrs.field(default=None, metadata={"from": _RESULTS})
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        facts.instance("series", self.series, Series)
        if self.source is not None:
            object.__setattr__(self, "source", facts.text("source", self.source))
        for name in _KEY_DAYS:
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, date_out(facts.day(name, value)))
        facts.raise_faults()
        impossible = (*_out_of_order(self), *_of_another_series(self))
        if impossible:
            raise ImpossibleFacts(*impossible)


def possible_days(series: Series, name: str) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day that one of a series' key dates can be, whatever the other days are."""
    metadata = getattr(attrs.fields(KeyDates), name).metadata
    starts, ends = metadata["from"], metadata.get("to", metadata["from"])
    january, released = series.season is Season.JANUARY, series.psa_release
    if starts == _RELEASED:
        first = datetime.date(released.year, released.month, 1)
    else:
        first = datetime.date(series.year, 2, 1) if january else datetime.date(series.year, 6, 1)
    if ends == _RELEASED:
        last = datetime.date(series.year, 1, 31) if january else datetime.date(series.year, 6, 30)
    else:
        last = datetime.date(series.year, 7, 31) if january else datetime.date(series.year, 12, 31)
    return first, last


def _out_of_order(days: KeyDates) -> list[Fault]:
    """Name each day that comes before one that it can't come before."""
    faults = []
    for first, last in _KEY_ORDER:
        opens, closes = getattr(days, first), getattr(days, last)
        if opens is not None and closes is not None and closes < opens:
            faults.append(Fault(last, closes.isoformat(), f"{first}, {opens.isoformat()}, or later"))
    return faults


def _of_another_series(days: KeyDates) -> list[Fault]:
    """Name each day that can't belong to the series."""
    faults = []
    for field in attrs.fields(KeyDates):
        day = getattr(days, field.name)
        if "from" in field.metadata and day is not None:
            first, last = possible_days(days.series, field.name)
            if field.metadata.get("to") == _RESULTS and days.results_day is not None:
                last = days.results_day
            if not first <= day <= last:
                between = f"a day of {days.series.code}, {first.isoformat()} to {last.isoformat()}"
                faults.append(Fault(field.name, day.isoformat(), between))
    if days.resit_entries_close is not None and days.series.season is Season.JANUARY:
        faults.append(
            Fault("resit_entries_close", days.resit_entries_close.isoformat(), "None, as resits are in May/June")
        )
    return faults


_KEY_DAYS = tuple(field.name for field in attrs.fields(KeyDates) if field.name not in {"series", "source"})
_KEY_ORDER = (
    ("entries_close", "late_entries_close"),
    ("entries_close", "high_late_fees_from"),
    ("high_late_fees_from", "late_entries_close"),
    ("results_day", "late_claims_open"),
    ("late_claims_open", "late_claims_close"),
    ("results_day", "reviews_close"),
)
"""Days of which the second can't be before the first."""
