"""Reviews: what has to change in a sample that was requested or picked?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.facts import MOST_MARKS, Facts
from btec_rules._values.values import Value
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import Mark
from btec_rules.model.series import Series
from btec_rules.model.subjects import Chooser, Subject
from btec_rules.rulings.findings import Finding, advice, consequence, passed, unknown
from btec_rules.rulings.rulings import Ruling
from btec_rules.sampling.cohort import _NOBODY_ABSENT, Cohort, read_cohort, refuse_strangers

__all__ = ("Addition", "Replacement", "SampleReview", "review")


@attrs.frozen(repr=False)
class Addition(Value):
    """Somebody to add to the sample, and why."""

    candidate: str
    finding: Finding


@attrs.frozen(repr=False)
class Replacement(Value):
    """Somebody absent who leaves the sample, and who comes in instead; ``None`` where nobody is left (OPEN-38)."""

    absent: str
    by: str | None


@attrs.frozen(repr=False)
class SampleReview(Displayed):
    """What the sample has to be.

    Args:
        final: Everyone in it, in order of candidate.
        added: Whom to add, and why.
        replaced: Who goes out, and who comes in instead; in order of candidate.
        as_requested: Whether *final* is exactly what was asked for.
        ruling: The judgement on *final*; every change is a consequence in it.
    """

    final: tuple[str, ...]
    added: tuple[Addition, ...]
    replaced: tuple[Replacement, ...]
    as_requested: bool
    ruling: Ruling

    def _parts(self) -> tuple[Table | Displayed, ...]:
        why = {one.by: f"in place of {one.absent}" for one in self.replaced}
        why |= {one.candidate: one.finding.message for one in self.added}
        rows = [(one, why.get(one, "requested")) for one in self.final]
        rows += [(one.absent, "out: absent") for one in self.replaced]
        changes = f"{len(self.added)} added, {len(self.replaced)} replaced"
        line = f"Sample of {len(self.final)}, {'as requested' if self.as_requested else changes}; {self.ruling}"
        return Table(line, ("Candidate", "Why"), rows), self.ruling


def review(
    requested: Collection[str],
    marks: Mapping[str, Mark],
    *,
    subject: Subject,
    series: Series,
    seed: str = "",
    expected: Mapping[str, int] | None = None,
    recorded: Collection[str] | None = None,
    edition: Edition = EDITION_2025_26,
) -> SampleReview:
    """Check a requested sample against the marks, and say what has to change.

    In this order (OPEN-40): in a small cohort everyone with a mark is in; whoever was absent goes out and is replaced
    by somebody on a similar mark; then one holder of the highest and one of the lowest non-zero mark is added where
    there is none. Nothing else is added or taken away: zeros, ties and larger requests are lawful.

    Args:
        requested: The candidates that Pearson ticked; in Sport, those that the centre picked.
        marks: The whole cohort's marks by candidate, ``ABSENT`` for those who were.
        subject: The Tech Award.
        series: The series; December/January 2025-26 or later.
        seed: What settles ties, as in ``draw``.
        expected: For absent students, the mark that the centre would have expected, 0 or more; for others not looked
            at. Without it a replacement is only proposed, and the ruling undecided until the centre confirms it.
        recorded: In Sport, the candidates with video evidence; elsewhere not looked at.
        edition: The numbers to apply.

    Returns:
        The final sample, every change, and a ruling on it. The absent are replaced one after the other in order of
        their ids, those whose mark was expected first. Codes ``sampling.everyone-in-a-small-cohort``,
        ``sampling.absent-in-sample`` and those of ``draw``.

    Raises:
        InvalidFact: If a mark is none, a candidate comes up twice, or an argument is of the wrong type.
        ImpossibleFacts: If somebody in *requested*, *expected* or *recorded* is not in *marks*.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-1 to SAMP-6 (guide p. 15-16); OPEN-3 to OPEN-7, OPEN-18, OPEN-19, OPEN-30, OPEN-38 to OPEN-40,
        OPEN-42, OPEN-48.
    """
    cohort = read_cohort(marks, subject=subject, series=series, seed=seed, recorded=recorded, edition=edition)
    facts = Facts()
    asked = facts.idents("requested", requested)
    hopes = {
        name: facts.integer(f"expected[{name}]", mark, most=MOST_MARKS)
        for name, mark in facts.mapping("expected", {} if expected is None else expected)
    }
    facts.raise_faults()
    refuse_strangers("requested", asked, {*cohort.marked, *cohort.absent})
    refuse_strangers("expected", hopes, {*cohort.marked, *cohort.absent})
    members = {candidate for candidate in asked if candidate in cohort.marked}
    added = _everyone(cohort, members)
    away = sorted(cohort.absent.intersection(asked), key=lambda one: (one not in hopes, one))
    replaced, absences, leans = _replace(cohort, away, members, hopes)
    extremes, on_extremes = cohort.extremes(members)
    added += [Addition(candidate, finding) for candidate, finding in extremes]
    members.update(candidate for candidate, _ in extremes)
    if replaced and extremes:
        leans.append("OPEN-40")
    if len(asked) != cohort.table_size:
        leans.append("OPEN-39")
    final = tuple(sorted(members))
    findings = [
        *(addition.finding for addition in added if addition.finding not in on_extremes),
        *absences,
        *on_extremes,
        *cohort.conditions(final),
    ]
    if subject.sample_chosen_by is Chooser.PEARSON:
        findings.append(passed("sampling.pearson-picks"))
    ruling = Ruling(findings, edition.id, leans + cohort.readings(final))
    return SampleReview(final, tuple(added), _in_order(replaced), members == set(asked), ruling)


def _in_order(replaced: list[Replacement]) -> tuple[Replacement, ...]:
    return tuple(sorted(replaced, key=lambda one: one.absent))


def _everyone(cohort: Cohort, members: set[str]) -> list[Addition]:
    """In a small cohort, bring in everyone with a mark."""
    if not cohort.everyone:
        return []
    left_out = sorted(set(cohort.marked) - members)
    members.update(left_out)
    return [
        Addition(candidate, consequence("sampling.everyone-in-a-small-cohort", candidate=candidate, cohort=cohort.size))
        for candidate in left_out
    ]


class _Free:
    """Those who can come in for somebody absent, each once: sorted beforehand, so that the cost stays linear.

    Whoever comes in on a mark is taken before the first one who comes in on a ticket.
    """

    def __init__(self, cohort: Cohort, members: Collection[str]) -> None:
        tickets = [(cohort.ticket(one), one) for one in cohort.can_be_drawn() if one not in members]
        self._tickets = sorted(tickets, reverse=True)
        self._holders: dict[int, list[str]] = {}
        for _, one in self._tickets:
            self._holders.setdefault(cohort.marked[one], []).append(one)
        self._place = {one: place for place, (_, one) in enumerate(self._tickets)}
        self._marks = sorted(self._holders)
        self.left = set(self._place)

    def nearest(self, hope: int) -> str:
        """Take the one whose mark is nearest, among ties the lowest ticket."""
        at = bisect_left(self._marks, hope)
        near = self._marks[max(at - 1, 0) : at + 1]
        mark = min(near, key=lambda one: (abs(one - hope), -self._place[self._holders[one][-1]]))
        found = self._holders[mark].pop()
        if not self._holders[mark]:
            del self._marks[bisect_left(self._marks, mark)]
        self.left.remove(found)
        return found

    def by_ticket(self) -> str:
        """Take the one with the lowest ticket."""
        while (found := self._tickets.pop()[1]) not in self.left:
            pass
        self.left.remove(found)
        return found


def _replace(
    cohort: Cohort, absent: list[str], members: set[str], expected: Mapping[str, int]
) -> tuple[list[Replacement], list[Finding], list[str]]:
    """Replace each absent member by the nearest unsampled mark, or by the next ticket where no mark was expected.

    Those whose mark was expected come first, so that a mere proposal takes nobody's nearest mark away.
    """
    replaced: list[Replacement] = []
    findings: list[Finding] = []
    leans: list[str] = []
    free = _Free(cohort, members)
    for candidate in absent:
        if not free.left:
            leans.append("OPEN-38")
            findings.append(advice("sampling.absent-in-sample", absent=candidate))
            replaced.append(Replacement(candidate, None))
            continue
        leans.append("OPEN-6")
        hope = expected.get(candidate)
        if hope is None:
            by = free.by_ticket()
            findings.append(
                unknown("sampling.absent-in-sample", fact=f"expected[{candidate}]", absent=candidate, by=by)
            )
        else:
            by = free.nearest(hope)
            findings.append(
                consequence("sampling.absent-in-sample", absent=candidate, by=by, mark=cohort.marked[by], expected=hope)
            )
        replaced.append(Replacement(candidate, by))
        members.add(by)
    return replaced, findings or [_NOBODY_ABSENT], leans
