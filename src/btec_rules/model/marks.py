"""Marks: what a mark sheet can say: a whole number, or X for absent.

Absent is not zero: `ABSENT` is the X.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from btec_rules._values.facts import MOST_MARKS, Facts

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
        else facts.integer(f"marks[{candidate}]", mark, most=maximum)
        for candidate, mark in facts.mapping("marks", marks)
    }
