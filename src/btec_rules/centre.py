"""Centre: how is a centre approved, what does it confirm each year, and what is on its list for the year?

The list is in the order of its dates: dated where the guide dates it, or where the caller's key dates do. Duties and
advice of the guide that no other function computes are at its end, so that nothing the guide asks for is left out.

>>> compliance_window("2025-26").opens.isoformat()
'2025-09-15'
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from enum import Enum

import attrs

from btec_rules.model.dates import Date, MonthPart, Window, date_out, in_academic_year
from btec_rules.model.editions import EDITION_2025_26, Edition, KeyDates, carried_to, require_in_force
from btec_rules.model.errors import Fault, ImpossibleFacts
from btec_rules.model.guards import day, flag, items_of, kind, refuse, shown, truly
from btec_rules.model.rulebook import RULES
from btec_rules.model.rulings import Finding, Ruling, advice, consequence, failed, passed, unknown, unless_failed
from btec_rules.model.series import Series, academic_year_end, first_offered
from btec_rules.model.subjects import BOTH_SEASONS
from btec_rules.model.values import Value
from btec_rules.moderation import submission_deadline
from btec_rules.registration import window

__all__ = (
    "POLICY_POINTS",
    "Approval",
    "Duty",
    "Nation",
    "Paperwork",
    "PolicyPoint",
    "Role",
    "Route",
    "approval_route",
    "check_compliance",
    "check_policies",
    "compliance_window",
    "duties",
)


class Nation(Enum):
    """Where the centre is; it decides who inspects it."""

    ENGLAND = "england"
    NORTHERN_IRELAND = "northern-ireland"
    SCOTLAND = "scotland"
    WALES = "wales"
    OUTSIDE_UK = "outside-uk"


class Route(Enum):
    """The route to approval."""

    AUTOMATIC = "automatic"
    """Approved for every subject already (APPR-1)."""
    ONLINE_FORM = "online-form"
    """The online approval form on Edexcel Online (APPR-2)."""
    FULL_APPLICATION = "full-application"
    """A full approval application (APPR-3)."""


class Paperwork(Enum):
    """What is sent in."""

    ONLINE_FORM = "online-form"
    FULL_APPLICATION = "full-application"
    JCQ_APPLICATION = "jcq-application"
    """A JCQ centre approval application, for a centre that was not inspected yet."""


@attrs.frozen(repr=False)
class Approval(Value):
    """A route to approval.

    Args:
        route: The route; ``None`` where it is not decided.
        paperwork: What is sent in for certain, in order; empty for automatic approval.
        ruling: Why, and what is not known.
    """

    route: Route | None
    paperwork: tuple[Paperwork, ...]
    ruling: Ruling


_INSPECTOR = {Nation.NORTHERN_IRELAND: "CCEA", Nation.WALES: "WJEC"}


def approval_route(
    *,
    nation: Nation | None = None,
    pearson_gcses: bool | None = None,
    btec_firsts: bool | None = None,
    inspected: bool | None = None,
    edition: Edition = EDITION_2025_26,
) -> Approval:
    """Find the route by which a centre is approved, and the paperwork that it needs.

    Args:
        nation: Where the centre is.
        pearson_gcses: Whether it offered Pearson GCSEs at any time in the last three years.
        btec_firsts: Whether it runs BTEC Firsts.
        inspected: Whether it has been inspected by JCQ, or in Northern Ireland by CCEA, or in Wales by WJEC.
        edition: The numbers to apply.

    Returns:
        The route, the paperwork, and a ruling that is allowed where both are decided, which is not the approval; codes
        ``centre.automatic-approval``, ``centre.online-form``, ``centre.full-application``, ``centre.jcq-application``,
        ``centre.nation-not-known``, ``centre.outside-uk``.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        APPR-1, APPR-2, APPR-3 (guide p. 6); OPEN-41.
    """
    faults: list[Fault] = []
    if nation is not None:
        kind(faults, "nation", nation, Nation)
    flag(faults, "pearson_gcses", pearson_gcses)
    flag(faults, "btec_firsts", btec_firsts)
    flag(faults, "inspected", inspected)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    if nation is None or nation is Nation.OUTSIDE_UK:
        silent = unknown("centre.outside-uk", fact="outside-uk")
        missing = unknown("centre.nation-not-known", fact="nation")
        return Approval(None, (), Ruling([missing if nation is None else silent], edition.id, ["OPEN-41"]))
    if pearson_gcses:
        found = consequence("centre.automatic-approval", years=edition.approval_gcse_years)
        return Approval(Route.AUTOMATIC, (), Ruling([found], edition.id))
    if pearson_gcses is None:
        years = edition.approval_gcse_years
        missing = unknown("centre.automatic-approval", fact="pearson_gcses", years=years)
        return Approval(None, (), Ruling([missing], edition.id))
    if btec_firsts:
        found = consequence("centre.online-form", days=edition.approval_working_days)
        return Approval(Route.ONLINE_FORM, (Paperwork.ONLINE_FORM,), Ruling([found], edition.id))
    if btec_firsts is None:
        return Approval(None, (), Ruling([unknown("centre.online-form", fact="btec_firsts")], edition.id))
    return _full_application(nation, inspected, edition)


def _full_application(nation: Nation, inspected: bool | None, edition: Edition) -> Approval:  # noqa: FBT001
    """Any other provider in the UK, on the reading that a centre with neither GCSEs nor Firsts is one (OPEN-41)."""
    by = _INSPECTOR.get(nation, "JCQ")
    findings: list[Finding] = [consequence("centre.full-application")]
    paperwork = [Paperwork.FULL_APPLICATION]
    if inspected is None:
        findings.append(unknown("centre.jcq-application", fact="inspected", by=by))
    elif inspected:
        findings.append(passed("centre.jcq-application"))
    else:
        paperwork.append(Paperwork.JCQ_APPLICATION)
        findings.append(consequence("centre.jcq-application", by=by))
    return Approval(Route.FULL_APPLICATION, tuple(paperwork), Ruling(findings, edition.id, ["OPEN-41"]))


class Role(Enum):
    """Somebody's role at the centre."""

    HEAD_OF_CENTRE = "head-of-centre"
    DEPUTY_HEAD_OF_CENTRE = "deputy-head-of-centre"
    VICE_PRINCIPAL = "vice-principal"
    MAT_CEO = "mat-ceo"
    """The chief executive of the multi-academy trust."""
    QUALITY_NOMINEE = "quality-nominee"
    OTHER = "another-role"


_MAY_CONFIRM = (Role.HEAD_OF_CENTRE, Role.DEPUTY_HEAD_OF_CENTRE, Role.VICE_PRINCIPAL, Role.MAT_CEO)


class PolicyPoint(Enum):
    """A point that a policy has to make for Tech Awards (POL-1, guide p. 7)."""

    # In the policy on registration and certification.
    REGISTRATION_AND_ENTRY = "registration-and-entry"
    CASH_IN = "cash-in"
    # In the policy on assessment.
    SET_TIME = "set-time"
    # In the policy on internal verification.
    TEAM_STANDARDISATION = "team-standardisation"
    DECISION_STANDARDISATION = "decision-standardisation"
    MODERATION = "moderation"


POLICY_POINTS = tuple(PolicyPoint)
"""What the three policies that need additions have to say for Tech Awards."""


def compliance_window(academic_year: str, *, edition: Edition = EDITION_2025_26) -> Window:
    """Give the days on which the account is confirmed and the terms are accepted; both ends are in.

    Args:
        academic_year: The academic year, strictly as ``2025-26``.
        edition: The numbers to apply.

    Returns:
        15 September to 28 October.

    Raises:
        InvalidFact: If an argument is of the wrong type or badly written.
        NoRuleInForce: If the year is before that in which the suite began.

    Source:
        COMP-1 (guide p. 6); OPEN-13.
    """
    faults: list[Fault] = []
    kind(faults, "edition", edition, Edition)
    ends = academic_year_end(faults, "academic_year", academic_year)
    refuse(faults)
    require_in_force(edition, Series.january(ends), rule="COMP-1")
    return Window(in_academic_year(ends, edition.compliance_opens), in_academic_year(ends, edition.compliance_closes))


def check_compliance(
    on: datetime.date, *, academic_year: str, role: Role | None = None, edition: Edition = EDITION_2025_26
) -> Ruling:
    """Decide whether somebody may confirm the account and accept the terms on a day.

    Args:
        on: The day.
        academic_year: The academic year, strictly as ``2025-26``.
        role: That person's role at the centre; ``None`` where it is not known.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``centre.compliance-window``, ``centre.wrong-role``, ``centre.terms-replace-declaration``,
        ``centre.current-staff-only``, ``centre.nominee-checks``.

    Raises:
        InvalidFact: If an argument is of the wrong type or badly written.
        NoRuleInForce: If the year is before that in which the suite began.

    Source:
        COMP-1 to COMP-4 (guide p. 6); OPEN-13, OPEN-19.
    """
    faults: list[Fault] = []
    when = day(faults, "on", on)
    if role is not None:
        kind(faults, "role", role, Role)
    ends = academic_year_end(faults, "academic_year", academic_year)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    days = compliance_window(academic_year, edition=edition)
    leans = carried_to(edition, Series.june(ends))
    if when in (days.opens, days.closes):
        leans.append("OPEN-13")
    in_window = passed("centre.compliance-window")
    if when not in days:
        in_window = failed(
            "centre.compliance-window",
            on=when.isoformat(),
            opens=days.opens.isoformat(),
            closes=days.closes.isoformat(),
        )
    findings: list[Finding] = [in_window]
    if role is None:
        findings.append(unknown("centre.wrong-role", fact="role"))
    else:
        findings.append(
            passed("centre.wrong-role") if role in _MAY_CONFIRM else failed("centre.wrong-role", role=role.value)
        )
    follows = [consequence("centre.current-staff-only"), advice("centre.nominee-checks")]
    if ends >= edition.last_series.year:  # the guide says so of its own year
        follows.insert(0, consequence("centre.terms-replace-declaration"))
    return Ruling(findings + unless_failed(findings, follows), edition.id, leans)


def check_policies(
    covered: Collection[PolicyPoint] | None, *, other_btecs: bool | None = None, edition: Edition = EDITION_2025_26
) -> Ruling:
    """Decide whether a centre's policies say what they have to for Tech Awards.

    Args:
        covered: The points that they make; ``None`` where nobody has looked this year.
        other_btecs: Whether the centre has policies for other BTECs that the points can go into.
        edition: The edition that the ruling names.

    Returns:
        A ruling, with a failure for each point that is missing; codes ``centre.policy-point-missing``,
        ``centre.no-separate-policies``, ``centre.other-policies``.

    Raises:
        InvalidFact: If *covered* holds anything but `PolicyPoint`.

    Source:
        POL-1, POL-2 (guide p. 7).
    """
    faults: list[Fault] = []
    there = () if covered is None else items_of(faults, "covered", covered, PolicyPoint)
    flag(faults, "other_btecs", other_btecs)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    if covered is None:
        findings: list[Finding] = [unknown("centre.policy-point-missing", fact="covered")]
    else:
        missing = [point for point in POLICY_POINTS if point not in there]
        findings = [failed("centre.policy-point-missing", point=point.value) for point in missing]
        findings = findings or [passed("centre.policy-point-missing")]
    if other_btecs:
        findings.append(consequence("centre.no-separate-policies"))
    elif other_btecs is False:
        findings.append(unknown("centre.no-separate-policies", fact="other-policies"))
    findings.append(advice("centre.other-policies"))
    return Ruling(findings, edition.id)


@attrs.frozen(repr=False)
class Duty(Value):
    """Something on a centre's list for the year.

    Args:
        rule: The id of the rule that it comes from.
        begins: The first day, or the part of a month, in which it can be done; ``None`` where the guide names none.
        due: The last day on which it is in time; ``None`` where there is none.
        series: The series that it is about, where it is about one.

    Raises:
        InvalidFact: If *rule* is no rule of the guide, or a part is of the wrong type.
    """

    rule: str
    begins: Date | MonthPart | None = None
    due: Date | None = None
    series: Series | None = None

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        if type(self.rule) is not str or self.rule not in RULES:
            faults.append(Fault("rule", shown(self.rule), "the id of a rule of the guide"))
        if self.begins is not None and not truly(self.begins, MonthPart):
            object.__setattr__(self, "begins", date_out(day(faults, "begins", self.begins)))
        if self.due is not None:
            object.__setattr__(self, "due", date_out(day(faults, "due", self.due)))
        if self.series is not None:
            kind(faults, "series", self.series, Series)
        refuse(faults)

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
    *("STD-1", "STD-6", "PSA-3", "REC-1", "REC-2", "REC-3", "FB-1", "FB-2", "RET-9", "RET-10", "EXT-5"),
    *("SUB-1", "MOD-9", "OUT-8", "APL-5", "KEEP-6"),
)
"""The duties and advice of the guide that never have a day."""

_ORDER = {rule: place for place, rule in enumerate(RULES)}
# The field of KeyDates in which each dated duty's last day, or first and last day, stands.
_BY_KEY_DATES = (
    ("ENT-1", None, "entries_close"),
    ("CERT-7", "late_claims_open", "late_claims_close"),
    ("MOD-8", "report_expected", None),
    ("OUT-4", None, "amendments_close"),
    ("RES-1", "results_day", None),
    ("ROMM-1", "results_day", "reviews_close"),
)


def duties(
    academic_year: str, *, key_dates: Collection[KeyDates] = (), edition: Edition = EDITION_2025_26
) -> tuple[Duty, ...]:
    """List what a centre has to do, or does well to do, in an academic year.

    Args:
        academic_year: The academic year, strictly as ``2025-26``.
        key_dates: The days of one or both of its series, from the key dates schedule; what they leave out is not dated.
        edition: The numbers to apply.

    Returns:
        The dated ones in order of their due day, or else of their first day or part of a month (a part stands before
        the days of its month), then those without a day in the order of `RULES`.

    Raises:
        InvalidFact: If an argument is of the wrong type or badly written.
        ImpossibleFacts: If key dates are of a series of another year, or of one series twice.
        NoRuleInForce: If the year is before that in which the suite began.

    Source:
        REG-1, REG-2, ENT-1 (guide p. 8), COMP-1 (p. 6), PSA-1 (p. 10), MOD-4 (p. 14), OUT-4, RES-1 (p. 18), ROMM-1
        (p. 19), CERT-7 (p. 21), and every duty and advice that has no day; OPEN-12, OPEN-14.
    """
    faults: list[Fault] = []
    kind(faults, "edition", edition, Edition)
    given = items_of(faults, "key_dates", key_dates, KeyDates)
    refuse(faults)
    registration = window(academic_year, edition=edition)
    compliance = compliance_window(academic_year, edition=edition)
    january, june = Series.in_academic_year(academic_year)
    _refuse_other_series(given, (january, june))
    found = [
        Duty("REG-1", begins=registration.opens),
        Duty("REG-2", begins=registration.opens, due=registration.closes),
        Duty("COMP-1", begins=compliance.opens, due=compliance.closes),
        *(Duty("PSA-1", begins=one.psa_release, series=one) for one in _released_in(june)),
        *(Duty("MOD-4", due=submission_deadline(one, edition=edition), series=one) for one in (january, june)),
        *(Duty(rule) for rule in _WITHOUT_A_DAY),
    ]
    by_series = {one.series: one for one in given}
    for series in (january, june):
        days = by_series.get(series, KeyDates(series=series))
        found += [
            Duty(rule, begins=_field(days, first), due=_field(days, last), series=series)
            for rule, first, last in _BY_KEY_DATES
            if rule != "CERT-7" or series is january
        ]
    return tuple(sorted(found, key=_place))


def _released_in(june: Series) -> list[Series]:
    """Give the series whose set assignments come out in the academic year that ends with *june*."""
    following = first_offered(june, BOTH_SEASONS, after=True)
    return [june] if following is None else [june, following]


def _field(key_dates: KeyDates, name: str | None) -> Date | None:
    found: Date | None = None if name is None else getattr(key_dates, name)
    return found


def _place(duty: Duty) -> tuple[datetime.date, bool, int]:
    """Place a duty by its due day, or by its first one; a part of a month stands before the month's first day."""
    when = duty.due or duty.begins
    is_day = not isinstance(when, MonthPart)
    if isinstance(when, MonthPart):
        when = Date(when.year, when.month, 1)
    return when or Date.max, is_day, _ORDER[duty.rule]


def _refuse_other_series(given: tuple[KeyDates, ...], series: tuple[Series, Series]) -> None:
    left = set(series)
    faults: list[Fault] = []
    for one in given:
        if one.series in left:
            left.remove(one.series)
        else:
            got = f"those of {one.series.code}"
            faults.append(Fault("key_dates", got, "one set of days for each series of the year"))
    if faults:
        raise ImpossibleFacts(*faults)
