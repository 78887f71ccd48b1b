"""Standardisation: has the team agreed on how to mark, before marking and after it?

Before marking, the whole team works through Pearson's exemplar materials. After it, the decisions of a component with
more than one assessor are standardised and a record is kept; with a single assessor that is not needed.

>>> check(1, exemplars_used=True).allowed
True
"""

from __future__ import annotations

from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.rulings.findings import Finding, Outcome, advice, consequence, must_be, passed, unknown
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
    """Decide whether a component is standardised as it has to be.

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
        ``standardisation.no-record``, ``standardisation.confirmed-by-submitting``,
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
    findings: list[Finding] = [
        must_be("standardisation.exemplars-not-used", "exemplars_used", exemplars_used),
        advice("standardisation.how-to-use-exemplars"),
    ]
    if team == 1:
        findings.append(passed("standardisation.single-assessor"))
        findings.append(advice("standardisation.single-assessor"))
        return Ruling(findings, edition.id, ["OPEN-43"])
    if team is None and not (decisions_standardised and record_kept):
        # A single assessor needs neither, so what was not done is no failure yet.
        findings.append(unknown("standardisation.single-assessor", fact="assessors"))
        decisions_standardised, record_kept = decisions_standardised or None, record_kept or None
    decisions = must_be("standardisation.decisions-not-standardised", "decisions_standardised", decisions_standardised)
    findings += [decisions, must_be("standardisation.no-record", "record_kept", record_kept)]
    if marks_submitted:
        findings.append(consequence("standardisation.confirmed-by-submitting"))
        if decisions.outcome is Outcome.FAILED:
            findings.append(consequence("standardisation.moderation-may-stop"))
    return Ruling(findings, edition.id)
