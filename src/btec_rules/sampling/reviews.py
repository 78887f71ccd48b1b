"""Reviews: what has to change in a sample that was requested or picked?

Who can come in for somebody absent is in `btec_rules.sampling.reserves`; to draw a sample, see
`btec_rules.sampling.draws`.

>>> from btec_rules import Series, subjects
>>> marks = {str(number): number for number in range(1, 21)}
>>> requested = [str(number) for number in range(5, 20)]
>>> found = review(requested, marks, subject=subjects.ENTERPRISE, series=Series.june(2026))
>>> [addition.candidate for addition in found.added]
['20', '1']
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.facts import MOST_MARKS, Facts
from btec_rules._values.values import Value
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.marks import Mark
from btec_rules.model.series import Series
from btec_rules.model.subjects import Chooser, Subject
from btec_rules.rulings.cases import Case
from btec_rules.rulings.findings import Finding
from btec_rules.rulings.rulings import Ruling
from btec_rules.sampling.cohort import Cohort, read_cohort, refuse_strangers
from btec_rules.sampling.conditions import add_extremes, put_conditions
from btec_rules.sampling.reserves import Reserves

__all__ = ("Addition", "Replacement", "SampleReview", "review")


@attrs.frozen(repr=False)
class Addition(Value):
    """Somebody to add to the sample, and why."""

    candidate: str
    finding: Finding


@attrs.frozen(repr=False)
class Replacement(Value):
    """Somebody absent who leaves the sample, and who comes in instead; ``None`` if nobody is left (OPEN-38)."""

    absent: str
    by: str | None


@attrs.frozen(repr=False)
class SampleReview(Displayed):
    """What the sample has to be.

    Args:
        final: Everyone in it, in order of candidate.
        added: Who must be added, and why: in a small cohort those left out, then the highest and the lowest mark.
        replaced: Who goes out and who comes in; in order of the absent candidate.
        as_requested: Whether *final* is exactly what was asked for.
        ruling: The ruling on *final*; it has a finding for every change.
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
    whole_request: bool | None = None,
    edition: Edition = EDITION_2025_26,
) -> SampleReview:
    """Check a requested sample against the marks, and say what has to change.

    In this order (OPEN-40): in a small cohort everyone with a mark comes in; whoever was absent goes out, and somebody
    on a similar mark comes in; then one student with the highest and one with the lowest non-zero mark is added where
    there is none. Nothing else changes: zeros, ties and larger requests are lawful.

    Args:
        requested: The candidates that Pearson ticked; in Sport, those that the centre picked.
        marks: The whole cohort's marks by candidate, ``ABSENT`` for those who were.
        subject: The Tech Award.
        series: The series; December/January 2025-26 or later.
        seed: The text that settles ties, as in ``draw``.
        expected: For absent students, the mark that the centre would have expected, 0 or more; it is ignored for
            anybody else. Without it the review only proposes a replacement, and the ruling is undecided until the
            centre confirms it.
        recorded: In Sport, the candidates with video evidence; other subjects ignore it.
        whole_request: Whether *requested* is everyone who was ticked. It is asked only where Pearson picks and they are
            fewer than the table's number; until it is ``True`` the ruling is then undecided (OPEN-39).
        edition: The numbers to apply.

    Returns:
        The final sample, every change, and a ruling on it. The absent are replaced one after the other in order of
        their ids, those with an expected mark first. Codes ``sampling.everyone-in-a-small-cohort``,
        ``sampling.absent-in-sample`` and those of ``draw``.

    Raises:
        InvalidFact: If a mark is not valid, a candidate comes up twice, or an argument is of the wrong type.
        ImpossibleFacts: If somebody in *requested*, *expected* or *recorded* is not in *marks*.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-1 to SAMP-6 (guide p. 15-16); OPEN-3 to OPEN-7, OPEN-18, OPEN-19, OPEN-30, OPEN-38 to OPEN-40,
        OPEN-42, OPEN-48.
    """
    cohort = read_cohort(marks, subject=subject, series=series, seed=seed, recorded=recorded, edition=edition)
    case = Case(edition)
    case.in_force(series, rule="SAMP-3", since=edition.sampling_in_force)
    facts = Facts()
    asked = facts.idents("requested", requested)
    hopes = {
        name: facts.integer(f"expected[{name}]", mark, most=MOST_MARKS)
        for name, mark in facts.mapping("expected", {} if expected is None else expected)
    }
    facts.flag("whole_request", whole_request)
    facts.raise_faults()
    entered = {*cohort.marked, *cohort.absent}
    refuse_strangers("requested", asked, entered)
    refuse_strangers("expected", hopes, entered)
    if len(asked) != cohort.table_size:
        case.assume("OPEN-39")
    members = {candidate for candidate in asked if candidate in cohort.marked}
    left_out = _add_everyone(case, cohort, members)
    members |= left_out.keys()
    replaced = _replace_the_absent(case, cohort, asked, members, hopes)
    members |= {one.by for one in replaced if one.by is not None}
    extremes = add_extremes(case, cohort, members)
    members |= extremes.keys()
    if replaced and extremes:
        case.assume("OPEN-40")
    put_conditions(case, cohort, members, requested=len(asked), whole_request=whole_request)
    if subject.sample_chosen_by is Chooser.PEARSON:
        case.holds("sampling.pearson-picks")  # SAMP-1, p. 15
    added = tuple([Addition(candidate, why) for candidate, why in (left_out | extremes).items()])
    return SampleReview(tuple(sorted(members)), added, replaced, members == set(asked), case.ruling())


def _add_everyone(case: Case, cohort: Cohort, members: Collection[str]) -> dict[str, Finding]:
    """In a small cohort, add everyone with a mark who is not in the sample yet; give them with the reason."""
    if not cohort.everyone:
        return {}
    code = "sampling.everyone-in-a-small-cohort"
    return {
        candidate: case.note(code, candidate=candidate, cohort=cohort.size)  # SAMP-3, p. 15
        for candidate in sorted(cohort.marked.keys() - set(members))
    }


def _replace_the_absent(
    case: Case, cohort: Cohort, asked: Collection[str], members: Collection[str], expected: Mapping[str, int]
) -> tuple[Replacement, ...]:
    """Replace everyone in the request who was absent; the replacements come in order of the absent candidate.

    Those with an expected mark come first, so that no mere proposal takes the mark that is nearest to theirs.
    """
    away = sorted(cohort.absent.intersection(asked), key=lambda one: (one not in expected, one))
    if not away:
        case.holds("sampling.absent-in-sample")  # SAMP-6, p. 16
        return ()
    reserves = Reserves(cohort, members)
    replaced = [Replacement(absent, _replacement_for(case, cohort, absent, reserves, expected)) for absent in away]
    return tuple(sorted(replaced, key=lambda one: one.absent))


def _replacement_for(
    case: Case, cohort: Cohort, absent: str, reserves: Reserves, expected: Mapping[str, int]
) -> str | None:
    """Take the nearest mark for somebody absent, or propose the next ticket where no mark was expected."""
    if not reserves:
        case.assume("OPEN-38")
        case.advise("sampling.absent-in-sample", absent=absent)  # SAMP-6, p. 16
        return None
    case.assume("OPEN-6")
    hope = expected.get(absent)
    if hope is None:
        by = reserves.take_lowest_ticket()
        case.leave_open("sampling.absent-in-sample", f"expected[{absent}]", absent=absent, by=by)  # SAMP-6, p. 16
        return by
    by = reserves.take_nearest(hope)
    mark = cohort.marked[by]
    case.note("sampling.absent-in-sample", absent=absent, by=by, mark=mark, expected=hope)  # SAMP-6, p. 16
    return by
