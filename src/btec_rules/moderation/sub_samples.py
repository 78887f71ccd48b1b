"""Sub-samples: does the moderator look at more than the sub-sample?

Who is in the sample is for `btec_rules.sampling`; what follows from the moderator's judgement is in
`btec_rules.moderation.states`.

>>> check_sub_sample([(40, 38), (25, 25)], tolerance=3).verdict.value
'allowed'
"""

from __future__ import annotations

from collections.abc import Collection

from btec_rules._values.facts import MOST_MARKS, Facts
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("check_sub_sample",)


def check_sub_sample(
    pairs: Collection[tuple[int, int]], *, tolerance: int | None = None, edition: Edition = EDITION_2025_26
) -> Ruling:
    """Decide whether moderation ends with the sub-sample or is extended.

    Args:
        pairs: For each piece of work in the sub-sample, the centre's mark and the moderator's, each 0 to 10,000; the
            ruling is undecided if there are none.
        tolerance: By how many marks they may differ, 0 to 10,000. The guide does not give it; Pearson's documents for
            each component do.
        edition: The edition that the ruling names.

    Returns:
        A ruling, allowed where nothing more is moderated; codes ``moderation.outside-tolerance``,
        ``moderation.sample-extended``.

    Raises:
        InvalidFact: If a mark is not valid, or an argument is of the wrong type.

    Source:
        MOD-6 (guide p. 15).
    """
    facts = Facts()
    differences = [_difference(facts, place, marks) for place, marks in enumerate(facts.collection("pairs", pairs))]
    given = None if tolerance is None else facts.integer("tolerance", tolerance, most=MOST_MARKS)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    looked_at = len(differences)
    largest = max(differences, default=0)
    outside = sum(difference > (given or 0) for difference in differences)
    if not differences:
        case.leave_open("moderation.outside-tolerance", "pairs")  # MOD-6, p. 15
    elif given is None and largest > 0:  # marks that agree are within any tolerance
        case.leave_open("moderation.outside-tolerance", "tolerance", largest=largest)  # MOD-6, p. 15
    else:
        case.require(
            "moderation.outside-tolerance", not outside, outside=outside, looked_at=looked_at, largest=largest
        )  # MOD-6, p. 15
    if case.refused:
        case.note("moderation.sample-extended")  # MOD-6, p. 15
    return case.ruling()


def _difference(facts: Facts, place: int, marks: tuple[int, int]) -> int:
    """Check a pair of marks, and give by how much they differ."""
    name = f"pairs[{place}]"
    both = facts.pair(name, marks) or (0, 0)
    centres, moderators = (facts.integer(name, mark, most=MOST_MARKS) for mark in both)
    return abs(centres - moderators)
