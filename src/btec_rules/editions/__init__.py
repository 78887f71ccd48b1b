"""Editions: the numbers of the guide, one file for each year's guide.

Next year is a copy of `y2025_26` with its own numbers.
"""

from btec_rules.editions.edition import Band, Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26

__all__ = ("EDITION_2025_26", "Band", "Edition")
