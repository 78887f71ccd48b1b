"""Marking: who is one cohort, how is it moderated, and does the moderator look at more than the sub-sample?"""

from __future__ import annotations

from collections.abc import Collection

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import MOST_MARKS, Facts
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import component_of
from btec_rules.model.series import Series
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.rulings.findings import consequence, failed, passed, unknown
from btec_rules.rulings.rulings import Ruling

__all__ = ("Entry", "check_sub_sample", "cohorts", "mode")


@attrs.frozen(repr=False)
class Entry(Value):
    """One candidate's entry for an internal component, as a centre's lists have it.

    Args:
        candidate: The candidate's id.
        subject: The Tech Award.
        component: One of its internal components.
        series: The series.
        pathway: The pathway or optional route, where there is one; it makes no cohort of its own.
        assessor: Who marked it; makes no cohort of its own either.

    Raises:
        InvalidFact: If a part is of the wrong type, or the component is not internal.
        ImpossibleFacts: If the subject has no moderation in that series (MOD-3).
    """

    candidate: str
    subject: Subject
    component: int
    series: Series
    pathway: str | None = None
    assessor: str | None = None

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        object.__setattr__(self, "candidate", facts.ident("candidate", self.candidate))
        facts.instance("subject", self.subject, Subject)
        facts.instance("series", self.series, Series)
        for name in ("pathway", "assessor"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, facts.ident(name, getattr(self, name)))
        facts.raise_faults()
        component = component_of(facts, self.subject.internal, self.component)
        facts.raise_faults()
        if self.series.season not in self.subject.internal_seasons:
            raise ImpossibleFacts(Fault("series", self.series.code, f"a series that {self.subject.title} has"))
        object.__setattr__(self, "component", component)


def cohorts(entries: Collection[Entry]) -> dict[tuple[Subject, int, Series], tuple[str, ...]]:
    """Put a centre's entries together into cohorts: one for each subject, internal component and series.

    Args:
        entries: Every entry, first sittings and retakes, of every pathway and every assessor.

    Returns:
        The candidates of each cohort, in order; the cohorts in the order in which they first come up.

    Raises:
        InvalidFact: If *entries* holds anything but `Entry`.
        ImpossibleFacts: If a candidate is entered twice for one component in one series.

    Source:
        MOD-1, MOD-2 (guide p. 14); OPEN-29.
    """
    facts = Facts()
    found = facts.collection("entries", entries)
    for place, entry in enumerate(found):
        facts.instance(f"entries[{place}]", entry, Entry)
    facts.raise_faults()
    members: dict[tuple[Subject, int, Series], set[str]] = {}
    for entry in found:
        cohort = members.setdefault((entry.subject, entry.component, entry.series), set())
        if entry.candidate in cohort:
            facts.wrong("entries", described(entry.candidate), "each candidate once in a cohort")
        cohort.add(entry.candidate)
    if facts.faults:
        raise ImpossibleFacts(*facts.faults)
    return {key: tuple(sorted(cohort)) for key, cohort in members.items()}


def mode(subject: Subject) -> ModerationMode:
    """Say how a subject is moderated: remotely, or by a visit.

    Raises:
        InvalidFact: If *subject* is no `Subject`.

    Source:
        MOD-3 (guide p. 14), MOD-7 (p. 16); OPEN-42.
    """
    facts = Facts()
    facts.instance("subject", subject, Subject)
    facts.raise_faults()
    return subject.moderated_by


def check_sub_sample(
    pairs: Collection[tuple[int, int]], *, tolerance: int | None = None, edition: Edition = EDITION_2025_26
) -> Ruling:
    """Decide whether moderation ends with the sub-sample or is extended.

    Args:
        pairs: For each piece of work in the sub-sample, the centre's mark and the moderator's.
        tolerance: By how many marks they may differ; Pearson's documents have it for each component, the guide has not.
        edition: The edition that the ruling names.

    Returns:
        A ruling, allowed where nothing more is moderated; codes ``moderation.outside-tolerance``,
        ``moderation.sample-extended``.

    Raises:
        InvalidFact: If a mark is none, or an argument is of the wrong type.

    Source:
        MOD-6 (guide p. 15).
    """
    facts = Facts()
    differences = [_difference(facts, place, marks) for place, marks in enumerate(facts.collection("pairs", pairs))]
    allowed = None if tolerance is None else facts.integer("tolerance", tolerance, most=MOST_MARKS)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    if not differences:
        return Ruling([unknown("moderation.outside-tolerance", fact="pairs")], edition.id)
    largest = max(differences)
    if allowed is None and largest > 0:
        return Ruling([unknown("moderation.outside-tolerance", fact="tolerance", largest=largest)], edition.id)
    outside = sum(difference > (allowed or 0) for difference in differences)
    if not outside:
        return Ruling([passed("moderation.outside-tolerance")], edition.id)
    found = failed("moderation.outside-tolerance", outside=outside, looked_at=len(differences), largest=largest)
    return Ruling([found, consequence("moderation.sample-extended")], edition.id)


def _difference(facts: Facts, place: int, marks: tuple[int, int]) -> int:
    name = f"pairs[{place}]"
    both = facts.pair(name, marks) or (0, 0)
    centres, moderators = (facts.integer(name, mark, most=MOST_MARKS) for mark in both)
    return abs(centres - moderators)
