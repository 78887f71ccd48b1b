"""Comparison: what `compare` gives, and how two answers to one question are told apart."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

import attrs

from btec_rules._values.display import Displayed, Table, listed
from btec_rules._values.plain import Field, shape_of
from btec_rules.model.dates import Date
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series
from btec_rules.rulings.findings import Outcome
from btec_rules.rulings.rulings import Ruling

__all__ = ("Comparison", "Difference", "Move", "difference")

_NAMES = ("id", "academic_year")
"""What an edition is called; every other field is a number or a reading of the guide."""


@attrs.frozen(repr=False)
class Move(Displayed):
    """A verdict that moves from one edition to the other, always for the same reason.

    Args:
        function: The function that gives the verdict, by its name without ``btec_rules``: ``retakes.check``.
        codes: The codes that refuse or leave open under one edition and no longer do under the other: the reason.
        questions: How many questions move so; 1 or more.
        record: The smallest learner: fewest sittings, then fewest claims.
        component: The component that *function* was asked about, where it takes one.
        series: The series that it was asked about.
        on: The day that it was asked for; ``None`` if no day was given.
        before: The ruling on *record* under the old edition.
        after: The same under the new one.
        learners: Which of the caller's own learners it concerns, in the order given; empty without records.
    """

    function: str
    codes: tuple[str, ...]
    questions: int
    record: LearnerRecord
    component: int | None
    series: Series
    on: Date | None
    before: Ruling
    after: Ruling
    learners: tuple[str, ...] = ()

    def _parts(self) -> tuple[Table | Displayed, ...]:
        about = "" if self.component is None else f"component {self.component}, "
        day = "" if self.on is None else f" on {self.on.isoformat()}"
        line = f"{self.function}, {about}{self.series.code}{day}: {_verdicts(self)} ({listed(self.codes)})"
        rows = [(one.component, one.series.code, one.status.value) for one in self.record.sittings]
        names = [(name,) for name in self.learners]
        smallest = Table(line, ("Component", "Series", "Status"), rows)
        return (smallest, Table(f"Your learners: {len(names)}", ("Learner",), names)) if names else (smallest,)


@attrs.frozen(repr=False)
class Comparison(Displayed):
    """What changes from one edition to another.

    Args:
        old: The edition that is compared.
        new: The edition that it is compared with.
        looked_at: How many learners were looked at: the caller's own, or all histories.
        questions: How many questions were asked about them.
        moves: The verdicts that move, those that move in most questions first.
    """

    old: Edition
    new: Edition
    looked_at: int
    questions: int
    moves: tuple[Move, ...]

    _own_parts: ClassVar = (
        "old",
        "new",
        Field("numbers", shape_of(tuple[str, ...]), None),
        "looked_at",
        "questions",
        "moves",
    )

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that differ, by the names of the fields of `Edition`, but for ``id`` and ``academic_year``."""
        fields = [one.name for one in attrs.fields(Edition) if one.init and one.name not in _NAMES]
        return tuple([name for name in fields if getattr(self.old, name) != getattr(self.new, name)])

    @property
    def moved(self) -> int:
        """How many verdicts move, of all that were asked for."""
        return sum(one.questions for one in self.moves)

    def _parts(self) -> tuple[Table | Displayed, ...]:
        told = f"{len(self.numbers)} numbers differ, {self.moved} of {self.questions} verdicts move"
        line = f"From {self.old.id} to {self.new.id}: {told}"
        numbers = [(name, getattr(self.old, name), getattr(self.new, name)) for name in self.numbers]
        rows = [
            (one.function, _verdicts(one), listed(one.codes), one.questions, len(one.learners)) for one in self.moves
        ]
        return (
            Table(line, ("Number", self.old.id, self.new.id), numbers),
            Table(f"Moves: {len(rows)}", ("Function", "Verdict", "Because of", "Questions", "Your learners"), rows),
        )


class Difference(NamedTuple):
    """How two rulings on one question differ: by what refuses or leaves open under one edition alone."""

    before: tuple[str, ...]
    """What refuses or leaves open under the old edition, each code once."""
    after: tuple[str, ...]
    """The same under the new one."""
    moved: bool
    """Whether the verdict is another."""

    @property
    def codes(self) -> tuple[str, ...]:
        """What is in the one and not in the other, in order."""
        return tuple(sorted({*self.before} ^ {*self.after}))


def difference(before: Ruling, after: Ruling) -> Difference:
    """Say how two rulings differ."""
    return Difference(_decisive(before), _decisive(after), before.verdict is not after.verdict)


_DECIDE = (Outcome.FAILED, Outcome.UNKNOWN)


def _decisive(ruling: Ruling) -> tuple[str, ...]:
    return tuple(dict.fromkeys([one.code for one in ruling.findings if one.outcome in _DECIDE]))


def _verdicts(move: Move) -> str:
    return f"{move.before.verdict.value} -> {move.after.verdict.value}"
