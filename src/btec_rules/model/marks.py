"""Marks: what a mark sheet can say: a whole number, or X for absent.

Absent is not zero: `ABSENT` is the X.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from btec_rules._values.facts import MOST_MARKS, Facts, index_of
from btec_rules._values.true_types import described, is_instance

__all__ = ("ABSENT", "Absent", "Mark", "marks_of")


class Absent(Enum):
    """The one value that stands for the capital X on a mark sheet (MARK-1, guide p. 14)."""

    ABSENT = "X"


ABSENT = Absent.ABSENT
Mark = int | Absent
"""A mark, or `ABSENT`; zero is a mark."""


def marks_of(facts: Facts, marks: Mapping[str, Mark], *, maximum: int = MOST_MARKS) -> dict[str, Mark]:
    """Accept the marks of a cohort by candidate: whole numbers from 0 to *maximum*, or `ABSENT`."""
    return {
        candidate: mark
        if mark is ABSENT or (type(mark) is int and 0 <= mark <= maximum)
        else _whole(facts, f"marks[{candidate}]", mark, maximum)
        for candidate, mark in facts.mapping("marks", marks)
    }


def _whole(facts: Facts, name: str, mark: object, maximum: int) -> int:
    """Accept a mark that is not a plain int, such as another library's whole number; a text is never read as one."""
    number = index_of(mark)
    if number is not None and 0 <= number <= maximum:
        return number
    reader = "; mark_sheet.parse reads a mark that is a text" if is_instance(mark, str) else ""
    facts.wrong(name, described(mark), f"a whole number from 0 to {maximum}, or ABSENT{reader}")
    return 0
