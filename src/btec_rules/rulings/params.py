"""Params: the parameters of a finding, with the type that each has under its code.

Which parameters a code and an outcome have, and of which types, is in ``params.pyi`` beside this module, for type
checkers alone. It is generated from the pinned answers, and costs nothing at run time.

>>> finding = Finding("retakes.already-used", Outcome.FAILED, (("component", 1), ("allowed", 1)))
>>> params_of(finding, "retakes.already-used", Outcome.FAILED)["allowed"] + 1
2
"""

from __future__ import annotations

from difflib import get_close_matches

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described
from btec_rules.guide.texts import CODES
from btec_rules.rulings.findings import Finding, Outcome, Param

__all__ = ("params_of",)


def params_of(finding: Finding, code: str, outcome: Outcome) -> dict[str, Param]:
    """Give the parameters of a finding whose code and outcome are known, typed by them.

    `Finding.params` has the same parameters, each as a `Param`, which may be of several types. A type checker knows
    which of them a code has under an outcome, and that ``allowed`` of ``retakes.already-used`` is a number.

    Args:
        finding: The finding.
        code: Its code, written out.
        outcome: Its outcome, written out.

    Returns:
        The parameters, as a fresh dict.

    Raises:
        InvalidFact: If an argument is of the wrong type, *code* is not a code, or *finding* has another code or
            outcome.

    Source:
        The rule of the code.
    """
    facts = Facts()
    facts.instance("finding", finding, Finding)
    if type(code) is not str or code not in CODES:
        near = get_close_matches(code, CODES, n=1) if type(code) is str else []
        facts.wrong("code", described(code), f"a code, such as {', '.join(near or ['retakes.already-used'])}")
    facts.instance("outcome", outcome, Outcome)
    facts.raise_faults()
    if (finding.code, finding.outcome) != (code, outcome):
        got, wanted = (f"{one}:{what.value}" for one, what in ((finding.code, finding.outcome), (code, outcome)))
        raise InvalidFact(Fault("finding", got, wanted))
    return finding.params
