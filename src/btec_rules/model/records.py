"""Records: one learner's history in one subject.

A record takes a history that breaks the rules, such as three sittings of one component: an audit is there to find that.
It refuses only what can't have happened, such as two sittings of one component in one series.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts, as_given
from btec_rules._values.plain import Conflict
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.model.series import Series
from btec_rules.model.sittings import PLACE, Sitting, Status, Timeline, require_possible, timeline_of
from btec_rules.model.subjects import Subject, component_of, one_of

__all__ = ("LearnerRecord",)

MOST_SITTINGS = 1_000
"""Sittings in one record, so that every answer about it comes in bounded time; a real one has a dozen."""
INNER = {"inner": True}
"""Marks a field that is for this library's own use."""
_PLANNED = Status.PLANNED


def _given_sittings(value: Collection[Sitting]) -> tuple[Sitting, ...]:
    return as_given(value)


def _given_claims(value: Collection[Series] | None) -> tuple[Series, ...] | None:
    return None if value is None else as_given(value)


@attrs.frozen(repr=False)
class LearnerRecord(Value):
    """One learner's sittings in one subject, and the claims made on them.

    Args:
        subject: The Tech Award.
        sittings: The sittings so far, planned ones too; may be empty, and at most 1,000. Kept in order of series, then
            component.
        claimed: The series whose sittings were cashed in; kept in order, each once. ``()`` where nothing was claimed,
            ``None`` if nobody has said what was.

    Raises:
        InvalidFact: If a part is of the wrong type, or a component is not one of the subject's.
        ImpossibleFacts: If one component has two sittings in one series.
    """

    subject: Subject
    sittings: tuple[Sitting, ...] = attrs.field(default=(), converter=_given_sittings)
    claimed: tuple[Series, ...] | None = attrs.field(default=(), kw_only=True, converter=_given_claims)
    timeline: Timeline = attrs.field(init=False, eq=False, repr=False, metadata=INNER)
    """What the rules ask most often, worked out once; for the library's own use."""

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        if type(self.subject) is not Subject:
            facts.instance("subject", self.subject, Subject)
        sittings, claimed = _sittings(facts, self.sittings), _claims(facts, self.claimed)
        if facts.faults:
            facts.raise_faults()
        timeline = timeline_of(self.subject, sittings)
        if timeline is None:
            sittings = tuple(sorted(sittings, key=PLACE))
            require_possible(self.subject, sittings)
            timeline = timeline_of(self.subject, sittings)
        if sittings is not self.sittings:
            object.__setattr__(self, "sittings", sittings)
        if claimed is not self.claimed:
            object.__setattr__(self, "claimed", claimed)
        _SET_TIMELINE(self, timeline)

    def adding(self, *sittings: Sitting, claimed: Collection[Series] = ()) -> LearnerRecord:
        """Give the record with more sittings or claims, for a what-if or after a planned sitting has taken place.

        Args:
            sittings: What to add; where there is a *planned* sitting of that component and series, it is replaced.
            claimed: Series to add to those cashed in; may name one that already was.

        Raises:
            InvalidFact: If a part is of the wrong type, or a component is not one of the subject's.
            ImpossibleFacts: If a component would have two sittings in one series, or a claim is added where nobody has
                said what was claimed before.
        """
        facts = Facts()
        more, claims = _sittings(facts, sittings), _known_claims(facts, claimed)
        facts.raise_faults()
        if claims and self.claimed is None:
            known = "nothing, as it is not known what was claimed before; say so in the record's claimed"
            raise ImpossibleFacts(Fault("claimed", ", ".join(one.code for one in claims), known))
        taken = {(sitting.component, sitting.series) for sitting in more}
        kept = [
            old for old in self.sittings if old.status is not Status.PLANNED or (old.component, old.series) not in taken
        ]
        known_claims = None if self.claimed is None else (*self.claimed, *claims)
        return LearnerRecord(self.subject, (*kept, *more), claimed=known_claims)

    def attempts(self, component: int, *, at: Series | None = None) -> tuple[Sitting, ...]:
        """Give the attempts at a component, in order: sat or planned, absences left out (OPEN-8).

        Args:
            component: One of the subject's components.
            at: The last series to look at; every series where it is ``None``.

        Raises:
            InvalidFact: If *component* is not one of the subject's, or *at* is not a series.
        """
        facts = Facts()
        facts.optional("at", at, Series)
        wanted = component_of(facts, self.subject.components, component)
        facts.raise_faults()
        return tuple(
            sitting
            for sitting in sittings_until(self, at)
            if sitting.component == wanted and sitting.status is not Status.ABSENT
        )

    @classmethod
    def _conflicts(cls, given: Mapping[str, Any]) -> list[Conflict]:
        components, seen = given["subject"].components, dict[tuple[int, Series], int]()
        found: list[Conflict] = []
        for place, sitting in enumerate(given["sittings"]):
            if sitting.component not in components:
                found.append((("sittings", place, "component"), described(sitting.component), one_of(components)))
            before = seen.setdefault((sitting.component, sitting.series), place)
            if before != place:
                got = f"component {sitting.component} again in {sitting.series.code}"
                found.append((("sittings", place), got, f"one sitting in a series; sittings[{before}] has it"))
        return found


_SET_TIMELINE = LearnerRecord.__dict__["timeline"].__set__


def _sittings(facts: Facts, value: Collection[Sitting]) -> tuple[Sitting, ...]:
    found = facts.collection("sittings", value)
    if len(found) > MOST_SITTINGS:
        facts.wrong("sittings", f"{len(found)} of them", f"at most {MOST_SITTINGS}")
        return ()
    for sitting in found:
        if type(sitting) is not Sitting:
            for place, one in enumerate(found):
                facts.instance(f"sittings[{place}]", one, Sitting)
            break
    return found


def _claims(facts: Facts, value: Collection[Series] | None) -> tuple[Series, ...] | None:
    return None if value is None else _known_claims(facts, value)


def _known_claims(facts: Facts, value: Collection[Series]) -> tuple[Series, ...]:
    if type(value) is tuple and not value:
        return value
    found, before = facts.collection("claimed", value), len(facts.faults)
    for place, one in enumerate(found):
        facts.instance(f"claimed[{place}]", one, Series)
    return tuple(sorted(set(found))) if len(facts.faults) == before else ()


def sittings_until(record: LearnerRecord, at: Series | None) -> tuple[Sitting, ...]:
    """Give the sittings up to and including the series *at*, whatever their status; all where it is ``None``."""
    if at is None:
        return record.sittings
    last = at.ordinal
    return tuple([sitting for sitting in record.sittings if sitting.series.ordinal <= last])


def sittings_of(record: LearnerRecord, component: int, *, entry: Series | None = None) -> tuple[Sitting, ...]:
    """Give the sittings of a component, in order and whatever their status.

    Args:
        record: The learner's sittings.
        component: The component's number.
        entry: The series of the entry that is asked about; where it is planned already, it is left out.
    """
    asked = 0 if entry is None else entry.ordinal
    return tuple(
        [
            one
            for one in record.sittings
            if one.component == component and (one.status is not _PLANNED or one.series.ordinal != asked)
        ]
    )
