"""Sampling: which students' work goes to the moderator?

Pearson's system picks the sample at random in every subject but Sport, where the centre may pick. Either way the centre
has to see that the students with the highest and with the lowest non-zero mark are in it, and that nobody in it is
absent.

The marks given are always those of the whole cohort: everyone entered for one component in one series, retakes,
pathways and assessors together (OPEN-29). When the sample has to be in is decided by `btec_rules.moderation`.

>>> sample_size(15), sample_size(16), sample_size(200), sample_size(201)
(15, 15, 20, 25)
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256

import attrs

from btec_rules.model.editions import EDITION_2025_26, Band, Edition, carried_to, require_in_force
from btec_rules.model.errors import Fault, ImpossibleFacts
from btec_rules.model.guards import MOST_ITEMS, MOST_MARKS, idents, kind, mapping, refuse, shown, text, whole
from btec_rules.model.records import ABSENT, Mark, marks_of
from btec_rules.model.rulings import Finding, Ruling, advice, conclude, consequence, failed, passed, unknown
from btec_rules.model.series import Series
from btec_rules.model.subjects import Chooser, ModerationMode, Subject
from btec_rules.model.tables import Shown, Table
from btec_rules.model.values import Value

__all__ = (
    "Addition",
    "Replacement",
    "Sample",
    "SampleReview",
    "draw",
    "recordings_required",
    "review",
    "sample_size",
)

_NOBODY_ABSENT = passed("sampling.absent-in-sample")
_CENTRE_PICKS = passed("sampling.pearson-picks")
_SIZE = passed("sampling.size")
_VIDEOS = passed("sampling.videos")
_ALL_ON_VIDEO = passed("sampling.no-video")


@attrs.frozen(repr=False)
class Sample(Shown):
    """A sample that was drawn.

    Args:
        members: Everyone in it, in order of candidate.
        random: The random part, lowest ticket first.
        added: Those added for the highest and then the lowest non-zero mark.
        ruling: Whether the sample is lawful, and what it is good for.
    """

    members: tuple[str, ...]
    random: tuple[str, ...]
    added: tuple[str, ...]
    ruling: Ruling

    def _parts(self) -> tuple[Table | Shown, ...]:
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

    Anybody can repeat it, in any language. A candidate's ticket is the SHA-256 hex digest of the seed, a line feed and
    the candidate, in UTF-8. The lowest tickets among those who can be sampled are the random part; then the highest and
    the lowest non-zero mark are added where they are missing. Agree on the seed before the marks are known, or take one
    that nobody can choose, and nobody can steer the draw.

    In Sport this is one lawful way to pick. In every other subject Pearson's own system picks, and it picks otherwise:
    there the draw is a rehearsal.

    Args:
        marks: The whole cohort's marks by candidate, ``ABSENT`` for those who were; their order never matters.
        seed: Any text of one line, at most 256 characters; the same seed gives the same draw for ever.
        subject: The Tech Award.
        series: The series; December/January 2025-26 or later.
        recorded: In Sport, the candidates with video evidence; elsewhere not looked at.
        edition: The numbers to apply.

    Returns:
        The sample and a ruling on it; codes ``sampling.pearson-picks``, ``sampling.visited-subject``,
        ``sampling.size``, ``sampling.highest-missing``, ``sampling.lowest-missing``, ``sampling.larger-than-table``,
        ``sampling.videos``, ``sampling.no-video``.

    Raises:
        InvalidFact: If a mark is none, a candidate comes up twice, or an argument is of the wrong type.
        ImpossibleFacts: If somebody in *recorded* is not in *marks*.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-1 to SAMP-5 (guide p. 15-16); OPEN-3, OPEN-4, OPEN-5, OPEN-7, OPEN-18, OPEN-19, OPEN-30, OPEN-42, OPEN-48.
    """
    cohort = read_cohort(marks, subject=subject, series=series, seed=seed, recorded=recorded, edition=edition)
    drawn = tuple(heapq.nsmallest(cohort.wanted, cohort.can_be_drawn(), key=cohort.ticket))
    extremes, findings = cohort.extremes(drawn)
    added = tuple(candidate for candidate, _ in extremes)
    members = tuple(sorted(drawn + added))
    findings += cohort.conditions(members)
    if subject.sample_chosen_by is Chooser.PEARSON and subject.moderated_by is ModerationMode.REMOTE:
        findings.append(advice("sampling.pearson-picks", subject=subject.title))
    return Sample(members, drawn, added, conclude(findings, edition.id, cohort.readings(members)))


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
class SampleReview(Shown):
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

    def _parts(self) -> tuple[Table | Shown, ...]:
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
    faults: list[Fault] = []
    asked = idents(faults, "requested", requested)
    hopes = {
        name: whole(faults, f"expected[{name}]", mark, most=MOST_MARKS)
        for name, mark in mapping(faults, "expected", {} if expected is None else expected)
    }
    refuse(faults)
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


def sample_size(cohort_size: int, *, series: Series | None = None, edition: Edition = EDITION_2025_26) -> int:
    """Look up how many students are sampled.

    Args:
        cohort_size: Everyone entered for the component in the series, absent students too; 0 to 1,000,000.
        series: The series, where the caller wants to be told if the table does not hold for it.
        edition: The numbers to apply.

    Returns:
        Everyone up to 15, then 15 up to 100, 20 up to 200, and 25 above; 0 for nobody. Absent students can't be sampled
        and extremes may be added, so the sample itself can be smaller or larger.

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-3 (guide p. 15); OPEN-3, OPEN-19.
    """
    size = _accept(cohort_size, series, edition, rule="SAMP-3")
    return look_up(edition.sampling_bands, size)


def recordings_required(cohort_size: int, *, series: Series | None = None, edition: Edition = EDITION_2025_26) -> int:
    """Look up how many students of a Sport cohort must be recorded on video.

    Args:
        cohort_size: Everyone entered for the component in the series, absent students too; 0 to 1,000,000.
        series: The series, where the caller wants to be told if the table does not hold for it.
        edition: The numbers to apply.

    Returns:
        Everyone up to 20, then 20 up to 200, and 25 above; 0 for nobody. No more than have a mark are asked for in a
        review (OPEN-48).

    Raises:
        InvalidFact: If an argument is of the wrong type or out of range.
        NoRuleInForce: If *series* is before December/January 2025-26, for which the guide has no table.

    Source:
        SAMP-4 (guide p. 15); OPEN-19, OPEN-48.
    """
    size = _accept(cohort_size, series, edition, rule="SAMP-4")
    return look_up(edition.recording_bands, size)


def band_of(bands: tuple[Band, ...], size: int) -> int | None:
    """Give what the first band that *size* fits into asks for; ``None`` is everyone. The last band takes any size."""
    for largest, wanted in bands:
        if largest is None or size <= largest:
            return wanted
    return None


def look_up(bands: tuple[Band, ...], size: int) -> int:
    """Give how many of *size* the bands ask for."""
    wanted = band_of(bands, size)
    return size if wanted is None or wanted > size else wanted


def _accept(cohort_size: object, series: Series | None, edition: Edition, *, rule: str) -> int:
    if type(cohort_size) is int and 0 <= cohort_size <= MOST_ITEMS and series is None and type(edition) is Edition:
        return cohort_size
    faults: list[Fault] = []
    size = whole(faults, "cohort_size", cohort_size)
    if series is not None:
        kind(faults, "series", series, Series)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    if series is not None:
        require_in_force(edition, series, rule=rule, since=edition.sampling_in_force)
    return size


@attrs.frozen(eq=False, repr=False)
class Cohort:
    """Everyone entered for one component in one series, checked and ready to be asked about.

    Args:
        marked: The marks of those who have one.
        absent: Those who were absent.
        holders: The code of each extreme, the highest and the lowest non-zero mark, with those who hold it.
        recorded: Those recorded on video; ``None`` where that is not known, or not asked for in the subject.
        subject: The Tech Award.
        series: The series.
        seed: What tickets are made of, with the candidate.
        edition: The numbers to apply.
    """

    marked: dict[str, int]
    absent: frozenset[str]
    holders: list[tuple[str, list[str]]]
    recorded: frozenset[str] | None
    subject: Subject
    series: Series
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
        if self.recorded is None:
            return list(self.marked)
        return [candidate for candidate in self.marked if candidate in self.recorded]

    def extremes(self, members: Collection[str]) -> tuple[list[tuple[str, Finding]], list[Finding]]:
        """Find whom *members* lack of the highest and the lowest non-zero mark.

        Returns:
            Whom to add, each with the reason; and every finding on the two conditions.
        """
        within = set(members)
        added: list[tuple[str, Finding]] = []
        findings: list[Finding] = []
        for code, holders in self.holders:
            finding = passed(code)
            if holders and not within.intersection(holders):
                free = [holder for holder in holders if self.recorded is None or holder in self.recorded]
                if free:
                    chosen = min(free, key=self.ticket)
                    finding = consequence(code, candidate=chosen, mark=self.marked[chosen])
                    added.append((chosen, finding))
                    within.add(chosen)
                else:
                    finding = failed(code, candidates=tuple(sorted(holders)), mark=self.marked[holders[0]])
            findings.append(finding)
        return added, findings

    def conditions(self, members: Collection[str]) -> list[Finding]:
        """Judge a sample on everything but its extremes and its absentees."""
        findings = []
        if self.subject.moderated_by is ModerationMode.VISIT:
            findings.append(unknown("sampling.visited-subject", fact="sample-in-a-visited-subject"))
        if self.subject.sample_chosen_by is Chooser.CENTRE:
            findings.append(_CENTRE_PICKS)
        if len(members) >= self.wanted:
            findings.append(_SIZE)
        else:
            judged = failed if self.subject.sample_chosen_by is Chooser.CENTRE else advice
            findings.append(judged("sampling.size", size=len(members), wanted=self.wanted, cohort=self.size))
        if len(members) > self.table_size:
            findings.append(consequence("sampling.larger-than-table", size=len(members), wanted=self.wanted))
        if self.subject.video_required:
            findings += self._on_video(members)
        return findings

    def readings(self, members: Iterable[str]) -> list[str]:
        """List the open points that a sample of this cohort touches, whoever picked it."""
        leans = carried_to(self.edition, self.series)
        if self.subject.moderated_by is ModerationMode.VISIT:
            leans += ("OPEN-30", *self.subject.readings)
        if self.table_size > len(self.marked):
            leans.append("OPEN-3")
        if self.subject.video_required and look_up(self.edition.recording_bands, self.size) > len(self.marked):
            leans.append("OPEN-48")
        holders = [found for _, found in self.holders]
        if any(len(found) > 1 for found in holders):
            leans.append("OPEN-4")
        if self.marked and not any(holders):
            leans.append("OPEN-5")
        if self.recorded is not None and any(found and self.recorded.isdisjoint(found) for found in holders):
            leans.append("OPEN-18")
        if any(self.marked.get(candidate) == 0 for candidate in members):
            leans.append("OPEN-7")
        return leans

    def _on_video(self, members: Collection[str]) -> list[Finding]:
        if self.recorded is None:
            return [unknown("sampling.videos", fact="recorded")]
        wanted = min(look_up(self.edition.recording_bands, self.size), len(self.marked))
        found = len(self.recorded & self.marked.keys())
        without = tuple(sorted(set(members) - self.recorded))
        return [
            _VIDEOS if found >= wanted else failed("sampling.videos", found=found, wanted=wanted, cohort=self.size),
            failed("sampling.no-video", candidates=without) if without else _ALL_ON_VIDEO,
        ]


def _holders(marked: dict[str, int]) -> list[tuple[str, list[str]]]:
    """Pair the code of each extreme with those who hold that mark; nobody where all are zero (OPEN-5)."""
    marks = [mark for mark in marked.values() if mark > 0]
    highest, lowest = max(marks, default=None), min(marks, default=None)
    return [
        ("sampling.highest-missing", [one for one, mark in marked.items() if mark == highest]),
        ("sampling.lowest-missing", [one for one, mark in marked.items() if mark == lowest]),
    ]


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
        InvalidFact: If a mark is none, a candidate comes up twice, or an argument is of the wrong type.
        ImpossibleFacts: If somebody in *recorded* is not in *marks*.
        NoRuleInForce: If *series* is before the sample sizes are in force.
    """
    faults: list[Fault] = []
    sheet = marks_of(faults, marks)
    kind(faults, "subject", subject, Subject)
    kind(faults, "series", series, Series)
    plain_seed = text(faults, "seed", seed)
    videos = None if recorded is None else idents(faults, "recorded", recorded)
    kind(faults, "edition", edition, Edition)
    refuse(faults)
    refuse_strangers("recorded", videos or (), sheet)
    require_in_force(edition, series, rule="SAMP-3", since=edition.sampling_in_force)
    marked = {candidate: mark for candidate, mark in sheet.items() if mark is not ABSENT}
    return Cohort(
        marked=marked,
        absent=frozenset([candidate for candidate, mark in sheet.items() if mark is ABSENT]),
        holders=_holders(marked),
        recorded=frozenset(videos) if videos is not None and subject.video_required else None,
        subject=subject,
        series=series,
        seed=plain_seed,
        edition=edition,
    )


def refuse_strangers(name: str, candidates: Iterable[str], known: Collection[str]) -> None:
    """Refuse candidates that are not on the mark sheet.

    Raises:
        ImpossibleFacts: If there is at least one; every one is named.
    """
    strangers = [candidate for candidate in candidates if candidate not in known]
    if strangers:
        raise ImpossibleFacts(*(Fault(name, shown(one), "a candidate who is in marks") for one in strangers))
