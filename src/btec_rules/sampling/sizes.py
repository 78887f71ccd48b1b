"""Sizes: how many students are sampled, and in Sport how many are recorded on video?

Who is in the sample is for `btec_rules.sampling.draws` and `btec_rules.sampling.reviews`.

>>> sample_size(15), sample_size(16), sample_size(200), sample_size(201)
(15, 15, 20, 25)
"""

from __future__ import annotations

from btec_rules._values.facts import MOST_ITEMS, Facts
from btec_rules.model.editions.edition import Band, Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.rulings.cases import require_in_force

__all__ = ("recordings_required", "sample_size")


def sample_size(cohort_size: int, *, series: Series | None = None, edition: Edition = EDITION_2025_26) -> int:
    """Look up how many students are sampled.

    Args:
        cohort_size: Everyone entered for the component in the series, absent students too; 0 to 1,000,000.
        series: The series; give it to get an error where the table does not hold for it.
        edition: The numbers to apply.

    Returns:
        Everyone up to 15, then 15 up to 100, 20 up to 200, and 25 above; 0 for nobody. The sample itself can be
        smaller, as absent students can't be in it, or larger, as the highest and lowest mark may be added.

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-3 (guide p. 15); OPEN-3, OPEN-19.
    """
    size = _accept(cohort_size, series, edition, rule="SAMP-3")
    return look_up(edition.sampling_bands, size)


def recordings_required(cohort_size: int, *, series: Series | None = None, edition: Edition = EDITION_2025_26) -> int:
    """Look up how many students of a Sport cohort must be recorded on video.

    Args:
        cohort_size: Everyone entered for the component in the series, absent students too; 0 to 1,000,000.
        series: The series; give it to get an error where the table does not hold for it.
        edition: The numbers to apply.

    Returns:
        Everyone up to 19, then 20 up to 200, and 25 above; 0 for nobody. ``draw`` and ``review`` ask for no more than
        have a mark (OPEN-48).

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-4 (guide p. 15); OPEN-19, OPEN-48.
    """
    size = _accept(cohort_size, series, edition, rule="SAMP-4")
    return look_up(edition.recording_bands, size)


def band_of(bands: tuple[Band, ...], size: int) -> int | None:
    """Give how many the first band that *size* fits into asks for; ``None`` is everyone. The last takes any size."""
    for largest, wanted in bands:
        if largest is None or size <= largest:
            return wanted
    return None


def look_up(bands: tuple[Band, ...], size: int) -> int:
    """Give how many of *size* students the bands ask for; never more than there are."""
    wanted = band_of(bands, size)
    return size if wanted is None or wanted > size else wanted


def _accept(cohort_size: object, series: Series | None, edition: Edition, *, rule: str) -> int:
    """Check the facts, at one look where they are plain."""
    if type(cohort_size) is int and 0 <= cohort_size <= MOST_ITEMS and series is None and type(edition) is Edition:
        return cohort_size
    facts = Facts()
    size = facts.integer("cohort_size", cohort_size)
    facts.optional("series", series, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    if series is not None:
        require_in_force(edition, series, rule=rule, since=edition.sampling_in_force)
    return size
