"""Centre: how is a centre approved, what does it confirm each year, and what is on its list for the year?

The list is in the order of its dates: dated where the guide dates it, or where the caller's key dates do. Duties and
advice of the guide that no other function computes are at its end, so that nothing the guide asks for is left out.

>>> compliance_window("2025-26").opens.isoformat()
'2025-09-15'
"""

from btec_rules.centre.approval import Approval, Nation, Paperwork, Route, approval_route
from btec_rules.centre.compliance import (
    POLICY_POINTS,
    PolicyPoint,
    Role,
    check_compliance,
    check_policies,
    compliance_window,
)
from btec_rules.centre.year import Duty, duties

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
