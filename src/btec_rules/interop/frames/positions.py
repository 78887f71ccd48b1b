"""Positions: which learners of a table stand alike, and what each such position is told.

What an audit looks at in a record is its position, as `btec_rules.audit.sharing` has it. Here the engine itself brings
the table down to one row a learner with the position written in a few numbers, and gives the distinct ones; the scalar
layer judges each of them once; and the engine puts the answers beside the learners again.

A position in numbers: of each component in each series one number, 0 where there is no sitting, made of its status, its
set assignment and the place of its UMS among those of the component. Several of them are written into one number, as
digits are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import attrs
import narwhals as nw
from narwhals.typing import IntoFrame

from btec_rules._values.errors import BtecRulesError, InvalidFact
from btec_rules.audit.learners import Terms, audit
from btec_rules.audit.report import AuditReport
from btec_rules.interop.frames.cells import BLANK
from btec_rules.interop.frames.reading import KEYS, NEVER, Rows, by_learner, each_once, read
from btec_rules.interop.frames.translating import cells_of, collected, first_of
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series, from_ordinal
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject

__all__ = ("POSITION", "Judged", "judged")

POSITION = "_position"
"""The number of a learner's position."""
_KEY = "_key"
_LARGEST = 2**62
"""So far a whole number goes on every engine, and one bit less."""
_STATUSES = tuple(Status)
_KINDS = len(_STATUSES) + 1
"""The statuses, and that there is no sitting."""


@attrs.frozen
class Judged:
    """What learners in one position are told: a report, or else the code of the error."""

    report: AuditReport | None
    error: str = ""


def judged(frame: IntoFrame, subjects: Collection[Subject], terms: Terms) -> tuple[Rows, Any, list[Judged]]:
    """Read a caller's table, and judge each position that comes up in it.

    Args:
        frame: The long table of sittings.
        subjects: The subjects whose titles may come up.
        terms: What every learner is judged on.

    Returns:
        The sittings, each once; a frame with one row a learner and subject, with the column `POSITION`; and what is
        said of each position. The last one stands for learners with a bad row, and those whom a lazy table has only
        afterwards.

    Raises:
        InvalidFact: As of ``read``.
        ImpossibleFacts: If two of *subjects* have one title.
    """
    rows = each_once(read(frame, subjects, terms.edition))
    layout = _Layout(rows)
    learners = layout.keyed(by_learner(rows, layout.wanted()))
    learners = collected(learners) if rows.collect else learners
    cells = cells_of(learners, _KEY)
    found = [_judge(rows, layout.read(str(cell)), terms) if cell else _UNFIT for cell in cells.cells]
    numbered = cells.put(POSITION, range(len(found)), len(found), len(found))
    return rows, numbered.drop(_KEY), [*found, _UNFIT]


_UNFIT = Judged(None, InvalidFact.code)


def _judge(rows: Rows, position: _Position, terms: Terms) -> Judged:
    subject, sittings, claimed = position
    try:
        record = LearnerRecord(rows.subjects[subject], sittings, claimed=claimed)
        return Judged(audit(record, terms))
    except BtecRulesError as error:
        return Judged(None, error.code)


_Position = tuple[int, list[Sitting], list[Series] | None]
"""The place of the subject, the sittings, and what was claimed where that is known."""


class _Layout:
    """How the position of a learner in a table is written in numbers, and read again."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.ordinals = rows.ordinals or (0,)  # of a table without a series that can be read
        self.slots = [(role, ordinal) for role in (0, *rows.roles) for ordinal in self.ordinals]
        self.claims_known = "claimed" in rows.columns
        self.assignments = NEVER + 1 if "psa" in rows.columns else 1
        self.unmarked = self.assignments * _KINDS
        """So many numbers a sitting has but for its UMS."""
        self.base = self.unmarked * (len(self.ordinals) + 2)
        """So many it has with the place of its UMS: not known, 0, or above up to all the others."""

    def wanted(self) -> dict[str, tuple[str, nw.Expr]]:
        """Give the columns to make of a learner's rows: what there is of each component in each series."""
        status, series = nw.col("_status"), nw.col("_series")
        number = first_of([(nw.col("_marked"), nw.col("_number") + 1)], 0)
        psa = nw.col("_psa") - BLANK if "psa" in self.rows.columns else nw.lit(0)
        said = (number * self.assignments + psa) * _KINDS + status + 1
        wanted = {
            _slot(role, ordinal): ("most", first_of([((nw.col("_role") == role) & (series == ordinal), said)], 0))
            for role, ordinal in self.slots
        }
        if self.claims_known:
            yes = nw.col("_yes") > 0
            wanted |= {f"claimed_{one}": ("any", yes & (series == one)) for one in self.ordinals}
        return wanted

    def keyed(self, learners: Any) -> Any:
        """Add the column with the position of each learner; it is empty where a row is bad."""
        names = [_slot(*one) for one in self.slots]
        marks = {f"{name}_ums": nw.col(name) // self.unmarked for name in names}
        learners = learners.with_columns(**marks)
        numbers = _digits([self._sitting(*one) for one in self.slots], self.base)
        if self.claims_known:
            numbers += _digits([nw.col(f"claimed_{one}") for one in self.ordinals], 2)
        texts = [one.cast(nw.String) for one in (nw.col("_subject"), *numbers)]
        learners = learners.with_columns(nw.concat_str(texts, separator=" ").alias(_KEY))
        fit = nw.col("_unfit") == 0
        return learners.select(*KEYS, first_of([(fit, nw.col(_KEY))], "").alias(_KEY))

    def _sitting(self, role: int, ordinal: int) -> nw.Expr:
        """Write a sitting as a number, in which the UMS is its place among those of the component."""
        own = nw.col(f"{_slot(role, ordinal)}_ums")
        others = [nw.col(f"{_slot(role, one)}_ums") for one in self.ordinals if one != ordinal]
        known, above = (own > 0).cast(nw.Int64), (own > 1).cast(nw.Int64)
        place = nw.sum_horizontal(
            known, above, *(((one > 0) & (one < own) & (own > 1)).cast(nw.Int64) for one in others)
        )
        return nw.col(_slot(role, ordinal)) % self.unmarked + place * self.unmarked

    def read(self, key: str) -> _Position:
        """Read a position again; a UMS is its place among those of the component."""
        subject, *numbers = map(int, key.split(" "))
        found = iter(numbers)
        own = self.rows.subjects[subject]
        sittings = [
            self._read(own, role, ordinal, digit)
            for (role, ordinal), digit in zip(self.slots, _read_digits(found, len(self.slots), self.base), strict=True)
            if digit
        ]
        if not self.claims_known:
            return subject, sittings, None
        claimed = _read_digits(found, len(self.ordinals), 2)
        return (
            subject,
            sittings,
            [from_ordinal(one) for one, yes in zip(self.ordinals, claimed, strict=True) if yes],
        )

    def _read(self, subject: Subject, role: int, ordinal: int, number: int) -> Sitting:
        place, rest = divmod(number, self.unmarked)
        psa, status = divmod(rest, _KINDS)
        return Sitting(
            subject.internal[role - 1] if role else subject.external,
            from_ordinal(ordinal),
            place - 1 if place else None,
            status=_STATUSES[status - 1],
            psa=from_ordinal(psa + BLANK) if psa else None,
        )


def _slot(role: int, ordinal: int) -> str:
    return f"at_{role}_{ordinal}"


def _digits(columns: Sequence[nw.Expr], base: int) -> list[nw.Expr]:
    """Write columns of whole numbers below *base* into as few columns as they fit in."""
    most = _fit(base)
    return [
        nw.sum_horizontal(
            *(one.cast(nw.Int64) * base**place for place, one in enumerate(columns[first : first + most]))
        )
        for first in range(0, len(columns), most)
    ]


def _read_digits(numbers: Iterator[int], count: int, base: int) -> Iterator[int]:
    """Read so many numbers again from those that `_digits` made of them."""
    most = _fit(base)
    for first in range(0, count, most):
        rest = next(numbers)
        for _ in range(min(most, count - first)):
            rest, digit = divmod(rest, base)
            yield digit


def _fit(base: int) -> int:
    """How many numbers below *base* fit into one."""
    most = 1
    while base ** (most + 1) <= _LARGEST:
        most += 1
    return most
