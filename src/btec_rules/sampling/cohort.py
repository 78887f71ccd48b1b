"""Cohort: everyone entered for one component in one series, and what a sample of them has to have.

The marks given are always those of the whole cohort: retakes, pathways and assessors together (OPEN-29).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described
from btec_rules.editions.edition import Edition
from btec_rules.model.records import ABSENT, Mark, marks_of
from btec_rules.model.series import Series
from btec_rules.model.subjects import Chooser, ModerationMode, Subject
from btec_rules.rulings.findings import Finding, advice, consequence, failed, passed, unknown
from btec_rules.rulings.in_force import carried_to, require_in_force
from btec_rules.sampling.sizes import band_of, look_up

__all__ = ()

_NOBODY_ABSENT = passed("sampling.absent-in-sample")


_CENTRE_PICKS = passed("sampling.pearson-picks")


_SIZE = passed("sampling.size")


_VIDEOS = passed("sampling.videos")


_ALL_ON_VIDEO = passed("sampling.no-video")


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
    facts = Facts()
    sheet = marks_of(facts, marks)
    facts.instance("subject", subject, Subject)
    facts.instance("series", series, Series)
    plain_seed = facts.text("seed", seed)
    videos = None if recorded is None else facts.idents("recorded", recorded)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
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
        raise ImpossibleFacts(*(Fault(name, described(one), "a candidate who is in marks") for one in strangers))
