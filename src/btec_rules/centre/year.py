"""Year: what must a centre do in the year?

The list is in the order of its dates, which come from the guide or from the caller's key dates. Duties and advice that
no other function computes stand at the end, so the list leaves out nothing that the guide asks for. Whether a day is in
time is decided by the module of its rule, such as `btec_rules.registration`.

>>> [duty.rule for duty in duties("2025-26")][:3]
['PSA-1', 'REG-1', 'COMP-1']
"""

from __future__ import annotations

import datetime
from collections.abc import Collection

import attrs

from btec_rules import registration
from btec_rules._values.errors import ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described, is_instance
from btec_rules._values.values import Value
from btec_rules.centre.compliance import compliance_window
from btec_rules.guide.rulebook import RULES
from btec_rules.model.dates import Date, MonthPart, Part, date_out
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates
from btec_rules.model.series import Season, Series, first_offered
from btec_rules.model.subjects import BOTH_SEASONS
from btec_rules.moderation.deadlines import submission_deadline

__all__ = ("Duty", "duties")


@attrs.frozen(repr=False)
class Duty(Value):
    """Something on a centre's list for the year.

    Args:
        rule: The id of the rule that it comes from.
        begins: The first day, or the part of a month, in which it can be done; ``None`` if the guide names none.
        due: The last day on which it is on time; ``None`` if there is none.
        series: The series that it is about, where it is about one.
        edition: The id of the edition whose days these are.
        carried_forward: Whether that edition is the guide of another academic year, carried forward to the one that
            was asked about (OPEN-19).

    Raises:
        InvalidFact: If *rule* is no rule of the guide, or a part is of the wrong type.
    """

    rule: str
    begins: Date | MonthPart | None = None
    due: Date | None = None
    series: Series | None = None
    edition: str = attrs.field(default=EDITION_2025_26.id, kw_only=True)
    carried_forward: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        if type(self.rule) is not str or self.rule not in RULES:
            facts.wrong("rule", described(self.rule), "the id of a rule of the guide")
        if self.begins is not None and not is_instance(self.begins, MonthPart):
            object.__setattr__(self, "begins", date_out(facts.day("begins", self.begins)))
        if self.due is not None:
            object.__setattr__(self, "due", date_out(facts.day("due", self.due)))
        if self.series is not None:
            facts.instance("series", self.series, Series)
        object.__setattr__(self, "edition", facts.ident("edition", self.edition))
        facts.instance("carried_forward", self.carried_forward, bool)
        facts.raise_faults()

    @property
    def page(self) -> int:
        """The page of the guide on which the rule starts."""
        return RULES[self.rule].page

    @property
    def says(self) -> str:
        """What the rule says, in the library's words."""
        return RULES[self.rule].says


_WITHOUT_A_DAY = (
    *("ROLE-1", "ROLE-2", "PLAN-1", "SPEC-1", "APPR-4", "COMP-3", "COMP-4", "POL-1", "ENT-5", "ENT-6", "ACC-1"),
    *("STD-1", "STD-6", "PSA-3", "REC-1", "REC-2", "REC-3", "FB-1", "FB-2", "RET-9", "RET-10"),
    *("SUB-1", "MOD-9", "OUT-8", "APL-5", "KEEP-6"),
)
"""The duties and advice of the guide that never have a day."""

_ORDER = {rule: place for place, rule in enumerate(RULES)}
"""By rule, its place in the guide."""


def duties(
    academic_year: str, *, key_dates: Collection[KeyDates] = (), edition: Edition = EDITION_2025_26
) -> tuple[Duty, ...]:
    """List what a centre has to do, or should do, in an academic year.

    Args:
        academic_year: The academic year, strictly as ``2025-26``.
        key_dates: The days of one or both of its series, from the key dates schedule; what they leave out is not dated.
        edition: The numbers to apply.

    Returns:
        The dated ones in order of their due day, or else of their first day or part of a month (a part stands before
        the days of its month), then those without a day in the order of `RULES`. Each says which edition it is from,
        and whether that is carried forward to a year that is not its own.

    Raises:
        InvalidFact: If an argument is of the wrong type or badly written.
        ImpossibleFacts: If key dates are of a series of another year, or of one series twice.
        NoRuleInForce: If the year is before that in which the suite began.

    Source:
        REG-1, REG-2, ENT-1 (guide p. 8), COMP-1 (p. 6), PSA-1 (p. 10), MOD-4 (p. 14), OUT-4, RES-1 (p. 18), ROMM-1
        (p. 19), EXT-5 (p. 20), CERT-7 (p. 21), and every duty and advice that has no day; OPEN-12, OPEN-14, OPEN-19.
    """
    facts = Facts()
    facts.instance("edition", edition, Edition)
    given = facts.collection_of("key_dates", key_dates, KeyDates)
    facts.raise_faults()
    registered = registration.window(academic_year, edition=edition)
    confirmed = compliance_window(academic_year, edition=edition)
    january, june = Series.in_academic_year(academic_year)
    _refuse_other_series(given, (january, june))
    found = [
        Duty("REG-1", begins=registered.opens),
        Duty("REG-2", begins=registered.opens, due=registered.closes),
        Duty("COMP-1", begins=confirmed.opens, due=confirmed.closes),
        *(Duty("PSA-1", begins=one.psa_release, series=one) for one in _released_in(june)),
        *(Duty(rule) for rule in _WITHOUT_A_DAY),
    ]
    days = {one.series: one for one in given}
    for series in (january, june):
        of_series = days.get(series, KeyDates(series=series))
        due = _day(of_series.marks_due) or submission_deadline(series, edition=edition)
        found += [Duty("MOD-4", due=due, series=series), *_by_key_dates(of_series)]
    carried = june != edition.last_series
    told = [attrs.evolve(duty, edition=edition.id, carried_forward=carried) for duty in found]
    return tuple(sorted(told, key=_place))


def _refuse_other_series(given: tuple[KeyDates, ...], of_the_year: tuple[Series, Series]) -> None:
    """Raise if key dates are of a series of another year, or of a series that had its key dates already."""
    left = set(of_the_year)
    facts = Facts()
    for one in given:
        if one.series in left:
            left.remove(one.series)
        else:
            facts.wrong("key_dates", f"those of {one.series.code}", "one set of days for each series of the year")
    if facts.faults:
        raise ImpossibleFacts(*facts.faults)


def _released_in(june: Series) -> list[Series]:
    """Give the series whose set assignments come out in the academic year that ends with *june*."""
    following = first_offered(june, BOTH_SEASONS, after=True)
    return [june] if following is None else [june, following]


def _by_key_dates(days: KeyDates) -> list[Duty]:
    """Give the duties of a series that have their days in the key dates schedule; what it leaves out has no day."""
    series = days.series
    found = [
        Duty("ENT-1", due=_day(days.entries_close), series=series),
        Duty("MOD-8", begins=_day(days.report_expected), series=series),
        Duty("OUT-4", due=_day(days.amendments_close), series=series),
        Duty("RES-1", begins=_day(days.results_day), series=series),
        Duty("ROMM-1", begins=_day(days.results_day), due=_day(days.reviews_close), series=series),
    ]
    if series.season is Season.JUNE:  # creative tasks come out in January
        released = MonthPart(series.year, 1, Part.WHOLE)
        found.append(Duty("EXT-5", begins=released, due=_day(days.external_work_due), series=series))
    else:
        found.append(
            Duty("CERT-7", begins=_day(days.late_claims_open), due=_day(days.late_claims_close), series=series)
        )
    return found


def _day(given: datetime.date | None) -> Date | None:
    """Give a day of the key dates as the kind of date that the library gives back."""
    return None if given is None else date_out(given)


def _place(duty: Duty) -> tuple[datetime.date, bool, int]:
    """Place a duty by its due day, or by its first one; a part of a month stands before the month's first day."""
    when = duty.due or duty.begins
    is_day = not isinstance(when, MonthPart)
    if isinstance(when, MonthPart):
        when = Date(when.year, when.month, 1)
    return when or Date.max, is_day, _ORDER[duty.rule]
