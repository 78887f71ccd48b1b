"""In force: does an edition have a rule for the series that is asked about?

Before the suite began there is no rule at all; for a series after the edition's own year the edition is carried
forward, and the ruling says so (OPEN-19).
"""

from __future__ import annotations

from btec_rules._values.errors import Fault, NoRuleInForce
from btec_rules.editions.edition import Edition
from btec_rules.guide.rulebook import RULES
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series, from_ordinal

__all__ = ()


def require_in_force(edition: Edition, series: Series, *, rule: str = "ENT-2", since: Series | None = None) -> None:
    """Pass over a series in which *rule* is in force.

    Args:
        edition: The numbers to apply.
        series: The series that is asked about.
        rule: The id of the rule.
        since: The first series in which it held; that in which the suite began where it is ``None``.

    Raises:
        NoRuleInForce: If *series* is earlier.

    Source:
        OPEN-19.
    """
    first = edition.suite_began if since is None else since
    if series < first:
        expected = f"{first.code} or later, from when {rule} (guide p. {RULES[rule].page}) is in force"
        raise NoRuleInForce(Fault("series", series.code, expected))


def judge(edition: Edition, record: LearnerRecord, *series: Series) -> list[str]:
    """Pass over a record and series that an edition can judge, and say if it is carried forward to do so.

    Returns:
        ``["OPEN-19"]`` if any sitting or series lies after the edition's own year, else an empty list.

    Raises:
        NoRuleInForce: If any of them lies before the suite began.

    Source:
        OPEN-19.
    """
    first, last, *_ = record.timeline
    for one in series:
        if one.ordinal < first:
            first = one.ordinal
        if one.ordinal > last:
            last = one.ordinal
    if first < edition.suite_began.ordinal:
        require_in_force(edition, from_ordinal(first))
    return ["OPEN-19"] if last > edition.last_series.ordinal else []


def carried_to(edition: Edition, series: Series) -> list[str]:
    """Give ``["OPEN-19"]`` for a series after the edition's own year, else an empty list."""
    return ["OPEN-19"] if series > edition.last_series else []
