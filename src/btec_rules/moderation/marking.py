"""Marking: who is in the cohort, is the sub-sample within tolerance, and what comes after the moderator's judgement?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

import attrs

from btec_rules.model.editions import EDITION_2025_26, Edition
from btec_rules.model.errors import Fault, ImpossibleFacts
from btec_rules.model.guards import MOST_MARKS, ident, items, kind, pair, refuse, shown, whole
from btec_rules.model.records import component_of
from btec_rules.model.rulings import Finding, Ruling, consequence, failed, passed, unknown
from btec_rules.model.series import Series
from btec_rules.model.subjects import ModerationMode, Subject
from btec_rules.model.values import Value

__all__ = ("Entry", "ModerationState", "check_sub_sample", "cohorts", "mode", "next_states")


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
        faults: list[Fault] = []
        object.__setattr__(self, "candidate", ident(faults, "candidate", self.candidate))
        kind(faults, "subject", self.subject, Subject)
        kind(faults, "series", self.series, Series)
        for name in ("pathway", "assessor"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, ident(faults, name, getattr(self, name)))
        refuse(faults)
        component = component_of(faults, self.subject.internal, self.component)
        refuse(faults)
        if self.series.season not in self.subject.internal_seasons:
            raise ImpossibleFacts(Fault("series", self.series.code, f"a series that {self.subject.title} has"))
        object.__setattr__(self, "component", component)


class ModerationState(Enum):
    """Where a cohort stands in moderation."""

    SUBMITTED = "submitted"
    """Marks and sample are with Pearson."""
    ACCURATE = "accurate"
    """Marking found accurate within the allowed margin."""
    MAY_AMEND = "may-amend"
    """Marking found inaccurate; the centre may amend its marks."""
    ADJUSTED = "adjusted"
    """Pearson adjusts the marks, as the centre did not amend them or could not."""
    AMENDED_AND_ACCEPTED = "amended-and-accepted"
    """The amended marks were found accurate and are final."""
    AMENDED_AND_ADJUSTED = "amended-and-adjusted"
    """The amended marks were still inaccurate, and Pearson adjusts them."""
    STOPPED = "stopped"
    """Stopped, as the decisions of several assessors were not standardised."""
    UNDER_REVIEW = "under-review"
    """A review of moderation was asked for; `btec_rules.post_results` goes on from here."""


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
    faults: list[Fault] = []
    found = items(faults, "entries", entries)
    for place, entry in enumerate(found):
        kind(faults, f"entries[{place}]", entry, Entry)
    refuse(faults)
    members: dict[tuple[Subject, int, Series], set[str]] = {}
    for entry in found:
        cohort = members.setdefault((entry.subject, entry.component, entry.series), set())
        if entry.candidate in cohort:
            faults.append(Fault("entries", shown(entry.candidate), "each candidate once in a cohort"))
        cohort.add(entry.candidate)
    if faults:
        raise ImpossibleFacts(*faults)
    return {key: tuple(sorted(cohort)) for key, cohort in members.items()}


def mode(subject: Subject) -> ModerationMode:
    """Say how a subject is moderated: remotely, or by a visit.

    Raises:
        InvalidFact: If *subject* is no `Subject`.

    Source:
        MOD-3 (guide p. 14), MOD-7 (p. 16); OPEN-42.
    """
    faults: list[Fault] = []
    kind(faults, "subject", subject, Subject)
    refuse(faults)
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
    faults: list[Fault] = []
    differences = [_difference(faults, place, marks) for place, marks in enumerate(items(faults, "pairs", pairs))]
    allowed = None if tolerance is None else whole(faults, "tolerance", tolerance, most=MOST_MARKS)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
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


def next_states(
    state: ModerationState, *, edition: Edition = EDITION_2025_26
) -> tuple[tuple[ModerationState, Ruling], ...]:
    """Rule on every step from one state of moderation to another.

    Args:
        state: Where the cohort stands.
        edition: The edition that the rulings name.

    Returns:
        Every other state with a ruling on the step to it, in a fixed order, and none once a review has begun; a step
        that is not lawful is refused with the rule that rules it out. Codes ``moderation.found-accurate``,
        ``moderation.found-inaccurate``, ``moderation.too-late-to-amend``, ``moderation.not-amended``,
        ``moderation.amended``, ``moderation.not-standardised``, ``moderation.moderated-anew``, ``moderation.review``,
        ``moderation.marks-were-agreed``, ``moderation.nothing-submitted-anew``, ``moderation.not-moderated-yet``,
        ``moderation.marks-are-final``.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        OUT-1, OUT-2, OUT-7 (guide p. 17), OUT-3 to OUT-6 (p. 18), STD-5 (p. 13), ROMM-1, ROMM-2 (p. 19);
        OPEN-15, OPEN-31.
    """
    faults: list[Fault] = []
    kind(faults, "state", state, ModerationState)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    if state is ModerationState.UNDER_REVIEW:
        return ()
    return tuple((other, _step(state, other, edition)) for other in ModerationState if other is not state)


_S = ModerationState
_LEGAL: Mapping[tuple[ModerationState, ModerationState], str] = {
    (_S.SUBMITTED, _S.ACCURATE): "moderation.found-accurate",
    (_S.SUBMITTED, _S.MAY_AMEND): "moderation.found-inaccurate",
    (_S.SUBMITTED, _S.ADJUSTED): "moderation.too-late-to-amend",
    (_S.SUBMITTED, _S.STOPPED): "moderation.not-standardised",
    (_S.MAY_AMEND, _S.STOPPED): "moderation.not-standardised",
    (_S.MAY_AMEND, _S.ADJUSTED): "moderation.not-amended",
    (_S.MAY_AMEND, _S.AMENDED_AND_ACCEPTED): "moderation.amended",
    (_S.MAY_AMEND, _S.AMENDED_AND_ADJUSTED): "moderation.amended",
    (_S.STOPPED, _S.SUBMITTED): "moderation.moderated-anew",
    (_S.ADJUSTED, _S.UNDER_REVIEW): "moderation.review",
    (_S.AMENDED_AND_ADJUSTED, _S.UNDER_REVIEW): "moderation.review",
}
_AGREED = {_S.ACCURATE, _S.AMENDED_AND_ACCEPTED}
_READINGS = {
    (_S.SUBMITTED, _S.ADJUSTED): ["OPEN-31"],
    (_S.AMENDED_AND_ACCEPTED, _S.UNDER_REVIEW): ["OPEN-15"],
}


def _step(state: ModerationState, other: ModerationState, edition: Edition) -> Ruling:
    leans = _READINGS.get((state, other), [])
    if (state, other) in _LEGAL:
        return Ruling([passed(_LEGAL[state, other])], edition.id, leans)
    return Ruling([_refusal(state, other)], edition.id, leans)


def _refusal(state: ModerationState, other: ModerationState) -> Finding:
    """Name the rule that rules a step out: the first that does, from what the step would mean."""
    steps = {"state": state.value, "step": other.value}
    if other is _S.UNDER_REVIEW:
        code = "moderation.marks-were-agreed" if state in _AGREED else "moderation.not-moderated-yet"
    elif other is _S.SUBMITTED:
        code = "moderation.nothing-submitted-anew"
    elif state in {_S.SUBMITTED, _S.STOPPED}:
        code = "moderation.not-moderated-yet"
    elif state is _S.ACCURATE:
        code = "moderation.found-accurate"
    elif state is _S.MAY_AMEND:
        code = "moderation.found-inaccurate"
    else:
        code = "moderation.marks-are-final"
    return failed(code, **steps)


def _difference(faults: list[Fault], place: int, marks: tuple[int, int]) -> int:
    name = f"pairs[{place}]"
    both = pair(faults, name, marks) or (0, 0)
    centres, moderators = (whole(faults, name, mark, most=MOST_MARKS) for mark in both)
    return abs(centres - moderators)
