"""Approval: by which route is a centre approved, and which paperwork does it need?"""

from __future__ import annotations

from enum import Enum

import attrs

from btec_rules._values.facts import Facts
from btec_rules._values.values import Value
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.rulings.findings import Finding, consequence, passed, unknown
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
    facts = Facts()
    facts.optional("nation", nation, Nation)
    facts.flag("pearson_gcses", pearson_gcses)
    facts.flag("btec_firsts", btec_firsts)
    facts.flag("inspected", inspected)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
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
