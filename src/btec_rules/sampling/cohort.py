"""Cohort: everyone entered for one component in one series, with their marks.

A cohort has everyone in it: retakes, pathways and assessors together (OPEN-29). It says who can be sampled and how many
the table asks for. What a sample must have is in `btec_rules.sampling.conditions`.

>>> from btec_rules import ABSENT, EDITION_2025_26, Series, subjects
>>> marks = {"0001": 40, "0002": 0, "0003": 12, "0004": ABSENT}
>>> cohort = read_cohort(
...     marks, subject=subjects.SPORT, series=Series.june(2026), seed="", recorded=None, edition=EDITION_2025_26
... )
>>> cohort.size, cohort.wanted, cohort.highest, cohort.lowest
(4, 3, ('0001',), ('0003',))
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described
from btec_rules.model.editions.edition import Edition
from btec_rules.model.marks import ABSENT, Mark, marks_of
from btec_rules.model.series import Series
from btec_rules.model.subjects import Subject
from btec_rules.sampling.sizes import band_of, look_up

__all__ = ("Cohort", "read_cohort", "refuse_strangers")


class Cohort(NamedTuple):
    """Everyone entered for one component in one series; every fact was checked.

    Args:
        marked: The marks of those who have one, by candidate.
        absent: Those who were absent.
        highest: Those who hold the highest mark; nobody where every mark is zero.
        lowest: Those who hold the lowest non-zero mark; nobody where every mark is zero.
        recorded: Those recorded on video; ``None`` if nobody said, or the subject needs no video.
        subject: The Tech Award.
        seed: The text that tickets are made of, together with the candidate.
        edition: The numbers to apply.
    """

    marked: dict[str, int]
    absent: frozenset[str]
    highest: tuple[str, ...]
    lowest: tuple[str, ...]
    recorded: frozenset[str] | None
    subject: Subject
    seed: str
    edition: Edition

    @property
    def size(self) -> int:
        """How many were entered; absent students count (MOD-1, OPEN-3)."""
        return len(self.marked) + len(self.absent)

    @property
    def everyone(self) -> bool:
        """Whether the cohort is so small that everyone is in the sample."""
        return band_of(self.edition.sampling_bands, self.size) is None

    @property
    def table_size(self) -> int:
        """How many the table asks for."""
        return look_up(self.edition.sampling_bands, self.size)

    @property
    def wanted(self) -> int:
        """How many the table asks for, but no more than have a mark (OPEN-3)."""
        return min(self.table_size, len(self.marked))

    def ticket(self, candidate: str) -> str:
        """Give a candidate's ticket: the SHA-256 hex digest of seed, line feed and candidate in UTF-8."""
        return sha256(f"{self.seed}\n{candidate}".encode()).hexdigest()

    def can_be_drawn(self) -> list[str]:
        """List those who can be in the sample: they have a mark and, in Sport, a video as far as that is known."""
        return self.with_video(self.marked)

    def with_video(self, candidates: Iterable[str]) -> list[str]:
        """List those of *candidates* who are recorded on video; all of them where `recorded` is ``None``."""
        if self.recorded is None:
            return list(candidates)
        return [candidate for candidate in candidates if candidate in self.recorded]


def read_cohort(
    marks: Mapping[str, Mark],
    *,
    subject: Subject,
    series: Series,
    seed: str,
    recorded: Collection[str] | None,
    edition: Edition,
) -> Cohort:
    """Check the facts about a cohort, all of them at once.

    Raises:
        InvalidFact: If a mark is not valid, a candidate comes up twice, or an argument is of the wrong type.
        ImpossibleFacts: If somebody in *recorded* is not in *marks*.
    """
    facts = Facts()
    sheet = marks_of(facts, marks)
    facts.instance("subject", subject, Subject)
    facts.instance("series", series, Series)
    plain_seed = facts.text("seed", seed)
    videos = None if recorded is None else facts.idents("recorded", recorded)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    refuse_strangers("recorded", videos or (), sheet)
    marked = {candidate: mark for candidate, mark in sheet.items() if mark is not ABSENT}
    above_zero = [mark for mark in marked.values() if mark > 0]
    return Cohort(
        marked=marked,
        absent=frozenset([candidate for candidate, mark in sheet.items() if mark is ABSENT]),
        highest=_holders(marked, max(above_zero, default=None)),
        lowest=_holders(marked, min(above_zero, default=None)),
        recorded=frozenset(videos) if videos is not None and subject.video_required else None,
        subject=subject,
        seed=plain_seed,
        edition=edition,
    )


def _holders(marked: dict[str, int], mark: int | None) -> tuple[str, ...]:
    """List the candidates with a mark."""
    return tuple([candidate for candidate, held in marked.items() if held == mark])


def refuse_strangers(name: str, candidates: Iterable[str], known: Collection[str]) -> None:
    """Raise if a candidate is not on the mark sheet.

    Raises:
        ImpossibleFacts: If there is at least one; it names every one of them.
    """
    strangers = [candidate for candidate in candidates if candidate not in known]
    if strangers:
        raise ImpossibleFacts(*(Fault(name, described(one), "a candidate who is in marks") for one in strangers))
