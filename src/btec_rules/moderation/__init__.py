"""Moderation: what is due and when, who is in one cohort, and what follows from the moderator's judgement?

The guide gives one day for each season, the same every year. A deadline on a weekend stands; the last working day
before it is given beside it. `btec_rules.sampling` says who is in the sample.

What moderation is for (MOD-9) needs no ruling: `btec_rules.centre.duties` lists it.

>>> from btec_rules import Series
>>> submission_deadline(Series.june(2027)).isoformat(), advised_submission_date(Series.june(2027)).isoformat()
('2027-05-15', '2027-05-14')
"""

from btec_rules.moderation.amendments import check_amendment
from btec_rules.moderation.cohort import Entry, cohorts, mode
from btec_rules.moderation.deadlines import advised_submission_date, check_submission, submission_deadline
from btec_rules.moderation.reports import check_contact, check_report
from btec_rules.moderation.states import ModerationState, next_states
from btec_rules.moderation.sub_samples import check_sub_sample

__all__ = (
    "Entry",
    "ModerationState",
    "advised_submission_date",
    "check_amendment",
    "check_contact",
    "check_report",
    "check_sub_sample",
    "check_submission",
    "cohorts",
    "mode",
    "next_states",
    "submission_deadline",
)
