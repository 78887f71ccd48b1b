"""Moderation: by when is what due, who is one cohort, and what follows from the moderator's judgement?

The guide gives one day for each season, the same every year. A deadline that falls on a weekend stands; the day on
which it is wise to be done is given beside it. Who is in the sample is decided by `btec_rules.sampling`.

What moderation is for (MOD-9) and who hears of it from Pearson (MOD-8) is nothing to decide: `btec_rules.centre.duties`
lists it.

>>> from btec_rules import Series
>>> submission_deadline(Series.june(2027)).isoformat(), advised_submission_date(Series.june(2027)).isoformat()
('2027-05-15', '2027-05-14')
"""

from btec_rules.moderation.deadlines import (
    advised_submission_date,
    check_amendment,
    check_submission,
    submission_deadline,
)
from btec_rules.moderation.marking import Entry, check_sub_sample, cohorts, mode
from btec_rules.moderation.states import ModerationState, next_states

__all__ = (
    "Entry",
    "ModerationState",
    "advised_submission_date",
    "check_amendment",
    "check_sub_sample",
    "check_submission",
    "cohorts",
    "mode",
    "next_states",
    "submission_deadline",
)
