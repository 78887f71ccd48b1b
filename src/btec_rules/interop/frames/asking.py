"""Asking: about which subjects, under which edition and about which series can a whole table be asked?"""

from __future__ import annotations

from collections.abc import Collection

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules.model.editions.edition import Edition
from btec_rules.model.series import Series
from btec_rules.model.subjects import Subject
from btec_rules.rulings.cases import require_in_force

__all__ = ("accept_series", "accept_subjects")


def accept_subjects(subjects: Collection[Subject], edition: Edition) -> tuple[Subject, ...]:
    """Accept the subjects whose titles may come up.

    Raises:
        InvalidFact: If an argument is of the wrong type, or there is no subject.
        ImpossibleFacts: If two of them have one title.
    """
    facts = Facts()
    facts.instance("edition", edition, Edition)
    known = facts.collection_of("subjects", subjects, Subject, least=1)
    facts.raise_faults()
    if len({subject.title for subject in known}) < len(known):
        raise ImpossibleFacts(Fault("subjects", "one title for two subjects", "each title once"))
    return known


def accept_series(series: Series, edition: Edition) -> None:
    """Refuse a series that no learner can be asked about.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.
    """
    facts = Facts()
    facts.instance("series", series, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    require_in_force(edition, series)
