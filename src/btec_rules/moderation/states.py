"""States: where does a cohort stand in moderation, and where can it go from there?

From a review of moderation on, `btec_rules.post_results` decides whether one can be asked for on a day, and whether an
appeal is on time.

>>> steps = next_states(ModerationState.MAY_AMEND)
>>> [state.value for state, ruling in steps if ruling.allowed]
['adjusted', 'amended-and-accepted', 'amended-and-adjusted']
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from btec_rules._values.facts import Facts
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.rulings.cases import Case
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
    """A review of moderation was asked for."""
    REVIEWED = "reviewed"
    """Pearson decided on the review."""
    PRELIMINARY_APPEAL = "preliminary-appeal"
    """The centre appealed against that decision: the first of two steps."""
    APPEAL_HEARING = "appeal-hearing"
    """The second step; nothing comes after it."""


def next_states(
    state: ModerationState, *, edition: Edition = EDITION_2025_26
) -> tuple[tuple[ModerationState, Ruling], ...]:
    """Rule on every step from one state of moderation to another.

    Args:
        state: Where the cohort stands.
        edition: The numbers to apply.

    Returns:
        Every other state with a ruling on the step to it, in a fixed order. A ruling on a step that is not lawful names
        the rule against it. Codes ``moderation.found-accurate``,
        ``moderation.found-inaccurate``, ``moderation.too-late-to-amend``, ``moderation.not-amended``,
        ``moderation.amended``, ``moderation.not-standardised``, ``moderation.moderated-anew``, ``moderation.review``,
        ``moderation.marks-were-agreed``, ``moderation.nothing-submitted-anew``, ``moderation.not-moderated-yet``,
        ``moderation.marks-are-final``, ``moderation.outcome-not-final``, ``moderation.review-decided``,
        ``moderation.appeal``, ``moderation.appeal-within``, ``moderation.preliminary-within``, ``moderation.hearing``,
        ``moderation.hearing-within``, ``moderation.no-review-yet``, ``moderation.no-preliminary-appeal``,
        ``moderation.moderation-is-over``, ``moderation.new-moderation-first``, ``moderation.after-a-stop``,
        ``moderation.appeal-is-last``, ``moderation.adjusted-already``.

    Raises:
        InvalidFact: If an argument is of the wrong type.

    Source:
        OUT-1, OUT-2, OUT-7 (guide p. 17), OUT-3 to OUT-6 (p. 18), STD-5 (p. 13), ROMM-1, ROMM-2, APL-1, APL-4
        (p. 19); OPEN-15, OPEN-31, OPEN-34, OPEN-54.
    """
    facts = Facts()
    facts.instance("state", state, ModerationState)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    return tuple((other, _step(state, other, edition)) for other in ModerationState if other is not state)


_S = ModerationState
_LAWFUL = {
    (_S.SUBMITTED, _S.ACCURATE): "moderation.found-accurate",  # OUT-1, p. 17
    (_S.SUBMITTED, _S.MAY_AMEND): "moderation.found-inaccurate",  # OUT-2, p. 17
    (_S.SUBMITTED, _S.ADJUSTED): "moderation.too-late-to-amend",  # OUT-2, p. 17
    (_S.SUBMITTED, _S.STOPPED): "moderation.not-standardised",  # STD-5, p. 13
    (_S.MAY_AMEND, _S.ADJUSTED): "moderation.not-amended",  # OUT-3, p. 18
    (_S.MAY_AMEND, _S.AMENDED_AND_ACCEPTED): "moderation.amended",  # OUT-6, p. 18
    (_S.MAY_AMEND, _S.AMENDED_AND_ADJUSTED): "moderation.amended",  # OUT-6, p. 18
    (_S.STOPPED, _S.SUBMITTED): "moderation.moderated-anew",  # STD-5, p. 13
    (_S.ADJUSTED, _S.UNDER_REVIEW): "moderation.review",  # ROMM-1, p. 19
    (_S.AMENDED_AND_ADJUSTED, _S.UNDER_REVIEW): "moderation.review",  # ROMM-1, p. 19
    (_S.UNDER_REVIEW, _S.REVIEWED): "moderation.review-decided",  # ROMM-1, p. 19
    (_S.REVIEWED, _S.PRELIMINARY_APPEAL): "moderation.appeal",  # APL-1, p. 19
    (_S.PRELIMINARY_APPEAL, _S.APPEAL_HEARING): "moderation.hearing",  # APL-4, p. 19
}
"""Every lawful step, with the code of the rule that allows it."""


def _step(state: ModerationState, other: ModerationState, edition: Edition) -> Ruling:
    """Rule on one step."""
    case = Case(edition)
    why = _LAWFUL.get((state, other))
    if (state, other) == (_S.MAY_AMEND, _S.STOPPED):
        case.assume("OPEN-54")
        case.leave_open("moderation.not-standardised", "until-when-moderation-can-stop")  # STD-5, p. 13
        return case.ruling()
    if why is None:
        _refuse(case, state, other)
        return case.ruling()
    if (state, other) == (_S.SUBMITTED, _S.ADJUSTED):
        case.assume("OPEN-31")
    case.holds(why)  # STD-5, p. 13; OUT-1, p. 17; OUT-2, p. 17; OUT-3, p. 18; OUT-6, p. 18; ROMM-1, p. 19; APL-1, p. 19
    _note_what_follows(case, other)
    return case.ruling()


def _note_what_follows(case: Case, other: ModerationState) -> None:
    """Note what a stop costs, and the days of an appeal, which are calendar days (OPEN-34)."""
    edition = case.edition
    if other is _S.STOPPED:
        case.note("moderation.after-a-stop")  # STD-5, p. 13
    elif other is _S.PRELIMINARY_APPEAL:
        case.assume("OPEN-34")
        case.note("moderation.appeal-within", days=edition.appeal_days)  # APL-1, p. 19
        case.note("moderation.preliminary-within", days=edition.preliminary_appeal_days)  # APL-4, p. 19
    elif other is _S.APPEAL_HEARING:
        case.assume("OPEN-34")
        case.note("moderation.hearing-within", days=edition.hearing_days)  # APL-4, p. 19


_APPEAL = (_S.REVIEWED, _S.PRELIMINARY_APPEAL, _S.APPEAL_HEARING)
_STEPS_OF_AN_APPEAL = (_S.PRELIMINARY_APPEAL, _S.APPEAL_HEARING)
_AFTER_MODERATION = (_S.UNDER_REVIEW, *_APPEAL)


def _refuse(case: Case, state: ModerationState, other: ModerationState) -> None:
    """Refuse a step by the first rule against it, going by what the step would mean."""
    step = {"state": state.value, "step": other.value}
    if other is _S.SUBMITTED:
        case.refuse("moderation.nothing-submitted-anew", **step)  # RESUB-3, p. 12
    elif other in _APPEAL or state in _STEPS_OF_AN_APPEAL:
        _refuse_an_appeal(case, state, other, step)
    elif state in _AFTER_MODERATION:
        case.refuse("moderation.moderation-is-over", **step)  # ROMM-1, p. 19
    elif state is _S.STOPPED:
        case.refuse("moderation.new-moderation-first", **step)  # STD-5, p. 13
    elif other is _S.UNDER_REVIEW:
        _refuse_a_review(case, state, step)
    elif state is _S.SUBMITTED:
        case.refuse("moderation.not-moderated-yet", **step)  # MOD-6, p. 15
    elif state is _S.ACCURATE:
        case.refuse("moderation.found-accurate", **step)  # OUT-1, p. 17
    elif state is _S.MAY_AMEND:
        case.refuse("moderation.found-inaccurate", **step)  # OUT-2, p. 17
    elif state is _S.ADJUSTED:
        case.refuse("moderation.adjusted-already", **step)  # OUT-3, p. 18
    else:
        case.refuse("moderation.marks-are-final", **step)  # OUT-6, p. 18


def _refuse_an_appeal(case: Case, state: ModerationState, other: ModerationState, step: Mapping[str, str]) -> None:
    """Refuse a step to or from an appeal, which follows the decision on a review and has two steps in their order."""
    if state in {_S.ACCURATE, _S.AMENDED_AND_ACCEPTED}:
        _refuse_a_review(case, state, step)
    elif state is _S.STOPPED:
        case.refuse("moderation.new-moderation-first", **step)  # STD-5, p. 13
    elif state in _STEPS_OF_AN_APPEAL:
        case.refuse("moderation.appeal-is-last", **step)  # APL-4, p. 19
    elif other is _S.APPEAL_HEARING and state in _AFTER_MODERATION:
        case.refuse("moderation.no-preliminary-appeal", **step)  # APL-4, p. 19
    else:
        case.refuse("moderation.no-review-yet", **step)  # APL-1, p. 19


def _refuse_a_review(case: Case, state: ModerationState, step: Mapping[str, str]) -> None:
    """Refuse a review: the marks were agreed, or moderation has not come to its end."""
    if state in {_S.ACCURATE, _S.AMENDED_AND_ACCEPTED}:
        if state is _S.AMENDED_AND_ACCEPTED:
            case.assume("OPEN-15")
        case.refuse("moderation.marks-were-agreed", **step)  # ROMM-2, p. 19
    elif state is _S.MAY_AMEND:
        case.refuse("moderation.outcome-not-final", **step)  # ROMM-1, p. 19
    else:
        case.refuse("moderation.not-moderated-yet", **step)  # MOD-6, p. 15
