"""Comparing: which verdicts does another edition change, and for whom?"""

from __future__ import annotations

from collections.abc import Mapping

from btec_rules._values.facts import Facts
from btec_rules.editions.asking import about_entries, about_results
from btec_rules.editions.comparison import Comparison
from btec_rules.editions.histories import ask_about_all
from btec_rules.editions.moves import Moves
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import LAST_ORDINAL, Series, from_ordinal
from btec_rules.model.sittings import Status

__all__ = ("compare",)

_AHEAD = 4
"""How many series after what is behind a learner are asked about: two years."""


def compare(old: Edition, new: Edition, records: Mapping[str, LearnerRecord] | None = None) -> Comparison:
    """Say which verdicts about learners move from one edition to another, how many, and for whom.

    Args:
        old: The edition to compare.
        new: The edition to compare it with.
        records: Your own learners by name, to look at them alone; of each, what can be entered in the four series
            after what is behind, and what has been or can be claimed. Without them every history is looked at: up to
            three sittings of each component over four series, sat, missed or planned, nothing claimed, in a subject of
            each shape that the suite has. That takes about ten seconds.

    Returns:
        The numbers that differ, and a move for each verdict and reason, with the smallest learner. The verdicts are
        those of ``retakes.check``, ``external.check``, ``entries.check_entry``, ``terminal_rule.check`` and
        ``certification.check_claim``. Numbers that decide no verdict about a learner, such as the size of a sample,
        are only listed.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If a sitting is before the suite began.

    Source:
        None of its own: the verdicts are those of the functions. The numbers: `Edition` names the rule of each.
    """
    facts = Facts()
    facts.instance("old", old, Edition)
    facts.instance("new", new, Edition)
    pairs = () if records is None else tuple(facts.pairs_of("records", records))
    for name, record in pairs:
        facts.instance(f"records[{facts.ident('records', name)}]", record, LearnerRecord)
    facts.raise_faults()
    moves = Moves(old, new)
    learners = ask_about_all(moves) if records is None else len(pairs)
    for name, record in pairs:
        _ask_about(moves, name, record)
    return Comparison(old, new, learners, moves.asked, moves.found())


def _ask_about(moves: Moves, name: str, record: LearnerRecord) -> None:
    series = _ahead_of(record, moves)
    for component in record.subject.components:
        for question in about_entries(record, component, series, moves.old, moves.new):
            moves.ask(question, record, learner=name)
    for question in about_results(record):
        moves.ask(question, record, learner=name)


def _ahead_of(record: LearnerRecord, moves: Moves) -> list[Series]:
    """Give the series after the last that is behind a learner; from the new edition's year on where none is."""
    begins = max(moves.old.suite_began.ordinal, moves.new.suite_began.ordinal)
    behind = max((one.series.ordinal for one in record.sittings if one.status is not Status.PLANNED), default=0)
    first = max(begins, behind + 1 if behind else moves.new.last_series.ordinal - 1)
    return [from_ordinal(ordinal) for ordinal in range(first, min(first + _AHEAD, LAST_ORDINAL + 1))]
