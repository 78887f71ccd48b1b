"""Audit: a learner's or a cohort's whole position: all that is wrong, at risk or still to do, in one go.

An audit asks the rule modules and decides nothing that they do not; what it adds is what to do about each finding, in
which series and by when, what is most urgent, and who will have no certificate on results day as things stand. Days are
the caller's: without a day (``on``) nothing is called late, and without key dates few things have a day.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> june = Series.june(2026)
>>> sat = [Sitting(1, june, 40), Sitting(3, june, 52)]
>>> report = learner(LearnerRecord(subjects.ENTERPRISE, sat))
>>> report.standing.value, [action.finding.code for action in report.actions]
('at-risk', ['terminal_rule.internal-missing'])
>>> report.actions[0].to_do
'Enter component 2 for December 2026/January 2027 or a later series, with the external component then or after it.'
"""

from btec_rules.audit.actions import Action, Standing, Task
from btec_rules.audit.cohorts import CohortReport, cohort, each, rows
from btec_rules.audit.learners import AuditReport, learner

__all__ = ("Action", "AuditReport", "CohortReport", "Standing", "Task", "cohort", "each", "learner", "rows")
