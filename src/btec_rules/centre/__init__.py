"""Centre: how is a centre approved, what does it confirm each year, and what must it do in the year?

`approval` finds the route to approval, `compliance` decides who confirms what each autumn and whether the policies say
enough, and `year` lists what there is to do in an academic year, in the order of its dates. Duties and advice of the
guide that no other function computes stand at the end of that list, so it leaves out nothing that the guide asks for.

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
