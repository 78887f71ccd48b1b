"""States: where does a cohort stand in moderation, and where can it go from there?"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.rulings.findings import Finding, failed, passed
from btec_rules.rulings.rulings import Ruling

__all__ = ("ModerationState", "next_states")


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
    facts = Facts()
    facts.instance("state", state, ModerationState)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
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
