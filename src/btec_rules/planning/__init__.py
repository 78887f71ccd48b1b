"""Planning: what can a learner still do, and which route to a better result gives up least?

A route is what is still to be sat and claimed, step by step, until a certificate is held. Only what has been sat,
missed and cashed in binds it: an entry that is merely planned can be kept, moved or withdrawn, and a step says whether
it is entered already. Whether one step is lawful is decided by `btec_rules.entries` and `btec_rules.certification`; the
days on which entries and claims close are not looked at.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> january, june = Series.january(2026), Series.june(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january, 40) for component in (1, 2, 3)])
>>> [route.code for route in best_next(record, 1, until=june).routes][0]
'2026-01 claim, 2026-06 1, 2026-06 3, 2026-06 claim'
"""

from btec_rules.planning.actions import Action, Task
from btec_rules.planning.improving import Prospect, best_next
from btec_rules.planning.in_the_way import in_the_way
from btec_rules.planning.plan import Plan
from btec_rules.planning.plans import plans
from btec_rules.planning.route import Route, Step
from btec_rules.planning.routing import routes
from btec_rules.planning.target import ComponentUms, Reach, UmsNeeded, ums_needed

__all__ = (
    "Action",
    "ComponentUms",
    "Plan",
    "Prospect",
    "Reach",
    "Route",
    "Step",
    "Task",
    "UmsNeeded",
    "best_next",
    "in_the_way",
    "plans",
    "routes",
    "ums_needed",
)
