"""Moves: the verdicts that were found to move, gathered by what moves and why, each with its smallest learner."""

from __future__ import annotations

from btec_rules.editions.asking import Question, put
from btec_rules.editions.comparison import Move, difference
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord
from btec_rules.model.sittings import Status
from btec_rules.rulings.rulings import Verdict

__all__ = ("Moves",)

_STATUSES = tuple(Status)
_Key = tuple[str, Verdict, Verdict, tuple[str, ...]]
_Size = tuple[object, ...]


class Moves:
    """What has been found so far.

    Args:
        old: The edition that is compared.
        new: The edition that it is compared with.
    """

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old: Edition = old
        self.new: Edition = new
        self.asked: int = 0
        self._count: dict[_Key, int] = {}
        self._smallest: dict[_Key, tuple[_Size, LearnerRecord, Question]] = {}
        self._learners: dict[_Key, dict[str, None]] = {}

    def ask(self, question: Question, record: LearnerRecord, *, times: int = 1, learner: str | None = None) -> None:
        """Ask a question under both editions, and keep it if its verdict moves.

        Args:
            question: The question.
            record: The learner that it is about.
            times: How many questions it stands for.
            learner: The name of the caller's own learner, where it is one.
        """
        self.asked += times
        before, after = put(question, record, self.old), put(question, record, self.new)
        if before.verdict is after.verdict:
            return
        key = question.function, before.verdict, after.verdict, difference(before, after).codes
        self._count[key] = self._count.get(key, 0) + times
        found = _size(question, record), record, question
        if key not in self._smallest or found[0] < self._smallest[key][0]:
            self._smallest[key] = found
        if learner is not None:
            self._learners.setdefault(key, {})[learner] = None

    def pass_over(self, times: int) -> None:
        """Count questions that were answered through others, and whose verdict does not move."""
        self.asked += times

    def found(self) -> tuple[Move, ...]:
        """Give the moves, those of most questions first, else by function."""
        order = sorted(self._count, key=lambda key: (-self._count[key], key[0], key[3]))
        return tuple(map(self._move, order))

    def _move(self, key: _Key) -> Move:
        _, record, question = self._smallest[key]
        return Move(
            question.function,
            key[3],
            self._count[key],
            record,
            question.component,
            question.series,
            question.on,
            put(question, record, self.old),
            put(question, record, self.new),
            tuple(self._learners.get(key, ())),
        )


def _size(question: Question, record: LearnerRecord) -> _Size:
    """Order learners from the smallest: fewest sittings, then claims, the usual subject, and early series."""
    places = [(one.series.ordinal, one.component, _STATUSES.index(one.status)) for one in record.sittings]
    claims = len(record.claimed or ())
    return len(places), claims, -len(record.subject.internal), question.series.ordinal, places, question.component or 0
