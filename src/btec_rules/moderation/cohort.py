"""Cohort: who is moderated together, and how?

Which students of a cohort are in the sample is for `btec_rules.sampling`.

>>> from btec_rules import Series, subjects
>>> june = Series.june(2026)
>>> one = Entry("0002", subjects.SPORT, 1, june, assessor="AB")
>>> other = Entry("0001", subjects.SPORT, 1, june, assessor="CD")
>>> cohorts([one, other])[subjects.SPORT, 1, june]
('0001', '0002')
"""

from __future__ import annotations

from collections.abc import Collection

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.model.series import Series
from btec_rules.model.subjects import ModerationMode, Subject, component_of

__all__ = ("Entry", "cohorts", "mode")


@attrs.frozen(repr=False)
class Entry(Value):
    """One candidate's entry for an internal component, as a centre's lists have it.

    Args:
        candidate: The candidate's id.
        subject: The Tech Award.
        component: One of its internal components.
        series: The series.
        pathway: The pathway or optional route, where there is one; every pathway is in the same cohort.
        assessor: Who marked the work; every assessor is in the same cohort.

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
    """Group a centre's entries into cohorts: one for each subject, internal component and series.

    Args:
        entries: Every entry, first sittings and retakes, of every pathway and every assessor.

    Returns:
        The candidates of each cohort, sorted; the cohorts in the order in which they first come up. Empty where there
        are no entries.

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

    Args:
        subject: The Tech Award.

    Raises:
        InvalidFact: If *subject* is not a `Subject`.

    Source:
        MOD-3 (guide p. 14), MOD-7 (p. 16); OPEN-42.
    """
    facts = Facts()
    facts.instance("subject", subject, Subject)
    facts.raise_faults()
    return subject.moderated_by
