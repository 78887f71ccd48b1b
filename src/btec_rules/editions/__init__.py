"""Editions: the numbers of each year's guide, and what moves between two of them.

A rule takes an edition as an argument. `compare` says which verdicts another edition changes, and for whom: every
September, and whenever somebody asks "what if?".

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> sat_twice = [Sitting(1, Series.january(2026)), Sitting(1, Series.june(2026))]
>>> cohort = {"Ann": LearnerRecord(subjects.SPORT, sat_twice), "Bob": LearnerRecord(subjects.SPORT)}
>>> two_retakes = EDITION_2025_26.varied(id="what if: two retakes", retakes_allowed=2)
>>> for move in compare(EDITION_2025_26, two_retakes, cohort).moves:
...     print(move.function, move.before.verdict.name, "->", move.after.verdict.name, move.learners)
retakes.check REFUSED -> ALLOWED ('Ann',)
"""

from btec_rules.editions.comparing import compare
from btec_rules.editions.comparison import Comparison, Move
from btec_rules.model.editions.edition import Band, Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26

__all__ = ("EDITION_2025_26", "Band", "Comparison", "Edition", "Move", "compare")
