"""Approval: by which route is a centre approved, and which paperwork does it need?

Whether to approve a centre is for Pearson to decide. What an approved centre confirms each year is in
`btec_rules.centre.compliance`. Setting up a consortium (APPR-4) is a duty that `btec_rules.centre.duties` lists.

>>> approval_route(nation=Nation.WALES, pearson_gcses=True).route
<Route.AUTOMATIC: 'automatic'>
"""

from __future__ import annotations

from enum import Enum

import attrs

from btec_rules._values.facts import Facts
from btec_rules._values.values import Value
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("Approval", "Nation", "Paperwork", "Route", "approval_route")


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
    """A JCQ centre approval application, for a centre that has not been inspected."""


@attrs.frozen(repr=False)
class Approval(Value):
    """A route to approval.

    Args:
        route: The route; ``None`` if it is not decided.
        paperwork: What is sent in for certain, in order; empty for automatic approval.
        ruling: Why, and what is not known.
    """

    route: Route | None
    paperwork: tuple[Paperwork, ...]
    ruling: Ruling


_INSPECTOR = {Nation.NORTHERN_IRELAND: "CCEA", Nation.WALES: "WJEC"}
"""Who inspects centres instead of JCQ (APPR-3)."""


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
        nation: Where the centre is; not needed where it offered Pearson GCSEs or runs BTEC Firsts (OPEN-41).
        pearson_gcses: Whether it offered Pearson GCSEs at any time in the last three years.
        btec_firsts: Whether it runs BTEC Firsts.
        inspected: Whether it has been inspected by JCQ, or in Northern Ireland by CCEA, or in Wales by WJEC.
        edition: The numbers to apply.

    Returns:
        The route, the paperwork, and a ruling. Allowed means that route and paperwork are decided, not that the centre
        is approved. Codes ``centre.automatic-approval``, ``centre.online-form``, ``centre.full-application``,
        ``centre.jcq-application``, ``centre.nation-not-known``, ``centre.outside-uk``.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        APPR-1, APPR-2, APPR-3 (guide p. 6); OPEN-41.
    """
    facts = Facts()
    facts.optional("nation", nation, Nation)
    facts.flag("pearson_gcses", pearson_gcses)
    facts.flag("btec_firsts", btec_firsts)
    facts.flag("inspected", inspected)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    if nation is Nation.OUTSIDE_UK:
        case.assume("OPEN-41")
        case.leave_open("centre.outside-uk", "outside-uk")  # APPR-3, p. 6
        return Approval(None, (), case.ruling())
    if nation is None:
        case.assume("OPEN-41")
        if not pearson_gcses and not btec_firsts:
            case.leave_open("centre.nation-not-known", "nation")  # APPR-3, p. 6
    years = edition.approval_gcse_years
    if pearson_gcses:
        case.note("centre.automatic-approval", years=years)  # APPR-1, p. 6
        return Approval(Route.AUTOMATIC, (), case.ruling())
    if pearson_gcses is None:
        case.leave_open("centre.automatic-approval", "pearson_gcses", years=years)  # APPR-1, p. 6
    if btec_firsts is None:
        case.leave_open("centre.online-form", "btec_firsts")  # APPR-2, p. 6
    if pearson_gcses is None or btec_firsts is None:
        return Approval(None, (), case.ruling())
    if btec_firsts:
        case.note("centre.online-form", days=edition.approval_working_days)  # APPR-2, p. 6
        return Approval(Route.ONLINE_FORM, (Paperwork.ONLINE_FORM,), case.ruling())
    return _full_application(case, nation, inspected=inspected)


def _full_application(case: Case, nation: Nation | None, *, inspected: bool | None) -> Approval:
    """Send any other provider in the UK to a full application; one with neither GCSEs nor Firsts is one (OPEN-41)."""
    if nation is None:
        if inspected is None:
            case.leave_open("centre.jcq-application", "inspected", by="JCQ, CCEA or WJEC")  # APPR-3, p. 6
        return Approval(None, (), case.ruling())
    case.assume("OPEN-41")
    case.note("centre.full-application")  # APPR-3, p. 6
    paperwork = [Paperwork.FULL_APPLICATION]
    inspector = _INSPECTOR.get(nation, "JCQ")
    if inspected is None:
        case.leave_open("centre.jcq-application", "inspected", by=inspector)  # APPR-3, p. 6
    elif inspected:
        case.holds("centre.jcq-application")  # APPR-3, p. 6
    else:
        case.note("centre.jcq-application", by=inspector)  # APPR-3, p. 6
        paperwork.append(Paperwork.JCQ_APPLICATION)
    return Approval(Route.FULL_APPLICATION, tuple(paperwork), case.ruling())
