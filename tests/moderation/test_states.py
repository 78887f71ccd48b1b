"""States: where a moderation can go from each step."""

from typing import Any

import pytest
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    EDITION_2025_26,
    InvalidFact,
    Outcome,
    Verdict,
    moderation,
)
from btec_rules.moderation import ModerationState


@pytest.mark.parametrize("vector", about("moderation.next_states"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("OUT-1", "OUT-2", "OUT-3", "OUT-4", "OUT-5", "OUT-6", "OUT-7", "OUT-8", "STD-5", "ROMM-1", "ROMM-2")
class TestNextStates:
    """Accurate, or amended, or adjusted; stopped where decisions were not standardised; a review where it is open."""

    LEGAL = (
        "submitted accurate OUT-1",
        "submitted may-amend OUT-2",
        "submitted adjusted OUT-2",
        "submitted stopped STD-5",
        "may-amend adjusted OUT-3",
        "may-amend amended-and-accepted OUT-6",
        "may-amend amended-and-adjusted OUT-6",
        "stopped submitted STD-5",
        "adjusted under-review ROMM-1",
        "amended-and-adjusted under-review ROMM-1",
        "under-review reviewed ROMM-1",
        "reviewed preliminary-appeal APL-1",
        "preliminary-appeal appeal-hearing APL-4",
    )

    def test_every_step_is_legal_or_refused_with_a_rule(self) -> None:
        legal = set()
        for state in ModerationState:
            steps = moderation.next_states(state)
            others = [other for other in ModerationState if other is not state]
            assert [other for other, _ in steps] == others
            for other, ruling in steps:
                (finding,) = (one for one in ruling.findings if one.outcome is not Outcome.CONSEQUENCE)
                if ruling.allowed:
                    legal.add(f"{state.value} {other.value} {finding.rule}")
                elif (state, other) != (ModerationState.MAY_AMEND, ModerationState.STOPPED):
                    assert ruling.verdict is Verdict.REFUSED
                    assert finding.params == {"state": state.value, "step": other.value}
        assert legal == set(self.LEGAL)

    def test_marks_that_were_agreed_are_not_reviewed(self) -> None:
        for state, readings in ((ModerationState.ACCURATE, ()), (ModerationState.AMENDED_AND_ACCEPTED, ("OPEN-15",))):
            ruling = dict(moderation.next_states(state))[ModerationState.UNDER_REVIEW]
            assert [finding.rule for finding in ruling.failed] == ["ROMM-2"]
            assert ruling.assumptions == readings

    def test_lateness_leads_to_adjustment(self) -> None:
        ruling = dict(moderation.next_states(ModerationState.SUBMITTED))[ModerationState.ADJUSTED]
        assert ruling.assumptions == ("OPEN-31",)

    def test_every_refusal_says_why(self) -> None:
        rules = {
            (state.value, other.value): ruling.failed[0].code.split(".")[1]
            for state in ModerationState
            for other, ruling in moderation.next_states(state)
            if ruling.failed
        }
        assert rules["submitted", "under-review"] == "not-moderated-yet"
        assert rules["stopped", "accurate"] == rules["stopped", "reviewed"] == "new-moderation-first"
        assert rules["accurate", "adjusted"] == "found-accurate"
        assert rules["may-amend", "accurate"] == "found-inaccurate"
        assert rules["adjusted", "submitted"] == "nothing-submitted-anew"
        assert rules["adjusted", "accurate"] == "adjusted-already"
        assert rules["amended-and-adjusted", "accurate"] == "marks-are-final"
        assert rules["may-amend", "under-review"] == "outcome-not-final"
        assert rules["adjusted", "reviewed"] == rules["submitted", "preliminary-appeal"] == "no-review-yet"
        assert rules["accurate", "preliminary-appeal"] == "marks-were-agreed"
        assert rules["submitted", "appeal-hearing"] == "no-review-yet"
        assert rules["under-review", "appeal-hearing"] == "no-preliminary-appeal"
        assert rules["reviewed", "under-review"] == "moderation-is-over"
        assert rules["appeal-hearing", "adjusted"] == rules["preliminary-appeal", "reviewed"] == "appeal-is-last"
        assert rules["appeal-hearing", "reviewed"] == rules["appeal-hearing", "preliminary-appeal"]

    def test_the_days_of_an_appeal_are_those_of_the_edition(self) -> None:
        edition = EDITION_2025_26.varied(id="x", appeal_days=1, preliminary_appeal_days=2, hearing_days=3)
        appeal = dict(moderation.next_states(ModerationState.REVIEWED, edition=edition))
        hearing = dict(moderation.next_states(ModerationState.PRELIMINARY_APPEAL, edition=edition))
        said = (
            *appeal[ModerationState.PRELIMINARY_APPEAL].consequences,
            *hearing[ModerationState.APPEAL_HEARING].consequences,
        )
        assert [one.params["days"] for one in said] == [1, 2, 3]

    def test_whether_moderation_stops_after_feedback_is_open(self) -> None:
        ruling = dict(moderation.next_states(ModerationState.MAY_AMEND))[ModerationState.STOPPED]
        assert (ruling.verdict, ruling.assumptions) == (Verdict.UNDECIDED, ("OPEN-54",))

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            moderation.next_states("accurate", edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["state", "edition"]
