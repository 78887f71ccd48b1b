"""Standardisation: has the team agreed on how to mark, before marking and after it?

Before marking, the whole team works through Pearson's exemplar materials. After it, the decisions of a component with
more than one assessor are standardised and a record is kept; a single assessor needs neither. What follows where a
moderator finds the marks inaccurate is decided by `btec_rules.moderation`.

>>> check(1, exemplars_used=True).allowed
True
"""

from __future__ import annotations

from btec_rules._values.facts import Facts
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("check",)


def check(
    assessors: int | None,
    *,
    exemplars_used: bool | None = None,
    decisions_standardised: bool | None = None,
    record_kept: bool | None = None,
    marks_submitted: bool = False,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a component is properly standardised.

    Args:
        assessors: How many assessors marked the component, 1 or more.
        exemplars_used: Whether the whole team standardised on Pearson's exemplar materials before marking.
        decisions_standardised: Whether the assessors' decisions were standardised before marks were submitted.
        record_kept: Whether a record of that was kept, in any form.
        marks_submitted: Whether the marks have been submitted, which counts as confirming it.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``standardisation.exemplars-not-used``, ``standardisation.how-to-use-exemplars``,
        ``standardisation.single-assessor``, ``standardisation.decisions-not-standardised``,
        ``standardisation.no-record``, ``standardisation.wrong-for-several``,
        ``standardisation.confirmed-by-submitting``,
        ``standardisation.moderation-may-stop``.

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range.

    Source:
        STD-1, STD-6 (guide p. 9), STD-2, STD-3, STD-5 (p. 13), STD-4 (p. 14); OPEN-43.
    """
    facts = Facts()
    team = None if assessors is None else facts.integer("assessors", assessors, least=1)
    facts.flag("exemplars_used", exemplars_used)
    facts.flag("decisions_standardised", decisions_standardised)
    facts.flag("record_kept", record_kept)
    facts.instance("marks_submitted", marks_submitted, bool)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    case = Case(edition)
    case.require("standardisation.exemplars-not-used", exemplars_used, "exemplars_used")  # STD-1, p. 9
    case.advise("standardisation.how-to-use-exemplars")  # STD-6, p. 9
    if team == 1:
        case.assume("OPEN-43")
        case.holds("standardisation.single-assessor")  # STD-2, p. 13
        case.advise("standardisation.single-assessor")  # STD-2, p. 13
        return case.ruling()
    _judge_decisions(case, team, standardised=decisions_standardised, recorded=record_kept)
    if marks_submitted:
        case.note("standardisation.confirmed-by-submitting")  # STD-4, p. 14
        if team is not None and decisions_standardised is False:
            case.note("standardisation.moderation-may-stop")  # STD-5, p. 13
    return case.ruling()


def _judge_decisions(case: Case, team: int | None, *, standardised: bool | None, recorded: bool | None) -> None:
    """Judge whether the decisions of several assessors were standardised, and a record kept.

    A single assessor needs neither. So what was not done is no failure while nobody has said how many there were.
    """
    several = team is not None
    if not several and not (standardised and recorded):
        case.assume("OPEN-43")
        case.leave_open("standardisation.single-assessor", "assessors")  # STD-2, p. 13
        if standardised is False or recorded is False:
            case.note("standardisation.wrong-for-several")  # STD-3, p. 13
    if several or standardised is not False:
        code, fact = "standardisation.decisions-not-standardised", "decisions_standardised"
        case.require(code, standardised, fact)  # STD-3, p. 13
    if (several and recorded is False) or (standardised is not False and (several or recorded is not False)):
        case.require("standardisation.no-record", recorded, "record_kept")  # STD-3, p. 13
