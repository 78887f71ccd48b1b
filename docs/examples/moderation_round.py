"""A moderation round: one internal component in one series, from the mark sheet to the day when work may be destroyed.

It reads a mark sheet, the requested sample, a list of sittings and claims, and the key dates of the series. After a
summary and a list of what to do for each learner, it answers:

1. Is the mark sheet complete?
2. Is the sample lawful? Who must be added or swapped, and why?
3. Which learners meet the terminal rule?
4. Who may retake what, when, and with which consequence?
5. What can each learner claim, and what will count?
6. When may the work be destroyed?

Every answer has its rule and the page of the guide. Run it without options for the invented data beside it, or with
``--marks`` for your own files, CSV as Excel or an MIS saves it; ``--help`` lists the other options::

    python moderation_round.py
    python moderation_round.py --json
    python moderation_round.py --html > round.html
    python moderation_round.py --marks sheet.csv --maximum 60 --subject Sport --component 2 --series 2026-06 --seed lot

To see how the library is used, read `build`, which asks it everything and turns `Facts` into a `Report`. `as_text`,
`as_html` and `as_json` write the report. `read` turns options and files into facts, and is the only part that opens a
file. For a broken file it reports every bad line by number and ends with exit status 2.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import datetime
import io
import json
import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from html import escape
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    OPEN_POINTS,
    RULES,
    BtecRulesError,
    Calendar,
    Fault,
    Finding,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    Mark,
    OpenPoint,
    Outcome,
    Rule,
    Ruling,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    audit,
    certification,
    entries,
    mark_sheet,
    moderation,
    read_rows,
    retakes,
    retention,
    sampling,
    subjects,
    terminal_rule,
)

T = TypeVar("T")
LONGEST_NAME = 64
"""Characters that the library takes for the id of a learner or a candidate."""


# --- asking the library: facts to a report ----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that the report depends on; ``None`` is a fact that nobody has given."""

    subject: Subject
    component: int
    series: Series
    maximum: int
    marks: Mapping[str, Mark]
    seed: str = ""
    entered: Collection[str] | None = None
    absent: Collection[str] | None = None
    requested: Collection[str] | None = None
    whole_request: bool | None = None
    expected: Mapping[str, int] | None = None
    recorded: Collection[str] | None = None
    records: Mapping[str, LearnerRecord] = field(default_factory=dict)
    candidates: Mapping[str, str] = field(default_factory=dict)
    """The candidate of this very series, by learner."""
    until: Series | None = None
    calendar: Calendar = field(default_factory=Calendar)
    """The day on which it is asked, and the key dates: every answer comes from this one."""
    certificates_received: datetime.date | None = None
    read_once: Sequence[str] = ()
    """The lines that say what an earlier line says."""
    invented: bool = False


@dataclass(frozen=True)
class Judged:
    """A component in a series, and the ruling on it."""

    component: int
    series: Series
    ruling: Ruling


@dataclass(frozen=True, kw_only=True)
class Learner:
    """Where one learner stands."""

    name: str
    candidate: str | None
    terminal: Ruling
    retaken: tuple[Judged, ...]
    """Retakes that are sat or entered already."""
    retakes: tuple[Judged, ...]
    """Retakes that could be entered after this round, up to the end of the course; refused ones too."""
    options: tuple[certification.CertificationOption, ...]
    claims: tuple[Judged, ...]
    """A claim in every series with an external sitting, and in every series that was claimed."""
    results: tuple[certification.QualificationResult, ...]
    waiting: tuple[tuple[int, Series], ...]
    """Components whose counting attempt in a series is open while a UMS is missing (OPEN-47)."""
    certificates: tuple[certification.Certificate, ...]
    tables: certification.Certificate | None

    @property
    def rulings(self) -> list[Ruling]:
        """Every ruling on this learner."""
        judged = [one.ruling for one in (*self.retaken, *self.retakes, *self.claims)]
        return [self.terminal, *judged, *(option.ruling for option in self.options)]


@dataclass(frozen=True, kw_only=True)
class Report:
    """The answers of a round."""

    facts: Facts
    deadline: datetime.date
    advised: datetime.date
    sheet: Ruling
    drawn: sampling.Sample | None
    review: sampling.SampleReview
    audit: audit.CohortReport
    """What there is to do for each learner."""
    learners: tuple[Learner, ...]
    earliest: datetime.date | None
    disposal: Ruling | None
    """Whether the work of a student whose certificates were received may go on the day."""
    disposal_unclaimed: Ruling | None
    """The same for a student without any claim, who can't have received one."""
    readings: tuple[OpenPoint, ...]
    rules: Mapping[str, Rule]
    """The rules behind the answers that are dates."""

    @property
    def sample(self) -> Ruling:
        """The ruling on the sample: on the draw where one was drawn, as outside Sport that is a rehearsal."""
        return self.review.ruling if self.drawn is None else self.drawn.ruling


def build(facts: Facts) -> Report:
    """Ask the library everything; nothing is read or written here."""
    subject, series, seed, marks = facts.subject, facts.series, facts.seed, facts.marks
    entered = tuple(marks) if facts.entered is None else facts.entered
    sheet = mark_sheet.check(entered, marks, maximum=facts.maximum, absent=facts.absent)
    drawn, requested, recorded = None, facts.requested, facts.recorded
    if requested is None:
        drawn = sampling.draw(marks, seed=seed, subject=subject, series=series, recorded=recorded)
        requested = drawn.members
    review = sampling.review(
        requested,
        marks,
        subject=subject,
        series=series,
        seed=seed,
        expected=facts.expected,
        recorded=recorded,
        whole_request=facts.whole_request,
    )
    learners = tuple(follow(name, facts) for name in facts.records)
    deadline, advised = moderation.submission_deadline(series), moderation.advised_submission_date(series)
    received, calendar = facts.certificates_received, facts.calendar
    earliest = retention.earliest_disposal(received, series=series, calendar=calendar) if received else None
    disposal = unclaimed = None
    if calendar.on:
        disposal = retention.check_disposal(certificates_received=received, series=series, calendar=calendar)
        unclaimed = retention.check_disposal(certificates_received=(), series=series, calendar=calendar)
    position = audit.cohort(facts.records, calendar=calendar, until=facts.until)
    rulings = [
        sheet,
        review.ruling if drawn is None else drawn.ruling,
        *(ruling for learner in learners for ruling in learner.rulings),
    ]
    rulings += [one.ruling for one in position.reports]
    readings = {point for ruling in rulings for point in ruling.assumptions}
    readings |= {"OPEN-9"} if earliest else set()
    readings |= {"OPEN-14"} if advised != deadline else set()
    readings |= {"OPEN-47"} if any(learner.waiting for learner in learners) else set()
    return Report(
        facts=facts,
        deadline=deadline,
        advised=advised,
        sheet=sheet,
        drawn=drawn,
        review=review,
        audit=position,
        learners=learners,
        earliest=earliest,
        disposal=disposal,
        disposal_unclaimed=unclaimed,
        readings=tuple(OPEN_POINTS[point] for point in OPEN_POINTS if point in readings),
        rules={"deadline": RULES["MOD-4"], "earliest": RULES["KEEP-1"]},
    )


def follow(name: str, facts: Facts) -> Learner:
    """Ask everything about one learner."""
    record, calendar, first, until = facts.records[name], facts.calendar, facts.series.next, facts.until
    external, internal = record.subject.external, record.subject.internal
    retaken = [retake for component in internal for retake in record.attempts(component)[1:]]
    to_come = [
        Judged(component, option.series, in_time(record, component, option, calendar))
        for component in internal
        for option in (retakes.options(record, component, until=until, first=first) if until else ())
    ]
    involved = {sitting.series for sitting in record.sittings if sitting.component == external}.union(
        record.claimed or ()
    )
    claims = [
        Judged(external, series, certification.check_claim(record, series, calendar=calendar))
        for series in sorted(involved)
    ]
    options = certification.options(record, calendar=calendar)
    counts = {series for option in options for series in option.counts}
    counts |= {claim.series for claim in claims if claim.ruling.allowed}
    results = [certification.result(record, series) for series in sorted(counts)]
    counted = [(component, result.series) for result in results for component in internal]
    return Learner(
        name=name,
        candidate=facts.candidates.get(name),
        terminal=terminal_rule.check(record),
        retaken=tuple(Judged(one.component, one.series, check_retaken(record, one)) for one in retaken),
        retakes=tuple(to_come),
        options=options,
        claims=tuple(claims),
        results=tuple(results),
        waiting=tuple((component, series) for component, series in counted if is_waiting(record, component, series)),
        certificates=certification.certificates(record),
        tables=certification.performance_tables_certificate(record),
    )


def in_time(record: LearnerRecord, component: int, option: retakes.RetakeOption, calendar: Calendar) -> Ruling:
    """Rule on a retake to come: by the rules, and no longer where its entry or its work comes too late on the day."""
    entry = entries.check_entry(record, component, option.series, calendar=calendar)
    return option.ruling if option.ruling.failed or not entry.failed else entry


def check_retaken(record: LearnerRecord, retake: Sitting) -> Ruling:
    """Rule on a retake that is on the record, as if it were still to be entered."""
    others = [one for one in record.sittings if one.component != retake.component or one.series < retake.series]
    asked = LearnerRecord(record.subject, others, claimed=record.claimed)
    return retakes.check(asked, retake.component, retake.series)


def is_waiting(record: LearnerRecord, component: int, at: Series) -> bool:
    """Whether a component was sat, but a missing UMS leaves it open which attempt counts (OPEN-47)."""
    sat = any(sitting.status is Status.SAT for sitting in record.attempts(component, at=at))
    return sat and retakes.counting_sitting(record, component, at=at) is None


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Put learners or candidates in order, L2 before L10, even if a spreadsheet has removed leading zeros."""
    return tuple(sorted(names, key=lambda name: (re.sub("[0-9]+", _with_zeros, name.casefold()), name)))


def _with_zeros(number: re.Match[str]) -> str:
    return number[0].zfill(LONGEST_NAME)


# --- writing: a report to text, HTML and JSON -------------------------------------------------------------------------

BLOCK = 20  # marks are typed into Edexcel Online in blocks of 20
WIDTH = 100
VERDICTS = {Verdict.ALLOWED: "yes", Verdict.REFUSED: "NO", Verdict.UNDECIDED: "not decided"}
COMPLETE = VERDICTS | {Verdict.ALLOWED: "complete", Verdict.REFUSED: "NOT IN ORDER"}
NOT_CHECKED = "not checked against the entries"
UNCHECKED = VERDICTS | {Verdict.ALLOWED: NOT_CHECKED, Verdict.REFUSED: f"NOT IN ORDER, and {NOT_CHECKED}"}
"""What is said of a mark sheet without a list of entries: nobody can know whether it is complete."""
MET = VERDICTS | {Verdict.ALLOWED: "met", Verdict.REFUSED: "NOT MET"}
RETAKE = VERDICTS | {Verdict.ALLOWED: "allowed", Verdict.REFUSED: "NOT ALLOWED"}
STANDINGS = {
    audit.Standing.CERTIFICATED: "certificate held",
    audit.Standing.ON_COURSE: "on course",
    audit.Standing.UNDER_WAY: "under way",
    audit.Standing.AT_RISK: "AT RISK",
    audit.Standing.NO_WAY_LEFT: "NO WAY LEFT",
    audit.Standing.AWAITING_RESULTS: "claimed, waiting for results",
    audit.Standing.UNCLEAR: "UNCLEAR",
    audit.Standing.UNREADABLE: "data errors",
}
NOTES = {Outcome.UNKNOWN: "open: ", Outcome.ADVICE: "note: "}
WAYS = {
    "claim": "Claim {claim}",
    "keep": "Keep what is claimed",
    "recertify": "Claim {claim}, for a further certificate",
    "resit-and-claim": "Sit the external component again in {resit}, and claim only then",
    "resit-and-recertify": "Sit the external component again in {resit}, and claim that for a further certificate",
    "claim-resit-recertify": "Claim {claim}; sit the external component again in {resit}, and claim that too",
}
NO_SITTINGS = ["No sittings were given (--sittings)."]


def as_json(report: Report) -> str:
    """Write the report for machines: the fields of the classes above and of the library's, in plain types."""
    return json.dumps(report, indent=2, default=plain)


def plain(value: Any) -> object:
    """Give what the JSON writer does not know as something that it does."""
    if isinstance(value, Ruling):
        return {**value.to_dict(), "explanation": value.explain().splitlines()}
    if isinstance(value, Finding):
        return {**value.to_dict(), "message": value.message}
    if isinstance(value, Series | Subject):
        return value.code if isinstance(value, Series) else value.title
    if isinstance(value, datetime.date | Enum):
        return value.isoformat() if isinstance(value, datetime.date) else value.value
    parts = getattr(value, "__attrs_attrs__", None) or fields(value)
    said = {"to_do": value.to_do} if isinstance(value, audit.Action) else {}
    return {part.name: getattr(value, part.name) for part in parts} | said


def sections(report: Report, *, everybody: bool = False) -> dict[str, list[str]]:
    """Give the report for people, as lines under titles: answers first, each with rule and page.

    What to do is listed for those who need something, and for *everybody* on request.
    """
    return {
        "SUMMARY": summary(report),
        WHAT_TO_DO: about_learners(report, everybody=everybody),
        "1. MARK SHEET": about_sheet(report),
        SAMPLE: about_sample(report),
        "3. TERMINAL RULE": about_terminal(report),
        "4. RETAKES": about_retakes(report),
        "5. CERTIFICATION": about_claims(report),
        "6. KEEPING THE WORK": about_work(report),
        TYPING: about_typing(report),
        "READINGS": about_readings(report),
    }


WHAT_TO_DO, SAMPLE, TYPING = "WHAT TO DO", "2. SAMPLE", "7. MARKS TO TYPE"


def to_type(report: Report) -> dict[str, Collection[str]]:
    """Give the candidates whose marks are listed in blocks, by section."""
    facts = report.facts
    return {SAMPLE: report.review.final, TYPING: facts.marks if facts.entered is None else facts.entered}


def as_text(report: Report, *, everybody: bool = False) -> str:
    """Write the report for people, in lines of at most 100 characters."""
    lines, blocks = heading(report), to_type(report)
    for title, body in sections(report, everybody=everybody).items():
        lines += ["", title, "-" * len(title), *body, *typed(blocks.get(title, ()), report.facts.marks)]
    return "\n".join(wrapped(line) for line in lines)


def as_html(report: Report, *, everybody: bool = False) -> str:
    """Write the report for people as a page without scripts, for any browser and for paper."""
    title, *about = heading(report)
    title = title.replace("MODERATION ROUND", "Moderation round")
    blocks = to_type(report)
    parts = [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(line)}</p>" for line in about)]
    for name, body in sections(report, everybody=everybody).items():
        told = as_list(body) + as_tables(blocks.get(name, ()), report.facts.marks)
        if name == WHAT_TO_DO and report.learners:
            told = report.audit.as_html(exceptions_only=not everybody, heading=3)
        titled = re.sub("[a-z]", lambda first: first[0].upper(), name.lower(), count=1)
        parts.append(f"<section><h2>{escape(titled)}</h2>{told}</section>")
    return PAGE.format(title=escape(title), body="\n".join(parts))


PAGE = """\
<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
body {{ max-width: 50rem; margin: 1rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, Arial, sans-serif; }}
caption, th, td {{ text-align: left; padding: .1rem 1rem .1rem 0; }}
.blocks {{ display: flex; flex-wrap: wrap; gap: 1rem 2rem; }}
.to-do {{ font-weight: bold; }}
li, tr {{ break-inside: avoid; }} h2, h3, caption {{ break-after: avoid; }}
</style></head>
<body><main>
{body}
</main></body>
</html>"""


def as_list(lines: Iterable[str]) -> str:
    """Write lines as a list; one that is further in, or begins with a dash, belongs to the one before."""
    written, depths = "", [-1]
    for line in lines:
        inner = line.strip()
        depth = len(line) - len(line.lstrip(" ")) + 2 * inner.startswith("- ")
        while depth < depths[-1]:
            written += "</li></ul>"
            depths.pop()
        if depth > depths[-1]:
            written += "<ul>"
            depths.append(depth)
        else:
            written += "</li>"
        written += f"<li>{escape(inner.removeprefix('- '))}"
    return written + "</li></ul>" * (len(depths) - 1)


def as_tables(candidates: Iterable[str], marks: Mapping[str, Mark]) -> str:
    """Write candidates and their marks in order, a table for each block."""
    tables = []
    for number, block in enumerate(in_blocks(candidates), 1):
        rows = (f'<tr><th scope="row">{escape(one)}</th><td>{written(marks.get(one))}</td></tr>' for one in block)
        head = '<thead><tr><th scope="col">Candidate</th><th scope="col">Mark</th></tr></thead>'
        caption = f"Block {number}: {len(block)} candidates"
        tables.append(f"<table><caption>{caption}</caption>{head}<tbody>{''.join(rows)}</tbody></table>")
    return f'<div class="blocks">{"".join(tables)}</div>' if tables else ""


def wrapped(line: str) -> str:
    """Wrap a line that is too long, with the rest indented."""
    margin = " " * (len(line) - len(line.lstrip(" ")))
    hang = margin + "  "
    text = textwrap.fill(line.strip(), WIDTH, initial_indent=margin, subsequent_indent=hang, break_on_hyphens=False)
    return text.replace("\xa0", " ")


def cite(*rules: str) -> str:
    """Name rules with their pages; a line never ends between "p." and the number."""
    by_page: dict[int, list[str]] = {}
    for rule in sorted(set(rules)):
        by_page.setdefault(RULES[rule].page, []).append(rule)
    return "(" + "; ".join(f"{', '.join(found)}, p.\xa0{page}" for page, found in sorted(by_page.items())) + ")"


def verdict(ruling: Ruling, words: Mapping[Verdict, str] = VERDICTS) -> str:
    """Give a verdict in words; where it is yes, with the conditions that hold."""
    passed = [finding.rule for finding in ruling.having(Outcome.PASSED) if finding.rule in RULES]
    if not passed or not ruling.allowed:
        return words[ruling.verdict]
    hold = f"all {len(passed)} conditions hold" if len(passed) > 1 else "the condition holds"
    return f"{words[ruling.verdict]}; {hold} {cite(*passed)}"


def why(ruling: Ruling, margin: str = "", *, but: Container[Finding] = ()) -> list[str]:
    """Give what decides a ruling and what follows from it, without the findings *but*."""
    told = [one for one in ruling.findings if one.outcome is not Outcome.PASSED and one not in but]
    return [f"{margin}- {because(one)}" for one in told]


def moot(ruling: Ruling) -> tuple[Finding, ...]:
    """Give what would follow from going ahead, and what is not known about it, where it is refused."""
    refused = ruling.verdict is Verdict.REFUSED
    return (*ruling.consequences, *ruling.having(Outcome.ADVICE), *ruling.unknown) if refused else ()


def because(finding: Finding) -> str:
    """Give one finding, with rule and page."""
    where = cite(finding.rule) if finding.rule in RULES else f"({finding.rule}, p.\xa0{finding.page})"
    return f"{NOTES.get(finding.outcome, '')}{finding.message} {where}"


def in_words(day: datetime.date | None, none: str = "") -> str:
    """Write a day as people do, such as 15 May 2026; or *none* where it is not known."""
    return f"{day.day} {day:%B %Y}" if day else none


def listed(items: Iterable[str], none: str = "nobody") -> str:
    """Join items, or say that there is none."""
    return ", ".join(items) or none


def labels(series: Iterable[Series]) -> str:
    """Name series in words."""
    return " and ".join(one.label for one in series)


def held(learner: Learner) -> str:
    """Name the series of the certificates that a learner holds."""
    return labels(certificate.series for certificate in learner.certificates)


def who(learner: Learner) -> str:
    """Name a learner, with the candidate of this series where that is known."""
    return f"{learner.name} ({learner.candidate})" if learner.candidate else learner.name


def written(mark: Mark | None) -> str:
    """Write a mark as it is typed; a question mark is one that is missing."""
    return "?" if mark is None else str(mark.value if isinstance(mark, Enum) else mark)


def in_blocks(candidates: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Put candidates in order and in blocks."""
    names = in_order(candidates)
    return (names[start : start + BLOCK] for start in range(0, len(names), BLOCK))


def typed(candidates: Iterable[str], marks: Mapping[str, Mark]) -> list[str]:
    """Write candidates and their marks in order and in blocks, five to a line where there is room."""
    lines = []
    for number, block in enumerate(in_blocks(candidates), 1):
        wide = max(map(len, block))
        cells = [f"{name:<{wide}}  {written(marks.get(name)):>3}" for name in block]
        across = max(1, min(5, WIDTH // (wide + 12)))
        lines.append(f"  Block {number}: {len(block)} candidates, {block[0]} to {block[-1]}")
        lines += ["    " + "     ".join(cells[at : at + across]) for at in range(0, len(cells), across)]
    return lines


def heading(report: Report) -> list[str]:
    """Say what the report is about."""
    facts = report.facts
    visited = facts.subject.moderated_by is subjects.ModerationMode.VISIT
    advised = f", a weekend; it is wise to be done by {in_words(report.advised)}"
    weekend = "" if report.advised == report.deadline else advised
    return [
        f"MODERATION ROUND: {facts.subject.title}, component {facts.component}, {facts.series.label}",
        *(["INVENTED DATA: no candidate, learner, mark or day in this report is real."] if facts.invented else []),
        f"By the Centre Guide, edition {report.sheet.edition}. Seed: {facts.seed or 'none given'}",
        f"Marks{'' if visited else ' and sample'} are due by {in_words(report.deadline)}{weekend} {cite('MOD-4')}",
        *([f"Said twice, and read once: {listed(facts.read_once)}."] if facts.read_once else []),
    ]


def summary(report: Report) -> list[str]:
    """Give the answers in a few lines; the sections have the reasons."""
    learners = report.learners
    met = {which: listed(one.name for one in learners if one.terminal.verdict is which) for which in Verdict}
    unlawful = [
        f"{learner.name} (component {one.component} in {one.series.label})"
        for learner in learners
        for one in learner.retaken
        if not one.ruling.allowed
    ]
    claimable = (one.name for one in learners if any(option.claims for option in one.options))
    position = report.audit
    counts = [f"{STANDINGS[which]} {count}" for which, count in position.counts.items() if count]
    next_due = (
        f"{in_words(position.next_due[0].due)}, for {listed(names(position.next_due))}"
        if position.next_due
        else "no day known"
    )
    on_learners = [
        f"Learners: {len(learners)}; {', '.join(counts)}",
        f"No certificate as things stand, or not certain: {listed(one.learner or '' for one in position.ineligible)}",
        f"Due next: {next_due}",
        f"Terminal rule: met by {met[Verdict.ALLOWED]}",
        f"Terminal rule: NOT MET by {met[Verdict.REFUSED]}",
        f"Terminal rule: not decided for {met[Verdict.UNDECIDED]}",
        f"Retakes sat or entered against the rules: {listed(unlawful, none='none')}",
        f"Certificates: held by {listed(one.name for one in learners if one.certificates)}",
        f"Certificates: something to claim, now or later, for {listed(claimable)}",
    ]
    words = UNCHECKED if report.facts.entered is None else COMPLETE
    zeros = list(report.facts.marks.values()).count(0) if report.sheet.having(Outcome.ADVICE) else 0
    return [
        f"Mark sheet: {words[report.sheet.verdict]}{f'; make sure of its zeros, {zeros}' if zeros else ''}",
        f"Sample: {changes(report)}",
        *(on_learners if learners else NO_SITTINGS),
        f"Work of those whose certificates have come may be destroyed from: {in_words(report.earliest, 'not known')}",
    ]


def names(actions: Iterable[audit.Action]) -> Iterable[str]:
    """Name the learners of some actions, each once."""
    return dict.fromkeys(action.learner or "" for action in actions)


def changes(report: Report) -> str:
    """Say whether the sample is lawful, and what must change."""
    review = report.review
    unsure = [one.params.get("absent") for one in review.ruling.unknown]
    todo = [
        f"replace {one.absent} by {one.by or 'nobody, as nobody is left'}{' (a proposal)' * (one.absent in unsure)}"
        for one in review.replaced
    ]
    todo += [f"add {one.candidate}" for one in review.added]
    lawful = "lawful with these changes" if todo else f"lawful as {'drawn' if report.drawn else 'asked for'}"
    words = VERDICTS | {Verdict.ALLOWED: lawful, Verdict.REFUSED: "NOT LAWFUL"}
    if any(one.code == "sampling.pearson-picks" for one in report.sample.unknown):
        todo = ["only a rehearsal, as Pearson picks"]
    return ": ".join([words[report.sample.verdict], *(["; ".join(todo)] if todo else [])])


def about_learners(report: Report, *, everybody: bool = False) -> list[str]:
    """What is there to do for each learner, most urgent first? Those who need nothing are counted."""
    on = report.facts.calendar.on
    lines = [f"As of {in_words(on)}." if on else "No date was given (--on), so nothing counts as late."]
    if not report.facts.calendar.key_dates:
        lines.append("Key dates were not given (--key-dates), so few things have a date.")
    positions = report.audit.reports if everybody else report.audit.exceptions
    if left := len(report.learners) - len(positions):
        lines.append(f"Nothing to do: {left} learner{'s' * (left > 1)} (--all lists them).")
    learners = {learner.name: learner for learner in report.learners}
    for position in positions:
        lines.append(f"{who(learners[position.learner or ''])}: {STANDINGS[position.standing]}")
        for action in position.actions:
            parts = [because(action.finding), action.to_do and f"TO DO: {action.to_do}", action.by_when]
            lines.append(f"  - {' '.join(part for part in parts if part)}")
            if action.task is audit.Task.DECIDE:
                lines += [f"    - {way}" for way in position.explain_ways()]
    return lines if report.learners else NO_SITTINGS


def about_sheet(report: Report) -> list[str]:
    """Is the mark sheet complete?"""
    facts, marks = report.facts, list(report.facts.marks.values())
    crosses, zeros = marks.count(ABSENT), marks.count(0)
    lines = [f"{len(marks)} candidates, {crosses} with an X and {zeros} with a zero; marks go up to {facts.maximum}."]
    if facts.entered is None:
        lines.append("No list of entries was given (--entered), so we could not check for missing students.")
    if facts.absent is None:
        lines.append("No list of absent students was given (--absent), so we could not check zeros and X.")
    answer = UNCHECKED[report.sheet.verdict] if facts.entered is None else verdict(report.sheet, COMPLETE)
    return [*lines, f"The mark sheet: {answer}", *why(report.sheet)]


def about_sample(report: Report) -> list[str]:
    """Is the sample lawful? Who must be added or swapped, and why?"""
    facts, drawn, review = report.facts, report.drawn, report.review
    if drawn is None:
        lines = [f"{len(facts.requested or ())} of {len(facts.marks)} candidates were asked for."]
    else:
        lines = [
            f"No sample was given (--requested), so one was drawn at random: {listed(in_order(drawn.random))}",
            f"Added to the draw for the highest and the lowest mark: {listed(drawn.added)}",
        ]
    lines.append(f"The sample: {verdict(report.sample, {report.sample.verdict: changes(report)})}")
    lines += why(report.sample)
    if report.sheet.verdict is Verdict.REFUSED:
        lines.append("- note: the mark sheet is not in order; look at the sample again once it is.")
    return [*lines, f"The whole sample, {len(review.final)} students in order:"]


def about_terminal(report: Report) -> list[str]:
    """Which learners meet the terminal rule?"""
    lines = ["Future entries count as if they were already sat."]
    for learner in report.learners:
        lines += [f"{who(learner)}: {verdict(learner.terminal, MET)}", *why(learner.terminal, "  ")]
        if learner.certificates and not learner.terminal.allowed:
            lines.append(f"  - what was claimed stands all the same: {held(learner)} {cite('CERT-5')}")
    return lines if report.learners else NO_SITTINGS


def about_retakes(report: Report) -> list[str]:
    """Who may retake what, when, and with which consequence?"""
    judged = [one.ruling for learner in report.learners for one in (*learner.retaken, *learner.retakes)]
    follows = [finding for ruling in judged for finding in (*ruling.consequences, *ruling.having(Outcome.ADVICE))]
    general = dict.fromkeys(finding for finding in follows if not finding.pairs)
    lines = ["For every retake that is allowed:", *(f"- {because(one)}" for one in general)] if general else []
    if report.facts.until is None:
        lines.append("Future retakes are not listed: the last series of the course was not given (--until).")
    for learner in report.learners:
        lines += [who(learner), *about_entries("already entered in", learner.retaken, general)]
        lines += about_entries("to enter in", learner.retakes, general)
    return lines if report.learners else NO_SITTINGS


def about_entries(how: str, judged: Iterable[Judged], general: Iterable[Finding]) -> list[str]:
    """Write rulings on retakes, grouping those that say the same."""
    series_of: dict[tuple[int, tuple[str, ...]], list[Series]] = {}
    for one in judged:
        told = why(one.ruling, "    ", but=(*general, *moot(one.ruling)))
        reasons = (line.replace(one.series.label, "that series") for line in told)
        series_of.setdefault((one.component, (verdict(one.ruling, RETAKE), *reasons)), []).append(one.series)
    components_of: dict[tuple[str, ...], list[str]] = {}
    for (component, (answer, *because_of)), series in series_of.items():
        components_of.setdefault((f"{how} {labels(series)}: {answer}", *because_of), []).append(str(component))
    return [
        line
        for (answer, *because_of), found in components_of.items()
        for line in (f"  component{'s' * (len(found) > 1)} {' and '.join(found)}, {answer}", *because_of)
    ]


def about_claims(report: Report) -> list[str]:
    """What can each learner claim, and what will count?"""
    lines = [
        f"For an internal component the better attempt counts {cite('RET-5')}.",
        f"For the external component the sitting in the claimed series counts {cite('CERT-4')}.",
        "Each resit is shown in the first series in which it is lawful.",
        "The dates for claims are in the key dates schedule, not in the guide.",
    ]
    for learner in report.learners:
        lines.append(who(learner))
        if learner.tables:
            tables = f"performance tables count {learner.tables.series.label} {cite('CERT-6')}"
            lines.append(f"  Certificates held: {held(learner)}; {tables}")
        for option in learner.options:
            late = option.resit and report.facts.until and option.resit > report.facts.until
            way = WAYS[option.code].format(claim=labels(option.claims[:1]), resit=option.resit and option.resit.label)
            lines.append(f"  {way}{' (after the end of the course)' if late else ''}: {verdict(option.ruling)}")
            lines += why(option.ruling, "    ")
        offered = {series for option in learner.options for series in (*option.claims, *option.counts)}
        for claim in learner.claims:
            if claim.series not in offered:
                lines += [
                    f"  Claim {claim.series.label}: {verdict(claim.ruling)}",
                    *why(claim.ruling, "    ", but=moot(claim.ruling)),
                ]
        if not learner.claims:
            lines.append(f"  Nothing to claim: the external component is neither sat nor entered {cite('CERT-1')}")
        for result in learner.results:
            total = "total not known yet" if result.total is None else f"total {result.total}"
            parts = "; ".join(counting(learner, result.series, *part) for part in result.counting)
            lines.append(f"  What counts for {result.series.label}: {total}; {parts}")
    return lines if report.learners else NO_SITTINGS


def counting(learner: Learner, series: Series, component: int, sitting: Sitting | None) -> str:
    """Say which sitting of a component counts for a series."""
    if sitting is not None:
        ums = "not known yet" if sitting.ums is None else sitting.ums
        return f"component {component}: {ums} ({sitting.series.label})"
    waits = (component, series) in learner.waiting
    return f"component {component}: {'open until every UMS is known (OPEN-47)' if waits else 'not sat yet'}"


def about_work(report: Report) -> list[str]:
    """When may the work be destroyed?"""
    facts, closes = report.facts, report.facts.calendar.of(report.facts.series).reviews_close
    weeks, first = EDITION_2025_26.retention_weeks, in_words(report.earliest, "not known")
    received = in_words(facts.certificates_received, "not given (--certificates-received)")
    lines = [
        f"Certificates received: {received}",
        f"Reviews of moderation close: {in_words(closes, 'not given (reviews_close in --key-dates)')}",
        f"Work is kept for {weeks} weeks; the first day on which it may be destroyed: {first} {cite('KEEP-1')}",
    ]
    if report.disposal is None or report.disposal_unclaimed is None:
        return [*lines, "No date was given (--on), so there is no answer for one."]
    lines += [
        f"May it be destroyed on {in_words(facts.calendar.on)}? {verdict(report.disposal)}",
        *why(report.disposal),
    ]
    unclaimed = [learner.name for learner in report.learners if not facts.records[learner.name].claimed]
    if unclaimed:
        lines.append(f"And the work of those who have claimed nothing, {listed(unclaimed)}? NO")
        lines += [f"- {because(one)}" for one in report.disposal_unclaimed.failed]
    return lines


def about_typing(report: Report) -> list[str]:
    """List every mark as it is typed into Edexcel Online."""
    everyone = "Everyone on the mark sheet" if report.facts.entered is None else "Everyone entered"
    return [f"{everyone}, in order and in blocks of {BLOCK}; X means absent, ? a missing mark."]


def about_readings(report: Report) -> list[str]:
    """List the points that the guide leaves open, and how the library reads them."""
    lines = ["The guide is unclear on these points. This is how the answers above read it."]
    for point in report.readings:
        lines += [f"{point.id}: {point.question}", f"  {point.reading} [{point.standing}]"]
    return lines


# --- reading: options and files to facts ------------------------------------------------------------------------------

SITTING_COLUMNS = ("learner", "candidate", "component", "series", "ums", "status", "claimed")
KEY_DAYS = (
    *("entries_close", "late_entries_close", "late_claims_open", "late_claims_close"),
    *("report_expected", "amendments_close", "results_day", "reviews_close"),
)
ANY_SUBJECT = Subject("any", internal=range(1, 99), external=99)
"""The subject with which sittings are read if their own is unknown, so that their faults are found too."""
MOST_MARKS = 10_000
SHOWN = 70


@dataclass
class Table:
    """The rows of one CSV file, the lines that they begin on, and what is wrong with them."""

    name: str
    lines: list[int] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    bad: list[tuple[int, Fault]] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    """The lines that say what an earlier one says."""
    torn: str = ""
    """The text of lines that could not be split; a candidate in there does not count as unknown."""

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        return zip(self.lines, self.rows, strict=True)

    def refuse(self, line: int, column: str, got: str, expected: str) -> None:
        """Note something that cannot be used; line 0 is the file as a whole."""
        place = (self.name, f"line {line}" if line else "", column)
        self.bad.append((line, Fault(", ".join(part for part in place if part), got[:SHOWN], expected)))

    def take(self, faults: Iterable[Fault]) -> None:
        """Note the library's faults, with the file's lines for the library's rows."""
        for fault in faults:
            row, _, key = fault.name.partition(": ")
            number = re.fullmatch("row ([0-9]+)", row)
            line = self.lines[int(number[1]) - 1] if number else 0
            expected = re.sub(r"\brow ([0-9]+)", lambda found: f"line {self.lines[int(found[1]) - 1]}", fault.expected)
            self.refuse(line, key, fault.got, expected)

    def candidates(self, column: str = "candidate") -> list[str]:
        """Read the candidates of a column; an empty text is one that can't be read."""
        return [candidate_in(row[column]) for row in self.rows]

    def refuse_strangers(self, others: Collection[str], where: Table) -> None:
        """Refuse candidates who are not among the *others* of another table, as far as it could be read."""
        for line, candidate in zip(self.lines, self.candidates(), strict=True):
            if others and candidate and candidate not in others and candidate not in where.torn:
                self.refuse(line, "candidate", ascii(candidate), f"a candidate of {where.name}")


def candidate_in(cell: str) -> str:
    """Read one candidate as a mark sheet is read; an empty text where it can't be."""
    read = mark_sheet.parse([{"candidate": cell, "mark": ABSENT.value}], maximum=1)
    return next(iter(read.marks), "")


def series_in(cell: str) -> Series:
    """Read one series as those of sittings are read.

    Raises:
        InvalidFact: If it can't be read.
    """
    read = read_rows([{"learner": "anybody", "component": "1", "series": cell}], subject=subjects.ENTERPRISE)
    if read.faults:
        raise InvalidFact(Fault("series", read.faults[0].got, read.faults[0].expected))
    return next(iter(read.records.values())).sittings[0].series


def text_of(content: bytes) -> tuple[str, str]:
    """Give the text of a CSV file, and what stands between its columns: a comma, a semicolon or a tab.

    Raises:
        ValueError: If it is no CSV file. The message says what it is, and shows nothing of what is in it.
    """
    other = {b"PK\3\4": "an Excel workbook", b"\xd0\xcf\x11\xe0": "an old Excel workbook", b"%PDF": "a PDF"}
    not_text, empty = "a file that is not text", "an empty file"
    for start, what in other.items():
        if content.startswith(start):
            raise ValueError(what)
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        unwanted = "[\0-\x08\x0b\x0c\x0e-\x1f\x7f]" if encoding == "cp1252" else "\0"
        with contextlib.suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if not re.search(unwanted, text):
                break
    else:
        raise ValueError(not_text)
    heading = next((line for line in text.splitlines() if line.strip()), "")
    if not heading:
        raise ValueError(empty)
    try:
        return text, csv.Sniffer().sniff(heading[:2000], delimiters=",;\t").delimiter
    except csv.Error:
        return text, ","  # a single column


def read_table(path: str, columns: Collection[str]) -> Table:
    """Read a CSV file as spreadsheets save it, and check its heading row; blank lines are ignored."""
    table = Table(path)
    try:
        text, delimiter = text_of(Path(path).read_bytes())
    except OSError as error:
        table.refuse(0, "", f"nothing that can be read ({error.strerror})", "a CSV file")
        return table
    except ValueError as error:
        table.refuse(0, "", str(error), "a CSV file, as Excel makes with Save As, CSV UTF-8")
        return table
    records = _records(table, list(io.StringIO(unicodedata.normalize("NFC", text), newline="")), delimiter)
    at, header = next(records, (1, []))
    if not set(columns) & set(header):  # the first line may be a student's, so it is not shown
        table.refuse(at, "", "no heading row", f"a first line that names the columns: {', '.join(columns)}")
        return table
    for column in columns:
        if (count := header.count(column)) != 1:
            table.refuse(at, f"column {column}", f"{count or 'none'} of that name in {','.join(header)!a}", "one")
    for number, cells in records if set(columns) <= set(header) else ():
        if len(cells) == len(header):
            table.lines.append(number)
            table.rows.append(dict(zip(header, cells, strict=True)))
        else:
            table.refuse(number, "", f"cells: {len(cells)}", f"{len(header)}, as in the header")
            table.torn += ",".join(cells)
    return table


def _records(table: Table, lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Split CSV into records: the first line of each, and its cells."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    between = {",": "commas", ";": "semicolons", "\t": "tabs"}[delimiter]
    while (before := reader.line_num) < len(lines):
        try:
            cells = next(reader, [])
        except csv.Error as error:
            table.refuse(before + 1, "", f"no CSV ({error})", f"cells with {between} between them")
            table.torn += "".join(lines[before : reader.line_num])
            continue
        if any(cell.strip() for cell in cells):
            yield before + 1, cells


Cohort = tuple[Collection[str], Table]
"""Candidates, and the table that they come from."""


class Entered(NamedTuple):
    """What one line of the sittings says, as the library reads it."""

    line: int
    learner: str
    candidate: str
    sitting: Sitting


class Intake:
    """The options and files of one call, and everything that is wrong with them."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.tables: list[Table] = []
        self.bad: list[Fault] = []

    @property
    def faults(self) -> list[Fault]:
        """Everything that is wrong: with options first, then with each file, line by line."""
        return self.bad + [fault for table in self.tables for _, fault in sorted(table.bad, key=itemgetter(0))]

    def option(self, name: str, parse: Callable[[str], T], expected: str, *, needed: bool = False) -> T | None:
        """Read one option; ``None`` where it was not given or is bad."""
        flag, given = "--" + name.replace("_", "-"), getattr(self.options, name)
        if given is None:
            if needed:
                self.bad.append(Fault(flag, "nothing", expected))
            return None
        try:
            return parse(given)
        except BtecRulesError as error:
            self.bad.append(Fault(flag, error.got, error.expected))
        except ValueError:
            self.bad.append(Fault(flag, ascii(given)[:SHOWN], expected))
        return None

    def table(self, name: str, *columns: str) -> Table | None:
        """Read the file that an option names; ``None`` where it was not given."""
        path = getattr(self.options, name)
        if path is None:
            return None
        self.tables.append(read_table(path, columns))
        return self.tables[-1]

    def sheet(self, table: Table, maximum: int, **columns: str) -> dict[str, Mark]:
        """Read a table as a mark sheet, and note what is wrong with it."""
        try:
            read = mark_sheet.parse(table.rows, maximum=maximum, columns=columns)
        except InvalidFact as error:
            table.take(error.faults)
            return {}
        table.take(read.faults)
        return {one: read.marks[one] for one in in_order(read.marks)}

    def marks(self, maximum: int) -> tuple[Table, dict[str, Mark]]:
        """Read the mark sheet: the rows of the cohort."""
        candidate, mark = self.options.candidate_column, self.options.mark_column
        conditions = [(column, value) for column, _, value in (one.partition("=") for one in self.options.where or ())]
        columns = dict.fromkeys([candidate, mark, *(column for column, _ in conditions)])
        table = self.table("marks", *columns) or Table("")
        kept = [(line, row) for line, row in table if all(row[column] == value for column, value in conditions)]
        if not kept and not table.bad:
            table.refuse(0, "", "nobody", " with ".join(["at least one candidate", *(self.options.where or ())]))
        table.lines = [line for line, _ in kept]
        table.rows = [row for _, row in kept]
        return table, self.sheet(table, maximum, candidate=candidate, mark=mark) if kept else {}

    def candidates(self, name: str, among: Cohort | None = None) -> tuple[Cohort, tuple[str, ...]] | tuple[None, None]:
        """Read a list of candidates: a mark sheet on which everyone has the same mark."""
        table = self.table(name, "candidate")
        if table is None:
            return None, None
        table.rows = [{"candidate": row["candidate"], "mark": ABSENT.value} for row in table.rows]
        found = self.sheet(table, maximum=1)
        if among:
            table.refuse_strangers(*among)
        return (set(table.candidates()) - {""}, table), tuple(found)

    def expected(self, maximum: int, among: Cohort) -> dict[str, int] | None:
        """Read the marks that absent students were expected to get."""
        table = self.table("expected", "candidate", "mark")
        if table is None:
            return None
        marks = self.sheet(table, maximum)
        table.refuse_strangers(*among)
        for line, candidate in zip(table.lines, table.candidates(), strict=True):
            if marks.get(candidate) is ABSENT:
                table.refuse(line, "mark", ascii(ABSENT.value), f"a whole number from 0 to {maximum}")
        return {candidate: mark for candidate, mark in marks.items() if mark is not ABSENT}

    def key_dates(self) -> tuple[KeyDates, ...]:
        """Read the key dates: a row for each series, a column for each day that is known."""
        table = self.table("key_dates", "series") or Table("")
        found: dict[Series, KeyDates] = {}
        for line, row in table:
            for column in row.keys() - {"series", "source", *KEY_DAYS}:
                table.refuse(line, column, ascii(row[column]), f"no such column, but some of {', '.join(KEY_DAYS)}")
            try:
                series = series_in(row["series"])
                given = {name: _day(row[name]) for name in KEY_DAYS if row.get(name)}
                one = KeyDates(series=series, source=row.get("source") or None, **given)
            except BtecRulesError as error:
                table.refuse(line, error.name, error.got, error.expected)
            except ValueError:
                table.refuse(line, "", ascii(",".join(row.values())), "days such as 2026-03-21, or blanks")
            else:
                if found.setdefault(series, one) is not one:
                    table.refuse(line, "series", ascii(series.code), "each series once")
        return tuple(found[series] for series in sorted(found))

    def sittings(self, subject: Subject) -> tuple[Table, list[Entered], dict[str, LearnerRecord]]:
        """Read the sittings and claims, one row a sitting: those of each line, and the records."""
        table = self.table("sittings", *SITTING_COLUMNS) or Table("")
        try:
            together = read_rows(table.rows, subject=subject)
        except InvalidFact as error:
            table.take(error.faults)
            return table, [], {}
        table.take(together.faults)
        table.again = [table.lines[row - 1] for row, _ in together.repeated]
        entered: list[Entered] = []
        for line, row in table:
            for learner, record in read_rows([row], subject=subject).entries:
                entered += [Entered(line, learner, candidate_in(row["candidate"]), one) for one in record.sittings]
        for one in entered:
            if one.sitting.series < EDITION_2025_26.suite_began:
                expected = f"{EDITION_2025_26.suite_began.code} or later, from when there is such a suite"
                table.refuse(one.line, "series", one.sitting.series.code, expected)
        return table, entered, together.records


def tie(
    sittings: Table,
    entered: Iterable[Entered],
    series: Series,
    component: int,
    marks: Mapping[str, Mark],
    everyone: Cohort,
) -> dict[str, str]:
    """Match learners with the candidates of this series, and refuse what contradicts the mark sheet."""
    of_learner: dict[str, tuple[str, int]] = {}
    of_candidate: dict[str, tuple[str, int]] = {}
    on_sheet = Table(sittings.name, bad=sittings.bad)
    for line, learner, candidate, sitting in entered:
        if sitting.series != series or not candidate:
            continue
        first, at = of_learner.setdefault(learner, (candidate, line))
        if first != candidate:
            sittings.refuse(line, "candidate", ascii(candidate), f"{first!a}, as line {at} has it for this learner")
        holder, at = of_candidate.setdefault(candidate, (learner, line))
        if holder != learner:
            sittings.refuse(line, "candidate", ascii(candidate), f"one of their own; line {at} gives it to {holder!a}")
        if sitting.component != component:
            continue
        on_sheet.lines.append(line)
        on_sheet.rows.append({"candidate": candidate})
        crossed = marks.get(candidate) is ABSENT
        if candidate in marks and crossed != (sitting.status is Status.ABSENT):
            expected = "absent, as the mark sheet has an X" if crossed else "sat, as the mark sheet has a mark"
            sittings.refuse(line, "status", ascii(sitting.status.value), expected)
    on_sheet.refuse_strangers(*everyone)
    return {learner: of_learner[learner][0] for learner in in_order(of_learner)}


def read(options: argparse.Namespace, *, invented: bool = False) -> tuple[Facts | None, list[Fault]]:
    """Read options and files; if anything is wrong, there are faults and no facts."""
    intake = Intake(options)
    known = {None: subjects.by_title, "standard": Subject.standard, "creative": Subject.creative}[options.shape]
    subject = intake.option("subject", known, "the title of a Tech Award", needed=True)
    series = intake.option("series", _series_with_samples, "a series such as 2026-06", needed=True)
    marks_up_to = f"a whole number from 1 to {MOST_MARKS}"
    maximum = intake.option("maximum", _whole(range(1, MOST_MARKS + 1)), marks_up_to, needed=True)
    internal = (subject or ANY_SUBJECT).internal
    component = intake.option("component", _whole(internal), "the number of an internal component", needed=True)
    seed = intake.option("seed", _seed, "a seed to draw a sample with, or --requested", needed=not options.requested)
    until = intake.option("until", series_in, "a series such as 2027-06")
    days = ("on", "certificates_received")
    on, received = (intake.option(name, _day, "a day such as 2026-08-27") for name in days)
    table, marks = intake.marks(maximum or MOST_MARKS)
    sheet = set(table.candidates(options.candidate_column)) - {""}, table
    entry_list, entered = intake.candidates("entered")
    _, absent = intake.candidates("absent", among=entry_list or sheet)
    _, requested = intake.candidates("requested", among=sheet)
    _, recorded = intake.candidates("recorded", among=sheet)
    expected = intake.expected(maximum or MOST_MARKS, among=sheet)
    sittings, sat, records = intake.sittings(subject or ANY_SUBJECT)
    key_dates = intake.key_dates()
    candidates = tie(sittings, sat, series, component, marks, entry_list or sheet) if series and component else {}
    if intake.faults or not (subject and series and maximum and component):
        return None, intake.faults
    return Facts(
        subject=subject,
        component=component,
        series=series,
        maximum=maximum,
        marks=marks,
        seed=seed or "",
        entered=entered,
        absent=absent,
        requested=requested,
        whole_request=True if options.whole_request else None,
        expected=expected,
        recorded=recorded,
        records={name: records[name] for name in in_order(records)},
        candidates=candidates,
        until=until,
        calendar=Calendar(key_dates, on=on),
        certificates_received=received,
        read_once=tuple(f"line {line} of {Path(sittings.name).name}" for line in sittings.again),
        invented=invented,
    ), []


def _series_with_samples(given: str) -> Series:
    series = series_in(given)
    sampling.sample_size(0, series=series)
    return series


def _seed(given: str) -> str:
    sampling.draw({}, seed=given, subject=subjects.ENTERPRISE, series=EDITION_2025_26.sampling_in_force)
    return given


def _whole(among: Collection[int]) -> Callable[[str], int]:
    def parse(given: str) -> int:
        if given not in map(str, among):
            raise ValueError
        return int(given)

    return parse


def _day(given: str) -> datetime.date:
    if not re.fullmatch("2[0-9]{3}-[0-9]{2}-[0-9]{2}", given):
        raise ValueError
    return datetime.date.fromisoformat(given)


# --- the command ------------------------------------------------------------------------------------------------------

DATA = Path(__file__).parent / "data"
FILES = ("marks", "entered", "absent", "requested", "expected", "sittings", "key_dates")
INVENTED = {
    **{name: str(DATA / f"{name}.csv") for name in FILES},
    "subject": "Enterprise",
    "component": "1",
    "series": "2026-06",
    "maximum": "60",
    "seed": "an invented seed",
    "until": "2027-06",
    "on": "2026-05-11",
    "certificates_received": "2026-04-16",
}
"""What a run without ``--marks`` is about; the README beside the data says which line shows what."""
OWN = (*FILES[1:], "recorded", "where", "whole_request")
"""Options that mean nothing without your own mark sheet."""


def options() -> argparse.ArgumentParser:
    """Describe the options."""
    parser = argparse.ArgumentParser(
        description="One moderation round, answered with rule and page. Without --marks: on invented data.",
        epilog="Nothing is guessed: if a fact is not given, the answer says that it is missing.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--marks", metavar="FILE", help="the mark sheet, a CSV of candidates and marks or X")
    add("--candidate-column", metavar="NAME", default="candidate", help="its column of candidates (%(default)s)")
    add("--mark-column", metavar="NAME", default="mark", help="its column of marks (%(default)s)")
    add("--where", metavar="COLUMN=VALUE", action="append", help="take only these rows as the cohort; repeatable")
    add("--maximum", metavar="N", help="the highest mark of the component")
    add(
        "--entered",
        metavar="FILE",
        help="who was entered (column candidate); without it missing students can't be found",
    )
    add("--absent", metavar="FILE", help="who was absent (column candidate)")
    add("--requested", metavar="FILE", help="the requested sample (column candidate); without it one is drawn")
    add("--whole-request", action="store_true", default=None, help="Pearson ticked nobody else, however few those are")
    add("--expected", metavar="FILE", help="marks expected of absent students (columns candidate, mark)")
    add("--recorded", metavar="FILE", help="Sport: who is recorded on video (column candidate)")
    add("--sittings", metavar="FILE", help=f"sittings and claims (columns {', '.join(SITTING_COLUMNS)})")
    add("--subject", metavar="TITLE", help="the title of the Tech Award, such as Enterprise")
    shapes = "the kind of a subject that is not listed; check which component is external: with both it is component 3"
    add("--shape", choices=("standard", "creative"), help=shapes)
    add("--component", metavar="N", help="the internal component that the mark sheet is about")
    add("--series", metavar="SERIES", help="its series, such as 2026-06 or June 2026")
    add("--seed", metavar="TEXT", help="draws the sample if none was requested, and settles ties")
    add("--until", metavar="SERIES", help="the last series of the course; retakes are listed up to then")
    add("--on", metavar="DATE", help="today's date, which decides what is late and whether work may be destroyed")
    add("--key-dates", metavar="FILE", help="the key dates (column series, and any of the dates in KeyDates)")
    add("--certificates-received", metavar="DATE", help="the date on which the certificates arrived")
    add("--all", action="store_true", help="list what to do for everybody, also for those who need nothing")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="write JSON")
    how.add_argument("--html", action="store_true", help="write a page to open in a browser, to print or to mail")
    return parser


def chosen(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; an option whose value is a bare ``--`` has none, which argparse doesn't notice."""
    parser = options()
    given = parser.parse_args(argv)
    for name, value in vars(given).items():
        if isinstance(value, list) and (not value or [] in value):
            parser.error(f"argument --{name.replace('_', '-')}: expected one argument")
    return given


def main(argv: Sequence[str] | None = None) -> int:
    """Run the round: exit status 0 if it could be worked out, whatever the answers, and 2 if the input is broken."""
    given = chosen(argv)
    invented = given.marks is None
    stray = [f"--{name.replace('_', '-')}" for name in OWN if invented and getattr(given, name) is not None]
    faults: Sequence[Fault] = [Fault(name, "no --marks", "a mark sheet of your own with it") for name in stray]
    for name, value in INVENTED.items():
        if invented and getattr(given, name) is None:
            setattr(given, name, value)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # not every console has every letter
    try:
        facts, faults = (None, faults) if faults else read(given, invented=invented)
        if facts is not None:
            report = build(facts)
            if given.json:
                print(as_json(report))
            else:
                print((as_html if given.html else as_text)(report, everybody=given.all))
    except BtecRulesError as error:
        faults = error.faults
    for fault in faults:
        print(f"{fault.name}: found {fault.got}, expected {fault.expected}", file=sys.stderr)
    return 2 if faults else 0


if __name__ == "__main__":
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)
