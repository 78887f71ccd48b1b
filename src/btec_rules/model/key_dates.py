"""Key dates: the days of one series that Pearson publishes in its key dates schedule, not in the guide.

The caller gives them all: the guide has none, and this library makes none up.

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
from btec_rules.model.series import Series

__all__ = ("KeyDates",)


@attrs.frozen(kw_only=True, repr=False)
class KeyDates(Value):
    """The days of one series that stand in the key dates schedule and not in the guide; all of them the caller's.

    Args:
        series: The series that they belong to.
        entries_close: The last day of the normal entry window.
        late_entries_close: The last day for late entries.
        late_claims_open: The first day of the late certification window (December/January).
        late_claims_close: The last day of the late certification window.
        report_expected: The day by which the initial moderator report is expected.
        amendments_close: The last day to amend marks.
        results_day: The official results day.
        reviews_close: The last day to ask for a review of moderation.
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
        facts = Facts()
        facts.instance("series", self.series, Series)
        if self.source is not None:
            object.__setattr__(self, "source", facts.text("source", self.source))
        for name in _KEY_DAYS:
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, date_out(facts.day(name, value)))
        facts.raise_faults()
        late = tuple(
            Fault(last, getattr(self, last).isoformat(), f"{first}, {getattr(self, first).isoformat()}, or later")
            for first, last in _KEY_ORDER
            if None not in (getattr(self, first), getattr(self, last)) and getattr(self, last) < getattr(self, first)
        )
        if late:
            raise ImpossibleFacts(*late)


def refuse_other_key_dates(key_dates: KeyDates | None, series: Series) -> None:
    """Raise if key dates belong to another series than the one asked about.

    Raises:
        ImpossibleFacts: If they do.
    """
    if key_dates is not None and key_dates.series != series:
        raise ImpossibleFacts(Fault("key_dates", f"those of {key_dates.series.code}", f"those of {series.code}"))


_KEY_DAYS = tuple(field.name for field in attrs.fields(KeyDates) if field.name not in {"series", "source"})
_KEY_ORDER = (
    ("entries_close", "late_entries_close"),
    ("late_claims_open", "late_claims_close"),
    ("results_day", "reviews_close"),
)
"""Days of which the second can't be before the first."""
