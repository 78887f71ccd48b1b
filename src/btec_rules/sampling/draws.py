"""Draws: which students does a random sample pick?

Anybody can repeat a draw, in any language. To check a sample that Pearson requested or a centre picked, see
`btec_rules.sampling.reviews`.

>>> from btec_rules import Series, subjects
>>> marks = {"0001": 40, "0002": 25, "0003": 12}
>>> draw(marks, seed="our seed", subject=subjects.ENTERPRISE, series=Series.june(2026)).members
('0001', '0002', '0003')
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.marks import Mark
from btec_rules.model.series import Series
from btec_rules.model.subjects import Chooser, ModerationMode, Subject
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling
from btec_rules.sampling.cohort import read_cohort
from btec_rules.sampling.conditions import add_extremes, put_conditions

__all__ = ("Sample", "draw")


@attrs.frozen(repr=False)
class Sample(Displayed):
    """A sample that was drawn.

    Args:
        members: Everyone in it, in order of candidate.
        random: The random part, lowest ticket first.
        added: Those added for the highest and then the lowest non-zero mark.
        ruling: Whether the sample is lawful; in every subject but Sport, that it is a rehearsal.
    """

    members: tuple[str, ...]
    random: tuple[str, ...]
    added: tuple[str, ...]
    ruling: Ruling

    def _parts(self) -> tuple[Table | Displayed, ...]:
        counts = f"{len(self.random)} at random, {len(self.added)} added"
        line = f"Sample of {len(self.members)}, {counts}; {self.ruling}"
        rows = [(one, "at random" if one in self.random else "added") for one in self.members]
        return Table(line, ("Candidate", "Why"), rows), self.ruling


def draw(
    marks: Mapping[str, Mark],
    *,
    seed: str,
    subject: Subject,
    series: Series,
    recorded: Collection[str] | None = None,
    edition: Edition = EDITION_2025_26,
) -> Sample:
    """Draw a moderation sample at random from a cohort.

    A candidate's ticket is the SHA-256 hex digest of the seed, a line feed and the candidate, in UTF-8. Those with the
    lowest tickets, of everyone who can be sampled, are the random part. Then a student with the highest and one with
    the lowest non-zero mark are added where they are missing. Nobody can steer the draw if you agree on the seed before
    the marks are known, or take a seed that nobody can choose.

    In Sport this is one lawful way to pick. In every other subject Pearson's own system picks, in a way of its own:
    there the draw is a rehearsal, and the ruling is undecided until you have Pearson's request. A cohort of up to 15
    needs no draw: everyone with a mark is in the sample.

    Args:
        marks: The whole cohort's marks by candidate, ``ABSENT`` for those who were; their order never matters.
        seed: Any text of one line, at most 256 characters; the same seed gives the same draw for ever.
        subject: The Tech Award.
        series: The series; December/January 2025-26 or later.
        recorded: In Sport, the candidates with video evidence; other subjects ignore it.
        edition: The numbers to apply.

    Returns:
        The sample and a ruling on it; codes ``sampling.pearson-picks``, ``sampling.visited-subject``,
        ``sampling.size``, ``sampling.highest-missing``, ``sampling.lowest-missing``, ``sampling.larger-than-table``,
        ``sampling.videos``, ``sampling.no-video``.

    Raises:
        InvalidFact: If a mark is not valid, a candidate comes up twice, or an argument is of the wrong type.
        ImpossibleFacts: If somebody in *recorded* is not in *marks*.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-1 to SAMP-5 (guide p. 15-16); OPEN-3, OPEN-4, OPEN-5, OPEN-7, OPEN-18, OPEN-19, OPEN-30, OPEN-42, OPEN-48.
    """
    cohort = read_cohort(marks, subject=subject, series=series, seed=seed, recorded=recorded, edition=edition)
    case = Case(edition)
    case.in_force(series, rule="SAMP-3", since=edition.sampling_in_force)
    drawn = tuple(heapq.nsmallest(cohort.wanted, cohort.can_be_drawn(), key=cohort.ticket))
    added = tuple(add_extremes(case, cohort, drawn))
    members = tuple(sorted(drawn + added))
    if subject.sample_chosen_by is Chooser.PEARSON and subject.moderated_by is ModerationMode.REMOTE:
        if cohort.everyone:
            case.holds("sampling.pearson-picks")  # SAMP-1, p. 15
        else:
            case.leave_open("sampling.pearson-picks", "requested", subject=subject.title)  # SAMP-1, p. 15
    put_conditions(case, cohort, members)
    return Sample(members, drawn, added, case.ruling())
