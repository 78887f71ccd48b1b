"""The edition 2025-26: every number of the Centre Guide for 2025-26, as last changed on 17 October 2025.

The sample sizes, which changed on that day, are in force from the December/January 2025-26 series only.

Next September: copy this file to ``y2026_27.py``, give the copy its own name and numbers, and re-export it in
`btec_rules.editions` and `btec_rules`. No rule needs an edit. (The pages in `RULES` are those of this year's guide.)

>>> EDITION_2025_26.retention_weeks
12
"""

from __future__ import annotations

from btec_rules.model.editions.edition import Edition
from btec_rules.model.series import Series

__all__ = ("EDITION_2025_26",)

EDITION_2025_26 = Edition(
    id="2025-26",
    academic_year="2025-26",
    suite_began=Series.january(2023),  # OPEN-19
    absence_uses_attempt=False,  # OPEN-8
    # sampling
    sampling_in_force=Series.january(2026),  # OPEN-19
    sampling_bands=((15, None), (100, 15), (200, 20), (None, 25)),  # SAMP-3, p. 15
    recording_bands=((19, None), (200, 20), (None, 25)),  # SAMP-4, p. 15
    # retakes
    retakes_allowed=1,  # RET-1, p. 12
    # external
    external_resits=1,  # EXT-3, p. 20
    # retention
    retention_weeks=12,  # KEEP-1, p. 19
    # moderation
    moderation_january_deadline=(12, 15),  # MOD-4, p. 14
    moderation_june_deadline=(5, 15),  # MOD-4, p. 14
    # registration
    registration_opens=(9, 1),  # REG-1, p. 8
    registration_closes=(11, 1),  # REG-2, p. 8
    # centre
    compliance_opens=(9, 15),  # COMP-1, p. 6
    compliance_closes=(10, 28),  # COMP-1, p. 6
    approval_gcse_years=3,  # APPR-1, p. 6
    approval_working_days=5,  # APPR-2, p. 6
    # post_results
    appeal_days=30,  # APL-1, p. 19
    preliminary_appeal_days=42,  # APL-4, p. 19
    hearing_days=70,  # APL-4, p. 19
)
"""The Centre Guide for 2025-26, as last changed on 17 October 2025."""
