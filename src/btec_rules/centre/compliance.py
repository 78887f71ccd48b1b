"""Compliance: what does a centre confirm each year, who may do it, and do its policies say what they must?

Each autumn the head of centre, or one of a few others, confirms the Edexcel Online account and accepts the terms and
conditions. Each year the centre reviews its policies. The other dates of the year are on the list of
`btec_rules.centre.year`; the route to approval is in `btec_rules.centre.approval`.

>>> compliance_window("2025-26").opens.isoformat()
'2025-09-15'
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from enum import Enum

from btec_rules._values.facts import Facts
from btec_rules.model.dates import Window, in_academic_year
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series, academic_year_end
from btec_rules.rulings.cases import Case, require_in_force
from btec_rules.rulings.rulings import Ruling

__all__ = ("POLICY_POINTS", "PolicyPoint", "Role", "check_compliance", "check_policies", "compliance_window")


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
"""Who may confirm the account and accept the terms (COMP-1)."""


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
"""The points that the three policies have to make for Tech Awards."""


def check_compliance(
    on: datetime.date, *, academic_year: str, role: Role | None = None, edition: Edition = EDITION_2025_26
) -> Ruling:
    """Decide whether somebody may confirm the account and accept the terms on a day.

    Args:
        on: The day.
        academic_year: The academic year, strictly as ``2025-26``.
        role: That person's role at the centre; ``None`` if it is not known.
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
    facts = Facts()
    when = facts.day("on", on)
    facts.optional("role", role, Role)
    ends = academic_year_end(facts, "academic_year", academic_year)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.in_force(Series.january(ends), rule="COMP-1")
    days = _days(ends, edition)
    opens, closes = days.opens, days.closes
    if when in (opens, closes):
        case.assume("OPEN-13")
    in_window = opens <= when <= closes
    case.require("centre.compliance-window", in_window, on=when, opens=opens, closes=closes)  # COMP-1, p. 6
    if role is None:
        case.leave_open("centre.wrong-role", "role")  # COMP-1, p. 6
    else:
        case.require("centre.wrong-role", role in _MAY_CONFIRM, role=role.value)  # COMP-1, p. 6
    if case.refused:
        if role is Role.QUALITY_NOMINEE:
            case.advise("centre.nominee-checks")  # COMP-4, p. 6
        return case.ruling()
    if ends == edition.last_series.year:  # the guide says so of its own year
        case.note("centre.terms-replace-declaration")  # COMP-2, p. 6
    case.note("centre.current-staff-only")  # COMP-3, p. 6
    case.advise("centre.nominee-checks")  # COMP-4, p. 6
    return case.ruling()


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
    facts = Facts()
    facts.instance("edition", edition, Edition)
    ends = academic_year_end(facts, "academic_year", academic_year)
    facts.raise_faults()
    require_in_force(edition, Series.january(ends), rule="COMP-1")
    return _days(ends, edition)


def check_policies(
    covered: Collection[PolicyPoint] | None, *, other_btecs: bool | None = None, edition: Edition = EDITION_2025_26
) -> Ruling:
    """Decide whether a centre's policies say what they have to for Tech Awards.

    Args:
        covered: The points that they make; ``None`` if nobody has looked this year.
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
    facts = Facts()
    there = () if covered is None else facts.collection_of("covered", covered, PolicyPoint)
    facts.flag("other_btecs", other_btecs)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    if covered is None:
        case.leave_open("centre.policy-point-missing", "covered")  # POL-1, p. 7
    else:
        _judge_points(case, there)
    if other_btecs:
        case.note("centre.no-separate-policies")  # POL-2, p. 7
    else:
        fact = "other_btecs" if other_btecs is None else "other-policies"
        case.leave_open("centre.no-separate-policies", fact)  # POL-2, p. 7
    case.advise("centre.other-policies")  # POL-2, p. 7
    return case.ruling()


def _judge_points(case: Case, there: tuple[PolicyPoint, ...]) -> None:
    """Name each point that the policies lack; where they lack none, the condition holds."""
    missing = [point for point in POLICY_POINTS if point not in there]
    for point in missing:
        case.refuse("centre.policy-point-missing", point=point.value)  # POL-1, p. 7
    if not missing:
        case.holds("centre.policy-point-missing")  # POL-1, p. 7


def _days(ends: int, edition: Edition) -> Window:
    """Give the days of the academic year that ends in the calendar year *ends*."""
    return Window(in_academic_year(ends, edition.compliance_opens), in_academic_year(ends, edition.compliance_closes))
