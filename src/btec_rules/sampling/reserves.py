"""Reserves: who can come into the sample for somebody absent?

The guide asks for "another student on a similar mark" (SAMP-6, p. 16). We read that as the student whose mark is
nearest to the one expected of the absent student; the lower ticket decides between two (OPEN-6). In which order the
absent are replaced is for `btec_rules.sampling.reviews`.

>>> from btec_rules import EDITION_2025_26, Series, subjects
>>> from btec_rules.sampling.cohort import read_cohort
>>> cohort = read_cohort(
...     {"0001": 40, "0002": 25, "0003": 12},
...     subject=subjects.ENTERPRISE,
...     series=Series.june(2026),
...     seed="",
...     recorded=None,
...     edition=EDITION_2025_26,
... )
>>> reserves = Reserves(cohort, ["0001"])
>>> reserves.take_nearest(20), len(reserves)
('0002', 1)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container

from btec_rules.sampling.cohort import Cohort

__all__ = ("Reserves",)


class Reserves:
    """Everyone who can still come into the sample; whoever is taken is gone.

    All are sorted once, so that many replacements cost little more than one. First take those who come in on a mark,
    then those who come in on a ticket.

    Args:
        cohort: The cohort.
        members: Everyone in the sample already.
    """

    def __init__(self, cohort: Cohort, members: Container[str]) -> None:
        tickets = [(cohort.ticket(one), one) for one in cohort.can_be_drawn() if one not in members]
        self._by_ticket = [one for _, one in sorted(tickets, reverse=True)]
        """The lowest ticket last, where a list is quick to take from."""
        self._place = {one: place for place, one in enumerate(self._by_ticket)}
        self._holders: dict[int, list[str]] = {}
        """Who holds each mark, the lowest ticket last."""
        for one in self._by_ticket:
            self._holders.setdefault(cohort.marked[one], []).append(one)
        self._marks = sorted(self._holders)
        self._left = set(self._by_ticket)

    def __len__(self) -> int:
        return len(self._left)

    def take_nearest(self, hope: int) -> str:
        """Take the one whose mark is nearest to *hope*; the lowest ticket where several are."""
        at = bisect_left(self._marks, hope)
        around = self._marks[max(at - 1, 0) : at + 1]
        mark = min(around, key=lambda near: (abs(near - hope), -self._place[self._holders[near][-1]]))
        found = self._holders[mark].pop()
        if not self._holders[mark]:
            del self._marks[bisect_left(self._marks, mark)]
        self._left.remove(found)
        return found

    def take_lowest_ticket(self) -> str:
        """Take the one with the lowest ticket."""
        while (found := self._by_ticket.pop()) not in self._left:
            pass  # came in on a mark
        self._left.remove(found)
        return found
