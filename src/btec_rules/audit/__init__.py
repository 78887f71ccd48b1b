"""Audit: a learner's or a cohort's whole position: what is wrong, at risk or still to do, in one go.

An audit asks the rule modules and decides nothing that they do not. What has to change is the best plan of
`btec_rules.planning`; what is to record, check or ask comes from the record. Days are the caller's: without a calendar
nothing is late, and few things have a day.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> june = Series.june(2026)
>>> sat = [Sitting(1, june, 40), Sitting(3, june, 52)]
>>> report = learner(LearnerRecord(subjects.ENTERPRISE, sat))
>>> report.standing.value, [action.task.value for action in report.actions[:3]]
('at-risk', ['enter', 'enter', 'claim'])
>>> report.actions[0].to_do
'Enter component 3 for December 2026/January 2027, or for a later series up to May/June 2028.'
"""

from btec_rules.audit.cohorts import CohortReport, cohort, each, rows
from btec_rules.audit.learners import learner
from btec_rules.audit.report import AuditReport
from btec_rules.audit.standing import Standing
from btec_rules.planning.actions import Action, Task

__all__ = ("Action", "AuditReport", "CohortReport", "Standing", "Task", "cohort", "each", "learner", "rows")
