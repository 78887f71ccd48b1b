"""One of each: a finding of every outcome."""

from btec_rules import Finding, Outcome
from btec_rules.rulings.findings import advice, consequence, failed, unknown

__all__ = ("ONE_OF_EACH", "passed")


def passed(code: str) -> Finding:
    """Make the finding of a condition that holds."""
    return Finding(code, Outcome.PASSED)


ONE_OF_EACH: dict[Outcome, Finding] = {
    Outcome.FAILED: failed("retakes.already-used", component=1, allowed=1),
    Outcome.UNKNOWN: unknown("retention.appeal-open", fact="appeal_open"),
    Outcome.CONSEQUENCE: consequence("retakes.better-counts"),
    Outcome.ADVICE: advice("retakes.no-guidance"),
    Outcome.PASSED: passed("retakes.season-not-offered"),
}
