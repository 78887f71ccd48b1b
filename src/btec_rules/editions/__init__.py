"""Editions: the numbers of the guide, a file for each year's guide.

Next September: copy `y2025_26` to ``y2026_27``, change the name and numbers in the copy, and re-export it here and in
`btec_rules`. No rule needs an edit.
"""

from btec_rules.editions.edition import Band, Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26

__all__ = ("EDITION_2025_26", "Band", "Edition")
