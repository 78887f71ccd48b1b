"""Centre: how is a centre approved, what does it confirm each year, and what is on its list for the year?

>>> compliance_window("2025-26").opens.isoformat()
'2025-09-15'
"""

from btec_rules.centre.approval import Approval, Nation, Paperwork, Route, approval_route
from btec_rules.centre.year import (
    POLICY_POINTS,
    Duty,
    PolicyPoint,
    Role,
    check_compliance,
    check_policies,
    compliance_window,
    duties,
)

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
